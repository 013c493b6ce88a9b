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
    let appraisal = &view["appraisal"];
    let findings = &appraisal["findings"];
    assert_eq!(appraisal["not_ready_because"], Value::Null, "{findings}");
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
pub(super) fn emergency() -> (Stage, Value, Value) {
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

/// What an outcome asks for by itself: a no its reason from the list, a "not yet" a letter that waits.
fn on_its_own_terms(stage: &Stage, open: Value, outcome: &str) -> Value {
    let change = match outcome {
        "decline_cannot_respond" => json!({"change": "note", "list": "/decision/reasons",
            "answers": {"code": "adults_missing",
                "evidence": "EXAMPLE: no adult for nights after Friday."}}),
        "not_yet" => {
            let today = open["appraisal"]["today"].as_str().unwrap();
            let reply_by = today.parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(10);
            json!({"change": "keep_letter", "letter": {"id": "", "kind": "challenge",
                "to": "Dana Example, social worker", "to_kind": "local_authority",
                "reply_by": reply_by,
                "letter": "EXAMPLE: please send the risk assessment of the last home.",
                "items": [{"gap": "gap:i1", "what": "the risk assessment of the last home",
                    "why": "It says what was tried at night there, and for how long."}]}})
        }
        _ => return open,
    };
    stage.must(
        "change_referral",
        json!({"id": open["id"], "revision": open["revision"], "change": change}),
    )
}

/// Decided again with the reasons of before and an outcome, and signed.
pub(super) fn again(
    stage: &Stage,
    first: &Value,
    reasons: &Value,
    outcome: &str,
) -> (Value, Value) {
    let asked = json!({"id": first["id"], "own_entry": null});
    let open = stage.must("decide_again", asked);
    let open = on_its_own_terms(stage, open, outcome);
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
fn the_queue_says_which_is_decided_again_unless_that_one_is_drawn_to_be_read_blind() {
    let (stage, first, reasons) = emergency();
    let outcome = reasons["outcome"].as_str().unwrap();
    let (second, _) = again(&stage, &first, &reasons, outcome);
    let (one, two) = (&first["record"]["number"], &second["record"]["number"]);
    oversight::as_responsible_individual(&stage);
    let said = || {
        let queue = stage.must("reading_queue", json!({}));
        let mut rows = queue["to_read"].as_array().unwrap().iter();
        let row = rows.find(|row| row["line"]["number"] == *two).unwrap();
        let queued = row["line"]["remakes"]["number"].clone();
        let list = stage.must("referrals", json!({"before": null}));
        let mut rows = list["rows"].as_array().unwrap().iter();
        let row = rows.find(|row| row["id"] == second["id"]).unwrap();
        assert_eq!(
            row["decides_again"], queued,
            "the list of referrals says no more"
        );
        queued
    };
    assert_eq!(said(), *one);
    stage.must("draw_sample", json!({"size": 20}));
    stage.must("set_sample_aside", json!({"number": two}));
    assert_eq!(said(), Value::Null, "it would tell how the first came out");
    stage.must("set_sample_aside", json!({"number": one}));
    assert_eq!(said(), *one);
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

#[test]
fn after_the_ending_of_the_stay_nothing_is_decided_again() {
    let (stage, first, _) = emergency();
    let day = first["appraisal"]["today"].as_str().unwrap();
    let foreseen = first["afterwards"]["predictions"].as_array().unwrap();
    let seen: Vec<Value> = foreseen
        .iter()
        .map(|one| json!({"id": one["id"], "found": "otherwise", "words": ""}))
        .collect();
    let looked = json!({"kind": "looked_back", "at": "ending", "on": day, "seen": seen,
        "next_time": "EXAMPLE: who he would ring at night."});
    let looked_back = note(&stage, &first, looked).unwrap();
    let asked = json!({"id": first["id"], "own_entry": null});
    let ended = json!({"kind": "ended", "at": format!("{day}T00:02:00"), "notice": "no",
        "words": "EXAMPLE: he went home.", "stay_the_course": "yes",
        "stay_the_course_words": "EXAMPLE: a meeting was held the same day."});
    note(&stage, &looked_back, ended).unwrap();
    let refused = stage.ask("decide_again", asked).unwrap_err();
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("stay has ended"),
        "{refused}"
    );
}

#[test]
fn an_entry_made_after_it_was_begun_is_the_childs_own_too() {
    let (stage, first, _) = emergency();
    let asked = json!({"id": first["id"], "own_entry": null});
    let begun = stage.must("decide_again", asked);
    let child = &begun["case"]["referral"]["child"];
    let name = child["known_as"].as_str().or(child["legal_name"].as_str());
    let own = json!({"child": {"id": "", "initials": "N.N.", "known_as": name,
        "date_of_birth": child["date_of_birth"]}});
    let kept = stage.must("save_child", own)["home"]["children"].clone();
    let again = stage.must("referral", json!({"id": begun["id"]}));
    let group = again["case"]["home"]["children"].as_array().unwrap();
    assert_eq!(group.len() + 1, kept.as_array().unwrap().len());
    assert_eq!(
        again["case"]["home"]["children"],
        begun["case"]["home"]["children"]
    );
}

#[test]
fn a_second_decision_that_says_no_stands_beside_the_first_and_the_stay_goes_on_there() {
    stands_beside_the_first("decline_cannot_respond");
}

#[test]
fn a_second_decision_that_says_not_yet_stands_beside_the_first_and_the_stay_goes_on_there() {
    stands_beside_the_first("not_yet");
}

/// The second answer is no, or not yet: the child lives on under the first record until they move, and
/// everything that is noted goes on beside it.
fn stands_beside_the_first(outcome: &str) {
    let (stage, first, reasons) = emergency();
    let (second, record) = again(&stage, &first, &reasons, outcome);
    assert_eq!(
        emergencies(&stage),
        [1, 0, 0, 0, 0],
        "{outcome}: it was decided again in time, whatever the answer"
    );
    let checked = stage.must("check_own_record", json!({"number": record["number"]}));
    assert_eq!(checked["verification"]["verdict"], "genuine");
    assert_eq!(second["record"]["outcome"], outcome);
    assert_eq!(
        second["afterwards"]["entries"],
        json!([]),
        "{outcome}: no stay begins with it"
    );

    let seen = stage.must("referral", json!({"id": first["id"]}));
    assert_eq!(seen["record"], first["record"], "as it was signed");
    let entries = seen["afterwards"]["entries"].as_array().unwrap();
    let kinds: Vec<_> = entries.iter().map(|one| &one["what"]["kind"]).collect();
    assert_eq!(kinds, ["started", "remade_in_full"], "{outcome}");
    let named = &entries[1]["what"]["record"];
    assert_eq!(named["number"], record["number"]);
    assert_eq!(named["outcome"], outcome);
    let approved = json!({"kind": "approved", "on": "2026-01-05"});
    let seen = note(&stage, &seen, approved).unwrap();

    let lines = stage.must("registers", json!({}));
    let lines = lines.as_array().unwrap();
    let of = |view: &Value| {
        let rows = lines.iter();
        rows.filter(|row| row["referral"] == view["id"]).count()
    };
    assert_eq!(of(&first), 1, "{outcome}: the child lives here");
    assert_eq!(of(&second), 0, "{outcome}");

    let records = stage.must("records", json!({}));
    let outcomes: Vec<_> = records.as_array().unwrap().iter().collect();
    let outcomes: Vec<_> = outcomes.iter().map(|row| &row["outcome"]).collect();
    assert!(outcomes.contains(&&json!("accept_emergency")));
    assert!(outcomes.contains(&&json!(outcome)));
    let pack = stage.folder.path().join("pack");
    let days = json!({"from": "2020-01-01", "to": "2099-12-31", "path": pack});
    stage.must("export_pack", days);
    for view in [&seen, &second] {
        let number = view["record"]["number"].as_str().unwrap();
        let file = pack.join(format!("Decision record {number}.pdf"));
        assert!(file.exists(), "{outcome}: {number}");
    }

    // It may be decided once more: a no is not the end of the stay.
    let asked = json!({"id": first["id"], "own_entry": null});
    let third = stage.must("decide_again", asked);
    assert_ne!(third["id"], second["id"], "{outcome}");
    let remakes = &third["case"]["referral"]["remakes"];
    assert_eq!(remakes["number"], first["record"]["number"]);
}
