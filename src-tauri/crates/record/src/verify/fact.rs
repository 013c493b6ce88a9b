//! The facts a check finds, and the verdict that follows from them.

use std::fmt;

/// The eight facts, in the order they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactName {
    /// Exactly one signature, from the first byte to the last, the gap is exactly the
    /// signature, and nothing in the document can act or change.
    WholeFile,
    /// The digest in the signature is the digest of the file.
    Unchanged,
    /// The signature verifies with the certificate inside.
    Signed,
    /// The certificate comes from an authority this reader trusts.
    VouchedFor,
    /// The certificate was valid at the time of signing.
    InTime,
    /// An authority's clock says when the signature was there at the latest.
    Timestamped,
    /// Drawn again from the data inside, the pages are the same.
    PagesMatchData,
    /// The casebook's journal holds this file's digest.
    InTheJournal,
}

impl FactName {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::WholeFile,
        Self::Unchanged,
        Self::Signed,
        Self::VouchedFor,
        Self::InTime,
        Self::Timestamped,
        Self::PagesMatchData,
        Self::InTheJournal,
    ];
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WholeFile => "Whole file",
            Self::Unchanged => "Unchanged",
            Self::Signed => "Signed",
            Self::VouchedFor => "Vouched for",
            Self::InTime => "In time",
            Self::Timestamped => "Timestamped",
            Self::PagesMatchData => "Pages match data",
            Self::InTheJournal => "In the journal",
        })
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It cannot be told: what it rests on is missing from the file, or (for an unknown
    /// signer) from this reader.
    Unknown,
    /// It was not looked at, because this reader has nothing to compare with. Says nothing
    /// against the file.
    NotCompared,
}

/// One fact, with the sentence a person reads.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fact {
    /// Which.
    pub name: FactName,
    /// What was found.
    pub outcome: Outcome,
    /// The same in one plain sentence. Holds nothing from the file but the signer's name and
    /// the names of authorities.
    pub sentence: String,
}

impl Fact {
    pub(super) fn new(name: FactName, outcome: Outcome, sentence: impl fmt::Display) -> Self {
        Self {
            name,
            outcome,
            sentence: sentence.to_string(),
        }
    }
}

/// What follows from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing is false and the signer is vouched for.
    Genuine,
    /// Nothing is false, but this reader knows nobody who vouches for the signer.
    UnknownSigner,
    /// At least one fact is false.
    Refused,
}

impl Verdict {
    /// The verdict on a list of facts.
    pub(super) fn of(facts: &[Fact]) -> Self {
        if facts.iter().any(|fact| fact.outcome == Outcome::False) {
            return Self::Refused;
        }
        // The first five must all be true: a fact nobody could establish is no ground to
        // trust. The last three need a stamp, data or a journal to compare with.
        let needed = |name| name <= FactName::InTime;
        let open: Vec<FactName> = facts
            .iter()
            .filter(|fact| needed(fact.name) && fact.outcome != Outcome::True)
            .map(|fact| fact.name)
            .collect();
        match open.as_slice() {
            [] => Self::Genuine,
            [FactName::VouchedFor] => Self::UnknownSigner,
            _ => Self::Refused,
        }
    }

    /// The exit status of a program that checks one file: 0 genuine, 3 unknown signer,
    /// 1 refused. (2, a file that cannot be read, is an error and has no verdict.)
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Genuine => 0,
            Self::Refused => 1,
            Self::UnknownSigner => 3,
        }
    }

    /// The verdict in one sentence.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Genuine => "This is the document that was signed, whole and unchanged.",
            Self::UnknownSigner => {
                "The document is whole and unchanged, but who signed it is not known here. \
                 Ask the home for its authority's certificate and compare the fingerprint \
                 through another way than the one this document came by."
            }
            Self::Refused => {
                "Do not rely on this document: at least one fact is not as it must be."
            }
        }
    }
}
