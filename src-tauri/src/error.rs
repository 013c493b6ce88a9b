//! The one error the screen ever sees: what happened, what was kept, what to do.
//!
//! No sentence here holds a path, a passphrase, or a word of what was written about a child.

use admission::vocabulary::capital;
use serde::Serialize;
use ts_rs::TS;

/// What the screen does about an error, where it does more than show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ErrorCode {
    /// Nobody is signed in: go to the sign-in screen.
    Locked,
    /// The passphrase is not the right one: show it beside the field.
    WrongPassphrase,
    /// The referral was changed in another window: read it again.
    ChangedElsewhere,
    /// The answer was not taken: show it beside the field.
    Refused,
    /// No time stamp was to be had: the person chooses whether to sign without one.
    NotStamped,
    /// Show the sentences.
    Other,
}

/// Why a command was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AppError {
    /// What the screen does about it.
    pub code: ErrorCode,
    /// What happened: one or two whole sentences.
    pub message: String,
    /// What became of the person's work.
    pub kept: Option<String>,
    /// What the person can do now.
    #[serde(rename = "do")]
    pub to_do: Option<String>,
}

impl AppError {
    /// An error the screen shows, and nothing more.
    pub fn other(happened: &str, kept: &str, to_do: &str) -> Self {
        Self {
            code: ErrorCode::Other,
            message: whole(happened),
            kept: Some(whole(kept)),
            to_do: Some(whole(to_do)),
        }
    }

    /// An answer that was not taken.
    pub fn refused(happened: &str) -> Self {
        Self {
            code: ErrorCode::Refused,
            message: whole(happened),
            kept: Some("What was saved before is unchanged.".to_owned()),
            to_do: None,
        }
    }

    /// Nobody is signed in.
    pub fn locked() -> Self {
        Self {
            code: ErrorCode::Locked,
            message: "The casebook is locked.".to_owned(),
            kept: Some("Everything that was saved is in it.".to_owned()),
            to_do: Some("Sign in again.".to_owned()),
        }
    }

    /// The casebook was locked, for a reason of its own: a reader's time has passed.
    pub fn locked_because(error: casebook::Error) -> Self {
        Self {
            code: ErrorCode::Locked,
            ..error.into()
        }
    }

    /// A part of the program ended in a way nobody foresaw.
    pub fn unforeseen() -> Self {
        Self::other(
            "something went wrong that the program did not expect",
            "everything saved before this is in the casebook",
            "try once more; if it happens again, close the program and open it again",
        )
    }
}

impl From<casebook::Error> for AppError {
    fn from(error: casebook::Error) -> Self {
        use casebook::Error as E;
        let code = match &error {
            E::WrongPassphrase | E::NotTheirPassphrase => ErrorCode::WrongPassphrase,
            E::ChangedElsewhere { .. } => ErrorCode::ChangedElsewhere,
            E::PassphraseTooShort
            | E::PassphraseTooEasy
            | E::PassphraseTaken
            | E::AlreadyThere
            | E::EndNeeded
            | E::CodeMistyped { .. }
            | E::CodeLength
            | E::WrongCode => ErrorCode::Refused,
            _ => ErrorCode::Other,
        };
        Self {
            code,
            message: whole(&error.to_string()),
            kept: Some(error.kept().to_owned()),
            to_do: Some(error.to_do().to_owned()),
        }
    }
}

impl From<admission::change::Refusal> for AppError {
    fn from(refusal: admission::change::Refusal) -> Self {
        Self::refused(&refusal.to_string())
    }
}

/// A record could not be drawn, signed or read.
impl From<record::RecordError> for AppError {
    fn from(error: record::RecordError) -> Self {
        use record::RecordError as E;
        if let E::NotStamped(_) = &error {
            return Self {
                code: ErrorCode::NotStamped,
                ..Self::other(
                    &error.to_string(),
                    "every answer is kept; nothing was signed",
                    "try again, or sign without a time stamp: the time is your own word then",
                )
            };
        }
        let (kept, to_do) = match &error {
            E::Empty | E::TooLarge(_) | E::NotAPdf => (
                "the file was not changed",
                "choose the PDF file of a decision record",
            ),
            E::NameForCertificate(_) => (
                "nothing was signed",
                "correct the name in the home's particulars, then try again",
            ),
            E::NotACertificate | E::NotAnAuthority => (
                "nothing was changed",
                "choose the file of an authority's certificate (.pem, .crt or .der)",
            ),
            E::KeyKind | E::Pkcs12 | E::ChainBroken | E::KeyOfAnother | E::AnotherAuthority => (
                "you sign with the certificate you had",
                "choose another file, or ask whoever issued the certificate",
            ),
            E::CertificateOutOfTime => (
                "every answer is kept; nothing was signed",
                "look whether this computer's date is right",
            ),
            _ => (
                "every answer is kept; nothing was signed",
                "try once more; if it happens again, close the program and open it again",
            ),
        };
        Self::other(&error.to_string(), kept, to_do)
    }
}

/// A file outside the casebook could not be read or written.
impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let (happened, to_do) = match error.kind() {
            ErrorKind::NotFound => (
                "there is no such file or folder",
                "look whether it was moved or renamed, and choose again",
            ),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
                "this place may not be read or written",
                "choose another folder",
            ),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                ("the disk is full", "make room on the disk, then try again")
            }
            _ => (
                "the disk would not read or write the file",
                "check that the disk is still connected, then try again",
            ),
        };
        Self::other(happened, "the casebook is unchanged", to_do)
    }
}

/// Errors of the crates begin lower-case and have no full stop, so that they can stand inside a
/// sentence; on screen each is a whole one.
pub fn whole(sentence: &str) -> String {
    let mut text = capital(sentence.trim());
    if !text.ends_with(['.', '!', '?', ':']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_a_crate_becomes_a_whole_one() {
        assert_eq!(whole("the disk is full"), "The disk is full.");
        assert_eq!(whole("Already whole."), "Already whole.");
    }

    #[test]
    fn a_wrong_passphrase_says_what_was_kept_and_what_to_do() {
        let error = AppError::from(casebook::Error::WrongPassphrase);
        insta::assert_json_snapshot!(error, @r#"
        {
          "code": "wrong_passphrase",
          "message": "This passphrase does not open this casebook.",
          "kept": "Nothing in the casebook was changed.",
          "do": "Try again, with an eye on Caps Lock and the keyboard's language. A passphrase that is forgotten cannot be found again from the casebook: only the recovery kit, or another registered person, helps then."
        }
        "#);
    }

    #[test]
    fn no_path_reaches_the_screen() {
        let error = std::fs::read("/nowhere/secret-name.pdf").unwrap_err();
        let shown = serde_json::to_string(&AppError::from(error)).unwrap();
        assert!(!shown.contains("secret-name"), "{shown}");
    }
}
