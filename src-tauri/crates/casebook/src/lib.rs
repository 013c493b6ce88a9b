//! The casebook: one encrypted file that holds what a home knows and decided.
//!
//! # What stands on the disk
//!
//! | file | what it holds |
//! |---|---|
//! | `NAME.casebook` | everything, encrypted page by page and authenticated (SQLCipher), under a random 256-bit *casebook key* |
//! | `NAME.casebook-keys` | the casebook key, sealed once for each person under that person's passphrase and once for the recovery kit (Argon2id at the [`KdfCost`] stated in the slot, XChaCha20-Poly1305) |
//! | `NAME.casebook-head` | number and hash of the journal's last entry, so that a casebook cut short says so |
//! | `NAME.casebook-lock` | locked while the casebook is open; holds the journal's end as last acknowledged, and between sittings the times of failed sign-ins |
//! | `NAME.casebook-open` | by which computer (a random number) the casebook is open, since when; there while it is open |
//! | `NAME (before form N).casebook`, `-keys` | a copy as it was before the tables were brought to form N |
//! | `NAME (set aside MOMENT).casebook` and beside it | what stood in the place of a backup that was restored |
//! | `NAME MOMENT.casebook`, `-keys`, `-head` | a backup, in the folder chosen for backups |
//! | `NAME.casebook-wal`, `-shm` | SQLite's own log while the casebook is open, encrypted likewise |
//!
//! The keys stand in a file of their own because SQLCipher encrypts its file from the first
//! byte to the last: there is no room in it for a header of ours without replacing SQLite's
//! file layer. **Both files are needed to open a casebook.** Losing the keys file is losing
//! the casebook, so a backup must always carry the two together.
//!
//! # What holds
//!
//! - A method that returned without an error has committed what it wrote, with the journal
//!   entry that tells of it, in one transaction (`synchronous = FULL`).
//! - Every write by a signed-in person is in the journal, field by field, with what stood
//!   there before. The changes are found by comparing, not told by the caller.
//! - Which key slot counts for a person stands in the tables: an older keys file brings back
//!   neither a person who was removed nor a passphrase that was changed.
//! - A signing identity is sealed under its owner's own passphrase with a salt of its own:
//!   whoever can open the casebook still cannot sign as somebody else.
//! - Nothing here reads the clock or draws randomness by itself. Two exceptions lie in
//!   libraries: SQLCipher draws its page nonces from OpenSSL, and the passphrase estimate
//!   compares years in a passphrase with the present one.
//! - Errors hold no path, no passphrase and no word of a document.
//!
//! # What does not hold
//!
//! - An older copy of *all* the files, put in place together, looks whole. Only the journal
//!   heads printed in signed records tell.
//! - Adding, changing and removing people encrypts nothing anew. Whoever kept a copy of the
//!   files and knows a passphrase that was good when the copy was made can read that copy, and
//!   with a program of their own any later one: the casebook key is the same.
//! - The casebook key passes once through a string SQLite copies (`PRAGMA key`), and is kept
//!   by SQLCipher while the casebook is open. Our own copies are wiped.
//!
//! # To add a table
//!
//! A numbered file in `src/migrations` and its line in `migrations.rs`; one file in
//! `src/tables` with the struct and its queries; a [`journal::Kind`] for what is written. Every
//! write goes through `Casebook::write` (`writing.rs`), which commits it and acknowledges it.

mod backup;
mod changes;
mod check;
mod cipher;
mod copy;
mod create;
mod document;
mod durable;
mod error;
mod head;
pub mod journal;
mod key_slots;
mod lock;
mod migrations;
mod open;
mod passphrase;
mod place;
pub mod presence;
mod recovery_kit;
mod seal;
mod search;
mod standing;
mod tables;
mod warning;
mod writing;

#[cfg(test)]
mod test_casebook;

pub use backup::{
    Backup, Compared, End, Present, Restored, ToBackUp, all_gone_by, backups_in, to_let_go,
};
pub use changes::{FieldChange, step};
pub use check::{Found, LookThrough, Report, Step};
pub use create::{NewCasebook, NewPerson};
pub use document::Document;
pub use error::{Error, Result};
pub use head::Head;
pub use open::{Casebook, Opened};
pub use passphrase::{Passphrase, Strength};
pub use recovery_kit::RecoveryCode;
pub use seal::KdfCost;
pub use search::Sought;
pub use standing::{Act, Standing};
pub use tables::afterwards::Afterwards;
pub use tables::children::Child;
pub use tables::deletions::{Certificate, Deletion, Goes, Part};
pub use tables::documents::{DocumentRow, NewDocument};
pub use tables::gathered::{GatheredAuthority, GatheredRow, NewGathered, NotRead};
pub use tables::gathered_deletions::GatheredDeletion;
pub use tables::home::Home;
pub use tables::keeping::{KeepingKind, KeepingNote};
pub use tables::oversight::{Overseen, Sampled, VIEW_BEGUN};
pub use tables::papers::{
    Everything, Kept, LARGEST_PAPER, LARGEST_PART, Paper, Reading, ReadingState,
};
pub use tables::people::Person;
pub use tables::records::{NewNoted, NewRecord, RecordRow, Stored};
pub use tables::recovery_kit::RecoveryKit;
pub use tables::referrals::{Referral, Saved, Status};
pub use tables::searchable::{Hits, Indexed, Searchable, Words};
pub use tables::statement_files::LARGEST_STATEMENT_FILE;
pub use tables::statements_of_purpose::StatementOfPurpose;
pub use warning::Warning;

/// A moment, always in UTC.
pub type At = chrono::DateTime<chrono::Utc>;

/// A moment as it is kept.
pub(crate) fn moment(kept: &str) -> Result<At> {
    chrono::DateTime::parse_from_rfc3339(kept)
        .map(|moment| moment.to_utc())
        .map_err(|_| Error::Damaged)
}

/// How a moment is written in the casebook: RFC 3339, milliseconds, `Z`.
pub(crate) fn written(at: At) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
