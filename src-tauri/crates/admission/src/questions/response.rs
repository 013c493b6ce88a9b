//! Guide 11.4, first limb. The response rule asks for the answers, need by need.

use super::Kind::{Choice, Date, Line, Number, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Response as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/needs/*/response/recorded_in",
        "Recorded in which relevant plan",
        Choice { of: "PlanKind" },
    )
    .hint("Leave unanswered if it is not recorded in a relevant plan; it is then shown so."),
    Question::new(T, "/needs/*/response/page", "Page", Line),
    Question::new(T, "/needs/*/response/plan_dated", "Date of that plan", Date),
    Question::new(
        T,
        "/needs/*/response/required",
        "What it requires of the home",
        Text,
    ),
    Question::new(T, "/needs/*/response/who", "Who here does it", Text),
    Question::new(
        T,
        "/needs/*/response/in_place",
        "Is it in place?",
        Choice { of: "InPlace" },
    ),
    Question::new(
        T,
        "/needs/*/response/missing",
        "What is missing, and from whom",
        Text,
    )
    .shown_when(
        "/needs/*/response/in_place",
        &["by_date", "must_be_bought", "cannot_be_had"],
    ),
    Question::new(T, "/needs/*/response/by", "By when", Date)
        .shown_when("/needs/*/response/in_place", &["by_date", "must_be_bought"]),
    Question::new(
        T,
        "/needs/*/response/effective",
        "Can the home respond effectively?",
        Choice { of: "YesNo" },
    ),
    Question::new(T, "/needs/*/response/because", "Why", Text),
    Question::new(
        T,
        "/whole_home/staffing_day",
        "Adults on duty with the newcomer: day",
        Text,
    )
    .needed(Needed::ForAMove),
    Question::new(T, "/whole_home/adults_day", "How many adults: day", Number),
    Question::new(
        T,
        "/whole_home/agency_day",
        "Of these, from an agency: day",
        Number,
    ),
    Question::new(
        T,
        "/whole_home/staffing_evening",
        "Adults on duty with the newcomer: evening",
        Text,
    )
    .needed(Needed::ForAMove),
    Question::new(
        T,
        "/whole_home/adults_evening",
        "How many adults: evening",
        Number,
    ),
    Question::new(
        T,
        "/whole_home/agency_evening",
        "Of these, from an agency: evening",
        Number,
    ),
    Question::new(
        T,
        "/whole_home/staffing_night",
        "Adults on duty with the newcomer: night",
        Text,
    )
    .needed(Needed::ForAMove),
    Question::new(
        T,
        "/whole_home/adults_night",
        "How many adults: night",
        Number,
    )
    .hint("Awake or asleep."),
    Question::new(
        T,
        "/whole_home/agency_night",
        "Of these, from an agency: night",
        Number,
    ),
    Question::new(T, "/whole_home/continuity", "Continuity", Text)
        .hint("Who stays the same for the child, and what temporary staff would mean."),
    Question::new(
        T,
        "/whole_home/lone_working_assessment",
        "Lone working: the written assessment, and its date",
        Line,
    )
    .hint("Only where one adult might be alone on duty."),
    Question::new(
        T,
        "/whole_home/first_aider",
        "Would somebody with a suitable first aid qualification be on duty at all times?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/whole_home/education_from_day_one",
        "Will the child have education from the day of the move?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/whole_home/education_gap",
        "What bridges the gap, and from when",
        Text,
    )
    .shown_when("/whole_home/education_from_day_one", &["no"]),
    Question::new(
        T,
        "/whole_home/education",
        "Who provides the education, where, and for how many hours a week",
        Text,
    )
    .hint("What is settled and with whom, and what is still to be settled.")
    .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/whole_home/health",
        "Health services within reach",
        Text,
    )
    .needed(Needed::ForAPlannedMove),
];
