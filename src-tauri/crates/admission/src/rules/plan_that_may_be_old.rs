//! # What it looks at
//! Each relevant plan the home holds: its date, its last review, when the next was due, and what
//! is said to have changed since.
//!
//! # Why it matters
//! "Current" is not defined in law (Guide 11.5 asks for plans that are complete and current).
//! The yardsticks here are Threshold's own: a review date that has passed; a care plan not reviewed
//! for six months, the longest interval between reviews (Care Planning Regulations, regulation
//! 33(2)); an EHC plan not reviewed for a year.
//!
//! # What the manager sees
//! "The EHC plan was last reviewed on …, over a year ago." It closes nothing; the registered
//! manager decides whether the plan is current.
//!
//! # Example
//! An EHC plan of fourteen months ago names the school the child still goes to.

use chrono::{Months, NaiveDate};

use super::{Checked, Disagreeing, Raised, Rule, may_be_accepted};
use crate::appraise::Weight;
use crate::calendar::in_words;
use crate::case::Case;
use crate::law::Force;
use crate::referral::{PlanKind, PlanState, RelevantPlan};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-07",
    concern: "a relevant plan that may no longer be current",
    answers: &["P8"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    if !may_be_accepted(case) {
        return Ok(Vec::new());
    }
    Ok(case
        .referral
        .plans
        .each()
        .into_iter()
        .filter(|(_, plan)| plan.state.is_some_and(PlanState::is_held))
        .filter(|(_, plan)| is_blank(plan.no_bearing_because.as_ref()))
        // A plan found not current is challenged already.
        .filter(|(_, plan)| plan.current != Some(YesNo::No))
        .filter_map(|(kind, plan)| {
            let (what, field) = flags(kind, plan, today)?;
            let sentence = format!("{what} Is the {} still current?", kind.label());
            let pointer = format!("/referral/plans/{}/{field}", kind.name());
            Some(Raised::new(kind.name(), sentence, TaskId::Plans, pointer))
        })
        .collect())
}

fn flags(kind: PlanKind, plan: &RelevantPlan, today: NaiveDate) -> Option<(String, &'static str)> {
    let name = kind.label();
    if let Some(due) = plan.next_review_due.filter(|due| *due < today) {
        let sentence = format!(
            "The next review of the {name} was due on {}, which has passed.",
            in_words(due)
        );
        return Some((sentence, "next_review_due"));
    }
    let (months, interval) = match kind {
        PlanKind::CarePlan => (6, "six months ago"),
        PlanKind::EhcPlan | PlanKind::SenStatement => (12, "a year ago"),
        PlanKind::PlacementPlan | PlanKind::YouthJusticePlan => return None,
    };
    let Some(reviewed) = plan.last_reviewed.or(plan.dated) else {
        let sentence = format!("Neither a date nor a review of the {name} is noted.");
        return Some((sentence, "last_reviewed"));
    };
    let limit = today.checked_sub_months(Months::new(months))?;
    (reviewed < limit).then(|| {
        let sentence = format!(
            "The {name} was last reviewed or written on {}, over {interval}.",
            in_words(reviewed)
        );
        (sentence, "last_reviewed")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "an EHC plan reviewed 14 months ago",
                    &[
                        (
                            "/referral/plans/ehc_plan/last_reviewed",
                            json!("2025-09-21")
                        ),
                        ("/referral/plans/ehc_plan/next_review_due", json!(null)),
                    ]
                ),
                (
                    "a review that is overdue",
                    &[(
                        "/referral/plans/care_plan/next_review_due",
                        json!("2026-11-20")
                    )]
                ),
                (
                    "no date at all",
                    &[
                        ("/referral/plans/care_plan/dated", json!(null)),
                        ("/referral/plans/care_plan/last_reviewed", json!(null)),
                    ]
                ),
            ]
        ));
    }

    #[test]
    fn a_review_due_today_has_not_passed() {
        let case = settled_but(&[(
            "/referral/plans/care_plan/next_review_due",
            json!("2026-11-21"),
        )]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn a_decline_is_not_kept_waiting_for_it() {
        let case = settled_but(&[
            (
                "/referral/plans/care_plan/next_review_due",
                json!("2026-11-20"),
            ),
            ("/referral/decision/outcome", json!("decline_no_place")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
