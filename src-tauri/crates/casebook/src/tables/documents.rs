//! Signed documents beside the decision records, and the words kept for those not signed yet.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::journal::{Kind, Subject};
use crate::seal::hex;
use crate::tables::records::{Stored, as_signed};
use crate::{Act, At, Casebook, Document, Error, Result, changes, written};

/// A signed document about to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewDocument<'a> {
    /// The number printed in it: what [`Casebook::next_document_number`] said.
    pub number: i64,
    /// Its kind, as the program names it.
    pub kind: &'a str,
    /// The referral it belongs to; none where it belongs to the home.
    pub referral: Option<&'a str>,
    /// What it is about within the referral: a letter, a child living here, an entry; or nothing.
    pub about: &'a str,
    /// Its title in words.
    pub title: &'a str,
    /// What it says: the data inside it.
    pub document: &'a Document,
    /// When it was signed: the time in the document.
    pub signed_at: At,
    /// The signed PDF.
    pub pdf: &'a [u8],
}

/// A document as the register lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// 1, 2, 3 … in the order in which they were signed.
    pub number: i64,
    /// Its kind, as the program names it.
    pub kind: String,
    /// The referral it belongs to; none where it belongs to the home.
    pub referral: Option<String>,
    /// What it is about within the referral.
    pub about: String,
    /// Its title in words.
    pub title: String,
    /// When it was signed: RFC 3339, UTC.
    pub signed_at: String,
    /// The id of the person who signed.
    pub signer: String,
    /// SHA-256 of the PDF.
    pub sha256: [u8; 32],
    /// The number of the journal entry that tells of the signing.
    pub journal: i64,
}

