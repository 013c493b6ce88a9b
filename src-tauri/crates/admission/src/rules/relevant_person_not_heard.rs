//! # What it looks at
//! Each person whose view is sought before a decision: placing authority, independent reviewing
//! officer, parents, present carer, school, health and, for a youth justice child, youth justice.
//! Each is asked, or it is said why that was not reasonably practicable.
//!
//! # Why it matters
//! Regulation 7(2)(e): the views of each relevant person are taken into account, so far as
//! reasonably practicable, before a decision about a child’s care or welfare. The Guide (4.7)
//! follows the care plan on how far family is involved.
//!
//! # What the manager sees
//! Once a planned acceptance is chosen, one finding that names those of whom nothing is noted.
//!
//! # Example
//! Everybody was rung but the school, where she has been for three years.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{Asked, Relation, View};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "VIEWS-02",
    concern: "a relevant person whose view was not sought",
    answers: &["S10"],
    provision: Some("CHR2015/7(2)(e)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let mut people = vec![
        Relation::PlacingAuthority,
        Relation::Parents,
        Relation::CurrentCarer,
        Relation::School,
        Relation::Health,
    ];
    if r.legal.looked_after != Some(YesNoNotKnown::No) {
        people.insert(1, Relation::Iro);
    }
    if r.legal.youth_justice != Some(YesNoNotKnown::No) {
        people.push(Relation::YouthJustice);
    }
    let open: Vec<&str> = people
        .into_iter()
        .filter(|relation| {
            !r.views
                .iter()
                .any(|v| v.relation == Some(*relation) && told(v))
        })
        .map(Vocabulary::label)
        .collect();
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "No view is noted, nor why it was not sought, from: {}.",
        open.join(", ")
    );
    let raised = Raised::new("", sentence, TaskId::Views, "/referral/views");
    Ok(vec![raised.asked_by_the_outcome()])
}

/// Whether the view is there, on its way, or it is said why it is not.
fn told(view: &View) -> bool {
    let stands = Withdrawal::lets_count(view.withdrawn.as_ref());
    stands
        && match view.asked {
            None => false,
            Some(Asked::Replied) => !is_blank(view.said.as_ref()),
            Some(Asked::Waiting) => true,
            Some(Asked::NotYet | Asked::NotPracticable) => !is_blank(view.because.as_ref()),
        }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::told as read;

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(read(
            &RULE,
            &[(
                "nobody",
                &[
                    ("/referral/views", json!([])),
                    ("/referral/noted/views", json!(0))
                ]
            ),]
        ));
    }

    #[test]
    fn a_reason_why_asking_was_not_practicable_is_an_answer() {
        let case = crate::fixtures::settled_but(&[
            ("/referral/views/0/asked", json!("not_practicable")),
            ("/referral/views/0/said", json!(null)),
            (
                "/referral/views/0/because",
                json!("The number was cut off."),
            ),
        ]);
        assert!(crate::fixtures::found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn youth_justice_is_heard_of_a_youth_justice_child() {
        let case = crate::fixtures::settled_but(&[("/referral/legal/youth_justice", json!("yes"))]);
        let found = crate::fixtures::found_by(&RULE, &case);
        assert!(found[0].sentence.contains("youth justice"), "{found:?}");
    }
}
