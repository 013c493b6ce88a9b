//! From a decided case to its signed record.

use admission::Case;
use record::certificates::Identity;
use record::{Companion, RecordError};

/// Draws a document beside a record and signs it, and gives it only when it passes the check any
/// reader would make.
///
/// # Errors
/// As [`sign`].
pub fn sign_companion(of: &Companion, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    let drawn = of.draw()?;
    let facts = record::companion_facts(of, &drawn.report);
    checked(
        record::sign::sign(&drawn.bytes, identity, &facts)?,
        identity,
    )
}

/// Draws the record of a case and signs it, and gives it only when it passes the check any reader
/// would make, its pages drawn again from the data inside.
///
/// # Errors
/// A case without signing; a certificate that is not the signer's or out of its time; whatever
/// keeps the pages from being drawn.
pub fn sign(case: &Case, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    let drawn = record::draw_record(case)?;
    let facts = record::signature_facts(case, &drawn.report)?;
    checked(
        record::sign::sign(&drawn.bytes, identity, &facts)?,
        identity,
    )
}

/// The signed file, when every fact about it is true, its pages drawn again from the data inside.
fn checked(signed: Vec<u8>, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    let trust = record::verify::Trust {
        own_root: Some(identity.authority_der()),
        redraw: Some(&record::redraw),
        ..record::verify::Trust::default()
    };
    let found = record::verify::verify(&signed, &trust)?;
    let doubtful = found.facts.iter().find(|fact| {
        fact.outcome != record::verify::Outcome::True
            && fact.name != record::verify::FactName::InTheJournal
    });
    match doubtful {
        None => Ok(signed),
        Some(fact) => Err(RecordError::OwnCheck(fact.sentence.clone())),
    }
}
