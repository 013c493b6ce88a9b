//! # What it looks at
//! What is arranged for family time and other contact from the first week.
//!
//! # Why it matters
//! Guide 11.15: the arrangements for contact, and contact details, must be included in the
//! placement plan. Regulation 14(2)(d): contact is promoted in accordance with the child’s relevant
//! plans.
//!
//! # What the manager sees
//! Once a planned acceptance is chosen, while nothing is written: the question. That there is to be
//! none, and why, is an answer.
//!
//! # Example
//! His gran comes on Sundays by the 41 bus; nobody had asked whether the bus runs in winter.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "MOVE-03",
    concern: "family time and contact that are not arranged",
    answers: &["S15"],
    provision: Some("GUIDE/11.15"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !is_blank(case.referral.moving_in.family_time.as_ref()) {
        return Ok(Vec::new());
    }
    let raised = Raised::new(
        "",
        "What is arranged for family time and other contact from the first week, with the details the \
         placement plan needs? That there is to be none, and why, is an answer.",
        TaskId::Move,
        "/referral/moving_in/family_time",
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
                &[("/referral/moving_in/family_time", json!(null))]
            ),]
        ));
    }
}
