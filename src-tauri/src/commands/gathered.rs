//! The register of signed records: the list across homes, one record of it, and a copy of it.
//!
//! Taking them in, whose authority is trusted, and what is read across homes have files of their own.

use admission::judgement::Outcome;
use admission::oversight::authority::{self, Authorities};
use casebook::Act;
use chrono::{NaiveDate, NaiveDateTime};
use record::verify::Trust;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::across_homes::own_oversight;
pub(super) use self::across_homes::unread_decisions;
pub use self::across_homes::{
    GatheredPatterns, GatheredQueue, export_gathered_pattern, gathered_patterns, gathered_queue,
};
pub use self::deleting::{
    GatheredGoes, GatheredToDelete, delete_gathered, gathered_would_go, going,
};
use self::row::{Reader, row};
pub use self::taking_in::{Gathering, gather_file, gather_folder};
use self::trust::roots;
pub use self::trust::{
    GatheredAuthority, gathered_authorities, stop_trusting_gathered, trust_gathered,
};
use super::check::{self, CheckedRecord};
use crate::error::AppError;
use crate::gathered::{self, Entry, Register, Reliance};
use crate::places;
use crate::session::{Desk, SignedIn};

mod across_homes;
mod deleting;
mod row;
mod taking_in;
mod trust;

/// The most documents on a page of the list or the queue; the count says how many there are.
const SHOWN: usize = 200;

/// Which documents of the register are asked for.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct GatheredAsked {
    /// One home, by the key of its choice; every home where left out.
    pub home: Option<String>,
    /// One placing authority, as the choice names it.
    pub authority: Option<String>,
    /// One outcome.
    pub outcome: Option<Outcome>,
    /// Signed on this day or later.
    pub from: Option<NaiveDate>,
    /// Signed on this day or earlier.
    pub to: Option<NaiveDate>,
    /// One kind of row.
    pub show: GatheredShow,
    /// How many rows to pass over.
    pub after: usize,
}

/// Which rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum GatheredShow {
    /// Decision records, and whatever failed its check.
    #[default]
    Decisions,
    /// Decision records the person has not read.
    Unread,
    /// Whatever failed its check.
    Failed,
    /// Whatever is whole, but signed by somebody nobody trusted here vouches for.
    UnknownSigner,
    /// Decision records that share number and home with another.
    SameNumber,
    /// Documents beside a decision record.
    Beside,
}

/// The register, or a part of it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredPage {
    /// The rows, the newest decision first across homes.
    pub rows: Vec<GatheredRow>,
    /// How many there are, those not shown too.
    pub found: usize,
    /// How many documents the register holds in all.
    pub documents: usize,
    /// How many decision records of these count in queue and patterns.
    pub decisions: usize,
    /// How many failed their check.
    pub failed: usize,
    /// How many are whole, but signed by somebody nobody trusted here vouches for.
    pub unknown_signer: usize,
    /// The homes, in the order of their names.
    pub homes: Vec<GatheredHome>,
    /// The placing authorities, in the order of their names.
    pub authorities: Vec<String>,
    /// The files that could not be taken in.
    pub not_read: Vec<FileNotRead>,
    /// Whether the person may take files in and say whom they trust.
    pub may_keep: bool,
}

/// A home that records name.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredHome {
    /// What it is asked for by.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// A file that could not be taken in.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FileNotRead {
    /// Where it lay, within what was chosen.
    pub path: String,
    /// Why, in a whole sentence.
    pub why: String,
}

/// One gathered document. Of one that failed its check everything but the file's own name is a claim.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredRow {
    /// SHA-256 of the file, in lower-case hexadecimal: what it is asked for by.
    pub sha256: String,
    /// Where the file lay.
    pub path: String,
    /// The kind of document in words.
    pub kind: Option<String>,
    /// Whether it is a decision record.
    pub decision: bool,
    /// The home.
    pub home: Option<String>,
    /// The number printed in it.
    pub printed: Option<String>,
    /// The child's name on screen.
    pub child: Option<String>,
    /// The placing authority.
    pub authority: Option<String>,
    /// The outcome in words.
    pub outcome: Option<String>,
    /// When it was signed, on an English clock.
    pub signed_at: Option<NaiveDateTime>,
    /// Who signed.
    pub signer: Option<String>,
    /// The name of the authority inside.
    pub vouched_for_by: Option<String>,
    /// Whether it can be relied on.
    pub reliance: Reliance,
    /// What is not as it must be, in whole sentences.
    pub failing: Vec<String>,
    /// Why it is read before others, in whole sentences.
    pub why: Vec<String>,
    /// Whole days since it was signed.
    pub days_since: Option<i64>,
    /// The English day on which the person said they had read it.
    pub read_on: Option<NaiveDate>,
    /// Whether the person drew it to read without its outcome and has not written their view yet: the
    /// outcome, why it is read first and its file's name are left out until then.
    pub drawn: bool,
    /// Whether it may tell how another record came out that the person drew and has not written their
    /// view of: it is not opened until then, and what it is and where it lay are left out too.
    pub kept_back: bool,
    /// The documents beside it that are here, by title and number.
    pub beside: Vec<String>,
    /// That it decides a record again in full, in a whole sentence; none where it decides none again, or
    /// where saying so would tell how a record came out that the person drew.
    pub decides_again: Option<String>,
    /// How many other records carry its number and its home.
    pub same_number: usize,
}

