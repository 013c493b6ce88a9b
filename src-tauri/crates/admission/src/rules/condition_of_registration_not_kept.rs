//! # What it looks at
//! Each condition of the home's registration, in its own words, and whether it would be kept if the
//! child moved in.
//!
//! # Why it matters
//! Regulation 16(6)(b): nothing lets the home contravene a condition of its registration (Care
//! Standards Act 2000 s 24). There is no way round a condition inside a decision: it is kept, or
//! the regulator changes it first.
//!
//! # What the manager sees
//! Once an acceptance is chosen: which conditions are not kept, or not yet answered, in the words
//! of the certificate. No reason answers it.
//!
//! # Example
//! The certificate names a room that may not be used as a bedroom; it is the only one free.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::FirstScreen;
use crate::tasks::TaskId;
use crate::vocabulary::YesNo;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLACES-03",
    concern: "a condition of registration that is not shown to be kept",
    answers: &["G3"],
    provision: Some("CHR2015/16(6)(b)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let conditions = case.home.conditions();
    let answers = &case.referral.first_screen.conditions;
    let answered = |words: &String, is: Option<YesNo>| {
        FirstScreen::answer_to(answers, words).and_then(|a| a.answer) == is
    };
    let broken: Vec<&String> = conditions
        .iter()
        .filter(|words| answered(words, Some(YesNo::No)))
        .collect();
    let open: Vec<&String> = conditions
        .iter()
        .filter(|words| answered(words, None))
        .collect();
    let mut said = Vec::new();
    if conditions.is_empty() {
        said.push(
            "No condition of registration is noted for the home. If the certificate sets none, \
             write that under the home’s particulars."
                .to_owned(),
        );
    }
    if !broken.is_empty() {
        said.push(format!("Would not be kept: {}.", quoted(&broken)));
    }
    if !open.is_empty() {
        said.push(format!("Not answered yet: {}.", quoted(&open)));
    }
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let at = if conditions.is_empty() {
        "/home/conditions_of_registration"
    } else {
        "/referral/first_screen/conditions"
    };
    let sentence = format!("Conditions of registration. {}", said.join(" "));
    let raised = Raised::new("", sentence, TaskId::FirstScreen, at);
    Ok(vec![raised.asked_by_the_outcome()])
}

pub(super) fn quoted(points: &[&String]) -> String {
    let points: Vec<String> = points
        .iter()
        .map(|words| format!("“{}”", words.trim_end_matches('.')))
        .collect();
    points.join("; ")
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
                    "a condition not kept",
                    &[("/referral/first_screen/conditions/0/answer", json!("no"))]
                ),
                (
                    "a condition not answered",
                    &[("/referral/first_screen/conditions", json!([]))]
                ),
                (
                    "a condition whose words have changed",
                    &[(
                        "/home/conditions_of_registration",
                        json!("No more than three children.\nNo child under eleven.")
                    )]
                ),
                (
                    "no condition noted",
                    &[("/home/conditions_of_registration", json!(null))]
                ),
            ]
        ));
    }
}
