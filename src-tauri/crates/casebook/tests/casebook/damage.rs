//! Damaged, cut, missing and unwritable: nothing acknowledged is lost, and nothing is silent.

use std::fs;
use std::path::PathBuf;

use casebook::{Casebook, NewRecord, Warning};
use rand_core::{OsRng, RngCore};
use serde_json::json;

use crate::example::{Example, at, code, flip, passphrase};

/// How many bits are changed: a few in every run, `CASEBOOK_FLIPS` in a long one.
fn times(few: usize) -> usize {
    std::env::var("CASEBOOK_FLIPS").map_or(few, |number| number.parse().unwrap())
}

fn anywhere(length: usize) -> usize {
    usize::try_from(OsRng.next_u64() % length as u64).unwrap()
}

/// An example with a signed record and `saves` acknowledged saves after it, as it stands on the
/// disk when the program is killed.
struct Killed {
    files: Vec<(&'static str, Vec<u8>)>,
    acknowledged: i64,
}

fn killed(saves: i64) -> Killed {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({"n": "long ".repeat(2_000)}), at(1), &mut OsRng)
        .unwrap();
    casebook
        .store_record(NewRecord {
            number: 1,
            referral: &referral.id,
            revision: 1,
            outcome: "Declined",
            signed_at: at(2),
            pdf: &b"EXAMPLE ".repeat(4_000),
        })
        .unwrap();
    for n in 0..saves {
        casebook
            .save_child("c-1", &json!({"n": n, "text": "words ".repeat(300)}), at(n))
            .unwrap();
    }
    let acknowledged = casebook.journal_head().unwrap().number;
    let files = ["", "-keys", "-head", "-lock", "-wal"]
        .map(|ending| (ending, fs::read(example.beside(ending)).unwrap()));
    Killed {
        files: files.into(),
        acknowledged,
    }
}

impl Killed {
    fn laid_out(&self) -> Example {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("killed.casebook");
        let example = Example { folder, path };
        for (ending, bytes) in &self.files {
            fs::write(example.beside(ending), bytes).unwrap();
        }
        example
    }

    fn length(&self, ending: &str) -> usize {
        let found = self.files.iter().find(|(one, _)| *one == ending);
        found.unwrap().1.len()
    }
}

#[test]
fn a_killed_program_leaves_everything_acknowledged_and_no_warning() {
    let killed = killed(8);
    let opened = killed.laid_out().open();
    assert_eq!(opened.warnings, []);
    let end = opened.casebook.check_chain().unwrap();
    assert_eq!(end.number, killed.acknowledged + 1);
}

#[test]
fn no_changed_bit_in_the_file_goes_unnoticed() {
    let example = Example::new();
    let whole = fs::read(&example.path).unwrap();
    for _ in 0..times(24) {
        let place = anywhere(whole.len());
        flip(&example.path, place);
        let refused = example.refusal();
        assert!(
            ["damaged", "key_does_not_fit"].contains(&refused),
            "{place}: {refused}"
        );
        fs::write(&example.path, &whole).unwrap();
    }
}

/// A page that holds nothing is not read at opening, and nothing is lost with it; that it was changed
/// is found when the casebook is looked through.
#[test]
fn a_changed_bit_where_nothing_stands_is_found_by_looking_through() {
    let (example, mut casebook) = Example::open_at_once();
    let rng = &mut OsRng;
    let referral = casebook.new_referral(&json!({}), at(1), rng).unwrap().id;
    let paper = casebook.begin_paper(&referral, "a", 900_000, rng).unwrap();
    for part in 0..3 {
        casebook.add_to_paper(&paper, part, &[7; 300_000]).unwrap();
    }
    casebook.drop_arriving(&paper).unwrap();
    casebook.close().unwrap();
    let parts = ["", "-keys", "-head"].map(|ending| {
        let part = example.beside(ending);
        let bytes = fs::read(&part).unwrap();
        (part, bytes)
    });
    let mut unread = 0;
    for _ in 0..8 {
        flip(&example.path, anywhere(parts[0].1.len()));
        let opened = Casebook::open(&example.path, &passphrase(), at(60));
        if let Ok(opened) = opened {
            unread += 1;
            let mut casebook = opened.casebook;
            let found = casebook.check(at(70), |_, _, _| {}).unwrap().found;
            assert_eq!(found, [casebook::Found::Pages(1)]);
            casebook.check_chain().unwrap();
        }
        for (part, bytes) in &parts {
            fs::write(part, bytes).unwrap();
        }
        let _ = fs::remove_file(example.beside("-wal"));
        let _ = fs::remove_file(example.beside("-lock"));
    }
    assert!(unread > 0, "most of the file holds nothing");
}

