//! Records that strain the pages, read by programs that know nothing of Threshold: 12 children, 60
//! needs, names in a dozen scripts, words of 300 letters, reasons of 4,000 words, 500 pages, and
//! nothing answered at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use admission::Case;
use chrono::Duration;
use rand_core::OsRng;
use record::certificates::{Authority, PersonToCertify};

use super::ask;

#[path = "../../src-tauri/crates/record/tests/stress/mod.rs"]
mod stress;
#[path = "../../src-tauri/crates/record/tests/stress/words.rs"]
mod words;

use words::{squeezed, words};

/// A strained record: its file, and every word its pages must say in order, without the spaces.
struct Strained {
    name: &'static str,
    file: PathBuf,
    wanted: String,
    pages: usize,
}

fn strained() -> &'static [Strained] {
    static MADE: OnceLock<Vec<Strained>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strained");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let mut cases = stress::cases();
        cases.push(("five hundred pages", five_hundred_pages()));
        cases
            .into_iter()
            .map(|(name, case)| made(name, &case, &folder))
            .collect()
    })
}

/// The full house with reasons of 200,000 words: about as long as a record could ever be.
fn five_hundred_pages() -> Case {
    let mut case = stress::full_house();
    let reasons: String = (1..=200_000).map(|n| format!("reason{n} ")).collect();
    case.referral.decision.group_reasons = Some(reasons.trim().to_owned());
    case
}

fn made(name: &'static str, case: &Case, folder: &Path) -> Strained {
    let signing = case.signing.clone().unwrap();
    let before = signing.signed_at - Duration::days(1);
    let provider = "EXAMPLE Homes Ltd";
    let authority = Authority::new(provider, None, true, before, &mut OsRng).unwrap();
    let person = PersonToCertify {
        name: &signing.signer.name,
        standing: "registered manager",
        provider,
        urn: None,
    };
    let identity = authority.issue(&person, before, &mut OsRng).unwrap();
    let drawn = record::draw_record(case).unwrap();
    let facts = record::signature_facts(case, &drawn.report).unwrap();
    let signed = record::sign::sign(&drawn.bytes, &identity, &facts).unwrap();
    let file = folder.join(format!("{name}.pdf"));
    fs::write(&file, signed).unwrap();
    let appraisal = admission::appraise(case, case.signed_on().unwrap());
    let document = record::pages::decision_record::decision_record(case, &appraisal).unwrap();
    Strained {
        name,
        file,
        wanted: words(&document, &drawn.report.missing_glyphs),
        pages: drawn.report.pages,
    }
}

/// What poppler reads along the structure tree: what a screen reader is given, in its order.
fn heard(file: &Path) -> String {
    let (done, said) = ask(Command::new("pdfinfo").arg("-struct-text").arg(file));
    assert!(done, "{said}");
    // An element's own text stands in quotation marks on lines of its own.
    said.lines()
        .filter_map(|line| line.trim_start().strip_prefix('"')?.strip_suffix('"'))
        .collect()
}

/// Right-to-left letters are shown in the order in which they are drawn by some readers, in the
/// order in which they are read by others; these are compared by the record's own tests.
fn left_to_right(text: &str) -> String {
    let other =
        |c: char| ('\u{590}'..='\u{8ff}').contains(&c) || ('\u{fb1d}'..='\u{feff}').contains(&c);
    let kept: String = text.chars().filter(|c| !other(*c)).collect();
    squeezed(&kept, &[])
}

#[test]
fn poppler_reads_every_word_in_the_order_of_the_frozen_record() {
    for record in strained() {
        let (heard, wanted) = (
            left_to_right(&heard(&record.file)),
            left_to_right(&record.wanted),
        );
        // What could not be drawn is told at the end, after everything that was written.
        let Some(rest) = heard.strip_prefix(wanted.as_str()) else {
            let pairs = heard.chars().zip(wanted.chars());
            let at = pairs.take_while(|(heard, wanted)| heard == wanted).count();
            let from = |text: &str| -> String {
                text.chars().skip(at.saturating_sub(40)).take(120).collect()
            };
            panic!(
                "{}: “{}” for “{}”",
                record.name,
                from(&heard),
                from(&wanted)
            );
        };
        assert!(
            rest.is_empty() || rest.starts_with("Charactersthatcouldnotbedrawn"),
            "{}: {rest}",
            record.name
        );
    }
}

#[test]
fn mupdf_finds_every_word_on_the_pages() {
    for record in strained() {
        let (done, said) = ask(Command::new("mutool")
            .args(["draw", "-q", "-F", "text"])
            .arg(&record.file));
        assert!(done, "{}", record.name);
        let words = |text: &str| -> BTreeSet<String> {
            let plain = text.split(|c: char| !c.is_ascii_alphanumeric());
            plain
                .filter(|word| word.len() > 3)
                .map(str::to_owned)
                .collect()
        };
        let drawn = words(&said);
        let case = record::verify::verify(
            &fs::read(&record.file).unwrap(),
            &record::verify::Trust::default(),
        )
        .unwrap()
        .case_json
        .unwrap();
        let case = Case::parse(std::str::from_utf8(&case).unwrap()).unwrap();
        let decision = &case.referral.decision;
        for said in [&decision.range_reasons, &decision.group_reasons]
            .into_iter()
            .flatten()
        {
            // A word of 300 letters is broken over lines, so its parts are found and not itself.
            let short: BTreeSet<String> = words(said)
                .into_iter()
                .filter(|word| word.len() < 30)
                .collect();
            let lost: Vec<_> = short.difference(&drawn).take(5).collect();
            assert!(lost.is_empty(), "{}: {lost:?}", record.name);
        }
    }
}

#[test]
fn qpdf_finds_no_fault_and_verapdf_both_profiles() {
    let files: Vec<&Path> = strained().iter().map(|one| one.file.as_path()).collect();
    for file in &files {
        let (done, said) = ask(Command::new("qpdf").arg("--check").arg(file));
        assert!(done, "{said}");
    }
    for profile in ["3a", "ua1"] {
        let (done, said) = ask(Command::new("verapdf").arg(profile).args(&files));
        assert!(done, "{profile}: {said}");
    }
    assert!(strained().iter().any(|one| one.pages >= 500), "500 pages");
}
