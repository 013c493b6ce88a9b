//! # What it looks at
//! Whether the child is a youth justice child; and, where they are: what was ordered, the youth
//! offending team, the conditions the child has to keep, how the plan on remand or sentence bears
//! on the home's care, and what happens if a condition is not kept.
//!
//! # Why it matters
//! Regulations 17(4) and 18(8)(b): the registered person must have regard to any other plan prepared
//! in relation to the child's remand or sentencing. That plan is the fifth kind of relevant plan
//! (regulation 2(1)); the ledger of plans asks for the plan itself.
//!
//! # What the manager sees
//! "A youth justice child: how the plan on remand or sentence bears on the home's care is not said."
//!
//! # Example
//! A tag from seven in the evening; family time ends at half past.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call, listed};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::YouthJustice;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "YOUTH-01",
    concern: "a youth justice child whose remand or sentence is not had regard to",
    answers: &["P1", "P3"],
    provision: Some("CHR2015/17(4)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let call = calls::youth_justice(case);
    if let Some(open) = call.open() {
        let sentence = format!("Whether the child is a youth justice child {open}.");
        let place = "/referral/legal/youth_justice";
        let raised = Raised::new("", sentence, TaskId::Referral, place);
        return Ok(vec![
            raised.under("CHR2015/2(1)“relevant plans”", Force::Threshold),
        ]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let wanting = wanting(&case.referral.youth_justice);
    let Some((_, field)) = wanting.first() else {
        return Ok(Vec::new());
    };
    let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
    let verb = if what.len() == 1 { "is" } else { "are" };
    let sentence = format!("A youth justice child: {} {verb} not said.", listed(&what));
    let pointer = format!("/referral/youth_justice/{field}");
    let raised = Raised::new("", sentence, TaskId::YouthJustice, pointer);
    let raised = if case.referral.legal.looked_after == Some(YesNoNotKnown::No) {
        raised.under("CHR2015/18(8)(b)", Force::Regulation)
    } else {
        raised
    };
    Ok(vec![raised])
}

fn wanting(youth: &YouthJustice) -> Vec<(&'static str, &'static str)> {
    [
        (
            &youth.regard,
            "how the plan on remand or sentence bears on the home’s care",
            "regard",
        ),
        (&youth.ordered, "what was ordered", "ordered"),
        (&youth.team, "the youth offending team", "team"),
        (
            &youth.conditions,
            "the conditions the child has to keep",
            "conditions",
        ),
        (
            &youth.if_not_kept,
            "what is done if one is not kept",
            "if_not_kept",
        ),
    ]
    .into_iter()
    .filter(|(answer, ..)| is_blank(answer.as_ref()))
    .map(|(_, words, field)| (words, field))
    .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const ASKED: &str = "/referral/legal/youth_justice";

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not answered", &[(ASKED, json!(null))]),
                ("not known", &[(ASKED, json!("not_known"))]),
                ("nothing said", &[(ASKED, json!("yes"))]),
                (
                    "remanded, by the legal status",
                    &[("/referral/legal/status", json!("J1"))]
                ),
                (
                    "not looked after",
                    &[
                        (ASKED, json!("yes")),
                        ("/referral/legal/looked_after", json!("no"))
                    ]
                ),
            ]
        ));
    }

    #[test]
    fn five_answers_settle_it() {
        let case = settled_but(&[
            (ASKED, json!("yes")),
            (
                "/referral/youth_justice",
                json!({"ordered": "Remanded on 2 November.", "team": "Kit Example.",
                       "conditions": "None.", "regard": "Its section 4 is our evening.",
                       "if_not_kept": "We ring Kit Example the same hour."}),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
