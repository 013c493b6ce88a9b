//! Youth justice. The plan itself stands with the relevant plans.

use super::Kind::{Date, Text};
use super::Question;
use crate::tasks::TaskId::YouthJustice as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/youth_justice/ordered",
        "Remand or sentence: what was ordered, where and when",
        Text,
    ),
    Question::new(
        T,
        "/youth_justice/team",
        "The youth offending team with responsibility",
        Text,
    )
    .hint("A person, and how to reach somebody at night."),
    Question::new(
        T,
        "/youth_justice/conditions",
        "Conditions the child has to keep",
        Text,
    )
    .hint("Bail, curfew, tag, places, people. “None” is an answer."),
    Question::new(T, "/youth_justice/next_hearing", "Next day in court", Date),
    Question::new(
        T,
        "/youth_justice/regard",
        "How the plan on remand or sentence bears on what the home would do",
        Text,
    ),
    Question::new(
        T,
        "/youth_justice/if_not_kept",
        "If a condition is not kept: what we do, and whom we tell",
        Text,
    ),
];
