//! The move: pace, the first hours, and what is kept going
//! (regulation 14(1)(b) and (2)(b)(i), Guide 11.7 and 11.8).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The move, planned for this child.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Move {
    /// The day the child would move in.
    pub on: Option<NaiveDate>,
    /// Pace: visits, a video, an overnight stay.
    pub pace: Option<String>,
    /// Who travels with the child.
    pub who_travels: Option<String>,
    /// The first evening.
    pub first_evening: Option<String>,
    /// The first 72 hours.
    pub first_72_hours: Option<String>,
    /// The hobby or interest on day one, and belongings.
    pub hobby_and_belongings: Option<String>,
    /// Family time from the first week.
    pub family_time: Option<String>,
    /// Getting to school, and who will maintain an EHC plan after the move, in writing.
    pub education: Option<String>,
    /// Health: registration, and who holds the child between services.
    pub health: Option<String>,
    /// Who meets the child.
    pub who_meets: Option<String>,
    /// How the child is helped to learn how the home lives.
    pub induction: Option<String>,
    /// To whom a copy of the statement of purpose was offered, and when.
    pub statement_offered: Option<String>,
    /// How the children living here take part in the welcome.
    pub welcome: Option<String>,
    /// The children's guide and the complaints procedure: given when, explained by whom.
    pub childrens_guide: Option<String>,
    /// The day by which the placement plan is to be agreed and signed.
    pub placement_plan_by: Option<NaiveDate>,
    /// The day-to-day arrangements to keep the child safe, for the placement plan.
    pub keeping_safe: Option<String>,
    /// What the authority and the home do if it gets hard, agreed before the move, and with whom.
    pub stay_the_course: Option<String>,
    /// Looking ahead to the next step, from the start.
    pub next_step: Option<String>,
}
