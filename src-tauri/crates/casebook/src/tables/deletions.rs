//! Deletions: asked for by one person, agreed to by another, and really done.
//!
//! What goes: the referral's words, its documents, the files of its records, what was
//! noted after the decision, and what the journal told of all these, field by field. What stays:
//! the document without the child that the caller gives, each record's number, day, outcome and
//! fingerprint, and each journal entry's number, time, person and hash, so that the chain still
//! holds to its head. After the commit the index is made anew and the file is written anew
//! ([`Casebook::sweep`]), so that nothing is left in free pages or in the log.
//!
//! The journal's hash of a removed entry was reckoned over words that are gone. It cannot be
//! reckoned again, so the certificate holds one digest over what is left of all entries it took
//! words from: [`Casebook::check_chain`] compares it.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::referrals::{self, Status};
use crate::journal::{self, Kind, Subject};
use crate::writing::Writing;
use crate::{Act, At, Casebook, Document, Error, Result, cipher, written};

pub(crate) mod entries;

/// What goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The referral with its papers and everything that identifies anybody; the decision without
    /// the child stays.
    Referral,
    /// What was left of it too.
    Decision,
    /// The entry of a child who lived here, with the child's own parts of other children's records.
    Entry,
}

/// How much goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goes {
    /// Papers taken in with the referral.
    #[serde(default)]
    pub papers: i64,
    /// Letters, replies and other documents made from it.
    pub documents: i64,
    /// Signed records whose file goes; their rows stay.
    pub records: i64,
    /// Journal entries whose words go; the entries stay.
    pub journal_entries: i64,
}

/// A deletion.
#[derive(Debug, Clone)]
pub struct Deletion {
    /// 1, 2, 3 … in the order they were asked for: the number of its certificate.
    pub number: i64,
    /// The referral, by id; for an entry the child's id.
    pub subject: String,
    /// What goes of it.
    pub part: Part,
    /// Why, by which period; without a word about the child.
    pub because: String,
    /// The id of the person who asked for it.
    pub asked_by: String,
    /// When: RFC 3339, UTC.
    pub asked_at: String,
    /// The id of the person who agreed; none while nobody did.
    pub agreed_by: Option<String>,
    /// When it was agreed to and done: RFC 3339, UTC.
    pub agreed_at: Option<String>,
    /// What stays to be read of it, once it is done.
    pub certificate: Option<Document>,
    /// Whether the file was written anew since.
    pub swept: bool,
}

/// What stays to be read of a deletion: nothing about the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its number.
    pub number: i64,
    /// The casebook's own number of the referral; none for the entry of a child.
    pub referral: Option<i64>,
    /// What went of it.
    pub part: Part,
    /// Why, by which period.
    pub because: String,
    /// Who asked for it, by name.
    pub asked_by: String,
    /// When.
    pub asked_at: String,
    /// Who agreed, by name.
    pub agreed_by: String,
    /// When it was done.
    pub agreed_at: String,
    /// How much went.
    pub goes: Goes,
    /// The fingerprints of the records whose file went: SHA-256, in hexadecimal.
    pub fingerprints: Vec<String>,
}

impl Part {
    fn as_str(self) -> &'static str {
        match self {
            Self::Referral => "referral",
            Self::Decision => "decision",
            Self::Entry => "entry",
        }
    }

    fn from_kept(word: &str) -> Result<Self> {
        match word {
            "referral" => Ok(Self::Referral),
            "decision" => Ok(Self::Decision),
            "entry" => Ok(Self::Entry),
            _ => Err(Error::Damaged),
        }
    }
}

const DELETION: &str = "\
    SELECT number, coalesce(referral, child) AS subject, revision, part, because, asked_by, asked_at, agreed_by, agreed_at,
           certificate, swept_at IS NOT NULL AS swept
    FROM deletions WHERE taken_back_at IS NULL";

