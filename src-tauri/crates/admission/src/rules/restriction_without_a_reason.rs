//! # What it looks at
//! Each restriction that stands: its kind, the most the order allows, whether it is needed now, in
//! reserve or not used here, why, what shows it, how it gets smaller, who looks at it again and
//! when.
//!
//! # Why it matters
//! An order is a maximum, not an instruction. A restriction taken over because the order allows it,
//! and never looked at again, is how a child stays locked in.
//!
//! # What the manager sees
//! "“The front door is locked at night”: what shows that it is needed and how it gets smaller are
//! not said."
//!
//! # Example
//! The order allows searches of the room. Nobody here has a reason to search it: not used here.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::listed;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{Restriction, RestrictionUse};
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "LIBERTY-02",
    concern: "a restriction without a reason, an end or anybody who looks at it again",
    answers: &["S6"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let restrictions = case.referral.liberty.restrictions.iter().enumerate();
    Ok(restrictions
        .filter(|(_, restriction)| restriction.counts())
        .filter_map(|(index, restriction)| {
            let wanting = wanting(restriction);
            let (_, field) = wanting.first()?;
            let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
            let verb = if what.len() == 1 { "is" } else { "are" };
            let sentence = format!(
                "“{}”: {} {verb} not said.",
                restriction.name(),
                listed(&what)
            );
            let pointer = format!("/referral/liberty/restrictions/{index}/{field}");
            Some(Raised::new(
                &restriction.id,
                sentence,
                TaskId::Liberty,
                pointer,
            ))
        })
        .collect())
}

fn wanting(restriction: &Restriction) -> Vec<(&'static str, &'static str)> {
    let mut wanting = Vec::new();
    if is_blank(restriction.what.as_ref()) {
        wanting.push(("the restriction itself", "what"));
    }
    if restriction.kind.is_none() {
        wanting.push(("its kind", "kind"));
    }
    if restriction.used.is_none() {
        wanting.push(("how it stands in this home", "used"));
    }
    if is_blank(restriction.because.as_ref()) {
        wanting.push(("why", "because"));
    }
    if restriction.used == Some(RestrictionUse::NotHere) {
        return wanting;
    }
    if is_blank(restriction.maximum.as_ref()) {
        wanting.push(("the most the order allows", "maximum"));
    }
    if restriction.evidence.is_unknown() || !restriction.evidence.has_source() {
        wanting.push(("what shows that it is needed", "evidence/knowledge"));
    }
    if is_blank(restriction.reduction.as_ref()) {
        wanting.push(("how it gets smaller", "reduction"));
    }
    if is_blank(restriction.reviewed_by.as_ref()) {
        wanting.push(("who looks at it again", "reviewed_by"));
    }
    if restriction.reviewed_on.is_none() {
        wanting.push(("when it is looked at again", "reviewed_on"));
    }
    wanting
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn one(restriction: Value) -> (&'static str, Value) {
        ("/referral/liberty/restrictions", json!([restriction]))
    }

    fn whole() -> Value {
        json!({
            "id": "x1", "what": "the front door is locked at night", "kind": "locked_exit",
            "maximum": "From 21:00 to 7:00.", "used": "now",
            "because": "She has walked on to the dual carriageway twice.",
            "evidence": {"knowledge": "evidenced_present", "document": "care plan", "page": "9"},
            "reduction": "An alarm in place of the lock, after four quiet weeks.",
            "reviewed_by": "Ruth Example", "reviewed_on": "2026-12-14",
        })
    }

    fn but(field: &str, value: Value) -> (&'static str, Value) {
        let mut restriction = whole();
        restriction[field] = value;
        one(restriction)
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("blank", &[one(json!({"id": "x1"}))]),
                ("nobody looks again", &[but("reviewed_by", json!(null))]),
                (
                    "only said",
                    &[but("evidence", json!({"knowledge": "evidenced_present"}))]
                ),
                (
                    "not used here",
                    &[one(
                        json!({"id": "x1", "what": "searches", "kind": "searches",
                                 "used": "not_here", "because": "Nothing calls for it."})
                    )]
                ),
            ]
        ));
    }

    #[test]
    fn a_restriction_with_reason_end_and_review_is_settled() {
        assert!(found_by(&RULE, &settled_but(&[one(whole())])).is_empty());
    }
}
