import type { Case } from "../../bindings/Case";
import type { Finding } from "../../bindings/Finding";
import type { Task } from "../../bindings/Task";
import { withValue } from "../../referral/pointer";
import type { Json } from "../../referral/shapes";
import type { Ask, RecordRow, ReferralRow, ReferralView } from "../shapes";
import { AFTER, BEFORE } from "./dates";
import blank from "../../bindings/blank.json";
import { HOME, TODAY } from "./home";

const row = (
  part: Partial<ReferralRow> & Pick<ReferralRow, "id" | "number" | "child" | "stands">,
): ReferralRow => ({
  date_of_birth: null,
  age: null,
  placing_authority: null,
  received_at: null,
  route: "planned",
  needed_by: null,
  latest_start: null,
  weight: "open",
  next: "",
  outcome: null,
  signed_at: null,
  decides_again: null,
  changed_since: false,
  blocked: null,
  asks: [],
  ...part,
});

const ask = (part: Partial<Ask> & Pick<Ask, "kind" | "words">): Ask => ({
  due: null,
  days_left: null,
  days_since: null,
  task: null,
  oversight: null,
  ...part,
});

export const ROWS: ReferralRow[] = [
  row({
    id: "r1",
    number: 4,
    child: "Kayden",
    age: 14,
    placing_authority: "Northshire",
    stands: "2 to settle",
    weight: "settle",
    next: "Regulation 14: inside our range of needs?",
    latest_start: "2026-11-30",
    date_of_birth: "2012-06-14",
    blocked: {
      sentence: "Tomas has no entry yet. The impact on every child living here has to be considered.",
      task: "group",
      pointer: "/group/entries",
    },
    asks: [
      ask({
        kind: "answer",
        words: "Answer to Northshire, by 17:00",
        due: "2026-11-24",
        days_left: 3,
        task: "decision",
      }),
      ask({
        kind: "start",
        words: "Latest start of the move",
        due: "2026-11-30",
        days_left: 9,
        task: "move",
      }),
      ask({ kind: "letter", words: "Letter to Jo Pell not sent yet", task: "gaps" }),
    ],
  }),
  row({
    id: "r2",
    number: 5,
    child: "Marnie",
    age: 11,
    placing_authority: "Westmere",
    stands: "1 to challenge",
    weight: "challenge",
    next: "Information gaps and challenges",
    route: "emergency",
    needed_by: "under_5_days",
    blocked: {
      sentence: "The care plan exists but has not been supplied. A letter under regulation 5(c) is drafted.",
      task: "gaps",
      pointer: "/challenges",
    },
    asks: [
      ask({
        kind: "reply",
        words: "Reply to the challenge to Alex Dunn",
        due: "2026-11-19",
        days_left: -2,
        task: "gaps",
      }),
    ],
  }),
  row({
    id: "r3",
    number: 3,
    child: "Ruben",
    age: 15,
    placing_authority: "Calder",
    stands: "Decline: cannot respond effectively now",
    weight: "signed",
    outcome: "decline_cannot_respond",
    signed_at: "2026-11-12T16:20:00Z",
  }),
  row({
    id: "r4",
    number: 2,
    child: "Tomas",
    age: 10,
    date_of_birth: "2016-08-11",
    placing_authority: "Eastmere",
    stands: "Accept on conditions",
    weight: "signed",
    outcome: "accept_with_conditions",
    signed_at: "2026-09-24T10:05:00Z",
    asks: [
      ask({
        kind: "condition",
        words: "Condition: A smoke alarm he can test himself in his room",
        due: "2026-11-21",
        days_left: 0,
      }),
      ask({ kind: "date", words: "The social worker’s visit", due: "2026-11-27", days_left: 6 }),
      ask({
        kind: "date",
        words: "Review of the child’s case",
        due: "2027-01-21",
        days_left: 61,
      }),
    ],
  }),
];

export const RECORDS: RecordRow[] = [
  {
    number: "2026-002",
    referral_id: "r3",
    child: "Ruben",
    outcome: "decline_cannot_respond",
    outcome_words: "decline: cannot respond effectively now",
    signed_at: "2026-11-12T16:20:00Z",
    signer: "Sam Okoro",
    standing: "registered_manager",
    sha256: "0b".repeat(32),
  },
  {
    number: "2026-001",
    referral_id: "r4",
    child: "Tomas",
    outcome: "accept_with_conditions",
    outcome_words: "accept on conditions",
    signed_at: "2026-09-24T10:05:00Z",
    signer: "Sam Okoro",
    standing: "registered_manager",
    sha256: "1c".repeat(32),
  },
];

const place = (task: Task["id"], pointer: string) => ({ task, pointer: `/referral${pointer}` });

const FINDINGS: Finding[] = [
  {
    key: "GROUP-01:child-3",
    rule: "GROUP-01",
    weight: "settle",
    sentence: "Tomas has no entry yet. The impact on every child living here has to be considered.",
    provision: "guide-11.4",
    citation: "page 56, paragraph 11.4",
    force: "guide",
    place: place("group", "/group/entries"),
    closes: ["accept", "accept_with_conditions", "accept_emergency"],
    may_disagree: false,
    disagreed_because: null,
  },
  {
    key: "RANGE-02:n2",
    rule: "RANGE-02",
    weight: "settle",
    sentence: "“Fire-setting” is not mentioned in the statement of purpose you hold (version 4, 1 March).",
    provision: "chr-14-2-a",
    citation: "regulation 14(2)(a)",
    force: "regulation",
    place: place("range", "/needs/1/range/finding"),
    closes: ["accept", "accept_with_conditions", "accept_emergency"],
    may_disagree: true,
    disagreed_because: null,
  },
  {
    key: "PLANS-01:care_plan",
    rule: "PLANS-01",
    weight: "challenge",
    sentence: "The care plan exists but has not been supplied. A letter under regulation 5(c) is drafted.",
    provision: "guide-11.5",
    citation: "page 56, paragraph 11.5",
    force: "guide",
    place: place("gaps", "/challenges"),
    closes: ["accept", "accept_with_conditions"],
    may_disagree: true,
    disagreed_because: null,
  },
  {
    key: "WORDS-01:decision",
    rule: "WORDS-01",
    weight: "consider",
    sentence: "“Complex needs” appears in your reasons. Which need, exactly?",
    provision: null,
    citation: null,
    force: "threshold",
    place: place("decision", "/decision/response_reasons"),
    closes: [],
    may_disagree: true,
    disagreed_because: null,
  },
];

