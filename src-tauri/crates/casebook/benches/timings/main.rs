//! What a casebook of 10,000 referrals costs. `cargo bench -p casebook`; `CASEBOOK_REFERRALS` says
//! another number.
//!
//! The referrals are made up from a seed: one in four is worked out to about 50 kB, as the example
//! home's are, the others were declined on the first screen with about 4 kB. One in ten has a signed
//! record. Each that is worked out came with a paper of ten pages; a paper of 100 MB is taken in and
//! given out again at the end. Everything else stands in the printed lines.

mod papers;
mod seeded;

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use casebook::{
    At, Casebook, Document, Indexed, KdfCost, NewCasebook, NewPerson, NewRecord, Passphrase,
    Searchable, Sought, Standing, Words,
};
use rand_core::OsRng;
use rusqlite::Connection;
use serde_json::{Value, json};

use seeded::Seeded;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const PDF: usize = 60_000;

fn main() -> Outcome {
    let count: usize = match std::env::var("CASEBOOK_REFERRALS") {
        Ok(number) => number.parse()?,
        Err(_) => 10_000,
    };
    let folder = tempfile::tempdir_in(".")?;
    let path = folder.path().join("bench.casebook");
    let at = At::from_timestamp(1_790_000_000, 0).ok_or("no such moment")?;
    let passphrase = Passphrase::new("copper lantern otter umbrella");
    let mut casebook = Casebook::create(&path, &new(), &passphrase, at, &mut OsRng)?;

    let mut seeded = Seeded(20_261_121);
    let (_, took) = timed(|| fill(&mut casebook, &mut seeded, count, at))?;
    said(&format!("fill with {count} referrals"), took);
    let (_, took) = timed(|| take_in(&mut casebook))?;
    said("take their words in for the search", took);
    let words_after = std::fs::metadata(&path)?.len();
    casebook.close()?;
    let (opened, took) = timed(|| Casebook::open(&path, &passphrase, at))?;
    said("open: sign-in with hardly any Argon2id", took);
    let mut casebook = opened.casebook;
    bytes("the file", std::fs::metadata(&path)?.len());
    bytes("  of it, before the log was folded in", words_after);

    show(
        "list: what is open and the newest 100",
        repeated(200, || {
            let open = casebook.open_referrals()?.len();
            let ended = casebook.ended_referrals(None, 100)?.len();
            Ok::<_, casebook::Error>(open + ended)
        })?,
    );
    show(
        "the register of records, whole",
        repeated(50, || casebook.records())?,
    );
    for typed in [
        "kayden",
        "north",
        "sm",
        "the",
        "fire sett",
        "lowry 4711",
        "nobodyhere",
    ] {
        let sought = Sought::read(typed).ok_or("too short")?;
        show(
            &format!("search “{typed}”, with the places"),
            repeated(100, || search(&casebook, &sought))?,
        );
    }

    saves(&mut casebook, &mut seeded, at)?;
    let (_, took) = timed(|| casebook.check_chain())?;
    said(
        &format!("check_chain, {} entries", casebook.journal_head()?.number),
        took,
    );
    papers::of_a_hundred_megabytes(&mut casebook, at)?;
    casebook.close()?;
    show("open, after the saves", opens(&path, &passphrase, at)?);
    bytes("the file, after the saves", std::fs::metadata(&path)?.len());
    with_and_without_the_cipher(folder.path(), &mut seeded)
}

fn new() -> NewCasebook {
    NewCasebook {
        home: json!({"name": "Larch House (EXAMPLE)"}),
        person: NewPerson {
            name: "Rosalind Ashworth".to_owned(),
            standing: Standing::RegisteredManager,
            registration: String::new(),
            until: None,
        },
        example: true,
        // The derivation of the key is measured apart: 64 MiB three times is about 130 ms.
        cost: KdfCost {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        },
    }
}

