//! Family, friends and places.

use super::Kind::{Choice, Line, Number, Text};
use super::Question;
use crate::tasks::TaskId::Referral as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/family/no_contact",
        "People who must not have contact, and why",
        Text,
    )
    .hint("Say which order or plan says so, and who may not learn the address."),
    Question::new(
        T,
        "/family/places_to_avoid",
        "Places to avoid, and why",
        Text,
    ),
    Question::new(
        T,
        "/family/places_that_matter",
        "Places that matter to the child",
        Text,
    )
    .more(),
    Question::new(
        T,
        "/family/places_how_often",
        "How often the child goes to them",
        Choice { of: "Regularity" },
    )
    .more(),
    Question::new(
        T,
        "/family/travel",
        "How family and friends can be reached from here",
        Text,
    )
    .hint("Who travels, how, how long it takes and who pays.")
    .more(),
    Question::new(
        T,
        "/family/pets",
        "Should the child live with a pet?",
        Choice { of: "Pets" },
    )
    .more(),
    Question::new(T, "/family/people/*/name", "Name", Line)
        .hint("As the child says it. A brother or sister living in another home: initials."),
    Question::new(
        T,
        "/family/people/*/kin",
        "Who they are to the child",
        Choice { of: "Kin" },
    ),
    Question::new(
        T,
        "/family/people/*/age",
        "Age, for a brother or sister",
        Number,
    ),
    Question::new(
        T,
        "/family/people/*/lives",
        "Where they live, and with whom",
        Line,
    ),
    Question::new(
        T,
        "/family/people/*/together",
        "Should they live together?",
        Choice {
            of: "YesNoNotKnown",
        },
    ),
    Question::new(
        T,
        "/family/people/*/time",
        "How family time stands",
        Choice {
            of: "FamilyTimeStands",
        },
    ),
    Question::new(
        T,
        "/family/people/*/how_often",
        "How often",
        Choice { of: "Regularity" },
    ),
    Question::new(
        T,
        "/family/people/*/more",
        "What adults must know about it",
        Text,
    ),
];
