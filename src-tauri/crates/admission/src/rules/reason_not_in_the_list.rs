//! A decision whose outcome rests on no reason from the list.
//!
//! # What it looks at
//!
//! The reasons chosen from the list, against what the outcome rests on: a decline rests on its own
//! gate, limb, information or place; a planned yes on the range of needs and on both limbs; a yes in
//! an emergency on whether the home can respond.
//!
//! # Why it matters
//!
//! Authorities say they are not told why homes decline, and homes cannot read six months of
//! decisions together when each says no in other words. The same rigour is asked for a yes.
//!
//! # What the manager sees
//!
//! Which reason the outcome they chose still asks for. An outcome nobody chose says it on its own
//! line.
//!
//! # Example
//!
//! "Decline: cannot respond effectively now" with long prose and no reason chosen under Guide 11.4:
//! the authority would not know whether skills, adults or the building are missing.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::judgement::reasons::Ground;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::Vocabulary;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "REASON-01",
    concern: "a decision that rests on no reason from the list",
    answers: &["R6"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: &[],
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

/// What outcomes rest on: the outcomes, the grounds each needs a reason under, and whether it is a
/// yes.
const RESTS_ON: &[(&[Outcome], &[Ground], bool)] = &[
    (
        Outcome::ORDINARY_ACCEPTS,
        &[Ground::Range, Ground::Response, Ground::Group],
        true,
    ),
    (Outcome::EMERGENCY_ACCEPT, &[Ground::Response], true),
    (&[Outcome::DeclineOutsideRange], &[Ground::Range], false),
    (&[Outcome::DeclineCannotRespond], &[Ground::Response], false),
    (&[Outcome::DeclineEffectOnChildren], &[Ground::Group], false),
    (
        &[Outcome::DeclineNotInformed],
        &[Ground::Information],
        false,
    ),
    (&[Outcome::DeclineNoPlace], &[Ground::Place], false),
];

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let reasons = &case.referral.decision.reasons;
    let mut raised = Vec::new();
    for &(outcomes, grounds, yes) in RESTS_ON {
        for &ground in grounds {
            if reasons.iter().any(|reason| reason.carries(ground, yes)) {
                continue;
            }
            let answer = if yes { "A yes" } else { "This no" };
            let sentence = format!(
                "{answer} asks for a reason from the list, with its evidence, under “{}”. None is \
                 chosen yet.",
                ground.label()
            );
            let subject = outcomes.first().map_or("", |outcome| outcome.name());
            raised.push(
                Raised::new(
                    format!("{subject}/{}", ground.name()),
                    sentence,
                    TaskId::Decision,
                    "/referral/decision/reasons",
                )
                .closing(outcomes)
                .asked_by_the_outcome(),
            );
        }
    }
    Ok(raised)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn reasons(outcome: &str, reasons: Value) -> Vec<(&'static str, Value)> {
        vec![
            ("/referral/decision/outcome", json!(outcome)),
            ("/referral/decision/reasons", reasons),
        ]
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("a yes without any", &reasons("accept", json!([]))),
                (
                    "a no without any",
                    &reasons("decline_effect_on_children", json!([]))
                ),
            ]
        ));
    }

    #[test]
    fn a_reason_of_another_ground_or_for_the_other_answer_does_not_carry() {
        for (code, carries) in [
            ("harm_to_a_child_here", true),
            ("skills_missing", false),
            ("measures_hold", false),
            ("complex_needs", false),
        ] {
            let case = settled_but(&reasons(
                "decline_effect_on_children",
                json!([{"id": "w1", "code": code, "evidence": "A.B., who is afraid of shouting."}]),
            ));
            assert_eq!(found_by(&RULE, &case).is_empty(), carries, "{code}");
        }
    }

    #[test]
    fn without_evidence_or_withdrawn_it_does_not_carry() {
        let gone = json!({"because": "no", "by": "Ruth Example"});
        for reason in [
            json!({"id": "w1", "code": "no_bed"}),
            json!({"id": "w1", "code": "no_bed", "evidence": "Four live here.", "withdrawn": gone}),
        ] {
            let case = settled_but(&reasons("decline_no_place", json!([reason])));
            assert_eq!(found_by(&RULE, &case).len(), 1);
        }
    }

    #[test]
    fn waiting_for_an_answer_asks_for_no_reason_from_the_list() {
        let case = settled_but(&reasons("not_yet", json!([])));
        assert!(found_by(&RULE, &case).is_empty());
    }
}
