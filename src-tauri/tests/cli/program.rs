//! Every task, with what is right and with what is not.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

pub fn threshold(arguments: &[&str]) -> Output {
    fed(arguments, "")
}

/// The program of the command line alone.
pub const IN_A_CONSOLE: &str = env!("CARGO_BIN_EXE_threshold-cli");

/// The program of the window, which takes the same commands.
const OF_THE_WINDOW: &str = env!("CARGO_BIN_EXE_threshold");

pub fn fed(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(IN_A_CONSOLE)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that says what is wrong before it has read everything closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The example home, written out once for all tests here.
pub fn example() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    FOLDER
        .get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let output = threshold(&["example", "--out", text(folder.path())]);
            assert!(output.status.success(), "{}", complained(&output));
            assert!(printed(&output).contains("this house is only an example"));
            folder
        })
        .path()
}

/// A copy of a file of the example home, changed.
fn changed(name: &str, change: impl FnOnce(&mut Vec<u8>)) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = std::fs::read(example().join(name)).unwrap();
    change(&mut bytes);
    let copy = folder.path().join(name);
    std::fs::write(&copy, bytes).unwrap();
    (folder, copy)
}

#[test]
fn the_example_home_is_written_out_whole() {
    for name in [
        "example.casebook",
        "example.casebook-keys",
        "open.case.json",
        "acceptance.case.json",
        "acceptance.pdf",
        "decline.case.json",
        "decline.pdf",
        "root.pem",
        "Inspection pack/Index.pdf",
        "Inspection pack/Verification sheet.pdf",
        "Inspection pack/Read me first.txt",
        "Inspection pack/manifest.sha256",
        "Inspection pack.zip",
    ] {
        assert!(example().join(name).is_file(), "{name}");
    }
    let again = threshold(&["example", "--out", text(example())]);
    assert_eq!(again.status.code(), Some(1));
    assert!(complained(&again).contains("already here"));
}

#[test]
fn a_record_is_genuine_to_whoever_trusts_its_root_and_unknown_to_others() {
    let (record, root) = (example().join("acceptance.pdf"), example().join("root.pem"));
    let trusted = threshold(&["verify", text(&record), "--trust", text(&root)]);
    assert_eq!(trusted.status.code(), Some(0), "{}", printed(&trusted));
    let said = printed(&trusted);
    assert!(said.contains("This is the document that was signed, whole and unchanged."));
    assert!(said.contains("Signed by "), "{said}");

    let unknown = threshold(&["verify", text(&record)]);
    assert_eq!(unknown.status.code(), Some(3));
    assert!(printed(&unknown).contains("Says it was signed by "));
}

#[test]
fn one_changed_byte_is_refused_and_what_is_no_pdf_cannot_be_read() {
    let root = example().join("root.pem");
    let (_one, forged) = changed("decline.pdf", |bytes| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
    });
    let refused = threshold(&["verify", text(&forged), "--trust", text(&root)]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(printed(&refused).contains("NO"));

    let (_two, longer) = changed("decline.pdf", |bytes| bytes.push(b' '));
    assert_eq!(threshold(&["verify", text(&longer)]).status.code(), Some(1));

    let case = example().join("decline.case.json");
    let unreadable = threshold(&["verify", text(&case), text(&root.join("nothing"))]);
    assert_eq!(unreadable.status.code(), Some(2));
    assert!(printed(&unreadable).contains("Cannot be read: the file is not a PDF."));

    let good = example().join("decline.pdf");
    let several = threshold(&["verify", "--json", text(&good), text(&forged), text(&case)]);
    assert_eq!(several.status.code(), Some(1), "the gravest tells");
    let answers: Value = serde_json::from_slice(&several.stdout).unwrap();
    assert_eq!(answers[0]["status"], 3);
    assert_eq!(answers[0]["found"]["facts"][0]["name"], "whole_file");
    assert_eq!(answers[1]["found"]["verdict"], "refused");
    assert_eq!(answers[2]["unreadable"], "the file is not a PDF");
}