impl Casebook {
    /// The number the next document carries.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn next_document_number(&self) -> Result<i64> {
        Ok(self.connection.query_row(
            "SELECT coalesce(max(number), 0) + 1 FROM documents",
            [],
            |row| row.get(0),
        )?)
    }

    /// Stores a signed document, forgets the words that were kept for it and tells the journal, in
    /// one transaction; then folds the log into the file and writes the journal's head beside it.
    /// `act` is what signing a document of this kind needs.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NumberTaken`]; [`Error::NotHere`] for a referral that is not
    /// here. When this fails, nothing was stored.
    pub fn store_document(
        &mut self,
        act: Act,
        new: NewDocument<'_>,
    ) -> Result<Stored<DocumentRow>> {
        self.must_be_allowed(act)?;
        let next = self.next_document_number()?;
        if new.number != next {
            return Err(Error::NumberTaken { next });
        }
        if let Some(referral) = new.referral {
            self.referral(referral)?;
        }
        let sha256: [u8; 32] = Sha256::digest(new.pdf).into();
        let row = self.write(|writing| {
            let detail = json!({
                "document": new.number,
                "kind": new.kind,
                "title": new.title,
                "referral": new.referral,
                "about": new.about,
                "pdf_sha256": hex(&sha256),
                "pdf_bytes": new.pdf.len(),
            });
            let number = new.number.to_string();
            let subject_told = Subject("document", &number);
            let journal =
                writing.tell(new.signed_at, Kind::DocumentSigned, subject_told, &detail)?;
            let row = DocumentRow {
                number: new.number,
                kind: new.kind.to_owned(),
                referral: new.referral.map(str::to_owned),
                about: new.about.to_owned(),
                title: new.title.to_owned(),
                signed_at: written(new.signed_at),
                signer: writing.who.to_owned(),
                sha256,
                journal,
            };
            writing.execute(
                "INSERT INTO documents
                    (number, kind, referral, about, title, document, signed_at, signer, pdf,
                     sha256, journal)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                rusqlite::params![
                    row.number,
                    row.kind,
                    row.referral,
                    row.about,
                    row.title,
                    new.document.as_str(),
                    row.signed_at,
                    row.signer,
                    new.pdf,
                    row.sha256,
                    row.journal,
                ],
            )?;
            writing.execute(
                "DELETE FROM document_words WHERE kind = ?1 AND subject IN (?2, ?3)",
                [
                    new.kind,
                    &subject(new.referral, new.about),
                    &own_subject(new.referral, new.about, writing.who),
                ],
            )?;
            Ok(row)
        })?;
        Ok(self.stored(row))
    }

    /// Every document, newest first, without its PDF.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentRow>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT number, kind, referral, about, title, signed_at, signer, sha256, journal
             FROM documents WHERE removed_by IS NULL ORDER BY number DESC",
        )?;
        let documents = rows.query_map([], document)?;
        documents.map(|document| Ok(document?)).collect()
    }

    /// A document's PDF to be read in the window; the journal tells who read it.
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was signed.
    pub fn document_pdf(&mut self, number: i64, at: At) -> Result<Vec<u8>> {
        self.take_document(number, Kind::DocumentRead, at)
    }

    /// A document's PDF to be written outside the casebook; the journal tells who took it.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; otherwise as [`Casebook::document_pdf`].
    pub fn export_document(&mut self, number: i64, at: At) -> Result<Vec<u8>> {
        self.must_be_allowed(Act::Export)?;
        self.take_document(number, Kind::DocumentExported, at)
    }

    /// The words kept for a document that is not signed yet; none where nothing was written.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn document_words(
        &self,
        kind: &str,
        referral: Option<&str>,
        about: &str,
    ) -> Result<Option<Document>> {
        words(&self.connection, kind, &subject(referral, about))
    }

    /// Keeps the words for a document that is not signed yet. Committed when this returns, with the
    /// journal's entry. `act` is what signing a document of this kind needs: whoever may not sign it
    /// does not write it either.
    ///
    /// # Errors
    /// [`Error::NotAllowed`], [`Error::DiskFull`].
    pub fn keep_document_words(
        &mut self,
        act: Act,
        kind: &str,
        (referral, about): (Option<&str>, &str),
        kept: &impl Serialize,
        at: At,
    ) -> Result<()> {
        self.must_be_allowed(act)?;
        let kept = Document::of(kept)?;
        let subject = subject(referral, about);
        self.write(|writing| {
            let before = words(writing, kind, &subject)?;
            let before = before.map(|kept| kept.value()).transpose()?;
            let changes = changes::between(before.as_ref(), Some(&kept.value()?));
            if changes.is_empty() {
                return Ok(());
            }
            put(writing, kind, &subject, &kept, at)?;
            let detail = json!({"kind": kind, "about": about, "changes": changes});
            let here = referral.map_or(Subject("home", ""), |id| Subject("referral", id));
            writing.tell(at, Kind::DocumentWordsKept, here, &detail)?;
            Ok(())
        })
    }

    /// The words the signed-in person keeps for themselves; where there are none, those kept for
    /// everybody, as an older casebook has them.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn own_words(
        &self,
        kind: &str,
        referral: Option<&str>,
        about: &str,
    ) -> Result<Option<Document>> {
        let own = own_subject(referral, about, &self.signed_in.id);
        let own = words(&self.connection, kind, &own)?;
        match own {
            Some(own) => Ok(Some(own)),
            None => self.document_words(kind, referral, about),
        }
    }

    /// Keeps words for the signed-in person alone: nobody else is shown them, and nobody else's are
    /// written over. The journal tells that something was written, not what: others read it.
    /// Committed when this returns.
    ///
    /// # Errors
    /// [`Error::NotAllowed`], [`Error::DiskFull`].
    pub fn keep_own_words(
        &mut self,
        act: Act,
        kind: &str,
        (referral, about): (Option<&str>, &str),
        kept: &impl Serialize,
        at: At,
    ) -> Result<()> {
        self.must_be_allowed(act)?;
        let kept = Document::of(kept)?;
        self.write(|writing| {
            let subject = own_subject(referral, about, writing.who);
            let before = words(writing, kind, &subject)?;
            if before.is_some_and(|before| before.as_str() == kept.as_str()) {
                return Ok(());
            }
            put(writing, kind, &subject, &kept, at)?;
            let detail = json!({"kind": kind, "about": about});
            let here = referral.map_or(Subject("home", ""), |id| Subject("referral", id));
            writing.tell(at, Kind::DocumentWordsKept, here, &detail)?;
            Ok(())
        })
    }

    /// The journal first: nobody reads a document that the journal does not say they read.
    fn take_document(&mut self, number: i64, kind: Kind, at: At) -> Result<Vec<u8>> {
        self.write(|writing| {
            let pdf = held(writing, number)?;
            let number = number.to_string();
            writing.tell(at, kind, Subject("document", &number), &json!({}))?;
            Ok(pdf)
        })
    }
}

