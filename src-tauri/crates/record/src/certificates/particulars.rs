//! What a certificate says, in the words a person reads, and what it may be used for.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, VerifyingKey};
use p256::pkcs8::DecodePublicKey;
use sha2::{Digest, Sha256};
use spki::ObjectIdentifier;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::time::Time;

use super::naming;
use crate::RecordError;

/// ecdsa-with-SHA256, RFC 5758 section 3.2.
const ECDSA_WITH_SHA256: ObjectIdentifier = const_oid::db::rfc5912::ECDSA_WITH_SHA_256;

/// What a certificate says about the person (or authority) it was issued to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Particulars {
    /// The person's name, or the authority's.
    pub common_name: String,
    /// Their standing, such as "registered manager"; none for an authority.
    pub standing: Option<String>,
    /// The provider.
    pub provider: Option<String>,
    /// The Ofsted URN, without the words before it.
    pub urn: Option<String>,
    /// The common name of the authority that issued the certificate.
    pub issuer: String,
    /// First moment of validity.
    pub valid_from: DateTime<Utc>,
    /// Last moment of validity.
    pub valid_until: DateTime<Utc>,
    /// SHA-256 of the certificate, in hex, in groups of four: see [`fingerprint`].
    pub fingerprint: String,
}

impl Particulars {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    /// [`RecordError::NotACertificate`].
    pub fn read(der: &[u8]) -> Result<Self, RecordError> {
        let certificate = Certificate::from_der(der).map_err(|_| RecordError::NotACertificate)?;
        Self::of(&certificate)
    }

    pub(crate) fn of(certificate: &Certificate) -> Result<Self, RecordError> {
        let body = &certificate.tbs_certificate;
        let unreadable = RecordError::NotACertificate;
        let der = certificate.to_der().map_err(|_| unreadable.clone())?;
        Ok(Self {
            common_name: naming::common_name(&body.subject).ok_or(unreadable.clone())?,
            standing: naming::standing(&body.subject),
            provider: naming::provider(&body.subject),
            urn: naming::urn(&body.subject),
            issuer: naming::common_name(&body.issuer).ok_or(unreadable.clone())?,
            valid_from: moment(&body.validity.not_before).ok_or(unreadable.clone())?,
            valid_until: moment(&body.validity.not_after).ok_or(unreadable)?,
            fingerprint: fingerprint(&der),
        })
    }
}

/// SHA-256 of a certificate in DER, as sixteen groups of four hex digits: the form printed in
/// the record, that two people can read to each other.
#[must_use]
pub fn fingerprint(der: &[u8]) -> String {
    let groups: Vec<String> = Sha256::digest(der)
        .chunks(2)
        .map(|pair| pair.iter().map(|byte| format!("{byte:02X}")).collect())
        .collect();
    groups.join(" ")
}

/// A certificate's time as a moment; none if it cannot be told (before 1970, after 262143).
pub(crate) fn moment(time: &Time) -> Option<DateTime<Utc>> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0)
}

/// Whether `certificate`'s signature was made by the key in `issuer`, and names it as issuer.
pub(crate) fn signed_by(certificate: &Certificate, issuer: &Certificate) -> bool {
    let check = || -> Option<()> {
        let body = &certificate.tbs_certificate;
        let named = body.issuer == issuer.tbs_certificate.subject;
        let algorithm = certificate.signature_algorithm.oid == ECDSA_WITH_SHA256
            && body.signature == certificate.signature_algorithm;
        let key = public_key(issuer)?;
        let signature = DerSignature::from_bytes(certificate.signature.as_bytes()?).ok()?;
        key.verify(&body.to_der().ok()?, &signature).ok()?;
        (named && algorithm).then_some(())
    };
    check().is_some()
}

/// The P-256 key in a certificate.
pub(crate) fn public_key(certificate: &Certificate) -> Option<VerifyingKey> {
    let spki = certificate
        .tbs_certificate
        .subject_public_key_info
        .to_der()
        .ok()?;
    VerifyingKey::from_public_key_der(&spki).ok()
}

/// Whether a certificate may vouch for others: an authority's, with the key usage for it
/// (RFC 5280 sections 4.2.1.3 and 4.2.1.9), and nothing critical that is not understood.
pub(crate) fn may_vouch(certificate: &Certificate) -> bool {
    let authority = matches!(
        certificate.tbs_certificate.get::<BasicConstraints>(),
        Ok(Some((_, BasicConstraints { ca: true, .. })))
    );
    let usage = matches!(
        certificate.tbs_certificate.get::<KeyUsage>(),
        Ok(Some((_, usage))) if usage.key_cert_sign()
    );
    authority && usage && understood(certificate)
}

/// Whether a certificate may sign documents: a person's, with both usages that a signature
/// of consent needs, and nothing critical that is not understood.
pub(crate) fn may_sign(certificate: &Certificate) -> bool {
    let authority = matches!(
        certificate.tbs_certificate.get::<BasicConstraints>(),
        Ok(Some((_, BasicConstraints { ca: true, .. }))) | Err(_)
    );
    let usage = matches!(
        certificate.tbs_certificate.get::<KeyUsage>(),
        Ok(Some((_, usage))) if usage.digital_signature() && usage.non_repudiation()
    );
    !authority && usage && understood(certificate)
}

/// RFC 5280 section 4.2: a critical extension that is not understood forbids the use.
fn understood(certificate: &Certificate) -> bool {
    use const_oid::AssociatedOid as _;
    certificate
        .tbs_certificate
        .extensions
        .iter()
        .flatten()
        .filter(|extension| extension.critical)
        .all(|extension| [BasicConstraints::OID, KeyUsage::OID].contains(&extension.extn_id))
}
