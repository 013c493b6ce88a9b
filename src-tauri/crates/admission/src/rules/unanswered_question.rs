//! # What it looks at
//! Every question of the questions table that a decision needs, and whether it has an answer.
//!
//! # Why it matters
//! A blank is not an answer: "not known" has to be said, because the gap may have to be challenged.
//!
//! # What the manager sees
//! "Placing authority has not been answered." A question needed for every outcome closes every
//! outcome; one needed for a move closes the acceptances; one needed for a planned move closes the
//! ordinary acceptances. A no that is plain on the first screen, with its reason from the list, is
//! spared the prose of what was not gone into; the record says that it was not.
//!
//! # Example
//! The child's date of birth is blank.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_OUTCOME, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::questions::{self, Needed};
use crate::short_decline;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "ASKED-01",
    concern: "a question without an answer",
    answers: &["R6"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: EVERY_OUTCOME,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let raised = questions::unanswered(&case.referral)
        .into_iter()
        .filter_map(|asked| {
            let closes = match asked.question.needed {
                Needed::Always => EVERY_OUTCOME,
                Needed::ForADecision => super::EVERY_DECISION,
                Needed::ForAMove => Outcome::ACCEPTS,
                Needed::ForAPlannedMove => Outcome::ORDINARY_ACCEPTS,
                Needed::Optional => return None,
            };
            // A plain no is spared some of it, for the outcome it is and no other.
            let spared = (asked.question.needed == Needed::ForADecision)
                .then(|| short_decline::spared(case, asked.question.pointer))
                .flatten();
            let label = asked.question.label;
            let sentence = match &asked.of {
                Some(of) => format!("“{label}” has not been answered for {of}."),
                None => format!("“{label}” has not been answered."),
            };
            let pointer = format!("/referral{}", asked.pointer);
            let raised = Raised::new(asked.subject(), sentence, asked.question.task, pointer);
            Some(match spared {
                Some(spared) => raised.closing(all_but(spared.by)).asked_by_the_outcome(),
                None => raised.closing(closes),
            })
        });
    Ok(raised.collect())
}

/// Every decision of the home but a no that can be short.
fn all_but(outcome: Outcome) -> &'static [Outcome] {
    use Outcome as O;
    macro_rules! all_declines_but {
        ($($other:ident),*) => {
            &[O::Accept, O::AcceptWithConditions, O::AcceptEmergency, O::NotYet,
              O::DeclineNotInformed $(, O::$other)*]
        };
    }
    match outcome {
        O::DeclineOutsideRange => all_declines_but!(
            DeclineCannotRespond,
            DeclineEffectOnChildren,
            DeclineNoPlace
        ),
        O::DeclineCannotRespond => {
            all_declines_but!(DeclineOutsideRange, DeclineEffectOnChildren, DeclineNoPlace)
        }
        O::DeclineEffectOnChildren => {
            all_declines_but!(DeclineOutsideRange, DeclineCannotRespond, DeclineNoPlace)
        }
        O::DeclineNoPlace => all_declines_but!(
            DeclineOutsideRange,
            DeclineCannotRespond,
            DeclineEffectOnChildren
        ),
        _ => super::EVERY_DECISION,
    }
}
