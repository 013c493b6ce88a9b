//! The certificate a person signs with, whom this computer trusts, and time stamps.

#[path = "../../../crates/record/tests/public_authority/listening.rs"]
mod listening;
#[path = "../../../crates/record/tests/public_authority/tsa.rs"]
mod tsa;

use casebook::At;
use listening::clock;
use serde_json::{Value, json};
use tsa::TimeStamper;

use super::{PASSPHRASE, Stage, Waiting, code, look_round, on_the_day_of_signing, waiting};

/// A day on which the certificates of the record's own tests are valid.
fn in_january() -> At {
    At::from_timestamp(1_800_000_000, 0).unwrap()
}

/// The home of the person those certificates name.
fn rowans_home(now: fn() -> At) -> Stage {
    let stage = Stage::at(now);
    stage.must(
        "create_home",
        json!({"home": {
            "home_name": "Larch House (EXAMPLE)", "urn": "SC000000",
            "provider": "Larch Care (EXAMPLE)", "host_authority": null,
            "registered_places": null, "manager": "Rowan Ashby",
            "passphrase": PASSPHRASE, "path": stage.file("larch"),
        }}),
    );
    stage
}

fn file(name: &str) -> String {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/crates/record/tests/public_authority"
    );
    format!("{folder}/{name}")
}

fn taken(stage: &Stage, name: &str, of_the_file: &str, passphrase: &str) -> Result<Value, Value> {
    stage.ask(
        "use_certificate_file",
        json!({"path": file(name), "of_the_file": of_the_file, "passphrase": passphrase}),
    )
}

#[test]
fn a_person_signs_with_a_public_certificate_and_with_the_providers_again() {
    let stage = rowans_home(in_january);
    let own = json!({"passphrase": PASSPHRASE});
    let first = stage.must("own_certificate", own.clone());
    assert_eq!(first["from_the_provider"], true);
    assert_eq!(first["key"], "ECDSA on the curve P-256");
    assert_eq!(first["may_renew"], true);
    assert_eq!(stage.must("trust_page", json!({}))["others"], json!([]));

    let brought = taken(&stage, "rsa-modern.p12", "example", PASSPHRASE).unwrap();
    assert_eq!(brought["from_the_provider"], false);
    assert_eq!(brought["says"]["issuer"], "EXAMPLE Documents");
    assert!(brought["key"].as_str().unwrap().starts_with("RSA, "));
    // As it is kept, and read again.
    let mut again = stage.must("own_certificate", own);
    again["done"] = brought["done"].clone();
    assert_eq!(again, brought);
    let page = stage.must("trust_page", json!({}));
    assert_eq!(page["others"].as_array().unwrap().len(), 1);
    assert_eq!(
        page["others"][0]["fingerprint"],
        brought["root_fingerprint"]
    );

    let renewed = stage.must("renew_certificate", json!({"passphrase": PASSPHRASE}));
    assert_eq!(renewed["from_the_provider"], true);
    assert_ne!(renewed["says"]["fingerprint"], first["says"]["fingerprint"]);
    assert_eq!(renewed["days_left"], 3 * 365);
}

#[test]
fn a_certificate_that_cannot_be_used_leaves_everything_as_it_was() {
    let stage = rowans_home(in_january);
    let own = json!({"passphrase": PASSPHRASE});
    let before = stage.must("own_certificate", own.clone());
    let said = |name, of_the_file, passphrase| {
        let error = taken(&stage, name, of_the_file, passphrase).unwrap_err();
        format!(
            "{}: {}",
            error["code"].as_str().unwrap(),
            error["message"].as_str().unwrap()
        )
    };
    assert!(said("p384.p12", "example", PASSPHRASE).contains("of a kind that records are not"));
    assert!(said("p256.p12", "wrong", PASSPHRASE).contains("not its passphrase"));
    assert!(said("without-root.p12", "example", PASSPHRASE).contains("whole chain"));
    let wrong = said("p256.p12", "example", "not this one at all");
    assert!(wrong.starts_with("wrong_passphrase"), "{wrong}");
    assert!(said("no-such-file.p12", "example", PASSPHRASE).contains("no such file"));
    assert_eq!(stage.must("own_certificate", own), before);
    assert_eq!(stage.must("trust_page", json!({}))["others"], json!([]));

    let another = Stage::at(in_january).with_a_home();
    let error = taken(&another, "p256.p12", "example", PASSPHRASE).unwrap_err();
    let words = error["message"].as_str().unwrap();
    assert!(
        words.contains("Rowan Ashby") && words.contains("Rosalind Ashworth"),
        "{words}"
    );
    let wrong = stage.ask(
        "own_certificate",
        json!({"passphrase": "not this one at all"}),
    );
    assert_eq!(code(wrong), "wrong_passphrase");
}

