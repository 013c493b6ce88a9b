//! # What it looks at
//! Where the home lies, seen from the placing authority of a child who is, or may be, looked after;
//! and, out of its area, the approval of its decision and what the area authority was told.
//!
//! # Why it matters
//! The authority's decision to place a child outside its area must not be put into effect until a
//! nominated officer has approved it; at a distance, the director of children's services, with the
//! area authority consulted and given the care plan (Care Planning Regulations, regulation 11). It
//! is the authority's duty: a ground for a challenge, never the home's breach.
//!
//! # What the manager sees
//! "The home is at a distance. Not shown: the director's approval; the area authority consulted with
//! the care plan." The letter asks for it ([`super::gap_not_challenged`]).
//!
//! # Example
//! A child from two counties away. The team manager said yes; the director has not been asked.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls;
use crate::case::Case;
use crate::draft::approvals;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "AREA-01",
    concern: "a placement out of area whose approval is not shown",
    answers: &["C5"],
    provision: Some("CPPCR2010/11(1)"),
    force: Force::LocalAuthority,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if let Some(open) = calls::area(case).open() {
        let sentence = format!("Whether the home lies in the placing authority’s own area {open}.");
        let place = "/referral/area/home_lies";
        return Ok(vec![
            Raised::new("", sentence, TaskId::Further, place)
                .under("CPPCR2010/11(1)", Force::Threshold)
                .weighing(Weight::Settle)
                .closing(Outcome::ACCEPTS),
        ]);
    }
    let wanting: Vec<String> = approvals::out_of_area(case)
        .into_iter()
        .map(|not_shown| not_shown.what)
        .collect();
    if wanting.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "The home lies outside the placing authority’s area. Not shown to us: {}. The duty is the \
         authority’s, not the home’s.",
        wanting.join("; ")
    );
    Ok(vec![Raised::new(
        "",
        sentence,
        TaskId::Area,
        "/referral/area/approver",
    )])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn area(area: Value) -> (&'static str, Value) {
        ("/referral/area", area)
    }

    #[test]
    fn what_the_manager_reads() {
        let nominated = json!({
            "home_lies": "adjoining", "key_stage_four": "no", "approver": "nominated_officer",
            "approved_by": "Jo Example, nominated officer", "approved_on": "2026-11-16",
            "area_authority_told": "notified", "area_authority_told_on": "2026-11-17",
            "reviewing_officer_consulted": "yes",
        });
        let mut far = nominated.clone();
        far["home_lies"] = json!("at_a_distance");
        let nothing = json!({"home_lies": "at_a_distance", "key_stage_four": "no"});
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not answered", &[area(json!({}))]),
                ("not known", &[area(json!({"home_lies": "not_known"}))]),
                ("adjoining, approved", &[area(nominated)]),
                ("at a distance, on the same approval", &[area(far)]),
                ("at a distance, nothing shown", &[area(nothing.clone())]),
                (
                    "in an emergency",
                    &[
                        area(nothing.clone()),
                        ("/referral/receipt/route", json!("emergency"))
                    ]
                ),
                (
                    "not looked after",
                    &[area(nothing), ("/referral/legal/looked_after", json!("no"))]
                ),
            ]
        ));
    }

    #[test]
    fn the_authoritys_duty_closes_nothing_by_itself() {
        let case = settled_but(&[area(json!({"home_lies": "at_a_distance"}))]);
        assert!(found_by(&RULE, &case)[0].closes.is_empty());
    }
}
