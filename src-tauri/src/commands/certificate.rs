//! Settings: the certificate a person signs with, whom this computer trusts, and time stamps.

use admission::calendar::english_time;
use casebook::{At, Passphrase};
use chrono::NaiveDate;
use record::certificates::{Identity, Particulars, fingerprint};
use serde::Serialize;
use ts_rs::TS;

use super::start::Secret;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{authority, reading, stamping, trusted};

/// The largest certificate file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// The certificate the signed-in person signs with.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct OwnCertificate {
    /// What it says.
    pub says: CertificateWords,
    /// The kind of its key, in words.
    pub key: String,
    /// The fingerprint of the authority at the root.
    pub root_fingerprint: String,
    /// Whether the provider's own authority issued it.
    pub from_the_provider: bool,
    /// How many whole days it lasts from today; below 0 once it has ended.
    pub days_left: i64,
    /// Whether the person can issue themselves a new one of the provider's.
    pub may_renew: bool,
    /// What was done just now, in whole sentences.
    pub done: Option<String>,
}

/// What a certificate says.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CertificateWords {
    /// Whose it is.
    pub name: String,
    /// Their standing, where it says so.
    pub standing: Option<String>,
    /// Their provider or organisation, where it says so.
    pub provider: Option<String>,
    /// The home's Ofsted URN, where it says so.
    pub urn: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// Its first day, on an English calendar.
    pub valid_from: NaiveDate,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// SHA-256, in groups of four.
    pub fingerprint: String,
}

impl From<Particulars> for CertificateWords {
    fn from(it: Particulars) -> Self {
        Self {
            name: it.common_name,
            standing: it.standing,
            provider: it.provider,
            urn: it.urn,
            issuer: it.issuer,
            valid_from: english_time(it.valid_from).date(),
            valid_until: english_time(it.valid_until).date(),
            fingerprint: it.fingerprint,
        }
    }
}

/// Whom this computer trusts, and whom it asks for the time.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct TrustPage {
    /// The provider's own authority.
    pub own: Option<CertificateWords>,
    /// Others this computer was told to trust.
    pub others: Vec<CertificateWords>,
    /// The address of the time-stamping authority; none while time stamps are off.
    pub time_stamps: Option<String>,
    /// Whether the signed-in person may change any of it; Rust refuses in any case.
    pub may_change: bool,
}

/// The certificate the signed-in person signs with; it is sealed, so their passphrase is needed.
///
/// # Errors
/// A wrong passphrase; nobody's certificate yet.
pub fn own_certificate(desk: &Desk, passphrase: Secret) -> Result<OwnCertificate, AppError> {
    desk.with(|at| {
        must_sign(at)?;
        let identity = authority::identity(&at.casebook, &passphrase.passphrase())?;
        own(at, &identity, desk.now(), None)
    })
}

/// Issues the signed-in person a new certificate by the provider's own authority, in place of the
/// one they have: before it ends, or to sign with the provider's again.
///
/// # Errors
/// A wrong passphrase; a person who cannot vouch.
pub fn renew_certificate(desk: &Desk, passphrase: Secret) -> Result<OwnCertificate, AppError> {
    desk.with(|at| {
        let identity = renew(at, &passphrase.passphrase(), desk.now())?;
        let done =
            "You have a new certificate. What you signed with the one before stays as it is.";
        own(at, &identity, desk.now(), Some(done.to_owned()))
    })
}

/// Whether the signed-in person signs anything, a decision or a document beside one.
///
/// # Errors
/// A person whose standing signs nothing.
pub fn must_sign(at: &SignedIn) -> Result<(), AppError> {
    if at.casebook.signed_in().standing.signs() {
        return Ok(());
    }
    Err(casebook::Error::NotAllowed(casebook::Act::SignDocuments.words()).into())
}

