//! What a responsible individual reads of the signed decisions.

use super::*;

fn numbers(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["line"]["number"].as_str().unwrap().to_owned())
        .collect()
}

/// The example home's responsible individual, signed in.
pub(super) fn as_responsible_individual(stage: &Stage) {
    let theirs = "walnut ferry quilt thunder";
    stage.must(
        "add_person",
        json!({"person": {"name": "Helen Marsh", "standing": "responsible_individual",
            "registration": "", "until": null}, "passphrase": theirs, "own": look_round::PASSPHRASE}),
    );
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

#[test]
fn patterns_count_the_signed_decisions_and_leave_without_small_numbers() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let days = json!({"from": "2025-11-21", "to": "2026-11-21"});
    let page = stage.must("patterns", days);
    assert_eq!(page["decisions"], 2);
    let outcomes = &page["patterns"][0];
    assert_eq!(outcomes["name"], "outcomes");
    let counted: u64 = outcomes["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["counts"].as_array().unwrap())
        .map(|count| count.as_u64().unwrap())
        .sum();
    assert_eq!(counted, 2);
    let nothing = json!({"from": "2020-01-01", "to": "2020-12-31"});
    assert_eq!(stage.must("patterns", nothing)["decisions"], 0);

    let path = stage.file("outcomes.csv");
    let asked = json!({"name": "outcomes", "from": "2025-11-21", "to": "2026-11-21", "path": path});
    stage.must("export_pattern", asked);
    let table = std::fs::read_to_string(&path).unwrap();
    assert!(table.starts_with("\u{feff}Month,Accepted,"), "{table}");
    assert!(table.contains("hidden") && !table.contains(",1"), "{table}");
    let journal = stage.must("journal", json!({"asked": {}}));
    let told = journal["entries"].to_string();
    assert!(
        told.contains("took a pattern over decisions out, without small numbers"),
        "{told}"
    );
}

#[test]
fn a_drawing_is_written_and_nothing_that_is_none() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let path = stage.file("plot.svg");
    let write = |drawing: &str| {
        let asked = json!({"name": "reasons", "drawing": drawing, "path": path});
        stage.ask("export_drawing", asked)
    };
    for no_drawing in ["<html></html>", "", "<svg ><script>1</script></svg>"] {
        assert!(write(no_drawing).is_err(), "{no_drawing}");
        assert!(!Path::new(&path).exists());
    }
    write("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n").unwrap();
    assert!(Path::new(&path).exists());
}

/// The reading queue, and what the list of decisions and that of referrals tell of one record's outcome.
fn told_of(stage: &Stage, number: &Value) -> (Value, [Value; 2]) {
    let queue = stage.must("reading_queue", json!({}));
    let records = stage.must("records", json!({}));
    let mut records = records.as_array().unwrap().iter();
    let record = records.find(|row| row["number"] == *number).unwrap();
    let list = stage.must("referrals", json!({"before": null}));
    let mut rows = list["rows"].as_array().unwrap().iter();
    let row = rows.find(|row| row["id"] == record["referral_id"]).unwrap();
    let drawn = "drawn to be read without its outcome";
    assert_eq!(
        record["outcome"].is_null(),
        record["outcome_words"] == drawn
    );
    assert_eq!(
        row["outcome"].is_null(),
        row["stands"] == "Drawn to be read without its outcome" && row["asks"] == json!([])
    );
    let told = [record["outcome"].clone(), row["outcome"].clone()];
    (queue, told)
}

