//! Check a record: one from anywhere before signing in, or one of the casebook's own.

use admission::Case;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The file to check: where it is, or, for one that was dropped on the window, what is in it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RecordToCheck {
    /// Where it is.
    Path(String),
    /// Its bytes.
    Bytes(#[ts(type = "number[]")] Vec<u8>),
}

/// What a check found: facts first, verdict last.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CheckedRecord {
    /// What was found.
    pub verification: Verification,
    /// The case inside the file, where it could be read. Only a claim unless the verdict is good.
    pub case: Option<Case>,
}

/// The facts and what follows from them.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Verification {
    /// The facts, in the order in which they are told.
    pub facts: Vec<CheckedFact>,
    /// What follows.
    pub verdict: CheckVerdict,
    /// The verdict in one or two whole sentences.
    pub verdict_words: String,
    /// Who signed, as the certificate inside says.
    pub signer: Option<SignerNamed>,
    /// When, as the signer said.
    pub signed_at: Option<DateTime<Utc>>,
    /// Why, as the signer said.
    pub reason: Option<String>,
    /// SHA-256 of the whole file, in lower-case hexadecimal.
    pub sha256: String,
}

/// One fact.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CheckedFact {
    /// Its name, for example "Whole file".
    pub name: String,
    /// What was found.
    pub outcome: FactOutcome,
    /// The same in one plain sentence.
    pub sentence: String,
}

/// What was found about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FactOutcome {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It cannot be told.
    Unknown,
    /// There was nothing here to compare with. Says nothing against the file.
    NotCompared,
}

/// What follows from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CheckVerdict {
    /// Nothing is false and the signer is vouched for.
    Genuine,
    /// Nothing is false, but nobody here knows who vouches for the signer.
    UnknownSigner,
    /// At least one fact is false.
    Refused,
}

/// The signer, as the certificate inside names them.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SignerNamed {
    /// Name.
    pub name: String,
    /// Standing, for example "registered manager".
    pub standing: Option<String>,
    /// The provider they sign for.
    pub provider: Option<String>,
    /// The home's Ofsted URN.
    pub urn: Option<String>,
    /// The authority that vouches for them.
    pub vouched_for_by: String,
    /// SHA-256 fingerprint of the certificate, in groups of four.
    pub fingerprint: String,
}
