//! The children living here: a short working profile each.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a child is in their stay.
    StageOfStay {
        Arrived = "arrived": "arrived",
        Testing = "testing": "testing",
        Settled = "settled": "settled",
        PreparingToLeave = "preparing_to_leave": "preparing to leave",
    }
}

/// A child living here: the working profile that makes a decision at night possible.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct ChildLivingHere {
    /// Identifies the child within the casebook. Never reused.
    pub id: String,
    /// Initials: the only name of this child that appears in a decision record.
    pub initials: String,
    /// The name used on screen inside the home.
    pub known_as: Option<String>,
    /// Date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Stage of stay.
    pub stage: Option<StageOfStay>,
    /// The day the child moved in.
    pub arrived: Option<NaiveDate>,
    /// The day the child left. A child without one lives here.
    pub left: Option<NaiveDate>,
    /// Needs and vulnerabilities.
    pub vulnerabilities: Option<String>,
    /// What unsettles or frightens the child.
    pub triggers: Option<String>,
    /// Relationships that protect the child.
    pub protective_relationships: Option<String>,
    /// Restrictions in force.
    pub restrictions: Option<String>,
    /// The child's own plan or risk assessment and its date.
    pub own_plan: Option<String>,
    /// What the child has said about someone new coming.
    pub view_of_someone_new: Option<String>,
    /// When this profile was last gone over.
    pub last_refreshed: Option<NaiveDate>,
}

impl ChildLivingHere {
    /// The name used on screen, or the initials.
    #[must_use]
    pub fn screen_name(&self) -> &str {
        self.known_as
            .as_deref()
            .filter(|n| !n.trim().is_empty())
            .unwrap_or(&self.initials)
    }
}
