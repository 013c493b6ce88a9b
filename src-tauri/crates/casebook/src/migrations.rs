//! The numbered steps from an empty file to today's tables.
//!
//! A casebook of an earlier version is copied first, encrypted as it is, and the copy is opened
//! again and compared; only then are the steps taken, each in a transaction of its own. When
//! anything fails, the casebook stands as it was and is not opened: "continue anyway" is not
//! offered.

use std::fs;

use rusqlite::{Connection, TransactionBehavior};

use crate::key_slots::CasebookKey;
use crate::place::Place;
use crate::{Error, Result, copy, durable};

/// Step *n* takes a casebook from version *n* − 1 to *n*. A step that has been released is
/// never changed; the next change is the next step. The version it starts from is kept in
/// `tests/frozen` first.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_casebook.sql"),
    include_str!("migrations/0002_people.sql"),
    include_str!("migrations/0003_afterwards.sql"),
    include_str!("migrations/0004_search.sql"),
    include_str!("migrations/0005_documents.sql"),
    include_str!("migrations/0006_papers_and_retention.sql"),
    include_str!("migrations/0007_oversight_and_search.sql"),
    include_str!("migrations/0008_entries_and_register.sql"),
    include_str!("migrations/0009_blind_views.sql"),
];

/// The version of the tables this program writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The version of the tables in the file.
pub(crate) fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Refuses a file whose tables this program does not know.
pub(crate) fn must_not_be_newer(connection: &Connection) -> Result<()> {
    if version(connection)? > newest() {
        Err(Error::NewerFile)
    } else {
        Ok(())
    }
}

/// Brings a casebook of an earlier version to this one, with a copy made first. Returns the
/// version it had, if steps were taken.
pub(crate) fn bring_up(
    connection: &mut Connection,
    place: &Place,
    key: &CasebookKey,
) -> Result<Option<i64>> {
    let from = version(connection)?;
    if from >= newest() {
        return Ok(None);
    }
    copy_first(connection, place, key, from)?;
    take_steps(connection)?;
    Ok(Some(from))
}

/// Takes the missing steps, each in a transaction of its own together with its number. A step
/// may rebuild a table others refer to, so references are looked at afterwards, all of them,
/// before the step counts.
pub(crate) fn take_steps(connection: &mut Connection) -> Result<()> {
    let done = usize::try_from(version(connection)?).map_err(|_| Error::Damaged)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    for (index, step) in STEPS.iter().enumerate().skip(done) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        let dangling = transaction
            .prepare("PRAGMA foreign_key_check")?
            .exists([])?;
        if dangling {
            return Err(Error::Damaged);
        }
        transaction.pragma_update(None, "user_version", index.saturating_add(1) as i64)?;
        transaction.commit()?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// The casebook as it stands, under another name beside it, with its keys: a whole casebook
/// that the program of its version opens. It takes its name only when it has been opened
/// again and holds the same journal.
fn copy_first(connection: &Connection, place: &Place, key: &CasebookKey, from: i64) -> Result<()> {
    let beside = place.before(from);
    let unfinished = beside.unfinished();
    copy::copy(connection, key, &unfinished, &mut |_, _| true)?;
    durable::replace(&beside.keys(), &fs::read(place.keys())?)?;
    durable::put_in_place(&unfinished, beside.casebook())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_before_this_one_is_frozen_for_the_tests() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen");
        for version in 1..newest() {
            let file = folder.join(format!("{version:04}.casebook"));
            assert!(file.is_file(), "see tests/frozen/README.md: {file:?}");
        }
    }
}
