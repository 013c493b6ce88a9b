//! Who vouches: the provider's authority and each person's signing identity, kept in the casebook.
//!
//! The authority's key is sealed under the passphrase of each registered person who was given it,
//! each identity under its owner's own.

use admission::calendar;
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
    /// The root's.
    authority: Vec<u8>,
    /// Authorities between the person and the root: only a public authority has such.
    #[serde(default)]
    between: Vec<Vec<u8>>,
}

impl Kept {
    fn of(identity: &Identity) -> Result<Zeroizing<Vec<u8>>, AppError> {
        let mut between = identity.authorities_der()?;
        // The root's is the last of them.
        between.pop();
        let kept = Self {
            private_key: identity.private_key_pkcs8()?.to_vec(),
            certificate: identity.certificate_der().to_vec(),
            authority: identity.authority_der().to_vec(),
            between,
        };
        let written = serde_json::to_vec(&kept).map_err(casebook::Error::from)?;
        Ok(Zeroizing::new(written))
    }
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
    let kept = Kept::of(&identity)?;
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
    let mut above = kept.between.clone();
    above.push(kept.authority.clone());
    Ok(Identity::from_chain(
        &kept.private_key,
        &kept.certificate,
        &above,
    )?)
}

/// Keeps an identity of a public authority as the signed-in person's own, in place of the one they
/// had.
///
/// # Errors
/// A certificate in another name, or not valid today; a wrong passphrase.
pub fn take_in(
    at: &mut SignedIn,
    identity: &Identity,
    passphrase: &Passphrase,
    now: At,
) -> Result<(), AppError> {
    let person = at.casebook.signed_in().clone();
    let named = &identity.particulars().common_name;
    if *named != person.name {
        return Err(AppError::refused(&format!(
            "this certificate is in the name of {named}, and you are {} here: the name beside a \
             signature must be the one in the certificate; have one of the two corrected",
            person.name
        )));
    }
    if !identity.valid_at(now) {
        return Err(AppError::refused(
            "this certificate is not valid today: it has ended or has not begun",
        ));
    }
    let kept = Kept::of(identity)?;
    at.casebook
        .seal_identity(&person.id, passphrase, &kept, now, &mut OsRng)?;
    Ok(())
}

/// How many days before its end a certificate is renewed.
const RENEWED_BEFORE: i64 = 60;

/// The identity to sign with: a new one in good time before its certificate ends, where the
/// signed-in person holds the key of the authority that issued it. What was done, or what is to be
/// done by somebody else, is told in a sentence.
///
/// # Errors
/// When the authority or the new identity cannot be opened or kept.
pub fn in_good_time(
    casebook: &mut Casebook,
    identity: Identity,
    passphrase: &Passphrase,
    at: At,
) -> Result<(Identity, Option<String>), AppError> {
    if !identity.ends_within(RENEWED_BEFORE, at) {
        return Ok((identity, None));
    }
    let day = |moment| calendar::in_words(calendar::english_time(moment).date());
    let ends = day(identity.particulars().valid_until);
    let root = casebook.authority()?;
    if root.as_deref() != Some(identity.authority_der()) {
        let told = format!(
            "Your certificate ends on {ends}. It comes from another authority: ask there for a new one."
        );
        return Ok((identity, Some(told)));
    }
    let key = match casebook.open_authority(passphrase) {
        Ok(key) => key,
        Err(casebook::Error::NotAllowed(_)) => {
            let told = format!(
                "Your certificate ends on {ends}. Ask the person who set up this casebook to issue \
                 you a new one before then."
            );
            return Ok((identity, Some(told)));
        }
        Err(error) => return Err(error.into()),
    };
    let authority = Authority::from_parts(&key, identity.authority_der())?;
    let renewed = authority.renew(&identity, at, &mut OsRng)?;
    let person = casebook.signed_in().id.clone();
    casebook.seal_identity(&person, passphrase, &Kept::of(&renewed)?, at, &mut OsRng)?;
    let told = format!(
        "Your certificate would have ended on {ends}. You were issued a new one, which lasts until \
         {}; this decision was signed with it.",
        day(renewed.particulars().valid_until)
    );
    Ok((renewed, Some(told)))
}
