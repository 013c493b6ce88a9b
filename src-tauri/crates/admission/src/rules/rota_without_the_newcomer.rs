//! # What it looks at
//! How many adults would be on duty by day, in the evening and at night with the newcomer, and what
//! becomes of continuity.
//!
//! What it means child by child stands in the grid, under the theme “staffing”.
//!
//! # Why it matters
//! Regulation 13(2)(d) and (e): sufficient staff to provide care for each child, and a workforce
//! that provides continuity of care; regulation 31(1): temporary staff do not prevent it.
//!
//! # What the manager sees
//! Once an acceptance is chosen, one finding that names what is not said.
//!
//! # Example
//! Three adults by day for five children, where there were three for four.

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
    id: "STAFF-01",
    concern: "a rota that was not drawn with the newcomer",
    answers: &["S2"],
    provision: Some("CHR2015/13(2)(d)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let home = &case.referral.whole_home;
    let unsaid: Vec<(&str, &str)> = [
        (home.adults_day.is_none(), "adults by day", "adults_day"),
        (
            home.adults_evening.is_none(),
            "adults in the evening",
            "adults_evening",
        ),
        (
            home.adults_night.is_none(),
            "adults at night",
            "adults_night",
        ),
        (
            is_blank(home.continuity.as_ref()),
            "who stays the same for the child, and what temporary staff would mean",
            "continuity",
        ),
    ]
    .into_iter()
    .filter_map(|(unsaid, name, field)| unsaid.then_some((name, field)))
    .collect();
    let Some((_, first)) = unsaid.first() else {
        return Ok(Vec::new());
    };
    let names: Vec<&str> = unsaid.iter().map(|(name, _)| *name).collect();
    let sentence = format!(
        "Enough staff for each child, and continuity: with the newcomer, not said yet: {}.",
        names.join("; ")
    );
    let pointer = format!("/referral/whole_home/{first}");
    let raised = Raised::new("", sentence, TaskId::Response, pointer);
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
                    "nothing said",
                    &[
                        ("/referral/whole_home/adults_day", json!(null)),
                        ("/referral/whole_home/adults_evening", json!(null)),
                        ("/referral/whole_home/adults_night", json!(null)),
                        ("/referral/whole_home/continuity", json!(null))
                    ]
                ),
                (
                    "the night",
                    &[("/referral/whole_home/adults_night", json!(null))]
                ),
            ]
        ));
    }
}
