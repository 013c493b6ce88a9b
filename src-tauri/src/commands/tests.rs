//! The commands as the window meets them: through Tauri's own dispatch, with the real capability
//! file, at a desk of the test's own.

mod backups;
mod certificate;
mod decide_again;
mod documents;
mod gathered;
mod keeping;
mod leaks;
mod locking;
mod oversight;
mod papers;
mod people;
mod permissions;
mod search;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use casebook::{At, KdfCost, NewPerson, Passphrase};
use rand_core::OsRng;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder};

use super::start::Purpose;
use crate::places::Places;
use crate::session::{Desk, Outside};
use crate::{case, look_round};

macro_rules! names {
    ($($need:ident : $screen:ident :: $command:ident ( $($asked:ident : $kind:ty),* ) -> $answer:ty;)*) => {
        [$(stringify!($command)),*]
    };
}

/// The names of the commands.
pub(super) const LISTED: &[&str] = &with_every_command!(names);

/// Cheap enough for tests.
pub const QUICK: KdfCost = KdfCost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

/// A Saturday morning, 21 November 2026, 09:00 UTC.
const MORNING: i64 = 1_795_251_600;

const PASSPHRASE: &str = "copper lantern otter umbrella";

fn morning() -> At {
    At::from_timestamp(MORNING, 0).unwrap()
}

/// The world outside the window, as a test sets it.
#[derive(Clone, Default)]
struct Around {
    chosen: Option<PathBuf>,
    viewed: Arc<Mutex<Vec<PathBuf>>>,
    shown: Arc<Mutex<Vec<Shown>>>,
}

/// What the window was told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    At(u32),
    Open(bool),
}

impl Outside for Around {
    fn choose(&self, _purpose: Purpose, _suggested: &str) -> Option<PathBuf> {
        self.chosen.clone()
    }

    fn view(&self, file: &Path) -> std::io::Result<()> {
        self.viewed.lock().unwrap().push(file.to_path_buf());
        Ok(())
    }

    fn draw_at(&self, per_cent: u32) {
        self.shown.lock().unwrap().push(Shown::At(per_cent));
    }

    fn now_open(&self, open: bool) {
        self.shown.lock().unwrap().push(Shown::Open(open));
    }
}

/// An application with a window and a desk of its own.
struct Stage {
    folder: tempfile::TempDir,
    desk: Desk,
    around: Around,
    window: WebviewWindow<MockRuntime>,
    _app: App<MockRuntime>,
}

impl Stage {
    fn new() -> Self {
        Self::at(morning)
    }

    fn at(now: fn() -> At) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::new(folder.path().join("data"), folder.path().to_path_buf());
        let around = Around::default();
        let desk = Desk::new(places, Box::new(around.clone()), now, QUICK);
        let (app, window) = application(super::handler());
        app.manage(desk.clone());
        Self {
            folder,
            desk,
            around,
            window,
            _app: app,
        }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// What a command answers, or the error it answers with.
    fn ask(&self, command: &str, asked: Value) -> Result<Value, Value> {
        ask(&self.window, command, asked).map(|answer| answer.deserialize().unwrap())
    }

    fn must(&self, command: &str, asked: Value) -> Value {
        self.ask(command, asked)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn with_a_home(self) -> Self {
        self.must(
            "create_home",
            json!({"home": {
                "home_name": "Larch House (EXAMPLE)", "urn": "SC000000",
                "provider": "Larch Care (EXAMPLE)", "host_authority": "Northshire",
                "registered_places": 4, "manager": "Rosalind Ashworth",
                "passphrase": PASSPHRASE, "path": self.file("larch"),
            }}),
        );
        self
    }

    /// Another person, signed in.
    fn as_another(&self, standing: casebook::Standing) {
        const THEIRS: &str = "walnut ferry quilt thunder";
        self.desk
            .with(|at| {
                let new = NewPerson {
                    name: "Sam Okoro".to_owned(),
                    standing,
                    registration: String::new(),
                    until: (standing == casebook::Standing::Reader)
                        .then(|| morning() + chrono::Duration::hours(8)),
                };
                let passphrase = Passphrase::new(THEIRS);
                at.casebook
                    .add_person(&new, &passphrase, QUICK, morning(), &mut OsRng)?;
                Ok(())
            })
            .unwrap();
        let path = self.file("larch.casebook");
        self.must("sign_in", json!({"path": path, "passphrase": THEIRS}));
    }
}

fn application(
    handler: impl Fn(tauri::ipc::Invoke<MockRuntime>) -> bool + Send + Sync + 'static,
) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let app = mock_builder()
        .invoke_handler(handler)
        .build(tauri::generate_context!())
        .unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", Default::default())
        .build()
        .unwrap();
    (app, window)
}

