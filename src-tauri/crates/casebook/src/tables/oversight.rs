//! What is kept of oversight: who read which signed record, what a record comes down to for lists,
//! and the samples read without knowing the outcome. No word about a child stands in the journal's
//! entries of it.
//!
//! A sample is drawn from a home's signed records, or in a register from what was gathered: the rule is
//! one, the tables are two.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;
use serde::Serialize;
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::writing::Writing;
use crate::{Act, At, Casebook, Document, Error, Result, written};

/// A record drawn to be read without its outcome.
#[derive(Debug, Clone)]
pub struct Sampled {
    /// The record, by number; in a register the number of the gathered document.
    pub record: i64,
    /// When it was drawn: RFC 3339, UTC.
    pub drawn_at: String,
    /// The reader's own view; none until it is written. Never changed afterwards.
    pub view: Option<Document>,
    /// When it was written: RFC 3339, UTC.
    pub viewed_at: Option<String>,
}

/// One reading or one sample of anybody.
#[derive(Debug, Clone)]
pub struct Overseen {
    /// The record, by number.
    pub record: i64,
    /// The id of the person.
    pub person: String,
    /// "read", or "drawn" to be read without the outcome.
    pub what: String,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// For a sample, the view that was written.
    pub view: Option<Document>,
}

/// What a view that is not finished is kept under, among the words of documents not signed yet.
pub const VIEW_BEGUN: &str = "view";

/// Where a kind of casebook keeps what is drawn and read.
struct Tables {
    /// The table of samples.
    samples: &'static str,
    /// As what the journal names a record.
    subject: &'static str,
    /// Finds the record numbered ?1.
    here: &'static str,
    /// Everybody's readings and samples.
    overseen: &'static str,
    /// Deletes what the person ?2 half wrote of the record numbered ?1, kept under ?3.
    half_written: &'static str,
    /// The numbers of which the journal says that the person ?1 saw them.
    seen: &'static str,
}

const OF_A_HOME: Tables = Tables {
    samples: "samples",
    subject: "record",
    here: "SELECT 1 FROM records WHERE number = ?1 AND removed_by IS NULL",
    overseen: "SELECT record, person, 'read' AS what, read_at AS at, NULL AS view FROM readings
               UNION ALL SELECT record, person, 'drawn', drawn_at, view FROM samples
               ORDER BY record, at, person",
    half_written: "DELETE FROM document_words WHERE kind = ?3 AND subject =
                   (SELECT referral FROM records WHERE number = ?1) || '/' || ?1 || '#' || ?2",
    // A document of the same referral tells of its decision; a letter asks before there is one.
    seen: "SELECT r.number FROM records r
           JOIN journal j ON j.subject_kind = 'record' AND j.subject_id = CAST(r.number AS TEXT)
           WHERE j.who = ?1 AND j.what IN ('record_read', 'record_exported', 'sample_set_aside')
           UNION
           SELECT r.number FROM records r
           JOIN documents d ON d.referral = r.referral AND d.kind <> 'letter'
           JOIN journal j ON j.subject_kind = 'document' AND j.subject_id = CAST(d.number AS TEXT)
           WHERE j.who = ?1 AND j.what IN ('document_read', 'document_exported')",
};

const OF_A_REGISTER: Tables = Tables {
    samples: "gathered_samples",
    subject: "gathered",
    here: "SELECT 1 FROM gathered WHERE number = ?1",
    overseen: "SELECT number AS record, person, 'read' AS what, read_at AS at, NULL AS view
                   FROM gathered_readings
               UNION ALL SELECT record, person, 'drawn', drawn_at, view FROM gathered_samples
               ORDER BY record, at, person",
    half_written: "DELETE FROM document_words WHERE kind = ?3 AND subject =
                   '/' || (SELECT lower(hex(sha256)) FROM gathered WHERE number = ?1) || '#' || ?2",
    // The number of a document that was deleted is given again: what was told of it before the next
    // one was taken in is about the other.
    seen: "SELECT g.number FROM gathered g
           JOIN journal j ON j.subject_kind = 'gathered' AND j.subject_id = CAST(g.number AS TEXT)
           WHERE j.number > g.journal AND j.who = ?1
             AND j.what IN ('gathered_read', 'gathered_exported', 'sample_set_aside')",
};

