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
    .hint("Age, sex, places, a condition of registration, an admission criterion or a clause that excludes. A plain no stays short.")
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/first_screen/plainly_outside_because",
        "What makes it so, or why you go on",
        Text,
    )
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/first_screen/doubt_or_pressure",
        "Is there any doubt, disagreement or pressure about a no?",
        Choice { of: "YesNo" },
    )
    .hint("No stands in the record for all three. With a yes, say what it is: you are asked for each.")
    .shown_when("/first_screen/plainly_outside", &["yes"]),
];
