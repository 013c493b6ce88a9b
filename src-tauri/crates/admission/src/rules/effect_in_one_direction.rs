//! # What it looks at
//! For each child living here whose entry has been begun, whether it says what the newcomer may
//! mean for that child *and* what that child may mean for the newcomer.
//!
//! # Why it matters
//! Decisions "balance the needs of children requiring a placement and those already living in the
//! home" (Ofsted's framework); the Guide (8.3) asks the home to understand the impact of the
//! child's arrival on the group. A child who needs a home can be harmed in it, too.
//!
//! # What the manager sees
//! "For A.B. nothing is written about the effect on the newcomer."
//!
//! # Example
//! Five rows on how a newcomer might unsettle a child, none on that child's history of bullying
//! younger children.

use chrono::NaiveDate;

use super::child_living_here_without_an_entry::name;
use super::{Checked, Disagreeing, Raised, Rule, has_entry, is_begun};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::{Direction, Outcome};
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-02",
    concern: "an effect considered in one direction only",
    answers: &["I2"],
    provision: Some("SCCIF/351"),
    force: Force::Ofsted,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    Ok(case
        .home
        .children_living_here()
        // Where nothing at all is written, that is the finding.
        .filter(|child| is_begun(case, &child.id) && has_entry(case, &child.id))
        .filter_map(|child| {
            let name = name(&child.initials);
            let sentence = match ways(case, &child.id) {
                (true, true) => return None,
                (false, true) => format!(
                    "For {name} nothing is written about the effect of the newcomer on this child."
                ),
                (true, false) => {
                    format!("For {name} nothing is written about the effect on the newcomer.")
                }
                (false, false) => {
                    format!("For {name} no effect is written yet, in either direction.")
                }
            };
            Some(Raised::new(
                &child.id,
                sentence,
                TaskId::Group,
                "/referral/group/rows",
            ))
        })
        .collect())
}

/// Whether something is written about the effect on the child, and about the effect on the
/// newcomer. "No impact is foreseen, because …" speaks to both.
fn ways(case: &Case, child: &str) -> (bool, bool) {
    let group = &case.referral.group;
    if group
        .entry(child)
        .is_some_and(|e| !is_blank(e.no_impact_because.as_ref()))
    {
        return (true, true);
    }
    let written = |ways: [Direction; 2]| {
        group.rows_about(child).any(|row| {
            row.direction.is_some_and(|d| ways.contains(&d)) && !is_blank(row.what_we_know.as_ref())
        })
    };
    (
        written([Direction::NewcomerToChild, Direction::BothWays]),
        written([Direction::ChildToNewcomer, Direction::BothWays]),
    )
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
                    "on the child only",
                    &[(
                        "/referral/group/rows/2/direction",
                        json!("newcomer_to_child")
                    )]
                ),
                (
                    "on the newcomer only",
                    &[(
                        "/referral/group/rows/2/direction",
                        json!("child_to_newcomer")
                    )]
                ),
                (
                    "in neither",
                    &[("/referral/group/rows/2/direction", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn no_impact_foreseen_speaks_to_both_directions() {
        let case = settled_but(&[
            ("/referral/group/rows/2/direction", json!(null)),
            (
                "/referral/group/entries/1/no_impact_because",
                json!("They are never here together."),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
