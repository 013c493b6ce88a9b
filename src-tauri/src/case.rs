//! The home and a referral, put together from the casebook into one case.

use admission::home::{ChildLivingHere, Home, StatementOfPurpose};
use admission::referral::Referral;
use admission::{Appraisal, Case, appraise};
use chrono::NaiveDate;

use crate::error::AppError;
use crate::session::SignedIn;

/// A referral as it stands, with the case it belongs to.
pub struct Open {
    /// The referral's row in the casebook.
    pub row: casebook::Referral,
    /// The case, with the person who is signed in as the one who decides unless another is named.
    pub case: Case,
}

/// The home on a day: particulars, team, statement of purpose in force, every child's entry.
///
/// # Errors
/// When the casebook cannot be read.
pub fn home(at: &SignedIn, today: NaiveDate) -> Result<Home, AppError> {
    let mut home: Home = at.casebook.home()?.document.read()?;
    home.statement_of_purpose = in_force(&statements(at)?, today).unwrap_or_default();
    home.children = children(at)?;
    Ok(home)
}

/// Every version of the statement of purpose, newest first.
///
/// # Errors
/// When the casebook cannot be read.
pub fn statements(at: &SignedIn) -> Result<Vec<StatementOfPurpose>, AppError> {
    let mut versions = at
        .casebook
        .statements_of_purpose()?
        .into_iter()
        .map(|version| version.document.read())
        .collect::<Result<Vec<StatementOfPurpose>, _>>()?;
    versions.reverse();
    Ok(versions)
}

/// The version in force on a day: of those dated on or before it the latest; the one added last,
/// where two carry the same date; the newest at all, where every date lies ahead.
fn in_force(newest_first: &[StatementOfPurpose], today: NaiveDate) -> Option<StatementOfPurpose> {
    let begun = newest_first
        .iter()
        .rev()
        .filter(|version| version.dated.is_some_and(|dated| dated <= today))
        .max_by_key(|version| version.dated);
    begun.or(newest_first.first()).cloned()
}

/// Every child's entry, those who left too.
///
/// # Errors
/// When the casebook cannot be read.
pub fn children(at: &SignedIn) -> Result<Vec<ChildLivingHere>, AppError> {
    let children = at.casebook.children()?;
    Ok(children
        .into_iter()
        .map(|child| child.document.read())
        .collect::<Result<_, _>>()?)
}

/// A referral in its case. A signed one stands in the case as it was signed: see
/// [`crate::commands::records::as_signed`].
///
/// # Errors
/// When there is no such referral or the casebook cannot be read.
pub fn open(at: &SignedIn, id: &str, today: NaiveDate) -> Result<Open, AppError> {
    let row = at.casebook.referral(id)?;
    let case = of(at, home(at, today)?, row.document.read()?, &row.id);
    Ok(Open { row, case })
}

/// The case of a referral in a home.
///
/// Where a decision is made again in full, the child lives here already and is not one of the group
/// it is weighed against: neither by the entry that was named when it was begun, nor by one that was
/// made since and is plainly the child's own (a child taken in at night gets an entry in the morning).
pub fn of(at: &SignedIn, mut home: Home, mut referral: Referral, id: &str) -> Case {
    if let Some(remakes) = &referral.remakes {
        let own = remakes.own_entry.clone().or_else(|| {
            let found = admission::register::entry_of(&referral, &home.children);
            found.map(|child| child.id.clone())
        });
        home.children
            .retain(|child| Some(&child.id) != own.as_ref());
    }
    id.clone_into(&mut referral.id);
    if referral.decision.decided_by.name.trim().is_empty() {
        referral.decision.decided_by = at.signatory();
    }
    Case::new(home, referral, at.is_example())
}

/// The appraisal of a case on a day; for a signed one, on the day it was signed.
pub fn appraised(case: &Case, today: NaiveDate) -> Appraisal {
    appraise(case, case.signed_on().unwrap_or(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(name: &str, dated: Option<(i32, u32, u32)>) -> StatementOfPurpose {
        StatementOfPurpose {
            version: Some(name.to_owned()),
            dated: dated.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d)),
            ..StatementOfPurpose::default()
        }
    }

    fn on(day: (i32, u32, u32), newest_first: &[StatementOfPurpose]) -> String {
        let today = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
        in_force(newest_first, today).unwrap().version.unwrap()
    }

    #[test]
    fn a_statement_of_purpose_is_in_force_from_its_own_date() {
        let versions = [
            version("5", Some((2026, 12, 1))),
            version("4", Some((2026, 3, 1))),
            version("3", Some((2025, 3, 1))),
        ];
        assert_eq!(on((2026, 11, 21), &versions), "4");
        assert_eq!(on((2026, 12, 1), &versions), "5");
        assert_eq!(on((2020, 1, 1), &versions), "5");
    }

    #[test]
    fn of_two_with_one_date_the_one_added_last_is_in_force() {
        let versions = [
            version("4b", Some((2026, 3, 1))),
            version("4a", Some((2026, 3, 1))),
        ];
        assert_eq!(on((2026, 3, 2), &versions), "4b");
    }
}
