import type { Finding } from "../../bindings/Finding";
import type { Task } from "../../bindings/Task";
import type { Json, OpenReferral } from "../../referral/shapes";
import type { DecisionRow, ReferralRow } from "../shapes";
import { TODAY } from "./home";

export const ROWS: ReferralRow[] = [
  {
    id: "r1",
    child: "Kayden",
    date_of_birth: "2012-06-14",
    placing_authority: "Northshire",
    stands: "2 to settle",
    tone: "settle",
    next: "Tomas’s part of the group; one need outside the statement of purpose",
    needed_by: "2026-11-30",
    needs_you: true,
    emergency: false,
  },
  {
    id: "r2",
    child: "Marnie",
    date_of_birth: "2015-02-09",
    placing_authority: "Westmere",
    stands: "Challenge open 3 days",
    tone: "challenge",
    next: "Care plan promised by Monday 12:00; then service manager",
    needed_by: "2026-12-04",
    needs_you: true,
    emergency: false,
  },
  {
    id: "r3",
    child: "Ruben",
    date_of_birth: "2011-10-30",
    placing_authority: "Calder",
    stands: "Declined, signed 12 Nov",
    tone: "quiet",
    next: "Look again after 21 January",
    needed_by: null,
    needs_you: false,
    emergency: false,
  },
];

export const DECISIONS: DecisionRow[] = [
  {
    id: "d2",
    number: "2026-002",
    referral: "r3",
    child: "Ruben",
    outcome: "Decline: cannot respond effectively now",
    signed_at: "2026-11-12T16:20:00",
    signed_by: "Sam Okoro, registered manager",
  },
  {
    id: "d1",
    number: "2026-001",
    referral: "r4",
    child: "Tomas",
    outcome: "Accept on conditions",
    signed_at: "2026-09-24T11:05:00",
    signed_by: "Sam Okoro, registered manager",
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
  task("range", "in_progress", "1 of 2 answered against version 4", { settle: 1 }),
  task("response", "in_progress", "0 of 2 answered"),
  task("group", "in_progress", "2 of 3 children considered", { settle: 1 }),
  task("gaps", "in_progress", "1 letter drafted, 0 sent", { challenge: 1 }),
  task("views", "not_started", "0 people heard besides the child’s own"),
  task("move", "not_started", "Pace, first evening, school, health, family time"),
  task("decision", "not_started", "No outcome chosen", { consider: 1 }),
  task("check", "cannot_start", "Read it all once more, then sign with your passphrase"),
];

const need = (id: string, what: string): Json => ({ id, what, evidence: { knowledge: null }, range: {} });

/** An open referral with something to settle, to challenge and to consider. */
export function kayden(): OpenReferral {
  return {
    id: "r1",
    case: {
      format: "threshold-case/1",
      example: true,
      home: { name: "Rowan House" },
      referral: {
        id: "r1",
        receipt: {
          received_at: "2026-11-17T10:42:00",
          channel: "email",
          route: "planned",
          needed_by: "5_days_or_more",
          latest_start: "2026-11-30",
        },
        referrer: { placing_authority: "Northshire", person: "Jo Pell", role: "social worker" },
        child: { known_as: "Kayden", date_of_birth: "2012-06-14" },
        needs: [need("n1", "Going missing after family time"), need("n2", "Fire-setting")],
      },
      signing: null,
    },
    appraisal: {
      today: TODAY,
      findings: FINDINGS,
      could_not_evaluate: [],
      tasks: TASKS,
      outcomes: [],
      draft: null,
      ready_to_sign: false,
      not_ready_because: "no outcome has been chosen yet",
    },
  };
}
