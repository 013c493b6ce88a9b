//! A register of signed records gathered from several homes, as its keeper meets it.

use std::fs;
use std::path::PathBuf;

use super::*;

mod again;
mod hindsight;
mod sampling;

/// What a home hands over: its two signed records in a folder, and its root certificate.
fn handed_over(stage: &Stage) -> PathBuf {
    stage.must("open_example", json!({}));
    let folder = stage.folder.path().join("handed over");
    fs::create_dir_all(folder.join("Rowan House")).unwrap();
    for record in stage.must("records", json!({})).as_array().unwrap() {
        let number = record["number"].as_str().unwrap();
        let path = folder.join("Rowan House").join(format!("{number}.pdf"));
        stage.must("export_record", json!({"number": number, "path": path}));
    }
    folder
}

fn with_a_register(stage: &Stage) -> Value {
    stage.must(
        "create_register",
        json!({"register": {"provider": "Rowan Care (EXAMPLE)", "keeper": "Helen Marsh",
            "passphrase": PASSPHRASE, "path": stage.file("records")}}),
    )
}

fn list(stage: &Stage, show: &str) -> Value {
    stage.must("gathered", json!({"asked": {"show": show}}))
}

fn trust_all(stage: &Stage) {
    for one in stage
        .must("gathered_authorities", json!({}))
        .as_array()
        .unwrap()
    {
        stage.must(
            "trust_gathered",
            json!({"fingerprint": one["fingerprint"], "compared": "EXAMPLE: read to me."}),
        );
    }
}

