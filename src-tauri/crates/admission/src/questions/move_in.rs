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
        "School: from day one, and who maintains it after the move",
        Text,
    )
    .hint("Who will maintain the EHC plan after the move, in writing?")
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/moving_in/health",
        "Health: registration, and who holds the child in between",
        Text,
    ),
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
    .hint("Given when, explained by whom."),
    Question::new(
        T,
        "/moving_in/next_step",
        "Looking ahead to the next step",
        Text,
    ),
];
