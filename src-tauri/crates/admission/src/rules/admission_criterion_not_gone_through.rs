//! # What it looks at
//! Each admission criterion of the statement of purpose, in its own words, and the answer to it.
//!
//! # Why it matters
//! The statement of purpose holds the criteria used for the admission of children (Schedule 1,
//! paragraph 22), and the home is conducted in a manner consistent with it (regulation 16(5)).
//!
//! # What the manager sees
//! Once an acceptance is chosen, one finding: which criteria are not answered, and which are found
//! not met without a reason.
//!
//! # Example
//! The criteria ask that the child has seen the home; nobody has yet asked whether she has.

use chrono::NaiveDate;

use super::condition_of_registration_not_kept::quoted;
use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::FirstScreen;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "SCREEN-02",
    concern: "an admission criterion that was not gone through",
    answers: &["G4"],
    provision: Some("CHR2015/16(5)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let criteria = case.home.statement_of_purpose.criteria();
    let answers = &case.referral.first_screen.criteria;
    let (mut open, mut unexplained) = (Vec::new(), Vec::new());
    for words in &criteria {
        let point = FirstScreen::answer_to(answers, words);
        match point.and_then(|p| p.answer) {
            Some(YesNo::Yes) => {}
            Some(YesNo::No) if point.is_some_and(|p| !is_blank(p.because.as_ref())) => {}
            Some(YesNo::No) => unexplained.push(words),
            None => open.push(words),
        }
    }
    let mut said = Vec::new();
    if criteria.is_empty() {
        said.push(
            "The admission criteria of the statement of purpose have not been entered.".into(),
        );
    }
    if !unexplained.is_empty() {
        said.push(format!(
            "Found not met, without a reason: {}.",
            quoted(&unexplained)
        ));
    }
    if !open.is_empty() {
        said.push(format!("Not answered yet: {}.", quoted(&open)));
    }
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!("Admission criteria. {}", said.join(" "));
    let at = "/referral/first_screen/criteria";
    let raised = Raised::new("", sentence, TaskId::FirstScreen, at);
    Ok(vec![raised.asked_by_the_outcome()])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const FIRST: &str = "/referral/first_screen/criteria/0/answer";
    const WHY: &str = "/referral/first_screen/criteria/0/because";

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not met", &[(FIRST, json!("no")), (WHY, json!(null))]),
                (
                    "not answered",
                    &[("/referral/first_screen/criteria", json!([]))]
                ),
                (
                    "none entered",
                    &[("/home/statement_of_purpose/admission_criteria", json!(" "))]
                ),
            ]
        ));
    }

    #[test]
    fn a_criterion_not_met_with_a_reason_is_gone_through() {
        let case = settled_but(&[
            (FIRST, json!("no")),
            (WHY, json!("The visit is next week.")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
