//! The signatures of others: a public authority's certificates and time stamps are seldom made
//! the way ours are. ECDSA on P-256 and P-384, and RSA (PKCS #1 v1.5) of 2048 bits and more.
//!
//! `ring` does this part, and signs for a person whose own certificate has an RSA key: the one
//! kept library whose RSA has no open advisory. What Threshold makes itself stays ECDSA on P-256.

use const_oid::db::{rfc5912, rfc5912::SECP_384_R_1};
use der::asn1::ObjectIdentifier;
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::Certificate;

/// Whether a signature was made by the key in a certificate.
pub(crate) fn holds(
    certificate: &Certificate,
    algorithm: ObjectIdentifier,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let key = &certificate.tbs_certificate.subject_public_key_info;
    let (Some(verification), Some(bits)) = (
        verification(key, algorithm),
        key.subject_public_key.as_bytes(),
    ) else {
        return false;
    };
    let key = UnparsedPublicKey::new(verification, bits);
    key.verify(message, signature).is_ok()
}

fn verification(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: ObjectIdentifier,
) -> Option<&'static dyn VerificationAlgorithm> {
    match key.algorithm.oid {
        rfc5912::RSA_ENCRYPTION => match algorithm {
            rfc5912::SHA_256_WITH_RSA_ENCRYPTION => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
            rfc5912::SHA_384_WITH_RSA_ENCRYPTION => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
            rfc5912::SHA_512_WITH_RSA_ENCRYPTION => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
            _ => None,
        },
        rfc5912::ID_EC_PUBLIC_KEY => match (curve(&key.algorithm)?, algorithm) {
            (rfc5912::SECP_256_R_1, rfc5912::ECDSA_WITH_SHA_256) => {
                Some(&signature::ECDSA_P256_SHA256_ASN1)
            }
            (rfc5912::SECP_256_R_1, rfc5912::ECDSA_WITH_SHA_384) => {
                Some(&signature::ECDSA_P256_SHA384_ASN1)
            }
            (SECP_384_R_1, rfc5912::ECDSA_WITH_SHA_256) => Some(&signature::ECDSA_P384_SHA256_ASN1),
            (SECP_384_R_1, rfc5912::ECDSA_WITH_SHA_384) => Some(&signature::ECDSA_P384_SHA384_ASN1),
            _ => None,
        },
        _ => None,
    }
}

fn curve(algorithm: &AlgorithmIdentifierOwned) -> Option<ObjectIdentifier> {
    algorithm.parameters.as_ref()?.decode_as().ok()
}
