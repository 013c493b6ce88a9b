//! # What it looks at
//! Each relevant plan in the ledger: whether it is held, complete and current; and, where it is
//! said not to exist, not to apply or not to be due, who said so.
//!
//! # Why it matters
//! Guide 11.5: the home must challenge a placing authority that asks it to accept a child without a
//! complete and current relevant plan. The paragraph does not say that the home must refuse. The
//! ordinary acceptances are closed because the finding of Guide 11.4, on needs as recorded in the
//! plans, cannot be made without the plan.
//!
//! # What the manager sees
//! "The care plan exists and has not been supplied. The finding on needs as recorded in the plans
//! cannot be made without it." The ways on are: the plan comes; the manager
//! says why it has no bearing (Guide 2.1); or the referral is an emergency.
//!
//! # Example
//! The care plan is of last spring and names a school the child has left.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::draft::{PlanGap, plan_applies, plan_gap};
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{PlanKind, PlanState, RelevantPlan};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, YesNo, YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-01",
    concern: "a relevant plan that is missing, incomplete or not current",
    answers: &["G8", "G9", "P2"],
    provision: Some("GUIDE/11.4"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    Ok(case
        .referral
        .plans
        .each()
        .into_iter()
        .filter(|(kind, _)| plan_applies(case, *kind))
        .filter_map(|(kind, plan)| {
            let (sentence, field) = wanting(case, kind, plan)?;
            let (task, pointer) = if field == FIRST_PLACEMENT {
                (TaskId::Referral, field.to_owned())
            } else {
                let pointer = format!("/referral/plans/{}/{field}", kind.name());
                (TaskId::Plans, pointer)
            };
            Some(Raised::new(kind.name(), sentence, task, pointer))
        })
        .collect())
}

/// What decides whether a care plan may still be on its way.
const FIRST_PLACEMENT: &str = "/referral/legal/first_placement";

fn wanting(case: &Case, kind: PlanKind, plan: &RelevantPlan) -> Option<(String, &'static str)> {
    match plan_gap(case, kind, plan) {
        PlanGap::NotSaid(sentence) => Some((sentence, field_to_answer(plan))),
        PlanGap::Missing(_) => {
            let (what, field) = missing(kind, plan);
            let stops = if plan.state.is_some_and(PlanState::is_held) {
                "rest on it"
            } else {
                "be made without it"
            };
            let why = format!("The finding on needs as recorded in the plans cannot {stops}.");
            Some((format!("{what} {why}"), field))
        }
        PlanGap::None if !is_blank(plan.no_bearing_because.as_ref()) => None,
        PlanGap::None if plan.state.is_some_and(PlanState::is_held) => plan
            .dated
            .is_none()
            .then(|| (format!("The {} held has no date.", kind.label()), "dated")),
        PlanGap::None => said_not_to_apply(case, kind, plan),
    }
}

/// Where the answer that is not given yet belongs.
fn field_to_answer(plan: &RelevantPlan) -> &'static str {
    match plan.state {
        Some(state) if state.is_held() && plan.complete.is_none() => "complete",
        Some(state) if state.is_held() => "current",
        Some(PlanState::DoesNotExist | PlanState::NotDueYet)
            if !is_blank(plan.who_said.as_ref()) =>
        {
            FIRST_PLACEMENT
        }
        _ => "who_said",
    }
}

/// What is missing, and the answer that would change it.
fn missing(kind: PlanKind, plan: &RelevantPlan) -> (String, &'static str) {
    let name = kind.label();
    let a = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    let with = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).filter(|t| !t.is_empty());
        text.map_or_else(
            || ".".to_owned(),
            |t| format!(": {}.", t.trim_end_matches('.')),
        )
    };
    match plan.state {
        None | Some(PlanState::NotKnown) => (
            format!("It is not known whether there is {a} {name}."),
            "state",
        ),
        Some(PlanState::Refused) => (
            format!("The {name} exists, and the placing authority refuses to supply it."),
            "state",
        ),
        Some(PlanState::HeldDraft) => (format!("The {name} held is only a draft."), "state"),
        Some(PlanState::HeldRedacted) => (
            format!(
                "Parts of the {name} are blacked out{}",
                with(&plan.redactions)
            ),
            "state",
        ),
        Some(PlanState::Held) if plan.complete == Some(YesNo::No) => (
            format!("The {name} is not complete{}", with(&plan.missing)),
            "complete",
        ),
        Some(PlanState::Held) => (
            format!("The {name} is not current{}", with(&plan.changed_since)),
            "current",
        ),
        Some(PlanState::DoesNotExist | PlanState::NotDueYet) => (
            format!(
                "There is said to be no {name}. For a looked-after child whose first placement \
                 this is not, or who is under a care order, there has to be one."
            ),
            "state",
        ),
        // Not supplied; the other states leave no gap.
        Some(_) => (
            format!("The {name} exists and has not been supplied."),
            "state",
        ),
    }
}

