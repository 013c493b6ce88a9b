//! What a responsible individual reads of the signed decisions.

use super::*;

fn numbers(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["line"]["number"].as_str().unwrap().to_owned())
        .collect()
}

/// The example home's responsible individual, signed in.
pub(super) fn as_responsible_individual(stage: &Stage) {
    let new = NewPerson {
        name: "Helen Marsh".to_owned(),
        standing: casebook::Standing::ResponsibleIndividual,
        registration: String::new(),
        until: None,
    };
    let theirs = "walnut ferry quilt thunder";
    let add = |at: &mut crate::session::SignedIn| {
        let passphrase = Passphrase::new(theirs);
        at.casebook
            .add_person(&new, &passphrase, QUICK, morning(), &mut OsRng)?;
        Ok(())
    };
    stage.desk.with(add).unwrap();
    let path = stage.desk.places().example();
    stage.must("sign_in", json!({"path": path, "passphrase": theirs}));
}

#[test]
fn a_decision_stands_in_the_queue_until_the_person_says_they_read_it() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let queue = stage.must("reading_queue", json!({}));
    let unread = numbers(&queue["to_read"]);
    assert_eq!(unread.len(), 2);
    assert_eq!(queue["unread"], 2);
    assert_eq!(queue["read"], json!([]));
    assert_eq!(
        queue["may_oversee"], false,
        "a manager oversees nothing of their own"
    );
    let text = queue.to_string();
    assert!(
        !text.contains("legal_name"),
        "no case travels with the list"
    );

    let after = stage.must("mark_read", json!({"number": unread[0]}));
    assert_eq!(numbers(&after["to_read"]), unread[1..]);
    assert_eq!(numbers(&after["read"]), unread[..1]);
    assert_eq!(after["read"][0]["read_on"], "2026-11-21");
    stage.must("mark_read", json!({"number": unread[0]}));
    let journal = stage.must("journal", json!({"asked": {}}));
    let told: Vec<&Value> = journal["entries"].as_array().unwrap().iter().collect();
    let said = told
        .iter()
        .filter(|entry| entry["did"] == "said they had read a signed record");
    assert_eq!(said.count(), 1, "once, though it was said twice");
}

#[test]
fn each_person_has_a_queue_of_their_own() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let queue = stage.must("reading_queue", json!({}));
    let first = numbers(&queue["to_read"])[0].clone();
    stage.must("mark_read", json!({"number": first}));
    as_responsible_individual(&stage);
    let theirs = stage.must("reading_queue", json!({}));
    assert_eq!(theirs["unread"], 2);
    assert_eq!(theirs["may_oversee"], true);
    assert!(
        stage
            .ask("mark_read", json!({"number": "2026-099"}))
            .is_err()
    );
}
