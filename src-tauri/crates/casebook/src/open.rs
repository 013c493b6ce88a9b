//! Opening a casebook: each refusal in its order, each with its name.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use serde_json::json;

use crate::journal::{self, Kind, Subject};
use crate::key_slots::{CasebookKey, KeyFile, Unlocked};
use crate::lock::Lock;
use crate::place::Place;
use crate::tables::papers;
use crate::tables::people::{self, Person};
use crate::warning::Warning;
use crate::{Act, At, Error, Head, Passphrase, Result, cipher, head, migrations};

/// How every ordinary SQLite file begins.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";

/// The largest file that is looked through whole at each opening: 16 MiB. A larger
/// one would keep its people waiting longer every month. What opening needs of it is read, and so
/// authenticated, in any case; the rest is looked through while they work
/// ([`Casebook::look_on`]) and by [`Casebook::check`].
const LOOKED_THROUGH_AT_ONCE: u64 = 16 * 1024 * 1024;

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
    /// Whether it is a register of records gathered from several homes, and no home's casebook.
    pub(crate) register: bool,
    pub(crate) signed_in: Person,
    pub(crate) keys: KeyFile,
    pub(crate) key: CasebookKey,
    lock: Lock,
    /// Which file it is, so that one moved away or put in its place while it is open is noticed.
    file: (u64, u64),
    /// The computer whose presence stands beside the casebook, and since when.
    pub(crate) present: Option<(String, At)>,
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
    /// [`Error::KeysDamaged`], [`Error::WaitFirst`], [`Error::WrongPassphrase`],
    /// [`Error::CipherMissing`], [`Error::KeyDoesNotFit`], [`Error::NewerFile`],
    /// [`Error::Damaged`], [`Error::TimeOver`]. A refused
    /// casebook is left as it was.
    pub fn open(path: &Path, passphrase: &Passphrase, at: At) -> Result<Opened> {
        let shut = Shut::find(path, at)?;
        let (file, unlocked) =
            shut.unlock(at, Error::WrongPassphrase, |keys| keys.unlock(passphrase))?;
        file.sign_in(&unlocked.person, &unlocked.slot, at)
    }

    /// The sign-in, the failed ones before it, and a lost end, in the journal.
    fn note_sign_in(
        &mut self,
        found: &[Warning],
        brought_up: Option<i64>,
        at: At,
    ) -> Result<Option<Warning>> {
        let failures = self.lock.failures()?;
        self.write_unacknowledged(|writing| {
            let here = || Subject("casebook", writing.casebook);
            if let Some(from) = brought_up {
                let detail = Warning::BroughtUp { from }.detail();
                writing.tell(at, Kind::TablesBroughtUp, here(), &detail)?;
            }
            for warning in found {
                writing.tell(at, Kind::FoundBehindItsHead, here(), &warning.detail())?;
            }
            if let (Some(first), Some(last)) = (failures.first(), failures.last()) {
                let detail = json!({"count": failures.len(), "first": first, "last": last});
                writing.tell(at, Kind::SignInsFailed, here(), &detail)?;
            }
            // What was arriving when the program was ended is not a paper.
            papers::drop_arriving(writing, None)?;
            let who = Subject("person", writing.who);
            writing.tell(at, Kind::SignedIn, who, &json!({}))
        })?;
        self.lock.clear()?;
        self.acknowledge()?;
        if failures.is_empty() {
            return Ok(None);
        }
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

    /// Whether this is a register of signed records gathered from several homes.
    #[must_use]
    pub fn is_register(&self) -> bool {
        self.register
    }

    /// Refuses a person whose time has passed. The journal's own time counts where the clock
    /// says less: setting it back gives nobody more time.
    ///
    /// # Errors
    /// [`Error::TimeOver`].
    pub fn must_still_be_in_time(&self, at: At) -> Result<()> {
        in_time(&self.connection, &self.signed_in, at)
    }

    /// Refuses what the signed-in person's standing does not allow.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn must_be_allowed(&self, act: Act) -> Result<()> {
        let standing = self.signed_in.standing;
        let may = if self.register {
            standing.may_in_a_register(act)
        } else {
            standing.may(act)
        };
        if may {
            Ok(())
        } else {
            Err(Error::NotAllowed(act.words()))
        }
    }

    /// For a moment in which nobody waits: folds the log into the file, where each page carries its
    /// seal. Everything in the log is on the disk already; the next saves find it short.
    ///
    /// # Errors
    /// When the disk fails. Nothing is lost by it.
    pub fn rest(&self) -> Result<()> {
        cipher::fold_in_what_can_be(&self.connection)
    }

    /// Folds the log into the file, writes the journal's head beside it, and lets go.
    ///
    /// # Errors
    /// When either fails. Everything saved is in the casebook nevertheless.
    pub fn close(mut self) -> Result<()> {
        self.closed = true;
        self.be_gone();
        self.settle()?;
        self.lock.clear()
    }

    /// Writes down beside the casebook how far the journal has come. After every commit, before
    /// the caller is told that what it wrote is saved.
    ///
    /// # Errors
    /// [`Error::Missing`] when the file was removed, moved or replaced while it was open: what
    /// was written went where nobody will find it.
    pub(crate) fn acknowledge(&mut self) -> Result<()> {
        if self.place.which().ok() != Some(self.file) {
            return Err(Error::Missing);
        }
        let head = self.journal_head()?;
        self.lock.keep_end(head)
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
            self.be_gone();
            // Nobody is left to be told; what is lost is the comparison at the next opening.
            let _ = self.settle().and_then(|_| self.lock.clear());
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

/// A casebook that is there and locked for us, and not yet opened.
pub(crate) struct Shut {
    place: Place,
    lock: Lock,
    keys: KeyFile,
}

impl Shut {
    /// What can be refused before a passphrase is tried.
    pub(crate) fn find(path: &Path, at: At) -> Result<Self> {
        let place = Place::of(path);
        let mut lock = Lock::take(&place, false)?;
        look_at_the_file(&place)?;
        let keys = KeyFile::read(&place)?;
        lock.must_not_wait(at)?;
        Ok(Self { place, lock, keys })
    }

    /// Opens the file with what a passphrase or a code unlocks; `wrong` is said, and counted,
    /// when it unlocks nothing.
    pub(crate) fn unlock(
        mut self,
        at: At,
        wrong: Error,
        unlock: impl FnOnce(&KeyFile) -> Result<Unlocked>,
    ) -> Result<(OpenFile, Unlocked)> {
        let unlocked = match unlock(&self.keys) {
            Err(Error::WrongPassphrase) => {
                self.lock.note_failure(at)?;
                return Err(wrong);
            }
            other => other?,
        };
        let key = unlocked.key.clone();
        let file = OpenFile::enter(self.place, self.lock, self.keys, key)?;
        Ok((file, unlocked))
    }
}

/// The file, open, and nobody signed in yet.
pub(crate) struct OpenFile {
    pub(crate) connection: Connection,
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) keys: KeyFile,
    pub(crate) key: CasebookKey,
    example: bool,
    pub(crate) register: bool,
    brought_up: Option<i64>,
    lock: Lock,
}