#[test]
fn a_certificate_that_has_ended_is_not_taken_in() {
    // Long after.
    let stage = rowans_home(|| At::from_timestamp(4_000_000_000, 0).unwrap());
    let error = taken(&stage, "p256.p12", "example", PASSPHRASE).unwrap_err();
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("not valid today"),
        "{error}"
    );
}

#[test]
fn a_time_stamp_is_asked_for_where_an_address_is_named_and_shown_in_the_check() {
    let Waiting {
        stage,
        id,
        revision,
    } = waiting();
    let now = on_the_day_of_signing();
    let stamper = TimeStamper::proper(now - chrono::Duration::hours(1));
    let root = stage.file("clock.der");
    std::fs::write(&root, &stamper.root).unwrap();
    let address = clock(move |question| stamper.answer(question, now));
    let page = stage.must("save_time_stamps", json!({"address": address}));
    assert_eq!(page["time_stamps"], address);

    let passphrase = look_round::PASSPHRASE;
    let asked = json!({"id": id, "revision": revision, "passphrase": passphrase});
    let record = stage.must("sign_decision", asked);
    let found = |stage: &Stage| {
        let checked = stage.must("check_own_record", json!({"number": record["number"]}));
        assert_eq!(checked["verification"]["verdict"], "genuine");
        let facts = checked["verification"]["facts"].as_array().unwrap().clone();
        let others = facts
            .iter()
            .filter(|fact| fact["outcome"] == "true")
            .count();
        let stamp = facts
            .into_iter()
            .find(|fact| fact["name"] == "Timestamped")
            .unwrap();
        (stamp["outcome"].as_str().unwrap().to_owned(), others)
    };
    assert_eq!(found(&stage), ("unknown".to_owned(), 7));
    let page = stage.must("trust_authority", json!({"path": root}));
    assert_eq!(found(&stage), ("true".to_owned(), 8));
    let fingerprint = &page["others"][0]["fingerprint"];
    stage.must("stop_trusting", json!({"fingerprint": fingerprint}));
    assert_eq!(found(&stage), ("unknown".to_owned(), 7));
}

#[test]
fn without_a_time_stamp_nothing_is_signed_until_the_person_says_so() {
    let Waiting {
        stage,
        id,
        revision,
    } = waiting();
    let asked = json!({"id": id, "revision": revision, "passphrase": look_round::PASSPHRASE});
    // A clock that is wrong, one that talks nonsense, and one that is not there.
    let wrong = TimeStamper::proper(on_the_day_of_signing() - chrono::Duration::days(9));
    let long_ago = on_the_day_of_signing() - chrono::Duration::days(9);
    let addresses = [
        clock(|_| b"nonsense".to_vec()),
        "http://127.0.0.1:9/".to_owned(),
    ];
    for address in addresses {
        stage.must("save_time_stamps", json!({"address": address}));
        let error = stage.ask("sign_decision", asked.clone()).unwrap_err();
        assert_eq!(error["code"], "not_stamped", "{error}");
    }
    let address = clock(move |question| wrong.answer(question, long_ago));
    stage.must("save_time_stamps", json!({"address": address}));
    let error = stage.ask("sign_decision", asked.clone()).unwrap_err();
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("later than the time stamp"),
        "{error}"
    );
    assert_eq!(
        stage.must("referral", json!({"id": id}))["record"],
        Value::Null
    );

    let record = stage.must("sign_without_stamp", asked);
    let checked = stage.must("check_own_record", json!({"number": record["number"]}));
    assert_eq!(checked["verification"]["verdict"], "genuine");
    let off = stage.must("save_time_stamps", json!({"address": null}));
    assert_eq!(off["time_stamps"], Value::Null);
    let refused = stage.ask(
        "save_time_stamps",
        json!({"address": "https://example.org"}),
    );
    assert_eq!(code(refused), "refused");
}

