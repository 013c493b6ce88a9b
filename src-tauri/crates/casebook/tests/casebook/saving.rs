//! What is saved stays saved, once, and nobody's work is written over unseen.

use casebook::{Casebook, NewRecord, Status};
use chrono::NaiveDate;
use rand_core::OsRng;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::example::{Example, at, code};

fn with_referral() -> (Example, Casebook, String) {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook.new_referral(&json!({"child": {"name": "A"}}), at(1), &mut OsRng);
    let id = referral.unwrap().id;
    (example, casebook, id)
}

fn record<'a>(casebook: &Casebook, referral: &'a str, pdf: &'a [u8]) -> NewRecord<'a> {
    NewRecord {
        number: casebook.next_record_number().unwrap(),
        referral,
        revision: casebook.referral(referral).unwrap().revision,
        outcome: "Accepted on conditions",
        signed_at: at(100),
        pdf,
    }
}

#[test]
fn a_referral_is_there_again_after_reopening() {
    let (example, mut casebook, id) = with_referral();
    let saved = casebook
        .save_referral(&id, 1, &json!({"child": {"name": "B"}}), at(2))
        .unwrap();
    assert_eq!((saved.revision, saved.changes.len()), (2, 1));
    casebook.close().unwrap();
    let referral = example.open().casebook.referral(&id).unwrap();
    assert_eq!(
        referral.document.read::<Value>().unwrap(),
        json!({"child": {"name": "B"}})
    );
    assert_eq!(
        (referral.number, referral.revision, referral.status),
        (1, 2, Status::Open)
    );
}

#[test]
fn the_second_window_to_save_is_told_and_writes_nothing() {
    let (_example, mut casebook, id) = with_referral();
    casebook
        .save_referral(&id, 1, &json!({"from": "first window"}), at(2))
        .unwrap();
    let head = casebook.journal_head().unwrap();
    let second = casebook.save_referral(&id, 1, &json!({"from": "second window"}), at(3));
    assert!(matches!(
        second,
        Err(casebook::Error::ChangedElsewhere { revision: 2 })
    ));
    let kept: Value = casebook.referral(&id).unwrap().document.read().unwrap();
    assert_eq!(kept, json!({"from": "first window"}));
    assert_eq!(casebook.journal_head().unwrap(), head);
}

#[test]
fn saving_what_already_stands_there_changes_nothing() {
    let (_example, mut casebook, id) = with_referral();
    let head = casebook.journal_head().unwrap();
    let saved = casebook
        .save_referral(&id, 1, &json!({"child": {"name": "A"}}), at(2))
        .unwrap();
    assert_eq!((saved.revision, saved.changes), (1, vec![]));
    assert_eq!(casebook.journal_head().unwrap(), head);
}

#[test]
fn a_signed_record_is_kept_and_known_by_its_digest() {
    let (example, mut casebook, id) = with_referral();
    let pdf = b"%PDF-2.0 EXAMPLE";
    let stored = casebook.store_record(record(&casebook, &id, pdf)).unwrap();
    assert_eq!((stored.record.number, stored.warnings), (1, vec![]));
    casebook.close().unwrap();

    let mut casebook = example.open().casebook;
    assert_eq!(casebook.records().unwrap(), [stored.record]);
    assert_eq!(casebook.record_pdf(1, at(200)).unwrap(), pdf);
    assert_eq!(casebook.export_record(1, at(201)).unwrap(), pdf);
    assert!(casebook.knows_digest(&Sha256::digest(pdf).into()).unwrap());
    assert!(
        !casebook
            .knows_digest(&Sha256::digest(b"another").into())
            .unwrap()
    );
    assert_eq!(code(casebook.record_pdf(2, at(202))), "not_here");
}

#[test]
fn a_signed_referral_is_frozen() {
    let (_example, mut casebook, id) = with_referral();
    casebook
        .store_record(record(&casebook, &id, b"one"))
        .unwrap();
    let revision = casebook.referral(&id).unwrap().revision;
    let saved = casebook.save_referral(&id, revision, &json!({"child": "later"}), at(3));
    assert_eq!(code(saved), "already_signed");
    assert_eq!(
        code(casebook.store_record(record(&casebook, &id, b"two"))),
        "already_signed"
    );
    assert_eq!(casebook.referral(&id).unwrap().status, Status::Signed);
}

#[test]
fn a_record_of_an_older_revision_or_with_another_number_is_refused_whole() {
    let (_example, mut casebook, id) = with_referral();
    let drawn = record(&casebook, &id, b"drawn");
    casebook
        .save_referral(&id, 1, &json!({"changed": true}), at(2))
        .unwrap();
    assert_eq!(code(casebook.store_record(drawn)), "changed_elsewhere");
    let other = NewRecord {
        number: 7,
        ..record(&casebook, &id, b"drawn")
    };
    assert_eq!(code(casebook.store_record(other)), "number_taken");
    assert_eq!(casebook.records().unwrap(), []);
    assert_eq!(casebook.referral(&id).unwrap().status, Status::Open);
}

#[test]
fn a_closed_referral_keeps_its_reason_in_the_journal() {
    let (_example, mut casebook, id) = with_referral();
    casebook
        .close_referral(&id, 1, "withdrawn by the placing authority", at(2))
        .unwrap();
    assert_eq!(casebook.referral(&id).unwrap().status, Status::Closed);
    let entry = &casebook.journal(1).unwrap()[0];
    assert!(
        entry
            .detail
            .as_str()
            .contains("withdrawn by the placing authority")
    );
}

#[test]
fn the_home_its_statements_and_its_children_are_kept() {
    let (example, mut casebook) = Example::open_at_once();
    let dated = |month| NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
    assert_eq!(
        casebook
            .add_statement_of_purpose(dated(1), &json!({"v": 1}), at(1))
            .unwrap(),
        1
    );
    assert_eq!(
        casebook
            .add_statement_of_purpose(dated(6), &json!({"v": 2}), at(2))
            .unwrap(),
        2
    );
    casebook
        .save_child("c-1", &json!({"name": "J"}), at(3))
        .unwrap();
    casebook
        .save_child("c-2", &json!({"name": "K"}), at(4))
        .unwrap();
    casebook
        .save_child("c-1", &json!({"name": "J", "left": "2026-06-01"}), at(5))
        .unwrap();
    casebook
        .save_home(
            &json!({"name": "Larch House (EXAMPLE)", "places": 5}),
            at(6),
        )
        .unwrap();
    casebook.close().unwrap();

    let casebook = example.open().casebook;
    let statements = casebook.statements_of_purpose().unwrap();
    assert_eq!(statements.len(), 2);
    assert_eq!((statements[1].version, statements[1].dated), (2, dated(6)));
    let children = casebook.children().unwrap();
    assert_eq!(
        children
            .iter()
            .map(|child| child.id.as_str())
            .collect::<Vec<_>>(),
        ["c-1", "c-2"]
    );
    assert!(children[0].document.as_str().contains("2026-06-01"));
    assert!(
        casebook
            .home()
            .unwrap()
            .document
            .as_str()
            .contains("\"places\":5")
    );
}
