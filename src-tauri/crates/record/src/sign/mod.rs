//! One signature over the whole file.
//!
//! [`prepare`] turns a finished document into the file that will be signed: it adds the one
//! signature field, closes the document against any change (certification with DocMDP P = 1,
//! ISO 32000-1 section 12.8.2.2), and leaves a place of fixed size for the signature, filled
//! with zeros. It needs no key and gives the same bytes for the same input, so a checker can
//! draw a record again and compare it with a signed one. [`seal`] fills the place with a PAdES
//! baseline B-B signature (ETSI EN 319 142-1): ECDSA on P-256 with SHA-256, deterministic
//! (RFC 6979); a person who brings a certificate of a public authority may sign with RSA.
//! [`sign`] does both and checks its own work; [`sign_and_redraw`] draws the pages again for that.
//! [`sign_and_stamp`] adds a time stamp (B-T).
//!
//! The file is written once. Nothing is ever added to it afterwards: a second opinion is a
//! second document that carries the first.

pub(crate) mod envelope;
mod field;
mod gap;
pub(crate) mod timestamp;

use chrono::{DateTime, SubsecRound, Utc};
use lopdf::Document;
use sha2::{Digest, Sha256};

use crate::RecordError;
use crate::certificates::Identity;
use crate::verify::{Fact, FactName, Layout, Outcome, Redraw, Trust, Verdict, verify};

/// The room kept for the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Room {
    /// For a signature with two certificates: it takes about 1,500 bytes, and with names of 200
    /// characters under 5,000.
    #[default]
    Usual,
    /// For one with the certificates of a public authority.
    Large,
    /// For one with a time stamp. The room is part of what is signed, so a stamp that is taken
    /// out, or put in where none was asked for, shows.
    Stamped,
}

impl Room {
    /// All, the smallest first.
    pub(crate) const ALL: [Self; 3] = [Self::Usual, Self::Large, Self::Stamped];

    /// The room for the signature of this person, with a time stamp or without one.
    #[must_use]
    pub fn of(identity: &Identity, stamped: bool) -> Self {
        // Certificates of a public authority are large, and there are more of them.
        let many = !identity.between().is_empty() || identity.is_rsa();
        match (stamped, many) {
            (true, _) => Self::Stamped,
            (false, true) => Self::Large,
            (false, false) => Self::Usual,
        }
    }

    /// How many bytes.
    pub(crate) fn bytes(self) -> usize {
        match self {
            Self::Usual => 6144,
            Self::Large => 16_384,
            Self::Stamped => 32_768,
        }
    }
}

/// Takes the question in DER to a time-stamping authority and brings the answer back, or says why
/// there is none. The question holds a digest of the signature and nothing else.
pub type AskForStamp<'a> = dyn FnMut(&[u8]) -> Result<Vec<u8>, String> + 'a;

/// Somebody to ask for a time stamp (RFC 3161).
pub struct Stamping<'a> {
    /// A random number that ties the answer to the question.
    pub nonce: u64,
    /// Asks it.
    pub ask: &'a mut AskForStamp<'a>,
}

/// What the signature dictionary says beside the signature.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureFacts {
    /// The signer's name, exactly as in their certificate.
    pub name: String,
    /// Why they sign, such as "I decided this, and these are my reasons".
    pub reason: String,
    /// When they sign. Parts of a second are dropped, since PDF keeps none.
    pub signed_at: DateTime<Utc>,
    /// Where a reader's program shows the signature; none puts it, without extent, at the
    /// corner of the last page.
    pub place: Option<Place>,
    /// How much room is kept for the signature.
    pub room: Room,
}

/// Where on the pages the signature field lies. The field draws nothing of its own: the words
/// a person reads there belong to the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, counted from 0.
    pub page: usize,
    /// Left, bottom, right, top, in points from the page's lower left corner.
    pub rect: [f32; 4],
}

/// The file that will be signed, with zeros where the signature goes.
///
/// # Errors
/// [`RecordError::Completion`] when the document cannot be read or has no pages,
/// [`RecordError::AlreadySigned`].
pub fn prepare(unsigned: &[u8], facts: &SignatureFacts) -> Result<Vec<u8>, RecordError> {
    let document = Document::load_mem(unsigned)
        .map_err(|_| RecordError::Completion("the pages cannot be read again".into()))?;
    prepare_document(document, facts)
}

/// The same as [`prepare`] for a document still in memory, which saves reading it again.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_document(
    mut document: Document,
    facts: &SignatureFacts,
) -> Result<Vec<u8>, RecordError> {
    let facts = SignatureFacts {
        signed_at: facts.signed_at.trunc_subsecs(0),
        ..facts.clone()
    };
    field::add(&mut document, &facts)?;
    // PDF 1.7 knows everything used here; a document of a later version is not lowered.
    if document.version.as_str() < "1.7" {
        document.version = "1.7".into();
    }
    // The table in plain text is the only kind the checker reads; what describes another kind
    // goes from the trailer.
    for key in [
        &b"Type"[..],
        b"W",
        b"Index",
        b"Filter",
        b"DecodeParms",
        b"Length",
        b"XRefStm",
    ] {
        document.trailer.remove(key);
    }
    document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    if !document.trailer.has(b"ID") {
        let id = own_id(&document)?;
        document.trailer.set("ID", vec![id.clone(), id]);
    }
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|_| RecordError::Completion("the signature field cannot be written".into()))?;
    gap::measure(&mut bytes)?;
    Ok(bytes)
}