impl Tables {
    fn of(casebook: &Casebook) -> &'static Self {
        if casebook.register {
            &OF_A_REGISTER
        } else {
            &OF_A_HOME
        }
    }

    /// Ends the waiting of a record drawn for the signed-in person, of which so many rows were changed:
    /// what they half wrote of it goes, and the journal tells.
    fn waits_no_longer(
        &self,
        writing: &Writing<'_>,
        (record, changed): (i64, usize),
        kind: Kind,
        at: At,
    ) -> Result<()> {
        if changed == 0 {
            return Err(Error::NotHere("record drawn and not yet viewed"));
        }
        writing.execute(
            self.half_written,
            rusqlite::params![record, writing.who, VIEW_BEGUN],
        )?;
        let number = record.to_string();
        writing.tell(at, kind, Subject(self.subject, &number), &json!({}))?;
        Ok(())
    }

    fn must_be_here(&self, connection: &rusqlite::Connection, record: i64) -> Result<()> {
        if connection.prepare_cached(self.here)?.exists([record])? {
            Ok(())
        } else {
            Err(Error::NotHere("record"))
        }
    }
}

impl Casebook {
    /// Every record's line, as last reckoned, by record number: in one reading, for patterns.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn decision_lines(&self) -> Result<BTreeMap<i64, Document>> {
        let mut rows = self
            .connection
            .prepare_cached("SELECT record, line FROM decision_lines")?;
        let found = rows.query_map([], |row| {
            Ok((row.get(0)?, Document::from_kept(row.get(1)?)))
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// When the signed-in person said they had read each record: RFC 3339, UTC, by record number.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn readings(&self) -> Result<BTreeMap<i64, String>> {
        let mut rows = self
            .connection
            .prepare_cached("SELECT record, read_at FROM readings WHERE person = ?1")?;
        let found = rows.query_map([&self.signed_in.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Keeps that the signed-in person has read a record. Committed when this returns, with the
    /// journal's entry; a second time changes nothing.
    ///
    /// # Errors
    /// [`Error::NotHere`] for a record that is not here; [`Error::NotAllowed`].
    pub fn mark_read(&mut self, record: i64, at: At) -> Result<()> {
        self.must_be_allowed(Act::Read)?;
        self.write(|writing| {
            OF_A_HOME.must_be_here(writing, record)?;
            let new = writing.execute(
                "INSERT INTO readings (record, person, read_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (record, person) DO NOTHING",
                rusqlite::params![record, writing.who, written(at)],
            )?;
            if new > 0 {
                let number = record.to_string();
                let subject = Subject("record", &number);
                writing.tell(at, Kind::RecordMarkedRead, subject, &json!({}))?;
            }
            Ok(())
        })
    }

    /// What a record comes down to for lists and patterns, as last reckoned; none where it was not.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn decision_line(&self, record: i64) -> Result<Option<Document>> {
        let kept: Option<String> = self
            .connection
            .prepare_cached("SELECT line FROM decision_lines WHERE record = ?1")?
            .query_row([record], |row| row.get(0))
            .optional()?;
        Ok(kept.map(Document::from_kept))
    }

    /// Keeps what a record comes down to. It is made from the signed record and can be made again,
    /// so the journal tells nothing of it.
    ///
    /// # Errors
    /// When the casebook cannot be written.
    pub fn keep_decision_line(&mut self, record: i64, line: &impl Serialize) -> Result<()> {
        let line = Document::of(line)?;
        self.write(|writing| {
            writing.execute(
                "INSERT INTO decision_lines (record, line) VALUES (?1, ?2)
                 ON CONFLICT (record) DO UPDATE SET line = excluded.line",
                rusqlite::params![record, line.as_str()],
            )?;
            Ok(())
        })
    }

    /// The data inside a signed document.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn document_says(&self, number: i64) -> Result<Document> {
        let says: String = self
            .connection
            .query_row(
                "SELECT document FROM documents WHERE number = ?1 AND removed_by IS NULL",
                [number],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(Error::NotHere("document"))?;
        Ok(Document::from_kept(says))
    }

    /// The records drawn for the signed-in person, newest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn samples(&self) -> Result<Vec<Sampled>> {
        let samples = Tables::of(self).samples;
        let mut rows = self.connection.prepare_cached(&format!(
            "SELECT record, drawn_at, view, viewed_at FROM {samples}
             WHERE person = ?1 ORDER BY drawn_at DESC, record DESC"
        ))?;
        let found = rows.query_map([&self.signed_in.id], |row| {
            let view: Option<String> = row.get(2)?;
            Ok(Sampled {
                record: row.get(0)?,
                drawn_at: row.get(1)?,
                view: view.map(Document::from_kept),
                viewed_at: row.get(3)?,
            })
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// The records, by number, that the signed-in person opened or took out as the journal says, or
    /// drew once and set aside: a view of theirs would not be written before they saw the outcome. At a
    /// home those too of which they opened a document beside; in a register what was gathered, whatever
    /// kind of document it is, and also when it was read without its outcome.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn seen_before(&self) -> Result<BTreeSet<i64>> {
        let mut rows = self.connection.prepare_cached(Tables::of(self).seen)?;
        let found = rows.query_map([&self.signed_in.id], |row| row.get(0))?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Everybody's readings and samples, for taking everything out: record, person, when it was read or
    /// drawn (RFC 3339, UTC), and for a sample the view written, if one was.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn everybodys_oversight(&self) -> Result<Vec<Overseen>> {
        let mut rows = self.connection.prepare_cached(Tables::of(self).overseen)?;
        let found = rows.query_map([], |row| {
            let view: Option<String> = row.get(4)?;
            Ok(Overseen {
                record: row.get(0)?,
                person: row.get(1)?,
                what: row.get(2)?,
                at: row.get(3)?,
                view: view.map(Document::from_kept),
            })
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Keeps which records were drawn for the signed-in person, and from which seed: whoever draws
    /// again with it among the same records draws the same. The journal tells of both.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`] for a record that is not here.
    pub fn keep_sample(&mut self, records: &[i64], seed: u64, at: At) -> Result<()> {
        self.must_be_allowed(Act::Oversee)?;
        let tables = Tables::of(self);
        self.write(|writing| {
            for record in records {
                tables.must_be_here(writing, *record)?;
                writing.execute(
                    &format!(
                        "INSERT INTO {} (person, record, drawn_at) VALUES (?1, ?2, ?3)",
                        tables.samples
                    ),
                    rusqlite::params![writing.who, record, written(at)],
                )?;
            }
            let detail = json!({"seed": seed.to_string(), "records": records});
            writing.tell(
                at,
                Kind::SampleDrawn,
                Subject("casebook", writing.casebook),
                &detail,
            )?;
            Ok(())
        })
    }

    /// Keeps the signed-in person's own view of a record drawn for them, written before they saw the
    /// outcome. It is kept once and never changed. Committed when this returns.
    ///
    /// # Errors
    /// [`Error::NotHere`] where none waits for a view; [`Error::NotAllowed`].
    pub fn keep_view(&mut self, record: i64, view: &impl Serialize, at: At) -> Result<()> {
        self.must_be_allowed(Act::Oversee)?;
        let view = Document::of(view)?;
        let tables = Tables::of(self);
        self.write(|writing| {
            let kept = writing.execute(
                &format!(
                    "UPDATE {} SET view = ?3, viewed_at = ?4
                     WHERE person = ?1 AND record = ?2 AND view IS NULL",
                    tables.samples
                ),
                rusqlite::params![writing.who, record, view.as_str(), written(at)],
            )?;
            // What was half written of it has become the view.
            tables.waits_no_longer(writing, (record, kept), Kind::ViewWritten, at)
        })
    }

    /// Sets a record aside that was drawn for the signed-in person and of which they have written no
    /// view, with what they half wrote of it. Committed when this returns, with the journal's entry.
    ///
    /// # Errors
    /// [`Error::NotHere`] where none waits for a view; [`Error::NotAllowed`].
    pub fn set_sample_aside(&mut self, record: i64, at: At) -> Result<()> {
        self.must_be_allowed(Act::Oversee)?;
        let tables = Tables::of(self);
        self.write(|writing| {
            let gone = writing.execute(
                &format!(
                    "DELETE FROM {} WHERE person = ?1 AND record = ?2 AND view IS NULL",
                    tables.samples
                ),
                rusqlite::params![writing.who, record],
            )?;
            tables.waits_no_longer(writing, (record, gone), Kind::SampleSetAside, at)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::records::NewRecord;
    use crate::test_casebook::{at, make};
    use rand_core::OsRng;
    use serde_json::Value;

    fn with_a_record(folder: &tempfile::TempDir) -> Casebook {
        let (_, mut casebook) = make(folder);
        let id = casebook
            .new_referral(&json!({"n": 1}), at(1), &mut OsRng)
            .unwrap()
            .id;
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
        casebook
    }

    #[test]
    fn a_reading_is_kept_once_and_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = with_a_record(&folder);
        assert!(casebook.readings().unwrap().is_empty());
        assert!(matches!(
            casebook.mark_read(2, at(4)),
            Err(Error::NotHere(_))
        ));
        casebook.mark_read(1, at(4)).unwrap();
        casebook.mark_read(1, at(5)).unwrap();
        let all = casebook.everybodys_oversight().unwrap();
        assert_eq!((all.len(), all[0].what.as_str()), (1, "read"));
        assert_eq!(casebook.readings().unwrap()[&1], written(at(4)));
        let told = casebook.journal(2).unwrap();
        assert_eq!(told[0].what, "record_marked_read");
        assert_eq!(told[1].what, "decision_signed");
        casebook.check_chain().unwrap();
    }

    #[test]
    fn a_line_is_kept_and_replaced_and_the_journal_says_nothing_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = with_a_record(&folder);
        let before = casebook.journal_head().unwrap().number;
        assert!(casebook.decision_line(1).unwrap().is_none());
        casebook.keep_decision_line(1, &json!({"a": 1})).unwrap();
        casebook.keep_decision_line(1, &json!({"a": 2})).unwrap();
        let line: Value = casebook.decision_line(1).unwrap().unwrap().read().unwrap();
        assert_eq!(line, json!({"a": 2}));
        assert_eq!(casebook.journal_head().unwrap().number, before);
    }

    #[test]
    fn the_journal_says_which_records_a_person_opened() {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = with_a_record(&folder);
        casebook.mark_read(1, at(4)).unwrap();
        assert!(
            casebook.seen_before().unwrap().is_empty(),
            "signing it is not opening it, and a mark stands by itself"
        );
        casebook.record_pdf(1, at(5)).unwrap();
        assert_eq!(casebook.seen_before().unwrap(), BTreeSet::from([1]));
    }

    #[test]
    fn a_manager_draws_no_sample_of_their_own_decisions() {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = with_a_record(&folder);
        assert!(matches!(
            casebook.keep_sample(&[1], 7, at(5)),
            Err(Error::NotAllowed(_))
        ));
        assert!(casebook.keep_view(1, &json!({}), at(6)).is_err());
        assert!(casebook.samples().unwrap().is_empty());
    }
}
