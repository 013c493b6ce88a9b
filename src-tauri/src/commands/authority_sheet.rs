//! For whom a monthly sheet can be made: the placing authorities that sent this home a referral.

use admission::oversight::authority;
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
        let decided = lines(at)?;
        let mut names: Vec<String> = decided
            .into_iter()
            .filter_map(|one| one.line.authority)
            .collect();
        for row in at.casebook.open_referrals()? {
            let referral: Referral = row.document.read()?;
            names.extend(referral.referrer.placing_authority);
        }
        Ok(authority::each_once(names.iter().map(String::as_str)))
    })
}
