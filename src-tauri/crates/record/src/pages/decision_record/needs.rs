//! Section 3, continued: needs and risks, with what is known of each and how.

use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::{capital, choice, day, entry, known, text, written};
use crate::typeset::{Block, Cell, Column, Rich, Table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    let mut blocks = vec![Block::subsection("Needs")];
    if referral.needs.is_empty() {
        blocks.push(Block::paragraph("No need was noted."));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each need: how it shows, the support it takes, and what is known of it"
                .into(),
            columns: vec![
                Column::new("Need", 24),
                Column::new("How it shows", 28),
                Column::new("Support, from whom, and how we would know", 28),
                Column::new("What is known, and how", 24),
            ],
            row_headers: true,
            rows: referral
                .needs
                .iter()
                .enumerate()
                .map(|(index, need)| {
                    let mut name = need.name().to_owned();
                    if let Some(category) = need.category {
                        name.push_str(&format!("\n({})", category.label()));
                    }
                    if let Some(specific) = need.specific
                        && !specific.label().eq_ignore_ascii_case(need.name())
                    {
                        name.push_str(&format!("\nIn the list: {}", specific.label()));
                    }
                    let support = together(&[
                        (None, &need.support),
                        (Some("From"), &need.from_whom),
                        (Some("Met when"), &need.how_we_would_know),
                    ]);
                    vec![
                        Cell::from(entry(&name, need.withdrawn.as_ref())),
                        Cell::from(with_lines(
                            text(&need.how_it_shows),
                            &facts.answers.lines(
                                "/needs",
                                index,
                                &["how_often", "last_shown", "service"],
                            ),
                        )),
                        Cell::from(support),
                        Cell::from(known(&need.evidence)),
                    ]
                })
                .collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::subsection("Risks"));
    if referral.risks.is_empty() {
        blocks.push(Block::paragraph("No risk was noted."));
        return blocks;
    }
    blocks.push(Block::Table(Table {
        summary: "Each risk: how it stands, what sets it off, and what is known of it".into(),
        columns: vec![
            Column::new("Risk", 30),
            Column::new("How it stands", 18),
            Column::new("What sets it off, what stopped it", 30),
            Column::new("What is known, and how", 24),
        ],
        row_headers: true,
        rows: referral
            .risks
            .iter()
            .enumerate()
            .map(|(index, risk)| {
                let what = written(&risk.what).unwrap_or("A risk not yet named");
                let mut to = what.to_owned();
                if let Some(whose) = risk.to {
                    to.push_str(&format!("\n({})", whose.label()));
                }
                if let Some(kind) = risk.kind {
                    to.push_str(&format!("\nIn the list: {}", kind.label()));
                }
                let mut stands = choice(risk.scale);
                if risk.last_on.is_some() {
                    stands = stands.then(format!("\nLast: {}", day(risk.last_on).plain()));
                }
                let sets_off = together(&[
                    (None, &risk.trigger),
                    (Some("Stopped by"), &risk.what_stopped_it),
                ]);
                vec![
                    Cell::from(entry(&to, risk.withdrawn.as_ref())),
                    Cell::from(stands),
                    Cell::from(with_lines(
                        sets_off,
                        &facts.answers.lines("/risks", index, MORE_OF_A_RISK),
                    )),
                    Cell::from(known(&risk.evidence)),
                ]
            })
            .collect(),
        ..Table::default()
    }));
    blocks
}

const MORE_OF_A_RISK: &[&str] = &[
    "need",
    "setting",
    "how_often",
    "missing_times",
    "missing_longest",
    "missing_with",
    "missing_found",
    "who_was_harmed",
    "how_proved",
    "court_conditions",
];

/// A cell's words with further lines below them.
pub(super) fn with_lines(words: Rich, lines: &[String]) -> Rich {
    lines
        .iter()
        .fold(words, |words, line| words.then(format!("\n{line}")))
}

/// Several answers in one cell, a line each, with a word in front where one is needed.
pub(super) fn together(parts: &[(Option<&str>, &Option<String>)]) -> Rich {
    let lines: Vec<String> = parts
        .iter()
        .filter_map(|(label, value)| {
            let words = written(value)?;
            Some(match label {
                Some(label) => format!("{label}: {words}"),
                None => capital(words),
            })
        })
        .collect();
    if lines.is_empty() {
        super::in_words::not_answered()
    } else {
        lines.join("\n").into()
    }
}
