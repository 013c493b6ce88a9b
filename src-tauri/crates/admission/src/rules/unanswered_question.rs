//! # What it looks at
//! Every question of the questions table that a decision needs, and whether it has an answer.
//!
//! # Why it matters
//! A blank is not an answer: "not known" has to be said, because the gap may have to be challenged.
//!
//! # What the manager sees
//! "Placing authority has not been answered." A question needed for every outcome closes every
//! outcome; one needed for a move closes the acceptances; one needed for a planned move closes the
//! ordinary acceptances.
//!
//! # Example
//! The child's date of birth is blank.

use chrono::NaiveDate;
use serde_json::Value;

use super::{CannotTell, Checked, Disagreeing, EVERY_OUTCOME, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::questions::{self, Needed};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "ASKED-01",
    concern: "a question without an answer",
    answers: &["R6"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: EVERY_OUTCOME,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let value = serde_json::to_value(&case.referral)
        .map_err(|_| CannotTell("the answers could not be gone through.".to_owned()))?;
    let mut raised = Vec::new();
    for asked in questions::asked(&value) {
        let closes = match asked.question.needed {
            Needed::Always => EVERY_OUTCOME,
            Needed::ForADecision => super::EVERY_DECISION,
            Needed::ForAMove => Outcome::ACCEPTS,
            Needed::ForAPlannedMove => Outcome::ORDINARY_ACCEPTS,
            Needed::Optional => continue,
        };
        if !is_blank(value.pointer(&asked.pointer)) {
            continue;
        }
        let sentence = match &asked.of {
            Some(of) => format!("“{}” has not been answered for {of}.", asked.question.label),
            None => format!("“{}” has not been answered.", asked.question.label),
        };
        let pointer = format!("/referral{}", asked.pointer);
        raised.push(
            Raised::new(asked.subject(), sentence, asked.question.task, pointer).closing(closes),
        );
    }
    Ok(raised)
}

fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(_) => false,
    }
}
