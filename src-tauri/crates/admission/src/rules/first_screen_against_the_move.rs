//! # What it looks at
//! What the first screen found: the admission criteria of the statement of purpose, and whether the
//! request is plainly outside what the home is for.
//!
//! # Why it matters
//! The statement of purpose names the criteria for admission (Schedule 1, paragraph 22), and the
//! home is at all times conducted in a manner consistent with it (regulation 16(5)).
//!
//! # What the manager sees
//! "You answered that the admission criteria of the statement of purpose are not met." Every
//! acceptance is closed while the answer stands.
//!
//! # Example
//! The criteria say "no child who needs nursing at night"; the child does.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::YesNo;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "SCREEN-01",
    concern: "a first screen that speaks against the move",
    answers: &["G4"],
    provision: Some("CHR2015/16(5)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let screen = &case.referral.first_screen;
    // A blank is the questions' concern (ASKED-01): only an answer speaks against the move.
    let answers = [
        (
            "criteria_met",
            screen.criteria_met == Some(YesNo::No),
            "You answered that the admission criteria of the statement of purpose are not met.",
        ),
        (
            "plainly_outside",
            screen.plainly_outside == Some(YesNo::Yes),
            "You answered that the request is plainly outside what the home is for.",
        ),
    ];
    Ok(answers
        .into_iter()
        .filter(|(_, against, _)| *against)
        .map(|(field, _, sentence)| {
            let pointer = format!("/referral/first_screen/{field}");
            Raised::new(field, sentence, TaskId::FirstScreen, pointer)
        })
        .collect())
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
                    "criteria",
                    &[("/referral/first_screen/criteria_met", json!("no"))]
                ),
                (
                    "plainly outside",
                    &[("/referral/first_screen/plainly_outside", json!("yes"))]
                ),
            ]
        ));
    }

    #[test]
    fn a_decline_is_not_closed_by_it() {
        let case = settled_but(&[("/referral/first_screen/plainly_outside", json!("yes"))]);
        assert_eq!(found_by(&RULE, &case)[0].closes, Outcome::ACCEPTS);
    }
}
