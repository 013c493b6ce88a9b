import type { JournalRow } from "../../bindings/JournalRow";
import type { TypedPerson } from "../../bindings/TypedPerson";
import type { Host } from "../host";
import type { AppError, PeoplePage, PersonRow, Session } from "../shapes";

/** The passphrase of everybody in the example, in tests and in a browser only. */
const PASSPHRASE = "this house is only an example";

/** The code of the example's recovery kit. */
export const EXAMPLE_CODE = ["XXRWH", "TT1K2", "00D16", "VK62A", "7Z37W", "P1MYH", "WKFRG", "303HF"];

const BLANK: PersonRow = {
  id: "p1",
  name: "Sam Okoro",
  standing: "registered_manager",
  registration: "registered 2024 (EXAMPLE)",
  active: true,
  until: null,
  ended: false,
  me: true,
  needs_identity: false,
  vouches: true,
};

const PEOPLE: PersonRow[] = [
  BLANK,
  { ...BLANK, id: "p2", name: "Dee Marsh", standing: "deputy", registration: "", me: false, vouches: false },
  {
    ...BLANK,
    id: "p3",
    name: "Maud Tillery",
    standing: "reader",
    registration: "inspector (EXAMPLE)",
    until: "2026-11-24T17:00:00",
    me: false,
    vouches: false,
  },
  {
    ...BLANK,
    id: "p4",
    name: "Ines Moreau",
    standing: "deputy",
    registration: "",
    active: false,
    me: false,
    vouches: false,
  },
];

const ENTRIES: JournalRow[] = [
  {
    number: 214,
    at: "2026-11-21T22:12:00Z",
    first: null,
    clock_went_back: false,
    who: "Sam Okoro",
    did: "changed a referral",
    subject: { key: "referral:r1", name: "Referral 3, Kayden" },
    changes: [
      { field: "Placing authority", before: "Eastmere", after: "Northshire" },
      { field: "What the referral says", before: null, after: "He settles with music." },
    ],
    more_changes: 0,
  },
  {
    number: 213,
    at: "2026-11-21T22:05:00Z",
    first: null,
    clock_went_back: true,
    who: "Maud Tillery",
    did: "opened a referral",
    subject: { key: "referral:r1", name: "Referral 3, Kayden" },
    changes: [],
    more_changes: 0,
  },
  {
    number: 212,
    at: "2026-11-21T22:30:00Z",
    first: null,
    clock_went_back: false,
    who: "Maud Tillery",
    did: "signed in",
    subject: null,
    changes: [],
    more_changes: 0,
  },
];

type Refuse = (code: AppError["code"], message: string, kept: string, todo: string) => never;
type Part = Pick<
  Host,
  | "people"
  | "addPerson"
  | "changePerson"
  | "removePerson"
  | "givePassphrase"
  | "certifyPerson"
  | "changeOwnPassphrase"
  | "makeRecoveryKit"
  | "recoveryPeople"
  | "recover"
  | "journal"
>;

/** The people of the example home, kept in memory. */
export function examplePeople(inside: () => void, enter: () => Session, refuse: Refuse): Part {
  const people = structuredClone(PEOPLE);
  const mine = (passphrase: string) => {
    if (passphrase !== PASSPHRASE)
      refuse("wrong_passphrase", "This passphrase is not yours.", "Nothing was changed.", "Try again.");
  };
  const page = (): PeoplePage => {
    inside();
    return structuredClone({
      people,
      permissions: {
        standings: [
          "registered_manager",
          "registered_provider",
          "deputy",
          "responsible_individual",
          "reader",
        ],
        acts: [
          {
            act: "Read referrals, decisions, the home and the children’s entries",
            may: [true, true, true, true, true],
          },
          { act: "Sign a decision", may: [true, true, false, false, false] },
        ],
      },
      kit: { made_at: "2026-03-02T09:00:00Z", made_by: "Sam Okoro" },
      may_keep_people: true,
      vouches: true,
    });
  };
  const change = (id: string, how: (person: PersonRow) => void): PeoplePage => {
    const found = people.find((person) => person.id === id);
    if (found) how(found);
    return page();
  };
  const typed = (person: TypedPerson) => ({ ...person, ended: false });

  return {
    people: async () => page(),
    addPerson: async (person, _passphrase, own) => {
      if (own !== null) mine(own);
      people.push({
        ...BLANK,
        ...typed(person),
        id: `p${people.length + 1}`,
        me: false,
        vouches: own !== null,
      });
      return page();
    },
    changePerson: async (id, person) => change(id, (found) => Object.assign(found, typed(person))),
    removePerson: async (id) => change(id, (found) => (found.active = false)),
    givePassphrase: async (id) => change(id, () => {}),
    certifyPerson: async (id, _theirs, own) => {
      mine(own);
      return change(id, (found) => (found.needs_identity = false));
    },
    changeOwnPassphrase: async (present) => {
      mine(present);
      return page();
    },
    makeRecoveryKit: async (own) => {
      inside();
      mine(own);
      return {
        groups: EXAMPLE_CODE,
        home_name: "Rowan House (EXAMPLE)",
        file_name: "Rowan House",
        made_at: "2026-11-21T22:15:00Z",
        made_by: "Sam Okoro",
        signs_again: true,
      };
    },
    recoveryPeople: async (_path, code) => {
      if (code.toUpperCase().replace(/[\s-]/g, "") !== EXAMPLE_CODE.join(""))
        refuse(
          "refused",
          "Group 1 of the recovery code is not as printed.",
          "Nothing in the casebook was changed.",
          "Compare it with the page, group by group.",
        );
      return [{ id: "p1", name: "Sam Okoro", standing: "registered_manager" }];
    },
    recover: async () => enter(),
    journal: async ({ before, who, subject }) => {
      inside();
      const name = people.find((person) => person.id === who)?.name;
      const entries = ENTRIES.filter(
        (entry) =>
          (before === null || entry.number < before) &&
          (name === undefined || entry.who === name) &&
          (subject === null || entry.subject?.key === subject),
      );
      return structuredClone({
        entries,
        more: null,
        people: people.map(({ id, name }) => ({ id, name })),
        last: 214,
        hash: "9c".repeat(32),
      });
    },
  };
}
