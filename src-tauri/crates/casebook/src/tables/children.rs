//! The children living here, and those who have lived here.

use rusqlite::OptionalExtension;
use serde::Serialize;
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::{Act, At, Casebook, Document, Result, changes, written};

/// One child's entry.
#[derive(Debug, Clone)]
pub struct Child {
    /// The id other documents know the child by.
    pub id: String,
    /// The working profile, with the dates the child came and left.
    pub document: Document,
    /// When the entry was made: RFC 3339, UTC.
    pub added_at: String,
    /// When it last changed: RFC 3339, UTC.
    pub changed_at: String,
}

impl Casebook {
    /// Every child's entry, in the order they were made.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn children(&self) -> Result<Vec<Child>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, document, added_at, changed_at FROM children ORDER BY rowid",
        )?;
        let children = rows.query_map([], |row| {
            Ok(Child {
                id: row.get(0)?,
                document: Document::from_kept(row.get(1)?),
                added_at: row.get(2)?,
                changed_at: row.get(3)?,
            })
        })?;
        children.map(|child| Ok(child?)).collect()
    }

    /// Saves a child's entry under `id`, making it if there is none. Committed when this
    /// returns.
    ///
    /// # Errors
    /// [`Error::NotAllowed`](crate::Error::NotAllowed).
    pub fn save_child(&mut self, id: &str, child: &impl Serialize, at: At) -> Result<()> {
        self.must_be_allowed(Act::Write)?;
        let document = Document::of(child)?;
        self.write(|writing| {
            let before = writing
                .query_row("SELECT document FROM children WHERE id = ?1", [id], |row| {
                    row.get(0)
                })
                .optional()?
                .map(|text| Document::from_kept(text).value())
                .transpose()?;
            let changes = changes::between(before.as_ref(), Some(&document.value()?));
            if changes.is_empty() {
                return Ok(());
            }
            writing.execute(
                "INSERT INTO children (id, document, added_at, changed_at) VALUES (?1, ?2, ?3, ?3)
             ON CONFLICT (id) DO UPDATE
                SET document = excluded.document, changed_at = excluded.changed_at",
                rusqlite::params![id, document.as_str(), written(at)],
            )?;
            let detail = json!({"changes": changes});
            writing.tell(at, Kind::ChildSaved, Subject("child", id), &detail)?;
            Ok(())
        })
    }
}
