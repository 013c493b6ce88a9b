//! Reads a signature and tells whether it is one of ours: a CMS SignedData (RFC 5652) in
//! exactly the form this program writes.
//!
//! Nothing that is free to vary is accepted. Every byte of the envelope is either signed, or
//! bound by a digest that is signed, or can have only one value; the root's certificate
//! is compared whole with the ones the reader trusts. So nobody can change even a byte nobody
//! looks at. A time stamp, where there is one, is signed by whoever stamped.

use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use const_oid::db::rfc5911;
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Encode, Header, Reader, SliceReader, Tag};
use p256::ecdsa::{DerSignature, Signature};
use x509_cert::Certificate;

use crate::certificates::{LONGEST_CHAIN, ecdsa_with_sha_256, holds, public_key, rsa_with_sha_256};
use crate::sign::envelope::{
    SIGNING_CERTIFICATE_V2, SigningCertificateV2, sha_256, signing_certificate,
};
use crate::sign::timestamp::{self, Stamp, StampFlaw, TIME_STAMP_TOKEN};

/// Why a signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Flaw {
    #[error("There is no signature in the place of the signature.")]
    None,
    #[error("Whether somebody signed cannot be told, since the signature cannot be found.")]
    NotFound,
    #[error("The signature is not in the form that records are signed in.")]
    Form,
    #[error(
        "The signature does not hold exactly the signer's certificate and those of the authorities \
         above it."
    )]
    Certificates,
    #[error("The certificate was put in the place of another.")]
    AnotherCertificate,
    #[error("The signature was not made with the key of the certificate inside.")]
    AnotherKey,
    #[error("The name written beside the signature is not the name in the certificate.")]
    AnotherName,
}

/// A signature that reads as one, not yet believed.
pub(super) struct Envelope {
    signer: SignerInfo,
    attributes: SignedAttributes,
    /// The signer's certificate.
    pub leaf: Certificate,
    /// The certificates of the authorities between it and the root, the lowest first.
    pub between: Vec<Certificate>,
    /// The certificate of the authority at the root.
    pub authority: Certificate,
    /// The digest of the document, as the signer saw it.
    pub message_digest: Vec<u8>,
}

impl Envelope {
    /// Reads the bytes of the place of the signature: one DER structure, then zeros.
    pub(super) fn read(place: &[u8]) -> Result<Self, Flaw> {
        if place.iter().all(|byte| *byte == 0) {
            return Err(Flaw::None);
        }
        let info = first_structure(place).ok_or(Flaw::Form)?;
        if info.content_type != rfc5911::ID_SIGNED_DATA {
            return Err(Flaw::Form);
        }
        let data: SignedData = info.content.decode_as().map_err(|_| Flaw::Form)?;
        let signer = only_signer(&data).ok_or(Flaw::Form)?;
        let attributes = signer.signed_attrs.clone().ok_or(Flaw::Form)?;
        let message_digest = message_digest(&attributes).ok_or(Flaw::Form)?;
        let (leaf, between, authority) = certificates(&data, &signer)?;
        Ok(Self {
            signer,
            attributes,
            leaf,
            between,
            authority,
            message_digest,
        })
    }

    /// Whether the signature holds: made by the key of the very certificate it names.
    pub(super) fn check(&self) -> Result<(), Flaw> {
        let bound = self.binding().ok_or(Flaw::Form)?;
        let chain: Vec<&Certificate> = [&self.leaf].into_iter().chain(&self.between).collect();
        let expected = signing_certificate(&chain).and_then(|it| it.to_der());
        if bound.to_der().ok() != expected.ok() {
            return Err(Flaw::AnotherCertificate);
        }
        let signature = self.signer.signature.as_bytes();
        let algorithm = &self.signer.signature_algorithm;
        if *algorithm == ecdsa_with_sha_256() {
            let raw = DerSignature::from_bytes(signature);
            let signature = raw.and_then(Signature::try_from).map_err(|_| Flaw::Form)?;
            // Of the two values ECDSA allows, the lower is written; the other is a changed copy.
            if signature.normalize_s().is_some() {
                return Err(Flaw::Form);
            }
            // Of the curves, only the one that signs here.
            public_key(&self.leaf).ok_or(Flaw::AnotherKey)?;
        }
        let attributes = self.attributes.to_der().map_err(|_| Flaw::Form)?;
        let made = holds(&self.leaf, algorithm.oid, &attributes, signature);
        made.then_some(()).ok_or(Flaw::AnotherKey)
    }

    /// The time stamp over the signature; none when nobody was asked for one.
    pub(super) fn stamp(&self) -> Option<Result<Stamp, StampFlaw>> {
        let attributes = self.signer.unsigned_attrs.as_ref()?;
        let token = attributes.get(0).and_then(|stamp| stamp.values.get(0));
        let stamped = self.signer.signature.as_bytes();
        Some(token.map_or(Err(StampFlaw::Unreadable), |it| {
            timestamp::read(it, stamped)
        }))
    }

