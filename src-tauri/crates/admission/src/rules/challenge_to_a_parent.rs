//! # What it looks at
//! The kind of each letter, and what its addressee is in law.
//!
//! # Why it matters
//! In regulation 5(c), "placing authority" does not include a parent of a child who is not looked
//! after (regulation 2(1), "placing authority", (c)(i)). A parent is asked for information, never
//! challenged as a placing authority.
//!
//! # What the manager sees
//! "A challenge under regulation 5(c) is addressed to a parent as placing authority. Make it an
//! information request." Every decision is closed until the letter is changed or withdrawn; no
//! reason opens it.
//!
//! # Example
//! A mother places her son by private arrangement; the EHC plan is missing.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::LetterKind;
use crate::law::Force;
use crate::referral::PlacingAuthorityKind;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CHALLENGE-03",
    concern: "a regulation 5(c) challenge addressed to a parent",
    answers: &["C7"],
    provision: Some("CHR2015/2(1)“placing authority”(c)(i)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: EVERY_DECISION,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let letters = case.referral.challenges.iter().enumerate();
    Ok(letters
        .filter(|(_, letter)| Withdrawal::lets_count(letter.withdrawn.as_ref()))
        .filter(|(_, letter)| letter.kind != Some(LetterKind::InformationRequest))
        .filter_map(|(index, letter)| {
            let (sentence, field) = match (letter.kind, letter.to_kind) {
                (_, None) => (
                    "What the addressee of a letter is in law is not answered. A challenge under \
                     regulation 5(c) is never addressed to a parent as placing authority.",
                    "to_kind",
                ),
                (None, Some(PlacingAuthorityKind::Parent)) => (
                    "What a letter to a parent is in law is not answered.",
                    "kind",
                ),
                (Some(_), Some(PlacingAuthorityKind::Parent)) => (
                    "A challenge under regulation 5(c) is addressed to a parent as placing \
                     authority. Make it an information request.",
                    "kind",
                ),
                (_, Some(_)) => return None,
            };
            let pointer = format!("/referral/challenges/{index}/{field}");
            Some(Raised::new(&letter.id, sentence, TaskId::Gaps, pointer))
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
                    "to a parent",
                    &[(
                        "/referral/challenges",
                        letter(json!("challenge"), json!("parent"))
                    )]
                ),
                (
                    "to nobody knows whom",
                    &[(
                        "/referral/challenges",
                        letter(json!("challenge"), json!(null))
                    )]
                ),
                (
                    "nobody knows what",
                    &[("/referral/challenges", letter(json!(null), json!("parent")))]
                ),
                (
                    "to an authority",
                    &[(
                        "/referral/challenges",
                        letter(json!("challenge"), json!("local_authority"))
                    )]
                ),
                (
                    "a request to a parent",
                    &[(
                        "/referral/challenges",
                        letter(json!("information_request"), json!("parent"))
                    )]
                ),
            ]
        ));
    }

    fn letter(kind: serde_json::Value, to_kind: serde_json::Value) -> serde_json::Value {
        json!([{"id": "l1", "kind": kind, "to_kind": to_kind}])
    }

    #[test]
    fn no_reason_opens_it() {
        let case = settled_but(&[
            (
                "/referral/challenges",
                letter(json!("challenge"), json!("parent")),
            ),
            (
                "/referral/disagreements",
                json!([{"finding": "CHALLENGE-03:l1", "because": "She asked for it.", "by": "R.E."}]),
            ),
        ]);
        assert!(found_by(&RULE, &case)[0].stands());
    }
}
