//! # What it looks at
//! For each need, the relevant plan, the page and the date it is recorded under, and whether the
//! home holds that plan.
//!
//! # Why it matters
//! Guide 11.4 asks whether the home can respond effectively to the child's assessed needs *as
//! recorded in the child's relevant plans*. A need known only from a referral form or a telephone
//! call is not so recorded.
//!
//! # What the manager sees
//! "“Asthma” is not recorded in a relevant plan; it is known from: referral form, page 2." The
//! ordinary acceptances are closed until the plan is named, or the manager says why the finding can
//! be made without it. The emergency route is not closed by this.
//!
//! # Example
//! The social worker mentions self-harm on the telephone; the care plan is silent.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{Need, PlanKind};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "RESPOND-01",
    concern: "a need that is not recorded in a relevant plan",
    answers: &["G6"],
    provision: Some("GUIDE/11.4"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let needs = case
        .referral
        .needs
        .iter()
        .enumerate()
        .filter(|(_, need)| need.counts());
    Ok(needs
        .filter_map(|(index, need)| {
            let (sentence, field) = not_recorded(case, need)?;
            let pointer = format!("/referral/needs/{index}/response/{field}");
            Some(Raised::new(&need.id, sentence, TaskId::Response, pointer))
        })
        .collect())
}

fn not_recorded(case: &Case, need: &Need) -> Option<(String, &'static str)> {
    let name = need.name();
    let Some(kind) = need.response.recorded_in else {
        let known = match need.evidence.source() {
            Some(source) => format!("it is known from: {source}"),
            None => "where it is known from is not said".to_owned(),
        };
        let sentence = format!("“{name}” is not recorded in a relevant plan; {known}.");
        return Some((sentence, "recorded_in"));
    };
    let plan = kind.label();
    if !held(case, kind) {
        let sentence =
            format!("“{name}” is said to be recorded in the {plan}, which the home does not hold.");
        return Some((sentence, "recorded_in"));
    }
    if is_blank(need.response.page.as_ref()) {
        return Some((
            format!("“{name}” points to the {plan} without a page."),
            "page",
        ));
    }
    if need.response.plan_dated.is_none() {
        return Some((
            format!("“{name}” points to the {plan} without its date."),
            "plan_dated",
        ));
    }
    None
}

fn held(case: &Case, kind: PlanKind) -> bool {
    case.referral
        .plans
        .each()
        .iter()
        .any(|(k, plan)| *k == kind && plan.state.is_some_and(|s| s.is_held()))
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
                    "in no plan",
                    &[("/referral/needs/0/response/recorded_in", json!(null))]
                ),
                (
                    "in no plan, by telephone",
                    &[
                        ("/referral/needs/0/response/recorded_in", json!(null)),
                        ("/referral/needs/0/evidence/document", json!(null)),
                        (
                            "/referral/needs/0/evidence/person",
                            json!("Dana Example, social worker")
                        ),
                    ],
                ),
                (
                    "in a plan we do not hold",
                    &[("/referral/plans/care_plan/state", json!("not_supplied"))]
                ),
                (
                    "no page",
                    &[("/referral/needs/1/response/page", json!(" "))]
                ),
                (
                    "no date",
                    &[("/referral/needs/1/response/plan_dated", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn the_emergency_route_is_not_closed_by_a_missing_plan() {
        let case = settled_but(&[("/referral/needs/0/response/recorded_in", json!(null))]);
        let found = found_by(&RULE, &case);
        assert_eq!(found[0].closes, Outcome::ORDINARY_ACCEPTS);
    }
}
