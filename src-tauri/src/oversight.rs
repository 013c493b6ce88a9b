//! Signed decisions as a responsible individual meets them: their lines, kept beside the records.

use std::collections::BTreeMap;

use admission::afterwards::Afterwards;
use admission::calendar::english_time;
use admission::judgement::Outcome;
use admission::oversight::Line;
use admission::oversight::after::{After, Ahead, remade_by_records};
use admission::oversight::patterns::{Decided, Thought};
use admission::oversight::sampling::{self, Agreement, OwnView};
use admission::vocabulary::Vocabulary;
use casebook::RecordRow;
use chrono::NaiveDate;
use record::{Companion, Says};
use serde::{Deserialize, Serialize};

use crate::commands::afterwards::signed_case;
use crate::documents::{self, DocumentKind};
use crate::error::AppError;
use crate::numbers;
use crate::session::SignedIn;

/// A record of this casebook with its line.
#[derive(Debug, Clone)]
pub struct Lined {
    /// The record.
    pub record: RecordRow,
    /// What it comes down to.
    pub line: Line,
    /// What it left to be seen to.
    pub ahead: Ahead,
}

/// Every signed decision that is still here, newest first, each with its line. A line is made from
/// the record once and kept; one that is not there or of an earlier form is made again.
///
/// # Errors
/// When the casebook cannot be read, or a record is not what was signed.
pub fn lines(at: &mut SignedIn) -> Result<Vec<Lined>, AppError> {
    let mut records = at.casebook.records()?;
    records.retain(|record| record.removed_by.is_none());
    let mut kept = at.casebook.decision_lines()?;
    records
        .into_iter()
        .map(|record| {
            let kept = kept
                .remove(&record.number)
                .and_then(|kept| kept.read::<Kept>().ok());
            let Kept { line, ahead } = match kept {
                Some(kept) => kept,
                None => reckoned(at, record.number)?,
            };
            Ok(Lined {
                record,
                line,
                ahead,
            })
        })
        .collect()
}

/// What is kept of a signed decision for lists and patterns.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    line: Line,
    ahead: Ahead,
}

fn reckoned(at: &mut SignedIn, record: i64) -> Result<Kept, AppError> {
    let case = signed_case(at, record)?;
    let kept = Kept {
        line: Line::of(&case).ok_or(casebook::Error::Damaged)?,
        ahead: Ahead::of(&case),
    };
    at.casebook.keep_decision_line(record, &kept)?;
    Ok(kept)
}

/// The line of one record.
///
/// # Errors
/// As [`lines`].
pub fn line(at: &mut SignedIn, record: i64) -> Result<Line, AppError> {
    let kept = at.casebook.decision_line(record)?;
    if let Some(kept) = kept.and_then(|kept| kept.read::<Kept>().ok()) {
        return Ok(kept.line);
    }
    Ok(reckoned(at, record)?.line)
}

/// The decisions signed from the first day to the last, each with what is known of it since.
///
/// # Errors
/// When the casebook cannot be read, or a record is not what was signed.
pub fn decided(
    at: &mut SignedIn,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<Vec<Decided>, AppError> {
    let mut lines = lines(at)?;
    let remade = remade_by_records(lines.iter().map(|one| &one.line));
    lines.retain(|one| (from..=to).contains(&one.line.signed_at.date()));
    let samples = at.casebook.samples()?;
    let documents = at.casebook.documents()?;
    let mut noted: BTreeMap<String, Afterwards> = BTreeMap::new();
    for kept in at.casebook.every_afterwards()? {
        noted.insert(kept.referral, kept.document.read()?);
    }
    lines
        .into_iter()
        .map(
            |Lined {
                 record,
                 line,
                 ahead,
             }| {
                let noted = noted.remove(&record.referral);
                let after = (noted.is_some() || line.conditions > 0)
                    .then(|| After::of_what_lay_ahead(&ahead, &noted.unwrap_or_default(), today));
                Ok(Decided {
                    after,
                    remade: remade.get(&numbers::hex(&record.sha256)).copied(),
                    thought: thought(at, &documents, &record.referral)?,
                    blind: blind(&samples, record.number, line.outcome)?,
                    line,
                })
            },
        )
        .collect()
}

/// What the last oversight record beside a decision says, with its English day.
fn thought(
    at: &SignedIn,
    documents: &[casebook::DocumentRow],
    referral: &str,
) -> Result<Option<(NaiveDate, Thought)>, AppError> {
    let last = documents.iter().find(|one| {
        one.kind == DocumentKind::Oversight.name() && one.referral.as_deref() == Some(referral)
    });
    let Some(last) = last else { return Ok(None) };
    let says: Companion = at.casebook.document_says(last.number)?.read()?;
    let Says::Oversight(oversight) = says.says else {
        return Ok(None);
    };
    let thought = oversight.agrees.and_then(|agrees| {
        Thought::ALL
            .iter()
            .copied()
            .find(|one| one.name() == agrees.name())
    });
    let on = english_time(documents::signed_at(last)?).date();
    Ok(thought.map(|thought| (on, thought)))
}

/// How far the signed-in person's own view agrees with the decision, with the English day on which it
/// was written; none where none was. The samples are a home's, or a register's with its numbers.
///
/// # Errors
/// When a view that was kept cannot be read.
pub fn blind(
    samples: &[casebook::Sampled],
    record: i64,
    outcome: Option<Outcome>,
) -> Result<Option<(NaiveDate, Agreement)>, AppError> {
    let Some(sample) = samples.iter().find(|one| one.record == record) else {
        return Ok(None);
    };
    let (Some(view), Some(at), Some(outcome)) = (&sample.view, &sample.viewed_at, outcome) else {
        return Ok(None);
    };
    let view: OwnView = view.read()?;
    let on = english_time(numbers::moment(at)?).date();
    Ok(view
        .outcome
        .map(|view| (on, sampling::agreement(view, outcome))))
}
