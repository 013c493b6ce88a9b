//! The connection: encrypted, and known to be.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::Zeroizing;

use crate::key_slots::CasebookKey;
use crate::{Error, Result, seal};

/// Pages kept decrypted in memory, in KiB (SQLite writes it as a negative number). Without
/// it a list of ten thousand referrals is decrypted again for each reading.
const CACHE_KIB: i64 = 64 * 1024;

/// Pages in the log after which a save folds it in by itself: 16 MiB. Folding in writes each page a
/// second time and waits for the disk twice; SQLite's own 1,000 pages made every fiftieth save of a
/// full referral wait for it. It is done while nobody types instead
/// ([`Casebook::rest`](crate::Casebook::rest)), and at this size in any case.
const LOG_PAGES: i64 = 4_096;

/// Opens the file at `path` with the key and proves that encryption is in force and the key
/// fits. Makes the file if `make`.
///
/// # Errors
/// [`Error::CipherMissing`], [`Error::KeyDoesNotFit`], [`Error::Damaged`],
/// [`Error::ReadOnly`].
pub(crate) fn connect(path: &Path, key: &CasebookKey, make: bool) -> Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, make);
    let connection = opened(path, key, flags)?;
    if connection.is_readonly("main")? {
        return Err(Error::ReadOnly);
    }
    Ok(connection)
}

/// Opens a file to be read only: one that may stand where nothing can be written.
///
/// # Errors
/// As [`connect`], but for [`Error::ReadOnly`].
pub(crate) fn connect_to_read(path: &Path, key: &CasebookKey) -> Result<Connection> {
    let connection = opened(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

fn opened(path: &Path, key: &CasebookKey, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // Before the key: a key that does not fit would otherwise be reported on standard error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let mut text = Zeroizing::new(String::with_capacity(96));
    text.push_str("PRAGMA key = \"x'");
    text.push_str(&Zeroizing::new(seal::hex(key.as_ref())));
    text.push_str("'\"");
    connection.execute_batch(&text)?;
    // Ordinary SQLite takes `PRAGMA key` without a word and writes in the clear.
    let version: Option<String> = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .ok();
    if version.is_none_or(|version| version.is_empty()) {
        return Err(Error::CipherMissing);
    }
    // Needs the first page and no other: if that cannot be made out, the key is not this
    // file's. A file that ends before its first page says it does is another matter.
    connection
        .query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0))
        .map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::KeyDoesNotFit,
            _ => error.into(),
        })?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(connection)
}

/// How the open casebook is written: through a log, each transaction on the disk before it
/// is acknowledged.
pub(crate) fn settle_manner(connection: &Connection) -> Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::ReadOnly);
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // So that INSERT OR REPLACE cannot pass by the triggers that refuse deletion.
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    if cfg!(target_os = "macos") {
        // There, an ordinary sync leaves the bytes in the drive's own memory.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    Ok(())
}

/// Whether every page can be read, is authentic, and belongs where it is. Reads the whole file.
pub(crate) fn quick_check(connection: &Connection) -> Result<()> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}

/// Folds in what can be folded in without anybody waiting; what cannot stays in the log, on the disk
/// all the same.
pub(crate) fn fold_in_what_can_be(connection: &Connection) -> Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

/// Folds the log into the file, where each page is authenticated, and empties it. A log can
/// be cut short without any check noticing; the file cannot.
///
/// # Errors
/// [`Error::InUse`] when something still reads and the log could not be emptied.
pub(crate) fn fold_log_in(connection: &Connection) -> Result<()> {
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(Error::InUse) }
}
