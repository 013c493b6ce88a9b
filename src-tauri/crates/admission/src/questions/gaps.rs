//! Gaps the home notes itself; those the rules find arrive by themselves.

use super::Kind::{Choice, Date, Line, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Gaps as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/gaps/*/what", "What is missing", Text).needed(Needed::ForADecision),
    Question::new(
        T,
        "/gaps/*/why",
        "Which finding it stops, and why we need it",
        Text,
    ),
    Question::new(T, "/gaps/*/from_whom", "From whom", Line),
    Question::new(
        T,
        "/gaps/*/changes_the_answer",
        "Would it change the answer?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/gaps/*/if_adverse",
        "What we would do if it turned out badly",
        Text,
    ),
    Question::new(T, "/challenges/*/to", "To whom", Line),
    Question::new(T, "/challenges/*/reply_by", "Reply wanted by", Date)
        .hint("You choose the date. The law sets no period for a reply."),
    Question::new(T, "/challenges/*/letter", "The letter", Text),
];
