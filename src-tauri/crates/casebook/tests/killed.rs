//! A program killed at any moment has lost nothing it had acknowledged.
//!
//! This test starts itself as the writer. The writer saves one field after another, and
//! prints each revision after its save returned; the parent reads, kills it after a time
//! drawn at random (SIGKILL; `TerminateProcess` on Windows), opens the casebook again and
//! looks whether the last revision printed is there.
//!
//! A second writer changes its passphrase again and again, and is killed likewise: exactly one
//! passphrase opens the casebook then, the last one acknowledged or the one being put in its place.

#[path = "casebook/new.rs"]
mod new;

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use casebook::{At, Casebook, Passphrase};
use rand_core::{OsRng, RngCore};
use serde_json::{Value, json};

use new::{at, new_casebook, passphrase};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How often the writer that changes its passphrase is killed, unless
/// `CASEBOOK_KILLS_OF_CHANGES` says another number.
const KILLS_OF_CHANGES: usize = 10;

/// How often the writer is killed, unless `CASEBOOK_KILLS` says another number.
const KILLS: usize = 30;

fn main() -> Outcome {
    let mut asked = std::env::args().skip(1);
    match asked.next().as_deref() {
        Some("change") => change(&asked.next().map(PathBuf::from).ok_or("which casebook?")?),
        Some("write") => write(&asked.next().map(PathBuf::from).ok_or("which casebook?")?),
        // Test runners ask for the list first.
        Some("--list") => {
            println!("killed_writers_lose_nothing_acknowledged: test");
            println!("one_passphrase_opens_after_a_killed_change: test");
            Ok(())
        }
        _ => {
            kill_and_look()?;
            kill_changes()
        }
    }
}

/// Writes until killed. Every seventh field is a signed decision on a referral of its own, so
/// that the folding of the log and the writing of the head are cut off too.
fn write(path: &Path) -> Outcome {
    let mut casebook = Casebook::open(path, &passphrase(), at(0))?.casebook;
    let referrals = casebook.referrals()?;
    let id = &referrals.last().ok_or("no referral")?.id;
    let mut revision = casebook.referral(id)?.revision;
    let mut out = std::io::stdout().lock();
    loop {
        let text = format!(
            "field {} {}",
            revision + 1,
            "of the manager's words ".repeat(40)
        );
        let document = json!({"last": revision + 1, "text": text});
        revision = casebook
            .save_referral(id, revision, &document, at(0))?
            .revision;
        writeln!(out, "field {revision}")?;
        out.flush()?;
        if revision % 7 == 0 {
            let decided = casebook.new_referral(&json!({"n": revision}), at(0), &mut OsRng)?;
            let number = casebook.next_record_number()?;
            casebook.store_record(casebook::NewRecord {
                number,
                referral: &decided.id,
                revision: 1,
                outcome: "Declined",
                signed_at: at(0),
                pdf: format!("EXAMPLE {number}").as_bytes(),
            })?;
            writeln!(out, "record {number}")?;
            out.flush()?;
        }
    }
}

/// The last field and the last record that were acknowledged.
#[derive(Default, Clone, Copy)]
struct Acknowledged {
    field: i64,
    record: i64,
    count: usize,
}

fn kill_and_look() -> Outcome {
    let kills = match std::env::var("CASEBOOK_KILLS") {
        Ok(number) => number.parse()?,
        Err(_) => KILLS,
    };
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("killed.casebook");
    let mut casebook = Casebook::create(
        &path,
        &new_casebook(json!({"name": "EXAMPLE"})),
        &passphrase(),
        at(0),
        &mut OsRng,
    )?;
    let id = casebook
        .new_referral(&json!({"last": 1}), at(0), &mut OsRng)?
        .id;
    casebook.close()?;

    let mut last = Acknowledged {
        field: 1,
        ..Acknowledged::default()
    };
    for kill in 1..=kills {
        last = one_killed_writer(&path, last)?;
        look(&path, &id, last).map_err(|error| format!("after kill {kill}: {error}"))?;
    }
    if last.count < kills {
        return Err(format!("only {} acknowledged: the writer hardly ran", last.count).into());
    }
    println!(
        "killed {kills} times; {} acknowledged, none lost",
        last.count
    );
    Ok(())
}

fn one_killed_writer(path: &Path, before: Acknowledged) -> Outcome<Acknowledged> {
    let mut last = before;
    for line in killed("write", path)? {
        // A line goes through the pipe whole: it is far shorter than what a pipe takes at once.
        match line.split_once(' ') {
            Some(("field", number)) => last.field = number.parse()?,
            Some(("record", number)) => last.record = number.parse()?,
            _ => continue,
        }
        last.count += 1;
    }
    Ok(last)
}

/// What a writer acknowledged until it was killed.
fn killed(what: &str, path: &Path) -> Outcome<Vec<String>> {
    killed_with(what, path, None)
}

