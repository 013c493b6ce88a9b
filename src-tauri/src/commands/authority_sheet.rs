//! For whom a monthly sheet can be made: the placing authorities that sent this home a referral.

use admission::oversight::authority::Authorities;
use admission::referral::Referral;

use crate::error::AppError;
use crate::oversight::lines;
use crate::session::Desk;

/// The placing authorities of every signed decision and of every open referral, each once, in the
/// order of the alphabet.
///
/// # Errors
/// When the casebook cannot be read.
pub fn placing_authorities(desk: &Desk) -> Result<Vec<String>, AppError> {
    desk.with(|at| {
        let mut names = Authorities::default();
        for one in lines(at)? {
            if let Some(name) = &one.line.authority {
                names.named(name);
            }
        }
        for row in at.casebook.open_referrals()? {
            let referral: Referral = row.document.read()?;
            if let Some(name) = &referral.referrer.placing_authority {
                names.named(name);
            }
        }
        Ok(names.each_once())
    })
}
