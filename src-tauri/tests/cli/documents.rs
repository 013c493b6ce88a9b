//! Documents beside a record, drafted and signed on the command line; records signed with a key that was
//! brought, with a stamp of the time.

#[path = "../../crates/record/tests/public_authority/listening.rs"]
mod listening;
#[path = "../../crates/record/tests/public_authority/tsa.rs"]
mod tsa;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use listening::clock;
use serde_json::{Value, json};
use tsa::TimeStamper;

use super::program::{
    certificate_file, complained, example, fed, printed, signed_at, text, threshold,
};

/// After both of the example's decisions.
const AT: &str = "2099-01-05 09:30";

fn written(folder: &Path, name: &str, what: &Value) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, what.to_string()).unwrap();
    file
}

/// What is asked, of the example's acceptance, with more.
fn asked<'a>(kind: &'a str, record: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["document", kind, text(record), "--signed-at", AT];
    arguments.extend(more);
    arguments
}

fn verified(file: &Path) -> Value {
    let root = file.with_extension("root.pem");
    // The record inside an oversight record was signed under the example home’s root.
    let home = example().join("root.pem");
    let found = threshold(&[
        "verify",
        "--json",
        text(file),
        "--trust",
        text(&root),
        "--trust",
        text(&home),
    ]);
    assert_eq!(found.status.code(), Some(0), "{}", printed(&found));
    let found: Value = serde_json::from_slice(&found.stdout).unwrap();
    found[0].clone()
}

#[test]
fn each_kind_is_made_from_the_signed_record_and_found_genuine() {
    let folder = tempfile::tempdir().unwrap();
    let record = example().join("acceptance.pdf");
    let open = example().join("open.case.json");
    let whole = example().join("acceptance.case.json");
    let seen = written(
        folder.path(),
        "seen.json",
        &json!({"seen": "All of it.", "agrees": "agrees"}),
    );
    let learnt = written(
        folder.path(),
        "learnt.json",
        &json!({"learnt": "The nurse came.", "means": "The decision holds."}),
    );
    let with_names = ["--case", text(&whole)];
    let days = ["--from", "2000-01-01", "--to", "2098-12-31"];
    let signed = signed_at("acceptance.pdf");
    let month = [
        "--authority",
        "Westmere (EXAMPLE)",
        "--month",
        signed.get(..7).unwrap(),
    ];
    let kinds: [(&str, &Path, &[&str], &str); 9] = [
        (
            "letter",
            &open,
            &["--about", "l1"],
            "Challenge under regulation 5(c)",
        ),
        (
            "reply",
            &record,
            &with_names,
            "Reply to the placing authority",
        ),
        (
            "childs-summary",
            &record,
            &with_names,
            "Summary for the child",
        ),
        (
            "own-record",
            &record,
            &with_names,
            "The child’s own record of a decision",
        ),
        (
            "extract",
            &record,
            &["--about", "h3"],
            "Extract for a child living here",
        ),
        (
            "oversight",
            &record,
            &["--words", text(&seen)],
            "Oversight record",
        ),
        (
            "addendum",
            &record,
            &["--words", text(&learnt)],
            "Addendum to a decision record",
        ),
        ("six-months", &record, &days, "Summary for regulation 45"),
        (
            "authority-sheet",
            &record,
            &month,
            "Monthly sheet for a placing authority",
        ),
    ];
    for (kind, file, more, title) in kinds {
        let out = folder.path().join(format!("{kind}.pdf"));
        let more = [more, &["--out", text(&out), "--number", "2099-D007"]].concat();
        let made = threshold(&asked(kind, file, &more));
        assert_eq!(made.status.code(), Some(0), "{kind}: {}", complained(&made));
        assert!(printed(&made).contains("throw-away EXAMPLE key"), "{kind}");
        let found = verified(&out);
        assert_eq!(found["document"], title);
        if kind == "oversight" {
            assert_eq!(found["record_inside"]["sha256"], {
                let own = threshold(&["verify", "--json", text(&record)]);
                let own: Value = serde_json::from_slice(&own.stdout).unwrap();
                own[0]["found"]["sha256"].clone()
            });
        }
    }
}

