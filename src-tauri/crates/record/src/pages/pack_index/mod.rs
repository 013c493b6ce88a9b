//! The index of an inspection pack: which records lie in it, and how anybody checks them on a plain
//! computer. Children stand in it by initials.

use admission::calendar::in_words;
use chrono::{DateTime, NaiveDate, Utc};

use super::companion::HomeNamed;
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
    /// What lies in it, part by part, each with its heading.
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
}

/// Draws the index.
///
/// # Errors
/// As [`crate::typeset::draw`].
pub fn draw(of: &PackIndex) -> Result<Drawn, RecordError> {
    super::drawn(document(of))
}

fn document(of: &PackIndex) -> Document {
    let days = format!("{} to {}", in_words(of.from), in_words(of.to));
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
    blocks.extend(how_to_check(of));
    Document {
        title: "Inspection pack".to_owned(),
        subject: format!("Decisions on referrals, {days}"),
        author: of.made.1.clone(),
        created: of.made.0,
        footer: format!("Inspection pack · {} · {days}", of.home.name),
        watermark: of.example.then(|| "EXAMPLE".to_owned()),
        blocks,
        attachment: None,
        enclosed: None,
    }
}

fn how_to_check(of: &PackIndex) -> Vec<Block> {
    let root = match &of.root {
        Some(root) => format!(
            "The file “root.pem” is the provider’s root certificate. Its fingerprint is {root}. Ask the \
             provider for the fingerprint through another way and compare."
        ),
        None => "This home has no root certificate yet.".to_owned(),
    };
    let all = of.parts.iter().flat_map(|(_, entries)| entries);
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
        Block::section("Digests"),
        Block::Table(Table {
            summary: "Each file with its SHA-256 digest".into(),
            columns: vec![Column::new("File", 34), Column::new("SHA-256", 66)],
            row_headers: true,
            rows: all
                .map(|entry| {
                    vec![
                        Cell::from(entry.file.as_str()),
                        Cell::from(entry.sha256.as_str()),
                    ]
                })
                .collect(),
            ..Table::default()
        }),
    ]
}
