//! A pattern as it may leave the home: small numbers hidden, and a second one beside each that
//! could be found by taking away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Pattern, PatternName};

/// Counts above nought and below this are hidden.
pub const FEWER_THAN: u32 = 5;

/// A pattern with small numbers hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Leaving {
    /// Which.
    pub name: PatternName,
    /// What the rows are.
    pub rows_are: String,
    /// The series.
    pub series: Vec<String>,
    /// Names of the rows.
    pub rows: Vec<String>,
    /// A count for each row and series; none where it is hidden.
    pub counts: Vec<Vec<Option<u32>>>,
}

/// Hides what is small. No row and no column keeps exactly one hidden number while it has another:
/// whoever knows its sum from elsewhere could find it by taking away. So where one stands alone, the
/// smallest number beside it is hidden too, until none does. Nothing is added up in what leaves.
#[must_use]
pub fn leaving(pattern: &Pattern) -> Leaving {
    let given: Vec<Vec<u32>> = pattern.rows.iter().map(|row| row.counts.clone()).collect();
    let mut hidden: Vec<Vec<bool>> = given
        .iter()
        .map(|row| row.iter().map(|n| (1..FEWER_THAN).contains(n)).collect())
        .collect();
    while let Some((row, column)) = beside_a_lonely_one(&given, &hidden) {
        if let Some(cell) = hidden.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = true;
        }
    }
    Leaving {
        name: pattern.name,
        rows_are: pattern.rows_are.clone(),
        series: pattern.series.clone(),
        rows: pattern.rows.iter().map(|row| row.name.clone()).collect(),
        counts: given
            .into_iter()
            .zip(hidden)
            .map(|(row, hidden)| {
                row.into_iter()
                    .zip(hidden)
                    .map(|(count, hidden)| (!hidden).then_some(count))
                    .collect()
            })
            .collect(),
    }
}

/// Where one cell alone of a row or a column is hidden: the one of the others to hide with it. One
/// whose crossing line has a hidden cell already comes first, so that little more has to go; among
/// those alike the smallest that is not nought, else a nought.
fn beside_a_lonely_one(given: &[Vec<u32>], hidden: &[Vec<bool>]) -> Option<(usize, usize)> {
    let (rows, columns) = (given.len(), given.first().map_or(0, Vec::len));
    let is_hidden =
        |row: usize, column: usize| hidden.get(row).and_then(|row| row.get(column)) == Some(&true);
    let hidden_in_row = |row| {
        (0..columns)
            .filter(|column| is_hidden(row, *column))
            .count()
    };
    let hidden_in_column = |column| (0..rows).filter(|row| is_hidden(*row, column)).count();
    let count = |row: usize, column: usize| {
        given
            .get(row)
            .and_then(|row| row.get(column))
            .copied()
            .unwrap_or_default()
    };
    // None crossed is worst: it would stand alone there.
    let crossed = |already: usize| [2, 0, 1].get(already).copied().unwrap_or(1);
    let in_row = (0..rows)
        .filter(|row| hidden_in_row(*row) == 1)
        .find_map(|row| {
            (0..columns)
                .filter(|column| !is_hidden(row, *column))
                .min_by_key(|column| {
                    let count = count(row, *column);
                    (crossed(hidden_in_column(*column)), count == 0, count)
                })
                .map(|column| (row, column))
        });
    in_row.or_else(|| {
        (0..columns)
            .filter(|column| hidden_in_column(*column) == 1)
            .find_map(|column| {
                (0..rows)
                    .filter(|row| !is_hidden(*row, column))
                    .min_by_key(|row| {
                        let count = count(*row, column);
                        (crossed(hidden_in_row(*row)), count == 0, count)
                    })
                    .map(|row| (row, column))
            })
    })
}

impl Leaving {
    /// As CSV (RFC 4180), a first line of headings; a hidden number is the word "hidden".
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut lines = vec![line(
            std::iter::once(self.rows_are.as_str()).chain(self.series.iter().map(String::as_str)),
        )];
        for (name, counts) in self.rows.iter().zip(&self.counts) {
            let told: Vec<String> = counts
                .iter()
                .map(|count| count.map_or_else(|| "hidden".to_owned(), |n| n.to_string()))
                .collect();
            lines.push(line(
                std::iter::once(name.as_str()).chain(told.iter().map(String::as_str)),
            ));
        }
        lines.concat()
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

/// One cell: quoted, and never read as a formula by a spreadsheet.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
