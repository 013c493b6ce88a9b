//! Check a record: one from anywhere before signing in, or one of the casebook's own.

use admission::Case;
use chrono::{DateTime, Utc};
use record::certificates::Particulars;
use record::verify::{self, Fact, Outcome, Trust, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;
use crate::places::Places;
use crate::session::{Desk, SignedIn};
use crate::{numbers, reading, trusted};

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
    /// The file itself, to be shown beside the case; absent for one that was refused, that is too
    /// large to be shown, or whose pages stand on the screen already.
    #[ts(type = "number[] | null")]
    pub pdf: Option<Vec<u8>>,
    /// The check of the decision record inside, where the document carries one.
    pub inside: Option<Box<CheckedRecord>>,
}

/// The largest file whose pages are shown, in bytes: thirty times a record.
const LARGEST_SHOWN: usize = 8 << 20;

/// The facts and what follows from them.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Verification {
    /// The kind of document, as the data inside says: a decision record, or a document beside one.
    pub kind: Option<String>,
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

/// Checks a record from anywhere; also before anybody has signed in. With a casebook open its own
/// authority and journal are asked too. `trust` names the file of an authority's certificate that
/// is to vouch for the signer, this once.
///
/// # Errors
/// A file that cannot be read, or is no PDF; a certificate that is no authority's.
pub fn check_record(
    desk: &Desk,
    record: RecordToCheck,
    trust: Option<String>,
) -> Result<CheckedRecord, AppError> {
    let given = trust
        .map(|path| {
            let file = reading::file(path.as_ref(), trusted::LARGEST)?;
            Ok::<_, AppError>(record::certificates::read_authority(&file)?)
        })
        .transpose()?;
    let roots: Vec<&[u8]> = given.iter().map(Vec::as_slice).collect();
    let bytes = match record {
        RecordToCheck::Path(path) => reading::file(path.as_ref(), verify::LARGEST_FILE)?,
        RecordToCheck::Bytes(bytes) => bytes,
    };
    let mut found = if desk.is_open() {
        desk.with(|at| checked_here(at, desk.places(), &roots, &bytes))?
    } else {
        checked(desk.places(), &roots, &bytes, &Trust::default())?
    };
    found.show(bytes);
    Ok(found)
}

impl CheckedRecord {
    /// The file beside what was found in it. The pages of one that was changed are not shown: they
    /// may be made to deceive.
    pub fn show(&mut self, bytes: Vec<u8>) {
        let sound = !matches!(self.verification.verdict, CheckVerdict::Refused);
        self.pdf = (sound && bytes.len() <= LARGEST_SHOWN).then_some(bytes);
    }
}

/// Checks a record of the open casebook.
///
/// # Errors
/// When there is no such record.
pub fn check_own_record(desk: &Desk, number: String) -> Result<CheckedRecord, AppError> {
    let number = numbers::kept(&number)?;
    desk.with(|at| {
        let bytes = at.casebook.record_pdf(number, desk.now())?;
        checked_here(at, desk.places(), &[], &bytes)
    })
}

fn checked_here(
    at: &SignedIn,
    places: &Places,
    roots: &[&[u8]],
    bytes: &[u8],
) -> Result<CheckedRecord, AppError> {
    let root = at.casebook.authority()?;
    // A journal that cannot be read knows no record: the fact is then false, and said to be.
    let journal = |sha256: &[u8; 32]| at.casebook.knows_digest(sha256).unwrap_or_default();
    checked(
        places,
        roots,
        bytes,
        &Trust {
            own_root: root.as_deref(),
            journal: Some(&journal),
            ..Trust::default()
        },
    )
}

fn checked(
    places: &Places,
    roots: &[&[u8]],
    bytes: &[u8],
    trust: &Trust<'_>,
) -> Result<CheckedRecord, AppError> {
    let known = trusted::all(places);
    let known: Vec<&[u8]> = known.iter().map(Vec::as_slice).collect();
    checked_by(
        bytes,
        &Trust {
            roots,
            known: &known,
            ..*trust
        },
    )
}

/// Checks a record by what this reader trusts, its pages drawn again; without the file.
///
/// # Errors
/// What is no document at all.
pub fn checked_by(bytes: &[u8], trust: &Trust<'_>) -> Result<CheckedRecord, AppError> {
    let trust = Trust {
        redraw: Some(&record::redraw),
        ..*trust
    };
    let found = verify::verify(bytes, &trust)?;
    let case = found
        .case_json
        .as_deref()
        .and_then(|json| Case::parse(std::str::from_utf8(json).ok()?).ok());
    let inside = match found.enclosed() {
        Some(record) => Some(Box::new(checked_by(&record, &trust)?)),
        None => None,
    };
    Ok(CheckedRecord {
        inside,
        verification: Verification {
            kind: found.kind().map(str::to_owned),
            facts: found.facts.iter().map(fact).collect(),
            verdict: match found.verdict {
                Verdict::Genuine => CheckVerdict::Genuine,
                Verdict::UnknownSigner => CheckVerdict::UnknownSigner,
                Verdict::Refused => CheckVerdict::Refused,
            },
            verdict_words: found.sentence().to_owned(),
            signer: found.signer.map(signer),
            signed_at: found.signed_at,
            reason: found.reason,
            sha256: found.sha256,
        },
        case,
        pdf: None,
    })
}

fn fact(fact: &Fact) -> CheckedFact {
    CheckedFact {
        name: fact.name.to_string(),
        outcome: match fact.outcome {
            Outcome::True => FactOutcome::True,
            Outcome::False => FactOutcome::False,
            Outcome::Unknown => FactOutcome::Unknown,
            Outcome::NotCompared => FactOutcome::NotCompared,
        },
        sentence: fact.sentence.clone(),
    }
}

fn signer(named: Particulars) -> SignerNamed {
    SignerNamed {
        name: named.common_name,
        standing: named.standing,
        provider: named.provider,
        urn: named.urn,
        vouched_for_by: named.issuer,
        fingerprint: named.fingerprint,
    }
}
