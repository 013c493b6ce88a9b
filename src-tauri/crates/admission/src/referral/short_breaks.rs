//! Short breaks: the circumstances in which some regulations do not apply (regulation 52(2) and
//! Schedule 5, paragraphs 1 and 2).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::YesNoNotKnown;

/// The circumstances of regulation 52(2), beside whether the child is under a care order, which
/// stands with the legal status. Nothing is lifted until each is shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct ShortBreaks {
    /// The most days any one stay is intended to last.
    pub longest_stay: Option<u32>,
    /// Whether the child goes back to a parent, or somebody with parental responsibility, after
    /// each stay.
    pub returns_home: Option<YesNoNotKnown>,
    /// Days of short breaks so far in the last twelve months.
    pub days_in_a_year: Option<u32>,
    /// Dates and length of the stays planned, and what each is for.
    pub stays: Option<String>,
    /// What the family says about the last stay, and what the child says.
    pub last_stay: Option<String>,
}
