//! An addendum: what was learnt or changed after a decision was signed. A new document that names
//! the record it adds to by number and digest, and changes no word of it.

use admission::oversight::became::Became;
use admission::since;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::companion::RecordNamed;
use crate::typeset::{Block, Rich};

/// An addendum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addendum {
    /// The record it adds to.
    pub record: RecordNamed,
    /// What had changed, sentence by sentence, when somebody went over it.
    pub changes: Vec<String>,
    /// Who went over it, when, and whether the decision still holds, in their words.
    pub gone_over: Option<GoneOver>,
    /// What was learnt since that the record does not say. May be empty.
    pub learnt: String,
    /// What it means for the decision. May be empty.
    pub means: String,
    /// The questions of oversight it answers; none where it answers none.
    #[serde(default)]
    pub answers: Option<Answers>,
    /// What became of the decision by the day of signing: conditions, what was foreseen, the stay. None
    /// where nothing of the kind was noted. Left out of the data then, so that an addendum of before is
    /// drawn again as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<Box<Became>>,
}

/// An answer to questions that came back with an oversight record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The number of the oversight record that asks.
    pub number: String,
    /// Who asked, with standing.
    pub asked_by: String,
    /// The questions, as they stand in it.
    pub questions: String,
    /// The answer.
    pub answer: String,
}

/// That somebody went over what had changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoneOver {
    /// Who.
    pub by: String,
    /// On which English day.
    pub on: NaiveDate,
    /// Whether the decision still holds, and why.
    pub words: String,
}

impl Addendum {
    /// The addendum for what was gone over, or one that begins with new facts alone.
    #[must_use]
    pub fn of(record: RecordNamed, gone_over: Option<since::Addendum>) -> Self {
        let (changes, gone_over) = match gone_over {
            Some(found) => (
                found
                    .changes
                    .into_iter()
                    .map(|change| change.sentence)
                    .collect(),
                Some(GoneOver {
                    by: found.by,
                    on: found.on,
                    words: found.words,
                }),
            ),
            None => (Vec::new(), None),
        };
        Self {
            record,
            changes,
            gone_over,
            learnt: String::new(),
            means: String::new(),
            answers: None,
            became: None,
        }
    }

    /// The same with what became of the decision.
    #[must_use]
    pub fn telling(self, became: Option<Became>) -> Self {
        Self {
            became: became.map(Box::new),
            ..self
        }
    }

    /// The same as an answer to the questions of an oversight record.
    #[must_use]
    pub fn answering(self, number: String, asked_by: String, questions: String) -> Self {
        Self {
            answers: Some(Answers {
                number,
                asked_by,
                questions,
                answer: String::new(),
            }),
            ..self
        }
    }

    /// What must be written before it can be signed; none when it can be.
    #[must_use]
    pub fn wanting(&self) -> Option<&'static str> {
        if let Some(answers) = &self.answers {
            return answers
                .answer
                .trim()
                .is_empty()
                .then_some("Answer the questions.");
        }
        if self.became.is_some() {
            return None;
        }
        (self.gone_over.is_none() && self.learnt.trim().is_empty()).then_some(
            "Say what was learnt since signing. Where something changed, note first under “Dates” \
             whether the decision still holds.",
        )
    }
}

pub(super) fn blocks(addendum: &Addendum) -> Vec<Block> {
    let mut blocks = vec![
        Block::title(format!(
            "Addendum to decision record {}",
            addendum.record.number
        )),
        Block::paragraph(
            "This adds to the decision record named below and changes no word of it. What the record \
             says is what was known when it was signed; what follows was learnt or happened later.",
        ),
        Block::section("The record it adds to"),
        addendum.record.facts(),
    ];
    if let Some(answers) = &addendum.answers {
        blocks.push(Block::section(
            "Questions that came back with the oversight record",
        ));
        blocks.push(Block::Quote {
            words: answers.questions.as_str().into(),
            citation: format!("{}, oversight record {}", answers.asked_by, answers.number).into(),
        });
        blocks.push(Block::section("The answer"));
        blocks.push(Block::paragraph(answers.answer.as_str()));
    }
    if let Some(gone_over) = &addendum.gone_over {
        blocks.push(Block::section("What had changed"));
        blocks.push(if addendum.changes.is_empty() {
            Block::paragraph("Nothing had changed.")
        } else {
            Block::bullets(addendum.changes.iter().map(String::as_str))
        });
        blocks.push(Block::section("Whether the decision still holds"));
        blocks.push(Block::Quote {
            words: gone_over.words.as_str().into(),
            citation: format!(
                "{}, {}",
                gone_over.by,
                admission::calendar::in_words(gone_over.on)
            )
            .into(),
        });
    }
    if let Some(became) = &addendum.became {
        blocks.extend(what_became(became));
    }
    blocks.push(Block::section("What was learnt since"));
    blocks.push(Block::paragraph(match addendum.learnt.trim() {
        "" => Rich::new().italic("Nothing beyond what stands above"),
        learnt => learnt.into(),
    }));
    if !addendum.means.trim().is_empty() {
        blocks.push(Block::section("What it means for the decision"));
        blocks.push(Block::paragraph(addendum.means.as_str()));
    }
    blocks
}

fn what_became(became: &Became) -> Vec<Block> {
    let mut blocks = vec![
        Block::section("What became of the decision"),
        Block::paragraph(format!(
            "As the home had noted it on {}. What was foreseen and nobody had looked at by then is not \
             listed.",
            admission::calendar::in_words(became.by)
        )),
    ];
    blocks.extend(
        became
            .stay
            .iter()
            .map(|sentence| Block::paragraph(sentence.as_str())),
    );
    for found in &became.found {
        blocks.push(Block::Facts(vec![
            ("About".into(), found.about.as_str().into()),
            ("What was foreseen".into(), found.foreseen.as_str().into()),
            ("What was found".into(), found.found.as_str().into()),
        ]));
    }
    blocks
}
