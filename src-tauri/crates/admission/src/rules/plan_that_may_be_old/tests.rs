use serde_json::{Value, json};

use super::*;
use crate::fixtures::{found_by, settled_but, told};

const REVIEWED: &str = "/referral/plans/care_plan/last_reviewed";
const NEXT: &str = "/referral/plans/care_plan/next_review_due";
const BECAME: &str = "/referral/legal/became_looked_after_on";
const CHANGED: &str = "/referral/plans/care_plan/changed";
const WHAT: &str = "/referral/plans/care_plan/changed_since";

fn day(text: &str) -> Value {
    json!(text)
}

fn of_the_care_plan_in(answers: &[(&str, Value)]) -> Option<String> {
    let found = found_by(&RULE, &settled_but(answers));
    let of = |key: &str| key == "PLANS-07:care_plan";
    found.into_iter().find(|f| of(&f.key)).map(|f| f.sentence)
}

#[test]
fn what_the_manager_reads() {
    insta::assert_snapshot!(told(
        &RULE,
        &[
            (
                "an EHC plan reviewed 14 months ago",
                &[
                    ("/referral/plans/ehc_plan/last_reviewed", day("2025-09-21")),
                    ("/referral/plans/ehc_plan/next_review_due", json!(null)),
                ]
            ),
            ("a review that is overdue", &[(NEXT, day("2026-11-20"))]),
            (
                "no date at all",
                &[
                    ("/referral/plans/care_plan/dated", json!(null)),
                    (REVIEWED, json!(null)),
                ]
            ),
            (
                "looked after since September, no review",
                &[(REVIEWED, json!(null)), (BECAME, day("2026-09-07"))]
            ),
            (
                "a first review in July and no second",
                &[
                    (REVIEWED, day("2026-07-20")),
                    (NEXT, json!(null)),
                    (BECAME, day("2026-07-01")),
                ]
            ),
            (
                "reviewed in July; whether for the first time is not known",
                &[(REVIEWED, day("2026-07-20")), (NEXT, json!(null))]
            ),
            (
                "reviewed seven months ago",
                &[(REVIEWED, day("2026-04-20")), (NEXT, json!(null))]
            ),
            (
                "he changed school",
                &[
                    (CHANGED, day("yes")),
                    (WHAT, json!("He left his school in October.")),
                ]
            ),
            (
                "nobody can say what has changed",
                &[(CHANGED, day("not_known"))]
            ),
            ("nobody said what has changed", &[(CHANGED, json!(null))]),
        ]
    ));
}

#[test]
fn a_review_due_today_has_not_passed() {
    let case = settled_but(&[(NEXT, day("2026-11-21"))]);
    assert!(found_by(&RULE, &case).is_empty());
}

#[test]
fn the_second_review_has_three_months_and_the_next_six() {
    // Looked after since 1 July 2026; 20 working days end on 29 July. Today is 21 November.
    let found = |reviewed: &str, became: &str| {
        of_the_care_plan_in(&[
            (REVIEWED, day(reviewed)),
            (NEXT, json!(null)),
            (BECAME, day(became)),
        ])
        .is_some()
    };
    assert!(
        found("2026-07-29", "2026-07-01"),
        "a first review, overdue by three weeks"
    );
    assert!(!found("2026-08-21", "2026-07-24"), "three months end today");
    assert!(
        !found("2026-07-29", "2025-03-04"),
        "reviewed for the fifth time, six months to go"
    );
    assert!(
        found("2026-05-20", "2025-03-04"),
        "six months ended yesterday"
    );
}

#[test]
fn a_date_left_out_never_stills_the_flag() {
    let overdue = [
        (REVIEWED, day("2026-07-20")),
        (NEXT, json!(null)),
        (BECAME, day("2026-07-01")),
    ];
    assert!(of_the_care_plan_in(&overdue).is_some());
    for blank in [REVIEWED, BECAME, "/referral/plans/care_plan/dated"] {
        let mut answers = overdue.to_vec();
        answers.retain(|(pointer, _)| *pointer != blank);
        answers.push((blank, json!(null)));
        assert!(of_the_care_plan_in(&answers).is_some(), "without {blank}");
    }
}

#[test]
fn what_has_changed_counts_whatever_is_ticked() {
    let said = [(CHANGED, day("no")), (WHAT, json!("He left his school."))];
    assert!(of_the_care_plan_in(&said).is_some());
}

#[test]
fn a_decline_is_not_kept_waiting_for_it() {
    let case = settled_but(&[
        (NEXT, day("2026-11-20")),
        ("/referral/decision/outcome", json!("decline_no_place")),
    ]);
    assert!(found_by(&RULE, &case).is_empty());
}
