//! Putting a backup in a casebook's place. The casebook that stands there is never destroyed: it
//! is set aside, with everything that belongs to it, under a name that says when.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::name;
use crate::journal::{self, Kind, Subject};
use crate::key_slots::{CasebookKey, KeyFile, Unlocked};
use crate::lock::Lock;
use crate::open::{OpenFile, Opened};
use crate::place::Place;
use crate::{
    Act, At, Casebook, Error, Head, Passphrase, Result, cipher, copy, durable, head, migrations,
};

/// Where a journal ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The number of the last entry.
    pub number: i64,
    /// When it was made.
    pub at: At,
}

/// A backup beside the casebook that stands in the place it would be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Where the backup ends. It was looked through, and is whole.
    pub backup: End,
    /// What stands there now.
    pub present: Present,
}

/// The casebook that stands where a backup would be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// There is none.
    Missing,
    /// It cannot be read with this passphrase, or is damaged.
    Unreadable,
    /// It has gone on from where the backup ends, by so many entries (nought: they are the same).
    Ahead {
        /// Its end.
        end: End,
        /// Entries the backup does not have.
        by: i64,
    },
    /// It ends before the backup does, by so many entries.
    Behind {
        /// Its end.
        end: End,
        /// Entries it does not have.
        by: i64,
    },
    /// The two have gone different ways.
    Apart {
        /// Its end.
        end: End,
    },
    /// It is the casebook of another home, or one made anew.
    Another,
}

/// A casebook that was restored, open, with the person whose passphrase it was.
#[derive(Debug)]
pub struct Restored {
    /// The open casebook.
    pub opened: Opened,
    /// Where the casebook that stood there was set aside; none where there was none.
    pub set_aside: Option<PathBuf>,
}

impl Casebook {
    /// Looks a backup through, and says how it and what stands at `present` differ. Changes
    /// nothing that is said in either.
    ///
    /// # Errors
    /// As [`Casebook::restore`].
    pub fn compare_backup(
        backup: &Path,
        present: &Path,
        passphrase: &Passphrase,
    ) -> Result<Compared> {
        let found = Found::open(backup, passphrase)?;
        Ok(Compared {
            backup: found.end,
            present: found.compare(&Place::of(present))?,
        })
    }

    /// Puts a copy of the backup where `to` says and signs the person in. What stands there is
    /// set aside first. The journal of the restored casebook tells of it.
    ///
    /// When this fails, what stood at `to` stands there still, or under the name of what is set
    /// aside; doing it again does it whole.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::KeysMissing`], [`Error::KeysDamaged`],
    /// [`Error::WrongPassphrase`], [`Error::NewerFile`], [`Error::Damaged`],
    /// [`Error::ChainBroken`] of the backup; [`Error::NotAllowed`] for a person who may not
    /// restore; [`Error::InUse`] where the casebook is open; [`Error::AlreadyThere`] where
    /// another home's casebook stands; [`Error::Stopped`]; [`Error::DiskFull`].
    pub fn restore(
        backup: &Path,
        to: &Path,
        passphrase: &Passphrase,
        at: At,
        go_on: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Restored> {
        let mut found = Found::open(backup, passphrase)?;
        let place = Place::of(to);
        if place.casebook() == backup {
            return Err(Error::AlreadyThere);
        }
        let mut lock = Lock::take(&place, true)?;
        let present = found.compare(&place)?;
        if present == Present::Another {
            return Err(Error::AlreadyThere);
        }
        let unfinished = place.unfinished();
        let end = copy::copy(&found.connection, &found.unlocked.key, &unfinished, go_on)?;

        let set_aside = set_aside(&place, at)?;
        found.keys.write(&place)?;
        head::keep(&place, &found.keys.casebook, end)?;
        durable::put_in_place(&unfinished, place.casebook())?;
        // How far the other one's journal had come says nothing about this one.
        lock.forget_end()?;

        let Unlocked { person, slot, .. } = &found.unlocked;
        let key: CasebookKey = found.unlocked.key.clone();
        let file = OpenFile::enter(place, lock, found.keys.clone(), key)?;
        let mut opened = file.sign_in(person, slot, at)?;
        let detail = json!({
            "backup_last_entry": end.number,
            "set_aside_last_entry": present.end().map(|end| end.number),
            "something_set_aside": set_aside.is_some(),
        });
        opened.casebook.write(|writing| {
            let here = Subject("casebook", writing.casebook);
            writing.tell(at, Kind::BackupRestored, here, &detail)
        })?;
        Ok(Restored { opened, set_aside })
    }
}

impl Present {
    /// Where its journal ends, as far as that is known.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        match self {
            Self::Ahead { end, .. } | Self::Behind { end, .. } | Self::Apart { end } => Some(*end),
            Self::Missing | Self::Unreadable | Self::Another => None,
        }
    }
}