fn ask(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    asked: Value,
) -> Result<InvokeResponseBody, Value> {
    let url = if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    get_ipc_response(
        window,
        InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: url.parse().unwrap(),
            body: InvokeBody::Json(asked),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_string(),
        },
    )
}

fn code(answer: Result<Value, Value>) -> String {
    match answer {
        Ok(answer) => panic!("answered: {answer}"),
        Err(error) => error["code"].as_str().unwrap_or_default().to_owned(),
    }
}

/// A command the handler knows and the capability file does not: what a forgotten or smuggled
/// command would be.
#[tauri::command]
fn not_granted() -> &'static str {
    "answered"
}

#[test]
fn the_capability_file_grants_exactly_the_listed_commands() {
    let file: Value = serde_json::from_str(include_str!("../../capabilities/main.json")).unwrap();
    let granted: BTreeSet<String> = file["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap().to_string())
        .collect();
    let listed: BTreeSet<String> = LISTED
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    assert_eq!(granted, listed);
}

#[test]
fn a_command_absent_from_the_capability_file_is_refused() {
    let (_app, window) = application(tauri::generate_handler![not_granted]);
    let refusal = ask(&window, "not_granted", json!({}))
        .unwrap_err()
        .to_string();
    assert!(refusal.contains("not_granted not allowed"), "{refusal}");
}

#[test]
fn the_dialogs_are_not_the_windows_to_open() {
    let stage = Stage::new();
    let refusal = stage.ask("plugin:dialog|open", json!({})).unwrap_err();
    assert!(refusal.to_string().contains("not allowed"), "{refusal}");
}

#[test]
fn the_window_is_told_of_every_signing_in_and_locking() {
    let stage = Stage::new().with_a_home();
    stage.must("lock", json!({}));
    let signed_in = json!({"path": stage.file("larch.casebook"), "passphrase": PASSPHRASE});
    stage.must("sign_in", signed_in);
    stage.desk.lock().unwrap();
    let shown = stage.around.shown.lock().unwrap().clone();
    let mut told: Vec<bool> = shown
        .iter()
        .filter_map(|shown| match shown {
            Shown::Open(open) => Some(*open),
            Shown::At(_) => None,
        })
        .collect();
    // Signing in closes first whatever was open.
    told.dedup();
    assert_eq!(told, [true, false, true, false]);
}

#[test]
fn the_size_of_everything_is_kept_for_the_next_time() {
    let stage = Stage::new();
    assert_eq!(stage.must("zoom", json!({"step": "in"})), 110);
    assert_eq!(stage.must("zoom", json!({"step": "in"})), 125);
    assert_eq!(stage.desk.places().zoom(), 125);
    assert_eq!(stage.must("zoom", json!({"step": "reset"})), 100);
    let drawn = stage.around.shown.lock().unwrap().clone();
    assert_eq!(drawn, [Shown::At(110), Shown::At(125), Shown::At(100)]);
}

#[test]
fn a_new_home_a_referral_and_its_answers_are_appraised() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must(
        "new_referral",
        json!({"first": {"answers": [
            ["/child/known_as", "Kayden"],
            ["/receipt/route", "planned"],
            ["/referrer/placing_authority", "Northshire"],
        ]}}),
    );
    assert_eq!(begun["case"]["referral"]["child"]["known_as"], "Kayden");
    assert_eq!(begun["case"]["home"]["name"], "Larch House (EXAMPLE)");
    assert_eq!(
        begun["case"]["referral"]["decision"]["decided_by"],
        json!({"name": "Rosalind Ashworth", "standing": "registered_manager"})
    );
    let missing = |view: &Value| {
        view["appraisal"]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|f| f["place"]["pointer"] == "/referral/receipt/received_at")
    };
    assert!(missing(&begun), "the time of receipt is asked for");
    let changed = stage.must(
        "change_referral",
        json!({"id": begun["id"], "revision": begun["revision"], "change": {
            "change": "answer", "pointer": "/receipt/received_at", "value": "2026-11-20T22:10:00",
        }}),
    );
    assert!(!missing(&changed));
    assert_eq!(changed["revision"], 2);
    assert_eq!(stage.must("referral", json!({"id": begun["id"]})), changed);

    let rows = stage.must("referrals", json!({"before": null}))["rows"].clone();
    assert_eq!(rows[0]["child"], "Kayden");
    assert_eq!(rows[0]["weight"], "settle");
    assert!(rows[0]["blocked"]["sentence"].is_string());
    assert!(
        !rows[0]["blocked"]["pointer"]
            .as_str()
            .unwrap()
            .starts_with("/referral")
    );
    assert!(rows[0]["stands"].as_str().unwrap().ends_with(" to settle"));
}

