import type { Change } from "../bindings/Change";
import { withValue } from "../referral/pointer";
import type { Json, OpenReferral } from "../referral/shapes";
import { CHILDREN, STATEMENT, TEAM, TODAY } from "./example/home";
import { smallPdf } from "./example/pdf";
import { DECISIONS, kayden, ROWS } from "./example/referrals";
import type { Host } from "./host";
import type { AppError, Session, StatementVersion, Verification } from "./shapes";

/** The example's passphrase, in tests and in a browser only. */
export const EXAMPLE_PASSPHRASE = "rowan lantern otter harbour";

const SESSION: Session = {
  home: "Rowan House",
  example: true,
  person: "Sam Okoro",
  standing: "registered manager",
};

function refuse(code: string, message: string): never {
  throw Object.assign(new Error(message), { code } satisfies Partial<AppError>);
}

/** How a test begins. */
export interface Start {
  signedIn?: boolean;
  known?: boolean;
  empty?: boolean;
}

/**
 * A host held in memory, with a made-up home: for tests and for looking at the screens in a browser.
 * It is never part of the application. It works nothing out: findings only go away when told.
 */
export function exampleHost(start: Start = {}): Host {
  let session: Session | null = start.signedIn ? { ...SESSION } : null;
  const known =
    start.known === false
      ? []
      : [{ path: "/home/sam/Rowan House.casebook", home: "Rowan House", example: true }];
  let children = start.empty ? [] : structuredClone(CHILDREN);
  let statements: StatementVersion[] = start.empty
    ? []
    : [{ id: "s4", in_force: true, statement: STATEMENT }];
  let team = structuredClone(TEAM);
  const rows = start.empty ? [] : structuredClone(ROWS);
  const open = new Map<string, OpenReferral>([["r1", kayden()]]);

  const signedIn = () =>
    session ?? refuse("locked", "The casebook is locked. What was saved is kept. Sign in again.");
  const verification = (file: string, intact: boolean): Verification => ({
    file,
    facts: [
      {
        name: "Whole file",
        value: "One signature covers the file from its first byte to its last.",
        holds: true,
      },
      {
        name: "Unchanged",
        value: intact
          ? "Nothing was changed since it was signed."
          : "The file was changed after it was signed.",
        holds: intact,
      },
      { name: "Signed by", value: "Sam Okoro, registered manager, Rowan House", holds: true },
      { name: "Vouched for", value: "The signer is not known to this computer.", holds: null },
    ],
    verdict: intact
      ? "This record is as it was signed."
      : "This record is not as it was signed. Do not rely on it.",
    intact,
    content: [{ name: "Outcome", value: "Accept on conditions" }],
  });

  return {
    status: async () => ({ session, known, version: "0.1.0", today: TODAY }),
    chooseNewPlace: async (name) => `/home/sam/${name || "home"}.casebook`,
    chooseCasebook: async () => known[0] ?? null,
    strength: async (passphrase) =>
      passphrase.length >= 16
        ? { enough: true, words: "Strong enough: it would take many years to guess." }
        : { enough: false, words: "Too easy to guess. Add another word or two." },
    setUpHome: async (home) => {
      session = { ...SESSION, home: home.name, example: false, person: home.registered_manager };
      [children, statements] = [[], []];
      rows.length = 0;
      return session;
    },
    openExampleHome: async () => (session = { ...SESSION }),
    signIn: async (_path, passphrase) => {
      if (passphrase !== EXAMPLE_PASSPHRASE)
        refuse(
          "wrong_passphrase",
          "That passphrase does not open this casebook. Nothing was changed. Try again.",
        );
      return (session = { ...SESSION });
    },
    lock: async () => {
      session = null;
    },

    referrals: async () => (signedIn(), structuredClone(rows)),
    startReferral: async (first) => {
      signedIn();
      const id = `r${rows.length + 10}`;
      const child = first.known_as ?? "Not yet named";
      rows.unshift({
        id,
        child,
        date_of_birth: first.date_of_birth,
        placing_authority: first.placing_authority,
        stands: "First screen",
        tone: "plain",
        next: null,
        needed_by: null,
        needs_you: true,
        emergency: first.route === "emergency",
      });
      const fresh = kayden();
      let made = withValue(fresh.case, "/referral/child", {
        known_as: first.known_as,
        date_of_birth: first.date_of_birth,
      });
      made = withValue(made, "/referral/referrer/placing_authority", first.placing_authority);
      open.set(id, { ...fresh, id, case: made });
      return id;
    },
    openReferral: async (id) => {
      signedIn();
      return (
        open.get(id) ??
        refuse("no_such_referral", "This referral is not in the casebook. Choose it from the list.")
      );
    },
    changeReferral: async (id, change) => {
      signedIn();
      const before = open.get(id) ?? refuse("no_such_referral", "This referral is not in the casebook.");
      const after = changed(before, change);
      open.set(id, after);
      return after;
    },
    signDecision: async (_id, passphrase) => {
      signedIn();
      if (passphrase !== EXAMPLE_PASSPHRASE)
        refuse("wrong_passphrase", "This passphrase is not yours. Nothing was signed; try again.");
      return DECISIONS[0]?.id ?? "";
    },
    exactWords: async () => ({
      text: "The exact words stand here.",
      source: "Example, not the law",
    }),

    children: async () => (signedIn(), structuredClone(children)),
    saveChild: async (child) => {
      signedIn();
      const kept = child.id ? child : { ...child, id: `child-${children.length + 1}` };
      children = child.id
        ? children.map((other) => (other.id === kept.id ? kept : other))
        : [...children, kept];
      return kept;
    },
    statements: async () => (signedIn(), structuredClone(statements)),
    addStatement: async (statement) => {
      signedIn();
      const added = { id: `s${statements.length + 5}`, in_force: true, statement };
      statements = [added, ...statements.map((version) => ({ ...version, in_force: false }))];
      return added;
    },
    team: async () => (signedIn(), structuredClone(team)),
    saveTeam: async (changedTeam) => (signedIn(), (team = changedTeam)),

    decisions: async () => (signedIn(), start.empty ? [] : structuredClone(DECISIONS)),
    recordPdf: async (id) => (signedIn(), smallPdf(`Decision record ${id}`)),
    openRecord: async () => void signedIn(),
    verifyRecord: async (id) => (signedIn(), verification(`Record ${id}`, true)),
    exportRecord: async (id) => (signedIn(), `/home/sam/record-${id}.pdf`),
    checkRecord: async (name, bytes) => {
      if (new TextDecoder().decode(bytes.slice(0, 5)) !== "%PDF-")
        refuse(
          "not_a_pdf",
          "This file is not a PDF, so there is no signature in it to check. It was not changed.",
        );
      return verification(name, !name.includes("changed"));
    },
    chooseAndCheckRecord: async () => verification("record-2026-001.pdf", true),
  };
}

function changed(before: OpenReferral, change: Change): OpenReferral {
  const { appraisal } = before;
  if (change.change === "answer") {
    const pointer = `/referral${change.pointer}`;
    return {
      ...before,
      case: withValue(before.case, pointer, change.value as Json),
      appraisal: { ...appraisal, findings: appraisal.findings.filter((f) => f.place.pointer !== pointer) },
    };
  }
  if (change.change === "disagree")
    return {
      ...before,
      appraisal: {
        ...appraisal,
        findings: appraisal.findings.map((f) =>
          f.key === change.finding ? { ...f, disagreed_because: change.because } : f,
        ),
      },
    };
  return before;
}
