//! The entries of children who lived here: they go as a referral goes, asked for by one person and
//! agreed to by another.
//!
//! What goes: the entry, the words the journal told of it, what was noted about its keeping, and the
//! child's own parts of other children's records ("extract"), which belong to this child. What stays:
//! what other children's referrals and signed records say of the child by initials; it is part of
//! those children's records and goes with them.

use rusqlite::{Connection, OptionalExtension};

use super::{Deletion, Part, ask};
use crate::{Act, At, Casebook, Certificate, Error, Goes, Result};

impl Casebook {
    /// What would go if a child's entry were deleted now.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn entry_would_go(&self, child: &str) -> Result<Goes> {
        revision(&self.connection, child)?;
        goes(&self.connection, child)
    }

    /// Asks for the deletion of a child's entry. Nothing goes before another person agrees.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`]; [`Error::DeletionAskedFor`] when somebody asked
    /// already. Whether the child has left, and how long ago, is the caller's to know: an entry is a
    /// document, and nothing here reads it.
    pub fn ask_entry_deletion(&mut self, child: &str, because: &str, at: At) -> Result<i64> {
        self.must_be_allowed(Act::KeepRetention)?;
        self.write(|writing| {
            let stands = revision(writing, child)?;
            ask(writing, (child, stands), Part::Entry, because, at)
        })
    }

    /// Agrees to the deletion of a child's entry somebody else asked for, and does it. Committed when
    /// this returns; then the file is written anew, as after the deletion of a referral.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::AnotherPersonNeeded`] for the person who asked;
    /// [`Error::NotHere`] when it was taken back, done, or is no deletion of an entry;
    /// [`Error::ChangedElsewhere`] when the entry changed since: nothing is removed then.
    pub fn agree_to_entry_deletion(&mut self, number: i64, at: At) -> Result<Certificate> {
        self.agree(number, None, at)
    }
}

/// The last number at which the journal told of a change of the entry.
pub(super) fn revision(connection: &Connection, child: &str) -> Result<i64> {
    connection
        .query_row(
            "SELECT (SELECT coalesce(max(number), 0) FROM journal
                     WHERE subject_kind = 'child' AND subject_id = children.id)
             FROM children WHERE id = ?1",
            [child],
            |row| row.get(0),
        )
        .optional()?
        .ok_or(Error::NotHere("child"))
}

pub(super) fn goes(connection: &Connection, child: &str) -> Result<Goes> {
    let count =
        |sql: &str| -> Result<i64> { Ok(connection.query_row(sql, [child], |row| row.get(0))?) };
    Ok(Goes {
        documents: count(
            "SELECT count(*) FROM documents
             WHERE kind = 'extract' AND about = ?1 AND removed_by IS NULL",
        )?,
        journal_entries: count(&format!("SELECT count(*) FROM journal WHERE {}", told_of()))?,
        ..Goes::default()
    })
}

pub(super) fn remove(connection: &Connection, asked: &Deletion) -> Result<()> {
    let (child, number) = (asked.subject.as_str(), asked.number);
    // Before the rows go: the journal knows the documents by their numbers.
    connection.execute(
        &format!(
            "UPDATE journal SET detail = '{{\"removed_by\":' || ?2 || '}}' WHERE {}",
            told_of()
        ),
        rusqlite::params![child, number],
    )?;
    connection.execute(
        "DELETE FROM keeping WHERE kind = 'child_retention' AND subject = ?1",
        [child],
    )?;
    connection.execute(
        "UPDATE documents
         SET pdf = x'', document = '{}', about = '', title = '', removed_by = ?2
         WHERE kind = 'extract' AND about = ?1 AND removed_by IS NULL",
        rusqlite::params![child, number],
    )?;
    // The referral's id holds no oblique stroke: what follows it is the child's id alone.
    connection.execute(
        "DELETE FROM document_words
         WHERE kind = 'extract' AND substr(subject, instr(subject, '/') + 1) = ?1",
        [child],
    )?;
    connection.execute("DELETE FROM children WHERE id = ?1", [child])?;
    Ok(())
}

/// The entries that tell of a child's entry in words; `?1` is the child's id.
fn told_of() -> &'static str {
    "(subject_kind IN ('child', 'child_retention') AND subject_id = ?1
      OR subject_kind = 'document' AND subject_id IN (
          SELECT CAST(number AS TEXT) FROM documents WHERE kind = 'extract' AND about = ?1)
      OR what = 'document_words_kept' AND (detail ->> '$.kind') = 'extract'
         AND (detail ->> '$.about') = ?1)
     AND detail <> '{}' AND (detail ->> '$.removed_by') IS NULL"
}

#[cfg(test)]
mod tests {
    use super::super::tests::{everything, other, second_person};
    use super::*;
    use crate::search::Sought;
    use crate::tables::keeping::KeepingKind;
    use crate::test_casebook::{at, make};
    use crate::{Document, Indexed, Searchable, Words};
    use rand_core::OsRng;
    use serde_json::json;

    const NAME: &str = "Zebedee Quillfeather";

