//! One child's own part of a decision about somebody else: for that child's case record, for the
//! child, and for whoever may read it. Nobody can tell from it who the newcomer was or was to be.

mod draft;

use admission::law;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use draft::draft;

use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The kind in words.
pub const TITLE: &str = "Extract for a child living here";

/// An extract for one child living here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// The child's initials.
    pub child: String,
    /// The number of the decision record.
    pub record: String,
    /// The English day of the decision.
    pub decided_on: NaiveDate,
    /// The child's own plan relied on. May be empty.
    pub own_plan: String,
    /// What the child said, or why they were not asked.
    pub said: String,
    /// The view of the child's own social worker. May be empty.
    pub social_worker: String,
    /// What was considered, theme by theme.
    pub considered: Vec<Line>,
    /// The benefit seen for this child. May be empty.
    pub benefit: String,
    /// Whether what remains was found acceptable, and why.
    pub conclusion: String,
    /// What the home adds for this child. May be empty.
    pub more: String,
}

/// One line of what was considered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The theme and which way the effect would have run.
    pub theme: String,
    /// A risk, a benefit or none, with how likely and how serious in words.
    pub effect: String,
    /// Whether what it takes exists today.
    pub measure: String,
}

pub(super) fn blocks(extract: &Extract) -> Vec<Block> {
    let said = |words: &String| -> Rich {
        match words.trim() {
            "" => Rich::new().italic("Nothing was noted"),
            words => words.into(),
        }
    };
    let mut blocks = vec![
        Block::title(format!(
            "{}: this child’s part of a decision",
            extract.child
        )),
        Block::paragraph(
            "Before somebody new may move in, the home thinks about each child who lives here. This is \
             what was thought about this child, and nothing else: who the other child was or was to \
             be, and what was thought about anybody else, is not said here.",
        ),
        Block::Facts(vec![
            (
                "Decided on".into(),
                admission::calendar::in_words(extract.decided_on).into(),
            ),
            (
                "Taken from".into(),
                format!("Decision record {}", extract.record).into(),
            ),
            ("This child’s own plan".into(), said(&extract.own_plan)),
            ("What this child said".into(), said(&extract.said)),
            (
                "This child’s social worker".into(),
                said(&extract.social_worker),
            ),
        ]),
        Block::section("What was considered"),
    ];
    if extract.considered.is_empty() {
        blocks.push(Block::paragraph("No single effect was noted."));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each theme, what was foreseen for this child, and what the home does".into(),
            columns: vec![
                Column::new("Theme", 26),
                Column::new("What was foreseen", 32),
                Column::new("Whether what it takes is in place", 42),
            ],
            row_headers: true,
            rows: extract
                .considered
                .iter()
                .map(|line| {
                    vec![
                        Cell::from(line.theme.as_str()),
                        Cell::from(line.effect.as_str()),
                        Cell::from(said(&line.measure)),
                    ]
                })
                .collect(),
            ..Table::default()
        }));
    }
    if !extract.benefit.trim().is_empty() {
        blocks.push(Block::section("What was hoped for this child"));
        blocks.push(Block::paragraph(extract.benefit.as_str()));
    }
    blocks.push(Block::section("What was concluded for this child"));
    blocks.push(Block::paragraph(said(&extract.conclusion)));
    if !extract.more.trim().is_empty() {
        blocks.push(Block::section("What the home adds"));
        blocks.push(Block::paragraph(extract.more.as_str()));
    }
    if let Some(provision) = law::provision("GUIDE/11.4") {
        blocks.push(Block::KeepTogether(vec![Block::Quote {
            words: provision.words.as_str().into(),
            citation: provision.full_citation().into(),
        }]));
    }
    blocks
}
