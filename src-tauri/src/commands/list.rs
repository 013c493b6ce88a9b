// Every command the window may call, in the one list that everything else reads:
// `build.rs` makes a permission of each (a command missing here cannot be granted),
// `commands/mod.rs` makes the invoke handler of it, `commands/client.rs` the window's typed
// functions, and a test holds `capabilities/main.json` against it. A line is
// `Need: screen::command(what it is asked) -> what it answers`: the function `command` of the file
// `commands/screen.rs`, which gets the desk first; any of them may answer with an `AppError`
// instead. `Need` is what the signed-in person's standing must allow before the function is even
// called: an act of `casebook::Act` (who may do which stands in `casebook`'s standing.rs), or
// `Anybody` for what needs nobody to be signed in.
//
// Included as text, because a build script cannot use the crate it builds.
macro_rules! with_every_command {
    ($then:ident) => {
        $then! {
            Anybody: about::about() -> About;

            Anybody: start::start() -> Start;
            Anybody: start::passphrase_strength(passphrase: Secret, names: Vec<String>) -> PassphraseStrength;
            Anybody: start::create_home(home: NewHome) -> Session;
            Anybody: start::open_example() -> Session;
            Anybody: start::open_elsewhere(path: String) -> Option<String>;
            Anybody: start::open_example_year() -> Session;
            Anybody: start::open_example_register() -> Session;
            Anybody: start::create_register(register: NewRegister) -> Session;
            Anybody: start::sign_in(path: String, passphrase: Secret) -> Session;
            Anybody: start::lock() -> ();
            Read: start::still_here() -> ();
            Anybody: start::choose_path(purpose: Purpose, suggested: String) -> Option<String>;
            Anybody: zoom::zoom(step: Zoom) -> u32;

            Read: home::home() -> HomePage;
            KeepHome: home::save_particulars(particulars: Particulars) -> HomePage;
            KeepHome: home::save_team(team: Team) -> HomePage;
            KeepHome: home::save_reviews(reviews: HomeReviews) -> HomePage;
            KeepHome: home::save_ladder(steps: Vec<LadderStep>) -> HomePage;
            KeepHome: home::add_statement_of_purpose(statement: StatementOfPurpose) -> HomePage;
            KeepHome: home::keep_statement_file(name: String, bytes: String) -> PrintedFile;
            Read: home::statement_file(sha256: String) -> PaperBytes;
            Write: home::save_child(child: ChildLivingHere) -> HomePage;

            Read: referrals::referrals(before: Option<i64>) -> ReferralList;
            Write: referrals::new_referral(first: NewReferral) -> ReferralView;

            Write: handing_over::begin_from_file(text: String) -> ReferralBegun;
            Export: handing_over::export_referral(id: String, path: String) -> ();

            Read: referral::referral(id: String) -> ReferralView;
            Write: referral::change_referral(id: String, revision: i64, change: Change) -> ReferralView;
            Write: referral::look_ahead(id: String, change: Change) -> Appraisal;

            Write: afterwards::note_afterwards(id: String, revision: i64, change: AfterChange) -> ReferralView;

            Write: decide_again::decide_again(id: String, own_entry: Option<String>) -> ReferralView;

            Read: wording::look_at_words(id: String, pointer: String, text: String) -> Vec<Suggestion>;

            Read: retention::retention(number: Option<i64>) -> RetentionPage;
            KeepRetention: retention::change_retention(change: RetentionChange) -> RetentionPage;

            Read: registers::moved_in() -> Vec<MovedIn>;
            Read: registers::registers() -> Vec<RegisterRow>;
            Write: registers::write_register(referral: String, revision: i64, key: String, text: String) -> RegisterRow;
            Export: registers::export_register(path: String) -> ();

            Read: search::search(typed: String) -> SearchPage;

            Read: papers::papers(referral: String) -> Vec<PaperRow>;
            Write: papers::begin_paper(referral: String, name: String, bytes: f64) -> String;
            Write: papers::add_to_paper(id: String, part: u32, bytes: String) -> ();
            Write: papers::drop_paper(id: String) -> ();
            Write: papers::keep_paper(id: String) -> PaperTakenIn;
            Read: papers::paper_bytes(referral: String, digest: String) -> PaperBytes;
            Read: papers::paper_words(referral: String, digest: String) -> String;
            Read: papers::paper_says(referral: String, digest: String) -> PaperSays;
            Read: reading_aid::reading_aid(referral: String) -> ReadingAid;
            Export: papers::export_paper(referral: String, digest: String, path: String) -> ();

            Read: backups::backups() -> BackupsPage;
            Read: backups::backup_trouble() -> Option<String>;
            KeepBackups: backups::choose_backup_folder(path: String) -> BackupsPage;
            KeepBackups: backups::back_up_now() -> BackupsPage;
            Anybody: backups::progress() -> Option<Progress>;
            Anybody: backups::stop_work() -> ();
            ExportEverything: backups::export_everything(path: String) -> EverythingExported;
            Anybody: restore::backups_to_restore() -> BackupsHere;
            Anybody: restore::compare_backup(backup: String, to: String, passphrase: Secret) -> BackupCompared;
            Anybody: restore::restore_backup(backup: String, to: String, passphrase: Secret) -> Session;

            Read: people::people() -> PeoplePage;
            KeepPeople: people::add_person(person: TypedPerson, passphrase: Secret, own: Option<Secret>) -> PeoplePage;
            KeepPeople: people::change_person(id: String, person: TypedPerson) -> PeoplePage;
            KeepPeople: people::remove_person(id: String) -> PeoplePage;
            KeepPeople: people::give_passphrase(id: String, passphrase: Secret) -> PeoplePage;
            KeepPeople: people::certify_person(id: String, theirs: Secret, own: Secret) -> PeoplePage;
            Read: people::change_own_passphrase(present: Secret, chosen: Secret) -> PeoplePage;

            KeepPeople: recovery::make_recovery_kit(own: Secret) -> RecoveryKitPage;
            Anybody: recovery::recovery_people(path: String, code: Secret) -> Vec<RecoverablePerson>;
            Anybody: recovery::recover(path: String, code: Secret, person: String, passphrase: Secret) -> Session;

            ReadJournal: journal::journal(asked: JournalAsked) -> JournalPage;

            Anybody: law::provision(id: String) -> Option<Provision>;

            Read: certificate::own_certificate(passphrase: Secret) -> OwnCertificate;
            Read: certificate::renew_certificate(passphrase: Secret) -> OwnCertificate;
            Read: certificate::use_certificate_file(path: String, of_the_file: Secret, passphrase: Secret) -> OwnCertificate;
            Read: certificate::trust_page() -> TrustPage;
            KeepPeople: certificate::trust_authority(path: String) -> TrustPage;
            KeepPeople: certificate::stop_trusting(fingerprint: String) -> TrustPage;
            KeepPeople: certificate::save_time_stamps(address: Option<String>) -> TrustPage;

            Sign: decision::sign_decision(id: String, revision: i64, passphrase: Secret) -> RecordRow;
            Sign: decision::sign_without_stamp(id: String, revision: i64, passphrase: Secret) -> RecordRow;

            Read: records::records() -> Vec<RecordRow>;
            Read: records::record_pdf(number: String) -> Pdf;
            Export: records::open_record(number: String) -> ();
            Export: records::export_record(number: String, path: String) -> ();
            Read: records::export_root(path: String) -> ();

            Read: documents::documents(referral: Option<String>) -> Vec<DocumentRow>;
            Read: documents::document_form(asked: DocumentAsked, words: Option<Vec<PartWords>>) -> DocumentForm;
            Read: documents::keep_document_words(asked: DocumentAsked, words: Vec<PartWords>) -> DocumentForm;
            Read: documents::preview_document(asked: DocumentAsked, words: Vec<PartWords>) -> Pdf;
            Read: documents::sign_document(asked: DocumentAsked, words: Vec<PartWords>, about_nobody: Vec<String>, passphrase: Secret) -> DocumentRow;
            Read: documents::sign_document_without_stamp(asked: DocumentAsked, words: Vec<PartWords>, about_nobody: Vec<String>, passphrase: Secret) -> DocumentRow;
            Read: documents::document_pdf(number: String) -> Pdf;
            Export: documents::export_document(number: String, path: String) -> ();
            Export: documents::export_pack(from: NaiveDate, to: NaiveDate, path: String) -> u32;
            Export: documents::export_for_visitor(from: NaiveDate, to: NaiveDate, path: String) -> u32;

            Read: authority_sheet::placing_authorities() -> Vec<String>;
            Read: oversight::reading_queue(only: Option<Only>) -> ReadingQueue;
            Read: oversight::mark_read(number: String) -> ReadingQueue;
            Read: patterns::patterns(from: NaiveDate, to: NaiveDate, only: Option<Only>) -> PatternsPage;
            Export: patterns::export_pattern(name: PatternName, from: NaiveDate, to: NaiveDate, only: Option<Only>, path: String) -> ();
            Export: patterns::export_drawing(name: PatternName, drawing: String, path: String) -> ();
            Export: patterns::export_picture(name: PatternName, picture: String, path: String) -> ();
            Oversee: sampling::samples() -> SamplePage;
            Oversee: sampling::draw_sample(size: u32) -> SamplePage;
            Oversee: sampling::blind_case(number: String) -> Case;
            Oversee: sampling::view_begun(number: String) -> Option<OwnView>;
            Oversee: sampling::keep_view_begun(number: String, view: OwnView) -> ();
            Oversee: sampling::set_sample_aside(number: String) -> SamplePage;
            Oversee: sampling::write_view(number: String, view: OwnView) -> SamplePage;

            KeepRegister: gathered::gather_folder(path: String) -> Gathering;
            KeepRegister: gathered::gather_file(name: String, bytes: String) -> Gathering;
            Read: gathered::gathered(asked: GatheredAsked) -> GatheredPage;
            Read: gathered::gathered_record(sha256: String) -> GatheredRecord;
            Read: gathered::mark_gathered_read(sha256: String) -> ();
            Export: gathered::export_gathered(sha256: String, path: String) -> ();
            Read: gathered::gathered_queue(home: Option<String>, only: Option<Only>) -> GatheredQueue;
            Read: gathered::gathered_patterns(from: NaiveDate, to: NaiveDate, home: Option<String>, only: Option<Only>) -> GatheredPatterns;
            Export: gathered::export_gathered_pattern(name: PatternName, from: NaiveDate, to: NaiveDate, home: Option<String>, only: Option<Only>, path: String) -> ();
            KeepRegister: gathered::gathered_would_go(of: GatheredToDelete) -> GatheredGoes;
            KeepRegister: gathered::delete_gathered(of: GatheredToDelete, because: String) -> GatheredGoes;
            Read: gathered::gathered_authorities() -> Vec<GatheredAuthority>;
            KeepRegister: gathered::trust_gathered(fingerprint: String, compared: String) -> Vec<GatheredAuthority>;
            KeepRegister: gathered::stop_trusting_gathered(fingerprint: String) -> Vec<GatheredAuthority>;

            Anybody: check::check_record(record: RecordToCheck, trust: Option<String>) -> CheckedRecord;
            Read: check::check_own_record(number: String) -> CheckedRecord;
        }
    };
}
