//! # What it looks at
//! Each child living in the home on the day of the decision, and whether something is written about
//! the impact on that child.
//!
//! # Why it matters
//! Guide 11.4: the registered person should only accept a placement where they have fully
//! considered the impact it will have on the existing group of children. A group is considered
//! child by child.
//!
//! # What the manager sees
//! "About A.B. nothing is written yet: what would this move mean for them?" Every acceptance is closed, in an emergency
//! too. "No impact is foreseen, because …" is an entry.
//!
//! # Example
//! A fourth child moved in last week; the assessment was begun when there were three.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, has_entry};
use crate::appraise::Weight;
use crate::calendar::in_words;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-01",
    concern: "a child living here about whom nothing is written",
    answers: &["G7"],
    provision: Some("GUIDE/11.4"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    // A day of leaving that lies ahead takes nobody out of the home yet.
    let not_left_yet = case.home.children.iter().filter_map(|child| {
        let left = child.left.filter(|left| *left > today)?;
        let sentence = format!(
            "{} is entered as having left on {}, which lies ahead: until then they live here. \
                 Take the day out, and say what this move would mean for them.",
            name(&child.initials),
            in_words(left)
        );
        let place = "/referral/group/entries";
        Some(Raised::new(&child.id, sentence, TaskId::Group, place))
    });
    Ok(case
        .home
        .children_living_here()
        .filter(|child| !has_entry(case, &child.id))
        .map(|child| {
            Raised::new(
                &child.id,
                format!(
                    "About {} nothing is written yet: what would this move mean for them?",
                    name(&child.initials)
                ),
                TaskId::Group,
                "/referral/group/entries",
            )
        })
        .chain(not_left_yet)
        .collect())
}

/// The initials, or words for a child whose initials are not entered. Never the screen name: the
/// sentence is printed in the record.
pub(super) fn name(initials: &str) -> &str {
    Some(initials.trim())
        .filter(|i| !i.is_empty())
        .unwrap_or("a child whose initials are blank")
}

/// Initials in a row that ends a sentence.
pub(super) fn initials(names: &[&str]) -> String {
    let names = names.join(", ");
    if names.ends_with('.') {
        names
    } else {
        format!("{names}.")
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
                    "a child who moved in last week",
                    &[(
                        "/home/children",
                        json!([{"id": "d1", "initials": "A.B."}, {"id": "d2", "initials": "C.D."},
                           {"id": "d4", "initials": "G.H."}]),
                    )],
                ),
                (
                    "a child without initials",
                    &[("/home/children", json!([{"id": "d9", "initials": ""}]))],
                ),
                (
                    "rows that say nothing",
                    &[("/referral/group/rows/2/what_we_know", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn no_impact_foreseen_because_is_an_entry() {
        let case = settled_but(&[
            ("/referral/group/rows/2/what_we_know", json!(null)),
            (
                "/referral/group/entries/1/no_impact_because",
                json!("They are never here together."),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn a_child_who_has_left_needs_no_entry() {
        assert!(
            found_by(&RULE, &settled_but(&[])).is_empty(),
            "E.F. left in October"
        );
    }
}
