//! The place of the signature in the bytes of a file: measured when the file is prepared,
//! filled when it is signed.

use std::fmt::Write as _;

use crate::RecordError;
use crate::verify::Layout;

/// Figures that hold the place of the real ones: as wide as any offset this program writes.
pub(super) const PLACEHOLDER: i64 = 9_999_999_999;

/// Writes the true figures over the placeholders of the byte range, padded with spaces so
/// that nothing moves.
pub(super) fn measure(bytes: &mut [u8]) -> Result<(), RecordError> {
    let layout = super::layout(bytes)?;
    let (range, contents) = (layout.byte_range(), layout.contents());
    let after = bytes.len().saturating_sub(contents.end);
    let figures = format!("[0 {} {} {after}", contents.start, contents.end);
    let place = bytes.get_mut(range).ok_or(RecordError::NotSigned)?;
    let width = place.len().checked_sub(1).ok_or(RecordError::NotSigned)?;
    let padded = format!("{figures:<width$}]");
    if padded.len() != place.len() {
        return Err(RecordError::NotSigned);
    }
    place.copy_from_slice(padded.as_bytes());
    Ok(())
}

/// Writes the signature in hex into its place; what is left stays zero.
pub(super) fn fill(bytes: &mut [u8], layout: &Layout, envelope: &[u8]) -> Result<(), RecordError> {
    let mut hex = String::with_capacity(envelope.len().saturating_mul(2));
    for byte in envelope {
        write!(hex, "{byte:02x}").map_err(|_| RecordError::NotSigned)?;
    }
    let contents = layout.contents();
    // Between the angle brackets.
    let inner = contents.start.saturating_add(1)..contents.end.saturating_sub(1);
    let place = bytes.get_mut(inner).ok_or(RecordError::NotSigned)?;
    let place = place
        .get_mut(..hex.len())
        .ok_or(RecordError::SignatureTooLong)?;
    place.copy_from_slice(hex.as_bytes());
    Ok(())
}