#[test]
fn a_folder_is_taken_in_once_and_a_changed_record_is_listed_with_what_is_wrong() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    let first = fs::read_dir(folder.join("Rowan House"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let mut changed = fs::read(first.path()).unwrap();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    fs::write(folder.join("changed.PDF"), &changed).unwrap();
    fs::copy(first.path(), folder.join("the same again.pdf")).unwrap();
    fs::write(folder.join("empty.pdf"), b"").unwrap();
    fs::write(folder.join("words.pdf"), b"no PDF at all").unwrap();
    fs::write(
        folder.join("plan.pdf"),
        b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    )
    .unwrap();
    fs::write(folder.join("read me.txt"), b"EXAMPLE").unwrap();
    let huge = fs::File::create(folder.join("huge.pdf")).unwrap();
    huge.set_len(65 << 20).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere", folder.join("gone.pdf")).unwrap();
    let not_read = if cfg!(unix) { 5 } else { 4 };

    let session = with_a_register(&stage);
    assert_eq!(session["register"], true);
    assert_eq!(session["may_sign"], false);
    assert_eq!(list(&stage, "decisions")["documents"], 0, "empty at first");

    let taken = stage.must("gather_folder", json!({"path": folder}));
    assert_eq!(
        taken,
        json!({"new": 3, "failed": 1, "known": 1, "not_read": not_read, "others": 1,
            "stopped": false})
    );
    let again = stage.must("gather_folder", json!({"path": folder}));
    assert_eq!((&again["new"], &again["known"]), (&json!(0), &json!(4)));

    let page = list(&stage, "decisions");
    assert_eq!(
        (&page["documents"], &page["failed"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        page["unknown_signer"], 2,
        "nobody is trusted because they are named"
    );
    assert_eq!(page["decisions"], 0);
    assert_eq!(page["not_read"].as_array().unwrap().len(), not_read);
    let failed = &list(&stage, "failed")["rows"][0];
    assert_eq!(failed["path"], "changed.PDF");
    assert!(
        !failed["failing"].as_array().unwrap().is_empty(),
        "{failed}"
    );
    let queue = stage.must("gathered_queue", json!({"home": null}));
    assert_eq!(queue["unread"], 0);
    let left_out = queue["left_out"].as_str().unwrap();
    assert!(
        left_out.contains("2 decision records") && left_out.contains("One file"),
        "{left_out}"
    );

    trust_all(&stage);
    let page = list(&stage, "unread");
    assert_eq!((&page["decisions"], &page["found"]), (&json!(2), &json!(2)));
    assert_eq!(
        list(&stage, "failed")["found"],
        1,
        "trust mends no changed record"
    );
    let found = stage.must(
        "gathered_patterns",
        json!({"from": "2020-01-01", "to": "2030-01-01", "home": null}),
    );
    assert_eq!(found["page"]["decisions"], 2);
    assert_eq!(found["homes"].as_array().unwrap().len(), 1);
    let opened = stage.must("gathered_record", json!({"sha256": failed["sha256"]}));
    assert_eq!(opened["check"]["verification"]["verdict"], "refused");
    assert_eq!(
        opened["check"]["pdf"],
        Value::Null,
        "its pages are not shown"
    );
    assert_eq!(opened["may_oversee"], false);
}

#[test]
fn a_decision_is_read_audited_and_its_oversight_record_counts() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    let row = list(&stage, "decisions")["rows"][0].clone();
    let asked = json!({"kind": "oversight", "referral": null, "about": row["sha256"]});
    let form = stage.must("document_form", json!({"asked": asked, "words": null}));
    assert!(
        form["not_made_because"]
            .as_str()
            .unwrap()
            .contains("Nobody you trust")
    );

    trust_all(&stage);
    let words = json!([{"key": "seen", "words": "The whole record."},
        {"key": "agrees", "words": "agrees"}]);
    let signed = stage.must(
        "sign_document",
        json!({"asked": asked, "words": words, "about_nobody": [], "passphrase": PASSPHRASE}),
    );
    let opened = stage.must("gathered_record", json!({"sha256": row["sha256"]}));
    assert_eq!(opened["overseen"], json!([signed["number"]]));
    assert_eq!(
        opened["row"]["read_on"], "2026-11-21",
        "whoever signs has read"
    );
    let queue = stage.must("gathered_queue", json!({"home": null}));
    assert_eq!((&queue["unread"], &queue["read"]), (&json!(1), &json!(1)));
    let found = stage.must(
        "gathered_patterns",
        json!({"from": "2020-01-01", "to": "2030-01-01", "home": null}),
    );
    let audit = found["page"]["patterns"].as_array().unwrap().iter();
    let audit = audit.clone().find(|one| one["name"] == "audit").unwrap();
    assert_eq!(audit["rows"][0]["counts"][0], 1);

    // In another register it brings the decision record along, and stands beside it.
    let copy = stage.file("oversight.pdf");
    stage.must(
        "export_document",
        json!({"number": signed["number"], "path": copy}),
    );
    let bytes = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        fs::read(&copy).unwrap(),
    );
    stage.must(
        "create_register",
        json!({"register": {"provider": "Other (EXAMPLE)", "keeper": "Sam Okoro",
            "passphrase": PASSPHRASE, "path": stage.file("others")}}),
    );
    let taken = stage.must("gather_file", json!({"name": "o.pdf", "bytes": bytes}));
    assert_eq!((&taken["new"], &taken["failed"]), (&json!(2), &json!(0)));
    let rows = list(&stage, "decisions")["rows"].clone();
    assert_eq!(rows[0]["sha256"], row["sha256"]);
    assert_eq!(rows[0]["beside"].as_array().unwrap().len(), 1);
}

#[test]
fn an_audit_that_is_saved_as_it_is_written_is_one_line_of_the_journal() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    trust_all(&stage);
    let rows = list(&stage, "decisions")["rows"].clone();
    let write = |row: &Value, words: &str| {
        let asked = json!({"kind": "oversight", "referral": null, "about": row["sha256"]});
        let words = json!([{"key": "seen", "words": words}]);
        stage.must(
            "keep_document_words",
            json!({"asked": asked, "words": words}),
        );
    };
    write(&rows[1], "EXAMPLE: the whole record.");
    for letters in 1..=60 {
        write(&rows[0], &"E".repeat(letters));
    }
    let page = stage.must("journal", json!({"asked": {}}));
    let entries = page["entries"].as_array().unwrap();
    let written: Vec<&Value> = entries
        .iter()
        .filter(|one| one["did"].as_str().unwrap().starts_with("wrote at"))
        .collect();
    assert_eq!(written.len(), 2, "{written:?}");
    let did = written[0]["did"].as_str().unwrap();
    assert!(did.contains("not signed yet, 60 times at "), "{did}");
    assert_eq!(
        written[1]["did"], "wrote at a document that is not signed yet",
        "another document is told by itself"
    );
    assert_eq!(written[1]["first"], Value::Null);
    let number = |name: &str| written[0][name].as_i64().unwrap();
    assert_eq!(number("number") - number("first"), 59, "none is left out");
    assert_eq!(written[1]["number"], number("first") - 1);
    assert_eq!(page["more"], Value::Null, "what came before is on the page");
    assert_eq!(entries.last().unwrap()["number"], 1);
    let asked = json!({"asked": {"before": number("first") + 10}});
    let earlier = stage.must("journal", asked)["entries"][0].clone();
    assert!(earlier["did"].as_str().unwrap().contains("10 times"));
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was() {
    use crate::gathered::files;
    let stage = Stage::new();
    let folder = handed_over(&stage);
    with_a_register(&stage);
    let found = files::in_folder(&folder);
    let mut keep = |new: &[casebook::NewGathered], not_read: &[casebook::NotRead]| {
        stage
            .desk
            .with(|at| Ok(at.casebook.gather(new, not_read, morning())?))
    };
    let none = BTreeSet::new();
    let stopped = files::take_in(&found.files, &none, 1, &mut keep, &mut |_, _| false).unwrap();
    assert!(stopped.stopped || stopped.new == 2);
    let after = stage.must("gather_folder", json!({"path": folder}));
    assert_eq!(after["stopped"], false);
    assert_eq!(list(&stage, "decisions")["documents"], 2);
}

#[test]
fn a_home_keeps_no_register_and_a_register_no_home() {
    let stage = Stage::new().with_a_home();
    stage.as_another(casebook::Standing::ResponsibleIndividual);
    let refused = stage.ask("gathered", json!({"asked": {}})).unwrap_err();
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("gathered in a register")
    );
    let folder = stage.folder.path();
    let refused = stage
        .ask("gather_folder", json!({"path": folder}))
        .unwrap_err();
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("gathered in a register")
    );
    with_a_register(&stage);
    let refused = stage
        .ask("new_referral", json!({"first": {"answers": []}}))
        .unwrap_err();
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("may not change referrals")
    );
    let named = stage.ask(
        "trust_gathered",
        json!({"fingerprint": "A", "compared": " "}),
    );
    assert!(
        named.unwrap_err()["message"]
            .as_str()
            .unwrap()
            .contains("how you compared")
    );
}

