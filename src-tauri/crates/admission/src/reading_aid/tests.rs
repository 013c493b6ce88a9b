use serde_json::json;

use super::*;
use crate::fixtures::{settled, settled_but, today};

fn paper(pages: &[&str]) -> PaperWords {
    PaperWords {
        digest: "5f".repeat(32),
        pages: pages.iter().map(|page| (*page).to_owned()).collect(),
        numbered: true,
    }
}

fn told(mentions: &[Mention]) -> String {
    mentions
        .iter()
        .map(|m| {
            let page = m
                .page
                .map_or_else(|| "no page".to_owned(), |n| n.to_string());
            format!(
                "{page}: {} ({:?}) [{}] {}",
                m.topic, m.said, m.words, m.sentence
            )
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn what_nobody_has_spoken_of_is_shown_with_its_sentence_and_page() {
    let case = Case::new(crate::home::Home::default(), Referral::default(), true);
    let papers = [paper(&[
        "Kayden went missing\ntwice in October. He was found at his cousin’s.",
        "There is no history of fire-setting. His last carer found matches in May.\n\nHe denies any use of cannabis.",
    ])];
    insta::assert_snapshot!(told(&reading_aid(&case, &papers)));
}

#[test]
fn what_the_referral_speaks_of_is_not_shown_until_that_is_withdrawn_and_read() {
    let papers = [paper(&["He self-harmed in May."])];
    let risk = |withdrawn| {
        settled_but(&[
            (
                "/referral/risks",
                json!([{"id": "r1", "kind": "self_harm", "withdrawn": withdrawn}]),
            ),
            ("/referral/needs", json!([])),
        ])
    };
    assert_eq!(reading_aid(&risk(json!(null)), &papers), []);
    let unread = json!({"because": "noted twice", "by": "A"});
    assert_eq!(reading_aid(&risk(unread), &papers), []);
    let read = json!({"because": "noted twice", "by": "A", "read_by": "B"});
    assert_eq!(reading_aid(&risk(read), &papers).len(), 1);
    let in_words = settled_but(&[(
        "/referral/needs",
        json!([{"id": "n1", "what": "He hurts himself: self-harm at night"}]),
    )]);
    assert_eq!(reading_aid(&in_words, &papers), []);
}

fn set_aside(mention: &Mention) -> serde_json::Value {
    json!({
        "id": "e1", "kept_as": "set_aside", "about": mention.topic, "paper": mention.paper,
        "page": mention.page, "words": mention.sentence, "document": "Care plan",
        "because": "an older brother, not him",
    })
}

#[test]
fn what_was_set_aside_stays_there_marked_and_comes_back_when_that_is_withdrawn() {
    let papers = [paper(&["His brother was arrested for arson."])];
    let open = reading_aid(&settled(), &papers);
    let fire = open.iter().find(|m| m.topic == "fire").unwrap();
    assert_eq!(fire.set_aside, None);
    let case = settled_but(&[("/referral/passages", json!([set_aside(fire)]))]);
    let found = reading_aid(&case, &papers);
    assert_eq!(found.len(), open.len(), "nothing is dropped");
    for mention in &found {
        let expected = (mention.topic == "fire").then_some(0);
        assert_eq!(mention.set_aside, expected, "{}", mention.topic);
    }
    let mut back = set_aside(fire);
    back["withdrawn"] = json!({"because": "it was him", "by": "A", "read_by": "B"});
    let case = settled_but(&[("/referral/passages", json!([back]))]);
    assert_eq!(reading_aid(&case, &papers), open);
}

#[test]
fn setting_a_place_aside_or_using_it_changes_no_finding() {
    let papers = [paper(&[
        "His brother was arrested for arson. He went missing in May.",
    ])];
    for base in [
        settled(),
        Case::new(crate::home::Home::default(), Referral::default(), true),
    ] {
        let before = crate::appraise(&base, today());
        for mention in reading_aid(&base, &papers) {
            for kept_as in ["set_aside", "evidence", "blacked_out"] {
                let mut passage = set_aside(&mention);
                passage["kept_as"] = json!(kept_as);
                let mut case = serde_json::to_value(&base).unwrap();
                case["referral"]["passages"] = json!([passage]);
                case["referral"]["noted"]["passages"] = json!(1);
                let after = crate::appraise(&Case::parse(&case.to_string()).unwrap(), today());
                assert_eq!(before.findings, after.findings, "{kept_as}");
                assert_eq!(before.outcomes, after.outcomes, "{kept_as}");
            }
        }
    }
}

#[test]
fn a_passage_is_called_by_what_it_is_about() {
    let referral = settled().referral;
    assert!(
        about_in_words(&referral, "n1")
            .unwrap()
            .starts_with("need “")
    );
    assert_eq!(about_in_words(&referral, "care_plan").unwrap(), "care plan");
    assert_eq!(about_in_words(&referral, "fire").unwrap(), "fire-setting");
    assert_eq!(about_in_words(&referral, "n99"), None);
}
