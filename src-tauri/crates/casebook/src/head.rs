//! The journal's end, kept outside the casebook.
//!
//! A chain of hashes shows a change in its middle but not that its end is missing: a
//! casebook put back from last week, or one whose log was lost, holds together perfectly.
//! So the number and hash of the last entry also stand in `NAME.casebook-head` (and printed
//! in every signed record), and are compared at each opening.

use std::fs;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::place::Place;
use crate::seal::{hex, unhex};
use crate::warning::Warning;
use crate::{Result, durable, journal};

/// Number and hash of a journal entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The entry's number.
    pub number: i64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl Head {
    /// From a number and a hash as printed.
    pub(crate) fn read(number: i64, text: &str) -> Option<Self> {
        let hash = hash(text)?;
        Some(Self { number, hash })
    }

    /// The hash in lower-case hexadecimal, as printed.
    #[must_use]
    pub fn hash_text(&self) -> String {
        hex(&self.hash)
    }
}

/// What stands in the side file, as JSON.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    casebook: String,
    number: i64,
    hash: String,
}

/// Writes the side file, whole or not at all.
pub(crate) fn keep(place: &Place, casebook: &str, head: Head) -> Result<()> {
    let kept = Kept {
        format: 1,
        casebook: casebook.to_owned(),
        number: head.number,
        hash: head.hash_text(),
    };
    durable::replace(&place.head(), &serde_json::to_vec_pretty(&kept)?)
}

/// Compares the journal with the side file. The journal may have gone on since; it may not
/// have lost the entry the side file names.
pub(crate) fn compare(
    place: &Place,
    casebook: &str,
    connection: &Connection,
) -> Result<Option<Warning>> {
    if !place.head().exists() {
        return Ok(Some(Warning::HeadMissing));
    }
    match kept(place, casebook) {
        Some(expected) => holds(connection, expected),
        None => Ok(Some(Warning::HeadUnreadable)),
    }
}

/// What the side file says, where it can be read and is this casebook's.
pub(crate) fn kept(place: &Place, casebook: &str) -> Option<Head> {
    let bytes = fs::read(place.head()).ok()?;
    let kept: Kept = serde_json::from_slice(&bytes).ok()?;
    (kept.format == 1 && kept.casebook == casebook)
        .then(|| Head::read(kept.number, &kept.hash))
        .flatten()
}

/// Whether the journal still holds the entry it had reached.
pub(crate) fn holds(connection: &Connection, expected: Head) -> Result<Option<Warning>> {
    Ok(match journal::hash_of(connection, expected.number)? {
        Some(found) if found == expected.hash => None,
        Some(_) => Some(Warning::OtherThanBefore { expected }),
        None => Some(Warning::ShorterThanBefore {
            expected,
            found: connection.query_row(
                "SELECT coalesce(max(number), 0) FROM journal",
                [],
                |row| row.get(0),
            )?,
        }),
    })
}

fn hash(text: &str) -> Option<[u8; 32]> {
    unhex(text).ok()?.try_into().ok()
}
