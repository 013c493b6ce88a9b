//! The reading queue and the patterns, across homes or of one.

use std::collections::BTreeMap;

use admission::calendar::english_time;
use admission::judgement::Outcome;
use admission::oversight::authority::Authorities;
use admission::oversight::patterns::{Decided, FEWER_THAN, PatternName, Thought, every, leaving};
use admission::oversight::queue;
use admission::vocabulary::Vocabulary;
use casebook::Act;
use chrono::{Datelike, NaiveDate};
use record::{Companion, Says};
use serde::Serialize;
use ts_rs::TS;

use super::row::{Reader, row};
use super::{GatheredHome, GatheredRow, SHOWN, homes, of_home, with_register};
use crate::commands::only::Only;
use crate::commands::patterns::{PatternsPage, authorities, keep};
use crate::documents::{self, DocumentKind};
use crate::error::AppError;
use crate::gathered::{Entry, Register, Reliance};
use crate::session::{Desk, SignedIn};
use crate::{numbers, places};

/// The reading queue across homes.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredQueue {
    /// Those to read, first to last.
    pub to_read: Vec<GatheredRow>,
    /// How many are to be read, those not shown too.
    pub unread: usize,
    /// How many were read.
    pub read: usize,
    /// The homes, in the order of their names.
    pub homes: Vec<GatheredHome>,
    /// The placing authorities, each once, in the order of the alphabet: to choose one of.
    pub authorities: Vec<String>,
    /// What is not in the queue and why, in whole sentences; none where all is.
    pub left_out: Option<String>,
}

/// The patterns across homes or of one.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredPatterns {
    /// The patterns.
    pub page: PatternsPage,
    /// The homes, in the order of their names.
    pub homes: Vec<GatheredHome>,
    /// The English year and month of the first and the last decision that counts; none without any.
    pub over: Option<(NaiveDate, NaiveDate)>,
    /// What is not counted and why, in whole sentences; none where all is.
    pub left_out: Option<String>,
}

/// The decisions the person has not read, of every home or of one, in the order of reading.
///
/// # Errors
/// When this is a home's casebook, or it cannot be read.
pub fn gathered_queue(
    desk: &Desk,
    home: Option<String>,
    only: Option<Only>,
) -> Result<GatheredQueue, AppError> {
    let only = only.unwrap_or_default();
    with_register(desk, |at, register| {
        let reader = Reader::of(at, register)?;
        let (read, mut to_read): (Vec<&Entry>, Vec<&Entry>) = register
            .entries
            .iter()
            .filter(|entry| entry.counts() && of_home(entry, home.as_deref()))
            .filter(|entry| {
                let head = &entry.head;
                let day = head.signed_at.map(|at| at.date());
                let outcome = head.outcome.filter(|_| !reader.is_kept_from(entry));
                only.takes(outcome, head.authority.as_deref(), day)
            })
            .partition(|entry| reader.readings.contains_key(&entry.kept.number));
        to_read.sort_by_cached_key(|entry| {
            let head = &entry.head;
            let number = head.printed.as_deref().unwrap_or_default();
            // The place of a record says why it is read first, and that how it came out.
            let urgent = match reader.is_kept_from(entry) {
                true => &[][..],
                false => &head.urgent,
            };
            queue::place_of(urgent, head.signed_at.unwrap_or_default(), number)
        });
        Ok(GatheredQueue {
            unread: to_read.len(),
            read: read.len(),
            to_read: to_read
                .into_iter()
                .take(SHOWN)
                .map(|entry| row(register, entry, &reader, desk.today()))
                .collect::<Result<_, _>>()?,
            homes: homes(register),
            authorities: {
                let mut names = Authorities::default();
                for entry in register.entries.iter().filter(|one| one.counts()) {
                    if let Some(name) = &entry.head.authority {
                        names.named(name);
                    }
                }
                names.each_once()
            },
            left_out: left_out(register, home.as_deref()),
        })
    })
}

/// The patterns over the decisions signed from the first day to the last, of every home or of one.
///
/// # Errors
/// When this is a home's casebook, or it cannot be read.
pub fn gathered_patterns(
    desk: &Desk,
    from: NaiveDate,
    to: NaiveDate,
    home: Option<String>,
    only: Option<Only>,
) -> Result<GatheredPatterns, AppError> {
    let only = only.unwrap_or_default();
    with_register(desk, |at, register| {
        let days = (from, to);
        let mut decided = decided(at, register, days, home.as_deref(), desk.today())?;
        let authorities = authorities(&decided);
        keep(&mut decided, &only);
        let patterns = every(&decided);
        let accepted = decided
            .iter()
            .filter(|one| one.line.outcome.is_some_and(Outcome::accepts));
        let unknown_since = accepted.filter(|one| one.after.is_none()).count();
        let days = register.entries.iter().filter(|one| one.counts());
        let days = days.filter_map(|one| Some(one.head.signed_at?.date()));
        let over = days.clone().min().zip(days.max());
        Ok(GatheredPatterns {
            page: PatternsPage {
                from,
                to,
                decisions: decided.len(),
                leaving: patterns.iter().map(leaving).collect(),
                patterns,
                fewer_than: FEWER_THAN,
                may_export: at.casebook.must_be_allowed(Act::Export).is_ok(),
                authorities,
            },
            homes: homes(register),
            over: over.map(|(first, last)| (first.with_day(1).unwrap_or(first), last)),
            left_out: with_no_addendum(left_out(register, home.as_deref()), unknown_since),
        })
    })
}

