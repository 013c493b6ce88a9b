//! The questions: each with its words, its help and the field it fills.
//!
//! A question's words live once, here, and reach the screen through the generated `words.json` and
//! the signed record through [`label`]. One file holds the questions of one task.
//!
//! Fields with a [`ShownWhen`] are never needed by this table: a rule that knows the whole subject
//! asks for them, so that blanking the switch cannot make them vanish.

mod area;
mod decision;
mod devices;
mod education;
mod emergency;
mod family;
mod first_screen;
mod gaps;
mod group;
mod home_asked_for;
mod liberty;
mod move_in;
mod needs;
mod not_looked_after;
pub mod parts;
mod plan_parts;
mod plans;
mod referral;
mod response;
mod secure;
mod short_breaks;
mod solo;
mod therapy;
mod views;
mod youth_justice;

use serde::Serialize;
use ts_rs::TS;

use crate::answers::{answered, texts};
use crate::tasks::TaskId;

/// What is first asked of a child’s health on the telephone in an emergency.
pub const ALLERGIES_AND_MEDICINES: &str = "/child/allergies_and_medicines";

/// For which outcomes an answer is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Needed {
    /// For every outcome.
    Always,
    /// For every decision of the home, yes or no.
    ForADecision,
    /// Before a child moves in, in an emergency too.
    ForAMove,
    /// Before a planned move.
    ForAPlannedMove,
    /// For none, or where a rule asks for it.
    Optional,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Text,
    /// A date, "2026-11-21".
    Date,
    /// A date and time on an English clock, "2026-11-21T22:10:00".
    DateTime,
    /// A whole number.
    Number,
    /// One value of a vocabulary, by the vocabulary's name in `words.json`.
    Choice {
        /// The vocabulary's name, for example "Route".
        of: &'static str,
    },
    /// Any number of values of a vocabulary.
    Choices {
        /// The vocabulary's name, for example "Urgency".
        of: &'static str,
    },
    /// Any number of what is not in place today, by id: needs, and rows about the children living
    /// here ([`crate::in_place::not_today`]).
    NotInPlace,
    /// One of the needs noted, by id.
    OneNeed,
}

impl Kind {
    /// Whether the answer is a list; blank, it is an empty one.
    #[must_use]
    pub fn is_many(self) -> bool {
        matches!(self, Self::Choices { .. } | Self::NotInPlace)
    }
}

/// Another answer that brings a question on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ShownWhen {
    /// The field, as a pointer of the same shape as the question's.
    pub pointer: &'static str,
    /// The published names of the values that bring the question on screen.
    pub is_one_of: &'static [&'static str],
}

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Question {
    /// The field it fills: a JSON pointer into the referral, with `*` for the index of an entry,
    /// for example "/receipt/received_at" or, for each need, "/needs/" `*` "/what" in one piece.
    pub pointer: &'static str,
    /// The task it belongs to.
    pub task: TaskId,
    /// The question, or the name of the field, as printed in the record too.
    pub label: &'static str,
    /// Help.
    pub hint: Option<&'static str>,
    /// What kind of answer it takes.
    #[serde(flatten)]
    pub kind: Kind,
    /// For which outcomes it is needed.
    pub needed: Needed,
    /// When it is on screen; always, where absent.
    pub shown_when: Option<ShownWhen>,
    /// It stands under "More about …", folded until somebody has more to say: a short decline stays
    /// short, and the record names no more than that nothing more was said.
    pub more: bool,
}

impl Question {
    const fn new(task: TaskId, pointer: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            pointer,
            task,
            label,
            hint: None,
            kind,
            needed: Needed::Optional,
            shown_when: None,
            more: false,
        }
    }

    const fn more(mut self) -> Self {
        self.more = true;
        self
    }

    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    const fn needed(mut self, needed: Needed) -> Self {
        self.needed = needed;
        self
    }

    const fn shown_when(
        mut self,
        pointer: &'static str,
        is_one_of: &'static [&'static str],
    ) -> Self {
        self.shown_when = Some(ShownWhen { pointer, is_one_of });
        self
    }
}

/// Every question, in the order of the tasks and of the screen.
pub fn all() -> impl Iterator<Item = &'static Question> {
    [
        referral::QUESTIONS,
        family::QUESTIONS,
        home_asked_for::QUESTIONS,
        education::QUESTIONS,
        first_screen::QUESTIONS,
        plans::ABOUT_ALL,
        plans::PLANS,
        plan_parts::CARE_PLAN,
        plan_parts::PLACEMENT_PLAN,
        plans::PAPERS,
        plans::PASSAGES,
        needs::QUESTIONS,
        emergency::QUESTIONS,
        liberty::QUESTIONS,
        solo::QUESTIONS,
        area::QUESTIONS,
        short_breaks::QUESTIONS,
        not_looked_after::QUESTIONS,
        youth_justice::QUESTIONS,
        secure::QUESTIONS,
        therapy::QUESTIONS,
        devices::QUESTIONS,
        response::QUESTIONS,
        group::QUESTIONS,
        gaps::QUESTIONS,
        views::QUESTIONS,
        move_in::QUESTIONS,
        decision::QUESTIONS,
    ]
    .into_iter()
    .flatten()
}

/// The question that fills a field, by its pointer with `*` for indices.
#[must_use]
pub fn question(pointer: &str) -> Option<&'static Question> {
    all().find(|q| q.pointer == pointer)
}

/// The words of the question that fills a field; the record prints the same words as the screen.
#[must_use]
pub fn label(pointer: &str) -> &'static str {
    question(pointer).map_or("", |q| q.label)
}

