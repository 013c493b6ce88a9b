//! Reads a signature and tells whether it is one of ours: a CMS SignedData (RFC 5652) in
//! exactly the form this program writes.
//!
//! Nothing that is free to vary is accepted. Every byte of the envelope is either signed, or
//! bound by a digest that is signed, or can have only one value; the authority's certificate
//! is compared whole with the ones the reader trusts. So nobody can change even a byte nobody
//! looks at.

use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use const_oid::db::rfc5911;
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Encode, Header, Reader, SliceReader, Tag};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, Signature};
use x509_cert::Certificate;

use crate::certificates::public_key;
use crate::sign::envelope::{
    SIGNING_CERTIFICATE_V2, SigningCertificateV2, ecdsa_with_sha_256, sha_256, signing_certificate,
};

/// Why a signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Flaw {
    #[error("There is no signature in the place of the signature.")]
    None,
    #[error("Whether somebody signed cannot be told, since the signature cannot be found.")]
    NotFound,
    #[error("The signature is not in the form that records are signed in.")]
    Form,
    #[error("The signature does not hold two certificates, the signer's and their authority's.")]
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
    /// The certificate of the authority beside it.
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
        let (leaf, authority) = certificates(&data, &signer)?;
        Ok(Self {
            signer,
            attributes,
            leaf,
            authority,
            message_digest,
        })
    }

    /// Whether the signature holds: made by the key of the very certificate it names.
    pub(super) fn check(&self) -> Result<(), Flaw> {
        let bound = self.binding().ok_or(Flaw::Form)?;
        let expected = signing_certificate(&self.leaf).and_then(|it| it.to_der());
        if bound.to_der().ok() != expected.ok() {
            return Err(Flaw::AnotherCertificate);
        }
        let raw = DerSignature::from_bytes(self.signer.signature.as_bytes());
        let signature = raw.and_then(Signature::try_from).map_err(|_| Flaw::Form)?;
        // Of the two values ECDSA allows, the lower is written; the other is a changed copy.
        if signature.normalize_s().is_some() {
            return Err(Flaw::Form);
        }
        let attributes = self.attributes.to_der().map_err(|_| Flaw::Form)?;
        let key = public_key(&self.leaf).ok_or(Flaw::AnotherKey)?;
        key.verify(&attributes, &signature)
            .map_err(|_| Flaw::AnotherKey)
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
        && signer.signature_algorithm == ecdsa_with_sha_256()
        && signer.unsigned_attrs.is_none();
    sound.then(|| signer.clone())
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

/// The signer's certificate and the other one: two, no more, no fewer.
fn certificates(
    data: &SignedData,
    signer: &SignerInfo,
) -> Result<(Certificate, Certificate), Flaw> {
    let set = data.certificates.as_ref().ok_or(Flaw::Certificates)?;
    let [
        CertificateChoices::Certificate(first),
        CertificateChoices::Certificate(second),
    ] = set.0.as_slice()
    else {
        return Err(Flaw::Certificates);
    };
    let SignerIdentifier::IssuerAndSerialNumber(named) = &signer.sid else {
        return Err(Flaw::Form);
    };
    let is_named = |certificate: &Certificate| {
        certificate.tbs_certificate.issuer == named.issuer
            && certificate.tbs_certificate.serial_number == named.serial_number
    };
    match (is_named(first), is_named(second)) {
        (true, false) => Ok((first.clone(), second.clone())),
        (false, true) => Ok((second.clone(), first.clone())),
        _ => Err(Flaw::AnotherCertificate),
    }
}
