//! The answers to the questions, each under the words of its question.
//!
//! Labels, kinds of answer and what brings a question on screen all come from
//! [`admission::questions`], so a field added there is printed here without another line.

use std::collections::BTreeMap;

use admission::calendar;
use admission::entries::{Entry, List};
use admission::evidence::Withdrawal;
use admission::questions::{self, Kind, Question, parts};
use admission::vocabulary::Choice;
use admission::{Case, short_decline};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::in_words::{capital, listed};
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// A referral's answers.
pub(in crate::pages) struct Answers {
    referral: Value,
    vocabularies: BTreeMap<&'static str, Vec<Choice>>,
    /// What stands in place of an answer that was spared, by the question's pointer.
    said_instead: BTreeMap<&'static str, &'static str>,
    /// The questions, by their words, that somebody asked and nobody could answer: each stands among
    /// the gaps.
    asked_not_known: Vec<String>,
}

/// What stands in place of an answer that was asked for and not known: more was done than nothing.
const ASKED_NOT_KNOWN: &str = "Asked, and not known";

impl Answers {
    /// Of a referral as a value, whole or with parts of it blank.
    pub(in crate::pages) fn of(referral: Value) -> Self {
        Self {
            referral,
            vocabularies: admission::words::vocabularies(),
            said_instead: BTreeMap::new(),
            asked_not_known: Vec::new(),
        }
    }

    /// Of a case; what a short decline was spared says so.
    pub(super) fn of_case(case: &Case) -> Self {
        let spared = questions::all().filter_map(|question| {
            let spared = short_decline::spared(case, question.pointer)?;
            Some((question.pointer, spared.said_instead))
        });
        let gaps = case.referral.gaps.iter();
        let gaps = gaps.filter(|gap| Withdrawal::lets_count(gap.withdrawn.as_ref()));
        Self {
            said_instead: spared.collect(),
            asked_not_known: gaps
                .filter_map(|gap| super::in_words::written(&gap.what).map(str::to_owned))
                .collect(),
            // A plain struct with string keys always becomes a value.
            ..Self::of(serde_json::to_value(&case.referral).unwrap_or_default())
        }
    }

    /// The text, or what stands in its place.
    pub(super) fn prose(&self, pointer: &str, text: &Option<String>) -> Rich {
        match (
            super::in_words::written(text),
            self.said_instead.get(pointer),
        ) {
            (None, Some(said)) => Rich::new().italic(*said),
            _ => super::in_words::text(text),
        }
    }

    /// Every answered question whose field begins with `prefix`, in the order of the screen, and
    /// one line that names those left unanswered. `index` is the number of the entry where the
    /// prefix runs through a list; `told` names fields that are told elsewhere.
    pub(super) fn under(&self, prefix: &str, index: usize, told: &[&str]) -> Vec<Block> {
        let asked = questions::all()
            .filter(|question| question.pointer.starts_with(prefix))
            .filter(|question| !told.contains(&question.pointer))
            // The entries of a list inside are told one by one, by `entries`.
            .filter(|question| {
                !question
                    .pointer
                    .get(prefix.len()..)
                    .is_some_and(|rest| rest.contains("/*/"))
            });
        self.blocks(asked, index)
    }

    /// The answers to these questions, by their fields.
    pub(super) fn to(&self, pointers: &[&str]) -> Vec<Block> {
        self.blocks(
            questions::all().filter(|question| pointers.contains(&question.pointer)),
            0,
        )
    }

