//! What somebody finds who has the files and no passphrase.

use std::collections::HashMap;
use std::fs;

use rand_core::OsRng;
use serde_json::json;

use crate::example::{Example, at};

/// A name that stands nowhere in the program.
const NAME: &str = "Zebedee Quillfeather";

#[test]
fn no_file_holds_a_word_that_was_written_while_it_is_open_or_closed() {
    let (example, mut casebook) = Example::open_at_once();
    let id = casebook
        .new_referral(&json!({"child": NAME}), at(1), &mut OsRng)
        .unwrap()
        .id;
    let long: Vec<_> = (0..500).map(|n| format!("{NAME} {n}")).collect();
    casebook
        .save_referral(&id, 1, &json!({"child": NAME, "notes": long}), at(2))
        .unwrap();
    assert!(
        fs::metadata(example.beside("-wal")).unwrap().len() > 4_096,
        "the log is in use"
    );
    assert_eq!(files_with(&example, NAME), Vec::<String>::new());
    casebook.close().unwrap();
    assert_eq!(files_with(&example, NAME), Vec::<String>::new());
    for word in [
        "Rosalind",
        "Larch House",
        "CREATE TABLE",
        "copper lantern",
        "SQLite format",
    ] {
        assert_eq!(files_with(&example, word), Vec::<String>::new(), "{word}");
    }
}

/// SQLite's sorting and its temporary tables would leave rows in the system's folder for temporary
/// files; they are kept in memory.
#[test]
fn nothing_of_it_stands_in_the_folder_for_temporary_files() {
    // A word of this test's own: other tests write into the same folder at the same time.
    const WORD: &str = "Ptolemy Wrackspindle";
    let begun = std::time::SystemTime::now();
    let (example, mut casebook) = Example::open_at_once();
    for n in 0..20 {
        let document = json!({"child": WORD, "notes": format!("{WORD} {n} ").repeat(2_000)});
        casebook.new_referral(&document, at(n), &mut OsRng).unwrap();
    }
    let found = casebook.referrals().unwrap();
    assert_eq!(found.len(), 20);
    let report = casebook.check(at(100), |_, _, _| {}).unwrap();
    assert_eq!(report.found, []);
    let mut looked = 0;
    for entry in fs::read_dir(std::env::temp_dir()).unwrap().flatten() {
        let Ok(about) = entry.metadata() else {
            continue;
        };
        if !about.is_file() || about.modified().unwrap() < begun {
            continue;
        }
        if let Ok(bytes) = fs::read(entry.path()) {
            looked += 1;
            assert!(!holds(&bytes, WORD), "{:?}", entry.file_name());
        }
    }
    println!("{looked} files");
    assert_eq!(files_with(&example, WORD), Vec::<String>::new());
}

/// A session with a search, papers and a signed record, ended without closing as a crash ends it: the log,
/// the index of the log, the lock and whatever else stands there then.
#[test]
fn no_file_holds_a_word_after_a_crash() {
    let (example, mut casebook) = Example::open_at_once();
    let id = casebook
        .new_referral(
            &json!({"child": NAME, "notes": NAME.repeat(400)}),
            at(1),
            &mut OsRng,
        )
        .unwrap()
        .id;
    let words = casebook::Words {
        names: NAME.to_owned(),
        text: NAME.repeat(400),
    };
    let row = casebook.words_to_take_in(false, 1).unwrap().remove(0);
    casebook.take_words_in(&[(row, words)]).unwrap();
    let sought = casebook::Sought::read("quillfeather").unwrap();
    let found = casebook
        .search(casebook::Searchable::Referral, &sought, 5)
        .unwrap();
    assert_eq!(found.ids, [id.as_str()]);
    // A paper with its words, and one of which a part has come.
    let text = NAME.repeat(9_000).into_bytes();
    let begin = |casebook: &mut casebook::Casebook, bytes: u64| {
        let name = format!("{NAME}.txt");
        casebook.begin_paper(&id, &name, bytes, &mut OsRng).unwrap()
    };
    let paper = begin(&mut casebook, text.len() as u64);
    casebook.add_to_paper(&paper, 0, &text).unwrap();
    casebook.keep_paper(&paper, "text", at(2)).unwrap();
    let reading = casebook::Reading {
        state: casebook::ReadingState::Read,
        pages: None,
    };
    let words = String::from_utf8(text.clone()).unwrap();
    casebook.note_words(&paper, reading, &words, at(2)).unwrap();
    let row = casebook.words_to_take_in(true, 1).unwrap().remove(0);
    let words = casebook::Words {
        names: format!("{NAME}.txt"),
        text: words,
    };
    casebook.take_words_in(&[(row, words)]).unwrap();
    let arriving = begin(&mut casebook, text.len() as u64 * 2);
    casebook.add_to_paper(&arriving, 0, &text).unwrap();
    casebook.read_paper(&paper, at(2)).unwrap();
    casebook.be_present("c0ffee", at(2)).unwrap();
    casebook
        .store_record(casebook::NewRecord {
            number: 1,
            referral: &id,
            revision: 1,
            outcome: "Declined",
            signed_at: at(2),
            pdf: format!("%PDF {NAME}").repeat(50).as_bytes(),
        })
        .unwrap();
    casebook
        .save_afterwards(&id, 0, &json!({"entries": [NAME]}), at(3))
        .unwrap();
    // Nothing is closed, folded in or wiped.
    std::mem::forget(casebook);
    let names: Vec<_> = fs::read_dir(example.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(names.len() >= 6, "{names:?}");
    for word in [NAME, "Quillfeather", "quillfeather", "zebedee", "Declined"] {
        assert_eq!(files_with(&example, word), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn the_file_looks_like_noise_from_its_first_byte() {
    let (one, other) = (Example::new(), Example::new());
    let bytes = fs::read(&one.path).unwrap();
    assert_ne!(bytes[..16], fs::read(&other.path).unwrap()[..16]);
    let mut counts: HashMap<u8, usize> = HashMap::new();
    for byte in &bytes {
        *counts.entry(*byte).or_default() += 1;
    }
    let size = bytes.len() as f64;
    let bits: f64 = counts
        .values()
        .map(|count| *count as f64 / size)
        .map(|share| -share * share.log2())
        .sum();
    assert!(bits > 7.99, "{bits} bits a byte");
}

#[test]
fn errors_and_debug_texts_hold_no_path_and_no_word() {
    let (example, casebook) = Example::open_at_once();
    let shown = format!("{casebook:?} {:?}", casebook.home().unwrap());
    assert!(
        !shown.contains("Larch") && !shown.contains("larch"),
        "{shown}"
    );
    let refused = casebook::Casebook::open(&example.path, &crate::example::passphrase(), at(1));
    let error = refused.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("larch"));
    assert_eq!(
        format!("{:?}", crate::example::passphrase()),
        "Passphrase(hidden)"
    );
}

#[cfg(unix)]
#[test]
fn every_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (example, _casebook) = Example::open_at_once();
    for entry in fs::read_dir(example.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
}

/// The names of the files in the casebook's folder that hold `word`.
fn files_with(example: &Example, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(example.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        if holds(&bytes, word) {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}
