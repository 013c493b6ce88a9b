//! What holds for the questions about the children living here.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;
use crate::fixtures::{settled, settled_but, today};
use crate::vocabulary::Vocabulary;

fn asked(case: &Case, child: &str) -> BTreeSet<String> {
    questions(case, today())
        .proposed
        .into_iter()
        .filter(|q| q.child == child)
        .map(|q| q.code)
        .collect()
}

/// The base, with codes for the newcomer and for A.B., and no question taken up.
fn coded(needs: &[&str], risks: Value, residents: &[&str]) -> Case {
    let mut case = serde_json::to_value(settled()).unwrap();
    let r = &mut case["referral"];
    r["group"]["questions"] = json!([]);
    r["group"]["factors"] = json!([]);
    r["needs"] = needs
        .iter()
        .enumerate()
        .map(|(i, code)| {
            json!({"id": format!("n{}", i + 1), "specific": code, "what": code,
                   "evidence": {"knowledge": "evidenced_present", "document": "Care plan"}})
        })
        .collect();
    r["risks"] = risks;
    let child = &mut case["home"]["children"][0];
    child["stage"] = json!("settled");
    child["factors_gone_over"] = json!("2026-11-16");
    child["factors"] = residents.iter().map(|f| json!({"factor": f})).collect();
    Case::parse(&case.to_string()).unwrap()
}

const FIRE: &str = "fire_setting/afraid_of_fire/to_child";

#[test]
fn a_coded_need_beside_a_ticked_factor_brings_the_question_of_the_pair() {
    let case = coded(&["fire_setting"], json!([]), &["afraid_of_fire"]);
    assert!(asked(&case, "d1").contains(FIRE));
    assert!(
        !asked(&case, "d2").contains(FIRE),
        "of C.D. nothing of the kind is ticked"
    );
}

#[test]
fn free_text_brings_nothing_by_itself() {
    let mut case = coded(&["own_words"], json!([]), &["afraid_of_fire"]);
    case.referral.needs[0].what = Some("He sets fires.".to_owned());
    let asked = asked(&case, "d1");
    assert!(!asked.contains(FIRE));
    assert!(asked.contains("child/own_words"), "it is asked about once");
}

#[test]
fn a_risk_that_is_not_known_asks_as_if_it_were_so_and_once_for_the_group() {
    let risks = json!([{"id": "r1", "kind": "fire_setting", "scale": "not_known"}]);
    let case = coded(&["autism"], risks, &["afraid_of_fire"]);
    let all = questions(&case, today()).proposed;
    let fire = all.iter().find(|q| q.code == FIRE).unwrap();
    assert!(fire.as_if);
    let unknown = all.iter().filter(|q| q.code == "group/risk_not_known");
    assert_eq!(unknown.count(), 1);
}

#[test]
fn no_known_risk_without_evidence_is_not_known() {
    let risks = |evidence: Value| json!([{"id": "r1", "kind": "fire_setting", "scale": "not_present", "evidence": evidence}]);
    let said = coded(&["autism"], risks(json!({})), &["afraid_of_fire"]);
    assert!(asked(&said, "d1").contains(FIRE));
    let shown = risks(json!({"knowledge": "evidenced_absent", "document": "Care plan"}));
    assert!(!asked(&coded(&["autism"], shown, &["afraid_of_fire"]), "d1").contains(FIRE));
}

#[test]
fn a_profile_nobody_went_over_brings_one_question_and_not_seventy() {
    let mut case = coded(
        &["fire_setting", "self_harm", "going_missing"],
        json!([]),
        &[],
    );
    case.home.children[0].factors_gone_over = None;
    case.home.children[0].stage = None;
    let asked = asked(&case, "d1");
    assert!(asked.contains("child/profile"));
    assert_eq!(asked.len(), 1, "{asked:?}");
}

#[test]
fn an_answer_holds_for_what_it_was_asked_about_and_no_more() {
    let mut case = coded(&["own_words", "own_words"], json!([]), &[]);
    case.referral.group.questions.push(GroupQuestion {
        id: "q1".to_owned(),
        child: "d1".to_owned(),
        code: Some("child/own_words".to_owned()),
        about: vec!["n1".to_owned()],
        answer: Some("Little: they hardly meet.".to_owned()),
        ..GroupQuestion::default()
    });
    let open = |case: &Case| {
        let all = questions(case, today()).proposed;
        all.iter()
            .any(|q| q.code == "child/own_words" && q.child == "d1" && q.open)
    };
    assert!(open(&case), "n2 was not thought of");
    case.referral.group.questions[0].about.push("n2".to_owned());
    assert!(!open(&case));
}

