//! Patterns over signed decisions: tables of counts, and nothing else.
//!
//! Each pattern is one function in [`of`], over [`Decided`]. Every one is a plain table of whole
//! numbers, so that it can be drawn, read out, written as CSV, and taken out of the home with small
//! numbers hidden ([`leaving`]). Authorities stand in the order of the alphabet, never of a count;
//! no child, no person and no home is set above another. What is not known has a column of its own.

mod leaving;
mod of;

pub use super::small_numbers::FEWER_THAN;
pub use leaving::{Leaving, leaving};
pub use of::every;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::after::{After, Remade};
use super::line::Line;
use super::sampling::Agreement;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a reader who oversees a decision thought of it.
    Thought {
        Agrees = "agrees": "agree",
        InPart = "in_part": "agree in part",
        Disagrees = "disagrees": "disagree",
        NotYet = "not_yet": "cannot say yet",
    }
}

/// One signed decision with all that is known of it since.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// The decision.
    pub line: Line,
    /// What happened since; none where nothing is known of it, as for a record from elsewhere.
    pub after: Option<After>,
    /// Whether a second signed record makes this decision again, and in time; none where no such
    /// record is known here.
    pub remade: Option<Remade>,
    /// What the last oversight record says, with its English day.
    pub thought: Option<(NaiveDate, Thought)>,
    /// A view written without knowing the outcome, set beside the decision, with its English day.
    pub blind: Option<(NaiveDate, Agreement)>,
}

vocabulary! {
    /// The patterns, in the order of the page.
    PatternName {
        Outcomes = "outcomes": "Decisions by outcome and month",
        Reasons = "reasons": "Reasons given",
        OutsideRange = "outside_range": "Referrals outside the range of needs, by authority",
        Plans = "plans": "Relevant plans complete and current, by authority",
        Answers = "answers": "Days until a letter was answered",
        Steps = "steps": "How far a letter was taken",
        Times = "times": "Time to the first response and to the decision",
        Emergencies = "emergencies": "Emergencies, and whether the decision was remade in time",
        Conditions = "conditions": "Conditions, and whether they were kept",
        Predictions = "predictions": "What was foreseen, and what happened",
        Audit = "audit": "What oversight thought of decisions, by month",
        Blind = "blind": "Views written without knowing the outcome, by month",
    }
}

/// A pattern: rows by series, whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Pattern {
    /// Which.
    pub name: PatternName,
    /// What it counts, and what it does not, in whole sentences.
    pub says: String,
    /// What the rows are: the first column's heading.
    pub rows_are: String,
    /// The series: the other columns' headings, in the order in which they are drawn.
    pub series: Vec<String>,
    /// The rows.
    pub rows: Vec<PatternRow>,
    /// Whether the rows follow each other in time.
    pub in_time: bool,
}

/// One row of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PatternRow {
    /// Its name.
    pub name: String,
    /// A count for each series.
    pub counts: Vec<u32>,
}

impl Pattern {
    /// Whether there is anything to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows
            .iter()
            .all(|row| row.counts.iter().all(|n| *n == 0))
    }
}

#[cfg(test)]
mod tests;
