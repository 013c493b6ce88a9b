//! The team, as a decision rests on it (regulations 13(2)(c)-(e), 31 and 32).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A part of the day for which the rota is drawn.
    Shift {
        Day = "day": "day",
        Evening = "evening": "evening",
        WakingNight = "waking_night": "waking night",
        SleepingIn = "sleeping_in": "sleeping in",
    }
}

/// The team on the day of a decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Team {
    /// Posts the home is set up for, in full-time equivalents.
    pub establishment: Option<f64>,
    /// Posts not filled, in full-time equivalents.
    pub vacancies: Option<f64>,
    /// Share of shifts covered by agency workers in the last four weeks, in percent.
    pub agency_percent: Option<f64>,
    /// Who covers waking nights, in words.
    pub waking_night_cover: Option<String>,
    /// Clinical input: from whom, hours a week.
    pub clinical_input: Option<String>,
    /// Adults on duty by shift, in words a manager would use.
    pub rota: Option<String>,
    /// Skills and training held.
    pub skills: Vec<Skill>,
}

/// A skill or training held by the team.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Skill {
    /// The skill or training.
    pub name: String,
    /// Who holds it, or how many of the team.
    pub held_by: Option<String>,
    /// When it was gained or last renewed.
    pub dated: Option<NaiveDate>,
}
