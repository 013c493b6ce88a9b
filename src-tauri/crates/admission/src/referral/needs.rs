//! Needs, risks and strengths, with what is known of each and how.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RiskKind, SpecificNeed};
use crate::evidence::{Evidence, Withdrawal};
use crate::judgement::{RangeFinding, Response};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Ofsted's six categories of need (Good decisions, January 2024).
    NeedCategory {
        Behavioural = "behavioural": "behavioural",
        MentalHealth = "mental_health": "mental health",
        Learning = "learning": "learning",
        Safeguarding = "safeguarding": "safeguarding",
        Physical = "physical": "physical",
        Social = "social": "social",
    }
}

vocabulary! {
    /// Whose safety a risk is about.
    RiskTo { Child = "child": "to the child", Others = "others": "to others" }
}

vocabulary! {
    /// How a risk stands. "No known risk" from an authority comes in as not known.
    RiskScale {
        NotPresent = "not_present": "not present, with evidence",
        Historic = "historic": "historic (none for 12 months)",
        CurrentLow = "current_low": "current, low",
        CurrentHigh = "current_high": "current, high",
        NotKnown = "not_known": "not known",
    }
}

/// One specific need, the clause it falls under, and the home's response to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Need {
    /// Identifies the need within the referral, for example "n3". Never reused.
    pub id: String,
    /// The specific need in the list that comes nearest; the words are the child's own.
    pub specific: Option<SpecificNeed>,
    /// Ofsted's category.
    pub category: Option<NeedCategory>,
    /// The specific need.
    pub what: Option<String>,
    /// How it shows, how often, and when last.
    pub how_it_shows: Option<String>,
    /// What support the child needs with it.
    pub support: Option<String>,
    /// From whom.
    pub from_whom: Option<String>,
    /// How we would know it is met.
    pub how_we_would_know: Option<String>,
    /// What is known of it, and how.
    pub evidence: Evidence,
    /// Regulation 14(2)(a): inside the range of needs?
    pub range: RangeFinding,
    /// Guide 11.4, first limb: can the home respond effectively?
    pub response: Response,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Need {
    /// The need's short name for sentences and tables.
    #[must_use]
    pub fn name(&self) -> &str {
        self.what
            .as_deref()
            .map(str::trim)
            .filter(|w| !w.is_empty())
            .unwrap_or("a need not yet named")
    }

    /// Whether the gate and the response are to be answered for this need: it is neither evidenced
    /// absent, nor withdrawn with the withdrawal read, nor shown not to apply.
    #[must_use]
    pub fn counts(&self) -> bool {
        let withdrawn = self.withdrawn.as_ref().is_some_and(Withdrawal::stands);
        !withdrawn && !self.evidence.is_absent()
    }
}

/// A risk to the child or to others.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Risk {
    /// Identifies the risk within the referral, for example "r1". Never reused.
    pub id: String,
    /// To the child or to others.
    pub to: Option<RiskTo>,
    /// What kind of risk.
    pub kind: Option<RiskKind>,
    /// The risk: for going missing, times in the last 90 days, the longest, with whom, where found.
    pub what: Option<String>,
    /// How it stands.
    pub scale: Option<RiskScale>,
    /// When it last happened.
    pub last_on: Option<NaiveDate>,
    /// What sets it off, and where.
    pub trigger: Option<String>,
    /// What stopped it.
    pub what_stopped_it: Option<String>,
    /// What is known of it, and how.
    pub evidence: Evidence,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

/// Strengths, what works, and hopes: they stand first, not last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Strengths {
    /// Interests, talents and what the child is proud of.
    pub strengths: Option<String>,
    /// What works and what calms.
    pub what_works: Option<String>,
    /// Trusted adults and friends.
    pub trusted_people: Option<String>,
    /// Hopes and wishes, in the child's words where we have them.
    pub hopes: Option<String>,
    /// Progress in the last six months.
    pub progress: Option<String>,
}
