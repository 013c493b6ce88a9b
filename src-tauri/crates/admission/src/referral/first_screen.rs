//! The first screen: what would settle the matter in two minutes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::YesNo;

/// The first screen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct FirstScreen {
    /// Whether each admission criterion was gone through (Schedule 1, paragraph 22).
    pub criteria_met: Option<YesNo>,
    /// What was found against the admission criteria.
    pub criteria_because: Option<String>,
    /// Whether the request is plainly outside the range of needs, at a glance.
    pub plainly_outside: Option<YesNo>,
    /// What makes it so, or why the home goes on.
    pub plainly_outside_because: Option<String>,
}
