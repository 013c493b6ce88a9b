//! # What it looks at
//! For each child living here: whether they were asked about somebody new coming, what they said,
//! or why they were not asked.
//!
//! # Why it matters
//! Regulation 7(2)(a)(i): each child’s views, wishes and feelings are ascertained and considered.
//! The Guide (4.9, 11.7) speaks of the wishes of all, and of children taking part in the welcome.
//! Private facts about the newcomer are not needed for it.
//!
//! # What the manager sees
//! Once an acceptance is chosen, one finding with the initials of the children who were not asked,
//! and of whom no reason is written.
//!
//! # Example
//! Two children were asked at supper; the third was at her grandmother’s.

use chrono::NaiveDate;

use super::child_living_here_without_an_entry::{initials, name};
use super::{Checked, Disagreeing, Raised, Rule, has_entry};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::ChildEntry;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Asked;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-06",
    concern: "a child living here who was not asked",
    answers: &["S9"],
    provision: Some("CHR2015/7(2)(a)(i)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let group = &case.referral.group;
    let open: Vec<&str> = case
        .home
        .children_living_here()
        // A child about whom nothing is written is a finding of its own.
        .filter(|child| has_entry(case, &child.id))
        .filter(|child| !group.entry(&child.id).is_some_and(is_heard))
        .map(|child| name(&child.initials))
        .collect();
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "What the child says about somebody new coming, or why they have not been asked, is not \
         written for: {}",
        initials(&open)
    );
    let raised = Raised::new("", sentence, TaskId::Group, "/referral/group/entries");
    Ok(vec![raised.asked_by_the_outcome()])
}

fn is_heard(entry: &ChildEntry) -> bool {
    match entry.asked {
        None => false,
        Some(Asked::Replied) => !is_blank(entry.said.as_ref()),
        Some(Asked::Waiting) => true,
        Some(Asked::NotYet | Asked::NotPracticable) => !is_blank(entry.not_asked_because.as_ref()),
    }
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
                    "not answered",
                    &[("/referral/group/entries/0/asked", json!(null))]
                ),
                (
                    "replied, and nothing written",
                    &[("/referral/group/entries/1/said", json!(null))]
                ),
                (
                    "not yet, and no reason",
                    &[("/referral/group/entries/1/asked", json!("not_yet"))]
                ),
            ]
        ));
    }
}
