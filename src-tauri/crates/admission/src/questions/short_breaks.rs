//! Short breaks: the circumstances of regulation 52(2). Nothing is lifted until each is shown.

use super::Kind::{Choice, Number, Text};
use super::Question;
use crate::tasks::TaskId::ShortBreaks as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/short_breaks/longest_stay",
        "The longest any one stay is meant to last, in days",
        Number,
    ),
    Question::new(
        T,
        "/short_breaks/returns_home",
        "Does the child go back to a parent, or somebody with parental responsibility, after each stay?",
        Choice {
            of: "YesNoNotKnown",
        },
    ),
    Question::new(
        T,
        "/short_breaks/days_in_a_year",
        "Days of short breaks so far in the last twelve months",
        Number,
    ),
    Question::new(
        T,
        "/short_breaks/stays",
        "The stays planned, and what each is for",
        Text,
    ),
    Question::new(
        T,
        "/short_breaks/last_stay",
        "What the child and the family say about the last stay",
        Text,
    ),
];
