//! What happened after a decision was signed, beside the frozen record.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::json;

use super::referrals::{self, Saved, Status};
use crate::journal::{Kind, Subject};
use crate::writing::Writing;
use crate::{Act, At, Casebook, Document, Error, Result, changes, written};

/// What was noted after one decision.
#[derive(Debug, Clone)]
pub struct Afterwards {
    /// The referral decided, by id.
    pub referral: String,
    /// Everything noted.
    pub document: Document,
    /// Grows by one with each change; say which one was read when saving the next.
    pub revision: i64,
    /// When it last changed: RFC 3339, UTC.
    pub changed_at: String,
}

impl Casebook {
    /// What was noted after the decision of a referral; none while nothing was.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn afterwards(&self, referral: &str) -> Result<Option<Afterwards>> {
        kept(&self.connection, referral)
    }

    /// Everything noted after every decision.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn every_afterwards(&self) -> Result<Vec<Afterwards>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT referral, document, revision, changed_at FROM afterwards ORDER BY rowid",
        )?;
        let found = rows.query_map([], |row| {
            Ok(Afterwards {
                referral: row.get(0)?,
                document: Document::from_kept(row.get(1)?),
                revision: row.get(2)?,
                changed_at: row.get(3)?,
            })
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Saves what was noted after the decision of a referral, as read at `revision`; nought where
    /// nothing was noted before. Committed when this returns, with the journal's entry.
    ///
    /// # Errors
    /// [`Error::ChangedElsewhere`] when another window saved since: nothing is written.
    /// [`Error::NotHere`] for a referral that is not signed; [`Error::NotAllowed`],
    /// [`Error::DiskFull`].
    pub fn save_afterwards(
        &mut self,
        referral: &str,
        revision: i64,
        document: &impl Serialize,
        at: At,
    ) -> Result<Saved> {
        self.must_be_allowed(Act::Write)?;
        let document = Document::of(document)?;
        self.write(|writing| keep(writing, (referral, revision), &document, at))
    }
}

/// Keeps what was noted after the decision of a referral, as read at a revision, and tells the
/// journal: part of somebody's transaction.
pub(crate) fn keep(
    writing: &Writing<'_>,
    (referral, revision): (&str, i64),
    document: &Document,
    at: At,
) -> Result<Saved> {
    if referrals::with_id(writing, referral)?.status != Status::Signed {
        return Err(Error::NotHere("signed decision"));
    }
    let before = kept(writing, referral)?;
    let stands = before.as_ref().map(|kept| (&kept.document, kept.revision));
    let changes = changes::since(stands, revision, document)?;
    if changes.is_empty() {
        return Ok(Saved { revision, changes });
    }
    let next = revision.saturating_add(1);
    writing.execute(
        "INSERT INTO afterwards (referral, document, revision, changed_at)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (referral) DO UPDATE
            SET document = excluded.document, revision = excluded.revision,
                changed_at = excluded.changed_at",
        rusqlite::params![referral, document.as_str(), next, written(at)],
    )?;
    let detail = json!({"revision": next, "changes": changes});
    let subject = Subject("afterwards", referral);
    writing.tell(at, Kind::AfterwardsNoted, subject, &detail)?;
    Ok(Saved {
        revision: next,
        changes,
    })
}

fn kept(connection: &Connection, referral: &str) -> Result<Option<Afterwards>> {
    Ok(connection
        .query_row(
            "SELECT referral, document, revision, changed_at FROM afterwards WHERE referral = ?1",
            [referral],
            |row| {
                Ok(Afterwards {
                    referral: row.get(0)?,
                    document: Document::from_kept(row.get(1)?),
                    revision: row.get(2)?,
                    changed_at: row.get(3)?,
                })
            },
        )
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::records::NewRecord;
    use crate::test_casebook::{at, make_with_a_referral};
    use serde_json::Value;

    #[test]
    fn only_a_signed_decision_has_an_afterwards_and_the_journal_tells_each_change() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = make_with_a_referral(&folder);
        let moved_in = json!({"entries": ["moved in"]});
        assert!(matches!(
            casebook.save_afterwards(&id, 0, &moved_in, at(2)),
            Err(Error::NotHere(_))
        ));
        casebook
            .store_record(NewRecord {
                number: 1,
                referral: &id,
                revision: 1,
                outcome: "accept",
                signed_at: at(3),
                pdf: b"%PDF-",
            })
            .unwrap();
        assert!(casebook.afterwards(&id).unwrap().is_none());
        let saved = casebook.save_afterwards(&id, 0, &moved_in, at(4)).unwrap();
        assert_eq!(saved.revision, 1);
        assert!(matches!(
            casebook.save_afterwards(&id, 0, &json!({}), at(5)),
            Err(Error::ChangedElsewhere { revision: 1 })
        ));
        let kept = casebook.afterwards(&id).unwrap().unwrap();
        assert_eq!(kept.document.read::<Value>().unwrap(), moved_in);
        let told = casebook.journal(1).unwrap();
        assert_eq!(told[0].what, "afterwards_noted");
        assert_eq!(told[0].subject_id, id);
        // The same again is no change.
        let again = casebook.save_afterwards(&id, 1, &moved_in, at(6)).unwrap();
        assert_eq!(again.revision, 1);
        casebook.check_chain().unwrap();
    }
}
