//! What the child referred may read of a decision about them: their own words and the answer.

use admission::Case;
use admission::judgement::Outcome;
use chrono::NaiveDate;

use super::cleared::{Cleared, Clearing, LeftOut};
use super::names::ToKeepOut;
use crate::RecordError;

/// What the child's summary may be written from. No reason the adults wrote for each other has a
/// field here: what would hurt to read later is said by a person who knows the child, or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct ForTheChild {
    /// The name the child uses.
    pub child: String,
    /// What the child said, in their own words.
    pub said: Option<Cleared>,
    /// What the child wants.
    pub wants: Option<Cleared>,
    /// What the child fears.
    pub fears: Option<Cleared>,
    /// The outcome.
    pub outcome: Outcome,
    /// The day the child is to move in.
    pub move_on: Option<NaiveDate>,
}

impl ForTheChild {
    /// What the child may read of a signed case, and what was left out of it.
    ///
    /// # Errors
    /// [`RecordError::NotYetSigned`] for a case that is not signed or has no outcome.
    pub fn of(case: &Case, to_keep_out: &ToKeepOut) -> Result<(Self, Vec<LeftOut>), RecordError> {
        if case.signing.is_none() {
            return Err(RecordError::NotYetSigned);
        }
        let referral = &case.referral;
        let outcome = referral.decision.outcome.ok_or(RecordError::NotYetSigned)?;
        let view = &referral.childs_view;
        let mut clearing = Clearing::new(to_keep_out);
        let told = Self {
            child: referral.child.screen_name().to_owned(),
            said: clearing.take("What the child said", view.said.as_deref()),
            wants: clearing.take("What the child wants", view.wants.as_deref()),
            fears: clearing.take("What the child fears", view.fears.as_deref()),
            outcome,
            move_on: referral.moving_in.on,
        };
        Ok((told, clearing.left_out))
    }
}
