//! Reading gathered records without their outcome.

use admission::judgement::Outcome;
use admission::vocabulary::Vocabulary;

use super::*;

/// A register whose records count, with both decisions of the example home.
fn counted() -> Stage {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    assert_eq!(
        stage.must("samples", json!({}))["left"],
        0,
        "nobody vouches for them yet"
    );
    trust_all(&stage);
    stage
}

fn whole_view(key: &Value) -> Value {
    json!({"number": key, "view": {"outcome": "not_yet", "range": "EXAMPLE: a reason",
        "response": "EXAMPLE: a reason", "group": "EXAMPLE: a reason", "missing": ""}})
}

/// The row of a record, as list and queue show it.
fn rows_of(stage: &Stage, key: &Value) -> Vec<Value> {
    let queue = stage.must("gathered_queue", json!({"home": null}))["to_read"].clone();
    let listed = list(stage, "decisions")["rows"].clone();
    let both = [queue, listed];
    let rows = both.iter().flat_map(|rows| rows.as_array().unwrap());
    rows.filter(|row| row["sha256"] == *key).cloned().collect()
}

#[test]
fn a_sample_of_gathered_records_is_kept_back_until_a_view_stands_beside_the_decision() {
    let stage = counted();
    assert_eq!(stage.must("samples", json!({}))["left"], 2);
    let order = || {
        let rows = list(&stage, "decisions")["rows"].clone();
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["sha256"].clone()).collect::<Vec<_>>()
    };
    let before = order();
    let page = stage.must("draw_sample", json!({"size": 1}));
    assert_eq!(page["left"], 1);
    assert_eq!(order(), before, "its place in the list tells nothing");
    let drawn = page["waiting"][0].clone();
    assert!(drawn["home"].as_str().unwrap().contains("Rowan House"));
    let key = &drawn["key"];
    assert_eq!(key.as_str().unwrap().len(), 64);

    let rows = rows_of(&stage, key);
    assert_eq!(rows.len(), 2, "in the queue and in the list");
    for row in rows {
        assert_eq!(row["drawn"], true);
        assert_eq!(row["outcome"], Value::Null);
        assert_eq!((&row["why"], &row["path"]), (&json!([]), &json!("")));
    }
    for outcome in Outcome::ALL {
        let asked = json!({"asked": {"show": "decisions", "outcome": outcome.name()}});
        let found = stage.must("gathered", asked)["rows"].clone();
        let found = found.as_array().unwrap();
        assert!(
            found.iter().all(|row| row["sha256"] != *key),
            "no choice of an outcome finds it"
        );
    }
    let out = stage.file("copy.pdf");
    for (command, asked) in [
        ("gathered_record", json!({"sha256": key})),
        ("export_gathered", json!({"sha256": key, "path": out})),
    ] {
        let refused = stage.ask(command, asked).unwrap_err();
        let said = refused["message"].as_str().unwrap();
        assert!(said.contains("Write your own view"), "{said}");
    }
    let case = stage.must("blind_case", json!({"number": key}));
    assert_eq!(case["referral"]["decision"]["outcome"], Value::Null);
    let told = case.to_string();
    for outcome in Outcome::ALL {
        // Alone "not_yet" is also an answer to whether a child was asked.
        let said = format!("\"outcome\":\"{}\"", outcome.name());
        assert!(!told.contains(&said), "{said}");
    }

    let half = json!({"outcome": null, "range": "Two needs are", "response": "", "group": "",
        "missing": ""});
    stage.must("keep_view_begun", json!({"number": key, "view": half}));
    assert_eq!(stage.must("view_begun", json!({"number": key})), half);
    let page = stage.must("write_view", whole_view(key));
    let viewed = &page["viewed"][0];
    assert_eq!(
        (&viewed["key"], &viewed["agreement"]),
        (key, &json!("otherwise"))
    );
    assert_ne!(viewed["decided"]["range"], "");
    assert!(stage.ask("write_view", whole_view(key)).is_err(), "once");
    let rows = rows_of(&stage, key);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row["drawn"] == false));
    assert_ne!(rows[0]["outcome"], Value::Null);
    stage.must("gathered_record", json!({"sha256": key}));

    let found = stage.must(
        "gathered_patterns",
        json!({"from": "2020-01-01", "to": "2030-01-01", "home": null}),
    );
    let patterns = found["page"]["patterns"].as_array().unwrap();
    let blind = patterns.iter().find(|one| one["name"] == "blind").unwrap();
    assert_eq!(blind["rows"][0]["counts"], json!([0, 0, 1]));
    let told = stage.must("journal", json!({"asked": {}}))["entries"].to_string();
    assert!(told.contains("with the seed"), "{told}");
}

