//! Education.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::{YesNoNotKnown, vocabulary};

vocabulary! {
    /// Where the child learns now.
    SchoolKind {
        Mainstream = "mainstream": "mainstream school",
        Special = "special": "special school",
        ResidentialSchool = "residential_school": "residential school",
        AlternativeProvision = "alternative_provision": "alternative provision",
        College = "college": "college or training",
        Hospital = "hospital": "hospital school or home tuition",
        HomeEducated = "home_educated": "educated at home",
        None = "none": "none at present",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// Where an education, health and care plan stands.
    EhcStage {
        None = "none": "none",
        InAssessment = "in_assessment": "in assessment",
        Final = "final": "final",
        NotKnown = "not_known": "not known",
    }
}

/// Education now, and after the move.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Education {
    /// School or college.
    pub school: Option<String>,
    /// What kind.
    pub kind: Option<SchoolKind>,
    /// Attendance.
    pub attendance: Option<String>,
    /// Exclusions and suspensions.
    pub exclusions: Option<String>,
    /// Days out of education so far.
    pub days_out: Option<u32>,
    /// Where an EHC plan stands.
    pub ehc_stage: Option<EhcStage>,
    /// The authority that maintains it.
    pub maintaining_authority: Option<String>,
    /// The school it names.
    pub named_school: Option<String>,
    /// After the move: who will maintain it, in writing.
    pub maintained_after: Option<String>,
    /// Whether the present school continues.
    pub school_continues: Option<YesNoNotKnown>,
    /// What those asking have arranged from the first day.
    pub from_first_day: Option<String>,
    /// The virtual school's contact.
    pub virtual_school: Option<String>,
}
