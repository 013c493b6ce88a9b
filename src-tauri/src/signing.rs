//! From a decided case to its signed record.

use admission::Case;
use record::RecordError;
use record::certificates::Identity;

/// Draws the record of a case and signs it, and gives it only when it passes the check any reader
/// would make, its pages drawn again from the data inside.
///
/// # Errors
/// A case without signing; a certificate that is not the signer's or out of its time; whatever
/// keeps the pages from being drawn.
pub fn sign(case: &Case, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    let drawn = record::draw_record(case)?;
    let facts = record::signature_facts(case, &drawn.report)?;
    let signed = record::sign::sign(&drawn.bytes, identity, &facts)?;
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