#[test]
fn looking_ahead_says_what_would_be_left_and_keeps_nothing() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must("new_referral", json!({"first": {"answers": []}}));
    let change = json!({
        "change": "answer", "pointer": "/child/known_as", "value": "K",
    });
    let asked = json!({"id": begun["id"], "change": change});
    let ahead = stage.must("look_ahead", asked.clone());
    assert_eq!(stage.must("referral", json!({"id": begun["id"]})), begun);
    let saved = stage.must(
        "change_referral",
        json!({"id": begun["id"], "revision": 1, "change": change}),
    );
    assert_ne!(ahead, begun["appraisal"]);
    assert_eq!(
        ahead, saved["appraisal"],
        "what is looked at ahead is what comes"
    );
}

#[test]
fn a_change_to_what_another_window_changed_is_not_made() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must("new_referral", json!({"first": {"answers": []}}));
    let answer = |revision: i64, name: &str| {
        stage.ask(
            "change_referral",
            json!({"id": begun["id"], "revision": revision, "change": {
                "change": "answer", "pointer": "/child/known_as", "value": name,
            }}),
        )
    };
    answer(1, "Kayden").unwrap();
    assert_eq!(code(answer(1, "Kieran")), "changed_elsewhere");
    let now = stage.must("referral", json!({"id": begun["id"]}));
    assert_eq!(now["case"]["referral"]["child"]["known_as"], "Kayden");
}

#[test]
fn an_answer_of_the_wrong_kind_is_refused_beside_its_field() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must("new_referral", json!({"first": {"answers": []}}));
    let refused = stage.ask(
        "change_referral",
        json!({"id": begun["id"], "revision": 1, "change": {
            "change": "answer", "pointer": "/child/date_of_birth", "value": "soon",
        }}),
    );
    let error = refused.unwrap_err();
    assert_eq!(error["code"], "refused");
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .starts_with("This is not a date")
    );
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_a_lock_closes_everything() {
    let stage = Stage::new().with_a_home();
    stage.must("lock", json!({}));
    assert_eq!(code(stage.ask("referrals", json!({}))), "locked");
    let path = stage.file("larch.casebook");
    let wrong = stage.ask(
        "sign_in",
        json!({"path": path, "passphrase": "not this one at all"}),
    );
    assert_eq!(code(wrong), "wrong_passphrase");
    assert_eq!(code(stage.ask("home", json!({}))), "locked");

    let start = stage.must("start", json!({}));
    assert_eq!(start["casebook"]["file_name"], "larch");
    assert_eq!(start["session"], Value::Null);
    let session = stage.must("sign_in", json!({"path": path, "passphrase": PASSPHRASE}));
    assert_eq!(session["home_name"], "Larch House (EXAMPLE)");
    assert_eq!(session["may_sign"], true);
    assert_eq!(
        session["warnings"],
        json!(["A wrong passphrase was entered once since the casebook was last opened."])
    );
}

