//! A child under thirteen for whom secure accommodation is proposed.
//!
//! The law's words on the approval such a placement needs are not among the words this program
//! holds, so nothing here is put as a requirement.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where the approval stands.
    ApprovalState {
        Seen = "seen": "given, and we have read it",
        NotSeen = "not_seen": "said to be given; we have not read it",
        AskedFor = "asked_for": "asked for, not given yet",
        NotAskedFor = "not_asked_for": "not asked for",
        NotKnown = "not_known": "not known",
    }
}

/// Secure accommodation for a child under thirteen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct SecureUnderThirteen {
    /// Where the approval for a child of this age stands.
    pub approval: Option<ApprovalState>,
    /// Who gave it, and its reference.
    pub approved_by: Option<String>,
    /// The day it was given.
    pub approved_on: Option<NaiveDate>,
    /// Its terms: for how long, on what conditions.
    pub terms: Option<String>,
    /// What the placing authority was told about this by its own lawyers, and by whom.
    pub advice: Option<String>,
}
