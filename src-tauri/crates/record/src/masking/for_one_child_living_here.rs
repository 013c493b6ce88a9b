//! What one child living here, or whoever may read that child's record, may read of a decision
//! about somebody else: that child's own part, and nothing by which the other could be known.

use admission::Case;
use admission::calendar::english_time;
use admission::home::ChildLivingHere;
use admission::judgement::{Direction, Effect, InPlace, Likelihood, Seriousness, Theme};
use admission::referral::Asked;
use admission::vocabulary::YesNo;
use chrono::NaiveDate;

use super::cleared::{Cleared, Clearing, LeftOut};
use super::names::ToKeepOut;
use crate::RecordError;

/// What the list of things left out calls the child's own plan.
pub(crate) const OWN_PLAN: &str = "The child’s own plan";
/// What it calls the reason why the child was not asked.
pub(crate) const NOT_ASKED: &str = "Why the child was not asked";
/// What it calls the child's own words.
pub(crate) const SAID: &str = "What the child said";
/// What it calls the view of the child's own social worker.
pub(crate) const SOCIAL_WORKER: &str = "The view of the child’s social worker";

/// One child's own part of a decision about a newcomer. What was known of the newcomer has no field
/// here: neither name nor age nor need; nor has any sentence in which an effect, a measure or a reason
/// was described, since such a sentence speaks of two children at once.
#[derive(Debug, Clone, PartialEq)]
pub struct ForOneChildLivingHere {
    /// The child's initials.
    pub child: String,
    /// The number of the decision record, which names nobody.
    pub record: String,
    /// The English day of the decision.
    pub decided_on: NaiveDate,
    /// The child's own plan relied on.
    pub own_plan: Option<Cleared>,
    /// Whether the child was asked.
    pub asked: Option<Asked>,
    /// What the child said.
    pub said: Option<Cleared>,
    /// Why the child was not asked.
    pub not_asked_because: Option<Cleared>,
    /// The view of the child's own social worker.
    pub social_worker: Option<Cleared>,
    /// What was considered, theme by theme.
    pub considered: Vec<Considered>,
    /// Whether what remains was found acceptable for this child.
    pub acceptable: Option<YesNo>,
}

/// One effect that was weighed, without a word about where it would have come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Considered {
    /// The theme.
    pub theme: Option<Theme>,
    /// Which way it would have run.
    pub direction: Option<Direction>,
    /// A risk, a benefit, or none foreseen.
    pub effect: Option<Effect>,
    /// Whether it exists today.
    pub in_place: Option<InPlace>,
    /// How likely it was before, and after.
    pub likelihood: (Option<Likelihood>, Option<Likelihood>),
    /// How serious it was before, and after.
    pub seriousness: (Option<Seriousness>, Option<Seriousness>),
    /// Whether what remains is acceptable.
    pub acceptable: Option<YesNo>,
}

impl ForOneChildLivingHere {
    /// One child's part of a signed case, and what was left out of it. `to_keep_out` are the newcomer
    /// and the other children: see [`ToKeepOut::all_but`].
    ///
    /// # Errors
    /// [`RecordError::NotYetSigned`] for a case that is not signed; [`RecordError::NoSuchChild`].
    pub fn of(
        case: &Case,
        child: &str,
        to_keep_out: &ToKeepOut,
    ) -> Result<(Self, Vec<LeftOut>), RecordError> {
        let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
        let here: &ChildLivingHere = case
            .home
            .children
            .iter()
            .find(|one| one.id == child)
            .ok_or(RecordError::NoSuchChild)?;
        let group = &case.referral.group;
        let entry = group.entry(child).cloned().unwrap_or_default();
        let mut clearing = Clearing::new(to_keep_out);
        let considered = group
            .rows_about(child)
            .map(|row| Considered {
                theme: row.theme,
                direction: row.direction,
                effect: row.effect,
                in_place: row.in_place,
                likelihood: (row.likelihood_before, row.likelihood_after),
                seriousness: (row.seriousness_before, row.seriousness_after),
                acceptable: row.acceptable,
            })
            .collect();
        let own_plan = entry.own_plan.as_deref().or(here.own_plan.as_deref());
        let told = Self {
            child: here.initials.clone(),
            record: signing.number.clone(),
            decided_on: english_time(signing.signed_at).date(),
            own_plan: clearing.take(OWN_PLAN, own_plan),
            asked: entry.asked,
            said: clearing.take(SAID, entry.said.as_deref()),
            not_asked_because: clearing.take(NOT_ASKED, entry.not_asked_because.as_deref()),
            social_worker: clearing.take(SOCIAL_WORKER, entry.social_worker_view.as_deref()),
            considered,
            acceptable: entry.acceptable,
        };
        Ok((told, clearing.left_out))
    }
}
