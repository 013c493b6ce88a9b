//! An emergency decided again, in full: two signed records, and everything that follows from both.

use super::*;

fn answer(stage: &Stage, view: &Value, answers: Value) -> Value {
    let mut view = view.clone();
    for (pointer, value) in answers.as_object().unwrap() {
        view = stage.must(
            "change_referral",
            json!({"id": view["id"], "revision": view["revision"],
                "change": {"change": "answer", "pointer": pointer, "value": value}}),
        );
    }
    stage.must(
        "change_referral",
        json!({"id": view["id"], "revision": view["revision"], "change": {"change": "check_answers"}}),
    )
}

fn sign(stage: &Stage, view: &Value) -> Value {
    assert_eq!(view["appraisal"]["not_ready_because"], Value::Null);
    stage.must(
        "sign_decision",
        json!({"id": view["id"], "revision": view["revision"], "passphrase": look_round::PASSPHRASE}),
    )
}

fn note(stage: &Stage, view: &Value, what: Value) -> Result<Value, Value> {
    let asked = json!({"id": view["id"], "revision": view["afterwards"]["revision"],
        "change": {"do": "note", "what": what}});
    stage.ask("note_afterwards", asked)
}

/// The example's acceptance, accepted in an emergency, signed, and the child moved in; and the same
/// decision's reasons, as they were written.
fn emergency() -> (Stage, Value, Value) {
    let Waiting { stage, id, .. } = waiting();
    let open = stage.must("referral", json!({"id": id}));
    let reasons = open["case"]["referral"]["decision"].clone();
    let words = "EXAMPLE: two permanent members of the team were on duty, and a room was free.";
    let ready = answer(
        &stage,
        &open,
        json!({
            "/receipt/route": "emergency",
            "/emergency/why": "EXAMPLE: his carer was taken to hospital at nine in the evening.",
            "/emergency/why_it_cannot_wait": "EXAMPLE: nobody else could be with him that night.",
            "/emergency/statement_allows": "yes", "/emergency/statement_because": words,
            "/emergency/capacity": "yes", "/emergency/capacity_because": words,
            "/emergency/support": "yes", "/emergency/support_because": words,
            "/emergency/care_continues": "yes", "/emergency/care_continues_because": words,
            "/emergency/staff_on_duty": "yes", "/emergency/staff_on_duty_because": words,
            "/emergency/easing_anxiety": words,
            "/decision/outcome": "accept_emergency",
        }),
    );
    sign(&stage, &ready);
    let signed = stage.must("referral", json!({"id": id}));
    let day = signed["appraisal"]["today"].as_str().unwrap();
    let moved_in = json!({"kind": "started", "at": format!("{day}T00:01:00")});
    let signed = note(&stage, &signed, moved_in).unwrap();
    (stage, signed, reasons)
}

/// Decided again with the reasons of before and an outcome, and signed.
fn again(stage: &Stage, first: &Value, reasons: &Value, outcome: &str) -> (Value, Value) {
    let asked = json!({"id": first["id"], "own_entry": null});
    let open = stage.must("decide_again", asked);
    let mut answers = serde_json::Map::new();
    for name in [
        "range_reasons",
        "response_reasons",
        "group_reasons",
        "doubts",
        "dissent",
        "pressure",
        "alternatives",
        "would_change",
        "look_again_on",
        "who_is_told",
        "second_person",
    ] {
        if !reasons[name].is_null() {
            answers.insert(format!("/decision/{name}"), reasons[name].clone());
        }
    }
    answers.insert("/decision/outcome".to_owned(), json!(outcome));
    let ready = answer(stage, &open, Value::Object(answers));
    let record = sign(stage, &ready);
    (stage.must("referral", json!({"id": open["id"]})), record)
}

fn emergencies(stage: &Stage) -> Vec<Value> {
    let page = stage.must(
        "patterns",
        json!({"from": "2020-01-01", "to": "2099-12-31"}),
    );
    let patterns = page["patterns"].as_array().unwrap();
    let one = patterns
        .iter()
        .find(|one| one["name"] == "emergencies")
        .unwrap();
    let counts = one["rows"].as_array().unwrap().iter();
    counts.map(|row| row["counts"][0].clone()).collect()
}

