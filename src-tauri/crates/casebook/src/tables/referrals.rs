//! Referrals: one document each, saved field by field.

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::key_slots::new_id;
use crate::{Act, At, Casebook, Document, Error, FieldChange, Result, changes, written};

/// A referral as last saved.
#[derive(Debug, Clone)]
pub struct Referral {
    /// 32 hexadecimal digits.
    pub id: String,
    /// 1, 2, 3 … in the order they came into the casebook.
    pub number: i64,
    /// The whole referral.
    pub document: Document,
    /// Grows by one with each change; say which one was read when saving the next.
    pub revision: i64,
    /// When it was begun: RFC 3339, UTC.
    pub created_at: String,
    /// When it last changed: RFC 3339, UTC.
    pub changed_at: String,
    /// Whether it can still be changed.
    pub status: Status,
}

/// Where a referral stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being worked on.
    Open,
    /// Decided, and the decision signed.
    Signed,
    /// Ended without a decision: withdrawn, for example.
    Closed,
}

/// What a save came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The revision that now stands. The same as before when nothing had changed.
    pub revision: i64,
    /// What changed, as the journal tells it.
    pub changes: Vec<FieldChange>,
}

impl Casebook {
    /// Begins a referral. Committed when this returns.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn new_referral(
        &mut self,
        document: &impl Serialize,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Referral> {
        self.must_be_allowed(Act::Write)?;
        let (id, document) = (new_id(rng), Document::of(document)?);
        let detail = json!({"changes": changes::between(None, Some(&document.value()?))});
        self.write(|writing| {
            writing.execute(
                "INSERT INTO referrals
                (id, number, document, revision, created_at, changed_at, status)
             VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM referrals), ?2, 1, ?3, ?3,
                     'open')",
                rusqlite::params![id, document.as_str(), written(at)],
            )?;
            writing.tell(at, Kind::ReferralBegun, Subject("referral", &id), &detail)
        })?;
        self.referral(&id)
    }

    /// One referral.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn referral(&self, id: &str) -> Result<Referral> {
        with_id(&self.connection, id)
    }

    /// Every referral, newest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn referrals(&self) -> Result<Vec<Referral>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, number, document, revision, created_at, changed_at, status
             FROM referrals ORDER BY number DESC",
        )?;
        rows.query_and_then([], referral)?.collect()
    }

    /// The referrals that are open, newest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn open_referrals(&self) -> Result<Vec<Referral>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, number, document, revision, created_at, changed_at, status
             FROM referrals WHERE status = 'open' ORDER BY number DESC",
        )?;
        rows.query_and_then([], referral)?.collect()
    }

    /// The newest open referral whose document names another one at a place of it, such as
    /// "$.remakes.referral": looked for by the database, so that no other is read.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn open_referral_naming(&self, place: &str, id: &str) -> Result<Option<Referral>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, number, document, revision, created_at, changed_at, status
             FROM referrals WHERE status = 'open' AND document ->> ?1 = ?2
             ORDER BY number DESC LIMIT 1",
        )?;
        rows.query_and_then([place, id], referral)?
            .next()
            .transpose()
    }

    /// Up to `most` of the referrals that are decided or closed, newest first: those with a number
    /// below `before`, where one is given.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn ended_referrals(&self, before: Option<i64>, most: usize) -> Result<Vec<Referral>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        for status in ["signed", "closed"] {
            let mut rows = self.connection.prepare_cached(
                "SELECT id, number, document, revision, created_at, changed_at, status
                 FROM referrals WHERE status = ?1 AND (?2 IS NULL OR number < ?2)
                 ORDER BY number DESC LIMIT ?3",
            )?;
            for one in rows.query_and_then(rusqlite::params![status, before, most], referral)? {
                found.push(one?);
            }
        }
        found.sort_by_key(|one| std::cmp::Reverse(one.number));
        found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// The referral with this number.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn referral_with_number(&self, number: i64) -> Result<Option<Referral>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, number, document, revision, created_at, changed_at, status
             FROM referrals WHERE number = ?1",
        )?;
        let mut found = rows.query_and_then([number], referral)?;
        found.next().transpose()
    }

    /// Up to `most` referrals that ended and did not change since a day, the oldest first.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn ended_before(&self, day: chrono::NaiveDate, most: usize) -> Result<Vec<Referral>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut rows = self.connection.prepare_cached(
            "SELECT id, number, document, revision, created_at, changed_at, status
             FROM referrals WHERE number IN (
                SELECT number FROM referrals INDEXED BY referrals_ended
                WHERE status IN ('signed', 'closed') AND changed_at < ?1
                ORDER BY number LIMIT ?2)
             ORDER BY number",
        )?;
        rows.query_and_then(rusqlite::params![day.to_string(), most], referral)?
            .collect()
    }

    /// Saves the referral that was read at `revision`. One transaction, committed when this
    /// returns; the journal tells each field that changed and what stood there.
    ///
    /// # Errors
    /// [`Error::ChangedElsewhere`] when another window saved since: nothing is written.
    /// [`Error::AlreadySigned`] and [`Error::AlreadyClosed`] when it is no longer open.
    /// [`Error::NotAllowed`], [`Error::NotHere`], [`Error::DiskFull`].
    pub fn save_referral(
        &mut self,
        id: &str,
        revision: i64,
        document: &impl Serialize,
        at: At,
    ) -> Result<Saved> {
        self.must_be_allowed(Act::Write)?;
        let document = Document::of(document)?;
        self.write(|writing| {
            let before = open_at(writing, id, revision)?;
            let changes =
                changes::between(Some(&before.document.value()?), Some(&document.value()?));
            if changes.is_empty() {
                return Ok(Saved { revision, changes });
            }
            let next = revision.saturating_add(1);
            writing
            .prepare_cached(
                "UPDATE referrals SET document = ?2, revision = ?3, changed_at = ?4 WHERE id = ?1",
            )?
            .execute(rusqlite::params![id, document.as_str(), next, written(at)])?;
            let detail = json!({"revision": next, "changes": changes});
            writing.tell(at, Kind::ReferralSaved, Subject("referral", id), &detail)?;
            Ok(Saved {
                revision: next,
                changes,
            })
        })
    }

    /// Closes a referral that ends without a decision, and keeps the reason in the journal.
    ///
    /// # Errors
    /// As [`Casebook::save_referral`].
    pub fn close_referral(&mut self, id: &str, revision: i64, reason: &str, at: At) -> Result<()> {
        self.must_be_allowed(Act::Write)?;
        self.write(|writing| {
            open_at(writing, id, revision)?;
            set_status(writing, id, "closed", at)?;
            let detail = json!({"reason": reason});
            writing.tell(at, Kind::ReferralClosed, Subject("referral", id), &detail)?;
            Ok(())
        })
    }
}

