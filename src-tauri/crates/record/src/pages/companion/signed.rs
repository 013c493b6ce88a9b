//! From a drawn document to a signed one, and back again to compare.

use super::Companion;
use crate::pages::decision_record::{DRAWING, beside_the_signature};
use crate::pages::unwritten;
use crate::sign::{self, SignatureFacts};
use crate::typeset::Report;

/// What stands beside the signature, taken from the document alone.
#[must_use]
pub fn companion_facts(of: &Companion, report: &Report) -> SignatureFacts {
    let reason = format!("{}: {}", of.says.title(), of.says.reason());
    beside_the_signature(&of.signing, reason, report)
}

/// Draws a document again from the data inside it, as far as [`sign::prepare`] goes. None when it
/// names another drawing, or is no such document. Of what the file says beside its signature only
/// the room kept for it is used.
#[must_use]
pub fn redraw(json: &[u8], beside: &SignatureFacts) -> Option<Vec<u8>> {
    let of = Companion::parse(json)?;
    if of.signing.drawing.as_deref() != Some(DRAWING) {
        return None;
    }
    if of.carries_what_it_names() == Some(false) {
        // No file this program signs: what is drawn matches nothing, so the fact is false.
        return Some(Vec::new());
    }
    let (pdf, report) = unwritten(of.document()).ok()?;
    let facts = SignatureFacts {
        room: beside.room,
        ..companion_facts(&of, &report)
    };
    sign::prepare_document(pdf, &facts).ok()
}
