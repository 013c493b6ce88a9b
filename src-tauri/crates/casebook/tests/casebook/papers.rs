//! Papers: kept as they came, whole or not at all.

use casebook::{Casebook, Error, LARGEST_PAPER, LARGEST_PART, Paper, Reading, ReadingState};
use rand_core::OsRng;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::example::{Example, at, code};

fn begun() -> (Example, Casebook, String) {
    let (example, mut casebook) = Example::open_at_once();
    let referral = casebook
        .new_referral(&json!({}), at(1), &mut OsRng)
        .unwrap();
    (example, casebook, referral.id)
}

/// A paper of several parts, none of them like another.
fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|n| (n / 7 + n % 251) as u8).collect()
}

fn arrive(casebook: &mut Casebook, referral: &str, bytes: &[u8]) -> String {
    let id = casebook
        .begin_paper(
            referral,
            "Care plan (EXAMPLE).pdf",
            bytes.len() as u64,
            &mut OsRng,
        )
        .unwrap();
    for (number, part) in bytes.chunks(LARGEST_PART).enumerate() {
        casebook.add_to_paper(&id, number as u32, part).unwrap();
    }
    id
}

fn take_in(casebook: &mut Casebook, referral: &str, bytes: &[u8]) -> Paper {
    let id = arrive(casebook, referral, bytes);
    casebook.keep_paper(&id, "pdf", at(2)).unwrap().paper
}

#[test]
fn a_paper_comes_out_byte_for_byte_as_it_went_in_and_the_journal_tells_both() {
    let (example, mut casebook, referral) = begun();
    let sent = bytes(LARGEST_PART * 3 + 17);
    let paper = take_in(&mut casebook, &referral, &sent);
    assert_eq!(paper.bytes, sent.len() as u64);
    assert_eq!(paper.sha256, <[u8; 32]>::from(Sha256::digest(&sent)));
    casebook.close().unwrap();

    let mut casebook = example.open().casebook;
    assert_eq!(
        casebook.papers(&referral).unwrap(),
        std::slice::from_ref(&paper)
    );
    assert_eq!(casebook.read_paper(&paper.id, at(3)).unwrap(), sent);
    let mut out = Vec::new();
    let give = |part: &[u8]| {
        assert!(part.len() <= LARGEST_PART);
        out.extend_from_slice(part);
        Ok(())
    };
    casebook.export_paper(&paper.id, at(4), give).unwrap();
    assert_eq!(out, sent);
    let told = casebook.journal(10).unwrap();
    let of_it: Vec<&str> = told
        .iter()
        .filter(|entry| entry.subject_id == paper.id)
        .map(|entry| entry.what.as_str())
        .collect();
    assert_eq!(of_it, ["paper_exported", "paper_read", "paper_taken_in"]);
    casebook.check_chain().unwrap();
}

#[test]
fn the_same_paper_twice_is_one_and_with_another_referral_it_is_told() {
    let (_example, mut casebook, referral) = begun();
    let paper = take_in(&mut casebook, &referral, &bytes(900));
    let again = arrive(&mut casebook, &referral, &bytes(900));
    let kept = casebook.keep_paper(&again, "pdf", at(5)).unwrap();
    assert!(kept.was_here);
    assert_eq!(kept.paper.id, paper.id);
    assert_eq!(casebook.papers(&referral).unwrap().len(), 1);

    let other = casebook
        .new_referral(&json!({}), at(6), &mut OsRng)
        .unwrap();
    let id = arrive(&mut casebook, &other.id, &bytes(900));
    let kept = casebook.keep_paper(&id, "pdf", at(7)).unwrap();
    assert!(!kept.was_here);
    assert_eq!(kept.also_with, [1]);
}

