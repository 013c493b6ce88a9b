//! Out of area, and schooling in the fourth key stage: the placing authority's approvals.

use super::Kind::{Choice, Date, Line, Text};
use super::Question;
use crate::tasks::TaskId::{Area as T, Further};

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(Further, "/area/home_lies", "For the placing authority, this home is", Choice {
        of: "WhereTheHomeLies",
    })
    .hint("For a child who is looked after. Where the home is in its own area, it is also the authority told of an admission."),
    Question::new(
        Further,
        "/area/key_stage_four",
        "Would the move disrupt school in years 10 or 11 (the fourth key stage)?",
        Choice { of: "YesNoNotKnown" },
    ),
    Question::new(T, "/area/approver", "Who approved the decision to place the child out of area", Choice {
        of: "Approver",
    })
    .hint("At a distance it is the director of children’s services; otherwise a nominated officer."),
    Question::new(T, "/area/approved_by", "Their name and role", Line),
    Question::new(T, "/area/approved_on", "Approved on", Date),
    Question::new(T, "/area/area_authority_told", "The local authority here was", Choice {
        of: "AreaAuthorityTold",
    })
    .hint("The placing authority tells it before the move; in an emergency, within five working days."),
    Question::new(T, "/area/area_authority_told_on", "On", Date),
    Question::new(
        T,
        "/area/reviewing_officer_consulted",
        "Was the independent reviewing officer consulted?",
        Choice { of: "YesNoNotKnown" },
    ),
    Question::new(T, "/area/relatives", "Relatives consulted, where that is right", Text),
    Question::new(
        T,
        "/area/over_the_distance",
        "Across the distance: family time, friends, visits, the way back",
        Text,
    ),
    Question::new(
        T,
        "/area/school_approved_by",
        "Fourth key stage: who approved the change, name and role",
        Line,
    )
    .hint("A nominated officer of the placing authority.")
    .shown_when("/area/key_stage_four", &["yes"]),
    Question::new(T, "/area/school_approved_on", "Fourth key stage: approved on", Date)
        .shown_when("/area/key_stage_four", &["yes"]),
    Question::new(T, "/area/school_meanwhile", "Fourth key stage: how school goes on meanwhile", Text)
        .shown_when("/area/key_stage_four", &["yes"]),
];
