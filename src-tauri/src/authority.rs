//! Who vouches: the provider's authority and each person's signing identity, kept in the casebook.
//!
//! The authority's key is sealed under the passphrase of each registered person who was given it,
//! each identity under its owner's own.

use admission::home::Home;
use admission::vocabulary::Vocabulary;
use casebook::{At, Casebook, Passphrase, Person};
use rand_core::OsRng;
use record::certificates::{Authority, Identity, PersonToCertify};
use serde::{Deserialize, Serialize};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::error::AppError;
use crate::session::{SignedIn, standing};

/// An identity as the casebook seals it: PKCS #8 and two certificates in DER. Wiped when dropped.
#[derive(Serialize, Deserialize, ZeroizeOnDrop)]
struct Kept {
    private_key: Vec<u8>,
    certificate: Vec<u8>,
    authority: Vec<u8>,
}

/// Makes the provider's authority and the signed-in person's identity, and keeps both.
///
/// # Errors
/// When a name cannot stand in a certificate, or the casebook cannot be written.
pub fn establish(
    casebook: &mut Casebook,
    home: &Home,
    passphrase: &Passphrase,
    at: At,
) -> Result<(), AppError> {
    let (provider, urn) = provider_of(home);
    let authority = Authority::new(
        &provider,
        urn.as_deref(),
        casebook.is_example(),
        at,
        &mut OsRng,
    )?;
    casebook.keep_authority(
        authority.certificate_der(),
        &authority.private_key_pkcs8()?,
        passphrase,
        at,
        &mut OsRng,
    )?;
    let person = casebook.signed_in().clone();
    issue(casebook, &authority, home, (&person, passphrase), at)
}

/// Gives a person a signing identity by the provider's authority: the signed-in person vouches
/// with their own passphrase, the other seals the key under theirs. Where that person answers for
/// the home, they can vouch for others from then on.
///
/// # Errors
/// When the signed-in person cannot vouch; a wrong passphrase; a name that cannot stand in a
/// certificate.
pub fn certify(
    at: &mut SignedIn,
    person: &Person,
    theirs: &Passphrase,
    own: &Passphrase,
    now: At,
) -> Result<(), AppError> {
    let casebook = &mut at.casebook;
    let key = casebook.open_authority(own)?;
    let certificate = casebook
        .authority()?
        .ok_or(casebook::Error::NotHere("certificate authority"))?;
    let authority = Authority::from_parts(&key, &certificate)?;
    let home: Home = casebook.home()?.document.read()?;
    issue(casebook, &authority, &home, (person, theirs), now)?;
    if person.standing.keeps_the_casebook() && !person.vouches {
        casebook.share_authority(&person.id, theirs, own, now, &mut OsRng)?;
    }
    Ok(())
}

/// Issues a person's certificate and seals it with its key under their passphrase.
fn issue(
    casebook: &mut Casebook,
    authority: &Authority,
    home: &Home,
    (person, passphrase): (&Person, &Passphrase),
    at: At,
) -> Result<(), AppError> {
    let (provider, urn) = provider_of(home);
    let certified = PersonToCertify {
        name: &person.name,
        standing: standing(person.standing).label(),
        provider: &provider,
        urn: urn.as_deref(),
    };
    let identity = authority.issue(&certified, at, &mut OsRng)?;
    let kept = Kept {
        private_key: identity.private_key_pkcs8()?.to_vec(),
        certificate: identity.certificate_der().to_vec(),
        authority: identity.authority_der().to_vec(),
    };
    let kept = Zeroizing::new(serde_json::to_vec(&kept).map_err(casebook::Error::from)?);
    casebook.seal_identity(&person.id, passphrase, &kept, at, &mut OsRng)?;
    Ok(())
}

/// The provider's name, or the home's where none is known, and the Ofsted URN.
fn provider_of(home: &Home) -> (String, Option<String>) {
    let filled = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let provider = filled(&home.provider).unwrap_or_else(|| home.name.clone());
    (provider, filled(&home.urn))
}

/// The signed-in person's identity, for the moment of signing.
///
/// # Errors
/// [`casebook::Error::NotTheirPassphrase`] and [`casebook::Error::NoIdentity`] in the app's words.
pub fn identity(casebook: &Casebook, passphrase: &Passphrase) -> Result<Identity, AppError> {
    let kept = casebook.open_identity(&casebook.signed_in().id, passphrase)?;
    let kept: Kept = serde_json::from_slice(&kept).map_err(|_| casebook::Error::Damaged)?;
    Ok(Identity::from_parts(
        &kept.private_key,
        &kept.certificate,
        &kept.authority,
    )?)
}
