//! What the book reads: the rules' own files and the scenarios.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{RuleTold, closes_in_words, may_disagree};
use crate::rules::{ALL, Rule};

/// The top of the repository.
pub(super) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// Every rule, by id.
pub(super) fn rules_told() -> Vec<RuleTold> {
    let sources = sources();
    let scenarios = scenarios();
    let mut told: Vec<RuleTold> = ALL
        .iter()
        .map(|rule| {
            let declared = format!("id: \"{}\"", rule.id);
            let source = sources.iter().find(|source| source.contains(&declared));
            let source = source.unwrap_or_else(|| panic!("no file declares {}", rule.id));
            told(rule, source, &scenarios)
        })
        .collect();
    told.sort_by_key(|rule| rule.id);
    told
}

fn told(rule: &Rule, source: &str, scenarios: &BTreeMap<String, Vec<String>>) -> RuleTold {
    let under = headings(source);
    let text = |heading: &str| under.get(heading).cloned().unwrap_or_default();
    let mut also_cites = cited(source);
    also_cites.retain(|id| Some(id.as_str()) != rule.provision);
    RuleTold {
        id: rule.id,
        concern: rule.concern,
        weight: rule.weight,
        force: rule.force,
        provision: rule.provision,
        also_cites,
        closes: closes_in_words(rule.closes),
        may_disagree: may_disagree(rule.disagreeing),
        answers: rule.answers,
        looks_at: text("What it looks at"),
        why: text("Why it matters"),
        sees: text("What the manager sees"),
        example: text("Example"),
        scenarios: scenarios.get(rule.id).cloned().unwrap_or_default(),
    }
}

/// The text of every file of the rules, without its tests.
fn sources() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|e| e == "rs"))
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            text.split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

/// What a file says under each of its headings, paragraphs parted by an empty line.
fn headings(source: &str) -> BTreeMap<String, String> {
    let mut under: BTreeMap<String, String> = BTreeMap::new();
    let mut heading = String::new();
    for line in source.lines().map_while(|line| line.strip_prefix("//!")) {
        let line = line.trim();
        if let Some(title) = line.strip_prefix("# ") {
            heading = title.to_owned();
            continue;
        }
        let text = under.entry(heading.clone()).or_default();
        match (line, text.is_empty() || text.ends_with('\n')) {
            ("", _) => text.push_str("\n\n"),
            (_, true) => text.push_str(line),
            (_, false) => {
                text.push(' ');
                text.push_str(line);
            }
        }
    }
    for text in under.values_mut() {
        // Marks for the reader of the source only.
        *text = text.trim().replace(['`', '*'], "");
    }
    under
}

/// The provisions a file cites: every piece of text written like the id of one.
fn cited(source: &str) -> Vec<String> {
    let mut cited: Vec<String> = Vec::new();
    for text in source.split('"').skip(1).step_by(2) {
        let is_id = text.split_once('/').is_some_and(|(code, place)| {
            code.len() >= 3
                && !place.is_empty()
                && code
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        });
        if is_id && !cited.iter().any(|id| id == text) {
            cited.push(text.to_owned());
        }
    }
    cited
}

/// The titles of the scenarios that list a finding of each rule, by the rule's id.
fn scenarios() -> BTreeMap<String, Vec<String>> {
    let mut files: Vec<PathBuf> = fs::read_dir(repository().join("tests/scenarios"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    let mut listing: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut title = String::new();
        for line in fs::read_to_string(&file).unwrap().lines() {
            if let Some(named) = line.strip_prefix("# ") {
                title = format!("{named} ({name})");
            } else if let Some(id) = line
                .strip_prefix("- ")
                .and_then(|l| l.split([':', ' ']).next())
                && ALL.iter().any(|rule| rule.id == id)
            {
                let titles = listing.entry(id.to_owned()).or_default();
                if titles.last() != Some(&title) {
                    titles.push(title.clone());
                }
            }
        }
    }
    listing
}
