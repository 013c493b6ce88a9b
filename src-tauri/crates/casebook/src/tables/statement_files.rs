//! The printed statements of purpose: the files that versions name, never edited.
//!
//! A version names its file by its digest. The file is kept first: a version never names one that is
//! not here. One whole blob, not parts: a statement of purpose is a few megabytes at most.

use rusqlite::OptionalExtension;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::journal::{Kind, Subject};
use crate::seal::hex;
use crate::{Act, At, Casebook, Error, Result, written};

/// The largest file of a statement of purpose: 25 MB.
pub const LARGEST_STATEMENT_FILE: usize = 25_000_000;

impl Casebook {
    /// Keeps a file and gives its SHA-256. The same bytes are kept once.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::PaperEmpty`], [`Error::PaperTooLarge`].
    pub fn keep_statement_file(&mut self, name: &str, bytes: &[u8], at: At) -> Result<[u8; 32]> {
        self.must_be_allowed(Act::KeepHome)?;
        if bytes.is_empty() {
            return Err(Error::PaperEmpty);
        }
        if bytes.len() > LARGEST_STATEMENT_FILE {
            return Err(Error::PaperTooLarge);
        }
        let sha256: [u8; 32] = Sha256::digest(bytes).into();
        if self.has_statement_file(&sha256)? {
            return Ok(sha256);
        }
        self.write(|writing| {
            let digest = hex(&sha256);
            let detail = json!({"name": name, "bytes": bytes.len(), "sha256": digest});
            let subject = Subject("statement_file", &digest);
            let journal = writing.tell(at, Kind::StatementFileKept, subject, &detail)?;
            writing.execute(
                "INSERT INTO statement_files (sha256, name, bytes, kept_at, kept_by, journal)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                rusqlite::params![sha256, name, bytes, written(at), writing.who, journal],
            )?;
            Ok(())
        })?;
        Ok(sha256)
    }

    /// Whether a file with this digest is here.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn has_statement_file(&self, sha256: &[u8; 32]) -> Result<bool> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM statement_files WHERE sha256 = ?1)",
            [sha256],
            |row| row.get(0),
        )?)
    }

    /// The file with this digest. Nothing of a child stands in it: the journal is not told who looked.
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was kept.
    pub fn statement_file(&self, sha256: &[u8; 32]) -> Result<Vec<u8>> {
        let bytes: Vec<u8> = self
            .connection
            .query_row(
                "SELECT bytes FROM statement_files WHERE sha256 = ?1",
                [sha256],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(Error::NotHere("file of a statement of purpose"))?;
        let found: [u8; 32] = Sha256::digest(&bytes).into();
        if found == *sha256 {
            Ok(bytes)
        } else {
            Err(Error::Damaged)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make};

    #[test]
    fn a_file_is_kept_once_as_it_came_and_never_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let bytes = b"%PDF-1.7 EXAMPLE";
        let first = casebook.keep_statement_file("a.pdf", bytes, at(1)).unwrap();
        let again = casebook.keep_statement_file("b.pdf", bytes, at(2)).unwrap();
        assert_eq!(first, again);
        assert_eq!(casebook.statement_file(&first).unwrap(), bytes);
        assert!(matches!(
            casebook.statement_file(&[7; 32]),
            Err(Error::NotHere(_))
        ));
        assert!(matches!(
            casebook.keep_statement_file("c.pdf", b"", at(3)),
            Err(Error::PaperEmpty)
        ));
        let changed = casebook
            .connection
            .execute("UPDATE statement_files SET name = 'other'", []);
        assert!(changed.is_err());
    }
}
