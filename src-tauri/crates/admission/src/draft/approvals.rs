//! Approvals the placing authority must have before its decision takes effect: out of area (Care
//! Planning Regulations, regulation 11) and in the fourth key stage (regulation 10). What is not
//! shown is asked for in the letter.

use crate::calls::{self, Call};
use crate::case::Case;
use crate::judgement::Item;
use crate::referral::{Approver, AreaAuthorityTold, Route, WhereTheHomeLies};
use crate::vocabulary::{YesNoNotKnown, is_blank};

/// The key of the gap out of area: the approval, what the area authority was told, and the
/// independent reviewing officer, asked for together, each on its own ground.
pub const OUT_OF_AREA: &str = "approval:area";
/// The key of the gap in the fourth key stage.
pub const SCHOOL: &str = "approval:school";

/// One thing out of area that is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotShown {
    /// What is not shown, in words.
    pub what: String,
    /// The authority's own duty, by provision id.
    pub ground: &'static str,
}

/// What is not shown of a placement out of area; nothing where the home lies within it, or where
/// that has not been said. In an emergency the area authority and the reviewing officer may be told
/// within five working days of the approval (regulation 11(3)).
#[must_use]
pub fn out_of_area(case: &Case) -> Vec<NotShown> {
    if calls::area(case) != Call::Yes {
        return Vec::new();
    }
    let far = case.referral.area.home_lies == Some(WhereTheHomeLies::AtADistance);
    let emergency = case.referral.receipt.route == Some(Route::Emergency);
    let mut not_shown: Vec<NotShown> = approval(case, far, emergency).into_iter().collect();
    if !emergency {
        not_shown.extend(area_authority(case, far));
        if case.referral.area.reviewing_officer_consulted != Some(YesNoNotKnown::Yes) {
            not_shown.push(NotShown {
                what: "that the independent reviewing officer was consulted".to_owned(),
                ground: "CPPCR2010/11(2)(e)",
            });
        }
    }
    not_shown
}

fn approval(case: &Case, far: bool, emergency: bool) -> Option<NotShown> {
    let area = &case.referral.area;
    // In an emergency it is the nominated officer who takes the steps of regulation 11(3).
    let approved = match area.approver {
        Some(Approver::Director) => true,
        Some(Approver::NominatedOfficer) => !far || emergency,
        _ => false,
    };
    let what = if !approved {
        let by = match (far, emergency) {
            (true, false) => "the director of children’s services",
            (true, true) => {
                "the director of children’s services or, in an emergency, of a nominated officer"
            }
            (false, _) => "a nominated officer",
        };
        format!("the approval of {by}, with their name and role, and the day")
    } else if is_blank(area.approved_by.as_ref()) || area.approved_on.is_none() {
        "the name and role of the person who approved, and the day".to_owned()
    } else {
        return None;
    };
    Some(NotShown {
        what,
        ground: if far {
            "CPPCR2010/11(1)(b)"
        } else {
            "CPPCR2010/11(1)(a)"
        },
    })
}

fn area_authority(case: &Case, far: bool) -> Option<NotShown> {
    let area = &case.referral.area;
    let told = match area.area_authority_told {
        Some(AreaAuthorityTold::ConsultedWithPlan) => true,
        Some(AreaAuthorityTold::Notified | AreaAuthorityTold::Consulted) => !far,
        _ => false,
    };
    if told && area.area_authority_told_on.is_some() {
        return None;
    }
    let (what, ground) = if far {
        (
            "that the local authority here was consulted with a copy of the care plan, and when",
            "CPPCR2010/11(2)(d)(ii)",
        )
    } else {
        (
            "that the local authority here was notified, and when",
            "CPPCR2010/11(2)(d)(i)",
        )
    };
    Some(NotShown {
        what: what.to_owned(),
        ground,
    })
}

/// What is not shown of the approval in the fourth key stage; nothing in an emergency (regulation
/// 10(3)(b)), nor where nobody says that school would be disrupted.
#[must_use]
pub fn school(case: &Case) -> Vec<String> {
    let emergency = case.referral.receipt.route == Some(Route::Emergency);
    let area = &case.referral.area;
    if emergency || !calls::school_is_disrupted(case) {
        return Vec::new();
    }
    let shown = !is_blank(area.school_approved_by.as_ref()) && area.school_approved_on.is_some();
    if shown {
        Vec::new()
    } else {
        vec![
            "the approval of a nominated officer, with their name and role, and the day".to_owned(),
        ]
    }
}

