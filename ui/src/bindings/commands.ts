// Generated from the list of commands in Rust. Do not edit.
import { invoke } from "@tauri-apps/api/core";
import type { About } from "./About";
import type { AfterChange } from "./AfterChange";
import type { Change } from "./Change";
import type { CheckedRecord } from "./CheckedRecord";
import type { ChildLivingHere } from "./ChildLivingHere";
import type { DocumentAsked } from "./DocumentAsked";
import type { DocumentForm } from "./DocumentForm";
import type { DocumentRow } from "./DocumentRow";
import type { HomePage } from "./HomePage";
import type { HomeReviews } from "./HomeReviews";
import type { JournalAsked } from "./JournalAsked";
import type { JournalPage } from "./JournalPage";
import type { NewHome } from "./NewHome";
import type { NewReferral } from "./NewReferral";
import type { PartWords } from "./PartWords";
import type { Particulars } from "./Particulars";
import type { PassphraseStrength } from "./PassphraseStrength";
import type { Pdf } from "./Pdf";
import type { PeoplePage } from "./PeoplePage";
import type { Provision } from "./Provision";
import type { Purpose } from "./Purpose";
import type { RecordRow } from "./RecordRow";
import type { RecordToCheck } from "./RecordToCheck";
import type { RecoverablePerson } from "./RecoverablePerson";
import type { RecoveryKitPage } from "./RecoveryKitPage";
import type { ReferralList } from "./ReferralList";
import type { ReferralView } from "./ReferralView";
import type { SearchPage } from "./SearchPage";
import type { Secret } from "./Secret";
import type { Session } from "./Session";
import type { Start } from "./Start";
import type { StatementOfPurpose } from "./StatementOfPurpose";
import type { Suggestion } from "./Suggestion";
import type { Team } from "./Team";
import type { TypedPerson } from "./TypedPerson";

/** Everything the window may ask of the application. */
export const commands = {
  about: (): Promise<About> =>
    invoke("about"),
  start: (): Promise<Start> =>
    invoke("start"),
  passphrase_strength: (passphrase: Secret, names: Array<string>): Promise<PassphraseStrength> =>
    invoke("passphrase_strength", { passphrase, names }),
  create_home: (home: NewHome): Promise<Session> =>
    invoke("create_home", { home }),
  open_example: (): Promise<Session> =>
    invoke("open_example"),
  sign_in: (path: string, passphrase: Secret): Promise<Session> =>
    invoke("sign_in", { path, passphrase }),
  lock: (): Promise<null> =>
    invoke("lock"),
  still_here: (): Promise<null> =>
    invoke("still_here"),
  choose_path: (purpose: Purpose, suggested: string): Promise<string | null> =>
    invoke("choose_path", { purpose, suggested }),
  home: (): Promise<HomePage> =>
    invoke("home"),
  save_particulars: (particulars: Particulars): Promise<HomePage> =>
    invoke("save_particulars", { particulars }),
  save_team: (team: Team): Promise<HomePage> =>
    invoke("save_team", { team }),
  save_reviews: (reviews: HomeReviews): Promise<HomePage> =>
    invoke("save_reviews", { reviews }),
  add_statement_of_purpose: (statement: StatementOfPurpose): Promise<HomePage> =>
    invoke("add_statement_of_purpose", { statement }),
  save_child: (child: ChildLivingHere): Promise<HomePage> =>
    invoke("save_child", { child }),
  referrals: (before: number | null): Promise<ReferralList> =>
    invoke("referrals", { before }),
  new_referral: (first: NewReferral): Promise<ReferralView> =>
    invoke("new_referral", { first }),
  referral: (id: string): Promise<ReferralView> =>
    invoke("referral", { id }),
  change_referral: (id: string, revision: number, change: Change): Promise<ReferralView> =>
    invoke("change_referral", { id, revision, change }),
  note_afterwards: (id: string, revision: number, change: AfterChange): Promise<ReferralView> =>
    invoke("note_afterwards", { id, revision, change }),
  look_at_words: (id: string, pointer: string, text: string): Promise<Array<Suggestion>> =>
    invoke("look_at_words", { id, pointer, text }),
  search: (typed: string): Promise<SearchPage> =>
    invoke("search", { typed }),
  people: (): Promise<PeoplePage> =>
    invoke("people"),
  add_person: (person: TypedPerson, passphrase: Secret, own: Secret | null): Promise<PeoplePage> =>
    invoke("add_person", { person, passphrase, own }),
  change_person: (id: string, person: TypedPerson): Promise<PeoplePage> =>
    invoke("change_person", { id, person }),
  remove_person: (id: string): Promise<PeoplePage> =>
    invoke("remove_person", { id }),
  give_passphrase: (id: string, passphrase: Secret): Promise<PeoplePage> =>
    invoke("give_passphrase", { id, passphrase }),
  certify_person: (id: string, theirs: Secret, own: Secret): Promise<PeoplePage> =>
    invoke("certify_person", { id, theirs, own }),
  change_own_passphrase: (present: Secret, chosen: Secret): Promise<PeoplePage> =>
    invoke("change_own_passphrase", { present, chosen }),
  make_recovery_kit: (own: Secret): Promise<RecoveryKitPage> =>
    invoke("make_recovery_kit", { own }),
  recovery_people: (path: string, code: Secret): Promise<Array<RecoverablePerson>> =>
    invoke("recovery_people", { path, code }),
  recover: (path: string, code: Secret, person: string, passphrase: Secret): Promise<Session> =>
    invoke("recover", { path, code, person, passphrase }),
  journal: (asked: JournalAsked): Promise<JournalPage> =>
    invoke("journal", { asked }),
  provision: (id: string): Promise<Provision | null> =>
    invoke("provision", { id }),
  sign_decision: (id: string, revision: number, passphrase: Secret): Promise<RecordRow> =>
    invoke("sign_decision", { id, revision, passphrase }),
  records: (): Promise<Array<RecordRow>> =>
    invoke("records"),
  record_pdf: (number: string): Promise<Pdf> =>
    invoke("record_pdf", { number }),
  open_record: (number: string): Promise<null> =>
    invoke("open_record", { number }),
  export_record: (number: string, path: string): Promise<null> =>
    invoke("export_record", { number, path }),
  export_root: (path: string): Promise<null> =>
    invoke("export_root", { path }),
  documents: (referral: string | null): Promise<Array<DocumentRow>> =>
    invoke("documents", { referral }),
  document_form: (asked: DocumentAsked, words: Array<PartWords> | null): Promise<DocumentForm> =>
    invoke("document_form", { asked, words }),
  keep_document_words: (asked: DocumentAsked, words: Array<PartWords>): Promise<DocumentForm> =>
    invoke("keep_document_words", { asked, words }),
  preview_document: (asked: DocumentAsked, words: Array<PartWords>): Promise<Pdf> =>
    invoke("preview_document", { asked, words }),
  sign_document: (asked: DocumentAsked, words: Array<PartWords>, about_nobody: Array<string>, passphrase: Secret): Promise<DocumentRow> =>
    invoke("sign_document", { asked, words, about_nobody, passphrase }),
  document_pdf: (number: string): Promise<Pdf> =>
    invoke("document_pdf", { number }),
  export_document: (number: string, path: string): Promise<null> =>
    invoke("export_document", { number, path }),
  export_pack: (from: string, to: string, path: string): Promise<number> =>
    invoke("export_pack", { from, to, path }),
  check_record: (record: RecordToCheck): Promise<CheckedRecord> =>
    invoke("check_record", { record }),
  check_own_record: (number: string): Promise<CheckedRecord> =>
    invoke("check_own_record", { number }),
};
