//! Papers as the window takes them in, shows them and takes them out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{Stage, ask, code};

fn with_a_referral() -> (Stage, String) {
    let stage = Stage::new().with_a_home();
    let referral = stage.must("new_referral", json!({"first": {"answers": []}}));
    let id = referral["id"].as_str().unwrap().to_owned();
    (stage, id)
}

pub(super) fn take_in(stage: &Stage, referral: &str, name: &str, bytes: &[u8]) -> Value {
    let asked = json!({"referral": referral, "name": name, "bytes": bytes.len()});
    let id = stage.must("begin_paper", asked);
    for (part, piece) in bytes.chunks(64 * 1024).enumerate() {
        let piece = STANDARD.encode(piece);
        stage.must(
            "add_to_paper",
            json!({"id": id, "part": part, "bytes": piece}),
        );
    }
    stage.must("keep_paper", json!({"id": id}))
}

#[test]
fn a_paper_is_taken_in_named_by_its_contents_read_and_taken_out() {
    let (stage, referral) = with_a_referral();
    let text = "From: Dana Mills <dana@example.org>\r\nTo: home@example.org\r\n\
                Subject: EXAMPLE\r\n\r\nA child needs a home tonight.\r\n";
    // Its name says something else.
    let taken = take_in(&stage, &referral, "placement.pdf", text.as_bytes());
    assert_eq!(taken["paper"]["kind_words"], "email");
    assert_eq!(taken["paper"]["being_read"], true);
    let digest = taken["paper"]["digest"].clone();
    let answers = json!({"title": "The email", "digest": digest});
    stage.must(
        "change_referral",
        json!({"id": referral, "revision": 1,
               "change": {"change": "note", "list": "/papers", "answers": answers}}),
    );

    assert!(stage.desk.read_a_paper());
    assert!(!stage.desk.read_a_paper(), "all were read");
    let papers = stage.must("papers", json!({"referral": referral}));
    assert_eq!(papers[0]["shows"], "words");
    assert_eq!(papers[0]["taken_by"], "Rosalind Ashworth");
    let named = json!({"referral": referral, "digest": digest});
    let words = stage.must("paper_words", named.clone());
    assert!(
        words
            .as_str()
            .unwrap()
            .contains("A child needs a home tonight.")
    );

    let says = stage.must("paper_says", named.clone());
    let expected = json!({"author": "Dana Mills", "dated": null, "dated_words": null});
    assert_eq!(says, expected, "this email has no date");

    let bytes = ask(&stage.window, "paper_bytes", named).unwrap();
    let tauri::ipc::InvokeResponseBody::Raw(bytes) = bytes else {
        panic!("bytes come as bytes");
    };
    assert_eq!(bytes, text.as_bytes());
    let path = stage.file("copy.eml");
    let export = json!({"referral": referral, "digest": digest, "path": path});
    stage.must("export_paper", export);
    assert_eq!(std::fs::read(&path).unwrap(), text.as_bytes());
    let journal = stage.must("journal", json!({"asked": {}})).to_string();
    for did in [
        "took a paper in: placement.pdf",
        "looked at a paper",
        "took a copy of a paper out",
    ] {
        assert!(journal.contains(did), "{did}");
    }
}

#[test]
fn what_is_damaged_shut_or_cannot_be_shown_is_kept_and_said_to_be() {
    let (stage, referral) = with_a_referral();
    take_in(&stage, &referral, "a.pdf", b"%PDF-1.7\nnothing more");
    take_in(&stage, &referral, "b.xyz", &[0, 1, 2, 3]);
    while stage.desk.read_a_paper() {}
    let papers = stage.must("papers", json!({"referral": referral}));
    assert!(papers[0]["trouble"].as_str().unwrap().contains("damaged"));
    assert!(
        papers[1]["trouble"]
            .as_str()
            .unwrap()
            .contains("cannot be shown")
    );
    assert_eq!(papers[1]["shows"], "nothing");
}

