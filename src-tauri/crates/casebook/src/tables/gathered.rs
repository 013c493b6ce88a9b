//! Signed records gathered from several homes: the register of a responsible individual.
//!
//! A file is kept once, whole, by its digest, whatever it was called; nothing is taken for another's
//! copy because of its name. One that failed its check is kept like the others and says so. What a
//! file is, and whether it can be relied on, is found by the program and handed in: here it is kept.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row};
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::seal::hex;
use crate::tables::gathered_deletions as deletions;
use crate::{Act, At, Casebook, Document, Error, Result, written};

/// A signed document about to be kept.
#[derive(Debug, Clone)]
pub struct NewGathered {
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Where it lay: the path within what was chosen, with "/" between folders.
    pub path: String,
    /// The file.
    pub pdf: Vec<u8>,
    /// SHA-256 of the document it came inside, where it did.
    pub carried_by: Option<[u8; 32]>,
    /// Whether nothing about it is false, whoever vouches for its signer.
    pub sound: bool,
    /// The root inside it: its fingerprint and its certificate in DER.
    pub root: Option<(String, Vec<u8>)>,
    /// SHA-256 of the decision record it is about, where it is a document beside one.
    pub about: Option<[u8; 32]>,
    /// What lists need of it.
    pub head: Document,
    /// What it comes down to, where it is a decision record that can be relied on.
    pub line: Option<Document>,
}

/// A gathered document as lists know it, without its file.
#[derive(Debug, Clone)]
pub struct GatheredRow {
    /// 1, 2, 3 … in the order in which they were taken in.
    pub number: i64,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Where it lay when it was taken in.
    pub path: String,
    /// How long the file is, in bytes.
    pub bytes: i64,
    /// SHA-256 of the document it came inside, where it did.
    pub carried_by: Option<[u8; 32]>,
    /// Whether nothing about it was false, whoever vouches for its signer.
    pub sound: bool,
    /// The fingerprint of the root inside it.
    pub root: Option<String>,
    /// SHA-256 of the decision record it is about.
    pub about: Option<[u8; 32]>,
    /// What lists need of it.
    pub head: Document,
    /// When it was taken in: RFC 3339, UTC.
    pub taken_in_at: String,
}

/// A file that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRead {
    /// Where it lay, as in [`NewGathered::path`].
    pub path: String,
    /// Why, in a whole sentence.
    pub why: String,
}

/// An authority that stands in gathered documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatheredAuthority {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Its certificate in DER.
    pub certificate: Vec<u8>,
    /// Since when it is trusted: RFC 3339, UTC; none while it is not.
    pub trusted_at: Option<String>,
    /// How the keeper made sure that it is the provider's, in their words; none while it is not
    /// trusted.
    pub compared: Option<String>,
}

impl Casebook {
    pub(crate) fn must_be_a_register(&self) -> Result<()> {
        if self.register {
            Ok(())
        } else {
            Err(Error::NotARegister)
        }
    }

    pub(crate) fn must_be_a_homes(&self) -> Result<()> {
        if self.register {
            Err(Error::NotAHomes)
        } else {
            Ok(())
        }
    }

    pub(crate) fn must_keep_the_register(&self) -> Result<()> {
        self.must_be_allowed(Act::KeepRegister)?;
        self.must_be_a_register()
    }

