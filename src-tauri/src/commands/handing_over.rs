//! A referral handed to a colleague as a file, and one begun from a file.

use admission::handed_over::{self, NotTakenIn};
use casebook::journal::Told;
use rand_core::OsRng;
use serde::Serialize;
use ts_rs::TS;

use super::referral::{ReferralView, view};
use crate::error::AppError;
use crate::session::Desk;
use crate::{case, places};

/// A referral that was begun from a file.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReferralBegun {
    /// The referral.
    pub referral: ReferralView,
    /// What the file says besides and no field holds, by the names the file gives it.
    pub not_taken: Vec<String>,
}

/// Begins a referral from the text of a file: a referral handed over by a colleague, or a file in the
/// placements standard. Nothing that anybody judged comes with it.
///
/// # Errors
/// When the text is neither.
pub fn begin_from_file(desk: &Desk, text: String) -> Result<ReferralBegun, AppError> {
    let taken = handed_over::taken_in(&text)?;
    desk.with(|at| {
        let kept = at
            .casebook
            .new_referral(&taken.referral, desk.now(), &mut OsRng)?;
        Ok(ReferralBegun {
            referral: view(desk, at, &kept.id)?,
            not_taken: taken.not_taken,
        })
    })
}

/// Writes a referral for a colleague where the person chose: what came in, nothing of the home and
/// nobody who lives here. The journal says who took it.
///
/// # Errors
/// When the file cannot be written; nothing has the chosen name then that was not there before.
pub fn export_referral(desk: &Desk, id: String, path: String) -> Result<(), AppError> {
    desk.with(|at| {
        let case = case::open(at, &id, desk.today())?.case;
        let given = handed_over::for_a_colleague(&case).to_json();
        at.casebook.tell(&Told::ReferralExported(id), desk.now())?;
        Ok(places::put_in_place(path.as_ref(), given.as_bytes())?)
    })
}

impl From<NotTakenIn> for AppError {
    fn from(error: NotTakenIn) -> Self {
        Self::refused(&error.to_string())
    }
}
