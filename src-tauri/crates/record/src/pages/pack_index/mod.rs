//! The index of an inspection pack: which records lie in it, and how anybody checks them on a plain
//! computer. Children stand in it by initials.

use std::collections::BTreeSet;

use admission::calendar::in_words;
use chrono::{DateTime, NaiveDate, Utc};

use super::companion::{HomeNamed, grouped};
use super::decision_record::{capital, moment};
use crate::RecordError;
use crate::typeset::{Block, Cell, Column, Document, Drawn, Table};

/// What lies in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackIndex {
    /// The home.
    pub home: HomeNamed,
    /// Whether it is a fictional example.
    pub example: bool,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// When the pack was made, and by whom.
    pub made: (DateTime<Utc>, String),
    /// The fingerprint of the provider's root certificate.
    pub root: Option<String>,
    /// Every decision signed in the time, oldest first, deleted ones too: its place in the home's own
    /// count, and its number as printed.
    pub numbers: Vec<(i64, String)>,
    /// Those of them that were deleted since, each with its day where that is known.
    pub deleted: Vec<(String, Option<NaiveDate>)>,
    /// What lies in it, part by part, each with its heading. A file may stand in two parts.
    pub parts: Vec<(String, Vec<PackEntry>)>,
}

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackEntry {
    /// Its name in the pack.
    pub file: String,
    /// What it is, with its number.
    pub what: String,
    /// The child's initials; empty where it is about none.
    pub about: String,
    /// The outcome, the route, and what became of it.
    pub says: String,
    /// When it was signed, and by whom.
    pub signed: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// What a check of the file found when the pack was made, in sentences.
    pub checked: String,
}

/// Draws the index.
///
/// # Errors
/// As [`crate::typeset::draw`].
pub fn draw(of: &PackIndex) -> Result<Drawn, RecordError> {
    super::drawn(document(of))
}

