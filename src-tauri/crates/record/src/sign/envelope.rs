//! The signature itself: a CMS SignedData (RFC 5652) as PAdES B-B asks for, and B-T where a time
//! stamp is added.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, DigestAlgorithmIdentifiers, EncapsulatedContentInfo, SignedAttributes,
    SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::db::{rfc5911, rfc5912};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Encode, Sequence};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::serial_number::SerialNumber;

use super::{Stamping, timestamp};
use crate::RecordError;
use crate::certificates::Identity;

/// id-aa-signingCertificateV2, RFC 5035 section 3.
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// Names the signer's certificate by its digest, so that no other can be put in its place
/// (RFC 5035). The digest algorithm is left out: SHA-256 is its default, and DER forbids
/// writing a default.
#[derive(Sequence)]
pub(crate) struct SigningCertificateV2 {
    pub certs: Vec<EssCertIdV2>,
}

/// One certificate in [`SigningCertificateV2`].
#[derive(Sequence)]
pub(crate) struct EssCertIdV2 {
    pub cert_hash: OctetString,
    pub issuer_serial: IssuerSerial,
}

/// Whose certificate, and which of theirs.
#[derive(Sequence)]
pub(crate) struct IssuerSerial {
    pub issuer: Vec<GeneralName>,
    pub serial: SerialNumber,
}

/// The digest algorithm as it is written here: SHA-256 without parameters (RFC 5754).
pub(crate) fn sha_256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: rfc5912::ID_SHA_256,
        parameters: None,
    }
}

/// The attribute that binds a signature to a certificate, and to those between it and the root.
pub(crate) fn signing_certificate(chain: &[&Certificate]) -> der::Result<SigningCertificateV2> {
    let named = |certificate: &&Certificate| -> der::Result<EssCertIdV2> {
        let body = &certificate.tbs_certificate;
        Ok(EssCertIdV2 {
            cert_hash: OctetString::new(Sha256::digest(certificate.to_der()?).to_vec())?,
            issuer_serial: IssuerSerial {
                issuer: vec![GeneralName::DirectoryName(body.issuer.clone())],
                serial: body.serial_number.clone(),
            },
        })
    };
    Ok(SigningCertificateV2 {
        certs: chain.iter().map(named).collect::<der::Result<_>>()?,
    })
}

/// The signature over a document's digest, in DER; with a stamp, when somebody is asked for one.
pub(super) fn make(
    digest: &[u8; 32],
    identity: &Identity,
    stamping: Option<Stamping<'_>>,
) -> Result<Vec<u8>, RecordError> {
    let mut signer = signer(digest, identity).map_err(|_| RecordError::NotSigned)?;
    if let Some(Stamping { nonce, ask }) = stamping {
        let signature = signer.signature.as_bytes();
        let question = timestamp::question(signature, nonce).map_err(|_| RecordError::NotSigned)?;
        let response = ask(&question).map_err(RecordError::NotStamped)?;
        let token = timestamp::answer(&response, signature, nonce)
            .map_err(|why| RecordError::NotStamped(why.to_owned()))?;
        let stamp = attribute(timestamp::TIME_STAMP_TOKEN, token);
        signer.unsigned_attrs = stamp
            .and_then(|stamp| SetOfVec::try_from(vec![stamp]))
            .map(Some)
            .map_err(|_| RecordError::NotSigned)?;
    }
    assemble(signer, identity).map_err(|_| RecordError::NotSigned)
}

// The crate's own builder is not used: it wants a second signing machinery (RSA, with an open
// advisory) for what is one structure.
fn signer(digest: &[u8; 32], identity: &Identity) -> der::Result<SignerInfo> {
    let certificate = identity.certificate();
    let bound: Vec<&Certificate> = [certificate]
        .into_iter()
        .chain(identity.between())
        .collect();
    // Exactly these three. No signing-time: in PAdES the time stands in the dictionary.
    let attributes = SignedAttributes::try_from(vec![
        attribute(
            rfc5911::ID_CONTENT_TYPE,
            Any::encode_from(&rfc5911::ID_DATA)?,
        )?,
        attribute(
            rfc5911::ID_MESSAGE_DIGEST,
            Any::encode_from(&OctetString::new(digest.to_vec())?)?,
        )?,
        attribute(
            SIGNING_CERTIFICATE_V2,
            Any::encode_from(&signing_certificate(&bound)?)?,
        )?,
    ])?;
    let signed = identity.key().sign(&attributes.to_der()?);
    let (signature_algorithm, signature) = signed.ok_or(der::ErrorKind::Failed)?;
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: certificate.tbs_certificate.issuer.clone(),
            serial_number: certificate.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: sha_256(),
        signed_attrs: Some(attributes),
        signature_algorithm,
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    })
}

fn assemble(signer: SignerInfo, identity: &Identity) -> der::Result<Vec<u8>> {
    let chain = [identity.certificate()]
        .into_iter()
        .chain(identity.between())
        .chain([identity.authority()]);
    let chain: Vec<_> = chain
        .cloned()
        .map(CertificateChoices::Certificate)
        .collect();
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: DigestAlgorithmIdentifiers::try_from(vec![sha_256()])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: rfc5911::ID_DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet(SetOfVec::try_from(chain)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo {
        content_type: rfc5911::ID_SIGNED_DATA,
        content: Any::encode_from(&signed)?,
    }
    .to_der()
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![value])?,
    })
}