/// Issues a new certificate, for the window and for the command line.
///
/// # Errors
/// As [`renew_certificate`].
pub fn renew(at: &mut SignedIn, passphrase: &Passphrase, now: At) -> Result<Identity, AppError> {
    must_sign(at)?;
    let me = at.casebook.signed_in().clone();
    authority::certify(at, &me, passphrase, passphrase, now)?;
    authority::identity(&at.casebook, passphrase)
}

/// Lets the signed-in person sign with a certificate of a public authority, from a file (PKCS #12).
/// Its passphrase is used once and kept nowhere; the key is sealed under the person's own.
///
/// # Errors
/// A file that cannot be used, in words that say why; a wrong passphrase of either kind.
pub fn use_certificate_file(
    desk: &Desk,
    path: String,
    of_the_file: Secret,
    passphrase: Secret,
) -> Result<OwnCertificate, AppError> {
    let file = reading::file(path.as_ref(), LARGEST)?;
    desk.with(|at| {
        must_sign(at)?;
        let now = desk.now();
        let identity = Identity::from_pkcs12(&file, of_the_file.as_typed())?;
        authority::take_in(at, &identity, &passphrase.passphrase(), now)?;
        // Whoever checks here knows from now on who vouches.
        trusted::take(desk.places(), identity.authority_der())?;
        let done = "You sign with this certificate from now on. Its authority is among those this \
                    computer trusts. Keep the file and its passphrase somewhere safe, or delete \
                    them: neither is needed here any more.";
        own(at, &identity, now, Some(done.to_owned()))
    })
}

/// Whom this computer trusts, and whom it asks for the time.
///
/// # Errors
/// When the casebook cannot be read.
pub fn trust_page(desk: &Desk) -> Result<TrustPage, AppError> {
    desk.with(|at| {
        let words = |der: &[u8]| Ok(Particulars::read(der).map_err(AppError::from)?.into());
        let root = at.casebook.authority()?;
        Ok(TrustPage {
            own: root.as_deref().map(words).transpose()?,
            others: trusted::all(desk.places())
                .iter()
                .map(|der| words(der))
                .collect::<Result<_, AppError>>()?,
            time_stamps: stamping::address(desk.places()),
            may_change: at.casebook.signed_in().standing.keeps_the_casebook(),
        })
    })
}

/// Trusts an authority from now on: whose certificate this is was asked through another way.
///
/// # Errors
/// A file that is no authority's certificate.
pub fn trust_authority(desk: &Desk, path: String) -> Result<TrustPage, AppError> {
    let file = reading::file(path.as_ref(), trusted::LARGEST)?;
    trusted::take(desk.places(), &file)?;
    trust_page(desk)
}

/// Trusts an authority no longer.
///
/// # Errors
/// When the program's own folder cannot be written.
pub fn stop_trusting(desk: &Desk, fingerprint: String) -> Result<TrustPage, AppError> {
    trusted::leave(desk.places(), &fingerprint)?;
    trust_page(desk)
}

/// Says whom to ask for time stamps; none turns them off.
///
/// # Errors
/// An address that is none.
pub fn save_time_stamps(desk: &Desk, address: Option<String>) -> Result<TrustPage, AppError> {
    stamping::keep(desk.places(), address.as_deref())?;
    trust_page(desk)
}

fn own(
    at: &SignedIn,
    identity: &Identity,
    now: At,
    done: Option<String>,
) -> Result<OwnCertificate, AppError> {
    let says = identity.particulars().clone();
    let left = says.valid_until.signed_duration_since(now);
    let root = at.casebook.authority()?;
    Ok(OwnCertificate {
        key: identity.key_in_words(),
        root_fingerprint: fingerprint(identity.authority_der()),
        from_the_provider: root.as_deref() == Some(identity.authority_der()),
        // Rounded down, so that the day it ends on is 0 and the day after is below.
        days_left: left.num_seconds().div_euclid(24 * 60 * 60),
        may_renew: at.casebook.signed_in().vouches,
        says: says.into(),
        done,
    })
}
