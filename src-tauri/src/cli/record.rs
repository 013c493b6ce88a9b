//! `threshold record`: draws and signs the record of a decided case.

use std::path::{Path, PathBuf};

use admission::judgement::{Signatory, Standing};
use admission::vocabulary::Vocabulary;
use admission::{Case, appraise, calendar};
use chrono::{DateTime, Datelike, SubsecRound, Utc};
use rand_core::OsRng;
use record::certificates::{Authority, Identity, PersonToCertify};

use super::case_file::why;
use super::{Done, NotDone, case_file, moment};
use crate::{places, reading, signing};

/// By whose key and whose clock.
pub struct By<'a> {
    /// The files of the key; none for a throw-away one.
    pub key: &'a [PathBuf],
    /// The address of a time-stamping authority.
    pub time_stamp: Option<&'a str>,
}

/// Draws, signs and writes the record of a case.
///
/// # Errors
/// A case that cannot be read or cannot be signed; a key that is not the signer's; a place that
/// cannot be written.
pub fn record(
    file: &Path,
    signed_at: &str,
    out: &Path,
    by: By<'_>,
    number: Option<String>,
) -> Result<Done, NotDone> {
    let signed_at = moment::moment(signed_at)?.trunc_subsecs(0);
    let mut case = case_file::read(file)?;
    // A case taken from a signed record is decided again, under the new signature.
    case.signing = None;
    may_be_signed(&case, signed_at)?;

    let mut says = String::new();
    let (identity, signer) = if by.key.is_empty() {
        case.example = true;
        let signer = signer(&case)?;
        let root = out.with_extension("root.pem");
        let identity = throw_away(&case, &signer, signed_at, &root)?;
        says.push_str(&format!(
            "Signed with a throw-away EXAMPLE key, made now and kept nowhere; EXAMPLE stands \
             across every page.\nWhoever trusts {} can check who signed.\n",
            root.display()
        ));
        (identity, signer)
    } else {
        let identity = given(by.key)?;
        let signer = named_in(&identity);
        (identity, signer)
    };
    let year = calendar::english_time(signed_at).year();
    let number = number.unwrap_or_else(|| format!("{year}-000"));
    let case = case.to_be_signed(signing::fixed(number, signed_at, signer, &identity));
    let pdf = signing::sign(&case, &identity, by.time_stamp)?;
    places::put_in_place(out, &pdf).map_err(|_| unwritable(out))?;
    says.push_str(&format!("Wrote {} ({} bytes).\n", out.display(), pdf.len()));
    Ok(Done { says, status: 0 })
}

/// The same gate as in the window: what is not ready to be signed is not signed.
fn may_be_signed(case: &Case, at: DateTime<Utc>) -> Result<(), NotDone> {
    let day = calendar::english_time(at).date();
    match appraise(case, day).not_ready_because {
        None => Ok(()),
        Some(because) => Err(NotDone::refused(format!(
            "This case cannot be signed on {}: {because}. `threshold appraise` says what stands in \
             the way; nothing was written.",
            calendar::in_words(day)
        ))),
    }
}

/// Who decides, as the case names them; the registered manager where it does not.
fn signer(case: &Case) -> Result<Signatory, NotDone> {
    let named = &case.referral.decision.decided_by;
    let signatory = if named.name.trim().is_empty() {
        Signatory {
            name: case.home.registered_manager.clone().unwrap_or_default(),
            standing: Some(Standing::RegisteredManager),
        }
    } else {
        named.clone()
    };
    if signatory.name.trim().is_empty() {
        return Err(NotDone::refused(
            "The case does not say who decides: referral.decision.decided_by.name and \
             home.registered_manager are both empty.",
        ));
    }
    if signatory
        .standing
        .is_some_and(Standing::is_registered_person)
    {
        Ok(signatory)
    } else {
        Err(NotDone::refused(
            "Only the registered manager or the registered provider signs a decision; \
             referral.decision.decided_by.standing says another.",
        ))
    }
}

/// A key made now and kept nowhere, in the name of the signer; its root is written to a file.
///
/// # Errors
/// A name that cannot stand in a certificate; a place that cannot be written.
pub fn throw_away(
    case: &Case,
    signer: &Signatory,
    at: DateTime<Utc>,
    root: &Path,
) -> Result<Identity, NotDone> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let provider = filled(&case.home.provider).unwrap_or_else(|| case.home.name.clone());
    let urn = filled(&case.home.urn);
    let authority = Authority::new(&provider, urn.as_deref(), true, at, &mut OsRng)?;
    let person = PersonToCertify {
        name: &signer.name,
        standing: signer.standing.map_or("", Vocabulary::label),
        provider: &provider,
        urn: urn.as_deref(),
    };
    let identity = authority.issue(&person, at, &mut OsRng)?;
    places::put_in_place(root, authority.certificate_pem()?.as_bytes())
        .map_err(|_| unwritable(root))?;
    Ok(identity)
}

/// The identity in PEM files: one private key and two certificates, the person's and the
/// authority's, in any order; or in one PKCS #12 file.
///
/// # Errors
/// A file that cannot be read or holds something else.
pub fn given(files: &[PathBuf]) -> Result<Identity, NotDone> {
    if let [file] = files
        && file
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("p12") || it.eq_ignore_ascii_case("pfx"))
    {
        return packed(file);
    }
    let mut text = String::new();
    for file in files {
        let bytes = reading::file(file, 1 << 20).map_err(|cause| {
            NotDone::unreadable(format!(
                "{} cannot be read: {}.",
                file.display(),
                why(&cause)
            ))
        })?;
        text.push_str(&String::from_utf8_lossy(&bytes));
        text.push('\n');
    }
    Identity::from_pem(&text)
        .map_err(|error| NotDone::unreadable(crate::error::whole(&error.to_string())))
}

/// The identity in a PKCS #12 file.
pub fn packed(file: &Path) -> Result<Identity, NotDone> {
    let bytes = reading::file(file, 1 << 20).map_err(|cause| {
        NotDone::unreadable(format!(
            "{} cannot be read: {}.",
            file.display(),
            why(&cause)
        ))
    })?;
    let passphrase = super::passphrase("Passphrase of the certificate file")?;
    Identity::from_pkcs12(&bytes, &passphrase)
        .map_err(|error| NotDone::unreadable(crate::error::whole(&error.to_string())))
}

/// Who signs, as their certificate says.
pub fn named_in(identity: &Identity) -> Signatory {
    let particulars = identity.particulars();
    let standing = particulars.standing.as_deref().and_then(|words| {
        Standing::ALL
            .iter()
            .copied()
            .find(|standing| standing.label() == words)
    });
    Signatory {
        name: particulars.common_name.clone(),
        standing,
    }
}

fn unwritable(file: &Path) -> NotDone {
    NotDone::refused(format!("{} cannot be written.", file.display()))
}
