//! Cases 4, 5 and 6 of the test list for the rules, and what holds for the whole table.

use chrono::{DateTime, Days, NaiveDateTime, Utc};
use serde_json::{Value, json};

use super::*;
use crate::afterwards::{AfterChange, AfterEntry, TakenBack, apply};
use crate::case::Signing;
use crate::fixtures::{settled_but, today};
use crate::oversight::foresight::{self, CameTrue, LookBack, Seen};
use crate::referral::PlanState;
use crate::referral::RelevantPlan;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn noon(on: NaiveDate) -> NaiveDateTime {
    on.and_hms_opt(12, 0, 0).unwrap()
}

fn noted(what: Vec<Happened>) -> Afterwards {
    Afterwards {
        entries: what
            .into_iter()
            .enumerate()
            .map(|(i, what)| AfterEntry {
                id: format!("a{}", i + 1),
                at: DateTime::<Utc>::from_timestamp(1_798_113_600, 0).unwrap(),
                by: "Ruth Example".to_owned(),
                what,
                taken_back: None,
            })
            .collect(),
    }
}

fn started(on: NaiveDate) -> Afterwards {
    noted(vec![Happened::Started { at: noon(on) }])
}

fn done(key: &str, on: NaiveDate) -> Happened {
    Happened::Done {
        key: key.to_owned(),
        on,
        words: String::new(),
    }
}

fn all_seen(case: &Case, at: LookBack) -> Happened {
    let seen = foresight::predictions(case)
        .into_iter()
        .map(|foreseen| Seen {
            id: foreseen.id,
            found: CameTrue::AsForeseen,
            words: String::new(),
        });
    Happened::LookedBack {
        at,
        on: day(2026, 12, 24),
        seen: seen.collect(),
        next_time: "Who is at home on the second weekend.".to_owned(),
    }
}

fn find<'a>(dates: &'a Dates, key: &str) -> &'a Deadline {
    dates
        .deadlines
        .iter()
        .find(|deadline| deadline.key == key)
        .unwrap_or_else(|| panic!("no {key}"))
}

fn due(dates: &Dates, key: &str) -> (NaiveDate, NaiveDate) {
    match find(dates, key).when {
        When::Due { target, latest, .. } => (target, latest),
        ref other => panic!("{key}: {other:?}"),
    }
}

/// Case 4: newly looked after, no care plan, accepted in an emergency.
fn newly_looked_after() -> Case {
    let mut case = settled_but(&[
        ("/referral/receipt/route", json!("emergency")),
        ("/referral/legal/status", json!("V2")),
        ("/referral/decision/outcome", json!("accept_emergency")),
    ]);
    case.referral.legal.care_order = Some(crate::vocabulary::YesNoNotKnown::No);
    case.referral.legal.first_placement = Some(crate::vocabulary::YesNoNotKnown::Yes);
    case.referral.legal.became_looked_after_on = Some(day(2026, 12, 24));
    case.referral.plans.care_plan = RelevantPlan {
        state: Some(PlanState::DoesNotExist),
        ..RelevantPlan::default()
    };
    case
}

#[test]
fn case_4_christmas_2026() {
    let case = newly_looked_after();
    let dates = of(&case, &started(day(2026, 12, 24)), day(2026, 12, 24));
    assert_eq!(due(&dates, "D1"), (day(2027, 1, 4), day(2027, 1, 5)));
    // The later reading of D2 is the date of the test list; the earlier is the target likewise.
    assert_eq!(due(&dates, "D2"), (day(2027, 1, 11), day(2027, 1, 12)));
    assert_eq!(due(&dates, "D6"), (day(2027, 1, 4), day(2027, 1, 5)));
    assert_eq!(due(&dates, "D7"), (day(2026, 12, 30), day(2026, 12, 31)));
    assert_eq!(due(&dates, "D8"), (day(2027, 1, 25), day(2027, 1, 26)));
    assert_eq!(
        find(&dates, "D1").sentences,
        [
            "The target is 4 January 2027. The words do not say whether the day of the start \
             itself counts: if it does not, the last day is 5 January 2027.",
            "11 days left."
        ]
    );
}

