//! # What it looks at
//! For each child living here, whether the entry names that child’s own plan or risk assessment,
//! and its date.
//!
//! # Why it matters
//! Regulation 12(2)(a)(i): risks are assessed and reduced taking into account information in the
//! child’s relevant plans.
//!
//! # What the manager sees
//! Once an acceptance is chosen, one finding with the initials of the children whose own plan is
//! not named.
//!
//! # Example
//! The entry speaks of what everybody knows; the risk assessment of last month says otherwise.

use chrono::NaiveDate;

use super::child_living_here_without_an_entry::{initials, name};
use super::{Checked, Disagreeing, Raised, Rule, has_entry};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-05",
    concern: "a child living here weighed without their own plan",
    answers: &["I5"],
    provision: Some("CHR2015/12(2)(a)(i)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let group = &case.referral.group;
    let without: Vec<&str> = case
        .home
        .children_living_here()
        // A child about whom nothing is written is a finding of its own.
        .filter(|child| has_entry(case, &child.id))
        .filter(|child| {
            let entry = group.entry(&child.id);
            entry.is_none_or(|entry| is_blank(entry.own_plan.as_ref()))
        })
        .map(|child| name(&child.initials))
        .collect();
    if without.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "No plan or risk assessment of the child’s own, with its date, is named for: {}",
        initials(&without)
    );
    let raised = Raised::new("", sentence, TaskId::Group, "/referral/group/entries");
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
                    "one child",
                    &[("/referral/group/entries/0/own_plan", json!(null))]
                ),
                (
                    "both",
                    &[
                        ("/referral/group/entries/0/own_plan", json!(null)),
                        ("/referral/group/entries/1/own_plan", json!(" "))
                    ]
                ),
            ]
        ));
    }
}
