//! Changed records among sound ones, as they would arrive in a folder: every one is listed as failing
//! with its fact, no other is and none is dropped, also when the import is killed half-way and begun
//! again. THRESHOLD_ROUNDS says how many records, for a long run.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;

use casebook::{Casebook, Passphrase};
use chrono::NaiveDate;
use example::year::YearHome;
use record::certificates::fingerprint;
use threshold::register::{Register, Reliance};

#[path = "homes/signed.rs"]
mod signed_of_a_home;
#[path = "../../tests/tampering.rs"]
mod tampering;

use signed_of_a_home::signed_records;
use tampering::{flipped, place, revised, signature_of};

const PASSPHRASE: &str = "copper lantern otter umbrella";

/// Records that are made where nobody says how many: more than two batches of an import.
const RECORDS: usize = 80;

/// Of this many records one is changed.
const ONE_IN: usize = 8;

fn records() -> usize {
    let asked = std::env::var("THRESHOLD_ROUNDS").ok();
    asked.map_or(RECORDS, |rounds| rounds.parse().unwrap())
}

/// A record, and another of the same home.
type Change = fn(&[u8], &[u8]) -> Vec<u8>;

/// Ways of changing a record, with the fact that says so; none where the file may be so broken that it
/// is listed among those that could not be read.
const CHANGES: &[(&str, Option<&str>, Change)] = &[
    ("page", Some("Unchanged"), |bytes, _| {
        flipped(bytes, place(bytes, b"stream") + 40)
    }),
    ("data", Some("Unchanged"), |bytes, _| {
        flipped(bytes, place(bytes, b"/EmbeddedFile") + 300)
    }),
    ("middle", None, |bytes, _| flipped(bytes, bytes.len() / 2)),
    ("longer", Some("Whole file"), |bytes, _| {
        [bytes, b"\n% added"].concat()
    }),
    ("revised", Some("Whole file"), |bytes, _| revised(bytes)),
    ("signature", Some("Unchanged"), |bytes, other| {
        signature_of(other, bytes)
    }),
    ("short", None, |bytes, _| {
        bytes[..bytes.len() * 9 / 10].to_vec()
    }),
];

/// What lies in the folder: the paths of the records that were changed, and in which way; the rest is
/// sound.
struct Folder {
    path: PathBuf,
    all: BTreeSet<String>,
    changed: BTreeMap<String, Option<&'static str>>,
    roots: Vec<Vec<u8>>,
}

