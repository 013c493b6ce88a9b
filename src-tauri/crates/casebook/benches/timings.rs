//! What opening and saving cost. `cargo bench -p casebook`.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use casebook::{At, Casebook, KdfCost, NewCasebook, NewPerson, NewRecord, Passphrase, Standing};
use rand_core::OsRng;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(".")?;
    let path = folder.path().join("bench.casebook");
    let at = At::from_timestamp(1_790_000_000, 0).ok_or("no such moment")?;
    let passphrase = Passphrase::new("copper lantern otter umbrella");
    let new = NewCasebook {
        home: json!({"name": "Larch House (EXAMPLE)"}),
        person: NewPerson {
            name: "Rosalind Ashworth".to_owned(),
            standing: Standing::RegisteredManager,
            registration: String::new(),
            until: None,
        },
        example: true,
        cost: KdfCost::PRODUCT,
    };
    let (mut casebook, took) =
        timed(|| Casebook::create(&path, &new, &passphrase, at, &mut OsRng))?;
    println!("create                                    {took:>10.2?}");

    let mut document = sixty_kilobytes();
    println!(
        "the document                              {:>10} bytes",
        document.to_string().len()
    );
    let mut referral = casebook.new_referral(&document, at, &mut OsRng)?;
    let mut times = Vec::new();
    for n in 0..1_000 {
        if let Some(field) = document.pointer_mut("/needs/40/how") {
            *field = json!(format!("changed {n}"));
        }
        let (saved, took) =
            timed(|| casebook.save_referral(&referral.id, referral.revision, &document, at))?;
        referral.revision = saved.revision;
        times.push(took);
    }
    show("save_referral, one field of 60 kB", times);

    let mut times = Vec::new();
    for number in 1..=50 {
        let decided = casebook.new_referral(&document, at, &mut OsRng)?;
        let pdf: Vec<u8> = (0..250_000_u32)
            .map(|n| (n % 251) as u8 ^ number as u8)
            .collect();
        let (_, took) = timed(|| {
            casebook.store_record(NewRecord {
                number,
                referral: &decided.id,
                revision: 1,
                outcome: "Declined",
                signed_at: at,
                pdf: &pdf,
            })
        })?;
        times.push(took);
    }
    show("store_record, 250 kB, checkpoint and head", times);

    let (_, took) = timed(|| casebook.check_chain())?;
    println!(
        "check_chain, {} entries                 {took:>10.2?}",
        casebook.journal_head()?.number
    );
    casebook.close()?;
    println!(
        "the file                                  {:>10} bytes",
        std::fs::metadata(&path)?.len()
    );

    show(
        "open, Argon2id 64 MiB t=3 included",
        open_twenty_times(&path, &passphrase, at)?,
    );

    let small = folder.path().join("small.casebook");
    let cheap = NewCasebook {
        cost: KdfCost {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        },
        ..new
    };
    Casebook::create(&small, &cheap, &passphrase, at, &mut OsRng)?.close()?;
    show(
        "open an empty one, hardly any Argon2id",
        open_twenty_times(&small, &passphrase, at)?,
    );
    Ok(())
}

fn open_twenty_times(
    path: &Path,
    passphrase: &Passphrase,
    at: At,
) -> Result<Vec<Duration>, casebook::Error> {
    let mut times = Vec::new();
    for _ in 0..20 {
        let (opened, took) = timed(|| Casebook::open(path, passphrase, at))?;
        times.push(took);
        opened.casebook.close()?;
    }
    Ok(times)
}

fn sixty_kilobytes() -> Value {
    let need = |n| {
        json!({
            "need": format!("need {n}"),
            "how": "What it looks like on an ordinary day, in words. ".repeat(8),
            "support": "Who does what, when, and how it is known to help. ".repeat(5),
            "source": {"paper": "EXAMPLE", "page": n},
        })
    };
    json!({"child": {"name": "EXAMPLE"}, "needs": (0..80).map(need).collect::<Vec<_>>()})
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, Duration), E> {
    let start = Instant::now();
    let done = work()?;
    Ok((done, start.elapsed()))
}

fn show(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{what:<42}p50 {:>8.2?}  p95 {:>8.2?}  p99 {:>8.2?}",
        at(50),
        at(95),
        at(99)
    );
}
