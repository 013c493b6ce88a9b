//! A person who signs: their key, their certificate, and the authority that vouches for them.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use x509_cert::Certificate;
use zeroize::Zeroizing;

use super::key::Key;
use super::particulars::{Particulars, may_sign, may_vouch, signed_by};
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

/// The most certificates in a row, the person's and the root's among them.
pub(crate) const LONGEST_CHAIN: usize = 5;

/// A person's key and certificate, with the certificates of the authorities above it: for one
/// that Threshold issued, the provider's own and no other.
///
/// The key is wiped from memory when this is dropped.
pub struct Identity {
    key: Key,
    certificate: Certificate,
    /// Authorities between the person and the root, the person's own first.
    between: Vec<Certificate>,
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
        Self::assemble(Key::read(private_key)?, certificate, &[authority.to_vec()])
    }

    /// Restores or takes in an identity whose certificate stands below several authorities. The
    /// certificates of the authorities may come in any order, with others among them.
    ///
    /// # Errors
    /// [`RecordError::ChainBroken`] when they do not lead up to a root; otherwise as
    /// [`Identity::from_parts`].
    pub fn from_chain(
        private_key: &[u8],
        certificate: &[u8],
        authorities: &[Vec<u8>],
    ) -> Result<Self, RecordError> {
        Self::assemble(Key::read(private_key)?, certificate, authorities)
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
        key: Key,
        certificate_der: &[u8],
        authorities: &[Vec<u8>],
    ) -> Result<Self, RecordError> {
        let read =
            |der: &[u8]| Certificate::from_der(der).map_err(|_| RecordError::NotACertificate);
        let certificate = read(certificate_der)?;
        if !key.belongs_to(&certificate) {
            return Err(RecordError::KeyOfAnother);
        }
        let authorities = authorities
            .iter()
            .map(|der| read(der))
            .collect::<Result<Vec<_>, _>>()?;
        if let [only] = authorities.as_slice()
            && !may_vouch(only)
        {
            return Err(RecordError::NotAnAuthority);
        }
        let (between, authority) = above(&certificate, &authorities)?;
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
            between,
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
        self.key.pkcs8()
    }

    /// The certificates of the authorities above the person in DER, the root's last.
    ///
    /// # Errors
    /// [`RecordError::NotACertificate`].
    pub fn authorities_der(&self) -> Result<Vec<Vec<u8>>, RecordError> {
        let all = self.between.iter().chain([&self.authority]);
        all.map(|one| one.to_der().map_err(|_| RecordError::NotACertificate))
            .collect()
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

    /// The kind of the key, in words.
    #[must_use]
    pub fn key_in_words(&self) -> String {
        self.key.in_words()
    }

    /// Whether the certificate is valid at a moment.
    #[must_use]
    pub fn valid_at(&self, moment: DateTime<Utc>) -> bool {
        self.particulars.valid_from <= moment && moment <= self.particulars.valid_until
    }

    /// Whether the certificate ends within so many days of a moment, or has ended.
    #[must_use]
    pub fn ends_within(&self, days: i64, moment: DateTime<Utc>) -> bool {
        self.particulars.valid_until < moment + chrono::Duration::days(days)
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    pub(crate) fn is_rsa(&self) -> bool {
        matches!(self.key, Key::Rsa(..))
    }

    pub(crate) fn between(&self) -> &[Certificate] {
        &self.between
    }

    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub(crate) fn authority(&self) -> &Certificate {
        &self.authority
    }
}

/// The authorities from the one that issued a certificate up to the root, the root apart.
fn above(
    certificate: &Certificate,
    among: &[Certificate],
) -> Result<(Vec<Certificate>, Certificate), RecordError> {
    let mut between: Vec<Certificate> = Vec::new();
    let mut last = certificate;
    while between.len() + 2 <= LONGEST_CHAIN {
        let named = |one: &&Certificate| {
            one.tbs_certificate.subject == last.tbs_certificate.issuer && *one != last
        };
        let mut found = among.iter().filter(named).peekable();
        if found.peek().is_none() {
            return Err(match (between.len(), among.len()) {
                (0, 1) => RecordError::AnotherAuthority,
                _ => RecordError::ChainBroken,
            });
        }
        let issuer = found.find(|one| signed_by(last, one));
        let issuer = issuer.ok_or(RecordError::AnotherAuthority)?;
        if !may_vouch(issuer) {
            return Err(RecordError::NotAnAuthority);
        }
        if signed_by(issuer, issuer) {
            return Ok((between, issuer.clone()));
        }
        between.push(issuer.clone());
        last = issuer;
    }
    Err(RecordError::ChainBroken)
}