#[test]
fn timers_start_at_the_recorded_start_and_not_at_the_decision() {
    let mut case = newly_looked_after();
    case.referral.moving_in.on = Some(day(2026, 12, 24));
    let before = of(&case, &Afterwards::default(), day(2026, 12, 23));
    assert_eq!(
        find(&before, "D1").when,
        When::Waiting {
            if_as_planned: Some(day(2027, 1, 4))
        }
    );
    // The child came a day later than planned.
    let after = of(&case, &started(day(2026, 12, 29)), day(2026, 12, 29));
    assert_eq!(due(&after, "D1"), (day(2027, 1, 5), day(2027, 1, 6)));
}

#[test]
fn case_5_the_child_of_a_parent_has_the_homes_own_plan() {
    let case = settled_but(&[
        ("/referral/legal/looked_after", json!("no")),
        ("/referral/legal/status", json!("NONE")),
        ("/referral/referrer/placing_authority_kind", json!("parent")),
    ]);
    let dates = of(&case, &started(day(2026, 12, 7)), day(2026, 12, 10));
    let own = find(&dates, "D3");
    assert_eq!(own.duty, Duty::Home);
    assert_eq!(
        own.when,
        When::Counting {
            since: day(2026, 12, 7),
            days: 3
        }
    );
    for authority in ["D1", "D2", "D5", "D6", "D7", "D8", "D15"] {
        assert_eq!(
            find(&dates, authority).when,
            When::NotApplicable,
            "{authority}"
        );
    }
}

#[test]
fn case_6_no_notice_to_a_host_authority_that_places() {
    let host = settled_but(&[
        ("/referral/area/home_lies", json!(null)),
        (
            "/referral/referrer/placing_authority",
            json!("Northshire County Council"),
        ),
    ]);
    let said = settled_but(&[("/referral/area/home_lies", json!("own_area"))]);
    let short = settled_but(&[
        ("/referral/legal/status", json!("V4")),
        ("/referral/legal/care_order", json!("no")),
        ("/referral/legal/short_break", Value::Null),
        (
            "/referral/short_breaks",
            json!({"longest_stay": 3, "returns_home": "yes", "days_in_a_year": 40}),
        ),
    ]);
    for case in [host, said, short] {
        let dates = of(&case, &started(day(2026, 12, 7)), day(2026, 12, 10));
        assert_eq!(find(&dates, "D4").when, When::NotApplicable);
    }
}

#[test]
fn without_delay_counts_up_until_it_is_done() {
    let case = settled_but(&[]);
    let start = day(2026, 12, 7);
    let dates = of(&case, &started(start), day(2026, 12, 10));
    assert_eq!(
        find(&dates, "D4").sentences,
        ["3 days since 7 December 2026; due without delay, with no number in the regulations."]
    );
    let sent = noted(vec![
        Happened::Started { at: noon(start) },
        done("D4", day(2026, 12, 8)),
    ]);
    let dates = of(&case, &sent, day(2026, 12, 10));
    assert_eq!(
        find(&dates, "D4").when,
        When::Done {
            on: day(2026, 12, 8)
        }
    );
}

#[test]
fn an_entry_taken_back_counts_no_more() {
    let mut after = started(day(2026, 12, 7));
    after.entries[0].taken_back = Some(TakenBack {
        at: DateTime::<Utc>::from_timestamp(1_798_113_600, 0).unwrap(),
        by: "Ruth Example".to_owned(),
        because: "The wrong child.".to_owned(),
    });
    let dates = of(&settled_but(&[]), &after, day(2026, 12, 10));
    assert!(matches!(find(&dates, "D4").when, When::Waiting { .. }));
}

