//! `threshold register` from outside: a folder taken in, a run that is killed and begun again, and what
//! is deleted.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{IN_A_CONSOLE, complained, example, fed, printed, signed_at, text, threshold};

const PASSPHRASE: &str = "copper lantern otter umbrella\n";

/// One decision signed so often, each time under a throw-away EXAMPLE root of its own: other bytes,
/// the same number.
const RECORDS: usize = 8;

fn made(folder: &Path) -> PathBuf {
    let register = folder.join("records.casebook");
    let made = fed(
        &[
            "register",
            "make",
            text(&register),
            "--provider",
            "Rowan Care (EXAMPLE)",
            "--keeper",
            "Helen Marsh",
        ],
        PASSPHRASE,
    );
    assert!(made.status.success(), "{}", complained(&made));
    register
}

fn records(folder: &Path, how_many: usize) {
    fs::create_dir_all(folder.join("homes/one")).unwrap();
    let at = signed_at("decline.pdf");
    for n in 1..=how_many {
        let out = folder.join(format!("homes/one/{n}.pdf"));
        let case = example().join("decline.case.json");
        let signed = threshold(&[
            "record",
            text(&case),
            "--signed-at",
            &at,
            "--out",
            text(&out),
        ]);
        assert!(signed.status.success(), "{}", complained(&signed));
    }
}

fn listed(register: &Path) -> (Value, Option<i32>) {
    let listed = fed(&["register", "list", text(register), "--json"], PASSPHRASE);
    let page = serde_json::from_str(&printed(&listed)).unwrap();
    (page, listed.status.code())
}

#[test]
fn a_run_that_was_killed_is_begun_again_and_a_changed_record_is_told_among_the_others() {
    let folder = tempfile::tempdir().unwrap();
    records(folder.path(), RECORDS);
    let homes = folder.path().join("homes");
    let mut changed = fs::read(homes.join("one/3.pdf")).unwrap();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    fs::write(homes.join("one/3.pdf"), changed).unwrap();
    let register = made(folder.path());

    // Killed as soon as something was checked.
    let mut child = Command::new(IN_A_CONSOLE)
        .args([
            "register",
            "import",
            text(&register),
            text(&homes),
            "--side-by-side",
            "1",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(PASSPHRASE.as_bytes())
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().contains("checking (")));
    child.kill().unwrap();
    child.wait().unwrap();

    let again = fed(
        &[
            "register",
            "import",
            text(&register),
            text(&homes),
            "--json",
        ],
        PASSPHRASE,
    );
    assert_eq!(again.status.code(), Some(1), "{}", complained(&again));
    let (page, status) = listed(&register);
    assert_eq!(page["documents"], RECORDS);
    assert_eq!((&page["failed"], status), (&Value::from(1), Some(1)));
    assert_eq!(page["unknown_signer"], RECORDS - 1);
    let failed = fed(
        &["register", "list", text(&register), "--failed"],
        PASSPHRASE,
    );
    assert!(printed(&failed).contains("homes/one/3.pdf") || printed(&failed).contains("one/3.pdf"));

    let third = fed(
        &[
            "register",
            "import",
            text(&register),
            text(&homes),
            "--json",
        ],
        PASSPHRASE,
    );
    let told: Value = serde_json::from_str(&printed(&third)).unwrap();
    assert_eq!(
        (&told["new"], &told["known"]),
        (&Value::from(0), &Value::from(RECORDS))
    );
    assert_eq!(third.status.code(), Some(0), "nothing new failed");
    let checked = fed(&["check", text(&register)], PASSPHRASE);
    assert!(checked.status.success(), "{}", printed(&checked));
}

/// `threshold register delete` with these options, its answer as JSON.
fn deleted(register: &Path, options: &[&str]) -> Value {
    let asked = ["register", "delete", text(register), "--json"];
    let done = fed(&[&asked, options].concat(), PASSPHRASE);
    assert!(done.status.success(), "{}", complained(&done));
    serde_json::from_str(&printed(&done)).unwrap()
}

#[test]
fn a_record_or_a_home_is_deleted_for_a_reason_and_not_taken_in_again() {
    let folder = tempfile::tempdir().unwrap();
    records(folder.path(), 2);
    let homes = folder.path().join("homes");
    let register = made(folder.path());
    let import = [
        "register",
        "import",
        text(&register),
        text(&homes),
        "--json",
    ];
    assert!(fed(&import, PASSPHRASE).status.success());
    let (page, _) = listed(&register);
    assert_eq!(page["documents"], 2);
    let sha256 = page["rows"][0]["sha256"].as_str().unwrap();
    let home = page["homes"][0]["name"].as_str().unwrap();

    let would = deleted(&register, &["--record", sha256]);
    assert_eq!(
        (&would["deleted"], &would["documents"]),
        (&Value::from(false), &Value::from(1))
    );
    assert_eq!(
        listed(&register).0["documents"],
        2,
        "without a reason nothing goes"
    );
    let because = ["--because", "EXAMPLE: sent by mistake."];
    let done = deleted(&register, &[&["--record", sha256], &because[..]].concat());
    assert_eq!(done["deleted"], true);
    assert_eq!(listed(&register).0["documents"], 1);

    let again = fed(&import, PASSPHRASE);
    let told: Value = serde_json::from_str(&printed(&again)).unwrap();
    assert_eq!(
        (&told["new"], &told["known"]),
        (&Value::from(0), &Value::from(1))
    );
    let said = listed(&register).0["not_read"].to_string();
    assert!(said.contains("sent by mistake"), "{said}");

    let nobody = fed(
        &["register", "delete", text(&register), "--home", "Nowhere"],
        PASSPHRASE,
    );
    assert!(!nobody.status.success());
    assert!(complained(&nobody).contains("Nothing was deleted"));
    let blank = [
        "register",
        "delete",
        text(&register),
        "--home",
        home,
        "--because",
        " ",
    ];
    assert!(!fed(&blank, PASSPHRASE).status.success());
    assert_eq!(listed(&register).0["documents"], 1);
    let all = deleted(&register, &[&["--home", home], &because[..]].concat());
    assert_eq!(all["documents"], 1);
    assert_eq!(listed(&register).0["documents"], 0);
    let checked = fed(&["check", text(&register)], PASSPHRASE);
    assert!(checked.status.success(), "{}", printed(&checked));
}
