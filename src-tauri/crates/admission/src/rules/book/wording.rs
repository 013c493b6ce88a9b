//! Words the product never uses (lines W1 to W4 of the rule list), looked for in everything a
//! person reads: the labels and hints, what the rules say, the window's and the other crates' own
//! texts. The law's data is left out: it is quoted letter for letter.

use std::fs;
use std::path::{Path, PathBuf};

use super::sources::repository;

/// A word that is never used, and why.
const NEVER: &[(&str, &str)] = &[
    ("compliant", "W2: no such verdict is ours to give"),
    ("ofsted-proof", "W2: nothing is"),
    ("ofsted proof", "W2: nothing is"),
    ("traffic light", "W2: nothing is counted up"),
    ("traffic-light", "W2: nothing is counted up"),
    ("predicted grade", "W2: no grade is predicted"),
    ("requires improvement", "W2: no grade is predicted"),
    ("risk score", "W2: there are no scores"),
    ("matching score", "W2: there are no scores"),
    ("per cent", "W2: no percentages"),
    ("percentage", "W2: no percentages"),
    ("regulation 14(a)", "W3: it is regulation 14(2)(a)"),
    ("reg 14(a)", "W3: it is regulation 14(2)(a)"),
    ("16.1.1", "W3: it is Schedule 1 paragraph 1"),
    ("schedule 1.1", "W3: it is Schedule 1 paragraph 1"),
    (
        "well-planned care",
        "W4: the words of a draft, not of the regulation",
    ),
    (
        "admission and transition processes",
        "W4: the words of a draft, not of the regulation",
    ),
    ("placement breakdown", "we say why a placement ended"),
];

/// Every text a person may come to read, by file: the pieces between quotation marks of Rust, the
/// whole of the window's sources without their styles. Comments and tests are nobody's reading.
fn texts() -> Vec<(PathBuf, String)> {
    let mut texts = Vec::new();
    for folder in [
        "src-tauri/src",
        "src-tauri/crates/admission/src",
        "src-tauri/crates/casebook/src",
        "src-tauri/crates/record/src",
        "ui/src",
    ] {
        collect(&repository().join(folder), &mut texts);
    }
    texts
}

fn collect(folder: &Path, texts: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["tests", "test", "bindings", "book"].contains(&name.as_str()) {
                collect(&path, texts);
            }
            continue;
        }
        let read = || fs::read_to_string(&path).unwrap();
        let told = match path.extension().and_then(|e| e.to_str()) {
            Some("rs") if name != "tests.rs" => spoken(&read()),
            Some("svelte" | "ts") if !name.ends_with(".test.ts") => {
                read().split("<style").next().unwrap_or_default().to_owned()
            }
            _ => continue,
        };
        texts.push((path, told));
    }
}

/// What stands between quotation marks in Rust, and in the headings the rule book prints; lines
/// that a text goes on over are joined as they are printed.
fn spoken(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let headings = source.lines().map_while(|line| line.strip_prefix("//!"));
    let mut told: String = headings.collect::<Vec<_>>().join(" ");
    let code: Vec<&str> = source
        .lines()
        .map(str::trim_start)
        .filter(|line| !line.starts_with("//"))
        .collect();
    for text in code.join("\n").split('"').skip(1).step_by(2) {
        told.push('\n');
        told.push_str(&text.replace("\\\n", ""));
    }
    told
}

#[test]
fn no_text_uses_a_word_the_product_never_uses() {
    let mut found = Vec::new();
    // The list of words to look at again has to name them.
    let listed = |file: &Path| file.ends_with("wording/entries.rs");
    for (file, text) in texts().into_iter().filter(|(file, _)| !listed(file)) {
        let text = text.to_lowercase();
        for (word, why) in NEVER {
            if text.contains(word) {
                found.push(format!("{}: “{word}” ({why})", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_sentence_gives_a_percentage() {
    let words = crate::words::words();
    let labels = words.questions.iter().flat_map(|q| [Some(q.label), q.hint]);
    let choices = words.vocabularies.values().flatten();
    let rules = texts()
        .into_iter()
        .filter(|(file, _)| file.components().any(|part| part.as_os_str() == "rules"))
        .map(|(_, text)| text);
    let told = labels
        .flatten()
        .map(str::to_owned)
        .chain(choices.map(|choice| choice.label.clone()))
        .chain(rules);
    for text in told {
        let digit_then_sign = text
            .split('%')
            .rev()
            .skip(1)
            .any(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()));
        assert!(!digit_then_sign, "{text}");
    }
}

#[test]
fn the_words_are_looked_for_where_people_read_them() {
    let texts = texts();
    assert!(texts.len() > 150, "{} files", texts.len());
    let all: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    for known in [
        "is outside the range of needs",
        "Inside the range of needs?",
        "Before you can sign",
    ] {
        assert!(all.contains(known), "“{known}” is not looked at");
    }
}
