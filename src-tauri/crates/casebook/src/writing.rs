//! The one way by which a signed-in person's work is written: begin, write, tell the journal,
//! commit, acknowledge.
//!
//! A write that left out the last of these would call a change saved that went into a file which
//! was removed meanwhile, or be lost without a word when the log is damaged afterwards. So no
//! table begins a transaction by itself.

use std::ops::Deref;

use rusqlite::{Connection, Transaction};
use serde::Serialize;

use crate::journal::{self, Kind, Subject};
use crate::{At, Casebook, Result};

/// A transaction that is open, and who writes in it.
pub(crate) struct Writing<'a> {
    transaction: &'a Transaction<'a>,
    /// The id of the signed-in person.
    pub(crate) who: &'a str,
    /// The casebook's own id.
    pub(crate) casebook: &'a str,
}

impl Writing<'_> {
    /// Tells the journal, in the same transaction; gives the entry's number.
    pub(crate) fn tell(
        &self,
        at: At,
        what: Kind,
        subject: Subject<'_>,
        detail: &impl Serialize,
    ) -> Result<i64> {
        journal::add(self.transaction, (at, self.who), what, subject, detail)
    }
}

impl Deref for Writing<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.transaction
    }
}

impl Casebook {
    /// Writes in one transaction, and acknowledges it. When `write` fails nothing was written;
    /// when this returns without an error, all of it is on the disk, in the file that stands
    /// under the casebook's name.
    ///
    /// # Errors
    /// What `write` refuses with; [`Error::Missing`](crate::Error::Missing) when the file was
    /// removed, moved or replaced while it was open; when the casebook cannot be written.
    pub(crate) fn write<T>(&mut self, write: impl FnOnce(&Writing<'_>) -> Result<T>) -> Result<T> {
        let written = self.write_unacknowledged(write)?;
        self.acknowledge()?;
        Ok(written)
    }

    /// As [`Casebook::write`], for signing in alone: what stands in the lock file has to be
    /// cleared between the commit and its acknowledgement, which is written over it.
    pub(crate) fn write_unacknowledged<T>(
        &mut self,
        write: impl FnOnce(&Writing<'_>) -> Result<T>,
    ) -> Result<T> {
        let transaction = self.connection.transaction()?;
        let written = write(&Writing {
            transaction: &transaction,
            who: &self.signed_in.id,
            casebook: &self.id,
        })?;
        transaction.commit()?;
        Ok(written)
    }
}