#[test]
fn a_second_casebook_is_never_written_over_the_first() {
    let stage = Stage::new().with_a_home();
    let again = stage.ask(
        "create_home",
        json!({"home": {
            "home_name": "Larch House", "urn": null, "provider": null, "host_authority": null,
            "registered_places": null, "manager": "Rosalind Ashworth",
            "passphrase": PASSPHRASE, "path": stage.file("larch.casebook"),
        }}),
    );
    assert_eq!(code(again), "refused");
}

#[test]
fn an_easy_passphrase_is_said_to_be_one_before_it_is_refused() {
    let stage = Stage::new();
    let strength = |passphrase: &str| {
        stage.must(
            "passphrase_strength",
            json!({"passphrase": passphrase, "names": ["Larch House", "Rosalind Ashworth"]}),
        )
    };
    assert_eq!(strength("larch house 1")["good_enough"], false);
    assert_eq!(strength(PASSPHRASE)["good_enough"], true);
}

#[test]
fn a_reader_reads_and_changes_nothing() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must("new_referral", json!({"first": {"answers": []}}));
    stage.as_another(casebook::Standing::Reader);
    let view = stage.must("referral", json!({"id": begun["id"]}));
    assert_eq!(
        stage.must("start", json!({}))["session"]["may_write"],
        false
    );
    let change = stage.ask(
        "change_referral",
        json!({"id": view["id"], "revision": view["revision"], "change": {
            "change": "answer", "pointer": "/child/known_as", "value": "Kieran",
        }}),
    );
    let error = change.unwrap_err();
    assert_eq!(
        error["message"],
        "A person of this standing may not change referrals or the children's entries."
    );
    assert!(
        stage
            .ask("new_referral", json!({"first": {"answers": []}}))
            .is_err()
    );
    assert_eq!(stage.must("referral", json!({"id": begun["id"]})), view);
}

#[test]
fn a_child_is_added_changed_and_never_without_initials() {
    let stage = Stage::new().with_a_home();
    let page = stage.must(
        "save_child",
        json!({"child": {"id": "", "initials": "A.B."}}),
    );
    let child = page["home"]["children"][0].clone();
    assert_eq!(child["initials"], "A.B.");
    assert!(!child["id"].as_str().unwrap().is_empty());
    let mut settled = child.clone();
    settled["stage"] = json!("settled");
    let page = stage.must("save_child", json!({"child": settled}));
    assert_eq!(page["home"]["children"].as_array().unwrap().len(), 1);
    assert_eq!(page["home"]["children"][0]["stage"], "settled");
    let nameless = stage.ask("save_child", json!({"child": {"id": "", "initials": " "}}));
    assert_eq!(code(nameless), "refused");
}

#[test]
fn a_statement_of_purpose_is_added_as_a_version_and_its_clauses_are_numbered() {
    let stage = Stage::new().with_a_home();
    let statement = |dated: Value, sentence: &str| {
        stage.ask(
            "add_statement_of_purpose",
            json!({"statement": {"version": "1", "dated": dated, "clauses": [
                {"id": "", "sentence": sentence}, {"id": "c1", "sentence": "Kept its number."},
            ]}}),
        )
    };
    assert_eq!(code(statement(Value::Null, "Undated.")), "refused");
    statement(json!("2026-01-05"), "First.").unwrap();
    let page = statement(json!("2026-11-01"), "Second.").unwrap();
    assert_eq!(page["versions"].as_array().unwrap().len(), 2);
    let clauses = &page["home"]["statement_of_purpose"]["clauses"];
    assert_eq!(clauses[0]["sentence"], "Second.");
    assert_eq!(clauses[0]["id"], "c2");
    assert_eq!(clauses[1]["id"], "c1");
}

