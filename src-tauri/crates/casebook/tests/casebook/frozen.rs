//! Casebooks of every earlier version of the tables open with today's program and have lost
//! nothing. See `tests/frozen/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

use casebook::{
    Casebook, KeepingKind, Opened, Passphrase, RecoveryCode, Searchable, Sought, Standing, Status,
    Warning,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::example::at;

/// The versions that are frozen.
const VERSIONS: &[&str] = &[
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008",
];

const MANAGER: &str = "this house is only an example";

/// The journal's 30th entry when the first casebook was frozen.
const THIRTIETH: &str = "eb7779613cca6bc5992ea2673438e160305671c9e4a261878effc220d851dac5";

/// A later morning than any in the frozen files.
const LATER: i64 = 20_000_000;

struct Thawed {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Thawed {
    fn new(version: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("thawed.casebook");
        let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen");
        for ending in ["", "-keys", "-head"] {
            let name = format!("{version}.casebook{ending}");
            let to = folder.path().join(format!("thawed.casebook{ending}"));
            fs::copy(frozen.join(name), to).unwrap();
        }
        Self {
            path,
            _folder: folder,
        }
    }

    fn open(&self, passphrase: &str) -> Opened {
        Casebook::open(&self.path, &Passphrase::new(passphrase), at(LATER)).unwrap()
    }
}

#[test]
fn a_casebook_of_every_version_opens_without_a_warning_and_its_chain_holds() {
    for version in VERSIONS {
        let thawed = Thawed::new(version);
        let opened = thawed.open(MANAGER);
        assert_told_of_the_step(version, &opened.warnings);
        let casebook = opened.casebook;
        assert!(casebook.is_example());
        casebook.check_chain().unwrap();
        let thirtieth = casebook
            .journal(1_000)
            .unwrap()
            .into_iter()
            .find(|entry| entry.number == 30)
            .unwrap();
        let hash: String = thirtieth.hash.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash, THIRTIETH, "{version}");
        casebook.close().unwrap();
        assert_eq!(thawed.open(MANAGER).warnings, [], "{version}, opened again");
    }
}

/// Nothing but that the tables were brought up, where they were.
fn assert_told_of_the_step(version: &str, warnings: &[Warning]) {
    let from: i64 = version.parse().unwrap();
    let meant = Warning::BroughtUp { from };
    if version == *VERSIONS.last().unwrap() {
        assert!(
            warnings.iter().all(|found| *found == meant),
            "{version}: {warnings:?}"
        );
    } else {
        assert_eq!(warnings, [meant], "{version}");
    }
}

/// The copy made before the tables are changed is a casebook the earlier program opens: with the
/// same tables, the same journal and the same keys.
#[test]
fn a_copy_as_it_was_stands_beside_a_casebook_that_was_brought_up() {
    let thawed = Thawed::new("0001");
    let mut opened = thawed.open(MANAGER);
    let told = opened.casebook.journal(2).unwrap();
    assert!(told.iter().any(|entry| entry.what == "tables_brought_up"));
    let changed = json!({"from": "after"});
    opened
        .casebook
        .save_child("later", &changed, at(LATER))
        .unwrap();
    opened.casebook.close().unwrap();

    let copy = thawed
        .path
        .with_file_name("thawed (before form 2).casebook");
    let bytes = fs::read(&copy).unwrap();
    assert_ne!(bytes[..16], *b"SQLite format 3\0", "the copy is encrypted");
    let casebook = Casebook::open(&copy, &Passphrase::new(MANAGER), at(LATER)).unwrap();
    let has_head = |warning: &Warning| *warning == Warning::HeadMissing;
    assert!(
        casebook.warnings.iter().any(has_head),
        "it has no head of its own"
    );
    assert!(casebook.warnings.contains(&Warning::BroughtUp { from: 1 }));
    assert_eq!(casebook.casebook.children().unwrap().len(), 3);
    assert_eq!(casebook.casebook.people().unwrap().len(), 3);
}

/// Where no copy can be made, nothing is changed.
#[cfg(unix)]
#[test]
fn without_room_for_the_copy_the_casebook_is_left_as_it_was() {
    let thawed = Thawed::new("0001");
    let before = fs::read(&thawed.path).unwrap();
    // Something else has the name the copy would be written under.
    let taken = thawed
        .path
        .with_file_name("thawed (before form 2).casebook-new");
    fs::create_dir_all(taken.join("in the way")).unwrap();
    let refused = Casebook::open(&thawed.path, &Passphrase::new(MANAGER), at(LATER));
    assert!(refused.is_err());
    assert_eq!(fs::read(&thawed.path).unwrap(), before);
    fs::remove_dir_all(taken).unwrap();
    assert_eq!(
        thawed.open(MANAGER).warnings,
        [Warning::BroughtUp { from: 1 }]
    );
}

#[test]
fn the_rows_of_every_version_are_there() {
    for version in VERSIONS {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;

        let people = casebook.people().unwrap();
        let standings: Vec<_> = people.iter().map(|person| person.standing).collect();
        let meant = [
            Standing::RegisteredManager,
            Standing::Deputy,
            Standing::Reader,
            Standing::ResponsibleIndividual,
        ];
        let here = if *version >= "0006" { 4 } else { 3 };
        assert_eq!(standings, meant[..here], "{version}");
        assert_eq!(people[0].name, "Miriam Okafor");
        assert!(people[0].has_identity && people.iter().all(|person| person.active));

        let children = casebook.children().unwrap();
        let ids: Vec<_> = children.iter().map(|child| child.id.as_str()).collect();
        assert_eq!(ids, ["h1", "h2", "h3"], "{version}");
        assert_eq!(casebook.statements_of_purpose().unwrap().len(), 2);
        let home: Value = casebook.home().unwrap().document.read().unwrap();
        assert!(home["name"].as_str().unwrap().contains("House"));

        let referrals = casebook.referrals().unwrap();
        let stand: Vec<_> = referrals
            .iter()
            .map(|one| (one.number, one.status))
            .collect();
        assert_eq!(
            stand,
            [
                (4, Status::Closed),
                (3, Status::Open),
                (2, Status::Signed),
                (1, Status::Signed)
            ],
            "{version}"
        );
        for referral in &referrals {
            referral.document.read::<Value>().unwrap();
        }

        let records = casebook.records().unwrap();
        assert_eq!(records.len(), 2, "{version}");
        for record in records {
            let pdf = casebook.record_pdf(record.number, at(LATER)).unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
            let digest: [u8; 32] = Sha256::digest(&pdf).into();
            assert_eq!(digest, record.sha256, "{version}");
        }
    }
}

#[test]
fn everybody_of_every_version_still_opens_it_with_their_own_passphrase() {
    for version in VERSIONS {
        for (passphrase, name) in [
            ("walnut ferry quilt thunder", "Sam Okoro (EXAMPLE)"),
            ("pewter canyon violin marsh", "Maud Tillery (EXAMPLE)"),
        ] {
            let opened = Thawed::new(version).open(passphrase);
            assert_eq!(opened.person.name, name, "{version}");
        }
        let casebook = Thawed::new(version).open(MANAGER).casebook;
        let manager = casebook.signed_in().id.clone();
        casebook
            .open_identity(&manager, &Passphrase::new(MANAGER))
            .unwrap();
    }
}

/// A page that was printed once must open the casebook years later.
#[test]
fn a_recovery_kit_printed_with_an_earlier_version_still_opens_it() {
    let printed = "XXRWH TT1K2 00D16 VK62A 7Z37W P1MYH WKFRG 303HF";
    let code = RecoveryCode::read(printed).unwrap();
    for version in VERSIONS.iter().filter(|version| **version >= "0002") {
        let thawed = Thawed::new(version);
        let people = Casebook::people_by_recovery(&thawed.path, &code, at(LATER)).unwrap();
        assert_eq!(people[0].name, "Miriam Okafor", "{version}");
    }
}

/// What was noted after a signed decision, and that it can be gone on with.
#[test]
fn what_followed_a_decision_is_there_from_the_version_that_brought_it() {
    for version in VERSIONS.iter().filter(|version| **version >= "0003") {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;
        let referral = casebook.records().unwrap().pop().unwrap().referral;
        let kept = casebook.afterwards(&referral).unwrap().unwrap();
        assert_eq!(kept.revision, 2, "{version}");
        let mut document: Value = kept.document.read().unwrap();
        let kinds: Vec<_> = document["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["what"]["kind"].clone())
            .collect();
        assert_eq!(kinds, ["approved", "plan_replaced"], "{version}");
        document["entries"][1]["what"]["words"] = Value::from("EXAMPLE, changed");
        let saved = casebook.save_afterwards(&referral, 2, &document, at(LATER + 60));
        assert_eq!(saved.unwrap().revision, 3, "{version}");
    }
}

/// What the index held is found, and what changes is marked to be taken in again.
#[test]
fn what_was_taken_in_for_the_search_is_found() {
    for version in VERSIONS.iter().filter(|version| **version >= "0004") {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;
        let sought = Sought::read("h1 taken").unwrap();
        let found = casebook.search(Searchable::Child, &sought, 5).unwrap();
        assert_eq!(found.ids, ["h1"], "{version}");
        let waiting = casebook.words_waiting().unwrap();
        casebook
            .save_child("h1", &json!({"initials": "X.Y."}), at(LATER + 60))
            .unwrap();
        assert_eq!(casebook.words_waiting().unwrap(), waiting + 1, "{version}");
    }
}

#[test]
fn a_frozen_casebook_can_be_worked_in() {
    for version in VERSIONS {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;
        let open = casebook
            .referrals()
            .unwrap()
            .into_iter()
            .find(|one| one.status == Status::Open)
            .unwrap();
        let mut document: Value = open.document.read().unwrap();
        document["child"]["known_as"] = Value::from("EXAMPLE, changed");
        let saved = casebook
            .save_referral(&open.id, open.revision, &document, at(LATER + 60))
            .unwrap();
        assert_eq!(saved.changes.len(), 1, "{version}");
        casebook.close().unwrap();
    }
}

/// A casebook of any version takes papers in, once it is brought up.
#[test]
fn the_letter_signed_in_the_fifth_version_is_there_and_papers_can_be_taken_in() {
    for version in VERSIONS {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;
        let documents = casebook.documents().unwrap();
        let here = usize::from(*version >= "0005") + usize::from(*version >= "0007");
        assert_eq!(documents.len(), here, "{version}");
        for document in documents {
            let pdf = casebook.document_pdf(document.number, at(LATER)).unwrap();
            let meant: &[u8] = match document.kind.as_str() {
                "oversight" => b"%PDF-1.7 EXAMPLE oversight record",
                _ => b"%PDF-1.7 EXAMPLE letter",
            };
            assert_eq!(pdf, meant, "{version}");
        }
        let referrals = casebook.referrals().unwrap();
        let open = referrals.iter().find(|one| one.status == Status::Open);
        let (id, rng) = (&open.unwrap().id, &mut rand_core::OsRng);
        let before = casebook.papers(id).unwrap().len();
        let paper = casebook.begin_paper(id, "a.txt", 7, rng).unwrap();
        casebook.add_to_paper(&paper, 0, b"EXAMPLE").unwrap();
        casebook.keep_paper(&paper, "text", at(LATER)).unwrap();
        assert_eq!(casebook.papers(id).unwrap().len(), before + 1, "{version}");
    }
}

/// The papers, what was noted about keeping, and the deletion two people agreed to.
#[test]
fn what_the_sixth_version_kept_is_there() {
    for version in VERSIONS.iter().filter(|version| **version >= "0006") {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;
        let referrals = casebook.referrals().unwrap();
        let numbered = |number: i64| {
            let found = referrals.iter().find(|one| one.number == number).unwrap();
            found.id.clone()
        };
        let papers = casebook.papers(&numbered(3)).unwrap();
        let read: Vec<bool> = papers.iter().map(|one| one.reading.is_some()).collect();
        assert_eq!(read, [true, false], "{version}");
        for paper in &papers {
            let bytes = casebook.read_paper(&paper.id, at(LATER)).unwrap();
            assert_eq!(Sha256::digest(&bytes).as_slice(), paper.sha256, "{version}");
        }
        let words = casebook.paper_words(&papers[0].id, at(LATER)).unwrap();
        assert!(words.contains("Kittiwake"), "{version}");

        let schedule = casebook.kept(KeepingKind::Schedule, "").unwrap().unwrap();
        let schedule: Value = schedule.document.read().unwrap();
        assert_eq!(schedule["referral_months"], 18, "{version}");
        for (kind, referral) in [(KeepingKind::Retention, 1), (KeepingKind::Register, 2)] {
            assert!(casebook.kept(kind, &numbered(referral)).unwrap().is_some());
        }
        let deletions = casebook.deletions().unwrap();
        assert_eq!(deletions.len(), 2, "{version}");
        assert!(deletions[1].certificate.is_some() && deletions[1].swept);
        assert!(deletions[0].agreed_by.is_none(), "{version}");
        casebook.check_chain().unwrap();
        // The responsible individual can agree to what the manager asked for.
        let overseer = "lantern orbit saffron gravel";
        casebook.close().unwrap();
        let mut casebook = thawed.open(overseer).casebook;
        let left = json!({"child": {}});
        let done = casebook.agree_to_deletion(deletions[0].number, &left, at(LATER + 5));
        assert_eq!(done.unwrap().goes.records, 1, "{version}");
        let report = casebook.check(at(LATER + 9), |_, _, _| {}).unwrap();
        assert_eq!(report.found, [], "{version}");
    }
}

/// What the responsible individual read, drew and wrote; the printed statement of purpose; and what
/// a paper says, still found.
#[test]
fn what_the_seventh_version_kept_is_there() {
    for version in VERSIONS.iter().filter(|version| **version >= "0007") {
        let thawed = Thawed::new(version);
        let casebook = thawed.open(MANAGER).casebook;
        let records = casebook.records().unwrap();
        for record in &records {
            let line = casebook.decision_line(record.number).unwrap().unwrap();
            let line: Value = line.read().unwrap();
            assert_eq!(line["record"], record.number, "{version}");
        }
        assert_eq!(casebook.readings().unwrap().len(), 1, "{version}");
        let overseen = casebook.everybodys_oversight().unwrap();
        let views = overseen.iter().filter(|one| one.view.is_some()).count();
        assert_eq!((overseen.len(), views), (4, 1), "{version}");
        let pdf = b"%PDF-1.7 EXAMPLE statement of purpose, version 2";
        let kept = casebook.statement_file(&Sha256::digest(pdf).into());
        assert_eq!(kept.unwrap(), pdf, "{version}");
        let sought = Sought::read("kittiwake").unwrap();
        let found = casebook.search(Searchable::Paper, &sought, 5).unwrap();
        assert_eq!(found.ids.len(), 1, "{version}");
    }
}

/// The hold on a child's entry, and the deletion of one that was asked for and taken back.
#[test]
fn what_the_eighth_version_kept_is_there() {
    for version in VERSIONS.iter().filter(|version| **version >= "0008") {
        let thawed = Thawed::new(version);
        let casebook = thawed.open(MANAGER).casebook;
        let kept = casebook.kept(KeepingKind::ChildRetention, "h1").unwrap();
        let kept: Value = kept.unwrap().document.read().unwrap();
        assert!(kept["hold"]["because"].is_string(), "{version}");
        let told = casebook.journal(1_000).unwrap();
        assert!(
            told.iter().any(|one| one.what == "deletion_taken_back"),
            "{version}"
        );
    }
}

/// A register of the version that brought registers in: what was gathered, whom its keeper trusts and
/// what they read and deleted; and a view can be written in it.
#[test]
fn a_register_of_the_eighth_version_opens_and_a_view_is_written_in_it() {
    let thawed = Thawed::new("0008-register");
    let mut register = thawed.open("copper lantern otter umbrella").casebook;
    let rows = register.gathered().unwrap();
    let sound: Vec<bool> = rows.iter().map(|row| row.sound).collect();
    assert_eq!(sound, [true, true, false, true]);
    assert_eq!(rows[3].about, Some(rows[0].sha256));
    assert_eq!(register.gathered_lines().unwrap().len(), 2);
    assert_eq!(register.gathered_not_read().unwrap().len(), 1);
    assert_eq!(register.gathered_deletions().unwrap().len(), 1);
    let trusted = register.gathered_authorities().unwrap();
    assert!(trusted[0].trusted_at.is_some());
    assert_eq!(register.gathered_readings().unwrap().len(), 1);
    register.keep_sample(&[2], 7, at(LATER)).unwrap();
    let view = json!({"range": "EXAMPLE"});
    register.keep_view(2, &view, at(LATER + 1)).unwrap();
    assert!(register.samples().unwrap()[0].view.is_some());
    let report = register.check(at(LATER + 9), |_, _, _| {}).unwrap();
    assert_eq!(report.found, []);
}

/// What was deleted before the table of deletions was written anew still says by which deletion, and
/// the chain holds over it; the entry of a child goes by the same table.
#[test]
fn an_entry_is_deleted_from_a_casebook_that_was_brought_up() {
    for version in VERSIONS.iter().filter(|version| **version >= "0006") {
        let thawed = Thawed::new(version);
        let mut casebook = thawed.open(MANAGER).casebook;
        let asked = casebook.ask_entry_deletion("h3", "Its time is over.", at(LATER));
        let number = asked.unwrap();
        // In the eighth one was asked for and taken back.
        let next = if *version >= "0008" { 4 } else { 3 };
        assert_eq!(number, next, "{version}");
        casebook.close().unwrap();
        let mut casebook = thawed.open("lantern orbit saffron gravel").casebook;
        let done = casebook.agree_to_entry_deletion(number, at(LATER + 5));
        assert_eq!(done.unwrap().referral, None, "{version}");
        assert_eq!(casebook.children().unwrap().len(), 2, "{version}");
        let report = casebook.check(at(LATER + 9), |_, _, _| {}).unwrap();
        assert_eq!(report.found, [], "{version}");
    }
}
