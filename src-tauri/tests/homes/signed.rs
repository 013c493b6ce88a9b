//! The signed records of a fictional home: what `example::year` tells of it, year after year into the
//! past, each drawn and signed in full by its registered manager.

use std::error::Error;

use admission::judgement::{Signatory, Standing};
use admission::vocabulary::Vocabulary;
use chrono::{Datelike, Duration, NaiveDate};
use example::year::{YearHome, every_week};
use rand_core::OsRng;
use record::certificates::{Authority, Identity, PersonToCertify, fingerprint};

/// What making records may end with.
pub type Found<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The most years that are told of a home: one root certificate, of 30 years, vouches for all of them.
const YEARS: i64 = 25;

/// Hands `enough` signed records of the home to `take`, each with its number, "2026-001"; the last
/// year before `today` first. Gives the root certificate of the home, DER.
///
/// # Errors
/// What `take` ends with; when a record cannot be drawn or signed; when the years hold too few.
pub fn signed_records(
    which: YearHome,
    today: NaiveDate,
    enough: usize,
    take: &mut dyn FnMut(&str, Vec<u8>) -> Found<()>,
) -> Found<Vec<u8>> {
    let home = every_week(today, which)?.home;
    let provider = home.provider.unwrap_or_default();
    let since =
        today.and_time(chrono::NaiveTime::MIN).and_utc() - Duration::weeks(52 * (YEARS + 1));
    let authority = Authority::new(&provider, home.urn.as_deref(), true, since, &mut OsRng)?;
    let mut made = 0_usize;
    for years in 0..YEARS {
        let year = every_week(today - Duration::weeks(52 * years), which)?;
        let Some(first) = year.decisions.first() else {
            continue;
        };
        let signer = Signatory {
            name: year.home.registered_manager.clone().unwrap_or_default(),
            standing: Some(Standing::RegisteredManager),
        };
        let person = PersonToCertify {
            name: &signer.name,
            standing: Standing::RegisteredManager.label(),
            provider: &provider,
            urn: year.home.urn.as_deref(),
        };
        let identity = authority.issue(&person, first.signed_at - Duration::days(1), &mut OsRng)?;
        for one in &year.decisions {
            if made >= enough {
                return Ok(authority.certificate_der().to_vec());
            }
            made = made.saturating_add(1);
            let number = format!("{}-{made:03}", one.signed_at.year());
            let signing = signing(&number, one.signed_at, &signer, &identity);
            let case = one.case(&year.home).to_be_signed(signing);
            let drawn = record::draw_record(&case)?;
            let facts = record::signature_facts(&case, &drawn.report)?;
            take(
                &number,
                record::sign::sign(&drawn.bytes, &identity, &facts)?,
            )?;
        }
    }
    if made < enough {
        return Err("the years hold too few decisions".into());
    }
    Ok(authority.certificate_der().to_vec())
}

fn signing(
    number: &str,
    signed_at: chrono::DateTime<chrono::Utc>,
    signer: &Signatory,
    identity: &Identity,
) -> admission::Signing {
    admission::Signing {
        number: number.to_owned(),
        signed_at,
        signer: signer.clone(),
        signer_fingerprint: Some(identity.fingerprint().to_owned()),
        root_fingerprint: Some(fingerprint(identity.authority_der())),
        journal_number: None,
        journal_hash: None,
        program: record::PROGRAM.to_owned(),
        drawing: Some(record::DRAWING.to_owned()),
    }
}