#[test]
fn the_laws_own_words_are_found_by_their_id() {
    let stage = Stage::new();
    let found = stage.must("provision", json!({"id": "CHR2015/14(2)(a)"}));
    assert_eq!(found["citation"], "regulation 14(2)(a)");
    assert_eq!(
        stage.must("provision", json!({"id": "CHR2015/9999"})),
        Value::Null
    );
}

/// The example home, with a referral just like its signed acceptance that waits to be signed, on
/// the day that one was signed.
struct Waiting {
    stage: Stage,
    id: Value,
    revision: Value,
}

#[test]
fn only_the_example_homes_passphrase_is_shown_at_sign_in() {
    let example = Stage::new();
    example.must("open_example", json!({}));
    example.must("lock", json!({}));
    let known = example.must("start", json!({}))["casebook"].clone();
    assert_eq!(known["example_passphrase"], look_round::PASSPHRASE);

    let own = Stage::new().with_a_home();
    own.must("lock", json!({}));
    let known = own.must("start", json!({}))["casebook"].clone();
    assert_eq!(known["example_passphrase"], Value::Null);
}

static DAY_OF_SIGNING: AtomicI64 = AtomicI64::new(MORNING);

fn on_the_day_of_signing() -> At {
    At::from_timestamp(DAY_OF_SIGNING.load(Ordering::SeqCst), 0).unwrap()
}

fn waiting() -> Waiting {
    let stage = Stage::at(on_the_day_of_signing);
    let session = stage.must("open_example", json!({}));
    assert_eq!(session["example"], true);
    assert_eq!(session["example_passphrase"], look_round::PASSPHRASE);
    let records = stage.must("records", json!({}));
    let accepted = records
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["outcome"].as_str().unwrap().starts_with("accept"))
        .unwrap();
    let signed = stage.must("referral", json!({"id": accepted["referral_id"]}));
    let at: At = serde_json::from_value(accepted["signed_at"].clone()).unwrap();
    DAY_OF_SIGNING.store(at.timestamp(), Ordering::SeqCst);
    let case: admission::Case = serde_json::from_value(signed["case"].clone()).unwrap();
    let row = stage
        .desk
        .with(|at| {
            let kept =
                at.casebook
                    .new_referral(&case.referral, on_the_day_of_signing(), &mut OsRng)?;
            Ok(case::open(at, &kept.id, stage.desk.today())?.row)
        })
        .unwrap();
    let checked = stage.must(
        "change_referral",
        json!({"id": row.id, "revision": row.revision, "change": {"change": "check_answers"}}),
    );
    assert_eq!(checked["appraisal"]["not_ready_because"], Value::Null);
    Waiting {
        id: checked["id"].clone(),
        revision: checked["revision"].clone(),
        stage,
    }
}

