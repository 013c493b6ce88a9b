//! Keeping, deleting and the registers, as the window meets them.

use std::sync::atomic::{AtomicI64, Ordering};

use admission::afterwards::{AfterChange, Happened};
use serde_json::{Value, json};

use super::{QUICK, Stage, morning};

/// The example home, signed in as its manager, and the page about keeping.
fn example() -> Stage {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    stage
}

fn page(stage: &Stage) -> Value {
    stage.must("retention", json!({"number": null}))
}

fn change(stage: &Stage, change: Value) -> Result<Value, Value> {
    stage.ask("change_retention", json!({"change": change}))
}

fn must(stage: &Stage, asked: Value) -> Value {
    change(stage, asked.clone()).unwrap_or_else(|error| panic!("{asked}: {error}"))
}

fn referral(id: &str) -> Value {
    json!({"kept": "referral", "id": id})
}

/// Adds somebody who may agree to a deletion, and signs them in.
fn second_person(stage: &Stage) {
    let path = stage.must("start", json!({}))["casebook"]["path"].clone();
    const THEIRS: &str = "walnut ferry quilt thunder";
    stage
        .desk
        .with(|at| {
            let new = casebook::NewPerson {
                name: "Ada Pike".to_owned(),
                standing: casebook::Standing::ResponsibleIndividual,
                registration: String::new(),
                until: None,
            };
            let passphrase = casebook::Passphrase::new(THEIRS);
            at.casebook
                .add_person(&new, &passphrase, QUICK, morning(), &mut rand_core::OsRng)?;
            Ok(())
        })
        .unwrap();
    stage.must("sign_in", json!({"path": path, "passphrase": THEIRS}));
}

/// Both periods set as short as they can be, and confirmed.
fn confirm(stage: &Stage) -> Value {
    let set = must(
        stage,
        json!({"do": "set", "revision": page(stage)["revision"], "months": 1, "years": 1,
               "why": "EXAMPLE: nothing is learnt from them later."}),
    );
    assert_eq!(set["in_force"], false);
    must(
        stage,
        json!({"do": "confirm", "revision": set["revision"], "lead": "Ada Pike, EXAMPLE",
               "on": "2026-11-20"}),
    )
}

/// The declined referral of the example, which was signed some weeks ago.
fn declined(stage: &Stage) -> (String, i64) {
    let rows = stage.must("referrals", json!({"before": null}))["rows"].clone();
    let rows = rows.as_array().unwrap();
    let found = rows.iter().find(|row| {
        row["outcome"]
            .as_str()
            .is_some_and(|outcome| outcome.starts_with("decline"))
    });
    let row = found.unwrap();
    (
        row["id"].as_str().unwrap().to_owned(),
        row["number"].as_i64().unwrap(),
    )
}

fn row(page: &Value, id: &str) -> Value {
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .find(|row| row["id"] == id)
        .cloned()
        .unwrap_or_default()
}

#[test]
fn nothing_is_offered_as_set_and_a_hold_needs_a_reason() {
    let stage = example();
    let first = page(&stage);
    assert_eq!(first["in_force"], false);
    assert_eq!(first["schedule"]["referral_months"], Value::Null);
    assert_eq!(first["rows"], json!([]));
    let (id, number) = declined(&stage);
    let shown = stage.must("retention", json!({"number": number}));
    assert_eq!(row(&shown, &id)["due"], false);
    let ask = change(&stage, json!({"do": "ask", "of": referral(&id)})).unwrap_err();
    assert_eq!(ask["code"], "refused", "{ask}");
    let hold = |because: &str| {
        let revision =
            row(&stage.must("retention", json!({"number": number})), &id)["revision"].clone();
        change(
            &stage,
            json!({"do": "hold", "of": referral(&id), "revision": revision,
                              "kind": "complaint", "because": because}),
        )
    };
    assert!(hold(" ").is_err());
    let held = hold("A complaint of 3 November.").unwrap();
    assert_eq!(
        row(&held, &id)["keeping"]["holds"][0]["by"],
        "Miriam Okafor"
    );
}