#[test]
fn a_sample_is_read_without_its_outcome_and_then_stands_beside_the_decision() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    as_responsible_individual(&stage);
    let page = stage.must("samples", json!({}));
    assert_eq!(page["left"], 2);
    assert!(stage.ask("draw_sample", json!({"size": 0})).is_err());
    let page = stage.must("draw_sample", json!({"size": 1}));
    assert_eq!(page["left"], 1);
    let number = page["waiting"][0]["key"].clone();
    let journal = stage.must("journal", json!({"asked": {}}));
    let told = journal["entries"].to_string();
    assert!(told.contains("with the seed"), "{told}");

    let (queue, told) = told_of(&stage, &number);
    assert_eq!(queue["drawn"], 1);
    assert_eq!(numbers(&queue["to_read"]).len(), 1);
    assert_eq!(told, [json!(null), json!(null)], "no list tells it");
    let case = stage.must("blind_case", json!({"number": number}));
    assert_eq!(case["referral"]["decision"]["outcome"], Value::Null);
    assert_eq!(case["referral"]["decision"]["range_reasons"], Value::Null);
    assert_ne!(case["referral"]["needs"], json!([]));

    let view = |range: &str| {
        json!({"number": number, "view": {"outcome": "not_yet", "range": range,
            "response": "Nobody is trained.", "group": "One child was not asked.", "missing": ""}})
    };
    assert!(stage.ask("write_view", view("")).is_err(), "not whole");
    let page = stage.must("write_view", view("Every need is inside."));
    assert_eq!(page["waiting"], json!([]));
    let (queue, told) = told_of(&stage, &number);
    assert_eq!(queue["drawn"], 0);
    assert_eq!(told[0], page["viewed"][0]["decided"]["outcome"]);
    assert_eq!(told[0], told[1]);
    let viewed = &page["viewed"][0];
    assert_eq!(viewed["agreement"], "otherwise");
    assert_ne!(viewed["decided"]["range"], "");
    assert!(
        stage.ask("write_view", view("Other words.")).is_err(),
        "once"
    );
    assert!(stage.ask("blind_case", json!({"number": number})).is_err());
    let days = json!({"from": "2025-11-21", "to": "2026-11-21"});
    let patterns = stage.must("patterns", days)["patterns"].clone();
    let blind = patterns.as_array().unwrap().last().unwrap();
    assert_eq!(blind["name"], "blind");
    assert_eq!(blind["rows"][0]["counts"], json!([0, 0, 1]));
}

#[test]
fn a_view_of_a_record_that_was_opened_meanwhile_is_refused_and_it_is_not_drawn_again() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    as_responsible_individual(&stage);
    let queue = stage.must("reading_queue", json!({}))["to_read"].clone();
    let unread = numbers(&queue);
    stage.must("referral", json!({"id": queue[0]["referral_id"]}));
    assert_eq!(
        stage.must("samples", json!({}))["left"],
        1,
        "one was opened, and not marked as read"
    );
    let page = stage.must("draw_sample", json!({"size": 2}));
    let waiting = page["waiting"].as_array().unwrap();
    assert_eq!(waiting.len(), 1);
    let number = waiting[0]["key"].clone();
    assert_eq!(number, unread[1]);
    stage.must("blind_case", json!({"number": number}));
    stage.must("referral", json!({"id": queue[1]["referral_id"]}));
    let view = json!({"number": number, "view": {"outcome": "not_yet", "range": "a reason",
        "response": "a reason", "group": "a reason", "missing": ""}});
    let refused = stage.ask("write_view", view).unwrap_err();
    let said = refused["message"].as_str().unwrap();
    assert!(said.contains("after it was drawn"), "{said}");
    let page = stage.must("set_sample_aside", json!({"number": number}));
    assert_eq!((&page["waiting"], &page["left"]), (&json!([]), &json!(0)));
}

/// The referral of the signed acceptance, as the window shows it.
fn accepted(stage: &Stage) -> Value {
    let records = stage.must("records", json!({}));
    let records = records.as_array().unwrap();
    let accepted = records
        .iter()
        .find(|row| row["outcome"].as_str().unwrap().starts_with("accept"));
    stage.must("referral", json!({"id": accepted.unwrap()["referral_id"]}))
}

