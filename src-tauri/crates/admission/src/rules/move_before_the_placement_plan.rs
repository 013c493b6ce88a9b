//! # What it looks at
//! The placement plan of a looked-after child, the day by which it is to be agreed and signed, and
//! the day of the move.
//!
//! # Why it matters
//! Care Planning Regulations, regulation 9(1) and (3): the local authority must prepare the
//! placement plan before it makes the placement, and it is agreed with and signed by the home
//! (regulation 17(2) of the Children's Homes Regulations). At referral it is not due yet; before
//! the move it is.
//!
//! # What the manager sees
//! Once an ordinary acceptance is chosen: "By when will the placement plan be agreed and signed?"
//! or that the day named lies after the move. In an emergency five working days are allowed; then
//! it closes nothing.
//!
//! # Example
//! A planned move on Monday, with the planning meeting on Wednesday.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calendar::in_words;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::PlanState;
use crate::tasks::TaskId;
use crate::vocabulary::YesNoNotKnown;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-05",
    concern: "a move before the placement plan",
    answers: &["P6"],
    provision: Some("CPPCR2010/9(1)"),
    force: Force::LocalAuthority,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let looked_after = r.legal.looked_after != Some(YesNoNotKnown::No);
    if !looked_after || r.plans.placement_plan.state == Some(PlanState::Held) {
        return Ok(Vec::new());
    }
    let sentence = match (r.moving_in.placement_plan_by, r.moving_in.on) {
        (Some(by), Some(on)) if by <= on => return Ok(Vec::new()),
        (Some(by), Some(on)) => format!(
            "The placement plan is to be agreed and signed by {}, after the move on {}. The local \
             authority must prepare it before the placement, and the home agrees and signs it.",
            in_words(by),
            in_words(on)
        ),
        (Some(by), None) => format!(
            "The placement plan is to be agreed and signed by {}; whether that is before the move \
             cannot be told, since the day of the move is not said.",
            in_words(by)
        ),
        (None, _) => "By when will the placement plan be agreed and signed? At referral it is not \
                      due yet; the local authority must prepare it before the placement, and the \
                      home agrees and signs it."
            .to_owned(),
    };
    let raised = Raised::new(
        "placement_plan",
        sentence,
        TaskId::Move,
        "/referral/moving_in/placement_plan_by",
    );
    Ok(vec![raised.asked_by_the_outcome()])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const BY: &str = "/referral/moving_in/placement_plan_by";

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("no day said", &[(BY, json!(null))]),
                ("after the move", &[(BY, json!("2026-12-09"))]),
                (
                    "no day of the move",
                    &[("/referral/moving_in/on", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn a_plan_held_needs_no_day() {
        let case = settled_but(&[
            (BY, json!(null)),
            ("/referral/plans/placement_plan/state", json!("held")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn an_emergency_does_not_wait_for_it() {
        let case = settled_but(&[
            (BY, json!(null)),
            ("/referral/decision/outcome", json!("accept_emergency")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
