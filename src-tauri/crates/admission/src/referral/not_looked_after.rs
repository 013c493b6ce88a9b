//! A child no local authority looks after: the information is asked for, and the home writes the
//! placement plan (regulation 18; Guide 11.5).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::YesNo;

/// The information about, and the home's placement plan for, a child who is not looked after.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct NotLookedAfter {
    /// From whom information was asked, and what came: parents or carers, school, health.
    pub information_from: Option<String>,
    /// Whether it is enough to assess whether the home can meet the child's needs.
    pub information_enough: Option<YesNo>,
    /// Why.
    pub information_because: Option<String>,
    /// The day on which the placement plan was prepared (or, where a voluntary organisation places
    /// the child, agreed and signed).
    pub plan_on: Option<NaiveDate>,
    /// Why it is not reasonably practicable to prepare it before the child is admitted, and when it
    /// will be ready.
    pub plan_after_because: Option<String>,
    /// How the child will be cared for day to day and kept safe (18(5)(a)).
    pub daily_care: Option<String>,
    /// The arrangements for care, education and health (18(5)(b)).
    pub care_education_health: Option<String>,
    /// Contact with parents, relatives and friends (18(5)(c)).
    pub contact: Option<String>,
    /// The placing authority, often a parent, consulted about the plan (18(6)).
    pub consulted: Option<String>,
    /// The child's views, wishes and feelings about the plan (18(8)(a)).
    pub childs_wishes: Option<String>,
}
