import type { Draft } from "../../bindings/Draft";
import type { Finding } from "../../bindings/Finding";
import type { Home } from "../../bindings/Home";
import type { Outcome } from "../../bindings/Outcome";
import type { OutcomeState } from "../../bindings/OutcomeState";
import type { Questions } from "../../bindings/Questions";
import type { Task } from "../../bindings/Task";
import { longDate } from "../../components/dates";
import { at, withValue } from "../../referral/pointer";
import type { Json } from "../../referral/shapes";
import type { ReferralView } from "../shapes";
import { TODAY } from "./home";
import home from "../../../../src-tauri/example/home.json";
import referral from "../../../../src-tauri/example/referral-1-kayden.json";
import questions from "./questions.json";
import { blankEntry, blankReferral } from "./referrals";

// The example home's open referral, half done, as the sections of a referral are looked at and tested.

/** Dates inside the example's sentences are marked so that the example never grows old. */
function dated(text: string): string {
  return text.replaceAll(/⟦(\d{4}-\d\d-\d\d)(?:\|\w+)?⟧/g, (_, day: string) => longDate(day));
}

/** Lays what the example says over a blank of the same shape, entry by entry. */
function over(blank: Json, said: Json, pointer = ""): Json {
  if (typeof said === "string") return dated(said);
  if (Array.isArray(said)) return said.map((entry) => over(blankEntry(pointer), entry, `${pointer}/*`));
  if (typeof said !== "object" || said === null) return said;
  const under = typeof blank === "object" && blank !== null && !Array.isArray(blank) ? blank : {};
  return Object.fromEntries([
    ...Object.entries(under),
    ...Object.entries(said).map(([name, value]) => [
      name,
      over(under[name] ?? null, value, `${pointer}/${name}`),
    ]),
  ]);
}

const ACCEPT: Outcome[] = ["accept", "accept_with_conditions", "accept_emergency"];
const find = (part: Pick<Finding, "key" | "weight" | "sentence" | "place"> & Partial<Finding>): Finding => ({
  rule: part.key.split(":")[0] ?? "",
  provision: "GUIDE/11.4",
  citation: "page 56, paragraph 11.4",
  force: "guide",
  closes: part.weight === "consider" ? [] : ACCEPT,
  may_disagree: part.weight !== "settle",
  disagreed_because: null,
  ...part,
});
const place = (task: Task["id"], pointer: string) => ({ task, pointer: `/referral${pointer}` });

const FINDINGS: Finding[] = [
  find({
    key: "GROUP-01:h3",
    weight: "settle",
    sentence: "Tomas has no entry yet. The impact on every child living here has to be considered.",
    place: place("group", "/group/entries"),
  }),
  find({
    key: "GROUP-03:g7",
    weight: "settle",
    sentence: "A risk noted for Ben (“going missing, exploitation”) is not followed by a measure.",
    place: place("group", "/group/rows/6/measure"),
  }),
  find({
    key: "RANGE-02:n9",
    weight: "settle",
    sentence:
      "Whether “Fire-setting: two fires in outdoor bins” is inside the range of needs is not answered.",
    provision: "CHR2015/14(2)(a)",
    citation: "regulation 14(2)(a)",
    force: "regulation",
    place: place("range", "/needs/8/range/finding"),
  }),
  find({
    key: "DECISION-02:",
    weight: "settle",
    sentence: "“What would change the answer” has not been answered.",
    provision: null,
    citation: null,
    force: "threshold",
    place: place("decision", "/decision/would_change"),
    closes: [...ACCEPT, "not_yet", "decline_cannot_respond"],
  }),
  find({
    key: "GAPS-01:n9",
    weight: "challenge",
    sentence:
      "What was done after the second fire is asked for in no letter: ask for the fire service’s report.",
    provision: "GUIDE/11.5",
    citation: "page 56, paragraph 11.5",
    place: place("gaps", "/challenges"),
  }),
  find({
    key: "VIEWS-02:h1",
    weight: "consider",
    sentence: "Nobody has yet asked Aisha what would help her feel safe with someone new.",
    place: place("group", "/group/entries/0/asked"),
  }),
];

const task = (id: Task["id"], status: Task["status"], summary: string): Task => {
  const count = (weight: Finding["weight"]) =>
    FINDINGS.filter((finding) => finding.place.task === id && finding.weight === weight).length;
  return {
    id,
    status,
    summary,
    settle: count("settle"),
    challenge: count("challenge"),
    consider: count("consider"),
  };
};