impl Casebook {
    /// Every deletion asked for and not taken back, newest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn deletions(&self) -> Result<Vec<Deletion>> {
        let mut rows = self
            .connection
            .prepare_cached(&format!("{DELETION} ORDER BY number DESC"))?;
        rows.query_and_then([], deletion)?.collect()
    }

    /// What would go if a referral were deleted now.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn would_go(&self, referral: &str) -> Result<Goes> {
        referrals::with_id(&self.connection, referral)?;
        goes(&self.connection, referral)
    }

    /// Asks for a deletion. Nothing goes before another person agrees.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`]; [`Error::DeletionAskedFor`] when somebody asked
    /// already; [`Error::StillOpen`] for a referral that is not decided or closed.
    pub fn ask_deletion(
        &mut self,
        referral: &str,
        part: Part,
        because: &str,
        at: At,
    ) -> Result<i64> {
        self.must_be_allowed(Act::KeepRetention)?;
        self.write(|writing| {
            let kept = referrals::with_id(writing, referral)?;
            if kept.status == Status::Open || part == Part::Entry {
                return Err(Error::StillOpen);
            }
            ask(writing, (referral, kept.revision), part, because, at)
        })
    }

    /// Takes a deletion back that nobody agreed to yet.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`].
    pub fn take_deletion_back(&mut self, number: i64, at: At) -> Result<()> {
        self.must_be_allowed(Act::KeepRetention)?;
        self.write(|writing| {
            let asked = with_number(writing, number)?;
            if asked.0.agreed_by.is_some() {
                return Err(Error::NotHere("deletion to take back"));
            }
            writing.execute(
                "UPDATE deletions SET taken_back_at = ?2 WHERE number = ?1",
                rusqlite::params![number, written(at)],
            )?;
            let subject = number.to_string();
            writing.tell(
                at,
                Kind::DeletionTakenBack,
                Subject("deletion", &subject),
                &json!({}),
            )?;
            Ok(())
        })
    }

    /// Agrees to a deletion somebody else asked for, and does it: `left` stays in the referral's
    /// place. Committed when this returns; then the file is written anew, and when that fails it is
    /// done at the next opening ([`Casebook::sweep`]).
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::AnotherPersonNeeded`] for the person who asked;
    /// [`Error::NotHere`] when it was taken back or done; [`Error::ChangedElsewhere`] when the
    /// referral changed since it was asked for: nothing is removed then.
    pub fn agree_to_deletion(
        &mut self,
        number: i64,
        left: &impl Serialize,
        at: At,
    ) -> Result<Certificate> {
        let left = Document::of(left)?;
        self.agree(number, Some(left), at)
    }

    /// Agrees to a deletion and does it; what is left stands in a referral's place, and nothing in
    /// that of an entry.
    fn agree(&mut self, number: i64, left: Option<Document>, at: At) -> Result<Certificate> {
        self.must_be_allowed(Act::KeepRetention)?;
        // What is removed is written over with noughts, also before the file is written anew.
        self.connection.pragma_update(None, "secure_delete", true)?;
        let agreed_by = self.signed_in.name.clone();
        let certificate = self.write(|writing| {
            let (asked, revision) = with_number(writing, number)?;
            if asked.agreed_by.is_some() {
                return Err(Error::NotHere("deletion to agree to"));
            }
            if asked.asked_by == writing.who {
                return Err(Error::AnotherPersonNeeded);
            }
            let (stands, referral) = match (asked.part, &left) {
                (Part::Entry, None) => (entries::revision(writing, &asked.subject)?, None),
                (Part::Referral | Part::Decision, Some(_)) => {
                    let kept = referrals::with_id(writing, &asked.subject)?;
                    (kept.revision, Some(kept.number))
                }
                _ => return Err(Error::NotHere("deletion to agree to")),
            };
            if stands != revision {
                return Err(Error::ChangedElsewhere { revision: stands });
            }
            writing.execute(
                "UPDATE deletions SET agreed_by = ?2, agreed_at = ?3 WHERE number = ?1",
                rusqlite::params![number, writing.who, written(at)],
            )?;
            let (goes, fingerprints) = match &left {
                Some(left) => {
                    let (goes, fingerprints) = (
                        goes(writing, &asked.subject)?,
                        fingerprints(writing, &asked.subject)?,
                    );
                    remove(writing, &asked, left, at)?;
                    (goes, fingerprints)
                }
                None => {
                    let goes = entries::goes(writing, &asked.subject)?;
                    entries::remove(writing, &asked)?;
                    (goes, Vec::new())
                }
            };
            let asked_by: String = writing.query_row(
                "SELECT name FROM people WHERE id = ?1",
                [&asked.asked_by],
                |row| row.get(0),
            )?;
            let certificate = Certificate {
                number,
                referral,
                part: asked.part,
                because: asked.because,
                asked_by,
                asked_at: asked.asked_at,
                agreed_by,
                agreed_at: written(at),
                goes,
                fingerprints,
            };
            let text = Document::of(&certificate)?;
            writing.execute(
                "UPDATE deletions SET certificate = ?2 WHERE number = ?1",
                rusqlite::params![number, text.as_str()],
            )?;
            let detail = json!({
                "certificate": certificate,
                "entries_digest": crate::seal::hex(&journal::digest_of_removed(writing, number)?),
            });
            let subject = number.to_string();
            writing.tell(
                at,
                Kind::DeletionDone,
                Subject("deletion", &subject),
                &detail,
            )?;
            Ok(certificate)
        })?;
        // It is done; a file that cannot be written anew now is written anew at the next opening.
        let _ = self.sweep(at);
        Ok(certificate)
    }

    /// Writes the file anew where something was deleted since, so that nothing of it is left in
    /// free pages, in the index or in the log. Says whether there was anything to do.
    ///
    /// # Errors
    /// [`Error::DiskFull`] where there is no room for a second copy of the file; it stays to be done.
    pub fn sweep(&mut self, at: At) -> Result<bool> {
        let waiting: bool = self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM deletions
             WHERE certificate IS NOT NULL AND swept_at IS NULL)",
            [],
            |row| row.get(0),
        )?;
        if !waiting {
            return Ok(false);
        }
        // Words of a row that went stay in the index until its parts are merged.
        self.connection
            .execute_batch("INSERT INTO search_words (search_words) VALUES ('optimize')")?;
        self.connection.execute_batch("VACUUM")?;
        cipher::fold_log_in(&self.connection)?;
        self.connection.execute(
            "UPDATE deletions SET swept_at = ?1 WHERE certificate IS NOT NULL AND swept_at IS NULL",
            [written(at)],
        )?;
        self.acknowledge()?;
        Ok(true)
    }
}

/// Writes down that a deletion is asked for, of a referral or of an entry as it stands now.
fn ask(
    writing: &Writing<'_>,
    (subject, revision): (&str, i64),
    part: Part,
    because: &str,
    at: At,
) -> Result<i64> {
    let asked: bool = writing.query_row(
        "SELECT EXISTS (SELECT 1 FROM deletions
         WHERE coalesce(referral, child) = ?1 AND agreed_at IS NULL AND taken_back_at IS NULL)",
        [subject],
        |row| row.get(0),
    )?;
    if asked {
        return Err(Error::DeletionAskedFor);
    }
    let number: i64 = writing.query_row(
        "SELECT coalesce(max(number), 0) + 1 FROM deletions",
        [],
        |row| row.get(0),
    )?;
    let (referral, child) = match part {
        Part::Entry => (None, Some(subject)),
        Part::Referral | Part::Decision => (Some(subject), None),
    };
    writing.execute(
        "INSERT INTO deletions
            (number, referral, child, revision, part, because, asked_by, asked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        rusqlite::params![
            number,
            referral,
            child,
            revision,
            part.as_str(),
            because,
            writing.who,
            written(at)
        ],
    )?;
    let detail = json!({"deletion": number, "part": part.as_str(), "because": because});
    let subject = Subject("deletion", &number.to_string());
    writing.tell(at, Kind::DeletionAskedFor, subject, &detail)?;
    Ok(number)
}

fn remove(connection: &Connection, asked: &Deletion, left: &Document, at: At) -> Result<()> {
    let (referral, number) = (asked.subject.as_str(), asked.number);
    // Before the rows go: the journal knows some of them by their own ids.
    connection.execute(
        &format!(
            "UPDATE journal SET detail = '{{\"removed_by\":' || ?2 || '}}'
             WHERE {}",
            told_of()
        ),
        rusqlite::params![referral, number],
    )?;
    connection.execute("DELETE FROM afterwards WHERE referral = ?1", [referral])?;
    // What was made from the record, and what somebody wrote of it without knowing the outcome.
    for table in ["decision_lines", "samples"] {
        connection.execute(
            &format!(
                "DELETE FROM {table} WHERE record IN (
                    SELECT number FROM records WHERE referral = ?1)"
            ),
            [referral],
        )?;
    }
    connection.execute(
        "DELETE FROM keeping WHERE kind IN ('retention', 'register') AND subject = ?1",
        [referral],
    )?;
    connection.execute(
        "UPDATE records SET pdf = x'', removed_by = ?2 WHERE referral = ?1 AND removed_by IS NULL",
        rusqlite::params![referral, number],
    )?;
    connection.execute(
        "UPDATE documents
         SET pdf = x'', document = '{}', about = '', title = '', removed_by = ?2
         WHERE referral = ?1 AND removed_by IS NULL",
        rusqlite::params![referral, number],
    )?;
    // A paper's words go with its row, its parts and its row by name; so does one still arriving.
    connection.execute(
        "DELETE FROM paper_parts WHERE paper IN (
            SELECT id FROM papers WHERE referral = ?1
            UNION ALL SELECT id FROM papers_arriving WHERE referral = ?1)",
        [referral],
    )?;
    connection.execute("DELETE FROM papers WHERE referral = ?1", [referral])?;
    connection.execute(
        "DELETE FROM papers_arriving WHERE referral = ?1",
        [referral],
    )?;
    connection.execute(
        "DELETE FROM document_words WHERE subject LIKE ?1 || '/%'",
        [referral],
    )?;
    connection.execute(
        "UPDATE referrals SET document = ?2, revision = revision + 1, changed_at = ?3
         WHERE id = ?1",
        rusqlite::params![referral, left.as_str(), written(at)],
    )?;
    // The index keeps nothing of it until it is taken in again as it now stands.
    connection.execute(
        "DELETE FROM search_words WHERE rowid IN (SELECT number FROM searchable WHERE waiting = 1
            OR kind = 'record' AND id IN (SELECT number FROM records WHERE referral = ?1))",
        [referral],
    )?;
    connection.execute(
        "UPDATE searchable SET waiting = 1
         WHERE kind = 'record' AND id IN (SELECT number FROM records WHERE referral = ?1)",
        [referral],
    )?;
    Ok(())
}

/// The entries that tell of a referral and its documents in words; `?1` is the referral. That a
/// record was signed, read or taken out is told without a word about the child, and stays.
fn told_of() -> &'static str {
    "(subject_kind IN ('referral', 'afterwards', 'retention', 'register') AND subject_id = ?1
      OR subject_kind = 'document' AND subject_id IN (
          SELECT CAST(number AS TEXT) FROM documents WHERE referral = ?1)
      OR subject_kind = 'paper' AND subject_id IN (SELECT id FROM papers WHERE referral = ?1))
     AND detail <> '{}' AND (detail ->> '$.removed_by') IS NULL"
}

fn goes(connection: &Connection, referral: &str) -> Result<Goes> {
    let count =
        |sql: &str| -> Result<i64> { Ok(connection.query_row(sql, [referral], |row| row.get(0))?) };
    Ok(Goes {
        papers: count("SELECT count(*) FROM papers WHERE referral = ?1")?,
        documents: count(
            "SELECT count(*) FROM documents WHERE referral = ?1 AND removed_by IS NULL",
        )?,
        records: count("SELECT count(*) FROM records WHERE referral = ?1 AND removed_by IS NULL")?,
        journal_entries: count(&format!("SELECT count(*) FROM journal WHERE {}", told_of()))?,
    })
}

fn fingerprints(connection: &Connection, referral: &str) -> Result<Vec<String>> {
    let mut rows = connection.prepare(
        "SELECT sha256 FROM records WHERE referral = ?1 AND removed_by IS NULL ORDER BY number",
    )?;
    let found = rows.query_map([referral], |row| row.get::<_, [u8; 32]>(0))?;
    found.map(|digest| Ok(crate::seal::hex(&digest?))).collect()
}

fn with_number(connection: &Connection, number: i64) -> Result<(Deletion, i64)> {
    connection
        .prepare_cached(&format!("{DELETION} AND number = ?1"))?
        .query_row([number], |row| Ok((deletion(row), row.get("revision")?)))
        .optional()?
        .map(|(deletion, revision)| Ok((deletion?, revision)))
        .ok_or(Error::NotHere("deletion"))?
}

fn deletion(row: &Row<'_>) -> Result<Deletion> {
    Ok(Deletion {
        number: row.get("number")?,
        subject: row.get("subject")?,
        part: Part::from_kept(&row.get::<_, String>("part")?)?,
        because: row.get("because")?,
        asked_by: row.get("asked_by")?,
        asked_at: row.get("asked_at")?,
        agreed_by: row.get("agreed_by")?,
        agreed_at: row.get("agreed_at")?,
        certificate: row
            .get::<_, Option<String>>("certificate")?
            .map(Document::from_kept),
        swept: row.get("swept")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Sought;
    use crate::tables::keeping::KeepingKind;
    use crate::test_casebook::{at, make};
    use crate::{Indexed, KdfCost, NewPerson, Passphrase, Searchable, Standing, Words};
    use rand_core::OsRng;
    use serde_json::Value;

    const NAME: &str = "Zebedee Quillfeather";

    pub(super) fn other() -> Passphrase {
        Passphrase::new("walnut ferry quilt thunder")
    }

    /// Somebody else who may ask for deletions and agree to them.
    pub(super) fn second_person(casebook: &mut Casebook) {
        let second = NewPerson {
            name: "Ada Pike".to_owned(),
            standing: Standing::ResponsibleIndividual,
            registration: String::new(),
            until: None,
        };
        let cost = KdfCost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        };
        casebook
            .add_person(&second, &other(), cost, at(1), &mut OsRng)
            .unwrap();
    }

    /// A signed referral with everything that can belong to one, and two people who may delete.
    fn with_a_signed_referral(folder: &tempfile::TempDir) -> (Casebook, String) {
        let (_, mut casebook) = make(folder);
        second_person(&mut casebook);
        let document = json!({"child": NAME, "notes": NAME.repeat(500)});
        let id = casebook
            .new_referral(&document, at(2), &mut OsRng)
            .unwrap()
            .id;
        casebook
            .save_referral(&id, 1, &json!({"child": NAME, "more": true}), at(3))
            .unwrap();
        let name = format!("{NAME}.txt");
        let length = NAME.len() as u64;
        let paper = casebook
            .begin_paper(&id, &name, length, &mut OsRng)
            .unwrap();
        casebook.add_to_paper(&paper, 0, NAME.as_bytes()).unwrap();
        casebook.keep_paper(&paper, "text", at(3)).unwrap();
        let reading = crate::Reading {
            state: crate::ReadingState::Read,
            pages: None,
        };
        casebook.note_words(&paper, reading, NAME, at(3)).unwrap();
        casebook
            .store_record(crate::NewRecord {
                number: 1,
                referral: &id,
                revision: 2,
                outcome: "Declined",
                signed_at: at(4),
                pdf: format!("%PDF {NAME}").as_bytes(),
            })
            .unwrap();
        casebook
            .save_afterwards(&id, 0, &json!({"entries": [NAME]}), at(5))
            .unwrap();
        casebook
            .save_kept(
                (KeepingKind::Retention, &id),
                0,
                &json!({"why": NAME}),
                at(6),
            )
            .unwrap();
        let reply = ("reply", (Some(id.as_str()), ""));
        casebook
            .keep_document_words(Act::Write, reply.0, reply.1, &json!({"to": NAME}), at(6))
            .unwrap();
        let document = Document::of(&json!({"child": NAME})).unwrap();
        let notice = crate::NewDocument {
            number: 1,
            kind: "notice",
            referral: Some(&id),
            about: NAME,
            title: NAME,
            document: &document,
            signed_at: at(6),
            pdf: b"%PDF Zebedee Quillfeather",
        };
        casebook.store_document(Act::Write, notice).unwrap();
        for (kind, id) in [(Searchable::Referral, &id), (Searchable::Paper, &paper)] {
            let (names, text, id) = (NAME.to_owned(), String::new(), id.clone());
            let row = Indexed { kind, id };
            casebook
                .take_words_in(&[(row, Words { names, text })])
                .unwrap();
        }
        (casebook, id)
    }

    /// How many a search finds: the referral, and the paper that came with it.
    fn found(casebook: &Casebook) -> usize {
        let sought = Sought::read("quillfeather").unwrap();
        let of = |kind: &Searchable| casebook.search(*kind, &sought, 5).unwrap().ids.len();
        Searchable::ALL.iter().map(of).sum()
    }

    /// Every value of every row, the parts of the index too, as text.
    pub(super) fn everything(casebook: &Casebook) -> String {
        let mut all = String::new();
        let tables: Vec<String> = casebook
            .connection
            .prepare(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE V%'",
            )
            .unwrap()
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(|name| name.unwrap())
            .collect();
        for table in tables {
            let mut rows = casebook
                .connection
                .prepare(&format!("SELECT * FROM \"{table}\""))
                .unwrap();
            let columns = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    let value = row.get_ref(column).unwrap();
                    let bytes = match value {
                        rusqlite::types::ValueRef::Text(bytes)
                        | rusqlite::types::ValueRef::Blob(bytes) => bytes,
                        _ => continue,
                    };
                    all.push_str(&String::from_utf8_lossy(bytes));
                    all.push('\n');
                }
            }
        }
        all
    }

    /// A table that belongs to referrals and is not named here would keep what two people deleted.
    #[test]
    fn every_table_that_belongs_to_a_referral_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let (_, casebook) = make(&folder);
        let mut rows = casebook
            .connection
            .prepare(
                "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
                 WHERE t.type = 'table' AND c.name = 'referral' ORDER BY t.name",
            )
            .unwrap();
        let found: Vec<String> = rows
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(|name| name.unwrap())
            .collect();
        assert_eq!(
            found,
            [
                "afterwards",
                "deletions",
                "documents",
                "papers",
                "papers_arriving",
                "records"
            ],
            "say in `remove` and `goes` what becomes of its rows"
        );
    }

    #[test]
    fn nobody_deletes_alone_and_nothing_that_changed_or_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = with_a_signed_referral(&folder);
        let open = casebook
            .new_referral(&json!({}), at(7), &mut OsRng)
            .unwrap();
        let ask = |casebook: &mut Casebook, id: &str| {
            casebook.ask_deletion(id, Part::Referral, "Its time is over.", at(8))
        };
        assert!(matches!(
            ask(&mut casebook, &open.id),
            Err(Error::StillOpen)
        ));
        let number = ask(&mut casebook, &id).unwrap();
        assert!(matches!(
            ask(&mut casebook, &id),
            Err(Error::DeletionAskedFor)
        ));
        let left = json!({"child": "Name removed"});
        assert!(matches!(
            casebook.agree_to_deletion(number, &left, at(9)),
            Err(Error::AnotherPersonNeeded)
        ));
        assert!(everything(&casebook).contains(NAME));
        casebook.take_deletion_back(number, at(10)).unwrap();
        assert!(casebook.deletions().unwrap().is_empty());
        assert!(matches!(
            casebook.take_deletion_back(number, at(11)),
            Err(Error::NotHere(_))
        ));
        // Not even past the program's own methods.
        let number = ask(&mut casebook, &id).unwrap();
        let alone = "UPDATE deletions SET agreed_by = asked_by, agreed_at = asked_at";
        assert!(casebook.connection.execute(alone, []).is_err());
        for sql in [
            "UPDATE records SET pdf = x'', removed_by = 2",
            "DELETE FROM records",
            "UPDATE journal SET detail = '{\"removed_by\":2}' WHERE subject_kind = 'referral'",
            "DELETE FROM deletions",
        ] {
            assert!(casebook.connection.execute(sql, []).is_err(), "{sql}");
        }
        assert_eq!(number, 2);
    }

    #[test]
    fn a_deletion_two_people_agreed_to_leaves_no_word_and_the_chain_holds() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = with_a_signed_referral(&folder);
        let path = casebook.place.casebook().to_path_buf();
        assert_eq!(found(&casebook), 2);
        let head_before = casebook.journal_entry(4).unwrap().hash;
        let number = casebook
            .ask_deletion(&id, Part::Referral, "Its time is over.", at(8))
            .unwrap();
        casebook.close().unwrap();
        let size = std::fs::metadata(&path).unwrap().len();

        let mut casebook = Casebook::open(&path, &other(), at(20)).unwrap().casebook;
        let left = json!({"child": "Name removed"});
        let certificate = casebook.agree_to_deletion(number, &left, at(21)).unwrap();
        assert_eq!(certificate.agreed_by, "Ada Pike");
        assert_eq!(
            (certificate.goes.records, certificate.goes.documents),
            (1, 1)
        );
        assert!(certificate.goes.journal_entries >= 4, "{certificate:?}");
        assert_eq!(certificate.fingerprints.len(), 1);

        let all = everything(&casebook);
        for word in [NAME, "Quillfeather", "quillfeather", "zebedee"] {
            assert!(!all.contains(word), "{word}");
        }
        assert_eq!(found(&casebook), 0);
        assert!(
            std::fs::metadata(&path).unwrap().len() < size,
            "written anew"
        );
        let kept: Value = casebook.referral(&id).unwrap().document.read().unwrap();
        assert_eq!(kept, left);
        assert!(casebook.afterwards(&id).unwrap().is_none());
        assert!(matches!(
            casebook.record_pdf(1, at(22)),
            Err(Error::Removed)
        ));
        let row = casebook.record_row(1).unwrap().unwrap();
        assert_eq!(row.removed_by, Some(number));
        assert!(casebook.knows_digest(&row.sha256).unwrap());
        assert_eq!(casebook.next_record_number().unwrap(), 2);
        assert!(casebook.documents().unwrap().is_empty());
        assert!(matches!(
            casebook.document_pdf(1, at(22)),
            Err(Error::NotHere(_))
        ));
        assert_eq!(casebook.next_document_number().unwrap(), 2);

        // The chain holds, over entries that lost their words, to the same hashes as before.
        assert_eq!(casebook.journal_entry(4).unwrap().hash, head_before);
        let report = casebook.check(at(23), |_, _, _| {}).unwrap();
        assert_eq!(report.found, []);
        let deletion = casebook.deletions().unwrap().remove(0);
        assert!(deletion.swept && deletion.certificate.is_some());
        assert!(matches!(
            casebook.agree_to_deletion(number, &left, at(24)),
            Err(Error::NotHere(_))
        ));
        casebook.close().unwrap();
        assert_eq!(
            Casebook::open(&path, &other(), at(30)).unwrap().warnings,
            []
        );
    }

    #[test]
    fn an_entry_that_lost_its_words_without_a_deletion_breaks_the_chain() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = with_a_signed_referral(&folder);
        let path = casebook.place.casebook().to_path_buf();
        let number = casebook
            .ask_deletion(&id, Part::Referral, "Its time is over.", at(8))
            .unwrap();
        casebook.close().unwrap();
        let mut casebook = Casebook::open(&path, &other(), at(20)).unwrap().casebook;
        casebook
            .agree_to_deletion(number, &json!({}), at(21))
            .unwrap();
        casebook.check_chain().unwrap();
        // Another entry, which the certificate does not know of.
        casebook
            .connection
            .execute(
                "UPDATE journal SET detail = '{\"removed_by\":1}' WHERE number = 1",
                [],
            )
            .unwrap();
        assert!(matches!(
            casebook.check_chain(),
            Err(Error::ChainBroken { number: 1 })
        ));
    }

    #[test]
    fn a_referral_that_changed_after_it_was_asked_for_is_not_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = with_a_signed_referral(&folder);
        let path = casebook.place.casebook().to_path_buf();
        let number = casebook
            .ask_deletion(&id, Part::Referral, "Its time is over.", at(8))
            .unwrap();
        casebook
            .connection
            .execute("UPDATE referrals SET revision = revision + 1", [])
            .unwrap();
        casebook.close().unwrap();
        let mut casebook = Casebook::open(&path, &other(), at(20)).unwrap().casebook;
        assert!(matches!(
            casebook.agree_to_deletion(number, &json!({}), at(21)),
            Err(Error::ChangedElsewhere { .. })
        ));
        assert!(everything(&casebook).contains(NAME));
    }
}