fn document(of: &PackIndex) -> Document {
    let days = days(of);
    let mut blocks = vec![
        Block::note(of.home.name.clone()),
        Block::title("Inspection pack"),
        Block::paragraph(format!(
            "Decisions on referrals signed from {days}: those to accept, those not to, those made in an \
             emergency, and those still waiting for an answer. Made by {} on {}. Children stand here by \
             their initials.",
            of.made.1,
            moment(of.made.0)
        )),
    ];
    blocks.push(Block::paragraph(counted(of)));
    for (number, day) in &of.deleted {
        let on = day.map_or_else(String::new, |day| format!(" on {}", in_words(day)));
        blocks.push(Block::paragraph(format!(
            "Decision record {number} was deleted{on}, when its time was over: nothing of what it said \
             is left."
        )));
    }
    for (heading, entries) in &of.parts {
        blocks.push(Block::section(heading.clone()));
        if entries.is_empty() {
            blocks.push(Block::paragraph("None in this time."));
            continue;
        }
        blocks.push(Block::Table(Table {
            summary: "Each file: what it is, about whom, what it says, who signed it when".into(),
            columns: vec![
                Column::new("File", 30),
                Column::new("Child", 10),
                Column::new("What it says", 30),
                Column::new("Signed", 30),
            ],
            row_headers: true,
            rows: entries
                .iter()
                .map(|entry| {
                    vec![
                        Cell::from(format!("{}\n{}", entry.what, entry.file)),
                        Cell::from(entry.about.as_str()),
                        Cell::from(capital(&entry.says)),
                        Cell::from(entry.signed.as_str()),
                    ]
                })
                .collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::paragraph(
        "How each file is checked, what a check of it found and its digest stand in “Verification \
         sheet.pdf”.",
    ));
    of_the_pack(of, "Inspection pack", blocks)
}

/// How many decisions were signed in the time, and whether all of them lie here: their numbers follow
/// each other in the order of signing, so that nobody can leave one out unseen.
fn counted(of: &PackIndex) -> String {
    let follow = of
        .numbers
        .windows(2)
        .all(|pair| matches!(pair, [(one, _), (next, _)] if one.checked_add(1) == Some(*next)));
    let whole = match of.numbers.as_slice() {
        [] => return "No decision was signed in this time.".to_owned(),
        [(_, only)] => format!("One decision was signed in this time, number {only}."),
        [(_, first), .., (_, last)] if follow => format!(
            "{} decisions were signed in this time, numbers {first} to {last} without a gap.",
            of.numbers.len()
        ),
        all => {
            let all: Vec<&str> = all.iter().map(|(_, number)| number.as_str()).collect();
            format!(
                "{} decisions were signed in this time: {}.",
                all.len(),
                all.join(", ")
            )
        }
    };
    let here = match (of.numbers.len(), of.deleted.len()) {
        (1, 0) => "It lies here.".to_owned(),
        (_, 0) => "All of them lie here.".to_owned(),
        (all, gone) => match all.saturating_sub(gone) {
            0 => "None of them lies here.".to_owned(),
            1 => "One of them lies here.".to_owned(),
            here => format!("{here} of them lie here."),
        },
    };
    format!("{whole} {here}")
}

fn of_the_pack(of: &PackIndex, title: &str, blocks: Vec<Block>) -> Document {
    let days = days(of);
    Document {
        title: title.to_owned(),
        subject: format!("Decisions on referrals, {days}"),
        author: of.made.1.clone(),
        created: of.made.0,
        footer: format!("{title} · {} · {days}", of.home.name),
        watermark: of.example.then(|| "EXAMPLE".to_owned()),
        blocks,
        attachment: None,
        enclosed: None,
    }
}

fn days(of: &PackIndex) -> String {
    format!("{} to {}", in_words(of.from), in_words(of.to))
}

/// Draws the verification sheet: how the files are checked, and what a check of each found when the
/// pack was made.
///
/// # Errors
/// As [`crate::typeset::draw`].
pub fn draw_sheet(of: &PackIndex) -> Result<Drawn, RecordError> {
    super::drawn(sheet(of))
}

fn sheet(of: &PackIndex) -> Document {
    let mut blocks = vec![
        Block::note(of.home.name.clone()),
        Block::title("Verification sheet"),
        Block::paragraph(format!(
            "For the inspection pack of {}, made by {} on {}. What a check found then is the home’s own \
             word; anybody can do the check again.",
            days(of),
            of.made.1,
            moment(of.made.0)
        )),
    ];
    blocks.extend(how_to_check(of));
    of_the_pack(of, "Verification sheet", blocks)
}

fn how_to_check(of: &PackIndex) -> Vec<Block> {
    let root = match &of.root {
        Some(root) => format!(
            "The file “root.pem” is the provider’s root certificate. Its fingerprint is {root}. Ask the \
             provider for the fingerprint through another way and compare."
        ),
        None => "This home has no root certificate yet.".to_owned(),
    };
    let mut listed = BTreeSet::new();
    let all = of
        .parts
        .iter()
        .flat_map(|(_, entries)| entries)
        .filter(|entry| listed.insert(entry.file.as_str()));
    vec![
        Block::section("How to check these files"),
        Block::List {
            ordered: true,
            items: vec![
                "Open any of them in a reader that shows signatures. It names the signer and says \
                 whether anything was changed since. No account and no network is needed."
                    .into(),
                root.into(),
                "“manifest.sha256” holds the SHA-256 digest of every file. On Windows: Get-FileHash in \
                 PowerShell; on Mac and Linux: shasum -a 256 -c manifest.sha256."
                    .into(),
                "With Threshold, choose “Check a record” before signing in. It also draws the pages again \
                 from the data inside and compares them."
                    .into(),
            ],
        },
        Block::section("What a check found, and digests"),
        Block::Table(Table {
            summary: "Each file, what a check of it found, and its SHA-256 digest".into(),
            columns: vec![
                Column::new("File", 30),
                Column::new("What a check found", 34),
                Column::new("SHA-256", 38),
            ],
            row_headers: true,
            rows: all
                .map(|entry| {
                    vec![
                        Cell::from(entry.file.as_str()),
                        Cell::from(entry.checked.as_str()),
                        Cell::from(in_lines(&entry.sha256)),
                    ]
                })
                .collect(),
            ..Table::default()
        }),
    ]
}

/// A digest in lines of two groups of eight that stay beside each other, to be read to somebody.
fn in_lines(sha256: &str) -> String {
    let groups = grouped(sha256);
    let groups: Vec<&str> = groups.split(' ').collect();
    let lines: Vec<String> = groups.chunks(2).map(|pair| pair.join("\u{a0}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests;
