//! The journal: who did what, when, on which subject, in a chain that cannot be changed in
//! the middle without showing.
//!
//! # The hash
//!
//! Each entry's hash is SHA-256 over these parts, each preceded by its length in bytes as a
//! 64-bit big-endian number:
//!
//! 1. the words `threshold journal 1`
//! 2. the entry's number, in decimal
//! 3. the time, as kept (RFC 3339, milliseconds, `Z`)
//! 4. who: the person's id
//! 5. what: the kind
//! 6. the subject's kind
//! 7. the subject's id
//! 8. the detail: the JSON text exactly as kept
//! 9. the hash of the entry before, 32 bytes. Before the first stands SHA-256 over the same
//!    words (1) and the casebook's id, framed likewise.
//!
//! An entry whose words went with a deletion says only by which: `{"removed_by":3}`. Its hash stays
//! as it was and cannot be reckoned again. The entry that tells of the deletion holds SHA-256 over
//! what is left of all of them, in their order: for each, parts 2 to 7, its previous hash and its
//! hash, framed likewise.
//!
//! The order of entries is that of their numbers, whatever the clock said. A chain cannot
//! tell that its end is missing; see [`crate::Head`] for that.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::head::Head;
use crate::{At, Casebook, Document, Error, Result, seal, written};

const WORDS: &str = "threshold journal 1";

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says in its own name what was done")]
pub enum Kind {
    CasebookMade,
    SignedIn,
    SignInsFailed,
    FoundBehindItsHead,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
    PassphraseChanged,
    PassphraseGiven,
    PassphraseRecovered,
    RecoveryKitMade,
    RecoveryKitOpened,
    IdentitySealed,
    AuthorityKept,
    AuthorityShared,
    TablesBroughtUp,
    HomeSaved,
    StatementOfPurposeAdded,
    StatementFileKept,
    ChildSaved,
    ReferralBegun,
    ReferralSaved,
    ReferralClosed,
    DecisionSigned,
    AfterwardsNoted,
    DocumentSigned,
    DocumentRead,
    DocumentExported,
    DocumentWordsKept,
    PaperTakenIn,
    PaperLookedInto,
    PaperRead,
    PaperExported,
    EverythingExported,
    BackupMade,
    BackupRestored,
    KeepingNoted,
    DeletionAskedFor,
    DeletionTakenBack,
    DeletionDone,
    RegisterRead,
    RegisterExported,
    RecordRead,
    RecordExported,
    RecordMarkedRead,
    SampleDrawn,
    SampleSetAside,
    ViewWritten,
    PatternsExported,
    RecordsGathered,
    GatheredRead,
    GatheredMarkedRead,
    GatheredExported,
    GatheredDeleted,
    AuthorityTrusted,
    AuthorityNotTrusted,
    RootExported,
    ReferralRead,
    ReferralExported,
    ChildrenRead,
    JournalRead,
    Searched,
    CasebookChecked,
}

