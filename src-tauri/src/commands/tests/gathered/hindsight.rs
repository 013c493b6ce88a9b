//! What became of a decision, handed out as a signed addendum and counted across homes.

use super::*;

fn note(stage: &Stage, view: &Value, what: Value) -> Value {
    stage.must(
        "note_afterwards",
        json!({"id": view["id"], "revision": view["afterwards"]["revision"],
            "change": {"do": "note", "what": what}}),
    )
}

/// The tables of two patterns, as rows of counts.
fn tables(page: &Value) -> [Value; 2] {
    ["conditions", "predictions"].map(|name| {
        let patterns = page["patterns"].as_array().unwrap();
        let one = patterns.iter().find(|one| one["name"] == name).unwrap();
        one["rows"].clone()
    })
}

fn across(stage: &Stage) -> Value {
    stage.must(
        "gathered_patterns",
        json!({"from": "2020-01-01", "to": "2030-01-01", "home": null}),
    )
}

#[test]
fn a_signed_addendum_tells_what_became_of_a_decision_and_the_register_counts_it() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    let records = stage.must("records", json!({}));
    let records = records.as_array().unwrap();
    let own = records
        .iter()
        .find(|row| row["outcome"].as_str().unwrap().starts_with("accept"))
        .unwrap();
    let view = stage.must("referral", json!({"id": own["referral_id"]}));
    let conditions = view["case"]["referral"]["decision"]["conditions"].clone();
    let condition = &conditions[0]["id"];
    let started = json!({"kind": "started", "at": "2026-11-19T14:00:00"});
    let view = note(&stage, &view, started);
    let met = json!({"kind": "condition", "id": condition, "met": "yes", "on": "2026-11-20",
        "words": "EXAMPLE: the rota was seen."});
    let view = note(&stage, &view, met);
    let foreseen = view["afterwards"]["predictions"].as_array().unwrap();
    let seen: Vec<Value> = foreseen
        .iter()
        .map(|one| json!({"id": one["id"], "found": "in_part", "words": "EXAMPLE: two of three."}))
        .collect();
    let looked = json!({"kind": "looked_back", "at": "72_hours", "on": "2026-11-21", "seen": seen,
        "next_time": "EXAMPLE"});
    note(&stage, &view, looked);
    let days = json!({"from": "2020-01-01", "to": "2030-01-01"});
    let at_home = tables(&stage.must("patterns", days));

    let asked = json!({"kind": "addendum", "referral": own["referral_id"], "about": null});
    let signed = stage.must(
        "sign_document",
        json!({"asked": asked, "words": [], "about_nobody": [],
            "passphrase": look_round::PASSPHRASE}),
    );
    let addendum = stage.file("addendum.pdf");
    stage.must(
        "export_document",
        json!({"number": signed["number"], "path": addendum}),
    );

    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    trust_all(&stage);
    let before = across(&stage);
    assert_ne!(tables(&before["page"]), at_home);
    let said = before["left_out"].as_str().unwrap();
    assert!(said.contains("no addendum"), "{said}");

    fs::copy(&addendum, folder.join("addendum.pdf")).unwrap();
    let taken = stage.must("gather_folder", json!({"path": folder}));
    assert_eq!((&taken["new"], &taken["failed"]), (&json!(1), &json!(0)));
    let after = across(&stage);
    assert_eq!(tables(&after["page"]), at_home, "as the home counts it");
    assert_eq!(after["left_out"], Value::Null);
}