#[test]
fn what_is_not_known_never_ends_a_date() {
    let known = settled_but(&[]);
    let unknown = settled_but(&[
        ("/referral/legal/looked_after", Value::Null),
        ("/referral/legal/status", Value::Null),
        ("/referral/legal/short_break", Value::Null),
        ("/referral/legal/care_order", Value::Null),
        ("/referral/legal/first_placement", Value::Null),
        ("/referral/referrer/placing_authority", Value::Null),
        ("/referral/referrer/placing_authority_kind", Value::Null),
        ("/referral/receipt/route", Value::Null),
        ("/referral/plans/care_plan/state", Value::Null),
        ("/home/host_authority", Value::Null),
    ]);
    let after = started(day(2026, 12, 7));
    let dates = of(&unknown, &after, day(2026, 12, 10));
    for deadline in of(&known, &after, day(2026, 12, 10)).deadlines {
        let then = find(&dates, &deadline.key);
        assert_ne!(then.when, When::NotApplicable, "{}", deadline.key);
    }
    assert!(
        find(&dates, "D1")
            .sentences
            .iter()
            .any(|s| s.contains("which is not known"))
    );
}

#[test]
fn a_decline_starts_no_placement() {
    let case = settled_but(&[("/referral/decision/outcome", json!("decline_no_place"))]);
    let dates = of(&case, &Afterwards::default(), today());
    assert!(dates.deadlines.iter().all(|d| d.id == "D17"), "{dates:?}");
    assert!(dates.rests_on[0].starts_with("No placement follows"));
}

#[test]
fn a_no_after_an_emergency_says_that_the_child_lives_here() {
    let mut case = settled_but(&[(
        "/referral/decision/outcome",
        json!("decline_cannot_respond"),
    )]);
    case.referral.remakes = Some(crate::referral::Remakes {
        number: "2026-003".to_owned(),
        moved_in: "2026-11-20".parse().ok(),
        ..Default::default()
    });
    let dates = of(&case, &Afterwards::default(), today());
    assert!(
        dates.rests_on[0].contains("20 November 2026") && dates.rests_on[0].contains("2026-003"),
        "{dates:?}"
    );
}

#[test]
fn a_decision_made_again_counts_from_the_day_the_child_moved_in_by_the_first() {
    let planned = settled_but(&[]);
    let mut again = planned.clone();
    again.referral.remakes = Some(crate::referral::Remakes {
        number: "2026-003".to_owned(),
        moved_in: "2026-12-09".parse().ok(),
        ..Default::default()
    });
    let none = Afterwards::default();
    let said = |case: &Case| {
        let dates = of(case, &none, day(2026, 12, 10)).deadlines;
        let all: Vec<String> = dates.into_iter().flat_map(|one| one.sentences).collect();
        all.join(" ")
    };
    let (before, now) = (said(&planned), said(&again));
    assert!(
        before.contains("Starts when the child moves in"),
        "{before}"
    );
    assert!(!now.contains("Starts when the child moves in"), "{now}");
    let dates = of(&again, &none, day(2026, 12, 10));
    let from = "Counts from 9 December 2026, the day the child moved in after the emergency’s \
                decision, as noted beside record 2026-003";
    assert_eq!(
        find(&dates, "D1").sentences[0],
        format!("{from}: the target is 15 December 2026.")
    );
    assert_eq!(
        find(&dates, "D1").when,
        When::CountsAlready {
            target: Some(day(2026, 12, 15))
        },
        "what was done since stands beside the first: nothing is said to be due"
    );
    assert_eq!(
        find(&dates, "D4").sentences[0],
        format!("{from}, and counts up from there.")
    );

    again.referral.remakes.as_mut().unwrap().moved_in = None;
    let not_noted = said(&again);
    assert!(
        not_noted.contains("Starts when the child moves in") && !not_noted.contains("Counts from"),
        "a move that is not noted is not known: {not_noted}"
    );
}

#[test]
fn visits_follow_each_other_at_most_six_weeks_apart() {
    let case = settled_but(&[]);
    let start = day(2026, 12, 7);
    let after = noted(vec![
        Happened::Started { at: noon(start) },
        done("D7", day(2026, 12, 10)),
    ]);
    let dates = of(&case, &after, day(2026, 12, 11));
    assert_eq!(due(&dates, "D7"), (day(2027, 1, 21), day(2027, 1, 21)));
    let after = noted(vec![
        Happened::Started { at: noon(start) },
        done("D7", day(2027, 12, 20)),
    ]);
    let dates = of(&case, &after, day(2027, 12, 21));
    assert_eq!(due(&dates, "D7"), (day(2028, 1, 31), day(2028, 3, 20)));
}

