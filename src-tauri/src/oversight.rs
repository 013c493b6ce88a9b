//! Signed decisions as a responsible individual meets them: their lines, kept beside the records.

use admission::oversight::Line;
use casebook::RecordRow;

use crate::commands::afterwards::signed_case;
use crate::error::AppError;
use crate::session::SignedIn;

/// A record of this casebook with its line.
#[derive(Debug, Clone)]
pub struct Lined {
    /// The record.
    pub record: RecordRow,
    /// What it comes down to.
    pub line: Line,
}

/// Every signed decision that is still here, newest first, each with its line. A line is made from
/// the record once and kept; one that is not there or of an earlier form is made again.
///
/// # Errors
/// When the casebook cannot be read, or a record is not what was signed.
pub fn lines(at: &mut SignedIn) -> Result<Vec<Lined>, AppError> {
    let mut records = at.casebook.records()?;
    records.retain(|record| record.removed_by.is_none());
    records
        .into_iter()
        .map(|record| {
            let line = line(at, record.number)?;
            Ok(Lined { record, line })
        })
        .collect()
}

/// The line of one record.
///
/// # Errors
/// As [`lines`].
pub fn line(at: &mut SignedIn, record: i64) -> Result<Line, AppError> {
    let kept = at.casebook.decision_line(record)?;
    if let Some(line) = kept.and_then(|kept| kept.read::<Line>().ok()) {
        return Ok(line);
    }
    let case = signed_case(at, record)?;
    let line = Line::of(&case).ok_or(casebook::Error::Damaged)?;
    at.casebook.keep_decision_line(record, &line)?;
    Ok(line)
}
