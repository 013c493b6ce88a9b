//! Not known is never absent, however it is said: *not known*, *withheld* and an authority's "no
//! known risk" weigh the same, and none weighs less than a fact that is there. And a rule that
//! cannot be evaluated closes everything.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::cases::{busy, cases, rounds};
use super::{facts, is_no_easier, open, parsed};
use crate::appraise::{appraise, appraise_with};
use crate::fixtures::{settled, today};
use crate::judgement::Outcome;
use crate::law::Force;
use crate::rules::{ALL, CannotTell, Disagreeing, Rule};
use crate::{appraise::Weight, vocabulary::Vocabulary};

/// The case with another answer in one place; none where that is no case.
fn with(case: &Value, pointer: &str, answer: &str) -> Option<Value> {
    let mut case = case.clone();
    *case.pointer_mut(pointer)? = json!(answer);
    parsed(&case).map(|_| case)
}

/// What is found, and what is open.
fn told(case: &Value) -> (BTreeSet<String>, BTreeSet<&'static str>) {
    let appraisal = appraise(&parsed(case).unwrap(), today());
    let found = appraisal.findings.iter().filter(|f| f.stands());
    (found.map(|f| f.key.clone()).collect(), open(&appraisal))
}

fn where_knowledge_is_asked(case: &Value) -> Vec<String> {
    let mut pointers = facts(case);
    pointers.retain(|pointer| pointer.ends_with("/evidence/knowledge"));
    pointers
}

/// Compares the ways of not knowing one fact.
fn weigh_the_same(case: &Value, pointer: &str) -> Result<(), String> {
    let (Some(not_known), Some(withheld)) = (
        with(case, pointer, "not_known"),
        with(case, pointer, "withheld"),
    ) else {
        return Err(format!("{pointer} cannot be said not to be known"));
    };
    if told(&not_known) != told(&withheld) {
        return Err(format!("{pointer}: withheld is not as not known"));
    }
    for there in ["evidenced_present", "reported"] {
        if let Some(there) = with(case, pointer, there) {
            is_no_easier(&there, &not_known)
                .map_err(|why| format!("{pointer}: not known helps: {why}"))?;
        }
    }
    Ok(())
}

#[test]
fn not_known_and_withheld_weigh_the_same_and_never_less_than_what_is_there() {
    for base in [serde_json::to_value(settled()).unwrap(), busy()] {
        let asked = where_knowledge_is_asked(&base);
        assert!(asked.len() > 3);
        for pointer in asked {
            weigh_the_same(&base, &pointer).unwrap();
        }
    }
}

#[test]
fn a_risk_nobody_knows_of_weighs_no_less_than_one_that_is_there() {
    for base in [serde_json::to_value(settled()).unwrap(), busy()] {
        let mut scales = facts(&base);
        scales.retain(|pointer| {
            pointer.starts_with("/referral/risks/") && pointer.ends_with("/scale")
        });
        assert!(!scales.is_empty());
        for pointer in scales {
            let not_known = with(&base, &pointer, "not_known").unwrap();
            for there in ["current_low", "current_high"] {
                let there = with(&base, &pointer, there).unwrap();
                is_no_easier(&there, &not_known).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(rounds(64))]

    #[test]
    fn they_weigh_the_same_in_any_case(case in cases(), which in any::<prop::sample::Index>()) {
        let asked = where_knowledge_is_asked(&case);
        if let Some(pointer) = asked.get(which.index(asked.len().max(1))) {
            let same = weigh_the_same(&case, pointer);
            prop_assert!(same.is_ok(), "{:?}", same);
        }
    }
}

/// A rule that never knows.
static CANNOT_TELL: Rule = Rule {
    id: "NEVER-01",
    concern: "a rule that cannot be evaluated",
    answers: &[],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check: |_, _| Err(CannotTell("The page could not be read.".to_owned())),
};

#[test]
fn a_rule_that_cannot_be_evaluated_closes_every_outcome() {
    let mut rules = ALL.to_vec();
    assert!(appraise_with(&settled(), today(), &rules).is_open(Outcome::AcceptWithConditions));
    rules.push(&CANNOT_TELL);
    let appraisal = appraise_with(&settled(), today(), &rules);
    for outcome in Outcome::ALL {
        assert!(!appraisal.is_open(*outcome), "{}", outcome.label());
    }
    assert!(!appraisal.ready_to_sign);
    assert_eq!(appraisal.could_not_evaluate.len(), 1);
}
