//! # What it looks at
//! Who meets the child, how the children living here take part in the welcome, and how the child is
//! helped to learn how the home lives.
//!
//! # Why it matters
//! Regulation 14(2)(b)(i): arrangements are in place to ensure the effective induction of each
//! child into the home. The Guide (11.7, 11.8) speaks of a warm welcome, in which other children
//! take part where possible.
//!
//! # What the manager sees
//! Once a planned acceptance is chosen, one finding that names what is not said.
//!
//! # Example
//! Everything is ready but the question who opens the door.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calendar::in_words;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "MOVE-01",
    concern: "an arrival that is not planned",
    answers: &["S12"],
    provision: Some("CHR2015/14(2)(b)(i)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let plan = &case.referral.moving_in;
    let unsaid: Vec<(&str, &str)> = [
        (&plan.who_meets, "who meets the child", "who_meets"),
        (
            &plan.welcome,
            "how the children living here take part in the welcome",
            "welcome",
        ),
        (
            &plan.induction,
            "how the child learns how the home lives",
            "induction",
        ),
    ]
    .into_iter()
    .filter_map(|(answer, name, field)| is_blank(answer.as_ref()).then_some((name, field)))
    .collect();
    let Some((_, first)) = unsaid.first() else {
        return Ok(Vec::new());
    };
    let names: Vec<&str> = unsaid.iter().map(|(name, _)| *name).collect();
    // Decided again in full after an emergency, it is told as it was.
    let told = match case.referral.remakes.as_ref().and_then(|one| one.moved_in) {
        Some(day) => format!("The arrival on {}, as it was", in_words(day)),
        None => "The arrival".to_owned(),
    };
    let sentence = format!("{told}. Not said yet: {}.", names.join("; "));
    let pointer = format!("/referral/moving_in/{first}");
    let raised = Raised::new("", sentence, TaskId::Move, pointer);
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
                        ("/referral/moving_in/who_meets", json!(null)),
                        ("/referral/moving_in/welcome", json!(null)),
                        ("/referral/moving_in/induction", json!(null))
                    ]
                ),
                (
                    "the welcome",
                    &[("/referral/moving_in/welcome", json!(null))]
                ),
            ]
        ));
    }
}