/// The gaps the letter asks about.
pub(super) fn gaps(case: &Case) -> Vec<Item> {
    let mut items = Vec::new();
    let not_shown = out_of_area(case);
    let mut grounds = not_shown.iter().map(|n| n.ground.to_owned());
    if let Some(ground) = grounds.next() {
        let what: Vec<String> = not_shown.iter().map(|n| n.what.clone()).collect();
        items.push(Item {
            gap: OUT_OF_AREA.to_owned(),
            what: format!(
                "for this placement outside your area, please show us {}",
                calls::listed(&what)
            ),
            why: "Your decision takes effect only with that approval, and we do not want a child \
                  to move, and then move again."
                .to_owned(),
            ground: Some(ground),
            also: grounds.collect(),
        });
    }
    let not_shown = school(case);
    if !not_shown.is_empty() {
        items.push(Item {
            gap: SCHOOL.to_owned(),
            what: format!(
                "the move disrupts school in the fourth key stage; please show us {}",
                calls::listed(&not_shown)
            ),
            why: "Without it we cannot plan school from the first day.".to_owned(),
            ground: Some("CPPCR2010/10(1)".to_owned()),
            also: Vec::new(),
        });
    }
    items
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::draft::draft;
    use crate::fixtures::{settled_but, today};

    fn not_shown(answers: &[(&str, Value)]) -> Vec<NotShown> {
        out_of_area(&settled_but(answers))
    }

    fn area(lies: &str, approver: &str, told: &str) -> (&'static str, Value) {
        let area = json!({
            "home_lies": lies, "key_stage_four": "no", "approver": approver,
            "approved_by": "Jo Example", "approved_on": "2026-11-16",
            "area_authority_told": told, "area_authority_told_on": "2026-11-17",
            "reviewing_officer_consulted": "yes",
        });
        ("/referral/area", area)
    }

    #[test]
    fn next_door_a_nominated_officer_and_a_notice_are_enough() {
        assert!(not_shown(&[area("adjoining", "nominated_officer", "notified")]).is_empty());
    }

    #[test]
    fn at_a_distance_it_is_the_director_and_the_area_authority_is_consulted_with_the_care_plan() {
        let found = not_shown(&[area("at_a_distance", "nominated_officer", "notified")]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(not_shown(&[area("at_a_distance", "director", "consulted_with_plan")]).is_empty());
    }

    #[test]
    fn each_thing_rests_on_the_duty_it_comes_from() {
        let grounds = |lies: &str| -> Vec<&str> {
            let found = not_shown(&[area(lies, "not_yet", "not_yet")]);
            found.iter().map(|n| n.ground).collect()
        };
        assert_eq!(
            grounds("adjoining"),
            ["CPPCR2010/11(1)(a)", "CPPCR2010/11(2)(d)(i)"]
        );
        assert_eq!(
            grounds("at_a_distance"),
            ["CPPCR2010/11(1)(b)", "CPPCR2010/11(2)(d)(ii)"]
        );
        for ground in [grounds("adjoining"), grounds("at_a_distance")].concat() {
            assert!(crate::law::provision(ground).is_some(), "{ground}");
        }
    }

    #[test]
    fn in_an_emergency_only_the_approval_is_waited_for() {
        let route = ("/referral/receipt/route", json!("emergency"));
        let told_nobody = area("at_a_distance", "nominated_officer", "not_yet");
        assert!(not_shown(&[told_nobody, route.clone()]).is_empty());
        let unapproved = area("at_a_distance", "not_yet", "not_yet");
        assert_eq!(not_shown(&[unapproved, route]).len(), 1);
    }

    #[test]
    fn the_letter_asks_on_the_ground_of_the_authoritys_own_duty() {
        let case = settled_but(&[
            area("at_a_distance", "not_yet", "not_yet"),
            ("/referral/area/key_stage_four", json!("yes")),
        ]);
        insta::assert_snapshot!(draft(&case, today()).unwrap().letter);
    }
}
