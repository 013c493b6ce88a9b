//! One referral: read it, change it.

use admission::change::{self, Change};
use admission::{Appraisal, Case};
use casebook::journal::Told;
use serde::Serialize;
use ts_rs::TS;

use super::afterwards::{self, AfterwardsView};
use super::decide_again::{self, Again};
use super::records::{self, RecordRow};
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{case, numbers};

/// A referral with everything there is to read before signing.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReferralView {
    /// The referral's id.
    pub id: String,
    /// Its number in the casebook.
    pub number: i64,
    /// Say this one when changing it.
    pub revision: i64,
    /// The case: today's home and the referral; once signed, as it was signed.
    pub case: Case,
    /// What stands between it and a signature today; once signed, on the day it was signed.
    pub appraisal: Appraisal,
    /// Its signed record.
    pub record: Option<RecordRow>,
    /// What follows: dates, what was noted since signing, what changed since.
    pub afterwards: AfterwardsView,
    /// The decision that makes this one again, in full; none where there is none.
    pub again: Option<Again>,
}

/// A referral. The journal is told who opened it, once in a sitting.
///
/// # Errors
/// When there is no such referral or the casebook cannot be read.
pub fn referral(desk: &Desk, id: String) -> Result<ReferralView, AppError> {
    desk.with(|at| {
        let page = view(desk, at, &id)?;
        at.tell_once(Told::ReferralRead(id), desk.now())?;
        Ok(page)
    })
}

/// Makes one change to an open referral. Saved when this returns, with the journal's entry.
///
/// # Errors
/// An answer that is not taken; a referral changed elsewhere or signed already; a person whose
/// standing does not allow it. Nothing is changed then.
pub fn change_referral(
    desk: &Desk,
    id: String,
    revision: i64,
    change: Change,
) -> Result<ReferralView, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let kept = at.casebook.referral(&id)?;
        let by = &at.casebook.signed_in().name;
        let applied = change::apply(&kept.document.read()?, &change, by, now)?;
        at.casebook
            .save_referral(&id, revision, &applied.referral, now)?;
        view(desk, at, &id)
    })
}

/// What a referral would still need if this change were made. Nothing is saved and the journal is
/// told nothing: it is asked with every few letters a person types, so that what stands before a
/// signature is up to date while they write.
///
/// # Errors
/// As [`change_referral`], and where the referral is signed.
pub fn look_ahead(desk: &Desk, id: String, change: Change) -> Result<Appraisal, AppError> {
    desk.with(|at| {
        let today = desk.today();
        let case::Open { mut case, .. } = case::open(at, &id, today)?;
        if records::of_referral(at, &id)?.is_some() {
            return Err(AppError::refused("this referral is signed"));
        }
        let by = &at.casebook.signed_in().name;
        case.referral = change::apply(&case.referral, &change, by, desk.now())?.referral;
        Ok(case::appraised(&case, today))
    })
}

/// A referral as the window shows it.
///
/// # Errors
/// When there is no such referral or the casebook cannot be read.
pub fn view(desk: &Desk, at: &mut SignedIn, id: &str) -> Result<ReferralView, AppError> {
    let case::Open { row, mut case } = case::open(at, id, desk.today())?;
    let record = records::of_referral(at, id)?;
    if let Some(record) = &record {
        // Later knowledge is never laid over what was known then.
        case = records::as_signed(at, numbers::kept(&record.number)?, desk.now())?;
    }
    let home = match &record {
        Some(_) => case::home(at, desk.today())?,
        None => case.home.clone(),
    };
    let again = match &record {
        Some(_) => decide_again::again(at, id, &afterwards::noted(at, id)?.1)?,
        None => None,
    };
    Ok(ReferralView {
        afterwards: afterwards::follows(at, id, &case, &home, desk.today())?,
        again,
        appraisal: case::appraised(&case, desk.today()),
        id: row.id,
        number: row.number,
        revision: row.revision,
        record,
        case,
    })
}
