//! Mangles signed records, certificate files and certificates at random and reads them, for as long
//! as one has: nothing may panic, and no changed record may pass for genuine.
//!
//! ```text
//! cargo run --release -p record --example mangled -- SEED SECONDS
//! ```
//!
//! The same seed gives the same files, so what is found is found again. Where a nightly compiler and
//! cargo-fuzz are to be had, `fuzz/` goes further.

use std::error::Error;
use std::time::{Duration, Instant};

use admission::Case;
use rand_core::OsRng;
use record::certificates::{Authority, Identity, PersonToCertify, read_authority};
use record::verify::{Trust, Verdict, verify};

const PACKED: &[u8] = include_bytes!("../tests/public_authority/p256.p12");

/// Words a PDF reader looks for.
const WORDS: [&[u8]; 14] = [
    b"/ByteRange",
    b"/Contents",
    b"endobj",
    b" obj",
    b"stream\n",
    b"endstream",
    b"xref",
    b"trailer",
    b"/Prev 9",
    b"/Kids[1 0 R]",
    b"/Length 99999999",
    b"<<",
    b"[[[[[[[[",
    b"%%EOF",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let seed: u64 = given.next().ok_or("name a seed")?.parse()?;
    let seconds: u64 = given.next().ok_or("name a number of seconds")?.parse()?;
    let (signed, root, pem) = example()?;
    let mut dice = Dice(seed | 1);
    let (end, mut rounds) = (Instant::now() + Duration::from_secs(seconds), 0_u64);
    let roots = [root.as_slice()];
    let trust = Trust {
        roots: &roots,
        redraw: Some(&record::redraw),
        ..Trust::default()
    };
    while Instant::now() < end {
        let mangled = dice.mangle(&signed, &signed);
        let genuine = verify(&mangled, &trust).is_ok_and(|found| found.verdict == Verdict::Genuine);
        if genuine && mangled != signed {
            return Err(format!("seed {seed}, round {rounds}: a changed record is genuine").into());
        }
        // A certificate file takes a thousand rounds of key derivation, so seldom.
        if rounds.is_multiple_of(16) {
            let _ = Identity::from_pkcs12(&dice.mangle(PACKED, &signed), "example");
            let _ = read_authority(&dice.mangle(&root, &signed));
            let _ = read_authority(&dice.mangle(pem.as_bytes(), &signed));
        }
        rounds = rounds.saturating_add(1);
    }
    println!("seed {seed}: {rounds} mangled records in {seconds} s, none genuine, no panic");
    Ok(())
}

/// A signed record, its root, and the root as text.
type Signed = (Vec<u8>, Vec<u8>, String);

/// The record of the example, signed.
fn example() -> Result<Signed, Box<dyn Error>> {
    let mut case = Case::parse(include_str!(
        "../src/pages/decision_record/tests/larch_house.json"
    ))?;
    let signing = case.signing.as_mut().ok_or("the case is not signed")?;
    signing.drawing = Some(record::DRAWING.to_owned());
    let before = signing.signed_at - chrono::Duration::days(1);
    let authority = Authority::new("EXAMPLE Homes Ltd", None, true, before, &mut OsRng)?;
    let person = PersonToCertify {
        name: &signing.signer.name,
        standing: "registered manager",
        provider: "EXAMPLE Homes Ltd",
        urn: None,
    };
    let identity = authority.issue(&person, before, &mut OsRng)?;
    let drawn = record::draw_record(&case)?;
    let facts = record::signature_facts(&case, &drawn.report)?;
    let signed = record::sign::sign(&drawn.bytes, &identity, &facts)?;
    let pem = authority.certificate_pem()?;
    Ok((signed, authority.certificate_der().to_vec(), pem))
}

/// Marsaglia's xorshift: quick, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or_default() % below.max(1)
    }

    /// A few changes, with pieces of another file among them.
    fn mangle(&mut self, file: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = file.to_vec();
        for _ in 0..=self.next(4) {
            let at = self.next(bytes.len());
            let to = at.saturating_add(self.next(400)).min(bytes.len());
            match self.next(8) {
                0 => drop(bytes.drain(at..to)),
                1 => bytes.truncate(at.max(1)),
                2 => {
                    let from = self.next(other.len());
                    let piece = other.iter().skip(from).take(to.saturating_sub(at)).copied();
                    drop(bytes.splice(at..at, piece));
                }
                3 => {
                    let word = WORDS
                        .get(self.next(WORDS.len()))
                        .copied()
                        .unwrap_or_default();
                    drop(bytes.splice(at..at, word.iter().copied()));
                }
                4 => {
                    let word = WORDS
                        .get(self.next(WORDS.len()))
                        .copied()
                        .unwrap_or_default();
                    let end = at.saturating_add(word.len()).min(bytes.len());
                    drop(bytes.splice(at..end, word.iter().copied()));
                }
                // A digit for another: lengths, offsets, numbers of objects.
                5 => {
                    let digit = bytes.iter_mut().skip(at).find(|byte| byte.is_ascii_digit());
                    if let Some(digit) = digit {
                        *digit = b'0'.wrapping_add(u8::try_from(self.next(10)).unwrap_or_default());
                    }
                }
                _ => {
                    let bit = self.next(8);
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << bit;
                    }
                }
            }
        }
        bytes
    }
}
