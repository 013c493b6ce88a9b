//! Opening a casebook: each refusal in its order, each with its name.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use serde_json::json;

use crate::journal::{self, Kind, Subject};
use crate::key_slots::{CasebookKey, KeyFile};
use crate::lock::Lock;
use crate::place::Place;
use crate::tables::people::{self, Person};
use crate::warning::Warning;
use crate::{Act, At, Error, Head, Passphrase, Result, cipher, head, migrations};

/// How every ordinary SQLite file begins.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";

/// The fewest bytes a casebook has: one page.
const SMALLEST: u64 = 4_096;

/// An open casebook, with one person signed in.
///
/// Dropping it folds the log in and writes the head beside it as [`Casebook::close`] does,
/// but can tell nobody when that fails; no saved entry depends on it.
pub struct Casebook {
    // In this order: the connection is closed before the lock is let go.
    pub(crate) connection: Connection,
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) example: bool,
    pub(crate) signed_in: Person,
    pub(crate) keys: KeyFile,
    pub(crate) key: CasebookKey,
    lock: Lock,
    closed: bool,
}

/// A casebook as it was found.
#[derive(Debug)]
pub struct Opened {
    /// The open casebook.
    pub casebook: Casebook,
    /// Whose passphrase it was.
    pub person: Person,
    /// What the person should be told before they go on.
    pub warnings: Vec<Warning>,
}

impl Casebook {
    /// Opens the casebook at `path` for the person whose passphrase this is, and notes the
    /// sign-in in the journal.
    ///
    /// # Errors
    /// In this order: [`Error::InUse`], [`Error::Missing`], [`Error::Empty`],
    /// [`Error::NotEncrypted`], [`Error::ReadOnly`], [`Error::KeysMissing`],
    /// [`Error::KeysDamaged`], [`Error::WrongPassphrase`], [`Error::CipherMissing`],
    /// [`Error::KeyDoesNotFit`], [`Error::NewerFile`], [`Error::Damaged`]. A refused
    /// casebook is left as it was.
    pub fn open(path: &Path, passphrase: &Passphrase, at: At) -> Result<Opened> {
        let place = Place::of(path);
        let mut lock = Lock::take(&place, false)?;
        look_at_the_file(&place)?;
        let keys = KeyFile::read(&place)?;
        let (key, person) = match keys.unlock(passphrase) {
            Err(Error::WrongPassphrase) => {
                lock.note_failure(at)?;
                return Err(Error::WrongPassphrase);
            }
            other => other?,
        };
        Self::enter(place, lock, keys, key, &person, at)
    }

    /// From the key to the open casebook.
    pub(crate) fn enter(
        place: Place,
        lock: Lock,
        keys: KeyFile,
        key: CasebookKey,
        person: &str,
        at: At,
    ) -> Result<Opened> {
        let mut connection = cipher::connect(place.casebook(), &key, false)?;
        migrations::must_not_be_newer(&connection)?;
        if migrations::version(&connection)? == 0 {
            return Err(Error::Damaged);
        }
        cipher::settle_manner(&connection)?;
        cipher::quick_check(&connection)?;
        migrations::take_steps(&mut connection)?;
        let (id, example): (String, bool) =
            connection.query_row("SELECT id, example FROM casebook", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if keys.casebook != id {
            return Err(Error::KeyDoesNotFit);
        }
        let person = people::with_id(&connection, person)?.ok_or(Error::Damaged)?;
        if !person.active {
            return Err(Error::NotAllowed("sign in any more"));
        }
        let warning = head::compare(&place, &id, &connection)?;
        let mut casebook = Self {
            connection,
            place,
            id,
            example,
            signed_in: person.clone(),
            keys,
            key,
            lock,
            closed: false,
        };
        let mut warnings: Vec<Warning> = warning.into_iter().collect();
        warnings.extend(casebook.note_sign_in(&warnings, at)?);
        Ok(Opened {
            casebook,
            person,
            warnings,
        })
    }

    /// The sign-in, the failed ones before it, and a lost end, in the journal.
    fn note_sign_in(&mut self, found: &[Warning], at: At) -> Result<Option<Warning>> {
        let failures = self.lock.failures()?;
        let transaction = self.connection.transaction()?;
        let (by, here) = (
            (at, self.signed_in.id.as_str()),
            Subject("casebook", &self.id),
        );
        for warning in found {
            journal::add(
                &transaction,
                by,
                Kind::FoundBehindItsHead,
                here,
                &warning.detail(),
            )?;
        }
        if let (Some(first), Some(last)) = (failures.first(), failures.last()) {
            let detail = json!({"count": failures.len(), "first": first, "last": last});
            journal::add(&transaction, by, Kind::SignInsFailed, here, &detail)?;
        }
        let who = Subject("person", &self.signed_in.id);
        journal::add(&transaction, by, Kind::SignedIn, who, &json!({}))?;
        transaction.commit()?;
        if failures.is_empty() {
            return Ok(None);
        }
        self.lock.clear_failures()?;
        Ok(Some(Warning::SignInsFailed {
            count: failures.len(),
        }))
    }

    /// Who is signed in.
    #[must_use]
    pub fn signed_in(&self) -> &Person {
        &self.signed_in
    }

    /// The casebook's own id: 32 hexadecimal digits, the same for ever.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether this is an example: nothing in it is about anybody.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.example
    }

