//! # What it looks at
//! Whether the child has education from the day of the move and, if not, what bridges the gap and
//! from when.
//!
//! # Why it matters
//! Regulation 8(2)(a)(viii): a child of school age who is not attending school is helped to access
//! educational support throughout, and to return as soon as possible. The question is not put for a
//! short break.
//!
//! # What the manager sees
//! Once a planned acceptance is chosen: “Will the child have education from the day of the move? If
//! not, what bridges the gap?” Where only the arrangements are written, it says that they are, and
//! leads to the one answer still missing.
//!
//! # Example
//! The new school starts in January; a tutor comes three mornings a week until then.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNo, YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "RESPOND-03",
    concern: "education that does not begin on day one, without a plan for the gap",
    answers: &["S7"],
    provision: Some("CHR2015/8(2)(a)(viii)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    if r.legal.short_break == Some(YesNoNotKnown::Yes) {
        return Ok(Vec::new());
    }
    let home = &r.whole_home;
    let (sentence, field) = match home.education_from_day_one {
        Some(YesNo::Yes) => return Ok(Vec::new()),
        _ if !is_blank(home.education_gap.as_ref()) => return Ok(Vec::new()),
        Some(YesNo::No) => (
            "Education does not begin on the day of the move; what bridges the gap, and from when, \
             is not said.",
            "education_gap",
        ),
        None if !is_blank(home.education.as_ref()) => (
            "Who provides the education is written; say too whether it begins on the day of the move.",
            "education_from_day_one",
        ),
        None => (
            "Will the child have education from the day of the move? If not, what bridges the gap?",
            "education_from_day_one",
        ),
    };
    let pointer = format!("/referral/whole_home/{field}");
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
                    "not answered",
                    &[
                        ("/referral/whole_home/education_from_day_one", json!(null)),
                        ("/referral/whole_home/education", json!(null)),
                    ]
                ),
                (
                    "only who provides it",
                    &[("/referral/whole_home/education_from_day_one", json!(null))]
                ),
                (
                    "no plan for the gap",
                    &[("/referral/whole_home/education_from_day_one", json!("no"))]
                ),
            ]
        ));
    }
}
