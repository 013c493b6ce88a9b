//! # What it looks at
//! For each child living here whose entry has been begun, and for each risk, whether what remains
//! after the measures is found acceptable.
//!
//! # Why it matters
//! To consider an impact fully is to come to a view of it (Guide 11.4). Staff manage relationships
//! between children to prevent them from harming each other (regulation 12(2)(a)(iv)).
//!
//! # What the manager sees
//! "You found that for A.B. what remains is not acceptable." Every acceptance is closed while the
//! finding stands.
//!
//! # Example
//! A measure was to be bought; the manager found the risk without it not acceptable, and chose
//! "accept" all the same.

use chrono::NaiveDate;

use super::child_living_here_without_an_entry::name;
use super::{Checked, Disagreeing, Raised, Rule, is_begun};
use crate::appraise::Weight;
use crate::case::Case;
use crate::home::ChildLivingHere;
use crate::judgement::{Effect, GroupRow, Outcome};
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-04",
    concern: "an effect on a child that is not found acceptable",
    answers: &["G7", "I4"],
    provision: Some("GUIDE/11.4"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let mut raised: Vec<Raised> = case
        .home
        .children_living_here()
        .filter(|child| is_begun(case, &child.id))
        .filter_map(|child| for_the_child(case, child))
        .collect();
    for (index, row) in case
        .referral
        .group
        .rows
        .iter()
        .enumerate()
        .filter(|(_, r)| r.counts())
    {
        if let Some((sentence, field)) = in_the_row(case, row) {
            let pointer = format!("/referral/group/rows/{index}/{field}");
            raised.push(Raised::new(&row.id, sentence, TaskId::Group, pointer));
        }
    }
    Ok(raised)
}

fn for_the_child(case: &Case, child: &ChildLivingHere) -> Option<Raised> {
    let name = name(&child.initials);
    let answer = case
        .referral
        .group
        .entry(&child.id)
        .and_then(|entry| entry.acceptable);
    let sentence = match answer {
        Some(YesNo::Yes) => return None,
        Some(YesNo::No) => format!("You found that for {name} what remains is not acceptable."),
        None => format!("Whether, for {name}, what remains is acceptable is not answered."),
    };
    // The child's own entry; the list, while only rows are written about the child.
    let entries = &case.referral.group.entries;
    let pointer = entries
        .iter()
        .position(|e| e.child == child.id)
        .map_or_else(
            || "/referral/group/entries".to_owned(),
            |index| format!("/referral/group/entries/{index}/acceptable"),
        );
    Some(Raised::new(&child.id, sentence, TaskId::Group, pointer))
}

fn in_the_row(case: &Case, row: &GroupRow) -> Option<(String, &'static str)> {
    let child = case.home.children.iter().find(|c| c.id == row.child);
    let name = match child {
        None => {
            let sentence =
                "A row is about a child who is not in the home’s list of children.".to_owned();
            return Some((sentence, "child"));
        }
        Some(child) if child.left.is_some() => return None,
        Some(child) => name(&child.initials),
    };
    // An effect nobody has named may be a risk.
    if matches!(row.effect, Some(Effect::Benefit | Effect::NoneForeseen)) {
        return is_blank(row.what_we_know.as_ref()).then(|| {
            (
                format!(
                    "A row about {name} does not say what is known, or why no effect is foreseen."
                ),
                "what_we_know",
            )
        });
    }
    // The theme, not what is known of it: this sentence is printed outside the child's own part.
    let risk = row.theme.map_or_else(
        || format!("A risk for {name}"),
        |theme| format!("A risk for {name} ({})", theme.label()),
    );
    match row.acceptable {
        None => Some((
            format!("{risk}: whether what remains is acceptable is not answered."),
            "acceptable",
        )),
        Some(YesNo::No) => Some((format!("{risk} is found not acceptable."), "acceptable")),
        Some(YesNo::Yes) if row.effect.is_none() => Some((
            format!("{risk}: the kind of effect is not answered."),
            "effect",
        )),
        Some(YesNo::Yes) => {
            let measure = [&row.measure, &row.who, &row.from_when];
            let unsaid =
                measure.into_iter().any(|m| is_blank(m.as_ref())) || row.in_place.is_none();
            let likelihood = row.likelihood_before.is_none() || row.likelihood_after.is_none();
            match (unsaid, likelihood) {
                (false, false) => None,
                (true, _) => Some((
                    format!(
                        "{risk}: the measure, who takes it, from when, or whether it exists today \
                         is not said."
                    ),
                    "measure",
                )),
                (false, true) => Some((
                    format!(
                        "{risk}: how likely it is, as things are or with the measure, is not said."
                    ),
                    "likelihood_before",
                )),
            }
        }
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
                    "not acceptable for a child",
                    &[("/referral/group/entries/0/acceptable", json!("no"))]
                ),
                (
                    "not answered for a child",
                    &[("/referral/group/entries/0/acceptable", json!(null))]
                ),
                (
                    "a risk not acceptable",
                    &[("/referral/group/rows/0/acceptable", json!("no"))]
                ),
                (
                    "a risk not answered",
                    &[("/referral/group/rows/0/acceptable", json!(null))]
                ),
                (
                    "a risk without a measure",
                    &[("/referral/group/rows/0/measure", json!(null))]
                ),
                (
                    "an effect nobody named",
                    &[("/referral/group/rows/0/effect", json!(null))]
                ),
                (
                    "a benefit that says nothing",
                    &[("/referral/group/rows/1/what_we_know", json!(null))]
                ),
                (
                    "a row about nobody here",
                    &[("/referral/group/rows/0/child", json!("d7"))]
                ),
            ]
        ));
    }

    #[test]
    fn a_child_who_has_left_is_past_considering() {
        let case = settled_but(&[
            ("/referral/group/rows/0/child", json!("d3")),
            ("/referral/group/rows/0/acceptable", json!("no")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