#[test]
fn two_signed_records_make_an_emergency_and_its_second_decision() {
    let (stage, first, reasons) = emergency();
    assert_eq!(emergencies(&stage), [0, 0, 0, 1, 0], "there is still time");
    let outcome = reasons["outcome"].as_str().unwrap();

    let begun = stage.must(
        "decide_again",
        json!({"id": first["id"], "own_entry": null}),
    );
    assert_eq!(
        begun["case"]["referral"]["decision"]["outcome"],
        Value::Null
    );
    assert_eq!(
        begun["case"]["referral"]["needs"],
        first["case"]["referral"]["needs"]
    );
    let tasks = begun["appraisal"]["tasks"].as_array().unwrap();
    assert!(
        tasks.iter().all(|task| task["id"] != "emergency"),
        "the ordinary way"
    );
    let rows = stage.must("referrals", json!({}))["rows"].clone();
    let number = first["record"]["number"].clone();
    assert!(
        rows.as_array()
            .unwrap()
            .iter()
            .any(|row| row["decides_again"] == number)
    );
    let seen = stage.must("referral", json!({"id": first["id"]}));
    assert_eq!(seen["again"]["id"], begun["id"]);
    assert_eq!(seen["again"]["record"], Value::Null);

    let (second, record) = again(&stage, &first, &reasons, outcome);
    assert_eq!(second["id"], begun["id"], "begun once");
    let remakes = &second["case"]["referral"]["remakes"];
    assert_eq!(remakes["number"], number);
    assert_eq!(remakes["sha256"], first["record"]["sha256"]);
    assert_eq!(emergencies(&stage), [1, 0, 0, 0, 0], "from the two records");
    let checked = stage.must("check_own_record", json!({"number": record["number"]}));
    assert_eq!(checked["verification"]["verdict"], "genuine");

    let started = &second["afterwards"]["entries"][0]["what"];
    assert_eq!(started["kind"], "started", "the stay goes on there");
    let seen = stage.must("referral", json!({"id": first["id"]}));
    assert_eq!(
        seen["record"], first["record"],
        "the first stays as it was signed"
    );
    assert_eq!(seen["case"], first["case"]);
    assert_eq!(seen["again"]["record"], record["number"]);
    assert_eq!(seen["afterwards"]["dates"]["conditions"], json!([]));
    let refused = note(
        &stage,
        &seen,
        json!({"kind": "approved", "on": "2026-11-17"}),
    )
    .unwrap_err();
    let number = record["number"].as_str().unwrap();
    assert!(
        refused["message"].as_str().unwrap().contains(number),
        "{refused}"
    );
    let registers = stage.must("registers", json!({}));
    let lines = registers.as_array().unwrap().iter();
    assert_eq!(
        lines.filter(|row| row["referral"] == second["id"]).count(),
        1
    );
    let all = registers.as_array().unwrap();
    assert!(
        all.iter().all(|row| row["referral"] != first["id"]),
        "one line for one child"
    );
    let twice = stage.ask(
        "decide_again",
        json!({"id": first["id"], "own_entry": null}),
    );
    assert!(twice.is_err(), "it goes on under the second");
}

#[test]
fn only_an_emergency_is_decided_again_and_its_child_is_none_of_the_group() {
    let (stage, first, _) = emergency();
    let records = stage.must("records", json!({}));
    let other = records
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["outcome"] != "accept_emergency");
    let id = &other.unwrap()["referral_id"];
    assert!(
        stage
            .ask("decide_again", json!({"id": id, "own_entry": null}))
            .is_err()
    );
    let asked = json!({"id": first["id"], "own_entry": "nobody"});
    assert!(stage.ask("decide_again", asked).is_err());

    let own = json!({"child": {"id": "", "initials": "R.T."}});
    let children = stage.must("save_child", own)["home"]["children"].clone();
    let children = children.as_array().unwrap();
    let own = children
        .iter()
        .find(|child| child["initials"] == "R.T.")
        .unwrap();
    let asked = json!({"id": first["id"], "own_entry": own["id"]});
    let open = stage.must("decide_again", asked);
    let group = open["case"]["home"]["children"].as_array().unwrap();
    assert_eq!(group.len() + 1, children.len());
    assert!(group.iter().all(|child| child["id"] != own["id"]));
}
