//! Search, as the window meets it.

use serde_json::{Value, json};

use super::Stage;
use super::papers::take_in;

fn begin(stage: &Stage, name: &str, reason: &str) -> Value {
    stage.must(
        "new_referral",
        json!({"first": {"answers": [
            ["/child/known_as", name],
            ["/receipt/route", "planned"],
            ["/referrer/placing_authority", "Northshire"],
            ["/why_now/reason", reason],
        ]}}),
    )
}

fn searched(stage: &Stage, typed: &str) -> Value {
    stage.must("search", json!({"typed": typed}))
}

fn titles(page: &Value) -> Vec<String> {
    let groups = page["groups"].as_array().unwrap();
    groups
        .iter()
        .flat_map(|group| group["hits"].as_array().unwrap())
        .map(|hit| hit["title"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_was_just_written_is_found_with_the_place_where_it_stands() {
    let stage = Stage::new().with_a_home();
    let begun = begin(
        &stage,
        "Zoë",
        "Her gran, Pearl, is in hospital until Friday.",
    );
    begin(&stage, "Ann", "Nothing of the kind.");

    assert_eq!(titles(&searched(&stage, "zoe")), ["Zoë"]);
    let page = searched(&stage, "pearl hosp");
    assert_eq!(titles(&page), ["Zoë"]);
    let place = &page["groups"][0]["hits"][0]["place"];
    assert_eq!(place["pointer"], "/why_now/reason");
    let found: Vec<&str> = place["pieces"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|piece| piece["found"] == true)
        .map(|piece| piece["text"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["Pearl", "hospital"]);

    // What was changed is found as it stands.
    stage.must(
        "change_referral",
        json!({"id": begun["id"], "revision": begun["revision"], "change": {
            "change": "answer", "pointer": "/why_now/reason", "value": "Her aunt is away."}}),
    );
    assert!(titles(&searched(&stage, "pearl")).is_empty());
    assert_eq!(titles(&searched(&stage, "aunt")), ["Zoë"]);
    assert_eq!(searched(&stage, "z")["too_short"], true);
}

#[test]
fn the_journal_tells_once_that_somebody_searched_and_never_for_what() {
    let stage = Stage::new().with_a_home();
    begin(&stage, "Zoë", "");
    searched(&stage, "Quillfeather");
    searched(&stage, "Quillfeather again");
    let journal = stage.must("journal", json!({"asked": {}}));
    let told: Vec<&Value> = journal["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["did"] == "searched the casebook")
        .collect();
    assert_eq!(told.len(), 1);
    assert!(!journal.to_string().contains("Quillfeather"));
}

#[test]
fn a_child_is_found_and_what_waits_is_taken_in_while_nobody_types() {
    let stage = Stage::new().with_a_home();
    for n in 0..12 {
        begin(&stage, &format!("Child {n}"), "Likes the sea.");
    }
    stage.must(
        "save_child",
        json!({"child": {"id": "", "initials": "T.W.", "known_as": "Tomas",
                         "vulnerabilities": "The smell of smoke wakes him."}}),
    );
    // The newest are taken in before the first answer, the rest by and by.
    let first = searched(&stage, "smoke");
    assert_eq!(titles(&first), ["Tomas"]);
    assert_eq!(
        first["groups"][0]["hits"][0]["place"]["field"],
        "Vulnerabilities"
    );
    assert!(first["waiting"].as_u64().unwrap() > 0);
    let mut looks = 0;
    while stage.desk.look_on() {
        looks += 1;
        assert!(looks < 1_000);
    }
    let all = searched(&stage, "sea");
    assert_eq!(all["waiting"], 0);
    assert_eq!(all["groups"][0]["more"], true);
    assert_eq!(all["groups"][0]["hits"].as_array().unwrap().len(), 8);
}

/// What a paper says, with the way to it; nothing of it once its referral is gone.
#[test]
fn the_words_of_a_paper_are_found_with_the_way_to_the_paper() {
    let stage = Stage::new().with_a_home();
    let begun = begin(&stage, "Ann", "");
    let referral = begun["id"].as_str().unwrap().to_owned();
    let words = "EXAMPLE\n\nThe Kittiwake club meets on Tuesdays.";
    let taken = take_in(
        &stage,
        &referral,
        "From the authority.txt",
        words.as_bytes(),
    );
    let digest = taken["paper"]["digest"].clone();
    let hits = |typed: &str| searched(&stage, typed)["groups"][0]["hits"].clone();
    while stage.desk.read_a_paper() {}
    while stage.desk.look_on() {}
    let hit = &hits("kittiw tues")[0];
    assert_eq!(hit["title"], "From the authority.txt");
    assert_eq!(hit["with"], referral.as_str());
    assert_eq!(hit["about"], "Referral 1 · Ann");
    assert_eq!(hit["place"]["pointer"], "/papers");
    assert_eq!(hit["place"]["field"], "In the paper");
    let pieces = hit["place"]["pieces"].as_array().unwrap();
    assert!(
        pieces
            .iter()
            .any(|piece| piece["text"] == "Kittiwake" && piece["found"] == true)
    );
    // Once it has an entry, the way leads there.
    stage.must(
        "change_referral",
        json!({"id": referral, "revision": begun["revision"], "change": {
            "change": "note", "list": "/papers", "answers": {"title": "Club", "digest": digest}}}),
    );
    assert_eq!(hits("kittiwake")[0]["place"]["pointer"], "/papers/0");
    // By its name too.
    assert_eq!(
        hits("from the authority")[0]["title"],
        "From the authority.txt"
    );
}
