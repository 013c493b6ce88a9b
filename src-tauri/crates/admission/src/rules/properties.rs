//! What every rule keeps to, held by generated cases: appraisal is total; the order of the rules
//! makes no difference; blanking a fact, or withdrawing an entry, never leaves fewer things to
//! settle nor opens an outcome.

mod alike;
mod cases;
mod second;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use self::cases::{OTHER, asked_otherwise, busy, cases, rounds};
use crate::appraise::{Appraisal, Weight, appraise, appraise_with};
use crate::case::Case;
use crate::entries::LISTS;
use crate::fixtures::{settled, today};
use crate::law::{Force, provision};
use crate::rules::ALL;
use crate::vocabulary::Vocabulary;

/// What still has to be settled or challenged.
fn to_settle(appraisal: &Appraisal) -> usize {
    appraisal.standing(Weight::Settle).count()
        + appraisal.standing(Weight::Challenge).count()
        + appraisal.could_not_evaluate.len()
}

fn open(appraisal: &Appraisal) -> BTreeSet<&'static str> {
    appraisal
        .outcomes
        .iter()
        .filter(|o| o.open)
        .map(|o| o.outcome.name())
        .collect()
}

/// Every leaf of a case below the home and the referral, by pointer.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                leaves(value, &format!("{at}/{index}"), found);
            }
        }
        _ => found.push(at.to_owned()),
    }
}

fn facts(case: &Value) -> Vec<String> {
    let mut found = Vec::new();
    leaves(&case["home"], "/home", &mut found);
    leaves(&case["referral"], "/referral", &mut found);
    // The program's own count of what was noted, ids and links between entries are not facts a
    // person blanks; a case without them is refused or was never a case.
    found.retain(|p| !p.starts_with("/referral/noted") && !p.ends_with("/id"));
    found.retain(|p| !p.ends_with("/child") && !p.starts_with("/referral/answers_checked"));
    // The choice of an outcome is no fact of the case; without it nothing can be signed.
    found.retain(|p| p != "/referral/decision/outcome");
    // To undo a departure is to say that a child lives here again: a fact more, not one fewer.
    found.retain(|p| !p.ends_with("/left"));
    found
}

fn parsed(value: &Value) -> Option<Case> {
    Case::parse(&value.to_string()).ok()
}

/// The same case with a fact blanked: null, or empty where the format has no null.
fn blanked(case: &Value, pointer: &str) -> Option<Value> {
    [Value::Null, json!("")].into_iter().find_map(|blank| {
        let mut case = case.clone();
        *case.pointer_mut(pointer)? = blank;
        parsed(&case).map(|_| case)
    })
}

/// Each base with one answer another, or one fact blanked.
pub(super) fn every_case_with_another_answer() -> Vec<Case> {
    let mut all = Vec::new();
    for base in [serde_json::to_value(settled()).unwrap(), busy()] {
        for (pointer, value) in OTHER {
            let mut case = base.clone();
            if let Some(field) = case.pointer_mut(pointer) {
                *field = serde_json::from_str(value).unwrap();
                all.extend(parsed(&case));
            }
        }
        let blanks = facts(&base).into_iter();
        all.extend(blanks.filter_map(|fact| parsed(&blanked(&base, &fact)?)));
    }
    all
}

#[test]
fn the_base_case_has_nothing_left_to_settle() {
    let appraisal = appraise(&settled(), today());
    let left = |weight| -> Vec<&str> {
        appraisal
            .standing(weight)
            .map(|f| f.sentence.as_str())
            .collect()
    };
    assert_eq!(left(Weight::Settle), Vec::<&str>::new());
    assert_eq!(left(Weight::Challenge), Vec::<&str>::new());
    assert!(appraisal.could_not_evaluate.is_empty());
}

#[test]
fn every_rule_has_an_id_of_its_own_and_claims_no_more_force_than_its_provision_has() {
    let mut ids = BTreeSet::new();
    for rule in ALL {
        assert!(ids.insert(rule.id), "{} twice", rule.id);
        assert!(
            !rule.answers.is_empty(),
            "{} answers no line of the rule list",
            rule.id
        );
        let provision = rule.provision.map(|id| provision(id).expect(id));
        let force = provision.map_or(Force::Threshold, |p| p.force);
        assert!(
            rule.force == force || rule.force == Force::Threshold,
            "{}",
            rule.id
        );
    }
}

