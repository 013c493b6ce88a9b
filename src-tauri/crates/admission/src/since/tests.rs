//! Case 9 of the test list for the rules, and each kind of change.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::*;
use crate::afterwards::{AfterChange, AfterEntry, apply};
use crate::case::Signing;
use crate::fixtures::{settled, settled_but};
use crate::referral::PlanKind;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn at(day: u32) -> DateTime<Utc> {
    format!("2026-11-{day:02}T12:00:00Z").parse().unwrap()
}

fn signing() -> Signing {
    Signing {
        number: "2026-003".to_owned(),
        signed_at: at(21),
        ..Signing::default()
    }
}

fn signed() -> (Case, Home) {
    let case = settled();
    let home = case.home.clone();
    (case.to_be_signed(signing()), home)
}

fn changed(signed: &Case, now: &Home, after: &Afterwards) -> Vec<String> {
    since(signed, now, after, day(2026, 11, 25))
        .unwrap()
        .changes
        .into_iter()
        .map(|change| change.sentence)
        .collect()
}

#[test]
fn nothing_changed_asks_for_nothing() {
    let (signed, home) = signed();
    let since = since(&signed, &home, &Afterwards::default(), day(2026, 11, 25)).unwrap();
    assert_eq!(since.changes, []);
    assert!(!since.to_reconfirm);
}

#[test]
fn case_9_a_statement_revised_after_signing_asks_to_be_gone_over() {
    let (signed, mut home) = signed();
    home.statement_of_purpose.version = Some("5".to_owned());
    home.statement_of_purpose.dated = Some(day(2026, 11, 24));
    let sentence = home.statement_of_purpose.clauses[1]
        .sentence
        .replace("exploitation", "harm");
    home.statement_of_purpose.clauses[1].sentence = sentence;
    let said = changed(&signed, &home, &Afterwards::default());
    assert_eq!(
        said[0],
        "The statement of purpose in force is version 5, 24 November 2026; the decision rests on \
         version 4, 1 March 2026."
    );
    assert!(
        said[1].contains("on a sentence that does not stand in it any more (clause 3.2)"),
        "{said:?}"
    );

    // Gone over, it asks no more; the addendum holds what had changed.
    let found = since(&signed, &home, &Afterwards::default(), day(2026, 11, 25)).unwrap();
    assert!(found.to_reconfirm);
    let reconfirm = AfterChange::Note {
        what: Happened::Reconfirmed {
            changes: Vec::new(),
            words: "The safety plan covers it.".to_owned(),
        },
    };
    let after = apply(
        &signed,
        &Afterwards::default(),
        &reconfirm,
        &found.changes,
        "Ruth Example",
        at(25),
    )
    .unwrap();
    assert!(
        !since(&signed, &home, &after, day(2026, 11, 26))
            .unwrap()
            .to_reconfirm
    );
    let addenda = addenda(&signed, &after);
    assert_eq!(addenda.len(), 1);
    assert_eq!(addenda[0].record, "2026-003");
    assert_eq!(addenda[0].on, day(2026, 11, 25));
    assert_eq!(addenda[0].changes, found.changes);

    // A further revision asks again.
    home.statement_of_purpose.version = Some("6".to_owned());
    assert!(
        since(&signed, &home, &after, day(2026, 11, 26))
            .unwrap()
            .to_reconfirm
    );
}

#[test]
fn a_child_who_came_and_one_who_left_are_named_by_initials() {
    let (signed, mut home) = signed();
    home.children[0].left = Some(day(2026, 11, 23));
    home.children.push(ChildLivingHere {
        id: "new".to_owned(),
        initials: "Z.Z.".to_owned(),
        known_as: Some("Zed".to_owned()),
        arrived: Some(day(2026, 11, 24)),
        ..ChildLivingHere::default()
    });
    let said = changed(&signed, &home, &Afterwards::default());
    assert_eq!(
        said,
        [
            "Z.Z. moved in on 24 November 2026, and is not considered in the decision.",
            "A.B. left on 23 November 2026; the decision considers a group with them in it.",
        ]
    );
}

#[test]
fn a_child_whose_entry_is_gone_is_not_forgotten() {
    let (signed, mut home) = signed();
    home.children.remove(0);
    assert_eq!(changed(&signed, &home, &Afterwards::default()).len(), 1);
}

#[test]
fn plans_are_replaced_and_their_reviews_pass() {
    let case = settled_but(&[(
        "/referral/plans/care_plan/next_review_due",
        json!("2026-11-23"),
    )]);
    let home = case.home.clone();
    let signed = case.to_be_signed(signing());
    let after = Afterwards {
        entries: vec![AfterEntry {
            id: "a1".to_owned(),
            at: at(24),
            by: "Ruth Example".to_owned(),
            what: Happened::PlanReplaced {
                plan: PlanKind::CarePlan,
                dated: day(2026, 11, 24),
                words: "Family time is weekly now.".to_owned(),
            },
            taken_back: None,
        }],
    };
    assert_eq!(
        changed(&signed, &home, &after),
        [
            "The care plan was replaced by one dated 24 November 2026: Family time is weekly now.",
            "The review of the care plan due on 23 November 2026 lies behind us: ask whether the \
             plan has changed.",
        ]
    );
}

#[test]
fn the_team_and_the_home_are_compared() {
    let (signed, mut home) = signed();
    home.team.vacancies = Some(3.0);
    home.team.skills.push(crate::home::Skill {
        name: "Fire safety".to_owned(),
        ..Default::default()
    });
    home.registered_manager = Some("Another Example".to_owned());
    let said = changed(&signed, &home, &Afterwards::default());
    assert_eq!(
        said,
        [
            "Team, vacancies: was “1”, is now “3”.",
            "Team: “Fire safety” is new among the skills.",
            "The home, registered manager: was “Ruth Example”, is now “Another Example”.",
        ]
    );
    let (signed, mut home) = self::signed();
    home.team.skills = vec![crate::home::Skill {
        name: "x".to_owned(),
        ..Default::default()
    }];
    let then = {
        let mut case = signed.clone();
        case.home.team.skills = home.team.skills.clone();
        case
    };
    home.team.skills[0].held_by = Some("Kim".to_owned());
    assert_eq!(changed(&then, &home, &Afterwards::default()).len(), 1);
}

#[test]
fn after_the_move_and_after_a_decline_nothing_goes_stale() {
    let (signed, mut home) = signed();
    home.registered_places = Some(9);
    let moved = Afterwards {
        entries: vec![AfterEntry {
            id: "a1".to_owned(),
            at: at(24),
            by: String::new(),
            what: Happened::Started {
                at: day(2026, 11, 24).and_hms_opt(10, 0, 0).unwrap(),
            },
            taken_back: None,
        }],
    };
    assert_eq!(since(&signed, &home, &moved, day(2026, 11, 25)), None);
    let declined = settled_but(&[("/referral/decision/outcome", json!("decline_no_place"))])
        .to_be_signed(signing());
    let none = Afterwards::default();
    assert_eq!(since(&declined, &home, &none, day(2026, 11, 25)), None);
    assert_eq!(
        since(&settled(), &home, &none, day(2026, 11, 25)),
        None,
        "not signed"
    );
}