    /// The entries of a list, each with its name and, line by line, what is answered about it.
    pub(super) fn entries(&self, list: &'static List, entries: &[Entry<'_>]) -> Block {
        let prefix = format!("{}/*/", list.pointer);
        let rows = entries.iter().enumerate().map(|(index, entry)| {
            let name = entry.name.map(str::trim).filter(|name| !name.is_empty());
            let asked: Vec<&Question> = questions::all()
                .filter(|question| question.pointer.starts_with(&prefix))
                .filter(|question| {
                    name.is_none() || self.answer(question, index).as_deref() != name
                })
                .collect();
            let lines = self.lines_of(asked.into_iter(), index);
            let unnamed = format!("A {} not yet named", list.one);
            vec![
                Cell::from(super::in_words::entry(
                    &capital(name.unwrap_or(&unnamed)),
                    entry.withdrawn,
                )),
                Cell::from(if lines.is_empty() {
                    super::in_words::not_answered()
                } else {
                    lines.join("\n").into()
                }),
            ]
        });
        Block::Table(Table {
            summary: format!("The {}, each with what is known", list.many),
            columns: vec![
                Column::new(capital(list.one), 30),
                Column::new("What is written about it", 72),
            ],
            row_headers: true,
            rows: rows.collect(),
            ..Table::default()
        })
    }

    /// The answers to some questions about one entry, a line each: "How often: every day".
    pub(super) fn lines(&self, list: &str, index: usize, fields: &[&str]) -> Vec<String> {
        let asked = fields
            .iter()
            .filter_map(|field| questions::question(&format!("{list}/*/{field}")));
        self.lines_of(asked, index)
    }

    /// The same but for the field that names the entry; about every field where none is named.
    pub(in crate::pages) fn lines_but(
        &self,
        list: &str,
        index: usize,
        fields: &[&str],
        name: &str,
    ) -> Vec<String> {
        let prefix = format!("{list}/*/");
        let asked = questions::all().filter(|question| {
            let field = question.pointer.strip_prefix(prefix.as_str());
            field.is_some_and(|field| {
                field != name && (fields.is_empty() || fields.contains(&field))
            })
        });
        self.lines_of(asked, index)
    }

    /// Every answered question whose field begins with `prefix` and is in no list, in the order of
    /// the screen, beside its answer.
    pub(in crate::pages) fn told(&self, prefix: &str) -> Vec<(String, String)> {
        questions::all()
            .filter(|question| question.pointer.starts_with(prefix))
            .filter(|question| !question.pointer.contains("/*/"))
            .filter(|question| self.is_shown(question, 0))
            .filter_map(|question| {
                let answer = self.answer(question, 0)?;
                Some((question.label.to_owned(), answer))
            })
            .collect()
    }

    /// How many entries a list has.
    pub(in crate::pages) fn length(&self, list: &str) -> usize {
        let list = self.referral.pointer(list).and_then(Value::as_array);
        list.map_or(0, Vec::len)
    }

    /// A text, trimmed, when there is any.
    pub(in crate::pages) fn text(&self, pointer: &str) -> Option<String> {
        let text = self.referral.pointer(pointer)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn lines_of(
        &self,
        asked: impl Iterator<Item = &'static Question>,
        index: usize,
    ) -> Vec<String> {
        asked
            .filter(|question| self.is_shown(question, index))
            .filter_map(|question| {
                let answer = self.answer(question, index)?;
                let label = question.label.trim_end_matches('?');
                Some(format!("{label}: {answer}"))
            })
            .collect()
    }

    fn blocks(&self, asked: impl Iterator<Item = &'static Question>, index: usize) -> Vec<Block> {
        let mut facts: Vec<(String, Rich)> = Vec::new();
        let mut unanswered: Vec<&str> = Vec::new();
        let (mut more, mut more_answered) = (Vec::new(), false);
        for question in asked.filter(|question| self.is_shown(question, index)) {
            match self.answer(question, index) {
                Some(words) => {
                    facts.push((question.label.to_owned(), words.into()));
                    more_answered |= question.more;
                }
                None if self.said_instead.contains_key(question.pointer) => {
                    facts.push((
                        question.label.to_owned(),
                        self.prose(question.pointer, &None),
                    ));
                }
                None if self
                    .asked_not_known
                    .iter()
                    .any(|what| what == question.label) =>
                {
                    let said = Rich::new().italic(ASKED_NOT_KNOWN);
                    facts.push((question.label.to_owned(), said));
                }
                None if question.more => more.push(question.pointer),
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
        // What is folded on screen is not listed name by name where nobody had more to say.
        if let Some(first) = more.first() {
            let part = parts::REFERRAL
                .iter()
                .find(|part| part.prefixes.iter().any(|prefix| first.starts_with(prefix)));
            blocks.push(Block::note(match part {
                Some(part) if !more_answered => part.nothing_more.to_owned(),
                _ => match more.len() {
                    1 => "1 further question here was not answered.".to_owned(),
                    n => format!("{n} further questions here were not answered."),
                },
            }));
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
            Value::Array(chosen) => {
                let labels: Vec<String> = chosen
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|value| self.label_of(question, value))
                    .collect();
                return Some(capital(&listed(&labels))).filter(|words| !words.is_empty());
            }
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
            Kind::Choice { .. } | Kind::Choices { .. } => {
                // The reason has a question of its own.
                capital(self.label_of(question, words).trim_end_matches(", because"))
            }
            Kind::OneNeed => self.need_named(words),
            Kind::Line | Kind::Text | Kind::Number | Kind::NotInPlace => words.to_owned(),
        })
    }

    /// The words of the need with an id; the id itself where there is none.
    fn need_named(&self, id: &str) -> String {
        let needs = self.referral.pointer("/needs").and_then(Value::as_array);
        needs
            .into_iter()
            .flatten()
            .find(|need| need.get("id").and_then(Value::as_str) == Some(id))
            .and_then(|need| need.get("what").and_then(Value::as_str))
            .map_or_else(|| id.to_owned(), |what| format!("“{what}”"))
    }

    /// The words of one value of a question's vocabulary; the value itself where it has none.
    fn label_of(&self, question: &Question, value: &str) -> String {
        let (Kind::Choice { of } | Kind::Choices { of }) = question.kind else {
            return value.to_owned();
        };
        let choices = self.vocabularies.get(of).into_iter().flatten();
        let mut chosen = choices.filter(|choice| choice.value == value);
        let label = chosen.next().map(|choice| choice.label.clone());
        label.unwrap_or_else(|| value.to_owned())
    }
}