impl OpenFile {
    /// From the key to the open file.
    pub(crate) fn enter(place: Place, lock: Lock, keys: KeyFile, key: CasebookKey) -> Result<Self> {
        let mut connection = cipher::connect(place.casebook(), &key, false)?;
        migrations::must_not_be_newer(&connection)?;
        if migrations::version(&connection)? == 0 {
            return Err(Error::Damaged);
        }
        cipher::settle_manner(&connection)?;
        if fs::metadata(place.casebook())?.len() <= LOOKED_THROUGH_AT_ONCE {
            cipher::quick_check(&connection)?;
        }
        let (id, example): (String, bool) =
            connection.query_row("SELECT id, example FROM casebook", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if keys.casebook != id {
            return Err(Error::KeyDoesNotFit);
        }
        let brought_up = migrations::bring_up(&mut connection, &place, &key)?;
        let register = connection.prepare("SELECT 1 FROM register")?.exists([])?;
        Ok(Self {
            connection,
            place,
            id,
            keys,
            key,
            example,
            register,
            brought_up,
            lock,
        })
    }

    /// Signs in the person whose slot was opened, and drops the slots that count no more.
    pub(crate) fn sign_in(mut self, person: &str, slot: &str, at: At) -> Result<Opened> {
        let person = people::with_id(&self.connection, person)?.ok_or(Error::Damaged)?;
        if !person.active {
            return Err(Error::NotAllowed("sign in any more"));
        }
        match people::slot_of(&self.connection, &person.id)? {
            Some(current) if current == slot => {}
            // A slot of an earlier passphrase, from an older keys file: it opens the file, and
            // counts for nothing here.
            Some(_) => {
                self.lock.note_failure(at)?;
                return Err(Error::WrongPassphrase);
            }
            None => people::set_slot(&self.connection, &person.id, slot)?,
        }
        in_time(&self.connection, &person, at)?;
        if people::drop_slots(&self.connection, &mut self.keys, at)? {
            self.keys.write(&self.place)?;
        }
        let mut warning = head::compare(&self.place, &self.id, &self.connection)?;
        if let (None, Some(end)) = (&warning, self.lock.end()?) {
            warning = head::holds(&self.connection, end)?;
        }
        let Self {
            connection,
            place,
            id,
            keys,
            key,
            example,
            register,
            brought_up,
            lock,
        } = self;
        let file = place.which()?;
        let mut casebook = Casebook {
            connection,
            place,
            id,
            example,
            register,
            signed_in: person.clone(),
            keys,
            key,
            lock,
            file,
            present: None,
            closed: false,
        };
        let mut warnings: Vec<Warning> = warning.into_iter().collect();
        let failed = casebook.note_sign_in(&warnings, brought_up, at)?;
        // What was deleted and could not be written over then. If it cannot now, the next opening
        // tries again; nobody is kept from their work.
        let _ = casebook.sweep(at);
        warnings.extend(failed);
        warnings.extend(brought_up.map(|from| Warning::BroughtUp { from }));
        Ok(Opened {
            casebook,
            person,
            warnings,
        })
    }
}

/// Whether a reader's time has not passed, by the clock and by the journal.
fn in_time(connection: &Connection, person: &Person, at: At) -> Result<()> {
    let Some(until) = person.until else {
        return Ok(());
    };
    let told = journal::last_moment(connection)?.unwrap_or(at);
    if until <= at.max(told) {
        Err(Error::TimeOver)
    } else {
        Ok(())
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
