//! A second evaluator of the two gates, written apart from the rules and as plainly as possible.
//!
//! It reads the case as JSON, shares no code with the rules, and answers four questions with yes
//! or no: is every need inside the range of needs (regulation 14(2)(a)); are the relevant plans in
//! hand; can the home respond to the needs as the plans record them; was the impact on every child
//! living here considered (Guide 11.4). Where its answer differs from what the rules close, one of
//! the two is wrong.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::cases::{OTHER, busy, cases, rounds};
use super::parsed;
use crate::appraise::appraise;
use crate::fixtures::{settled, today};
use crate::judgement::Outcome;
use crate::vocabulary::Vocabulary;

/// A gate: its name, the rules that keep it, the acceptances it closes, and the second opinion.
struct Gate {
    name: &'static str,
    rules: &'static [&'static str],
    closes: &'static [Outcome],
    holds: fn(&Value) -> bool,
}

const GATES: &[Gate] = &[
    Gate {
        name: "regulation 14(2)(a)",
        rules: &["RANGE-01", "RANGE-02"],
        closes: Outcome::ACCEPTS,
        holds: every_need_is_inside,
    },
    Gate {
        name: "the plans are in hand",
        rules: &["PLANS-01"],
        closes: Outcome::ORDINARY_ACCEPTS,
        holds: the_plans_are_in_hand,
    },
    Gate {
        name: "the needs stand in the plans",
        rules: &["RESPOND-01"],
        closes: Outcome::ORDINARY_ACCEPTS,
        holds: the_needs_stand_in_the_plans,
    },
    Gate {
        name: "the home can respond",
        rules: &["RESPOND-02"],
        closes: Outcome::ACCEPTS,
        holds: the_home_can_respond,
    },
    Gate {
        name: "the children living here",
        rules: &["GROUP-01", "GROUP-04"],
        closes: Outcome::ACCEPTS,
        holds: every_child_here_was_considered,
    },
];

// What is written, and what is not.

fn said(place: &Value, field: &str) -> bool {
    place[field]
        .as_str()
        .is_some_and(|text| !text.trim().is_empty())
}

fn is(place: &Value, field: &str, answer: &str) -> bool {
    place[field] == answer
}

fn list(place: &Value) -> &[Value] {
    place.as_array().map_or(&[], Vec::as_slice)
}

/// Taken back with a reason, and somebody has read that.
fn gone(entry: &Value) -> bool {
    said(&entry["withdrawn"], "because") && said(&entry["withdrawn"], "read_by")
}

/// The needs to be judged: all but those shown, with a source, not to be there.
fn needs(case: &Value) -> Vec<&Value> {
    let shown_absent = |need: &Value| {
        let known = &need["evidence"];
        is(known, "knowledge", "evidenced_absent")
            && (said(known, "document") || said(known, "person"))
    };
    let all = list(&case["referral"]["needs"]).iter();
    all.filter(|need| !gone(need) && !shown_absent(need))
        .collect()
}

/// Whether the manager wrote why they disagree with this rule about this subject.
fn disagreed(case: &Value, rule: &str, subject: &Value) -> bool {
    let finding = format!("{rule}:{}", subject.as_str().unwrap_or_default());
    list(&case["referral"]["disagreements"])
        .iter()
        .any(|d| d["finding"] == finding.as_str() && said(d, "because"))
}

// Regulation 14(2)(a).

fn every_need_is_inside(case: &Value) -> bool {
    let statement = &case["home"]["statement_of_purpose"];
    let needs = needs(case);
    said(statement, "version")
        && !statement["dated"].is_null()
        && !needs.is_empty()
        && needs
            .iter()
            .all(|need| is_inside(statement, &need["range"]))
}

