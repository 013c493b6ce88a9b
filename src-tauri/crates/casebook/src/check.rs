//! Looking the whole casebook through, to the last page and row.
//!
//! Opening looks at what it needs: SQLCipher authenticates each page as it is read, so what is
//! damaged is noticed when it is read and never passed over. What nobody has read for years is
//! looked at by [`Casebook::check`], and, a few rows at a time while a person works, by
//! [`Casebook::look_on`].

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::journal::{Entry, Kind, Subject};
use crate::seal::hex;
use crate::tables::papers;
use crate::{At, Casebook, Error, Head, Result};

/// What [`Casebook::check`] is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Every page's seal (SQLCipher's `cipher_integrity_check`).
    Pages,
    /// How pages, tables and indices hang together (SQLite's `integrity_check`), and whether
    /// every reference leads somewhere.
    Structure,
    /// Every row of every table.
    Rows,
    /// The journal's chain.
    Journal,
    /// The digest of every record and every document beside one, and the entry that tells of its
    /// signing.
    Records,
    /// Every paper's digest, and the entry that tells of its taking in.
    Papers,
    /// The digest of every printed statement of purpose, and the entry that tells of its keeping.
    Statements,
    /// In a register: every gathered document's digest, and the entry that tells of its taking in.
    Gathered,
}

impl Step {
    /// What is looked at, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Pages => "the seal of every page",
            Self::Structure => "how the pages hang together",
            Self::Rows => "every row",
            Self::Journal => "the journal’s chain",
            Self::Records => "every record’s digest",
            Self::Papers => "every paper’s digest",
            Self::Statements => "every statement of purpose’s digest",
            Self::Gathered => "every gathered document’s digest",
        }
    }
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Pages whose seal does not hold: how many lines SQLCipher said.
    Pages(usize),
    /// The structure does not hold together: how many lines SQLite said.
    Structure(usize),
    /// References that lead nowhere.
    References(usize),
    /// A table that cannot be read to its end.
    Unreadable(String),
    /// The journal's first entry that does not fit.
    Chain(i64),
    /// A record that is not what was signed, or whose signing the journal does not tell.
    Record(i64),
    /// The same of a document beside a record.
    Document(i64),
    /// A paper that is not what was taken in, or of which the journal does not tell: the number of
    /// its referral.
    Paper(i64),
    /// The same of the file of a statement of purpose: the number of the entry that tells of it.
    Statement(i64),
    /// The same of a gathered document: the first digits of the digest it came with.
    Gathered(String),
}

impl Found {
    /// What to tell a person.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Pages(count) => format!("{count} pages are damaged or were changed."),
            Self::Structure(count) => {
                format!("The pages do not hang together: {count} faults.")
            }
            Self::References(count) => format!("{count} references lead nowhere."),
            Self::Unreadable(table) => {
                format!("The table “{table}” cannot be read to its end.")
            }
            Self::Chain(number) => format!(
                "The journal does not hold together: entry {number} was changed or removed."
            ),
            Self::Record(number) => format!(
                "Record {number} is not what was signed, or the journal does not tell of it."
            ),
            Self::Document(number) => format!(
                "Document {number} is not what was signed, or the journal does not tell of it."
            ),
            Self::Paper(number) => format!(
                "A paper of referral {number} is not what was taken in, or the journal does not \
                 tell of it."
            ),
            Self::Statement(entry) => format!(
                "The file of a statement of purpose is not what was kept, or entry {entry} of the \
                 journal does not tell of it."
            ),
            Self::Gathered(digest) => format!(
                "The gathered document {digest}… is not what was taken in, or the journal does not \
                 tell of it."
            ),
        }
    }
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What was found; nothing when all is well.
    pub found: Vec<Found>,
    /// Pages in the file.
    pub pages: i64,
    /// Rows that were read.
    pub rows: u64,
    /// Signed records, and documents beside them, whose digests were reckoned again.
    pub records: usize,
    /// Papers whose digests were reckoned again.
    pub papers: usize,
    /// Files of statements of purpose whose digests were reckoned again.
    pub statements: usize,
    /// Gathered documents whose digests were reckoned again; none but in a register.
    pub gathered: usize,
    /// The journal's end, where its chain holds.
    pub head: Option<Head>,
}

