//! The emergency route: the four questions of Guide 3.6. The emergency rules ask for the answers.

use super::Kind::{Choice, Text};
use super::Question;
use crate::tasks::TaskId::Emergency as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/emergency/why", "Why this is an emergency", Text)
        .hint("In your own words. The law does not define it; “the authority wants it today” alone is thin."),
    Question::new(T, "/emergency/why_it_cannot_wait", "Why it cannot wait for the usual plans", Text),
    Question::new(
        T,
        "/emergency/statement_allows",
        "Does the statement of purpose provide for it?",
        Choice { of: "YesNo" },
    ),
    Question::new(T, "/emergency/statement_because", "The words you rely on", Text),
    Question::new(T, "/emergency/capacity", "Is there the capacity?", Choice { of: "YesNo" }),
    Question::new(T, "/emergency/capacity_because", "What makes it so", Text),
    Question::new(T, "/emergency/support", "Are the support systems in place?", Choice {
        of: "YesNo",
    }),
    Question::new(T, "/emergency/support_because", "What makes it so", Text),
    Question::new(
        T,
        "/emergency/care_continues",
        "Will the children already living here go on receiving high-quality care?",
        Choice { of: "YesNo" },
    ),
    Question::new(T, "/emergency/care_continues_because", "What makes it so", Text),
    Question::new(
        T,
        "/emergency/staff_on_duty",
        "Are enough adults on duty, with the skill to care for a child of whom little is known?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/emergency/staff_on_duty_because",
        "Who they are, and what they are skilled in",
        Text,
    ),
    Question::new(
        T,
        "/emergency/easing_anxiety",
        "What was done before the move to ease the child’s anxieties",
        Text,
    ),
];
