//! # What it looks at
//! What was done before an emergency move to ease the child’s anxieties about it.
//!
//! # Why it matters
//! Ofsted looks at whether, when children are admitted in an emergency, staff do all they can
//! before the move to address their anxieties.
//!
//! # What the manager sees
//! Once “accept in an emergency” is chosen: “What was done, before the move, to ease the child’s
//! anxieties?” A telephone call or a photograph is an answer.
//!
//! # Example
//! Somebody from the home spoke with the boy by telephone from the police station, and told him
//! what there would be for supper.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-07",
    concern: "an emergency move nobody eased for the child",
    answers: &["E7"],
    provision: Some("SCCIF/179"),
    force: Force::Ofsted,
    weight: Weight::Settle,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !emergency_applies(case) || !is_blank(case.referral.emergency.easing_anxiety.as_ref()) {
        return Ok(Vec::new());
    }
    let raised = Raised::new(
        "",
        "What was done, before the move, to ease the child’s anxieties about it? A call, a photograph \
         or a name to ask for is an answer.",
        TaskId::Emergency,
        "/referral/emergency/easing_anxiety",
    );
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
            &[(
                "nothing written",
                &[
                    ("/referral/decision/outcome", json!("accept_emergency")),
                    ("/referral/receipt/route", json!("emergency"))
                ]
            ),]
        ));
    }

    #[test]
    fn what_was_done_is_enough() {
        let case = crate::fixtures::settled_but(&[
            ("/referral/decision/outcome", json!("accept_emergency")),
            (
                "/referral/emergency/easing_anxiety",
                json!("Kim rang her at the office."),
            ),
        ]);
        assert!(crate::fixtures::found_by(&RULE, &case).is_empty());
    }
}