#[test]
fn a_case_is_drawn_signed_with_a_throw_away_key_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.pdf");
    let case = example().join("acceptance.case.json");
    let signed = threshold(&[
        "record",
        text(&case),
        "--signed-at",
        &signed_at("acceptance.pdf"),
        "--out",
        text(&out),
    ]);
    assert_eq!(signed.status.code(), Some(0), "{}", complained(&signed));
    assert!(printed(&signed).contains("throw-away EXAMPLE key"));
    let root = folder.path().join("record.root.pem");
    let verified = threshold(&["verify", text(&out), "--trust", text(&root), "--json"]);
    assert_eq!(verified.status.code(), Some(0), "{}", printed(&verified));
    let found: Value = serde_json::from_slice(&verified.stdout).unwrap();
    let pages = &found[0]["found"]["facts"][6];
    assert_eq!(pages["name"], "pages_match_data");
    assert_eq!(pages["outcome"], "true", "{pages}");
    // The example's own root does not vouch for a key made here.
    let other = threshold(&[
        "verify",
        text(&out),
        "--trust",
        text(&example().join("root.pem")),
    ]);
    assert_eq!(other.status.code(), Some(1));
}

/// The file of a certificate of the record's own tests.
pub fn certificate_file() -> String {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/crates/record/tests/public_authority"
    );
    format!("{folder}/p256.p12")
}

#[test]
fn a_person_sees_and_renews_their_certificate_and_hands_out_the_root() {
    let (folder, casebook) = casebook();
    let root = folder.path().join("root.pem");
    let shown = fed(
        &["certificate", text(&casebook), "--root", text(&root)],
        PASSPHRASE,
    );
    assert_eq!(shown.status.code(), Some(0), "{}", complained(&shown));
    let before = printed(&shown);
    assert!(before.contains("the provider's own authority") && before.contains("curve P-256"));
    let handed_out = std::fs::read(example().join("root.pem")).unwrap();
    assert_eq!(std::fs::read(&root).unwrap(), handed_out);

    let renewed = fed(&["certificate", text(&casebook), "--renew"], PASSPHRASE);
    assert_eq!(renewed.status.code(), Some(0), "{}", complained(&renewed));
    let line = |said: &str| {
        let found = said.lines().find(|line| line.starts_with("Fingerprint "));
        found.unwrap().to_owned()
    };
    assert_ne!(line(&printed(&renewed)), line(&before));

    let another = fed(
        &["certificate", text(&casebook), "--use", &certificate_file()],
        &format!("{PASSPHRASE}example\n"),
    );
    assert_eq!(another.status.code(), Some(1));
    assert!(complained(&another).contains("in the name of Rowan Ashby"));
    let again = fed(&["certificate", text(&casebook)], PASSPHRASE);
    assert_eq!(line(&printed(&again)), line(&printed(&renewed)));
    let wrong = fed(&["certificate", text(&casebook)], "not this one at all\n");
    assert_eq!(wrong.status.code(), Some(1));
}

/// When a record of the example was signed, as its signature says.
pub fn signed_at(name: &str) -> String {
    let record = example().join(name);
    let found = threshold(&["verify", "--json", text(&record)]);
    let found: Value = serde_json::from_slice(&found.stdout).unwrap();
    found[0]["found"]["signed_at"].as_str().unwrap().to_owned()
}

#[test]
fn a_case_that_is_not_decided_is_not_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.pdf");
    let case = example().join("open.case.json");
    let refused = threshold(&[
        "record",
        text(&case),
        "--signed-at",
        "2026-11-20 16:30",
        "--out",
        text(&out),
    ]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(complained(&refused).contains("cannot be signed on 20 November 2026"));
    assert!(!out.exists());
}

#[test]
fn a_key_that_is_none_is_told_apart_from_one_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.pdf");
    let case = example().join("acceptance.case.json");
    let at = signed_at("acceptance.pdf");
    let with_key = |key: &str| {
        let arguments = [
            "record",
            text(&case),
            "--signed-at",
            &at,
            "--out",
            text(&out),
        ];
        complained(&threshold(&[&arguments[..], &["--key", key]].concat()))
    };
    assert!(with_key(text(&example().join("root.pem"))).contains("private key cannot be read"));
    assert!(with_key("nowhere.pem").contains("nowhere.pem cannot be read: there is no such file."));
    assert!(!out.exists());
}

