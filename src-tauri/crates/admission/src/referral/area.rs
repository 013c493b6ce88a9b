//! Out of the placing authority's area, and schooling in the fourth key stage: approvals the
//! authority must have before its decision takes effect (Care Planning Regulations, regulations 10,
//! 11 and 13). They are the authority's duties: a ground for a challenge, never the home's breach.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::{YesNoNotKnown, vocabulary};

vocabulary! {
    /// Where the home lies, seen from the placing authority (Care Planning Regulations,
    /// regulation 11(1) and (5)).
    WhereTheHomeLies {
        OwnArea = "own_area": "in the placing authority’s own area",
        Adjoining = "adjoining": "outside it, in the area of an adjoining authority",
        AtADistance = "at_a_distance": "at a distance: outside it, and in no adjoining authority’s area",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// Who approved the authority's decision.
    Approver {
        NominatedOfficer = "nominated_officer": "a nominated officer",
        Director = "director": "the director of children’s services",
        NotYet = "not_yet": "nobody yet",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// What the area authority was told.
    AreaAuthorityTold {
        Notified = "notified": "notified",
        Consulted = "consulted": "consulted, without a copy of the care plan",
        ConsultedWithPlan = "consulted_with_plan": "consulted, with a copy of the care plan",
        NotYet = "not_yet": "not told yet",
        NotKnown = "not_known": "not known",
    }
}

/// The approvals of the placing authority.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct AreaApprovals {
    /// Where the home lies, seen from the placing authority.
    pub home_lies: Option<WhereTheHomeLies>,
    /// Who approved the decision to place the child out of area.
    pub approver: Option<Approver>,
    /// Their name and role.
    pub approved_by: Option<String>,
    /// The day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// What the area authority was told.
    pub area_authority_told: Option<AreaAuthorityTold>,
    /// The day it was told.
    pub area_authority_told_on: Option<NaiveDate>,
    /// Whether the independent reviewing officer was consulted.
    pub reviewing_officer_consulted: Option<YesNoNotKnown>,
    /// Relatives consulted, where appropriate.
    pub relatives: Option<String>,
    /// Family time, friends, school and visits over the distance.
    pub over_the_distance: Option<String>,
    /// Whether the child is a pupil in the fourth key stage whose schooling the move would disrupt.
    pub key_stage_four: Option<YesNoNotKnown>,
    /// Who approved the change of school: name and role of the nominated officer.
    pub school_approved_by: Option<String>,
    /// The day of that approval.
    pub school_approved_on: Option<NaiveDate>,
    /// How schooling goes on meanwhile.
    pub school_meanwhile: Option<String>,
}
