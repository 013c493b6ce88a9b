//! `threshold certificate`: the certificate a person signs with.

use std::path::Path;

use admission::calendar::{self, english_time};
use casebook::{Casebook, Opened, Passphrase};
use record::certificates::{Identity, fingerprint};

use super::{Done, NotDone, record::packed};
use crate::commands::certificate::{must_sign, renew};
use crate::error::AppError;
use crate::places::Places;
use crate::session::SignedIn;
use crate::{authority, places, trusted};

/// Shows, renews or replaces the certificate of whoever the passphrase signs in; writes the
/// provider's root.
///
/// # Errors
/// A casebook or file that cannot be opened; a person who does not sign or cannot vouch.
pub fn certificate(
    path: &Path,
    renewed: bool,
    other: Option<&Path>,
    root: Option<&Path>,
) -> Result<Done, NotDone> {
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    let now = chrono::Utc::now();
    let Opened {
        casebook, warnings, ..
    } = Casebook::open(path, &passphrase, now).map_err(AppError::from)?;
    let said = warnings.iter().map(casebook::Warning::sentence).collect();
    let mut at = SignedIn::new(casebook, path.to_owned(), said, now);
    must_sign(&at)?;
    let mut says: String = at.warnings.iter().map(|it| format!("{it}\n")).collect();
    let identity = if renewed {
        renew(&mut at, &passphrase, now)?
    } else if let Some(file) = other {
        let identity = packed(file)?;
        authority::take_in(&mut at, &identity, &passphrase, now)?;
        says.push_str(&trusted_from_now_on(&identity));
        identity
    } else {
        authority::identity(&at.casebook, &passphrase)?
    };
    let provider = at.casebook.authority().map_err(AppError::from)?;
    if let Some(file) = root {
        let der = provider
            .as_deref()
            .ok_or(casebook::Error::NotHere("certificate authority"))
            .map_err(AppError::from)?;
        let pem = ::record::certificates::authority_pem(der)?;
        at.tell_once(casebook::journal::Told::RootExported, now)?;
        places::put_in_place(file, pem.as_bytes())
            .map_err(|_| NotDone::refused(format!("{} cannot be written.", file.display())))?;
    }
    says.push_str(&in_words(&identity, provider.as_deref()));
    at.casebook.close().map_err(AppError::from)?;
    Ok(Done { says, status: 0 })
}

/// Whoever checks on this computer knows from now on who vouches, as after the same in the window; or
/// why not. The certificate is taken in either way.
fn trusted_from_now_on(identity: &Identity) -> String {
    let kept = Places::of_this_computer()
        .is_some_and(|places| trusted::take(&places, identity.authority_der()).is_ok());
    if kept {
        "Its authority is among those this computer trusts from now on.\n".to_owned()
    } else {
        "This computer was not told to trust its authority, because the program’s own folder cannot be \
         written here: do so in the window, under “Settings”, or name the root with --trust.\n"
            .to_owned()
    }
}

fn in_words(identity: &Identity, provider: Option<&[u8]>) -> String {
    let it = identity.particulars();
    let day = |moment| calendar::in_words(english_time(moment).date());
    let particulars: Vec<&str> = [&it.standing, &it.provider, &it.urn]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let whose = if provider == Some(identity.authority_der()) {
        "the provider's own authority"
    } else {
        "another authority"
    };
    format!(
        "{}{}{}\nIssued by {}, {whose}\nValid from {} to {}\nKey {}\nFingerprint {}\n\
         Fingerprint of the authority at the root {}\n",
        it.common_name,
        if particulars.is_empty() { "" } else { ", " },
        particulars.join(", "),
        it.issuer,
        day(it.valid_from),
        day(it.valid_until),
        identity.key_in_words(),
        it.fingerprint,
        fingerprint(identity.authority_der()),
    )
}
