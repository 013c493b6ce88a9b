//! # What it looks at
//! Each letter that was sent, whose reply date has passed, and to which no adequate reply is
//! logged; and whether anything was done after that date.
//!
//! # Why it matters
//! Guide 2.3: staff cannot force a relevant person to engage; the registered person should evidence
//! what they have done, including any actions taken to escalate concerns. An unanswered challenge
//! is evidence of what the home asked for. It is not a failing of the home.
//!
//! # What the manager sees
//! “The letter to … asked for a reply by …; none is logged. That is no failing of the home: note
//! what you do next.” It closes nothing.
//!
//! # Example
//! The team manager was rung twice; the independent reviewing officer answered within the hour.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calendar::{english_time, in_words};
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::{Challenge, LogKind};
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CHALLENGE-05",
    concern: "a letter that has had no answer",
    answers: &["C3", "C4"],
    provision: Some("GUIDE/2.3"),
    force: Force::Guide,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    Ok(case
        .referral
        .challenges
        .iter()
        .enumerate()
        .filter(|(_, letter)| Withdrawal::lets_count(letter.withdrawn.as_ref()))
        .filter(|(_, letter)| letter.sent_at().is_some() && !letter.is_answered())
        .filter_map(|(index, letter)| {
            let by = letter.reply_by.filter(|by| *by < today)?;
            if taken_further(letter, by) {
                return None;
            }
            let to = letter.to.as_deref().map(str::trim).filter(|to| !to.is_empty());
            let sentence = format!(
                "The letter to {} asked for a reply by {}; no adequate reply is logged. That is no \
                 failing of the home: nobody can be made to answer. Note what you do next: chase it, \
                 take it to the next person on your own ladder, or tell the independent reviewing \
                 officer or an advocate.",
                to.unwrap_or("the authority"),
                in_words(by)
            );
            let pointer = format!("/referral/challenges/{index}/log");
            Some(Raised::new(&letter.id, sentence, TaskId::Gaps, pointer))
        })
        .collect())
}

/// Whether somebody chased, escalated or closed the letter after its day.
fn taken_further(letter: &Challenge, by: NaiveDate) -> bool {
    letter.log.iter().any(|entry| {
        let further = matches!(
            entry.what,
            Some(LogKind::Chased | LogKind::Escalated | LogKind::Closed)
        );
        further && entry.at.is_some_and(|at| english_time(at).date() > by)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn letter(log: serde_json::Value) -> serde_json::Value {
        json!([{"id": "l1", "kind": "challenge", "to": "Dana Example, social worker",
                "reply_by": "2026-11-19", "log": log}])
    }

    fn sent() -> serde_json::Value {
        json!({"at": "2026-11-17T10:00:00Z", "what": "sent"})
    }

    #[test]
    fn what_the_manager_reads() {
        let letters = letter(json!([sent()]));
        insta::assert_snapshot!(told(
            &RULE,
            &[("no reply", &[("/referral/challenges", letters)])]
        ));
    }

    #[test]
    fn what_was_taken_further_asks_for_nothing() {
        let chased = json!({"at": "2026-11-20T10:00:00Z", "what": "escalated", "step": "iro"});
        let case = settled_but(&[("/referral/challenges", letter(json!([sent(), chased])))]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
