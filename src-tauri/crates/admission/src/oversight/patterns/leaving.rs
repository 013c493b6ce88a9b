//! A pattern as it may leave the home: small numbers hidden.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Pattern, PatternName};
use crate::oversight::small_numbers;

/// The mark of byte order, in front of a table that a spreadsheet opens.
const MARK: char = '\u{feff}';

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

/// Hides what is small, by the one rule of [`small_numbers`].
#[must_use]
pub fn leaving(pattern: &Pattern) -> Leaving {
    let given: Vec<Vec<u32>> = pattern.rows.iter().map(|row| row.counts.clone()).collect();
    Leaving {
        name: pattern.name,
        rows_are: pattern.rows_are.clone(),
        series: pattern.series.clone(),
        rows: pattern.rows.iter().map(|row| row.name.clone()).collect(),
        counts: small_numbers::hide(&given),
    }
}

impl Leaving {
    /// As CSV (RFC 4180), a first line of headings; a hidden number is the word "hidden". It begins with
    /// the mark of byte order, without which a spreadsheet takes "adults’" for another alphabet's.
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
        format!("{MARK}{}", lines.concat())
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