fn handed_over(within: &Path) -> Folder {
    let path = within.join("handed over");
    let each = records().div_ceil(2);
    let homes: Vec<OfAHome> = thread::scope(|scope| {
        let made = YearHome::BOTH.map(|which| scope.spawn(move || signed(which, each)));
        made.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let mut folder = Folder {
        path,
        all: BTreeSet::new(),
        changed: BTreeMap::new(),
        roots: Vec::new(),
    };
    let mut ways = CHANGES.iter().cycle();
    for (which, (root, records)) in YearHome::BOTH.into_iter().zip(homes) {
        fs::create_dir_all(folder.path.join(which.name())).unwrap();
        folder.roots.push(root);
        for (index, (name, pdf)) in records.iter().enumerate() {
            let name = format!("{}/{name}", which.name());
            let mut bytes = pdf.clone();
            if index % ONE_IN == 3 {
                let (_, fact, change) = ways.next().unwrap();
                let other = &records[(index + 1) % records.len()].1;
                bytes = change(pdf, other);
                folder.changed.insert(name.clone(), *fact);
            }
            fs::write(folder.path.join(&name), bytes).unwrap();
            folder.all.insert(name);
        }
    }
    folder
}

/// The root of a home, and its signed records by file name.
type OfAHome = (Vec<u8>, Vec<(String, Vec<u8>)>);

fn signed(which: YearHome, enough: usize) -> OfAHome {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let mut made = Vec::new();
    let root = signed_records(which, today, enough, &mut |number, pdf| {
        made.push((format!("{number}.pdf"), pdf));
        Ok(())
    });
    (root.unwrap(), made)
}

/// `threshold register` with the passphrase on its standard input.
fn register(arguments: &[&str], file: &Path) -> Child {
    let mut asked = Command::new(env!("CARGO_BIN_EXE_threshold-cli"))
        .args(["register", arguments[0]])
        .arg(file)
        .args(&arguments[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let line = format!("{PASSPHRASE}\n");
    asked
        .stdin
        .take()
        .unwrap()
        .write_all(line.as_bytes())
        .unwrap();
    asked
}

fn done(arguments: &[&str], file: &Path) -> Output {
    register(arguments, file).wait_with_output().unwrap()
}

fn make(file: &Path) {
    let names = [
        "make",
        "--provider",
        "Two homes (EXAMPLE)",
        "--keeper",
        "R. Individual",
    ];
    let made = done(&names, file);
    assert!(made.status.success(), "{made:?}");
}

/// What a register says of each file: whether it can be relied on, and the facts that are false.
type Listed = BTreeMap<String, (Reliance, BTreeSet<String>)>;

fn listed(file: &Path, roots: &[Vec<u8>]) -> (Listed, BTreeSet<String>) {
    let now = chrono::DateTime::from_timestamp(1_795_300_000, 0).unwrap();
    let opened = Casebook::open(file, &Passphrase::new(PASSPHRASE), now).unwrap();
    let mut casebook = opened.casebook;
    casebook.check_chain().unwrap();
    for root in roots {
        let print = fingerprint(root);
        casebook
            .trust_gathered_authority(&print, root, "EXAMPLE", now)
            .unwrap();
    }
    let register = Register::read(&casebook).unwrap();
    let all = register.entries.into_iter().map(|one| {
        let facts = one.head.facts.into_iter();
        let wrong = facts
            .filter(|(_, found)| found == "false")
            .map(|(name, _)| name);
        (
            one.kept.path,
            (one.reliance, wrong.collect::<BTreeSet<String>>()),
        )
    });
    let all = all.collect();
    let not_read = casebook.gathered_not_read().unwrap();
    (all, not_read.into_iter().map(|one| one.path).collect())
}

/// Kills the import when it says that it is past the middle.
fn killed_in_the_middle(file: &Path, folder: &str) {
    let mut under_way = register(&["import", folder], file);
    let said = BufReader::new(under_way.stderr.take().unwrap());
    let middle = said
        .lines()
        .map_while(Result::ok)
        .find(|line| line.contains("(60 %)"));
    assert!(middle.is_some(), "it never came to the middle");
    under_way.kill().unwrap();
    under_way.wait().unwrap();
}

#[test]
fn changed_records_are_each_listed_with_their_fact_and_no_other_is() {
    let within = tempfile::tempdir().unwrap();
    let folder = handed_over(within.path());
    assert!(
        folder.changed.len() >= CHANGES.len(),
        "each way at least once"
    );
    let from = folder.path.to_str().unwrap();

    let whole = within.path().join("whole.casebook");
    make(&whole);
    let said = done(&["import", from], &whole);
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    let (found, not_read) = listed(&whole, &folder.roots);

    let files: BTreeSet<String> = found.keys().chain(&not_read).cloned().collect();
    assert_eq!(files, folder.all, "none is dropped and none made up");
    for (path, (reliance, wrong)) in &found {
        match folder.changed.get(path) {
            None => assert_eq!(
                (*reliance, wrong.len()),
                (Reliance::Good, 0),
                "{path}: {wrong:?}"
            ),
            Some(fact) => {
                assert_eq!(*reliance, Reliance::Failed, "{path}");
                let named = fact.is_none_or(|fact| wrong.contains(fact));
                assert!(named, "{path}: {fact:?} in {wrong:?}");
            }
        }
    }
    for path in &not_read {
        let fact = folder.changed.get(path);
        assert_eq!(fact, Some(&None), "{path} could be read");
    }

    let twice = within.path().join("twice.casebook");
    make(&twice);
    killed_in_the_middle(&twice, from);
    let (half, _) = listed(&twice, &[]);
    assert!(
        !half.is_empty() && half.len() < found.len(),
        "{}",
        half.len()
    );
    let said = done(&["import", from], &twice);
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    assert_eq!(
        listed(&twice, &folder.roots),
        (found, not_read),
        "as if nothing had happened"
    );
}
