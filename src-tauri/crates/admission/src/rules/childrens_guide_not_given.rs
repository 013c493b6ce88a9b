//! # What it looks at
//! When the children’s guide and the complaints procedure are given, and who explains them, with
//! advocacy.
//!
//! # Why it matters
//! Regulation 7(2)(b)(ii): the child has access to both when the placement is agreed; (d) asks for
//! an explanation as soon as reasonably practicable after arrival. In an emergency the Guide (4.21)
//! says on arrival.
//!
//! # What the manager sees
//! Once an acceptance is chosen, while nothing is written: when, and by whom?
//!
//! # Example
//! The guide went with the photographs; Sana reads it with her on the first weekend.

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
    id: "MOVE-02",
    concern: "a children’s guide that is not said to be given",
    answers: &["S13"],
    provision: Some("CHR2015/7(2)(b)(ii)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !is_blank(case.referral.moving_in.childrens_guide.as_ref()) {
        return Ok(Vec::new());
    }
    let raised = Raised::new(
        "",
        "When will the child have the children’s guide and the complaints procedure, and who explains \
         them? The regulation requires access when the placement is agreed.",
        TaskId::Move,
        "/referral/moving_in/childrens_guide",
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
                &[("/referral/moving_in/childrens_guide", json!(null))]
            ),]
        ));
    }
}
