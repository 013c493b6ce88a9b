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
    /// Whether the record of a decision of this time was deleted since, so that it is not counted. How
    /// many is not said, being a small number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// What the home makes of them. May be empty.
    pub words: String,
}

/// Stands beside the whole where a record of the time was deleted: whoever reads the numbers must not
/// take what is left for all there was.
const NOT_COUNTED: &str =
    "Decisions whose record was deleted when its time was over are not counted here.";

/// A number as it may leave the home.
fn told(number: Option<u32>) -> String {
    match number {
        None => "Hidden".to_owned(),
        Some(0) => "None".to_owned(),
        Some(number) => number.to_string(),
    }
}

/// At least so many, where the whole itself would tell a number.
fn at_least(left: &[Option<u32>]) -> String {
    let shown = left.iter().flatten().copied().fold(0, u32::saturating_add);
    let hidden = left.iter().filter(|one| one.is_none()).count();
    match u32::try_from(hidden).unwrap_or(u32::MAX) {
        0 => told(Some(shown)),
        hidden => format!("{} or more", shown.saturating_add(hidden)),
    }
}

/// The whole, where it may be told: five or more, and no table of which it is the sum hides numbers that
/// the sum would all but give away. A row is only there where it counts something, so what is hidden is
/// one for each row and the rest; where that rest is small, it names too few ways to share it out. It is
/// the rest that is asked about, and not whether it is nought, since to be told nothing would otherwise
/// tell that it is. Two tables of the same decisions tell the whole or neither does.
fn whole(tables: [&[u32]; 2]) -> Option<u32> {
    let all = tables.first()?.iter().copied().fold(0, u32::saturating_add);
    let told_by_the_sum = |numbers: &[u32]| {
        let left = small_numbers::hide_column(numbers);
        let hidden = numbers.iter().zip(left).filter(|(_, left)| left.is_none());
        let beyond_one = hidden.map(|(number, _)| (1_u32, number.saturating_sub(1)));
        let (rows, rest) = beyond_one.fold((0_u32, 0_u32), |(rows, rest), (row, more)| {
            (rows.saturating_add(row), rest.saturating_add(more))
        });
        rows > 0 && rest < FEWER_THAN
    };
    let safe = all >= FEWER_THAN && !tables.into_iter().any(told_by_the_sum);
    (safe || all == 0).then_some(all)
}

/// What may be shown of the outcomes and of the routes.
fn of_both(
    outcomes: &[u32],
    routes: &[u32],
    whole: Option<u32>,
) -> (Vec<Option<u32>>, Vec<Option<u32>>) {
    let by_themselves = small_numbers::hide_column(outcomes);
    if whole.is_some() {
        return (by_themselves, small_numbers::hide_column(routes));
    }
    // A table of which nothing is hidden is the whole, added up.
    let outcomes = if by_themselves.iter().all(Option::is_some) {
        vec![None; outcomes.len()]
    } else {
        by_themselves
    };
    (outcomes, vec![None; routes.len()])
}

fn table(header: &str, rows: Vec<(String, u32)>) -> Block {
    let counts: Vec<u32> = rows.iter().map(|(_, number)| *number).collect();
    table_of(header, rows, &small_numbers::hide_column(&counts))
}

fn table_of(header: &str, rows: Vec<(String, u32)>, left: &[Option<u32>]) -> Block {
    if rows.is_empty() {
        return Block::paragraph("None.");
    }
    Block::Table(Table {
        summary: format!("{header}, and how many"),
        columns: vec![Column::new(header, 76), Column::new("How many", 24)],
        row_headers: true,
        rows: rows
            .into_iter()
            .zip(left)
            .map(|((what, _), left)| vec![Cell::from(what), Cell::from(told(*left))])
            .collect(),
        ..Table::default()
    })
}

