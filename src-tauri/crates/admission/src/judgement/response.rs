//! Guide 11.4, first limb: can the home respond effectively to the child's assessed needs as
//! recorded in the child's relevant plans?

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::referral::PlanKind;
use crate::vocabulary::{YesNo, vocabulary};

vocabulary! {
    /// Whether what is required exists today.
    InPlace {
        Today = "today": "in place today",
        ByDate = "by_date": "not yet: by the date given",
        MustBeBought = "must_be_bought": "must be bought or commissioned",
        CannotBeHad = "cannot_be_had": "cannot be had",
    }
}

/// The home's response to one need.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Response {
    /// The relevant plan the need is recorded in; none when it is not recorded in one.
    pub recorded_in: Option<PlanKind>,
    /// The page of that plan.
    pub page: Option<String>,
    /// The date of that plan.
    pub plan_dated: Option<NaiveDate>,
    /// What the need requires of the home.
    pub required: Option<String>,
    /// Who here does it.
    pub who: Option<String>,
    /// Whether it is in place today.
    pub in_place: Option<InPlace>,
    /// What is missing, and from whom.
    pub missing: Option<String>,
    /// By when it will be in place.
    pub by: Option<NaiveDate>,
    /// Whether, with this, the home can respond effectively.
    pub effective: Option<YesNo>,
    /// Why.
    pub because: Option<String>,
}

/// The response for the whole home.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct WholeHomeResponse {
    /// Adults on duty by day with the newcomer.
    pub staffing_day: Option<String>,
    /// Adults on duty in the evening with the newcomer.
    pub staffing_evening: Option<String>,
    /// Adults on duty at night with the newcomer.
    pub staffing_night: Option<String>,
    /// How many adults would be on duty by day with the newcomer.
    pub adults_day: Option<u32>,
    /// How many of them from an agency.
    pub agency_day: Option<u32>,
    /// How many adults would be on duty in the evening.
    pub adults_evening: Option<u32>,
    /// How many of them from an agency.
    pub agency_evening: Option<u32>,
    /// How many adults would be on duty at night, awake or asleep.
    pub adults_night: Option<u32>,
    /// How many of them from an agency.
    pub agency_night: Option<u32>,
    /// Continuity: who stays the same for the child, and what temporary staff would mean.
    pub continuity: Option<String>,
    /// Where one adult might be alone on duty: the written assessment and its date.
    pub lone_working_assessment: Option<String>,
    /// Whether at all times somebody on duty has a suitable first aid qualification.
    pub first_aider: Option<YesNo>,
    /// Whether the child has education from the day of the move.
    pub education_from_day_one: Option<YesNo>,
    /// If not: what bridges the gap, and from when.
    pub education_gap: Option<String>,
    /// Who provides the education, where and for how many hours a week.
    pub education: Option<String>,
    /// Health: GP, dentist, psychological services reachable from here.
    pub health: Option<String>,
}
