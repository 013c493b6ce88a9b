//! # What it looks at
//! Each letter that was sent, whose reply date has passed, and to which no adequate reply is
//! logged; what was done after that date; and the next step on the home's own ladder, once a person
//! has confirmed one.
//!
//! # Why it matters
//! Guide 2.3: staff cannot force a relevant person to engage; the registered person should evidence
//! what they have done, including any actions taken to escalate concerns. An unanswered challenge
//! is evidence of what the home asked for. It is not a failing of the home.
//!
//! # What the manager sees
//! “The letter to … asked for a reply by …; none is logged. That is no failing of the home. The
//! next step on your home’s ladder is the team manager, from 23 November.” It closes nothing.
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
            let further = what_next(case, letter, by, today)?;
            let to = letter
                .to
                .as_deref()
                .map(str::trim)
                .filter(|to| !to.is_empty());
            let sentence = format!(
                "The letter to {} asked for a reply by {}; no adequate reply is logged. That is no \
                 failing of the home. {further}",
                to.unwrap_or("the authority"),
                in_words(by)
            );
            let pointer = format!("/referral/challenges/{index}/log");
            Some(Raised::new(&letter.id, sentence, TaskId::Gaps, pointer))
        })
        .collect())
}

/// What may be done next, in a sentence; none while what was done last still has time to work.
fn what_next(case: &Case, letter: &Challenge, by: NaiveDate, today: NaiveDate) -> Option<String> {
    if letter.log.iter().any(|e| e.what == Some(LogKind::Closed)) {
        return None;
    }
    let ladder = &case.home.ladder;
    match ladder.next(letter) {
        // The home's own ladder says when: until then it is only chased.
        Some(next) => match next.from {
            Some(from) if from > today => (!taken_further(letter, by)).then(|| {
                format!(
                    "Note what you do next: chase it, and on your home’s ladder take it to the {} \
                     from {}.",
                    next.step.to.trim(),
                    in_words(from)
                )
            }),
            Some(from) => Some(format!(
                "The next step on your home’s ladder is the {}, from {}{}. Note what you do.",
                next.step.to.trim(),
                in_words(from),
                own_words(next.step.words.as_ref())
            )),
            None => (!taken_further(letter, by)).then(|| {
                format!(
                    "The next step on your home’s ladder is the {}{}. Note what you do.",
                    next.step.to.trim(),
                    own_words(next.step.words.as_ref())
                )
            }),
        },
        None if taken_further(letter, by) => None,
        None => {
            let own = if ladder.followed().is_empty() {
                "take it to the next person (your home has not confirmed a ladder of its own yet)"
            } else {
                "nobody is left on your home’s ladder"
            };
            Some(format!(
                "Nobody can be made to answer. Note what you do next: chase it, {own}, or tell the \
                 independent reviewing officer or an advocate."
            ))
        }
    }
}

fn own_words(words: Option<&String>) -> String {
    words
        .map(|words| words.trim().trim_end_matches('.'))
        .filter(|words| !words.is_empty())
        .map(|words| format!(": “{words}”"))
        .unwrap_or_default()
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

    fn ladder(days: u32) -> (&'static str, serde_json::Value) {
        let ladder = json!({"confirmed_by": "Ruth Example", "steps": [
            {"to": "social worker"},
            {"to": "team manager", "after_working_days": days, "words": "Ring, then write."}]});
        ("/home/ladder", ladder)
    }

    #[test]
    fn what_the_manager_reads() {
        let letters = letter(json!([sent()]));
        let up = json!({"at": "2026-11-20T10:00:00Z", "what": "escalated", "rung": "team manager"});
        let higher = letter(json!([sent(), up]));
        let at = "/referral/challenges";
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("no reply, and no ladder", &[(at, letters.clone())]),
                (
                    "the next step is not due yet",
                    &[(at, letters.clone()), ladder(3)]
                ),
                ("the next step is due", &[(at, letters), ladder(1)]),
                ("the last step was taken", &[(at, higher), ladder(1)]),
            ]
        ));
    }

    #[test]
    fn a_step_of_the_ladder_that_is_due_is_not_stilled_by_chasing() {
        let chased = json!({"at": "2026-11-20T10:00:00Z", "what": "chased"});
        let letters = ("/referral/challenges", letter(json!([sent(), chased])));
        let found = |days| found_by(&RULE, &settled_but(&[letters.clone(), ladder(days)]));
        assert_eq!(found(1).len(), 1);
        assert!(found(3).is_empty());
    }

    #[test]
    fn what_was_taken_further_asks_for_nothing() {
        let chased = json!({"at": "2026-11-20T10:00:00Z", "what": "escalated", "step": "iro"});
        let case = settled_but(&[("/referral/challenges", letter(json!([sent(), chased])))]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
