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
    /// The conditions of registration, each kept or not.
    pub conditions: Vec<PointAnswered>,
    /// The admission criteria, each met or not.
    pub criteria: Vec<PointAnswered>,
    /// Whether each admission criterion was gone through (Schedule 1, paragraph 22).
    pub criteria_met: Option<YesNo>,
    /// What was found against the admission criteria.
    pub criteria_because: Option<String>,
    /// Whether the request is plainly outside the range of needs, at a glance.
    pub plainly_outside: Option<YesNo>,
    /// What makes it so, or why the home goes on.
    pub plainly_outside_because: Option<String>,
    /// Whether there is any doubt, disagreement or pressure about a no that is plain already: one
    /// answer for all three.
    pub doubt_or_pressure: Option<YesNo>,
}

/// A condition or a criterion in the home's own words, and the answer to it. Words that are no
/// longer the home's answer nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct PointAnswered {
    /// The words, as the home prints them.
    pub words: String,
    /// Whether it is kept, or met.
    pub answer: Option<YesNo>,
    /// Why.
    pub because: Option<String>,
}

impl FirstScreen {
    /// The answer to a condition or criterion in exactly these words.
    #[must_use]
    pub fn answer_to<'a>(list: &'a [PointAnswered], words: &str) -> Option<&'a PointAnswered> {
        list.iter().find(|point| point.words == words)
    }
}
