//! The decision: both limbs in prose, doubts, conditions and what would change the answer.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Reason;
use crate::evidence::Withdrawal;
use crate::vocabulary::{is_blank, vocabulary};

vocabulary! {
    /// The outcomes a registered manager can sign.
    Outcome {
        Accept = "accept": "accept",
        AcceptWithConditions = "accept_with_conditions": "accept on conditions",
        AcceptEmergency = "accept_emergency": "accept in an emergency, time-limited",
        NotYet = "not_yet": "not yet: information challenge open",
        DeclineOutsideRange = "decline_outside_range": "decline: outside the range of needs",
        DeclineCannotRespond = "decline_cannot_respond": "decline: cannot respond effectively now",
        DeclineEffectOnChildren = "decline_effect_on_children": "decline: effect on the children living here cannot be managed",
        DeclineNotInformed = "decline_not_informed": "decline: information not supplied after challenge",
        DeclineNoPlace = "decline_no_place": "decline: no place",
        WithdrawnByAuthority = "withdrawn_by_authority": "withdrawn by the authority",
        PlacedElsewhere = "placed_elsewhere": "the child found a home elsewhere",
    }
}

impl Outcome {
    /// The outcomes by which the child moves in.
    pub const ACCEPTS: &'static [Self] = &[
        Self::Accept,
        Self::AcceptWithConditions,
        Self::AcceptEmergency,
    ];
    /// The outcomes by which the child moves in on the ordinary route.
    pub const ORDINARY_ACCEPTS: &'static [Self] = &[Self::Accept, Self::AcceptWithConditions];
    /// The outcome by which the child moves in on the emergency route.
    pub const EMERGENCY_ACCEPT: &'static [Self] = &[Self::AcceptEmergency];

    /// Whether the child moves in.
    #[must_use]
    pub fn accepts(self) -> bool {
        Self::ACCEPTS.contains(&self)
    }

    /// Whether the home says no.
    #[must_use]
    pub fn declines(self) -> bool {
        matches!(
            self,
            Self::DeclineOutsideRange
                | Self::DeclineCannotRespond
                | Self::DeclineEffectOnChildren
                | Self::DeclineNotInformed
                | Self::DeclineNoPlace
        )
    }

    /// Whether the authority ended the referral before the home decided.
    #[must_use]
    pub fn ended_by_authority(self) -> bool {
        matches!(self, Self::WithdrawnByAuthority | Self::PlacedElsewhere)
    }
}

vocabulary! {
    /// A person's standing in the home.
    Standing {
        RegisteredManager = "registered_manager": "registered manager",
        RegisteredProvider = "registered_provider": "registered provider",
        Deputy = "deputy": "deputy manager",
        ResponsibleIndividual = "responsible_individual": "responsible individual",
        Reader = "reader": "reader",
    }
}

impl Standing {
    /// Whether this is a registered person (regulation 2(1)), who may sign a decision.
    #[must_use]
    pub fn is_registered_person(self) -> bool {
        matches!(self, Self::RegisteredManager | Self::RegisteredProvider)
    }
}

/// A person and the standing in which they act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Signatory {
    /// Name.
    pub name: String,
    /// Standing.
    pub standing: Option<Standing>,
}

/// A condition, with owner, date and proof.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Condition {
    /// Identifies the condition within the referral, for example "k1". Never reused.
    pub id: String,
    /// The condition.
    pub what: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What will show that it is met.
    pub proof: Option<String>,
    /// What happens if it is missed.
    pub if_missed: Option<String>,
    /// What it stands for: needs and rows about the children living here whose measure is not in
    /// place today, by id. One condition may cover several.
    pub covers: Vec<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Condition {
    /// Whether the condition stands and says something: it is not withdrawn, or the withdrawal has
    /// not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref()) && !is_blank(self.what.as_ref())
    }
}

/// The decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Decision {
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// Regulation 14(2)(a) in the registered manager's own words.
    pub range_reasons: Option<String>,
    /// Guide 11.4, first limb: reasons.
    pub response_reasons: Option<String>,
    /// Guide 11.4, second limb: reasons.
    pub group_reasons: Option<String>,
    /// Reasons from the list, each with its evidence.
    pub reasons: Vec<Reason>,
    /// Doubts. "None" is an answer; a blank is not.
    pub doubts: Option<String>,
    /// Who disagreed, and what they said.
    pub dissent: Option<String>,
    /// Pressure felt, and how it was answered.
    pub pressure: Option<String>,
    /// Alternatives considered.
    pub alternatives: Option<String>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// What would change the answer.
    pub would_change: Option<String>,
    /// When the home would look again.
    pub look_again_on: Option<NaiveDate>,
    /// Who is told, and how; the child first.
    pub who_is_told: Option<String>,
    /// The second person consulted, with role and what they said.
    pub second_person: Option<String>,
    /// Where the registered manager is away: who decides, under what arrangement (Guide 10.20).
    pub arrangement: Option<String>,
    /// Who decides, in what standing (regulation 2(1), "registered person").
    pub decided_by: Signatory,
}

/// A finding the registered manager disagrees with or finds not to apply, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Disagreement {
    /// The finding's key, for example "RESPOND-01:n3".
    pub finding: String,
    /// Why.
    pub because: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
}
