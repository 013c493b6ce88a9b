//! The decisions of some months in numbers, for the quality of care review (regulation 45). No
//! child stands in it, and small numbers are not told apart: whoever reads it may know the home.

use admission::calendar::in_words;
use admission::law;
use admission::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

use super::decision_record::capital;
use crate::masking::WithoutNames;
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// A summary in numbers, with what the home makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SixMonths {
    /// The numbers.
    pub numbers: WithoutNames,
    /// What the home makes of them. May be empty.
    pub words: String,
}

/// The largest number that is not told apart from the smaller ones.
const SMALL: u32 = 2;

/// A number as it may leave the home.
fn told(number: u32) -> String {
    match number {
        0 => "None".to_owned(),
        1..=SMALL => "1 or 2".to_owned(),
        number => number.to_string(),
    }
}

/// All together, so that nobody finds a hidden number by taking away.
fn total(numbers: impl Iterator<Item = u32> + Clone) -> String {
    let all: u32 = numbers.clone().fold(0, u32::saturating_add);
    let hidden = numbers.clone().filter(|n| (1..=SMALL).contains(n)).count();
    if hidden == 0 || all <= SMALL {
        return told(all);
    }
    let shown = numbers.filter(|n| *n > SMALL).fold(0, u32::saturating_add);
    let least = shown.saturating_add(u32::try_from(hidden).unwrap_or(u32::MAX));
    format!("{least} or more")
}

fn table(header: &str, rows: Vec<(String, u32)>) -> Block {
    if rows.is_empty() {
        return Block::paragraph("None.");
    }
    Block::Table(Table {
        summary: format!("{header}, and how many"),
        columns: vec![Column::new(header, 76), Column::new("How many", 24)],
        row_headers: true,
        rows: rows
            .into_iter()
            .map(|(what, number)| vec![Cell::from(what), Cell::from(told(number))])
            .collect(),
        ..Table::default()
    })
}

pub(super) fn blocks(of: &SixMonths) -> Vec<Block> {
    let numbers = &of.numbers;
    let outcomes = numbers.outcomes.iter().map(|(_, number)| *number);
    let mut blocks = vec![
        Block::title("Decisions in numbers"),
        Block::paragraph(format!(
            "Decisions on referrals signed from {} to {}, for the review of the quality of care. All \
             together: {}.",
            in_words(numbers.from),
            in_words(numbers.to),
            total(outcomes).to_lowercase()
        )),
        Block::note(
            "No child is named here. Numbers of 1 and 2 are not told apart, and where one is hidden the \
             whole is not given exactly: somebody who knows the home could otherwise tell whom they are.",
        ),
        Block::section("How they ended"),
        table(
            "Outcome",
            numbers
                .outcomes
                .iter()
                .map(|(outcome, number)| (capital(outcome.label()), *number))
                .collect(),
        ),
        Block::section("How they came"),
        table(
            "Route",
            numbers
                .routes
                .iter()
                .map(|(route, number)| {
                    let label = route.map_or("route not noted", Vocabulary::label);
                    (capital(label), *number)
                })
                .collect(),
        ),
        Block::section("Reasons given"),
        table(
            "Reason",
            numbers
                .reasons
                .iter()
                .map(|(code, number)| (capital(code.label()), *number))
                .collect(),
        ),
        Block::section("Challenges and information requests"),
        table(
            "Letters that were sent",
            vec![
                (
                    "Answered adequately before the decision".to_owned(),
                    numbers.letters_answered,
                ),
                (
                    "Not answered adequately by then".to_owned(),
                    numbers.letters_unanswered,
                ),
            ],
        ),
        Block::section("What the home makes of it"),
        Block::paragraph(match of.words.trim() {
            "" => Rich::new().italic("Nothing was added"),
            words => words.into(),
        }),
    ];
    if let Some(provision) = law::provision("CHR2015/45(1)") {
        blocks.push(Block::KeepTogether(vec![Block::Quote {
            words: provision.words.as_str().into(),
            citation: provision.full_citation().into(),
        }]));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_number_cannot_be_found_by_taking_away() {
        assert_eq!(total([].into_iter()), "None");
        assert_eq!(total([1].into_iter()), "1 or 2");
        assert_eq!(total([4, 5].into_iter()), "9");
        assert_eq!(total([4, 5, 2].into_iter()), "10 or more");
        assert_eq!(total([4, 5, 1].into_iter()), "10 or more");
        assert_eq!(total([1, 2].into_iter()), "2 or more");
    }
}
