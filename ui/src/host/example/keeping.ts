import type { EntryRow } from "../../bindings/EntryRow";
import type { RegisterEntry } from "../../bindings/RegisterEntry";
import type { RegisterRow } from "../../bindings/RegisterRow";
import type { RetentionChange } from "../../bindings/RetentionChange";
import type { RetentionPage } from "../../bindings/RetentionPage";
import type { Whose } from "../../bindings/Whose";
import type { Host } from "../host";
import { refuse } from "../example";
import { TODAY } from "./home";

const AT = `${TODAY}T09:00:00Z`;

/** A child who left long ago, whose entry goes once the schedule is confirmed. */
const LEFT: EntryRow = {
  id: "child-0",
  child: "Edith",
  left: "1967-06-30",
  term: {
    line: "case_record",
    until: "2024-05-02",
    because: "The child lived here: the regulation requires 75 years from the date of birth, 2 May 1949.",
    force: "regulation",
    provision: "CHR2015/36(2)(b)",
  },
  due: false,
  revision: 0,
  keeping: { holds: [], died_on: null },
  goes: { papers: 0, documents: 0, records: 0, journal_entries: 2 },
};

function blankPage(): RetentionPage {
  return {
    revision: 0,
    schedule: { referral_months: null, decision_years: null, why: null, confirmed: null, holds: [] },
    lines: [
      {
        line: "case_record",
        what: "Record of a child who lived here",
        period:
          "75 years from the date of birth; if the child dies before 18, 15 years from the date of death",
        force: "regulation",
        provision: "CHR2015/36(2)",
      },
      {
        line: "register",
        what: "Register of children",
        period: "at least 15 years from the last entry",
        force: "regulation",
        provision: "CHR2015/37(2)(c)",
      },
      {
        line: "referral",
        what: "Referral of a child who never lived here, with its papers",
        period: "Not set yet",
        force: "threshold",
        provision: null,
      },
      {
        line: "decision",
        what: "Decision on such a referral, without the child’s name",
        period: "Not set yet",
        force: "threshold",
        provision: null,
      },
    ],
    in_force: false,
    offered: [18, 6],
    rows: [],
    entries: [structuredClone(LEFT)],
    deletions: [],
    somebody_else: true,
    copies: [
      "Backups that hold what is deleted today: 3 in the folder of this computer; the last of them goes by 21 November 2027, by the rule by which backups are kept, as long as one is made each day.",
      "Backups and other copies made before a deletion still hold what was deleted, and so does whatever was taken out of the casebook. They are yours to remove; putting one back brings it back.",
    ],
  };
}

const REGISTER: RegisterRow = {
  referral: "r4",
  number: 1,
  child: "Tomas",
  admitted: "2026-09-28",
  left: null,
  living: "child-3",
  revision: 0,
  register: [
    entry("sch4-1-a", "Admitted on", "CHR2015/Sch4/1(a)", "28 September 2026"),
    entry("sch4-1-b", "Ceased to live here on", "CHR2015/Sch4/1(b)", null),
    entry("sch4-1-c", "Address immediately before", "CHR2015/Sch4/1(c)", "Foster home, Westmere"),
    entry("sch4-1-d", "Address on leaving", "CHR2015/Sch4/1(d)", null),
    entry("sch4-1-e", "Placing authority", "CHR2015/Sch4/1(e)", "Westmere"),
    entry("sch4-1-f", "Statutory provision under which the child lives here", "CHR2015/Sch4/1(f)", null),
  ],
  case_record: [
    entry("sch3-1", "Name, and names before", "CHR2015/Sch3/1", "Tomas Wren"),
    entry("sch3-3", "Religion", "CHR2015/Sch3/3", null),
    {
      ...entry("sch3-23", "Immunisations, allergies, examinations and treatment", "CHR2015/Sch3/23", null),
      part: "Immunisations, examinations, medical and dental needs and treatment are not noted. Of allergies and medicines: No allergy known",
    },
  ],
};

function entry(key: string, label: string, provision: string, told: string | null): RegisterEntry {
  return { key, label, provision, told, part: null, written: null };
}

/** Keeping, deleting and the registers of the made-up home. */
export function exampleKeeping(
  inside: () => void,
  empty: boolean,
): Pick<
  Host,
  "retention" | "changeRetention" | "movedIn" | "registers" | "writeRegister" | "exportRegister"