pub(super) fn blocks(of: &SixMonths) -> Vec<Block> {
    let numbers = &of.numbers;
    let outcomes: Vec<u32> = numbers.outcomes.iter().map(|(_, number)| *number).collect();
    let routes: Vec<u32> = numbers.routes.iter().map(|(_, number)| *number).collect();
    let whole = whole([&outcomes, &routes]);
    let (outcomes_told, routes_told) = of_both(&outcomes, &routes, whole);
    let together = whole.map_or_else(|| at_least(&outcomes_told), |whole| told(Some(whole)));
    let mut blocks = vec![
        Block::title("Decisions in numbers"),
        Block::paragraph(format!(
            "Decisions on referrals signed from {} to {}, for the review of the quality of care. All \
             together: {}.",
            in_words(numbers.from),
            in_words(numbers.to),
            together.to_lowercase()
        )),
        Block::note(format!(
            "No child is named here. Numbers from 1 to {} are hidden, with others from which they could be \
             found: somebody who knows the home could otherwise tell whom they are.{}",
            FEWER_THAN.saturating_sub(1),
            match whole {
                Some(_) => "",
                None => " The whole is not given exactly, since it would give them away.",
            }
        )),
    ];
    if of.deleted {
        blocks.push(Block::paragraph(NOT_COUNTED));
    }
    blocks.extend([
        Block::section("How they ended"),
        table_of(
            "Outcome",
            numbers
                .outcomes
                .iter()
                .map(|(outcome, number)| (capital(outcome.label()), *number))
                .collect(),
            &outcomes_told,
        ),
        Block::section("How they came"),
        table_of(
            "Route",
            numbers
                .routes
                .iter()
                .map(|(route, number)| {
                    let label = route.map_or("route not noted", Vocabulary::label);
                    (capital(label), *number)
                })
                .collect(),
            &routes_told,
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
    ]);
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

    fn numbers(outcomes: &[u32], routes: &[u32]) -> WithoutNames {
        let day = chrono::NaiveDate::default();
        let named = admission::judgement::Outcome::ALL.iter().copied();
        let came = admission::referral::Route::ALL.iter().copied();
        WithoutNames {
            outcomes: named.zip(outcomes.iter().copied()).collect(),
            routes: came.map(Some).zip(routes.iter().copied()).collect(),
            ..WithoutNames::of(&[], day, day)
        }
    }

    fn printed(numbers: WithoutNames, deleted: bool) -> String {
        let words = String::new();
        format!(
            "{:?}",
            blocks(&SixMonths {
                numbers,
                deleted,
                words
            })
        )
    }

    #[test]
    fn a_small_number_cannot_be_found_by_taking_away() {
        let least = |numbers: &[u32]| at_least(&small_numbers::hide_column(numbers));
        assert_eq!(least(&[]), "None");
        assert_eq!(least(&[1]), "1 or more");
        assert_eq!(least(&[6, 5]), "11");
        assert_eq!(least(&[6, 5, 9, 2]), "17 or more", "5 is hidden with 2");
        assert_eq!(least(&[1, 2]), "2 or more");
    }

    #[test]
    fn the_whole_is_told_where_it_gives_no_number_away_and_by_both_tables_or_neither() {
        assert_eq!(whole([&[2, 6, 7], &[15]]), Some(15));
        assert_eq!(whole([&[], &[]]), Some(0));
        assert_eq!(whole([&[2, 1], &[3]]), None, "the whole is small itself");
        // Five rows that each count something and are five together are all one.
        let ones = [1, 1, 1, 1, 1];
        assert_eq!(whole([&ones, &[5]]), None);
        let told = printed(numbers(&ones, &[5]), false);
        assert!(
            told.contains("5 or more") && told.contains("not given exactly"),
            "{told}"
        );
        assert!(!told.contains("\"5\""), "{told}");
    }

    /// Withheld only where the hidden numbers are all one, the withholding itself would say so.
    #[test]
    fn that_the_whole_is_not_told_does_not_tell_that_each_hidden_number_is_one() {
        for also in [[1, 1, 5], [1, 2, 20], [2, 3, 20], [1, 5, 20], [3, 3, 20]] {
            assert_eq!(whole([&also, &[30]]), None, "{also:?}");
        }
        assert_eq!(whole([&[1, 6, 20], &[27]]), Some(27), "the rest is five");
    }

    #[test]
    fn a_table_that_hides_nothing_does_not_tell_a_whole_that_is_withheld() {
        let told = printed(numbers(&[5], &[4, 1]), false);
        assert!(
            told.contains("1 or more") && told.contains("not given exactly"),
            "{told}"
        );
        assert!(!told.contains("\"5\"") && !told.contains(": 5."), "{told}");
    }

    /// It is no word of the manager's own, who could take it out.
    #[test]
    fn what_is_not_counted_is_said_whatever_the_home_writes() {
        assert!(printed(numbers(&[], &[]), true).contains("are not counted here"));
        assert!(!printed(numbers(&[], &[]), false).contains("are not counted here"));
        // One signed before this could be said reads as it did, and is written as it was.
        let of = SixMonths {
            numbers: numbers(&[], &[]),
            deleted: false,
            words: String::new(),
        };
        let written = serde_json::to_string(&of).unwrap();
        assert!(!written.contains("deleted"), "{written}");
        assert_eq!(serde_json::from_str::<SixMonths>(&written).unwrap(), of);
    }
}
