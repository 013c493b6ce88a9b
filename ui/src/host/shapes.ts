import type { ChildLivingHere } from "../bindings/ChildLivingHere";
import type { StatementOfPurpose } from "../bindings/StatementOfPurpose";
import type { Tone } from "../components/Tag.svelte";

/** What went wrong, in a sentence made by Rust: what happened, what was kept, what to do. */
export interface AppError {
  /** Stable, for example "wrong_passphrase", "newer_file", "damaged". */
  code: string;
  message: string;
}

/** A casebook this computer has opened before. */
export interface KnownCasebook {
  path: string;
  /** The home's name as it was when last opened here. */
  home: string;
  example: boolean;
}

/** Who is signed in, and to which home. */
export interface Session {
  home: string;
  /** EXAMPLE stands on every page of an example home. */
  example: boolean;
  person: string;
  /** "registered manager". */
  standing: string;
}

/** What the window needs to know when it opens. */
export interface Status {
  session: Session | null;
  known: KnownCasebook[];
  version: string;
  /** Today on the home's clock, "2026-11-21". */
  today: string;
}

export interface NewHome {
  name: string;
  urn: string | null;
  provider: string | null;
  host_authority: string | null;
  registered_places: number | null;
  registered_manager: string;
  responsible_individual: string | null;
  passphrase: string;
  path: string;
}

/** How strong a passphrase is, in words; nothing is scored on screen. */
export interface Strength {
  enough: boolean;
  /** "Strong enough: it would take years to guess." */
  words: string;
}

/** A referral as the list shows it. Where it stands is worked out in Rust. */
export interface ReferralRow {
  id: string;
  child: string;
  date_of_birth: string | null;
  placing_authority: string | null;
  /** "2 to settle", "Declined, signed 12 Nov". */
  stands: string;
  tone: Tone;
  next: string | null;
  needed_by: string | null;
  /** The person is waited for today. */
  needs_you: boolean;
  emergency: boolean;
}

/** The first minute of a referral. */
export interface NewReferral {
  received_at: string | null;
  channel: string | null;
  route: string | null;
  placing_authority: string | null;
  referrer: string | null;
  phone: string | null;
  known_as: string | null;
  date_of_birth: string | null;
  needed_by: string | null;
}

export interface StatementVersion {
  id: string;
  in_force: boolean;
  statement: StatementOfPurpose;
}

/** A child living here; the list also holds those who have left. */
export type Child = ChildLivingHere;

/** A signed record in the register of decisions. */
export interface DecisionRow {
  id: string;
  /** "2026-003". */
  number: string;
  referral: string;
  child: string;
  outcome: string;
  signed_at: string;
  signed_by: string;
}

/** One thing the check of a record found. */
export interface Fact {
  name: string;
  value: string;
  holds: boolean | null;
}

/** What checking a signed record found, in plain words, facts first. */
export interface Verification {
  file: string;
  facts: Fact[];
  /** "Nothing was changed since it was signed." */
  verdict: string;
  intact: boolean;
  /** Plain text of the record's content, when it could be read. */
  content: { name: string; value: string }[];
}