> {
  const page = blankPage();
  if (empty) page.entries = [];
  const register = empty ? [] : [structuredClone(REGISTER)];
  const by = "Miriam Okafor";

  /** The referral whose time is over once the schedule is confirmed: declined long ago. */
  function recount(): RetentionPage {
    const { referral_months: months, decision_years: years, confirmed } = page.schedule;
    page.in_force = confirmed !== null;
    const [, , pack, decision] = page.lines;
    if (pack) pack.period = months === null ? "Not set yet" : `${months} months from the decision`;
    if (decision) decision.period = years === null ? "Not set yet" : `${years} years from the decision`;
    const row = page.rows[0];
    if (!row && months !== null && !empty)
      page.rows.push({
        id: "r3",
        number: 2,
        child: "Ruben",
        term: {
          line: "referral",
          until: "2025-03-01",
          because: `The child never lived here. The provider’s own period is ${months} months from the decision of 1 September 2023.`,
          force: "threshold",
          provision: null,
        },
        due: false,
        revision: 0,
        keeping: { holds: [], died_on: null },
        goes: { papers: 3, documents: 1, records: 1, journal_entries: 41 },
        speaks_of: ["A.M.", "B.T."],
      });
    for (const one of [...page.rows, ...page.entries])
      one.due =
        page.in_force &&
        one.keeping.holds.every((hold) => hold.lifted) &&
        page.schedule.holds.every((hold) => hold.lifted);
    page.revision += 1;
    return structuredClone(page);
  }

  function kept(of: Whose) {
    return "id" in of ? [...page.rows, ...page.entries].find((one) => one.id === of.id) : undefined;
  }

  function changed(change: RetentionChange): RetentionPage {
    const keeping = "of" in change ? kept(change.of)?.keeping : null;
    switch (change.do) {
      case "set":
        if (change.months === null || change.years === null)
          refuse("refused", "Say for both how long they are kept.", "Nothing was changed.", "");
        Object.assign(page.schedule, {
          referral_months: change.months,
          decision_years: change.years,
          why: change.why,
          confirmed: null,
        });
        break;
      case "confirm":
        page.schedule.confirmed = { lead: change.lead, on: change.on, noted_by: by };
        break;
      case "hold": {
        const holds = keeping?.holds ?? page.schedule.holds;
        const { kind, because } = change;
        holds.push({ id: `h${holds.length + 1}`, kind, because, at: AT, by, lifted: null });
        break;
      }
      case "lift":
        for (const hold of keeping?.holds ?? page.schedule.holds)
          if (hold.id === change.id) hold.lifted = { at: AT, by, because: change.because };
        break;
      case "died":
        if (keeping) keeping.died_on = change.on;
        break;
      case "ask": {
        const row = kept(change.of);
        page.deletions.unshift({
          number: page.deletions.length + 1,
          subject: row?.id ?? "",
          child: row?.child ?? "",
          because: row?.term.because ?? "",
          asked_by: by,
          asked_at: AT,
          may_agree: false,
          certificate: null,
        });
        break;
      }
      case "take_back":
        page.deletions = page.deletions.filter((one) => one.number !== change.number);
        break;
      case "agree":
        for (const one of page.deletions)
          if (one.number === change.number) {
            const certificate = [["Of what", "what two people agreed to"]];
            Object.assign(one, { child: "Name removed", certificate });
            page.rows = page.rows.filter((row) => row.id !== one.subject);
            page.entries = page.entries.filter((row) => row.id !== one.subject);
          }
        break;
    }
    return recount();
  }

  return {
    retention: async () => (inside(), structuredClone(page)),
    changeRetention: async (change) => (inside(), changed(change)),
    movedIn: async () => (inside(), structuredClone(register)),
    registers: async () => (inside(), structuredClone(register)),
    writeRegister: async (referral, revision, key, text) => {
      inside();
      const row = register.find((one) => one.referral === referral);
      if (!row || row.revision !== revision)
        refuse("changed_elsewhere", "This was changed in another window.", "", "Read it again.");
      for (const one of [...row.register, ...row.case_record])
        if (one.key === key) one.written = text.trim() === "" ? null : text.trim();
      row.revision += 1;
      return structuredClone(row);
    },
    exportRegister: async () => inside(),
  };
}
