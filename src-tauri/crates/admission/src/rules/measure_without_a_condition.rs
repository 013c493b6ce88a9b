//! # What it looks at
//! Each response to a need and each measure for the children living here that is not in place
//! today, and which condition covers it.
//!
//! # Why it matters
//! Regulation 12(2)(a)(i) asks for arrangements to reduce risk. What does not exist yet is a
//! promise until somebody owns it, by a date, with proof: a condition. One condition may cover
//! several things; it says which.
//!
//! # What the manager sees
//! Once an acceptance with conditions, or in an emergency, is chosen: what is not in place today
//! and stands under no condition, thing by thing.
//!
//! # Example
//! A second adult at night and a lock for the medicines are both still to be had, and only the lock
//! has become a condition.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::in_place::not_covered;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CONDITION-03",
    concern: "something not in place that no condition covers",
    answers: &["I4"],
    provision: Some("CHR2015/12(2)(a)(i)"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: &[Outcome::AcceptWithConditions, Outcome::AcceptEmergency],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let wanting: Vec<String> = not_covered(case).into_iter().map(|t| t.words).collect();
    if wanting.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "Not in place today, and no condition covers it: {}. What must still be had becomes a \
         condition, with owner, date and proof; tick in the condition what it covers.",
        wanting.join("; ")
    );
    let at = "/referral/decision/conditions";
    let raised = Raised::new("", sentence, TaskId::Decision, at);
    Ok(vec![raised.asked_by_the_outcome()])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn to_be_bought() -> (&'static str, Value) {
        ("/referral/group/rows/0/in_place", json!("must_be_bought"))
    }

    fn covering(covers: Value) -> (&'static str, Value) {
        let condition = json!([{"id": "k1", "what": "A second adult.", "covers": covers}]);
        ("/referral/decision/conditions", condition)
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("a measure to be bought", &[to_be_bought()]),
                (
                    "and no condition",
                    &[("/referral/decision/conditions/0/what", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn one_condition_covers_several_things() {
        let found = |covers| found_by(&RULE, &settled_but(&[to_be_bought(), covering(covers)]));
        assert!(found(json!(["n2", "g1"])).is_empty());
        assert_eq!(found(json!(["n2"])).len(), 1);
        assert_eq!(
            found(json!([])).len(),
            1,
            "a condition that says nothing covers nothing"
        );
    }

    #[test]
    fn a_condition_taken_back_covers_nothing_once_that_is_read() {
        let withdrawn =
            json!({"because": "no need", "by": "Ruth Example", "read_by": "Ruth Example"});
        let conditions = json!([{"id": "k1", "what": "A second adult.", "covers": ["n2"],
                                 "withdrawn": withdrawn}]);
        let case = settled_but(&[("/referral/decision/conditions", conditions)]);
        assert_eq!(found_by(&RULE, &case).len(), 1);
    }
}