#[test]
fn the_homes_own_reviews_are_dated() {
    let dates = of(
        &settled_but(&[]),
        &started(day(2026, 12, 7)),
        day(2026, 12, 7),
    );
    assert_eq!(due(&dates, "T1").0, day(2026, 12, 10));
    assert_eq!(
        find(&dates, "T1").sentences[0],
        "72 hours are over on 10 December 2026 at 12:00."
    );
    assert_eq!(due(&dates, "T2").0, day(2027, 1, 18));
    assert_eq!(due(&dates, "T3").0, day(2027, 6, 7));
}

#[test]
fn an_emergency_is_gone_over_in_full_by_the_seventh_day() {
    let case = settled_but(&[
        ("/referral/receipt/route", json!("emergency")),
        ("/referral/decision/outcome", json!("accept_emergency")),
    ]);
    let start = day(2026, 12, 7);
    assert_eq!(
        due(&of(&case, &started(start), start), "T5").0,
        day(2026, 12, 14)
    );
    let gone_over = noted(vec![
        Happened::Started { at: noon(start) },
        Happened::RemadeInFull {
            on: day(2026, 12, 11),
            words: "It holds.".to_owned(),
            record: None,
        },
    ]);
    assert_eq!(
        find(&of(&case, &gone_over, day(2026, 12, 12)), "T5").when,
        When::Done {
            on: day(2026, 12, 11)
        }
    );
    let planned = settled_but(&[]);
    assert_eq!(
        find(&of(&planned, &started(start), start), "T5").when,
        When::NotApplicable
    );
}

#[test]
fn an_end_without_notice_starts_two_dates() {
    let after = noted(vec![
        Happened::Started {
            at: noon(day(2026, 12, 7)),
        },
        Happened::Ended {
            at: noon(day(2026, 12, 24)),
            notice: YesNo::No,
            words: "Police protection.".to_owned(),
            stay_the_course: None,
            stay_the_course_words: String::new(),
        },
    ]);
    let dates = of(&settled_but(&[]), &after, day(2026, 12, 26));
    assert_eq!(due(&dates, "D15"), (day(2027, 1, 11), day(2027, 1, 12)));
    assert_eq!(
        find(&dates, "D4:discharge").when,
        When::Counting {
            since: day(2026, 12, 24),
            days: 2
        }
    );
    let since = day(2026, 12, 13);
    assert_eq!(find(&dates, "D7").when, When::NotNoted { since });
}

