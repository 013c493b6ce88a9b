import { wordsToLookAt } from "./example/wording";
import type { Home } from "../bindings/Home";
import { changed } from "./example/change";
import { EARLIER_STATEMENT, HOME, PRINTED, printedStatement, TODAY } from "./example/home";
import { exampleCertificates } from "./example/certificates";
import { exampleDocuments } from "./example/documents";
import { exampleOversight } from "./example/oversight";
import { exampleBackups } from "./example/backups";
import { crowdedReferral } from "./example/crowded";
import { examplePapers } from "./example/papers";
import { examplePeople } from "./example/people";
import { smallPdf } from "./example/pdf";
import { openReferral, readyReferral } from "./example/open-referral";
import { HOME_DATES } from "./example/dates";
import {
  answered,
  blankReferral,
  decidedAgain,
  kayden,
  RECORDS,
  ROWS,
  signedReferral,
} from "./example/referrals";
import { exampleGathered } from "./example/gathered";
import { exampleKeeping } from "./example/keeping";
import { searched } from "./example/search";
import { wordFor } from "../words";
import { hearMenu, type Host } from "./host";
import type { AppError, CheckedRecord, KnownCasebook, ReferralView, Session, Verification } from "./shapes";

/** The example's passphrase, in tests and in a browser only. */
export const EXAMPLE_PASSPHRASE = "this house is only an example";

const KNOWN: KnownCasebook = {
  path: "/home/sam/Rowan House.casebook",
  file_name: "Rowan House",
  example_passphrase: EXAMPLE_PASSPHRASE,
};

const KNOWN_TOO: KnownCasebook = {
  path: "/home/sam/Alder Lodge.casebook",
  file_name: "Alder Lodge",
  example_passphrase: null,
};

export function refuse(code: AppError["code"], message: string, kept: string, todo: string): never {
  throw { code, message, kept, do: todo } satisfies AppError;
}

/** How many referrals that ended stand on the first page. */
const SHOWN = 100;

/** How a test begins. */
export interface Begin {
  signedIn?: boolean;
  /** Whether this computer has opened a casebook before. */
  known?: boolean;
  /** A home just set up: nobody in it yet. */
  empty?: boolean;
  /** A register of signed records, and no home. */
  register?: boolean;
  /** Time stamps are on, and nobody gives one. */
  noStamp?: boolean;
}

/**
 * A host held in memory, with a made-up home: for tests and for looking at the screens in a browser.
 * It is never part of the application. It appraises nothing: a finding goes away when its field is
 * answered, and that is all.
 */
