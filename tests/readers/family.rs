//! One of each document that stands beside a decision record, and the inspection pack, read by programs
//! that know nothing of Threshold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::{ask, example};

/// A document and the root certificate its throw-away signer was certified by.
struct Made {
    file: PathBuf,
    root: PathBuf,
}

fn threshold(arguments: &[&str]) {
    let application = std::env::var_os("THRESHOLD_APP").unwrap();
    let (done, said) = ask(Command::new(application).args(arguments));
    assert!(done, "{arguments:?}: {said}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn family() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| {
        let home = example().folder.join("home");
        let folder = example().folder.join("family");
        fs::create_dir_all(&folder).unwrap();
        let record = home.join("acceptance.pdf");
        let (open, whole) = (
            home.join("open.case.json"),
            home.join("acceptance.case.json"),
        );
        let words = folder.join("words.json");
        fs::write(
            &words,
            r#"{"seen": "All of it.", "agrees": "agrees", "learnt": "The nurse came.",
                "means": "It holds.", "words": "Names with accents: Żaneta, Þór, Ελένη, Юлия."}"#,
        )
        .unwrap();
        // The host authority is not known: then the notice is owed.
        let elsewhere = folder.join("elsewhere.case.json");
        let mut case: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&whole).unwrap()).unwrap();
        case["home"]["host_authority"] = serde_json::Value::Null;
        fs::write(&elsewhere, case.to_string()).unwrap();
        let noticed = folder.join("noticed.pdf");
        let signed_at = signed_at(&record);
        threshold(&[
            "record",
            text(&elsewhere),
            "--signed-at",
            &signed_at,
            "--out",
            text(&noticed),
        ]);

        let of = |kind: &str, file: &Path, more: &[&str]| -> Made {
            let out = folder.join(format!("{kind}.pdf"));
            let asked = ["document", kind, text(file), "--signed-at", &signed_at];
            threshold(&[&asked[..], &["--out", text(&out)], more].concat());
            Made {
                root: out.with_extension("root.pem"),
                file: out,
            }
        };
        let words = ["--words", text(&words)];
        let names = ["--case", text(&whole)];
        vec![
            of("letter", &open, &["--about", "l1"]),
            of("reply", &record, &names),
            of(
                "notice",
                &noticed,
                &[
                    "--event",
                    "admission",
                    "--happened-at",
                    "2026-12-04T16:30:00",
                ],
            ),
            of("childs-summary", &record, &names),
            of("own-record", &record, &names),
            of("extract", &record, &["--about", "h3"]),
            of("oversight", &record, &words),
            of("addendum", &record, &words),
            of(
                "six-months",
                &record,
                &[
                    "--from",
                    "2000-01-01",
                    "--to",
                    "2098-12-31",
                    words[0],
                    words[1],
                ],
            ),
            of(
                "authority-sheet",
                &record,
                &[
                    "--authority",
                    "Westmere (EXAMPLE)",
                    "--month",
                    signed_at.get(..7).unwrap(),
                    words[0],
                    words[1],
                ],
            ),
        ]
    })
}

fn signed_at(record: &Path) -> String {
    let output = Command::new(std::env::var_os("THRESHOLD_APP").unwrap())
        .args(["verify", "--json"])
        .arg(record)
        .output()
        .unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    told[0]["found"]["signed_at"].as_str().unwrap().to_owned()
}

#[test]
fn poppler_finds_one_valid_signature_over_the_whole_of_each() {
    for made in family() {
        let said = ask(Command::new("pdfsig").arg(&made.file)).1;
        assert_eq!(said.matches("Signature #").count(), 1, "{said}");
        for wanted in ["Signature is Valid", "Total document signed"] {
            assert!(said.contains(wanted), "{wanted}: {said}");
        }
    }
}

#[test]
fn pyhanko_finds_each_intact_trusted_and_untouched() {
    for made in family() {
        let (accepted, said) = ask(Command::new("pyhanko")
            .args(["sign", "validate", "--no-revocation-check", "--trust"])
            .args([&made.root, &made.file]));
        assert!(
            accepted && said.contains("INTACT:TRUSTED,UNTOUCHED"),
            "{:?}: {said}",
            made.file.file_name()
        );
    }
}

#[test]
fn qpdf_and_poppler_read_each_without_a_fault() {
    for made in family() {
        let (done, said) = ask(Command::new("qpdf").arg("--check").arg(&made.file));
        assert!(done, "{said}");
        let (done, said) = ask(Command::new("pdftotext").arg(&made.file).arg("-"));
        assert!(done && said.contains("EXAMPLE"), "{said}");
    }
}

#[test]
fn verapdf_finds_the_claimed_profiles_in_each() {
    for profile in ["3a", "ua1"] {
        let files = family().iter().map(|made| &made.file);
        let (done, said) = ask(Command::new("verapdf").arg(profile).args(files));
        assert!(done, "{said}");
    }
}

/// The record inside an oversight record is taken out by another program, byte for byte.
#[test]
fn another_program_takes_the_record_out_of_an_oversight_record() {
    let oversight = family()
        .iter()
        .find(|made| made.file.ends_with("oversight.pdf"))
        .unwrap();
    let out = oversight.file.with_file_name("taken-out.pdf");
    let (done, said) = ask(Command::new("pdfdetach")
        .args(["-savefile", "record.pdf", "-o"])
        .args([&out, &oversight.file]));
    assert!(done, "{said}");
    let record = example().folder.join("home").join("acceptance.pdf");
    assert!(fs::read(out).unwrap() == fs::read(record).unwrap());
}

/// The pack as one file holds what the folder holds, by another program's reading of it; and what nobody
/// signs is archival and accessible too.
#[test]
fn the_pack_is_unpacked_and_checked_by_other_programs() {
    let home = example().folder.join("home");
    let (pack, zip) = (
        home.join("Inspection pack"),
        home.join("Inspection pack.zip"),
    );
    let unpacked = example().folder.join("unpacked");
    let (done, said) = ask(Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .args([&zip, &unpacked]));
    assert!(done, "{said}");
    let names = |folder: &Path| -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let inside = unpacked.join("Inspection pack");
    assert_eq!(names(&inside), names(&pack));
    assert!(names(&pack).len() > 7, "{:?}", names(&pack));
    for name in names(&pack) {
        assert!(fs::read(inside.join(&name)).unwrap() == fs::read(pack.join(&name)).unwrap());
    }
    let (done, said) = ask(Command::new("sha256sum")
        .args(["--check", "--strict", "manifest.sha256"])
        .current_dir(&inside));
    assert!(done, "{said}");
    let unsigned = ["Index.pdf", "Verification sheet.pdf"].map(|name| inside.join(name));
    for file in &unsigned {
        let (done, said) = ask(Command::new("qpdf").arg("--check").arg(file));
        assert!(done, "{said}");
    }
    for profile in ["3a", "ua1"] {
        let (done, said) = ask(Command::new("verapdf").arg(profile).args(&unsigned));
        assert!(done, "{said}");
    }
}