    /// The digests of everything gathered: what need not be looked at again.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`].
    pub fn gathered_digests(&self) -> Result<BTreeSet<[u8; 32]>> {
        self.must_keep_the_register()?;
        let mut rows = self.connection.prepare("SELECT sha256 FROM gathered")?;
        let found = rows.query_map([], |row| row.get(0))?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Keeps documents, and notes what could not be read, in one transaction with one entry of the
    /// journal that names each by its digest. What is here already stays as it is and is not told of
    /// again; what was deleted from this register is not taken in again, and stands among what could
    /// not be taken in, with why. Gives how many are new. Committed when this returns.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`], [`Error::DiskFull`]; nothing is kept then.
    pub fn gather(&mut self, new: &[NewGathered], not_read: &[NotRead], at: At) -> Result<usize> {
        self.must_keep_the_register()?;
        self.write(|writing| {
            let here = |sha256: &[u8; 32]| -> Result<bool> {
                Ok(writing
                    .prepare_cached("SELECT 1 FROM gathered WHERE sha256 = ?1")?
                    .exists([sha256])?)
            };
            // The same file may lie twice in one folder.
            let mut seen = BTreeSet::new();
            let mut fresh = Vec::new();
            let deleted = deletions::told(writing)?;
            let mut left_out = Vec::new();
            for one in new {
                writing
                    .prepare_cached("DELETE FROM gathered_not_read WHERE path = ?1")?
                    .execute([&one.path])?;
                if !seen.insert(one.sha256) || here(&one.sha256)? {
                    continue;
                }
                match deleted.get(&hex(&one.sha256)) {
                    Some(deletion) => left_out.push(NotRead {
                        path: one.path.clone(),
                        why: deletion.sentence(),
                    }),
                    None => fresh.push(one),
                }
            }
            let not_read: Vec<&NotRead> = not_read.iter().chain(&left_out).collect();
            for one in &not_read {
                writing
                    .prepare_cached(
                        "INSERT INTO gathered_not_read (path, why, seen_at) VALUES (?1, ?2, ?3)
                         ON CONFLICT (path) DO UPDATE
                            SET why = excluded.why, seen_at = excluded.seen_at",
                    )?
                    .execute(rusqlite::params![one.path, one.why, written(at)])?;
            }
            if fresh.is_empty() && not_read.is_empty() {
                return Ok(0);
            }
            let digests: Vec<String> = fresh.iter().map(|one| hex(&one.sha256)).collect();
            let failed: Vec<String> = fresh
                .iter()
                .filter(|one| !one.sound)
                .map(|one| hex(&one.sha256))
                .collect();
            let detail = json!({
                "taken_in": digests, "failed_their_check": failed, "not_read": not_read.len(),
            });
            let subject = Subject("casebook", writing.casebook);
            let journal = writing.tell(at, Kind::RecordsGathered, subject, &detail)?;
            for one in &fresh {
                if let Some((fingerprint, certificate)) = &one.root {
                    writing
                        .prepare_cached(
                            "INSERT INTO gathered_authorities (fingerprint, certificate)
                             VALUES (?1, ?2) ON CONFLICT (fingerprint) DO NOTHING",
                        )?
                        .execute(rusqlite::params![fingerprint, certificate])?;
                }
                writing
                    .prepare_cached(
                        "INSERT INTO gathered (sha256, path, bytes, carried_by, sound, root, about,
                                               head, taken_in_at, taken_in_by, journal)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                    )?
                    .execute(rusqlite::params![
                        one.sha256,
                        one.path,
                        i64::try_from(one.pdf.len()).unwrap_or(i64::MAX),
                        one.carried_by,
                        one.sound,
                        one.root.as_ref().map(|(fingerprint, _)| fingerprint),
                        one.about,
                        one.head.as_str(),
                        written(at),
                        writing.who,
                        journal,
                    ])?;
                let number = writing.last_insert_rowid();
                writing
                    .prepare_cached("INSERT INTO gathered_files (number, pdf) VALUES (?1, ?2)")?
                    .execute(rusqlite::params![number, one.pdf])?;
                if let Some(line) = &one.line {
                    writing
                        .prepare_cached(
                            "INSERT INTO gathered_lines (number, line) VALUES (?1, ?2)",
                        )?
                        .execute(rusqlite::params![number, line.as_str()])?;
                }
            }
            Ok(fresh.len())
        })
    }

    /// Everything gathered, in the order in which it was taken in, without the files.
    ///
    /// # Errors
    /// [`Error::NotARegister`].
    pub fn gathered(&self) -> Result<Vec<GatheredRow>> {
        self.must_be_a_register()?;
        let mut rows = self.connection.prepare_cached(
            "SELECT number, sha256, path, bytes, carried_by, sound, root, about, head, taken_in_at
             FROM gathered ORDER BY number",
        )?;
        let found = rows.query_map([], gathered)?;
        found.map(|one| Ok(one?)).collect()
    }

    /// One gathered document without its file.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotHere`].
    pub fn gathered_row(&self, sha256: &[u8; 32]) -> Result<GatheredRow> {
        self.must_be_a_register()?;
        self.connection
            .prepare_cached(
                "SELECT number, sha256, path, bytes, carried_by, sound, root, about, head,
                        taken_in_at
                 FROM gathered WHERE sha256 = ?1",
            )?
            .query_row([sha256], gathered)
            .optional()?
            .ok_or(Error::NotHere("gathered record"))
    }

