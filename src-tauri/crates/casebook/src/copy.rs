//! A whole copy of a casebook's file, through the database: never by copying the file, which
//! misses what stands in the log alone.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::key_slots::CasebookKey;
use crate::{Error, Head, Result, check, cipher, durable, journal};

/// Pages copied between two looks at whether to go on: 1 MiB.
const AT_A_TIME: i32 = 256;

/// Copies everything `from` shows into a new file, encrypted with the same key, and proves the
/// copy: opened again, each page's seal, how the pages hang together, the journal's chain, and
/// that its end is the one `from` shows. `go_on` is told how many pages are done and how many
/// there are, and says whether to go on. Nothing is left of a copy that did not succeed.
///
/// # Errors
/// [`Error::Stopped`]; [`Error::CopyNotWhole`]; [`Error::DiskFull`] and the like.
pub(crate) fn copy(
    from: &Connection,
    key: &CasebookKey,
    to: &Path,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Head> {
    remove(to)?;
    // SQLite would make it readable for everybody.
    durable::owner_only(File::options().write(true).create_new(true)).open(to)?;
    let copied = copy_and_prove(from, key, to, go_on);
    if copied.is_err() {
        // The reason why it failed is what the person has to know.
        let _ = remove(to);
    }
    copied
}

fn copy_and_prove(
    from: &Connection,
    key: &CasebookKey,
    to: &Path,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Head> {
    // Until this is let go of, `from` shows one moment, whatever is written meanwhile.
    let moment = from.unchecked_transaction()?;
    let end = end_of(&moment)?;
    let mut copy = cipher::connect(to, key, true)?;
    {
        let backup = Backup::new(&moment, &mut copy)?;
        loop {
            let step = backup.step(AT_A_TIME)?;
            let at = backup.progress();
            let all = u64::try_from(at.pagecount).unwrap_or_default();
            let left = u64::try_from(at.remaining).unwrap_or_default();
            if !go_on(all.saturating_sub(left), all) {
                return Err(Error::Stopped);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(Error::InUse),
            }
        }
    }
    drop(moment);
    // A plain file without a log of its own: it can be read where nothing may be written.
    let mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    copy.close().map_err(|(_, error)| error)?;
    File::options().write(true).open(to)?.sync_all()?;

    let copy = cipher::connect_to_read(to, key)?;
    if mode != "delete" || whole(&copy)? != end {
        return Err(Error::CopyNotWhole);
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(end)
}

/// The journal's end, once every page, the structure and the journal's chain have been looked at.
///
/// # Errors
/// [`Error::Damaged`], [`Error::ChainBroken`].
pub(crate) fn whole(connection: &Connection) -> Result<Head> {
    for check in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check(1)"] {
        if check::lines(connection, check)? > 0 {
            return Err(Error::Damaged);
        }
    }
    journal::chain(connection)
}

fn end_of(connection: &Connection) -> Result<Head> {
    journal::end(connection)?.ok_or(Error::Damaged)
}

/// Removes a file that may not be there.
pub(crate) fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
