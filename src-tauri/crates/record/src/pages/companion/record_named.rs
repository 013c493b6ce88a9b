//! A decision record, as another document names it.

use admission::Case;
use admission::vocabulary::Vocabulary;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::pages::decision_record::{capital, moment, signed_by};
use crate::typeset::Block;

/// A decision record by number and digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordNamed {
    /// Its number.
    pub number: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The child's initials.
    pub about: String,
    /// The outcome in words.
    pub outcome: String,
    /// Who signed it, with standing and home.
    pub signed_by: String,
    /// When.
    pub signed_at: DateTime<Utc>,
}

impl RecordNamed {
    /// The record of a signed case, by the file it stands in; none for a case that is not signed.
    #[must_use]
    pub fn of(case: &Case, pdf: &[u8]) -> Option<Self> {
        let signing = case.signing.as_ref()?;
        Some(Self {
            number: signing.number.clone(),
            sha256: digest(pdf),
            about: case.referral.child.initials.clone().unwrap_or_default(),
            outcome: case
                .referral
                .decision
                .outcome
                .map_or("", Vocabulary::label)
                .to_owned(),
            signed_by: signed_by(&signing.signer, &case.home.name),
            signed_at: signing.signed_at,
        })
    }

    /// Whether a file is this record, byte for byte.
    #[must_use]
    pub fn is(&self, pdf: &[u8]) -> bool {
        digest(pdf) == self.sha256
    }

    /// The same as a block of facts.
    pub(in crate::pages) fn facts(&self) -> Block {
        Block::Facts(vec![
            ("Decision record".into(), self.number.as_str().into()),
            ("Child".into(), self.about.as_str().into()),
            ("Outcome".into(), capital(&self.outcome).into()),
            ("Signed by".into(), self.signed_by.as_str().into()),
            ("Signed on".into(), moment(self.signed_at).into()),
            ("SHA-256 of the file".into(), grouped(&self.sha256).into()),
        ])
    }
}

fn digest(pdf: &[u8]) -> String {
    Sha256::digest(pdf)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// In groups of eight, so that two people can read it to each other.
pub(in crate::pages) fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.chars().collect();
    let groups: Vec<String> = digits
        .chunks(8)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
