//! Signed decision records.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::journal::{Kind, Subject};
use crate::seal::hex;
use crate::tables::{afterwards, referrals};
use crate::warning::Warning;
use crate::{Act, At, Casebook, Document, Error, Result, cipher, head, written};

/// A signed record about to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewRecord<'a> {
    /// The number printed in it: what [`Casebook::next_record_number`] said.
    pub number: i64,
    /// The referral it decides.
    pub referral: &'a str,
    /// The revision of the referral it was drawn from.
    pub revision: i64,
    /// The outcome in words.
    pub outcome: &'a str,
    /// When it was signed: the time in the record.
    pub signed_at: At,
    /// The signed PDF.
    pub pdf: &'a [u8],
}

/// What is noted beside a decision in the transaction that stores a record: beside the new one, or
/// beside one that it makes again.
#[derive(Debug, Clone)]
pub struct NewNoted<'a> {
    /// The referral decided.
    pub referral: &'a str,
    /// The revision at which what was noted was read; nought where nothing was noted before.
    pub revision: i64,
    /// Everything noted beside it.
    pub document: Document,
}

/// A record as the register lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// 1, 2, 3 … in the order they were signed.
    pub number: i64,
    /// The referral it decides.
    pub referral: String,
    /// The outcome in words.
    pub outcome: String,
    /// When it was signed: RFC 3339, UTC.
    pub signed_at: String,
    /// The id of the person who signed.
    pub signer: String,
    /// SHA-256 of the PDF.
    pub sha256: [u8; 32],
    /// The number of the journal entry that tells of the signing.
    pub journal: i64,
    /// The number of the deletion its file went with.
    pub removed_by: Option<i64>,
}

/// A record that is in the casebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<Row = RecordRow> {
    /// The record, or the document beside one.
    pub record: Row,
    /// What did not succeed after it was committed.
    pub warnings: Vec<Warning>,
}