const task = (id: Task["id"], status: Task["status"], summary: string, counts: Partial<Task> = {}): Task => ({
  id,
  status,
  settle: 0,
  challenge: 0,
  consider: 0,
  summary,
  ...counts,
});

const TASKS: Task[] = [
  task("referral", "complete", "Who asked, legal status, why now, where Kayden has lived"),
  task("first_screen", "complete", "Age, places, admission criteria"),
  task("plans", "in_progress", "1 relevant plan held, 7 other papers"),
  task("needs", "complete", "2 needs, 1 risk"),
  task("further", "complete", "Liberty, distance, therapy, devices: each may bring questions of its own"),
  task("area", "complete", "The placing authority’s approvals"),
  task("devices", "complete", "1 device", { consider: 1 }),
  task("range", "in_progress", "1 of 2 answered against version 4", { settle: 1 }),
  task("response", "in_progress", "0 of 2 answered"),
  task("group", "in_progress", "2 of 3 children considered", { settle: 1 }),
  task("gaps", "in_progress", "1 letter drafted, 0 sent", { challenge: 1 }),
  task("views", "not_started", "0 people heard besides the child’s own"),
  task("move", "not_started", "Pace, first evening, school, health, family time"),
  task("decision", "not_started", "No outcome chosen", { consider: 1 }),
  task("check", "cannot_start", "Read it all once more, then sign with your passphrase"),
];

/** A new entry of a list with no answers yet, as Rust makes it. */
export function blankEntry(list: string): Json {
  return structuredClone((blank.entries as Record<string, Json>)[list] ?? {});
}

/** An open referral with every field there and unanswered. */
export function blankReferral(id: string): ReferralView {
  let made = structuredClone(blank.case) as unknown as Json;
  made = withValue(made, "/home", HOME as unknown as Json);
  made = withValue(made, "/referral/id", id);
  return {
    id,
    number: 6,
    revision: 1,
    case: made as unknown as Case,
    appraisal: {
      today: TODAY,
      findings: FINDINGS,
      could_not_evaluate: [],
      tasks: TASKS,
      outcomes: [],
      first_screen: { conditions: [], criteria: [] },
      questions: { proposed: [], no_longer: [] },
      not_in_place: [],
      draft: null,
      words: [],
      ready_to_sign: false,
      not_ready_because: "no outcome has been chosen yet",
    },
    record: null,
    again: null,
    afterwards: structuredClone(BEFORE),
  };
}

/** The referral in which the decision of another is made again, as Rust begins it. */
export function decidedAgain(first: ReferralView, number: number, ownEntry: string | null): ReferralView {
  const id = `${first.id}-again`;
  const made = { ...blankReferral(id), number };
  const referral = {
    ...structuredClone(first.case.referral),
    id,
    answers_checked: null,
    remakes: {
      referral: first.id,
      number: first.record?.number ?? "",
      signed_at: first.record?.signed_at ?? "",
      sha256: first.record?.sha256 ?? "",
      moved_in: TODAY,
      own_entry: ownEntry,
    },
  };
  return { ...made, case: { ...made.case, referral } };
}

/** A signed referral with what was noted since. */
export function signedReferral(number: string): ReferralView {
  const record = RECORDS.find((row) => row.number === number) ?? null;
  const view = blankReferral(record?.referral_id ?? "signed");
  const accepted = record?.outcome?.startsWith("accept") === true;
  const made = answered(view.case, [["/child/known_as", record?.child ?? ""]]);
  const afterwards = structuredClone(AFTER);
  return {
    ...view,
    record,
    case: made,
    appraisal: { ...view.appraisal, findings: [] },
    afterwards: accepted ? afterwards : { ...afterwards, since: null },
  };
}

/** An open referral with something to settle, to challenge and to consider. */
export function kayden(): ReferralView {
  const view = blankReferral("r1");
  const need = (id: string, what: string) => ({ ...(blankEntry("/needs") as object), id, what }) as Json;
  const answers: [string, Json][] = [
    ["/receipt/received_at", "2026-11-17T10:42:00"],
    ["/receipt/channel", "email"],
    ["/receipt/route", "planned"],
    ["/receipt/needed_by", "5_days_or_more"],
    ["/receipt/latest_start", "2026-11-30"],
    ["/referrer/placing_authority", "Northshire"],
    ["/referrer/person", "Jo Pell"],
    ["/referrer/role", "social worker"],
    ["/child/known_as", "Kayden"],
    ["/child/date_of_birth", "2012-06-14"],
    ["/needs", [need("n1", "Going missing after family time"), need("n2", "Fire-setting")]],
  ];
  return { ...view, number: 4, case: answered(view.case, answers) };
}

/** A case with answers put in their places. */
export function answered(before: Case, answers: readonly (readonly [string, unknown])[]): Case {
  return answers.reduce<Json>(
    (made, [pointer, value]) => withValue(made, `/referral${pointer}`, value as Json),
    before as unknown as Json,
  ) as unknown as Case;
}
