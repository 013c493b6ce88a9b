//! The time, by somebody else's clock: a time stamp (RFC 3161) over the signature, kept inside it
//! as PAdES baseline B-T asks (ETSI EN 319 122-1, 5.3).
//!
//! The question holds a digest and a random number, nothing of the record. This module writes the
//! question and reads the answer; asking is left to whoever has a network.

use chrono::{DateTime, NaiveDateTime, Utc};
use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use const_oid::db::{rfc5911, rfc5912};
use der::asn1::{Any, AnyRef, BitString, Int, ObjectIdentifier, OctetString};
use der::{Decode, Encode, Reader, Sequence, SliceReader, Tag, Tagged};
use sha2::{Digest, Sha256, Sha384, Sha512};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use super::envelope::sha_256;
use crate::certificates::{LONGEST_CHAIN, Particulars, holds, may_vouch, signed_by, stamps_time};

/// id-aa-timeStampToken, RFC 3161 appendix A.
pub(crate) const TIME_STAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// id-ct-TSTInfo, RFC 3161 section 2.4.2.
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

#[derive(Sequence)]
struct MessageImprint {
    hash_algorithm: AlgorithmIdentifierOwned,
    hashed_message: OctetString,
}

#[derive(Sequence)]
struct TimeStampRequest {
    version: u8,
    message_imprint: MessageImprint,
    nonce: Int,
    cert_req: bool,
}

#[derive(Sequence)]
struct Status {
    status: u8,
    #[asn1(optional = "true")]
    words: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    failure: Option<BitString>,
}

#[derive(Sequence)]
struct TimeStampResponse {
    status: Status,
    #[asn1(optional = "true")]
    token: Option<Any>,
}

/// The question for a stamp over a signature, in DER. `nonce` ties the answer to it.
pub(super) fn question(signature: &[u8], nonce: u64) -> der::Result<Vec<u8>> {
    TimeStampRequest {
        version: 1,
        message_imprint: MessageImprint {
            hash_algorithm: sha_256(),
            hashed_message: OctetString::new(Sha256::digest(signature).to_vec())?,
        },
        nonce: number(nonce)?,
        cert_req: true,
    }
    .to_der()
}

/// A positive number in the fewest bytes.
fn number(value: u64) -> der::Result<Int> {
    let bytes = value.to_be_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count().min(7);
    let digits = bytes.get(zeros..).unwrap_or_default();
    // A first bit set would make it negative.
    let sign = digits.first().is_some_and(|byte| *byte > 0x7f);
    let mut text = vec![0; usize::from(sign)];
    text.extend(digits);
    Int::new(&text)
}

/// The stamp in an answer, if it is one over this signature and for this question.
pub(super) fn answer(response: &[u8], signature: &[u8], nonce: u64) -> Result<Any, &'static str> {
    let unreadable = "its answer cannot be read";
    let response = TimeStampResponse::from_der(response).map_err(|_| unreadable)?;
    // Granted, or granted with changes (RFC 3161 section 2.4.2).
    if response.status.status > 1 {
        return Err("it refused");
    }
    let token = response.token.ok_or(unreadable)?;
    let stamp = read(&token, signature).map_err(|_| "its stamp does not hold")?;
    let expected = number(nonce).map_err(|_| unreadable)?;
    if stamp.nonce.as_deref() != Some(expected.as_bytes()) {
        return Err("its stamp answers another question");
    }
    Ok(token)
}

/// Why a stamp does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StampFlaw {
    #[error("The time stamp in the document cannot be read.")]
    Unreadable,
    #[error("The time stamp in the document was made for something else.")]
    SomethingElse,
    #[error("The time stamp in the document was not made by the authority it names.")]
    AnotherKey,
    #[error("The time stamp in the document was made with a certificate that may not stamp time.")]
    NotForTime,
    #[error("A time stamp was taken out of the document.")]
    TakenOut,
    #[error("A time stamp was put into the document after it was signed.")]
    PutIn,
}

