//! A row of the register, as the signed-in person may see it.

use std::collections::{BTreeMap, BTreeSet};

use admission::calendar::english_time;
use admission::vocabulary::{Vocabulary, capital};
use chrono::NaiveDate;

use super::GatheredRow;
use crate::commands::sampling;
use crate::error::{AppError, whole};
use crate::gathered::{Entry, Register};
use crate::numbers;
use crate::session::SignedIn;

/// What the signed-in person has read, and what they drew to read without its outcome.
pub(super) struct Reader {
    /// When they said they had read each record: RFC 3339, UTC, by number.
    pub readings: BTreeMap<i64, String>,
    /// The records drawn of which they have not written their view yet, by number.
    waiting: BTreeSet<i64>,
    /// Whatever else would tell how one of these came out, by number.
    telling: BTreeSet<i64>,
}

impl Reader {
    /// Of the signed-in person.
    pub fn of(at: &SignedIn, register: &Register) -> Result<Self, AppError> {
        let waiting = sampling::waiting(at)?;
        let drawn = |entry: &&Entry| waiting.contains(&entry.kept.number);
        let drawn: Vec<&Entry> = register.entries.iter().filter(drawn).collect();
        let telling = register
            .entries
            .iter()
            .filter(|entry| drawn.iter().any(|drawn| entry.tells_of(drawn)))
            .map(|entry| entry.kept.number)
            .collect();
        Ok(Self {
            readings: at.casebook.gathered_readings()?,
            waiting,
            telling,
        })
    }

    /// Whether they drew a record to read it without its outcome, and wrote no view of it yet.
    fn drew(&self, entry: &Entry) -> bool {
        self.waiting.contains(&entry.kept.number)
    }

    /// Whether a document is kept from them until they wrote their own view: a record they drew, and
    /// whatever tells how it came out.
    pub fn is_kept_from(&self, entry: &Entry) -> bool {
        self.drew(entry) || self.tells_of_one_drawn(entry)
    }

    /// Whether it tells how another record came out that they drew and wrote no view of yet.
    fn tells_of_one_drawn(&self, entry: &Entry) -> bool {
        self.telling.contains(&entry.kept.number)
    }

    /// Refuses what would show the outcome of a record that waits for their view: the record itself,
    /// and whatever tells of it.
    pub fn must_not_wait_for(&self, entry: &Entry) -> Result<(), AppError> {
        if self.drew(entry) {
            return Err(AppError::refused(
                "you drew this record to read it without its outcome. Write your own view of it \
                 first, or set it aside, under “Reading without the outcome”",
            ));
        }
        if self.is_kept_from(entry) {
            return Err(AppError::refused(
                "this may tell how a record came out that you drew to read without its outcome. \
                 Write your own view of that one first, or set it aside, under “Reading without the \
                 outcome”",
            ));
        }
        Ok(())
    }
}

/// One document of the register. Of a record that waits for the person's own view neither the outcome
/// is told nor anything that says it: why it is read first, the name of its file and what stands
/// beside it. Of what tells of such a record its kind is not told either.
pub(super) fn row(
    register: &Register,
    entry: &Entry,
    reader: &Reader,
    today: NaiveDate,
) -> Result<GatheredRow, AppError> {
    let (kept, head) = (&entry.kept, &entry.head);
    let read_at = reader.readings.get(&kept.number);
    let read_at = read_at.map(|at| numbers::moment(at)).transpose()?;
    let drawn = reader.drew(entry);
    let kept_back = reader.is_kept_from(entry);
    let beside = register.beside(&kept.sha256).filter(|_| !kept_back);
    let beside = beside.map(|one| {
        let kind = one.head.kind.as_deref().unwrap_or("Document");
        match &one.head.printed {
            Some(printed) => format!("{kind} {printed}"),
            None => kind.to_owned(),
        }
    });
    // That it was decided again tells that the first was a yes in an emergency; of how the second came
    // out it tells nothing.
    let first = head.remakes.as_deref();
    let first = first.filter(|_| !reader.tells_of_one_drawn(entry));
    let urgent = head.urgent.iter().filter(|_| !kept_back);
    let outcome = head.outcome.filter(|_| !kept_back);
    Ok(GatheredRow {
        sha256: numbers::hex(&kept.sha256),
        path: if kept_back {
            String::new()
        } else {
            kept.path.clone()
        },
        kind: head.kind.clone().filter(|_| drawn || !kept_back),
        decision: head.decision,
        home: head.home.clone(),
        printed: head.printed.clone(),
        child: head.child.clone(),
        authority: head.authority.clone(),
        outcome: outcome.map(|outcome| capital(outcome.label())),
        signed_at: head.signed_at,
        signer: head.signer.clone(),
        vouched_for_by: head.vouched_for_by.clone(),
        reliance: entry.reliance,
        failing: head.failing.clone(),
        why: urgent.map(|why| whole(why.label())).collect(),
        days_since: head
            .signed_at
            .map(|at| today.signed_duration_since(at.date()).num_days()),
        read_on: read_at.map(|at| english_time(at).date()),
        drawn,
        kept_back: kept_back && !drawn,
        beside: beside.collect(),
        decides_again: first.map(|first| decides_again(register, first)),
        same_number: register.of_the_same_number(entry).len(),
    })
}

/// That a record decides one again in full, in a whole sentence: by the number of the first where that
/// is here.
fn decides_again(register: &Register, first: &str) -> String {
    let first = numbers::digest(first).and_then(|digest| register.of_digest(&digest));
    match first.and_then(|first| first.head.printed.as_deref()) {
        Some(number) => format!("It decides record {number} again, in full."),
        None => "It decides an emergency again, in full; that record is not here.".to_owned(),
    }
}
