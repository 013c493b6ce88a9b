//! # What it looks at
//! For a child who is not, or may not be, looked after: who was asked for information, and whether
//! it is enough to assess whether the home can meet the child's needs.
//!
//! # Why it matters
//! Guide 11.5, last sentence: for children who are not looked after the home should have sufficient
//! information from the child's "placing authority" (usually parents or carers) and other agencies
//! before agreeing. It is asked for; a parent is never challenged under regulation 5(c).
//!
//! # What the manager sees
//! "The child is not looked after: whether the information is enough is not said."
//!
//! # Example
//! Her mother wrote two pages; the school was not asked.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call, listed};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "FAMILY-01",
    concern: "too little information about a child who is not looked after",
    answers: &["P10", "C7"],
    provision: Some("GUIDE/11.5"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let call = calls::not_looked_after(case);
    if let Some(open) = call.open() {
        let sentence = format!(
            "Whether a local authority looks after the child {open}. If none does, the home asks \
             the family and others for enough information before it agrees."
        );
        let place = "/referral/legal/looked_after";
        let raised = Raised::new("", sentence, TaskId::Referral, place);
        return Ok(vec![raised.under("GUIDE/11.5", Force::Threshold)]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let told = &case.referral.not_looked_after;
    let mut wanting = Vec::new();
    if is_blank(told.information_from.as_ref()) {
        wanting.push(("who was asked and what came", "information_from"));
    }
    if told.information_enough.is_none() {
        wanting.push(("whether it is enough", "information_enough"));
    }
    if is_blank(told.information_because.as_ref()) {
        wanting.push(("what makes it so", "information_because"));
    }
    let raised = |sentence: String, field: &str| {
        let pointer = format!("/referral/not_looked_after/{field}");
        Ok(vec![Raised::new(
            "",
            sentence,
            TaskId::NotLookedAfter,
            pointer,
        )])
    };
    if let Some((_, field)) = wanting.first() {
        let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
        let verb = if what.len() == 1 { "is" } else { "are" };
        let sentence = format!(
            "The child is not looked after. About the information: {} {verb} not said.",
            listed(&what)
        );
        return raised(sentence, field);
    }
    if told.information_enough == Some(YesNo::No) {
        let sentence = "The child is not looked after, and you answered that the information is \
                        not enough to assess whether the home can meet the child’s needs.";
        return raised(sentence.to_owned(), "information_enough");
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::told;

    #[test]
    fn what_the_manager_reads() {
        let looked_after = "/referral/legal/looked_after";
        let family = "/referral/not_looked_after";
        let enough = |answer: &str| {
            json!({"information_from": "Her mother, her school, her GP.",
                   "information_enough": answer, "information_because": "Three accounts agree."})
        };
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not answered", &[(looked_after, json!(null))]),
                ("not known", &[(looked_after, json!("not_known"))]),
                ("looked after", &[(looked_after, json!("yes"))]),
                ("nothing asked", &[(looked_after, json!("no"))]),
                (
                    "enough",
                    &[(looked_after, json!("no")), (family, enough("yes"))]
                ),
                (
                    "not enough",
                    &[(looked_after, json!("no")), (family, enough("no"))]
                ),
            ]
        ));
    }
}
