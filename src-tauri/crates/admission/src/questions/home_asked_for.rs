//! The home the authority asks for.

use super::Kind::{Choice, Choices, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Referral as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/home_asked_for/live_with",
        "Living with others",
        Choice { of: "LiveWith" },
    ),
    Question::new(
        T,
        "/home_asked_for/live_with_whose_view",
        "Whose view that is, and why",
        Text,
    ),
    Question::new(
        T,
        "/home_asked_for/support_day",
        "Adult support asked for: day",
        Choice { of: "AdultSupport" },
    )
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/home_asked_for/support_waking_night",
        "Adult support asked for: waking night",
        Choice { of: "AdultSupport" },
    )
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/home_asked_for/support_community",
        "Adult support asked for: outside the home",
        Choice { of: "AdultSupport" },
    )
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/home_asked_for/length_and_plan",
        "How long, and the plan after",
        Text,
    ),
    Question::new(
        T,
        "/home_asked_for/residential",
        "A children’s home is",
        Choice { of: "Suitability" },
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/fostering",
        "A foster home would be",
        Choice { of: "Suitability" },
    )
    .hint("If it would suit the child better, ask what was tried.")
    .more(),
    Question::new(
        T,
        "/home_asked_for/supported",
        "Supported accommodation would be",
        Choice { of: "Suitability" },
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/more_support",
        "More support that is asked for",
        Choices { of: "MoreSupport" },
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/more_support_what",
        "What that support is, and who gives it",
        Text,
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/adaptation",
        "Must the building be adapted?",
        Choice {
            of: "YesNoNotKnown",
        },
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/adaptation_what",
        "What must be adapted",
        Text,
    )
    .shown_when("/home_asked_for/adaptation", &["yes"])
    .more(),
    Question::new(
        T,
        "/home_asked_for/culture_and_diet",
        "A cultural or dietary need is",
        Choice { of: "Required" },
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/culture_and_diet_what",
        "What that need is",
        Text,
    )
    .shown_when("/home_asked_for/culture_and_diet", &["required"])
    .more(),
    Question::new(
        T,
        "/home_asked_for/length",
        "How long the child is to stay",
        Choice { of: "LengthOfStay" },
    )
    .more(),
    Question::new(
        T,
        "/home_asked_for/plan_after",
        "The plan after",
        Choice { of: "PlanAfter" },
    )
    .more(),
];