fn is_inside(statement: &Value, range: &Value) -> bool {
    let named = range["clause"].as_str().unwrap_or_default().trim();
    let clause = list(&statement["clauses"])
        .iter()
        .find(|c| c["id"] == named);
    let Some(clause) = clause.filter(|_| !named.is_empty()) else {
        return false;
    };
    let rests = is(clause, "stance", "covers") && !clause["page"].is_null();
    if is(range, "finding", "inside") {
        return rests;
    }
    // "Not stated" is inside only by words the clause holds, and a reason.
    is(range, "finding", "not_stated")
        && rests
        && said(range, "because")
        && said(range, "words_relied_on")
        && holds(&clause["sentence"], &range["words_relied_on"])
}

/// Whether a sentence holds some words, by its letters and figures alone. Coarser than the rule:
/// the answers tried here differ by more than spacing and quotation marks.
fn holds(sentence: &Value, words: &Value) -> bool {
    let letters = |text: &Value| -> String {
        let text = text.as_str().unwrap_or_default().to_lowercase();
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    letters(sentence).contains(&letters(words))
}

// Guide 11.4 with 11.5: the relevant plans.

const PLANS: [&str; 5] = [
    "placement_plan",
    "care_plan",
    "ehc_plan",
    "sen_statement",
    "youth_justice_plan",
];

fn the_plans_are_in_hand(case: &Value) -> bool {
    let referral = &case["referral"];
    let no_youth_justice = is(&referral["legal"], "youth_justice", "no");
    PLANS.iter().all(|kind| {
        let plan = &referral["plans"][kind];
        let asked = *kind != "youth_justice_plan" || !no_youth_justice;
        !asked || said(plan, "no_bearing_because") || is_in_hand(kind, plan, referral)
    })
}

fn is_in_hand(kind: &str, plan: &Value, referral: &Value) -> bool {
    match plan["state"].as_str() {
        Some("held") => {
            is(plan, "complete", "yes") && is(plan, "current", "yes") && !plan["dated"].is_null()
        }
        // The placement plan is agreed when a place is agreed; nobody has to say so.
        Some("not_due_yet") if kind == "placement_plan" => true,
        // A looked-after child may be without a care plan only newly, and under no care order.
        Some("does_not_exist" | "not_due_yet") if kind == "care_plan" => {
            let legal = &referral["legal"];
            let new = is(legal, "first_placement", "yes") && is(legal, "care_order", "no");
            said(plan, "who_said") && (new || is(legal, "looked_after", "no"))
        }
        Some("does_not_exist" | "not_due_yet") => said(plan, "who_said"),
        // A looked-after child has, or is due, a care plan.
        Some("not_applicable") => {
            said(plan, "who_said")
                && (kind != "care_plan" || is(&referral["legal"], "looked_after", "no"))
        }
        _ => false,
    }
}

// Guide 11.4, first limb.

fn the_needs_stand_in_the_plans(case: &Value) -> bool {
    needs(case).iter().all(|need| {
        let response = &need["response"];
        let plan = response["recorded_in"].as_str().unwrap_or_default();
        let state = case["referral"]["plans"][plan]["state"]
            .as_str()
            .unwrap_or_default();
        let recorded = state.starts_with("held")
            && said(response, "page")
            && !response["plan_dated"].is_null();
        recorded || disagreed(case, "RESPOND-01", &need["id"])
    })
}

fn the_home_can_respond(case: &Value) -> bool {
    needs(case).iter().all(|need| {
        let response = &need["response"];
        let there = match response["in_place"].as_str() {
            Some("today") => true,
            Some("by_date" | "must_be_bought") => !response["by"].is_null(),
            _ => false,
        };
        is(response, "effective", "yes")
            && ["required", "who", "because"]
                .iter()
                .all(|field| said(response, field))
            && there
    })
}

// Guide 11.4, second limb.

fn every_child_here_was_considered(case: &Value) -> bool {
    let group = &case["referral"]["group"];
    let rows: Vec<&Value> = list(&group["rows"])
        .iter()
        .filter(|row| !gone(row))
        .collect();
    let children = list(&case["home"]["children"]);
    let here = |child: &Value| child["left"].is_null();
    let each_has_an_answer = children.iter().filter(|child| here(child)).all(|child| {
        let entry = list(&group["entries"])
            .iter()
            .find(|entry| entry["child"] == child["id"]);
        let written = rows
            .iter()
            .any(|row| row["child"] == child["id"] && said(row, "what_we_know"))
            || entry.is_some_and(|entry| said(entry, "no_impact_because"));
        written && entry.is_some_and(|entry| is(entry, "acceptable", "yes"))
    });
    let each_row_is_weighed = rows.iter().all(|row| {
        let Some(child) = children.iter().find(|child| child["id"] == row["child"]) else {
            return false;
        };
        if !here(child) {
            return true;
        }
        match row["effect"].as_str() {
            Some("benefit" | "none_foreseen") => said(row, "what_we_know"),
            None => false,
            Some(_) => {
                is(row, "acceptable", "yes")
                    && ["measure", "who", "from_when"]
                        .iter()
                        .all(|field| said(row, field))
                    && !row["in_place"].is_null()
                    && !row["likelihood_before"].is_null()
                    && !row["likelihood_after"].is_null()
            }
        }
    });
    each_has_an_answer && each_row_is_weighed
}

/// Compares the two evaluators on one case; what the rules of a gate close, and what they should.
fn differing(case: &Value) -> Vec<String> {
    let case = parsed(case).expect("a case");
    let appraisal = appraise(&case, today());
    // As the program writes it: every field there is, and no other.
    let case = serde_json::to_value(&case).unwrap();
    let mut differing = Vec::new();
    for gate in GATES {
        let standing = appraisal
            .findings
            .iter()
            .filter(|f| f.stands() && gate.rules.contains(&f.rule.as_str()));
        let closed: BTreeSet<&str> = standing.flat_map(|f| &f.closes).map(|o| o.name()).collect();
        let should: BTreeSet<&str> = if (gate.holds)(&case) {
            BTreeSet::new()
        } else {
            gate.closes.iter().map(|o| o.name()).collect()
        };
        if closed != should {
            differing.push(format!(
                "{}: the rules close {closed:?}, not {should:?}",
                gate.name
            ));
        }
        for outcome in gate.closes.iter().filter(|o| should.contains(o.name())) {
            if appraisal.is_open(*outcome) {
                differing.push(format!("{}: “{}” is open", gate.name, outcome.label()));
            }
        }
    }
    differing
}

#[test]
fn each_gate_is_seen_open_and_closed() {
    let base = serde_json::to_value(settled()).unwrap();
    for gate in GATES {
        assert!((gate.holds)(&base), "{}", gate.name);
        let closed = OTHER.iter().any(|(pointer, value)| {
            let mut case = base.clone();
            let Some(field) = case.pointer_mut(pointer) else {
                return false;
            };
            *field = serde_json::from_str(value).unwrap();
            !(gate.holds)(&case)
        });
        assert!(closed, "nothing tried closes {}", gate.name);
    }
}

#[test]
fn both_evaluators_agree_on_each_single_change() {
    for base in [serde_json::to_value(settled()).unwrap(), busy()] {
        assert_eq!(differing(&base), Vec::<String>::new());
        for (pointer, value) in OTHER {
            let mut case = base.clone();
            if let Some(field) = case.pointer_mut(pointer) {
                *field = serde_json::from_str(value).unwrap();
                assert_eq!(
                    differing(&case),
                    Vec::<String>::new(),
                    "{pointer} is {value}"
                );
            }
        }
        for pointer in super::facts(&base) {
            if let Some(case) = super::blanked(&base, &pointer) {
                assert_eq!(differing(&case), Vec::<String>::new(), "{pointer} is blank");
            }
        }
    }
}

proptest! {
    #![proptest_config(rounds(256))]

    #[test]
    fn both_evaluators_agree(case in cases()) {
        prop_assert_eq!(differing(&case), Vec::<String>::new());
    }
}
