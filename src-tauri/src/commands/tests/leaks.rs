//! What leaves the casebook without anybody asking for it: nothing that says who a child is. Looked
//! for in every file of the program's own folder, of the casebook's, of the backups' and of the
//! system's folder for temporary files, and in every error the commands answer with.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;
use serde_json::{Value, json};

use super::papers::take_in;
use super::permissions::{NEEDS, asked};
use super::{PASSPHRASE, Stage};

/// A name that stands nowhere in the program nor in another test.
const NAME: &str = "Theophilus Bramblewick";

/// The shapes in which a word can lie in a file: as it is written, in small letters, as Windows and
/// WebKit write it, in base64 at each of the three places it can begin, in hexadecimal, in a link.
fn shapes(word: &str) -> Vec<Vec<u8>> {
    let mut shapes = vec![
        word.as_bytes().to_vec(),
        word.to_lowercase().into_bytes(),
        word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        word.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        word.bytes()
            .flat_map(|byte| format!("{byte:02x}").into_bytes())
            .collect(),
        word.replace(' ', "%20").into_bytes(),
    ];
    for before in 0..3 {
        let padded = [&vec![b' '; before], word.as_bytes()].concat();
        let encoded = STANDARD.encode(padded).into_bytes();
        // The first and last letters hold bits of what stands beside.
        shapes.push(encoded[4..encoded.len() - 4].to_vec());
    }
    shapes
}

fn holds(bytes: &[u8], shapes: &[Vec<u8>]) -> bool {
    shapes
        .iter()
        .any(|shape| memmem::find(bytes, shape).is_some())
}

/// Every file under a folder that changed since a moment; what goes meanwhile is no leftover, and a
/// folder with a casebook of its own is another test's.
fn files(folder: &Path, since: SystemTime, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = entry.metadata() else {
            continue;
        };
        if about.is_dir() {
            if !entry.path().join("larch.casebook").exists() {
                files(&entry.path(), since, found);
            }
        } else if about.is_file() && about.modified().is_ok_and(|at| at >= since) {
            found.push(entry.path());
        }
    }
}

fn must_hold_nothing(files: &[PathBuf]) {
    let shapes: Vec<Vec<u8>> = [NAME, "Bramblewick"].into_iter().flat_map(shapes).collect();
    for file in files {
        let name = file.to_string_lossy();
        assert!(!holds(name.as_bytes(), &shapes), "in a name: {name}");
        // Another test's file may be gone by now.
        let Ok(bytes) = fs::read(file) else { continue };
        assert!(!holds(&bytes, &shapes), "{name}");
    }
}

#[test]
fn the_shapes_are_found_where_they_are() {
    let shapes = shapes(NAME);
    for before in ["", "a", "ab", "abc"] {
        let encoded = STANDARD.encode(format!("{before}{NAME} and more"));
        assert!(holds(encoded.as_bytes(), &shapes), "{before}");
    }
    let utf16: Vec<u8> = NAME.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(holds(&[b"x", utf16.as_slice()].concat(), &shapes));
    assert!(!holds(b"Theophilus and Bramblewick", &shapes));
}

