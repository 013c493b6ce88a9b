import type { AfterChange } from "../bindings/AfterChange";
import type { Appraisal } from "../bindings/Appraisal";
import type { Change } from "../bindings/Change";
import type { DocumentAsked } from "../bindings/DocumentAsked";
import type { DocumentForm } from "../bindings/DocumentForm";
import type { DocumentRow } from "../bindings/DocumentRow";
import type { PartWords } from "../bindings/PartWords";
import type { ChildLivingHere } from "../bindings/ChildLivingHere";
import type { HomeReviews } from "../bindings/HomeReviews";
import type { LadderStep } from "../bindings/LadderStep";
import type { Case } from "../bindings/Case";
import type { GatheredAsked } from "../bindings/GatheredAsked";
import type { GatheredAuthority } from "../bindings/GatheredAuthority";
import type { GatheredGoes } from "../bindings/GatheredGoes";
import type { GatheredToDelete } from "../bindings/GatheredToDelete";
import type { GatheredPage } from "../bindings/GatheredPage";
import type { GatheredPatterns } from "../bindings/GatheredPatterns";
import type { GatheredQueue } from "../bindings/GatheredQueue";
import type { GatheredRecord } from "../bindings/GatheredRecord";
import type { Gathering } from "../bindings/Gathering";
import type { MovedIn } from "../bindings/MovedIn";
import type { NewRegister } from "../bindings/NewRegister";
import type { OwnView } from "../bindings/OwnView";
import type { Only } from "../bindings/Only";
import type { PatternName } from "../bindings/PatternName";
import type { PatternsPage } from "../bindings/PatternsPage";
import type { SamplePage } from "../bindings/SamplePage";
import type { ReadingQueue } from "../bindings/ReadingQueue";
import type { PrintedFile } from "../bindings/PrintedFile";
import type { RetentionChange } from "../bindings/RetentionChange";
import type { StatementOfPurpose } from "../bindings/StatementOfPurpose";
import type { Suggestion } from "../bindings/Suggestion";
import type { Team } from "../bindings/Team";
import type { TypedPerson } from "../bindings/TypedPerson";
import type { MenuItem } from "../bindings/MenuItem";
import type { Zoom } from "../bindings/Zoom";
import type { ExactWords } from "../components/finding";
import type {
  AppError,
  BackupCompared,
  BackupsHere,
  BackupsPage,
  CheckedRecord,
  EverythingExported,
  HomePage,
  JournalAsked,
  JournalPage,
  NewHome,
  NewReferral,
  OwnCertificate,
  Particulars,
  PaperRow,
  PaperSays,
  PaperTakenIn,
  PassphraseStrength,
  PeoplePage,
  Progress,
  Purpose,
  ReadingAid,
  ReferralBegun,
  RecordRow,
  RecoverablePerson,
  RecoveryKitPage,
  RecordToCheck,
  ReferralList,
  ReferralView,
  RegisterRow,
  RetentionPage,
  SearchPage,
  Session,
  Start,
  TrustPage,
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
  /** Makes a register of signed records for a responsible individual, and signs them in. */
  createRegister(register: NewRegister): Promise<Session>;
  openExampleHome(): Promise<Session>;
  /** What to say before opening a casebook that another computer has open; null where none has. */
  openElsewhere(path: string): Promise<string | null>;
  /** A year of made-up decisions, opened as the responsible individual; made the first time. */
  openExampleYear(): Promise<Session>;
  /** A register over the signed records of two made-up homes; made the first time. */
  openExampleRegister(): Promise<Session>;
  signIn(path: string, passphrase: string): Promise<Session>;
  lock(): Promise<void>;
  /** The person touched the window: it is not idle. */
  stillHere(): Promise<void>;
  /** Asks for a file with the system's own dialog; null when the person closed it. */
  choosePath(purpose: Purpose, suggested: string): Promise<string | null>;
  /** Draws everything larger or smaller and keeps that; gives the size, 100 as at first. */
  zoom(step: Zoom): Promise<number>;
  /** Calls with what is chosen in the window's menu, until the function this gives is called. */
  onMenu(heard: (item: MenuItem) => void): () => void;

  // Referrals
  /** The open referrals and the newest of those that ended; with a number, those that ended before it. */
  referrals(before?: number): Promise<ReferralList>;
  startReferral(first: NewReferral): Promise<ReferralView>;
  /** Begins a referral from the text of a file. */
  beginFromFile(text: string): Promise<ReferralBegun>;
  /** Writes a referral for a colleague: what came in, nothing of the home. */
  exportReferral(id: string, path: string): Promise<void>;
  openReferral(id: string): Promise<ReferralView>;
  /** Makes one finished change and gives back the whole referral with its new appraisal. */
  changeReferral(id: string, revision: number, change: Change): Promise<ReferralView>;
  /** What would stand before a signature if this change were made; nothing is saved. */
  lookAhead(id: string, change: Change): Promise<Appraisal>;
  /** Notes something beside a signed decision, as read at that revision of what was noted. */
  /** Begins to decide again, in full, what was accepted in an emergency; gives the referral in which. */
  decideAgain(id: string, ownEntry: string | null): Promise<ReferralView>;
  noteAfterwards(id: string, revision: number, change: AfterChange): Promise<ReferralView>;
  /** Draws, signs and keeps the decision record. */
  signDecision(id: string, revision: number, passphrase: string): Promise<RecordRow>;
  /** The same without a time stamp, where one is asked for here and none was to be had. */
  signWithoutStamp(id: string, revision: number, passphrase: string): Promise<RecordRow>;
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
  /** Saves the home's escalation ladder, confirmed by the person signed in; no steps: no ladder. */
  saveLadder(steps: LadderStep[]): Promise<HomePage>;
  addStatementOfPurpose(statement: StatementOfPurpose): Promise<HomePage>;
  /** Saves a child's entry; one without an id is a new child. */
  /** Keeps the file of a statement of purpose, before the version that names it. */
  keepStatementFile(name: string, bytes: Uint8Array): Promise<PrintedFile>;
  statementFile(sha256: string): Promise<Uint8Array>;
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

  /** How long what is kept here is kept; with a number, for that referral too. */
  retention(number?: number): Promise<RetentionPage>;
  changeRetention(change: RetentionChange): Promise<RetentionPage>;
  /** Every child who moved in, and which of the children living here the child is. */
  movedIn(): Promise<MovedIn[]>;
  /** Every child who moved in, with what the registers ask. */
  registers(): Promise<RegisterRow[]>;
  /** Writes one entry; blank lets what the referral said stand again. */
  writeRegister(referral: string, revision: number, key: string, text: string): Promise<RegisterRow>;
  exportRegister(path: string): Promise<void>;

  /** Finds referrals, children and records by words; what was typed is kept nowhere. */
  search(typed: string): Promise<SearchPage>;

  // The certificate a person signs with, and whom this computer trusts
  ownCertificate(passphrase: string): Promise<OwnCertificate>;
  /** A new one by the provider's own authority. */
  renewCertificate(passphrase: string): Promise<OwnCertificate>;
  /** One of a public authority, from a PKCS #12 file with a passphrase of its own. */
  useCertificateFile(path: string, ofTheFile: string, passphrase: string): Promise<OwnCertificate>;
  trustPage(): Promise<TrustPage>;
  trustAuthority(path: string): Promise<TrustPage>;
  stopTrusting(fingerprint: string): Promise<TrustPage>;
  /** Whom to ask for time stamps; null turns them off. */
  saveTimeStamps(address: string | null): Promise<TrustPage>;
  // Papers
  /** The papers taken in with a referral. */
  papers(referral: string): Promise<PaperRow[]>;
  /** Begins to take a paper in; gives the name its parts are added under. */
  beginPaper(referral: string, name: string, bytes: number): Promise<string>;
  /** Adds the next part, in base64. */
  addToPaper(id: string, part: number, bytes: string): Promise<void>;
  /** Drops a paper that has not wholly come. */
  dropPaper(id: string): Promise<void>;
  /** Makes a paper of what has come: safely kept when this resolves. */
  keepPaper(id: string): Promise<PaperTakenIn>;
  paperBytes(referral: string, digest: string): Promise<Uint8Array>;
  paperWords(referral: string, digest: string): Promise<string>;
  /** What a paper's file says of itself: offered, never taken for a fact. */
  paperSays(referral: string, digest: string): Promise<PaperSays>;
  /** Places in the papers that mention something the referral does not speak of yet. */
  readingAid(referral: string): Promise<ReadingAid>;
  exportPaper(referral: string, digest: string, path: string): Promise<void>;

  // Backups
  /** Where backups go, and what became of them. */
  backups(): Promise<BackupsPage>;
  chooseBackupFolder(path: string): Promise<BackupsPage>;
  backUpNow(): Promise<BackupsPage>;
  /** Why the last backup was not made, until one is. */
  backupTrouble(): Promise<string | null>;
  /** Writes everything in open formats into a new folder inside this one. */
  exportEverything(path: string): Promise<EverythingExported>;
  /** How far long work has come; null while none is under way. */
  progress(): Promise<Progress | null>;
  stopWork(): Promise<void>;
  /** The backups this computer knows of; needs nobody to be signed in. */
  backupsToRestore(): Promise<BackupsHere>;
  compareBackup(backup: string, to: string, passphrase: string): Promise<BackupCompared>;
  restoreBackup(backup: string, to: string, passphrase: string): Promise<Session>;

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
  /** Signs where this computer asks for a time stamp and none was to be had. */
  signDocumentWithoutStamp(
    asked: DocumentAsked,
    words: PartWords[],
    aboutNobody: string[],
    passphrase: string,
  ): Promise<DocumentRow>;
  documentPdf(number: string): Promise<Uint8Array>;
  exportDocument(number: string, path: string): Promise<void>;
  /** Writes the inspection pack of a time into a new folder; says how many files it holds. */
  exportPack(from: string, to: string, path: string): Promise<number>;
  /** Writes what the independent person takes along: no record without both consents. */
  exportForVisitor(from: string, to: string, path: string): Promise<number>;
  /** The placing authorities a monthly sheet can be made for, in the order of the alphabet. */
  placingAuthorities(): Promise<string[]>;
  /** The signed decisions this person has not read, in the order of reading, and those they have. */
  readingQueue(only?: Only): Promise<ReadingQueue>;
  /** Says that this person has read a record. */
  markRead(number: string): Promise<ReadingQueue>;
  /** Tables of counts over the decisions signed from one day to another. */
  patterns(from: string, to: string, only?: Only): Promise<PatternsPage>;
  /** Writes a pattern as CSV, small numbers hidden. */
  exportPattern(name: PatternName, from: string, to: string, only: Only, path: string): Promise<void>;
  /** Writes a pattern as it was drawn (SVG), small numbers left out. */
  exportDrawing(name: PatternName, drawing: string, path: string): Promise<void>;
  /** Writes a pattern as a picture (PNG) made of its drawing. */
  exportPicture(name: PatternName, picture: Uint8Array, path: string): Promise<void>;
  /** The decisions drawn to be read without their outcome, and one's own views beside the decisions. */
  // Records gathered from several homes, in a register of them
  /** Takes in what lies in a folder and those within it; what is here already is left alone. */
  gatherFolder(path: string): Promise<Gathering>;
  gatherFile(name: string, bytes: Uint8Array): Promise<Gathering>;
  gathered(asked: GatheredAsked): Promise<GatheredPage>;
  /** One of them, by its digest, checked anew; the journal says who read it. */
  gatheredRecord(sha256: string): Promise<GatheredRecord>;
  markGatheredRead(sha256: string): Promise<void>;
  exportGathered(sha256: string, path: string): Promise<void>;
  gatheredQueue(home: string | null, only?: Only): Promise<GatheredQueue>;
  gatheredPatterns(from: string, to: string, home: string | null, only?: Only): Promise<GatheredPatterns>;
  exportGatheredPattern(
    name: PatternName,
    from: string,
    to: string,
    home: string | null,
    only: Only,
    path: string,
  ): Promise<void>;
  /** What a deletion from the register would take. */
  gatheredWouldGo(of: GatheredToDelete): Promise<GatheredGoes>;
  /** Deletes it; the reason and the digests stay in the journal. */
  deleteGathered(of: GatheredToDelete, because: string): Promise<GatheredGoes>;
  /** The authorities that stand in gathered records, and which of them are trusted. */
  gatheredAuthorities(): Promise<GatheredAuthority[]>;
  trustGathered(fingerprint: string, compared: string): Promise<GatheredAuthority[]>;
  stopTrustingGathered(fingerprint: string): Promise<GatheredAuthority[]>;
  samples(): Promise<SamplePage>;
  drawSample(size: number): Promise<SamplePage>;
  /** The case of a decision drawn, without its outcome. */
  blindCase(number: string): Promise<Case>;
  /** Sets a decision aside that was drawn: it is read like any other from then on. */
  setSampleAside(number: string): Promise<SamplePage>;
  /** The view this person began and has not kept yet. */
  viewBegun(number: string): Promise<OwnView | null>;
  /** Keeps a view that is not finished, for its writer alone. */
  keepViewBegun(number: string, view: OwnView): Promise<void>;
  /** Keeps one's own view of a decision drawn: once, and never changed. */
  writeView(number: string, view: OwnView): Promise<SamplePage>;
  /** Checks a record of this casebook's own register. */
  checkOwnRecord(number: string): Promise<CheckedRecord>;
  /**
   * Checks a record from anywhere; needs nobody to be signed in. `trust` is the path of an authority's
   * certificate that is to vouch for the signer, this once.
   */
  checkRecord(file: RecordToCheck, trust: string | null): Promise<CheckedRecord>;
}

/** The event by which the application tells the page what was chosen in the menu. */
const MENU = "threshold-menu";

/** Hears what is chosen in the window's menu; the browser host hears the same event in its tests. */
export function hearMenu(heard: (item: MenuItem) => void): () => void {
  const chosen = (event: Event) => heard((event as CustomEvent<MenuItem>).detail);
  window.addEventListener(MENU, chosen);
  return () => window.removeEventListener(MENU, chosen);
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
