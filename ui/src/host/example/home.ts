import { emptyChild } from "../../screens/children/profile";
import { pdfOf } from "./pdf";
import type { ChildLivingHere } from "../../bindings/ChildLivingHere";
import type { Home } from "../../bindings/Home";
import type { PrintedFile } from "../../bindings/PrintedFile";
import type { StatementOfPurpose } from "../../bindings/StatementOfPurpose";
import type { Team } from "../../bindings/Team";

// A made-up home: nobody here exists.

/** The day on which the example takes place. */
export const TODAY = "2026-11-21";

const child = (part: Partial<ChildLivingHere> & { id: string; initials: string }): ChildLivingHere => ({
  ...emptyChild(),
  ...part,
});

export const CHILDREN: ChildLivingHere[] = [
  child({
    id: "child-1",
    initials: "A.M.",
    known_as: "Aisha",
    date_of_birth: "2014-05-02",
    stage: "settled",
    arrived: "2026-03-16",
    triggers: "Shouting and doors slamming: she freezes.",
    protective_relationships: "Dee, her keyworker; Bramble, the dog.",
    view_of_someone_new: "She asked whether they like dogs.",
    last_refreshed: "2026-11-18",
  }),
  child({
    id: "child-2",
    initials: "B.T.",
    known_as: "Ben",
    date_of_birth: "2011-01-20",
    stage: "preparing_to_leave",
    arrived: "2024-09-02",
    vulnerabilities: "Knows the older group at the quay.",
    last_refreshed: "2026-11-09",
  }),
  child({
    id: "child-3",
    initials: "T.W.",
    known_as: "Tomas",
    date_of_birth: "2016-08-11",
    stage: "testing",
    arrived: "2026-09-28",
    vulnerabilities: "Left a house fire at six. The smell of smoke wakes him.",
    last_refreshed: "2026-11-20",
  }),
];

/** The document of version 4. */
export const PRINTED: PrintedFile = { name: "Statement of purpose 4 (EXAMPLE).pdf", sha256: "4d".repeat(32) };

export const STATEMENT: StatementOfPurpose = {
  version: "4",
  file: PRINTED,
  dated: "2026-03-01",
  age_from: 10,
  age_to: 17,
  number_of_children: 4,
  sex: "any",
  admission_criteria: "Children who want to live with others and can be kept safe by two adults at night.",
  emergency_admissions: "provides",
  emergency_words: "We can welcome one child at short notice when a room is free and two adults are on duty.",
  clauses: [
    {
      id: "c1",
      number: "3.1",
      sentence: "We care for children who have lived with abuse or neglect and carry its effects.",
      page: 6,
      stance: "covers",
      conditions: null,
      needs: [],
    },
    {
      id: "c2",
      number: "3.2",
      sentence: "We care for children who go missing, with a plan agreed with the police.",
      page: 6,
      stance: "covers",
      conditions: "A plan agreed before the move.",
      needs: ["going_missing"],
    },
    {
      id: "c3",
      number: "3.3",
      sentence: "We cannot care for a child who needs nursing through the night.",
      page: 7,
      stance: "excludes",
      conditions: null,
      needs: [],
    },
  ],
};

/** The version before it, kept as it was. */
export const EARLIER_STATEMENT: StatementOfPurpose = {
  ...STATEMENT,
  version: "3",
  file: null,
  dated: "2025-03-01",
  number_of_children: 3,
  emergency_admissions: "does_not_provide",
  emergency_words: null,
  clauses: [
    {
      id: "c1",
      number: "3.1",
      sentence: "We care for children who have lived with abuse or neglect and carry its effects.",
      page: 6,
      stance: "covers",
      conditions: null,
      needs: [],
    },
    {
      id: "c2",
      number: "3.2",
      sentence: "We care for children who sometimes go missing.",
      page: 6,
      stance: "covers",
      conditions: null,
      needs: [],
    },
    {
      id: "c0",
      number: "3.4",
      sentence: "We care for children whose learning disability is mild.",
      page: 7,
      stance: "covers",
      conditions: null,
      needs: [],
    },
  ],
};

/** The pages of version 4: its clauses stand where they say. */
export function printedStatement(): Uint8Array {
  return pdfOf(
    Array.from({ length: 9 }, (_, i) => [
      `Statement of purpose, version 4 (EXAMPLE), page ${i + 1}`,
      "",
      ...STATEMENT.clauses
        .filter(({ page }) => page === i + 1)
        .flatMap(({ number, sentence, conditions }) => [`${number ?? ""} ${sentence}`, conditions ?? "", ""]),
    ]),
  );
}

export const TEAM: Team = {
  establishment: 11.5,
  vacancies: 1.5,
  agency_percent: 8,
  waking_night_cover: "One waking adult every night, one sleeping in.",
  clinical_input: "Clinical psychologist, four hours a week.",
  rota: "Three by day, three in the evening until 22:00, two at night.",
  skills: [
    { name: "Therapeutic crisis intervention", held_by: "All but the two newest", dated: "2026-02-11" },
    { name: "Paediatric first aid", held_by: "Nine of eleven", dated: "2025-10-03" },
  ],
};

export const HOME: Home = {
  name: "Rowan House",
  urn: "SC000000",
  provider: "Rowan Care (EXAMPLE)",
  host_authority: "Eastmere",
  registered_places: 4,
  conditions_of_registration: null,
  registered_manager: "Sam Okoro",
  responsible_individual: "Pat Lindqvist",
  statement_of_purpose: STATEMENT,
  team: TEAM,
  reviews: {
    quality_of_care_review: "2026-08-31",
    quality_of_care_report_sent: "2026-09-14",
    last_inspection: "2026-02-10",
    independent_visit: "2026-11-12",
    location_review: "2026-02-03",
    statement_sent: "2026-03-10",
  },
  ladder: {
    steps: [
      { to: "social worker", after_working_days: null, words: null },
      { to: "team manager", after_working_days: 1, words: "By telephone, then in writing the same day." },
      { to: "head of service", after_working_days: 3, words: null },
    ],
    confirmed_by: "Sam Okoro",
    confirmed_on: "2026-09-01",
  },
  children: CHILDREN,
};
