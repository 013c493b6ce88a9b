//! # What it looks at
//! On the emergency route: whether the range of needs, the registered number and the impact on the
//! children living here are settled.
//!
//! # Why it matters
//! Regulation 14(2)(a) has no emergency exception, and neither has Guide 11.4. The emergency route
//! lifts only what Guide 11.5 lifts: that the plans must be there first.
//!
//! # What the manager sees
//! "The emergency route lifts only the wait for the plans. Still to settle: the range of needs."
//! The findings themselves stand in their own tasks, and close the acceptance there.
//!
//! # Example
//! It is late, the child is in the car, and one need is outside the statement of purpose.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use super::{
    beyond_the_registered_number, child_living_here_without_an_entry, need_outside_the_range,
};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-04",
    concern: "a gate that an emergency does not lift",
    answers: &["E4"],
    provision: Some("CHR2015/14(2)(a)"),
    force: Force::Regulation,
    weight: Weight::Consider,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    if !emergency_applies(case) {
        return Ok(Vec::new());
    }
    let gates = [
        (&need_outside_the_range::RULE, "the range of needs"),
        (&beyond_the_registered_number::RULE, "the registered number"),
        (
            &child_living_here_without_an_entry::RULE,
            "the impact on the children living here",
        ),
    ];
    let mut unsettled: Vec<(&Rule, &str)> = Vec::new();
    for (rule, name) in gates {
        let stands = |r: &Raised| r.weight.unwrap_or(rule.weight) == Weight::Settle;
        if (rule.check)(case, today)?.iter().any(stands) {
            unsettled.push((rule, name));
        }
    }
    let Some((first, _)) = unsettled.first() else {
        return Ok(Vec::new());
    };
    let names: Vec<&str> = unsettled.iter().map(|(_, name)| *name).collect();
    let sentence = format!(
        "The emergency route lifts only the wait for the plans. Still to settle: {}.",
        names.join("; ")
    );
    let raised = Raised::new("", sentence, TaskId::Emergency, "/referral/emergency");
    Ok(vec![match first.provision {
        Some(provision) => raised.under(provision, first.force),
        None => raised,
    }])
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
                    "outside the range, and full",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        ("/referral/needs/0/range/finding", json!("outside")),
                        ("/home/registered_places", json!(2)),
                    ],
                ),
                (
                    "a child without an entry",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        ("/referral/group/rows/2/what_we_know", json!(null))
                    ]
                ),
                (
                    "all settled",
                    &[("/referral/receipt/route", json!("emergency"))]
                ),
            ]
        ));
    }

    #[test]
    fn the_wait_for_the_plans_is_lifted() {
        let case = settled_but(&[
            ("/referral/receipt/route", json!("emergency")),
            ("/referral/plans/care_plan/state", json!("not_supplied")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
