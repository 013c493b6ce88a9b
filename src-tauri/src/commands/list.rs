// Every command the window may call, in the one list that everything else reads:
// `build.rs` makes a permission of each (a command missing here cannot be granted),
// `commands/mod.rs` makes the invoke handler of it, `commands/client.rs` the window's typed
// functions, and a test holds `capabilities/main.json` against it. A line is
// `screen::command(what it is asked) -> what it answers`: the function `command` of the file
// `commands/screen.rs`, which gets the desk first; any of them may answer with an `AppError`
// instead.
//
// Included as text, because a build script cannot use the crate it builds.
macro_rules! with_every_command {
    ($then:ident) => {
        $then! {
            about::about() -> About;

            start::start() -> Start;
            start::passphrase_strength(passphrase: Secret, names: Vec<String>) -> PassphraseStrength;
            start::create_home(home: NewHome) -> Session;
            start::open_example() -> Session;
            start::sign_in(path: String, passphrase: Secret) -> Session;
            start::lock() -> ();
            start::still_here() -> ();
            start::choose_path(purpose: Purpose, suggested: String) -> Option<String>;

            home::home() -> HomePage;
            home::save_particulars(particulars: Particulars) -> HomePage;
            home::save_team(team: Team) -> HomePage;
            home::save_reviews(reviews: HomeReviews) -> HomePage;
            home::add_statement_of_purpose(statement: StatementOfPurpose) -> HomePage;
            home::save_child(child: ChildLivingHere) -> HomePage;

            referrals::referrals() -> Vec<ReferralRow>;
            referrals::new_referral(first: NewReferral) -> ReferralView;

            referral::referral(id: String) -> ReferralView;
            referral::change_referral(id: String, revision: i64, change: Change) -> ReferralView;

            afterwards::note_afterwards(id: String, revision: i64, change: AfterChange) -> ReferralView;

            law::provision(id: String) -> Option<Provision>;

            decision::sign_decision(id: String, revision: i64, passphrase: Secret) -> RecordRow;

            records::records() -> Vec<RecordRow>;
            records::record_pdf(number: String) -> Pdf;
            records::open_record(number: String) -> ();
            records::export_record(number: String, path: String) -> ();
            records::export_root(path: String) -> ();

            check::check_record(record: RecordToCheck) -> CheckedRecord;
            check::check_own_record(number: String) -> CheckedRecord;
        }
    };
}
