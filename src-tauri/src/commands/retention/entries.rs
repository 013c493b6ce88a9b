//! The entries of children who lived here: how long each is kept, and whether it may go.

use admission::home::ChildLivingHere;
use admission::retention::{self, Keeping, Schedule, Term};
use casebook::KeepingKind;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{GoesRow, keeping, schedule};
use crate::case;
use crate::error::AppError;
use crate::session::SignedIn;

/// How the entry of a child who has left is kept.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct EntryRow {
    /// The child, by id.
    pub id: String,
    /// The child's name on screen.
    pub child: String,
    /// The day the child left.
    pub left: Option<NaiveDate>,
    /// How long it is kept, and why.
    pub term: Term,
    /// Whether it may go today.
    pub due: bool,
    /// Say this one when changing what is noted about it.
    pub revision: i64,
    /// What is noted about its keeping.
    pub keeping: Keeping,
    /// What would go.
    pub goes: GoesRow,
}

/// The entries of children who have left: those that may go, then those held, then by their day.
pub(super) fn rows(
    at: &SignedIn,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<Vec<EntryRow>, AppError> {
    let mut rows = Vec::new();
    for child in case::children(at)? {
        if child.left.is_some_and(|left| left <= today) {
            rows.push(row(at, &child, schedule, today)?);
        }
    }
    rows.sort_by_key(|row| {
        let held = retention::holding(&row.keeping.holds).next().is_some();
        (!row.due, !held, row.term.until, row.child.clone())
    });
    Ok(rows)
}

/// The row of an entry that may go today.
pub(super) fn due(at: &SignedIn, id: &str, today: NaiveDate) -> Result<EntryRow, AppError> {
    let (_, schedule) = schedule(at)?;
    let row = row(at, &child(at, id)?, &schedule, today)?;
    if row.due {
        return Ok(row);
    }
    Err(AppError::refused(
        "this is not due: the child lives here, its time is not over, something holds it, or the \
         schedule is not confirmed",
    ))
}

/// A child's entry.
pub(super) fn child(at: &SignedIn, id: &str) -> Result<ChildLivingHere, AppError> {
    let mut children = case::children(at)?.into_iter();
    let found = children.find(|child| child.id == id);
    Ok(found.ok_or(casebook::Error::NotHere("child"))?)
}

/// The name on screen of the child whose entry it is or was.
pub(super) fn named(at: &SignedIn, id: &str) -> Result<String, AppError> {
    let children = case::children(at)?;
    let found = children.iter().find(|child| child.id == id);
    Ok(found.map_or_else(
        || "A child who lived here".to_owned(),
        |child| child.screen_name().to_owned(),
    ))
}

fn row(
    at: &SignedIn,
    child: &ChildLivingHere,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<EntryRow, AppError> {
    let (revision, keeping) = keeping(at, (KeepingKind::ChildRetention, &child.id))?;
    let term = retention::term_of_entry(child, &keeping, today);
    Ok(EntryRow {
        id: child.id.clone(),
        child: child.screen_name().to_owned(),
        left: child.left,
        due: retention::due(&term, schedule, &keeping.holds, today),
        term,
        revision,
        keeping,
        goes: at.casebook.entry_would_go(&child.id)?.into(),
    })
}
