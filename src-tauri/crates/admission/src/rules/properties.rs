//! What every rule keeps to, held by generated cases: appraisal is total; the order of the rules
//! makes no difference; blanking a fact, or withdrawing an entry, never leaves fewer things to
//! settle nor opens an outcome.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::appraise::{Appraisal, Weight, appraise, appraise_with};
use crate::case::Case;
use crate::fixtures::{settled, today};
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

/// The lists whose entries are withdrawn.
const LISTS: &[&str] = &[
    "/referral/needs",
    "/referral/risks",
    "/referral/papers",
    "/referral/gaps",
    "/referral/challenges",
    "/referral/views",
    "/referral/group/rows",
    "/referral/decision/conditions",
];

/// The base, with something of everything in it: a letter, a gap, a disagreement, a withdrawn
/// entry, answers to the emergency's questions.
fn busy() -> Value {
    let mut case = serde_json::to_value(settled()).unwrap();
    let r = &mut case["referral"];
    r["plans"]["care_plan"] = json!({"state": "not_supplied"});
    r["plans"]["ehc_plan"]["complete"] = json!("no");
    r["plans"]["ehc_plan"]["missing"] = json!("section F");
    r["plans"]["sen_statement"]["no_bearing_because"] = json!("It was replaced in 2019.");
    r["papers"][0]["redacted"] = json!("yes");
    r["papers"][0]["redactions"] = json!("pages 3 to 5");
    r["gaps"] = json!([{"id": "i1", "what": "the school's own account", "why": "It is silent."}]);
    r["challenges"] = json!([{
        "id": "l1", "kind": "challenge", "to": "Dana Example, social worker",
        "to_kind": "local_authority", "reply_by": "2026-11-27", "letter": "We need the care plan.",
        "items": [
            {"gap": "plan:care_plan", "what": "a copy of the care plan", "why": "Guide 11.4"},
            {"gap": "gap:i1", "what": "the school's account", "why": "to plan the first week"},
        ],
        "log": [{"at": "2026-11-21T10:00:00Z", "what": "sent", "by": "Ruth Example"}],
    }]);
    r["emergency"] = json!({
        "why": "Her carer was taken to hospital this evening.",
        "why_it_cannot_wait": "Nobody else has parental responsibility.",
        "statement_allows": "yes", "statement_because": "Section 5.",
        "capacity": "yes", "capacity_because": "A bed is made up.",
        "support": "yes", "support_because": "The on-call manager is in the house.",
        "care_continues": "yes", "care_continues_because": "A third adult is called in.",
    });
    r["disagreements"] = json!([
        {"finding": "PLANS-01:care_plan", "because": "We have read it in their office.",
         "by": "Ruth Example"},
    ]);
    r["needs"].as_array_mut().unwrap().push(json!({
        "id": "n3", "what": "asthma",
        "evidence": {"knowledge": "evidenced_absent", "document": "health assessment"},
    }));
    r["risks"].as_array_mut().unwrap().push(json!({
        "id": "r2", "what": "noted twice",
        "withdrawn": {"because": "noted twice", "by": "Ruth Example", "read_by": "Ruth Example"},
    }));
    let noted = json!({"needs": 3, "risks": 2, "papers": 1, "views": 1, "group_rows": 3,
                       "conditions": 1, "gaps": 1, "challenges": 1});
    r["noted"] = noted;
    parsed(&case).expect("the busy case is a case");
    case
}

/// A case in which some facts are already blank and some answers are others.
fn cases() -> impl Strategy<Value = Value> {
    let answers = prop::collection::vec(prop::sample::select(OTHER), 0..6);
    let blanks = prop::collection::vec(any::<prop::sample::Index>(), 0..8);
    // Half of them from the base in which everything is settled: there a single change shows.
    (any::<bool>(), answers, blanks).prop_map(|(busy_one, answers, blanks)| {
        let mut case = if busy_one {
            busy()
        } else {
            serde_json::to_value(settled()).unwrap()
        };
        let facts = facts(&case);
        for (pointer, value) in answers {
            if let Some(field) = case.pointer_mut(pointer) {
                *field = serde_json::from_str(value).unwrap();
            }
        }
        for blank in blanks {
            if let Some(blanked) = blanked(&case, &facts[blank.index(facts.len())]) {
                case = blanked;
            }
        }
        case
    })
}