export function exampleHost(begin: Begin = {}): Host {
  const home: Home = structuredClone(HOME);
  const versions = begin.empty ? [] : [home.statement_of_purpose, structuredClone(EARLIER_STATEMENT)];
  const rows = begin.empty ? [] : structuredClone(ROWS);
  const printed = new Map([[PRINTED.sha256, printedStatement()]]);
  const records = begin.empty ? [] : structuredClone(RECORDS);
  const referrals = new Map<string, ReferralView>([
    ["r1", kayden()],
    ["open", openReferral()],
    ["ready", readyReferral()],
    ["crowded", crowdedReferral()],
    ["r3", signedReferral("2026-002")],
    ["r4", signedReferral("2026-001")],
  ]);
  if (begin.empty) home.children = [];
  let signedIn = begin.signedIn === true;

  const session = (): Session => ({
    home_name: begin.register ? "Rowan Care (EXAMPLE): signed records" : home.name,
    example: true,
    register: begin.register === true,
    person: { name: home.registered_manager ?? "", standing: "registered_manager" },
    file_name: KNOWN.file_name,
    warnings: [],
    example_passphrase: EXAMPLE_PASSPHRASE,
    may_sign: true,
    signs: true,
    may_write: true,
    may_keep_retention: true,
    may_export: true,
    may_read_journal: true,
    may_keep_people: true,
    has_recovery_kit: begin.empty !== true,
  });
  const inside = () => {
    if (!signedIn)
      refuse("locked", "The casebook is locked.", "Everything that was saved is in it.", "Sign in again.");
  };
  const enter = () => {
    signedIn = true;
    return session();
  };
  const page = () => structuredClone({ home, versions, dates: HOME_DATES });
  const gathered = exampleGathered(inside, () => begin.empty === true);
  const referral = (id: string): ReferralView =>
    referrals.get(id) ??
    refuse(
      "other",
      "This referral is not in the casebook.",
      "Nothing was changed.",
      "Choose it from the list.",
    );

  const signed = (id: string, revision: number, passphrase: string) => {
    inside();
    const before = referral(id);
    if (passphrase !== EXAMPLE_PASSPHRASE)
      refuse("wrong_passphrase", "This passphrase is not yours.", "Nothing was signed.", "Try again.");
    const outcome = before.case.referral.decision.outcome;
    const record = {
      number: `2026-00${records.length + 1}`,
      referral_id: id,
      child: before.case.referral.child.known_as ?? "",
      outcome,
      outcome_words: outcome === null ? "" : wordFor("Outcome", outcome),
      signed_at: "2026-11-21T22:10:00Z",
      signer: home.registered_manager ?? "",
      standing: "registered_manager" as const,
      sha256: "2d".repeat(32),
    };
    records.unshift(record);
    referrals.set(id, { ...before, revision: revision + 1, record });
    return record;
  };

  return {
    start: async () => ({
      casebook: begin.known === false ? null : KNOWN,
      known: begin.known === false ? [] : [KNOWN, KNOWN_TOO],
      folder: "/home/sam/Documents",
      session: signedIn ? session() : null,
      today: TODAY,
      version: "0.1.0",
    }),
    passphraseStrength: async (passphrase) =>
      passphrase.length >= 16
        ? { good_enough: true, words: "Hard to guess." }
        : { good_enough: false, words: "Too easy to guess: add another word or two." },
    createHome: async (made) => {
      Object.assign(home, { name: made.home_name, registered_manager: made.manager, children: [] });
      versions.length = rows.length = records.length = 0;
      signedIn = true;
      return { ...session(), example: false, example_passphrase: null };
    },
    createRegister: async () => {
      begin = { ...begin, register: true, empty: true };
      return enter();
    },
    openExampleHome: async () => enter(),
    openElsewhere: async () => null,
    openExampleYear: async () => enter(),
    openExampleRegister: async () => {
      begin = { ...begin, register: true };
      return enter();
    },
    signIn: async (_path, passphrase) =>
      passphrase === EXAMPLE_PASSPHRASE
        ? enter()
        : refuse(
            "wrong_passphrase",
            "This passphrase does not open this casebook.",
            "Nothing in the casebook was changed.",
            "Try again, with an eye on Caps Lock.",
          ),
    lock: async () => {
      signedIn = false;
    },
    stillHere: async () => inside(),
    choosePath: async (purpose, suggested) =>
      purpose === "open_casebook"
        ? KNOWN.path
        : purpose === "backup_folder" || purpose === "export_folder"
          ? "/media/another stick"
          : suggested || "/home/sam/record.pdf",

    // A browser has a zoom of its own.
    zoom: async () => 100,
    onMenu: hearMenu,

    // The made-up home has one page, and another where a test asks for it.
    referrals: async (before) => {
      inside();
      const ended = rows.filter((row) => row.signed_at !== null);
      if (before !== undefined) return { rows: structuredClone(ended.slice(SHOWN)), earlier: null };
      const open = rows.filter((row) => row.signed_at === null);
      return {
        rows: structuredClone([...open, ...ended.slice(0, SHOWN)]),
        earlier: ended.length > SHOWN ? SHOWN : null,
      };
    },
    startReferral: async (first) => {
      inside();
      const view = blankReferral(`r${rows.length + 10}`);
      const made = { ...view, case: answered(view.case, first.answers) };
      const said = new Map(first.answers);
      referrals.set(made.id, made);
      rows.unshift({
        ...(rows[0] ?? ROWS[0]!),
        id: made.id,
        child: String(said.get("/child/known_as") ?? "the child"),
        age: null,
        placing_authority: (said.get("/referrer/placing_authority") as string | undefined) ?? null,
        stands: "9 to settle",
      });
      return made;
    },
    beginFromFile: async (text) => {
      inside();
      if (!text.trim().startsWith("{"))
        refuse("refused", "This file is not a referral.", "Nothing was begun.", "Choose another file.");
      const view = blankReferral(`r${rows.length + 10}`);
      referrals.set(view.id, view);
      rows.unshift({ ...(rows[0] ?? ROWS[0]!), id: view.id, child: "the child", age: null });
      return { referral: view, not_taken: text.includes("totalWeeklyCost") ? ["totalWeeklyCost: 5000"] : [] };
    },
    exportReferral: async () => inside(),
    openReferral: async (id) => (inside(), referral(id)),
    changeReferral: async (id, revision, change) => {
      inside();
      const before = referral(id);
      if (before.revision !== revision)
        refuse("changed_elsewhere", "This referral was changed in another window.", "", "Read it again.");
      const after = { ...changed(before, change), revision: revision + 1 };
      referrals.set(id, after);
      return after;
    },
    lookAhead: async (id, change) => {
      inside();
      return changed(referral(id), change).appraisal;
    },
    decideAgain: async (id, ownEntry) => {
      inside();
      const first = referral(id);
      const number = Math.max(...[...referrals.values()].map((one) => one.number)) + 1;
      const began = decidedAgain(first, number, ownEntry);
      referrals.set(began.id, began);
      referrals.set(id, { ...first, again: { id: began.id, number, record: null } });
      return began;
    },
    noteAfterwards: async (id, revision, change) => {
      inside();
      const before = referral(id);
      const at = `${TODAY}T12:00:00Z`;
      const by = home.registered_manager ?? "";
      const entries =
        change.do === "note"
          ? [
              ...before.afterwards.entries,
              { id: `a${revision + 1}`, at, by, what: change.what, taken_back: null },
            ]
          : before.afterwards.entries.map((entry) =>
              entry.id === change.id ? { ...entry, taken_back: { at, by, because: change.because } } : entry,
            );
      const gone = change.do === "note" && change.what.kind === "reconfirmed";
      const since =
        before.afterwards.since && gone
          ? { ...before.afterwards.since, to_reconfirm: false }
          : before.afterwards.since;
      const after = {
        ...before,
        afterwards: { ...before.afterwards, revision: revision + 1, entries, since },
      };
      referrals.set(id, after);
      return after;
    },
    signDecision: async (id, revision, passphrase) => {
      if (begin.noStamp)
        refuse(
          "not_stamped",
          "The document was not stamped with the time: the time-stamping authority did not answer in time.",
          "Every answer is kept; nothing was signed.",
          "Try again, or sign without a time stamp: the time is your own word then.",
        );
      return signed(id, revision, passphrase);
    },
    signWithoutStamp: async (id, revision, passphrase) => signed(id, revision, passphrase),
    lookAtWords: async (_id, _pointer, text) => (inside(), wordsToLookAt(text)),
    exactWords: async () => ({ text: "The exact words stand here.", source: "Example, not the law" }),

    home: async () => (inside(), page()),
    saveParticulars: async (particulars) => {
      inside();
      Object.assign(home, particulars);
      return page();
    },
    saveTeam: async (team) => {
      inside();
      home.team = team;
      return page();
    },
    saveLadder: async (steps) => {
      inside();
      const by = steps.length > 0 ? (home.registered_manager ?? "") : null;
      home.ladder = { steps, confirmed_by: by, confirmed_on: by === null ? null : TODAY };
      return page();
    },
    saveReviews: async (reviews) => {
      inside();
      home.reviews = reviews;
      return page();
    },
    addStatementOfPurpose: async (statement) => {
      inside();
      versions.unshift(statement);
      home.statement_of_purpose = statement;
      return page();
    },
    keepStatementFile: async (name, bytes) => {
      inside();
      const kept = { name, sha256: "9c".repeat(32) };
      printed.set(kept.sha256, bytes);
      return kept;
    },
    statementFile: async (sha256) => (
      inside(),
      printed.get(sha256) ??
        refuse(
          "other",
          "This file is not in the casebook.",
          "Nothing was changed.",
          "Choose another version.",
        )
    ),
    saveChild: async (child) => {
      inside();
      const known = home.children.findIndex((other) => other.id === child.id);
      if (known >= 0) home.children[known] = child;
      else home.children.push({ ...child, id: `child-${home.children.length + 1}` });
      return page();
    },

    ...examplePeople(inside, enter, refuse),
    ...exampleDocuments(inside, refuse, EXAMPLE_PASSPHRASE, begin.noStamp === true),
    ...gathered.host,
    ...exampleOversight(inside, records, { ...gathered, open: () => begin.register === true }),
    ...exampleCertificates(inside, refuse),
    ...exampleBackups(inside, enter, begin.empty === true),
    ...examplePapers(inside, (id) => referrals.get(id)),

    ...exampleKeeping(inside, begin.empty === true),

    search: async (typed) => (inside(), searched(typed, rows, referrals, home, records)),

    records: async () => (inside(), structuredClone(records)),
    recordPdf: async (number) => (inside(), smallPdf(`Decision record ${number}`)),
    openRecord: async () => inside(),
    exportRecord: async () => inside(),
    exportRoot: async () => inside(),
    checkOwnRecord: async () => (inside(), { ...checked("genuine"), pdf: null }),
    checkRecord: async (file, trust) => {
      const start = "bytes" in file ? String.fromCharCode(...file.bytes.slice(0, 5)) : "%PDF-";
      if (start !== "%PDF-")
        refuse("other", "This file is not a PDF.", "It was not changed.", "Choose a decision record.");
      if ("bytes" in file && file.bytes.length % 2 === 1) return checked("refused");
      return checked(trust ? "genuine" : "unknown_signer");
    },
  };
}

