import type { Change } from "../bindings/Change";
import type { StatementOfPurpose } from "../bindings/StatementOfPurpose";
import type { Team } from "../bindings/Team";
import type { ExactWords } from "../components/finding";
import type { OpenReferral } from "../referral/shapes";
import type {
  Child,
  DecisionRow,
  KnownCasebook,
  NewHome,
  NewReferral,
  ReferralRow,
  Session,
  StatementVersion,
  Status,
  Strength,
  Verification,
} from "./shapes";

/**
 * The one seam between the screen and the application: one method a command.
 *
 * A method that fails rejects with an `AppError { code, message }`; the message is a sentence fit to
 * be read by the person at the screen. A file chooser the person closes again gives `null`.
 */
export interface Host {
  // The casebook
  status(): Promise<Status>;
  chooseNewPlace(homeName: string): Promise<string | null>;
  chooseCasebook(): Promise<KnownCasebook | null>;
  strength(passphrase: string): Promise<Strength>;
  setUpHome(home: NewHome): Promise<Session>;
  openExampleHome(): Promise<Session>;
  signIn(path: string, passphrase: string): Promise<Session>;
  lock(): Promise<void>;

  // Referrals
  referrals(): Promise<ReferralRow[]>;
  startReferral(first: NewReferral): Promise<string>;
  openReferral(id: string): Promise<OpenReferral>;
  /** Makes one finished change and gives back the whole referral with its new appraisal. */
  changeReferral(id: string, change: Change): Promise<OpenReferral>;
  /** Draws, signs and keeps the record; gives the record's id in the register of decisions. */
  signDecision(id: string, passphrase: string): Promise<string>;
  /** The law's own words, by the provision's id. */
  exactWords(provision: string): Promise<ExactWords>;

  // The home
  children(): Promise<Child[]>;
  saveChild(child: Child): Promise<Child>;
  statements(): Promise<StatementVersion[]>;
  addStatement(statement: StatementOfPurpose): Promise<StatementVersion>;
  team(): Promise<Team>;
  saveTeam(team: Team): Promise<Team>;

  // Records
  decisions(): Promise<DecisionRow[]>;
  recordPdf(id: string): Promise<Uint8Array>;
  openRecord(id: string): Promise<void>;
  verifyRecord(id: string): Promise<Verification>;
  /** Gives the place it was written to, or null when the person chose none. */
  exportRecord(id: string): Promise<string | null>;
  checkRecord(name: string, bytes: Uint8Array): Promise<Verification>;
  chooseAndCheckRecord(): Promise<Verification | null>;
}

/** The sentence of whatever a command was refused with. */
export function sentence(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string")
    return error.message;
  return "Something went wrong that Threshold did not expect. What was saved is kept. Try again.";
}

/** The code of a refusal, or "unexpected". */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "unexpected";
}
