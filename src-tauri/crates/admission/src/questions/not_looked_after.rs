//! A child who is not looked after: the information, and the home's own placement plan.

use super::Kind::{Choice, Date, Text};
use super::Question;
use crate::tasks::TaskId::NotLookedAfter as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/not_looked_after/information_from",
        "Who was asked for information, and what came",
        Text,
    )
    .hint("Parents or carers, school, health, any agency that knows the child. It is asked for, not challenged."),
    Question::new(
        T,
        "/not_looked_after/information_enough",
        "Is it enough to assess whether the home can meet the child’s needs?",
        Choice { of: "YesNo" },
    ),
    Question::new(T, "/not_looked_after/information_because", "What makes it so", Text),
    Question::new(T, "/not_looked_after/plan_on", "Placement plan: ready on", Date)
        .hint("The home writes it, before the child is admitted. Where a voluntary organisation places the child, the day it was agreed and signed."),
    Question::new(
        T,
        "/not_looked_after/plan_after_because",
        "If it comes after the child: why, and when",
        Text,
    )
    .hint("Only where it is not reasonably practicable before; then as soon as possible after."),
    Question::new(
        T,
        "/not_looked_after/daily_care",
        "Placement plan: care day to day, and how the child is kept safe",
        Text,
    ),
    Question::new(
        T,
        "/not_looked_after/care_education_health",
        "Placement plan: arrangements for care, education and health",
        Text,
    ),
    Question::new(
        T,
        "/not_looked_after/contact",
        "Placement plan: time with parents, relatives and friends",
        Text,
    ),
    Question::new(
        T,
        "/not_looked_after/consulted",
        "Who was consulted about it for the placing authority, often a parent",
        Text,
    )
    .hint("Who, when, what they said."),
    Question::new(
        T,
        "/not_looked_after/childs_wishes",
        "What the child wishes and feels about it",
        Text,
    ),
];
