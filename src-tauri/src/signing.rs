//! From a decided case to its signed record, and back: drawing the pages again.

use admission::{Case, Signing};
use record::RecordError;
use record::certificates::Identity;
use record::sign::{Place, SignatureFacts};
use record::typeset::Drawn;

/// What stands beside the signature: why the person signs.
const REASON: &str = "I decided this, and these are my reasons";

/// This program's version, as records name it: they are drawn again by the same version only.
pub const PROGRAM: &str = concat!("Threshold ", env!("CARGO_PKG_VERSION"));

/// Draws the record of a case and signs it, and gives it only when it passes the check any reader
/// would make, its pages drawn again from the data inside.
///
/// # Errors
/// A case without signing; a certificate that is not the signer's or out of its time; whatever
/// keeps the pages from being drawn.
pub fn sign(case: &Case, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
    let drawn = record::draw_record(case)?;
    let facts = SignatureFacts {
        name: signing.signer.name.clone(),
        reason: REASON.to_owned(),
        signed_at: signing.signed_at,
        place: place(&drawn),
    };
    let signed = record::sign::sign(&drawn.bytes, identity, &facts)?;
    let trust = record::verify::Trust {
        own_root: Some(identity.authority_der()),
        redraw: Some(&redraw),
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

/// Draws a record again from the data inside it; none where another version drew it.
pub fn redraw(case_json: &[u8], facts: &SignatureFacts) -> Option<Vec<u8>> {
    let case = Case::parse(std::str::from_utf8(case_json).ok()?).ok()?;
    case.signing
        .as_ref()
        .filter(|Signing { program, .. }| program == PROGRAM)?;
    let drawn = record::draw_record(&case).ok()?;
    let facts = SignatureFacts {
        place: place(&drawn),
        ..facts.clone()
    };
    record::sign::prepare(&drawn.bytes, &facts).ok()
}

/// Where the pages leave room for the signature, in the whole points a PDF form keeps.
fn place(drawn: &Drawn) -> Option<Place> {
    let (page, room) = drawn.report.signature_place?;
    let corners = [room.x, room.y, room.x + room.width, room.y + room.height];
    Some(Place {
        page,
        // A page is a few hundred points wide: nothing a person could see is lost.
        rect: corners.map(|corner| corner.round() as f32),
    })
}
