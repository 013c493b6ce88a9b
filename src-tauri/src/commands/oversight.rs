//! The reading queue: signed decisions nobody has read yet, and why some are read before others.

use std::collections::BTreeSet;

use admission::oversight::authority::Authorities;
use admission::oversight::{Line, queue};
use admission::vocabulary::Vocabulary;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::only::Only;
use super::sampling::waiting;
use crate::documents::DocumentKind;
use crate::error::AppError;
use crate::oversight::{Lined, lines};
use crate::session::{Desk, SignedIn};
use crate::{documents, numbers};

/// The most unread decisions on the page; the count says how many there are.
const SHOWN: usize = 200;

/// The decisions the signed-in person has not read, in the order of reading.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReadingQueue {
    /// Those to read, first to last.
    pub to_read: Vec<QueueRow>,
    /// How many are to be read, those not shown too.
    pub unread: usize,
    /// Those read already, newest decision first, no more than are shown of the others.
    pub read: Vec<QueueRow>,
    /// How many they drew to read without the outcome and wrote no view of yet: of these nothing is
    /// listed.
    pub drawn: usize,
    /// Whether the person may sign an oversight record.
    pub may_oversee: bool,
    /// The placing authorities of all of them, each once, in the order of the alphabet: to choose one of.
    pub authorities: Vec<String>,
}

/// One decision of the queue.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct QueueRow {
    /// What the decision comes down to.
    pub line: Line,
    /// The referral it decides.
    pub referral_id: String,
    /// The child's name on screen.
    pub child: String,
    /// Why it is read before others, in whole sentences; empty where it waits its turn.
    pub why: Vec<String>,
    /// Whole days since it was signed.
    pub days_since: i64,
    /// The English day on which the person said they had read it.
    pub read_on: Option<NaiveDate>,
    /// The oversight records beside it, newest first: number and title.
    pub oversight: Vec<String>,
}

/// The queue of the signed-in person, of every decision or of those asked for.
///
/// # Errors
/// When the casebook cannot be read.
pub fn reading_queue(desk: &Desk, only: Option<Only>) -> Result<ReadingQueue, AppError> {
    let only = only.unwrap_or_default();
    desk.with(|at| queue_of(at, &only, desk.today()))
}

/// Says that the signed-in person has read a record. The journal tells of it, once.
///
/// # Errors
/// When there is no such record or the casebook cannot be written.
pub fn mark_read(desk: &Desk, number: String) -> Result<ReadingQueue, AppError> {
    let record = numbers::kept(&number)?;
    desk.with(|at| {
        at.casebook.mark_read(record, desk.now())?;
        queue_of(at, &Only::default(), desk.today())
    })
}

fn queue_of(at: &mut SignedIn, only: &Only, today: NaiveDate) -> Result<ReadingQueue, AppError> {
    let readings = at.casebook.readings()?;
    let drawn = waiting(at)?;
    let mut all = lines(at)?;
    // Before they are chosen by outcome: how many are left then would tell it too.
    // A decision made again tells of the first that it was a yes in an emergency.
    let first: BTreeSet<String> = all
        .iter()
        .filter(|one| drawn.contains(&one.record.number))
        .map(|one| numbers::hex(&one.record.sha256))
        .collect();
    all.retain(|one| !drawn.contains(&one.record.number));
    for one in &mut all {
        one.line.remakes.take_if(|of| first.contains(&of.sha256));
    }
    let mut authorities = Authorities::default();
    for name in all.iter().filter_map(|one| one.line.authority.as_deref()) {
        authorities.named(name);
    }
    all.retain(|one| {
        let line = &one.line;
        let day = line.signed_at.date();
        only.takes(line.outcome, line.authority.as_deref(), Some(day))
    });
    let (mut read, mut to_read): (Vec<_>, Vec<_>) = all
        .drain(..)
        .partition(|one| readings.contains_key(&one.record.number));
    to_read.sort_by_key(|one| queue::place(&one.line));
    let unread = to_read.len();
    to_read.truncate(SHOWN);
    read.truncate(SHOWN);
    let documents = at.casebook.documents()?;
    let mut row = |one: Lined| -> Result<QueueRow, AppError> {
        let read_at = readings.get(&one.record.number);
        let read_at = read_at.map(|at| numbers::moment(at)).transpose()?;
        let oversight = documents
            .iter()
            .filter(|document| {
                document.kind == DocumentKind::Oversight.name()
                    && document.referral.as_deref() == Some(&one.record.referral)
            })
            .map(|document| {
                let signed = documents::signed_at(document)?;
                Ok(documents::printed(document.number, signed))
            })
            .collect::<Result<_, AppError>>()?;
        let referral: admission::referral::Referral = at
            .casebook
            .referral(&one.record.referral)?
            .document
            .read()?;
        Ok(QueueRow {
            child: referral.child.screen_name().to_owned(),
            referral_id: one.record.referral,
            why: one
                .line
                .urgent
                .iter()
                .map(|why| crate::error::whole(why.label()))
                .collect(),
            days_since: today
                .signed_duration_since(one.line.signed_at.date())
                .num_days(),
            read_on: read_at.map(|at| admission::calendar::english_time(at).date()),
            oversight,
            line: one.line,
        })
    };
    let to_read = to_read
        .into_iter()
        .map(&mut row)
        .collect::<Result<_, _>>()?;
    let read = read.into_iter().map(&mut row).collect::<Result<_, _>>()?;
    Ok(ReadingQueue {
        to_read,
        unread,
        read,
        drawn: drawn.len(),
        authorities: authorities.each_once(),
        may_oversee: at.casebook.signed_in().standing.may(casebook::Act::Oversee),
    })
}
