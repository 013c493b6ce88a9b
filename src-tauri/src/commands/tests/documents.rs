//! Documents beside the record, from the draft to the signed file.

use super::*;

/// The example home, and its signed acceptance.
fn accepted() -> (Stage, Value) {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let records = stage.must("records", json!({}));
    let accepted = records
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["outcome"].as_str().unwrap().starts_with("accept"))
        .unwrap();
    let id = accepted["referral_id"].clone();
    (stage, id)
}

fn asked(kind: &str, referral: &Value, about: Option<&str>) -> Value {
    json!({"kind": kind, "referral": referral, "about": about})
}

fn words(form: &Value) -> Value {
    let parts = form["parts"].as_array().unwrap().iter();
    parts
        .map(|part| json!({"key": part["key"], "words": part["words"]}))
        .collect()
}

fn bytes(stage: &Stage, command: &str, asked: Value) -> Vec<u8> {
    match ask(&stage.window, command, asked).unwrap() {
        InvokeResponseBody::Raw(bytes) => bytes,
        InvokeResponseBody::Json(json) => panic!("a document travels as bytes: {json}"),
    }
}

#[test]
fn a_reply_is_drafted_looked_at_signed_kept_and_checked() {
    let (stage, id) = accepted();
    let reply = asked("reply", &id, None);
    let form = stage.must("document_form", json!({"asked": reply, "words": null}));
    assert_eq!(form["title"], "Reply to the placing authority");
    assert_eq!(form["found"], json!([]));
    assert_eq!(form["left_out"][0]["what"], "What would change the answer");
    assert_eq!(form["left_out"][0]["found"][0]["who"], "T.N.");

    let looked = json!({"asked": reply, "words": words(&form)});
    assert!(bytes(&stage, "preview_document", looked).starts_with(b"%PDF-"));

    let sign = |words: Value, about_nobody: Value, passphrase: &str| {
        let asked = json!({"asked": reply, "words": words, "about_nobody": about_nobody,
            "passphrase": passphrase});
        stage.ask("sign_document", asked)
    };
    assert_eq!(
        code(sign(words(&form), json!([]), "not this one at all")),
        "wrong_passphrase"
    );
    let row = sign(words(&form), json!([]), look_round::PASSPHRASE).unwrap();
    assert!(row["number"].as_str().unwrap().ends_with("-D001"), "{row}");
    assert_eq!(
        stage.must("documents", json!({"referral": id})),
        json!([row])
    );
    assert_eq!(
        stage.must("documents", json!({"referral": null})),
        json!([row])
    );
    assert_eq!(stage.must("documents", json!({"referral": "0"})), json!([]));
    let again = stage.must("document_form", json!({"asked": reply, "words": null}));
    assert_eq!(again["signed"], json!([row]));

    let pdf = bytes(&stage, "document_pdf", json!({"number": row["number"]}));
    let copy = stage.file("copy.pdf");
    stage.must(
        "export_document",
        json!({"number": row["number"], "path": copy}),
    );
    assert_eq!(std::fs::read(&copy).unwrap(), pdf);
    let checked = stage.must("check_record", json!({"record": {"path": copy}}));
    let verification = &checked["verification"];
    assert_eq!(verification["verdict"], "genuine");
    assert_eq!(verification["kind"], "Reply to the placing authority");
    let facts = verification["facts"].as_array().unwrap();
    let expected = |fact: &Value| match fact["name"].as_str() {
        Some("Timestamped") => fact["outcome"] == "not_compared",
        _ => fact["outcome"] == "true",
    };
    assert!(facts.iter().all(expected), "{facts:#?}");
    assert_eq!(checked["case"], Value::Null);
}

#[test]
fn a_name_typed_into_a_letter_is_found_and_nothing_is_signed_until_it_was_looked_at() {
    let (stage, id) = accepted();
    let reply = asked("reply", &id, None);
    let mine = json!([{"key": "words", "words": "Because of Tomas we cannot."}]);
    let form = stage.must(
        "keep_document_words",
        json!({"asked": reply, "words": mine}),
    );
    assert_eq!(form["found"][0]["who"], "T.N.");
    assert_eq!(form["parts"][0]["words"], "Because of Tomas we cannot.");
    let kept = stage.must("document_form", json!({"asked": reply, "words": null}));
    assert_eq!(kept["parts"], form["parts"], "kept for another day");

    let sign = |about_nobody: Value| {
        let asked = json!({"asked": reply, "words": mine, "about_nobody": about_nobody,
            "passphrase": look_round::PASSPHRASE});
        stage.ask("sign_document", asked)
    };
    assert!(sign(json!([])).is_err());
    assert_eq!(
        stage.must("documents", json!({"referral": null})),
        json!([])
    );
    sign(json!([form["found"][0]["around"]])).unwrap();
    let fresh = stage.must("document_form", json!({"asked": reply, "words": null}));
    assert_ne!(
        fresh["parts"], form["parts"],
        "the next begins from the draft"
    );
}

#[test]
fn a_letter_that_was_kept_becomes_a_file_before_any_decision() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let rows = stage.must("referrals", json!({"before": null}))["rows"].clone();
    let rows = rows.as_array().unwrap();
    let open = rows.iter().find(|row| row["signed_at"].is_null()).unwrap();
    let letter = asked("letter", &open["id"], Some("l1"));
    let form = stage.must("document_form", json!({"asked": letter, "words": null}));
    assert_eq!(form["title"], "Challenge under regulation 5(c)");
    let looked = json!({"asked": letter, "words": words(&form)});
    assert!(bytes(&stage, "preview_document", looked).starts_with(b"%PDF-"));
    let nowhere = asked("letter", &open["id"], Some("l9"));
    assert!(
        stage
            .ask("document_form", json!({"asked": nowhere, "words": null}))
            .is_err()
    );
    let early = asked("reply", &open["id"], None);
    let early = stage.must("document_form", json!({"asked": early, "words": null}));
    assert!(
        early["not_made_because"]
            .as_str()
            .unwrap()
            .contains("Sign the decision first")
    );
}