    /// Refuses what the signed-in person's standing does not allow.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn must_be_allowed(&self, act: Act) -> Result<()> {
        if self.signed_in.standing.may(act) {
            Ok(())
        } else {
            Err(Error::NotAllowed(act.words()))
        }
    }

    /// Folds the log into the file, writes the journal's head beside it, and lets go.
    ///
    /// # Errors
    /// When either fails. Everything saved is in the casebook nevertheless.
    pub fn close(mut self) -> Result<()> {
        self.closed = true;
        self.settle().map(|_| ())
    }

    /// After this, everything up to the returned head stands in authenticated pages, and the
    /// side file says so.
    pub(crate) fn settle(&self) -> Result<Head> {
        cipher::fold_log_in(&self.connection)?;
        let head = self.journal_head()?;
        head::keep(&self.place, &self.id, head)?;
        Ok(head)
    }
}

impl Drop for Casebook {
    fn drop(&mut self) {
        if !self.closed {
            // Nobody is left to be told; what is lost is the comparison at the next opening.
            let _ = self.settle();
        }
    }
}

/// Says who is signed in and nothing of what the casebook holds.
impl std::fmt::Debug for Casebook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Casebook")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What can be told without a key.
fn look_at_the_file(place: &Place) -> Result<()> {
    let found = fs::metadata(place.casebook()).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::Missing,
        _ => error.into(),
    })?;
    if !found.is_file() {
        return Err(Error::Missing);
    }
    if found.len() == 0 {
        // SQLite would take it for a new database and fill it.
        return Err(Error::Empty);
    }
    let mut start = Vec::with_capacity(PLAIN.len());
    File::open(place.casebook())?
        .take(PLAIN.len() as u64)
        .read_to_end(&mut start)?;
    if start == PLAIN {
        return Err(Error::NotEncrypted);
    }
    if found.len() < SMALLEST {
        // SQLite would take this for empty too.
        return Err(Error::Damaged);
    }
    if found.permissions().readonly() {
        return Err(Error::ReadOnly);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make, passphrase};

    #[test]
    fn a_casebook_of_a_newer_program_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let (path, casebook) = make(&folder);
        let newer = migrations::newest() + 1;
        casebook
            .connection
            .pragma_update(None, "user_version", newer)
            .unwrap();
        casebook.close().unwrap();
        assert!(matches!(
            Casebook::open(&path, &passphrase(), at(1)),
            Err(Error::NewerFile)
        ));
    }

    #[test]
    fn each_transaction_is_on_the_disk_before_it_is_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let (_, casebook) = make(&folder);
        let pragma = |name: &str| {
            casebook
                .connection
                .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
                .unwrap()
        };
        assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
        assert_eq!(pragma("synchronous"), 2.into());
        assert_eq!(pragma("foreign_keys"), 1.into());
    }

    #[test]
    fn after_a_record_is_stored_nothing_is_left_in_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut casebook) = make(&folder);
        let rng = &mut rand_core::OsRng;
        let referral = casebook.new_referral(&json!({}), at(1), rng).unwrap();
        let mut log = path.into_os_string();
        log.push("-wal");
        assert!(fs::metadata(&log).unwrap().len() > 0);
        let stored = casebook.store_record(crate::NewRecord {
            number: 1,
            referral: &referral.id,
            revision: 1,
            outcome: "Accepted on conditions",
            signed_at: at(2),
            pdf: b"%PDF EXAMPLE",
        });
        assert_eq!(stored.unwrap().warnings, []);
        assert_eq!(fs::metadata(&log).unwrap().len(), 0);
    }

    #[test]
    fn a_person_who_left_cannot_sign_in() {
        let folder = tempfile::tempdir().unwrap();
        let (path, casebook) = make(&folder);
        casebook
            .connection
            .execute("UPDATE people SET active = 0", [])
            .unwrap();
        casebook.close().unwrap();
        assert!(matches!(
            Casebook::open(&path, &passphrase(), at(1)),
            Err(Error::NotAllowed(_))
        ));
    }
}