impl Casebook {
    /// The number the next record carries.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn next_record_number(&self) -> Result<i64> {
        Ok(self.connection.query_row(
            "SELECT coalesce(max(number), 0) + 1 FROM records",
            [],
            |row| row.get(0),
        )?)
    }

    /// Stores a signed record, marks its referral signed and tells the journal, in one
    /// transaction; then folds the log into the file and writes the journal's head beside it.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NumberTaken`]; [`Error::ChangedElsewhere`] when the
    /// referral changed since the record was drawn; [`Error::AlreadySigned`]. When this
    /// fails, nothing was stored.
    pub fn store_record(&mut self, new: NewRecord<'_>) -> Result<Stored> {
        self.store_record_noting(new, &[])
    }

    /// The same, and what is noted beside decisions with it, in the same transaction.
    ///
    /// # Errors
    /// As [`Casebook::store_record`] and [`Casebook::save_afterwards`].
    pub fn store_record_noting(
        &mut self,
        new: NewRecord<'_>,
        noted: &[NewNoted<'_>],
    ) -> Result<Stored> {
        self.must_be_allowed(Act::Sign)?;
        let next = self.next_record_number()?;
        if new.number != next {
            return Err(Error::NumberTaken { next });
        }
        let sha256: [u8; 32] = Sha256::digest(new.pdf).into();
        let record = self.write(|writing| {
            referrals::open_at(writing, new.referral, new.revision)?;
            referrals::set_status(writing, new.referral, "signed", new.signed_at)?;
            let detail = json!({
                "record": new.number,
                "referral": new.referral,
                "revision": new.revision,
                "outcome": new.outcome,
                "pdf_sha256": hex(&sha256),
                "pdf_bytes": new.pdf.len(),
            });
            let number = new.number.to_string();
            let subject = Subject("record", &number);
            let journal = writing.tell(new.signed_at, Kind::DecisionSigned, subject, &detail)?;
            let record = RecordRow {
                number: new.number,
                referral: new.referral.to_owned(),
                outcome: new.outcome.to_owned(),
                signed_at: written(new.signed_at),
                signer: writing.who.to_owned(),
                sha256,
                journal,
                removed_by: None,
            };
            writing.execute(
                "INSERT INTO records
                (number, referral, outcome, signed_at, signer, pdf, sha256, journal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                rusqlite::params![
                    record.number,
                    record.referral,
                    record.outcome,
                    record.signed_at,
                    record.signer,
                    new.pdf,
                    record.sha256,
                    record.journal,
                ],
            )?;
            for one in noted {
                let read_at = (one.referral, one.revision);
                afterwards::keep(writing, read_at, &one.document, new.signed_at)?;
            }
            Ok(record)
        })?;
        Ok(self.stored(record))
    }

    /// After what was signed is committed: folds the log into the file and writes the journal's head
    /// beside it. What does not succeed of that is told, and takes nothing back.
    pub(crate) fn stored<Row>(&self, record: Row) -> Stored<Row> {
        let mut warnings = Vec::new();
        if cipher::fold_log_in(&self.connection).is_err() {
            warnings.push(Warning::LogNotFoldedIn);
        }
        let kept = self
            .journal_head()
            .and_then(|head| head::keep(&self.place, &self.id, head));
        if kept.is_err() {
            warnings.push(Warning::HeadNotKept);
        }
        Stored { record, warnings }
    }

    /// The register: every record, newest first, without its PDF.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn records(&self) -> Result<Vec<RecordRow>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT number, referral, outcome, signed_at, signer, sha256, journal, removed_by
             FROM records INDEXED BY records_listed ORDER BY number DESC",
        )?;
        let records = rows.query_map([], record)?;
        records.map(|record| Ok(record?)).collect()
    }

    /// One record as the register lists it, without its PDF.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn record_row(&self, number: i64) -> Result<Option<RecordRow>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT number, referral, outcome, signed_at, signer, sha256, journal, removed_by
                 FROM records INDEXED BY records_listed WHERE number = ?1",
            )?
            .query_row([number], record)
            .optional()?)
    }

    /// The record of a referral as the register lists it, once it is signed.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn record_of(&self, referral: &str) -> Result<Option<RecordRow>> {
        // By its number: what else is asked for stands behind the PDF, except in the index.
        let number: Option<i64> = self
            .connection
            .prepare_cached("SELECT max(number) FROM records WHERE referral = ?1")?
            .query_row([referral], |row| row.get(0))?;
        number.map_or(Ok(None), |number| self.record_row(number))
    }

    /// A record's PDF to be read in the window; the journal tells who read it.
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was signed.
    pub fn record_pdf(&mut self, number: i64, at: At) -> Result<Vec<u8>> {
        self.take_out(number, Kind::RecordRead, at)
    }

    /// A record's PDF to be written outside the casebook; the journal tells who took it.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; otherwise as [`Casebook::record_pdf`].
    pub fn export_record(&mut self, number: i64, at: At) -> Result<Vec<u8>> {
        self.must_be_allowed(Act::Export)?;
        self.take_out(number, Kind::RecordExported, at)
    }

    /// A record's PDF for the program to compare with what stands today. Nobody reads it, so the
    /// journal tells nothing; to show it to a person take [`Casebook::record_pdf`].
    ///
    /// # Errors
    /// As [`Casebook::record_pdf`].
    pub fn record_to_compare(&self, number: i64) -> Result<Vec<u8>> {
        held(&self.connection, number)
    }

    /// Whether a PDF with this SHA-256, a record or a document beside one, was signed in this
    /// casebook.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn knows_digest(&self, sha256: &[u8; 32]) -> Result<bool> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM records WHERE sha256 = ?1)
                 OR EXISTS (SELECT 1 FROM documents WHERE sha256 = ?1)",
            [sha256],
            |row| row.get(0),
        )?)
    }

    /// The journal first: nobody reads a record that the journal does not say they read.
    fn take_out(&mut self, number: i64, kind: Kind, at: At) -> Result<Vec<u8>> {
        self.write(|writing| {
            let pdf = held(writing, number)?;
            let number = number.to_string();
            writing.tell(at, kind, Subject("record", &number), &json!({}))?;
            Ok(pdf)
        })
    }
}

/// The PDF, if it is what was signed.
fn held(connection: &Connection, number: i64) -> Result<Vec<u8>> {
    let (pdf, sha256, removed): (Vec<u8>, [u8; 32], bool) = connection
        .query_row(
            "SELECT pdf, sha256, removed_by IS NOT NULL FROM records WHERE number = ?1",
            [number],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?
        .ok_or(Error::NotHere("record"))?;
    if removed {
        return Err(Error::Removed);
    }
    as_signed(pdf, sha256)
}

/// A file, if it is the one that was signed.
pub(crate) fn as_signed(pdf: Vec<u8>, sha256: [u8; 32]) -> Result<Vec<u8>> {
    if <[u8; 32]>::from(Sha256::digest(&pdf)) != sha256 {
        return Err(Error::Damaged);
    }
    Ok(pdf)
}

fn record(row: &Row<'_>) -> rusqlite::Result<RecordRow> {
    Ok(RecordRow {
        number: row.get("number")?,
        referral: row.get("referral")?,
        outcome: row.get("outcome")?,
        signed_at: row.get("signed_at")?,
        signer: row.get("signer")?,
        sha256: row.get("sha256")?,
        journal: row.get("journal")?,
        removed_by: row.get("removed_by")?,
    })
}
