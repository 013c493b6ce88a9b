//! The authorities this computer was told to trust, beside the open casebook's own: another
//! provider's, a public one a person's certificate comes from, or whoever stamps the time.
//!
//! They are kept beside the program and not in a casebook: a record is checked before anybody signs
//! in, too. What is kept holds no secret.

use std::fs;
use std::io;
use std::path::PathBuf;

use record::certificates::{Particulars, fingerprint, read_authority};

use crate::error::AppError;
use crate::places::{Places, put_in_place};

/// The largest certificate that is read, in bytes.
pub const LARGEST: usize = 1 << 16;

/// The certificates in DER. One that cannot be read any more is left out: nobody is trusted by
/// mistake.
pub fn all(places: &Places) -> Vec<Vec<u8>> {
    let Ok(folder) = fs::read_dir(places.trusted()) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| read_authority(&crate::reading::file(file, LARGEST).ok()?).ok())
        .collect()
}

/// Trusts an authority from now on, given its certificate in PEM or DER.
///
/// # Errors
/// A file that is no authority's certificate; a place that cannot be written.
pub fn take(places: &Places, certificate: &[u8]) -> Result<Particulars, AppError> {
    let der = read_authority(certificate)?;
    put_in_place(&file(places, &fingerprint(&der)), &der)?;
    Ok(Particulars::read(&der)?)
}

/// Trusts an authority no longer.
///
/// # Errors
/// A place that cannot be written.
pub fn leave(places: &Places, fingerprint: &str) -> Result<(), AppError> {
    match fs::remove_file(file(places, fingerprint)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Named by the fingerprint: only hex digits reach the name.
fn file(places: &Places, fingerprint: &str) -> PathBuf {
    let digits: String = fingerprint
        .chars()
        .filter(char::is_ascii_hexdigit)
        .collect();
    places.trusted().join(format!("{digits}.der"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use rand_core::OsRng;
    use record::certificates::{Authority, PersonToCertify};

    #[test]
    fn an_authority_is_trusted_until_it_is_left_and_nobody_else_ever() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::new(folder.path().join("data"), folder.path().to_path_buf());
        assert!(all(&places).is_empty());
        let now: DateTime<Utc> = DateTime::from_timestamp(1_795_251_600, 0).unwrap();
        let authority = Authority::new("EXAMPLE Homes", None, true, now, &mut OsRng).unwrap();
        let pem = authority.certificate_pem().unwrap();
        take(&places, pem.as_bytes()).unwrap();
        assert_eq!(all(&places), [authority.certificate_der()]);
        let person = PersonToCertify {
            name: "Sam Okoro",
            standing: "registered manager",
            provider: "EXAMPLE Homes",
            urn: None,
        };
        let person = authority.issue(&person, now, &mut OsRng).unwrap();
        assert!(take(&places, person.certificate_der()).is_err());
        // Somebody else's file in the folder is no certificate of an authority.
        fs::write(places.trusted().join("x.der"), person.certificate_der()).unwrap();
        assert_eq!(all(&places).len(), 1);
        leave(&places, &authority.fingerprint()).unwrap();
        leave(&places, "../../last-casebook").unwrap();
        assert!(all(&places).is_empty());
    }
}
