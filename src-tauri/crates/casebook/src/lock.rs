//! One copy of the program at a time, and what was tried while nobody was signed in.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};

use crate::head::Head;
use crate::place::Place;
use crate::{At, Error, Result, durable, written};

/// The most bytes of failed sign-ins that are read back; about 2,600 of them.
const MOST: u64 = 64 * 1024;

/// Begins the line that tells how far the journal had come while the casebook was open.
const END: char = '!';

/// Begins a line that is no failed sign-in: from its time on a wait is counted.
const CLOCK_WENT_BACK: char = '<';

/// Failed sign-ins that cost nothing but the next try: everybody mistypes.
const FREE: usize = 3;

/// The longest wait, in seconds.
const LONGEST: i64 = 300;

/// How long a person waits after so many failed sign-ins, in seconds: 5 after the third, then
/// twice as long each time, five minutes at most. It keeps somebody at the desk from trying
/// the names of the house; whoever has taken the files away is kept back by [`crate::KdfCost`]
/// alone.
fn delay_after(failures: usize) -> i64 {
    let Some(more) = failures.checked_sub(FREE) else {
        return 0;
    };
    let doublings = u32::try_from(more.min(16)).unwrap_or(16);
    5_i64
        .saturating_mul(2_i64.saturating_pow(doublings))
        .min(LONGEST)
}

fn moment(line: &str) -> Option<At> {
    chrono::DateTime::parse_from_rfc3339(line.trim_start_matches(CLOCK_WENT_BACK))
        .ok()
        .map(|moment| moment.to_utc())
}

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
        self.add(&written(at))
    }

    /// The times of the failed sign-ins, oldest first, as written.
    pub(crate) fn failures(&mut self) -> Result<Vec<String>> {
        let mut lines = self.lines()?;
        lines.retain(|line| !line.starts_with([CLOCK_WENT_BACK, END]));
        Ok(lines)
    }

    /// Refuses a sign-in that comes too soon after failed ones. The times stand in the file,
    /// so that ending the program does not end the wait.
    ///
    /// A clock that was set back does not make the wait longer than it is: the moment it is
    /// first noticed is written down, and the wait counts from there.
    ///
    /// # Errors
    /// [`Error::WaitFirst`].
    pub(crate) fn must_not_wait(&mut self, at: At) -> Result<()> {
        let delay = delay_after(self.failures()?.len());
        let Some(last) = self.lines()?.last().and_then(|line| moment(line)) else {
            return Ok(());
        };
        if delay == 0 {
            return Ok(());
        }
        if last > at {
            self.add(&format!("{CLOCK_WENT_BACK}{}", written(at)))?;
            return Err(Error::WaitFirst { seconds: delay });
        }
        match delay.saturating_sub(at.signed_duration_since(last).num_seconds()) {
            ..=0 => Ok(()),
            seconds => Err(Error::WaitFirst { seconds }),
        }
    }

    /// Writes down the journal's end after a commit, in the same place each time. Not synced: it
    /// is for a program that was killed and a log that was damaged afterwards, not for a loss of
    /// power, and it must not make anybody wait. A log that is cut short is dropped from there on
    /// without a word by SQLite; this line is what tells.
    pub(crate) fn keep_end(&mut self, head: Head) -> Result<()> {
        // One write: `writeln!` on a file makes one for each piece, and a program killed between
        // two would leave the new number beside the old hash.
        let line = format!("{END}{:020} {}\n", head.number, head.hash_text());
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(line.as_bytes())?;
        Ok(())
    }

    /// The journal's end as it was last written down, unless the casebook was closed since.
    pub(crate) fn end(&mut self) -> Result<Option<Head>> {
        let lines = self.lines()?;
        let kept = lines.first().and_then(|line| line.strip_prefix(END));
        Ok(kept
            .and_then(|kept| kept.split_once(' '))
            .and_then(|(number, hash)| Head::read(number.parse().ok()?, hash)))
    }

    fn add(&mut self, line: &str) -> Result<()> {
        self.file.seek(SeekFrom::End(0))?;
        self.file.write_all(format!("{line}\n").as_bytes())?;
        self.file.sync_all()?;
        Ok(())
    }

    fn lines(&mut self) -> Result<Vec<String>> {
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

    /// Forgets the journal's end and keeps the failed sign-ins: another copy of the casebook has
    /// been put in place.
    pub(crate) fn forget_end(&mut self) -> Result<()> {
        let mut lines = self.lines()?;
        lines.retain(|line| !line.starts_with(END));
        let mut text = lines.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_all()?;
        Ok(())
    }

    /// Forgets the failed sign-ins, once they are in the journal, and the journal's end, once it
    /// stands in the file beside.
    pub(crate) fn clear(&mut self) -> Result<()> {
        self.file.set_len(0)?;
        self.file.sync_all()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_stays_bearable() {
        let waits: Vec<i64> = (0..12).map(delay_after).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!(delay_after(usize::MAX), LONGEST);
    }
}
