//! The provider's own small certificate authority.

use std::time::Duration;

use chrono::{DateTime, Utc};
use der::asn1::GeneralizedTime;
use der::{Decode, DecodePem, Encode, EncodePem};
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rand_core::CryptoRngCore;
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::Certificate;
use x509_cert::builder::{Builder, CertificateBuilder, Profile};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};
use zeroize::Zeroizing;

use super::identity::{Identity, PersonToCertify};
use super::key::Key;
use super::naming::Naming;
use super::particulars::{Particulars, fingerprint, may_vouch, public_key, signed_by};
use crate::RecordError;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an authority lasts: 30 years, so that a record can be checked while its child is
/// still young enough to ask for it.
const AUTHORITY_LASTS: Duration = DAY.saturating_mul(30 * 365);

/// How long a person's certificate lasts: 3 years, then a new one is issued.
const PERSON_LASTS: Duration = DAY.saturating_mul(3 * 365);

/// A provider's certificate authority: its key and its self-signed certificate.
pub struct Authority {
    key: SigningKey,
    certificate: Certificate,
    der: Vec<u8>,
    provider: String,
}

impl Authority {
    /// Makes a new authority for a provider. `urn` is the provider's Ofsted URN where it has
    /// one; `example` marks the authority of a practice casebook, so that no reader takes its
    /// records for real ones. Valid for 30 years from `now`.
    ///
    /// # Errors
    /// [`RecordError::NameForCertificate`], [`RecordError::CertificateNotMade`].
    pub fn new(
        provider: &str,
        urn: Option<&str>,
        example: bool,
        now: DateTime<Utc>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, RecordError> {
        let mark = if example && !provider.contains("EXAMPLE") {
            " EXAMPLE"
        } else {
            ""
        };
        let common_name = format!("Decision records of {provider}{mark}");
        let naming = Naming {
            common_name: &common_name,
            standing: None,
            provider,
            urn,
        };
        let subject = naming.name()?;
        let key = SigningKey::random(rng);
        // The self-signed certificate is made with the profile of a subordinate authority
        // whose issuer is itself: only that profile sets a path length, and 0 says that this
        // authority vouches for people, never for another authority.
        let profile = Profile::SubCA {
            issuer: subject.clone(),
            path_len_constraint: Some(0),
        };
        let validity = validity(now, AUTHORITY_LASTS)?;
        let certificate = certify(profile, subject, validity, &key, &key, rng)?;
        Self::assemble(key, certificate)
    }

    /// Restores an authority from the key in PKCS #8 and the certificate in DER, as the
    /// casebook unsealed them.
    ///
    /// # Errors
    /// [`RecordError::KeyUnreadable`], [`RecordError::NotACertificate`],
    /// [`RecordError::NotAnAuthority`], [`RecordError::KeyOfAnother`].
    pub fn from_parts(private_key: &[u8], certificate: &[u8]) -> Result<Self, RecordError> {
        let key =
            SigningKey::from_pkcs8_der(private_key).map_err(|_| RecordError::KeyUnreadable)?;
        let certificate =
            Certificate::from_der(certificate).map_err(|_| RecordError::NotACertificate)?;
        if public_key(&certificate).as_ref() != Some(key.verifying_key()) {
            return Err(RecordError::KeyOfAnother);
        }
        Self::assemble(key, certificate)
    }

    fn assemble(key: SigningKey, certificate: Certificate) -> Result<Self, RecordError> {
        if !may_vouch(&certificate) || !signed_by(&certificate, &certificate) {
            return Err(RecordError::NotAnAuthority);
        }
        let der = certificate
            .to_der()
            .map_err(|_| RecordError::CertificateNotMade)?;
        let provider = Particulars::of(&certificate)?
            .provider
            .ok_or(RecordError::NotACertificate)?;
        Ok(Self {
            key,
            certificate,
            der,
            provider,
        })
    }

    /// Issues a person a new key and a certificate for it, valid for 3 years from `now` (or
    /// until the authority itself ends, whichever is sooner).
    ///
    /// # Errors
    /// [`RecordError::NameForCertificate`], [`RecordError::CertificateNotMade`],
    /// [`RecordError::CertificateOutOfTime`] once the authority itself is no longer valid.
    pub fn issue(
        &self,
        person: &PersonToCertify<'_>,
        now: DateTime<Utc>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Identity, RecordError> {
        let subject = Naming {
            common_name: person.name,
            standing: Some(person.standing),
            provider: person.provider,
            urn: person.urn,
        }
        .name()?;
        let own = self.certificate.tbs_certificate.validity;
        let mut validity = validity(now, PERSON_LASTS)?;
        let starts = validity.not_before.to_unix_duration();
        let ends = own.not_after.to_unix_duration();
        if starts < own.not_before.to_unix_duration() || starts >= ends {
            return Err(RecordError::CertificateOutOfTime);
        }
        if validity.not_after.to_unix_duration() > ends {
            validity.not_after = own.not_after;
        }
        let key = SigningKey::random(rng);
        // No extended key usage: with "document signing" alone, readers built on NSS report
        // an unknown issue; without the extension every reader accepts the certificate.
        let profile = Profile::Leaf {
            issuer: self.certificate.tbs_certificate.subject.clone(),
            enable_key_agreement: false,
            enable_key_encipherment: false,
        };
        let certificate = certify(profile, subject, validity, &key, &self.key, rng)?;
        let der = certificate
            .to_der()
            .map_err(|_| RecordError::CertificateNotMade)?;
        Identity::assemble(Key::P256(key), &der, std::slice::from_ref(&self.der))
    }

    /// Issues the person of an identity a new key and certificate with the same names, before the
    /// old one ends. A new key, because an old one gains nothing by being kept: records signed
    /// with it stay checked by the certificate inside them.
    ///
    /// # Errors
    /// [`RecordError::AnotherAuthority`] for a certificate this authority did not issue;
    /// otherwise as [`Authority::issue`].
    pub fn renew(
        &self,
        old: &Identity,
        now: DateTime<Utc>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Identity, RecordError> {
        if old.authority_der() != self.der {
            return Err(RecordError::AnotherAuthority);
        }
        let known = old.particulars();
        let person = PersonToCertify {
            name: &known.common_name,
            standing: known.standing.as_deref().unwrap_or_default(),
            provider: known.provider.as_deref().unwrap_or(&self.provider),
            urn: known.urn.as_deref(),
        };
        self.issue(&person, now, rng)
    }

    /// The provider's name.
    #[must_use]
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// The authority's certificate in DER: what a reader is given as root.
    #[must_use]
    pub fn certificate_der(&self) -> &[u8] {
        &self.der
    }

    /// The authority's certificate in PEM, to hand to an inspector.
    ///
    /// # Errors
    /// [`RecordError::CertificateNotMade`].
    pub fn certificate_pem(&self) -> Result<String, RecordError> {
        self.certificate
            .to_pem(der::pem::LineEnding::LF)
            .map_err(|_| RecordError::CertificateNotMade)
    }

    /// The authority's private key in PKCS #8, for the casebook to seal; wiped when dropped.
    ///
    /// # Errors
    /// [`RecordError::KeyUnreadable`].
    pub fn private_key_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        pkcs8(&self.key)
    }

    /// The fingerprint of the authority's certificate.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.der)
    }

    /// What the authority's certificate says.
    ///
    /// # Errors
    /// [`RecordError::NotACertificate`].
    pub fn particulars(&self) -> Result<Particulars, RecordError> {
        Particulars::of(&self.certificate)
    }
}

/// Reads an authority's certificate that someone was handed, in PEM or DER, and gives it in
/// DER, ready to be trusted.
///
/// # Errors
/// [`RecordError::NotACertificate`]; [`RecordError::NotAnAuthority`] for a person's certificate.
pub fn read_authority(file: &[u8]) -> Result<Vec<u8>, RecordError> {
    let certificate = Certificate::from_der(file)
        .or_else(|_| Certificate::from_pem(file))
        .map_err(|_| RecordError::NotACertificate)?;
    if !may_vouch(&certificate) || !signed_by(&certificate, &certificate) {
        return Err(RecordError::NotAnAuthority);
    }
    certificate
        .to_der()
        .map_err(|_| RecordError::NotACertificate)
}

/// An authority's certificate in PEM, as it is handed to an inspector, from the DER the casebook
/// keeps.
///
/// # Errors
/// [`RecordError::NotACertificate`].
pub fn authority_pem(der: &[u8]) -> Result<String, RecordError> {
    Certificate::from_der(der)
        .ok()
        .and_then(|certificate| certificate.to_pem(der::pem::LineEnding::LF).ok())
        .ok_or(RecordError::NotACertificate)
}

/// A key in PKCS #8, in memory that is wiped when dropped.
pub(super) fn pkcs8(key: &SigningKey) -> Result<Zeroizing<Vec<u8>>, RecordError> {
    let document = key.to_pkcs8_der().map_err(|_| RecordError::KeyUnreadable)?;
    Ok(Zeroizing::new(document.as_bytes().to_vec()))
}

fn certify(
    profile: Profile,
    subject: Name,
    validity: Validity,
    key: &SigningKey,
    issuer: &SigningKey,
    rng: &mut impl CryptoRngCore,
) -> Result<Certificate, RecordError> {
    // 16 random bytes: RFC 5280 section 4.1.2.2 asks for a positive number of at most 20.
    let mut serial = [0_u8; 16];
    rng.fill_bytes(&mut serial);
    let make = || -> Option<Certificate> {
        let serial = SerialNumber::new(&serial).ok()?;
        let public = SubjectPublicKeyInfoOwned::from_key(*key.verifying_key()).ok()?;
        CertificateBuilder::new(profile, serial, validity, subject, public, issuer)
            .ok()?
            .build::<DerSignature>()
            .ok()
    };
    make().ok_or(RecordError::CertificateNotMade)
}

/// Whole seconds from `now`, since a certificate knows no smaller part.
fn validity(now: DateTime<Utc>, lasts: Duration) -> Result<Validity, RecordError> {
    let make = || -> Option<Validity> {
        let from = Duration::from_secs(u64::try_from(now.timestamp()).ok()?);
        let time = |at| {
            GeneralizedTime::from_unix_duration(at)
                .ok()
                .map(Time::GeneralTime)
        };
        Some(Validity {
            not_before: time(from)?,
            not_after: time(from.checked_add(lasts)?)?,
        })
    };
    make().ok_or(RecordError::CertificateNotMade)
}
