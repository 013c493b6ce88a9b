// Generated from the list of commands in Rust. Do not edit.
import { invoke } from "@tauri-apps/api/core";
import type { About } from "./About";
import type { AfterChange } from "./AfterChange";
import type { Appraisal } from "./Appraisal";
import type { BackupCompared } from "./BackupCompared";
import type { BackupsHere } from "./BackupsHere";
import type { BackupsPage } from "./BackupsPage";
import type { Case } from "./Case";
import type { Change } from "./Change";
import type { CheckedRecord } from "./CheckedRecord";
import type { ChildLivingHere } from "./ChildLivingHere";
import type { DocumentAsked } from "./DocumentAsked";
import type { DocumentForm } from "./DocumentForm";
import type { DocumentRow } from "./DocumentRow";
import type { EverythingExported } from "./EverythingExported";
import type { GatheredAsked } from "./GatheredAsked";
import type { GatheredAuthority } from "./GatheredAuthority";
import type { GatheredGoes } from "./GatheredGoes";
import type { GatheredPage } from "./GatheredPage";
import type { GatheredPatterns } from "./GatheredPatterns";
import type { GatheredQueue } from "./GatheredQueue";
import type { GatheredRecord } from "./GatheredRecord";
import type { GatheredToDelete } from "./GatheredToDelete";
import type { Gathering } from "./Gathering";
import type { HomePage } from "./HomePage";
import type { HomeReviews } from "./HomeReviews";
import type { JournalAsked } from "./JournalAsked";
import type { JournalPage } from "./JournalPage";
import type { LadderStep } from "./LadderStep";
import type { MovedIn } from "./MovedIn";
import type { NewHome } from "./NewHome";
import type { NewReferral } from "./NewReferral";
import type { NewRegister } from "./NewRegister";
import type { Only } from "./Only";
import type { OwnCertificate } from "./OwnCertificate";
import type { OwnView } from "./OwnView";
import type { PaperBytes } from "./PaperBytes";
import type { PaperRow } from "./PaperRow";
import type { PaperSays } from "./PaperSays";
import type { PaperTakenIn } from "./PaperTakenIn";
import type { PartWords } from "./PartWords";
import type { Particulars } from "./Particulars";
import type { PassphraseStrength } from "./PassphraseStrength";
import type { PatternName } from "./PatternName";
import type { PatternsPage } from "./PatternsPage";
import type { Pdf } from "./Pdf";
import type { PeoplePage } from "./PeoplePage";
import type { PrintedFile } from "./PrintedFile";
import type { Progress } from "./Progress";
import type { Provision } from "./Provision";
import type { Purpose } from "./Purpose";
import type { ReadingAid } from "./ReadingAid";
import type { ReadingQueue } from "./ReadingQueue";
import type { RecordRow } from "./RecordRow";
import type { RecordToCheck } from "./RecordToCheck";
import type { RecoverablePerson } from "./RecoverablePerson";
import type { RecoveryKitPage } from "./RecoveryKitPage";
import type { ReferralBegun } from "./ReferralBegun";
import type { ReferralList } from "./ReferralList";
import type { ReferralView } from "./ReferralView";
import type { RegisterRow } from "./RegisterRow";
import type { RetentionChange } from "./RetentionChange";
import type { RetentionPage } from "./RetentionPage";
import type { SamplePage } from "./SamplePage";
import type { SearchPage } from "./SearchPage";
import type { Secret } from "./Secret";
import type { Session } from "./Session";
import type { Start } from "./Start";
import type { StatementOfPurpose } from "./StatementOfPurpose";
import type { Suggestion } from "./Suggestion";
import type { Team } from "./Team";
import type { TrustPage } from "./TrustPage";
import type { TypedPerson } from "./TypedPerson";
import type { Zoom } from "./Zoom";

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
  open_elsewhere: (path: string): Promise<string | null> =>
    invoke("open_elsewhere", { path }),
  open_example_year: (): Promise<Session> =>
    invoke("open_example_year"),
  open_example_register: (): Promise<Session> =>
    invoke("open_example_register"),
  create_register: (register: NewRegister): Promise<Session> =>
    invoke("create_register", { register }),
  sign_in: (path: string, passphrase: Secret): Promise<Session> =>
    invoke("sign_in", { path, passphrase }),
  lock: (): Promise<null> =>
    invoke("lock"),
  still_here: (): Promise<null> =>
    invoke("still_here"),
  choose_path: (purpose: Purpose, suggested: string): Promise<string | null> =>
    invoke("choose_path", { purpose, suggested }),
  zoom: (step: Zoom): Promise<number> =>
    invoke("zoom", { step }),
  home: (): Promise<HomePage> =>
    invoke("home"),
  save_particulars: (particulars: Particulars): Promise<HomePage> =>
    invoke("save_particulars", { particulars }),
  save_team: (team: Team): Promise<HomePage> =>
    invoke("save_team", { team }),
  save_reviews: (reviews: HomeReviews): Promise<HomePage> =>
    invoke("save_reviews", { reviews }),
  save_ladder: (steps: Array<LadderStep>): Promise<HomePage> =>
    invoke("save_ladder", { steps }),
  add_statement_of_purpose: (statement: StatementOfPurpose): Promise<HomePage> =>
    invoke("add_statement_of_purpose", { statement }),
  keep_statement_file: (name: string, bytes: string): Promise<PrintedFile> =>
    invoke("keep_statement_file", { name, bytes }),
  statement_file: (sha256: string): Promise<PaperBytes> =>
    invoke("statement_file", { sha256 }),
  save_child: (child: ChildLivingHere): Promise<HomePage> =>
    invoke("save_child", { child }),
  referrals: (before: number | null): Promise<ReferralList> =>
    invoke("referrals", { before }),
  new_referral: (first: NewReferral): Promise<ReferralView> =>
    invoke("new_referral", { first }),
  begin_from_file: (text: string): Promise<ReferralBegun> =>
    invoke("begin_from_file", { text }),
  export_referral: (id: string, path: string): Promise<null> =>
    invoke("export_referral", { id, path }),
  referral: (id: string): Promise<ReferralView> =>
    invoke("referral", { id }),
  change_referral: (id: string, revision: number, change: Change): Promise<ReferralView> =>
    invoke("change_referral", { id, revision, change }),
  look_ahead: (id: string, change: Change): Promise<Appraisal> =>
    invoke("look_ahead", { id, change }),
  note_afterwards: (id: string, revision: number, change: AfterChange): Promise<ReferralView> =>
    invoke("note_afterwards", { id, revision, change }),
  decide_again: (id: string, own_entry: string | null): Promise<ReferralView> =>
    invoke("decide_again", { id, own_entry }),
  look_at_words: (id: string, pointer: string, text: string): Promise<Array<Suggestion>> =>
    invoke("look_at_words", { id, pointer, text }),
  retention: (number: number | null): Promise<RetentionPage> =>
    invoke("retention", { number }),
  change_retention: (change: RetentionChange): Promise<RetentionPage> =>
    invoke("change_retention", { change }),
  moved_in: (): Promise<Array<MovedIn>> =>
    invoke("moved_in"),
  registers: (): Promise<Array<RegisterRow>> =>
    invoke("registers"),
  write_register: (referral: string, revision: number, key: string, text: string): Promise<RegisterRow> =>
    invoke("write_register", { referral, revision, key, text }),
  export_register: (path: string): Promise<null> =>
    invoke("export_register", { path }),
  search: (typed: string): Promise<SearchPage> =>
    invoke("search", { typed }),
  papers: (referral: string): Promise<Array<PaperRow>> =>
    invoke("papers", { referral }),
  begin_paper: (referral: string, name: string, bytes: number): Promise<string> =>
    invoke("begin_paper", { referral, name, bytes }),
  add_to_paper: (id: string, part: number, bytes: string): Promise<null> =>
    invoke("add_to_paper", { id, part, bytes }),
  drop_paper: (id: string): Promise<null> =>
    invoke("drop_paper", { id }),
  keep_paper: (id: string): Promise<PaperTakenIn> =>
    invoke("keep_paper", { id }),
  paper_bytes: (referral: string, digest: string): Promise<PaperBytes> =>
    invoke("paper_bytes", { referral, digest }),
  paper_words: (referral: string, digest: string): Promise<string> =>
    invoke("paper_words", { referral, digest }),
  paper_says: (referral: string, digest: string): Promise<PaperSays> =>
    invoke("paper_says", { referral, digest }),
  reading_aid: (referral: string): Promise<ReadingAid> =>
    invoke("reading_aid", { referral }),
  export_paper: (referral: string, digest: string, path: string): Promise<null> =>
    invoke("export_paper", { referral, digest, path }),
  backups: (): Promise<BackupsPage> =>
    invoke("backups"),
  backup_trouble: (): Promise<string | null> =>
    invoke("backup_trouble"),
  choose_backup_folder: (path: string): Promise<BackupsPage> =>
    invoke("choose_backup_folder", { path }),
  back_up_now: (): Promise<BackupsPage> =>
    invoke("back_up_now"),
  progress: (): Promise<Progress | null> =>
    invoke("progress"),
  stop_work: (): Promise<null> =>
    invoke("stop_work"),
  export_everything: (path: string): Promise<EverythingExported> =>
    invoke("export_everything", { path }),
  backups_to_restore: (): Promise<BackupsHere> =>
    invoke("backups_to_restore"),
  compare_backup: (backup: string, to: string, passphrase: Secret): Promise<BackupCompared> =>
    invoke("compare_backup", { backup, to, passphrase }),
  restore_backup: (backup: string, to: string, passphrase: Secret): Promise<Session> =>
    invoke("restore_backup", { backup, to, passphrase }),
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
  own_certificate: (passphrase: Secret): Promise<OwnCertificate> =>
    invoke("own_certificate", { passphrase }),
  renew_certificate: (passphrase: Secret): Promise<OwnCertificate> =>
    invoke("renew_certificate", { passphrase }),
  use_certificate_file: (path: string, of_the_file: Secret, passphrase: Secret): Promise<OwnCertificate> =>
    invoke("use_certificate_file", { path, of_the_file, passphrase }),
  trust_page: (): Promise<TrustPage> =>
    invoke("trust_page"),
  trust_authority: (path: string): Promise<TrustPage> =>
    invoke("trust_authority", { path }),
  stop_trusting: (fingerprint: string): Promise<TrustPage> =>
    invoke("stop_trusting", { fingerprint }),
  save_time_stamps: (address: string | null): Promise<TrustPage> =>
    invoke("save_time_stamps", { address }),
  sign_decision: (id: string, revision: number, passphrase: Secret): Promise<RecordRow> =>
    invoke("sign_decision", { id, revision, passphrase }),
  sign_without_stamp: (id: string, revision: number, passphrase: Secret): Promise<RecordRow> =>
    invoke("sign_without_stamp", { id, revision, passphrase }),
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
  sign_document_without_stamp: (asked: DocumentAsked, words: Array<PartWords>, about_nobody: Array<string>, passphrase: Secret): Promise<DocumentRow> =>
    invoke("sign_document_without_stamp", { asked, words, about_nobody, passphrase }),
  document_pdf: (number: string): Promise<Pdf> =>
    invoke("document_pdf", { number }),
  export_document: (number: string, path: string): Promise<null> =>
    invoke("export_document", { number, path }),
  export_pack: (from: string, to: string, path: string): Promise<number> =>
    invoke("export_pack", { from, to, path }),
  export_for_visitor: (from: string, to: string, path: string): Promise<number> =>
    invoke("export_for_visitor", { from, to, path }),
  placing_authorities: (): Promise<Array<string>> =>
    invoke("placing_authorities"),
  reading_queue: (only: Only | null): Promise<ReadingQueue> =>
    invoke("reading_queue", { only }),
  mark_read: (number: string): Promise<ReadingQueue> =>
    invoke("mark_read", { number }),
  patterns: (from: string, to: string, only: Only | null): Promise<PatternsPage> =>
    invoke("patterns", { from, to, only }),
  export_pattern: (name: PatternName, from: string, to: string, only: Only | null, path: string): Promise<null> =>
    invoke("export_pattern", { name, from, to, only, path }),
  export_drawing: (name: PatternName, drawing: string, path: string): Promise<null> =>
    invoke("export_drawing", { name, drawing, path }),
  export_picture: (name: PatternName, picture: string, path: string): Promise<null> =>
    invoke("export_picture", { name, picture, path }),
  samples: (): Promise<SamplePage> =>
    invoke("samples"),
  draw_sample: (size: number): Promise<SamplePage> =>
    invoke("draw_sample", { size }),
  blind_case: (number: string): Promise<Case> =>
    invoke("blind_case", { number }),
  view_begun: (number: string): Promise<OwnView | null> =>
    invoke("view_begun", { number }),
  keep_view_begun: (number: string, view: OwnView): Promise<null> =>
    invoke("keep_view_begun", { number, view }),
  set_sample_aside: (number: string): Promise<SamplePage> =>
    invoke("set_sample_aside", { number }),
  write_view: (number: string, view: OwnView): Promise<SamplePage> =>
    invoke("write_view", { number, view }),
  gather_folder: (path: string): Promise<Gathering> =>
    invoke("gather_folder", { path }),
  gather_file: (name: string, bytes: string): Promise<Gathering> =>
    invoke("gather_file", { name, bytes }),
  gathered: (asked: GatheredAsked): Promise<GatheredPage> =>
    invoke("gathered", { asked }),
  gathered_record: (sha256: string): Promise<GatheredRecord> =>
    invoke("gathered_record", { sha256 }),
  mark_gathered_read: (sha256: string): Promise<null> =>
    invoke("mark_gathered_read", { sha256 }),
  export_gathered: (sha256: string, path: string): Promise<null> =>
    invoke("export_gathered", { sha256, path }),
  gathered_queue: (home: string | null, only: Only | null): Promise<GatheredQueue> =>
    invoke("gathered_queue", { home, only }),
  gathered_patterns: (from: string, to: string, home: string | null, only: Only | null): Promise<GatheredPatterns> =>
    invoke("gathered_patterns", { from, to, home, only }),
  export_gathered_pattern: (name: PatternName, from: string, to: string, home: string | null, only: Only | null, path: string): Promise<null> =>
    invoke("export_gathered_pattern", { name, from, to, home, only, path }),
  gathered_would_go: (of: GatheredToDelete): Promise<GatheredGoes> =>
    invoke("gathered_would_go", { of }),
  delete_gathered: (of: GatheredToDelete, because: string): Promise<GatheredGoes> =>
    invoke("delete_gathered", { of, because }),
  gathered_authorities: (): Promise<Array<GatheredAuthority>> =>
    invoke("gathered_authorities"),
  trust_gathered: (fingerprint: string, compared: string): Promise<Array<GatheredAuthority>> =>
    invoke("trust_gathered", { fingerprint, compared }),
  stop_trusting_gathered: (fingerprint: string): Promise<Array<GatheredAuthority>> =>
    invoke("stop_trusting_gathered", { fingerprint }),
  check_record: (record: RecordToCheck, trust: string | null): Promise<CheckedRecord> =>
    invoke("check_record", { record, trust }),
  check_own_record: (number: string): Promise<CheckedRecord> =>
    invoke("check_own_record", { number }),
};
