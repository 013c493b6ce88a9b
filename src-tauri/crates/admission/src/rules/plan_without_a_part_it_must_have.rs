//! # What it looks at
//! A care plan or a placement plan the home holds, against what the local authority must put in
//! it: each part there, partly there, missing, or not applying, and on which page.
//!
//! # Why it matters
//! Care Planning Regulations, regulation 5 and Schedule 2. These are the authority's duties: what
//! is missing is a ground for a challenge, never the home's breach. "Complete" is not defined in
//! law; whether a missing part matters to this decision is the registered manager's judgement.
//!
//! # What the manager sees
//! One finding a plan, once an acceptance is chosen, that names the parts missing and those not
//! gone through. It is settled by going through them and either finding the plan not complete,
//! which asks for the rest in the letter, or saying why what is missing does not matter.
//!
//! # Example
//! The care plan leaves self-care out, for a boy of sixteen who will move on within the year.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{PartOfPlan, PlanKind, PlanPart, PlanState, RelevantPlan};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, YesNo, YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-03",
    concern: "a plan without a part the authority must put in it",
    answers: &["P4", "P6", "P9"],
    provision: Some("CPPCR2010/5"),
    force: Force::LocalAuthority,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    // The Care Planning Regulations speak of children a local authority looks after.
    if case.referral.legal.looked_after == Some(YesNoNotKnown::No) {
        return Ok(Vec::new());
    }
    let plans = &case.referral.plans;
    let care = of_one(&plans.care_plan, plans.care_plan_parts.each());
    let placement = of_one(&plans.placement_plan, plans.placement_plan_parts.each());
    let raised = [
        (PlanKind::CarePlan, care, "CPPCR2010/5"),
        (PlanKind::PlacementPlan, placement, "CPPCR2010/9(1)(a)(ii)"),
    ];
    Ok(raised
        .into_iter()
        .filter_map(|(kind, said, provision)| {
            let (what, at) = said?;
            let sentence = format!(
                "The local authority must put certain things in the {}. {what}",
                kind.label()
            );
            let raised = Raised::new(
                kind.name(),
                sentence,
                TaskId::Plans,
                format!("/referral/plans/{at}"),
            );
            Some(
                raised
                    .under(provision, Force::LocalAuthority)
                    .asked_by_the_outcome(),
            )
        })
        .collect())
}

/// What is to be said of one plan, and where it is answered.
fn of_one<'a>(
    plan: &RelevantPlan,
    parts: impl Iterator<Item = (&'static PartOfPlan, &'a PlanPart)>,
) -> Option<(String, String)> {
    let held = plan.state.is_some_and(PlanState::is_held);
    if !held || !is_blank(plan.no_bearing_because.as_ref()) {
        return None;
    }
    let (mut missing, mut open, mut first) = (Vec::new(), Vec::new(), None);
    let mut all = 0_usize;
    for (part, found) in parts {
        all += 1;
        if !found.is_gone_through() {
            open.push(part.name);
            let field = found.state.map_or("state", |_| "page");
            first.get_or_insert_with(|| format!("{}/{field}", part.field));
        } else if found.is_wanting() {
            missing.push(part.name);
            first.get_or_insert_with(|| format!("{}/state", part.field));
        }
    }
    let answered_for =
        plan.complete == Some(YesNo::No) || !is_blank(plan.complete_because.as_ref());
    let gap = !missing.is_empty() && !answered_for;
    if open.is_empty() && !gap {
        return None;
    }
    let mut said = Vec::new();
    if !missing.is_empty() {
        said.push(format!(
            "Missing, or only partly there: {}.",
            listed(&missing)
        ));
    }
    match open.len() {
        0 => {}
        n if n == all => said.push(format!("None of the {all} has been looked for yet.")),
        _ => said.push(format!(
            "Not looked for yet, or without a page: {}.",
            listed(&open)
        )),
    }
    if gap {
        said.push(
            "If the plan is not complete, say so and the letter will ask for it; if this does not \
             matter to your decision, say why."
                .to_owned(),
        );
    }
    Some((said.join(" "), first.unwrap_or_default()))
}

fn listed(names: &[&str]) -> String {
    names.join("; ")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const HEALTH: &str = "/referral/plans/care_plan_parts/health";

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("a part missing", &[(HEALTH, json!({"state": "missing"}))]),
                (
                    "a part without a page, and one not answered",
                    &[
                        (HEALTH, json!({"state": "there"})),
                        ("/referral/plans/care_plan_parts/wishes", json!({})),
                    ]
                ),
                (
                    "nothing gone through",
                    &[("/referral/plans/care_plan_parts", json!({}))]
                ),
                (
                    "a placement plan held",
                    &[(
                        "/referral/plans/placement_plan",
                        json!({"state": "held", "dated": "2026-11-20", "complete": "yes",
                               "current": "yes"})
                    )]
                ),
            ]
        ));
    }

    fn missing_and(answer: (&str, Value)) -> usize {
        let case = settled_but(&[(HEALTH, json!({"state": "missing"})), answer]);
        found_by(&RULE, &case).len()
    }

    #[test]
    fn a_plan_found_not_complete_is_challenged_instead() {
        assert_eq!(
            missing_and(("/referral/plans/care_plan/complete", json!("no"))),
            0
        );
    }

    #[test]
    fn the_registered_manager_may_say_why_it_does_not_matter() {
        let because = (
            "/referral/plans/care_plan/complete_because",
            json!("Her surgery told us."),
        );
        assert_eq!(missing_and(because), 0);
        assert_eq!(
            missing_and(("/referral/plans/care_plan/complete_because", json!(" "))),
            1
        );
    }

    #[test]
    fn a_child_not_looked_after_has_no_such_plan() {
        assert_eq!(
            missing_and(("/referral/legal/looked_after", json!("no"))),
            0
        );
    }
}