/// A backup that was opened, to be read only, and looked through.
struct Found {
    connection: rusqlite::Connection,
    keys: KeyFile,
    unlocked: Unlocked,
    head: Head,
    end: End,
}

impl Found {
    fn open(backup: &Path, passphrase: &Passphrase) -> Result<Self> {
        let place = Place::of(backup);
        if !place.casebook().is_file() {
            return Err(Error::Missing);
        }
        let keys = KeyFile::read(&place)?;
        let unlocked = keys.unlock(passphrase)?;
        let connection = cipher::connect_to_read(place.casebook(), &unlocked.key)?;
        migrations::must_not_be_newer(&connection)?;
        let id: String = connection.query_row("SELECT id FROM casebook", [], |row| row.get(0))?;
        if id != keys.casebook {
            return Err(Error::KeyDoesNotFit);
        }
        let head = copy::whole(&connection)?;
        may_restore(&connection, &unlocked)?;
        let end = end_at(&connection, head)?;
        Ok(Self {
            connection,
            keys,
            unlocked,
            head,
            end,
        })
    }

    /// What stands at the place, beside this backup. The keys of one casebook open all its
    /// copies, so what stands there is read with the backup's.
    fn compare(&self, place: &Place) -> Result<Present> {
        if !place.casebook().exists() {
            return Ok(Present::Missing);
        }
        match KeyFile::read(place) {
            Ok(keys) if keys.casebook != self.keys.casebook => return Ok(Present::Another),
            // Whose it is cannot be told from the keys; the file itself says.
            _ => {}
        }
        // Opened as for work, because a reader alone leaves an empty log behind; where nothing may
        // be written, to be read.
        let key = &self.unlocked.key;
        let Ok(there) = cipher::connect(place.casebook(), key, false)
            .or_else(|_| cipher::connect_to_read(place.casebook(), key))
        else {
            return Ok(Present::Unreadable);
        };
        Ok(self.beside(&there).unwrap_or(Present::Unreadable))
    }

    fn beside(&self, there: &rusqlite::Connection) -> Result<Present> {
        let head = journal::end(there)?.ok_or(Error::Damaged)?;
        let end = end_at(there, head)?;
        let by = head.number.saturating_sub(self.head.number);
        let (longer, shorter) = match by {
            0.. => (there, self.head),
            _ => (&self.connection, head),
        };
        Ok(
            match journal::hash_of(longer, shorter.number)? == Some(shorter.hash) {
                true if by >= 0 => Present::Ahead { end, by },
                true => Present::Behind {
                    end,
                    by: by.saturating_neg(),
                },
                false => Present::Apart { end },
            },
        )
    }
}

/// The person whose passphrase it is must have been allowed to when the backup was made.
fn may_restore(connection: &rusqlite::Connection, unlocked: &Unlocked) -> Result<()> {
    // A backup of an earlier program has not the same columns.
    let (active, standing): (bool, String) = connection.query_row(
        "SELECT active, standing FROM people WHERE id = ?1",
        [&unlocked.person],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let standing = crate::Standing::from_kept(&standing)?;
    if active && standing.may(Act::KeepBackups) {
        Ok(())
    } else {
        Err(Error::NotAllowed(Act::KeepBackups.words()))
    }
}

fn end_at(connection: &rusqlite::Connection, head: Head) -> Result<End> {
    let at = journal::last_moment(connection)?.ok_or(Error::Damaged)?;
    Ok(End {
        number: head.number,
        at,
    })
}

/// Sets aside what stands at the place, so that at every moment either all of it stands under its
/// own name or all of it under the other: what belongs to it is copied first, then the file itself
/// is renamed, and what is left over goes last.
fn set_aside(place: &Place, at: At) -> Result<Option<PathBuf>> {
    let parts = place.parts();
    if !parts.iter().any(|part| part.exists()) {
        return Ok(None);
    }
    let aside = place.aside(&name::stamp(at));
    if aside.parts().iter().any(|part| part.exists()) {
        return Err(Error::AlreadyThere);
    }
    for (part, copy) in parts.iter().zip(aside.parts()).skip(1) {
        if part.exists() {
            durable::copy(part, &copy)?;
        }
    }
    if place.casebook().exists() {
        durable::put_in_place(place.casebook(), aside.casebook())?;
    }
    for part in parts.iter().skip(1) {
        copy::remove(part)?;
    }
    Ok(Some(aside.casebook().to_path_buf()))
}