#[test]
fn a_decision_is_signed_kept_checked_and_frozen() {
    let Waiting {
        stage,
        id,
        revision,
    } = waiting();
    let sign = |passphrase: &str| {
        stage.ask(
            "sign_decision",
            json!({"id": id, "revision": revision, "passphrase": passphrase}),
        )
    };
    assert_eq!(code(sign("not this one at all")), "wrong_passphrase");
    assert_eq!(
        stage.must("referral", json!({"id": id}))["record"],
        Value::Null
    );

    let record = sign(look_round::PASSPHRASE).unwrap();
    assert_eq!(record["standing"], "registered_manager");
    let number = record["number"].clone();
    assert_eq!(stage.must("records", json!({}))[0]["number"], number);
    assert!(sign(look_round::PASSPHRASE).is_err(), "signed once");

    let checked = stage.must("check_own_record", json!({"number": number}));
    assert_eq!(checked["verification"]["verdict"], "genuine");
    let facts = checked["verification"]["facts"].as_array().unwrap();
    assert_eq!(facts.len(), 8);
    let expected = |fact: &Value| match fact["name"].as_str() {
        Some("Timestamped") => fact["outcome"] == "not_compared",
        _ => fact["outcome"] == "true",
    };
    assert!(facts.iter().all(expected), "{facts:#?}");
    assert_eq!(checked["case"]["signing"]["number"], number);

    let view = stage.must("referral", json!({"id": id}));
    assert_eq!(view["record"], record);
    assert_eq!(view["case"], checked["case"]);
    stage.must(
        "save_child",
        json!({"child": {"id": "", "initials": "Z.Z."}}),
    );
    assert_eq!(
        stage.must("referral", json!({"id": id}))["case"],
        view["case"],
        "a child who comes later is not laid over what was decided then"
    );

    let InvokeResponseBody::Raw(pdf) =
        ask(&stage.window, "record_pdf", json!({"number": number})).unwrap()
    else {
        panic!("a record travels as bytes");
    };
    assert!(pdf.starts_with(b"%PDF-"));
    let copy = stage.file("copy.pdf");
    stage.must("export_record", json!({"number": number, "path": copy}));
    assert_eq!(std::fs::read(&copy).unwrap(), pdf);
    let from_outside = stage.must("check_record", json!({"record": {"path": copy}}));
    assert_eq!(from_outside["verification"]["verdict"], "genuine");

    let root = stage.file("root.pem");
    stage.must("export_root", json!({"path": root}));
    assert!(record::certificates::read_authority(&std::fs::read(root).unwrap()).is_ok());

    stage.must("open_record", json!({"number": number}));
    let viewed = stage.around.viewed.lock().unwrap().clone();
    assert_eq!(std::fs::read(&viewed[0]).unwrap(), pdf);
    stage.must("lock", json!({}));
    assert!(!viewed[0].exists(), "nothing to read is left behind");

    let unknown = stage.must("check_record", json!({"record": {"path": copy}}));
    assert_eq!(unknown["verification"]["verdict"], "unknown_signer");
    let mut changed = pdf;
    let middle = changed.len() / 3;
    changed[middle] ^= 1;
    let refused = stage.must("check_record", json!({"record": {"bytes": changed}}));
    assert_eq!(refused["verification"]["verdict"], "refused");
}

#[test]
fn what_is_not_ready_is_not_signed() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must("new_referral", json!({"first": {"answers": []}}));
    let refused = stage.ask(
        "sign_decision",
        json!({"id": begun["id"], "revision": 1, "passphrase": PASSPHRASE}),
    );
    assert_eq!(
        refused.unwrap_err()["message"],
        "This cannot be signed yet: no outcome has been chosen yet."
    );
    assert_eq!(stage.must("records", json!({})), json!([]));
}

#[test]
fn a_deputy_prepares_a_decision_and_does_not_sign_it() {
    let stage = Stage::new().with_a_home();
    stage.as_another(casebook::Standing::Deputy);
    let begun = stage.must("new_referral", json!({"first": {"answers": []}}));
    assert_eq!(stage.must("start", json!({}))["session"]["may_sign"], false);
    let refused = stage.ask(
        "sign_decision",
        json!({"id": begun["id"], "revision": 1, "passphrase": PASSPHRASE}),
    );
    assert_eq!(
        refused.unwrap_err()["message"],
        "A person of this standing may not sign a decision."
    );
}

#[test]
fn a_path_is_what_the_person_chose() {
    let mut stage = Stage::new();
    let asked = json!({"purpose": "save_record", "suggested": "record.pdf"});
    assert_eq!(stage.must("choose_path", asked.clone()), Value::Null);
    stage.around.chosen = Some(PathBuf::from("/somewhere/record.pdf"));
    let places = Places::new(stage.folder.path().into(), stage.folder.path().into());
    let desk = Desk::new(places, Box::new(stage.around.clone()), morning, QUICK);
    let chosen = super::start::choose_path(&desk, Purpose::SaveRecord, "record.pdf".to_owned());
    assert_eq!(chosen.unwrap().as_deref(), Some("/somewhere/record.pdf"));
}

