import type { AfterwardsView } from "../../bindings/AfterwardsView";
import type { Deadline } from "../../bindings/Deadline";
import { TODAY } from "./home";

const date = (
  part: Pick<Deadline, "key" | "event" | "when" | "sentences"> & Partial<Deadline>,
): Deadline => ({
  id: part.key.split(":")[0] ?? "",
  duty: "home",
  says: "The regulation requires the registered person to notify the local authority in whose area the home is, in writing and without delay, of every admission and every discharge.",
  force: "regulation",
  provisions: ["CHR2015/41(1)"],
  citations: ["regulation 41(1)"],
  can_be_done: true,
  ...part,
});

const PLAN = {
  event: "Placement plan agreed and signed",
  duty: "both",
  says: "The local authority must prepare the placement plan before the placement or, if that is not reasonably practicable, within five working days of its start. The regulation requires the registered person to co-operate in agreeing and signing it.",
  force: "local_authority",
  provisions: ["CPPCR2010/9(2)", "CHR2015/17(2)"],
  citations: ["regulation 9(2) of the Care Planning Regulations 2010", "regulation 17(2)"],
} as const;

const WORKING_DAYS =
  "Working days leave out weekends and the bank holidays of England and Wales, which Threshold knows for 2024 to 2028, worked out on 21 November 2026. A bank holiday announced for one occasion only is not among them.";

const elsewhere = date({
  key: "D4",
  event: "Notice of the admission to the host local authority",
  when: { kind: "not_applicable" },
  sentences: [
    "The host local authority is also the placing authority, so no notice is required (regulation 41(2)).",
  ],
});

/** Before the decision: what would start. */
export const BEFORE: AfterwardsView = {
  revision: 0,
  entries: [],
  since: null,
  predictions: [],
  dates: {
    today: TODAY,
    rests_on: [
      "No outcome is chosen. These dates would start with an acceptance.",
      "No start of the placement is recorded. The dates start with it, not with the decision.",
    ],
    conditions: [],
    deadlines: [
      date({
        ...PLAN,
        provisions: [...PLAN.provisions],
        citations: [...PLAN.citations],
        key: "D1",
        when: { kind: "waiting", if_as_planned: "2026-12-04" },
        sentences: [
          "Starts when the child moves in.",
          "If that is 30 November 2026, the target is 4 December 2026.",
        ],
      }),
      elsewhere,
    ],
    working_days: WORKING_DAYS,
  },
};

/** After it: signed in September, and a child has come since. */
export const AFTER: AfterwardsView = {
  revision: 1,
  entries: [
    {
      id: "a1",
      at: "2026-11-20T10:00:00Z",
      by: "Sam Okoro",
      what: {
        kind: "condition",
        id: "k1",
        met: "yes",
        on: "2026-11-19",
        words: "The signed safety plan is on file.",
      },
      taken_back: null,
    },
  ],
  predictions: [
    {
      id: "response:n1",
      kind: "response",
      about: "night terrors",
      foreseen: "The home can respond effectively. Who: The night team.",
    },
    {
      id: "impact:g1",
      kind: "impact",
      about: "A.M.: school, sleep, routines",
      foreseen: "A risk. Before the measure: likely and minor. After it: unlikely and minor.",
    },
    {
      id: "condition:k1",
      kind: "condition",
      about: "The safety plan is agreed with the police missing team.",
      foreseen: "Due by 23 November 2026. Proof: The signed plan on file.",
    },
  ],
  since: {
    changes: [
      {
        key: "arrived:child-1",
        area: "children",
        sentence: "A.M. moved in on 18 November 2026, and is not considered in the decision.",
      },
    ],
    to_reconfirm: true,
    sentence:
      "1 thing has changed since this was signed. Threshold suggests going over it before the move and saying whether the decision still holds.",
  },
  dates: {
    today: TODAY,
    rests_on: [
      "No start of the placement is recorded. The move is planned for 30 November 2026; the dates start with the recorded start, not with the decision.",
    ],
    conditions: [
      {
        id: "k1",
        what: "The safety plan is agreed with the police missing team.",
        owner: "Dee Marsh",
        due: "2026-11-23",
        days_left: 2,
        proof: "The signed plan on file.",
        met: "yes",
        sentence: "Met on 19 November 2026: The signed safety plan is on file (Sam Okoro).",
        noted_at: "2026-11-20T10:00:00Z",
      },
    ],
    deadlines: [
      date({
        ...PLAN,
        provisions: [...PLAN.provisions],
        citations: [...PLAN.citations],
        key: "D1",
        when: { kind: "waiting", if_as_planned: "2026-12-04" },
        sentences: [
          "Starts when the child moves in.",
          "If that is 30 November 2026, the target is 4 December 2026.",
        ],
      }),
      date({
        key: "D17:l1",
        event: "Reply to the challenge to Rachel Denby",
        duty: "placing_authority",
        says: "Threshold suggests a date; the registered manager chose it. No provision sets a period for the reply.",
        force: "threshold",
        provisions: ["CHR2015/5(c)"],
        citations: ["regulation 5(c)"],
        can_be_done: false,
        when: { kind: "counting", since: "2026-11-17", days: 4 },
        sentences: [
          "4 days since 17 November 2026; no reply date was chosen, with no number in the regulations.",
        ],
      }),
      elsewhere,
    ],
    working_days: WORKING_DAYS,
  },
};

/** The home's own dates. */
export const HOME_DATES: Deadline[] = [
  date({
    key: "D9",
    event: "Revised statement of purpose to HMCI",
    says: "The regulation requires the registered person to notify HMCI of a revision and send a copy of the revised statement within 28 days of the revision.",
    provisions: ["CHR2015/16(3)(b)"],
    citations: ["regulation 16(3)(b)"],
    can_be_done: false,
    when: { kind: "done", on: "2026-03-10" },
    sentences: ["Revised on 1 March 2026 (version 4, 1 March 2026).", "Sent to HMCI on 10 March 2026."],
  }),
  date({
    key: "D12",
    event: "Independent person’s visit",
    says: "The regulation requires the registered person to ensure a visit at least once each month.",
    provisions: ["CHR2015/44(1)"],
    citations: ["regulation 44(1)"],
    can_be_done: false,
    when: { kind: "due", target: "2026-12-12", latest: "2026-12-31", days_left: 21 },
    sentences: [
      "The last visit was on 12 November 2026. The target is 12 December 2026, a month later; read by calendar months, the next is due by 31 December 2026.",
      "21 days left.",
    ],
  }),
];
