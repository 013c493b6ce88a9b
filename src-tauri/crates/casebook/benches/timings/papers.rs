//! Papers: small ones with the referrals, and the largest that is taken in.

use std::time::Duration;

use casebook::{At, Casebook, LARGEST_PAPER, LARGEST_PART, Reading, ReadingState};
use rand_core::OsRng;

use crate::seeded::Seeded;
use crate::{Outcome, bytes, said, show, timed};

/// A paper's file beyond its words: what pictures and fonts take.
const REST_OF_A_FILE: usize = 50_000;

/// A paper of ten pages, read: about 25 kB of words in a file of 75 kB.
pub fn of_ten_pages(
    casebook: &mut Casebook,
    referral: &str,
    seeded: &mut Seeded,
    at: At,
) -> Outcome {
    let words: String = (0..10).map(|_| seeded.text(28) + "\u{c}").collect();
    let mut file = words.clone().into_bytes();
    file.extend((0..REST_OF_A_FILE).map(|_| seeded.below(256) as u8));
    let name = format!("Care plan {}.pdf", seeded.below(9_000));
    let id = casebook.begin_paper(referral, &name, file.len() as u64, &mut OsRng)?;
    for (part, bytes) in (0..).zip(file.chunks(LARGEST_PART)) {
        casebook.add_to_paper(&id, part, bytes)?;
    }
    casebook.keep_paper(&id, "pdf", at)?;
    let reading = Reading {
        state: ReadingState::Read,
        pages: Some(10),
    };
    Ok(casebook.note_words(&id, reading, &words, at)?)
}

/// Taken in part by part, kept, and given out again, with the memory each takes at most beyond what
/// the process had. That it does not grow with the parts is what is looked at.
pub fn of_a_hundred_megabytes(casebook: &mut Casebook, at: At) -> Outcome {
    let referral = casebook.new_referral(&serde_json::json!({}), at, &mut OsRng)?;
    let part: Vec<u8> = (0..LARGEST_PART).map(|n| (n % 251) as u8).collect();
    let id = casebook.begin_paper(&referral.id, "scan.pdf", LARGEST_PAPER, &mut OsRng)?;
    let whole = LARGEST_PAPER as usize;
    // The most it ever had begins anew, on Linux.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = Memory::now();
    let (mut times, mut rest, mut number) = (Vec::new(), whole, 0);
    let mut halfway = None;
    while rest > 0 {
        let bytes = part.get(..rest.min(part.len())).unwrap_or_default();
        times.push(timed(|| casebook.add_to_paper(&id, number, bytes))?.1);
        rest -= bytes.len();
        number += 1;
        if halfway.is_none() && rest < whole / 2 {
            halfway = Memory::now();
        }
    }
    said(
        "a paper of 100 MB, its parts together",
        times.iter().sum::<Duration>(),
    );
    show("  one part of 512 KiB", times);
    let (_, took) = timed(|| casebook.keep_paper(&id, "pdf", at))?;
    said("  read back, reckoned and kept", took);
    let after = Memory::now();
    if let (Some(before), Some(halfway), Some(after)) = (before, halfway, after) {
        bytes(
            "  most memory more, after half of it",
            halfway.since(before),
        );
        bytes("  most memory more, when it was kept", after.since(before));
    }
    let mut given = 0;
    let give = |bytes: &[u8]| {
        given += bytes.len();
        Ok(())
    };
    let (_, took) = timed(|| casebook.export_paper(&id, at, give))?;
    said("  given out again, checked on the way", took);
    assert_eq!(given, whole);
    if let (Some(before), Some(last)) = (before, Memory::now()) {
        bytes(
            "  most memory more, when it was given out",
            last.since(before),
        );
    }
    casebook.rest()?;
    Ok(())
}

/// The most memory the process had since the count began, in bytes; known on Linux.
#[derive(Clone, Copy)]
struct Memory(u64);

impl Memory {
    fn now() -> Option<Self> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(Self(kib * 1024))
    }

    fn since(self, before: Self) -> u64 {
        self.0.saturating_sub(before.0)
    }
}
