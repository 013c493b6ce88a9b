//! # What it looks at
//! For a child under thirteen on the day of the move, or of unknown age: whether they would be kept
//! in secure accommodation, and whether the approval for a child of this age has been read.
//!
//! # Why it matters
//! So young a child is not kept locked up on anybody's word. The words of the law on that approval
//! are not among those this program holds: the Children (Secure Accommodation) Regulations 1991 could
//! be read as made only, and regulation 4 as made speaks of community homes and was amended since. So
//! the finding is only a suggestion, and asks the authority to show what it relies on.
//!
//! # What the manager sees
//! "The child is, or may be, under thirteen, and would be kept in secure accommodation. The approval
//! for a child of this age is not shown: …"
//!
//! # Example
//! A girl of twelve; the form says "approval in hand".

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::ApprovalState;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "SECURE-01",
    concern: "a child under thirteen in secure accommodation without an approval shown",
    answers: &["P3"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    let call = calls::secure(case, today);
    if let Some(open) = call.open() {
        let sentence = format!(
            "The child is, or may be, under thirteen. Whether they would be kept in secure \
             accommodation {open}."
        );
        let place = "/referral/legal/secure";
        return Ok(vec![Raised::new("", sentence, TaskId::Referral, place)]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let secure = &case.referral.secure;
    let mut wanting = Vec::new();
    match secure.approval {
        Some(ApprovalState::Seen) => {}
        Some(ApprovalState::NotSeen) => wanting.push(("we have not read it", "approval")),
        Some(ApprovalState::AskedFor) => wanting.push(("it is not given yet", "approval")),
        Some(ApprovalState::NotAskedFor) => wanting.push(("it was not asked for", "approval")),
        None | Some(ApprovalState::NotKnown) => {
            wanting.push(("where it stands is not known", "approval"));
        }
    }
    if is_blank(secure.approved_by.as_ref()) {
        wanting.push(("who gave it is not said", "approved_by"));
    }
    if secure.approved_on.is_none() {
        wanting.push(("its day is not given", "approved_on"));
    }
    let Some((_, field)) = wanting.first() else {
        return Ok(Vec::new());
    };
    let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
    let sentence = format!(
        "The child is, or may be, under thirteen, and would be kept in secure accommodation. The \
         approval for a child of this age is not shown: {}.",
        what.join("; ")
    );
    let pointer = format!("/referral/secure/{field}");
    Ok(vec![Raised::new("", sentence, TaskId::Secure, pointer)])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const BORN: &str = "/referral/child/date_of_birth";

    #[test]
    fn what_the_manager_reads() {
        let twelve = (BORN, json!("2014-02-01"));
        let yes = ("/referral/legal/secure", json!("yes"));
        let seen = json!({"approval": "seen", "approved_on": "2026-11-12",
                          "approved_by": "As the letter of 12 November says."});
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("fourteen", &[("/referral/legal/secure", json!(null))]),
                (
                    "twelve, not answered",
                    &[twelve.clone(), ("/referral/legal/secure", json!(null))]
                ),
                ("twelve, yes", &[twelve.clone(), yes.clone()]),
                ("age unknown, yes", &[(BORN, json!(null)), yes.clone()]),
                (
                    "twelve, approved",
                    &[twelve, yes, ("/referral/secure", seen)]
                ),
            ]
        ));
    }

    #[test]
    fn thirteen_on_the_day_of_the_move_is_not_under_thirteen() {
        let born = |day: &str| {
            let secure = ("/referral/legal/secure", json!("yes"));
            found_by(&RULE, &settled_but(&[(BORN, json!(day)), secure])).len()
        };
        assert_eq!(born("2013-12-07"), 0);
        assert_eq!(born("2013-12-08"), 1);
    }
}
