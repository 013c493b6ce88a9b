//! Makes the example home's casebook, on the first look round.
//!
//! Nothing in it is written past the ordinary ways: the home is set up, its children entered and
//! its two decisions signed by its own (fictional) manager, through the same signing as in a real
//! home, at the times the example tells.

use std::fs;
use std::path::Path;

use admission::change::{self, Change};
use admission::home::{Home, StatementOfPurpose};
use admission::referral::Referral;
use casebook::{At, Casebook, KdfCost, NewCasebook, NewPerson, Passphrase, Standing};
use chrono::{Duration, NaiveDateTime};
use rand_core::OsRng;

use crate::authority;
use crate::commands::decision;
use crate::error::AppError;
use crate::session::SignedIn;
use example::{ExampleError, ExampleHome, ExampleReferral, example_home};

mod register;
mod years;

pub use register::make_register_in_its_place;
pub use years::make_years_in_their_place;

/// The example home's passphrase: a plain sentence, shown wherever it is asked for.
pub const PASSPHRASE: &str = "this house is only an example";

/// How long before the first thing told the example's casebook was set up.
const SET_UP_BEFORE: Duration = Duration::days(30);

/// How long before signing the answers were gone over.
const CHECKED_BEFORE: Duration = Duration::minutes(10);

/// Makes the example casebook at `path`, as it stands at `now`.
///
/// # Errors
/// When it is there already, or the folder cannot be written.
pub fn make(path: &Path, now: At, cost: KdfCost) -> Result<(), AppError> {
    let today = admission::calendar::english_time(now).date();
    let ExampleHome {
        home,
        versions,
        mut referrals,
    } = example_home(today)?;
    referrals.sort_by_key(|one| one.referral.receipt.received_at);
    let begun = referrals.first().map_or(now, |one| received(one, now)) - SET_UP_BEFORE;

    let passphrase = Passphrase::new(PASSPHRASE);
    let casebook = set_up(path, &home, &passphrase, cost, begun)?;
    let mut at = SignedIn::new(casebook, path.to_path_buf(), Vec::new(), begun);
    for version in versions.iter().chain([&home.statement_of_purpose]) {
        add_version(&mut at, version, begun)?;
    }
    for child in &home.children {
        at.casebook.save_child(&child.id, child, begun)?;
    }
    for ExampleReferral {
        referral,
        signed_at,
    } in &referrals
    {
        let came = referral.receipt.received_at.map_or(now, from_english);
        let kept = at.casebook.new_referral(referral, came, &mut OsRng)?;
        if let Some(signed_at) = signed_at {
            decide(&mut at, &kept, referral, &passphrase, *signed_at)?;
        }
    }
    Ok(at.casebook.close()?)
}

/// Makes the example casebook in the program's own folder, whole or not at all: what is made
/// half-way, when the plug is pulled, is made anew.
///
/// # Errors
/// As [`make`].
pub fn make_in_its_place(path: &Path, now: At, cost: KdfCost) -> Result<(), AppError> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(casebook::Error::Missing.into());
    };
    in_its_place(folder, |unfinished| make(&unfinished.join(name), now, cost))
}

fn in_its_place(
    folder: &Path,
    make: impl FnOnce(&Path) -> Result<(), AppError>,
) -> Result<(), AppError> {
    let unfinished = folder.with_extension("unfinished");
    for left in [unfinished.as_path(), folder] {
        if left.exists() {
            fs::remove_dir_all(left)?;
        }
    }
    fs::create_dir_all(&unfinished)?;
    if let Err(why) = make(&unfinished) {
        // What cannot be removed now is removed before it is made anew.
        let _ = fs::remove_dir_all(&unfinished);
        return Err(why);
    }
    Ok(fs::rename(&unfinished, folder)?)
}

fn set_up(
    path: &Path,
    home: &Home,
    passphrase: &Passphrase,
    cost: KdfCost,
    at: At,
) -> Result<Casebook, AppError> {
    let particulars = Home {
        statement_of_purpose: StatementOfPurpose::default(),
        children: Vec::new(),
        ..home.clone()
    };
    let new = NewCasebook {
        home: serde_json::to_value(&particulars).map_err(casebook::Error::from)?,
        person: NewPerson {
            name: home.registered_manager.clone().unwrap_or_default(),
            standing: Standing::RegisteredManager,
            registration: "registered manager, EXAMPLE".to_owned(),
            until: None,
        },
        example: true,
        cost,
    };
    let mut casebook = Casebook::create(path, &new, passphrase, at, &mut OsRng)?;
    authority::establish(&mut casebook, &particulars, passphrase, at)?;
    Ok(casebook)
}

fn add_version(at: &mut SignedIn, version: &StatementOfPurpose, now: At) -> Result<(), AppError> {
    let dated = version
        .dated
        .unwrap_or_else(|| admission::calendar::english_time(now).date());
    at.casebook.add_statement_of_purpose(dated, version, now)?;
    Ok(())
}

/// The answers are gone over, and the decision is signed.
fn decide(
    at: &mut SignedIn,
    kept: &casebook::Referral,
    referral: &Referral,
    passphrase: &Passphrase,
    signed_at: At,
) -> Result<(), AppError> {
    let checked_at = signed_at - CHECKED_BEFORE;
    let by = at.casebook.signed_in().name.clone();
    let checked = change::apply(referral, &Change::CheckAnswers, &by, checked_at)?.referral;
    let saved = at
        .casebook
        .save_referral(&kept.id, kept.revision, &checked, checked_at)?;
    decision::sign(at, &kept.id, saved.revision, passphrase, None, signed_at)?;
    Ok(())
}

fn received(one: &ExampleReferral, otherwise: At) -> At {
    let signed = one.signed_at.unwrap_or(otherwise);
    one.referral
        .receipt
        .received_at
        .map_or(signed, from_english)
        .min(signed)
}

/// An English clock is at most an hour ahead of UTC: near enough for the order of a journal.
fn from_english(local: NaiveDateTime) -> At {
    local.and_utc()
}

impl From<ExampleError> for AppError {
    fn from(error: ExampleError) -> Self {
        Self::other(
            &error.to_string(),
            "nothing was written",
            "install the program again from where you first had it",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_homes_passphrase_is_good_enough_for_any_home() {
        let strength = Passphrase::new(PASSPHRASE).strength(&["Rowan House", "Example"]);
        assert!(strength >= casebook::Strength::HardToGuess, "{strength:?}");
    }

    #[test]
    fn the_example_home_is_made_with_two_signed_decisions_and_one_open_referral() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("example").join("Example home.casebook");
        let now = At::from_timestamp(1_795_300_000, 0).unwrap();
        make_in_its_place(&path, now, crate::commands::tests::QUICK).unwrap();
        let opened = Casebook::open(&path, &Passphrase::new(PASSPHRASE), now).unwrap();
        assert_eq!(opened.warnings, []);
        assert!(opened.casebook.is_example());
        let records = opened.casebook.records().unwrap();
        let outcomes: Vec<&str> = records.iter().map(|r| r.outcome.as_str()).collect();
        assert_eq!(
            outcomes
                .iter()
                .filter(|words| words.starts_with("accept"))
                .count(),
            1,
            "{outcomes:?}"
        );
        assert_eq!(
            outcomes
                .iter()
                .filter(|words| words.starts_with("decline"))
                .count(),
            1,
            "{outcomes:?}"
        );
        assert_eq!(opened.casebook.referrals().unwrap().len(), 3);
        opened.casebook.check_chain().unwrap();
    }
}