fn killed_with(what: &str, path: &Path, changes: Option<usize>) -> Outcome<Vec<String>> {
    let mut writer = Command::new(std::env::current_exe()?)
        .arg(what)
        .env("CASEBOOK_CHANGES", changes.unwrap_or_default().to_string())
        .arg(path)
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = BufReader::new(writer.stdout.take().ok_or("no output")?).lines();
    let (send, receive) = mpsc::channel();
    let reader = thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    // From the first acknowledgement, so that every kill falls among writes.
    let first = receive.recv_timeout(Duration::from_secs(30))?;
    thread::sleep(Duration::from_micros(u64::from(OsRng.next_u32() % 120_000)));
    writer.kill()?;
    writer.wait()?;
    reader.join().map_err(|_| "the reader broke off")?;
    Ok(std::iter::once(first).chain(receive.try_iter()).collect())
}

/// The passphrase after so many changes.
fn nth(changes: usize) -> Passphrase {
    match changes {
        0 => passphrase(),
        n => Passphrase::new(&format!("pewter canyon violin marsh {n}")),
    }
}

/// Changes the passphrase until killed. How often it was changed before stands in its environment.
fn change(path: &Path) -> Outcome {
    let done: usize = std::env::var("CASEBOOK_CHANGES")?.parse()?;
    let mut casebook = Casebook::open(path, &nth(done), at(0))?.casebook;
    let mut out = std::io::stdout().lock();
    for n in done.. {
        casebook.change_passphrase(&nth(n), &nth(n + 1), at(0), &mut OsRng)?;
        writeln!(out, "changed {}", n + 1)?;
        out.flush()?;
    }
    Ok(())
}

fn kill_changes() -> Outcome {
    let kills = match std::env::var("CASEBOOK_KILLS_OF_CHANGES") {
        Ok(number) => number.parse()?,
        Err(_) => KILLS_OF_CHANGES,
    };
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("changed.casebook");
    Casebook::create(
        &path,
        &new_casebook(json!({"name": "EXAMPLE"})),
        &passphrase(),
        at(0),
        &mut OsRng,
    )?
    .close()?;
    let mut changes = 0;
    for kill in 1..=kills {
        let told = killed_change(&path, changes)?;
        let opens = |n: usize| -> Outcome<bool> {
            match Casebook::open(&path, &nth(n), later(kill)?) {
                Ok(opened) => {
                    let tried = |one: &casebook::Warning| {
                        matches!(one, casebook::Warning::SignInsFailed { .. })
                    };
                    if !opened.warnings.iter().all(tried) {
                        return Err(format!("{:?}", opened.warnings).into());
                    }
                    opened.casebook.check_chain()?;
                    opened.casebook.close()?;
                    Ok(true)
                }
                Err(casebook::Error::WrongPassphrase) => Ok(false),
                Err(error) => Err(error.into()),
            }
        };
        // Not yet acknowledged, but in place already: then the one before opens nothing.
        let next = opens(told + 1)?;
        let last = if next { told + 1 } else { told };
        if !next && !opens(told)? {
            return Err(format!("kill {kill}: no passphrase opens it").into());
        }
        let before = opens(last.saturating_sub(1));
        if last > 0 && !matches!(before, Ok(false)) {
            return Err(format!("kill {kill}: the passphrase before still opens it").into());
        }
        opens(last)?;
        changes = last;
    }
    if changes < kills {
        return Err(format!("only {changes} changes: the writer hardly ran").into());
    }
    println!("killed {kills} times while changing the passphrase; {changes} changes");
    Ok(())
}

fn killed_change(path: &Path, done: usize) -> Outcome<usize> {
    let lines = killed_with("change", path, Some(done))?;
    let last = lines.last().and_then(|line| line.split_once(' '));
    Ok(last.map_or(Ok(done), |(_, number)| number.parse())?)
}

/// Sign-ins that fail make the next one wait; the clock of the test goes on.
fn later(kill: usize) -> Outcome<At> {
    Ok(at(i64::try_from(kill)?.saturating_mul(3_600)))
}

fn look(path: &Path, id: &str, last: Acknowledged) -> Outcome {
    let opened = Casebook::open(path, &passphrase(), at(0))?;
    if !opened.warnings.is_empty() {
        return Err(format!("{:?}", opened.warnings).into());
    }
    let casebook = opened.casebook;
    let referral = casebook.referral(id)?;
    if referral.revision < last.field {
        return Err(format!(
            "field {} acknowledged, {} found",
            last.field, referral.revision
        )
        .into());
    }
    let document: Value = referral.document.read()?;
    if document.get("last") != Some(&json!(referral.revision)) {
        return Err("the document is not the one of its revision".into());
    }
    let records = casebook.records()?;
    if (records.len() as i64) < last.record {
        return Err(format!(
            "record {} acknowledged, {} found",
            last.record,
            records.len()
        )
        .into());
    }
    casebook.check_chain()?;
    casebook.close()?;
    Ok(())
}
