//! Distinguished names: how a person and a provider are written in a certificate.

use der::Tagged;
use der::asn1::{Any, ObjectIdentifier, PrintableStringRef, SetOfVec, Utf8StringRef};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::RecordError;

// ITU-T X.520 attribute types.
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const ORGANISATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const TITLE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.12");

/// What stands before the URN in the organisational unit, so that every certificate viewer
/// shows what the number is.
const URN_PREFIX: &str = "Ofsted URN ";

/// The longest text taken into a name, in characters. X.520's upper bound of 64 is not kept:
/// readers do not enforce it, and a provider's registered name must not be cut.
const LONGEST: usize = 200;

/// The parts of a name as this program writes them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Naming<'a> {
    pub common_name: &'a str,
    pub standing: Option<&'a str>,
    pub provider: &'a str,
    pub urn: Option<&'a str>,
}

impl Naming<'_> {
    /// The X.501 name: country, provider, URN, standing, common name.
    pub(super) fn name(&self) -> Result<Name, RecordError> {
        let country = PrintableStringRef::new("GB")
            .map(Any::from)
            .map_err(|_| RecordError::CertificateNotMade)?;
        let mut parts = vec![
            part(COUNTRY, country)?,
            text(ORGANISATION, self.provider, "provider's name")?,
        ];
        if let Some(urn) = self.urn {
            checked(urn, "URN")?;
            parts.push(text(
                ORGANISATIONAL_UNIT,
                &format!("{URN_PREFIX}{urn}"),
                "URN",
            )?);
        }
        if let Some(standing) = self.standing {
            parts.push(text(TITLE, standing, "standing")?);
        }
        parts.push(text(COMMON_NAME, self.common_name, "name")?);
        Ok(RdnSequence(parts))
    }
}

fn checked(value: &str, what: &'static str) -> Result<(), RecordError> {
    let bad = value.trim().is_empty()
        || value.chars().count() > LONGEST
        || value.chars().any(char::is_control);
    if bad {
        Err(RecordError::NameForCertificate(what))
    } else {
        Ok(())
    }
}

fn text(
    oid: ObjectIdentifier,
    value: &str,
    what: &'static str,
) -> Result<RelativeDistinguishedName, RecordError> {
    checked(value, what)?;
    let value = Utf8StringRef::new(value)
        .map(Any::from)
        .map_err(|_| RecordError::NameForCertificate(what))?;
    part(oid, value)
}

fn part(oid: ObjectIdentifier, value: Any) -> Result<RelativeDistinguishedName, RecordError> {
    SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])
        .map(RelativeDistinguishedName)
        .map_err(|_| RecordError::CertificateNotMade)
}

/// The first text of one attribute in a name, whoever wrote it.
fn find(name: &Name, oid: ObjectIdentifier) -> Option<String> {
    let found = name
        .0
        .iter()
        .flat_map(|part| part.0.iter())
        .find(|pair| pair.oid == oid)?;
    // UTF8String and PrintableString, the two RFC 5280 asks certificate makers to use, are
    // both UTF-8 in their bytes.
    let readable = matches!(
        found.value.tag(),
        der::Tag::Utf8String | der::Tag::PrintableString
    );
    readable
        .then(|| String::from_utf8(found.value.value().to_vec()).ok())
        .flatten()
}

pub(super) fn common_name(name: &Name) -> Option<String> {
    find(name, COMMON_NAME)
}

pub(super) fn standing(name: &Name) -> Option<String> {
    find(name, TITLE)
}

pub(super) fn provider(name: &Name) -> Option<String> {
    find(name, ORGANISATION)
}

pub(super) fn urn(name: &Name) -> Option<String> {
    find(name, ORGANISATIONAL_UNIT)?
        .strip_prefix(URN_PREFIX)
        .map(str::to_owned)
}
