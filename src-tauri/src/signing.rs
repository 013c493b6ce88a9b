//! From a decided case to its signed record.

use admission::Case;
use rand_core::{OsRng, RngCore};
use record::certificates::Identity;
use record::sign::{SignatureFacts, Stamping};
use record::typeset::Drawn;
use record::{Companion, RecordError};

use crate::stamping;

/// What nobody can know of a record at the moment it is signed: the journal does not hold it yet,
/// and whoever stamps the time is seldom known here.
const AFTERWARDS: [record::verify::FactName; 2] = [
    record::verify::FactName::InTheJournal,
    record::verify::FactName::Timestamped,
];

/// Draws a document beside a record and signs it, and gives it only when it passes the check any
/// reader would make. With an address, a time stamp is asked for there and stands inside the
/// signature.
///
/// # Errors
/// As [`sign`].
pub fn sign_companion(
    of: &Companion,
    identity: &Identity,
    time_stamps: Option<&str>,
) -> Result<Vec<u8>, RecordError> {
    let drawn = of.draw()?;
    let facts = record::companion_facts(of, &drawn.report);
    signed(&drawn, identity, &facts, time_stamps)
}

/// Draws the record of a case and signs it, and gives it only when it passes the check any reader
/// would make, its pages drawn again from the data inside. With an address, a time stamp is asked
/// for there and stands inside the signature.
///
/// # Errors
/// A case without signing; a certificate that is not the signer's or out of its time; whatever
/// keeps the pages from being drawn; [`RecordError::NotStamped`].
pub fn sign(
    case: &Case,
    identity: &Identity,
    time_stamps: Option<&str>,
) -> Result<Vec<u8>, RecordError> {
    let drawn = record::draw_record(case)?;
    let facts = record::signature_facts(case, &drawn.report)?;
    signed(&drawn, identity, &facts, time_stamps)
}

fn signed(
    drawn: &Drawn,
    identity: &Identity,
    facts: &SignatureFacts,
    time_stamps: Option<&str>,
) -> Result<Vec<u8>, RecordError> {
    let signed = match time_stamps {
        None => record::sign::sign(&drawn.bytes, identity, facts)?,
        Some(address) => {
            let stamping = Stamping {
                nonce: OsRng.next_u64(),
                ask: &mut |question| stamping::ask(address, question),
            };
            record::sign::sign_and_stamp(&drawn.bytes, identity, facts, stamping)?
        }
    };
    checked(signed, identity)
}

/// The signed file, when no fact about it is false, its pages drawn again from the data inside.
fn checked(signed: Vec<u8>, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    let trust = record::verify::Trust {
        own_root: Some(identity.authority_der()),
        redraw: Some(&record::redraw),
        ..record::verify::Trust::default()
    };
    let found = record::verify::verify(&signed, &trust)?;
    let doubtful = found.facts.iter().find(|fact| {
        fact.outcome == record::verify::Outcome::False
            || (fact.outcome != record::verify::Outcome::True && !AFTERWARDS.contains(&fact.name))
    });
    match doubtful {
        None => Ok(signed),
        Some(fact) => Err(RecordError::OwnCheck(fact.sentence.clone())),
    }
}