#[test]
fn a_document_beside_the_record_is_time_stamped_too_or_not_signed_unasked() {
    let stage = Stage::at(on_the_day_of_signing);
    stage.must("open_example", json!({}));
    let records = stage.must("records", json!({}));
    let asked = json!({"kind": "reply", "referral": records[0]["referral_id"], "about": null});
    let form = stage.must("document_form", json!({"asked": asked, "words": null}));
    let text = form["parts"][0]["words"].clone();
    let sign = json!({"asked": asked, "words": [{"key": "words", "words": text}],
        "about_nobody": [], "passphrase": look_round::PASSPHRASE});

    let nobody = json!({"address": "http://127.0.0.1:9/"});
    stage.must("save_time_stamps", nobody);
    assert_eq!(
        code(stage.ask("sign_document", sign.clone())),
        "not_stamped"
    );
    assert_eq!(
        stage.must("documents", json!({"referral": null})),
        json!([])
    );

    let now = on_the_day_of_signing();
    let stamper = TimeStamper::proper(now - chrono::Duration::hours(1));
    let root = stage.file("clock.der");
    std::fs::write(&root, &stamper.root).unwrap();
    let address = clock(move |question| stamper.answer(question, now));
    stage.must("save_time_stamps", json!({"address": address}));
    stage.must("trust_authority", json!({"path": root}));
    let stamped = stage.must("sign_document", sign.clone());
    // The clock answers once: without its stamp only where the person says so.
    assert_eq!(
        code(stage.ask("sign_document", sign.clone())),
        "not_stamped"
    );
    let bare = stage.must("sign_document_without_stamp", sign);

    for (row, expected) in [(stamped, "true"), (bare, "not_compared")] {
        let copy = stage.file(row["number"].as_str().unwrap());
        let export = json!({"number": row["number"], "path": copy});
        stage.must("export_document", export);
        let checked = stage.must("check_record", json!({"record": {"path": copy}}));
        let verification = &checked["verification"];
        assert_eq!(verification["verdict"], "genuine");
        let facts = verification["facts"].as_array().unwrap();
        let stamp = facts.iter().find(|fact| fact["name"] == "Timestamped");
        assert_eq!(stamp.unwrap()["outcome"], expected);
    }
}

#[test]
fn a_record_from_elsewhere_is_known_by_the_certificate_given_with_it() {
    let Waiting {
        stage,
        id,
        revision,
    } = waiting();
    let asked = json!({"id": id, "revision": revision, "passphrase": look_round::PASSPHRASE});
    let record = stage.must("sign_decision", asked);
    let (copy, root) = (stage.file("copy.pdf"), stage.file("root.pem"));
    stage.must(
        "export_record",
        json!({"number": record["number"], "path": copy}),
    );
    stage.must("export_root", json!({"path": root}));

    let elsewhere = Stage::new();
    let check = |trust: Value| {
        let asked = json!({"record": {"path": copy}, "trust": trust});
        elsewhere.must("check_record", asked)["verification"]["verdict"].clone()
    };
    assert_eq!(check(Value::Null), "unknown_signer");
    assert_eq!(check(json!(root)), "genuine");
    let of_another = rowans_home(in_january);
    let other = of_another.file("other.pem");
    of_another.must("export_root", json!({"path": other}));
    assert_eq!(check(json!(other)), "refused");
    let person = json!({"record": {"path": copy}, "trust": copy});
    assert!(
        elsewhere.ask("check_record", person).is_err(),
        "no certificate"
    );
}