impl Kind {
    /// The word kept in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CasebookMade => "casebook_made",
            Self::SignedIn => "signed_in",
            Self::SignInsFailed => "sign_ins_failed",
            Self::FoundBehindItsHead => "found_behind_its_head",
            Self::PersonAdded => "person_added",
            Self::PersonChanged => "person_changed",
            Self::PersonRemoved => "person_removed",
            Self::PassphraseChanged => "passphrase_changed",
            Self::PassphraseGiven => "passphrase_given",
            Self::PassphraseRecovered => "passphrase_recovered",
            Self::RecoveryKitMade => "recovery_kit_made",
            Self::RecoveryKitOpened => "recovery_kit_opened",
            Self::AuthorityShared => "authority_shared",
            Self::TablesBroughtUp => "tables_brought_up",
            Self::IdentitySealed => "identity_sealed",
            Self::AuthorityKept => "authority_kept",
            Self::HomeSaved => "home_saved",
            Self::StatementOfPurposeAdded => "statement_of_purpose_added",
            Self::StatementFileKept => "statement_file_kept",
            Self::ChildSaved => "child_saved",
            Self::ReferralBegun => "referral_begun",
            Self::ReferralSaved => "referral_saved",
            Self::ReferralClosed => "referral_closed",
            Self::DecisionSigned => "decision_signed",
            Self::AfterwardsNoted => "afterwards_noted",
            Self::DocumentSigned => "document_signed",
            Self::DocumentRead => "document_read",
            Self::DocumentExported => "document_exported",
            Self::DocumentWordsKept => "document_words_kept",
            Self::PaperTakenIn => "paper_taken_in",
            Self::PaperLookedInto => "paper_looked_into",
            Self::PaperRead => "paper_read",
            Self::PaperExported => "paper_exported",
            Self::EverythingExported => "everything_exported",
            Self::BackupMade => "backup_made",
            Self::BackupRestored => "backup_restored",
            Self::KeepingNoted => "keeping_noted",
            Self::DeletionAskedFor => "deletion_asked_for",
            Self::DeletionTakenBack => "deletion_taken_back",
            Self::DeletionDone => "deletion_done",
            Self::RegisterRead => "register_read",
            Self::RegisterExported => "register_exported",
            Self::RecordRead => "record_read",
            Self::RecordExported => "record_exported",
            Self::RecordMarkedRead => "record_marked_read",
            Self::SampleDrawn => "sample_drawn",
            Self::SampleSetAside => "sample_set_aside",
            Self::ViewWritten => "view_written",
            Self::PatternsExported => "patterns_exported",
            Self::RecordsGathered => "records_gathered",
            Self::GatheredRead => "gathered_read",
            Self::GatheredMarkedRead => "gathered_marked_read",
            Self::GatheredExported => "gathered_exported",
            Self::GatheredDeleted => "gathered_deleted",
            Self::AuthorityTrusted => "authority_trusted",
            Self::AuthorityNotTrusted => "authority_not_trusted",
            Self::RootExported => "root_exported",
            Self::ReferralRead => "referral_read",
            Self::ReferralExported => "referral_exported",
            Self::ChildrenRead => "children_read",
            Self::JournalRead => "journal_read",
            Self::Searched => "searched",
            Self::CasebookChecked => "casebook_checked",
        }
    }
}

/// Stands as `who` where the recovery kit opened the casebook and nobody was signed in yet.
pub use crate::key_slots::KIT;

/// A reading or taking out that nothing else in the casebook shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A referral was opened: its id.
    ReferralRead(String),
    /// A referral was taken out for a colleague: its id.
    ReferralExported(String),
    /// The entries of the children living here were looked at.
    ChildrenRead,
    /// The register of children was looked at.
    RegisterRead,
    /// The register of children was taken out.
    RegisterExported,
    /// The journal was read.
    JournalRead,
    /// The casebook was searched; for what, nobody is told.
    Searched,
    /// The provider's root certificate was taken out.
    RootExported,
    /// A pattern over decisions was taken out, with small numbers hidden: its name.
    PatternsExported(String),
}

/// What is asked of the journal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Only entries before this number.
    pub before: Option<i64>,
    /// Only what this person did: their id.
    pub who: Option<&'a str>,
    /// Only what was done to this subject: its kind and id.
    pub subject: Option<(&'a str, &'a str)>,
    /// The most entries.
    pub limit: usize,
}

/// What it was done to: a kind and an id. The kind is the table's name in the singular.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a>(pub(crate) &'static str, pub(crate) &'a str);

/// One entry, as kept.
#[derive(Debug, Clone)]
pub struct Entry {
    /// 1, 2, 3 …
    pub number: i64,
    /// When, as the program was told: RFC 3339, UTC.
    pub at: String,
    /// The id of the person.
    pub who: String,
    /// What was done: see [`Kind::as_str`].
    pub what: String,
    /// The kind of the subject: `referral`, `child`, `record` …
    pub subject_kind: String,
    /// The subject's id, number or version.
    pub subject_id: String,
    /// More about it; for writes a list `changes` of pointer, before and after.
    pub detail: Document,
    /// The hash of the entry before.
    pub previous: [u8; 32],
    /// The hash of this entry.
    pub hash: [u8; 32],
}

impl Entry {
    /// Whether the clock said less than at the entry before, which it must not: somebody set
    /// it, or it was wrong. The order of the entries is that of their numbers.
    #[must_use]
    pub fn clock_went_back(&self, before: &Self) -> bool {
        self.at < before.at
    }
}

