//! What a certificate says, in the words a person reads, and what it may be used for.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use p256::ecdsa::VerifyingKey;
use p256::pkcs8::DecodePublicKey;
use sha2::{Digest, Sha256};
use spki::ObjectIdentifier;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use x509_cert::time::Time;

use super::algorithms::holds;
use super::naming;
use crate::RecordError;

/// What an extended key usage may name for signing documents: documents as such (RFC 9336), mail,
/// Adobe's and Microsoft's own numbers for documents, anything.
const FOR_DOCUMENTS: [ObjectIdentifier; 5] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
    const_oid::db::rfc5280::ID_KP_EMAIL_PROTECTION,
    ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.5"),
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.10.3.12"),
    const_oid::db::rfc5280::ANY_EXTENDED_KEY_USAGE,
];

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
            common_name: naming::common_name(&body.subject)
                .or_else(|| naming::provider(&body.subject))
                .ok_or(unreadable.clone())?,
            standing: naming::standing(&body.subject),
            provider: naming::provider(&body.subject),
            urn: naming::urn(&body.subject),
            // Some public authorities have a name for the organisation and none of their own.
            issuer: naming::common_name(&body.issuer)
                .or_else(|| naming::provider(&body.issuer))
                .ok_or(unreadable.clone())?,
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
    let check = || -> Option<bool> {
        let body = &certificate.tbs_certificate;
        let named = body.issuer == issuer.tbs_certificate.subject
            && body.signature == certificate.signature_algorithm;
        let signature = certificate.signature.as_bytes()?;
        let algorithm = certificate.signature_algorithm.oid;
        Some(named && holds(issuer, algorithm, &body.to_der().ok()?, signature))
    };
    check().unwrap_or(false)
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

/// Whether an authority may stand so many authorities above the person it vouches for.
pub(crate) fn reaches(certificate: &Certificate, steps: usize) -> bool {
    match certificate.tbs_certificate.get::<BasicConstraints>() {
        Ok(Some((_, constraints))) => constraints
            .path_len_constraint
            .is_none_or(|most| steps <= usize::from(most)),
        _ => false,
    }
}

/// Whether a certificate may sign documents: a person's, with a usage for it, and nothing
/// critical that is not understood.
pub(crate) fn may_sign(certificate: &Certificate) -> bool {
    let usage = matches!(
        certificate.tbs_certificate.get::<KeyUsage>(),
        // Those made here have both; of public authorities some give the one, some the other.
        Ok(Some((_, usage))) if usage.digital_signature() || usage.non_repudiation()
    );
    let for_documents = match certificate.tbs_certificate.get::<ExtendedKeyUsage>() {
        Ok(None) => true,
        Ok(Some((_, uses))) => uses.0.iter().any(|each| FOR_DOCUMENTS.contains(each)),
        Err(_) => false,
    };
    !is_authority(certificate) && usage && for_documents && understood(certificate)
}

/// Whether a certificate may stamp the time: for that and nothing else (RFC 3161 section 2.3).
pub(crate) fn stamps_time(certificate: &Certificate) -> bool {
    let only = matches!(
        certificate.tbs_certificate.get::<ExtendedKeyUsage>(),
        Ok(Some((true, uses))) if uses.0 == [const_oid::db::rfc5280::ID_KP_TIME_STAMPING]
    );
    only && !is_authority(certificate) && understood(certificate)
}

fn is_authority(certificate: &Certificate) -> bool {
    matches!(
        certificate.tbs_certificate.get::<BasicConstraints>(),
        Ok(Some((_, BasicConstraints { ca: true, .. }))) | Err(_)
    )
}

/// RFC 5280 section 4.2: a critical extension that is not understood forbids the use.
fn understood(certificate: &Certificate) -> bool {
    use const_oid::AssociatedOid as _;
    let known = [BasicConstraints::OID, KeyUsage::OID, ExtendedKeyUsage::OID];
    let mut extensions = certificate.tbs_certificate.extensions.iter().flatten();
    extensions.all(|extension| !extension.critical || known.contains(&extension.extn_id))
}
