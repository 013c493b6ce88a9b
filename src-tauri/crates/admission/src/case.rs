//! A case: the home as it stands and one referral; with [`Signing`], as it was signed.
//!
//! This is the published format: `threshold schema` prints its JSON Schema, every signed record
//! carries it as `case.json`.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::home::{ChildLivingHere, Home};
use crate::judgement::Signatory;
use crate::referral::Referral;

/// The name and version of the published format.
pub const FORMAT: &str = "threshold-case/1";

/// The home and one referral, as one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
#[schemars(
    title = "Threshold case",
    description = "The home as it stands and one referral; once signed, as it was signed."
)]
pub struct Case {
    /// The format: always "threshold-case/1".
    pub format: String,
    /// Whether the case is a fictional example; then EXAMPLE stands on every page.
    #[serde(default)]
    pub example: bool,
    /// The home.
    pub home: Home,
    /// The referral.
    pub referral: Referral,
    /// How it was signed; absent while the referral is open.
    #[serde(default)]
    pub signing: Option<Signing>,
}

/// What is fixed at the moment of signing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Signing {
    /// The record's number in its casebook, for example "2026-003".
    pub number: String,
    /// When it was signed, UTC.
    pub signed_at: DateTime<Utc>,
    /// Who signed, in what standing.
    pub signer: Signatory,
    /// SHA-256 fingerprint of the signer's certificate, hex in groups.
    pub signer_fingerprint: Option<String>,
    /// SHA-256 fingerprint of the provider's root certificate, hex in groups.
    pub root_fingerprint: Option<String>,
    /// The number of the last journal entry before the record.
    pub journal_number: Option<u64>,
    /// The hash of that entry, hex.
    pub journal_hash: Option<String>,
    /// The version of the program that drew the record.
    pub program: String,
    /// The drawing: a fingerprint of everything that decides how the record's pages look. Only
    /// the same drawing gives the same pages; absent in a record from before there was one.
    pub drawing: Option<String>,
}

/// Why a text is not a case, with the place in the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// Not JSON at all, or cut short.
    #[error("the file is not complete JSON: line {line}, column {column}. {detail}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader of JSON expected.
        detail: String,
    },
    /// JSON, but not a case: an unknown name, a wrong kind of value, a missing part.
    #[error("at `{place}` (line {line}): {detail}")]
    NotACase {
        /// Where in the document, as a JSON pointer: `/referral/needs/2/range/finding`; empty for
        /// the whole.
        place: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong there.
        detail: String,
    },
    /// A case of another format or version.
    #[error("at `/format`: this program reads {FORMAT}, the file says `{found}`")]
    OtherFormat {
        /// What the file says.
        found: String,
    },
    /// Two entries share an id, or an entry has none.
    #[error("at `{place}`: {detail}")]
    Ids {
        /// Where in the document, as a JSON pointer.
        place: String,
        /// What is wrong there.
        detail: String,
    },
}

impl Case {
    /// A new case for a home and a referral, not signed.
    #[must_use]
    pub fn new(home: Home, referral: Referral, example: bool) -> Self {
        Self {
            format: FORMAT.to_owned(),
            example,
            home,
            referral,
            signing: None,
        }
    }