#[test]
fn an_open_referral_is_appraised_in_words_and_as_json() {
    let case = example().join("open.case.json");
    let words = threshold(&["appraise", text(&case)]);
    assert_eq!(words.status.code(), Some(0), "{}", complained(&words));
    let words = printed(&words);
    for part in [
        "EXAMPLE. ",
        "Must be settled (",
        "Must be challenged (",
        "Worth considering (",
        "\nTasks\n",
        "\nOutcomes\n",
        "  closed  accept\n",
        "\nNot ready to sign: ",
    ] {
        assert!(words.contains(part), "{part} is missing in:\n{words}");
    }
    let json = threshold(&["appraise", text(&case), "--json", "--today", "2026-11-21"]);
    let appraisal: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(appraisal["today"], "2026-11-21");
    assert_eq!(appraisal["ready_to_sign"], false);

    let case = std::fs::read_to_string(case).unwrap();
    let piped = fed(&["appraise", "-", "--json", "--today", "2026-11-21"], &case);
    assert_eq!(piped.stdout, json.stdout, "a pipe and a file are one");
}

#[test]
fn bad_input_gets_a_sentence_with_its_place_and_never_what_stood_there() {
    let good = std::fs::read_to_string(example().join("open.case.json")).unwrap();
    let broken = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    let inputs = [
        String::new(),
        "Kayden".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        // Cut in the middle of a text.
        good.split_inclusive("\"date_of_birth\": \"20")
            .next()
            .unwrap()
            .to_owned(),
        broken(
            "\"format\": \"threshold-case/1\"",
            "\"format\": \"Kayden/9\"",
        ),
        broken(
            "\"registered_places\": ",
            "\"registered_places\": \"Kayden\", \"x\": ",
        ),
        broken("\"home\": {", "\"home\": {\n    \"shoe_size\": 4,"),
        broken("\"route\": \"", "\"route\": \"Kayden-"),
        broken("\"date_of_birth\": \"", "\"date_of_birth\": \"Kayden "),
        broken("\"needs\": [\n      {", "\"needs\": [ 7,\n      {"),
        format!("{good} Kayden"),
    ];
    let mut sentences = String::new();
    for input in inputs {
        let output = fed(&["appraise", "-"], &input);
        assert_eq!(output.status.code(), Some(2), "{}", complained(&output));
        assert!(output.stdout.is_empty());
        let sentence = complained(&output);
        assert!(!sentence.contains("Kayden"), "{sentence}");
        // Lines move when the example is edited; places do not.
        let told: Vec<&str> = sentence.split_whitespace().collect();
        let told: Vec<String> = told
            .iter()
            .map(|word| {
                let digits = word.trim_end_matches([':', ')', ',']);
                if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) {
                    word.replace(digits, "N")
                } else {
                    (*word).to_owned()
                }
            })
            .collect();
        sentences.push_str(&told.join(" "));
        sentences.push('\n');
    }
    insta::assert_snapshot!(sentences);
}

#[test]
fn the_schema_describes_the_published_format() {
    let output = threshold(&["schema"]);
    assert_eq!(output.status.code(), Some(0));
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["title"], "Threshold case");
    assert!(schema["properties"]["referral"]["description"].is_string());
}

#[test]
fn whoever_stops_reading_half_way_is_not_shouted_at() {
    let mut child = Command::new(IN_A_CONSOLE)
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(complained(&output), "");
}