/// Adds an entry at the end; belongs in the same transaction as what it tells of. Returns
/// its number.
pub(crate) fn add(
    connection: &Connection,
    (at, who): (At, &str),
    what: Kind,
    Subject(subject_kind, subject_id): Subject<'_>,
    detail: &impl Serialize,
) -> Result<i64> {
    let (last, previous) = match last(connection)? {
        Some(head) => head,
        None => (0, before_the_first(&casebook_id(connection)?)),
    };
    let mut entry = Entry {
        number: last.saturating_add(1),
        at: written(at),
        who: who.to_owned(),
        what: what.as_str().to_owned(),
        subject_kind: subject_kind.to_owned(),
        subject_id: subject_id.to_owned(),
        detail: Document::of(detail)?,
        previous,
        hash: [0; 32],
    };
    entry.hash = hash(&entry);
    connection
        .prepare_cached(
            "INSERT INTO journal
            (number, at, who, what, subject_kind, subject_id, detail, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(rusqlite::params![
            entry.number,
            entry.at,
            entry.who,
            entry.what,
            entry.subject_kind,
            entry.subject_id,
            entry.detail.as_str(),
            entry.previous,
            entry.hash,
        ])?;
    Ok(entry.number)
}

impl Casebook {
    /// The last `limit` entries, newest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn journal(&self, limit: usize) -> Result<Vec<Entry>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = self.connection.prepare_cached(
            "SELECT number, at, who, what, subject_kind, subject_id, detail, previous, hash
                 FROM journal ORDER BY number DESC LIMIT ?1",
        )?;
        let entries = rows.query_map([limit], entry)?;
        entries.map(|entry| Ok(entry?)).collect()
    }

    /// The entries that answer to what is asked, newest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn journal_about(&self, asked: &Asked<'_>) -> Result<Vec<Entry>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT number, at, who, what, subject_kind, subject_id, detail, previous, hash
             FROM journal
             WHERE (?1 IS NULL OR number < ?1)
               AND (?2 IS NULL OR who = ?2)
               AND (?3 IS NULL OR (subject_kind = ?3 AND subject_id = ?4))
             ORDER BY number DESC LIMIT ?5",
        )?;
        let (kind, id) = asked.subject.unzip();
        let limit = i64::try_from(asked.limit).unwrap_or(i64::MAX);
        let entries = rows.query_map(
            rusqlite::params![asked.before, asked.who, kind, id, limit],
            entry,
        )?;
        entries.map(|entry| Ok(entry?)).collect()
    }

    /// The entry with this number.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn journal_entry(&self, number: i64) -> Result<Entry> {
        self.connection
            .prepare_cached(
                "SELECT number, at, who, what, subject_kind, subject_id, detail, previous, hash
                 FROM journal WHERE number = ?1",
            )?
            .query_row([number], entry)
            .optional()?
            .ok_or(Error::NotHere("journal entry"))
    }

    /// Tells the journal of a reading. Committed when this returns: nobody reads what the
    /// journal does not say they read.
    ///
    /// # Errors
    /// When the casebook cannot be written.
    pub fn tell(&mut self, told: &Told, at: At) -> Result<()> {
        self.write(|writing| {
            let here = writing.casebook;
            let (kind, subject) = match told {
                Told::ReferralRead(id) => (Kind::ReferralRead, Subject("referral", id)),
                Told::ReferralExported(id) => (Kind::ReferralExported, Subject("referral", id)),
                Told::ChildrenRead => (Kind::ChildrenRead, Subject("children", "")),
                Told::Searched => (Kind::Searched, Subject("casebook", here)),
                Told::RegisterRead => (Kind::RegisterRead, Subject("registers", "")),
                Told::RegisterExported => (Kind::RegisterExported, Subject("registers", "")),
                Told::JournalRead => (Kind::JournalRead, Subject("casebook", here)),
                Told::RootExported => (Kind::RootExported, Subject("authority", here)),
                Told::PatternsExported(name) => (Kind::PatternsExported, Subject("pattern", name)),
            };
            writing.tell(at, kind, subject, &serde_json::json!({}))?;
            Ok(())
        })
    }

    /// The journal's last entry: what is printed in a record, and kept beside the casebook.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn journal_head(&self) -> Result<Head> {
        end(&self.connection)?.ok_or(Error::Damaged)
    }

    /// Reckons the whole chain again, from the first entry to the last, and returns its end.
    ///
    /// # Errors
    /// [`Error::ChainBroken`] with the first entry that does not fit.
    pub fn check_chain(&self) -> Result<Head> {
        chain(&self.connection)
    }
}

