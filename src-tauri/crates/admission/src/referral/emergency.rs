//! The emergency route (Guide 3.6). The law does not define "emergency".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::YesNo;

/// The four questions of Guide 3.6, and why it is an emergency.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Emergency {
    /// Why this is an emergency, in the registered manager's own words.
    pub why: Option<String>,
    /// Why it cannot wait for the usual plans.
    pub why_it_cannot_wait: Option<String>,
    /// Does the statement of purpose provide for it?
    pub statement_allows: Option<YesNo>,
    /// The words relied on.
    pub statement_because: Option<String>,
    /// Is there the capacity tonight?
    pub capacity: Option<YesNo>,
    /// What makes it so.
    pub capacity_because: Option<String>,
    /// Are the support systems in place?
    pub support: Option<YesNo>,
    /// What makes it so.
    pub support_because: Option<String>,
    /// Will the children already living here go on receiving high-quality care?
    pub care_continues: Option<YesNo>,
    /// What makes it so.
    pub care_continues_because: Option<String>,
    /// Are enough adults on duty, with the skill to care for a child of whom little is known?
    pub staff_on_duty: Option<YesNo>,
    /// Who they are, and what they are skilled in.
    pub staff_on_duty_because: Option<String>,
    /// What was done before the move to ease the child's anxieties.
    pub easing_anxiety: Option<String>,
}
