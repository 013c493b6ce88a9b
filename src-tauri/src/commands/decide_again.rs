//! A decision made in an emergency, made again in full: begun from what was noted, signed as a second
//! record that names the first.
//!
//! The first record stays as it was signed, and so does its referral: the second decision is a
//! referral of its own that begins with everything the first one held. With the second signature what
//! was noted since goes on beside it, where the answer is yes.

use admission::afterwards::{Afterwards, RemadeAs};
use admission::case::Case;
use admission::judgement::Outcome;
use admission::referral::{Referral, Remakes};
use casebook::{Act, At, Document, NewNoted};
use rand_core::OsRng;
use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::afterwards::noted;
use super::records;
use super::referral::{ReferralView, view};
use crate::case::children;
use crate::error::AppError;
use crate::numbers;
use crate::session::{Desk, SignedIn};

/// The decision that makes one of an emergency again, in full.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Again {
    /// The referral in which it is made, by id.
    pub id: String,
    /// Its number in the casebook.
    pub number: i64,
    /// The number printed in its record; none while it is not signed.
    pub record: Option<String>,
}

/// Begins to decide again, in full, what was accepted in an emergency: a new referral that holds
/// everything the first one held. Where it is begun already, that one is given, with the child's own
/// entry as said now. `own_entry` is the child's own entry among the children living here, by id, so
/// that the child is not weighed as one of the group.
///
/// # Errors
/// A decision that is not a signed acceptance in an emergency, that goes on under a second record, or
/// whose stay has ended; an entry that is not there; a person whose standing does not allow it.
/// Nothing is begun then.
pub fn decide_again(
    desk: &Desk,
    id: String,
    own_entry: Option<String>,
) -> Result<ReferralView, AppError> {
    desk.with(|at| {
        at.casebook.must_be_allowed(Act::Write)?;
        let now = desk.now();
        let (_, since) = noted(at, &id)?;
        if let Some(record) = since.goes_on_as() {
            return Err(AppError::refused(&format!(
                "this decision was made again as decision record {}",
                record.number
            )));
        }
        if let Some(entry) = &own_entry
            && !children(at)?.iter().any(|child| child.id == *entry)
        {
            return Err(casebook::Error::NotHere("child").into());
        }
        let begun = match open_one(at, &id)? {
            Some((kept, mut referral)) => {
                if let Some(remakes) = &mut referral.remakes {
                    remakes.own_entry = own_entry;
                }
                at.casebook
                    .save_referral(&kept.id, kept.revision, &referral, now)?;
                kept.id
            }
            None if since.ended().is_some() => {
                return Err(AppError::refused(
                    "the stay has ended: an emergency is decided again while the child lives here",
                ));
            }
            None => {
                let referral = anew(at, &id, &since, own_entry)?;
                at.casebook.new_referral(&referral, now, &mut OsRng)?.id
            }
        };
        view(desk, at, &begun)
    })
}

fn anew(
    at: &SignedIn,
    id: &str,
    since: &Afterwards,
    own_entry: Option<String>,
) -> Result<Referral, AppError> {
    let first = at
        .casebook
        .record_of(id)?
        .ok_or(casebook::Error::NotHere("signed decision"))?;
    if records::outcome_named(&first.outcome) != Some(Outcome::AcceptEmergency) {
        return Err(AppError::refused(
            "only a decision made in an emergency is made again in full",
        ));
    }
    let signed_at = numbers::moment(&first.signed_at)?;
    let referral: Referral = at.casebook.referral(id)?.document.read()?;
    Ok(referral.to_be_decided_again(Remakes {
        referral: id.to_owned(),
        number: numbers::printed(first.number, signed_at),
        signed_at,
        sha256: numbers::hex(&first.sha256),
        moved_in: since.started().map(|at| at.date()),
        own_entry,
    }))
}

/// What was noted after a decision, up to today: where it goes on under a second record, beside that.
///
/// # Errors
/// When the casebook cannot be read.
pub fn lasting(at: &SignedIn, id: &str) -> Result<Afterwards, AppError> {
    let (_, since) = noted(at, id)?;
    let goes_on = since
        .goes_on_as()
        .map(|record| numbers::kept(&record.number));
    let Some(record) = goes_on
        .transpose()?
        .and_then(|number| at.casebook.record_row(number).transpose())
    else {
        return Ok(since);
    };
    Ok(noted(at, &record?.referral)?.1)
}

/// The open referral that makes a decision again, if there is one.
fn open_one(at: &SignedIn, id: &str) -> Result<Option<(casebook::Referral, Referral)>, AppError> {
    let found = at.casebook.open_referral_naming("$.remakes.referral", id)?;
    found
        .map(|kept| {
            let referral = kept.document.read()?;
            Ok((kept, referral))
        })
        .transpose()
}

/// The decision that makes a signed one again: the open one, else the one it goes on under.
///
/// # Errors
/// When the casebook cannot be read.
pub fn again(at: &SignedIn, id: &str, since: &Afterwards) -> Result<Option<Again>, AppError> {
    if let Some(record) = since.goes_on_as() {
        let number = numbers::kept(&record.number)?;
        let Some(row) = at.casebook.record_row(number)? else {
            return Ok(None);
        };
        let kept = at.casebook.referral(&row.referral)?;
        return Ok(Some(Again {
            id: kept.id,
            number: kept.number,
            record: Some(record.number.clone()),
        }));
    }
    Ok(open_one(at, id)?.map(|(kept, _)| Again {
        id: kept.id,
        number: kept.number,
        record: None,
    }))
}

/// The day the child moved in, as noted by now, in a case that makes a decision again.
///
/// # Errors
/// When the casebook cannot be read.
pub fn with_the_move(at: &SignedIn, mut case: Case) -> Result<Case, AppError> {
    if let Some(remakes) = &mut case.referral.remakes {
        let (_, since) = noted(at, &remakes.referral)?;
        remakes.moved_in = since.started().map(|at| at.date());
    }
    Ok(case)
}

/// What is noted with the signature of a second record: beside the first, that it was made again;
/// beside the second, where the answer is yes, all that was noted since the child came. Nothing where
/// the case makes no decision again, or the first is not in this casebook any more.
///
/// # Errors
/// When the casebook cannot be read.
pub fn to_note<'a>(
    at: &SignedIn,
    case: &'a Case,
    number: &str,
    signed_at: At,
    pdf: &[u8],
) -> Result<Vec<NewNoted<'a>>, AppError> {
    let (Some(remakes), Some(outcome)) = (&case.referral.remakes, case.referral.decision.outcome)
    else {
        return Ok(Vec::new());
    };
    let first = at.casebook.record_of(&remakes.referral)?;
    if first.is_none_or(|first| numbers::hex(&first.sha256) != remakes.sha256) {
        return Ok(Vec::new());
    }
    let (revision, since) = noted(at, &remakes.referral)?;
    let record = RemadeAs {
        number: number.to_owned(),
        signed_at,
        sha256: numbers::hex(&Sha256::digest(pdf)),
        outcome,
    };
    let by = &at.casebook.signed_in().name;
    let mut all = vec![NewNoted {
        referral: &remakes.referral,
        revision,
        document: Document::of(&since.remade_as(record, by))?,
    }];
    if outcome.accepts() {
        all.push(NewNoted {
            referral: &case.referral.id,
            revision: 0,
            document: Document::of(&since.handed_on())?,
        });
    }
    Ok(all)
}
