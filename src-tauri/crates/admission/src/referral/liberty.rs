//! Deprivation of liberty: the order, and each restriction it allows.
//!
//! An order is a maximum, not an instruction. It says what may be done, not what this home will do
//! to this child today: each restriction is needed now, in reserve, or not used here.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::{Evidence, Withdrawal};
use crate::vocabulary::{YesNoNotKnown, vocabulary};

vocabulary! {
    /// Where the court order stands.
    OrderState {
        Held = "held": "made, and we hold a sealed copy",
        NotHeld = "not_held": "made, but we hold no sealed copy",
        AppliedFor = "applied_for": "applied for, not made yet",
        NotAppliedFor = "not_applied_for": "proposed; no court has been asked",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// Kinds of restriction (Ofsted and the placing authorities' orders).
    RestrictionKind {
        Staffing = "staffing": "an adult always within reach or in sight",
        LockedExit = "locked_exit": "locked doors or windows",
        NoAccessOut = "no_access_out": "not going out without an adult",
        Money = "money": "money held or limited",
        Phone = "phone": "telephone or other device held or limited",
        Internet = "internet": "internet limited or watched",
        Searches = "searches": "searches of the child or of belongings",
        Room = "room": "checks of the bedroom, or no door on it",
        Restraint = "restraint": "restraint",
        Observation = "observation": "watching, by day or at night",
        Medication = "medication": "medicine given to calm",
        Other = "other": "another restriction",
    }
}

vocabulary! {
    /// Whether this home would use a restriction the order allows.
    RestrictionUse {
        Now = "now": "needed now",
        InReserve = "in_reserve": "in reserve",
        NotHere = "not_here": "not used here",
    }
}

/// Deprivation of liberty: ordered or proposed (regulation 20(3)).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Liberty {
    /// Whether a deprivation of liberty is ordered or proposed.
    pub proposed: Option<YesNoNotKnown>,
    /// Where the order stands.
    pub order: Option<OrderState>,
    /// Which court made it, and its number.
    pub court: Option<String>,
    /// The day it was made.
    pub made_on: Option<NaiveDate>,
    /// The last day on which it is in force.
    pub expires: Option<NaiveDate>,
    /// The day by which a renewal must be asked for.
    pub renewal_due: Option<NaiveDate>,
    /// What it allows, in its own words, with the paragraph.
    pub terms: Option<String>,
    /// How the child is cared for without any of it, where no order is in force.
    pub without: Option<String>,
    /// Each restriction the order allows or the plan proposes.
    pub restrictions: Vec<Restriction>,
    /// What each restriction means for each child living here.
    pub effects: Vec<RestrictionEffect>,
}

/// One restriction.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Restriction {
    /// Identifies the restriction within the referral, for example "x1". Never reused.
    pub id: String,
    /// What kind it is.
    pub kind: Option<RestrictionKind>,
    /// The restriction, in plain words.
    pub what: Option<String>,
    /// The most the order allows.
    pub maximum: Option<String>,
    /// Whether this home would use it. Unanswered counts as needed now.
    pub used: Option<RestrictionUse>,
    /// Why it is needed, or why it is not used here.
    pub because: Option<String>,
    /// What shows that it is needed.
    pub evidence: Evidence,
    /// Why no child living here is touched by it.
    pub nobody_else_because: Option<String>,
    /// The first step by which it is made smaller, and what has to be seen first.
    pub reduction: Option<String>,
    /// Who looks at it again.
    pub reviewed_by: Option<String>,
    /// The day on which it is looked at again.
    pub reviewed_on: Option<NaiveDate>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Restriction {
    /// Whether the restriction stands: it is not withdrawn, or the withdrawal has not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }

    /// Whether it would be used here, now or in reserve. Unanswered counts as used.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.counts() && self.used != Some(RestrictionUse::NotHere)
    }

    /// The restriction's short name for sentences and tables.
    #[must_use]
    pub fn name(&self) -> &str {
        self.what
            .as_deref()
            .map(str::trim)
            .filter(|w| !w.is_empty())
            .unwrap_or("a restriction not yet named")
    }
}

/// What one restriction means for one child living here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct RestrictionEffect {
    /// Identifies the entry within the referral, for example "y1". Never reused.
    pub id: String,
    /// The restriction, by id.
    pub restriction: String,
    /// The child living here, by id.
    pub child: String,
    /// What it means for this child, or why it does not touch them.
    pub what: Option<String>,
    /// What is done so that this child is not restricted with the other.
    pub eased_by: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl RestrictionEffect {
    /// Whether the entry stands: it is not withdrawn, or the withdrawal has not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }
}
