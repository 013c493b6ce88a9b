//! When the casebook locks itself.

use std::sync::atomic::{AtomicI64, Ordering};

use casebook::At;
use serde_json::{Value, json};

use super::{MORNING, PASSPHRASE, Stage, code};
use crate::session::{IDLE, NAP};

/// A desk with a clock of the test's own, which beats as the window does.
macro_rules! clock {
    ($now:ident, $read:ident) => {
        static $now: AtomicI64 = AtomicI64::new(MORNING);
        fn $read() -> At {
            At::from_timestamp($now.load(Ordering::SeqCst), 0).unwrap()
        }
    };
}

/// Time goes by while the computer is awake: a beat every few seconds. Says whether it locked.
fn goes_by(stage: &Stage, clock: &AtomicI64, seconds: i64) -> bool {
    for _ in 0..seconds {
        clock.fetch_add(1, Ordering::SeqCst);
        if stage.desk.beat() {
            return true;
        }
    }
    false
}

#[test]
fn nobody_there_for_a_while_locks_the_casebook() {
    clock!(NOW, now);
    let stage = Stage::at(now).with_a_home();
    assert!(!goes_by(&stage, &NOW, IDLE.num_seconds() - 1));
    stage.must("still_here", json!({}));
    assert!(
        !goes_by(&stage, &NOW, IDLE.num_seconds() - 1),
        "somebody was there"
    );
    assert!(goes_by(&stage, &NOW, 1));
    assert_eq!(code(stage.ask("still_here", json!({}))), "locked");
}

#[test]
fn a_computer_that_slept_wakes_to_a_locked_casebook() {
    clock!(NOW, now);
    let stage = Stage::at(now).with_a_home();
    assert!(!goes_by(&stage, &NOW, 10));
    NOW.fetch_add(NAP.num_seconds() + 1, Ordering::SeqCst);
    // Before the first beat after waking, a command comes.
    assert_eq!(code(stage.ask("referrals", json!({}))), "locked");
    assert!(!stage.desk.is_open());
    goes_by(&stage, &NOW, 1);

    let path = stage.file("larch.casebook");
    stage.must("sign_in", json!({"path": path, "passphrase": PASSPHRASE}));
    assert!(!goes_by(&stage, &NOW, 5));
    NOW.fetch_sub(NAP.num_seconds() + 10, Ordering::SeqCst);
    assert!(stage.desk.beat(), "a clock that is set back locks too");
}

#[test]
fn a_readers_time_ends_in_the_middle_of_a_sitting() {
    clock!(NOW, now);
    let stage = Stage::at(now).with_a_home();
    let page = stage.must(
        "add_person",
        json!({"person": {
            "name": "Maud Tillery", "standing": "reader", "registration": "inspector",
            "until": "2026-11-21T09:05:00",
        }, "passphrase": "walnut ferry quilt thunder", "own": null}),
    );
    assert_eq!(page["people"][1]["until"], "2026-11-21T09:05:00");
    let path = stage.file("larch.casebook");
    let sign_in = json!({"path": path, "passphrase": "walnut ferry quilt thunder"});
    stage.must("sign_in", sign_in.clone());
    goes_by(&stage, &NOW, 299);
    stage.must("referrals", json!({}));
    NOW.fetch_add(1, Ordering::SeqCst);
    let refused = stage.ask("referrals", json!({})).unwrap_err();
    assert_eq!(refused["code"], "locked");
    assert_eq!(
        refused["message"],
        "The time this person was given to read in the casebook has ended."
    );
    assert_eq!(stage.must("start", json!({}))["session"], Value::Null);
    let again = stage.ask("sign_in", sign_in).unwrap_err();
    assert_eq!(again["do"], "Ask the registered manager for more time.");
}

/// Another computer that keeps the same folder is asked about before the casebook is opened, and told
/// of among the warnings; this computer's own word is taken back when it closes.
#[test]
fn a_casebook_that_another_computer_has_open_is_asked_about_and_told_of() {
    let stage = Stage::new().with_a_home();
    let path = stage.file("larch.casebook");
    let word = stage.file("larch.casebook-open");
    let asked = json!({"path": path});
    assert!(std::fs::exists(&word).unwrap(), "said while it is open");
    assert_eq!(stage.must("open_elsewhere", asked.clone()), Value::Null);
    stage.must("lock", json!({}));
    assert!(!std::fs::exists(&word).unwrap(), "taken back");

    let theirs = json!({"format": 1, "computer": "another", "since": stage.desk.now(),
                        "seen": stage.desk.now()});
    std::fs::write(&word, theirs.to_string()).unwrap();
    let said = stage.must("open_elsewhere", asked);
    assert!(
        said.as_str()
            .unwrap()
            .starts_with("Another computer has had this casebook open since")
    );
    let session = stage.must("sign_in", json!({"path": path, "passphrase": PASSPHRASE}));
    let warnings = session["warnings"].to_string();
    assert!(
        warnings.contains("Another computer has this casebook open too"),
        "{warnings}"
    );
}

/// A folder that a program rewrites while the casebook is open.
#[test]
fn a_casebook_made_in_a_folder_that_a_program_rewrites_says_so_at_once() {
    let stage = Stage::new();
    let folder = stage.file("Dropbox (Rowan)");
    std::fs::create_dir(&folder).unwrap();
    let session = stage.must(
        "create_home",
        json!({"home": {
            "home_name": "Larch House (EXAMPLE)", "urn": "SC000000", "provider": "",
            "host_authority": "", "registered_places": 4, "manager": "Rosalind Ashworth",
            "passphrase": PASSPHRASE, "path": format!("{folder}/larch"),
        }}),
    );
    let warnings = session["warnings"].to_string();
    assert!(
        warnings.contains("a folder that Dropbox rewrites"),
        "{warnings}"
    );
}
