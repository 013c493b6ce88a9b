//! Backups as the window makes them, and restoring one.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};

use casebook::{At, backups_in};
use serde_json::{Value, json};

use super::{MORNING, PASSPHRASE, Stage, code};
use crate::session::IDLE;

macro_rules! clock {
    ($now:ident, $read:ident) => {
        static $now: AtomicI64 = AtomicI64::new(MORNING);
        fn $read() -> At {
            At::from_timestamp($now.load(Ordering::SeqCst), 0).unwrap()
        }
    };
}

fn with_a_folder(stage: Stage) -> (Stage, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let stage = stage.with_a_home();
    let page = stage.must("choose_backup_folder", json!({"path": folder.path()}));
    assert_eq!(page["folder"], folder.path().to_str().unwrap());
    (stage, folder)
}

fn sign_in(stage: &Stage) -> Value {
    let path = stage.file("larch.casebook");
    stage.must("sign_in", json!({"path": path, "passphrase": PASSPHRASE}))
}

fn made(folder: &Path) -> usize {
    backups_in(folder).unwrap().len()
}

#[test]
fn one_is_made_by_itself_on_each_day_and_when_something_new_is_locked_away() {
    clock!(NOW, now);
    let (stage, folder) = with_a_folder(Stage::at(now));
    stage.desk.back_up_when_due();
    assert_eq!(made(folder.path()), 1);
    NOW.fetch_add(5, Ordering::SeqCst);
    stage.desk.back_up_when_due();
    assert_eq!(made(folder.path()), 1, "one a day");
    stage.must("lock", json!({}));
    assert_eq!(made(folder.path()), 1, "nothing new");

    sign_in(&stage);
    for initials in ["A.B.", "C.D.", "E.F."] {
        stage.must(
            "save_child",
            json!({"child": {"id": "", "initials": initials}}),
        );
    }
    NOW.fetch_add(5, Ordering::SeqCst);
    stage.must("lock", json!({}));
    assert_eq!(made(folder.path()), 2);
    let newest = &backups_in(folder.path()).unwrap()[0];
    let opened =
        casebook::Casebook::open(&newest.path, &casebook::Passphrase::new(PASSPHRASE), now());
    assert_eq!(opened.unwrap().casebook.children().unwrap().len(), 3);

    NOW.fetch_add(24 * 3_600, Ordering::SeqCst);
    sign_in(&stage);
    stage.desk.back_up_when_due();
    assert_eq!(made(folder.path()), 3);
    let page = stage.must("backups", json!({}));
    assert_eq!(page["backups"].as_array().unwrap().len(), 3);
    assert_eq!(page["failure"], Value::Null);
}

/// The window is let go of at once; what was new is backed up beside, and the next sign-in waits
/// for that.
#[test]
fn a_casebook_that_locks_itself_is_backed_up_too() {
    clock!(NOW, now);
    let (stage, folder) = with_a_folder(Stage::at(now));
    stage.desk.beat();
    NOW.fetch_add(1, Ordering::SeqCst);
    let mut locked = false;
    for _ in 0..IDLE.num_seconds() + 2 {
        NOW.fetch_add(1, Ordering::SeqCst);
        locked |= stage.desk.beat();
    }
    assert!(locked);
    assert_eq!(code(stage.ask("still_here", json!({}))), "locked");
    // Waits for the closing; whether the backup was finished or stopped, the casebook is free.
    sign_in(&stage);
    assert!(made(folder.path()) <= 1);
}