/// Notes something after the decision of a referral.
fn note(stage: &Stage, view: &Value, what: Value) -> Result<Value, Value> {
    let asked = json!({"id": view["id"], "revision": view["afterwards"]["revision"],
        "change": {"do": "note", "what": what}});
    stage.ask("note_afterwards", asked)
}

#[test]
fn an_ending_is_recorded_with_its_look_back_and_what_was_agreed_gone_through() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let view = accepted(&stage);
    assert_eq!(view["afterwards"]["predictions"], json!([]), "not moved in");
    let start = json!({"kind": "started", "at": "2026-11-19T14:00:00"});
    let view = note(&stage, &view, start).unwrap();
    let predictions = view["afterwards"]["predictions"].as_array().unwrap();
    assert!(predictions.len() > 10, "{}", predictions.len());
    let ended = json!({"kind": "ended", "at": "2026-11-20T18:00:00", "notice": "no",
        "words": "He went back to his aunt.", "stay_the_course": "no",
        "stay_the_course_words": "Nothing was agreed before the move."});
    let refused = note(&stage, &view, ended.clone()).unwrap_err();
    let message = refused["message"].as_str().unwrap();
    assert!(message.contains("ook back"), "{message}");
    let seen: Vec<Value> = predictions
        .iter()
        .map(|one| json!({"id": one["id"], "found": "too_soon", "words": ""}))
        .collect();
    let looked = json!({"kind": "looked_back", "at": "ending", "on": "2026-11-21", "seen": seen,
        "next_time": "Whom he would ring at night."});
    let view = note(&stage, &view, looked).unwrap();
    note(&stage, &view, ended).unwrap();
    let days = json!({"from": "2020-01-01", "to": "2026-11-21"});
    let page = stage.must("patterns", days);
    let patterns = page["patterns"].as_array().unwrap();
    let predictions = patterns
        .iter()
        .find(|one| one["name"] == "predictions")
        .unwrap();
    let too_soon: u64 = predictions["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["counts"][3].as_u64().unwrap())
        .sum();
    assert_eq!(too_soon, seen.len() as u64);
}

#[test]
fn the_independent_person_takes_no_record_without_both_consents() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let write = |name: &str| {
        let folder = stage.file(name);
        let asked = json!({"from": "2020-01-01", "to": "2026-11-21", "path": folder});
        let files = stage.must("export_for_visitor", asked).as_u64().unwrap();
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|one| one.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names.len() as u64, files);
        names
    };
    let records = |names: &[String]| names.iter().filter(|name| name.ends_with(".pdf")).count();
    let before = write("first");
    assert_eq!(records(&before), 0, "{before:?}");
    let read_me = std::fs::read_to_string(stage.file("first") + "/Read me first.txt").unwrap();
    assert!(
        read_me.contains("Kept back, because both consents are not recorded: 2026-0"),
        "{read_me}"
    );
    for name in &before {
        let text = std::fs::read_to_string(stage.file("first") + "/" + name).unwrap();
        assert!(
            !text.contains("Marnie") && !text.contains("Ruben"),
            "{name}"
        );
    }
    let consent = |whose: &str| {
        json!({"kind": "visitor_may_read", "consent": whose, "on": "2026-11-20",
            "words": "In writing."})
    };
    let view = note(&stage, &accepted(&stage), consent("child")).unwrap();
    assert_eq!(records(&write("second")), 0, "one is not enough");
    note(&stage, &view, consent("placing_authority")).unwrap();
    assert_eq!(records(&write("third")), 1);
}