/// The referral, if it is still open and still what was read at `revision`.
pub(crate) fn open_at(connection: &Connection, id: &str, revision: i64) -> Result<Referral> {
    let referral = with_id(connection, id)?;
    match referral.status {
        Status::Open => {}
        Status::Signed => return Err(Error::AlreadySigned),
        Status::Closed => return Err(Error::AlreadyClosed),
    }
    if referral.revision != revision {
        return Err(Error::ChangedElsewhere {
            revision: referral.revision,
        });
    }
    Ok(referral)
}

pub(crate) fn set_status(connection: &Connection, id: &str, word: &str, at: At) -> Result<()> {
    connection.execute(
        "UPDATE referrals SET status = ?2, revision = revision + 1, changed_at = ?3 WHERE id = ?1",
        rusqlite::params![id, word, written(at)],
    )?;
    Ok(())
}

pub(crate) fn with_id(connection: &Connection, id: &str) -> Result<Referral> {
    let mut rows = connection.prepare_cached(
        "SELECT id, number, document, revision, created_at, changed_at, status
         FROM referrals WHERE id = ?1",
    )?;
    rows.query_row([id], |row| Ok(referral(row)))
        .optional()?
        .ok_or(Error::NotHere("referral"))?
}

fn referral(row: &Row<'_>) -> Result<Referral> {
    let status: String = row.get("status")?;
    Ok(Referral {
        id: row.get("id")?,
        number: row.get("number")?,
        document: Document::from_kept(row.get("document")?),
        revision: row.get("revision")?,
        created_at: row.get("created_at")?,
        changed_at: row.get("changed_at")?,
        status: match status.as_str() {
            "open" => Status::Open,
            "signed" => Status::Signed,
            "closed" => Status::Closed,
            _ => return Err(Error::Damaged),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make, make_with_a_referral};
    use rand_core::OsRng;

    #[test]
    fn the_open_referral_that_names_another_is_found_and_no_ended_one() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let mut begin = |n: i64, of: &str| {
            let document = json!({"remakes": {"referral": of}});
            let begun = casebook.new_referral(&document, at(n), &mut OsRng);
            begun.unwrap().id
        };
        let (closed, open) = (begin(1, "first"), begin(2, "second"));
        begin(3, "third");
        casebook
            .close_referral(&closed, 1, "EXAMPLE", at(4))
            .unwrap();
        let found = |id: &str| {
            let found = casebook.open_referral_naming("$.remakes.referral", id);
            found.unwrap().map(|one| one.id)
        };
        assert_eq!(found("second"), Some(open));
        assert_eq!(found("first"), None, "it is closed");
        assert_eq!(found("fourth"), None);
    }

    #[test]
    fn open_and_ended_referrals_are_listed_apart_page_by_page() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        for n in 1..=7 {
            let begun = casebook.new_referral(&json!({"n": n}), at(n), &mut OsRng);
            let id = begun.unwrap().id;
            match n {
                1 | 4 => casebook.close_referral(&id, 1, "EXAMPLE", at(n)).unwrap(),
                2 | 6 => {
                    let number = casebook.next_record_number().unwrap();
                    let stored = casebook.store_record(crate::NewRecord {
                        number,
                        referral: &id,
                        revision: 1,
                        outcome: "Declined",
                        signed_at: at(n),
                        pdf: format!("EXAMPLE {n}").as_bytes(),
                    });
                    let record = stored.unwrap().record;
                    assert_eq!(casebook.record_of(&id).unwrap(), Some(record.clone()));
                    assert_eq!(casebook.record_row(number).unwrap(), Some(record));
                }
                _ => assert_eq!(casebook.record_of(&id).unwrap(), None),
            }
        }
        let numbers = |found: Vec<Referral>| found.iter().map(|one| one.number).collect::<Vec<_>>();
        assert_eq!(numbers(casebook.open_referrals().unwrap()), [7, 5, 3]);
        assert_eq!(
            numbers(casebook.ended_referrals(None, 3).unwrap()),
            [6, 4, 2]
        );
        assert_eq!(numbers(casebook.ended_referrals(Some(2), 3).unwrap()), [1]);
        assert_eq!(casebook.record_row(9).unwrap(), None);
    }

    #[test]
    fn a_full_disk_costs_the_last_change_and_nothing_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, id) = make_with_a_referral(&folder);
        casebook
            .save_referral(&id, 1, &json!({"n": 2}), at(2))
            .unwrap();
        let pages: i64 = casebook
            .connection
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .unwrap();
        let set = format!("PRAGMA max_page_count = {}", pages + 2);
        casebook.connection.query_row(&set, [], |_| Ok(())).unwrap();
        let long = json!({"n": "long ".repeat(20_000)});
        assert!(matches!(
            casebook.save_referral(&id, 2, &long, at(3)),
            Err(Error::DiskFull)
        ));

        let kept = casebook.referral(&id).unwrap();
        assert_eq!((kept.document.as_str(), kept.revision), (r#"{"n":2}"#, 2));
        casebook.check_chain().unwrap();
        casebook
            .connection
            .query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(()))
            .unwrap();
        assert_eq!(
            casebook
                .save_referral(&id, 2, &long, at(4))
                .unwrap()
                .revision,
            3
        );
    }
}
