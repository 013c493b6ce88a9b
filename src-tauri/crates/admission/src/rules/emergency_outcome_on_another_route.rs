//! # What it looks at
//! Whether the referral is on the emergency route.
//!
//! # Why it matters
//! The only way round a missing plan is the emergency route, with its own questions (Guide 11.5,
//! "in circumstances other than an emergency"; 3.6). An outcome that belongs to it is not open to a
//! planned move.
//!
//! # What the manager sees
//! Beside the outcome: that it belongs to the emergency route, and this referral is not on it. A
//! finding only for somebody who chose it all the same.
//!
//! # Example
//! A planned move whose care plan is late, and a wish to be done with it.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-05",
    concern: "an emergency outcome on another route",
    answers: &["G9"],
    provision: Some("GUIDE/11.5"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if emergency_applies(case) {
        return Ok(Vec::new());
    }
    let sentence = match &case.referral.remakes {
        Some(_) => {
            "This decision makes again, in full, one that was made in an emergency. It is made in \
                    the ordinary way: to accept in an emergency is not open to it."
        }
        None => {
            "To accept in an emergency belongs to the emergency route, with its four questions. This \
                 referral is not on that route."
        }
    };
    Ok(vec![
        Raised::new("", sentence, TaskId::Referral, "/referral/receipt/route")
            .asked_by_the_outcome(),
    ])
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
                    "a planned move",
                    &[("/referral/decision/outcome", json!("accept_emergency"))]
                ),
                (
                    "short notice",
                    &[
                        ("/referral/receipt/route", json!("short_notice")),
                        ("/referral/decision/outcome", json!("accept_emergency")),
                    ]
                ),
                (
                    "an emergency decided again",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        ("/referral/remakes", json!({"number": "2026-003"})),
                        ("/referral/decision/outcome", json!("accept_emergency")),
                    ]
                ),
            ]
        ));
    }

    #[test]
    fn an_outcome_nobody_chose_is_closed_without_a_finding() {
        let case = settled_but(&[]);
        assert!(found_by(&RULE, &case).is_empty());
        let appraisal = crate::appraise(&case, crate::fixtures::today());
        assert!(!appraisal.is_open(Outcome::AcceptEmergency));
    }

    #[test]
    fn the_emergency_route_and_an_unanswered_one_are_not_another_route() {
        for route in [json!("emergency"), json!(null)] {
            let case = settled_but(&[("/referral/receipt/route", route)]);
            assert!(found_by(&RULE, &case).is_empty());
        }
    }
}