/// One document of the register, opened.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredRecord {
    /// Its row.
    pub row: GatheredRow,
    /// What a check by whom the person trusts today finds, with the file where it can be shown.
    pub check: CheckedRecord,
    /// The documents beside it.
    pub beside: Vec<GatheredRow>,
    /// Others that carry its number and its home.
    pub same_number: Vec<GatheredRow>,
    /// The record it is about, where it is a document beside one and that record is here.
    pub about: Option<GatheredRow>,
    /// Oversight records of it that were signed here: numbers.
    pub overseen: Vec<String>,
    /// Whether the person may sign an oversight record of it.
    pub may_oversee: bool,
    /// Whether the person may take a copy out.
    pub may_export: bool,
    /// Whether the person may delete it.
    pub may_keep: bool,
}

/// The register, or the part of it that is asked for.
///
/// # Errors
/// When this is a home's casebook, or it cannot be read.
pub fn gathered(desk: &Desk, asked: GatheredAsked) -> Result<GatheredPage, AppError> {
    with_register(desk, |at, register| {
        page(at, register, &asked, desk.today())
    })
}

/// The register as the command line and the window list it.
///
/// # Errors
/// When it cannot be read.
pub fn page(
    at: &mut SignedIn,
    register: &Register,
    asked: &GatheredAsked,
    today: NaiveDate,
) -> Result<GatheredPage, AppError> {
    let reader = Reader::of(at, register)?;
    let of = |reliance: Reliance| {
        let entries = register.entries.iter();
        entries.filter(|one| one.reliance == reliance).count()
    };
    let wanted_authority = asked.authority.as_deref().map(authority::folded);
    let wanted = |entry: &&Entry| {
        let head = &entry.head;
        let day = head.signed_at.map(|at| at.date());
        let shown = match asked.show {
            GatheredShow::Decisions => head.decision || entry.reliance == Reliance::Failed,
            GatheredShow::Unread => {
                entry.counts() && !reader.readings.contains_key(&entry.kept.number)
            }
            GatheredShow::Failed => entry.reliance == Reliance::Failed,
            GatheredShow::UnknownSigner => entry.reliance == Reliance::UnknownSigner,
            GatheredShow::SameNumber => !register.of_the_same_number(entry).is_empty(),
            GatheredShow::Beside => !head.decision && entry.reliance != Reliance::Failed,
        };
        shown
            && asked
                .home
                .as_ref()
                .is_none_or(|home| entry.home_key().as_ref() == Some(home))
            && wanted_authority.as_ref().is_none_or(|wanted| {
                head.authority.as_deref().map(authority::folded).as_ref() == Some(wanted)
            })
            && asked
                .outcome
                .is_none_or(|outcome| head.outcome == Some(outcome) && !reader.is_kept_from(entry))
            && asked
                .from
                .is_none_or(|from| day.is_some_and(|day| from <= day))
            && asked.to.is_none_or(|to| day.is_some_and(|day| day <= to))
    };
    let mut found: Vec<&Entry> = register.entries.iter().filter(wanted).collect();
    found.sort_by_cached_key(|entry| entry.place());
    let mut authorities = Authorities::default();
    for entry in &register.entries {
        if let Some(name) = &entry.head.authority {
            authorities.named(name);
        }
    }
    let rows = found
        .iter()
        .skip(asked.after)
        .take(SHOWN)
        .map(|entry| row(register, entry, &reader, today))
        .collect::<Result<_, _>>()?;
    Ok(GatheredPage {
        rows,
        found: found.len(),
        documents: register.entries.len(),
        decisions: register.entries.iter().filter(|one| one.counts()).count(),
        failed: of(Reliance::Failed),
        unknown_signer: of(Reliance::UnknownSigner),
        homes: homes(register),
        authorities: authorities.each_once(),
        not_read: at
            .casebook
            .gathered_not_read()?
            .into_iter()
            .map(|one| FileNotRead {
                path: one.path,
                why: one.why,
            })
            .collect(),
        may_keep: at.casebook.must_be_allowed(Act::KeepRegister).is_ok(),
    })
}

