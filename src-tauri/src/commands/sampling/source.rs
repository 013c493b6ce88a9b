//! Where a sample is drawn from: the signed records of a home's casebook, or those gathered in a
//! register. A home's record is asked for by its number; a gathered one by the digest of its file, for
//! two homes may share a number.

use admission::Case;
use admission::oversight::Line;
use casebook::At;
use casebook::journal::Told;

use crate::commands::afterwards::signed_case;
use crate::commands::gathered::{of_register, unread_decisions};
use crate::commands::records;
use crate::error::AppError;
use crate::gathered;
use crate::numbers;
use crate::oversight;
use crate::session::SignedIn;

/// A record as a sample names it.
pub struct Named {
    /// What it is asked for by.
    pub key: String,
    /// Its home, where this is a register of several.
    pub home: Option<String>,
    /// What it comes down to.
    pub line: Line,
}

/// The number under which the record asked for is kept.
///
/// # Errors
/// When nothing of the kind is here.
pub fn numbered(at: &SignedIn, key: &str) -> Result<i64, AppError> {
    if at.casebook.is_register() {
        Ok(at.casebook.gathered_row(&gathered::digest(key)?)?.number)
    } else {
        numbers::kept(key)
    }
}

/// The decisions the person has neither marked as read nor opened, nor drew before and set aside, as
/// the journal says, by number: of a register those that count.
///
/// # Errors
/// When the casebook cannot be read.
pub fn unread(at: &mut SignedIn) -> Result<Vec<i64>, AppError> {
    if at.casebook.is_register() {
        return of_register(at, |at, register| unread_decisions(at, register));
    }
    let readings = at.casebook.readings()?;
    let seen = at.casebook.seen_before()?;
    let numbers = oversight::lines(at)?.into_iter();
    Ok(numbers
        .map(|one| one.record.number)
        .filter(|number| !readings.contains_key(number) && !seen.contains(number))
        .collect())
}

/// Whether the person opened a record that was drawn for them before they wrote a view of it. A
/// register shows them nothing of it until then; the window of a home does.
///
/// # Errors
/// When the casebook cannot be read.
pub fn was_opened(at: &SignedIn, record: i64) -> Result<bool, AppError> {
    Ok(!at.casebook.is_register() && at.casebook.seen_before()?.contains(&record))
}

/// How a record is named, and what it comes down to.
///
/// # Errors
/// When it is not here.
pub fn named(at: &mut SignedIn, record: i64) -> Result<Named, AppError> {
    if !at.casebook.is_register() {
        let line = oversight::line(at, record)?;
        return Ok(Named {
            key: line.number.clone(),
            home: None,
            line,
        });
    }
    of_register(at, |at, register| {
        let not_here = || casebook::Error::NotHere("gathered record");
        let line = register.lines(&at.casebook)?.get(&record).cloned();
        let mut entries = register.entries.iter();
        let entry = entries
            .find(|one| one.kept.number == record)
            .ok_or_else(not_here)?;
        Ok(Named {
            key: numbers::hex(&entry.kept.sha256),
            home: entry.head.home.clone(),
            line: line.ok_or_else(not_here)?,
        })
    })
}

/// The case inside a record.
///
/// # Errors
/// When it is not here, or cannot be read.
pub fn case(at: &mut SignedIn, record: i64) -> Result<Case, AppError> {
    if !at.casebook.is_register() {
        return signed_case(at, record);
    }
    if let Some(case) = at.signed_cases.get(&record) {
        return Ok(case.clone());
    }
    let case = records::case_inside(&at.casebook.gathered_to_carry(record)?)?;
    at.signed_cases.insert(record, case.clone());
    Ok(case)
}

/// The same, to be read: the journal tells by whom.
///
/// # Errors
/// As [`case`].
pub fn read(at: &mut SignedIn, record: i64, now: At) -> Result<Case, AppError> {
    if at.casebook.is_register() {
        let bytes = at.casebook.gathered_pdf(record, now)?;
        return records::case_inside(&bytes);
    }
    let case = signed_case(at, record)?;
    let referral = case.referral.id.clone();
    at.tell_once(Told::ReferralRead(referral), now)?;
    Ok(case)
}

/// Beside what a view that is not finished is kept: the referral of a home's record, so that it goes
/// with it, and what it is about.
///
/// # Errors
/// When the record is not here.
pub fn beside(at: &SignedIn, record: i64) -> Result<(Option<String>, String), AppError> {
    if at.casebook.is_register() {
        let sha256 = at.casebook.gathered_digest(record)?;
        return Ok((None, numbers::hex(&sha256)));
    }
    let row = at
        .casebook
        .record_row(record)?
        .ok_or(casebook::Error::NotHere("record drawn and not yet viewed"))?;
    Ok((Some(row.referral), record.to_string()))
}
