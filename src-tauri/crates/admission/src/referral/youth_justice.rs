//! Youth justice: the fifth kind of relevant plan, and what stands beside it (regulation 2(1),
//! "relevant plans", and regulation 17(4)).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Remand or sentence, the youth offending team, and how the plan was had regard to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct YouthJustice {
    /// Remand or sentence: what the court ordered, which court, and when.
    pub ordered: Option<String>,
    /// The youth offending team with responsibility: a person, and how to reach them at night.
    pub team: Option<String>,
    /// Conditions the child has to keep: bail, curfew, tag, places, people.
    pub conditions: Option<String>,
    /// The next day in court.
    pub next_hearing: Option<NaiveDate>,
    /// How the plan on remand or sentence bears on what the home would do.
    pub regard: Option<String>,
    /// What the home does, and whom it tells, if a condition is not kept.
    pub if_not_kept: Option<String>,
}