const TASKS: Task[] = [
  task("referral", "complete", "Who asked, legal status, why now, where Kayden has lived"),
  task("first_screen", "complete", "Age, places, admission criteria"),
  task("plans", "in_progress", "1 relevant plan held, 7 other papers"),
  task("needs", "complete", "9 needs, 4 risks"),
  task("further", "complete", "Liberty, distance, therapy, devices: each may bring questions of its own"),
  task("area", "complete", "The placing authority’s approvals"),
  task("devices", "complete", "1 device"),
  task("range", "in_progress", "8 of 9 answered against version 4"),
  task("response", "in_progress", "8 of 9 answered"),
  task("group", "in_progress", "2 of 3 children considered"),
  task("gaps", "in_progress", "1 letter sent, 0 answered"),
  task("views", "in_progress", "7 people heard besides the child’s own"),
  task("move", "in_progress", "Pace, first evening, school, health, family time"),
  task("decision", "in_progress", "No outcome chosen"),
  task("check", "cannot_start", "Read it all once more, then sign with your passphrase"),
];

const OUTCOMES: Outcome[] = [
  "accept",
  "accept_with_conditions",
  "accept_emergency",
  "not_yet",
  "decline_outside_range",
  "decline_cannot_respond",
  "decline_effect_on_children",
  "decline_not_informed",
  "decline_no_place",
  "withdrawn_by_authority",
  "placed_elsewhere",
];

/** Which outcomes are open while these findings stand. */
export function outcomesUnder(findings: readonly Finding[]): OutcomeState[] {
  return OUTCOMES.map((outcome) => {
    const closed_by = findings
      .filter((finding) => finding.disagreed_because === null && finding.closes.includes(outcome))
      .map((finding) => finding.key);
    return { outcome, open: closed_by.length === 0, closed_by, terms: [] };
  });
}

const DRAFT: Draft = {
  kind: "challenge",
  to: "Rachel Denby, Social worker, children in care team 2",
  to_kind: "local_authority",
  items: [
    {
      gap: "need:n9",
      what: "the fire service’s report of the second fire",
      why: "Without it we cannot say what a measure would have to do.",
      ground: null,
      also: [],
    },
  ],
  letter:
    "21 November 2026\n\nTo: Rachel Denby\n\nDear Rachel Denby,\n\nBefore we can answer, we need the following.\n\n1. The fire service’s report of the second fire.\n\nPlease reply by 25 November 2026.\n\nYours sincerely,\nMiriam Okafor",
  reply_by: "2026-11-25",
};

/** The example's open referral: nine needs, three children living here, a letter with its log. */
/** As the program tells it: what a yes would rest on that is not in place today. */
function notInPlace(made: Json): { id: string; words: string }[] {
  const entries = (pointer: string): Json[] => (at(made, pointer) as Json[] | undefined) ?? [];
  const not = (entry: Json, pointer: string) => at(entry, pointer) !== "today";
  const needs = entries("/needs")
    .filter((need) => at(need, "/withdrawn") === null && not(need, "/response/in_place"))
    .map((need) => ({ id: String(at(need, "/id")), words: `what “${String(at(need, "/what"))}” requires` }));
  const rows = entries("/group/rows")
    .filter((row) => at(row, "/withdrawn") === null && at(row, "/effect") === "risk" && not(row, "/in_place"))
    .map((row) => ({ id: String(at(row, "/id")), words: `the measure: ${String(at(row, "/measure"))}` }));
  return [...needs, ...rows];
}

export function openReferral(id = "open"): ReferralView {
  const blank = blankReferral(id);
  const made = over((blank.case as unknown as { referral: Json }).referral, referral as unknown as Json);
  let whole = withValue(blank.case as unknown as Json, "/referral", withValue(made, "/id", id));
  whole = withValue(whole, "/home", over(null, home as unknown as Json) as unknown as Json);
  return {
    ...blank,
    number: 1,
    case: whole as unknown as ReferralView["case"],
    appraisal: {
      today: TODAY,
      findings: FINDINGS,
      could_not_evaluate: [],
      tasks: TASKS,
      outcomes: outcomesUnder(FINDINGS),
      first_screen: {
        conditions: ["The home may care for no more than five children at any one time."],
        criteria: [
          "the child is aged 10 to 17 on the day of the move",
          "a room is free, and there would be no more than five children",
        ],
      },
      questions: structuredClone(questions) as unknown as Questions,
      not_in_place: notInPlace(made),
      draft: DRAFT,
      words: [],
      ready_to_sign: false,
      not_ready_because: "no outcome has been chosen yet",
    },
  };
}

/** The same, with nothing left to settle and an outcome chosen: only the answers are to be checked. */
export function readyReferral(id = "ready"): ReferralView {
  const view = openReferral(id);
  const decided = withValue(
    view.case as unknown as Json,
    "/referral/decision/outcome",
    "accept_with_conditions" satisfies Outcome,
  );
  return {
    ...view,
    case: decided as unknown as ReferralView["case"],
    appraisal: {
      ...view.appraisal,
      findings: [],
      tasks: view.appraisal.tasks.map((t) => ({
        ...t,
        settle: 0,
        challenge: 0,
        consider: 0,
        status: t.id === "check" ? "in_progress" : "complete",
      })),
      outcomes: outcomesUnder([]),
      draft: null,
      not_ready_because: "nobody has gone through the answers yet",
    },
  };
}

/** The example home with the children the open referral speaks of. */
export const OPEN_HOME = over(null, home as unknown as Json) as unknown as Home;