    fn binding(&self) -> Option<SigningCertificateV2> {
        let attribute = self
            .attributes
            .iter()
            .find(|attribute| attribute.oid == SIGNING_CERTIFICATE_V2)?;
        attribute.values.get(0)?.decode_as().ok()
    }
}

/// Whether a place holds one DER structure, then nothing but zeros.
pub(super) fn fills(place: &[u8]) -> bool {
    let rest = || -> Option<&[u8]> {
        let mut reader = SliceReader::new(place).ok()?;
        let header = Header::decode(&mut reader).ok()?;
        let start = usize::try_from(reader.position()).ok()?;
        let length = usize::try_from(header.length).ok()?;
        (header.tag == Tag::Sequence).then_some(())?;
        place.get(start.checked_add(length)?..)
    };
    rest().is_some_and(|rest| rest.iter().all(|byte| *byte == 0))
}

/// The first DER structure, if it is written in the one way DER allows.
fn first_structure(place: &[u8]) -> Option<ContentInfo> {
    let mut reader = SliceReader::new(place).ok()?;
    let info = ContentInfo::decode(&mut reader).ok()?;
    let used = usize::try_from(reader.position()).ok()?;
    (info.to_der().ok()?.as_slice() == place.get(..used)?).then_some(info)
}

/// The only signer, if all around it has the only values it can have.
fn only_signer(data: &SignedData) -> Option<SignerInfo> {
    let [signer] = data.signer_infos.0.as_slice() else {
        return None;
    };
    let sound = data.version == CmsVersion::V1
        && data.digest_algorithms.as_slice() == [sha_256()]
        && data.encap_content_info.econtent_type == rfc5911::ID_DATA
        && data.encap_content_info.econtent.is_none()
        && data.crls.is_none()
        && signer.version == CmsVersion::V1
        && signer.digest_alg == sha_256()
        && [ecdsa_with_sha_256(), rsa_with_sha_256()].contains(&signer.signature_algorithm)
        && only_a_stamp(signer);
    sound.then(|| signer.clone())
}

/// Beside the signature stands nothing, or one time stamp.
fn only_a_stamp(signer: &SignerInfo) -> bool {
    let Some(attributes) = &signer.unsigned_attrs else {
        return true;
    };
    match attributes.as_slice() {
        [stamp] => stamp.oid == TIME_STAMP_TOKEN && stamp.values.len() == 1,
        _ => false,
    }
}

/// The digest the attributes carry, if they are exactly the three they must be, with one
/// value each.
fn message_digest(attributes: &SignedAttributes) -> Option<Vec<u8>> {
    let one = |oid: ObjectIdentifier| {
        let attribute = attributes.iter().find(|attribute| attribute.oid == oid)?;
        (attribute.values.len() == 1)
            .then(|| attribute.values.get(0))
            .flatten()
    };
    let content: ObjectIdentifier = one(rfc5911::ID_CONTENT_TYPE)?.decode_as().ok()?;
    one(SIGNING_CERTIFICATE_V2)?;
    let digest: OctetString = one(rfc5911::ID_MESSAGE_DIGEST)?.decode_as().ok()?;
    let sound = attributes.len() == 3 && content == rfc5911::ID_DATA;
    sound.then(|| digest.into_bytes())
}

/// The signer's certificate, those between it and the root, and the root's: in one row, with none
/// missing and none too many.
fn certificates(
    data: &SignedData,
    signer: &SignerInfo,
) -> Result<(Certificate, Vec<Certificate>, Certificate), Flaw> {
    let set = data.certificates.as_ref().ok_or(Flaw::Certificates)?;
    if !(2..=LONGEST_CHAIN).contains(&set.0.len()) {
        return Err(Flaw::Certificates);
    }
    let mut all = Vec::new();
    for choice in set.0.iter() {
        match choice {
            CertificateChoices::Certificate(one) => all.push(one.clone()),
            CertificateChoices::Other(_) => return Err(Flaw::Certificates),
        }
    }
    let SignerIdentifier::IssuerAndSerialNumber(named) = &signer.sid else {
        return Err(Flaw::Form);
    };
    let is_named = |certificate: &Certificate| {
        certificate.tbs_certificate.issuer == named.issuer
            && certificate.tbs_certificate.serial_number == named.serial_number
    };
    let at = all
        .iter()
        .position(is_named)
        .ok_or(Flaw::AnotherCertificate)?;
    let leaf = all.remove(at);
    if all.iter().any(is_named) {
        return Err(Flaw::AnotherCertificate);
    }
    let mut row: Vec<Certificate> = Vec::new();
    while all.len() > 1 {
        let wanted = &row.last().unwrap_or(&leaf).tbs_certificate.issuer;
        let above = all
            .iter()
            .position(|one| one.tbs_certificate.subject == *wanted);
        row.push(all.remove(above.ok_or(Flaw::Certificates)?));
    }
    let root = all.pop().ok_or(Flaw::Certificates)?;
    // A certificate too many would stand here in the root's place.
    if root.tbs_certificate.issuer != root.tbs_certificate.subject {
        return Err(Flaw::Certificates);
    }
    Ok((leaf, row, root))
}