/// Other answers than the base's, each of which some rule looks at.
const OTHER: &[(&str, &str)] = &[
    ("/home/registered_places", "2"),
    ("/home/statement_of_purpose/number_of_children", "2"),
    ("/home/statement_of_purpose/sex", "\"boys\""),
    ("/home/statement_of_purpose/age_to", "13"),
    ("/referral/first_screen/criteria_met", "\"no\""),
    ("/referral/first_screen/plainly_outside", "\"yes\""),
    (
        "/home/statement_of_purpose/emergency_admissions",
        "\"does_not_provide\"",
    ),
    (
        "/home/statement_of_purpose/clauses/0/stance",
        "\"excludes\"",
    ),
    ("/home/statement_of_purpose/clauses/1/page", "null"),
    ("/home/children/1/left", "\"2026-11-20\""),
    ("/referral/receipt/route", "\"emergency\""),
    ("/referral/referrer/placing_authority_kind", "\"parent\""),
    ("/referral/legal/looked_after", "\"no\""),
    ("/referral/legal/youth_justice", "\"yes\""),
    ("/referral/plans/care_plan/state", "\"not_applicable\""),
    ("/referral/plans/care_plan/state", "\"held_redacted\""),
    ("/referral/plans/care_plan/state", "\"refused\""),
    ("/referral/plans/placement_plan/state", "\"held_draft\""),
    ("/referral/plans/ehc_plan/current", "\"no\""),
    ("/referral/plans/ehc_plan/complete", "\"yes\""),
    (
        "/referral/plans/ehc_plan/no_bearing_because",
        "\"It is about another school.\"",
    ),
    ("/referral/papers/0/redacted", "\"no\""),
    ("/referral/needs/0/range/finding", "\"outside\""),
    ("/referral/needs/0/range/clause", "\"c3\""),
    ("/referral/needs/0/range/clause", "\"c9\""),
    (
        "/referral/needs/0/range/words_relied_on",
        "\"words of another home\"",
    ),
    ("/referral/needs/1/range/finding", "\"not_stated\""),
    ("/referral/needs/1/evidence/knowledge", "\"not_known\""),
    ("/referral/needs/1/response/effective", "\"no\""),
    ("/referral/needs/1/response/in_place", "\"cannot_be_had\""),
    ("/referral/needs/1/response/recorded_in", "\"ehc_plan\""),
    ("/referral/group/children_on_the_day", "5"),
    ("/referral/group/entries/0/acceptable", "\"no\""),
    (
        "/referral/group/entries/0/no_impact_because",
        "\"They hardly meet.\"",
    ),
    ("/referral/group/rows/0/acceptable", "\"no\""),
    ("/referral/group/rows/1/effect", "\"risk\""),
    ("/referral/group/rows/2/direction", "\"newcomer_to_child\""),
    ("/referral/challenges/0/kind", "\"information_request\""),
    ("/referral/challenges/0/to_kind", "\"parent\""),
    ("/referral/childs_view/asked", "\"not_yet\""),
    ("/referral/decision/decided_by/standing", "\"deputy\""),
    ("/referral/emergency/capacity", "\"no\""),
    ("/referral/moving_in/on", "\"2029-01-01\""),
];

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

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
        let entries = after.pointer_mut(list).and_then(Value::as_array_mut).unwrap();
        if !entries.is_empty() {
            let index = which.index(entries.len());
            entries[index]["withdrawn"] =
                json!({"because": "It was noted by mistake.", "by": "Ruth Example"});
            let kept = is_no_easier(&case, &after);
            prop_assert!(kept.is_ok(), "withdrawing {} {}: {:?}", list, index, kept);
        }
    }

    #[test]
    fn leaving_an_entry_out_makes_nothing_easier(
        case in cases(),
        list in prop::sample::select(LISTS),
        which in any::<prop::sample::Index>(),
    ) {
        let mut after = case.clone();
        let entries = after.pointer_mut(list).and_then(Value::as_array_mut).unwrap();
        if !entries.is_empty() {
            let index = which.index(entries.len());
            entries.remove(index);
            let opened = (parsed(&case), parsed(&after));
            let (Some(before), Some(after)) = opened else { return Ok(()) };
            let after = appraise(&after, today());
            prop_assert!(open(&after).is_empty(), "{} {}", list, index);
            prop_assert!(to_settle(&after) > 0);
            prop_assert!(open(&appraise(&before, today())).is_superset(&open(&after)));
        }
    }
}
