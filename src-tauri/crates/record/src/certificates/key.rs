//! The key a person signs with.

use const_oid::db::rfc5912;
use der::asn1::Any;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::{DecodePrivateKey, EncodePublicKey};
use ring::rsa::KeyPair;
use ring::signature::RSA_PKCS1_SHA256;
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use zeroize::Zeroizing;

use super::authority::pkcs8;
use crate::RecordError;

/// A private key, wiped from memory when dropped.
pub(crate) enum Key {
    /// What Threshold makes.
    P256(SigningKey),
    /// What a public authority may have certified. The bytes are its PKCS #8, to be sealed again.
    Rsa(Box<KeyPair>, Zeroizing<Vec<u8>>),
}

impl Key {
    /// Reads PKCS #8.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, RecordError> {
        if let Ok(key) = SigningKey::from_pkcs8_der(bytes) {
            return Ok(Self::P256(key));
        }
        if let Ok(pair) = KeyPair::from_pkcs8(bytes) {
            return Ok(Self::Rsa(Box::new(pair), Zeroizing::new(bytes.to_vec())));
        }
        match p256::pkcs8::PrivateKeyInfo::try_from(bytes) {
            Ok(_) => Err(RecordError::KeyKind),
            Err(_) => Err(RecordError::KeyUnreadable),
        }
    }

    /// Whether a certificate speaks of this key.
    pub(crate) fn belongs_to(&self, certificate: &Certificate) -> bool {
        let stated = &certificate.tbs_certificate.subject_public_key_info;
        match self {
            Self::P256(key) => {
                let own = key.verifying_key().to_public_key_der().ok();
                let stated = der::Encode::to_der(stated).ok();
                own.is_some_and(|own| stated.as_deref() == Some(own.as_bytes()))
            }
            Self::Rsa(pair, _) => {
                stated.algorithm.oid == rfc5912::RSA_ENCRYPTION
                    && stated.subject_public_key.as_bytes() == Some(pair.public().as_ref())
            }
        }
    }

    /// The kind, in words.
    pub(crate) fn in_words(&self) -> String {
        match self {
            Self::P256(_) => "ECDSA on the curve P-256".to_owned(),
            Self::Rsa(pair, _) => {
                format!(
                    "RSA, {} bits",
                    pair.public().modulus_len().saturating_mul(8)
                )
            }
        }
    }

    /// The private key in PKCS #8.
    pub(crate) fn pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        match self {
            Self::P256(key) => pkcs8(key),
            Self::Rsa(_, bytes) => Ok(bytes.clone()),
        }
    }

    /// Signs with SHA-256, and says how. The same message gives the same signature (RFC 6979;
    /// PKCS #1 v1.5, whose blinding draws random numbers that leave no trace in it).
    pub(crate) fn sign(&self, message: &[u8]) -> Option<(AlgorithmIdentifierOwned, Vec<u8>)> {
        match self {
            Self::P256(key) => {
                let signature: Signature = key.sign(message);
                // Of the two values ECDSA allows, the lower: then nobody can give a signed
                // record other bytes that still verify.
                let signature = signature.normalize_s().unwrap_or(signature);
                Some((ecdsa_with_sha_256(), signature.to_der().as_bytes().to_vec()))
            }
            Self::Rsa(pair, _) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                let blinding = ring::rand::SystemRandom::new();
                pair.sign(&RSA_PKCS1_SHA256, &blinding, message, &mut signature)
                    .ok()?;
                Some((rsa_with_sha_256(), signature))
            }
        }
    }
}

/// ECDSA with SHA-256, without parameters (RFC 5758).
pub(crate) fn ecdsa_with_sha_256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: rfc5912::ECDSA_WITH_SHA_256,
        parameters: None,
    }
}

/// RSA with SHA-256, whose parameters are null (RFC 4055 section 5).
pub(crate) fn rsa_with_sha_256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: rfc5912::SHA_256_WITH_RSA_ENCRYPTION,
        parameters: Some(Any::null()),
    }
}