#[test]
fn two_people_one_after_another_delete_what_is_due_and_a_certificate_stays() {
    let stage = Stage::at(clock);
    stage.must("open_example", json!({}));
    // The example is made as of today: three months later its decline is due.
    let (id, number) = declined(&stage);
    CLOCK.store(90 * 24 * 3_600, Ordering::SeqCst);
    let confirmed = confirm(&stage);
    assert_eq!(confirmed["in_force"], true);
    let shown = stage.must("retention", json!({"number": number}));
    let due = row(&shown, &id);
    if due["due"] != true {
        panic!("{due}");
    }
    let child = due["child"].as_str().unwrap().to_owned();
    assert!(
        shown["copies"]
            .to_string()
            .contains("this computer has no folder of backups")
    );
    let backups = tempfile::tempdir().unwrap();
    let folder = json!({"path": backups.path()});
    stage.must("choose_backup_folder", folder);
    stage.must("back_up_now", json!({}));
    // Made today, it may stand for its month until it is a year old.
    let said = "one in the folder of this computer; it goes by";
    assert!(page(&stage)["copies"].to_string().contains(said));
    let asked = must(&stage, json!({"do": "ask", "of": referral(&id)}));
    let deletion = asked["deletions"][0].clone();
    assert_eq!(deletion["may_agree"], false);
    let alone = change(&stage, json!({"do": "agree", "number": deletion["number"]})).unwrap_err();
    assert!(
        alone["message"]
            .as_str()
            .unwrap()
            .contains("Another person"),
        "{alone}"
    );

    second_person(&stage);
    assert_eq!(page(&stage)["deletions"][0]["may_agree"], true);
    let done = must(&stage, json!({"do": "agree", "number": deletion["number"]}));
    let certificate = done["deletions"][0]["certificate"].clone();
    let words = certificate.to_string();
    assert!(
        words.contains("Ada Pike") && words.contains("written anew"),
        "{words}"
    );
    assert!(!words.contains(&child), "{words}");
    assert!(
        words.contains("Backups that still hold it") && words.contains("goes by"),
        "{words}"
    );

    // Everything goes on: the list, the register of records, the search, the journal.
    let rows = stage.must("referrals", json!({"before": null}));
    assert!(!rows.to_string().contains(&child), "{child}");
    let records = stage.must("records", json!({}));
    assert!(!records.to_string().contains(&child));
    let found = stage.must("search", json!({"typed": child}));
    assert!(!found.to_string().contains("\"referral\""), "{found}");
    let journal = stage.must("journal", json!({"asked": {}}));
    assert!(journal.to_string().contains("agreed to a deletion"));
    assert!(!journal.to_string().contains(&child));
    let read = stage.ask("referral", json!({"id": id})).unwrap_err();
    assert!(
        read["message"].as_str().unwrap().contains("was deleted"),
        "{read}"
    );
    what_leaves_the_home_says_what_is_gone(&stage);
}

/// A pack and a summary in numbers of a time from which a record was deleted: made all the same, and
/// neither passes for the whole.
fn what_leaves_the_home_says_what_is_gone(stage: &Stage) {
    let folder = stage.file("pack after a deletion");
    let days = json!({"from": "2026-11-01", "to": "2027-03-01", "path": folder});
    stage.must("export_pack", days);
    let folder = std::path::Path::new(&folder);
    assert!(!folder.join("Decision record 2026-001.pdf").exists());
    assert!(folder.join("Decision record 2026-002.pdf").exists());
    // Not in the manager's own words, which may be written over: the page itself says it.
    let mine = json!([{"key": "words", "words": "A quiet half year."}]);
    for (words, days, deleted) in [
        (json!(null), "2026-11-01_2027-03-01", true),
        (mine, "2026-11-01_2027-03-01", true),
        (json!(null), "2020-01-01_2020-06-30", false),
    ] {
        let asked = json!({"kind": "six_months", "referral": null, "about": days});
        let asked: crate::documents::DocumentAsked = serde_json::from_value(asked).unwrap();
        let words: Option<Vec<crate::documents::PartWords>> =
            serde_json::from_value(words).unwrap();
        let outlook = stage
            .desk
            .with(|at| crate::documents::outlook(at, &asked, words.as_deref(), stage.desk.today()))
            .unwrap();
        let crate::documents::Outlook::Draft(draft) = outlook else {
            panic!("a summary of {days}");
        };
        let record::Says::SixMonths(says) = &draft.says else {
            panic!("a summary of {days}");
        };
        assert_eq!(says.deleted, deleted, "{days}");
        assert!(!says.words.contains("not counted"), "{}", says.words);
    }
}

/// Seconds after the morning of the example; one test moves it.
static CLOCK: AtomicI64 = AtomicI64::new(0);

fn clock() -> casebook::At {
    morning() + chrono::Duration::seconds(CLOCK.load(Ordering::SeqCst))
}

