//! The oversight record: what the responsible individual read of a decision, and what they think of
//! it. It is another person's document about the decision and never the decision: it carries the
//! decision record inside, unchanged, and names it by its digest.

use admission::law;
use serde::{Deserialize, Serialize};

use super::companion::RecordNamed;
use crate::typeset::{Block, Rich, Tone};

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

/// The questions of the audit, each with its name in the data. They are Threshold's own suggestion;
/// no answer is counted or added up.
pub const QUESTIONS: [(&str, &str); 5] = [
    (
        "both_limbs",
        "Are both limbs of Guide 11.4 reasoned, in the writer’s own words?",
    ),
    (
        "clause",
        "Does each need stand under the clause it is said to stand under?",
    ),
    (
        "every_child",
        "Was each child living here considered, both ways?",
    ),
    (
        "challenged",
        "Was each gap in the information challenged, or is it said why not?",
    ),
    (
        "second_reader",
        "Would a second reader, with these papers, understand the answer?",
    ),
];

/// An oversight record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oversight {
    /// The record it is about.
    pub record: RecordNamed,
    /// What was read.
    pub seen: String,
    /// The answers to [`QUESTIONS`], in their order; blank where one was not answered.
    pub answers: Vec<String>,
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
            answers: vec![String::new(); QUESTIONS.len()],
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
            "Threshold suggests these questions. Their answers are not counted or added up.",
        ),
        Block::Facts(
            QUESTIONS
                .iter()
                .zip(&oversight.answers)
                .map(|((_, question), answer)| ((*question).to_owned(), said(answer)))
                .collect(),
        ),
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
