//! # What it looks at
//! Whether enough suitably skilled adults are on duty to care for a child of whom little is known,
//! and what makes it so.
//!
//! # Why it matters
//! Guide 10.1: staff on duty are able to respond to emergency placements, where these are accepted;
//! 11.6 speaks of staff skilled in the care of children whose full background may not be known.
//!
//! # What the manager sees
//! Once “accept in an emergency” is chosen: the question, if it is not answered yes or says nothing
//! of why.
//!
//! # Example
//! Two adults are on duty; one is in her first week, and nobody else can be called in before
//! morning.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};
use crate::vocabulary::{YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-06",
    concern: "an emergency without staff able to respond",
    answers: &["E5"],
    provision: Some("GUIDE/10.1"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !emergency_applies(case) {
        return Ok(Vec::new());
    }
    let emergency = &case.referral.emergency;
    let (sentence, field) = match emergency.staff_on_duty {
        Some(YesNo::Yes) if !is_blank(emergency.staff_on_duty_because.as_ref()) => {
            return Ok(Vec::new());
        }
        Some(YesNo::Yes) => (
            "You answered that the adults on duty can respond to an emergency; who they are, and \
             what they are skilled in, is not said.",
            "staff_on_duty_because",
        ),
        Some(YesNo::No) => (
            "You answered that the adults on duty cannot care for a child of whom little is known.",
            "staff_on_duty",
        ),
        None => (
            "Are enough adults on duty, with the skill to care for a child of whom little is known?",
            "staff_on_duty",
        ),
    };
    let pointer = format!("/referral/emergency/{field}");
    let raised = Raised::new("", sentence, TaskId::Emergency, pointer);
    Ok(vec![raised.asked_by_the_outcome()])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::told;

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "not answered",
                    &[
                        ("/referral/decision/outcome", json!("accept_emergency")),
                        ("/referral/receipt/route", json!("emergency"))
                    ]
                ),
                (
                    "no",
                    &[
                        ("/referral/decision/outcome", json!("accept_emergency")),
                        ("/referral/receipt/route", json!("emergency")),
                        ("/referral/emergency/staff_on_duty", json!("no"))
                    ]
                ),
                (
                    "yes, without a reason",
                    &[
                        ("/referral/decision/outcome", json!("accept_emergency")),
                        ("/referral/receipt/route", json!("emergency")),
                        ("/referral/emergency/staff_on_duty", json!("yes"))
                    ]
                ),
            ]
        ));
    }

    #[test]
    fn a_planned_move_is_not_asked() {
        assert!(crate::fixtures::found_by(&RULE, &crate::fixtures::settled()).is_empty());
    }
}
