//! # What it looks at
//! Relevant plans the manager marked as having no bearing on this decision.
//!
//! # Why it matters
//! Guide 2.1: providers should not feel obliged to make a plan apply where it does not, and use
//! their judgement; but a child's plans should form the basis of their care. So the judgement is
//! open to the manager, is printed with its reason, and is worth a second look.
//!
//! # What the manager sees
//! "You judged that the EHC plan has no bearing on this decision: … The record prints this." If
//! every plan there is, or may be, is set aside, that is said as well: nothing would then be left
//! to make the finding on.
//!
//! # Example
//! A short-break plan that ended two years ago.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::referral::{PlanState, RelevantPlan};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-02",
    concern: "a relevant plan set aside as having no bearing",
    answers: &["G10"],
    provision: Some("GUIDE/2.1"),
    force: Force::Guide,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let plans = case.referral.plans.each();
    let set_aside = |plan: &RelevantPlan| !is_blank(plan.no_bearing_because.as_ref());
    let mut raised: Vec<Raised> = plans
        .iter()
        .filter_map(|(kind, plan)| {
            let because = plan.no_bearing_because.as_deref().map(str::trim)?;
            if because.is_empty() {
                return None;
            }
            let sentence = format!(
                "You judged that the {} has no bearing on this decision: “{because}” The record \
                 prints this.",
                kind.label()
            );
            let pointer = format!("/referral/plans/{}/no_bearing_because", kind.name());
            Some(Raised::new(kind.name(), sentence, TaskId::Plans, pointer))
        })
        .collect();
    let mut may_exist = plans.iter().filter(|(_, plan)| may_exist(plan)).peekable();
    if may_exist.peek().is_some() && may_exist.all(|(_, plan)| set_aside(plan)) {
        raised.push(Raised::new(
            "every-plan",
            "Every relevant plan there is, or may be, is set aside as having no bearing. A child’s \
             plans should form the basis of their care.",
            TaskId::Plans,
            "/referral/plans",
        ));
    }
    Ok(raised)
}

/// Whether there is, or may be, such a plan.
fn may_exist(plan: &RelevantPlan) -> bool {
    !matches!(
        plan.state,
        Some(PlanState::NotDueYet | PlanState::DoesNotExist | PlanState::NotApplicable)
    )
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
                    "one set aside",
                    &[(
                        "/referral/plans/ehc_plan/no_bearing_because",
                        json!("It is about another school.")
                    )],
                ),
                (
                    "every one set aside",
                    &[
                        (
                            "/referral/plans/ehc_plan/no_bearing_because",
                            json!("It is about another school.")
                        ),
                        (
                            "/referral/plans/care_plan/no_bearing_because",
                            json!("It is very long.")
                        ),
                        (
                            "/referral/plans/youth_justice_plan/state",
                            json!("not_applicable")
                        ),
                    ],
                ),
            ]
        ));
    }

    #[test]
    fn setting_a_plan_aside_closes_nothing() {
        let answer = (
            "/referral/plans/ehc_plan/no_bearing_because",
            json!("Another school."),
        );
        let found = found_by(&RULE, &settled_but(&[answer]));
        assert!(found[0].closes.is_empty());
        assert_eq!(found[0].weight, Weight::Consider);
    }
}
