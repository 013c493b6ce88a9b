//! First screen.

use super::Kind::{Choice, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::FirstScreen as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/first_screen/conditions/*/answer",
        "Would this condition of registration be kept?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/first_screen/conditions/*/because",
        "What makes you sure",
        Text,
    ),
    Question::new(
        T,
        "/first_screen/criteria/*/answer",
        "Is this admission criterion met?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/first_screen/criteria/*/because",
        "What you found",
        Text,
    ),
    Question::new(
        T,
        "/first_screen/criteria_met",
        "Are the admission criteria of the statement of purpose met?",
        Choice { of: "YesNo" },
    )
    .needed(Needed::ForAMove),
    Question::new(
        T,
        "/first_screen/criteria_because",
        "What you found against the criteria as a whole",
        Text,
    )
    .needed(Needed::ForAMove),
    Question::new(
        T,
        "/first_screen/plainly_outside",
        "Is the request plainly outside what the home is for?",
        Choice { of: "YesNo" },
    )
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/first_screen/plainly_outside_because",
        "What makes it so, or why you go on",
        Text,
    )
    .needed(Needed::ForADecision),
];