#[test]
fn what_is_deleted_from_a_register_is_gone_and_is_not_silently_taken_in_again() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    let rows = list(&stage, "unknown_signer")["rows"].clone();
    let sha256 = rows[0]["sha256"].clone();
    let one = json!({"what": "record", "sha256": sha256});
    let goes = stage.must("gathered_would_go", json!({"of": one}));
    assert_eq!(goes, json!({"documents": 1, "decisions": 1, "overseen": 0}));
    assert!(
        stage
            .ask("delete_gathered", json!({"of": one, "because": " "}))
            .is_err()
    );
    let because = "EXAMPLE: the child’s record was sent by mistake.";
    stage.must("delete_gathered", json!({"of": one, "because": because}));
    assert_eq!(list(&stage, "decisions")["documents"], 1);
    assert!(
        stage
            .ask("gathered_record", json!({"sha256": sha256}))
            .is_err()
    );

    let taken = stage.must("gather_folder", json!({"path": folder}));
    assert_eq!(taken["new"], 0);
    let said = list(&stage, "decisions")["not_read"].clone();
    assert!(said[0]["why"].as_str().unwrap().contains(because), "{said}");
    let told = stage.must("journal", json!({"asked": {}}));
    let entries = told["entries"].as_array().unwrap();
    assert!(entries.iter().any(|one| {
        let did = one["did"].as_str().unwrap();
        did.starts_with("deleted a gathered document") && did.contains(because)
    }));

    let page = list(&stage, "decisions");
    let home = json!({"what": "home", "key": page["homes"][0]["key"]});
    stage.must("delete_gathered", json!({"of": home, "because": because}));
    assert_eq!(list(&stage, "decisions")["documents"], 0);
    let nothing = stage.ask("delete_gathered", json!({"of": home, "because": because}));
    assert!(nothing.is_err(), "nothing of it is left");
}

#[test]
fn everything_comes_out_of_a_register_and_its_recovery_kit_opens_it() {
    let stage = Stage::new();
    let folder = handed_over(&stage);
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    let out = stage.folder.path().join("out");
    fs::create_dir_all(&out).unwrap();
    let written = stage.must("export_everything", json!({"path": out}));
    let named = PathBuf::from(written["folder"].as_str().unwrap());
    let table = fs::read_to_string(named.join("gathered.csv")).unwrap();
    assert_eq!(table.lines().count(), 3, "{table}");
    for row in list(&stage, "unknown_signer")["rows"].as_array().unwrap() {
        let sums = fs::read_to_string(named.join("manifest.sha256")).unwrap();
        assert!(
            sums.contains(row["sha256"].as_str().unwrap()),
            "as they came"
        );
    }

    let page = stage.must("make_recovery_kit", json!({"own": PASSPHRASE}));
    let groups = page["groups"].as_array().unwrap().iter();
    let code: String = groups.map(|group| group.as_str().unwrap()).collect();
    let path = stage.must("start", json!({}))["casebook"]["path"].clone();
    stage.must("lock", json!({}));
    let people = stage.must("recovery_people", json!({"path": path, "code": code}));
    let chosen = "walnut ferry quilt thunder";
    let session = stage.must(
        "recover",
        json!({"path": path, "code": code, "person": people[0]["id"], "passphrase": chosen}),
    );
    assert_eq!(session["register"], true);
    assert_eq!(list(&stage, "decisions")["documents"], 2);
}