#[test]
fn of_a_stay_that_ended_only_what_is_still_owed_stays() {
    let here = vec![
        Happened::Started {
            at: noon(day(2026, 12, 7)),
        },
        done("D1", day(2026, 12, 9)),
        Happened::SeriousEvent {
            at: noon(day(2026, 12, 20)),
            words: "EXAMPLE: taken to hospital.".to_owned(),
        },
    ];
    let case = settled_but(&[]);
    let on = day(2026, 12, 26);
    let before = of(&case, &noted(here.clone()), on);
    for key in ["D6", "D7", "D10", "D16", "T2", "T3"] {
        assert_ne!(find(&before, key).when, When::NotApplicable, "{key}");
    }
    let ended = Happened::Ended {
        at: noon(day(2026, 12, 24)),
        notice: YesNo::Yes,
        words: "Home to her aunt.".to_owned(),
        stay_the_course: None,
        stay_the_course_words: String::new(),
    };
    let after = of(
        &case,
        &noted([here.clone(), vec![ended.clone()]].concat()),
        on,
    );
    assert_eq!(
        after.rests_on.last().map(String::as_str),
        Some("The stay ended on 24 December 2026 at 12:00.")
    );
    for key in ["T2", "T3"] {
        let date = find(&after, key);
        assert_eq!(date.when, When::NotApplicable, "{key}");
        assert!(!date.can_be_done, "{key}");
        assert_eq!(date.sentences, ["The stay ended on 24 December 2026."]);
    }
    // What had fallen due by then is not made good by the ending, and can still be noted.
    let since = day(2026, 12, 13);
    let visit = find(&after, "D7");
    assert_eq!(visit.when, When::NotNoted { since });
    assert!(visit.can_be_done);
    assert_eq!(
        visit.sentences.last().map(String::as_str),
        Some("The stay ended on 24 December 2026. That this was done is not noted.")
    );
    for key in ["D6", "D8", "D10", "T1"] {
        let when = &find(&after, key).when;
        assert!(matches!(when, When::NotNoted { .. }), "{key}: {when:?}");
    }
    // Whether it had fallen due cannot be reckoned, and the ending does not say that it had not.
    let mut not_known = case.clone();
    not_known.referral.legal.became_looked_after_on = None;
    not_known.referral.plans.care_plan.last_reviewed = None;
    let review = of(
        &not_known,
        &noted([here.clone(), vec![ended.clone()]].concat()),
        on,
    );
    assert_eq!(find(&review, "D8").when, When::NotKnown);
    // What was done stays done; what was not is still owed.
    assert!(matches!(find(&after, "D1").when, When::Done { .. }));
    for key in ["D4", "D4:discharge", "T4"] {
        assert!(
            matches!(find(&after, key).when, When::Counting { .. }),
            "{key}"
        );
    }
    let event = after.deadlines.iter().find(|date| date.id == "D14");
    assert!(event.is_some_and(|date| matches!(date.when, When::Counting { .. })));
}

#[test]
fn a_letter_is_due_when_the_manager_said_and_counts_up_otherwise() {
    let mut case = settled_but(&[]);
    case.referral.challenges = serde_json::from_value(json!([
        {"id": "l1", "to": "Dana Example", "reply_by": "2026-11-24",
         "log": [{"at": "2026-11-20T09:00:00Z", "what": "sent"}]},
        {"id": "l2", "kind": "information_request",
         "log": [{"at": "2026-11-20T09:00:00Z", "what": "sent"}]},
        {"id": "l3", "reply_by": "2026-11-24", "log": []},
        {"id": "l4", "reply_by": "2026-11-24",
         "log": [{"at": "2026-11-18T09:00:00Z", "what": "sent"},
                 {"at": "2026-11-19T09:00:00Z", "what": "replied", "adequate": "yes"}]},
    ]))
    .unwrap();
    let dates = of(&case, &Afterwards::default(), today());
    assert_eq!(due(&dates, "D17:l1").0, day(2026, 11, 24));
    assert!(matches!(
        find(&dates, "D17:l2").when,
        When::Counting { days: 1, .. }
    ));
    assert!(
        dates.deadlines.iter().all(|d| d.key != "D17:l3"),
        "never sent"
    );
    assert_eq!(
        find(&dates, "D17:l4").when,
        When::Done {
            on: day(2026, 11, 19)
        }
    );
}

#[test]
fn conditions_say_where_they_stand() {
    let case = settled_but(&[]);
    let dates = of(&case, &Afterwards::default(), today());
    assert_eq!(
        dates.conditions[0].sentence,
        "Nothing noted yet; due by 1 December 2026."
    );
    assert_eq!(dates.conditions[0].days_left, Some(10));
    let met = noted(vec![Happened::Condition {
        id: "k1".to_owned(),
        met: YesNo::Yes,
        on: day(2026, 11, 30),
        words: "The signed plan is on file.".to_owned(),
    }]);
    let dates = of(&case, &met, day(2026, 12, 1));
    assert_eq!(
        dates.conditions[0].sentence,
        "Met on 30 November 2026: The signed plan is on file (Ruth Example)."
    );
}

