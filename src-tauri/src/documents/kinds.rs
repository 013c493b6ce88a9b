//! The kinds of document a person can ask for.

use casebook::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of document, as a person asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DocumentKind {
    /// A letter kept under “Gaps and challenges”: a challenge, or an information request.
    Letter,
    /// The reply to the placing authority.
    Reply,
}

impl DocumentKind {
    /// The word the casebook keeps.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Reply => "reply",
        }
    }

    /// What signing one needs.
    #[must_use]
    pub fn act(self) -> Act {
        match self {
            Self::Letter | Self::Reply => Act::SignDocuments,
        }
    }
}

/// Which document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct DocumentAsked {
    /// Its kind.
    pub kind: DocumentKind,
    /// The referral it belongs to; none where it belongs to the home.
    pub referral: Option<String>,
    /// What it is about within the referral: a letter, a child living here, an entry.
    pub about: Option<String>,
}

/// The words of one part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartWords {
    /// The part.
    pub key: String,
    /// Its words.
    pub words: String,
}