/// How far [`Casebook::look_on`] has come.
#[derive(Debug, Default)]
pub struct LookThrough {
    /// The tables still to be read, the next one last; none before the first look.
    tables: Option<Vec<String>>,
    /// The last row that was read of the next one.
    row: i64,
}

/// The digests an entry says were taken into a register; none where it is no such entry.
fn taken_in(entry: Result<Entry>) -> Result<BTreeSet<String>> {
    let entry = match entry {
        Ok(entry) if entry.what == Kind::RecordsGathered.as_str() => entry,
        Ok(_) | Err(Error::NotHere(_) | Error::Damaged) => return Ok(BTreeSet::new()),
        Err(error) => return Err(error),
    };
    let detail: Value = entry.detail.read()?;
    let digests = detail.get("taken_in").and_then(Value::as_array);
    Ok(digests
        .into_iter()
        .flatten()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect())
}

/// Something signed: what to say when it is not as it was, how its PDF is read, what the journal
/// calls its signing, its number, the number of that entry, and its digest.
type Signed = (Found, &'static str, &'static Kind, i64, i64, [u8; 32]);

impl Casebook {
    /// Looks at every page, every row, the whole chain and every record. `progress` is told
    /// each step with how many parts of it are done and how many there are; it may take
    /// minutes for a large casebook. The journal tells that all was well.
    ///
    /// # Errors
    /// When the disk fails. What is wrong with the casebook itself stands in the report.
    pub fn check(&mut self, at: At, mut progress: impl FnMut(Step, u64, u64)) -> Result<Report> {
        let mut found = Vec::new();
        progress(Step::Pages, 0, 1);
        let pages = lines(&self.connection, "PRAGMA cipher_integrity_check")?;
        if pages > 0 {
            found.push(Found::Pages(pages));
        }
        progress(Step::Structure, 0, 2);
        match lines(&self.connection, "PRAGMA integrity_check(1000)") {
            Ok(0) => {}
            Ok(count) => found.push(Found::Structure(count)),
            Err(Error::Damaged) => found.push(Found::Structure(1)),
            Err(error) => return Err(error),
        }
        progress(Step::Structure, 1, 2);
        match lines(&self.connection, "PRAGMA foreign_key_check") {
            Ok(0) => {}
            Ok(count) => found.push(Found::References(count)),
            Err(Error::Damaged) => found.push(Found::References(1)),
            Err(error) => return Err(error),
        }
        let rows = self.read_every_row(&mut found, &mut progress)?;
        progress(Step::Journal, 0, 1);
        let head = match self.check_chain() {
            Ok(head) => Some(head),
            Err(Error::ChainBroken { number }) => {
                found.push(Found::Chain(number));
                None
            }
            Err(Error::Damaged) => None,
            Err(error) => return Err(error),
        };
        let records = self.check_records(&mut found, &mut progress)?;
        let papers = self.check_papers(&mut found, &mut progress)?;
        let statements = self.check_statements(&mut found, &mut progress)?;
        let gathered = self.check_gathered(&mut found, &mut progress)?;
        if found.is_empty() {
            let detail = json!({"rows": rows, "records": records, "papers": papers,
                                "statements": statements, "gathered": gathered});
            self.write(|writing| {
                let here = Subject("casebook", writing.casebook);
                writing.tell(at, Kind::CasebookChecked, here, &detail)
            })?;
        }
        Ok(Report {
            found,
            pages: page_count(&self.connection)?,
            rows,
            records,
            papers,
            statements,
            gathered,
            head,
        })
    }

    /// Reads the next `rows` rows of what nobody may have read for long, and says whether all
    /// has been read. Small enough a part does not keep anybody waiting.
    ///
    /// # Errors
    /// [`Error::Damaged`] at the first row that cannot be read.
    pub fn look_on(&self, through: &mut LookThrough, rows: usize) -> Result<bool> {
        let tables = match &mut through.tables {
            Some(tables) => tables,
            none => none.insert(tables(&self.connection)?),
        };
        let Some(table) = tables.last() else {
            return Ok(true);
        };
        match read_some(&self.connection, table, through.row, rows)? {
            Some((last, _)) => through.row = last,
            None => {
                tables.pop();
                through.row = 0;
            }
        }
        Ok(tables.is_empty())
    }

