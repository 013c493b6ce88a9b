//! Deleting gathered documents from a register: one record or those of a home.
//!
//! A register holds copies for whoever oversees several homes; the record itself stays with its home.
//! No law sets how long such a copy is kept, so its keeper decides, alone: a register has one keeper.
//! What was deleted stays told in the journal by its digest and why, and is not taken in again.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::journal::{Kind, Subject};
use crate::seal::hex;
use crate::writing::Writing;
use crate::{At, Casebook, Document, Error, Result, cipher};

/// Under which the journal tells of every deletion from a register, whichever it was.
const SUBJECT: &str = "all";

/// One deletion, as the journal tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatheredDeletion {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Why, in the keeper's words.
    pub because: String,
    /// The digests of what went, in lower-case hexadecimal.
    pub digests: Vec<String>,
}

impl GatheredDeletion {
    /// Why a file that comes again is not taken in.
    #[must_use]
    pub fn sentence(&self) -> String {
        let day = self.at.get(..10).unwrap_or_default();
        format!(
            "This document was deleted from the register on {day} (UTC) and is not taken in again. \
             Why it was deleted: {}",
            self.because
        )
    }
}

impl Casebook {
    /// Deletes gathered documents with everything that was kept of them, and tells the journal which,
    /// by their digests, and why; then writes the file anew, so that nothing of them stays in it. A
    /// backup made before holds them still.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`]; [`Error::NotHere`] when one of them is not
    /// here, or no reason is given: nothing is deleted then.
    pub fn delete_gathered(&mut self, numbers: &[i64], because: &str, at: At) -> Result<usize> {
        self.must_keep_the_register()?;
        let because = because.trim();
        if because.is_empty() {
            return Err(Error::NotHere("reason for the deletion"));
        }
        let gone = self.write(|writing| {
            let mut digests = Vec::new();
            for number in numbers {
                let sha256: Option<[u8; 32]> = {
                    let mut found =
                        writing.prepare_cached("SELECT sha256 FROM gathered WHERE number = ?1")?;
                    let mut rows = found.query([number])?;
                    rows.next()?.map(|row| row.get(0)).transpose()?
                };
                digests.push(hex(&sha256.ok_or(Error::NotHere("gathered record"))?));
                // What is half written about it: an audit, or a view without knowing the outcome.
                for delete in [
                    "DELETE FROM document_words WHERE subject IN (
                        SELECT '/' || lower(hex(sha256)) FROM gathered WHERE number = ?1)
                     OR EXISTS (SELECT 1 FROM gathered WHERE number = ?1
                        AND subject LIKE '/' || lower(hex(sha256)) || '#%')",
                    "DELETE FROM gathered_samples WHERE record = ?1",
                    "DELETE FROM gathered_readings WHERE number = ?1",
                    "DELETE FROM gathered_lines WHERE number = ?1",
                    "DELETE FROM gathered_files WHERE number = ?1",
                    "DELETE FROM gathered WHERE number = ?1",
                ] {
                    writing.prepare_cached(delete)?.execute([number])?;
                }
            }
            if digests.is_empty() {
                return Ok(0);
            }
            let detail = json!({"because": because, "sha256": digests});
            let subject = Subject("gathered_deleted", SUBJECT);
            writing.tell(at, Kind::GatheredDeleted, subject, &detail)?;
            Ok(digests.len())
        })?;
        if gone > 0 {
            // A row that went leaves its bytes in free pages until the file is written anew.
            self.connection.execute_batch("VACUUM")?;
            cipher::fold_log_in(&self.connection)?;
            self.acknowledge()?;
        }
        Ok(gone)
    }

    /// Every deletion from this register, newest first.
    ///
    /// # Errors
    /// [`Error::NotARegister`].
    pub fn gathered_deletions(&self) -> Result<Vec<GatheredDeletion>> {
        self.must_be_a_register()?;
        each(&self.connection)
    }
}

/// What was deleted from a register, by digest.
pub(crate) fn told(writing: &Writing<'_>) -> Result<BTreeMap<String, GatheredDeletion>> {
    let mut by_digest = BTreeMap::new();
    for deletion in each(writing)? {
        for digest in &deletion.digests {
            by_digest.insert(digest.clone(), deletion.clone());
        }
    }
    Ok(by_digest)
}

fn each(connection: &rusqlite::Connection) -> Result<Vec<GatheredDeletion>> {
    let mut rows = connection.prepare_cached(
        "SELECT at, detail FROM journal
         WHERE subject_kind = 'gathered_deleted' AND subject_id = ?1 ORDER BY number DESC",
    )?;
    let rows = rows.query_map([SUBJECT], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    rows.map(|row| {
        let (at, detail) = row?;
        let detail: Value = Document::from_kept(detail).read()?;
        let digests = detail.get("sha256").and_then(Value::as_array);
        let because = detail.get("because").and_then(Value::as_str);
        Ok(GatheredDeletion {
            at,
            because: because.unwrap_or_default().to_owned(),
            digests: digests
                .into_iter()
                .flatten()
                .filter_map(|one| one.as_str().map(str::to_owned))
                .collect(),
        })
    })
    .collect()
}