#[test]
fn a_finding_claims_no_more_force_than_its_provision_has() {
    for base in [serde_json::to_value(settled()).unwrap(), busy()] {
        for (pointer, value) in OTHER {
            let mut case = base.clone();
            let Some(field) = case.pointer_mut(pointer) else {
                continue;
            };
            *field = serde_json::from_str(value).unwrap();
            for finding in appraise(&parsed(&case).expect(pointer), today()).findings {
                let provision = finding
                    .provision
                    .as_deref()
                    .map(|id| provision(id).expect(id));
                let force = provision.map_or(Force::Threshold, |p| p.force);
                assert!(
                    [force, Force::Threshold].contains(&finding.force),
                    "{}",
                    finding.key
                );
            }
        }
    }
}

#[test]
fn every_rule_says_what_it_looks_at_why_what_is_seen_and_an_example() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".rs") || ["mod.rs", "properties.rs"].contains(&name.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let headings = [
            "What it looks at",
            "Why it matters",
            "What the manager sees",
            "Example",
        ];
        let told: Vec<_> = text
            .lines()
            .filter_map(|l| l.strip_prefix("//! # "))
            .collect();
        assert_eq!(told, headings, "{name}");
        files += 1;
    }
    assert_eq!(files, ALL.len(), "one file a rule, one line that lists it");
}

/// Nothing fewer to settle, no outcome more open.
fn is_no_easier(before: &Value, after: &Value) -> Result<(), String> {
    let (Some(first), Some(second)) = (parsed(before), parsed(after)) else {
        return Ok(());
    };
    let (first, second) = (appraise(&first, today()), appraise(&second, today()));
    let keys = |a: &Appraisal| -> BTreeSet<String> {
        a.findings
            .iter()
            .filter(|f| f.stands() && f.weight != Weight::Consider)
            .map(|f| f.key.clone())
            .collect()
    };
    let gone: Vec<_> = keys(&first).difference(&keys(&second)).cloned().collect();
    if to_settle(&second) < to_settle(&first) {
        return Err(format!("fewer to settle: {gone:?} went"));
    }
    let opened: Vec<_> = open(&second).difference(&open(&first)).copied().collect();
    if opened.is_empty() {
        Ok(())
    } else {
        Err(format!("opened {opened:?}: {gone:?} went"))
    }
}

#[test]
fn blanking_any_one_fact_of_the_base_makes_nothing_easier() {
    for base in [serde_json::to_value(settled()).unwrap(), busy()] {
        for pointer in facts(&base) {
            let Some(after) = blanked(&base, &pointer) else {
                continue;
            };
            if let Err(why) = is_no_easier(&base, &after) {
                panic!("blanking {pointer}: {why}");
            }
        }
    }
}

#[test]
fn the_generated_answers_reach_every_question_and_most_of_them_read() {
    let base = busy();
    let (mut reached, mut read) = (BTreeSet::new(), 0);
    let answers = asked_otherwise();
    for (pointer, value) in &answers {
        let mut case = base.clone();
        if let Some(field) = case.pointer_mut(pointer) {
            *field = value.clone();
            read += usize::from(parsed(&case).is_some());
            reached.insert(pointer.replace("/1/", "/0/"));
        }
    }
    let missed: Vec<_> = crate::questions::all()
        .map(|q| format!("/referral{}", q.pointer.replace('*', "0")))
        .filter(|pointer| !reached.contains(pointer))
        .collect();
    assert_eq!(missed, Vec::<String>::new());
    assert!(read * 10 > answers.len() * 8, "{read} of {}", answers.len());
}