/// A looked-after child has, or is due, a care plan (Care Planning Regulations, regulation 4).
fn said_not_to_apply(
    case: &Case,
    kind: PlanKind,
    plan: &RelevantPlan,
) -> Option<(String, &'static str)> {
    let may_be_looked_after = case.referral.legal.looked_after != Some(YesNoNotKnown::No);
    let doubtful = kind == PlanKind::CarePlan
        && plan.state == Some(PlanState::NotApplicable)
        && may_be_looked_after;
    doubtful.then(|| {
        let sentence = "The care plan is marked as not applying, but the child is, or may be, \
                        looked after.";
        (sentence.to_owned(), "state")
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
                ("not known", &[("/referral/plans/care_plan", json!({}))]),
                (
                    "not supplied",
                    &[("/referral/plans/care_plan/state", json!("not_supplied"))]
                ),
                (
                    "refused",
                    &[("/referral/plans/care_plan/state", json!("refused"))]
                ),
                (
                    "a draft",
                    &[("/referral/plans/ehc_plan/state", json!("held_draft"))]
                ),
                (
                    "blacked out",
                    &[
                        ("/referral/plans/care_plan/state", json!("held_redacted")),
                        (
                            "/referral/plans/care_plan/redactions",
                            json!("pages 12 to 14, about her father")
                        ),
                    ],
                ),
                (
                    "incomplete",
                    &[
                        ("/referral/plans/ehc_plan/complete", json!("no")),
                        ("/referral/plans/ehc_plan/missing", json!("section F.")),
                    ],
                ),
                (
                    "old",
                    &[
                        ("/referral/plans/care_plan/current", json!("no")),
                        (
                            "/referral/plans/care_plan/changed_since",
                            json!("she has changed school")
                        ),
                    ],
                ),
                (
                    "complete? not said",
                    &[("/referral/plans/care_plan/complete", json!(null))]
                ),
                (
                    "without a date",
                    &[("/referral/plans/care_plan/dated", json!(null))]
                ),
                (
                    "nobody said so",
                    &[("/referral/plans/sen_statement/who_said", json!(null))]
                ),
                (
                    "does not apply, but she is looked after",
                    &[(
                        "/referral/plans/care_plan",
                        json!({"state": "not_applicable", "who_said": "D.E."})
                    )],
                ),
                (
                    "a youth justice child",
                    &[("/referral/legal/youth_justice", json!("yes"))]
                ),
            ]
        ));
    }

    #[test]
    fn a_plan_without_bearing_is_not_missed() {
        let case = settled_but(&[(
            "/referral/plans/ehc_plan",
            json!({"state": "not_supplied", "no_bearing_because": "It is about another school."}),
        )]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn a_plan_that_does_not_exist_is_not_missed_when_somebody_said_so() {
        assert!(
            found_by(&RULE, &settled_but(&[])).is_empty(),
            "the base has such a plan"
        );
    }

    #[test]
    fn only_the_ordinary_acceptances_wait_for_a_plan() {
        let case = settled_but(&[("/referral/plans/care_plan/state", json!("not_supplied"))]);
        let found = found_by(&RULE, &case);
        assert_eq!(found[0].closes, Outcome::ORDINARY_ACCEPTS);
        // The ways round it are the plan's own: it comes, it has no bearing, or the route is an
        // emergency (Guide 11.5).
        assert!(!found[0].may_disagree);
    }
}
