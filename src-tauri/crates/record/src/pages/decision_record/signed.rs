//! From a drawn record to a signed one, and back again to compare.

use admission::{Case, Signing};

use super::words_of;
use crate::RecordError;
use crate::pages::unwritten;
use crate::sign::{self, SignatureFacts};
use crate::typeset::Report;

/// What every signer of a decision record says by signing.
pub const REASON: &str = "I decided this, and these are my reasons";

/// The version of the program, for a person to read in the record.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// How this program draws: a fingerprint of the pages, their setting, every word `admission`
/// lends them and the libraries underneath (see `build.rs`). A record drawn otherwise is not
/// compared. The program's version could not say this: two builds of one version may differ.
pub const DRAWING: &str = env!("THRESHOLD_DRAWING");

/// What stands beside the signature, taken from the case alone: so whoever draws the record
/// again arrives at the same bytes.
///
/// # Errors
///
/// [`RecordError::NotYetSigned`] for a case without signing.
pub fn signature_facts(case: &Case, report: &Report) -> Result<SignatureFacts, RecordError> {
    let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
    Ok(beside_the_signature(signing, REASON.to_owned(), report))
}

/// What stands beside the signature of any document that was signed so.
pub(in crate::pages) fn beside_the_signature(
    signing: &Signing,
    reason: String,
    report: &Report,
) -> SignatureFacts {
    SignatureFacts {
        name: signing.signer.name.clone(),
        reason,
        signed_at: signing.signed_at,
        room: sign::Room::default(),
        place: report.signature_place.map(|(page, place)| sign::Place {
            page,
            rect: [
                place.x as f32,
                place.y as f32,
                (place.x + place.width) as f32,
                (place.y + place.height) as f32,
            ],
        }),
    }
}

/// Draws a record again from the case inside it, as far as [`sign::prepare`] goes: for
/// [`Trust::redraw`](crate::verify::Trust::redraw). What the file itself says beside its
/// signature is not used but for the room kept for it, so a name or time that differs from the
/// case shows as a difference.
/// None when the case names another drawing or none, or cannot be read by this program.
#[must_use]
pub fn redraw(case_json: &[u8], beside: &SignatureFacts) -> Option<Vec<u8>> {
    let case = Case::parse(std::str::from_utf8(case_json).ok()?).ok()?;
    if case.signing.as_ref()?.drawing.as_deref() != Some(DRAWING) {
        return None;
    }
    let (pdf, report) = unwritten(words_of(&case).ok()?).ok()?;
    let facts = SignatureFacts {
        room: beside.room,
        ..signature_facts(&case, &report).ok()?
    };
    sign::prepare_document(pdf, &facts).ok()
}