/// A stamp that holds.
#[derive(Debug, Clone)]
pub(crate) struct Stamp {
    /// When, by the authority's clock.
    pub at: DateTime<Utc>,
    /// Who stamped.
    pub by: Certificate,
    /// The certificates above that came along, the lowest first.
    above: Vec<Certificate>,
    nonce: Option<Vec<u8>>,
}

impl Stamp {
    /// Who stamped, by name.
    pub(crate) fn name(&self) -> String {
        Particulars::of(&self.by).map_or_else(|_| "an authority".into(), |it| it.common_name)
    }

    /// Whether one of these roots vouches for whoever stamped.
    pub(crate) fn vouched_for(&self, roots: &[&[u8]]) -> bool {
        let roots: Vec<Certificate> = roots
            .iter()
            .filter_map(|der| Certificate::from_der(der).ok())
            .collect();
        // At any step of the row: a root may stand in it itself, or another may have signed it too.
        let mut row = [&self.by].into_iter().chain(&self.above);
        row.any(|one| {
            let mut issuers = roots.iter();
            issuers.any(|root| may_vouch(root) && (root == one || signed_by(one, root)))
        })
    }
}

/// Reads a token and checks that it was made over these bytes.
pub(crate) fn read(token: &Any, stamped: &[u8]) -> Result<Stamp, StampFlaw> {
    let (data, info) = contents(token).ok_or(StampFlaw::Unreadable)?;
    let [signer] = data.signer_infos.0.as_slice() else {
        return Err(StampFlaw::Unreadable);
    };
    let facts = Facts::of(&info).ok_or(StampFlaw::Unreadable)?;
    if facts.digest != Sha256::digest(stamped).as_slice() {
        return Err(StampFlaw::SomethingElse);
    }
    let mut certificates: Vec<Certificate> = data
        .certificates
        .iter()
        .flat_map(|set| set.0.iter())
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(one) => Some(one.clone()),
            CertificateChoices::Other(_) => None,
        })
        .collect();
    let by = certificates
        .iter()
        .position(|one| is_named(one, &signer.sid));
    let by = certificates.remove(by.ok_or(StampFlaw::AnotherKey)?);
    made_by(signer, &info, &by)?;
    let valid = Particulars::of(&by)
        .is_ok_and(|it| it.valid_from <= facts.at && facts.at <= it.valid_until);
    if !valid || !stamps_time(&by) {
        return Err(StampFlaw::NotForTime);
    }
    Ok(Stamp {
        at: facts.at,
        above: in_a_row(&by, certificates).ok_or(StampFlaw::Unreadable)?,
        by,
        nonce: facts.nonce,
    })
}

/// The certificates beside the one who stamped, each of which must have issued the one before it:
/// nothing stands in a stamp that nobody answers for.
fn in_a_row(by: &Certificate, mut others: Vec<Certificate>) -> Option<Vec<Certificate>> {
    if others.len() > LONGEST_CHAIN {
        return None;
    }
    let mut row: Vec<Certificate> = Vec::new();
    while !others.is_empty() {
        let last = row.last().unwrap_or(by);
        let next = others
            .iter()
            .position(|one| may_vouch(one) && signed_by(last, one))?;
        row.push(others.remove(next));
    }
    Some(row)
}

/// The signed data and the content that was signed.
fn contents(token: &Any) -> Option<(SignedData, Vec<u8>)> {
    let info: ContentInfo = token.decode_as().ok()?;
    let data: SignedData = info.content.decode_as().ok()?;
    // What may stand beside the signature without anybody's answering for it is not taken.
    let plain = data.crls.is_none()
        && data
            .signer_infos
            .0
            .iter()
            .all(|signer| signer.unsigned_attrs.is_none());
    let sound = info.content_type == rfc5911::ID_SIGNED_DATA
        && data.encap_content_info.econtent_type == TST_INFO
        && plain;
    let content: OctetString = data
        .encap_content_info
        .econtent
        .as_ref()?
        .decode_as()
        .ok()?;
    sound.then(|| (data, content.into_bytes()))
}

