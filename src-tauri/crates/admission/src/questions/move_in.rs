//! The move.

use super::Kind::{Date, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Move as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/moving_in/on", "Day of the move", Date).needed(Needed::ForAMove),
    Question::new(
        T,
        "/moving_in/pace",
        "Pace: visits, a video, an overnight stay",
        Text,
    )
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/moving_in/who_travels",
        "Who travels with the child",
        Text,
    ),
    Question::new(T, "/moving_in/first_evening", "The first evening", Text)
        .needed(Needed::ForAMove),
    Question::new(T, "/moving_in/first_72_hours", "The first 72 hours", Text)
        .needed(Needed::ForAMove),
    Question::new(
        T,
        "/moving_in/hobby_and_belongings",
        "Hobby on day one, and belongings",
        Text,
    ),
    Question::new(
        T,
        "/moving_in/family_time",
        "Family time from the first week",
        Text,
    ),
    Question::new(
        T,
        "/moving_in/education",
        "School: who takes the child, and who maintains an EHC plan after the move",
        Text,
    )
    .hint("Has the authority that will maintain the plan said so in writing?")
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/moving_in/health",
        "Health: registration, and who holds the child in between",
        Text,
    ),
    Question::new(T, "/moving_in/who_meets", "Who meets the child", Text),
    Question::new(
        T,
        "/moving_in/induction",
        "How the child learns how the home lives",
        Text,
    )
    .hint("At the child’s pace, in a form the child understands."),
    Question::new(
        T,
        "/moving_in/welcome",
        "How the children living here take part in the welcome",
        Text,
    ),
    Question::new(
        T,
        "/moving_in/childrens_guide",
        "Children’s guide and complaints procedure",
        Text,
    )
    .hint("Given when, explained by whom, with advocacy."),
    Question::new(
        T,
        "/moving_in/statement_offered",
        "Statement of purpose: to whom a copy was offered, and when",
        Text,
    ),
    Question::new(
        T,
        "/moving_in/placement_plan_by",
        "The placement plan is to be agreed and signed by",
        Date,
    )
    .hint("Before the move. The local authority must prepare it; the home agrees and signs it. In an emergency, within five working days of the start."),
    Question::new(
        T,
        "/moving_in/keeping_safe",
        "Day-to-day arrangements to keep the child safe",
        Text,
    )
    .hint("Needed where there are child protection concerns, or the child ever went missing from a placement. They go into the placement plan."),
    Question::new(
        T,
        "/moving_in/stay_the_course",
        "What the authority and the home do if it gets hard",
        Text,
    )
    .hint("Agreed before the move, and with whom: extra adults, a visit, a meeting within days, help at night. It is gone through before an ending is recorded."),
    Question::new(
        T,
        "/moving_in/next_step",
        "Looking ahead to the next step",
        Text,
    ),
];
