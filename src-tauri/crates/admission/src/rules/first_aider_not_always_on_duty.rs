//! # What it looks at
//! Whether at all times at least one person on duty has a suitable first aid qualification, on the
//! rota with the newcomer.
//!
//! # Why it matters
//! Regulation 31(2)(a): at all times at least one person on duty has a suitable first aid
//! qualification.
//!
//! # What the manager sees
//! Once an acceptance is chosen, and only where it is not answered yes: the question. It closes
//! nothing.
//!
//! # Example
//! The only first-aider of the night team is on leave in the week of the move.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, is_accepted};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::YesNo;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "STAFF-04",
    concern: "a rota without a first-aider at all times",
    answers: &["S3"],
    provision: Some("CHR2015/31(2)(a)"),
    force: Force::Regulation,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !is_accepted(case) {
        return Ok(Vec::new());
    }
    let sentence = match case.referral.whole_home.first_aider {
        Some(YesNo::Yes) => return Ok(Vec::new()),
        Some(YesNo::No) => {
            "You answered that there would not be a first-aider on duty at all times. How will that \
             be put right before the move?"
        }
        None => "Would somebody with a suitable first aid qualification be on duty at all times?",
    };
    let at = "/referral/whole_home/first_aider";
    Ok(vec![Raised::new("", sentence, TaskId::Response, at)])
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
                    &[("/referral/whole_home/first_aider", json!(null))]
                ),
                ("no", &[("/referral/whole_home/first_aider", json!("no"))]),
            ]
        ));
    }
}