#[test]
fn the_same_file_again_is_known_and_one_that_was_stopped_is_gone() {
    let (stage, referral) = with_a_referral();
    let first = take_in(&stage, &referral, "a.txt", b"EXAMPLE");
    let again = take_in(&stage, &referral, "b.txt", b"EXAMPLE");
    assert_eq!(again["was_here"], true);
    assert_eq!(again["paper"]["name"], first["paper"]["name"]);
    let asked = json!({"referral": referral, "name": "c", "bytes": 9});
    let id = stage.must("begin_paper", asked);
    stage.must("drop_paper", json!({"id": id}));
    assert_eq!(code(stage.ask("keep_paper", json!({"id": id}))), "other");
    let nothing = json!({"referral": referral, "name": "c", "bytes": 0});
    let refused = stage.ask("begin_paper", nothing).unwrap_err();
    assert_eq!(refused["message"], "This file is empty.");
}

#[test]
fn the_reading_aid_shows_what_the_papers_mention_and_what_was_set_aside_stays_marked() {
    let (stage, referral) = with_a_referral();
    let words = "He went missing twice in May. There is no history of arson.";
    let taken = take_in(&stage, &referral, "EXAMPLE.txt", words.as_bytes());
    take_in(
        &stage,
        &referral,
        "EXAMPLE scan.png",
        b"\x89PNG\r\n\x1a\n EXAMPLE",
    );
    let asked = json!({"referral": referral});
    let before = stage.must("reading_aid", asked.clone());
    assert_eq!(before["mentions"], json!([]), "nothing was read yet");
    assert_eq!(before["not_looked_through"].as_array().unwrap().len(), 2);

    while stage.desk.read_a_paper() {}
    let found = stage.must("reading_aid", asked.clone());
    assert_eq!(found["looked_through"], 1);
    assert_eq!(found["not_looked_through"], json!(["EXAMPLE scan.png"]));
    let fire = found["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|mention| mention["topic"] == "fire")
        .unwrap()
        .clone();
    assert_eq!(
        (&fire["said"], &fire["sentence"], &fire["page"]),
        (
            &json!("denied"),
            &json!("There is no history of arson."),
            &Value::Null
        )
    );
    let answers = json!({
        "kept_as": "set_aside", "about": "fire", "paper": taken["paper"]["digest"],
        "words": fire["sentence"], "document": "EXAMPLE",
    });
    let change = json!({"change": "note", "list": "/passages", "answers": answers});
    let view = stage.must(
        "change_referral",
        json!({"id": referral, "revision": 1, "change": change}),
    );
    let kept = &view["case"]["referral"]["passages"][0];
    assert_eq!(kept["id"], "e1");
    assert_eq!(kept["noted_by"], "Rosalind Ashworth");
    let after = stage.must("reading_aid", asked);
    assert_eq!(
        after["mentions"].as_array().unwrap().len(),
        found["mentions"].as_array().unwrap().len()
    );
    let set_aside = after["mentions"].as_array().unwrap().iter();
    let set_aside: Vec<_> = set_aside.filter(|m| m["set_aside"] == 0).collect();
    assert_eq!(set_aside.len(), 1);
}

#[test]
fn the_document_of_a_statement_of_purpose_is_kept_with_its_version() {
    let stage = Stage::new().with_a_home();
    let not_a_pdf = stage.ask(
        "keep_statement_file",
        json!({"name": "a.docx", "bytes": STANDARD.encode("PK EXAMPLE")}),
    );
    assert_eq!(code(not_a_pdf), "refused");
    let bytes = STANDARD.encode("%PDF-1.7 EXAMPLE");
    let file = stage.must(
        "keep_statement_file",
        json!({"name": "EXAMPLE.pdf", "bytes": bytes}),
    );
    let version = |sha256: Value| {
        json!({"statement": {
            "version": "9", "dated": "2026-01-05", "file": {"name": "EXAMPLE.pdf", "sha256": sha256},
            "clauses": [{"id": "", "sentence": "We can help with fire.", "page": 6,
                         "stance": "covers", "needs": ["fire_setting"]}],
        }})
    };
    let unknown = stage.ask("add_statement_of_purpose", version(json!("00".repeat(32))));
    assert_eq!(code(unknown), "refused");
    let page = stage.must("add_statement_of_purpose", version(file["sha256"].clone()));
    assert_eq!(page["versions"][0]["file"], file);
    assert_eq!(
        page["versions"][0]["clauses"][0]["needs"],
        json!(["fire_setting"])
    );
    let shown = ask(
        &stage.window,
        "statement_file",
        json!({"sha256": file["sha256"]}),
    )
    .unwrap();
    let tauri::ipc::InvokeResponseBody::Raw(shown) = shown else {
        panic!("bytes come as bytes");
    };
    assert_eq!(shown, b"%PDF-1.7 EXAMPLE");
}

#[test]
fn a_referral_is_handed_to_a_colleague_and_begun_from_that_file() {
    let (stage, referral) = with_a_referral();
    stage.must(
        "change_referral",
        json!({"id": referral, "revision": 1,
               "change": {"change": "note", "list": "/needs", "answers": {"what": "Help to calm"}}}),
    );
    let path = stage.file("colleague.json");
    stage.must("export_referral", json!({"id": referral, "path": path}));
    let text = std::fs::read_to_string(&path).unwrap();
    let begun = stage.must("begin_from_file", json!({"text": text}));
    assert_ne!(begun["referral"]["id"], json!(referral));
    let needs = &begun["referral"]["case"]["referral"]["needs"];
    assert_eq!(needs[0]["what"], "Help to calm");
    let standard = r#"{"Risks": {"riskSelfHarm": "No known risk"}, "totalWeeklyCost": 1}"#;
    let begun = stage.must("begin_from_file", json!({"text": standard}));
    assert_eq!(
        begun["referral"]["case"]["referral"]["risks"][0]["scale"],
        "not_known"
    );
    assert_eq!(begun["not_taken"], json!(["totalWeeklyCost: 1"]));
    let another = stage.ask("begin_from_file", json!({"text": "EXAMPLE"}));
    assert_eq!(code(another), "refused");
    let journal = stage.must("journal", json!({"asked": {}})).to_string();
    assert!(journal.contains("took a referral out for a colleague"));
}

/// A large paper being saved or opened tells how far it is, and can be stopped: nothing half stands
/// where the copy was to be, and the next try gives the whole of it.
#[test]
fn saving_or_opening_a_large_paper_can_be_stopped_and_leaves_nothing_half() {
    let (stage, referral) = with_a_referral();
    let bytes: Vec<u8> = (0..6_000_000_u32).map(|n| (n % 251) as u8).collect();
    let taken = take_in(&stage, &referral, "a scan.bin", &bytes);
    let digest = taken["paper"]["digest"].clone();
    assert_eq!(stage.must("progress", json!({})), Value::Null);
    let path = stage.file("copy.bin");
    let folder = std::path::Path::new(&path).parent().unwrap().to_path_buf();
    let stands = || std::fs::read_dir(&folder).unwrap().count();
    let before = stands();
    let export = json!({"referral": referral, "digest": digest, "path": path});
    let show = json!({"referral": referral, "digest": digest});
    for (what, asked) in [("export_paper", &export), ("paper_bytes", &show)] {
        let over = std::sync::atomic::AtomicBool::new(false);
        let (mut stopped, mut told) = (false, Vec::new());
        let seen = std::thread::scope(|threads| {
            let desk = &stage.desk;
            let watching = threads.spawn(|| {
                let mut seen = false;
                while !over.load(std::sync::atomic::Ordering::Relaxed) {
                    let progress = desk.giving_out().progress();
                    if let Some((done, all)) = progress {
                        assert!(done <= all && all == 6_000_000);
                        seen = true;
                        super::super::backups::stop_work(desk).unwrap();
                    }
                    std::thread::yield_now();
                }
                seen
            });
            // It may be done before anybody presses the button.
            for _ in 0..40 {
                let came = ask(&stage.window, what, asked.clone());
                let Err(error) = came else {
                    let _ = std::fs::remove_file(&path);
                    continue;
                };
                // Not in the middle of the loop: the one who watches would wait for ever.
                told.push(error["message"].to_string());
                assert_eq!(stands(), before, "{what}");
                stopped = true;
                break;
            }
            over.store(true, std::sync::atomic::Ordering::Relaxed);
            watching.join().unwrap()
        });
        assert!(stopped && seen, "{what}");
        let said = "\"This was stopped before it was finished.\"";
        assert_eq!(told, [said], "{what}");
    }
    stage.must("export_paper", export);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert_eq!(stage.must("progress", json!({})), Value::Null);
}