    /// Reads a case from JSON.
    ///
    /// # Errors
    /// [`CaseError`], each with the place in the file, when the text is not a case.
    pub fn parse(text: &str) -> Result<Self, CaseError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let case: Self = serde_path_to_error::deserialize(&mut reader).map_err(|e| {
            let place = pointer(e.path());
            let inner = e.into_inner();
            let (line, column) = (inner.line(), inner.column());
            let detail = without_position(&inner.to_string());
            // Where a choice is expected, the reader of JSON calls everything but a text a fault of
            // the JSON; the text as a whole tells the two apart.
            let is_json = || serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
            if inner.is_syntax() && is_json() {
                CaseError::NotACase {
                    place,
                    line,
                    detail: "a choice is expected here, by its name".to_owned(),
                }
            } else if inner.is_syntax() || inner.is_eof() {
                CaseError::NotJson {
                    line,
                    column,
                    detail,
                }
            } else {
                CaseError::NotACase {
                    place,
                    line,
                    detail,
                }
            }
        })?;
        reader.end().map_err(|e| CaseError::NotJson {
            line: e.line(),
            column: e.column(),
            detail: without_position(&e.to_string()),
        })?;
        if case.format != FORMAT {
            return Err(CaseError::OtherFormat { found: case.format });
        }
        crate::ids::check(&case)?;
        Ok(case)
    }

    /// The case as it is signed: with its signing, and with no more of the children living here
    /// than the decision rests on. The record leaves the home with the case inside it, so names,
    /// dates of birth and profiles of the children living here stay behind in the casebook; what
    /// was weighed about each of them stands in the referral, under initials.
    ///
    /// Of the questions proposed about a child living here, what was answered or set aside is part of
    /// what the decision rests on and goes along, by initials, as asked: a question never repeats a
    /// profile. Those left open go as a number. Codes ticked in a profile, and names and addresses
    /// that were compared, stay behind: nothing was weighed with them but the questions they brought.
    #[must_use]
    pub fn to_be_signed(mut self, signing: Signing) -> Self {
        let day = crate::calendar::english_time(signing.signed_at).date();
        crate::prompts::close(&mut self, day);
        for child in &mut self.home.children {
            let kept = std::mem::take(child);
            *child = ChildLivingHere {
                id: kept.id,
                initials: kept.initials,
                stage: kept.stage,
                left: kept.left,
                own_plan: kept.own_plan,
                questions_left_open: kept.questions_left_open,
                ..ChildLivingHere::default()
            };
        }
        self.signing = Some(signing);
        self
    }

    /// The case as JSON, two-space indented, fields in a fixed order, with a final newline: the
    /// same case always gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising plain structs with string keys to a String cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The day on which the case is appraised once signed: the English date of signing.
    #[must_use]
    pub fn signed_on(&self) -> Option<NaiveDate> {
        self.signing
            .as_ref()
            .map(|s| crate::calendar::english_time(s.signed_at).date())
    }
}

/// The place as every finding gives it: a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        let step = match segment {
            Segment::Seq { index } => index.to_string(),
            // The format's own names are plain; another's may hold anything, a child's name too.
            Segment::Map { key } if is_plain(key) => key.clone(),
            Segment::Map { .. } => "…".to_owned(),
            Segment::Enum { variant } => variant.clone(),
            // No part of the way that a name could be given to.
            Segment::Unknown => continue,
        };
        pointer.push('/');
        pointer.push_str(&step);
    }
    pointer
}

fn is_plain(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.len() <= 40 && name.chars().all(plain)
}

/// serde_json ends its sentences with "at line n column m"; the place is told apart from the words.
fn without_position(message: &str) -> String {
    message
        .split(" at line ")
        .next()
        .unwrap_or(message)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{settled, today};

    #[test]
    fn a_signed_case_holds_no_child_living_here_by_name() {
        let case = settled();
        let before = crate::appraise(&case, today());
        let signing = Signing {
            signed_at: "2026-11-21T12:00:00Z".parse().unwrap(),
            ..Signing::default()
        };
        let signed = case.clone().to_be_signed(signing);
        for (kept, was) in signed.home.children.iter().zip(&case.home.children) {
            assert_eq!((&kept.id, &kept.initials), (&was.id, &was.initials));
            assert_eq!(kept.known_as, None);
            assert_eq!(kept.date_of_birth, None);
            assert_eq!(kept.vulnerabilities, None);
        }
        let after = crate::appraise(&signed, today());
        assert_eq!(
            before.findings, after.findings,
            "nothing the rules look at is left behind"
        );
    }
}
