//! Whose authority the keeper of a register trusts, and how they made sure of it.

use admission::calendar::english_time;
use chrono::NaiveDate;
use record::certificates::Particulars;
use serde::Serialize;
use ts_rs::TS;

use super::with_register;
use crate::error::AppError;
use crate::gathered::Register;
use crate::numbers;
use crate::session::{Desk, SignedIn};

/// An authority that stands in gathered documents.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredAuthority {
    /// Its fingerprint, in groups of four.
    pub fingerprint: String,
    /// Its name.
    pub name: String,
    /// The provider it names.
    pub provider: Option<String>,
    /// How many documents it stands in.
    pub documents: usize,
    /// The homes these name, in the order of their names.
    pub homes: Vec<String>,
    /// Whether it is the register's own.
    pub own: bool,
    /// The English day since which it is trusted.
    pub trusted_on: Option<NaiveDate>,
    /// How the keeper made sure of it.
    pub compared: Option<String>,
}

/// The authorities that stand in gathered documents, and which of them are trusted.
///
/// # Errors
/// When this is a home's casebook, or it cannot be read.
pub fn gathered_authorities(desk: &Desk) -> Result<Vec<GatheredAuthority>, AppError> {
    with_register(desk, |at, register| authorities(at, register))
}

/// Trusts an authority that stands in a gathered document; `compared` says how the person made sure
/// that it is the provider's.
///
/// # Errors
/// Nothing said about how; an authority that is not here.
pub fn trust_gathered(
    desk: &Desk,
    fingerprint: String,
    compared: String,
) -> Result<Vec<GatheredAuthority>, AppError> {
    let compared = compared.trim();
    if compared.is_empty() {
        return Err(AppError::refused(
            "say how you compared the fingerprint, for example: read to me on the telephone by the \
             home’s manager",
        ));
    }
    desk.with(|at| {
        let kept = at.casebook.gathered_authorities()?;
        let one = kept
            .iter()
            .find(|one| one.fingerprint == fingerprint)
            .ok_or(casebook::Error::NotHere("authority"))?;
        at.casebook.trust_gathered_authority(
            &fingerprint,
            &one.certificate,
            compared,
            desk.now(),
        )?;
        at.gathered = None;
        Ok(())
    })?;
    gathered_authorities(desk)
}

/// Trusts an authority no longer.
///
/// # Errors
/// One that is not trusted.
pub fn stop_trusting_gathered(
    desk: &Desk,
    fingerprint: String,
) -> Result<Vec<GatheredAuthority>, AppError> {
    desk.with(|at| {
        at.casebook
            .stop_trusting_gathered(&fingerprint, desk.now())?;
        at.gathered = None;
        Ok(())
    })?;
    gathered_authorities(desk)
}

fn authorities(at: &mut SignedIn, register: &Register) -> Result<Vec<GatheredAuthority>, AppError> {
    let own = at.casebook.authority()?;
    let own = own.map(|der| record::certificates::fingerprint(&der));
    let mut listed = Vec::new();
    for kept in at.casebook.gathered_authorities()? {
        let named = Particulars::read(&kept.certificate)?;
        let of_it = || {
            let entries = register.entries.iter();
            entries.filter(|one| one.kept.root.as_ref() == Some(&kept.fingerprint))
        };
        let mut homes: Vec<String> = of_it().filter_map(|one| one.head.home.clone()).collect();
        homes.sort();
        homes.dedup();
        let trusted_on = kept
            .trusted_at
            .as_deref()
            .map(numbers::moment)
            .transpose()?;
        listed.push(GatheredAuthority {
            name: named.common_name,
            provider: named.provider,
            documents: of_it().count(),
            homes,
            own: own.as_ref() == Some(&kept.fingerprint),
            trusted_on: trusted_on.map(|at| english_time(at).date()),
            compared: kept.compared,
            fingerprint: kept.fingerprint,
        });
    }
    listed.sort_by_key(|one| (one.name.to_lowercase(), one.fingerprint.clone()));
    Ok(listed)
}

/// The certificates of whom the person trusts, the register's own authority among them.
pub(super) fn roots(at: &SignedIn) -> Result<Vec<Vec<u8>>, AppError> {
    let chosen = at.casebook.gathered_authorities()?.into_iter();
    let mut roots: Vec<Vec<u8>> = chosen
        .filter(|one| one.trusted_at.is_some())
        .map(|one| one.certificate)
        .collect();
    roots.extend(at.casebook.authority()?);
    Ok(roots)
}
