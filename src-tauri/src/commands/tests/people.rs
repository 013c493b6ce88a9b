//! People come, change and go; passphrases change; the kit recovers; the journal tells.

use serde_json::{Value, json};

use super::{PASSPHRASE, Stage, code};

const THEIRS: &str = "walnut ferry quilt thunder";
const THIRD: &str = "pewter canyon violin marsh";

fn person(name: &str, standing: &str) -> Value {
    json!({"name": name, "standing": standing, "registration": "", "until": null})
}

fn sign_in(stage: &Stage, passphrase: &str) -> Result<Value, Value> {
    let path = stage.file("larch.casebook");
    stage.ask("sign_in", json!({"path": path, "passphrase": passphrase}))
}

#[test]
fn a_second_registered_manager_can_sign_and_vouch_from_the_first_day() {
    let stage = Stage::new().with_a_home();
    let add = |own: Value| {
        let second = person("Ottoline Larch", "registered_manager");
        stage.ask(
            "add_person",
            json!({"person": second, "passphrase": THEIRS, "own": own}),
        )
    };
    assert_eq!(code(add(Value::Null)), "refused");
    assert_eq!(code(add(json!("not this one at all"))), "wrong_passphrase");
    let page = stage.must("people", json!({}));
    assert_eq!(
        page["people"].as_array().unwrap().len(),
        1,
        "nobody half-added"
    );
    let page = add(json!(PASSPHRASE)).unwrap();
    let second = page["people"][1].clone();
    assert_eq!(second["needs_identity"], false);
    assert_eq!(second["vouches"], true);

    // The one who vouched leaves; the other goes on under the same root.
    sign_in(&stage, THEIRS).unwrap();
    let page = stage.must("people", json!({}));
    let removed = stage.must("remove_person", json!({"id": page["people"][0]["id"]}));
    assert_eq!(removed["people"][0]["active"], false);
    assert_eq!(removed["people"][0]["name"], "Rosalind Ashworth");
    assert_eq!(code(sign_in(&stage, PASSPHRASE)), "wrong_passphrase");
    sign_in(&stage, THEIRS).unwrap();
    let third = person("Ines Moreau", "registered_provider");
    let page = stage.must(
        "add_person",
        json!({"person": third, "passphrase": THIRD, "own": THEIRS}),
    );
    assert_eq!(page["people"][2]["needs_identity"], false);
}

#[test]
fn a_changed_name_needs_a_new_certificate_and_gets_one() {
    let stage = Stage::new().with_a_home();
    let me = stage.must("people", json!({}))["people"][0].clone();
    let renamed = person("Rosalind Ashworth-Bell", "registered_manager");
    let page = stage.must("change_person", json!({"id": me["id"], "person": renamed}));
    assert_eq!(page["people"][0]["needs_identity"], true);
    let certified = stage.must(
        "certify_person",
        json!({"id": me["id"], "theirs": PASSPHRASE, "own": PASSPHRASE}),
    );
    assert_eq!(certified["people"][0]["needs_identity"], false);
    assert_eq!(
        stage.must("start", json!({}))["session"]["person"]["name"],
        "Rosalind Ashworth-Bell"
    );
}

#[test]
fn a_forgotten_passphrase_is_set_anew_with_the_printed_kit() {
    let stage = Stage::new().with_a_home();
    let kit = stage.must("make_recovery_kit", json!({"own": PASSPHRASE}));
    let groups: Vec<&str> = kit["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group.as_str().unwrap())
        .collect();
    assert_eq!((groups.len(), kit["signs_again"].clone()), (8, json!(true)));
    stage.must("lock", json!({}));

    let path = stage.file("larch.casebook");
    let ask = |typed: String| stage.ask("recovery_people", json!({"path": path, "code": typed}));
    let mut wrong = groups.clone();
    wrong.swap(0, 1);
    let refused = ask(wrong.join(" ")).unwrap_err();
    assert_eq!(refused["code"], "refused");
    assert_eq!(
        refused["message"],
        "Group 1 of the recovery code is not as printed."
    );
    let people = ask(groups.join(" ").to_lowercase()).unwrap();
    assert_eq!(people[0]["name"], "Rosalind Ashworth");
    let session = stage.must(
        "recover",
        json!({"path": path, "code": groups.concat(), "person": people[0]["id"],
            "passphrase": THIRD}),
    );
    assert_eq!(session["may_sign"], true);
    assert!(
        session["warnings"]
            .to_string()
            .contains("The recovery kit was used")
    );
    let page = stage.must("people", json!({}));
    assert_eq!(
        page["people"][0]["needs_identity"], false,
        "certified anew by the kit"
    );
    assert_eq!(code(sign_in(&stage, PASSPHRASE)), "wrong_passphrase");
    sign_in(&stage, THIRD).unwrap();
}

#[test]
fn a_new_passphrase_of_ones_own_opens_and_signs() {
    let stage = Stage::new().with_a_home();
    let change = |present: &str| {
        stage.ask(
            "change_own_passphrase",
            json!({"present": present, "chosen": THIRD}),
        )
    };
    assert_eq!(code(change(THEIRS)), "wrong_passphrase");
    let page = change(PASSPHRASE).unwrap();
    assert_eq!(page["people"][0]["needs_identity"], false);
    assert_eq!(code(sign_in(&stage, PASSPHRASE)), "wrong_passphrase");
    sign_in(&stage, THIRD).unwrap();
}

#[test]
fn the_journal_tells_who_read_what_and_is_asked_by_person_and_by_subject() {
    let stage = Stage::new().with_a_home();
    let begun = stage.must(
        "new_referral",
        json!({"first": {"answers": [["/child/known_as", "Kayden"]]}}),
    );
    stage.must(
        "change_referral",
        json!({"id": begun["id"], "revision": 1, "change": {
            "change": "answer", "pointer": "/child/known_as", "value": "Kieran",
        }}),
    );
    stage.as_another(casebook::Standing::ResponsibleIndividual);
    for _ in 0..3 {
        stage.must("referral", json!({"id": begun["id"]}));
    }
    stage.must("home", json!({}));
    let page = stage.must("journal", json!({"asked": {}}));
    let told: Vec<String> = page["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let subject = entry["subject"]["name"].as_str().unwrap_or("");
            format!(
                "{} {}: {subject}",
                entry["who"].as_str().unwrap(),
                entry["did"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told[..5],
        [
            "Sam Okoro read the journal: ",
            "Sam Okoro looked at the entries of the children living here: The children living here",
            "Sam Okoro opened a referral: Referral 1, Kieran",
            "Sam Okoro signed in: ",
            "Rosalind Ashworth gave a person a way in: Sam Okoro",
        ]
    );
    let key = page["entries"][2]["subject"]["key"].clone();
    let about = stage.must("journal", json!({"asked": {"subject": key}}));
    let about = about["entries"].as_array().unwrap();
    assert_eq!(about.len(), 3);
    let changes = about[1]["changes"].as_array().unwrap();
    let renamed = changes
        .iter()
        .find(|change| change["after"] == "Kieran")
        .unwrap();
    assert_eq!(renamed["before"], "Kayden");
    let me = page["people"][1]["id"].clone();
    let mine = stage.must("journal", json!({"asked": {"who": me}}));
    let mine = mine["entries"].as_array().unwrap();
    assert!(mine.iter().all(|entry| entry["who"] == "Sam Okoro"));
    assert!(page["more"].is_null());
}