#[test]
fn questions_of_an_oversight_record_come_back_and_an_addendum_answers_them() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let id = accepted(&stage)["id"].clone();
    let number = accepted(&stage)["record"]["number"].clone();
    as_responsible_individual(&stage);
    let oversight = json!({"kind": "oversight", "referral": id, "about": null});
    let words = json!([
        {"key": "seen", "words": "All of it."},
        {"key": "both_limbs", "words": "in_part"},
        {"key": "both_limbs_comment", "words": "The second limb in one sentence."},
        {"key": "agrees", "words": "not_yet"},
        {"key": "because", "words": "I want to know one thing first."},
        {"key": "questions", "words": "What did T.N. say?"},
    ]);
    let sign = |asked: &Value, words: &Value, passphrase: &str| {
        let asked = json!({"asked": asked, "words": words, "about_nobody": [],
            "passphrase": passphrase});
        stage.ask("sign_document", asked)
    };
    let signed = sign(&oversight, &words, "walnut ferry quilt thunder").unwrap();
    let queue = stage.must("reading_queue", json!({}));
    assert!(
        numbers(&queue["read"]).contains(&number.as_str().unwrap().to_owned()),
        "signed is read"
    );

    let path = stage.desk.places().example();
    stage.must(
        "sign_in",
        json!({"path": path, "passphrase": look_round::PASSPHRASE}),
    );
    let asks = || {
        let rows = stage.must("referrals", json!({"before": null}))["rows"].clone();
        let row = rows
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["id"] == id)
            .cloned();
        row.unwrap()["asks"].clone()
    };
    let first = asks()[0].clone();
    assert_eq!(first["kind"], "question");
    assert_eq!(first["oversight"], signed["number"]);

    let addendum = json!({"kind": "addendum", "referral": id, "about": signed["number"]});
    let form = stage.must("document_form", json!({"asked": addendum, "words": null}));
    assert_eq!(form["wanting"], "Answer the questions.");
    assert!(
        form["parts"][0]["hint"]
            .as_str()
            .unwrap()
            .contains("What did T.N. say?")
    );
    let answer = json!([{"key": "answer", "words": "T.N. asked who would have the big room."}]);
    sign(&addendum, &answer, look_round::PASSPHRASE).unwrap();
    assert_ne!(asks()[0]["kind"], "question", "answered");
}

#[test]
fn a_stay_that_ended_without_notice_stands_in_the_pack_of_the_time_of_its_ending() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let start = json!({"kind": "started", "at": "2026-11-19T14:00:00"});
    let view = note(&stage, &accepted(&stage), start).unwrap();
    let seen: Vec<Value> = view["afterwards"]["predictions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!({"id": one["id"], "found": "otherwise", "words": ""}))
        .collect();
    let looked = json!({"kind": "looked_back", "at": "ending", "on": "2026-11-20", "seen": seen,
        "next_time": "Whom she would ring at night."});
    let view = note(&stage, &view, looked).unwrap();
    let ended = json!({"kind": "ended", "at": "2026-11-20T18:00:00", "notice": "no",
        "words": "She went back to her aunt.", "stay_the_course": "yes",
        "stay_the_course_words": "A meeting was held the same day."});
    note(&stage, &view, ended).unwrap();
    let number = view["record"]["number"].as_str().unwrap();
    let pack = |from: &str, to: &str| {
        let folder = stage.file(&format!("pack {from}"));
        let asked = json!({"from": from, "to": to, "path": folder});
        stage.must("export_pack", asked);
        let folder = Path::new(&folder);
        let manifest = std::fs::read_to_string(folder.join("manifest.sha256")).unwrap();
        // One line a file, though the index lists it in two parts.
        let listed = manifest
            .matches(&format!("Decision record {number}.pdf"))
            .count();
        assert_eq!(
            listed > 0,
            folder
                .join(format!("Decision record {number}.pdf"))
                .exists()
        );
        listed
    };
    // The decision was signed on 18 November; only its ending falls on the 20th.
    assert_eq!(pack("2026-11-20", "2026-11-21"), 1);
    assert_eq!(pack("2026-11-18", "2026-11-21"), 1);
    assert_eq!(pack("2026-11-19", "2026-11-19"), 0);
}

