//! What tells how a decision came out, and what is counted of one across homes.

use admission::oversight::after::{ConditionKept, Foreseen};
use admission::oversight::foresight::PredictionKind;
use casebook::Document;
use record::Says;
use record::pages::extract::Extract;
use serde_json::json;

use super::*;
use crate::commands::gathered::{GatheredAsked, page};
use crate::session::SignedIn;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// A sound document of Rowan House, signed on a day of November.
fn entry(number: i64, signed: u32, head: Head) -> Entry {
    let head = Head {
        home: Some("Rowan House (EXAMPLE)".to_owned()),
        signed_at: day(signed).and_hms_opt(9, 0, 0),
        ..head
    };
    Entry {
        kept: GatheredRow {
            number,
            sha256: [number.try_into().unwrap(); 32],
            path: String::new(),
            bytes: 1,
            carried_by: None,
            sound: true,
            root: Some("AA".to_owned()),
            about: None,
            head: Document::of(&json!({})).unwrap(),
            taken_in_at: String::new(),
        },
        head,
        reliance: Reliance::Good,
    }
}

fn decision(number: i64, signed: u32) -> Entry {
    entry(
        number,
        signed,
        Head {
            kind: Some("Decision record".to_owned()),
            decision: true,
            printed: Some(format!("2026-00{number}")),
            child: Some("Marnie".to_owned()),
            initials: Some("M.T.".to_owned()),
            ..Head::default()
        },
    )
}

fn beside(signed: u32, kind: &str, child: Option<&str>) -> Entry {
    entry(
        9,
        signed,
        Head {
            kind: Some(kind.to_owned()),
            child: child.map(str::to_owned),
            ..Head::default()
        },
    )
}

#[test]
fn what_is_signed_of_a_child_after_a_decision_tells_of_it_and_of_no_other_child() {
    let drawn = decision(1, 10);
    let notice = "Notice of an admission under regulation 41";
    let told = |other: Entry| other.tells_of(&drawn);
    assert!(told(beside(11, notice, Some("MT"))), "however it is typed");
    assert!(!told(beside(11, notice, Some("R.B."))), "another child");
    assert!(
        !told(beside(9, notice, Some("M.T."))),
        "nothing was decided"
    );
    assert!(told(beside(11, notice, None)), "not known is not another");
    assert!(told(beside(11, extract::TITLE, Some("T.N."))));
    let mut elsewhere = beside(11, notice, Some("M.T."));
    elsewhere.head.home = Some("Alder Lodge (EXAMPLE)".to_owned());
    assert!(!told(elsewhere));
    let mut of_before = drawn.clone();
    of_before.head.initials = None;
    assert!(beside(11, notice, Some("R.B.")).tells_of(&of_before));
}

#[test]
fn what_names_a_record_tells_of_that_one_alone() {
    let (drawn, other) = (decision(1, 10), decision(2, 10));
    let mut addendum = beside(11, "Addendum to a decision record", Some("M.T."));
    addendum.kept.about = Some(drawn.kept.sha256);
    assert!(addendum.tells_of(&drawn) && !addendum.tells_of(&other));
    let mut carried = decision(1, 10);
    carried.kept.carried_by = Some([9; 32]);
    assert!(beside(9, "Oversight record", None).tells_of(&carried));
}

#[test]
fn a_copy_and_the_decision_made_again_tell_of_a_record_and_it_not_of_itself() {
    let drawn = decision(1, 10);
    assert!(!drawn.tells_of(&drawn));
    assert!(!decision(2, 12).tells_of(&drawn), "another referral");
    let mut changed = decision(2, 10);
    changed.head.printed = drawn.head.printed.clone();
    changed.reliance = Reliance::Failed;
    assert!(changed.tells_of(&drawn));
    let mut again = decision(2, 12);
    again.head.remakes = Some(numbers::hex(&drawn.kept.sha256));
    assert!(again.tells_of(&drawn) && !drawn.tells_of(&again));
    let mut nothing_read = entry(3, 11, Head::default());
    nothing_read.head.home = None;
    assert!(!nothing_read.tells_of(&drawn), "it says nothing");
}

#[test]
fn the_kind_of_an_extract_is_what_an_extract_is_called() {
    let extract = Extract {
        child: String::new(),
        record: String::new(),
        decided_on: day(1),
        own_plan: String::new(),
        said: String::new(),
        social_worker: String::new(),
        considered: Vec::new(),
        benefit: String::new(),
        conclusion: String::new(),
        more: String::new(),
    };
    assert_eq!(Says::Extract(extract).title(), extract::TITLE);
}

