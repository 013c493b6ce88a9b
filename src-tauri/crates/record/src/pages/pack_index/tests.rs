//! What an inspector reads in the index and on the sheet.

use super::*;
use crate::typeset::tests::reading::listen;

fn entry(file: &str, says: &str) -> PackEntry {
    PackEntry {
        file: format!("{file}.pdf"),
        what: file.to_owned(),
        about: "E.M.".into(),
        says: says.into(),
        signed: "8 April 2026 at 12:34\nby Miriam Okafor".into(),
        sha256: "0123456789abcdef".repeat(4),
        checked: "Genuine.".into(),
    }
}

fn index(numbers: &[(i64, &str)], deleted: &[&str]) -> PackIndex {
    let day = |day| NaiveDate::from_ymd_opt(2026, 4, day).unwrap();
    PackIndex {
        home: HomeNamed {
            name: "Rowan House (EXAMPLE)".into(),
            urn: None,
            provider: None,
        },
        example: true,
        from: day(1),
        to: day(30),
        made: (DateTime::UNIX_EPOCH, "Miriam Okafor".into()),
        root: None,
        numbers: numbers
            .iter()
            .map(|(number, printed)| (*number, (*printed).to_owned()))
            .collect(),
        deleted: deleted
            .iter()
            .map(|number| ((*number).to_owned(), Some(day(29))))
            .collect(),
        parts: vec![
            (
                "Accepted".into(),
                vec![entry("Decision record 2026-009", "")],
            ),
            (
                "Stays that ended".into(),
                vec![entry("Decision record 2026-009", "")],
            ),
        ],
    }
}

fn words(pdf: &[u8]) -> String {
    let heard: Vec<String> = listen(pdf).into_iter().map(|one| one.text).collect();
    heard.join("\n")
}

#[test]
fn nobody_can_leave_a_decision_out_unseen() {
    let all = index(&[(9, "2026-009"), (10, "2026-010"), (11, "2026-011")], &[]);
    let told = words(&draw(&all).unwrap().bytes);
    assert!(told.contains("3 decisions were signed in this time, numbers 2026-009 to 2026-011"));
    assert!(told.contains("without a gap. All of them lie here."));

    let gone = index(&[(9, "2026-009"), (10, "2026-010")], &["2026-010"]);
    let told = words(&draw(&gone).unwrap().bytes);
    assert!(told.contains("without a gap. One of them lies here."));
    assert!(told.contains("Decision record 2026-010 was deleted on 29 April 2026"));
    // Its number, day and digest, the journal's entry and the certificate are left.
    assert!(told.contains("nothing of what it said is left"), "{told}");

    assert_eq!(
        counted(&index(&[(9, "2026-009"), (12, "2026-012")], &[])),
        "2 decisions were signed in this time: 2026-009, 2026-012. All of them lie here."
    );
    assert_eq!(
        counted(&index(&[(9, "2026-009")], &["2026-009"])),
        "One decision was signed in this time, number 2026-009. None of them lies here."
    );
    assert_eq!(
        counted(&index(&[], &[])),
        "No decision was signed in this time."
    );
}

#[test]
fn a_file_in_two_parts_is_checked_once_and_its_digest_is_read_out_by_lines() {
    let told = words(&draw_sheet(&index(&[(9, "2026-009")], &[])).unwrap().bytes);
    assert_eq!(told.matches("Decision record 2026-009.pdf").count(), 1);
    let line = "01234567\u{a0}89abcdef";
    assert!(
        in_lines(&"0123456789abcdef".repeat(4))
            .lines()
            .all(|one| one == line)
    );
}