/// SQLite drops the rest of a damaged log without a word. What was acknowledged stands in the
/// lock file too, so the next opening says what is missing; a signed decision is never in the
/// log alone.
#[test]
fn no_changed_bit_in_the_log_loses_anything_acknowledged_in_silence() {
    let killed = killed(8);
    let mut shorter = 0;
    for _ in 0..times(12) {
        let example = killed.laid_out();
        let place = anywhere(killed.length("-wal"));
        flip(&example.beside("-wal"), place);
        let opened = example.open();
        assert_eq!(opened.casebook.records().unwrap().len(), 1, "{place}");
        // The opening itself is one entry, and being told of a loss another.
        let told = opened.warnings.len() as i64;
        let end = opened.casebook.check_chain().unwrap().number - 1 - told;
        if end < killed.acknowledged {
            shorter += 1;
            assert!(
                matches!(opened.warnings[..], [Warning::ShorterThanBefore { found, .. }] if found == end),
                "{place}: {:?}",
                opened.warnings
            );
        } else {
            assert_eq!(opened.warnings, [], "{place}");
        }
    }
    assert!(shorter > 0, "no flip touched what counts");
}

#[test]
fn a_log_cut_short_or_gone_is_told() {
    let killed = killed(8);
    let length = killed.length("-wal");
    for keep in [0, 40, length / 3, length / 2] {
        let example = killed.laid_out();
        let log = fs::read(example.beside("-wal")).unwrap();
        fs::write(example.beside("-wal"), &log[..keep]).unwrap();
        let opened = example.open();
        assert!(
            matches!(opened.warnings[..], [Warning::ShorterThanBefore { .. }]),
            "{keep}: {:?}",
            opened.warnings
        );
    }
    let example = killed.laid_out();
    fs::remove_file(example.beside("-wal")).unwrap();
    assert!(matches!(
        example.open().warnings[..],
        [Warning::ShorterThanBefore { .. }]
    ));
}

#[test]
fn a_casebook_that_was_closed_leaves_nothing_in_its_lock_file() {
    let (example, mut casebook) = Example::open_at_once();
    casebook.save_child("c", &json!({"n": 1}), at(1)).unwrap();
    assert!(!fs::read(example.beside("-lock")).unwrap().is_empty());
    casebook.close().unwrap();
    assert!(fs::read(example.beside("-lock")).unwrap().is_empty());
}

#[test]
fn without_its_keys_file_it_says_so_and_writes_nothing() {
    let example = Example::new();
    let keys = fs::read(example.beside("-keys")).unwrap();
    let file = fs::read(&example.path).unwrap();
    fs::remove_file(example.beside("-keys")).unwrap();
    assert_eq!(example.refusal(), "keys_missing");
    assert!(!example.beside("-keys").exists());
    assert_eq!(fs::read(&example.path).unwrap(), file);
    fs::write(example.beside("-keys"), keys).unwrap();
    assert_eq!(example.refusal(), "none");
}

/// On Unix a file that is removed lives on for whoever has it open: nothing more would be there
/// afterwards, so a decision must not be taken for kept.
#[cfg(unix)]
#[test]
fn a_file_removed_while_it_is_open_is_said_at_the_next_save_that_counts() {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({}), at(1), &mut OsRng)
        .unwrap();
    fs::remove_file(&example.path).unwrap();
    let stored = casebook.store_record(NewRecord {
        number: 1,
        referral: &referral.id,
        revision: 1,
        outcome: "Declined",
        signed_at: at(2),
        pdf: b"EXAMPLE",
    });
    assert_eq!(code(stored), "missing");
    let saved = casebook.save_child("c", &json!({}), at(3));
    assert_eq!(code(saved), "missing");
}

/// Once it was only this save that did not notice.
#[cfg(unix)]
#[test]
fn a_file_removed_while_it_is_open_is_said_when_what_happened_after_signing_is_saved() {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({}), at(1), &mut OsRng)
        .unwrap();
    casebook
        .store_record(NewRecord {
            number: 1,
            referral: &referral.id,
            revision: 1,
            outcome: "Declined",
            signed_at: at(2),
            pdf: b"EXAMPLE",
        })
        .unwrap();
    fs::remove_file(&example.path).unwrap();
    let saved = casebook.save_afterwards(&referral.id, 0, &json!({"n": 1}), at(3));
    assert_eq!(code(saved), "missing");
}

#[test]
fn the_order_of_entries_survives_a_clock_set_back() {
    let (_example, mut casebook) = Example::open_at_once();
    casebook
        .save_child("c", &json!({"n": 1}), at(5_000))
        .unwrap();
    casebook
        .save_child("c", &json!({"n": 2}), at(-5_000))
        .unwrap();
    let entries = casebook.journal(2).unwrap();
    assert!(entries[0].clock_went_back(&entries[1]));
    assert!(entries[0].number == entries[1].number + 1);
    casebook.check_chain().unwrap();
}

#[test]
fn a_folder_that_may_not_be_written_is_called_read_only() {
    let example = Example::new();
    let mut rights = fs::metadata(&example.path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&example.path, rights).unwrap();
    assert_eq!(example.refusal(), "read_only");
    let path: PathBuf = example.path.clone();
    assert_eq!(
        code(Casebook::open(&path, &passphrase(), at(9))),
        "read_only"
    );
}