#[test]
fn a_record_that_was_read_is_not_drawn_and_one_drawn_can_be_set_aside() {
    let stage = counted();
    let first = list(&stage, "unread")["rows"][0]["sha256"].clone();
    stage.must("mark_gathered_read", json!({"sha256": first}));
    let page = stage.must("draw_sample", json!({"size": 5}));
    assert_eq!(page["waiting"].as_array().unwrap().len(), 1);
    let key = page["waiting"][0]["key"].clone();
    assert_ne!(key, first);
    assert!(stage.ask("draw_sample", json!({"size": 1})).is_err());
    assert!(
        stage.ask("blind_case", json!({"number": first})).is_err(),
        "it was not drawn"
    );

    let page = stage.must("set_sample_aside", json!({"number": key}));
    assert_eq!(
        (&page["waiting"], &page["left"]),
        (&json!([]), &json!(0)),
        "it is not drawn again: its outcome can be looked at by now"
    );
    stage.must("gathered_record", json!({"sha256": key}));
    assert!(stage.ask("draw_sample", json!({"size": 1})).is_err());
    let told = stage.must("journal", json!({"asked": {}}))["entries"].to_string();
    assert!(told.contains("set a decision aside"), "{told}");
}

#[test]
fn a_view_goes_with_the_record_it_is_about() {
    let stage = counted();
    let page = stage.must("draw_sample", json!({"size": 2}));
    for one in page["waiting"].as_array().unwrap() {
        stage.must("write_view", whole_view(&one["key"]));
    }
    let gone = page["waiting"][0]["key"].clone();
    stage.must(
        "delete_gathered",
        json!({"of": {"what": "record", "sha256": gone}, "because": "EXAMPLE: by mistake."}),
    );
    let page = stage.must("samples", json!({}));
    let viewed = page["viewed"].as_array().unwrap();
    assert_eq!(viewed.len(), 1);
    assert_ne!(viewed[0]["key"], gone);
}

#[test]
fn a_record_that_was_opened_is_not_drawn_though_nobody_marked_it() {
    let stage = counted();
    let opened = list(&stage, "decisions")["rows"][0]["sha256"].clone();
    stage.must("gathered_record", json!({"sha256": opened}));
    assert_eq!(stage.must("samples", json!({}))["left"], 1);
    let page = stage.must("draw_sample", json!({"size": 5}));
    let waiting = page["waiting"].as_array().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_ne!(waiting[0]["key"], opened);
}

#[test]
fn the_place_in_the_queue_does_not_tell_of_a_record_that_was_drawn() {
    let stage = counted();
    let queue = || {
        let queue = stage.must("gathered_queue", json!({"home": null}));
        queue["to_read"].as_array().unwrap().clone()
    };
    let before = queue();
    let grounds = |rows: &[Value]| {
        let rows = rows.iter().map(|row| row["why"] != json!([]));
        rows.collect::<Vec<_>>()
    };
    let days = |rows: &[Value]| {
        let rows = rows.iter().map(|row| row["signed_at"].as_str().unwrap());
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(grounds(&before), [true, false]);
    stage.must("draw_sample", json!({"size": 2}));
    let after = queue();
    assert_eq!(grounds(&after), [false, false]);
    assert!(days(&after).is_sorted(), "as they were signed: {after:?}");
}

/// What the home signs beside its decision to accept once the child moved in, in a folder of its own.
fn beside_the_acceptance(stage: &Stage, folder: &Path) -> Vec<&'static str> {
    let records = stage.must("records", json!({}));
    let mut records = records.as_array().unwrap().iter();
    let accepted = records.find(|row| row["outcome"].as_str().unwrap().starts_with("accept"));
    let id = accepted.unwrap()["referral_id"].clone();
    let view = stage.must("referral", json!({"id": id}));
    stage.must(
        "note_afterwards",
        json!({"id": id, "revision": view["afterwards"]["revision"], "change": {"do": "note",
            "what": {"kind": "started", "at": "2026-11-19T14:00:00"}}}),
    );
    let kinds = vec!["addendum", "reply", "own_record"];
    for kind in &kinds {
        let asked = json!({"kind": kind, "referral": id, "about": null});
        let form = stage.must("document_form", json!({"asked": asked, "words": null}));
        let parts = form["parts"].as_array().unwrap().iter();
        let words: Vec<Value> = parts
            .map(|part| json!({"key": part["key"], "words": part["words"]}))
            .collect();
        let signed = stage.must(
            "sign_document",
            json!({"asked": asked, "words": words, "about_nobody": [],
                "passphrase": look_round::PASSPHRASE}),
        );
        let path = folder.join(format!("{kind} of a yes.pdf"));
        let copy = json!({"number": signed["number"], "path": path});
        stage.must("export_document", copy);
    }
    kinds
}