#[test]
fn the_list_runs_newest_first_across_homes_and_each_row_has_one_place() {
    let folder = tempfile::tempdir().unwrap();
    let now = At::from_timestamp(1_795_300_000, 0).unwrap();
    let path = folder.path().join("register.casebook");
    let casebook = create_example(
        ("EXAMPLE Homes", "Helen Marsh"),
        &path,
        &Passphrase::new("copper lantern otter umbrella"),
        (crate::commands::tests::QUICK, now),
    )
    .unwrap();
    let of = |home: Option<&str>, mut entry: Entry| {
        entry.head.home = home.map(str::to_owned);
        entry
    };
    let (alder, rowan) = (Some("Alder Lodge (EXAMPLE)"), Some("Rowan House (EXAMPLE)"));
    let mut undated = decision(5, 1);
    undated.head.signed_at = None;
    let entries = vec![
        of(alder, decision(1, 10)),
        of(rowan, decision(2, 12)),
        of(alder, decision(3, 14)),
        of(rowan, decision(4, 10)),
        of(rowan, undated),
        of(None, decision(6, 2)),
        of(rowan, decision(7, 10)),
    ];
    let mut at = SignedIn::new(casebook, path, Vec::new(), now);
    let mut numbers = |entries: Vec<Entry>, after: usize| -> Vec<String> {
        let register = Register {
            entries,
            ..Register::default()
        };
        let asked = GatheredAsked {
            after,
            ..GatheredAsked::default()
        };
        let page = page(&mut at, &register, &asked, day(21)).unwrap();
        let rows = page.rows.into_iter();
        rows.map(|row| row.printed.unwrap()).collect()
    };
    let expected = [6, 5, 3, 2, 1, 4, 7].map(|number| format!("2026-00{number}"));
    let listed = numbers(entries.clone(), 0);
    assert!(
        listed[..2].iter().all(|one| expected[..2].contains(one)),
        "what names no home or no day is looked at first: {listed:?}"
    );
    assert_eq!(listed[2..], expected[2..]);
    let otherwise: Vec<Entry> = entries.iter().rev().cloned().collect();
    assert_eq!(numbers(otherwise, 0), listed, "however it is held");
    assert_eq!(numbers(entries, 3), listed[3..], "the next page goes on");
}

/// The line of a yes.
fn line(number: i64, remakes: Option<&Entry>) -> Line {
    serde_json::from_value(json!({
        "home": "Rowan House (EXAMPLE)", "urn": null, "number": format!("2026-00{number}"),
        "example": true, "received_at": null, "signed_at": "2026-11-10T09:00:00",
        "signer": {"name": "Ruth Example", "standing": null},
        "outcome": "accept_with_conditions", "route": null,
        "remakes": remakes.map(|one| json!({"number": "2026-001",
            "sha256": numbers::hex(&one.kept.sha256), "moved_in": "2026-11-10"})),
        "authority": null, "reasons": [],
        "range": {"inside": 0, "outside": 0, "not_stated": 0, "not_found": 0},
        "urgent": [], "plans": [], "gaps": 0, "letters": [],
        "minutes_to_first_response": null, "minutes_to_decision": null, "conditions": 2,
        "disagreed": 0, "children_weighed": 0
    }))
    .unwrap()
}

#[test]
fn conditions_count_once_where_a_decision_was_made_again_and_what_was_open_is_not_known_later() {
    let folder = tempfile::tempdir().unwrap();
    let now = At::from_timestamp(1_795_300_000, 0).unwrap();
    let casebook = create_example(
        ("EXAMPLE Homes", "Helen Marsh"),
        &folder.path().join("register.casebook"),
        &Passphrase::new("copper lantern otter umbrella"),
        (crate::commands::tests::QUICK, now),
    )
    .unwrap();
    let (first, second) = (decision(1, 10), decision(2, 12));
    let mut addendum = beside(13, "Addendum to a decision record", Some("M.T."));
    addendum.kept.about = Some(first.kept.sha256);
    let after = After {
        started_on: Some(day(10)),
        ended_on: None,
        ended_with_notice: None,
        remade: Remade::InTime,
        conditions: vec![ConditionKept::InTime, ConditionKept::Open],
        foreseen: vec![Foreseen {
            kind: PredictionKind::Condition,
            found: None,
        }],
    };
    addendum.head.after = Some((day(13), after.clone()));
    let lines = |made_again: bool| {
        let again = made_again.then_some(&first);
        BTreeMap::from([(1, line(1, None)), (2, line(2, again))])
    };
    let found = |made_again: bool, today: NaiveDate| {
        let mut register = Register {
            entries: vec![first.clone(), second.clone(), addendum.clone()],
            beside: BTreeMap::from([(first.kept.sha256, vec![2])]),
            lines: Some(lines(made_again)),
            ..Register::default()
        };
        let decided = register.decided(&casebook, |_| true, &BTreeMap::new(), today);
        decided.unwrap().remove(0).after.unwrap()
    };
    assert_eq!(found(false, day(13)), after, "as the home said on that day");
    assert_eq!(
        found(false, day(14)).conditions,
        [ConditionKept::InTime, ConditionKept::NotKnown]
    );
    let again = found(true, day(13));
    assert_eq!(
        (again.conditions.len(), again.foreseen.len()),
        (0, 0),
        "beside the second record they are counted"
    );
    assert_eq!(again.started_on, Some(day(10)));
}