/// Another responsible individual of the example home, signed in.
fn as_another(stage: &Stage) {
    let path = stage.desk.places().example();
    stage.must(
        "sign_in",
        json!({"path": path, "passphrase": look_round::PASSPHRASE}),
    );
    let theirs = "copper lantern meadow drift";
    stage.must(
        "add_person",
        json!({"person": {"name": "Oda Lund", "standing": "responsible_individual",
            "registration": "", "until": null}, "passphrase": theirs, "own": look_round::PASSPHRASE}),
    );
    stage.must("sign_in", json!({"path": path, "passphrase": theirs}));
}

#[test]
fn a_half_filled_audit_is_each_readers_own_and_comes_back_after_the_lock() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let id = accepted(&stage)["id"].clone();
    let audit = json!({"kind": "oversight", "referral": id, "about": null});
    let part = |key: &str| {
        let form = stage.must("document_form", json!({"asked": audit, "words": null}));
        let parts = form["parts"].as_array().unwrap().clone();
        let found = parts.into_iter().find(|part| part["key"] == key).unwrap();
        found["words"].as_str().unwrap().to_owned()
    };
    let write = |words: &str| {
        let words = json!([{"key": "seen", "words": words}]);
        stage.must(
            "keep_document_words",
            json!({"asked": audit, "words": words}),
        );
    };
    as_responsible_individual(&stage);
    write("Pages 1 to 9.");
    as_another(&stage);
    assert_eq!(
        part("seen"),
        "",
        "nobody sees another's audit before it is signed"
    );
    write("All of it.");
    let path = stage.desk.places().example();
    let again = |passphrase: &str| {
        stage.must("lock", json!({}));
        stage.must("sign_in", json!({"path": path, "passphrase": passphrase}));
    };
    again("walnut ferry quilt thunder");
    assert_eq!(
        part("seen"),
        "Pages 1 to 9.",
        "theirs, and not written over"
    );
    again(look_round::PASSPHRASE);
    assert_eq!(part("seen"), "", "the manager sees neither");
    let journal = stage.must("journal", json!({"asked": {}})).to_string();
    assert!(
        !journal.contains("Pages 1 to 9"),
        "nor does the journal tell it"
    );
    again("copper lantern meadow drift");
    assert_eq!(part("seen"), "All of it.");
}

#[test]
fn a_view_begun_comes_back_to_its_writer_alone_until_it_is_kept() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    as_responsible_individual(&stage);
    let page = stage.must("draw_sample", json!({"size": 2}));
    let number = page["waiting"][0]["number"].clone();
    let begun = || stage.must("view_begun", json!({"number": number}));
    assert_eq!(begun(), Value::Null);
    let half = json!({"outcome": null, "range": "Two needs are", "response": "", "group": "",
        "missing": ""});
    stage.must("keep_view_begun", json!({"number": number, "view": half}));
    stage.must("lock", json!({}));
    let path = stage.desk.places().example();
    stage.must(
        "sign_in",
        json!({"path": path, "passphrase": "walnut ferry quilt thunder"}),
    );
    assert_eq!(begun(), half);
    let whole = json!({"outcome": "not_yet", "range": "a reason", "response": "a reason",
        "group": "a reason", "missing": ""});
    stage.must("write_view", json!({"number": number, "view": whole}));
    let gone = stage.ask("keep_view_begun", json!({"number": number, "view": half}));
    assert!(gone.is_err(), "a view once kept is not begun again");
}

#[test]
fn a_picture_is_written_and_nothing_that_is_none() {
    let stage = Stage::new();
    stage.must("open_example", json!({}));
    let path = stage.file("plot.png");
    let write = |picture: &str| {
        let asked = json!({"name": "outcomes", "picture": picture, "path": path});
        stage.ask("export_picture", asked)
    };
    for none in ["", "no base64", "PHN2Zz4="] {
        assert!(write(none).is_err(), "{none}");
    }
    assert!(!Path::new(&path).exists());
    write("iVBORw0KGgoAAAA=").unwrap();
    assert!(Path::new(&path).exists());
}
