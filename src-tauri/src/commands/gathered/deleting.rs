//! Deleting gathered documents: one record, or everything of one home.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{of_home, with_register};
use crate::error::AppError;
use crate::gathered::{self, Register};
use crate::session::{Desk, SignedIn};

/// What is to be deleted from a register.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum GatheredToDelete {
    /// One document, by its digest, with those beside it and those that carry it inside.
    Record {
        /// SHA-256 of its file, in lower-case hexadecimal.
        sha256: String,
    },
    /// Everything of one home.
    Home {
        /// The home, by the key of its choice.
        key: String,
    },
}

/// What a deletion would take, or took.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredGoes {
    /// How many documents.
    pub documents: usize,
    /// How many of them are decision records.
    pub decisions: usize,
    /// Oversight records signed in this register about one of them: they are the keeper's own, carry
    /// the record inside, and stay.
    pub overseen: usize,
}

/// What would go, were it deleted now.
///
/// # Errors
/// When this is no register, or there is nothing of the kind in it.
pub fn gathered_would_go(desk: &Desk, of: GatheredToDelete) -> Result<GatheredGoes, AppError> {
    with_register(desk, |at, register| Ok(going(at, register, &of)?.1))
}

/// Deletes it, for a reason that stays in the journal with the digests of what went. What was deleted
/// is not taken in again: if it comes, the list of what was not read says so.
///
/// # Errors
/// As [`gathered_would_go`]; no reason; a person who may not. Nothing is deleted then.
pub fn delete_gathered(
    desk: &Desk,
    of: GatheredToDelete,
    because: String,
) -> Result<GatheredGoes, AppError> {
    if because.trim().is_empty() {
        return Err(AppError::refused("write why it is deleted"));
    }
    let (numbers, gone) = with_register(desk, |at, register| going(at, register, &of))?;
    let _no_backup = desk.without_a_backup();
    desk.with(|at| {
        at.gathered = None;
        // A number is free again once its document is gone.
        at.signed_cases.clear();
        Ok(at
            .casebook
            .delete_gathered(&numbers, &because, desk.now())?)
    })?;
    Ok(gone)
}

/// What goes with it, by number, and what is said of it: in the window and on the command line alike.
///
/// # Errors
/// When there is nothing of the kind in the register.
pub fn going(
    at: &SignedIn,
    register: &Register,
    of: &GatheredToDelete,
) -> Result<(Vec<i64>, GatheredGoes), AppError> {
    let own = super::across_homes::own_oversight(at)?;
    let own: Vec<[u8; 32]> = own.into_iter().map(|one| one.about).collect();
    goes(register, &own, of)
}

fn goes(
    register: &Register,
    own: &[[u8; 32]],
    of: &GatheredToDelete,
) -> Result<(Vec<i64>, GatheredGoes), AppError> {
    let mut digests: BTreeSet<[u8; 32]> = match of {
        GatheredToDelete::Record { sha256 } => {
            let digest = gathered::digest(sha256)?;
            register
                .of_digest(&digest)
                .map(|_| digest)
                .into_iter()
                .collect()
        }
        GatheredToDelete::Home { key } => register
            .entries
            .iter()
            .filter(|entry| of_home(entry, Some(key)))
            .map(|entry| entry.kept.sha256)
            .collect(),
    };
    if digests.is_empty() {
        return Err(casebook::Error::NotHere("gathered record").into());
    }
    // Whoever carries a record inside, or stands beside it, tells of the same child.
    let with_it: Vec<[u8; 32]> = digests
        .iter()
        .flat_map(|digest| register.beside(digest))
        .map(|entry| entry.kept.sha256)
        .collect();
    digests.extend(with_it);
    let carriers: Vec<[u8; 32]> = register
        .entries
        .iter()
        .filter(|entry| digests.contains(&entry.kept.sha256))
        .filter_map(|entry| entry.kept.carried_by)
        .collect();
    digests.extend(carriers);
    let carried: Vec<[u8; 32]> = register
        .entries
        .iter()
        .filter(|entry| {
            entry
                .kept
                .carried_by
                .is_some_and(|by| digests.contains(&by))
        })
        .map(|entry| entry.kept.sha256)
        .collect();
    digests.extend(carried);
    let going: Vec<_> = digests
        .iter()
        .filter_map(|digest| register.of_digest(digest))
        .collect();
    let gone = GatheredGoes {
        documents: going.len(),
        decisions: going.iter().filter(|entry| entry.head.decision).count(),
        overseen: own.iter().filter(|about| digests.contains(*about)).count(),
    };
    Ok((going.iter().map(|entry| entry.kept.number).collect(), gone))
}
