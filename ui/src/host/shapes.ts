import type { Appraisal } from "../bindings/Appraisal";
import type { Case } from "../bindings/Case";
import type { Home } from "../bindings/Home";
import type { NeededBy } from "../bindings/NeededBy";
import type { Outcome } from "../bindings/Outcome";
import type { Route } from "../bindings/Route";
import type { Standing } from "../bindings/Standing";
import type { StatementOfPurpose } from "../bindings/StatementOfPurpose";

/** Why a command was not done, in sentences made by Rust. */
export interface AppError {
  code: "locked" | "wrong_passphrase" | "changed_elsewhere" | "refused" | "other";
  /** What happened. */
  message: string;
  /** What became of the person's work. */
  kept: string | null;
  /** What the person can do now. */
  do: string | null;
}

/** A casebook this computer has opened before. */
export interface KnownCasebook {
  path: string;
  /** Its name without folder and ending, as the person named it. */
  file_name: string;
}

/** Who is signed in, and to which home. */
export interface Session {
  home_name: string;
  /** EXAMPLE stands on every page of an example home. */
  example: boolean;
  person: { name: string; standing: Standing };
  file_name: string;
  /** What the person should be told before they go on, in whole sentences. */
  warnings: string[];
  /** The example home's passphrase; none for a real home. */
  example_passphrase: string | null;
  may_sign: boolean;
  may_write: boolean;
}

/** What the window needs to know when it opens. */
export interface Start {
  casebook: KnownCasebook | null;
  /** The folder a new casebook is offered in. */
  folder: string;
  session: Session | null;
  /** Today on an English calendar, "2026-11-21". */
  today: string;
  version: string;
}

export interface NewHome {
  home_name: string;
  urn: string | null;
  provider: string | null;
  host_authority: string | null;
  registered_places: number | null;
  manager: string;
  passphrase: string;
  path: string;
}

/** How hard a passphrase is to guess, in words; nothing is scored on screen. */
export interface PassphraseStrength {
  good_enough: boolean;
  words: string;
}

/** What a file is chosen for. */
export type Purpose = "new_casebook" | "open_casebook" | "save_record" | "open_record" | "save_root";

/** Everything the home's screens show. */
export interface HomePage {
  /** The home today; its statement of purpose is the one in force, its children include those who left. */
  home: Home;
  /** Every version of the statement of purpose, newest first. */
  versions: StatementOfPurpose[];
}

/** The home's particulars as they are edited. */
export type Particulars = Pick<
  Home,
  | "name"
  | "urn"
  | "provider"
  | "host_authority"
  | "registered_places"
  | "conditions_of_registration"
  | "registered_manager"
  | "responsible_individual"
>;

/** A referral as the list shows it. Where it stands is worked out in Rust. */
export interface ReferralRow {
  id: string;
  number: number;
  child: string;
  age: number | null;
  placing_authority: string | null;
  received_at: string | null;
  route: Route | null;
  needed_by: NeededBy | null;
  latest_start: string | null;
  /** "2 to settle", "Declined". */
  stands: string;
  weight: "settle" | "challenge" | "open" | "signed";
  next: string;
  outcome: Outcome | null;
  signed_at: string | null;
}

/** The first answers of a referral: pointers with their values, in order. */
export interface NewReferral {
  answers: [string, unknown][];
}

/** A signed record in the register of decisions. */
export interface RecordRow {
  /** "2026-003". */
  number: string;
  referral_id: string;
  child: string;
  outcome: Outcome | null;
  outcome_words: string;
  /** An instant, UTC. */
  signed_at: string;
  signer: string;
  standing: Standing | null;
  sha256: string;
}

/** A referral as Rust gives it after opening and after every change: the case and its appraisal. */
export interface ReferralView {
  id: string;
  number: number;
  /** Sent back with the next change, so that no change is laid over one not yet seen. */
  revision: number;
  case: Case;
  appraisal: Appraisal;
  /** Its decision record, once signed. */
  record: RecordRow | null;
}

/** The file to check: where it is, or, for one dropped on the window, what is in it. */
export type RecordToCheck = { path: string } | { bytes: number[] };

/** What a check found: facts first, verdict last. */
export interface CheckedRecord {
  verification: Verification;
  /** The case inside the file. Only a claim unless the verdict is good. */
  case: Case | null;
}

export interface Verification {
  facts: CheckedFact[];
  verdict: "genuine" | "unknown_signer" | "refused";
  verdict_words: string;
  signer: SignerNamed | null;
  /** An instant, UTC, as the signer said. */
  signed_at: string | null;
  reason: string | null;
  sha256: string;
}

export interface CheckedFact {
  name: string;
  outcome: "true" | "false" | "unknown" | "not_compared";
  sentence: string;
}

export interface SignerNamed {
  name: string;
  standing: string | null;
  provider: string | null;
  urn: string | null;
  vouched_for_by: string;
  fingerprint: string;
}
