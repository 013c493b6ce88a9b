//! # What it looks at
//! Whether a deprivation of liberty is ordered or proposed; and, where it is, whether a court order
//! is in force on the day of the move: a sealed copy held, its court, dates and terms, the renewal,
//! and the restrictions it allows.
//!
//! # Why it matters
//! Regulation 20(3): the Regulations do not prevent a child from being deprived of liberty where
//! that is authorised in accordance with a court order. Without one, that part of the care cannot
//! be offered. The child still can.
//!
//! # What the manager sees
//! "No court order is shown to be in force on the day of the move: no sealed copy is held. …" The
//! acceptances are closed until an order is shown, or until no restriction is used here and the
//! manager says how the child is cared for without it.
//!
//! # Example
//! The authority says that the order will be renewed "in time"; the copy held ran out last week.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calendar::in_words;
use crate::calls::{self, Call};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{Liberty, OrderState, Restriction};
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "LIBERTY-01",
    concern: "a deprivation of liberty without a court order in force",
    answers: &["S6", "P3"],
    provision: Some("CHR2015/20(3)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    let liberty = &case.referral.liberty;
    let call = calls::liberty(case);
    if let Some(open) = call.open() {
        let sentence = format!("Whether a deprivation of liberty is ordered or proposed {open}.");
        let place = "/referral/liberty/proposed";
        let raised = Raised::new("", sentence, TaskId::Further, place);
        return Ok(vec![raised.under("CHR2015/20(3)", Force::Threshold)]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let day = case.referral.moving_in.on.unwrap_or(today);
    let wanting = wanting(liberty, day);
    let Some((_, field)) = wanting.first() else {
        return Ok(Vec::new());
    };
    let what: Vec<&str> = wanting.iter().map(|(words, _)| words.as_str()).collect();
    let shown = format!(
        "No court order is shown to be in force on the day of the move: {}.",
        what.join("; ")
    );
    let pointer = format!("/referral/liberty/{field}");
    let left_out = !is_blank(liberty.without.as_ref())
        && !liberty.restrictions.iter().any(Restriction::is_used);
    Ok(vec![if left_out {
        let sentence = format!(
            "{shown} The deprivation of liberty is no part of this offer; you say how the child is \
             cared for without it."
        );
        Raised::new("", sentence, TaskId::Liberty, pointer)
            .weighing(Weight::Consider)
            .closing(&[])
    } else {
        let sentence = format!(
            "{shown} That part of the offer cannot be made. The child can be offered a place \
             without it: mark each restriction “not used here” and say how."
        );
        Raised::new("", sentence, TaskId::Liberty, pointer)
    }])
}

/// What is wanting to show that an order is in force, each with the field that shows it.
fn wanting(liberty: &Liberty, day: NaiveDate) -> Vec<(String, &'static str)> {
    let mut wanting = Vec::new();
    let mut say = |words: &str, field| wanting.push((words.to_owned(), field));
    match liberty.order {
        Some(OrderState::Held) => {}
        Some(OrderState::NotHeld) => say("no sealed copy is held", "order"),
        Some(OrderState::AppliedFor) => say("it is applied for and not made", "order"),
        Some(OrderState::NotAppliedFor) => say("no court has been asked", "order"),
        None | Some(OrderState::NotKnown) => say("where it stands is not known", "order"),
    }
    // What an order says is asked about once there is one.
    if !matches!(liberty.order, Some(OrderState::Held | OrderState::NotHeld)) {
        return wanting;
    }
    if is_blank(liberty.court.as_ref()) {
        say("the court is not named", "court");
    }
    match liberty.made_on {
        None => say("the day it was made is not given", "made_on"),
        Some(made) if made > day => say("it is dated after the move", "made_on"),
        Some(_) => {}
    }
    match liberty.expires {
        None => say("its last day is not given", "expires"),
        Some(last) if last < day => {
            say(&format!("its last day is {}", in_words(last)), "expires");
        }
        Some(_) => {}
    }
    match liberty.renewal_due {
        None => say(
            "the day by which a renewal must be asked for is not given",
            "renewal_due",
        ),
        Some(due) if due < day && liberty.expires.is_none_or(|last| last >= day) => say(
            &format!("its renewal had to be asked for by {}", in_words(due)),
            "renewal_due",
        ),
        Some(_) => {}
    }
    if is_blank(liberty.terms.as_ref()) {
        say("what it allows is not written", "terms");
    }
    if !liberty.restrictions.iter().any(Restriction::counts) {
        say("no restriction is listed", "restrictions");
    }
    wanting
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn held() -> Value {
        json!({
            "proposed": "yes", "order": "held", "court": "High Court, Family Division, FD26P00001",
            "made_on": "2026-10-26", "expires": "2027-01-26", "renewal_due": "2027-01-05",
            "terms": "Paragraph 3: the front door may be locked at night.",
            "restrictions": [{"id": "x1", "what": "the front door is locked at night"}],
        })
    }

    fn with(field: &str, value: Value) -> (&'static str, Value) {
        let mut liberty = held();
        liberty[field] = value;
        ("/referral/liberty", liberty)
    }

    #[test]
    fn what_the_manager_reads() {
        let used = json!([{"id": "x1", "what": "locked door"}]);
        let not_here = json!([{"id": "x1", "what": "locked door", "used": "not_here"}]);
        let bare = |restrictions: &Value, without: Value| {
            let liberty = json!({"proposed": "yes", "order": "not_applied_for",
                                 "restrictions": restrictions, "without": without});
            ("/referral/liberty", liberty)
        };
        let without = json!("Two adults, and the garden gate open.");
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "not answered",
                    &[("/referral/liberty/proposed", json!(null))]
                ),
                (
                    "not known",
                    &[("/referral/liberty/proposed", json!("not_known"))]
                ),
                (
                    "by the legal status",
                    &[("/referral/legal/status", json!("DOL"))]
                ),
                ("an order in force", &[("/referral/liberty", held())]),
                ("no sealed copy", &[with("order", json!("not_held"))]),
                (
                    "over before the move",
                    &[with("expires", json!("2026-11-30"))]
                ),
                (
                    "renewal overdue",
                    &[with("renewal_due", json!("2026-11-30"))]
                ),
                ("no order, but used", &[bare(&used, without.clone())]),
                ("no order, not used, how?", &[bare(&not_here, json!(null))]),
                (
                    "no order, no part of the offer",
                    &[bare(&not_here, without)]
                ),
            ]
        ));
    }

    #[test]
    fn a_restriction_nobody_placed_counts_as_used() {
        let case = settled_but(&[(
            "/referral/liberty",
            json!({"proposed": "yes", "restrictions": [{"id": "x1"}], "without": "We manage."}),
        )]);
        assert_eq!(found_by(&RULE, &case)[0].weight, Weight::Settle);
    }
}
