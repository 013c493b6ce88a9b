import type { AfterChange } from "../bindings/AfterChange";
import type { Change } from "../bindings/Change";
import type { DocumentAsked } from "../bindings/DocumentAsked";
import type { DocumentForm } from "../bindings/DocumentForm";
import type { DocumentRow } from "../bindings/DocumentRow";
import type { PartWords } from "../bindings/PartWords";
import type { ChildLivingHere } from "../bindings/ChildLivingHere";
import type { HomeReviews } from "../bindings/HomeReviews";
import type { StatementOfPurpose } from "../bindings/StatementOfPurpose";
import type { Suggestion } from "../bindings/Suggestion";
import type { Team } from "../bindings/Team";
import type { TypedPerson } from "../bindings/TypedPerson";
import type { ExactWords } from "../components/finding";
import type {
  AppError,
  CheckedRecord,
  HomePage,
  JournalAsked,
  JournalPage,
  NewHome,
  NewReferral,
  Particulars,
  PassphraseStrength,
  PeoplePage,
  Purpose,
  RecordRow,
  RecoverablePerson,
  RecoveryKitPage,
  RecordToCheck,
  ReferralList,
  ReferralView,
  SearchPage,
  Session,
  Start,
} from "./shapes";

/**
 * The one seam between the screen and the application: one method a command.
 *
 * A method that fails rejects with an `AppError`, whose sentences are fit to be read by the person at
 * the screen.
 */
export interface Host {
  // The casebook
  start(): Promise<Start>;
  /** How hard a passphrase is to guess for somebody who knows these names. */
  passphraseStrength(passphrase: string, names: string[]): Promise<PassphraseStrength>;
  createHome(home: NewHome): Promise<Session>;
  openExampleHome(): Promise<Session>;
  signIn(path: string, passphrase: string): Promise<Session>;
  lock(): Promise<void>;
  /** The person touched the window: it is not idle. */
  stillHere(): Promise<void>;
  /** Asks for a file with the system's own dialog; null when the person closed it. */
  choosePath(purpose: Purpose, suggested: string): Promise<string | null>;

  // Referrals
  /** The open referrals and the newest of those that ended; with a number, those that ended before it. */
  referrals(before?: number): Promise<ReferralList>;
  startReferral(first: NewReferral): Promise<ReferralView>;
  openReferral(id: string): Promise<ReferralView>;
  /** Makes one finished change and gives back the whole referral with its new appraisal. */
  changeReferral(id: string, revision: number, change: Change): Promise<ReferralView>;
  /** Notes something beside a signed decision, as read at that revision of what was noted. */
  noteAfterwards(id: string, revision: number, change: AfterChange): Promise<ReferralView>;
  /** Draws, signs and keeps the decision record. */
  signDecision(id: string, revision: number, passphrase: string): Promise<RecordRow>;
  /** What could be said better in an answer of a referral. */
  lookAtWords(id: string, pointer: string, text: string): Promise<Suggestion[]>;
  /** The law's own words, by the provision's id. */
  exactWords(provision: string): Promise<ExactWords>;

  // The home
  home(): Promise<HomePage>;
  saveParticulars(particulars: Particulars): Promise<HomePage>;
  /** Saves when the home's own recurring duties were last done. */
  saveReviews(reviews: HomeReviews): Promise<HomePage>;
  saveTeam(team: Team): Promise<HomePage>;
  addStatementOfPurpose(statement: StatementOfPurpose): Promise<HomePage>;
  /** Saves a child's entry; one without an id is a new child. */
  saveChild(child: ChildLivingHere): Promise<HomePage>;

  // People
  /** Everybody, who may do what, and the recovery kit. */
  people(): Promise<PeoplePage>;
  /** Adds a person; `own` is the signed-in person's passphrase where they vouch for a signature. */
  addPerson(person: TypedPerson, passphrase: string, own: string | null): Promise<PeoplePage>;
  changePerson(id: string, person: TypedPerson): Promise<PeoplePage>;
  removePerson(id: string): Promise<PeoplePage>;
  /** A new passphrase for somebody who forgot theirs. */
  givePassphrase(id: string, passphrase: string): Promise<PeoplePage>;
  /** Gives a person who signs a signing identity. */
  certifyPerson(id: string, theirs: string, own: string): Promise<PeoplePage>;
  changeOwnPassphrase(present: string, next: string): Promise<PeoplePage>;
  /** Makes a recovery kit; its code is given this once. */
  makeRecoveryKit(own: string): Promise<RecoveryKitPage>;
  /** Whom a recovery code can give a new passphrase. */
  recoveryPeople(path: string, code: string): Promise<RecoverablePerson[]>;
  recover(path: string, code: string, person: string, passphrase: string): Promise<Session>;
  journal(asked: JournalAsked): Promise<JournalPage>;

  /** Finds referrals, children and records by words; what was typed is kept nowhere. */
  search(typed: string): Promise<SearchPage>;

  // Records
  records(): Promise<RecordRow[]>;
  recordPdf(number: string): Promise<Uint8Array>;
  openRecord(number: string): Promise<void>;
  exportRecord(number: string, path: string): Promise<void>;
  /** Writes the provider's root certificate, by which another reader can know the signer. */
  exportRoot(path: string): Promise<void>;
  // Documents beside a record
  /** Those signed so far, newest first: of one referral, or all. */
  documents(referral: string | null): Promise<DocumentRow[]>;
  /** A document as it could be made now, with the words given, else with those kept. */
  documentForm(asked: DocumentAsked, words: PartWords[] | null): Promise<DocumentForm>;
  keepDocumentWords(asked: DocumentAsked, words: PartWords[]): Promise<DocumentForm>;
  previewDocument(asked: DocumentAsked, words: PartWords[]): Promise<Uint8Array>;
  /** `aboutNobody`: the places found that a person says are about nobody who is to be kept out. */
  signDocument(
    asked: DocumentAsked,
    words: PartWords[],
    aboutNobody: string[],
    passphrase: string,
  ): Promise<DocumentRow>;
  documentPdf(number: string): Promise<Uint8Array>;
  exportDocument(number: string, path: string): Promise<void>;
  /** Writes the inspection pack of a time into a new folder; says how many files it holds. */
  exportPack(from: string, to: string, path: string): Promise<number>;
  /** Checks a record of this casebook's own register. */
  checkOwnRecord(number: string): Promise<CheckedRecord>;
  /** Checks a record from anywhere; needs nobody to be signed in. */
  checkRecord(file: RecordToCheck): Promise<CheckedRecord>;
}

function isAppError(error: unknown): error is AppError {
  return (
    typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string" &&
    "code" in error
  );
}

/** The sentences of a refusal: what happened, what was kept, what to do. */
export function sentence(error: unknown): string {
  if (isAppError(error)) return [error.message, error.kept, error.do].filter(Boolean).join(" ");
  return "Something went wrong that Threshold did not expect. What was saved is kept. Try again.";
}

/** The code of a refusal, or "unexpected". */
export function codeOf(error: unknown): AppError["code"] | "unexpected" {
  return isAppError(error) ? error.code : "unexpected";
}