/// The example's acceptance, signed again where nobody has said in whose area the home is: then regulation
/// 41 asks for a notice.
fn elsewhere(folder: &Path) -> PathBuf {
    let whole = std::fs::read(example().join("acceptance.case.json")).unwrap();
    let mut case: Value = serde_json::from_slice(&whole).unwrap();
    case["home"]["host_authority"] = Value::Null;
    let case = written(folder, "elsewhere.case.json", &case);
    let out = folder.join("elsewhere.pdf");
    let at = signed_at("acceptance.pdf");
    let made = threshold(&[
        "record",
        text(&case),
        "--signed-at",
        &at,
        "--out",
        text(&out),
    ]);
    assert_eq!(made.status.code(), Some(0), "{}", complained(&made));
    out
}

#[test]
fn an_admission_and_a_discharge_are_notified_where_the_law_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let record = elsewhere(folder.path());
    for (event, title) in [
        ("admission", "Notice of an admission under regulation 41"),
        ("discharge", "Notice of a discharge under regulation 41"),
    ] {
        let out = folder.path().join(format!("{event}.pdf"));
        let more = [
            "--event",
            event,
            "--happened-at",
            "2099-01-04T16:30:00",
            "--out",
            text(&out),
        ];
        let made = threshold(&asked("notice", &record, &more));
        assert_eq!(
            made.status.code(),
            Some(0),
            "{event}: {}",
            complained(&made)
        );
        assert_eq!(verified(&out)["document"], title);
    }
}

#[test]
fn what_a_visitor_takes_along_is_written_for_each() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.casebook");
    for part in ["", "-keys", "-head"] {
        let from = example().join(format!("example.casebook{part}"));
        let to = folder.path().join(format!("copy.casebook{part}"));
        std::fs::copy(from, to).unwrap();
    }
    let pack = |whom: &str, name: &str, from: &str| {
        let out = folder.path().join(name);
        let days = ["--from", from, "--to", "2098-12-31", "--for", whom];
        let asked = [&["pack", text(&copy), text(&out)][..], &days].concat();
        fed(&asked, "this house is only an example\n")
    };
    for (whom, name, holds) in [
        ("inspector", "inspector", "Verification sheet.pdf"),
        ("independent-person", "visitor", "Read me first.txt"),
    ] {
        let written = pack(whom, name, "2000-01-01");
        assert_eq!(written.status.code(), Some(0), "{}", complained(&written));
        assert!(folder.path().join(name).join(holds).is_file());
    }
    // Neither consent is recorded: no record leaves with the independent person.
    assert!(
        !folder
            .path()
            .join("visitor/Decision record 2026-001.pdf")
            .exists()
    );
    let again = pack("inspector", "inspector", "2000-01-01");
    assert_eq!(again.status.code(), Some(1));
    assert!(
        complained(&again).contains("already"),
        "{}",
        complained(&again)
    );
    assert_eq!(
        pack("inspector", "other", "2099-01-01").status.code(),
        Some(2)
    );
    assert!(!folder.path().join("other").exists());
}

#[test]
fn a_draft_is_printed_with_what_was_left_out_and_every_name_found() {
    let folder = tempfile::tempdir().unwrap();
    let record = example().join("acceptance.pdf");
    let whole = example().join("acceptance.case.json");
    let slip = written(
        folder.path(),
        "words.json",
        &json!({"more": "She and Tomas share a landing."}),
    );
    let words = ["--case", text(&whole), "--words", text(&slip)];
    let draft = threshold(&asked("own-record", &record, &words));
    assert_eq!(draft.status.code(), Some(0), "{}", complained(&draft));
    let draft: Value = serde_json::from_slice(&draft.stdout).unwrap();
    assert_eq!(draft["title"], "The child’s own record of a decision");
    assert!(!draft["left_out"].as_array().unwrap().is_empty());
    assert_eq!(draft["found"][0]["who"], "T.N.");

    let out = folder.path().join("own.pdf");
    let sign = [&words[..], &["--out", text(&out)]].concat();
    let refused = threshold(&asked("own-record", &record, &sign));
    assert_eq!(refused.status.code(), Some(1));
    assert!(complained(&refused).contains("Nothing was written."));
    assert!(!out.exists() && !out.with_extension("root.pem").exists());
    let around = draft["found"][0]["around"].as_str().unwrap();
    let looked = [&sign[..], &["--about-nobody", around]].concat();
    let made = threshold(&asked("own-record", &record, &looked));
    assert_eq!(made.status.code(), Some(0), "{}", complained(&made));
}

