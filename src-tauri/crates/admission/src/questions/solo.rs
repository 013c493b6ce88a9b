//! Living alone. The rule on living alone asks for the answers.

use super::Kind::{Choice, Date, Text};
use super::Question;
use crate::tasks::TaskId::Solo as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/solo/ground",
        "Why the child would live alone",
        Choice { of: "SoloGround" },
    )
    .hint("“No other home was found” tells of homes, not of the child."),
    Question::new(T, "/solo/reason", "The reason, beyond convenience", Text)
        .hint("What about this child makes living with others wrong for now?"),
    Question::new(
        T,
        "/solo/childs_view",
        "What the child says about living alone",
        Text,
    ),
    Question::new(T, "/solo/who_disagrees", "Who disagrees, and why", Text),
    Question::new(
        T,
        "/solo/independent_eyes",
        "Who from outside sees the child alone, and how often",
        Text,
    )
    .hint(
        "Somebody who does not work here: an advocate, an independent visitor, a teacher, family.",
    ),
    Question::new(
        T,
        "/solo/peers",
        "Time with other children, week by week",
        Text,
    ),
    Question::new(T, "/solo/exit", "How it ends", Text)
        .hint("The first step towards living with others, and what has to be seen first."),
    Question::new(T, "/solo/look_again_on", "Looked at again on", Date),
];
