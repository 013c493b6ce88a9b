//! # What it looks at
//! Each restriction this home would use, now or in reserve, beside each child living here: what it
//! means for that child, or why it touches nobody else.
//!
//! # Why it matters
//! Guide 11.4 asks that the impact on the existing group be fully considered. A door locked for one
//! child is locked for all; no order about one child says anything of the others.
//!
//! # What the manager sees
//! "“The front door is locked at night”: what it means for A.B. and C.D. is not written."
//!
//! # Example
//! A child living here is learning to go out alone; from Monday the door is locked.

use chrono::NaiveDate;

use super::child_living_here_without_an_entry::name;
use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::listed;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "LIBERTY-03",
    concern: "a restriction whose effect on a child living here is not considered",
    answers: &["S6", "G7"],
    provision: Some("GUIDE/11.4"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let liberty = &case.referral.liberty;
    let considered = |restriction: &str, child: &str| {
        liberty
            .effects
            .iter()
            .filter(|effect| effect.counts() && !is_blank(effect.what.as_ref()))
            .any(|effect| effect.restriction == restriction && effect.child == child)
    };
    let restrictions = liberty.restrictions.iter().enumerate();
    Ok(restrictions
        .filter(|(_, x)| x.is_used() && is_blank(x.nobody_else_because.as_ref()))
        .filter_map(|(index, x)| {
            let left: Vec<&str> = case
                .home
                .children_living_here()
                .filter(|child| !considered(&x.id, &child.id))
                .map(|child| name(&child.initials))
                .collect();
            (!left.is_empty()).then(|| {
                let sentence = format!(
                    "“{}”: what it means for {} is not written.",
                    x.name(),
                    listed(&left)
                );
                let pointer = format!("/referral/liberty/restrictions/{index}/nobody_else_because");
                Raised::new(&x.id, sentence, TaskId::Liberty, pointer)
            })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but};

    fn found(used: Value, nobody: Value, effects: Value) -> Vec<String> {
        let case = settled_but(&[(
            "/referral/liberty",
            json!({
                "restrictions": [{"id": "x1", "what": "the front door is locked at night",
                                  "used": used, "nobody_else_because": nobody}],
                "effects": effects,
            }),
        )]);
        let found = found_by(&RULE, &case);
        found.into_iter().map(|f| f.sentence).collect()
    }

    #[test]
    fn every_child_living_here_is_written_about_by_initials() {
        assert_eq!(
            found(json!("in_reserve"), json!(null), json!([])),
            [
                "“the front door is locked at night”: what it means for A.B. and C.D. is not written."
            ]
        );
        let one =
            json!([{"id": "y1", "restriction": "x1", "child": "d1", "what": "Ash has a key."}]);
        assert_eq!(
            found(json!("now"), json!(null), one),
            ["“the front door is locked at night”: what it means for C.D. is not written."]
        );
    }

    #[test]
    fn a_restriction_nobody_placed_counts_as_used() {
        assert_eq!(found(json!(null), json!(null), json!([])).len(), 1);
        assert_eq!(found(json!("not_here"), json!(null), json!([])).len(), 0);
    }

    #[test]
    fn none_because_is_an_answer() {
        let because = json!("It is her own telephone.");
        assert_eq!(found(json!("now"), because, json!([])).len(), 0);
    }
}
