//! Statements of purpose: versions, never edited.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::{Act, At, Casebook, Document, Result, changes, written};

/// One version of the home's statement of purpose.
#[derive(Debug, Clone)]
pub struct StatementOfPurpose {
    /// 1, 2, 3 … in the order they were added.
    pub version: i64,
    /// The date the statement itself carries.
    pub dated: NaiveDate,
    /// What it says.
    pub document: Document,
    /// When it was added: RFC 3339, UTC.
    pub added_at: String,
}

impl Casebook {
    /// Every version, oldest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn statements_of_purpose(&self) -> Result<Vec<StatementOfPurpose>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT version, dated, document, added_at
             FROM statements_of_purpose ORDER BY version",
        )?;
        let statements = rows.query_map([], |row| {
            Ok(StatementOfPurpose {
                version: row.get(0)?,
                dated: row.get(1)?,
                document: Document::from_kept(row.get(2)?),
                added_at: row.get(3)?,
            })
        })?;
        statements.map(|statement| Ok(statement?)).collect()
    }

    /// Adds the next version and returns its number. Committed when this returns.
    ///
    /// # Errors
    /// [`Error::NotAllowed`](crate::Error::NotAllowed).
    pub fn add_statement_of_purpose(
        &mut self,
        dated: NaiveDate,
        statement: &impl Serialize,
        at: At,
    ) -> Result<i64> {
        self.must_be_allowed(Act::KeepHome)?;
        let document = Document::of(statement)?;
        self.write(|writing| {
        let version: i64 = writing.query_row(
            "INSERT INTO statements_of_purpose (version, dated, document, added_at)
             VALUES ((SELECT coalesce(max(version), 0) + 1 FROM statements_of_purpose), ?1, ?2, ?3)
             RETURNING version",
            rusqlite::params![dated, document.as_str(), written(at)],
            |row| row.get(0),
        )?;
        let detail =
            json!({"dated": dated, "changes": changes::between(None, Some(&document.value()?))});
        let number = version.to_string();
        let subject = Subject("statement_of_purpose", &number);
        writing.tell(at, Kind::StatementOfPurposeAdded, subject, &detail)?;
        Ok(version)
        })
    }
}
