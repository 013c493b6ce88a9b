//! What is noted about keeping: the provider's schedule, the holds and notes of one referral, the
//! entries of the registers. One document each; `admission` knows what is in them.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::json;

use super::referrals::Saved;
use crate::journal::{Kind, Subject};
use crate::{Act, At, Casebook, Document, Result, changes, written};

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepingKind {
    /// The provider's schedule; its subject is empty.
    Schedule,
    /// What is noted about the keeping of a referral, by its id.
    Retention,
    /// What a person wrote into the registers about the child of a referral, by its id.
    Register,
    /// What is noted about the keeping of a child's entry, by its id.
    ChildRetention,
}

/// A document about keeping, as last saved.
#[derive(Debug, Clone)]
pub struct KeepingNote {
    /// What it says.
    pub document: Document,
    /// Grows by one with each change; say which one was read when saving the next.
    pub revision: i64,
}

impl KeepingKind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Retention => "retention",
            Self::Register => "register",
            Self::ChildRetention => "child_retention",
        }
    }

    /// Who may write it: the registers are kept by whoever keeps the children's entries.
    fn act(self) -> Act {
        match self {
            Self::Schedule | Self::Retention | Self::ChildRetention => Act::KeepRetention,
            Self::Register => Act::Write,
        }
    }
}

impl Casebook {
    /// A document about keeping; none while nothing was noted.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn kept(&self, kind: KeepingKind, subject: &str) -> Result<Option<KeepingNote>> {
        kept(&self.connection, kind, subject)
    }

    /// Saves a document about keeping as read at `revision`; nought where there was none. Committed
    /// when this returns, with the journal's entry.
    ///
    /// # Errors
    /// [`crate::Error::ChangedElsewhere`] when another window saved since: nothing is written.
    /// [`crate::Error::NotAllowed`], [`Error::DiskFull`].
    pub fn save_kept(
        &mut self,
        (kind, subject): (KeepingKind, &str),
        revision: i64,
        document: &impl Serialize,
        at: At,
    ) -> Result<Saved> {
        self.must_be_allowed(kind.act())?;
        let document = Document::of(document)?;
        self.write(|writing| {
            let before = kept(writing, kind, subject)?;
            let stands = before.as_ref().map(|kept| (&kept.document, kept.revision));
            let changes = changes::since(stands, revision, &document)?;
            if changes.is_empty() {
                return Ok(Saved { revision, changes });
            }
            let next = revision.saturating_add(1);
            writing.execute(
                "INSERT INTO keeping (kind, subject, document, revision, changed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (kind, subject) DO UPDATE
                    SET document = excluded.document, revision = excluded.revision,
                        changed_at = excluded.changed_at",
                rusqlite::params![kind.as_str(), subject, document.as_str(), next, written(at)],
            )?;
            let detail = json!({"revision": next, "changes": changes});
            writing.tell(
                at,
                Kind::KeepingNoted,
                Subject(kind.as_str(), subject),
                &detail,
            )?;
            Ok(Saved {
                revision: next,
                changes,
            })
        })
    }
}

fn kept(connection: &Connection, kind: KeepingKind, subject: &str) -> Result<Option<KeepingNote>> {
    Ok(connection
        .prepare_cached("SELECT document, revision FROM keeping WHERE kind = ?1 AND subject = ?2")?
        .query_row([kind.as_str(), subject], |row| {
            Ok(KeepingNote {
                document: Document::from_kept(row.get(0)?),
                revision: row.get(1)?,
            })
        })
        .optional()?)
}

impl Casebook {
    /// The ids of the referrals about whose keeping something is noted.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn noted_about_keeping(&self) -> Result<Vec<String>> {
        let mut rows = self
            .connection
            .prepare_cached("SELECT subject FROM keeping WHERE kind = 'retention'")?;
        let found = rows.query_map([], |row| row.get(0))?;
        found.map(|id| Ok(id?)).collect()
    }

    /// How many copies of the casebook stand beside it that were made before its tables changed.
    #[must_use]
    pub fn copies_beside(&self) -> usize {
        self.place.copies_beside()
    }
}
