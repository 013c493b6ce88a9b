//! # What it looks at
//! The four questions of Guide 3.6: the statement of purpose allows it; there is the capacity; the
//! support systems are in place; the children already living here go on receiving high-quality
//! care. Each with what makes it so.
//!
//! # Why it matters
//! The Guide makes each of the four a condition of taking an emergency admission.
//!
//! # What the manager sees
//! "Whether there is the capacity is not answered." The emergency route is closed until each is
//! answered yes, with a reason.
//!
//! # Example
//! One adult is at the hospital with another child; tonight there is no capacity.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};
use crate::vocabulary::{YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-02",
    concern: "a question of Guide 3.6 that is not answered yes",
    answers: &["E2"],
    provision: Some("GUIDE/3.6"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !emergency_applies(case) {
        return Ok(Vec::new());
    }
    let e = &case.referral.emergency;
    let questions = [
        (
            "statement_allows",
            e.statement_allows,
            &e.statement_because,
            "statement_because",
            "the statement of purpose provides for this emergency",
            "the statement of purpose does not provide for this emergency",
        ),
        (
            "capacity",
            e.capacity,
            &e.capacity_because,
            "capacity_because",
            "there is the capacity",
            "there is not the capacity",
        ),
        (
            "support",
            e.support,
            &e.support_because,
            "support_because",
            "the support systems are in place",
            "the support systems are not in place",
        ),
        (
            "care_continues",
            e.care_continues,
            &e.care_continues_because,
            "care_continues_because",
            "the children already living here will go on receiving high-quality care",
            "the children already living here will not go on receiving high-quality care",
        ),
    ];
    Ok(questions
        .into_iter()
        .filter_map(|(field, answer, because, because_field, yes, no)| {
            let (sentence, place) = match answer {
                None => (format!("Whether {yes} is not answered."), field),
                Some(YesNo::No) => (format!("You answered that {no}."), field),
                Some(YesNo::Yes) if is_blank(because.as_ref()) => (
                    format!("You answered that {yes}; what makes it so is not said."),
                    because_field,
                ),
                Some(YesNo::Yes) => return None,
            };
            let pointer = format!("/referral/emergency/{place}");
            Some(Raised::new(field, sentence, TaskId::Emergency, pointer))
        })
        .collect())
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
                    "none answered",
                    &[("/referral/receipt/route", json!("emergency"))]
                ),
                (
                    "three of four",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        (
                            "/referral/emergency",
                            json!({
                                "statement_allows": "yes", "statement_because": "Section 5.",
                                "capacity": "no", "capacity_because": "One adult is at the hospital.",
                                "support": "yes",
                                "care_continues": "yes", "care_continues_because": "A third adult comes.",
                            })
                        ),
                    ],
                ),
            ]
        ));
    }

    #[test]
    fn four_yeses_with_reasons_open_the_route() {
        let case = settled_but(&[
            ("/referral/receipt/route", json!("emergency")),
            (
                "/referral/emergency",
                json!({
                    "statement_allows": "yes", "statement_because": "Section 5.",
                    "capacity": "yes", "capacity_because": "A bed is made up.",
                    "support": "yes", "support_because": "The on-call manager is here.",
                    "care_continues": "yes", "care_continues_because": "A third adult comes.",
                }),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