/// One document, checked anew by whom the person trusts today. The journal says who read it.
///
/// # Errors
/// When it is not here.
pub fn gathered_record(desk: &Desk, sha256: String) -> Result<GatheredRecord, AppError> {
    let digest = gathered::digest(&sha256)?;
    with_register(desk, |at, register| {
        let entry = register
            .of_digest(&digest)
            .ok_or(casebook::Error::NotHere("gathered record"))?;
        let reader = Reader::of(at, register)?;
        reader.must_not_wait_for(entry)?;
        let pdf = at.casebook.gathered_pdf(entry.kept.number, desk.now())?;
        let row = |one: &Entry| row(register, one, &reader, desk.today());
        let roots = roots(at)?;
        let known: Vec<&[u8]> = roots.iter().map(Vec::as_slice).collect();
        let trust = Trust {
            known: &known,
            ..Trust::default()
        };
        let mut check = check::checked_by(&pdf, &trust)?;
        check.show(pdf);
        let own = own_oversight(at)?;
        let overseen = own.iter().filter(|one| one.about == digest);
        let about = entry
            .kept
            .about
            .and_then(|about| register.of_digest(&about));
        let may = |act| at.casebook.must_be_allowed(act).is_ok();
        Ok(GatheredRecord {
            row: row(entry)?,
            check,
            beside: register
                .beside(&digest)
                .map(row)
                .collect::<Result<_, _>>()?,
            same_number: register
                .of_the_same_number(entry)
                .into_iter()
                .map(row)
                .collect::<Result<_, _>>()?,
            about: about.map(row).transpose()?,
            overseen: overseen.map(|one| one.printed.clone()).collect(),
            may_oversee: may(Act::Oversee) && entry.counts(),
            may_export: may(Act::Export),
            may_keep: may(Act::KeepRegister),
        })
    })
}

/// Says that the person has read a record.
///
/// # Errors
/// When it is not here.
pub fn mark_gathered_read(desk: &Desk, sha256: String) -> Result<(), AppError> {
    let digest = gathered::digest(&sha256)?;
    desk.with(|at| {
        let number = at.casebook.gathered_row(&digest)?.number;
        Ok(at.casebook.mark_gathered_read(number, desk.now())?)
    })
}

/// Writes a copy of a document where the person chose. The journal says who took it.
///
/// # Errors
/// When the file cannot be written, or the person's standing does not allow it.
pub fn export_gathered(desk: &Desk, sha256: String, path: String) -> Result<(), AppError> {
    let digest = gathered::digest(&sha256)?;
    with_register(desk, |at, register| {
        let entry = register
            .of_digest(&digest)
            .ok_or(casebook::Error::NotHere("gathered record"))?;
        Reader::of(at, register)?.must_not_wait_for(entry)?;
        let bytes = at.casebook.export_gathered(entry.kept.number, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), &bytes)?)
    })
}

/// Refuses what would show a gathered document while it is kept from the person, who drew a record to
/// read it without its outcome.
///
/// # Errors
/// When it is kept back; when it is not here, or the register cannot be read.
pub fn must_not_be_kept_back(at: &mut SignedIn, digest: &[u8; 32]) -> Result<(), AppError> {
    of_register(at, |at, register| {
        let entry = register
            .of_digest(digest)
            .ok_or(casebook::Error::NotHere("gathered record"))?;
        Reader::of(at, register)?.must_not_wait_for(entry)
    })
}

/// The register in memory, read where it is not.
fn take_register(at: &mut SignedIn) -> Result<Register, AppError> {
    match at.gathered.take() {
        Some(register) => Ok(register),
        None => Register::read(&at.casebook),
    }
}

fn with_register<T>(
    desk: &Desk,
    act: impl FnOnce(&mut SignedIn, &mut Register) -> Result<T, AppError>,
) -> Result<T, AppError> {
    desk.with(|at| of_register(at, act))
}

/// Does something with the register in memory, which is put back whatever comes of it.
pub(super) fn of_register<T>(
    at: &mut SignedIn,
    act: impl FnOnce(&mut SignedIn, &mut Register) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let mut register = take_register(at)?;
    let done = act(at, &mut register);
    at.gathered = Some(register);
    done
}

fn of_home(entry: &Entry, home: Option<&str>) -> bool {
    home.is_none_or(|home| entry.home_key().as_deref() == Some(home))
}

fn homes(register: &Register) -> Vec<GatheredHome> {
    let homes = register.homes().into_iter();
    homes
        .map(|(key, name)| GatheredHome { key, name })
        .collect()
}
