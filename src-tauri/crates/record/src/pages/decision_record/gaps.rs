//! Section 8: gaps in the information, and the letters about them with their log.

use admission::judgement::{Challenge, Item, LogEntry};
use admission::law;
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_short::yes_no;
use super::in_words::{capital, choice, day, entry, moment, not_answered, text, written};
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The section's name.
pub(super) const SECTION: &str = "Information gaps and challenges";

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    let mut blocks = vec![
        Block::section(SECTION),
        Block::subsection("Gaps the home noted"),
    ];
    if referral.gaps.is_empty() {
        blocks.push(Block::paragraph("The home noted no gap of its own."));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each gap: what is missing, why it is needed, from whom".into(),
            columns: vec![
                Column::new("What is missing", 28),
                Column::new("Why the home needs it", 28),
                Column::new("From whom", 18),
                Column::new("Would it change the answer?", 28),
            ],
            row_headers: true,
            rows: referral
                .gaps
                .iter()
                .map(|gap| {
                    let what = written(&gap.what).unwrap_or("A gap not yet named");
                    let mut changes = yes_no(gap.changes_the_answer);
                    if let Some(adverse) = written(&gap.if_adverse) {
                        changes = changes.then(format!("\nIf it turned out badly: {adverse}"));
                    }
                    vec![
                        Cell::from(entry(what, gap.withdrawn.as_ref())),
                        Cell::from(text(&gap.why)),
                        Cell::from(text(&gap.from_whom)),
                        Cell::from(changes),
                    ]
                })
                .collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::subsection("Gaps no letter has asked about"));
    match &facts.appraisal.draft {
        Some(draft) if !draft.items.is_empty() => {
            blocks.push(items("What is not known", &draft.items));
        }
        _ => blocks.push(Block::paragraph(
            "Every gap was asked about, or there was none.",
        )),
    }
    if referral.challenges.is_empty() {
        blocks.push(Block::subsection("Letters"));
        blocks.push(Block::paragraph(
            "No challenge or information request was drafted.",
        ));
    }
    for (index, letter) in referral.challenges.iter().enumerate() {
        blocks.extend(about(index, letter));
    }
    blocks
}

fn items(header: &str, items: &[Item]) -> Block {
    Block::Table(Table {
        summary: "Each thing asked for, why the home needs it, and on what ground".into(),
        columns: vec![
            Column::new(header, 40),
            Column::new("Why the home needs it", 36),
            Column::new("Ground", 26),
        ],
        row_headers: true,
        rows: items
            .iter()
            .map(|item| {
                let grounds: Vec<String> = item
                    .grounds()
                    .map(|id| {
                        law::provision(id).map_or_else(|| id.to_owned(), |p| p.full_citation())
                    })
                    .collect();
                vec![
                    Cell::from(capital(&item.what)),
                    Cell::from(capital(&item.why)),
                    Cell::from(if grounds.is_empty() {
                        "No ground named".to_owned()
                    } else {
                        grounds.join("\n")
                    }),
                ]
            })
            .collect(),
        ..Table::default()
    })
}

fn about(index: usize, letter: &Challenge) -> Vec<Block> {
    let kind = letter.kind.map_or("letter", Vocabulary::label);
    let mut blocks = vec![
        Block::subsection(format!("Letter {}: {kind}", index + 1)),
        Block::Facts(vec![
            ("To whom".into(), entry_or(&letter.to, letter)),
            ("The addressee is".into(), choice(letter.to_kind)),
            (
                "Sent".into(),
                letter
                    .sent_at()
                    .map_or("Not sent".into(), |at| moment(at).into()),
            ),
            ("Reply wanted by".into(), day(letter.reply_by)),
            (
                "Answered adequately".into(),
                if letter.is_answered() {
                    "Yes".into()
                } else {
                    "Not by the time of signing".into()
                },
            ),
        ]),
    ];
    if letter.items.is_empty() {
        blocks.push(Block::paragraph("The letter lists nothing asked for."));
    } else {
        blocks.push(items("What is asked for", &letter.items));
    }
    if letter.log.is_empty() {
        blocks.push(Block::paragraph("Nothing is logged about this letter."));
    } else {
        blocks.push(Block::Table(Table {
            caption: "What happened".into(),
            summary: "Each step with its time, by whom, with whom, and what was said".into(),
            columns: vec![
                Column::new("When", 22),
                Column::new("What", 18),
                Column::new("By whom, with whom", 28),
                Column::new("Note", 34),
            ],
            row_headers: true,
            rows: letter.log.iter().map(log_row).collect(),
        }));
    }
    if let Some(words) = written(&letter.letter) {
        blocks.push(Block::KeepTogether(vec![
            Block::note("The letter in full:"),
            Block::Quote {
                words: words.into(),
                citation: Rich::new(),
            },
        ]));
    }
    blocks
}

fn entry_or(to: &Option<String>, letter: &Challenge) -> Rich {
    entry(
        written(to).unwrap_or("Addressee not named"),
        letter.withdrawn.as_ref(),
    )
}

fn log_row(line: &LogEntry) -> Vec<Cell> {
    let when = line.at.map_or_else(not_answered, |at| moment(at).into());
    let mut who = text(&line.by);
    if let Some(with) = written(&line.with) {
        who = who.then(format!("\nWith {with}"));
    }
    if let Some(rung) = written(&line.rung) {
        who = who.then(format!("\n({rung})"));
    } else if let Some(step) = line.step {
        who = who.then(format!("\n({})", step.label()));
    }
    let mut note = match written(&line.note) {
        Some(note) => note.into(),
        None => Rich::new().italic("No note"),
    };
    if let Some(adequate) = line.adequate {
        note = note.then(format!("\nAdequate: {}", adequate.label()));
    }
    vec![
        when.into(),
        choice(line.what).into(),
        who.into(),
        note.into(),
    ]
}
