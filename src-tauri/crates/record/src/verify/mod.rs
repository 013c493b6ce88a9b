//! Facts first, verdict last.
//!
//! [`verify`] looks at a file somebody was handed and tells, one by one, the eight facts that
//! make a signed record trustworthy, each with its own sentence. Files may be hostile: reading
//! takes time and memory in proportion to the file, and nothing in it can make this panic.
//!
//! The order matters. [`Layout`] first walks the file byte by byte and refuses whatever is not
//! one straight document; only then do the signature's parser and the full PDF parser see it.

mod contents;
mod disorder;
mod envelope;
mod fact;
mod inspection;
mod kind;
mod layout;
mod token;

use chrono::{DateTime, Utc};

pub use contents::{CASE_DATA, DOCUMENT_DATA};
pub use disorder::Disorder;
pub use fact::{Fact, FactName, Outcome, Verdict};
pub use kind::DECISION_RECORD;
pub use layout::Layout;

use crate::RecordError;
use crate::certificates::Particulars;
use crate::sign::SignatureFacts;

/// The largest file that is read, in bytes. An inspection pack of a thousand records is half
/// of it.
pub const LARGEST_FILE: usize = 512 << 20;

/// Draws a document again from its data. Given `case.json` and what stands beside the
/// signature, gives the *prepared* file (as [`crate::sign::prepare`] makes it), or none when
/// this version of the program is not the one that drew it. The facts come without the place
/// of the field, which follows from the pages.
pub type Redraw<'a> = dyn Fn(&[u8], &SignatureFacts) -> Option<Vec<u8>> + 'a;

/// Whether the journal holds a file of this SHA-256.
pub type Journal<'a> = dyn Fn(&[u8; 32]) -> bool + 'a;

/// What a reader has to compare with.
#[derive(Clone, Copy, Default)]
pub struct Trust<'a> {
    /// Certificates of authorities this reader was given, in DER. With at least one, a signer
    /// none of them (nor `own_root`) vouches for is refused; with none, they are unknown.
    pub roots: &'a [&'a [u8]],
    /// Certificates of authorities that are known here, in DER: a signer none of them vouches for
    /// is unknown, not refused.
    pub known: &'a [&'a [u8]],
    /// The certificate of the authority of the open casebook, in DER.
    pub own_root: Option<&'a [u8]>,
    /// The journal of the open casebook.
    pub journal: Option<&'a Journal<'a>>,
    /// Draws the pages again.
    pub redraw: Option<&'a Redraw<'a>>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Verification {
    /// The eight facts, in the order of [`FactName::ALL`].
    pub facts: Vec<Fact>,
    /// What follows.
    pub verdict: Verdict,
    /// Who signed, as the certificate inside says. Only a claim unless *signed* and *vouched
    /// for* are both true.
    pub signer: Option<Particulars>,
    /// When, as the signer said.
    pub signed_at: Option<DateTime<Utc>>,
    /// Why, as the signer said.
    pub reason: Option<String>,
    /// SHA-256 of the whole file, in lower-case hex.
    pub sha256: String,
    /// The certificate of the authority at the root of the signer's, in DER, as it stands inside.
    /// Only a claim: whoever trusts it has to have compared it by another way.
    #[serde(skip)]
    pub root: Option<Vec<u8>>,
    /// The data inside. Only a claim unless the verdict is good.
    #[serde(skip)]
    pub case_json: Option<Vec<u8>>,
}

impl Verification {
    /// What was found about one fact.
    #[must_use]
    pub fn outcome(&self, name: FactName) -> Outcome {
        let found = self.facts.iter().find(|fact| fact.name == name);
        found.map_or(Outcome::Unknown, |fact| fact.outcome)
    }

    /// What follows, in a sentence: the verdict's own, unless there is no signature to speak of. Then
    /// whoever handed the file over may simply have taken another, and that is said.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        if self.signer.is_none() && self.outcome(FactName::Signed) == Outcome::False {
            return "Do not rely on this document: it holds no signature as a record does. It is \
                    not a signed record, or its signature was taken out.";
        }
        self.verdict.sentence()
    }
}

/// Checks a file.
///
/// # Errors
/// Only for what is no document at all: [`RecordError::Empty`], [`RecordError::TooLarge`],
/// [`RecordError::NotAPdf`]. A damaged, unsigned or forged PDF is not an error but a
/// [`Verdict::Refused`].
pub fn verify(bytes: &[u8], trust: &Trust<'_>) -> Result<Verification, RecordError> {
    if bytes.is_empty() {
        return Err(RecordError::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(RecordError::TooLarge(LARGEST_FILE));
    }
    // Readers look for the header in the first kilobyte, so what has one there is a PDF.
    let beginning = bytes.get(..1024).unwrap_or(bytes);
    if !beginning.windows(5).any(|window| window == b"%PDF-") {
        return Err(RecordError::NotAPdf);
    }
    Ok(inspection::inspect(bytes, trust))
}

/// SHA-256 of a file, in lower-case hexadecimal: what a manifest holds.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