#[test]
fn a_command_nobody_knows_is_told_how_to_ask() {
    let output = threshold(&["decide"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("Usage: threshold-cli"));
    // The console has no window to open.
    let casebook = threshold(&[text(&example().join("example.casebook"))]);
    assert_eq!(casebook.status.code(), Some(2));
    let nothing = threshold(&[]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(complained(&nothing).contains("Usage: threshold-cli"));
}

#[test]
fn the_program_of_the_window_answers_the_same() {
    let of_the_window = |arguments: &[&str]| {
        let output = Command::new(OF_THE_WINDOW).args(arguments).output();
        output.unwrap()
    };
    let (root, record) = (example().join("root.pem"), example().join("decline.pdf"));
    let case = example().join("open.case.json");
    for arguments in [
        vec!["verify", "--trust", text(&root), text(&record)],
        vec!["verify", "--json", text(&record)],
        vec!["verify", "nowhere.pdf"],
        vec!["appraise", text(&case), "--json"],
        vec!["schema"],
        vec!["rules"],
    ] {
        let (one, other) = (threshold(&arguments), of_the_window(&arguments));
        assert_eq!(one.status, other.status, "{arguments:?}");
        assert_eq!(one.stdout, other.stdout, "{arguments:?}");
        assert_eq!(one.stderr, other.stderr, "{arguments:?}");
    }
    let unknown = of_the_window(&["decide"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(complained(&unknown).contains("Usage: threshold"));
}

/// The loader names what it would load, and runs nothing.
#[cfg(target_os = "linux")]
#[test]
fn the_program_of_the_command_line_loads_nothing_of_the_window() {
    let loaded = |program: &str| {
        let mut asked = Command::new(program);
        let output = asked.env("LD_TRACE_LOADED_OBJECTS", "1").output();
        printed(&output.unwrap())
    };
    let libraries = loaded(IN_A_CONSOLE);
    assert!(libraries.contains("libc.so"), "{libraries}");
    for of_the_window in ["webkit", "gtk", "gdk", "glib", "soup", "cairo"] {
        assert!(!libraries.contains(of_the_window), "{libraries}");
    }
    assert!(loaded(OF_THE_WINDOW).contains("webkit"));
}

/// A casebook of the example home of its own, with what stands beside it.
fn casebook() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["", "-keys", "-head"] {
        let name = format!("example.casebook{ending}");
        std::fs::copy(example().join(&name), folder.path().join(&name)).unwrap();
    }
    let path = folder.path().join("example.casebook");
    (folder, path)
}

const PASSPHRASE: &str = "this house is only an example\n";

#[test]
fn check_reads_a_whole_casebook_and_says_that_all_is_well() {
    let (_folder, path) = casebook();
    let record = example().join("decline.pdf");
    let output = fed(
        &["check", text(&path), "--record", text(&record)],
        PASSPHRASE,
    );
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    let said = printed(&output);
    assert!(said.ends_with("All is well.\n"), "{said}");
    assert!(said.contains("8 signed records"), "{said}");
    assert!(complained(&output).contains("the journal’s chain"));

    let json = fed(&["check", text(&path), "--json"], PASSPHRASE);
    let found: Value = serde_json::from_str(&printed(&json)).unwrap();
    assert_eq!(
        (&found["well"], &found["status"]),
        (&true.into(), &0.into())
    );
}

#[test]
fn check_says_what_an_older_casebook_lost_and_which_record_it_does_not_hold() {
    let (folder, path) = casebook();
    let older = std::fs::read(&path).unwrap();
    fed(&["check", text(&path)], PASSPHRASE);
    std::fs::write(&path, older).unwrap();
    let foreign = folder.path().join("foreign.pdf");
    let mut bytes = std::fs::read(example().join("decline.pdf")).unwrap();
    bytes.push(b'\n');
    std::fs::write(&foreign, bytes).unwrap();
    let output = fed(
        &["check", text(&path), "--record", text(&foreign), "--json"],
        PASSPHRASE,
    );
    assert_eq!(output.status.code(), Some(1), "{}", complained(&output));
    let found: Value = serde_json::from_str(&printed(&output)).unwrap();
    let sentences = found["found"].to_string();
    assert!(sentences.contains("is not in this casebook"), "{sentences}");
    assert!(
        sentences.contains("what was written after that is missing"),
        "{sentences}"
    );
}

#[test]
fn check_of_what_cannot_be_opened_ends_with_two() {
    let (_folder, path) = casebook();
    let wrong = fed(&["check", text(&path)], "not this one at all\n");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(complained(&wrong).contains("does not open this casebook"));
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let damaged = fed(&["check", text(&path)], PASSPHRASE);
    assert_eq!(damaged.status.code(), Some(2));
    assert!(
        complained(&damaged).contains("the casebook file is damaged")
            || complained(&damaged).contains("The casebook file is damaged")
    );
}