    /// The entry of a child with everything that can belong to one, another child's entry, and two
    /// people who may delete.
    fn with_an_entry(folder: &tempfile::TempDir) -> Casebook {
        let (_, mut casebook) = make(folder);
        second_person(&mut casebook);
        let entry = json!({"known_as": NAME, "triggers": NAME.repeat(400)});
        casebook.save_child("h1", &entry, at(2)).unwrap();
        let entry = json!({"known_as": NAME, "left": "1950-01-01"});
        casebook.save_child("h1", &entry, at(3)).unwrap();
        let another = json!({"known_as": "Wren Alder"});
        casebook.save_child("h2", &another, at(3)).unwrap();
        let referral = casebook
            .new_referral(&json!({"child": "A newcomer"}), at(4), &mut OsRng)
            .unwrap();
        let about = (Some(referral.id.as_str()), "h1");
        casebook
            .keep_document_words(Act::Write, "extract", about, &json!({"to": NAME}), at(5))
            .unwrap();
        for (number, about, words) in [(1, "h1", NAME), (2, "h2", "Wren Alder")] {
            let document = Document::of(&json!({"child": words})).unwrap();
            let pdf = format!("%PDF {words}");
            let extract = crate::NewDocument {
                number,
                kind: "extract",
                referral: Some(&referral.id),
                about,
                title: words,
                document: &document,
                signed_at: at(6),
                pdf: pdf.as_bytes(),
            };
            casebook.store_document(Act::Write, extract).unwrap();
        }
        let noted = json!({"holds": [NAME]});
        casebook
            .save_kept((KeepingKind::ChildRetention, "h1"), 0, &noted, at(7))
            .unwrap();
        let (names, text) = (NAME.to_owned(), String::new());
        let row = Indexed {
            kind: Searchable::Child,
            id: "h1".to_owned(),
        };
        casebook
            .take_words_in(&[(row, Words { names, text })])
            .unwrap();
        casebook
    }

    #[test]
    fn the_entry_two_people_agreed_to_delete_leaves_no_word_and_the_chain_holds() {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = with_an_entry(&folder);
        let path = casebook.place.casebook().to_path_buf();
        let number = casebook
            .ask_entry_deletion("h1", "75 years from the date of birth are over.", at(8))
            .unwrap();
        assert!(matches!(
            casebook.ask_entry_deletion("h1", "again", at(8)),
            Err(Error::DeletionAskedFor)
        ));
        assert!(matches!(
            casebook.agree_to_entry_deletion(number, at(9)),
            Err(Error::AnotherPersonNeeded)
        ));
        assert!(everything(&casebook).contains(NAME));
        casebook.close().unwrap();

        let mut casebook = Casebook::open(&path, &other(), at(20)).unwrap().casebook;
        // The way of a referral does not lead to an entry.
        assert!(matches!(
            casebook.agree_to_deletion(number, &json!({}), at(21)),
            Err(Error::NotHere(_))
        ));
        let certificate = casebook.agree_to_entry_deletion(number, at(21)).unwrap();
        assert_eq!(
            (certificate.referral, certificate.part),
            (None, Part::Entry)
        );
        assert_eq!(certificate.goes.documents, 1);
        assert!(certificate.goes.journal_entries >= 4, "{certificate:?}");

        let all = everything(&casebook);
        for word in [NAME, "Quillfeather", "quillfeather", "zebedee"] {
            assert!(!all.contains(word), "{word}");
        }
        assert!(all.contains("Wren Alder"), "nobody else's goes");
        assert_eq!(casebook.children().unwrap().len(), 1);
        let sought = Sought::read("quillfeather").unwrap();
        assert!(
            casebook
                .search(Searchable::Child, &sought, 5)
                .unwrap()
                .ids
                .is_empty()
        );
        assert_eq!(casebook.documents().unwrap().len(), 1);
        assert!(casebook.document_pdf(2, at(22)).is_ok());
        assert_eq!(casebook.next_document_number().unwrap(), 3);
        let report = casebook.check(at(23), |_, _, _| {}).unwrap();
        assert_eq!(report.found, []);
        let deletion = casebook.deletions().unwrap().remove(0);
        assert!(deletion.swept && deletion.certificate.is_some());
        assert_eq!(deletion.subject, "h1");
        assert!(matches!(
            casebook.entry_would_go("h1"),
            Err(Error::NotHere(_))
        ));
    }

    #[test]
    fn an_entry_goes_by_no_other_way_and_not_after_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = with_an_entry(&folder);
        let path = casebook.place.casebook().to_path_buf();
        for sql in [
            "DELETE FROM children",
            "UPDATE documents SET pdf = x'', document = '{}', about = '', title = '', removed_by = 1",
        ] {
            assert!(casebook.connection.execute(sql, []).is_err(), "{sql}");
        }
        let number = casebook
            .ask_entry_deletion("h1", "Its time is over.", at(8))
            .unwrap();
        assert!(
            casebook
                .connection
                .execute("DELETE FROM children", [])
                .is_err()
        );
        let changed = json!({"known_as": NAME, "left": "1950-01-02"});
        casebook.save_child("h1", &changed, at(9)).unwrap();
        casebook.close().unwrap();
        let mut casebook = Casebook::open(&path, &other(), at(20)).unwrap().casebook;
        assert!(matches!(
            casebook.agree_to_entry_deletion(number, at(21)),
            Err(Error::ChangedElsewhere { .. })
        ));
        assert_eq!(casebook.children().unwrap().len(), 2);
        casebook.take_deletion_back(number, at(22)).unwrap();
        casebook
            .ask_entry_deletion("h1", "Its time is over.", at(23))
            .unwrap();
    }
}
