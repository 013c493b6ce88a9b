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

#[test]
fn a_pack_holds_the_records_of_a_time_with_index_manifest_and_certificate() {
    let (stage, id) = accepted();
    let reply = asked("reply", &id, None);
    let form = stage.must("document_form", json!({"asked": reply, "words": null}));
    stage.must(
        "sign_document",
        json!({"asked": reply, "words": words(&form), "about_nobody": [],
            "passphrase": look_round::PASSPHRASE}),
    );
    let pack = stage.file("Inspection pack");
    let days = json!({"from": "2020-01-01", "to": "2099-12-31", "path": pack});
    let files = stage.must("export_pack", days.clone());
    let manifest = std::fs::read_to_string(format!("{pack}/manifest.sha256")).unwrap();
    assert_eq!(manifest.lines().count() as u64, files.as_u64().unwrap());
    for line in manifest.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        let bytes = std::fs::read(format!("{pack}/{name}")).unwrap();
        assert_eq!(record::verify::digest(&bytes), digest, "{name}");
    }
    for wanted in [
        "Decision record",
        "Reply to the placing authority",
        "root.pem",
        "Index.pdf",
    ] {
        assert!(manifest.contains(wanted), "{wanted}: {manifest}");
    }
    let again = stage.ask("export_pack", days).unwrap_err();
    assert_eq!(
        again["message"],
        "There is already a file or folder of this name."
    );
    let none = stage.file("Empty pack");
    stage.must(
        "export_pack",
        json!({"from": "2020-01-01", "to": "2020-01-02", "path": none}),
    );
    assert!(
        std::fs::read(format!("{none}/Index.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
}

#[test]
fn a_pack_that_cannot_be_finished_leaves_nothing_behind() {
    let (stage, _) = accepted();
    // The folder may have this name; the file beside it, which is longer, may not.
    let pack = stage.file(&"p".repeat(253));
    let days = json!({"from": "2020-01-01", "to": "2099-12-31", "path": pack});
    assert!(stage.ask("export_pack", days).is_err());
    assert!(!std::path::Path::new(&pack).exists());
}

#[test]
fn six_months_are_told_in_numbers_and_a_name_is_found() {
    let (stage, _) = accepted();
    let numbers = json!({"kind": "six_months", "referral": null, "about": "2020-01-01_2099-12-31"});
    let form = stage.must("document_form", json!({"asked": numbers, "words": null}));
    assert_eq!(form["title"], "Summary for regulation 45");
    let named = json!([{"key": "words", "words": "Marnie has moved in."}]);
    let form = stage.must("document_form", json!({"asked": numbers, "words": named}));
    assert_eq!(form["found"][0]["found"], "Marnie");
    let wrong = json!({"kind": "six_months", "referral": null, "about": "2026-02-01_2026-01-01"});
    let wrong = stage.must("document_form", json!({"asked": wrong, "words": null}));
    assert!(
        wrong["not_made_because"]
            .as_str()
            .unwrap()
            .contains("first and a last day")
    );
}

#[test]
fn an_oversight_record_is_the_responsible_individuals_alone() {
    let (stage, id) = accepted();
    let oversight = asked("oversight", &id, None);
    let form = stage.must("document_form", json!({"asked": oversight, "words": null}));
    assert_eq!(
        form["may_sign"], false,
        "a manager oversees nothing they decided"
    );
    assert_eq!(form["wanting"], "Say what you read.");
    let refused = stage.ask(
        "keep_document_words",
        json!({"asked": oversight, "words": [{"key": "seen", "words": "All of it."}]}),
    );
    assert_eq!(
        refused.unwrap_err()["message"],
        "A person of this standing may not sign an oversight record."
    );
}

const THEIRS: &str = "walnut ferry quilt thunder";

/// The example home with a responsible individual who may sign, signed in; and its acceptance.
fn overseen() -> (Stage, Value) {
    let (stage, id) = accepted();
    stage.must(
        "add_person",
        json!({"person": {"name": "Ottoline Larch", "standing": "responsible_individual",
            "registration": "", "until": null}, "passphrase": THEIRS, "own": look_round::PASSPHRASE}),
    );
    let path = stage.desk.places().example();
    stage.must("sign_in", json!({"path": path, "passphrase": THEIRS}));
    (stage, id)
}

/// What is inside a document that was signed here, checked as anybody would check it.
fn checked_inside(pdf: &[u8]) -> record::verify::Verification {
    let trust = record::verify::Trust {
        redraw: Some(&record::redraw),
        ..record::verify::Trust::default()
    };
    let found = record::verify::verify(pdf, &trust).unwrap();
    let drawn = found.outcome(record::verify::FactName::PagesMatchData);
    assert_eq!(drawn, record::verify::Outcome::True);
    found
}

#[test]
fn an_oversight_record_is_signed_and_carries_the_record_it_is_about() {
    let (stage, id) = overseen();
    let oversight = asked("oversight", &id, None);
    let mine = json!([
        {"key": "seen", "words": "The whole record and the care plan."},
        {"key": "every_child", "words": "Yes: three children, both ways."},
        {"key": "agrees", "words": "agrees"},
    ]);
    let form = stage.must(
        "keep_document_words",
        json!({"asked": oversight, "words": mine}),
    );
    assert_eq!(form["wanting"], Value::Null);
    let row = stage.must(
        "sign_document",
        json!({"asked": oversight, "words": mine, "about_nobody": [], "passphrase": THEIRS}),
    );
    assert_eq!(row["signer"], "Ottoline Larch");
    assert_eq!(row["title"], "Oversight record");
    let pdf = bytes(&stage, "document_pdf", json!({"number": row["number"]}));

    let found = checked_inside(&pdf);
    assert_eq!(found.kind(), Some("Oversight record"));
    let said = record::Companion::parse(&found.case_json.clone().unwrap()).unwrap();
    let record::Says::Oversight(said) = said.says else {
        panic!("another kind of document stands inside");
    };
    assert_eq!(said.seen, "The whole record and the care plan.");
    let records = stage.must("records", json!({}));
    let own = records
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["referral_id"] == id)
        .unwrap();
    assert_eq!(said.record.number, own["number"].as_str().unwrap());
    let kept = bytes(&stage, "record_pdf", json!({"number": own["number"]}));
    assert!(
        found.enclosed().unwrap() == kept,
        "unchanged, byte for byte"
    );
    let within = checked_inside(&kept);
    assert_eq!(within.kind(), Some(record::verify::DECISION_RECORD));
    assert_ne!(within.signer, found.signer, "two signatures, two people");
}

#[test]
fn an_addendum_is_signed_beside_the_record_and_names_it() {
    let (stage, id) = accepted();
    let addendum = asked("addendum", &id, None);
    let mine = json!([
        {"key": "learnt", "words": "The nurse’s hour was moved to 3 December."},
        {"key": "means", "words": "The decision holds."},
    ]);
    let sign = |words: &Value| {
        let asked = json!({"asked": addendum, "words": words, "about_nobody": [],
            "passphrase": look_round::PASSPHRASE});
        stage.ask("sign_document", asked)
    };
    assert!(sign(&json!([])).is_err(), "nothing was learnt yet");
    let row = sign(&mine).unwrap();
    let pdf = bytes(&stage, "document_pdf", json!({"number": row["number"]}));
    let found = checked_inside(&pdf);
    let said = record::Companion::parse(&found.case_json.clone().unwrap()).unwrap();
    let record::Says::Addendum(said) = said.says else {
        panic!("another kind of document stands inside");
    };
    let records = stage.must("records", json!({}));
    let own = records.as_array().unwrap().iter();
    let own = own.clone().find(|one| one["referral_id"] == id).unwrap();
    assert_eq!(said.record.number, own["number"].as_str().unwrap());
    let kept = bytes(&stage, "record_pdf", json!({"number": own["number"]}));
    assert!(said.record.is(&kept));
    assert!(said.learnt.contains("nurse’s hour"));
}

#[test]
fn the_childs_own_record_is_signed_and_names_no_child_living_here() {
    let (stage, id) = accepted();
    let own = asked("own_record", &id, None);
    let form = stage.must("document_form", json!({"asked": own, "words": null}));
    assert_eq!(form["title"], "The child’s own record of a decision");
    assert_eq!(form["found"], json!([]));
    assert!(!form["left_out"].as_array().unwrap().is_empty());
    assert!(form["parts"].as_array().unwrap().len() > 10);
    let slip = json!([{"key": "more", "words": "She and Tomas share a landing."}]);
    let slipped = stage.must("document_form", json!({"asked": own, "words": slip}));
    assert_eq!(slipped["found"][0]["who"], "T.N.");
    let sign = json!({"asked": own, "words": words(&form), "about_nobody": [],
        "passphrase": look_round::PASSPHRASE});
    let row = stage.must("sign_document", sign);
    let pdf = bytes(&stage, "document_pdf", json!({"number": row["number"]}));
    let found = checked_inside(&pdf);
    let inside = String::from_utf8(found.case_json.clone().unwrap()).unwrap();
    for name in ["T.N.", "Tomas", "A.K.", "B.W."] {
        assert!(!inside.contains(name), "{name}");
    }
}

#[test]
fn a_monthly_sheet_for_an_authority_is_made_signed_and_names_no_child() {
    let (stage, _) = accepted();
    let authorities = stage.must("placing_authorities", json!({}));
    let authorities: Vec<&str> = authorities
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert!(
        authorities.is_sorted() && authorities.len() >= 2,
        "{authorities:?}"
    );
    let records = stage.must("records", json!({}));
    let signed = records[0]["signed_at"].as_str().unwrap();
    let month = signed.get(..7).unwrap();
    for name in authorities {
        let about = format!("{month}_{name}");
        let sheet = json!({"kind": "authority_sheet", "referral": null, "about": about});
        let form = stage.must("document_form", json!({"asked": sheet, "words": null}));
        assert_eq!(form["not_made_because"], Value::Null, "{form}");
        assert_eq!(form["found"], json!([]), "{form}");
        let named = json!([{"key": "words", "words": "Marnie and Tomas send their love."}]);
        let form = stage.must(
            "keep_document_words",
            json!({"asked": sheet, "words": named}),
        );
        assert!(!form["found"].as_array().unwrap().is_empty(), "{form}");
        let asked = json!({"asked": sheet, "words": [], "about_nobody": [],
            "passphrase": look_round::PASSPHRASE});
        let row = stage.ask("sign_document", asked).unwrap();
        assert_eq!(row["referral_id"], Value::Null);
        assert_eq!(row["title"], "Monthly sheet for a placing authority");
    }
    for about in ["2099-01_Calder", "Calder", "2026-10_"] {
        let sheet = json!({"kind": "authority_sheet", "referral": null, "about": about});
        let form = stage.must("document_form", json!({"asked": sheet, "words": null}));
        assert_ne!(form["not_made_because"], Value::Null, "{about}");
    }
}
