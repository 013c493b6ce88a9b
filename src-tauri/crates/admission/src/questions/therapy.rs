//! Therapy and development care: the conditions of regulation 6(3).

use super::Kind::{Choice, Date, Line, Text};
use super::Question;
use crate::tasks::TaskId::{Further, Therapy as T};

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        Further,
        "/therapy/offered",
        "Does the offer include therapy or other care for the child’s health or development that the NHS does not arrange or provide?",
        Choice {
            of: "YesNoNotKnown",
        },
    ),
    Question::new(
        T,
        "/therapy/what",
        "What it is, how often, for how long",
        Text,
    ),
    Question::new(
        T,
        "/therapy/approved_by",
        "Who approved it for the placing authority, name and role",
        Line,
    ),
    Question::new(T, "/therapy/approved_on", "Approved on", Date),
    Question::new(
        T,
        "/therapy/review",
        "How the placing authority keeps it under review",
        Text,
    ),
    Question::new(
        T,
        "/therapy/need",
        "Which need it meets, and how that is known",
        Text,
    ),
    Question::new(
        T,
        "/therapy/delivered_by",
        "Who delivers it: experience, knowledge and skills",
        Text,
    ),
    Question::new(
        T,
        "/therapy/supervised_by",
        "Who supervises them: skills and qualification",
        Text,
    ),
    Question::new(
        T,
        "/therapy/general_practitioner",
        "How the child’s general practitioner is kept informed",
        Text,
    ),
    Question::new(
        T,
        "/therapy/assessment",
        "The assessment before the move: what the child, the social worker and others put into it",
        Text,
    ),
    Question::new(
        T,
        "/therapy/without",
        "Without it: how the child’s needs are met if this part of the offer falls away",
        Text,
    ),
];
