//! The numbered steps from an empty file to today's tables.

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result};

/// Step *n* takes a casebook from version *n* − 1 to *n*. A step that has been released is
/// never changed; the next change is the next step. The version it starts from is kept in
/// `tests/frozen` first.
const STEPS: &[&str] = &[include_str!("migrations/0001_casebook.sql")];

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

/// Takes the missing steps, each in a transaction of its own together with its number.
pub(crate) fn take_steps(connection: &mut Connection) -> Result<()> {
    let done = usize::try_from(version(connection)?).map_err(|_| Error::Damaged)?;
    for (index, step) in STEPS.iter().enumerate().skip(done) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", index.saturating_add(1) as i64)?;
        transaction.commit()?;
    }
    Ok(())
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
