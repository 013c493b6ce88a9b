//! # What it looks at
//! A looked-after child who is said to have no care plan yet, with the answers on first placement
//! and care order.
//!
//! # Why it matters
//! Care Planning Regulations, regulation 4(2): the care plan must be prepared before a child is
//! first placed or, if that is not practicable, within ten working days of the start of the first
//! placement; not so where a care order calls for one (Children Act 1989 s 31A). That there is none
//! yet may be no failing of anybody. The home still lacks what Guide 11.4 speaks of.
//!
//! # What the manager sees
//! "There need not be a care plan yet: …" Nothing is closed by it.
//!
//! # Example
//! A girl comes into care this afternoon; nobody has had a day to write a plan.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::draft::may_have_no_care_plan_yet;
use crate::law::Force;
use crate::referral::PlanState;
use crate::tasks::TaskId;
use crate::vocabulary::YesNoNotKnown;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-04",
    concern: "a child newly looked after, whose care plan may still be on its way",
    answers: &["P5"],
    provision: Some("CPPCR2010/4(2)"),
    force: Force::LocalAuthority,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let plan = &case.referral.plans.care_plan;
    let put_off = matches!(
        plan.state,
        Some(PlanState::DoesNotExist | PlanState::NotDueYet)
    );
    let looked_after = case.referral.legal.looked_after != Some(YesNoNotKnown::No);
    if !put_off || !looked_after || may_have_no_care_plan_yet(case) != Some(true) {
        return Ok(Vec::new());
    }
    Ok(vec![Raised::new(
        "care_plan",
        "There need not be a care plan yet: for a first placement the local authority must prepare \
         it before the placement or, where that is not practicable, within ten working days of its \
         start. Until it comes, ask what it will say: the Guide’s finding is on needs as recorded \
         in a plan.",
        TaskId::Plans,
        "/referral/plans/care_plan/state",
    )])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};
    use crate::rules::plan_missing_incomplete_or_old::RULE as MISSING;

    const NONE_YET: (&str, &str) = (
        "/referral/plans/care_plan",
        r#"{"state": "does_not_exist", "who_said": "Dana Example, 20 November 2026."}"#,
    );

    fn answers(first: Value, order: Value) -> [(&'static str, Value); 3] {
        [
            (NONE_YET.0, serde_json::from_str(NONE_YET.1).unwrap()),
            ("/referral/legal/first_placement", first),
            ("/referral/legal/care_order", order),
        ]
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[("newly looked after", &answers(json!("yes"), json!("no")))]
        ));
    }

    #[test]
    fn a_first_placement_without_a_care_order_misses_no_plan() {
        let case = settled_but(&answers(json!("yes"), json!("no")));
        assert_eq!(found_by(&MISSING, &case).len(), 0);
    }

    #[test]
    fn otherwise_the_plan_is_missing_and_unanswered_counts_so() {
        insta::assert_snapshot!(told(
            &MISSING,
            &[
                ("not the first", &answers(json!("no"), json!("no"))),
                ("under a care order", &answers(json!("yes"), json!("yes"))),
                ("nobody has said", &answers(json!(null), json!("no"))),
            ]
        ));
    }
}
