//! Secure accommodation for a child under thirteen.

use super::Kind::{Choice, Date, Line, Text};
use super::Question;
use crate::tasks::TaskId::Secure as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/secure/approval",
        "The approval for a child of this age",
        Choice {
            of: "ApprovalState",
        },
    ),
    Question::new(
        T,
        "/secure/approved_by",
        "Who gave it, and its reference",
        Line,
    ),
    Question::new(T, "/secure/approved_on", "Given on", Date),
    Question::new(
        T,
        "/secure/terms",
        "Its terms: for how long, on what conditions",
        Text,
    ),
    Question::new(
        T,
        "/secure/advice",
        "What the authority’s lawyers say it rests on",
        Text,
    )
    .hint("Threshold does not hold the words of this law; ask for them with the approval."),
];