#[test]
fn the_dates_of_the_home() {
    let mut home = settled_but(&[]).home;
    let mut newer = home.statement_of_purpose.clone();
    newer.version = Some("5".to_owned());
    newer.dated = Some(day(2026, 11, 20));
    let versions = [newer, home.statement_of_purpose.clone()];
    home.reviews.quality_of_care_review = Some(day(2026, 8, 31));
    home.reviews.independent_visit = Some(day(2026, 11, 12));
    home.reviews.location_review = Some(day(2025, 5, 1));
    let of = |home: &Home, versions: &[StatementOfPurpose], key: &str| {
        of_home(home, versions, today())
            .into_iter()
            .find(|d| d.key == key)
            .unwrap()
            .when
    };
    let due = |target, latest| move |when| matches!(when, When::Due { target: t, latest: l, .. } if (t, l) == (target, latest));
    assert!(due(day(2026, 12, 17), day(2026, 12, 18))(of(
        &home, &versions, "D9"
    )));
    assert!(due(day(2027, 2, 28), day(2027, 2, 28))(of(
        &home, &versions, "D11"
    )));
    assert!(due(day(2026, 9, 27), day(2026, 9, 28))(of(
        &home,
        &versions,
        "D11:report"
    )));
    assert!(due(day(2026, 12, 12), day(2026, 12, 31))(of(
        &home, &versions, "D12"
    )));
    assert!(due(day(2026, 12, 31), day(2026, 12, 31))(of(
        &home, &versions, "D13"
    )));
    assert!(matches!(
        of(&home, &versions[1..], "D9"),
        When::Waiting { .. }
    ));
    home.reviews.statement_sent = Some(day(2026, 11, 21));
    assert!(matches!(of(&home, &versions, "D9"), When::Done { .. }));
}

#[test]
fn every_definition_rests_on_law_that_is_there_and_says_its_force() {
    for definition in table::ALL {
        let mut strongest = None;
        for id in definition.provisions {
            let provision = crate::law::provision(id);
            assert!(provision.is_some(), "{}: {id}", definition.id);
            strongest = strongest.or(provision.map(|p| p.force));
        }
        assert!(
            definition.says.starts_with(definition.force.says()),
            "{}: {}",
            definition.id,
            definition.says
        );
        if definition.force != Force::Threshold {
            assert_eq!(strongest, Some(definition.force), "{}", definition.id);
        }
    }
    let ids: std::collections::BTreeSet<_> = table::ALL.iter().map(|d| d.id).collect();
    assert_eq!(ids.len(), table::ALL.len());
    for number in 1..=17 {
        assert!(ids.contains(format!("D{number}").as_str()), "D{number}");
    }
}

#[test]
fn what_cannot_have_happened_is_not_noted() {
    let mut case = settled_but(&[]);
    case.signing = Some(Signing::default());
    let now = DateTime::<Utc>::from_timestamp(1_798_113_600, 0).unwrap(); // 24 December 2026, 12:00
    let note = |after: &Afterwards, what| {
        apply(
            &case,
            after,
            &AfterChange::Note { what },
            &[],
            "Ruth Example",
            now,
        )
    };
    let none = Afterwards::default();
    let ahead = noon(day(2026, 12, 25));
    assert!(note(&none, Happened::Started { at: ahead }).is_err());
    let ended = Happened::Ended {
        at: noon(day(2026, 12, 24)),
        notice: YesNo::Yes,
        words: "Home to her aunt.".to_owned(),
        stay_the_course: Some(YesNo::Yes),
        stay_the_course_words: "A meeting within two days; it was held.".to_owned(),
    };
    assert!(note(&none, ended.clone()).is_err(), "never started");
    let here = started(day(2026, 12, 1));
    assert!(note(&here, ended.clone()).is_err(), "not looked back");
    let mut looked_back = here.entries;
    looked_back.extend(noted(vec![all_seen(&case, LookBack::Ending)]).entries);
    let looked_back = Afterwards {
        entries: looked_back,
    };
    assert!(note(&looked_back, ended.clone()).is_ok());
    let Happened::Ended {
        at, notice, words, ..
    } = ended
    else {
        panic!("it was made so above")
    };
    let unasked = Happened::Ended {
        at,
        notice,
        words,
        stay_the_course: None,
        stay_the_course_words: String::new(),
    };
    assert!(
        note(&looked_back, unasked).is_err(),
        "what was agreed was not gone through"
    );
    assert!(
        note(&none, done("D9", today())).is_err(),
        "kept with the home"
    );
    assert!(note(&none, done("D99", today())).is_err());
    assert!(note(&none, done("D4", today())).is_ok());
    let reconfirmed = Happened::Reconfirmed {
        changes: Vec::new(),
        words: "It holds.".to_owned(),
    };
    assert!(note(&none, reconfirmed).is_err(), "nothing changed");
}