/// The referral and what it is about within it, as one key.
fn subject(referral: Option<&str>, about: &str) -> String {
    format!("{}/{about}", referral.unwrap_or_default())
}

/// The same for what one person keeps for themselves. It begins with the referral too, so that it goes
/// with the referral when that is deleted.
pub(crate) fn own_subject(referral: Option<&str>, about: &str, person: &str) -> String {
    format!("{}#{person}", subject(referral, about))
}

fn put(connection: &Connection, kind: &str, subject: &str, kept: &Document, at: At) -> Result<()> {
    connection.execute(
        "INSERT INTO document_words (kind, subject, document, changed_at)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, subject) DO UPDATE
            SET document = excluded.document, changed_at = excluded.changed_at",
        [kind, subject, kept.as_str(), &written(at)],
    )?;
    Ok(())
}

fn words(connection: &Connection, kind: &str, subject: &str) -> Result<Option<Document>> {
    let kept: Option<String> = connection
        .query_row(
            "SELECT document FROM document_words WHERE kind = ?1 AND subject = ?2",
            [kind, subject],
            |row| row.get(0),
        )
        .optional()?;
    Ok(kept.map(Document::from_kept))
}

/// The PDF, if it is what was signed.
pub(crate) fn held(connection: &Connection, number: i64) -> Result<Vec<u8>> {
    let (pdf, sha256): (Vec<u8>, [u8; 32]) = connection
        .query_row(
            "SELECT pdf, sha256 FROM documents WHERE number = ?1 AND removed_by IS NULL",
            [number],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?
        .ok_or(Error::NotHere("document"))?;
    as_signed(pdf, sha256)
}

fn document(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        number: row.get("number")?,
        kind: row.get("kind")?,
        referral: row.get("referral")?,
        about: row.get("about")?,
        title: row.get("title")?,
        signed_at: row.get("signed_at")?,
        signer: row.get("signer")?,
        sha256: row.get("sha256")?,
        journal: row.get("journal")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make_with_a_referral};
    use serde_json::Value;

    fn letter<'a>(number: i64, referral: &'a str, document: &'a Document) -> NewDocument<'a> {
        NewDocument {
            number,
            kind: "challenge",
            referral: Some(referral),
            about: "l1",
            title: "Challenge under regulation 5(c)",
            document,
            signed_at: at(number + 2),
            pdf: if number == 1 { b"%PDF-1" } else { b"%PDF-2" },
        }
    }

    #[test]
    fn a_signed_document_is_kept_numbered_and_told_and_its_words_are_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = make_with_a_referral(&folder);
        let here = (Some(id.as_str()), "l1");
        let words = json!({"text": "Dear all"});
        casebook
            .keep_document_words(Act::SignDocuments, "challenge", here, &words, at(2))
            .unwrap();
        let kept = casebook
            .document_words("challenge", here.0, here.1)
            .unwrap();
        assert_eq!(kept.unwrap().read::<Value>().unwrap(), words);
        assert_eq!(casebook.journal(1).unwrap()[0].what, "document_words_kept");
        assert_eq!(
            casebook.document_words("reply", here.0, here.1).unwrap(),
            None
        );

        let says = Document::of(&json!({"says": 1})).unwrap();
        let stored = casebook
            .store_document(Act::SignDocuments, letter(1, &id, &says))
            .unwrap();
        assert_eq!(stored.warnings, []);
        assert_eq!(casebook.documents().unwrap()[0], stored.record);
        assert_eq!(
            casebook
                .document_words("challenge", here.0, here.1)
                .unwrap(),
            None
        );
        assert!(casebook.knows_digest(&stored.record.sha256).unwrap());
        assert_eq!(casebook.next_document_number().unwrap(), 2);
        assert!(matches!(
            casebook.store_document(Act::SignDocuments, letter(3, &id, &says)),
            Err(Error::NumberTaken { next: 2 })
        ));
        assert!(
            casebook
                .store_document(Act::SignDocuments, letter(2, "elsewhere", &says))
                .is_err()
        );

        assert_eq!(casebook.document_pdf(1, at(9)).unwrap(), b"%PDF-1");
        assert_eq!(casebook.export_document(1, at(9)).unwrap(), b"%PDF-1");
        let told: Vec<_> = casebook.journal(3).unwrap();
        let told: Vec<&str> = told.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!(
            told,
            ["document_exported", "document_read", "document_signed"]
        );
        casebook.check_chain().unwrap();
    }

    #[test]
    fn a_signed_document_cannot_be_changed_and_one_that_was_is_not_given_out() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = make_with_a_referral(&folder);
        let says = Document::of(&json!({})).unwrap();
        casebook
            .store_document(Act::SignDocuments, letter(1, &id, &says))
            .unwrap();
        let change = "UPDATE documents SET pdf = x'00'";
        assert!(casebook.connection.execute(change, []).is_err());
        casebook
            .connection
            .execute_batch(&format!("DROP TRIGGER document_stays_as_it_was; {change}"))
            .unwrap();
        assert!(matches!(
            casebook.document_pdf(1, at(9)),
            Err(Error::Damaged)
        ));
    }

    #[test]
    fn what_one_person_keeps_for_themselves_nobody_else_reads_or_writes_over() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = make_with_a_referral(&folder);
        let here = (Some(id.as_str()), "");
        let mine = json!({"seen": "Half of it."});
        casebook
            .keep_own_words(Act::SignDocuments, "oversight", here, &mine, at(2))
            .unwrap();
        let told = casebook.journal(1).unwrap();
        assert_eq!(told[0].what, "document_words_kept");
        assert!(
            !format!("{:?}", told[0]).contains("Half"),
            "others read the journal"
        );
        let own = |casebook: &Casebook| {
            let own = casebook.own_words("oversight", here.0, here.1).unwrap();
            own.map(|own| own.read::<Value>().unwrap())
        };
        assert_eq!(own(&casebook), Some(mine.clone()));
        let shared = casebook.document_words("oversight", here.0, here.1);
        assert_eq!(shared.unwrap(), None);

        // Somebody else: their own words stand apart, and signing lets go of theirs alone.
        let me = std::mem::replace(&mut casebook.signed_in.id, "somebody-else".to_owned());
        assert_eq!(own(&casebook), None);
        let theirs = json!({"seen": "All of it."});
        let subject = own_subject(here.0, here.1, "somebody-else");
        let kept = Document::of(&theirs).unwrap();
        put(&casebook.connection, "oversight", &subject, &kept, at(3)).unwrap();
        assert_eq!(own(&casebook), Some(theirs.clone()));
        casebook.signed_in.id = me;
        assert_eq!(own(&casebook), Some(mine));
        let says = Document::of(&json!({})).unwrap();
        let signed = NewDocument {
            kind: "oversight",
            about: "",
            ..letter(1, &id, &says)
        };
        casebook.store_document(Act::SignDocuments, signed).unwrap();
        assert_eq!(own(&casebook), None);
        casebook.signed_in.id = "somebody-else".to_owned();
        assert_eq!(own(&casebook), Some(theirs));
    }
}