    fn read_every_row(
        &self,
        found: &mut Vec<Found>,
        progress: &mut impl FnMut(Step, u64, u64),
    ) -> Result<u64> {
        let tables = tables(&self.connection)?;
        let (mut rows, all) = (0_u64, tables.len() as u64);
        for (done, table) in (0_u64..).zip(&tables) {
            progress(Step::Rows, done, all);
            let mut last = 0;
            loop {
                match read_some(&self.connection, table, last, 1_000) {
                    Ok(Some((row, count))) => {
                        last = row;
                        rows = rows.saturating_add(count);
                    }
                    Ok(None) => break,
                    Err(Error::Damaged) => {
                        found.push(Found::Unreadable(table.clone()));
                        break;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        progress(Step::Rows, all, all);
        Ok(rows)
    }

    /// Each record, and each document beside one, is what was signed, and the entry of its signing
    /// says the same digest.
    fn check_records(
        &self,
        found: &mut Vec<Found>,
        progress: &mut impl FnMut(Step, u64, u64),
    ) -> Result<usize> {
        let mut signed: Vec<Signed> = Vec::new();
        // A table that cannot be read was said already.
        for record in readable(self.records())? {
            if record.removed_by.is_some() {
                continue;
            }
            let (number, journal) = (record.number, record.journal);
            let pdf = "SELECT pdf FROM records WHERE number = ?1";
            let found = Found::Record(number);
            signed.push((
                found,
                pdf,
                &Kind::DecisionSigned,
                number,
                journal,
                record.sha256,
            ));
        }
        for document in readable(self.documents())? {
            let (number, journal) = (document.number, document.journal);
            let pdf = "SELECT pdf FROM documents WHERE number = ?1";
            let found = Found::Document(number);
            signed.push((
                found,
                pdf,
                &Kind::DocumentSigned,
                number,
                journal,
                document.sha256,
            ));
        }
        let all = signed.len() as u64;
        let count = signed.len();
        for (done, (otherwise, pdf, kind, number, journal, sha256)) in (0_u64..).zip(signed) {
            progress(Step::Records, done, all);
            let pdf = self
                .connection
                .query_row(pdf, [number], |row| row.get::<_, Vec<u8>>(0))
                .optional();
            let pdf = match pdf.map_err(Error::from) {
                Ok(pdf) => pdf,
                Err(Error::Damaged) => None,
                Err(error) => return Err(error),
            };
            let digest = pdf.map(|pdf| <[u8; 32]>::from(Sha256::digest(pdf)));
            let told = match self.journal_entry(journal) {
                Ok(entry) => entry.detail.read::<Value>().ok().filter(|_| {
                    entry.what == kind.as_str() && entry.subject_id == number.to_string()
                }),
                Err(Error::NotHere(_) | Error::Damaged) => None,
                Err(error) => return Err(error),
            };
            let told = told.and_then(|detail| detail.get("pdf_sha256").cloned());
            if digest != Some(sha256) || told != Some(json!(hex(&sha256))) {
                found.push(otherwise);
            }
        }
        progress(Step::Records, all, all);
        Ok(count)
    }

    /// Each paper is what was taken in, and the entry of its taking in says the same digest.
    fn check_papers(
        &self,
        found: &mut Vec<Found>,
        progress: &mut impl FnMut(Step, u64, u64),
    ) -> Result<usize> {
        let mut statement = self.connection.prepare(
            "SELECT p.id, p.sha256, r.number, json_extract(j.detail, '$.sha256'), j.what,
                    j.subject_id
             FROM papers p
                 LEFT JOIN referrals r ON r.id = p.referral
                 LEFT JOIN journal j ON j.number = p.journal",
        )?;
        let mut rows = statement.query([])?;
        let all: i64 = self
            .connection
            .query_row("SELECT count(*) FROM papers", [], |row| row.get(0))?;
        let all = u64::try_from(all).unwrap_or_default();
        let mut done = 0_usize;
        loop {
            let row = match rows.next().map_err(Error::from) {
                Ok(Some(row)) => row,
                // Damage was said already: the table cannot be read.
                Ok(None) | Err(Error::Damaged) => break,
                Err(error) => return Err(error),
            };
            progress(Step::Papers, done as u64, all);
            let (id, sha256): (String, [u8; 32]) = (row.get(0)?, row.get(1)?);
            let referral: Option<i64> = row.get(2)?;
            let told: (Option<String>, Option<String>, Option<String>) =
                (row.get(3)?, row.get(4)?, row.get(5)?);
            let meant = (
                Some(hex(&sha256)),
                Some(Kind::PaperTakenIn.as_str().to_owned()),
                Some(id.clone()),
            );
            let holds = match papers::each_part(&self.connection, &id, |_| Ok(())) {
                Ok((digest, _)) => digest == sha256,
                Err(Error::Damaged) => false,
                Err(error) => return Err(error),
            };
            if !holds || told != meant {
                found.push(Found::Paper(referral.unwrap_or_default()));
            }
            done = done.saturating_add(1);
        }
        progress(Step::Papers, all, all);
        Ok(done)
    }
}

impl Casebook {
    /// Each gathered document is what was taken in, and the entry of its taking in names its digest.
    fn check_gathered(
        &self,
        found: &mut Vec<Found>,
        progress: &mut impl FnMut(Step, u64, u64),
    ) -> Result<usize> {
        let mut statement = self.connection.prepare(
            "SELECT g.number, g.sha256, g.journal FROM gathered g ORDER BY g.journal, g.number",
        )?;
        let kept: Result<Vec<(i64, [u8; 32], i64)>> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .map(|row| Ok(row?))
            .collect();
        // A table that cannot be read was said already.
        let kept = readable(kept)?;
        let all = kept.len() as u64;
        // A batch has one entry: it is read once.
        let mut told: (i64, BTreeSet<String>) = (0, BTreeSet::new());
        for (done, (number, sha256, journal)) in (0_u64..).zip(&kept) {
            progress(Step::Gathered, done, all);
            if told.0 != *journal {
                told = (*journal, taken_in(self.journal_entry(*journal))?);
            }
            let pdf = self.connection.query_row(
                "SELECT pdf FROM gathered_files WHERE number = ?1",
                [number],
                |row| row.get::<_, Vec<u8>>(0),
            );
            let holds = match pdf.optional().map_err(Error::from) {
                Ok(pdf) => pdf.is_some_and(|pdf| <[u8; 32]>::from(Sha256::digest(pdf)) == *sha256),
                Err(Error::Damaged) => false,
                Err(error) => return Err(error),
            };
            let digest = hex(sha256);
            if !holds || !told.1.contains(&digest) {
                found.push(Found::Gathered(digest.chars().take(12).collect()));
            }
        }
        progress(Step::Gathered, all, all);
        Ok(kept.len())
    }

    /// Each file of a statement of purpose is what was kept, and the entry of its keeping says the
    /// same digest.
    fn check_statements(
        &self,
        found: &mut Vec<Found>,
        progress: &mut impl FnMut(Step, u64, u64),
    ) -> Result<usize> {
        let mut statement = self.connection.prepare(
            "SELECT s.rowid, s.sha256, s.journal, j.what, j.subject_id
             FROM statement_files s LEFT JOIN journal j ON j.number = s.journal ORDER BY s.rowid",
        )?;
        let kept: Result<Vec<_>> = statement
            .query_map([], |row| {
                let told: (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
                let (number, sha256) = (row.get::<_, i64>(0)?, row.get::<_, [u8; 32]>(1)?);
                Ok((number, sha256, row.get::<_, i64>(2)?, told))
            })?
            .map(|row| Ok(row?))
            .collect();
        // A table that cannot be read was said already.
        let kept = readable(kept)?;
        let all = kept.len() as u64;
        for (done, (number, sha256, journal, told)) in (0_u64..).zip(&kept) {
            progress(Step::Statements, done, all);
            let bytes = self.connection.query_row(
                "SELECT bytes FROM statement_files WHERE rowid = ?1",
                [number],
                |row| row.get::<_, Vec<u8>>(0),
            );
            let holds = match bytes.map_err(Error::from) {
                Ok(bytes) => <[u8; 32]>::from(Sha256::digest(bytes)) == *sha256,
                Err(Error::Damaged) => false,
                Err(error) => return Err(error),
            };
            let meant = (
                Some(Kind::StatementFileKept.as_str().to_owned()),
                Some(hex(sha256)),
            );
            if !holds || *told != meant {
                found.push(Found::Statement(*journal));
            }
        }
        progress(Step::Statements, all, all);
        Ok(kept.len())
    }
}

/// The rows; none where the table cannot be read.
fn readable<Row>(rows: Result<Vec<Row>>) -> Result<Vec<Row>> {
    match rows {
        Err(Error::Damaged) => Ok(Vec::new()),
        other => other,
    }
}

/// How many faults a check says, one a line, read to the last; the line "ok" is none.
pub(crate) fn lines(connection: &Connection, check: &str) -> Result<usize> {
    let mut statement = connection.prepare(check)?;
    let mut rows = statement.query([])?;
    let mut count = 0_usize;
    while let Some(row) = rows.next()? {
        let said = row.get_ref(0)?.as_str().unwrap_or_default();
        count = count.saturating_add(usize::from(said != "ok"));
    }
    Ok(count)
}

fn page_count(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA page_count", [], |row| row.get(0))?)
}

/// The tables that have rows by number. Those of an index for words without one are covered by
/// the structure's check.
fn tables(connection: &Connection) -> Result<Vec<String>> {
    let mut rows = connection.prepare(
        "SELECT name FROM sqlite_master
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
           AND sql NOT LIKE '%WITHOUT ROWID%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )?;
    let names = rows.query_map([], |row| row.get(0))?;
    names.map(|name| Ok(name?)).collect()
}

/// Reads up to `limit` rows after `after`, every column to its end. Gives the last one's number
/// and how many there were; nothing when there are no more.
fn read_some(
    connection: &Connection,
    table: &str,
    after: i64,
    limit: usize,
) -> Result<Option<(i64, u64)>> {
    let quoted = table.replace('"', "\"\"");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT rowid, * FROM \"{quoted}\" WHERE rowid > ?1 ORDER BY rowid LIMIT ?2"
    ))?;
    let columns = statement.column_count();
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = statement.query([after, limit])?;
    let mut last = None;
    let mut count = 0_u64;
    while let Some(row) = rows.next()? {
        for column in 1..columns {
            // Fetching the value reads its overflow pages too.
            let _ = row.get_ref(column)?;
        }
        last = Some(row.get(0)?);
        count = count.saturating_add(1);
    }
    Ok(last.map(|last| (last, count)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make};
    use rand_core::OsRng;

    fn with_a_record() -> (tempfile::TempDir, Casebook) {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let referral = casebook
            .new_referral(&json!({"n": "long ".repeat(4_000)}), at(1), &mut OsRng)
            .unwrap();
        casebook
            .store_record(crate::NewRecord {
                number: 1,
                referral: &referral.id,
                revision: 1,
                outcome: "Declined",
                signed_at: at(2),
                pdf: b"EXAMPLE",
            })
            .unwrap();
        (folder, casebook)
    }

    fn found(casebook: &mut Casebook) -> Vec<Found> {
        casebook.check(at(9), |_, _, _| {}).unwrap().found
    }

    #[test]
    fn a_whole_casebook_is_found_whole_and_every_step_is_told() {
        let (_folder, mut casebook) = with_a_record();
        let mut steps = Vec::new();
        let report = casebook
            .check(at(9), |step, done, all| {
                assert!(done <= all);
                steps.push(step);
            })
            .unwrap();
        assert_eq!((report.found, report.records), (vec![], 1));
        assert!(report.rows > 8 && report.pages > 10);
        steps.dedup();
        assert_eq!(
            steps,
            [
                Step::Pages,
                Step::Structure,
                Step::Rows,
                Step::Journal,
                Step::Records,
                Step::Papers,
                Step::Statements,
                Step::Gathered
            ]
        );
        assert_eq!(casebook.journal(1).unwrap()[0].what, "casebook_checked");
        assert_eq!(
            casebook.check_chain().unwrap().number,
            report.head.unwrap().number + 1
        );
    }

    #[test]
    fn a_changed_record_a_dangling_reference_and_a_broken_chain_are_each_named() {
        let (_folder, mut casebook) = with_a_record();
        let change =
            |casebook: &Casebook, sql: &str| casebook.connection.execute_batch(sql).unwrap();
        change(
            &casebook,
            "DROP TRIGGER record_stays_as_it_was; UPDATE records SET pdf = x'00';",
        );
        assert_eq!(found(&mut casebook), [Found::Record(1)]);
        let (_folder, mut casebook) = with_a_record();
        change(
            &casebook,
            "DROP TRIGGER record_stays_as_it_was;
             UPDATE records SET pdf = x'00', sha256 =
                x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';",
        );
        assert_eq!(
            found(&mut casebook),
            [Found::Record(1)],
            "the journal says another digest"
        );
        let (_folder, mut casebook) = with_a_record();
        change(
            &casebook,
            "PRAGMA foreign_keys = OFF; UPDATE people SET id = 'another';",
        );
        assert!(found(&mut casebook).contains(&Found::References(1)));
        let (_folder, mut casebook) = with_a_record();
        change(
            &casebook,
            "DROP TRIGGER journal_entry_stays_as_it_was;
             UPDATE journal SET who = 'x' WHERE number = 3;",
        );
        assert_eq!(found(&mut casebook), [Found::Chain(3)]);
    }

    #[test]
    fn a_paper_that_was_changed_or_that_the_journal_does_not_tell_of_is_found() {
        for sql in [
            "DROP TRIGGER part_of_a_paper_stays_as_it_was;
             UPDATE paper_parts SET bytes = x'00' WHERE part = 0;",
            "DELETE FROM paper_parts;",
            "DROP TRIGGER paper_stays_as_it_was; UPDATE papers SET journal = 1;",
        ] {
            let (_folder, mut casebook) = with_a_record();
            let rng = &mut OsRng;
            let referral = casebook.new_referral(&json!({}), at(5), rng).unwrap();
            let id = casebook.begin_paper(&referral.id, "a", 7, rng).unwrap();
            casebook.add_to_paper(&id, 0, b"EXAMPLE").unwrap();
            casebook.keep_paper(&id, "text", at(6)).unwrap();
            assert_eq!(found(&mut casebook), []);
            casebook.connection.execute_batch(sql).unwrap();
            assert_eq!(
                found(&mut casebook),
                [Found::Paper(referral.number)],
                "{sql}"
            );
        }
    }

    /// Every kind of signed document, and the printed statement of purpose.
    #[test]
    fn whatever_was_signed_or_printed_and_changed_since_is_found() {
        let (_folder, mut casebook) = with_a_record();
        let rows = casebook.records().unwrap();
        let referral = rows[0].referral.clone();
        let document = crate::Document::of(&json!({})).unwrap();
        let kinds = [
            "letter",
            "notice",
            "addendum",
            "extract",
            "oversight",
            "six_months",
        ];
        for (number, kind) in (1..).zip(kinds) {
            let new = crate::NewDocument {
                number,
                kind,
                referral: (number < 5).then_some(referral.as_str()),
                about: "",
                title: kind,
                document: &document,
                signed_at: at(3),
                pdf: kind.as_bytes(),
            };
            casebook.store_document(crate::Act::Read, new).unwrap();
        }
        let kept = casebook.keep_statement_file("a.pdf", b"%PDF EXAMPLE", at(4));
        kept.unwrap();
        let report = casebook.check(at(5), |_, _, _| {}).unwrap();
        assert_eq!(
            (report.found, report.records, report.statements),
            (vec![], 7, 1)
        );

        let entry = casebook.journal_head().unwrap().number - 1;
        casebook
            .connection
            .execute_batch(
                "DROP TRIGGER document_stays_as_it_was; UPDATE documents SET pdf = x'00';
                 DROP TRIGGER statement_file_stays_as_it_was;
                 UPDATE statement_files SET bytes = x'00';",
            )
            .unwrap();
        let mut meant: Vec<Found> = (1..=6).map(Found::Document).collect();
        meant.push(Found::Statement(entry));
        let mut told = found(&mut casebook);
        told.sort_by_key(Found::sentence);
        assert_eq!(told, meant);
    }

    #[test]
    fn looking_on_comes_to_an_end_having_read_every_row() {
        let (_folder, casebook) = with_a_record();
        let mut through = LookThrough::default();
        let mut looks = 0;
        while !casebook.look_on(&mut through, 2).unwrap() {
            looks += 1;
            assert!(looks < 1_000);
        }
        assert!(looks > 8, "{looks}");
        assert!(casebook.look_on(&mut through, 2).unwrap());
    }
}