#[test]
fn no_date_makes_the_reckoning_fail() {
    let case = newly_looked_after();
    for start in [
        NaiveDate::MIN,
        NaiveDate::MAX,
        NaiveDate::MAX - Days::new(20),
    ] {
        let after = noted(vec![
            Happened::Started { at: noon(start) },
            done("D7", start),
            done("D8", start),
            Happened::Approved { on: start },
        ]);
        for today in [NaiveDate::MIN, today(), NaiveDate::MAX] {
            assert!(!of(&case, &after, today).deadlines.is_empty());
        }
    }
}

#[test]
fn an_ending_is_never_recorded_without_its_review_being_open() {
    let case = settled_but(&[]);
    let (start, end) = (day(2026, 12, 4), day(2027, 1, 8));
    let mut happened = vec![Happened::Started { at: noon(start) }];
    let before = of(&case, &noted(happened.clone()), day(2027, 1, 9));
    assert!(matches!(find(&before, "T4").when, When::Waiting { .. }));
    happened.push(Happened::Ended {
        at: noon(end),
        notice: YesNo::Yes,
        words: "He went home.".to_owned(),
        stay_the_course: None,
        stay_the_course_words: String::new(),
    });
    let dates = of(&case, &noted(happened.clone()), day(2027, 1, 9));
    let review = find(&dates, "T4");
    assert_eq!(
        review.when,
        When::Counting {
            since: end,
            days: 1
        }
    );
    assert!(
        !review.can_be_done,
        "it is held as a look back, prediction by prediction"
    );
    happened.push(done("T4", day(2027, 1, 9)));
    let held = of(&case, &noted(happened), day(2027, 1, 9));
    assert_eq!(
        find(&held, "T4").when,
        When::Done {
            on: day(2027, 1, 9)
        }
    );
}

#[test]
fn a_look_back_answers_every_prediction_and_is_the_review_of_its_date() {
    let case = settled_but(&[]);
    let now = DateTime::<Utc>::from_timestamp(1_798_113_600, 0).unwrap(); // 24 December 2026, 12:00
    let note = |after: &Afterwards, what| {
        apply(
            &case,
            after,
            &AfterChange::Note { what },
            &[],
            "Ruth Example",
            now,
        )
    };
    let here = started(day(2026, 12, 4));
    let whole = all_seen(&case, LookBack::SeventyTwoHours);
    assert!(
        note(&Afterwards::default(), whole.clone()).is_err(),
        "never moved in"
    );
    let after = note(&here, whole.clone()).unwrap();
    assert_eq!(
        find(&of(&case, &after, day(2026, 12, 25)), "T1").when,
        When::Done {
            on: day(2026, 12, 24)
        }
    );
    let Happened::LookedBack {
        at,
        on,
        mut seen,
        next_time,
    } = whole
    else {
        panic!("it was made so above")
    };
    let unasked = Happened::LookedBack {
        at,
        on,
        seen: seen.clone(),
        next_time: " ".to_owned(),
    };
    assert!(note(&here, unasked).is_err(), "nothing to ask next time");
    seen.pop();
    let short = Happened::LookedBack {
        at,
        on,
        seen,
        next_time,
    };
    let refused = note(&here, short).unwrap_err().to_string();
    assert!(refused.contains("1 of "), "{refused}");
}

