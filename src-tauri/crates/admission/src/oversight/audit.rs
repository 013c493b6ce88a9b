//! The audit: what a responsible individual asks of a signed decision.
//!
//! Each question hangs on the provision it comes from, quoted beside it; putting it as a question of
//! oversight is Threshold's suggestion. Answers are words with a comment. Nothing is counted or
//! added up, and no answer is asked for twice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a reader found.
    Found {
        Yes = "yes": "yes",
        InPart = "in_part": "in part",
        No = "no": "no",
        CannotTell = "cannot_tell": "the record does not let me tell",
        DoesNotArise = "does_not_arise": "it does not arise in this decision",
    }
}

/// One question of the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AuditQuestion {
    /// Its published name. Never renamed or reused.
    pub key: &'static str,
    /// The question.
    pub question: &'static str,
    /// How to go about it.
    pub hint: &'static str,
    /// What it hangs on, by provision id.
    pub provisions: &'static [&'static str],
}

/// Every question, in the order of the page.
pub const QUESTIONS: &[AuditQuestion] = &[
    AuditQuestion {
        key: "both_limbs",
        question: "Are both limbs of Guide 11.4 reasoned, in the signer’s own words?",
        hint: "That the home can respond effectively to this child’s needs; and the impact on the \
               children living here. A yes needs both as much as a no.",
        provisions: &["GUIDE/11.4"],
    },
    AuditQuestion {
        key: "clause",
        question: "Does the clause of the statement of purpose say what it is cited for?",
        hint: "Take the need that weighs most, and read the sentence it stands under.",
        provisions: &["CHR2015/14(2)(a)"],
    },
    AuditQuestion {
        key: "every_child",
        question: "Was every child living here considered, in both directions?",
        hint: "From the newcomer to the child, and from the child to the newcomer; benefits as well \
               as risks; and no two children in the same words.",
        provisions: &["GUIDE/11.4", "GUIDE/8.3"],
    },
    AuditQuestion {
        key: "measures",
        question: "Do the measures match how serious what they answer is?",
        hint: "Who does it, from when, and whether it is there today. What has yet to be bought is a \
               condition, with an owner and a day.",
        provisions: &["CHR2015/12(2)(a)(i)"],
    },
    AuditQuestion {
        key: "challenged",
        question: "Was each gap in the information challenged, and followed until it was answered or \
                   taken further?",
        hint: "A challenge nobody answered is evidence, not a failing of the home. One nobody followed \
               is a question.",
        provisions: &["GUIDE/11.5", "CHR2015/5(c)"],
    },
    AuditQuestion {
        key: "voices",
        question: "Was everybody heard who should have been? Whose voice is missing?",
        hint: "The child referred; each child living here; parents, carers, school, health; the adults \
               on shift.",
        provisions: &["CHR2015/7(2)(a)(i)", "GUIDE/4.9"],
    },
    AuditQuestion {
        key: "second_reader",
        question: "Would a second reader, with these papers, come to the same answer?",
        hint: "Not whether it is the answer you would have liked.",
        provisions: &["GUIDE/12.3"],
    },
];

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditAnswer {
    /// The question, by its published name.
    pub key: String,
    /// What was found; none while it is not answered.
    pub found: Option<Found>,
    /// Comment. May be empty.
    pub comment: String,
}

impl AuditAnswer {
    /// Every question, not answered yet.
    #[must_use]
    pub fn none_yet() -> Vec<Self> {
        QUESTIONS
            .iter()
            .map(|question| Self {
                key: question.key.to_owned(),
                found: None,
                comment: String::new(),
            })
            .collect()
    }

    /// The question it answers; none for one this program does not know.
    #[must_use]
    pub fn question(&self) -> Option<&'static AuditQuestion> {
        QUESTIONS.iter().find(|question| question.key == self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_hangs_on_words_that_are_there() {
        let mut keys = std::collections::BTreeSet::new();
        for question in QUESTIONS {
            assert!(keys.insert(question.key), "{}", question.key);
            assert!(!question.provisions.is_empty(), "{}", question.key);
            for id in question.provisions {
                assert!(crate::law::provision(id).is_some(), "{id}");
            }
        }
    }

    #[test]
    fn the_questions_ask_for_no_number_and_no_grade() {
        for question in QUESTIONS {
            let text = format!("{} {}", question.question, question.hint).to_lowercase();
            for word in ["score", "grade", "rate", "how many", "percent"] {
                assert!(!text.contains(word), "{}: {word}", question.key);
            }
        }
    }
}