/// A question as it is asked of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: &'static Question,
    /// The field, with the index filled in.
    pub pointer: String,
    /// Of which entry, in words: "“fire-setting”".
    pub of: Option<String>,
    /// The id of that entry.
    pub entry: Option<String>,
}

impl Asked {
    /// A stable name for the question and its entry: it does not move when another entry is added.
    #[must_use]
    pub fn subject(&self) -> String {
        match &self.entry {
            Some(entry) => {
                let field = self
                    .question
                    .pointer
                    .rsplit("/*/")
                    .next()
                    .unwrap_or_default();
                format!("{entry}/{field}")
            }
            None => self.question.pointer.to_owned(),
        }
    }
}

/// The questions asked of a referral: once each, and once for each entry of a list that counts.
#[must_use]
pub fn asked(referral: &impl Serialize) -> Vec<Asked> {
    all()
        .flat_map(|question| asked_each(referral, question, |_| true))
        .collect()
}

/// The questions some outcome needs an answer to and that have none, as they are asked.
#[must_use]
pub fn unanswered(referral: &impl Serialize) -> Vec<Asked> {
    all()
        .filter(|question| question.needed != Needed::Optional)
        .flat_map(|question| {
            let answered = answered(referral, question.pointer);
            let answered = |index: usize| answered.get(index).copied().unwrap_or(false);
            let list = question.pointer.contains("/*/");
            if !list && answered(0) {
                return Vec::new();
            }
            asked_each(referral, question, |index| !answered(index))
        })
        .collect()
}

/// A question as it is asked of the entries wanted, by their index; of the referral as a whole
/// whatever is wanted.
fn asked_each(
    referral: &impl Serialize,
    question: &'static Question,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Asked> {
    let Some((list, field)) = question.pointer.split_once("/*/") else {
        return vec![Asked {
            question,
            pointer: question.pointer.to_owned(),
            of: None,
            entry: None,
        }];
    };
    let entries = answered(referral, &format!("{list}/*")).len();
    let wanted: Vec<usize> = (0..entries).filter(|index| wanted(*index)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let entries = Entries::of(referral, list);
    wanted
        .into_iter()
        .filter(|index| entries.counts(*index))
        .map(|index| Asked {
            question,
            pointer: format!("{list}/{index}/{field}"),
            of: Some(entries.name(index)),
            entry: first_of(&entries.ids, index).map(str::to_owned),
        })
        .collect()
}

/// What every list says of its entries, whichever list it is.
struct Entries {
    ids: [Vec<Option<String>>; 3],
    names: [Vec<Option<String>>; 7],
    withdrawn_because: Vec<Option<String>>,
    withdrawal_read_by: Vec<Option<String>>,
    knowledge: Vec<Option<String>>,
    sources: [Vec<Option<String>>; 2],
}

impl Entries {
    fn of(referral: &impl Serialize, list: &str) -> Self {
        let all = |field: &str| texts(referral, &format!("{list}/*/{field}"));
        Self {
            ids: ["id", "child", "words"].map(all),
            names: ["what", "title", "person", "name", "place", "to", "words"].map(all),
            withdrawn_because: all("withdrawn/because"),
            withdrawal_read_by: all("withdrawn/read_by"),
            knowledge: all("evidence/knowledge"),
            sources: ["evidence/document", "evidence/person"].map(all),
        }
    }

    /// Whether an entry counts: not withdrawn, or the withdrawal has not been read; and not
    /// evidenced absent.
    fn counts(&self, index: usize) -> bool {
        let withdrawn = at(&self.withdrawn_because, index).is_some()
            && at(&self.withdrawal_read_by, index).is_some();
        let absent = at(&self.knowledge, index) == Some("evidenced_absent")
            && first_of(&self.sources, index).is_some();
        !withdrawn && !absent
    }

    fn name(&self, index: usize) -> String {
        first_of(&self.names, index).map_or_else(
            || "an entry not yet named".to_owned(),
            |name| format!("“{name}”"),
        )
    }
}

fn at(texts: &[Option<String>], index: usize) -> Option<&str> {
    texts.get(index)?.as_deref()
}

fn first_of(fields: &[Vec<Option<String>>], index: usize) -> Option<&str> {
    fields.iter().find_map(|texts| at(texts, index))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_question_fills_a_field_that_exists() {
        let referral = serde_json::to_value(crate::fixtures::full_referral()).unwrap();
        for question in all() {
            let pointer = question.pointer.replace("/*/", "/0/");
            assert!(
                referral.pointer(&pointer).is_some(),
                "no field at {}",
                question.pointer
            );
        }
    }

    #[test]
    fn no_two_questions_fill_the_same_field() {
        let mut seen = BTreeSet::new();
        for question in all() {
            assert!(
                seen.insert(question.pointer),
                "{} is asked twice",
                question.pointer
            );
        }
    }

    #[test]
    fn a_question_shown_by_another_answer_is_never_needed_by_the_table() {
        for question in all().filter(|q| q.shown_when.is_some()) {
            assert_eq!(question.needed, Needed::Optional, "{}", question.pointer);
        }
    }

    #[test]
    fn every_choice_is_a_vocabulary_the_screen_knows() {
        let vocabularies = crate::words::vocabularies();
        for question in all() {
            if let Kind::Choice { of } | Kind::Choices { of } = question.kind {
                assert!(vocabularies.contains_key(of), "{} has no words", of);
            }
        }
    }
}