/// Reckons the whole chain again.
pub(crate) fn chain(connection: &Connection) -> Result<Head> {
    let mut head = Head {
        number: 0,
        hash: before_the_first(&casebook_id(connection)?),
    };
    // What is left of the entries each deletion took words from, and what it said of them.
    let mut removed: BTreeMap<i64, (i64, Sha256)> = BTreeMap::new();
    let mut told: BTreeMap<i64, String> = BTreeMap::new();
    let mut rows = connection.prepare(
        "SELECT number, at, who, what, subject_kind, subject_id, detail, previous, hash
         FROM journal ORDER BY number",
    )?;
    for found in rows.query_map([], entry)? {
        let found = found?;
        let number = head.number.saturating_add(1);
        if found.number != number || found.previous != head.hash {
            return Err(Error::ChainBroken { number });
        }
        match removed_by(&found) {
            Some(deletion) => {
                let (first, left) = removed
                    .entry(deletion)
                    .or_insert_with(|| (number, Sha256::new()));
                *first = number.min(*first);
                left.update(what_is_left(&found));
            }
            None if found.hash != hash(&found) => return Err(Error::ChainBroken { number }),
            None => {}
        }
        if found.what == Kind::DeletionDone.as_str() {
            told.extend(digest_told(&found));
        }
        head = Head {
            number,
            hash: found.hash,
        };
    }
    drop(rows);
    for (deletion, (first, left)) in removed {
        let digest: [u8; 32] = left.finalize().into();
        if told.get(&deletion) != Some(&seal::hex(&digest)) {
            return Err(Error::ChainBroken { number: first });
        }
    }
    Ok(head)
}

/// The last entry's number and hash, if there is one.
pub(crate) fn end(connection: &Connection) -> Result<Option<Head>> {
    Ok(last(connection)?.map(|(number, hash)| Head { number, hash }))
}

/// By which deletion an entry's words went.
fn removed_by(entry: &Entry) -> Option<i64> {
    let number = entry.detail.as_str().strip_prefix("{\"removed_by\":")?;
    number.strip_suffix('}')?.parse().ok()
}

/// What is left of an entry whose words went.
fn what_is_left(entry: &Entry) -> Vec<u8> {
    let number = entry.number.to_string();
    let (previous, own) = (seal::hex(&entry.previous), seal::hex(&entry.hash));
    seal::bound_to(&[
        &number,
        &entry.at,
        &entry.who,
        &entry.what,
        &entry.subject_kind,
        &entry.subject_id,
        &previous,
        &own,
    ])
}

/// The deletion an entry tells of, with the digest it gives of what is left.
fn digest_told(entry: &Entry) -> Option<(i64, String)> {
    let detail: serde_json::Value = entry.detail.read().ok()?;
    let digest = detail.get("entries_digest")?.as_str()?.to_owned();
    Some((entry.subject_id.parse().ok()?, digest))
}

/// SHA-256 over what is left of the entries whose words went with a deletion.
pub(crate) fn digest_of_removed(connection: &Connection, deletion: i64) -> Result<[u8; 32]> {
    let mut rows = connection.prepare(
        "SELECT number, at, who, what, subject_kind, subject_id, detail, previous, hash
         FROM journal WHERE detail = '{\"removed_by\":' || ?1 || '}' ORDER BY number",
    )?;
    let mut digest = Sha256::new();
    for found in rows.query_map([deletion], entry)? {
        digest.update(what_is_left(&found?));
    }
    Ok(digest.finalize().into())
}

/// The hash of the entry with this number, if there is one.
pub(crate) fn hash_of(connection: &Connection, number: i64) -> Result<Option<[u8; 32]>> {
    Ok(connection
        .query_row(
            "SELECT hash FROM journal WHERE number = ?1",
            [number],
            |row| row.get(0),
        )
        .optional()?)
}