    /// What every gathered decision record comes down to, by number.
    ///
    /// # Errors
    /// [`Error::NotARegister`].
    pub fn gathered_lines(&self) -> Result<Vec<(i64, Document)>> {
        self.must_be_a_register()?;
        let mut rows = self
            .connection
            .prepare_cached("SELECT number, line FROM gathered_lines ORDER BY number")?;
        let found = rows.query_map([], |row| {
            Ok((row.get(0)?, Document::from_kept(row.get(1)?)))
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// The files that could not be taken in, by their paths.
    ///
    /// # Errors
    /// [`Error::NotARegister`].
    pub fn gathered_not_read(&self) -> Result<Vec<NotRead>> {
        self.must_be_a_register()?;
        let mut rows = self
            .connection
            .prepare_cached("SELECT path, why FROM gathered_not_read ORDER BY path")?;
        let found = rows.query_map([], |row| {
            Ok(NotRead {
                path: row.get(0)?,
                why: row.get(1)?,
            })
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// A gathered document's file, to be read; the journal tells who read it.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotHere`].
    pub fn gathered_pdf(&mut self, number: i64, at: At) -> Result<Vec<u8>> {
        self.take_gathered(number, Kind::GatheredRead, at)
    }

    /// A gathered document's file, to be written outside; the journal tells who took it.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`], [`Error::NotHere`].
    pub fn export_gathered(&mut self, number: i64, at: At) -> Result<Vec<u8>> {
        self.must_be_allowed(Act::Export)?;
        self.take_gathered(number, Kind::GatheredExported, at)
    }

    /// A gathered document's file, to be carried inside another that is being drafted: nobody reads
    /// it by that.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotHere`].
    pub fn gathered_to_carry(&self, number: i64) -> Result<Vec<u8>> {
        self.must_be_a_register()?;
        self.connection
            .prepare_cached("SELECT pdf FROM gathered_files WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?
            .ok_or(Error::NotHere("gathered record"))
    }

    /// The digest of a gathered document.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotHere`].
    pub fn gathered_digest(&self, number: i64) -> Result<[u8; 32]> {
        self.must_be_a_register()?;
        self.connection
            .prepare_cached("SELECT sha256 FROM gathered WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?
            .ok_or(Error::NotHere("gathered record"))
    }

    fn take_gathered(&mut self, number: i64, kind: Kind, at: At) -> Result<Vec<u8>> {
        let pdf = self.gathered_to_carry(number)?;
        self.write(|writing| {
            let number = number.to_string();
            writing.tell(at, kind, Subject("gathered", &number), &json!({}))
        })?;
        Ok(pdf)
    }

    /// The authorities that stand in gathered documents, trusted or not.
    ///
    /// # Errors
    /// [`Error::NotARegister`].
    pub fn gathered_authorities(&self) -> Result<Vec<GatheredAuthority>> {
        self.must_be_a_register()?;
        let mut rows = self.connection.prepare_cached(
            "SELECT fingerprint, certificate, trusted_at, compared
             FROM gathered_authorities ORDER BY fingerprint",
        )?;
        let found = rows.query_map([], |row| {
            Ok(GatheredAuthority {
                fingerprint: row.get(0)?,
                certificate: row.get(1)?,
                trusted_at: row.get(2)?,
                compared: row.get(3)?,
            })
        })?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Trusts an authority from now on; `compared` says how the keeper made sure that it is the
    /// provider's. One no gathered document holds yet may be trusted beforehand. The journal tells.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`].
    pub fn trust_gathered_authority(
        &mut self,
        fingerprint: &str,
        certificate: &[u8],
        compared: &str,
        at: At,
    ) -> Result<()> {
        self.must_keep_the_register()?;
        self.write(|writing| {
            writing.execute(
                "INSERT INTO gathered_authorities
                    (fingerprint, certificate, trusted_at, trusted_by, compared)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (fingerprint) DO UPDATE
                    SET trusted_at = excluded.trusted_at, trusted_by = excluded.trusted_by,
                        compared = excluded.compared",
                rusqlite::params![fingerprint, certificate, written(at), writing.who, compared],
            )?;
            let detail = json!({"compared": compared});
            let subject = Subject("authority", fingerprint);
            writing.tell(at, Kind::AuthorityTrusted, subject, &detail)?;
            Ok(())
        })
    }

    /// Trusts an authority no longer. The journal tells.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`], [`Error::NotHere`].
    pub fn stop_trusting_gathered(&mut self, fingerprint: &str, at: At) -> Result<()> {
        self.must_keep_the_register()?;
        self.write(|writing| {
            let changed = writing.execute(
                "UPDATE gathered_authorities
                 SET trusted_at = NULL, trusted_by = NULL, compared = NULL
                 WHERE fingerprint = ?1 AND trusted_at IS NOT NULL",
                [fingerprint],
            )?;
            if changed == 0 {
                return Err(Error::NotHere("trusted authority"));
            }
            let subject = Subject("authority", fingerprint);
            writing.tell(at, Kind::AuthorityNotTrusted, subject, &json!({}))?;
            Ok(())
        })
    }

    /// When the signed-in person said they had read each gathered record: RFC 3339, UTC, by number.
    ///
    /// # Errors
    /// [`Error::NotARegister`].
    pub fn gathered_readings(&self) -> Result<BTreeMap<i64, String>> {
        self.must_be_a_register()?;
        let mut rows = self
            .connection
            .prepare_cached("SELECT number, read_at FROM gathered_readings WHERE person = ?1")?;
        let found = rows.query_map([&self.signed_in.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.map(|one| Ok(one?)).collect()
    }

    /// Keeps that the signed-in person has read a gathered record. Committed when this returns, with
    /// the journal's entry; a second time changes nothing.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::NotAllowed`], [`Error::NotHere`].
    pub fn mark_gathered_read(&mut self, number: i64, at: At) -> Result<()> {
        self.must_be_allowed(Act::Read)?;
        self.must_be_a_register()?;
        self.write(|writing| {
            let here = writing
                .prepare_cached("SELECT 1 FROM gathered WHERE number = ?1")?
                .exists([number])?;
            if !here {
                return Err(Error::NotHere("gathered record"));
            }
            let new = writing.execute(
                "INSERT INTO gathered_readings (number, person, read_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (number, person) DO NOTHING",
                rusqlite::params![number, writing.who, written(at)],
            )?;
            if new > 0 {
                let number = number.to_string();
                let subject = Subject("gathered", &number);
                writing.tell(at, Kind::GatheredMarkedRead, subject, &json!({}))?;
            }
            Ok(())
        })
    }
}

fn gathered(row: &Row<'_>) -> rusqlite::Result<GatheredRow> {
    Ok(GatheredRow {
        number: row.get(0)?,
        sha256: row.get(1)?,
        path: row.get(2)?,
        bytes: row.get(3)?,
        carried_by: row.get(4)?,
        sound: row.get(5)?,
        root: row.get(6)?,
        about: row.get(7)?,
        head: Document::from_kept(row.get(8)?),
        taken_in_at: row.get(9)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make, make_register};
    use sha2::{Digest, Sha256};

    fn new(byte: u8, sound: bool) -> NewGathered {
        NewGathered {
            sha256: [byte; 32],
            path: format!("Rowan House/{byte}.pdf"),
            pdf: vec![byte; 10],
            carried_by: None,
            sound,
            root: Some(("AA BB".to_owned(), vec![1, 2])),
            about: None,
            head: Document::of(&json!({"n": byte})).unwrap(),
            line: sound.then(|| Document::of(&json!({"line": byte})).unwrap()),
        }
    }

    #[test]
    fn a_file_is_kept_once_however_often_it_comes_and_a_failed_one_is_kept_too() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        let batch = [new(1, true), new(2, false), new(1, true)];
        assert_eq!(register.gather(&batch, &[], at(1)).unwrap(), 2);
        let told = register.journal_head().unwrap().number;
        assert_eq!(register.gather(&batch, &[], at(2)).unwrap(), 0);
        assert_eq!(register.journal_head().unwrap().number, told);
        let rows = register.gathered().unwrap();
        assert_eq!(
            rows.iter().map(|row| row.sound).collect::<Vec<_>>(),
            [true, false]
        );
        assert_eq!(register.gathered_lines().unwrap().len(), 1);
        assert_eq!(register.gathered_pdf(2, at(3)).unwrap(), vec![2; 10]);
        assert_eq!(register.gathered_digests().unwrap().len(), 2);
        assert_eq!(register.gathered_row(&[2; 32]).unwrap().number, 2);
        register.check_chain().unwrap();
    }

    #[test]
    fn what_could_not_be_read_is_noted_until_it_is_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        let not_read = NotRead {
            path: "Rowan House/1.pdf".to_owned(),
            why: "This file is empty.".to_owned(),
        };
        register
            .gather(&[], std::slice::from_ref(&not_read), at(1))
            .unwrap();
        register
            .gather(&[], std::slice::from_ref(&not_read), at(2))
            .unwrap();
        assert_eq!(register.gathered_not_read().unwrap(), [not_read]);
        register.gather(&[new(1, true)], &[], at(3)).unwrap();
        assert_eq!(register.gathered_not_read().unwrap(), []);
    }

    #[test]
    fn whom_the_keeper_trusts_is_their_choice_and_the_journal_tells() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        register.gather(&[new(1, true)], &[], at(1)).unwrap();
        let found = register.gathered_authorities().unwrap();
        assert_eq!(
            found[0].trusted_at, None,
            "nobody is trusted because they are named"
        );
        register
            .trust_gathered_authority("AA BB", &[1, 2], "Read to me on the telephone.", at(2))
            .unwrap();
        assert!(
            register.gathered_authorities().unwrap()[0]
                .trusted_at
                .is_some()
        );
        register.stop_trusting_gathered("AA BB", at(3)).unwrap();
        assert!(register.stop_trusting_gathered("AA BB", at(4)).is_err());
        let told = register.journal(2).unwrap();
        assert_eq!(told[0].what, "authority_not_trusted");
        assert_eq!(told[1].what, "authority_trusted");
    }

    #[test]
    fn a_reading_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        register.gather(&[new(1, true)], &[], at(1)).unwrap();
        assert!(register.mark_gathered_read(2, at(2)).is_err());
        register.mark_gathered_read(1, at(2)).unwrap();
        register.mark_gathered_read(1, at(3)).unwrap();
        assert_eq!(register.gathered_readings().unwrap()[&1], written(at(2)));
    }

    #[test]
    fn a_view_of_a_gathered_record_is_written_once_and_goes_with_the_record() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        register
            .gather(&[new(1, true), new(2, true)], &[], at(1))
            .unwrap();
        assert!(register.keep_sample(&[3], 7, at(2)).is_err(), "not here");
        register.keep_sample(&[1, 2], 7, at(2)).unwrap();
        let about = hex(&[1; 32]);
        let begin = |register: &mut Casebook, words: &str| {
            let here = (None, about.as_str());
            let words = json!({"range": words});
            register.keep_own_words(Act::Oversee, crate::VIEW_BEGUN, here, &words, at(3))
        };
        let begun = |register: &Casebook| {
            let kept = register.own_words(crate::VIEW_BEGUN, None, &about);
            kept.unwrap().is_some()
        };
        begin(&mut register, "half a").unwrap();
        register.set_sample_aside(1, at(4)).unwrap();
        assert!(!begun(&register), "what was half written goes too");
        assert!(register.set_sample_aside(1, at(4)).is_err());
        register.keep_sample(&[1], 8, at(5)).unwrap();
        begin(&mut register, "half a reason").unwrap();
        register
            .keep_view(1, &json!({"range": "a reason"}), at(6))
            .unwrap();
        assert!(!begun(&register), "it has become the view");
        assert!(register.keep_view(1, &json!({}), at(7)).is_err());
        assert!(register.set_sample_aside(1, at(7)).is_err(), "it stays");
        let views = register.everybodys_oversight().unwrap();
        let views: Vec<bool> = views.iter().map(|one| one.view.is_some()).collect();
        assert_eq!(views, [true, false]);
        let told = register.journal(1).unwrap();
        assert_eq!(told[0].what, "view_written");

        begin(&mut register, "an audit of it, half written").unwrap();
        register
            .delete_gathered(&[1], "Sent by mistake.", at(8))
            .unwrap();
        assert_eq!(register.samples().unwrap().len(), 1);
        assert!(!begun(&register), "nothing about it stays");
        register.check_chain().unwrap();
    }

    #[test]
    fn what_was_opened_or_set_aside_was_seen_until_its_number_is_another_documents() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        let three = [new(1, true), new(2, true), new(3, true)];
        register.gather(&three, &[], at(1)).unwrap();
        register.keep_sample(&[2], 7, at(2)).unwrap();
        assert_eq!(register.seen_before().unwrap(), BTreeSet::new());
        register.set_sample_aside(2, at(3)).unwrap();
        register.gathered_pdf(3, at(4)).unwrap();
        assert_eq!(register.seen_before().unwrap(), BTreeSet::from([2, 3]));
        register
            .delete_gathered(&[3], "Sent by mistake.", at(5))
            .unwrap();
        register.gather(&[new(4, true)], &[], at(6)).unwrap();
        assert_eq!(register.gathered_row(&[4; 32]).unwrap().number, 3);
        assert_eq!(register.seen_before().unwrap(), BTreeSet::from([2]));
    }

    #[test]
    fn no_homes_casebook_takes_records_of_several_homes() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        assert!(matches!(casebook.gathered(), Err(Error::NotARegister)));
        // The manager may not, before anything else is said.
        let refused = casebook.gather(&[new(1, true)], &[], at(1));
        assert!(matches!(refused, Err(Error::NotAllowed(_))));
    }

    #[test]
    fn what_was_deleted_is_gone_told_and_not_taken_in_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        register
            .gather(&[new(1, true), new(2, true)], &[], at(1))
            .unwrap();
        let first = register.gathered().unwrap()[0].clone();
        register.mark_gathered_read(first.number, at(2)).unwrap();
        assert!(
            register
                .delete_gathered(&[first.number], "  ", at(3))
                .is_err()
        );
        let because = "EXAMPLE: the home left the provider.";
        assert!(
            register
                .delete_gathered(&[first.number, 99], because, at(3))
                .is_err()
        );
        assert_eq!(register.gathered().unwrap().len(), 2, "all or nothing");

        assert_eq!(
            register
                .delete_gathered(&[first.number], because, at(3))
                .unwrap(),
            1
        );
        let left: Vec<_> = register
            .gathered()
            .unwrap()
            .iter()
            .map(|one| one.sha256)
            .collect();
        assert_eq!(left, [[2; 32]]);
        assert!(register.gathered_pdf(first.number, at(4)).is_err());
        let told = register.gathered_deletions().unwrap();
        assert_eq!(told[0].digests, [hex(&[1; 32])]);
        register.check_chain().unwrap();

        let again = register
            .gather(&[new(1, true), new(3, true)], &[], at(5))
            .unwrap();
        assert_eq!(again, 1, "the other one");
        let said = register.gathered_not_read().unwrap();
        assert_eq!(said.len(), 1);
        assert!(
            said[0].why.contains("was deleted") && said[0].why.contains(because),
            "{}",
            said[0].why
        );
    }

    #[test]
    fn a_check_reckons_every_gathered_file_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        let sound = NewGathered {
            sha256: <[u8; 32]>::from(Sha256::digest(b"EXAMPLE")),
            pdf: b"EXAMPLE".to_vec(),
            ..new(1, true)
        };
        register
            .gather(std::slice::from_ref(&sound), &[], at(1))
            .unwrap();
        let report = register.check(at(2), |_, _, _| ()).unwrap();
        assert_eq!((report.gathered, report.found.is_empty()), (1, true));
        // Bytes that are not those of the digest they are kept under.
        register.gather(&[new(7, true)], &[], at(3)).unwrap();
        let report = register.check(at(4), |_, _, _| ()).unwrap();
        assert_eq!(report.gathered, 2);
        assert_eq!(
            report.found,
            [crate::check::Found::Gathered("070707070707".to_owned())]
        );
    }

    #[test]
    fn a_register_decides_nothing_and_has_one_keeper() {
        let folder = tempfile::tempdir().unwrap();
        let mut register = make_register(&folder);
        let rng = &mut rand_core::OsRng;
        let refused = register.new_referral(&json!({}), at(1), rng);
        assert!(matches!(refused, Err(Error::NotAllowed(_))));
        let id = register.signed_in().id.clone();
        assert!(matches!(
            register.remove_person(&id, at(1)),
            Err(Error::NotAHomes)
        ));
    }
}
