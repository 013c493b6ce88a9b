//! What can go wrong, named by its cause, and what to say to the person about it.

use rusqlite::ErrorCode;

/// The result of everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the casebook refused or failed.
///
/// `Display` says what happened; [`Error::kept`] what became of the person's work;
/// [`Error::to_do`] what they can do now. None of them holds a path, a passphrase or
/// anything a document says.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another copy of the program holds the lock.
    #[error("this casebook is already open in another copy of the program")]
    InUse,
    /// There is no file with this name.
    #[error("there is no casebook here: the file was moved, renamed or deleted")]
    Missing,
    /// A file that belongs to a casebook of this name is already there.
    #[error("a casebook of this name, or a part of one, is already here")]
    AlreadyThere,
    /// The file has no bytes.
    #[error("the casebook file is empty: nothing is left in it")]
    Empty,
    /// The file is an ordinary SQLite database that anybody could read.
    #[error("this file is not encrypted, so it is not a casebook")]
    NotEncrypted,
    /// The keys file beside the casebook is gone.
    #[error("the keys file that belongs beside this casebook is missing")]
    KeysMissing,
    /// The keys file cannot be read, or its checksum does not match.
    #[error("the keys file beside this casebook is damaged")]
    KeysDamaged,
    /// The passphrase opened its key slot, but the key does not open the file: the first page
    /// is damaged, the file is something else, or the two files were not made together.
    #[error("this file and the keys file beside it do not fit each other")]
    KeyDoesNotFit,
    /// No person's key slot opens with this passphrase.
    #[error("this passphrase does not open this casebook")]
    WrongPassphrase,
    /// After failed sign-ins, the next one has to wait.
    #[error("too many sign-ins failed one after another: wait {} before the next", in_words(*seconds))]
    WaitFirst {
        /// How long still.
        seconds: i64,
    },
    /// The moment at which a reader's way in ends has passed.
    #[error("the time this person was given to read in the casebook has ended")]
    TimeOver,
    /// A reader needs a moment at which their way in ends, and it must lie ahead.
    #[error("a reader needs a date and time, still to come, at which their way in ends")]
    EndNeeded,
    /// Somebody must remain who answers for the home.
    #[error("at least one registered person must remain who can open the casebook")]
    LastRegisteredPerson,
    /// Nobody ends their own way in.
    #[error("nobody can remove themselves")]
    NotYourself,
    /// The code was not copied as it is printed.
    #[error("group {group} of the recovery code is not as printed")]
    CodeMistyped {
        /// The first group that cannot be right, counted from 1.
        group: usize,
    },
    /// The code has the wrong number of letters and digits.
    #[error("the recovery code has eight groups of five letters and digits")]
    CodeLength,
    /// The code is well formed and opens nothing here.
    #[error("this recovery code does not open this casebook")]
    WrongCode,
    /// The passphrase is not the one this person signs with.
    #[error("this is not the passphrase of the person who is to sign")]
    NotTheirPassphrase,
    /// The database library was built without encryption.
    #[error("this copy of the program cannot encrypt, so it will not open a casebook")]
    CipherMissing,
    /// Contents that cannot be read with the right key, or do not hold together.
    #[error("the casebook file is damaged")]
    Damaged,
    /// Written by a later version of the program.
    #[error("this casebook was last used by a newer version of the program")]
    NewerFile,
    /// The file, or the disk it is on, may not be written.
    #[error("this casebook may only be read here, and opening it needs writing")]
    ReadOnly,
    /// No room left.
    #[error("the disk is full")]
    DiskFull,
    /// The passphrase has fewer than twelve characters.
    #[error("the passphrase is too short: it needs at least twelve characters")]
    PassphraseTooShort,
    /// The passphrase would be guessed.
    #[error("the passphrase is too easy to guess")]
    PassphraseTooEasy,
    /// The passphrase already opens the casebook: two people could not be told apart.
    #[error("another passphrase is needed for this person")]
    PassphraseTaken,
    /// Somebody saved a newer revision first.
    #[error("this was changed in another window since it was read here")]
    ChangedElsewhere {
        /// The revision that now stands.
        revision: i64,
    },
    /// The decision on this referral is signed; it is frozen.
    #[error("the decision on this referral is signed, so the referral can no longer be changed")]
    AlreadySigned,
    /// The referral was closed without a decision.
    #[error("this referral is closed, so it can no longer be changed")]
    AlreadyClosed,
    /// The number printed in the record is not the next one.
    #[error("another record took this record's number while it was being drawn")]
    NumberTaken {
        /// The number the record must carry.
        next: i64,
    },
    /// Nothing with this id, number or version.
    #[error("the casebook holds no such {0}")]
    NotHere(&'static str),
    /// The person has no signing identity yet.
    #[error("this person has no signing identity in this casebook")]
    NoIdentity,
    /// The folder for backups is not there.
    #[error("the folder that was chosen for backups is not there")]
    FolderMissing,
    /// A copy was made, and on being opened again did not hold what was copied.
    #[error("the copy that was made does not hold what the casebook holds, so it was thrown away")]
    CopyNotWhole,
    /// Somebody stopped it.
    #[error("this was stopped before it was finished")]
    Stopped,
    /// The file is longer than a paper may be.
    #[error("this file is too large: a paper may have up to 100 MB")]
    PaperTooLarge,
    /// The file has no bytes.
    #[error("this file is empty")]
    PaperEmpty,
    /// Records of several homes are gathered in a register, never in one home's casebook.
    #[error("this is a home's casebook: records of several homes are gathered in a register")]
    NotARegister,
    /// Nobody but its keeper has a way into a register.
    #[error("this is a register of signed records: it has one keeper and no home of its own")]
    NotAHomes,
    /// The person's standing does not allow it.
    #[error("a person of this standing may not {0}")]
    NotAllowed(&'static str),
    /// The referral is open: nothing of it is deleted.
    #[error("this referral is open, so nothing of it is deleted")]
    StillOpen,
    /// Its deletion was asked for already.
    #[error("the deletion of this referral was asked for already")]
    DeletionAskedFor,
    /// A deletion needs two people.
    #[error("another person has to agree to a deletion than the one who asked for it")]
    AnotherPersonNeeded,
    /// The file of the record went with a deletion.
    #[error("this record was deleted when its time was over")]
    Removed,
    /// An entry of the journal does not fit the one before it.
    #[error("the journal does not hold together: entry {number} was changed or removed")]
    ChainBroken {
        /// The first entry that does not fit.
        number: i64,
    },
    /// A document could not be turned into JSON or back.
    #[error("an entry could not be read in the form this version of the program expects")]
    Form(#[source] serde_json::Error),
    /// The disk refused.
    #[error("the disk would not read or write the casebook")]
    Disk(#[source] std::io::Error),
    /// The database refused, for a reason that has no name here.
    #[error("the casebook could not do this")]
    Database(#[source] rusqlite::Error),
    /// The sealing of a secret failed; the parameters were out of bounds.
    #[error("a secret could not be sealed")]
    Sealing,
}

/// A wait as people say it.
fn in_words(seconds: i64) -> String {
    match seconds {
        1 => "1 second".to_owned(),
        ..120 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.saturating_add(59) / 60),
    }
}

impl Error {
    /// A short name that stays the same between versions, for the screen to choose by.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InUse => "in_use",
            Self::Missing => "missing",
            Self::AlreadyThere => "already_there",
            Self::Empty => "empty",
            Self::NotEncrypted => "not_encrypted",
            Self::KeysMissing => "keys_missing",
            Self::KeysDamaged => "keys_damaged",
            Self::KeyDoesNotFit => "key_does_not_fit",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::WaitFirst { .. } => "wait_first",
            Self::TimeOver => "time_over",
            Self::EndNeeded => "end_needed",
            Self::LastRegisteredPerson => "last_registered_person",
            Self::NotYourself => "not_yourself",
            Self::CodeMistyped { .. } => "code_mistyped",
            Self::CodeLength => "code_length",
            Self::WrongCode => "wrong_code",
            Self::NotTheirPassphrase => "not_their_passphrase",
            Self::CipherMissing => "cipher_missing",
            Self::Damaged => "damaged",
            Self::NewerFile => "newer_file",
            Self::ReadOnly => "read_only",
            Self::DiskFull => "disk_full",
            Self::PassphraseTooShort => "passphrase_too_short",
            Self::PassphraseTooEasy => "passphrase_too_easy",
            Self::PassphraseTaken => "passphrase_taken",
            Self::ChangedElsewhere { .. } => "changed_elsewhere",
            Self::AlreadySigned => "already_signed",
            Self::AlreadyClosed => "already_closed",
            Self::NumberTaken { .. } => "number_taken",
            Self::NotHere(_) => "not_here",
            Self::NoIdentity => "no_identity",
            Self::FolderMissing => "folder_missing",
            Self::CopyNotWhole => "copy_not_whole",
            Self::Stopped => "stopped",
            Self::PaperTooLarge => "paper_too_large",
            Self::PaperEmpty => "paper_empty",
            Self::NotARegister => "not_a_register",
            Self::NotAHomes => "not_a_homes",
            Self::NotAllowed(_) => "not_allowed",
            Self::StillOpen => "still_open",
            Self::DeletionAskedFor => "deletion_asked_for",
            Self::AnotherPersonNeeded => "another_person_needed",
            Self::Removed => "removed",
            Self::ChainBroken { .. } => "chain_broken",
            Self::Form(_) => "form",
            Self::Disk(_) => "disk",
            Self::Database(_) => "database",
            Self::Sealing => "sealing",
        }
    }

    /// What became of the person's work: one sentence.
    #[must_use]
    pub fn kept(&self) -> &'static str {
        match self {
            Self::Missing | Self::Empty => "Nothing was written in its place.",
            Self::Damaged | Self::KeysDamaged | Self::KeysMissing | Self::KeyDoesNotFit => {
                "The files were left exactly as they were found."
            }
            Self::DiskFull | Self::Disk(_) | Self::Database(_) => {
                "Everything saved before this is still in the casebook; this last change is not."
            }
            Self::ChangedElsewhere { .. } | Self::NumberTaken { .. } => {
                "What the other window saved is kept; what was entered here is not saved yet."
            }
            Self::ChainBroken { .. } => "Nothing was removed or put right by itself.",
            _ => "Nothing in the casebook was changed.",
        }
    }

    /// What the person can do now: one or two sentences.
    #[must_use]
    pub fn to_do(&self) -> &'static str {
        match self {
            Self::InUse => {
                "Close the other window first. If the casebook is on a shared disk, somebody may \
                 have it open on another computer."
            }
            Self::Missing => "Look for the file where it was moved to, or restore a backup.",
            Self::AlreadyThere => {
                "Choose another name or another folder. Nothing is ever written over a casebook."
            }
            Self::Empty | Self::Damaged => {
                "Keep this file as it is, and restore the latest backup under another name."
            }
            Self::NotEncrypted => "Choose a file that ends in .casebook.",
            Self::KeyDoesNotFit => {
                "Look whether one of the two was replaced by a file from elsewhere. If not, the \
                 casebook's beginning is damaged: keep it as it is, and restore the latest \
                 backup under another name."
            }
            Self::KeysMissing => {
                "Put back the file that has the casebook's name with “-keys” at the end. It is \
                 made together with the casebook, and every backup carries it."
            }
            Self::KeysDamaged => "Put back the keys file from the latest backup.",
            Self::WrongPassphrase => {
                "Try again, with an eye on Caps Lock and the keyboard's language. A passphrase \
                 that is forgotten cannot be found again from the casebook: only the recovery kit, or \
                 another registered person, helps then."
            }
            Self::WaitFirst { .. } => {
                "Use the time to look whether Caps Lock is on and which language the keyboard has."
            }
            Self::TimeOver => "Ask the registered manager for more time.",
            Self::EndNeeded => "Enter the date and time at which the visit ends.",
            Self::LastRegisteredPerson => {
                "Add the other registered manager or provider first, then come back here."
            }
            Self::NotYourself => "Ask another registered person of the home to do it.",
            Self::CodeMistyped { .. } | Self::CodeLength => {
                "Compare it with the page, group by group. There is no letter O, I, L or U in it."
            }
            Self::WrongCode => {
                "Look whether the page belongs to this casebook, and whether a newer kit was \
                 made: a new kit ends the one before."
            }
            Self::NotTheirPassphrase => {
                "The person whose name goes under the decision enters the passphrase they sign \
                 in with."
            }
            Self::CipherMissing => "Install the program again from where you first had it.",
            Self::NewerFile => "Open it with the newer version of the program.",
            Self::ReadOnly => {
                "Allow writing to the file, or copy the casebook and the files beside it to a \
                 disk that can be written."
            }
            Self::DiskFull => "Make room on the disk, then enter the last change again.",
            Self::PassphraseTooShort | Self::PassphraseTooEasy | Self::PassphraseTaken => {
                "Four or more words that have nothing to do with each other, with the home or \
                 with you are hard to guess and easy to remember."
            }
            Self::ChangedElsewhere { .. } => {
                "Read what stands there now, then enter your change again if it is still needed."
            }
            Self::AlreadySigned => {
                "What became known later belongs in an addendum, not in the signed decision."
            }
            Self::AlreadyClosed => "If the child is referred again, begin a new referral.",
            Self::NumberTaken { .. } => "Check the answers once more and sign again.",
            Self::NoIdentity => "Ask the registered manager to give this person one.",
            Self::FolderMissing => {
                "Connect the disk it is on, or choose another folder for backups."
            }
            Self::CopyNotWhole => {
                "Try again, on another disk if it happens twice: this one may be failing."
            }
            Self::Stopped => "Begin it again whenever you like.",
            Self::PaperTooLarge => {
                "Ask for it in several files, or scan it again with fewer dots to the inch."
            }
            Self::PaperEmpty => "Ask whoever sent it to send it again.",
            Self::NotARegister => "Open your register of signed records, or make one.",
            Self::NotAHomes => "Open the home's own casebook for this.",
            Self::NotAllowed(_) => "Ask the registered manager to do it.",
            Self::StillOpen => "Decide it or close it first; its time begins then.",
            Self::DeletionAskedFor => "Another person can agree to it, or it can be taken back.",
            Self::AnotherPersonNeeded => {
                "Let another registered person or the responsible individual sign in and agree."
            }
            Self::Removed => "The certificate of the deletion says when, why and by whom.",
            Self::ChainBroken { .. } => {
                "Keep the file as it is, and compare it with the latest backup and with the \
                 signed records."
            }
            Self::Disk(_) | Self::Database(_) => {
                "Check that the disk is still connected, then try again."
            }
            Self::NotHere(_) | Self::Form(_) | Self::Sealing => {
                "Close the casebook, open it again, and try once more."
            }
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Database(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Disk(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Form(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_starts_small_and_names_no_path_and_says_what_to_do() {
        let disk = || std::io::Error::other("/home/somebody/larch.casebook");
        for error in [
            Error::InUse,
            Error::Missing,
            Error::AlreadyThere,
            Error::Empty,
            Error::NotEncrypted,
            Error::KeysMissing,
            Error::KeysDamaged,
            Error::KeyDoesNotFit,
            Error::WrongPassphrase,
            Error::WaitFirst { seconds: 61 },
            Error::TimeOver,
            Error::EndNeeded,
            Error::LastRegisteredPerson,
            Error::NotYourself,
            Error::CodeMistyped { group: 3 },
            Error::CodeLength,
            Error::WrongCode,
            Error::NotTheirPassphrase,
            Error::CipherMissing,
            Error::Damaged,
            Error::NewerFile,
            Error::ReadOnly,
            Error::DiskFull,
            Error::PassphraseTooShort,
            Error::PassphraseTooEasy,
            Error::PassphraseTaken,
            Error::ChangedElsewhere { revision: 2 },
            Error::AlreadySigned,
            Error::AlreadyClosed,
            Error::NumberTaken { next: 2 },
            Error::NotHere("referral"),
            Error::NoIdentity,
            Error::NotAllowed("sign a decision"),
            Error::StillOpen,
            Error::DeletionAskedFor,
            Error::AnotherPersonNeeded,
            Error::Removed,
            Error::ChainBroken { number: 2 },
            Error::Disk(disk()),
            Error::Sealing,
        ] {
            let text = error.to_string();
            assert!(
                text.starts_with(char::is_lowercase) && !text.ends_with('.'),
                "{text}"
            );
            assert!(!text.contains(['/', '\\', '_']), "{text}");
            for sentence in [error.kept(), error.to_do()] {
                assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
                assert!(sentence.ends_with('.'), "{sentence}");
            }
        }
    }

    #[test]
    fn a_full_disk_is_called_by_its_name_from_either_layer() {
        let disk = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert_eq!(Error::from(disk).code(), "disk_full");
        let full = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
        assert_eq!(
            Error::from(rusqlite::Error::SqliteFailure(full, None)).code(),
            "disk_full"
        );
    }
}