#[test]
fn only_an_emergency_is_remade_and_only_a_child_not_taken_in_became_of_elsewhere() {
    let now = DateTime::<Utc>::from_timestamp(1_798_113_600, 0).unwrap();
    let here = started(day(2026, 12, 20));
    let remade = Happened::RemadeInFull {
        on: day(2026, 12, 23),
        words: "Accept, with the plans now here.".to_owned(),
        record: None,
    };
    let became = Happened::BecameOf {
        on: day(2026, 12, 23),
        words: "In a home in Calder, her social worker said.".to_owned(),
    };
    for (outcome, remade_taken, became_taken) in [
        ("accept_emergency", true, false),
        ("accept", false, false),
        ("decline_no_place", false, true),
    ] {
        let case = settled_but(&[("/referral/decision/outcome", json!(outcome))]);
        let note = |what: &Happened| {
            let change = AfterChange::Note { what: what.clone() };
            apply(&case, &here, &change, &[], "Ruth Example", now).is_ok()
        };
        assert_eq!(note(&remade), remade_taken, "{outcome}");
        assert_eq!(note(&became), became_taken, "{outcome}");
    }
}

#[test]
fn the_visitor_may_read_with_both_consents_and_with_neither_taken_back() {
    let consent = |consent| Happened::VisitorMayRead {
        consent,
        on: day(2026, 12, 20),
        words: "In writing, to this decision record.".to_owned(),
    };
    let (child, authority) = (
        consent(crate::afterwards::Consent::Child),
        consent(crate::afterwards::Consent::PlacingAuthority),
    );
    assert!(!noted(Vec::new()).visitor_may_read());
    assert!(!noted(vec![child.clone(), child.clone()]).visitor_may_read());
    let mut both = noted(vec![child, authority]);
    assert!(both.visitor_may_read());
    both.entries[0].taken_back = Some(TakenBack {
        at: both.entries[0].at,
        by: "Ruth Example".to_owned(),
        because: "He changed his mind.".to_owned(),
    });
    assert!(!both.visitor_may_read());
}

#[test]
fn each_serious_event_counts_up_and_names_the_24_hours() {
    let case = settled_but(&[]);
    let event = |on| Happened::SeriousEvent {
        at: noon(on),
        words: "An injury.".to_owned(),
    };
    let nothing = of(&case, &started(day(2026, 12, 4)), day(2026, 12, 10));
    assert!(matches!(find(&nothing, "D14").when, When::Waiting { .. }));
    let after = noted(vec![
        Happened::Started {
            at: noon(day(2026, 12, 4)),
        },
        event(day(2026, 12, 8)),
        event(day(2026, 12, 9)),
        done("D14:a2", day(2026, 12, 8)),
    ]);
    let dates = of(&case, &after, day(2026, 12, 10));
    assert!(matches!(find(&dates, "D14:a2").when, When::Done { .. }));
    let second = find(&dates, "D14:a3");
    assert_eq!(
        second.when,
        When::Counting {
            since: day(2026, 12, 9),
            days: 1
        }
    );
    let told = second.sentences.join(" ");
    assert!(
        told.contains("24 hours") && told.contains("10 December 2026"),
        "{told}"
    );
    assert!(after.begins("D14:a3") && !after.begins("D14:a1") && !after.begins("D16:a3"));
}

#[test]
fn a_reason_to_ask_for_a_review_counts_up_from_its_day() {
    let case = settled_but(&[]);
    let after = noted(vec![
        Happened::Started {
            at: noon(day(2026, 12, 4)),
        },
        Happened::ReviewCalledFor {
            on: day(2026, 12, 8),
            ground: crate::afterwards::ReviewGround::Asked,
            words: "She asked Kim.".to_owned(),
        },
    ]);
    let dates = of(&case, &after, day(2026, 12, 10));
    let asked = find(&dates, "D16:a2");
    assert_eq!(
        asked.when,
        When::Counting {
            since: day(2026, 12, 8),
            days: 2
        }
    );
    assert!(
        asked.event.ends_with("the child asks for a review"),
        "{}",
        asked.event
    );
}
