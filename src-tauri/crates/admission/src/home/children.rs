//! The children living here: a short working profile each.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::prompts::Factor;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a child is in their stay.
    StageOfStay {
        Arrived = "arrived": "arrived",
        Testing = "testing": "testing",
        Settled = "settled": "settled",
        PreparingToLeave = "preparing_to_leave": "preparing to leave",
    }
}

/// One thing that matters about a child living here for living with others, as it was ticked. Once
/// kept it is taken out with a reason, never removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ProfileFactor {
    /// What matters.
    pub factor: Factor,
    /// Taken out of the profile, because …
    #[serde(default)]
    pub withdrawn: Option<Withdrawal>,
}

impl ProfileFactor {
    /// Whether it was taken out, with a reason.
    #[must_use]
    pub fn is_taken_out(&self) -> bool {
        self.withdrawn
            .as_ref()
            .is_some_and(|w| !w.because.trim().is_empty())
    }
}

/// A child living here: the working profile that makes a decision at night possible.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct ChildLivingHere {
    /// Identifies the child within the casebook. Never reused.
    pub id: String,
    /// Initials: the only name of this child that appears in a decision record.
    pub initials: String,
    /// The name used on screen inside the home.
    pub known_as: Option<String>,
    /// Date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Stage of stay.
    pub stage: Option<StageOfStay>,
    /// The day the child moved in.
    pub arrived: Option<NaiveDate>,
    /// The day the child left. A child without one lives here.
    pub left: Option<NaiveDate>,
    /// Needs and vulnerabilities.
    pub vulnerabilities: Option<String>,
    /// What unsettles or frightens the child.
    pub triggers: Option<String>,
    /// Relationships that protect the child.
    pub protective_relationships: Option<String>,
    /// Restrictions in force.
    pub restrictions: Option<String>,
    /// The child's own plan or risk assessment and its date.
    pub own_plan: Option<String>,
    /// What the child has said about someone new coming.
    pub view_of_someone_new: Option<String>,
    /// What matters for living with others, as codes; questions about a newcomer hang on them.
    pub factors: Vec<ProfileFactor>,
    /// How many were ever kept. One missing from the list shows against it.
    pub factors_noted: u32,
    /// When the list of factors was last gone over as a whole. Without it nobody knows whether the
    /// list is all there is.
    pub factors_gone_over: Option<NaiveDate>,
    /// Family names in the child's life; compared on this computer with those in a referral.
    pub family_names: Option<String>,
    /// Streets and places in the child's life; compared like the names.
    pub places: Option<String>,
    /// When this profile was last gone over.
    pub last_refreshed: Option<NaiveDate>,
    /// Set when a case is signed: how many proposed questions about the child were left open.
    pub questions_left_open: Option<u32>,
}

impl ChildLivingHere {
    /// The name used on screen, or the initials.
    #[must_use]
    pub fn screen_name(&self) -> &str {
        self.known_as
            .as_deref()
            .filter(|n| !n.trim().is_empty())
            .unwrap_or(&self.initials)
    }

    /// The profile as it follows on the one kept before: a factor that was kept and is left out is
    /// put back, and whoever takes one out is named, with the time.
    #[must_use]
    pub fn following(mut self, before: Option<&Self>, by: &str, at: DateTime<Utc>) -> Self {
        let kept = before.map_or(&[][..], |b| b.factors.as_slice());
        for old in kept {
            if !self.factors.iter().any(|f| f.factor == old.factor) {
                self.factors.push(old.clone());
            }
        }
        for factor in &mut self.factors {
            let old = kept.iter().find(|o| o.factor == factor.factor);
            let known = old.and_then(|o| o.withdrawn.as_ref());
            let because = |w: &Withdrawal| w.because.trim().to_owned();
            factor.withdrawn = match (factor.withdrawn.as_ref(), known) {
                (Some(new), Some(known)) if because(new) == because(known) => Some(known.clone()),
                (Some(new), _) if !because(new).is_empty() => Some(Withdrawal {
                    because: because(new),
                    by: by.to_owned(),
                    at: Some(at),
                    read_by: None,
                }),
                _ => None,
            };
        }
        let ever = before.map_or(0, |b| b.factors_noted);
        let now = u32::try_from(self.factors.len()).unwrap_or(u32::MAX);
        self.factors_noted = ever.max(now);
        self.questions_left_open = None;
        self
    }
}