#[test]
fn what_cannot_be_made_is_said_with_its_status() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.pdf");
    let record = example().join("acceptance.pdf");
    let mut bytes = std::fs::read(&record).unwrap();
    bytes.push(b'\n');
    let longer = folder.path().join("longer.pdf");
    std::fs::write(&longer, bytes).unwrap();
    let case = example().join("acceptance.case.json");
    let said = |arguments: Vec<&str>| {
        let refused = threshold(&[&arguments[..], &["--out", text(&out)]].concat());
        let sentence = complained(&refused).replace(text(folder.path()), "…");
        let sentence = sentence.replace(text(example()), "…");
        assert!(!out.exists());
        format!("{:?}: {sentence}", refused.status.code().unwrap())
    };
    let moved = [
        "--event",
        "admission",
        "--happened-at",
        "2026-12-04T16:30:00",
    ];
    let told = [
        said(asked("reply", &longer, &[])),
        said(asked("reply", &case, &[])),
        said(asked("extract", &record, &["--about", "h99"])),
        said(asked(
            "letter",
            &example().join("open.case.json"),
            &["--about", "l99"],
        )),
        said(asked("oversight", &record, &[])),
        said(asked("notice", &record, &[])),
        said(asked("notice", &record, &moved)),
        said(asked("six-months", &record, &["--from", "2000-01-01"])),
        said(asked(
            "authority-sheet",
            &record,
            &["--authority", "Westmere"],
        )),
        said(asked(
            "authority-sheet",
            &record,
            &["--authority", "Nowhere", "--month", "2026-10"],
        )),
        said(asked("reply", &record, &["--words", text(&record)])),
    ];
    insta::assert_snapshot!(told.concat());
}

#[test]
fn what_can_be_asked_is_said() {
    insta::assert_snapshot!(printed(&threshold(&["help", "document"])));
}

#[test]
fn a_record_is_stamped_with_the_time_where_an_authority_is_named_or_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.pdf");
    let at = signed_at("acceptance.pdf");
    let case = example().join("acceptance.case.json");
    let sign = |address: &str| {
        let mut arguments = vec!["record", text(&case), "--signed-at", &at];
        arguments.extend(["--out", text(&out), "--time-stamp", address]);
        threshold(&arguments)
    };
    let nobody = sign("http://127.0.0.1:9/");
    assert_eq!(nobody.status.code(), Some(1));
    assert!(
        complained(&nobody).contains("could not be reached"),
        "{}",
        complained(&nobody)
    );
    assert!(!out.exists());

    let now: DateTime<Utc> = at.parse().unwrap();
    let stamper = TimeStamper::proper(now - Duration::hours(1));
    let root = folder.path().join("clock.der");
    std::fs::write(&root, &stamper.root).unwrap();
    let made = sign(&clock(move |question| stamper.answer(question, now)));
    assert_eq!(made.status.code(), Some(0), "{}", complained(&made));
    let stamped = |trust: &[&Path]| {
        let own = folder.path().join("record.root.pem");
        let mut arguments = vec!["verify", "--json", text(&out), "--trust", text(&own)];
        for root in trust {
            arguments.extend(["--trust", text(root)]);
        }
        let found = threshold(&arguments);
        let found: Value = serde_json::from_slice(&found.stdout).unwrap();
        let facts = found[0]["found"]["facts"].as_array().unwrap().clone();
        let stamp = facts.into_iter().find(|fact| fact["name"] == "timestamped");
        stamp.unwrap()["outcome"].as_str().unwrap().to_owned()
    };
    assert_eq!(stamped(&[]), "unknown");
    assert_eq!(stamped(&[&root]), "true");
}

#[test]
fn a_record_is_signed_with_the_key_that_is_brought_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.pdf");
    let case = example().join("decline.case.json");
    let key = certificate_file();
    let sign = |at: &str, passphrase: &str| {
        let mut arguments = vec!["record", text(&case), "--signed-at", at];
        arguments.extend(["--out", text(&out), "--key", &key]);
        fed(&arguments, passphrase)
    };
    let wrong = sign("2027-01-15T08:00:00Z", "wrong\n");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(
        complained(&wrong).contains("not its passphrase"),
        "{}",
        complained(&wrong)
    );
    let ended = sign("2098-01-15T08:00:00Z", "example\n");
    assert_eq!(ended.status.code(), Some(1), "{}", complained(&ended));
    assert!(!out.exists());
    let made = sign("2027-01-15T08:00:00Z", "example\n");
    assert_eq!(made.status.code(), Some(0), "{}", complained(&made));
    assert!(!printed(&made).contains("EXAMPLE key"));
    let found = threshold(&["verify", "--json", text(&out)]);
    assert_eq!(found.status.code(), Some(3), "nobody here vouches for it");
    let found: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(found[0]["found"]["signer"]["common_name"], "Rowan Ashby");
}