/// Fills the place of the signature in a prepared file.
///
/// # Errors
/// [`RecordError::CertificateOutOfTime`], [`RecordError::NameOfAnother`],
/// [`RecordError::SignatureTooLong`], [`RecordError::NotSigned`], and
/// [`RecordError::OwnCheck`] when the result does not verify.
pub fn seal(prepared: Vec<u8>, identity: &Identity) -> Result<Vec<u8>, RecordError> {
    seal_with(prepared, identity, None, None)
}

fn seal_with(
    mut prepared: Vec<u8>,
    identity: &Identity,
    stamping: Option<Stamping<'_>>,
    redraw: Option<&Redraw<'_>>,
) -> Result<Vec<u8>, RecordError> {
    let layout = layout(&prepared)?;
    let digest = layout.digest(&prepared).ok_or(RecordError::NotSigned)?;
    let envelope = envelope::make(&digest, identity, stamping)?;
    gap::fill(&mut prepared, &layout, &envelope)?;
    own_check(&prepared, identity, redraw)?;
    Ok(prepared)
}

/// Prepares and signs a finished document, and checks the result as any reader would.
///
/// # Errors
/// Those of [`prepare`] and [`seal`].
pub fn sign(
    unsigned: &[u8],
    identity: &Identity,
    facts: &SignatureFacts,
) -> Result<Vec<u8>, RecordError> {
    sign_with(unsigned, identity, facts, None, None)
}

/// Signs as [`sign`] does, or with a time stamp as [`sign_and_stamp`] does, and draws the pages
/// again from the data inside for the check: what comes back is what they show.
///
/// # Errors
/// As those, and [`RecordError::OwnCheck`] when the pages drawn again are other ones.
pub fn sign_and_redraw(
    unsigned: &[u8],
    identity: &Identity,
    facts: &SignatureFacts,
    stamping: Option<Stamping<'_>>,
    redraw: &Redraw<'_>,
) -> Result<Vec<u8>, RecordError> {
    sign_with(unsigned, identity, facts, stamping, Some(redraw))
}

/// Signs as [`sign`] does, with a time stamp inside the signature. Without a stamp nothing is
/// signed: whether to sign without one is for the person to say.
///
/// # Errors
/// [`RecordError::NotStamped`], and those of [`sign`].
pub fn sign_and_stamp(
    unsigned: &[u8],
    identity: &Identity,
    facts: &SignatureFacts,
    stamping: Stamping<'_>,
) -> Result<Vec<u8>, RecordError> {
    sign_with(unsigned, identity, facts, Some(stamping), None)
}

fn sign_with(
    unsigned: &[u8],
    identity: &Identity,
    facts: &SignatureFacts,
    stamping: Option<Stamping<'_>>,
    redraw: Option<&Redraw<'_>>,
) -> Result<Vec<u8>, RecordError> {
    if facts.name != identity.particulars().common_name {
        return Err(RecordError::NameOfAnother);
    }
    if !identity.valid_at(facts.signed_at.trunc_subsecs(0)) {
        return Err(RecordError::CertificateOutOfTime);
    }
    let mut facts = facts.clone();
    let needed = Room::of(identity, stamping.is_some());
    if stamping.is_some() || facts.room == Room::Usual {
        facts.room = needed;
    }
    seal_with(prepare(unsigned, &facts)?, identity, stamping, redraw)
}

fn layout(bytes: &[u8]) -> Result<Layout, RecordError> {
    Layout::read(bytes).map_err(|disorder| RecordError::OwnCheck(disorder.to_string()))
}

/// A file that its own program would refuse must never reach a casebook.
/// With pages drawn again, that they are the same has to be known.
fn own_check(
    signed: &[u8],
    identity: &Identity,
    redraw: Option<&Redraw<'_>>,
) -> Result<(), RecordError> {
    let trust = Trust {
        roots: &[identity.authority_der()],
        redraw,
        ..Trust::default()
    };
    let verification = verify(signed, &trust)?;
    let must_be_known = |name: FactName| {
        name <= FactName::InTime || (redraw.is_some() && name == FactName::PagesMatchData)
    };
    let failed = |fact: &&Fact| {
        fact.outcome == Outcome::False
            || (must_be_known(fact.name) && fact.outcome != Outcome::True)
    };
    match verification.facts.iter().find(failed) {
        Some(fact) => Err(RecordError::OwnCheck(fact.sentence.clone())),
        None if verification.verdict == Verdict::Genuine => Ok(()),
        None => Err(RecordError::OwnCheck(String::new())),
    }
}

/// A file identifier from the content, for a document that came without one.
fn own_id(document: &Document) -> Result<lopdf::Object, RecordError> {
    let mut bytes = Vec::new();
    document
        .clone()
        .save_to(&mut bytes)
        .map_err(|_| RecordError::Completion("the document cannot be written".into()))?;
    let id = Sha256::digest(&bytes).iter().take(16).copied().collect();
    Ok(lopdf::Object::String(id, lopdf::StringFormat::Hexadecimal))
}

/// A moment as PDF writes it (ISO 32000-1 section 7.9.4).
pub(crate) fn pdf_date(moment: DateTime<Utc>) -> String {
    moment.format("D:%Y%m%d%H%M%S+00'00'").to_string()
}
