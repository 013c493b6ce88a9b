//! The journal tells what was done, and its end stands outside as well.

use std::fs;
use std::path::PathBuf;

use casebook::{Casebook, Warning};
use rand_core::OsRng;
use serde_json::{Value, json};

use crate::example::{Example, at, flip};

/// The keys and the casebook as they are now, to be put back later.
fn copy(example: &Example) -> Vec<u8> {
    fs::read(&example.path).unwrap()
}

fn write_some(casebook: &mut Casebook, word: &str, times: i64) {
    for n in 0..times {
        casebook
            .save_child("c-1", &json!({"says": format!("{word} {n}")}), at(n))
            .unwrap();
    }
}

#[test]
fn every_write_is_told_field_by_field_with_what_stood_there() {
    let (_example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({"child": {"name": "A"}}), at(1), &mut OsRng)
        .unwrap();
    casebook
        .save_referral(&referral.id, 1, &json!({"child": {"name": "B"}}), at(2))
        .unwrap();
    let entry = &casebook.journal(1).unwrap()[0];
    assert_eq!(entry.what, "referral_saved");
    assert_eq!(entry.who, casebook.signed_in().id);
    assert_eq!(
        (&*entry.subject_kind, &entry.subject_id),
        ("referral", &referral.id)
    );
    assert_eq!(entry.at, "2026-09-21T14:13:22.000Z");
    assert_eq!(
        entry.detail.read::<Value>().unwrap(),
        json!({"revision": 2,
            "changes": [{"pointer": "/child/name", "before": "A", "after": "B"}]})
    );
}

#[test]
fn making_signing_in_reading_and_taking_out_are_told() {
    let (_example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({}), at(1), &mut OsRng)
        .unwrap();
    casebook
        .store_record(casebook::NewRecord {
            number: 1,
            referral: &referral.id,
            revision: 1,
            outcome: "Declined",
            signed_at: at(2),
            pdf: b"EXAMPLE",
        })
        .unwrap();
    casebook.record_pdf(1, at(3)).unwrap();
    casebook.export_record(1, at(4)).unwrap();
    let told: Vec<_> = casebook
        .journal(100)
        .unwrap()
        .into_iter()
        .rev()
        .map(|e| e.what)
        .collect();
    assert_eq!(
        told,
        [
            "casebook_made",
            "person_added",
            "home_saved",
            "signed_in",
            "referral_begun",
            "decision_signed",
            "record_read",
            "record_exported",
        ]
    );
    casebook.check_chain().unwrap();
}

#[test]
fn an_older_copy_put_in_place_says_so_and_stays_told() {
    let example = Example::new();
    let older = copy(&example);
    let mut casebook = example.open().casebook;
    write_some(&mut casebook, "lost", 5);
    let expected = casebook.journal_head().unwrap();
    casebook.close().unwrap();

    fs::write(&example.path, older).unwrap();
    let opened = example.open();
    let found = expected.number - 6;
    assert_eq!(
        opened.warnings,
        [Warning::ShorterThanBefore { expected, found }]
    );
    assert!(opened.warnings[0].sentence().contains("missing"));
    let entry = &opened.casebook.journal(2).unwrap()[1];
    assert_eq!(entry.what, "found_behind_its_head");
    assert!(entry.detail.as_str().contains("\"found\":\"shorter\""));
    assert!(entry.detail.as_str().contains(&expected.hash_text()));
}

#[test]
fn an_older_copy_that_was_written_on_elsewhere_says_so() {
    let example = Example::new();
    let (older, older_head) = (copy(&example), fs::read(example.beside("-head")).unwrap());
    let mut casebook = example.open().casebook;
    write_some(&mut casebook, "lost", 2);
    let expected = casebook.journal_head().unwrap();
    casebook.close().unwrap();
    let head = fs::read(example.beside("-head")).unwrap();

    fs::write(&example.path, older).unwrap();
    fs::write(example.beside("-head"), older_head).unwrap();
    let mut casebook = example.open().casebook;
    write_some(&mut casebook, "another", 9);
    casebook.close().unwrap();
    fs::write(example.beside("-head"), head).unwrap();
    assert_eq!(
        example.open().warnings,
        [Warning::OtherThanBefore { expected }]
    );
}

#[test]
fn a_lost_or_foreign_head_is_said_not_passed_over() {
    let (example, other) = (Example::new(), Example::new());
    fs::copy(other.beside("-head"), example.beside("-head")).unwrap();
    assert_eq!(example.open().warnings, [Warning::HeadUnreadable]);
    fs::remove_file(example.beside("-head")).unwrap();
    assert_eq!(example.open().warnings, [Warning::HeadMissing]);
    assert_eq!(example.open().warnings, []);
}

/// The head is written with each signed decision; what comes after it may go on unanchored.
#[test]
fn a_casebook_that_lost_its_log_still_holds_every_signed_decision() {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({}), at(1), &mut OsRng)
        .unwrap();
    casebook
        .store_record(casebook::NewRecord {
            number: 1,
            referral: &referral.id,
            revision: 1,
            outcome: "Declined",
            signed_at: at(2),
            pdf: b"EXAMPLE",
        })
        .unwrap();
    write_some(&mut casebook, "only in the log", 3);
    // As it would be found after the power failed and the log was lost.
    let without_log = copy(&example);
    let head = fs::read(example.beside("-head")).unwrap();
    casebook.close().unwrap();
    fs::write(&example.path, without_log).unwrap();
    fs::write(example.beside("-head"), head).unwrap();
    let opened = example.open();
    assert_eq!(opened.warnings, []);
    assert_eq!(opened.casebook.records().unwrap().len(), 1);
}

/// SQLite stops reading its log at the first frame that does not check, without a word.
#[test]
fn a_log_damaged_anywhere_costs_no_signed_decision_and_leaves_a_whole_chain() {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({}), at(1), &mut OsRng)
        .unwrap();
    casebook
        .store_record(casebook::NewRecord {
            number: 1,
            referral: &referral.id,
            revision: 1,
            outcome: "Declined",
            signed_at: at(2),
            pdf: b"EXAMPLE",
        })
        .unwrap();
    write_some(&mut casebook, "in the log", 6);
    let head = casebook.journal_head().unwrap();
    let parts = ["", "-keys", "-head", "-wal"];
    let found: Vec<_> = parts
        .map(|part| fs::read(example.beside(part)).unwrap())
        .into();
    drop(casebook);

    let log = &found[3];
    assert!(log.len() > 10 * 4_096);
    let mut shortened = 0;
    for place in (0..log.len()).step_by(log.len() / 12) {
        let other = Example {
            folder: tempfile::tempdir().unwrap(),
            path: PathBuf::new(),
        };
        let other = Example {
            path: other.folder.path().join("other.casebook"),
            ..other
        };
        for (part, bytes) in parts.iter().zip(&found) {
            fs::write(other.beside(part), bytes).unwrap();
        }
        flip(&other.beside("-wal"), place);
        let opened = other.open();
        assert_eq!(opened.warnings, [], "{place}");
        assert_eq!(opened.casebook.records().unwrap().len(), 1, "{place}");
        let end = opened.casebook.check_chain().unwrap();
        shortened += usize::from(end.number <= head.number);
    }
    assert!(shortened > 0, "no flip touched the log");
}