#[test]
fn a_whole_sitting_leaves_no_word_of_a_child_outside_the_casebook() {
    let begun = SystemTime::now();
    let stage = Stage::new().with_a_home();
    let backups = stage.folder.path().join("backups");
    fs::create_dir(&backups).unwrap();
    stage.must("choose_backup_folder", json!({"path": backups}));
    let child = json!({"id": "", "initials": "T.B.", "known_as": NAME, "triggers": NAME});
    stage.must("save_child", json!({"child": child}));
    let first = json!({"answers": [
        ["/child/known_as", NAME],
        ["/receipt/route", "planned"],
        ["/referrer/placing_authority", "Northshire"],
        ["/why_now/reason", format!("{NAME} needs a home. ").repeat(40)],
    ]});
    let begun_here = stage.must("new_referral", json!({"first": first}));
    let id = begun_here["id"].as_str().unwrap().to_owned();
    let words = format!("Care plan of {NAME}, EXAMPLE. ").repeat(3_000);
    let taken = take_in(&stage, &id, &format!("{NAME}.txt"), words.as_bytes());
    while stage.desk.read_a_paper() {}
    while stage.desk.look_on() {}
    assert!(
        stage
            .must("search", json!({"typed": NAME}))
            .to_string()
            .contains(NAME)
    );
    let named = json!({"referral": id, "digest": taken["paper"]["digest"]});
    stage.must("paper_words", named.clone());
    super::ask(&stage.window, "paper_bytes", named).unwrap();
    // One that is on its way when the sitting ends.
    let arriving = json!({"referral": id, "name": format!("{NAME}.pdf"), "bytes": 9_000_000});
    let arriving = stage.must("begin_paper", arriving);
    let part = STANDARD.encode(words.as_bytes());
    stage.must(
        "add_to_paper",
        json!({"id": arriving, "part": 0, "bytes": part}),
    );
    stage.must("zoom", json!({"step": "in"}));
    stage.must("back_up_now", json!({}));
    stage.must("referral", json!({"id": id}));

    let look = |when: &str| {
        let mut found = Vec::new();
        files(stage.folder.path(), begun, &mut found);
        let ours = found.len();
        assert!(ours >= 6, "{when}: {found:?}");
        let named = |ending: &str| {
            found
                .iter()
                .any(|file| file.to_string_lossy().ends_with(ending))
        };
        assert!(
            named(".casebook") && named("-keys") && named("-head"),
            "{when}: {found:?}"
        );
        files(&std::env::temp_dir(), begun, &mut found);
        must_hold_nothing(&found);
    };
    look("while it is open");
    stage.must("lock", json!({}));
    look("locked");
    let path = stage.file("larch.casebook");
    assert!(
        stage
            .ask("sign_in", json!({"path": path, "passphrase": NAME}))
            .is_err()
    );
    look("after a passphrase that does not fit");
}

/// Whatever a command is given that it cannot do, what it answers with names neither the child nor a
/// place on the disk: an error may be photographed, sent and written down.
#[test]
fn no_error_says_what_it_was_given_or_where_anything_lies() {
    let stage = Stage::new().with_a_home();
    let path = stage.file("larch.casebook");
    // A file where a folder would have to be: nothing can be written under it, whoever runs this.
    let no_folder = stage.file("no-folder");
    fs::write(&no_folder, "").unwrap();
    let mut looked_at = 0;
    // A sample stands there for whatever needs somebody to be signed in.
    let commands: Vec<&str> = NEEDS
        .iter()
        .filter_map(|(name, need)| need.map(|_| *name))
        .collect();
    for command in commands.iter().copied() {
        if !stage.desk.is_open() {
            let sign_in = json!({"path": path, "passphrase": PASSPHRASE});
            stage.must("sign_in", sign_in);
        }
        let plain = asked(command).to_string();
        let given = plain.replace("\"0\"", &json!(NAME).to_string());
        let given = given.replace("/nowhere", &format!("{no_folder}/{NAME}"));
        let given: Value = serde_json::from_str(&given).unwrap();
        for locked in [false, true] {
            if locked {
                stage.must("lock", json!({}));
            }
            let Err(error) = super::ask(&stage.window, command, given.clone()) else {
                continue;
            };
            // Not an error of ours: the window asked in a form there is not.
            if error.is_string() {
                continue;
            }
            looked_at += 1;
            let text = error.to_string();
            let place = stage.folder.path().to_string_lossy().into_owned();
            for word in [NAME, "Bramblewick", "no-folder", place.as_str(), "larch"] {
                assert!(!text.contains(word), "{command}: {text}");
            }
        }
    }
    assert!(looked_at > commands.len() / 2, "{looked_at}");
}

/// The window's title can be read over a shoulder, in the list of windows and in a screenshot's name.
#[test]
fn the_window_has_the_programs_name_and_no_other() {
    let configured: Value = serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
    let windows = configured["app"]["windows"].as_array().unwrap();
    let titles: Vec<&Value> = windows.iter().map(|window| &window["title"]).collect();
    assert_eq!(titles, ["Threshold"]);
    let source = include_str!("../../window.rs");
    let of_a_dialog = source.matches(".set_title(").count();
    assert_eq!(of_a_dialog, 1, "the window's own title is never changed");
}
