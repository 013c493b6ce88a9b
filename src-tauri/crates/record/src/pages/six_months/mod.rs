//! The decisions of some months in numbers, for the quality of care review (regulation 45). No
//! child stands in it, and small numbers are hidden by the one rule of
//! [`admission::oversight::small_numbers`]: whoever reads it may know the home.

use admission::calendar::in_words;
use admission::law;
use admission::oversight::small_numbers::{self, FEWER_THAN};
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

/// A number as it may leave the home.
fn told(number: Option<u32>) -> String {
    match number {
        None => "Hidden".to_owned(),
        Some(0) => "None".to_owned(),
        Some(number) => number.to_string(),
    }
}

/// All together, so that nobody finds a hidden number by taking away.
fn total(numbers: &[u32]) -> String {
    let told = small_numbers::hide_column(numbers);
    let shown = told.iter().flatten().copied().fold(0, u32::saturating_add);
    let hidden = told.iter().filter(|one| one.is_none()).count();
    match u32::try_from(hidden).unwrap_or(u32::MAX) {
        0 => self::told(Some(shown)),
        hidden => format!("{} or more", shown.saturating_add(hidden)),
    }
}

fn table(header: &str, rows: Vec<(String, u32)>) -> Block {
    if rows.is_empty() {
        return Block::paragraph("None.");
    }
    let counts: Vec<u32> = rows.iter().map(|(_, number)| *number).collect();
    let left = small_numbers::hide_column(&counts);
    Block::Table(Table {
        summary: format!("{header}, and how many"),
        columns: vec![Column::new(header, 76), Column::new("How many", 24)],
        row_headers: true,
        rows: rows
            .into_iter()
            .zip(left)
            .map(|((what, _), left)| vec![Cell::from(what), Cell::from(told(left))])
            .collect(),
        ..Table::default()
    })
}

pub(super) fn blocks(of: &SixMonths) -> Vec<Block> {
    let numbers = &of.numbers;
    let outcomes: Vec<u32> = numbers.outcomes.iter().map(|(_, number)| *number).collect();
    let mut blocks = vec![
        Block::title("Decisions in numbers"),
        Block::paragraph(format!(
            "Decisions on referrals signed from {} to {}, for the review of the quality of care. All \
             together: {}.",
            in_words(numbers.from),
            in_words(numbers.to),
            total(&outcomes).to_lowercase()
        )),
        Block::note(format!(
            "No child is named here. Numbers from 1 to {} are hidden, with others from which they could be \
             found, and where one is hidden the whole is not given exactly: somebody who knows the home \
             could otherwise tell whom they are.",
            FEWER_THAN.saturating_sub(1)
        )),
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
        assert_eq!(total(&[]), "None");
        assert_eq!(total(&[1]), "1 or more");
        assert_eq!(total(&[6, 5]), "11");
        assert_eq!(total(&[6, 5, 9, 2]), "17 or more", "5 is hidden with 2");
        assert_eq!(total(&[1, 2]), "2 or more");
    }
}
