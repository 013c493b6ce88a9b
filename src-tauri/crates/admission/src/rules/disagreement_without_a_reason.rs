//! # What it looks at
//! Each "I disagree, because": whether it has a reason and a name.
//!
//! # Why it matters
//! Guide 11.4 leaves the judgement to the registered person ("they are satisfied"), and no rule of
//! this program stands above it, save a number, a condition of registration and the manager's own
//! findings. What a reader must be able to see is who disagreed, and why.
//!
//! # What the manager sees
//! "A disagreement with a finding (PLANS-01:ehc_plan) gives no reason."
//!
//! # Example
//! "Not applicable" ticked late at night, with nothing beside it.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::says_nothing;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "DISAGREE-01",
    concern: "a disagreement without a reason or a name",
    answers: &["G12"],
    provision: Some("GUIDE/11.4"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: EVERY_DECISION,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let disagreements = case.referral.disagreements.iter().enumerate();
    Ok(disagreements
        .filter_map(|(index, disagreement)| {
            let finding = disagreement.finding.trim();
            let (sentence, field) = if finding.is_empty() {
                (
                    "A disagreement does not say which finding it answers.".to_owned(),
                    "finding",
                )
            } else if says_nothing(&disagreement.because) {
                (
                    format!("A disagreement with a finding ({finding}) gives no reason."),
                    "because",
                )
            } else if disagreement.by.trim().is_empty() {
                (
                    format!("A disagreement with a finding ({finding}) bears no name."),
                    "by",
                )
            } else {
                return None;
            };
            let pointer = format!("/referral/disagreements/{index}/{field}");
            Some(Raised::new(
                index.to_string(),
                sentence,
                TaskId::Check,
                pointer,
            ))
        })
        .collect())
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
                    "no reason",
                    &[(
                        "/referral/disagreements",
                        json!([{"finding": "PLANS-01:ehc_plan", "by": "R.E."}])
                    )],
                ),
                (
                    "no name",
                    &[(
                        "/referral/disagreements",
                        json!([{"finding": "PLANS-01:ehc_plan", "because": "It is not needed."}]),
                    )],
                ),
                (
                    "with what?",
                    &[(
                        "/referral/disagreements",
                        json!([{"because": "No.", "by": "R.E."}])
                    )],
                ),
            ]
        ));
    }

    #[test]
    fn a_reason_and_a_name_answer_every_finding_but_a_number_and_ones_own() {
        for rule in crate::rules::ALL {
            let own = rule.disagreeing == Disagreeing::AnsweredWhereTheFactStands;
            let number = rule.answers.contains(&"G3");
            assert!(
                own || !number,
                "{} must not be open to disagreement",
                rule.id
            );
        }
    }
}
