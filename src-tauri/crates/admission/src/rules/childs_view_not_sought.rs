//! # What it looks at
//! Whether the child was asked, how, what they said, how it was weighed; or why they were not
//! asked.
//!
//! # Why it matters
//! Guide 4.25: the registered person must not automatically use the views of parents as a proxy for
//! children's views. Regulation 7(2)(a) speaks of children accommodated in the home; before a move
//! it is followed as good practice, so this is put as the Guide's.
//!
//! # What the manager sees
//! "The child said something, but how it was weighed is not written." "Not yet asked" is an answer
//! when it says why.
//!
//! # Example
//! The form has a box "child's views", filled in by the social worker.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Asked;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "VIEWS-01",
    concern: "a child whose own view was not sought",
    answers: &["S8"],
    provision: Some("GUIDE/4.25"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let view = &case.referral.childs_view;
    let unsaid = |sentence: &str, field: &str| {
        Some(Raised::new(
            "",
            sentence,
            TaskId::Views,
            format!("/referral/childs_view/{field}"),
        ))
    };
    let raised = match view.asked {
        None => unsaid("Whether the child was asked is not answered.", "asked"),
        Some(Asked::Replied) if is_blank(view.said.as_ref()) => unsaid(
            "The child was asked and replied; what they said is not written.",
            "said",
        ),
        Some(Asked::Replied) if is_blank(view.how_asked.as_ref()) => unsaid(
            "What the child said is written, but not how they were asked, by whom and when.",
            "how_asked",
        ),
        Some(Asked::Replied) if is_blank(view.weighed.as_ref()) => unsaid(
            "What the child said is written, but not how it was weighed and what reason was given \
             back.",
            "weighed",
        ),
        Some(Asked::Replied) => None,
        Some(Asked::Waiting) if is_blank(view.how_asked.as_ref()) => unsaid(
            "The child was asked and has not replied; how they were asked, by whom and when, is \
             not written.",
            "how_asked",
        ),
        Some(Asked::Waiting) => None,
        Some(Asked::NotYet | Asked::NotPracticable) => is_blank(view.not_asked_because.as_ref())
            .then(|| {
                unsaid(
                    "The child has not been asked, and why is not written.",
                    "not_asked_because",
                )
            })
            .flatten(),
    };
    Ok(raised.into_iter().collect())
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
                ("not answered", &[("/referral/childs_view", json!({}))]),
                (
                    "what was said?",
                    &[("/referral/childs_view/said", json!(null))]
                ),
                (
                    "how was it asked?",
                    &[("/referral/childs_view/how_asked", json!(null))]
                ),
                (
                    "how was it weighed?",
                    &[("/referral/childs_view/weighed", json!(null))]
                ),
                (
                    "waiting",
                    &[
                        ("/referral/childs_view/asked", json!("waiting")),
                        ("/referral/childs_view/how_asked", json!(null)),
                    ],
                ),
                (
                    "not yet, but why?",
                    &[("/referral/childs_view/asked", json!("not_yet"))]
                ),
            ]
        ));
    }

    #[test]
    fn not_yet_asked_is_an_answer_when_it_says_why() {
        let case = settled_but(&[
            ("/referral/childs_view/asked", json!("not_yet")),
            (
                "/referral/childs_view/not_asked_because",
                json!("She is asleep; we ask at breakfast."),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