#[test]
fn nothing_beside_a_record_that_was_drawn_tells_its_outcome() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    let kinds = beside_the_acceptance(&stage, &folder);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    trust_all(&stage);
    let beside = || list(&stage, "beside")["rows"].as_array().unwrap().clone();
    assert_eq!(beside().len(), kinds.len());
    for row in beside() {
        assert_eq!(row["kept_back"], false);
        assert!(row["path"].as_str().unwrap().contains("of a yes"));
    }
    let decisions = list(&stage, "decisions")["rows"].clone();
    let mut decisions = decisions.as_array().unwrap().iter();
    let accepted = decisions.find(|row| row["outcome"].as_str().unwrap().starts_with("Accept"));
    let accepted = accepted.unwrap()["sha256"].clone();
    assert_ne!(rows_of(&stage, &accepted)[0]["beside"], json!([]));

    stage.must("draw_sample", json!({"size": 2}));
    for row in rows_of(&stage, &accepted) {
        assert_eq!(row["beside"], json!([]), "an addendum tells of a move");
    }
    let out = stage.file("copy.pdf");
    for row in beside() {
        assert_eq!(row["kept_back"], true, "{row}");
        assert_eq!((&row["kind"], &row["path"]), (&Value::Null, &json!("")));
        for (command, asked) in [
            ("gathered_record", json!({"sha256": row["sha256"]})),
            (
                "export_gathered",
                json!({"sha256": row["sha256"], "path": out}),
            ),
        ] {
            let refused = stage.ask(command, asked).unwrap_err();
            let said = refused["message"].as_str().unwrap();
            assert!(said.contains("may tell how a record came out"), "{said}");
        }
    }
    let audit = json!({"kind": "oversight", "referral": null, "about": accepted});
    for (command, words) in [
        ("document_form", Value::Null),
        ("preview_document", json!([])),
    ] {
        let refused = stage.ask(command, json!({"asked": audit, "words": words}));
        let refused = refused.unwrap_err();
        let said = refused["message"].as_str().unwrap();
        assert!(said.contains("Write your own view"), "{said}");
    }

    stage.must("write_view", whole_view(&accepted));
    let addendum = beside().into_iter().find(|row| {
        let path = row["path"].as_str().unwrap();
        path.contains("addendum")
    });
    let addendum = addendum.expect("it is shown once the view is written");
    stage.must("gathered_record", json!({"sha256": addendum["sha256"]}));
}

#[test]
fn a_record_is_not_drawn_once_a_document_that_tells_of_it_was_opened() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    beside_the_acceptance(&stage, &folder);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    trust_all(&stage);
    let left = || stage.must("samples", json!({}))["left"].clone();
    assert_eq!(left(), 2);
    let rows = list(&stage, "beside")["rows"].clone();
    let mut rows = rows.as_array().unwrap().iter();
    let addendum = rows.find(|row| row["path"].as_str().unwrap().contains("addendum"));
    let addendum = addendum.unwrap()["sha256"].clone();
    stage.must("gathered_record", json!({"sha256": addendum}));
    assert_eq!(left(), 1, "the record it is about");
}