#[test]
fn what_is_taken_out_of_a_profile_is_asked_about_while_the_referral_is_open() {
    let mut case = coded(&["fire_setting"], json!([]), &["afraid_of_fire"]);
    let taken_out = |at: &str| {
        Some(crate::evidence::Withdrawal {
            because: "She says so no longer.".to_owned(),
            at: Some(at.parse().unwrap()),
            ..Default::default()
        })
    };
    case.home.children[0].factors[0].withdrawn = taken_out("2026-11-20T10:00:00Z");
    assert!(!asked(&case, "d1").contains(FIRE));
    assert!(asked(&case, "d1").contains("child/no_longer"));
    case.home.children[0].factors[0].withdrawn = taken_out("2026-08-01T10:00:00Z");
    assert!(
        !asked(&case, "d1").contains("child/no_longer"),
        "long before"
    );
}

#[test]
fn an_answer_whose_ground_is_gone_is_to_be_read() {
    let mut case = coded(&["fire_setting"], json!([]), &["afraid_of_fire"]);
    case.referral.group.questions.push(GroupQuestion {
        id: "q1".to_owned(),
        child: "d1".to_owned(),
        code: Some(FIRE.to_owned()),
        answer: Some("No lighters in the house.".to_owned()),
        ..GroupQuestion::default()
    });
    assert!(questions(&case, today()).no_longer.is_empty());
    case.home.children[0].factors.clear();
    assert_eq!(questions(&case, today()).no_longer, ["q1"]);
}

#[test]
fn names_that_look_alike_are_shown_here_and_stand_in_no_question() {
    let mut case = coded(&["autism"], json!([]), &[]);
    case.referral.child.legal_name = Some("Sam Hughes".to_owned());
    case.home.children[0].family_names = Some("Hughs (her mother)".to_owned());
    let all = questions(&case, today()).proposed;
    let links = all.iter().find(|q| q.code == "group/family_links").unwrap();
    assert!(links.beside.as_ref().unwrap().contains("Hughs"));
    assert!(!links.question.contains("Hugh") && !links.on_screen.contains("Hugh"));
    case.home.children[0].family_names = None;
    let all = questions(&case, today()).proposed;
    let again = all.iter().find(|q| q.code == "group/family_links").unwrap();
    assert_eq!(again.question, links.question, "asking tells nothing");
}

#[test]
fn a_signed_case_holds_no_factor_no_name_and_no_list_of_what_was_asked_about() {
    let mut case = settled();
    let child = &mut case.home.children[0];
    child.family_names = Some("Hughs".to_owned());
    child.places = Some("Quarry Street".to_owned());
    child.factors.push(crate::home::ProfileFactor {
        factor: Factor::SexuallyHarmed,
        withdrawn: None,
    });
    case.referral.group.questions[0]
        .about
        .push("d1:hugs".to_owned());
    let json = case
        .to_be_signed(crate::case::Signing {
            signed_at: "2026-11-21T12:00:00Z".parse().unwrap(),
            ..Default::default()
        })
        .to_json();
    for word in ["Hughs", "Quarry", "sexually_harmed", "hugs"] {
        assert!(!json.contains(word), "{word}");
    }
}

#[test]
fn every_code_that_brings_a_factor_is_one_that_can_be_noted() {
    use crate::referral::{RiskKind, SpecificNeed};
    let mapped = |code: &str| !of_need(code).is_empty();
    let needs = SpecificNeed::ALL.iter().filter(|n| mapped(n.name()));
    assert!(needs.count() >= 50);
    for kind in RiskKind::ALL {
        let named = !kind.name().starts_with("other_to_") && *kind != RiskKind::SelfNeglect;
        assert_eq!(!of_risk(kind.name()).is_empty(), named, "{kind:?}");
    }
}

#[test]
fn a_decline_asks_for_no_answer() {
    let case = settled_but(&[
        ("/referral/group/questions", json!([])),
        ("/referral/decision/outcome", json!("decline_no_place")),
    ]);
    use crate::judgement::Outcome;
    let appraisal = crate::appraise(&case, today());
    let closed = |outcome| {
        let state = appraisal.outcomes.iter().find(|o| o.outcome == outcome);
        let by = &state.unwrap().closed_by;
        by.iter().any(|key| key.starts_with("GROUP-09"))
    };
    assert!(!closed(Outcome::DeclineNoPlace));
    assert!(closed(Outcome::Accept), "a move would ask for it");
}
