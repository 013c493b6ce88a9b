//! Education.

use super::Kind::{Choice, Line, Number, Text};
use super::Question;
use crate::tasks::TaskId::Referral as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/education/school", "School or college", Line),
    Question::new(
        T,
        "/education/from_first_day",
        "What those asking have arranged from the first day",
        Text,
    )
    .hint("In their words. What the home settles itself is asked when you weigh its response."),
    Question::new(
        T,
        "/education/kind",
        "What kind of school",
        Choice { of: "SchoolKind" },
    )
    .more(),
    Question::new(T, "/education/attendance", "Attendance", Line).more(),
    Question::new(
        T,
        "/education/exclusions",
        "Exclusions and suspensions",
        Text,
    )
    .more(),
    Question::new(
        T,
        "/education/days_out",
        "Days out of education so far",
        Number,
    )
    .more(),
    Question::new(
        T,
        "/education/ehc_stage",
        "Where an EHC plan stands",
        Choice { of: "EhcStage" },
    )
    .hint("The plan itself has its place under papers and relevant plans.")
    .more(),
    Question::new(
        T,
        "/education/maintaining_authority",
        "The authority that maintains the EHC plan",
        Line,
    )
    .more(),
    Question::new(
        T,
        "/education/named_school",
        "The school the EHC plan names",
        Line,
    )
    .more(),
    Question::new(
        T,
        "/education/maintained_after",
        "Who will maintain the EHC plan after the move",
        Text,
    )
    .hint("In writing: which authority, from which day, and who wrote so.")
    .more(),
    Question::new(
        T,
        "/education/school_continues",
        "Does the present school continue?",
        Choice {
            of: "YesNoNotKnown",
        },
    )
    .more(),
    Question::new(
        T,
        "/education/virtual_school",
        "The virtual school’s contact",
        Line,
    )
    .more(),
];
