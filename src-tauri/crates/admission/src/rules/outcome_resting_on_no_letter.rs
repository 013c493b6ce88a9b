//! # What it looks at
//! Whether "not yet" has a letter that stands and has had no adequate reply; and whether a decline
//! for want of information rests on a letter that was sent.
//!
//! # Why it matters
//! "Not yet" is a lawful answer because something is asked for and awaited (Guide 11.5). Without a
//! letter nobody is asked for anything, and the child waits for nothing. "Information not supplied
//! after challenge" says that a challenge was made.
//!
//! # What the manager sees
//! Beside the outcome, and as a finding once it is chosen: that no letter is open, or was sent.
//!
//! # Example
//! "Not yet" is chosen and the drafted challenge was never kept.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CHALLENGE-04",
    concern: "an outcome that rests on a letter nobody wrote",
    answers: &["G11"],
    provision: Some("GUIDE/11.5"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: &[Outcome::NotYet, Outcome::DeclineNotInformed],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let standing = || {
        case.referral
            .challenges
            .iter()
            .filter(|l| l.withdrawn.is_none())
    };
    let raised = |subject, sentence, outcome| {
        Raised::new(subject, sentence, TaskId::Gaps, "/referral/challenges")
            .closing(outcome)
            .asked_by_the_outcome()
    };
    let mut found = Vec::new();
    if !standing().any(|letter| !letter.is_answered()) {
        found.push(raised(
            "open",
            "“Not yet” waits for an answer, but no challenge or information request is open.",
            &[Outcome::NotYet],
        ));
    }
    if !standing().any(|letter| letter.sent_at().is_some()) {
        found.push(raised(
            "sent",
            "“Information not supplied after challenge” says that it was asked for, but no letter \
             is logged as sent.",
            &[Outcome::DeclineNotInformed],
        ));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn not_yet() -> (&'static str, Value) {
        ("/referral/decision/outcome", json!("not_yet"))
    }

    fn letter(log: Value) -> (&'static str, Value) {
        let letter = json!([{
            "id": "l1", "kind": "challenge", "to": "Dana Example", "letter": "…",
            "reply_by": "2026-11-30", "log": log,
        }]);
        ("/referral/challenges", letter)
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[(
                "no letter",
                &[not_yet(), ("/referral/challenges", json!([]))]
            )]
        ));
    }

    #[test]
    fn a_letter_without_an_adequate_reply_is_waited_for() {
        let open = settled_but(&[not_yet(), letter(json!([{"what": "sent"}]))]);
        assert!(found_by(&RULE, &open).is_empty());
    }

    #[test]
    fn a_letter_answered_well_is_waited_for_no_longer() {
        let log = json!([{"what": "replied", "adequate": "yes"}]);
        assert_eq!(
            found_by(&RULE, &settled_but(&[not_yet(), letter(log)])).len(),
            1
        );
    }
}
