//! # What it looks at
//! Whether an acceptance on conditions has a condition that stands.
//!
//! # Why it matters
//! Conditions are what such an acceptance rests on: each with owner, date and proof. Regulation
//! 12(2)(a)(i) asks for arrangements to reduce risk; a measure that does not exist yet becomes a
//! condition.
//!
//! # What the manager sees
//! Beside the outcome, and as a finding once it is chosen: that it has no condition yet.
//!
//! # Example
//! "Accept on conditions" is chosen and the only condition was withdrawn.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CONDITION-01",
    concern: "an acceptance on conditions that has none",
    answers: &["G11"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: &[Outcome::AcceptWithConditions],
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    // A condition whose withdrawal nobody has read is not one to rest an acceptance on either.
    let stands = |withdrawn: &Option<Withdrawal>| withdrawn.is_none();
    let conditions = &case.referral.decision.conditions;
    if conditions
        .iter()
        .any(|c| stands(&c.withdrawn) && !is_blank(c.what.as_ref()))
    {
        return Ok(Vec::new());
    }
    Ok(vec![
        Raised::new(
            "",
            "To accept on conditions needs a condition, with its owner, its date and what will \
             show that it is met. None is written yet.",
            TaskId::Decision,
            "/referral/decision/conditions",
        )
        .asked_by_the_outcome(),
    ])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, today, told};

    fn chosen() -> (&'static str, serde_json::Value) {
        (
            "/referral/decision/outcome",
            json!("accept_with_conditions"),
        )
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[(
                "no condition",
                &[chosen(), ("/referral/decision/conditions", json!([]))]
            )]
        ));
    }

    #[test]
    fn a_condition_that_stands_is_enough() {
        let case = settled_but(&[
            chosen(),
            (
                "/referral/decision/conditions",
                json!([{"id": "k1", "what": "A second adult."}]),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn a_withdrawn_condition_is_none() {
        let withdrawn = json!({"because": "not needed", "by": "Ruth Example"});
        let case = settled_but(&[
            chosen(),
            (
                "/referral/decision/conditions",
                json!([{"id": "k1", "what": "A second adult.", "withdrawn": withdrawn}]),
            ),
        ]);
        assert_eq!(found_by(&RULE, &case).len(), 1);
    }

    #[test]
    fn an_outcome_nobody_chose_is_closed_without_a_finding() {
        let case = settled_but(&[
            ("/referral/decision/outcome", json!("not_yet")),
            ("/referral/decision/conditions", json!([])),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
        assert!(!crate::appraise(&case, today()).is_open(Outcome::AcceptWithConditions));
    }
}
