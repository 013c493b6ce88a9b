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
//! and stands under no condition, thing by thing. More than a few are told one a line, and of many
//! the first and how many more there are.
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
        "Not in place today, and no condition covers it: {}What must still be had becomes a \
         condition, with owner, date and proof; tick in the condition what it covers.",
        told(&wanting)
    );
    let at = "/referral/decision/conditions";
    let raised = Raised::new("", sentence, TaskId::Decision, at);
    Ok(vec![raised.asked_by_the_outcome()])
}

/// As many things as a sentence holds without losing its reader.
const IN_A_SENTENCE: usize = 4;

/// As many as a list holds that is read and not looked up.
const IN_A_LIST: usize = 8;

/// Each thing; of many the first, how many more there are, and where those are said.
fn told(things: &[String]) -> String {
    if things.len() <= IN_A_SENTENCE {
        return format!("{}. ", things.join("; "));
    }
    let mut list: String = things
        .iter()
        .take(IN_A_LIST)
        .map(|thing| format!("\n• {thing}"))
        .collect();
    let more = things.len().saturating_sub(IN_A_LIST);
    if more > 0 {
        list.push_str(&format!(
            "\n• and {more} more: whether it is in place stands with each need’s response and with \
             each measure for the children living here"
        ));
    }
    list.push('\n');
    list
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
    fn many_things_are_a_list_that_says_how_many_more_there_are() {
        let things = |count: usize| -> Vec<String> {
            let each = (1..=count).map(|number| format!("what “need {number}” requires"));
            each.collect()
        };
        assert_eq!(
            super::told(&things(2)),
            "what “need 1” requires; what “need 2” requires. "
        );
        let five = super::told(&things(5));
        assert_eq!(five.lines().filter(|line| line.starts_with('•')).count(), 5);
        assert!(
            five.ends_with("“need 5” requires\n") && !five.contains("more"),
            "{five}"
        );
        assert!(!super::told(&things(8)).contains("more"));
        let sixty = super::told(&things(60));
        assert!(
            sixty.contains("\n• what “need 8” requires\n• and 52 more: "),
            "{sixty}"
        );
        assert!(!sixty.contains("need 9"), "{sixty}");
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
