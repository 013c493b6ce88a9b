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
//! it closes nothing. Where the decision of an emergency is made again in full the child lives here
//! already: the day is held against those five working days (regulation 9(2)) and not against a move
//! that nobody can put off any more.
//!
//! # Example
//! A planned move on Monday, with the planning meeting on Wednesday.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calendar::{in_words, working_days};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::PlanState;
use crate::tasks::TaskId;
use crate::vocabulary::YesNoNotKnown;

/// Care Planning Regulations, regulation 9(2): of the start of a placement.
const WORKING_DAYS: u32 = 5;

/// Where those days stand; the rule's own provision is about a plan before the placement.
const LATER: &str = "CPPCR2010/9(2)";

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
    if let Some(moved_in) = r.remakes.as_ref().and_then(|first| first.moved_in) {
        return Ok(after_an_emergency(moved_in, r.moving_in.placement_plan_by));
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
    Ok(vec![raised(sentence)])
}

/// What is to be settled where the child moved in before the decision in full.
fn after_an_emergency(moved_in: NaiveDate, by: Option<NaiveDate>) -> Vec<Raised> {
    let last = working_days::after(moved_in, WORKING_DAYS).map(|count| count.on);
    let Some(by) = by else {
        return vec![raised(format!(
            "By when will the placement plan be agreed and signed? The child moved in on {}: where \
             it was not reasonably practicable to prepare it before, the local authority must do so \
             within five working days of the start, and the home agrees and signs it.",
            in_words(moved_in)
        ))
        .under(LATER, Force::LocalAuthority)];
    };
    if last.is_some_and(|last| by <= last) {
        return Vec::new();
    }
    vec![raised(format!(
        "The placement plan is to be agreed and signed by {}. The child moved in on {}, and the local \
         authority must prepare it within five working days of the start.",
        in_words(by),
        in_words(moved_in)
    ))
    .under(LATER, Force::LocalAuthority)]
}

fn raised(sentence: String) -> Raised {
    Raised::new(
        "placement_plan",
        sentence,
        TaskId::Move,
        "/referral/moving_in/placement_plan_by",
    )
    .asked_by_the_outcome()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};
    use crate::referral::Remakes;

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

    #[test]
    fn a_child_who_lives_here_already_has_the_five_working_days_of_an_emergency() {
        let remade = |by: &str| {
            let mut case = settled_but(&[(BY, json!(by))]);
            case.referral.moving_in.on = NaiveDate::from_ymd_opt(2026, 11, 20);
            case.referral.remakes = Some(Remakes {
                moved_in: NaiveDate::from_ymd_opt(2026, 11, 20),
                ..Remakes::default()
            });
            found_by(&RULE, &case)
                .into_iter()
                .map(|finding| (finding.sentence, finding.provision))
                .collect::<Vec<_>>()
        };
        assert_eq!(remade("2026-11-27"), vec![]);
        let late = remade("2026-11-30");
        assert!(
            late.len() == 1 && late[0].0.contains("moved in on 20 November 2026"),
            "{late:?}"
        );
        assert_eq!(late[0].1.as_deref(), Some("CPPCR2010/9(2)"));
    }

    #[test]
    fn a_day_is_asked_for_after_an_emergency_too() {
        let mut case = settled_but(&[(BY, json!(null))]);
        case.referral.remakes = Some(Remakes {
            moved_in: NaiveDate::from_ymd_opt(2026, 11, 20),
            ..Remakes::default()
        });
        let asked = found_by(&RULE, &case);
        assert!(asked[0].sentence.starts_with("By when"), "{asked:?}");
        assert_eq!(asked[0].provision.as_deref(), Some("CPPCR2010/9(2)"));
    }
}
