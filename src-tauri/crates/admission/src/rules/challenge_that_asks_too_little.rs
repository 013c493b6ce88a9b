//! # What it looks at
//! Each letter to the placing authority: whom it is to, what it asks for, why the home needs it,
//! by when, and the letter itself.
//!
//! # Why it matters
//! A challenge that names no gap cannot be answered, and shows nobody what the home did. The Guide
//! (2.3) says that the registered person should evidence what they have done; it also says that the
//! home cannot force a reply, so the date is the manager's own.
//!
//! # What the manager sees
//! "A letter does not say by when a reply is wanted."
//!
//! # Example
//! "Please send all outstanding paperwork as soon as possible."

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::Challenge;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CHALLENGE-02",
    concern: "a challenge that does not say what is needed, why and by when",
    answers: &["C2", "C3"],
    provision: Some("GUIDE/2.3"),
    force: Force::Guide,
    weight: Weight::Challenge,
    closes: EVERY_DECISION,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let letters = case.referral.challenges.iter().enumerate();
    Ok(letters
        .filter(|(_, letter)| Withdrawal::lets_count(letter.withdrawn.as_ref()))
        .filter_map(|(index, letter)| {
            let (lacks, field) = lacking(letter)?;
            let to = letter
                .to
                .as_deref()
                .map(str::trim)
                .filter(|t| !t.is_empty());
            let sentence = match to {
                Some(to) => format!("The letter to {to} does not say {lacks}."),
                None => format!("A letter does not say {lacks}."),
            };
            let pointer = format!("/referral/challenges/{index}/{field}");
            Some(Raised::new(&letter.id, sentence, TaskId::Gaps, pointer))
        })
        .collect())
}

fn lacking(letter: &Challenge) -> Option<(&'static str, &'static str)> {
    let blank = |text: &str| text.trim().is_empty();
    if is_blank(letter.to.as_ref()) {
        Some(("to whom it is addressed", "to"))
    } else if letter.items.is_empty() || letter.items.iter().any(|item| blank(&item.what)) {
        Some(("what is needed", "items"))
    } else if letter.items.iter().any(|item| blank(&item.why)) {
        Some(("why each thing is needed", "items"))
    } else if letter.reply_by.is_none() {
        Some(("by when a reply is wanted", "reply_by"))
    } else if is_blank(letter.letter.as_ref()) {
        Some(("anything yet: it is blank", "letter"))
    } else {
        None
    }
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
                    "to whom?",
                    &[("/referral/challenges", letter("to", json!(null)))]
                ),
                (
                    "what?",
                    &[("/referral/challenges", letter("items", json!([])))]
                ),
                (
                    "why?",
                    &[(
                        "/referral/challenges",
                        letter("items", json!([{"what": "the care plan"}]))
                    )]
                ),
                (
                    "by when?",
                    &[("/referral/challenges", letter("reply_by", json!(null)))]
                ),
                (
                    "a blank letter",
                    &[("/referral/challenges", letter("letter", json!(" ")))]
                ),
                (
                    "a letter that says it",
                    &[("/referral/challenges", letter("id", json!("l1")))]
                ),
            ]
        ));
    }

    fn letter(field: &str, answer: serde_json::Value) -> serde_json::Value {
        let mut letter = json!({
            "id": "l1", "kind": "challenge", "to": "Dana Example", "to_kind": "local_authority",
            "reply_by": "2026-11-27", "letter": "We need the care plan.",
            "items": [{"gap": "plan:care_plan", "what": "the care plan", "why": "Guide 11.4"}],
        });
        letter[field] = answer;
        json!([letter])
    }

    #[test]
    fn a_letter_withdrawn_and_read_is_past() {
        let mut letters = letter("reply_by", json!(null));
        letters[0]["withdrawn"] =
            json!({"because": "sent twice", "by": "Ruth Example", "read_by": "Ruth Example"});
        assert!(found_by(&RULE, &settled_but(&[("/referral/challenges", letters)])).is_empty());
    }
}
