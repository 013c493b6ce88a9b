//! From a decided case to its signed record.

use std::thread;

use admission::judgement::Signatory;
use admission::{Case, Signing};
use casebook::At;
use rand_core::{OsRng, RngCore};
use record::certificates::{Identity, fingerprint};
use record::sign::{Room, SignatureFacts, Stamping};
use record::typeset::Drawn;
use record::verify::Redraw;
use record::{Companion, RecordError};

use crate::stamping;

/// What is fixed at the moment of signing, without the journal.
#[must_use]
pub fn fixed(number: String, signed_at: At, signer: Signatory, identity: &Identity) -> Signing {
    Signing {
        number,
        signed_at,
        signer,
        signer_fingerprint: Some(identity.fingerprint().to_owned()),
        root_fingerprint: Some(fingerprint(identity.authority_der())),
        journal_number: None,
        journal_hash: None,
        program: record::PROGRAM.to_owned(),
        drawing: Some(record::DRAWING.to_owned()),
    }
}

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
    signed(&drawn, identity, &facts, time_stamps, &record::redraw)
}

/// Draws the record of a case and signs it, and gives it only when it passes the check any reader
/// would make, its pages drawn again from the data inside. With an address, a time stamp is asked
/// for there and stands inside the signature.
///
/// The second drawing needs nothing of the first: it is made beside it, on a thread of its own, from
/// the data that is about to be put inside. If the file holds other data after all, it counts for
/// nothing and the pages are drawn from what the file holds.
///
/// # Errors
/// A case without signing; a certificate that is not the signer's or out of its time; whatever
/// keeps the pages from being drawn; [`RecordError::NotStamped`].
pub fn sign(
    case: &Case,
    identity: &Identity,
    time_stamps: Option<&str>,
) -> Result<Vec<u8>, RecordError> {
    let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
    // Of what stands beside the signature a drawing takes the room for it, and the rest from the case.
    let beside = SignatureFacts {
        name: signing.signer.name.clone(),
        reason: String::new(),
        signed_at: signing.signed_at,
        place: None,
        room: Room::of(identity, time_stamps.is_some()),
    };
    let data = case.to_json().into_bytes();
    thread::scope(|scope| {
        let second = scope.spawn(|| record::redraw(&data, &beside));
        let drawn = record::draw_record(case)?;
        let facts = record::signature_facts(case, &drawn.report)?;
        // What was drawn meanwhile; nothing where that failed, and then it is drawn when asked for.
        let second = second.join().unwrap_or_default();
        let redraw = |inside: &[u8], found: &SignatureFacts| match &second {
            Some(pages) if inside == data && found.room == beside.room => Some(pages.clone()),
            _ => record::redraw(inside, found),
        };
        signed(&drawn, identity, &facts, time_stamps, &redraw)
    })
}

fn signed(
    drawn: &Drawn,
    identity: &Identity,
    facts: &SignatureFacts,
    time_stamps: Option<&str>,
    redraw: &Redraw<'_>,
) -> Result<Vec<u8>, RecordError> {
    let mut ask = |question: &[u8]| stamping::ask(time_stamps.unwrap_or_default(), question);
    let stamping = time_stamps.map(|_| Stamping {
        nonce: OsRng.next_u64(),
        ask: &mut ask,
    });
    record::sign::sign_and_redraw(&drawn.bytes, identity, facts, stamping, redraw)
}