fn fill(casebook: &mut Casebook, seeded: &mut Seeded, count: usize, at: At) -> Outcome {
    let mut number = 1;
    for n in 0..count {
        let worked_out = n % 4 == 0;
        let referral = casebook.new_referral(&seeded.referral(worked_out), at, &mut OsRng)?;
        if worked_out {
            papers::of_ten_pages(casebook, &referral.id, seeded, at)?;
        }
        if n % 10 == 0 {
            let pdf: Vec<u8> = (0..PDF).map(|_| seeded.below(256) as u8).collect();
            casebook.store_record(NewRecord {
                number,
                referral: &referral.id,
                revision: 1,
                outcome: "Declined",
                signed_at: at,
                pdf: &pdf,
            })?;
            number += 1;
        } else if n + 40 < count {
            casebook.close_referral(&referral.id, 1, "EXAMPLE", at)?;
        }
        if n % 50 == 0 {
            casebook.rest()?;
        }
    }
    Ok(())
}

/// As the application does it: names apart, everything else together.
fn take_in(casebook: &mut Casebook) -> Outcome {
    for papers in [false, true] {
        take_in_all(casebook, papers)?;
    }
    Ok(())
}

fn take_in_all(casebook: &mut Casebook, papers: bool) -> Outcome {
    loop {
        let waiting = casebook.words_to_take_in(papers, if papers { 1 } else { 50 })?;
        if waiting.is_empty() {
            return Ok(());
        }
        let rows: Vec<(Indexed, Words)> = waiting
            .into_iter()
            .map(|one| Ok((words(casebook, &one)?, one)))
            .map(|pair: Outcome<(Words, Indexed)>| pair.map(|(words, one)| (one, words)))
            .collect::<Outcome<_>>()?;
        casebook.take_words_in(&rows)?;
    }
}

fn words(casebook: &Casebook, one: &Indexed) -> Outcome<Words> {
    if one.kind == Searchable::Paper {
        let (paper, text) = casebook
            .paper_for_search(&one.id, usize::MAX)?
            .ok_or("gone")?;
        let names = paper.name;
        return Ok(Words { names, text });
    }
    if one.kind != Searchable::Referral {
        return Ok(Words {
            names: one.id.clone(),
            text: "Declined Rosalind Ashworth".to_owned(),
        });
    }
    let document: Value = casebook.referral(&one.id)?.document.read()?;
    let mut texts = Vec::new();
    gather(&document, &mut texts);
    let name = document
        .pointer("/child/legal_name")
        .and_then(Value::as_str);
    Ok(Words {
        names: name.unwrap_or_default().to_owned(),
        text: texts.join("\n"),
    })
}

fn gather<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        Value::Object(members) => members.values().for_each(|member| gather(member, into)),
        _ => {}
    }
}

/// Eight of each kind, and for each referral the document read and gone through for the place, for
/// each paper its words.
fn search(casebook: &Casebook, sought: &Sought) -> Outcome<usize> {
    let mut places = 0;
    // As much as the application reads.
    let mut room = 1024 * 1024;
    for kind in Searchable::ALL {
        for id in casebook.search(*kind, sought, 8)?.ids {
            if *kind == Searchable::Paper {
                let found = casebook.paper_for_search(&id, room)?;
                let text = found.map(|(_, text)| text).unwrap_or_default();
                room = room.saturating_sub(text.len());
                places += usize::from(sought.found_in(&text).1 > 0);
            }
            if *kind == Searchable::Referral {
                let document: Value = casebook.referral(&id)?.document.read()?;
                let mut texts = Vec::new();
                gather(&document, &mut texts);
                places += usize::from(texts.iter().any(|text| sought.found_in(text).1 > 0));
            }
        }
    }
    Ok(places)
}