#[test]
fn what_has_not_wholly_come_is_no_paper() {
    let (example, mut casebook, referral) = begun();
    let sent = bytes(LARGEST_PART + 10);
    let id = casebook
        .begin_paper(&referral, "a.pdf", sent.len() as u64, &mut OsRng)
        .unwrap();
    casebook
        .add_to_paper(&id, 0, &sent[..LARGEST_PART])
        .unwrap();
    assert_eq!(code(casebook.keep_paper(&id, "pdf", at(2))), "not_here");
    // Out of turn, twice, too long, or beyond the end: not taken.
    for (number, part) in [(0, &sent[..10]), (2, &sent[..10]), (1, &sent[..11])] {
        assert!(
            casebook.add_to_paper(&id, number, part).is_err(),
            "{number}"
        );
    }
    let too_long = vec![0; LARGEST_PART + 1];
    assert!(casebook.add_to_paper(&id, 1, &too_long).is_err());
    assert_eq!(casebook.papers(&referral).unwrap(), []);

    // Cut off: at the next opening nothing of it is left.
    drop(casebook);
    let mut casebook = example.open().casebook;
    assert_eq!(
        code(casebook.add_to_paper(&id, 1, &sent[LARGEST_PART..])),
        "not_here"
    );
    assert_eq!(casebook.papers(&referral).unwrap(), []);
    assert_eq!(casebook.check(at(9), |_, _, _| {}).unwrap().papers, 0);

    // Stopped: likewise, and the same paper can come again.
    let id = arrive(&mut casebook, &referral, &sent);
    casebook.drop_arriving(&id).unwrap();
    assert_eq!(code(casebook.keep_paper(&id, "pdf", at(10))), "not_here");
    take_in(&mut casebook, &referral, &sent);
}

#[test]
fn an_empty_file_and_one_over_the_limit_are_refused_by_name() {
    let (_example, mut casebook, referral) = begun();
    let mut begin = |bytes| code(casebook.begin_paper(&referral, "a", bytes, &mut OsRng));
    assert_eq!(begin(0), "paper_empty");
    assert_eq!(begin(LARGEST_PAPER), "none");
    assert_eq!(begin(LARGEST_PAPER + 1), "paper_too_large");
    assert_eq!(begin(u64::MAX), "paper_too_large");
}

#[test]
fn what_was_read_in_a_paper_is_kept_beside_it() {
    let (_example, mut casebook, referral) = begun();
    let sent = bytes(70_000);
    let paper = take_in(&mut casebook, &referral, &sent);
    let (next, read) = casebook.next_unread().unwrap().unwrap();
    assert_eq!((next.id.as_str(), read), (paper.id.as_str(), Some(sent)));
    let reading = Reading {
        state: ReadingState::Read,
        pages: Some(3),
    };
    casebook
        .note_words(&paper.id, reading, "Écrit by EXAMPLE", at(8))
        .unwrap();
    assert!(casebook.next_unread().unwrap().is_none());
    assert_eq!(
        casebook.papers(&referral).unwrap()[0].reading,
        Some(reading)
    );
    assert_eq!(
        casebook.paper_words(&paper.id, at(9)).unwrap(),
        "Écrit by EXAMPLE"
    );
    // The words themselves are not said in the journal.
    let told = casebook.journal(3).unwrap();
    assert!(
        told.iter()
            .all(|entry| !entry.detail.as_str().contains("Écrit"))
    );
    let looked = told
        .iter()
        .find(|entry| entry.what == "paper_looked_into")
        .unwrap();
    assert_eq!(
        looked.detail.read::<Value>().unwrap(),
        json!({"state": "read", "pages": 3})
    );
}

#[test]
fn a_signed_referral_takes_no_more_papers_in_and_a_paper_half_come_is_not_kept() {
    let (_example, mut casebook, referral) = begun();
    let id = arrive(&mut casebook, &referral, &bytes(100));
    casebook
        .store_record(casebook::NewRecord {
            number: 1,
            referral: &referral,
            revision: 1,
            outcome: "Declined",
            signed_at: at(3),
            pdf: b"%PDF EXAMPLE",
        })
        .unwrap();
    let begin = casebook.begin_paper(&referral, "late.pdf", 5, &mut OsRng);
    assert!(matches!(begin, Err(Error::AlreadySigned)));
    assert!(matches!(
        casebook.keep_paper(&id, "pdf", at(4)),
        Err(Error::AlreadySigned)
    ));
}

#[test]
fn a_check_reckons_every_paper_again() {
    let (_example, mut casebook, referral) = begun();
    take_in(&mut casebook, &referral, &bytes(2_000));
    let report = casebook.check(at(9), |_, _, _| {}).unwrap();
    assert_eq!((report.papers, report.found.len()), (1, 0));
}
