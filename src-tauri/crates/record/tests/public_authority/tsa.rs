//! A small time-stamping authority (RFC 3161), for tests.

use chrono::{DateTime, Utc};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, DigestAlgorithmIdentifiers, EncapsulatedContentInfo, SignedAttributes,
    SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::db::{rfc5280, rfc5911, rfc5912};
use der::asn1::{Any, GeneralizedTime, Int, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, Sequence};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::DecodePrivateKey;
use rand_core::OsRng;
use record::certificates::Authority;
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::builder::{Builder, CertificateBuilder, Profile};
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

#[derive(Sequence)]
pub struct Question {
    pub version: u8,
    pub imprint: Any,
    pub nonce: Int,
    pub certificate: bool,
}

#[derive(Sequence)]
struct Stated {
    version: u8,
    policy: ObjectIdentifier,
    imprint: Any,
    serial: u8,
    time: GeneralizedTime,
    nonce: Int,
}

#[derive(Sequence)]
pub struct Status {
    status: u8,
}

#[derive(Sequence)]
pub struct Answer {
    status: Status,
    pub token: ContentInfo,
}

/// Its key, its certificate, and the root above it.
pub struct TimeStamper {
    key: SigningKey,
    certificate: Certificate,
    pub root: Vec<u8>,
}

impl TimeStamper {
    /// One whose certificate names this purpose.
    pub fn new(now: DateTime<Utc>, purpose: ObjectIdentifier) -> Self {
        let authority = Authority::new("EXAMPLE Clocks", None, true, now, &mut OsRng).unwrap();
        let root = authority.certificate_der().to_vec();
        let above = SigningKey::from_pkcs8_der(&authority.private_key_pkcs8().unwrap()).unwrap();
        let issuer = Certificate::from_der(&root)
            .unwrap()
            .tbs_certificate
            .subject;
        let key = SigningKey::random(&mut OsRng);
        let mut builder = CertificateBuilder::new(
            Profile::Leaf {
                issuer,
                enable_key_agreement: false,
                enable_key_encipherment: false,
            },
            SerialNumber::from(7_u8),
            validity(now),
            "CN=EXAMPLE Clock".parse::<Name>().unwrap(),
            SubjectPublicKeyInfoOwned::from_key(*key.verifying_key()).unwrap(),
            &above,
        )
        .unwrap();
        builder
            .add_extension(&ExtendedKeyUsage(vec![purpose]))
            .unwrap();
        let certificate = builder.build::<DerSignature>().unwrap();
        Self {
            key,
            certificate,
            root,
        }
    }

    /// One that may stamp the time.
    pub fn proper(now: DateTime<Utc>) -> Self {
        Self::new(now, rfc5280::ID_KP_TIME_STAMPING)
    }

    /// The answer to a question, by a clock that shows `at`.
    pub fn answer(&self, question: &[u8], at: DateTime<Utc>) -> Vec<u8> {
        let question = Question::from_der(question).unwrap();
        assert!(question.version == 1 && question.certificate);
        let time = std::time::Duration::from_secs(at.timestamp() as u64);
        let stated = Stated {
            version: 1,
            policy: ObjectIdentifier::new_unwrap("1.3.6.1.4.1.99999.1"),
            imprint: question.imprint,
            serial: 1,
            time: GeneralizedTime::from_unix_duration(time).unwrap(),
            nonce: question.nonce,
        };
        let stated = stated.to_der().unwrap();
        let one = |oid, value: Any| Attribute {
            oid,
            values: SetOfVec::try_from(vec![value]).unwrap(),
        };
        let digest = OctetString::new(Sha256::digest(&stated).to_vec()).unwrap();
        let attributes = SignedAttributes::try_from(vec![
            one(
                rfc5911::ID_CONTENT_TYPE,
                Any::encode_from(&TST_INFO).unwrap(),
            ),
            one(
                rfc5911::ID_MESSAGE_DIGEST,
                Any::encode_from(&digest).unwrap(),
            ),
        ])
        .unwrap();
        let signature: DerSignature = self.key.sign(&attributes.to_der().unwrap());
        let algorithm = |oid| AlgorithmIdentifierOwned {
            oid,
            parameters: None,
        };
        let body = &self.certificate.tbs_certificate;
        let signer = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: body.issuer.clone(),
                serial_number: body.serial_number.clone(),
            }),
            digest_alg: algorithm(rfc5912::ID_SHA_256),
            signed_attrs: Some(attributes),
            signature_algorithm: algorithm(rfc5912::ECDSA_WITH_SHA_256),
            signature: OctetString::new(signature.as_bytes()).unwrap(),
            unsigned_attrs: None,
        };
        let chosen = vec![CertificateChoices::Certificate(self.certificate.clone())];
        let content = OctetString::new(stated).unwrap();
        let signed = SignedData {
            version: CmsVersion::V3,
            digest_algorithms: DigestAlgorithmIdentifiers::try_from(vec![algorithm(
                rfc5912::ID_SHA_256,
            )])
            .unwrap(),
            encap_content_info: EncapsulatedContentInfo {
                econtent_type: TST_INFO,
                econtent: Some(Any::encode_from(&content).unwrap()),
            },
            certificates: Some(CertificateSet(SetOfVec::try_from(chosen).unwrap())),
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(vec![signer]).unwrap()),
        };
        Answer {
            status: Status { status: 0 },
            token: ContentInfo {
                content_type: rfc5911::ID_SIGNED_DATA,
                content: Any::encode_from(&signed).unwrap(),
            },
        }
        .to_der()
        .unwrap()
    }
}

/// A day from a moment on.
fn validity(from: DateTime<Utc>) -> Validity {
    let at = |moment: DateTime<Utc>| {
        let since = std::time::Duration::from_secs(moment.timestamp() as u64);
        Time::GeneralTime(GeneralizedTime::from_unix_duration(since).unwrap())
    };
    Validity {
        not_before: at(from),
        not_after: at(from + chrono::Duration::days(1)),
    }
}
