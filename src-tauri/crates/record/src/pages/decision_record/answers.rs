//! The answers to the questions, each under the words of its question.
//!
//! Labels, kinds of answer and what brings a question on screen all come from
//! [`admission::questions`], so a field added there is printed here without another line.

use std::collections::BTreeMap;

use admission::calendar;
use admission::questions::{self, Kind, Question};
use admission::referral::Referral;
use admission::vocabulary::Choice;
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::in_words::capital;
use crate::typeset::{Block, Rich};

/// A referral's answers.
pub(super) struct Answers {
    referral: Value,
    vocabularies: BTreeMap<&'static str, Vec<Choice>>,
}

impl Answers {
    pub(super) fn of(referral: &Referral) -> Self {
        Self {
            // A plain struct with string keys always becomes a value.
            referral: serde_json::to_value(referral).unwrap_or_default(),
            vocabularies: admission::words::vocabularies(),
        }
    }

    /// Every answered question whose field begins with `prefix`, in the order of the screen, and
    /// one line that names those left unanswered. `index` is the number of the entry where the
    /// prefix runs through a list; `told` names fields that are told elsewhere.
    pub(super) fn under(&self, prefix: &str, index: usize, told: &[&str]) -> Vec<Block> {
        let asked = questions::all()
            .filter(|question| question.pointer.starts_with(prefix))
            .filter(|question| !told.contains(&question.pointer));
        self.blocks(asked, index)
    }

    /// The answers to these questions, by their fields.
    pub(super) fn to(&self, pointers: &[&str]) -> Vec<Block> {
        self.blocks(
            questions::all().filter(|question| pointers.contains(&question.pointer)),
            0,
        )
    }

    fn blocks(&self, asked: impl Iterator<Item = &'static Question>, index: usize) -> Vec<Block> {
        let mut facts: Vec<(String, Rich)> = Vec::new();
        let mut unanswered: Vec<&str> = Vec::new();
        for question in asked.filter(|question| self.is_shown(question, index)) {
            match self.answer(question, index) {
                Some(words) => facts.push((question.label.to_owned(), words.into())),
                None => unanswered.push(question.label),
            }
        }
        let mut blocks = Vec::new();
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
        if !unanswered.is_empty() {
            blocks.push(Block::note(format!(
                "Not answered: {}.",
                unanswered.join("; ")
            )));
        }
        blocks
    }

    fn at(&self, pointer: &str, index: usize) -> Option<&Value> {
        self.referral
            .pointer(&pointer.replace("/*/", &format!("/{index}/")))
    }

    fn is_shown(&self, question: &Question, index: usize) -> bool {
        question.shown_when.is_none_or(|shown| {
            let other = self.at(shown.pointer, index).and_then(Value::as_str);
            other.is_some_and(|value| shown.is_one_of.contains(&value))
        })
    }

    fn answer(&self, question: &Question, index: usize) -> Option<String> {
        let value = self.at(question.pointer, index)?;
        let words = match value {
            Value::Number(number) => return Some(number.to_string()),
            other => other
                .as_str()
                .map(str::trim)
                .filter(|words| !words.is_empty())?,
        };
        Some(match question.kind {
            Kind::Date => words
                .parse::<NaiveDate>()
                .map_or_else(|_| words.to_owned(), calendar::in_words),
            Kind::DateTime => words
                .parse::<NaiveDateTime>()
                .map_or_else(|_| words.to_owned(), calendar::in_words_with_time),
            Kind::Choice { of } => {
                let choices = self.vocabularies.get(of).into_iter().flatten();
                let mut chosen = choices.filter(|choice| choice.value == words);
                let label = chosen.next().map_or(words, |choice| choice.label.as_str());
                // The reason has a question of its own.
                capital(label.trim_end_matches(", because"))
            }
            Kind::Line | Kind::Text | Kind::Number => words.to_owned(),
        })
    }
}
