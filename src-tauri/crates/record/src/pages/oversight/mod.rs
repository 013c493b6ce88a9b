//! The oversight record: what the responsible individual read of a decision, and what they think of
//! it. It is another person's document about the decision and never the decision: it carries the
//! decision record inside, unchanged, and names it by its digest.

use admission::law;
use admission::oversight::audit::AuditAnswer;
use admission::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

use super::companion::RecordNamed;
use crate::pages::decision_record::capital;
use crate::typeset::{Block, Cell, Column, Rich, Table, Tone};

/// What a responsible individual thinks of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agrees {
    /// They agree.
    Agrees,
    /// They agree in part.
    InPart,
    /// They disagree.
    Disagrees,
    /// They have asked for something first.
    NotYet,
}

impl Agrees {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Agrees, Self::InPart, Self::Disagrees, Self::NotYet];

    /// Its name in the data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::InPart => "in_part",
            Self::Disagrees => "disagrees",
            Self::NotYet => "not_yet",
        }
    }

    /// The words people read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Agrees => "I agree",
            Self::InPart => "I agree in part",
            Self::Disagrees => "I disagree",
            Self::NotYet => "I cannot say yet",
        }
    }
}

/// An oversight record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oversight {
    /// The record it is about.
    pub record: RecordNamed,
    /// What was read.
    pub seen: String,
    /// The answers to the questions of the audit, in their order.
    pub answers: Vec<AuditAnswer>,
    /// Whether they agree.
    pub agrees: Option<Agrees>,
    /// Why, where they do not agree wholly.
    pub because: String,
    /// Comment. May be empty.
    pub comment: String,
    /// Questions back to the registered manager. May be empty.
    pub questions: String,
}

impl Oversight {
    /// An oversight record of which nothing is written yet.
    #[must_use]
    pub fn of(record: RecordNamed) -> Self {
        Self {
            record,
            seen: String::new(),
            answers: AuditAnswer::none_yet(),
            agrees: None,
            because: String::new(),
            comment: String::new(),
            questions: String::new(),
        }
    }

    /// What must be written before it can be signed; none when it can be.
    #[must_use]
    pub fn wanting(&self) -> Option<&'static str> {
        if self.seen.trim().is_empty() {
            return Some("Say what you read.");
        }
        match self.agrees {
            None => Some("Say whether you agree."),
            Some(Agrees::Agrees) => None,
            Some(_) if self.because.trim().is_empty() => {
                Some("You do not agree wholly, or not yet: say why.")
            }
            Some(_) => None,
        }
    }
}

pub(super) fn blocks(oversight: &Oversight) -> Vec<Block> {
    let not_said = || Rich::new().italic("Not said");
    let said = |words: &String| match words.trim() {
        "" => not_said(),
        words => words.into(),
    };
    let mut blocks = vec![
        Block::title("Oversight record"),
        Block::panel(
            Tone::Plain,
            "This is oversight, not the decision",
            vec![Block::paragraph(
                "The decision was made and signed by a registered person and stands in the record named \
                 below. This document says what the responsible individual, who supervises the \
                 management of the home, read of it and thinks of it. It changes no word of the record \
                 and adds no second signature to it.",
            )],
        ),
        Block::section("The record it is about"),
        oversight.record.facts(),
        Block::note(
            "That record lies inside this file, unchanged, as “record.pdf”. Its digest is printed above.",
        ),
        Block::section("What was read"),
        Block::paragraph(said(&oversight.seen)),
        Block::section("Questions gone through"),
        Block::note(
            "Each question hangs on the provision named beside it; Threshold suggests asking it. The \
             answers are not counted or added up.",
        ),
        audit(&oversight.answers),
        Block::section("Whether I agree"),
        Block::panel(
            Tone::Door,
            oversight.agrees.map_or("Not said", Agrees::label),
            match oversight.because.trim() {
                "" => Vec::new(),
                because => vec![Block::paragraph(because)],
            },
        ),
        Block::section("Comment"),
        Block::paragraph(match oversight.comment.trim() {
            "" => Rich::new().italic("No comment"),
            comment => comment.into(),
        }),
        Block::section("Questions back to the registered manager"),
        Block::paragraph(match oversight.questions.trim() {
            "" => Rich::new().italic("None"),
            questions => questions.into(),
        }),
    ];
    for id in ["CHR2015/2(1)“responsible individual”", "GUIDE/12.3"] {
        if let Some(provision) = law::provision(id) {
            blocks.push(Block::KeepTogether(vec![Block::Quote {
                words: provision.words.as_str().into(),
                citation: provision.full_citation().into(),
            }]));
        }
    }
    blocks
}

/// The questions with what was found, and the provisions they hang on.
fn audit(answers: &[AuditAnswer]) -> Block {
    let rows = answers.iter().map(|answer| {
        let question = answer.question();
        let grounds = question.map(|one| one.provisions).unwrap_or_default();
        let grounds: Vec<String> = grounds
            .iter()
            .filter_map(|id| law::provision(id))
            .map(|provision| provision.citation.to_string())
            .collect();
        let asked = question.map_or(answer.key.as_str(), |one| one.question);
        let found = match answer.found {
            Some(found) => Rich::from(capital(found.label())),
            None => Rich::new().italic("Not answered"),
        };
        let comment = match answer.comment.trim() {
            "" => Rich::new().italic("No comment"),
            comment => comment.into(),
        };
        vec![
            Cell::from(asked),
            Cell::from(grounds.join("; ")),
            Cell::from(found),
            Cell::from(comment),
        ]
    });
    Block::Table(Table {
        summary: "The questions of the audit, what each hangs on, what was found, and comments"
            .to_owned(),
        columns: vec![
            Column::new("Question", 34),
            Column::new("It hangs on", 18),
            Column::new("Found", 16),
            Column::new("Comment", 32),
        ],
        row_headers: true,
        rows: rows.collect(),
        ..Table::default()
    })
}
