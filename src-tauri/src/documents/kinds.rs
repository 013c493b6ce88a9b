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
    /// The notice under regulation 41: of the admission, or, about "discharge", of the discharge.
    Notice,
    /// The summary for the child referred.
    ChildsSummary,
    /// One child's own part, for a child living here: about that child's id.
    Extract,
    /// The record of the child referred, without anybody else.
    OwnRecord,
    /// The responsible individual's oversight record.
    Oversight,
    /// An addendum to the decision record.
    Addendum,
    /// Decisions in numbers, for the home: about two days, "2026-06-01_2026-11-30".
    SixMonths,
    /// A month of one placing authority's referrals, for that authority: about a month and the
    /// authority's name, "2026-10_Calder".
    AuthoritySheet,
}

impl DocumentKind {
    /// The word the casebook keeps.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Reply => "reply",
            Self::Notice => "notice",
            Self::ChildsSummary => "childs_summary",
            Self::Extract => "extract",
            Self::OwnRecord => "own_record",
            Self::Oversight => "oversight",
            Self::Addendum => "addendum",
            Self::SixMonths => "six_months",
            Self::AuthoritySheet => "authority_sheet",
        }
    }

    /// Whether what is written at one is the writer's own until it is signed: each reader's audit is
    /// theirs, and two readers never write over one another.
    #[must_use]
    pub fn is_ones_own(self) -> bool {
        self == Self::Oversight
    }

    /// What signing one needs.
    #[must_use]
    pub fn act(self) -> Act {
        match self {
            Self::Letter
            | Self::Reply
            | Self::Notice
            | Self::ChildsSummary
            | Self::Extract
            | Self::OwnRecord
            | Self::SixMonths
            | Self::AuthoritySheet => Act::SignDocuments,
            Self::Oversight => Act::Oversee,
            // It adds to a decision, so it is signed by whoever may sign one.
            Self::Addendum => Act::Sign,
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
