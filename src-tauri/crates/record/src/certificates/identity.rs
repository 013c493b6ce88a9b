//! A person who signs: their key, their certificate, and the authority that vouches for them.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use p256::ecdsa::SigningKey;
use p256::pkcs8::DecodePrivateKey;
use x509_cert::Certificate;
use zeroize::Zeroizing;

use super::authority::pkcs8;
use super::particulars::{Particulars, may_sign, may_vouch, public_key, signed_by};
use crate::RecordError;

/// What a certificate will say about a person.
#[derive(Debug, Clone, Copy)]
pub struct PersonToCertify<'a> {
    /// Their name, as it will stand beside the signature.
    pub name: &'a str,
    /// Their standing, such as "registered manager" or "responsible individual".
    pub standing: &'a str,
    /// The provider they sign for.
    pub provider: &'a str,
    /// The home's Ofsted URN; none for someone who signs for no single home.
    pub urn: Option<&'a str>,
}

/// A person's key and certificate, with the certificate of the authority that issued it.
///
/// The key is wiped from memory when this is dropped.
pub struct Identity {
    key: SigningKey,
    certificate: Certificate,
    authority: Certificate,
    certificate_der: Vec<u8>,
    authority_der: Vec<u8>,
    particulars: Particulars,
}

impl Identity {
    /// Restores a person's identity from the key in PKCS #8 and the two certificates in DER,
    /// as the casebook unsealed them.
    ///
    /// # Errors
    /// [`RecordError::KeyUnreadable`], [`RecordError::KeyOfAnother`],
    /// [`RecordError::NotACertificate`], [`RecordError::AnotherAuthority`],
    /// [`RecordError::NotAnAuthority`].
    pub fn from_parts(
        private_key: &[u8],
        certificate: &[u8],
        authority: &[u8],
    ) -> Result<Self, RecordError> {
        let key =
            SigningKey::from_pkcs8_der(private_key).map_err(|_| RecordError::KeyUnreadable)?;
        Self::assemble(key, certificate, authority)
    }

    /// Reads a person's identity from PEM: one private key (PKCS #8) and two certificates, the
    /// person's and the authority's, in any order.
    ///
    /// # Errors
    /// [`RecordError::KeyUnreadable`] when there is not exactly one such key,
    /// [`RecordError::NotACertificate`] when there are not exactly two certificates; otherwise as
    /// [`Identity::from_parts`].
    pub fn from_pem(text: &str) -> Result<Self, RecordError> {
        let (mut keys, mut certificates) = (Vec::new(), Vec::new());
        for part in text.split("-----BEGIN ").skip(1) {
            let document = format!("-----BEGIN {}", part.trim_end());
            match der::pem::decode_vec(document.as_bytes()) {
                Ok(("PRIVATE KEY", bytes)) => keys.push(Zeroizing::new(bytes)),
                Ok(("CERTIFICATE", bytes)) => certificates.push(bytes),
                Ok(_) => {}
                Err(_) if part.contains("PRIVATE KEY") => return Err(RecordError::KeyUnreadable),
                Err(_) => return Err(RecordError::NotACertificate),
            }
        }
        let [key] = keys.as_slice() else {
            return Err(RecordError::KeyUnreadable);
        };
        let [one, other] = certificates.as_slice() else {
            return Err(RecordError::NotACertificate);
        };
        match Self::from_parts(key, one, other) {
            Err(RecordError::KeyOfAnother) => Self::from_parts(key, other, one),
            read => read,
        }
    }

    pub(super) fn assemble(
        key: SigningKey,
        certificate_der: &[u8],
        authority_der: &[u8],
    ) -> Result<Self, RecordError> {
        let read = |der| Certificate::from_der(der).map_err(|_| RecordError::NotACertificate);
        let certificate = read(certificate_der)?;
        let authority = read(authority_der)?;
        if public_key(&certificate).as_ref() != Some(key.verifying_key()) {
            return Err(RecordError::KeyOfAnother);
        }
        if !may_vouch(&authority) {
            return Err(RecordError::NotAnAuthority);
        }
        if !signed_by(&certificate, &authority) {
            return Err(RecordError::AnotherAuthority);
        }
        if !may_sign(&certificate) {
            return Err(RecordError::NotACertificate);
        }
        let particulars = Particulars::of(&certificate)?;
        let to_der = |it: &Certificate| it.to_der().map_err(|_| RecordError::NotACertificate);
        let certificate_der = to_der(&certificate)?;
        let authority_der = to_der(&authority)?;
        Ok(Self {
            key,
            certificate,
            authority,
            certificate_der,
            authority_der,
            particulars,
        })
    }

    /// The person's private key in PKCS #8, for the casebook to seal under their own
    /// passphrase; wiped when dropped.
    ///
    /// # Errors
    /// [`RecordError::KeyUnreadable`].
    pub fn private_key_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        pkcs8(&self.key)
    }

    /// The person's certificate in DER.
    #[must_use]
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }

    /// The certificate of the authority that vouches for the person, in DER.
    #[must_use]
    pub fn authority_der(&self) -> &[u8] {
        &self.authority_der
    }

    /// What the certificate says.
    #[must_use]
    pub fn particulars(&self) -> &Particulars {
        &self.particulars
    }

    /// The fingerprint of the person's certificate, as printed in the record.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.particulars.fingerprint
    }

    /// Whether the certificate is valid at a moment.
    #[must_use]
    pub fn valid_at(&self, moment: DateTime<Utc>) -> bool {
        self.particulars.valid_from <= moment && moment <= self.particulars.valid_until
    }

    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }

    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub(crate) fn authority(&self) -> &Certificate {
        &self.authority
    }
}