/// What the authority stated.
struct Facts {
    digest: Vec<u8>,
    at: DateTime<Utc>,
    nonce: Option<Vec<u8>>,
}

impl Facts {
    /// Reads a TSTInfo. By hand, since a time may have parts of a second, which DER elsewhere may
    /// not.
    fn of(info: &[u8]) -> Option<Self> {
        let mut reader = SliceReader::new(info).ok()?;
        let parts = reader
            .sequence(|parts| {
                let mut all = Vec::new();
                while !parts.is_finished() {
                    all.push(AnyRef::decode(parts)?);
                }
                Ok(all)
            })
            .ok()?;
        let [version, _policy, imprint, _serial, time, rest @ ..] = parts.as_slice() else {
            return None;
        };
        let imprint: MessageImprint = imprint.decode_as().ok()?;
        let sound = version.decode_as::<u8>().ok()? == 1
            && imprint.hash_algorithm.oid == rfc5912::ID_SHA_256
            && time.tag() == Tag::GeneralizedTime;
        let time = std::str::from_utf8(time.value()).ok()?.strip_suffix('Z')?;
        let at = NaiveDateTime::parse_from_str(time, "%Y%m%d%H%M%S%.f").ok()?;
        let nonce = rest.iter().find(|part| part.tag() == Tag::Integer);
        sound.then(|| Self {
            digest: imprint.hashed_message.into_bytes(),
            at: at.and_utc(),
            nonce: nonce.map(|part| part.value().to_vec()),
        })
    }
}

/// Whether the signature over the content was made by this certificate's key.
fn made_by(signer: &SignerInfo, content: &[u8], by: &Certificate) -> Result<(), StampFlaw> {
    let (digest, rsa) = match signer.digest_alg.oid {
        rfc5912::ID_SHA_256 => (
            Sha256::digest(content).to_vec(),
            rfc5912::SHA_256_WITH_RSA_ENCRYPTION,
        ),
        rfc5912::ID_SHA_384 => (
            Sha384::digest(content).to_vec(),
            rfc5912::SHA_384_WITH_RSA_ENCRYPTION,
        ),
        rfc5912::ID_SHA_512 => (
            Sha512::digest(content).to_vec(),
            rfc5912::SHA_512_WITH_RSA_ENCRYPTION,
        ),
        _ => return Err(StampFlaw::Unreadable),
    };
    let attributes = signer.signed_attrs.as_ref().ok_or(StampFlaw::Unreadable)?;
    let value = |oid: ObjectIdentifier| {
        let found = attributes.iter().find(|attribute| attribute.oid == oid)?;
        found.values.get(0)
    };
    let kind =
        value(rfc5911::ID_CONTENT_TYPE).and_then(|it| it.decode_as::<ObjectIdentifier>().ok());
    let stated =
        value(rfc5911::ID_MESSAGE_DIGEST).and_then(|it| it.decode_as::<OctetString>().ok());
    if kind != Some(TST_INFO) || stated.is_none_or(|stated| stated.as_bytes() != digest) {
        return Err(StampFlaw::AnotherKey);
    }
    // Some name only the kind of key, and leave the digest to be read beside it.
    let algorithm = match signer.signature_algorithm.oid {
        rfc5912::RSA_ENCRYPTION => rsa,
        named => named,
    };
    let signed = attributes.to_der().map_err(|_| StampFlaw::Unreadable)?;
    let made = holds(by, algorithm, &signed, signer.signature.as_bytes());
    made.then_some(()).ok_or(StampFlaw::AnotherKey)
}

fn is_named(certificate: &Certificate, sid: &SignerIdentifier) -> bool {
    let body = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            body.issuer == named.issuer && body.serial_number == named.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(named) => matches!(
            body.get::<SubjectKeyIdentifier>(),
            Ok(Some((_, own))) if own == *named
        ),
    }
}
