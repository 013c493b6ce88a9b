//! Makes forgeries of a signed record, each with the facts that must turn out false.
//!
//! Works on any record: give it the signed file, and the signer's identity for those
//! forgeries that only someone with a key could make. Classes after section "Signed document"
//! of the published attacks: universal signature forgery, incremental saving, signature
//! wrapping, shadow objects, changes of certified documents.

pub mod bytes;
pub mod example;
mod hostile;
pub mod insider;

use record::verify::{FactName, Outcome, Trust, Verification, verify};

/// A file made to deceive.
pub struct Forgery {
    /// What was done.
    pub name: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Exactly the facts that must be false.
    pub not_true: Vec<FactName>,
}

impl Forgery {
    fn new(name: &'static str, bytes: Vec<u8>, not_true: &[FactName]) -> Self {
        Self {
            name,
            bytes,
            not_true: not_true.to_vec(),
        }
    }
}

/// Where a stretch of bytes begins; the file must hold it.
pub fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    find_from(bytes, wanted, 0)
}

/// Where a stretch of bytes begins, at or after a place.
pub fn find_from(bytes: &[u8], wanted: &[u8], from: usize) -> usize {
    from + bytes[from..]
        .windows(wanted.len())
        .position(|window| window == wanted)
        .unwrap_or_else(|| panic!("no {:?} in the file", String::from_utf8_lossy(wanted)))
}

/// Checks a file with the example signer's own authority trusted.
pub fn check(bytes: &[u8]) -> Verification {
    let signer = example::signer();
    let roots = [signer.authority_der()];
    verify(
        bytes,
        &Trust {
            roots: &roots,
            ..Trust::default()
        },
    )
    .unwrap()
}

/// The facts found false, in order.
pub fn false_facts(verification: &Verification) -> Vec<FactName> {
    let facts = verification.facts.iter();
    facts
        .filter(|fact| fact.outcome == Outcome::False)
        .map(|fact| fact.name)
        .collect()
}
