//! # What it looks at
//! Whether the good is written down beside the risk: the child's strengths, and for each child
//! living here whose entry has been begun, what good could come of it.
//!
//! # Why it matters
//! Ofsted's framework looks for decisions that are "inclusive and balance the needs of children
//! requiring a placement and those already living in the home". A record of risks alone shows no
//! balance, and is what the child will read about themself one day.
//!
//! # What the manager sees
//! "For A.B. no benefit is written, nor why none is identified."
//!
//! # Example
//! Both children play football; nobody wrote it down.

use chrono::NaiveDate;

use super::child_living_here_without_an_entry::name;
use super::{Checked, Disagreeing, Raised, Rule, is_begun};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::{Effect, Outcome};
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-03",
    concern: "risks written down without strengths and benefits",
    answers: &["I3"],
    provision: Some("SCCIF/351"),
    force: Force::Ofsted,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let strengths = &case.referral.strengths;
    let told = [
        &strengths.strengths,
        &strengths.what_works,
        &strengths.trusted_people,
        &strengths.hopes,
        &strengths.progress,
    ];
    let mut raised = Vec::new();
    if told.into_iter().all(|answer| is_blank(answer.as_ref())) {
        raised.push(Raised::new(
            "strengths",
            "Nothing is written about the child’s strengths, what works, or what they hope for.",
            TaskId::Needs,
            "/referral/strengths/strengths",
        ));
    }
    let without = case
        .home
        .children_living_here()
        .filter(|child| is_begun(case, &child.id) && !benefit_considered(case, &child.id));
    raised.extend(without.map(|child| {
        let sentence = format!(
            "For {} no benefit is written, nor why none is identified.",
            name(&child.initials)
        );
        Raised::new(
            &child.id,
            sentence,
            TaskId::Group,
            "/referral/group/entries",
        )
    }));
    Ok(raised)
}

fn benefit_considered(case: &Case, child: &str) -> bool {
    let group = &case.referral.group;
    group.entry(child).is_some_and(|entry| {
        !is_blank(entry.benefit.as_ref()) || !is_blank(entry.no_benefit_because.as_ref())
    }) || group
        .rows_about(child)
        .any(|row| row.effect == Some(Effect::Benefit) && !is_blank(row.what_we_know.as_ref()))
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
                    "no benefit for one child",
                    &[("/referral/group/entries/1/benefit", json!(null))]
                ),
                (
                    "nothing good about the newcomer",
                    &[("/referral/strengths", json!({}))]
                ),
            ]
        ));
    }

    #[test]
    fn a_benefit_in_a_row_counts() {
        let case = settled_but(&[("/referral/group/entries/0/benefit", json!(null))]);
        assert!(
            found_by(&RULE, &case).is_empty(),
            "row g2 records a benefit for A.B."
        );
    }

    #[test]
    fn no_benefit_is_an_answer_when_it_says_why() {
        let case = settled_but(&[
            ("/referral/group/entries/1/benefit", json!(null)),
            (
                "/referral/group/entries/1/no_benefit_because",
                json!("Cal wants to be left alone."),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
