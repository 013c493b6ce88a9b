//! The register of decisions, and the records themselves.

use admission::Case;
use admission::judgement::{Outcome, Standing};
use admission::referral::Referral;
use admission::vocabulary::Vocabulary;
use casebook::journal::Told;
use casebook::{At, Person};
use chrono::{DateTime, Utc};
use serde::Serialize;
#[cfg(feature = "window")]
use tauri::ipc::{InvokeResponseBody, IpcResponse};
use ts_rs::TS;

use super::sampling;
use crate::error::AppError;
use crate::session::{Desk, SignedIn, standing};
use crate::{numbers, places};

/// A signed record as the register lists it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct RecordRow {
    /// The number printed in it, for example "2026-003".
    pub number: String,
    /// The referral it decides.
    pub referral_id: String,
    /// The child's name on screen.
    pub child: String,
    /// The outcome; none where it is not told.
    pub outcome: Option<Outcome>,
    /// The outcome in words, as printed, or why it is not told.
    pub outcome_words: String,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// Who signed.
    pub signer: String,
    /// In what standing; none for a person the casebook no longer holds.
    pub standing: Option<Standing>,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A record's file, as bytes.
#[derive(TS)]
#[ts(export, type = "ArrayBuffer")]
pub struct Pdf(pub Vec<u8>);

#[cfg(feature = "window")]
impl IpcResponse for Pdf {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

/// The register, newest first. Of a record the person drew to read without its outcome, it is not told.
///
/// # Errors
/// When the casebook cannot be read.
pub fn records(desk: &Desk) -> Result<Vec<RecordRow>, AppError> {
    desk.with(|at| {
        let people = at.casebook.people()?;
        let drawn = sampling::waiting(at)?;
        let records = at.casebook.records()?.into_iter();
        let rows = records.map(|kept| {
            let waits = drawn.contains(&kept.number);
            let mut row = row(at, &people, kept)?;
            if waits {
                row.outcome = None;
                row.outcome_words = sampling::DRAWN.to_owned();
            }
            Ok(row)
        });
        rows.collect()
    })
}

/// A record's file, to be shown in the window. The journal says who read it.
///
/// # Errors
/// When there is no such record, or it is not what was signed.
pub fn record_pdf(desk: &Desk, number: String) -> Result<Pdf, AppError> {
    let number = numbers::kept(&number)?;
    desk.with(|at| Ok(Pdf(at.casebook.record_pdf(number, desk.now())?)))
}

/// Shows a copy of a record in the system's viewer; the copy goes when the casebook is locked. It is
/// outside the casebook all the same, where the viewer saves it anywhere: the journal says who took
/// it, and only who may take copies does.
///
/// # Errors
/// When the copy cannot be written or no viewer can be started, or the person's standing does not
/// allow it.
pub fn open_record(desk: &Desk, number: String) -> Result<(), AppError> {
    let kept = numbers::kept(&number)?;
    let bytes = desk.with(|at| Ok(at.casebook.export_record(kept, desk.now())?))?;
    let copy = desk
        .places()
        .put_in_viewing(&format!("Decision record {}.pdf", safe(&number)), &bytes)?;
    desk.outside().view(&copy).map_err(|_| {
        AppError::other(
            "this computer has no program that shows PDF files, or it would not start",
            "the record is unchanged in the casebook",
            "read it in this window, or save a copy and open it elsewhere",
        )
    })
}

/// Writes a copy of a record where the person chose. The journal says who took it.
///
/// # Errors
/// When the file cannot be written, or the person's standing does not allow it.
pub fn export_record(desk: &Desk, number: String, path: String) -> Result<(), AppError> {
    let number = numbers::kept(&number)?;
    desk.with(|at| {
        let bytes = at.casebook.export_record(number, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), &bytes)?)
    })
}

/// Writes the provider's root certificate where the person chose, for an inspector's reader.
///
/// # Errors
/// When the casebook has no authority yet or the file cannot be written.
pub fn export_root(desk: &Desk, path: String) -> Result<(), AppError> {
    desk.with(|at| {
        let root = at
            .casebook
            .authority()?
            .ok_or(casebook::Error::NotHere("certificate authority"))?;
        let text = record::certificates::authority_pem(&root)?;
        at.tell_once(Told::RootExported, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), text.as_bytes())?)
    })
}

/// The case of a signed referral as it was signed, from the record itself. The journal says who
/// read it.
///
/// # Errors
/// When the record is not what was signed or holds no case that can be read.
pub fn as_signed(at: &mut SignedIn, number: i64, now: At) -> Result<Case, AppError> {
    let bytes = at.casebook.record_pdf(number, now)?;
    case_inside(&bytes)
}

/// The case inside a record.
///
/// # Errors
/// When the file is no record or holds no case that can be read.
pub fn case_inside(bytes: &[u8]) -> Result<Case, AppError> {
    record::verify::verify(bytes, &record::verify::Trust::default())?
        .case_json
        .and_then(|json| Case::parse(std::str::from_utf8(&json).ok()?).ok())
        .ok_or_else(|| casebook::Error::Damaged.into())
}

/// The register's line for one referral's record, once it is signed.
///
/// # Errors
/// When the casebook cannot be read.
pub fn of_referral(at: &SignedIn, referral: &str) -> Result<Option<RecordRow>, AppError> {
    let Some(kept) = at.casebook.record_of(referral)? else {
        return Ok(None);
    };
    row(at, &at.casebook.people()?, kept).map(Some)
}

/// The register's line for a record.
///
/// # Errors
/// When the casebook cannot be read.
pub fn row(
    at: &SignedIn,
    people: &[Person],
    kept: casebook::RecordRow,
) -> Result<RecordRow, AppError> {
    let referral: Referral = at.casebook.referral(&kept.referral)?.document.read()?;
    let signer = people.iter().find(|person| person.id == kept.signer);
    let signed_at = numbers::moment(&kept.signed_at)?;
    Ok(RecordRow {
        number: numbers::printed(kept.number, signed_at),
        referral_id: kept.referral,
        child: referral.child.screen_name().to_owned(),
        outcome: outcome_named(&kept.outcome),
        outcome_words: kept.outcome,
        signed_at,
        signer: signer.map(|person| person.name.clone()).unwrap_or_default(),
        standing: signer.map(|person| standing(person.standing)),
        sha256: numbers::hex(&kept.sha256),
    })
}

/// The outcome these words name, as the register keeps it.
pub fn outcome_named(words: &str) -> Option<Outcome> {
    Outcome::ALL
        .iter()
        .copied()
        .find(|outcome| outcome.label() == words)
}

/// A printed number as part of a file's name: digits and the line between them.
fn safe(number: &str) -> String {
    number
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '-')
        .collect()
}
