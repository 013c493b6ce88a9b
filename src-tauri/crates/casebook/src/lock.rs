//! One copy of the program at a time, and what was tried while nobody was signed in.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};

use crate::place::Place;
use crate::{At, Error, Result, durable, written};

/// The most bytes of failed sign-ins that are read back; about 2,600 of them.
const MOST: u64 = 64 * 1024;

/// The lock file, locked by the operating system: a program that is killed leaves the file
/// but not the lock.
///
/// Its content is one time a line for each failed sign-in since the last good one. They
/// cannot be written into the casebook at the time, because nobody has opened it; the next
/// person who signs in carries them into the journal.
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, or says [`Error::InUse`]. Makes no file where there is no casebook,
    /// unless one is about to be made there (`making`).
    pub(crate) fn take(place: &Place, making: bool) -> Result<Self> {
        let lock = place.lock();
        if !making && !lock.exists() && !place.casebook().exists() {
            return Err(Error::Missing);
        }
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let file = durable::owner_only(&mut options).open(lock)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Adds a failed sign-in and makes it lasting.
    pub(crate) fn note_failure(&mut self, at: At) -> Result<()> {
        self.file.seek(SeekFrom::End(0))?;
        writeln!(self.file, "{}", written(at))?;
        self.file.sync_all()?;
        Ok(())
    }

    /// The times of the failed sign-ins, oldest first, as written.
    pub(crate) fn failures(&mut self) -> Result<Vec<String>> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        (&mut self.file).take(MOST).read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect())
    }

    /// Forgets the failed sign-ins, once they are in the journal.
    pub(crate) fn clear_failures(&mut self) -> Result<()> {
        self.file.set_len(0)?;
        self.file.sync_all()?;
        Ok(())
    }
}
