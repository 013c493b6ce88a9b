//! # What it looks at
//! Whether there are child protection concerns, or the child ever went missing from a placement;
//! and then whether the day-to-day arrangements to keep the child safe stand in the placement plan
//! or are written down to go into it.
//!
//! # Why it matters
//! Care Planning Regulations, Schedule 2, paragraph 3(1A): in these cases the placement plan must
//! hold the day-to-day arrangements put in place to keep the child safe. The Guide (9.5, 9.24) says
//! the same of the plan agreed between home and authority.
//!
//! # What the manager sees
//! Once an acceptance is chosen: that the arrangements are not written anywhere, or that nobody has
//! said whether they are needed. Not known counts as needed.
//!
//! # Example
//! A boy went missing twice from his last home; the placement plan will be agreed next week, and
//! nobody has yet written what the adults here will do on an ordinary evening.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{PartState, PlanState};
use crate::tasks::TaskId;
use crate::vocabulary::{YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-06",
    concern: "day-to-day arrangements to keep the child safe that are not written down",
    answers: &["P7"],
    provision: Some("CPPCR2010/Sch2/3(1A)"),
    force: Force::LocalAuthority,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let plan = &r.plans.placement_plan;
    let in_the_plan = plan.state == Some(PlanState::Held)
        && r.plans.placement_plan_parts.keeping_safe.state == Some(PartState::There);
    if in_the_plan || !is_blank(r.moving_in.keeping_safe.as_ref()) {
        return Ok(Vec::new());
    }
    let (sentence, task, at) = match r.plans.protection_or_missing {
        Some(YesNoNotKnown::No) => return Ok(Vec::new()),
        Some(YesNoNotKnown::Yes) => (
            "There are child protection concerns, or the child has gone missing from a placement. \
             The local authority must put the day-to-day arrangements to keep the child safe in \
             the placement plan: what will the home do, day by day?",
            TaskId::Move,
            "/referral/moving_in/keeping_safe",
        ),
        None | Some(YesNoNotKnown::NotKnown) => (
            "It is not known whether there are child protection concerns, or whether the child \
             ever went missing from a placement. If so, the local authority must put the \
             day-to-day arrangements to keep the child safe in the placement plan.",
            TaskId::Plans,
            "/referral/plans/protection_or_missing",
        ),
    };
    Ok(vec![
        Raised::new("", sentence, task, at).asked_by_the_outcome(),
    ])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const ARRANGED: &str = "/referral/moving_in/keeping_safe";
    const CONCERNS: &str = "/referral/plans/protection_or_missing";

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("missing before", &[(ARRANGED, json!(null))]),
                (
                    "nobody has said",
                    &[(ARRANGED, json!(null)), (CONCERNS, json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn no_concern_and_never_missing_needs_none() {
        let case = settled_but(&[(ARRANGED, json!(null)), (CONCERNS, json!("no"))]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn a_placement_plan_that_holds_them_is_enough() {
        let case = settled_but(&[
            (ARRANGED, json!(null)),
            ("/referral/plans/placement_plan/state", json!("held")),
            (
                "/referral/plans/placement_plan_parts/keeping_safe/state",
                json!("there"),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
