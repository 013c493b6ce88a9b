//! Backups and restoring: whole or not at all, and nothing that stands is destroyed.

use std::fs;
use std::path::{Path, PathBuf};

use casebook::{Backup, Casebook, End, Passphrase, Present, Standing, backups_in};
use rand_core::OsRng;
use serde_json::{Value, json};

use crate::example::{Example, QUICK, another_passphrase, at, code, flip, manager, passphrase};

fn back_up(casebook: &Casebook, folder: &Path, seconds: i64) -> Backup {
    let all = &mut |_, _| true;
    casebook
        .to_back_up()
        .unwrap()
        .make(folder, at(seconds), all)
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn restore(backup: &Path, to: &Path) -> casebook::Restored {
    Casebook::restore(backup, to, &passphrase(), at(900), &mut |_, _| true).unwrap()
}

fn words_of_the_child(casebook: &Casebook) -> Value {
    casebook.children().unwrap()[0].document.read().unwrap()
}

/// With work done, a backup made of it, and more work after that.
fn with_a_backup() -> (Example, Casebook, tempfile::TempDir, Backup) {
    let (example, mut casebook) = Example::open_at_once();
    casebook
        .save_child("c", &json!({"n": "before"}), at(1))
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let backup = back_up(&casebook, folder.path(), 2);
    casebook.note_backup(&backup, at(2)).unwrap();
    casebook
        .save_child("c", &json!({"n": "after"}), at(3))
        .unwrap();
    (example, casebook, folder, backup)
}

#[test]
fn a_backup_is_a_whole_casebook_that_opens_by_itself() {
    let (_example, casebook, folder, backup) = with_a_backup();
    assert_eq!(
        names(folder.path()),
        [
            "larch-house 2026-09-21 14.13.22 UTC.casebook",
            "larch-house 2026-09-21 14.13.22 UTC.casebook-head",
            "larch-house 2026-09-21 14.13.22 UTC.casebook-keys",
        ]
    );
    assert_eq!(
        backups_in(folder.path()).unwrap(),
        std::slice::from_ref(&backup)
    );
    assert_ne!(fs::read(&backup.path).unwrap()[..16], *b"SQLite format 3\0");
    let opened = Casebook::open(&backup.path, &passphrase(), at(60)).unwrap();
    assert_eq!(opened.warnings, []);
    assert_eq!(words_of_the_child(&opened.casebook), json!({"n": "before"}));
    assert_eq!(opened.casebook.id(), casebook.id());
    let told = casebook.journal(2).unwrap();
    assert_eq!(told[1].what, "backup_made");
}

#[test]
fn what_stands_in_the_log_alone_is_in_the_backup_and_work_goes_on_meanwhile() {
    let (_example, mut casebook) = Example::open_at_once();
    casebook
        .save_child(
            "c",
            &json!({"n": 0, "text": "words ".repeat(200_000)}),
            at(1),
        )
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let to_back_up = casebook.to_back_up().unwrap();
    let mut looks = 0;
    let backup = to_back_up
        .make(folder.path(), at(2), &mut |done, all| {
            assert!(done <= all && all > 0);
            looks += 1;
            casebook
                .save_child("c", &json!({"n": looks}), at(looks))
                .unwrap();
            true
        })
        .unwrap();
    assert!(looks > 1, "{looks}");
    let found = Casebook::compare_backup(&backup.path, Path::new("/nowhere"), &passphrase());
    assert_eq!(found.unwrap().present, Present::Missing);
    let copy = Casebook::open(&backup.path, &passphrase(), at(60))
        .unwrap()
        .casebook;
    assert_eq!(words_of_the_child(&copy)["n"], 0);
}

#[test]
fn a_backup_that_was_stopped_or_failed_leaves_nothing_behind() {
    let (_example, casebook) = Example::open_at_once();
    let folder = tempfile::tempdir().unwrap();
    let stopped = casebook
        .to_back_up()
        .unwrap()
        .make(folder.path(), at(2), &mut |_, _| false);
    assert_eq!(code(stopped), "stopped");
    assert_eq!(names(folder.path()), [""; 0]);
    let nowhere = folder.path().join("unplugged");
    let missing = casebook
        .to_back_up()
        .unwrap()
        .make(&nowhere, at(2), &mut |_, _| true);
    assert_eq!(code(missing), "folder_missing");
    assert!(!nowhere.exists());
    // Twice in one second: the first stays.
    let first = back_up(&casebook, folder.path(), 3);
    let before = fs::read(&first.path).unwrap();
    let again = casebook
        .to_back_up()
        .unwrap()
        .make(folder.path(), at(3), &mut |_, _| true);
    assert_eq!(code(again), "already_there");
    assert_eq!(fs::read(&first.path).unwrap(), before);
}

#[test]
fn old_backups_go_by_the_rule_and_nothing_else_in_the_folder_does() {
    let (_example, casebook) = Example::open_at_once();
    let folder = tempfile::tempdir().unwrap();
    let day = 86_400;
    for days in [0, 1, 2, 400, 401] {
        back_up(&casebook, folder.path(), -days * day);
    }
    // Another home's backup, a file of the person's own, and a copy they named themselves.
    let (_other, another) = Example::open_at_once();
    let theirs = back_up(&another, folder.path(), -402 * day);
    fs::write(folder.path().join("budget 2020.xlsx"), "EXAMPLE").unwrap();
    let own = back_up(&casebook, folder.path(), -403 * day);
    let renamed = folder
        .path()
        .join("keep me 2025-08-14 14.13.20 UTC.casebook");
    fs::rename(&own.path, &renamed).unwrap();
    fs::copy(
        own.path.with_extension("casebook-keys"),
        renamed.with_extension("casebook-keys"),
    )
    .unwrap();

    assert_eq!(
        casebook
            .let_go_of_old_backups(folder.path(), at(0))
            .unwrap(),
        2
    );
    assert_eq!(
        casebook
            .let_go_of_old_backups(folder.path(), at(0))
            .unwrap(),
        0
    );
    let left = backups_in(folder.path()).unwrap();
    assert!(
        left.iter().any(|one| one.path == theirs.path),
        "another home's"
    );
    assert!(left.iter().any(|one| one.path == renamed), "named by hand");
    assert_eq!(
        left.iter()
            .filter(|one| one.casebook == casebook.id())
            .count(),
        4
    );
    assert!(folder.path().join("budget 2020.xlsx").exists());
}

#[test]
fn restoring_sets_the_present_aside_whole_and_says_how_they_differ() {
    let (example, casebook, _folder, backup) = with_a_backup();
    let ends = casebook.journal_head().unwrap().number;
    casebook.close().unwrap();
    let compared = Casebook::compare_backup(&backup.path, &example.path, &passphrase()).unwrap();
    let backup_ends = backup.end.unwrap().number;
    assert_eq!(
        compared.backup,
        End {
            number: backup_ends,
            at: at(1)
        }
    );
    let ahead = Present::Ahead {
        end: End {
            number: ends,
            at: at(3),
        },
        by: ends - backup_ends,
    };
    assert_eq!(compared.present, ahead);

    let restored = restore(&backup.path, &example.path);
    assert_eq!(restored.opened.warnings, []);
    let now = restored.opened.casebook;
    assert_eq!(words_of_the_child(&now), json!({"n": "before"}));
    let told = now.journal(1).unwrap();
    assert_eq!(told[0].what, "backup_restored");
    assert_eq!(
        told[0].detail.read::<Value>().unwrap()["set_aside_last_entry"],
        json!(ends)
    );
    now.close().unwrap();
    assert_eq!(example.open().warnings, []);

    let aside = restored.set_aside.unwrap();
    assert!(
        aside
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .contains("set aside")
    );
    let opened = Casebook::open(&aside, &passphrase(), at(990)).unwrap();
    assert_eq!(opened.warnings, []);
    assert_eq!(words_of_the_child(&opened.casebook), json!({"n": "after"}));
    assert!(backup.path.exists(), "the backup itself stays");
}

/// After a crash what was saved last stands in the log alone; that too is set aside.
#[test]
fn the_log_of_a_casebook_that_was_not_closed_is_set_aside_with_it() {
    let (example, mut casebook, _folder, backup) = with_a_backup();
    casebook
        .save_child("c", &json!({"n": "in the log"}), at(4))
        .unwrap();
    let killed: Vec<(PathBuf, Vec<u8>)> = ["", "-keys", "-head", "-wal", "-lock"]
        .map(|ending| {
            (
                example.beside(ending),
                fs::read(example.beside(ending)).unwrap(),
            )
        })
        .into();
    drop(casebook);
    for (path, bytes) in killed {
        fs::write(path, bytes).unwrap();
    }
    let restored = restore(&backup.path, &example.path);
    assert_eq!(restored.opened.warnings, []);
    assert_eq!(
        words_of_the_child(&restored.opened.casebook),
        json!({"n": "before"})
    );
    let aside = Casebook::open(&restored.set_aside.unwrap(), &passphrase(), at(990)).unwrap();
    assert_eq!(
        words_of_the_child(&aside.casebook),
        json!({"n": "in the log"})
    );
}

#[test]
fn a_backup_restores_where_nothing_stands_and_over_a_damaged_casebook() {
    let (example, casebook, _folder, backup) = with_a_backup();
    casebook.close().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let to = elsewhere.path().join("On another computer.casebook");
    let restored = restore(&backup.path, &to);
    assert_eq!(restored.set_aside, None);
    drop(restored);
    assert_eq!(
        Casebook::open(&to, &passphrase(), at(990))
            .unwrap()
            .warnings,
        []
    );

    flip(&example.path, 20);
    let compared = Casebook::compare_backup(&backup.path, &example.path, &passphrase()).unwrap();
    assert_eq!(compared.present, Present::Unreadable);
    let damaged = fs::read(&example.path).unwrap();
    let restored = restore(&backup.path, &example.path);
    assert_eq!(fs::read(restored.set_aside.unwrap()).unwrap(), damaged);
    drop(restored.opened);
    assert_eq!(example.open().warnings, []);
}

#[test]
fn what_cannot_be_restored_is_refused_by_name_and_nothing_is_touched() {
    let (example, mut casebook, folder, backup) = with_a_backup();
    let refusal = |backup: &Path, to: &Path, passphrase: &Passphrase| {
        code(Casebook::restore(
            backup,
            to,
            passphrase,
            at(900),
            &mut |_, _| true,
        ))
    };
    assert_eq!(
        refusal(&backup.path, &example.path, &passphrase()),
        "in_use"
    );
    let reader = casebook::NewPerson {
        name: "Maud Tillery".to_owned(),
        standing: Standing::Reader,
        until: Some(at(50_000)),
        ..manager()
    };
    casebook
        .add_person(&reader, &another_passphrase(), QUICK, at(4), &mut OsRng)
        .unwrap();
    let later = back_up(&casebook, folder.path(), 5);
    casebook.close().unwrap();
    let before = names(example.folder.path());
    let file = fs::read(&example.path).unwrap();

    assert_eq!(
        refusal(&later.path, &example.path, &another_passphrase()),
        "not_allowed"
    );
    assert_eq!(
        refusal(
            &backup.path,
            &example.path,
            &Passphrase::new("nobody knows this one")
        ),
        "wrong_passphrase"
    );
    assert_eq!(
        refusal(Path::new("/nowhere"), &example.path, &passphrase()),
        "missing"
    );
    let other = Example::new();
    assert_eq!(
        refusal(&backup.path, &other.path, &passphrase()),
        "already_there"
    );
    let stopped = Casebook::restore(
        &backup.path,
        &example.path,
        &passphrase(),
        at(900),
        &mut |_, _| false,
    );
    assert_eq!(code(stopped), "stopped");
    flip(&later.path, 9_000);
    assert_eq!(
        refusal(&later.path, &example.path, &passphrase()),
        "damaged"
    );

    assert_eq!(fs::read(&example.path).unwrap(), file);
    assert_eq!(names(example.folder.path()), before);
    assert_eq!(example.open().warnings, []);
}

#[test]
fn casebooks_that_went_different_ways_are_told_apart() {
    let (example, casebook, folder, backup) = with_a_backup();
    casebook.close().unwrap();
    let mut restored = restore(&backup.path, &example.path).opened.casebook;
    restored
        .save_child("c", &json!({"n": "another way"}), at(901))
        .unwrap();
    let other_way = back_up(&restored, folder.path(), 902);
    restored.close().unwrap();
    let aside = example.folder.path().read_dir().unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap().to_owned();
        (name.contains("set aside") && name.ends_with(".casebook")).then_some(path)
    });
    let compared = Casebook::compare_backup(&other_way.path, &aside.unwrap(), &passphrase());
    assert!(matches!(compared.unwrap().present, Present::Apart { .. }));
    // And one that is older than the backup.
    let compared = Casebook::compare_backup(&other_way.path, &backup.path, &passphrase()).unwrap();
    assert!(
        matches!(compared.present, Present::Behind { by: 1.., .. }),
        "{compared:?}"
    );
}
