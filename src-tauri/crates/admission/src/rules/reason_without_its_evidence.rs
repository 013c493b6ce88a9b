//! A reason from the list that does not say what it rests on.
//!
//! # What it looks at
//!
//! Each reason of the decision that stands: whether it is chosen from the list, and whether its
//! evidence is written: which need, which child, which gap, which clause.
//!
//! # Why it matters
//!
//! "Skills we do not have" helps nobody. "No adult here is trained for tube feeding, and the course
//! is in March" tells the authority what would change the answer.
//!
//! # What the manager sees
//!
//! The reason, and the question its evidence answers. It is settled by writing it, or by withdrawing
//! the reason.
//!
//! # Example
//!
//! "A recovery of a child living here would be put at risk", and no child is named.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::reasons::Ground;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "REASON-02",
    concern: "a reason without its evidence",
    answers: &["R6"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: EVERY_DECISION,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let reasons = case.referral.decision.reasons.iter().enumerate();
    Ok(reasons
        .filter(|(_, reason)| Withdrawal::lets_count(reason.withdrawn.as_ref()))
        .filter_map(|(index, reason)| {
            let pointer = |field| format!("/referral/decision/reasons/{index}/{field}");
            let Some(code) = reason.code else {
                let sentence = "A reason is noted that is not chosen from the list.";
                return Some(Raised::new(
                    &reason.id,
                    sentence,
                    TaskId::Decision,
                    pointer("code"),
                ));
            };
            // What is no reason by itself is answered by a rule of its own.
            let help = code.help();
            if help.ground == Ground::NotAReason || !is_blank(reason.evidence.as_ref()) {
                return None;
            }
            let sentence = format!(
                "The reason “{}” does not say what it rests on. {}",
                code.label(),
                help.asks
            );
            Some(Raised::new(
                &reason.id,
                sentence,
                TaskId::Decision,
                pointer("evidence"),
            ))
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
            &[(
                "one without evidence, one not chosen",
                &[(
                    "/referral/decision/reasons",
                    json!([
                        {"id": "w1", "code": "recovery_at_risk", "evidence": " "},
                        {"id": "w2", "evidence": "It is too much."},
                        {"id": "w3", "code": "no_bed", "evidence": "Four live here."},
                    ])
                )]
            )]
        ));
    }

    #[test]
    fn a_withdrawal_that_was_read_asks_no_more() {
        let read = json!({"because": "no", "by": "Ruth Example", "read_by": "Ruth Example"});
        let case = settled_but(&[(
            "/referral/decision/reasons",
            json!([{"id": "w1", "code": "no_bed", "withdrawn": read}]),
        )]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