function checked(verdict: Verification["verdict"]): CheckedRecord {
  const unchanged = verdict !== "refused";
  return {
    verification: {
      kind: "Decision record",
      facts: [
        {
          name: "Whole file",
          outcome: "true",
          sentence: "The signature covers the file from its first byte to its last.",
        },
        {
          name: "Unchanged",
          outcome: unchanged ? "true" : "false",
          sentence: unchanged
            ? "Nothing was changed since it was signed."
            : "The file was changed after it was signed.",
        },
        {
          name: "Vouched for",
          outcome: verdict === "unknown_signer" ? "unknown" : "true",
          sentence:
            verdict === "unknown_signer"
              ? "Nobody known to this computer vouches for the signer."
              : "The provider of this home vouches for the signer.",
        },
        {
          name: "In the journal",
          outcome: "not_compared",
          sentence: "No casebook was open to compare with.",
        },
      ],
      verdict,
      verdict_words: {
        genuine: "This record is as it was signed, and the signer is known.",
        unknown_signer: "This record is as it was signed. Who vouches for the signer is not known here.",
        refused: "This record is not as it was signed. Do not rely on it.",
      }[verdict],
      signer: {
        name: "Sam Okoro",
        standing: "registered manager",
        provider: "Rowan Care (EXAMPLE)",
        urn: "SC000000",
        vouched_for_by: "Rowan Care (EXAMPLE)",
        fingerprint: "0B1C 2D3E",
      },
      signed_at: "2026-09-24T10:05:00Z",
      reason: "Decision",
      sha256: "1c".repeat(32),
    },
    case: unchanged ? readyReferral().case : null,
    pdf: unchanged ? [...smallPdf("Decision record")] : null,
    inside: null,
  };
}