/// One field of a referral of 50 kB, a thousand times. The log is folded in after every fortieth, as
/// the application does in a pause; that is not counted in.
fn saves(casebook: &mut Casebook, seeded: &mut Seeded, at: At) -> Outcome {
    let mut document = seeded.referral(true);
    let mut referral = casebook.new_referral(&document, at, &mut OsRng)?;
    println!("a save's document {:>38} bytes", document.to_string().len());
    let (mut times, mut rests) = (Vec::new(), Vec::new());
    for n in 0..1_000 {
        if let Some(field) = document.pointer_mut("/needs/12/how") {
            *field = json!(format!("changed {n}"));
        }
        let (saved, took) =
            timed(|| casebook.save_referral(&referral.id, referral.revision, &document, at))?;
        referral.revision = saved.revision;
        times.push(took);
        if n % 40 == 39 {
            rests.push(timed(|| casebook.rest())?.1);
        }
    }
    show("save_referral, one field", times);
    show("  folding the log in, in a pause", rests);
    let sought = Sought::read("changed 999").ok_or("too short")?;
    let (_, took) = timed(|| -> Outcome {
        take_in(casebook)?;
        search(casebook, &sought)?;
        Ok(())
    })?;
    said("search right after a save, taken in first", took);
    Ok(())
}

fn opens(path: &Path, passphrase: &Passphrase, at: At) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for _ in 0..20 {
        let (opened, took) = timed(|| Casebook::open(path, passphrase, at))?;
        times.push(took);
        opened.casebook.close()?;
    }
    Ok(times)
}

/// The same rows written and read with and without encryption, by the same library.
fn with_and_without_the_cipher(folder: &Path, seeded: &mut Seeded) -> Outcome {
    let documents: Vec<String> = (0..2_000)
        .map(|n| Document::of(&seeded.referral(n % 4 == 0)).map(|one| one.as_str().to_owned()))
        .collect::<Result<_, _>>()?;
    let mut ratios = Vec::new();
    for key in [
        None,
        Some(
            "PRAGMA key = \"x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'\"",
        ),
    ] {
        let connection = Connection::open(folder.join(format!("plain-{}.db", key.is_some())))?;
        connection.execute_batch(key.unwrap_or_default())?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -2048;
             CREATE TABLE rows (number INTEGER PRIMARY KEY, document TEXT NOT NULL);",
        )?;
        let (_, one_by_one) = timed(|| -> Outcome {
            for document in documents.iter().take(500) {
                connection.execute("INSERT INTO rows (document) VALUES (?1)", [document])?;
            }
            Ok(())
        })?;
        let (_, together) = timed(|| -> Outcome {
            connection.execute_batch("BEGIN")?;
            for document in documents.iter().skip(500) {
                connection.execute("INSERT INTO rows (document) VALUES (?1)", [document])?;
            }
            connection.execute_batch("COMMIT")?;
            Ok(())
        })?;
        let (_, read) = timed(|| -> Outcome {
            for _ in 0..5 {
                let all: i64 =
                    connection.query_row("SELECT sum(length(document)) FROM rows", [], |row| {
                        row.get(0)
                    })?;
                assert!(all > 0);
            }
            Ok(())
        })?;
        ratios.push([one_by_one, together, read]);
    }
    if let [plain, sealed] = ratios.as_slice() {
        let names = [
            "500 rows one by one",
            "1,500 rows together",
            "all read five times",
        ];
        for ((name, plain), sealed) in names.iter().zip(plain).zip(sealed) {
            println!(
                "{name:<42}plain {plain:>9.2?}  SQLCipher {sealed:>9.2?}  ratio {:.2}",
                sealed.as_secs_f64() / plain.as_secs_f64()
            );
        }
    }
    Ok(())
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, Duration), E> {
    let start = Instant::now();
    let done = work()?;
    Ok((done, start.elapsed()))
}

fn repeated<T, E>(
    times: usize,
    mut work: impl FnMut() -> Result<T, E>,
) -> Result<Vec<Duration>, E> {
    (0..times).map(|_| Ok(timed(&mut work)?.1)).collect()
}

fn said(what: &str, took: Duration) {
    println!("{what:<42}{took:>10.2?}");
}

fn bytes(what: &str, size: u64) {
    println!("{what:<42}{:>8.1} MB", size as f64 / 1e6);
}

fn show(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default()
    };
    println!(
        "{what:<42}p50 {:>8.2?}  p95 {:>8.2?}  p99 {:>8.2?}  most {:>8.2?}",
        at(50),
        at(95),
        at(99),
        at(100)
    );
}