/// The same with how many decisions to accept nothing is known of since they were signed.
fn with_no_addendum(left_out: Option<String>, unknown: usize) -> Option<String> {
    let known =
        "whether their conditions were kept, and what came of what was foreseen, is not counted";
    let said = match unknown {
        0 => None,
        1 => Some(format!(
            "Of one decision to accept no addendum is here that says what became of it: {}.",
            known.replace("their", "its")
        )),
        many => Some(format!(
            "Of {many} decisions to accept no addendum is here that says what became of them: {known}."
        )),
    };
    let all: Vec<String> = left_out.into_iter().chain(said).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Writes a pattern across homes as CSV, small numbers hidden. The journal says who took it.
///
/// # Errors
/// When the file cannot be written, or the person's standing does not allow it.
pub fn export_gathered_pattern(
    desk: &Desk,
    name: PatternName,
    from: NaiveDate,
    to: NaiveDate,
    home: Option<String>,
    only: Option<Only>,
    path: String,
) -> Result<(), AppError> {
    let found = gathered_patterns(desk, from, to, home, only)?;
    let table = found
        .page
        .leaving
        .iter()
        .find(|pattern| pattern.name == name)
        .ok_or(casebook::Error::NotHere("pattern"))?
        .to_csv();
    desk.with(|at| {
        let told = casebook::journal::Told::PatternsExported(name.name().to_owned());
        at.casebook.tell(&told, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), table.as_bytes())?)
    })
}

/// The decisions that count and were signed in some days, of every home or of one.
fn decided(
    at: &mut SignedIn,
    register: &mut Register,
    (from, to): (NaiveDate, NaiveDate),
    home: Option<&str>,
    today: NaiveDate,
) -> Result<Vec<Decided>, AppError> {
    let own = own_oversight(at)?;
    let own: BTreeMap<[u8; 32], (NaiveDate, Thought)> = own
        .into_iter()
        .rev()
        .filter_map(|one| Some((one.about, (one.on, one.thought?))))
        .collect();
    let in_time = |entry: &Entry| {
        let day = entry.head.signed_at.map(|at| at.date());
        day.is_some_and(|day| (from..=to).contains(&day)) && of_home(entry, home)
    };
    register.decided(&at.casebook, in_time, &own, today)
}

/// The numbers of the decision records that count and that the person has neither marked as read nor
/// opened, them or whatever tells how they came out, as the journal says.
pub(in crate::commands) fn unread_decisions(
    at: &SignedIn,
    register: &Register,
) -> Result<Vec<i64>, AppError> {
    let readings = at.casebook.gathered_readings()?;
    let seen = at.casebook.seen_before()?;
    let opened = register.entries.iter();
    let opened: Vec<&Entry> = opened
        .filter(|one| seen.contains(&one.kept.number))
        .collect();
    let counted = register.entries.iter().filter(|one| one.counts());
    Ok(counted
        .filter(|one| {
            !readings.contains_key(&one.kept.number)
                && !seen.contains(&one.kept.number)
                && !opened.iter().any(|other| other.tells_of(one))
        })
        .map(|one| one.kept.number)
        .collect())
}

/// An oversight record that was signed in this register.
pub(super) struct OwnOversight {
    pub(super) about: [u8; 32],
    pub(super) printed: String,
    on: NaiveDate,
    thought: Option<Thought>,
}

/// The oversight records signed here, newest first.
pub(super) fn own_oversight(at: &SignedIn) -> Result<Vec<OwnOversight>, AppError> {
    let mut all = Vec::new();
    for document in at.casebook.documents()? {
        let Some(about) = numbers::digest(&document.about)
            .filter(|_| document.kind == DocumentKind::Oversight.name())
        else {
            continue;
        };
        let says: Companion = at.casebook.document_says(document.number)?.read()?;
        let Says::Oversight(oversight) = says.says else {
            continue;
        };
        let signed = documents::signed_at(&document)?;
        all.push(OwnOversight {
            about,
            printed: documents::printed(document.number, signed),
            on: english_time(signed).date(),
            thought: oversight.agrees.and_then(|agrees| {
                let mut thoughts = Thought::ALL.iter().copied();
                thoughts.find(|one| one.name() == agrees.name())
            }),
        });
    }
    Ok(all)
}

/// What stands in the list and neither in the queue nor in a pattern.
fn left_out(register: &Register, home: Option<&str>) -> Option<String> {
    let of = |reliance: Reliance| {
        let entries = register.entries.iter().filter(|one| of_home(one, home));
        entries
            .filter(|one| {
                one.reliance == reliance && (one.head.decision || reliance == Reliance::Failed)
            })
            .count()
    };
    let mut sentences = Vec::new();
    match of(Reliance::UnknownSigner) {
        0 => {}
        1 => sentences.push(
            "One decision record is left out: nobody you trust vouches for its signer.".to_owned(),
        ),
        many => sentences.push(format!(
            "{many} decision records are left out: nobody you trust vouches for their signers."
        )),
    }
    match of(Reliance::Failed) {
        0 => {}
        1 => sentences.push("One file is left out: it failed its check.".to_owned()),
        many => sentences.push(format!(
            "{many} files are left out: they failed their check."
        )),
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
