//! What a person must know although nothing was refused.

use serde_json::{Value, json};

use crate::Head;

/// Something that does not keep the casebook from being opened or a record from being
/// stored, and that the person must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The journal ends before the entry it had reached: entries are missing.
    ShorterThanBefore {
        /// The entry it had reached.
        expected: Head,
        /// The number of the last entry found.
        found: i64,
    },
    /// The journal holds another entry in the place of this one: an older copy was put in
    /// place and written on.
    OtherThanBefore {
        /// The entry it had reached.
        expected: Head,
    },
    /// The file that tells how far the journal had come is not there.
    HeadMissing,
    /// That file cannot be read, or belongs to another casebook.
    HeadUnreadable,
    /// Sign-ins with a wrong passphrase since the last good one.
    SignInsFailed {
        /// How many.
        count: usize,
    },
    /// The tables were brought to this program's form; a copy as it was stands beside.
    BroughtUp {
        /// The form it had.
        from: i64,
    },
    /// The log could not be folded into the file; the entry itself is committed.
    LogNotFoldedIn,
    /// The file that tells how far the journal has come could not be written.
    HeadNotKept,
}

impl Warning {
    /// What to tell the person: one or two whole sentences.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::ShorterThanBefore {
                expected: Head { number, .. },
                found,
            } => format!(
                "This casebook ends at journal entry {found}, but it had reached entry \
                 {number}: what was written after that is missing. An older copy may have \
                 been put in its place. Compare it with the latest backup and with the signed \
                 records before you go on."
            ),
            Self::OtherThanBefore {
                expected: Head { number, .. },
            } => format!(
                "Journal entry {number} is not the one that was there before: an older copy of \
                 the casebook was put in place and written in. Compare it with the latest \
                 backup and with the signed records before you go on."
            ),
            Self::HeadMissing => "The file beside the casebook that tells how far its journal \
                 had come is missing, so it cannot be told whether anything was lost. It is \
                 written again when the casebook is closed."
                .to_owned(),
            Self::HeadUnreadable => "The file beside the casebook that tells how far its journal \
                 had come cannot be read, so it cannot be told whether anything was lost. It is \
                 written again when the casebook is closed."
                .to_owned(),
            Self::SignInsFailed { count: 1 } => {
                "A wrong passphrase was entered once since the casebook was last opened.".to_owned()
            }
            Self::SignInsFailed { count } => format!(
                "A wrong passphrase was entered {count} times since the casebook was last opened."
            ),
            Self::BroughtUp { .. } => "This casebook was brought to the form this version of the \
                 program writes. A copy as it was before stands beside it, encrypted likewise; \
                 remove it when you have looked round and everything is here."
                .to_owned(),
            Self::LogNotFoldedIn => "It is saved, but still stands in the casebook's log only. \
                 Close the casebook before you copy it anywhere."
                .to_owned(),
            Self::HeadNotKept => "It is saved, but the file beside the casebook that tells how \
                 far its journal has come could not be written."
                .to_owned(),
        }
    }

    /// As the journal tells of it.
    pub(crate) fn detail(&self) -> Value {
        match self {
            Self::ShorterThanBefore { expected, found } => {
                json!({
                    "found": "shorter",
                    "expected_entry": expected.number,
                    "expected_hash": expected.hash_text(),
                    "last_entry": found,
                })
            }
            Self::OtherThanBefore { expected } => json!({
                "found": "other",
                "expected_entry": expected.number,
                "expected_hash": expected.hash_text(),
            }),
            Self::HeadMissing => json!({"found": "head_missing"}),
            Self::HeadUnreadable => json!({"found": "head_unreadable"}),
            Self::SignInsFailed { count } => json!({"sign_ins_failed": count}),
            Self::BroughtUp { from } => json!({"from": from}),
            Self::LogNotFoldedIn => json!({"found": "log_not_folded_in"}),
            Self::HeadNotKept => json!({"found": "head_not_kept"}),
        }
    }
}