#[test]
fn a_child_who_moved_in_stands_in_the_register_with_what_the_referral_says() {
    let stage = example();
    assert_eq!(stage.must("moved_in", json!({})), json!([]));
    let rows = stage.must("referrals", json!({"before": null}))["rows"].clone();
    let accepted = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| {
            row["outcome"]
                .as_str()
                .is_some_and(|outcome| outcome.starts_with("accept"))
        })
        .unwrap()
        .clone();
    let noted =
        stage.must("referral", json!({"id": accepted["id"]}))["afterwards"]["revision"].clone();
    let started = AfterChange::Note {
        what: Happened::Started {
            at: admission::calendar::english_time(morning()),
        },
    };
    stage.must(
        "note_afterwards",
        json!({"id": accepted["id"], "revision": noted, "change": started}),
    );
    // Who moved in is asked wherever a decision thinks of the group; the register is not looked at.
    let looked_at = |stage: &Stage| {
        let journal = stage.must("journal", json!({"asked": {}})).to_string();
        journal.contains("looked at the register of children")
    };
    let moved_in = stage.must("moved_in", json!({}));
    assert!(!looked_at(&stage));
    let register = stage.must("registers", json!({}));
    assert!(looked_at(&stage));
    let line = register[0].clone();
    for (key, value) in moved_in[0].as_object().unwrap() {
        assert_eq!(&line[key], value, "{key}");
    }
    assert_eq!(line["child"], accepted["child"]);
    let entry = |line: &Value, key: &str| {
        let entries = line["register"].as_array().unwrap();
        entries
            .iter()
            .find(|entry| entry["key"] == key)
            .unwrap()
            .clone()
    };
    assert_eq!(entry(&line, "sch4-1-a")["told"], "21 November 2026");
    assert_eq!(
        entry(&line, "sch4-1-e")["told"],
        accepted["placing_authority"]
    );
    let written = stage.must(
        "write_register",
        json!({"referral": line["referral"], "revision": line["revision"],
               "key": "sch4-1-d", "text": "2 Elm Row, EXAMPLE"}),
    );
    assert_eq!(entry(&written, "sch4-1-d")["written"], "2 Elm Row, EXAMPLE");
    let again = stage.ask(
        "write_register",
        json!({"referral": line["referral"], "revision": line["revision"],
               "key": "sch4-1-d", "text": "elsewhere"}),
    );
    assert_eq!(super::code(again), "changed_elsewhere");
    let path = stage.file("register.csv");
    stage.must("export_register", json!({"path": path}));
    let table = std::fs::read_to_string(&path).unwrap();
    assert!(
        table.contains("2 Elm Row, EXAMPLE") && table.starts_with("\"Child\""),
        "{table}"
    );
    // A child who lived here is kept by the regulation's rule.
    let number = accepted["number"].clone();
    let shown = stage.must("retention", json!({"number": number}));
    let kept = row(&shown, accepted["id"].as_str().unwrap());
    assert_eq!(kept["term"]["provision"], "CHR2015/36(2)(b)");
    assert_eq!(kept["due"], false);
}

/// A child who left in 1968: the regulation's 75 years are over, and the entry goes as a referral
/// goes. Nothing of a child who lives here does.
#[test]
fn the_entry_of_a_child_who_left_long_ago_goes_when_two_people_agree() {
    let stage = example();
    let living = stage.must("home", json!({}))["home"]["children"][0].clone();
    let entry = json!({"id": living["id"], "kept": "entry"});
    assert!(change(&stage, json!({"do": "ask", "of": entry})).is_err());
    let edith = json!({"initials": "E.T.", "known_as": "Edith Tansley", "triggers": "thunder",
                       "date_of_birth": "1949-05-02", "arrived": "1963-01-01",
                       "left": "1967-06-30"});
    stage.must("save_child", json!({"child": edith}));
    let rows = page(&stage)["entries"].clone();
    let row = rows[0].clone();
    assert_eq!(
        (row["child"].as_str(), &row["due"]),
        (Some("Edith Tansley"), &json!(false))
    );
    assert_eq!(row["term"]["until"], "2024-05-02");
    let of = json!({"kept": "entry", "id": row["id"]});
    let ask = json!({"do": "ask", "of": of});
    assert!(
        change(&stage, ask.clone()).is_err(),
        "the schedule is not confirmed"
    );
    confirm(&stage);
    let held = must(
        &stage,
        json!({"do": "hold", "of": of, "revision": 0, "kind": "enquiry",
               "because": "EXAMPLE: an enquiry."}),
    );
    assert_eq!(held["entries"][0]["due"], false);
    assert!(change(&stage, ask.clone()).is_err(), "held");
    must(
        &stage,
        json!({"do": "lift", "of": of, "revision": 1, "id": "h1", "because": "EXAMPLE: it ended."}),
    );
    let asked = must(&stage, ask);
    assert_eq!(asked["deletions"][0]["child"], "Edith Tansley");
    let number = asked["deletions"][0]["number"].clone();
    assert!(change(&stage, json!({"do": "agree", "number": number})).is_err());

    second_person(&stage);
    let done = must(&stage, json!({"do": "agree", "number": number}));
    assert_eq!(done["entries"], json!([]));
    let words = done["deletions"][0].to_string();
    assert!(
        words.contains("the entry of a child who lived here"),
        "{words}"
    );
    assert!(
        !words.contains("Edith") && !words.contains("Tansley"),
        "{words}"
    );
    let home = stage.must("home", json!({})).to_string();
    assert!(!home.contains("Tansley") && home.contains(living["initials"].as_str().unwrap()));
    let journal = stage.must("journal", json!({"asked": {}})).to_string();
    assert!(
        !journal.contains("Edith") && !journal.contains("thunder"),
        "{journal}"
    );
    let found = stage
        .must("search", json!({"typed": "tansley"}))
        .to_string();
    assert!(!found.contains("Edith"), "{found}");
}