proptest! {
    #![proptest_config(rounds(128))]

    #[test]
    fn appraisal_is_total(case in cases()) {
        let case = parsed(&case).expect("a generated case reads");
        let appraisal = appraise(&case, today());
        prop_assert!(appraisal.could_not_evaluate.is_empty());
    }

    #[test]
    fn the_order_of_the_rules_makes_no_difference(case in cases(), order in Just(ALL.to_vec()).prop_shuffle()) {
        let case = parsed(&case).expect("a generated case reads");
        prop_assert_eq!(appraise(&case, today()), appraise_with(&case, today(), &order));
    }

    #[test]
    fn blanking_a_fact_makes_nothing_easier(case in cases(), which in any::<prop::sample::Index>()) {
        let facts = facts(&case);
        let pointer = &facts[which.index(facts.len())];
        if let Some(after) = blanked(&case, pointer)
            && let Err(why) = is_no_easier(&case, &after)
        {
            prop_assert!(false, "blanking {}: {}", pointer, why);
        }
    }

    #[test]
    fn withdrawing_an_entry_makes_nothing_easier(
        case in cases(),
        list in prop::sample::select(LISTS),
        which in any::<prop::sample::Index>(),
    ) {
        let mut after = case.clone();
        let entries = after.pointer_mut(&format!("/referral{}", list.pointer)).and_then(Value::as_array_mut).unwrap();
        if !entries.is_empty() {
            let index = which.index(entries.len());
            entries[index]["withdrawn"] =
                json!({"because": "It was noted by mistake.", "by": "Ruth Example"});
            let kept = is_no_easier(&case, &after);
            prop_assert!(kept.is_ok(), "withdrawing {} {}: {:?}", list.pointer, index, kept);
        }
    }

    #[test]
    fn leaving_an_entry_out_makes_nothing_easier(
        case in cases(),
        list in prop::sample::select(LISTS),
        which in any::<prop::sample::Index>(),
    ) {
        let mut after = case.clone();
        let entries = after.pointer_mut(&format!("/referral{}", list.pointer)).and_then(Value::as_array_mut).unwrap();
        if !entries.is_empty() {
            let index = which.index(entries.len());
            entries.remove(index);
            let opened = (parsed(&case), parsed(&after));
            let (Some(before), Some(after)) = opened else { return Ok(()) };
            let after = appraise(&after, today());
            prop_assert!(open(&after).is_empty(), "{} {}", list.pointer, index);
            prop_assert!(to_settle(&after) > 0);
            prop_assert!(open(&appraise(&before, today())).is_superset(&open(&after)));
        }
    }
}

/// The case with one factor of a profile gone, and with it taken out with a reason.
fn without_a_factor(case: &Value, child: usize, factor: usize) -> [Value; 2] {
    let (mut cut, mut taken_out) = (case.clone(), case.clone());
    let list = format!("/home/children/{child}/factors");
    let factors = |case: &mut Value| {
        case.pointer_mut(&list)
            .unwrap()
            .as_array_mut()
            .unwrap()
            .clone()
    };
    let mut fewer = factors(&mut cut);
    fewer.remove(factor);
    *cut.pointer_mut(&list).unwrap() = json!(fewer);
    taken_out.pointer_mut(&list).unwrap()[factor]["withdrawn"] =
        json!({"because": "Not any more.", "by": "Ruth Example", "at": "2026-11-20T09:00:00Z"});
    [cut, taken_out]
}

proptest! {
    #![proptest_config(rounds(128))]

    #[test]
    fn a_factor_gone_from_a_profile_makes_nothing_easier(
        case in cases(),
        child in 0..2_usize,
        which in any::<prop::sample::Index>(),
    ) {
        let factors = case["home"]["children"][child]["factors"].as_array().unwrap();
        // One that is taken out already brings no question to lose.
        let standing: Vec<usize> = (0..factors.len())
            .filter(|i| factors[*i]["withdrawn"]["because"].as_str().is_none_or(str::is_empty))
            .collect();
        if !standing.is_empty() {
            let factor = standing[which.index(standing.len())];
            for after in without_a_factor(&case, child, factor) {
                let kept = is_no_easier(&case, &after);
                prop_assert!(kept.is_ok(), "child {} factor {}: {:?}", child, factor, kept);
            }
        }
    }

    #[test]
    fn a_question_taken_up_and_blanked_again_makes_nothing_easier(
        case in cases(),
        which in any::<prop::sample::Index>(),
    ) {
        let questions = case["referral"]["group"]["questions"].as_array().unwrap();
        if !questions.is_empty() {
            let index = which.index(questions.len());
            for field in ["answer", "set_aside_because", "row", "code", "question"] {
                let mut after = case.clone();
                after["referral"]["group"]["questions"][index][field] = Value::Null;
                let kept = is_no_easier(&case, &after);
                prop_assert!(kept.is_ok(), "{} of {}: {:?}", field, index, kept);
            }
        }
    }
}
