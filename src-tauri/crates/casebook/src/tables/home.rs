//! The home: its particulars and its team, one document.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::json;

use crate::journal::{self, Kind, Subject};
use crate::{Act, At, Casebook, Document, Error, Result, changes, written};

/// The home as last saved.
#[derive(Debug, Clone)]
pub struct Home {
    /// Particulars and team.
    pub document: Document,
    /// When it last changed: RFC 3339, UTC.
    pub changed_at: String,
}

impl Casebook {
    /// The home.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn home(&self) -> Result<Home> {
        kept(&self.connection)?.ok_or(Error::Damaged)
    }

    /// Saves the home. Committed when this returns.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn save_home(&mut self, home: &impl Serialize, at: At) -> Result<()> {
        self.must_be_allowed(Act::KeepHome)?;
        self.write(|writing| put(writing, (at, writing.who), home))
    }
}

pub(crate) fn put(connection: &Connection, by: (At, &str), home: &impl Serialize) -> Result<()> {
    let document = Document::of(home)?;
    let before = kept(connection)?
        .map(|kept| kept.document.value())
        .transpose()?;
    let changes = changes::between(before.as_ref(), Some(&document.value()?));
    if changes.is_empty() {
        return Ok(());
    }
    connection.execute(
        "INSERT INTO home (one, document, changed_at) VALUES (1, ?1, ?2)
         ON CONFLICT (one) DO UPDATE
            SET document = excluded.document, changed_at = excluded.changed_at",
        rusqlite::params![document.as_str(), written(by.0)],
    )?;
    let detail = json!({"changes": changes});
    journal::add(
        connection,
        by,
        Kind::HomeSaved,
        Subject("home", ""),
        &detail,
    )?;
    Ok(())
}

fn kept(connection: &Connection) -> Result<Option<Home>> {
    Ok(connection
        .query_row("SELECT document, changed_at FROM home", [], |row| {
            Ok(Home {
                document: Document::from_kept(row.get(0)?),
                changed_at: row.get(1)?,
            })
        })
        .optional()?)
}