#[test]
fn what_happens_after_signing_is_noted_beside_the_record() {
    let Waiting {
        stage,
        id,
        revision,
    } = waiting();
    let note = |revision: i64, change: Value| {
        stage.ask(
            "note_afterwards",
            json!({"id": id, "revision": revision, "change": change}),
        )
    };
    let unsigned = json!({"do": "note", "what": {"kind": "approved", "on": "2026-01-01"}});
    assert!(note(0, unsigned).is_err(), "not signed yet");
    stage.must(
        "sign_decision",
        json!({"id": id, "revision": revision, "passphrase": look_round::PASSPHRASE}),
    );
    let row = || {
        let rows = stage.must("referrals", json!({"before": null}))["rows"].clone();
        let found = rows.as_array().unwrap().iter().find(|row| row["id"] == id);
        found.unwrap().clone()
    };
    assert_eq!(row()["changed_since"], false);
    let before = stage.must("referral", json!({"id": id}));
    assert_eq!(before["afterwards"]["since"]["changes"], json!([]));

    // A child moves in: the decision asks to be gone over, and is, with a date.
    stage.must(
        "save_child",
        json!({"child": {"id": "", "initials": "Z.Z."}}),
    );
    assert_eq!(row()["changed_since"], true);
    let reconfirmed = json!({"do": "note", "what": {
        "kind": "reconfirmed", "words": "Z.Z. was asked; it holds.",
    }});
    let view = note(0, reconfirmed).unwrap();
    assert_eq!(view["afterwards"]["since"]["to_reconfirm"], false);
    assert_eq!(
        view["afterwards"]["entries"][0]["what"]["changes"][0]["area"],
        "children"
    );
    assert_eq!(view["case"], before["case"], "the record stays as it was");
    assert_eq!(row()["changed_since"], false);

    // The start counts from when it was, not from the decision.
    let day = stage.desk.today();
    let started =
        json!({"do": "note", "what": {"kind": "started", "at": format!("{day}T00:00:00")}});
    assert_eq!(code(note(0, started.clone())), "changed_elsewhere");
    let view = note(1, started).unwrap();
    let dates = view["afterwards"]["dates"]["deadlines"].as_array().unwrap();
    let first = dates.iter().find(|date| date["key"] == "T1").unwrap();
    assert_eq!(first["when"]["kind"], "due");
    assert_eq!(first["when"]["days_left"], 3);
    let asked = row()["asks"].as_array().unwrap().clone();
    assert!(
        asked
            .iter()
            .any(|ask| ask["words"] == first["event"] && ask["days_left"] == 3)
    );
    let back = json!({"do": "take_back", "id": "a2", "because": "The wrong day."});
    let view = note(2, back).unwrap();
    assert_eq!(
        view["afterwards"]["entries"][1]["taken_back"]["because"],
        "The wrong day."
    );
    assert_eq!(view["afterwards"]["revision"], 3);
}

#[test]
fn the_homes_ladder_is_confirmed_by_whoever_saves_it() {
    let stage = Stage::new().with_a_home();
    let steps = json!({"steps": [{"to": "social worker"},
        {"to": "team manager", "after_working_days": 2}]});
    let page = stage.must("save_ladder", steps);
    let ladder = &page["home"]["ladder"];
    assert_eq!(ladder["steps"][1]["after_working_days"], 2);
    assert!(
        ladder["confirmed_by"]
            .as_str()
            .is_some_and(|by| !by.is_empty())
    );
    assert_eq!(ladder["confirmed_on"], "2026-11-21");
    let nobody = json!({"steps": [{"to": " "}]});
    assert_eq!(code(stage.ask("save_ladder", nobody)), "refused");
    let none = stage.must("save_ladder", json!({"steps": []}));
    assert_eq!(none["home"]["ladder"]["confirmed_by"], json!(null));
}

#[test]
fn the_homes_own_dates_are_kept_and_counted() {
    let stage = Stage::new().with_a_home();
    let page = stage.must(
        "save_reviews",
        json!({"reviews": {"independent_visit": "2026-11-12"}}),
    );
    let visit = page["dates"]
        .as_array()
        .unwrap()
        .iter()
        .find(|date| date["key"] == "D12")
        .unwrap();
    assert_eq!(visit["when"]["target"], "2026-12-12");
    let ahead = json!({"reviews": {"independent_visit": "2026-11-22"}});
    assert_eq!(code(stage.ask("save_reviews", ahead)), "refused");
}
