//! Sign the decision.

use admission::calendar::english_time;
use admission::vocabulary::Vocabulary;
use admission::{Case, Signing, appraise};
use casebook::{Act, At, NewRecord, Passphrase, Status};
use chrono::SubsecRound;

use super::decide_again;
use super::records::{self, RecordRow};
use super::start::Secret;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{authority, case, numbers, signing, stamping};

/// Appraises the case today, draws its record and signs it with the passphrase entered again. The
/// record is in the casebook when this returns. Where this computer asks for time stamps, one is
/// asked for and stands inside the signature.
///
/// # Errors
/// A person who may not sign; something still to settle; a referral changed elsewhere or signed
/// already; a wrong passphrase; no time stamp where one was asked for. Nothing is lost and nothing is signed then.
pub fn sign_decision(
    desk: &Desk,
    id: String,
    revision: i64,
    passphrase: Secret,
) -> Result<RecordRow, AppError> {
    let _none_under_way = desk.without_a_backup();
    let address = stamping::address(desk.places());
    let row = desk.with(|at| {
        let (passphrase, now) = (passphrase.passphrase(), desk.now());
        sign(at, &id, revision, &passphrase, address.as_deref(), now)
    })?;
    desk.note_signed();
    Ok(row)
}

/// The same without a time stamp, where this computer asks for one and none was to be had.
///
/// # Errors
/// As [`sign_decision`].
pub fn sign_without_stamp(
    desk: &Desk,
    id: String,
    revision: i64,
    passphrase: Secret,
) -> Result<RecordRow, AppError> {
    let _none_under_way = desk.without_a_backup();
    let row = desk.with(|at| {
        sign(
            at,
            &id,
            revision,
            &passphrase.passphrase(),
            None,
            desk.now(),
        )
    })?;
    desk.note_signed();
    Ok(row)
}

/// Signs a referral as the signed-in person, at a moment, with a time stamp from an address.
///
/// # Errors
/// As [`sign_decision`].
pub fn sign(
    at: &mut SignedIn,
    id: &str,
    revision: i64,
    passphrase: &Passphrase,
    time_stamps: Option<&str>,
    now: At,
) -> Result<RecordRow, AppError> {
    at.casebook.must_be_allowed(Act::Sign)?;
    // A PDF knows no parts of a second; the record, the journal and the case say the same moment.
    let now = now.trunc_subsecs(0);
    let today = english_time(now).date();
    let case::Open { row, case } = case::open(at, id, today)?;
    if row.status != Status::Open {
        return Err(casebook::Error::AlreadySigned.into());
    }
    if row.revision != revision {
        return Err(casebook::Error::ChangedElsewhere {
            revision: row.revision,
        }
        .into());
    }
    if let Some(because) = appraise(&case, today).not_ready_because {
        return Err(AppError::other(
            &format!("this cannot be signed yet: {because}"),
            "every answer is kept; nothing was signed",
            "look at what stands under “Before you can sign”",
        ));
    }
    let identity = authority::identity(&at.casebook, passphrase)?;
    let (identity, told) = authority::in_good_time(&mut at.casebook, identity, passphrase, now)?;
    at.warnings.extend(told);
    let number = at.casebook.next_record_number()?;
    let head = at.casebook.journal_head()?;
    let printed = numbers::printed(number, now);
    let case = decide_again::with_the_move(at, case)?.to_be_signed(Signing {
        journal_number: u64::try_from(head.number).ok(),
        journal_hash: Some(head.hash_text()),
        ..signing::fixed(printed.clone(), now, at.signatory(), &identity)
    });
    let pdf = signing::sign(&case, &identity, time_stamps)?;
    let noted = decide_again::to_note(at, &case, &printed, now, &pdf)?;
    let new = NewRecord {
        number,
        referral: id,
        revision,
        outcome: outcome(&case),
        signed_at: now,
        pdf: &pdf,
    };
    let stored = at.casebook.store_record_noting(new, &noted)?;
    let warnings = stored.warnings.iter().map(casebook::Warning::sentence);
    at.warnings.extend(warnings);
    records::row(at, &at.casebook.people()?, stored.record)
}

fn outcome(case: &Case) -> &'static str {
    case.referral.decision.outcome.map_or("", Vocabulary::label)
}
