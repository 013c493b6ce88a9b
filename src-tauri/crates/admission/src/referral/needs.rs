//! Needs, risks and strengths, with what is known of each and how.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RiskKind, SpecificNeed};
use crate::evidence::{Evidence, Withdrawal};
use crate::judgement::{RangeFinding, Response};
use crate::vocabulary::{Vocabulary, vocabulary};

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
        NotKnown = "not_known" | "no_known_risk": "not known",
    }
}

vocabulary! {
    /// How often it happens.
    HowOften {
        Daily = "daily": "every day",
        SeveralTimesAWeek = "several_times_a_week": "several times a week",
        Weekly = "weekly": "about once a week",
        Monthly = "monthly": "about once a month",
        LessOften = "less_often": "less often",
        Once = "once": "once",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// When it last showed.
    Recency {
        ThisWeek = "this_week": "in the last week",
        ThisMonth = "this_month": "in the last month",
        ThreeMonths = "three_months": "in the last three months",
        ThisYear = "this_year": "in the last twelve months",
        Longer = "longer": "longer ago",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// The mental health service a child has now (tiers as Ofsted's January 2024 report tells them).
    MentalHealthService {
        None = "none": "none",
        GettingHelp = "getting_help": "getting help: school, family doctor, early help",
        Camhs = "camhs": "specialist child and adolescent mental health service (CAMHS)",
        CrisisTeam = "crisis_team": "crisis team",
        BelowInpatient = "below_inpatient": "just below needing a hospital bed",
        Inpatient = "inpatient": "in hospital now",
        JustDischarged = "just_discharged": "discharged in the last 90 days",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// How sure it is that harm to others was done.
    HowProved {
        Alleged = "alleged": "alleged",
        UnderInvestigation = "under_investigation": "under investigation",
        Admitted = "admitted": "admitted",
        Convicted = "convicted": "convicted",
        LookedIntoNotShown = "not_shown": "looked into and not shown",
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
    /// How it shows.
    pub how_it_shows: Option<String>,
    /// How often it shows.
    pub how_often: Option<HowOften>,
    /// When it last showed.
    pub last_shown: Option<Recency>,
    /// For mental health: the service the child has now.
    pub service: Option<MentalHealthService>,
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
        Withdrawal::lets_count(self.withdrawn.as_ref()) && !self.evidence.is_absent()
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
    /// The risk.
    pub what: Option<String>,
    /// How it stands.
    pub scale: Option<RiskScale>,
    /// The need it is part of, by id, for example "n2".
    pub need: Option<String>,
    /// When it last happened.
    pub last_on: Option<NaiveDate>,
    /// How often it happens.
    pub how_often: Option<HowOften>,
    /// What sets it off.
    pub trigger: Option<String>,
    /// Where it happens: the setting.
    pub setting: Option<String>,
    /// What stopped it.
    pub what_stopped_it: Option<String>,
    /// Going missing: times in the last 90 days.
    pub missing_times: Option<u32>,
    /// Going missing: the longest.
    pub missing_longest: Option<String>,
    /// Going missing: with whom.
    pub missing_with: Option<String>,
    /// Going missing: where the child was found, and what they said on return.
    pub missing_found: Option<String>,
    /// Harm to others: who was harmed, their age and sex.
    pub who_was_harmed: Option<String>,
    /// Harm to others: alleged, admitted, proved.
    pub how_proved: Option<HowProved>,
    /// Harm to others: conditions of bail or of a court.
    pub court_conditions: Option<String>,
    /// What is known of it, and how.
    pub evidence: Evidence,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Risk {
    /// Whether a risk is to be thought of: it is neither shown, with a source, not to be there, nor
    /// withdrawn with the withdrawal read.
    #[must_use]
    pub fn counts(&self) -> bool {
        let absent = self.scale == Some(RiskScale::NotPresent) && self.evidence.is_absent();
        Withdrawal::lets_count(self.withdrawn.as_ref()) && !absent
    }

    /// Whether a need is the one this risk is part of: the manager named it, or both have the same
    /// name in their lists.
    #[must_use]
    pub fn is_part_of(&self, need: &Need) -> bool {
        let named = self.need.as_deref().map(str::trim) == Some(need.id.as_str());
        let same = |kind: RiskKind| {
            need.specific
                .is_some_and(|s| Vocabulary::name(s) == Vocabulary::name(kind))
        };
        named || self.kind.is_some_and(same)
    }
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
    /// What good days look like.
    pub good_days: Option<String>,
    /// Progress in the last six months.
    pub progress: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Knowledge;

    #[test]
    fn an_imported_no_known_risk_is_not_known() {
        let risk: Risk = serde_json::from_str(
            r#"{"id": "r1", "scale": "no_known_risk", "evidence": {"knowledge": "no_known_risk"}}"#,
        )
        .unwrap();
        assert_eq!(risk.scale, Some(RiskScale::NotKnown));
        assert_eq!(risk.evidence.knowledge, Some(Knowledge::NotKnown));
        assert!(risk.evidence.is_unknown());
        let written = serde_json::to_value(&risk).unwrap();
        assert_eq!(
            written["scale"], "not_known",
            "the second name is never written"
        );
    }
}