/// A letter is signed as a decision is: the next look makes a backup of it.
#[test]
fn one_is_due_after_a_signed_document() {
    clock!(NOW, now);
    let stage = Stage::at(now);
    stage.must("open_example", json!({}));
    let folder = tempfile::tempdir().unwrap();
    stage.must("choose_backup_folder", json!({"path": folder.path()}));
    stage.desk.back_up_when_due();
    assert_eq!(made(folder.path()), 1);
    let records = stage.must("records", json!({}));
    let accepted = records.as_array().unwrap().iter();
    let accepted = accepted
        .filter(|row| row["outcome"].as_str().unwrap().starts_with("accept"))
        .map(|row| row["referral_id"].clone())
        .next()
        .unwrap();
    let reply = json!({"kind": "reply", "referral": accepted, "about": null});
    let form = stage.must("document_form", json!({"asked": reply, "words": null}));
    let parts = form["parts"].as_array().unwrap().iter();
    let words: Value = parts
        .map(|part| json!({"key": part["key"], "words": part["words"]}))
        .collect();
    NOW.fetch_add(60, Ordering::SeqCst);
    stage.desk.back_up_when_due();
    assert_eq!(made(folder.path()), 1, "nothing signed yet");
    stage.must(
        "sign_document",
        json!({"asked": reply, "words": words, "about_nobody": [],
               "passphrase": crate::look_round::PASSPHRASE}),
    );
    stage.desk.back_up_when_due();
    assert_eq!(made(folder.path()), 2);
}

#[test]
fn a_failure_is_said_until_one_succeeds() {
    clock!(NOW, now);
    let (stage, folder) = with_a_folder(Stage::at(now));
    let moved = folder.path().with_extension("unplugged");
    std::fs::rename(folder.path(), &moved).unwrap();
    stage.desk.back_up_when_due();
    let said = stage.must("backup_trouble", json!({}));
    assert!(said.as_str().unwrap().contains("not there"), "{said}");
    assert!(!said.as_str().unwrap().contains("unplugged"));
    let again = stage.ask("back_up_now", json!({})).unwrap_err();
    assert!(
        again["message"].as_str().unwrap().contains("not there"),
        "{again}"
    );
    std::fs::rename(&moved, folder.path()).unwrap();
    NOW.fetch_add(11 * 60, Ordering::SeqCst);
    // Still said after the next sign-in.
    stage.must("lock", json!({}));
    sign_in(&stage);
    NOW.fetch_add(1, Ordering::SeqCst);
    let page = stage.must("back_up_now", json!({}));
    assert_eq!(page["failure"], Value::Null);
    assert_eq!(stage.must("backup_trouble", json!({})), Value::Null);
}

#[test]
fn a_backup_is_compared_restored_and_what_stood_there_is_set_aside() {
    clock!(NOW, now);
    let (stage, _folder) = with_a_folder(Stage::at(now));
    stage.must("back_up_now", json!({}));
    NOW.fetch_add(60, Ordering::SeqCst);
    stage.must(
        "save_child",
        json!({"child": {"id": "", "initials": "A.B."}}),
    );
    NOW.fetch_add(60, Ordering::SeqCst);
    stage.must("lock", json!({}));
    let here = stage.must("backups_to_restore", json!({}));
    assert_eq!(here["to"], stage.file("larch.casebook"));
    // The newest first: the one before the child's entry is the last.
    let backup = here["backups"].as_array().unwrap().last().unwrap()["path"].clone();
    let asked = json!({"backup": backup, "to": here["to"], "passphrase": PASSPHRASE});
    let compared = stage.must("compare_backup", asked.clone());
    assert_eq!(compared["sets_aside"], true);
    assert!(
        compared["present"]
            .as_str()
            .unwrap()
            .contains("journal entries more"),
        "{compared}"
    );
    let session = stage.must("restore_backup", asked);
    let told = session["warnings"].to_string();
    assert!(told.contains("set aside beside it"), "{told}");
    let home = stage.must("home", json!({}));
    assert_eq!(home["home"]["children"], json!([]));

    let wrong =
        json!({"backup": backup, "to": here["to"], "passphrase": "nobody's passphrase here"});
    assert_eq!(code(stage.ask("compare_backup", wrong)), "wrong_passphrase");
}

#[test]
fn everything_is_taken_out_into_a_folder_of_its_own() {
    let stage = Stage::new().with_a_home();
    let folder = tempfile::tempdir().unwrap();
    let written = stage.must("export_everything", json!({"path": folder.path()}));
    let out = Path::new(written["folder"].as_str().unwrap()).to_owned();
    assert!(out.starts_with(folder.path()));
    assert!(out.join("manifest.sha256").is_file() && out.join("home.json").is_file());
    let again = stage.ask("export_everything", json!({"path": "/nowhere/at/all"}));
    assert_eq!(code(again), "other");
}