/// When the last entry was made, as the program was told.
pub(crate) fn last_moment(connection: &Connection) -> Result<Option<At>> {
    let kept: Option<String> = connection
        .query_row(
            "SELECT at FROM journal ORDER BY number DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?;
    kept.map(|kept| crate::moment(&kept)).transpose()
}

fn last(connection: &Connection) -> Result<Option<(i64, [u8; 32])>> {
    Ok(connection
        .prepare_cached("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn casebook_id(connection: &Connection) -> Result<String> {
    Ok(connection.query_row("SELECT id FROM casebook", [], |row| row.get(0))?)
}

fn before_the_first(casebook: &str) -> [u8; 32] {
    Sha256::digest(seal::bound_to(&[WORDS, casebook])).into()
}

fn hash(entry: &Entry) -> [u8; 32] {
    let number = entry.number.to_string();
    let text = seal::bound_to(&[
        WORDS,
        &number,
        &entry.at,
        &entry.who,
        &entry.what,
        &entry.subject_kind,
        &entry.subject_id,
        entry.detail.as_str(),
    ]);
    let mut digest = Sha256::new();
    digest.update(text);
    digest.update((entry.previous.len() as u64).to_be_bytes());
    digest.update(entry.previous);
    digest.finalize().into()
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        number: row.get("number")?,
        at: row.get("at")?,
        who: row.get("who")?,
        what: row.get("what")?,
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        detail: Document::from_kept(row.get("detail")?),
        previous: row.get("previous")?,
        hash: row.get("hash")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make};
    use rand_core::OsRng;
    use serde_json::json;

    fn with_entries() -> (tempfile::TempDir, Casebook) {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let referral = casebook
            .new_referral(&json!({"n": 0}), at(1), &mut OsRng)
            .unwrap();
        for n in 1..5 {
            casebook
                .save_referral(&referral.id, n, &json!({"n": n}), at(n))
                .unwrap();
        }
        (folder, casebook)
    }

    #[test]
    fn an_untouched_chain_holds_to_its_head() {
        let (_folder, casebook) = with_entries();
        let head = casebook.check_chain().unwrap();
        assert_eq!(head, casebook.journal_head().unwrap());
        assert!(head.number >= 9);
    }

    #[test]
    fn an_entry_can_neither_be_changed_nor_removed_nor_put_in_between() {
        let (_folder, casebook) = with_entries();
        let sql = [
            "UPDATE journal SET who = 'another' WHERE number = 3",
            "DELETE FROM journal WHERE number = 3",
            "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 3",
            "INSERT INTO journal SELECT number + 100, at, who, what, subject_kind, subject_id,
                detail, previous, hash FROM journal WHERE number = 3",
        ];
        for sql in sql {
            assert!(casebook.connection.execute(sql, []).is_err(), "{sql}");
        }
        casebook.check_chain().unwrap();
    }

    #[test]
    fn whoever_goes_round_the_triggers_is_found_by_the_chain() {
        let columns = [
            "at = 'x'",
            "who = 'x'",
            "what = 'x'",
            "subject_id = 'x'",
            "detail = '{}'",
        ];
        for column in columns {
            let (_folder, casebook) = with_entries();
            casebook
                .connection
                .execute_batch(&format!(
                    "DROP TRIGGER journal_entry_stays_as_it_was;
                     UPDATE journal SET {column} WHERE number = 6;"
                ))
                .unwrap();
            assert!(
                matches!(
                    casebook.check_chain(),
                    Err(Error::ChainBroken { number: 6 })
                ),
                "{column}"
            );
        }
    }

    #[test]
    fn a_changed_entry_with_its_hash_made_right_breaks_the_next_one() {
        let (_folder, casebook) = with_entries();
        let mut changed = casebook
            .journal(100)
            .unwrap()
            .into_iter()
            .find(|e| e.number == 6)
            .unwrap();
        changed.who = "another".to_owned();
        casebook
            .connection
            .execute_batch("DROP TRIGGER journal_entry_stays_as_it_was")
            .unwrap();
        casebook
            .connection
            .execute(
                "UPDATE journal SET who = ?1, hash = ?2 WHERE number = 6",
                rusqlite::params![changed.who, hash(&changed)],
            )
            .unwrap();
        assert!(matches!(
            casebook.check_chain(),
            Err(Error::ChainBroken { number: 7 })
        ));
    }

    #[test]
    fn a_removed_entry_is_missed() {
        let (_folder, casebook) = with_entries();
        casebook
            .connection
            .execute_batch(
                "DROP TRIGGER journal_entry_stays; DELETE FROM journal WHERE number = 5;",
            )
            .unwrap();
        assert!(matches!(
            casebook.check_chain(),
            Err(Error::ChainBroken { number: 5 })
        ));
    }

    /// Reckoned outside, from the description at the head of this file.
    #[test]
    fn the_hash_of_an_entry_never_changes_between_versions() {
        let entry = Entry {
            number: 1,
            at: "2026-03-02T09:00:00.000Z".to_owned(),
            who: "p".to_owned(),
            what: "signed_in".to_owned(),
            subject_kind: "person".to_owned(),
            subject_id: "p".to_owned(),
            detail: Document::of(&json!({})).unwrap(),
            previous: before_the_first("c"),
            hash: [0; 32],
        };
        assert_eq!(
            seal::hex(&hash(&entry)),
            "36c1d986cccd0dbec0cebcfd1d525ea7812ebd967242dc6d6c2f1a3d4bf4920a"
        );
    }
}
