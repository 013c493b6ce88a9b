//! Each way a casebook can be refused, by its name.

use std::fs;

use casebook::{Casebook, Warning};
use rand_core::OsRng;
use serde_json::json;

use crate::example::{Example, at, code, flip, larch_house, passphrase};

#[test]
fn it_opens_for_the_person_who_made_it() {
    let example = Example::new();
    let opened = example.open();
    assert_eq!(opened.person.name, "Rosalind Ashworth");
    assert_eq!(opened.warnings, []);
    assert!(opened.casebook.is_example());
    assert_eq!(
        opened
            .casebook
            .home()
            .unwrap()
            .document
            .read::<serde_json::Value>()
            .unwrap()["places"],
        4
    );
}

#[test]
fn a_wrong_passphrase_is_called_that_and_counted() {
    let example = Example::new();
    for second in 1..=3 {
        let tried = casebook::Passphrase::new("copper lantern otter umbrellas");
        assert_eq!(
            code(Casebook::open(&example.path, &tried, at(second))),
            "wrong_passphrase"
        );
    }
    let opened = example.open();
    assert_eq!(opened.warnings, [Warning::SignInsFailed { count: 3 }]);
    let entry = &opened.casebook.journal(2).unwrap()[1];
    assert_eq!(entry.what, "sign_ins_failed");
    assert!(entry.detail.as_str().contains("\"count\":3"));
    opened.casebook.close().unwrap();
    assert_eq!(example.open().warnings, []);
}

#[test]
fn a_second_copy_of_the_program_is_told_so() {
    let (example, first) = Example::open_at_once();
    assert_eq!(example.refusal(), "in_use");
    first.close().unwrap();
    assert_eq!(example.refusal(), "none");
}

#[test]
fn a_casebook_that_is_not_there_is_missing_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.casebook");
    assert_eq!(code(Casebook::open(&path, &passphrase(), at(0))), "missing");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_without_bytes_is_not_filled() {
    let example = Example::new();
    fs::write(&example.path, b"").unwrap();
    assert_eq!(example.refusal(), "empty");
    assert_eq!(fs::metadata(&example.path).unwrap().len(), 0);
}

#[test]
fn an_ordinary_sqlite_file_is_refused_unread() {
    let example = Example::new();
    fs::remove_file(&example.path).unwrap();
    let plain = rusqlite::Connection::open(&example.path).unwrap();
    plain
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        .unwrap();
    plain.close().unwrap();
    assert_eq!(example.refusal(), "not_encrypted");
}

#[test]
fn a_file_of_another_kind_does_not_fit_the_keys() {
    let example = Example::new();
    fs::write(&example.path, vec![0x25_u8; 40_960]).unwrap();
    assert_eq!(example.refusal(), "key_does_not_fit");
}

#[test]
fn another_casebooks_keys_do_not_fit() {
    let (example, other) = (Example::new(), Example::new());
    fs::copy(other.beside("-keys"), example.beside("-keys")).unwrap();
    assert_eq!(example.refusal(), "key_does_not_fit");
}

#[test]
fn a_missing_keys_file_is_called_that() {
    let example = Example::new();
    fs::remove_file(example.beside("-keys")).unwrap();
    assert_eq!(example.refusal(), "keys_missing");
}

#[test]
fn a_damaged_keys_file_is_not_taken_for_a_wrong_passphrase() {
    let example = Example::new();
    let keys = example.beside("-keys");
    let whole = fs::read(&keys).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let digit = text.find("\"sealed\": \"").unwrap() + 12;
    let mut changed = whole.clone();
    changed[digit] = if changed[digit] == b'0' { b'1' } else { b'0' };
    fs::write(&keys, changed).unwrap();
    assert_eq!(example.refusal(), "keys_damaged");
    fs::write(&keys, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(example.refusal(), "keys_damaged");
    fs::write(&keys, text.replace("\"format\": 1", "\"format\": 2")).unwrap();
    assert_eq!(example.refusal(), "newer_file");
    fs::write(&keys, whole).unwrap();
    assert_eq!(example.refusal(), "none");
}

#[test]
fn a_file_cut_short_is_damaged_wherever_it_is_cut() {
    let example = Example::new();
    let whole = fs::read(&example.path).unwrap();
    let last = whole.len() - 4_096;
    for length in [
        1,
        15,
        512,
        4_095,
        4_096,
        4_096 * 2,
        last / 2,
        last,
        whole.len() - 1,
    ] {
        fs::write(&example.path, &whole[..length]).unwrap();
        assert_eq!(example.refusal(), "damaged", "{length}");
    }
    fs::write(&example.path, whole).unwrap();
    assert_eq!(example.refusal(), "none");
}

#[test]
fn one_changed_bit_on_any_page_is_noticed() {
    let example = Example::new();
    let whole = fs::read(&example.path).unwrap();
    for page in 0..whole.len() / 4_096 {
        fs::write(&example.path, &whole).unwrap();
        flip(&example.path, page * 4_096 + 1_234);
        let expected = if page == 0 {
            "key_does_not_fit"
        } else {
            "damaged"
        };
        assert_eq!(example.refusal(), expected, "page {page}");
    }
}

#[test]
fn a_refused_casebook_is_left_as_it_was() {
    let example = Example::new();
    flip(&example.path, 3 * 4_096 + 99);
    let before = fs::read(&example.path).unwrap();
    assert_eq!(example.refusal(), "damaged");
    assert_eq!(fs::read(&example.path).unwrap(), before);
}

#[test]
fn a_file_that_may_only_be_read_is_called_that() {
    let example = Example::new();
    let mut permissions = fs::metadata(&example.path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&example.path, permissions).unwrap();
    assert_eq!(example.refusal(), "read_only");
}

#[test]
fn nothing_is_ever_made_over_a_casebook_or_a_part_of_one() {
    for part in ["", "-keys", "-head", "-wal", "-shm", "-journal"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("here.casebook");
        let standing = folder.path().join(format!("here.casebook{part}"));
        fs::write(&standing, b"of another").unwrap();
        let made = Casebook::create(&path, &larch_house(), &passphrase(), at(0), &mut OsRng);
        assert_eq!(code(made), "already_there", "{part}");
        assert_eq!(fs::read(&standing).unwrap(), b"of another");
    }
}

#[test]
fn what_a_broken_off_making_left_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("here.casebook");
    fs::write(folder.path().join("here.casebook-new"), b"half").unwrap();
    Casebook::create(&path, &larch_house(), &passphrase(), at(0), &mut OsRng).unwrap();
    assert!(!folder.path().join("here.casebook-new").exists());
}

#[test]
fn a_passphrase_must_be_long_and_hard_to_guess() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("here.casebook");
    for (words, expected) in [
        ("otter", "passphrase_too_short"),
        ("password1234", "passphrase_too_easy"),
        ("Rosalind Ashworth", "passphrase_too_easy"),
    ] {
        let passphrase = casebook::Passphrase::new(words);
        let made = Casebook::create(&path, &larch_house(), &passphrase, at(0), &mut OsRng);
        assert_eq!(code(made), expected);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn dropping_it_is_as_good_as_closing_it() {
    let example = Example::new();
    let mut casebook = example.open().casebook;
    casebook
        .save_home(&json!({"name": "another"}), at(61))
        .unwrap();
    let head = casebook.journal_head().unwrap();
    drop(casebook);
    assert!(!example.beside("-wal").exists());
    assert!(
        fs::read_to_string(example.beside("-head"))
            .unwrap()
            .contains(&head.hash_text())
    );
}
