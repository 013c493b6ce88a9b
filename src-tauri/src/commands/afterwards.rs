//! What happens after a decision: noted beside the signed record, never in it.

use admission::Case;
use admission::afterwards::{self, AfterChange, AfterEntry, Afterwards};
use admission::dates::{self, Dates};
use admission::home::Home;
use admission::oversight::foresight::{self, Prediction};
use admission::since::{self, Since};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::records;
use super::referral::{ReferralView, view};
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{case, numbers};

/// What follows from a decision, as the window shows it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct AfterwardsView {
    /// Say this one when noting something; nought while nothing is noted.
    pub revision: i64,
    /// Everything noted, oldest first.
    pub entries: Vec<AfterEntry>,
    /// The dates: before the decision what would start, after it where each stands today.
    pub dates: Dates,
    /// What the decision foresaw, once a child has moved in: to look back at.
    pub predictions: Vec<Prediction>,
    /// What changed since signing, where the decision could go stale.
    pub since: Option<Since>,
}

/// Notes something after the decision of a signed referral. Saved when this returns, with the
/// journal's entry.
///
/// # Errors
/// Something that cannot have happened; a referral that is not signed; entries changed elsewhere;
/// a person whose standing does not allow it. Nothing is changed then.
pub fn note_afterwards(
    desk: &Desk,
    id: String,
    revision: i64,
    change: AfterChange,
) -> Result<ReferralView, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let today = desk.today();
        let record =
            records::of_referral(at, &id)?.ok_or(casebook::Error::NotHere("signed decision"))?;
        let signed = signed_case(at, numbers::kept(&record.number)?)?;
        let (_, noted) = noted(at, &id)?;
        let home = case::home(at, today)?;
        let changed = since::since(&signed, &home, &noted, today)
            .map(|since| since.changes)
            .unwrap_or_default();
        let by = at.casebook.signed_in().name.clone();
        let next = afterwards::apply(&signed, &noted, &change, &changed, &by, now)
            .map_err(|refused| AppError::refused(&refused.to_string()))?;
        at.casebook.save_afterwards(&id, revision, &next, now)?;
        view(desk, at, &id)
    })
}

/// What was noted after the decision of a referral, and its revision.
///
/// # Errors
/// When the casebook cannot be read.
pub fn noted(at: &SignedIn, id: &str) -> Result<(i64, Afterwards), AppError> {
    Ok(match at.casebook.afterwards(id)? {
        Some(kept) => (kept.revision, kept.document.read()?),
        None => (0, Afterwards::default()),
    })
}

/// What follows from a case: as signed, or as it stands while it is open.
///
/// # Errors
/// When the casebook cannot be read.
pub fn follows(
    at: &SignedIn,
    id: &str,
    case: &Case,
    home: &Home,
    today: NaiveDate,
) -> Result<AfterwardsView, AppError> {
    let (revision, noted) = noted(at, id)?;
    Ok(AfterwardsView {
        dates: dates::of(case, &noted, today),
        since: since::since(case, home, &noted, today),
        predictions: match noted.started() {
            Some(_) => foresight::predictions(case),
            None => Vec::new(),
        },
        revision,
        entries: noted.entries,
    })
}

/// The case of a signed record, for the program to compare with; read once while signed in.
///
/// # Errors
/// When the record is not what was signed or holds no case that can be read.
pub fn signed_case(at: &mut SignedIn, number: i64) -> Result<Case, AppError> {
    if let Some(case) = at.signed_cases.get(&number) {
        return Ok(case.clone());
    }
    let bytes = at.casebook.record_to_compare(number)?;
    let case = records::case_inside(&bytes)?;
    at.signed_cases.insert(number, case.clone());
    Ok(case)
}

/// Whether something a decision rests on changed since it was signed and has not been gone over.
///
/// # Errors
/// When the casebook cannot be read.
pub fn to_reconfirm(
    at: &mut SignedIn,
    record: &casebook::RecordRow,
    home: &Home,
    today: NaiveDate,
) -> Result<bool, AppError> {
    // Only a record that could go stale is read, and one that was deleted is not there to be read.
    if record.removed_by.is_some()
        || !records::outcome_named(&record.outcome).is_some_and(|outcome| outcome.accepts())
    {
        return Ok(false);
    }
    let (_, noted) = noted(at, &record.referral)?;
    if noted.started().is_some() || noted.not_taken_up() {
        return Ok(false);
    }
    let signed = signed_case(at, record.number)?;
    Ok(since::since(&signed, home, &noted, today).is_some_and(|since| since.to_reconfirm))
}
