//! The family of documents: one file, or one folder, for each.
//!
//! A page is a pure function from what was noted to a [`Document`](crate::typeset::Document). It
//! takes every label from `admission`, where the screen has it too, and says in words what was
//! left empty.

pub mod addendum;
pub mod authority_sheet;
pub mod childs_summary;
pub mod companion;
pub mod decision_record;
pub mod extract;
pub mod notice;
pub mod oversight;
pub mod own_record;
pub mod pack_index;
pub mod posted;
pub mod six_months;

use crate::RecordError;
use crate::sign::SignatureFacts;
use crate::typeset::{self, Block, Document, Drawn, Report};

/// Draws a document. Where a character could only be drawn as its code, the document says so at
/// its end.
fn drawn(document: Document) -> Result<Drawn, RecordError> {
    let (pdf, report) = unwritten(document)?;
    typeset::write(pdf, report)
}

/// The same, for a signature field to be added before it is written.
fn unwritten(mut document: Document) -> Result<(lopdf::Document, Report), RecordError> {
    let (pdf, report) = typeset::unwritten(&document)?;
    if report.missing_glyphs.is_empty() {
        return Ok((pdf, report));
    }
    document.blocks.extend(not_drawn(&report.missing_glyphs));
    typeset::unwritten(&document)
}

/// What a document says about characters no typeface holds; nothing where there are none.
fn not_drawn(missing: &[char]) -> Vec<Block> {
    if missing.is_empty() {
        return Vec::new();
    }
    let codes: Vec<String> = missing
        .iter()
        .map(|character| format!("U+{:04X}", u32::from(*character)))
        .collect();
    vec![
        Block::section("Characters that could not be drawn"),
        Block::paragraph(format!(
            "The typefaces of this document do not hold these characters: {}. Wherever one was \
             written, its Unicode code stands in a box. Nothing was left out: what was written \
             can be looked up by these codes, and stands as it was written in the file inside.",
            codes.join(", ")
        )),
    ]
}

pub use decision_record::{DRAWING, PROGRAM, draw_record, signature_facts};

/// Draws a record, or a document beside one, again from the data inside it: for
/// [`Trust::redraw`](crate::verify::Trust::redraw). None when the data names another drawing or
/// none, or cannot be read by this program.
#[must_use]
pub fn redraw(data: &[u8], beside: &SignatureFacts) -> Option<Vec<u8>> {
    decision_record::redraw(data, beside).or_else(|| companion::redraw(data, beside))
}
