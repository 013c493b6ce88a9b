//! # What it looks at
//! How many responses to needs and measures for the children living here are not in place today,
//! and how many conditions the acceptance has.
//!
//! # Why it matters
//! Regulation 12(2)(a)(i) asks for arrangements to reduce risk. What does not exist yet is a
//! promise until somebody owns it, by a date, with proof: a condition.
//!
//! # What the manager sees
//! Once an acceptance with conditions, or in an emergency, is chosen: “2 things are not in place
//! today; 1 condition is written.” One condition may cover several; then the manager says so.
//!
//! # Example
//! A second adult at night and a lock for the medicines are both still to be had, and only the lock
//! has become a condition.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::{Effect, InPlace, Outcome};
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CONDITION-03",
    concern: "more that is not in place than there are conditions",
    answers: &["I4"],
    provision: Some("CHR2015/12(2)(a)(i)"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: &[Outcome::AcceptWithConditions, Outcome::AcceptEmergency],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let not_today = |in_place: Option<InPlace>| in_place != Some(InPlace::Today);
    let needs = r
        .needs
        .iter()
        .filter(|need| need.counts() && not_today(need.response.in_place));
    let measures = r.group.rows.iter().filter(|row| {
        let may_be_a_risk = matches!(row.effect, None | Some(Effect::Risk));
        row.counts() && may_be_a_risk && not_today(row.in_place)
    });
    let wanting = needs.count() + measures.count();
    // A condition counts until its withdrawal is read; then one fewer covers what is wanting.
    let conditions = r
        .decision
        .conditions
        .iter()
        .filter(|c| Withdrawal::lets_count(c.withdrawn.as_ref()))
        .filter(|c| !is_blank(c.what.as_ref()))
        .count();
    if wanting <= conditions {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "{wanting} {} not in place today, and {conditions} {} written. What must still be had \
         becomes a condition, with owner, date and proof; if one condition covers several, say so.",
        if wanting == 1 {
            "thing is"
        } else {
            "things are"
        },
        if conditions == 1 {
            "condition is"
        } else {
            "conditions are"
        },
    );
    let at = "/referral/decision/conditions";
    let raised = Raised::new("", sentence, TaskId::Decision, at);
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
                    "a measure to be bought",
                    &[("/referral/group/rows/0/in_place", json!("must_be_bought"))]
                ),
                (
                    "and no condition",
                    &[("/referral/decision/conditions/0/what", json!(null))]
                ),
            ]
        ));
    }
}
