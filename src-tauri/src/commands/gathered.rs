//! The register of signed records: taking them in, the list across homes, one record, the reading
//! queue, and whose authority is trusted.

use std::collections::BTreeMap;

use admission::calendar::english_time;
use admission::judgement::Outcome;
use admission::oversight::patterns::{PatternName, Thought, every, leaving};
use admission::oversight::queue;
use admission::vocabulary::Vocabulary;
use base64::Engine as _;
use casebook::Act;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use record::certificates::Particulars;
use record::verify::Trust;
use record::{Companion, Says};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{self, CheckedRecord};
use super::patterns::PatternsPage;
use crate::documents::DocumentKind;
use crate::error::{AppError, whole};
use crate::gathered::files::{self, TakenIn};
use crate::gathered::{self, Entry, Register, Reliance, look};
use crate::session::{Desk, SignedIn};
use crate::{documents, numbers, places};

/// The most documents on a page of the list or the queue; the count says how many there are.
const SHOWN: usize = 200;

/// What came of taking files in.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Gathering {
    /// Documents that are new.
    pub new: usize,
    /// Of these, those that failed their check.
    pub failed: usize,
    /// Files that were here already.
    pub known: usize,
    /// Files that could not be read or are no record.
    pub not_read: usize,
    /// Files without a PDF's name, left alone.
    pub others: usize,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

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
    /// The rows, homes in the order of their names, each home's newest first.
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
    /// The documents beside it that are here, by title and number.
    pub beside: Vec<String>,
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
}

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

/// An authority that stands in gathered documents.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GatheredAuthority {
    /// Its fingerprint, in groups of four.
    pub fingerprint: String,
    /// Its name.
    pub name: String,
    /// The provider it names.
    pub provider: Option<String>,
    /// How many documents it stands in.
    pub documents: usize,
    /// The homes these name, in the order of their names.
    pub homes: Vec<String>,
    /// Whether it is the register's own.
    pub own: bool,
    /// The English day since which it is trusted.
    pub trusted_on: Option<NaiveDate>,
    /// How the keeper made sure of it.
    pub compared: Option<String>,
}

/// Takes in what lies in a folder and those within it. What was taken in before is known and left
/// alone, so a second time goes on where the first was stopped.
///
/// # Errors
/// A folder that is not there; a casebook that cannot be written. What was taken in until then is
/// kept.
pub fn gather_folder(desk: &Desk, path: String) -> Result<Gathering, AppError> {
    let chosen = std::path::PathBuf::from(path);
    if !chosen.exists() {
        return Err(AppError::refused("there is no such folder any more"));
    }
    let known = desk.with(|at| Ok(at.casebook.gathered_digests()?))?;
    let folder = files::in_folder(&chosen);
    // Copying the register meanwhile would hinder both.
    let _no_backup = desk.without_a_backup();
    let work = desk.work();
    work.begin();
    let taken = files::take_in(
        &folder.files,
        &known,
        files::side_by_side(),
        &mut |new, not_read| keep(desk, new, not_read),
        &mut |done, all| work.go_on(done, all),
    );
    work.end();
    let taken = taken?;
    if !folder.not_read.is_empty() {
        keep(desk, &[], &folder.not_read)?;
    }
    Ok(gathering(&taken, folder.not_read.len(), folder.others))
}

/// Takes in one file that was dropped on the window: its name and its bytes in base64.
///
/// # Errors
/// Bytes that are none; a casebook that cannot be written.
pub fn gather_file(desk: &Desk, name: String, bytes: String) -> Result<Gathering, AppError> {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(bytes)
        .map_err(|_| AppError::refused("the file did not arrive whole"))?;
    let known = desk.with(|at| Ok(at.casebook.gathered_digests()?))?;
    let sha256 = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
    let mut taken = TakenIn::default();
    if known.contains(<[u8; 32]>::from(sha256).as_slice()) {
        taken.known = 1;
        return Ok(gathering(&taken, 0, 0));
    }
    match look::at(&name, bytes) {
        Ok(found) => {
            taken.failed = found.iter().filter(|one| !one.sound).count();
            taken.new = keep(desk, &found, &[])?;
        }
        Err(why) => {
            keep(desk, &[], &[why])?;
            taken.not_read = 1;
        }
    }
    Ok(gathering(&taken, 0, 0))
}

fn keep(
    desk: &Desk,
    new: &[casebook::NewGathered],
    not_read: &[casebook::NotRead],
) -> Result<usize, AppError> {
    desk.with(|at| {
        at.gathered = None;
        Ok(at.casebook.gather(new, not_read, desk.now())?)
    })
}

fn gathering(taken: &TakenIn, folders: usize, others: usize) -> Gathering {
    Gathering {
        new: taken.new,
        failed: taken.failed,
        known: taken.known,
        not_read: taken.not_read.saturating_add(folders),
        others,
        stopped: taken.stopped,
    }
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
    let readings = at.casebook.gathered_readings()?;
    let of = |reliance: Reliance| {
        let entries = register.entries.iter();
        entries.filter(|one| one.reliance == reliance).count()
    };
    let wanted_authority = asked.authority.as_deref().map(folded);
    let wanted = |entry: &&Entry| {
        let head = &entry.head;
        let day = head.signed_at.map(|at| at.date());
        let shown = match asked.show {
            GatheredShow::Decisions => head.decision || entry.reliance == Reliance::Failed,
            GatheredShow::Unread => entry.counts() && !readings.contains_key(&entry.kept.number),
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
            && wanted_authority
                .as_ref()
                .is_none_or(|wanted| head.authority.as_deref().map(folded).as_ref() == Some(wanted))
            && asked
                .outcome
                .is_none_or(|outcome| head.outcome == Some(outcome))
            && asked
                .from
                .is_none_or(|from| day.is_some_and(|day| from <= day))
            && asked.to.is_none_or(|to| day.is_some_and(|day| day <= to))
    };
    let mut found: Vec<&Entry> = register.entries.iter().filter(wanted).collect();
    // A file that names no home stands first: it is looked at, not scrolled past.
    found.sort_by_cached_key(|entry| {
        (
            entry.head.home.as_ref().map(|home| home.to_lowercase()),
            std::cmp::Reverse(entry.head.signed_at),
            entry.kept.number,
        )
    });
    let mut authorities: BTreeMap<String, String> = BTreeMap::new();
    for entry in &register.entries {
        if let Some(name) = entry
            .head
            .authority
            .as_deref()
            .filter(|name| !name.trim().is_empty())
        {
            authorities
                .entry(folded(name))
                .or_insert_with(|| name.trim().to_owned());
        }
    }
    let rows = found
        .iter()
        .skip(asked.after)
        .take(SHOWN)
        .map(|entry| row(register, entry, &readings, today))
        .collect::<Result<_, _>>()?;
    Ok(GatheredPage {
        rows,
        found: found.len(),
        documents: register.entries.len(),
        decisions: register.entries.iter().filter(|one| one.counts()).count(),
        failed: of(Reliance::Failed),
        unknown_signer: of(Reliance::UnknownSigner),
        homes: homes(register),
        authorities: authorities.into_values().collect(),
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
        let pdf = at.casebook.gathered_pdf(entry.kept.number, desk.now())?;
        let readings = at.casebook.gathered_readings()?;
        let row = |one: &Entry| row(register, one, &readings, desk.today());
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
    desk.with(|at| {
        let number = at.casebook.gathered_row(&digest)?.number;
        let bytes = at.casebook.export_gathered(number, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), &bytes)?)
    })
}

/// The decisions the person has not read, of every home or of one, in the order of reading.
///
/// # Errors
/// When this is a home's casebook, or it cannot be read.
pub fn gathered_queue(desk: &Desk, home: Option<String>) -> Result<GatheredQueue, AppError> {
    with_register(desk, |at, register| {
        let readings = at.casebook.gathered_readings()?;
        let (read, mut to_read): (Vec<&Entry>, Vec<&Entry>) = register
            .entries
            .iter()
            .filter(|entry| entry.counts() && of_home(entry, home.as_deref()))
            .partition(|entry| readings.contains_key(&entry.kept.number));
        to_read.sort_by_cached_key(|entry| {
            let head = &entry.head;
            let number = head.printed.as_deref().unwrap_or_default();
            queue::place_of(&head.urgent, head.signed_at.unwrap_or_default(), number)
        });
        Ok(GatheredQueue {
            unread: to_read.len(),
            read: read.len(),
            to_read: to_read
                .into_iter()
                .take(SHOWN)
                .map(|entry| row(register, entry, &readings, desk.today()))
                .collect::<Result<_, _>>()?,
            homes: homes(register),
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
) -> Result<GatheredPatterns, AppError> {
    let mut register = desk.with(take_register)?;
    let answered = desk.with(|at| {
        let decided = decided(at, &mut register, (from, to), home.as_deref())?;
        let patterns = every(&decided);
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
                fewer_than: admission::oversight::patterns::FEWER_THAN,
                may_export: at.casebook.must_be_allowed(Act::Export).is_ok(),
            },
            homes: homes(&register),
            over: over.map(|(first, last)| (first.with_day(1).unwrap_or(first), last)),
            left_out: left_out(&register, home.as_deref()),
        })
    });
    desk.with(|at| {
        at.gathered = Some(register);
        Ok(())
    })?;
    answered
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
    path: String,
) -> Result<(), AppError> {
    let found = gathered_patterns(desk, from, to, home)?;
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

/// The authorities that stand in gathered documents, and which of them are trusted.
///
/// # Errors
/// When this is a home's casebook, or it cannot be read.
pub fn gathered_authorities(desk: &Desk) -> Result<Vec<GatheredAuthority>, AppError> {
    with_register(desk, authorities)
}

/// Trusts an authority that stands in a gathered document; `compared` says how the person made sure
/// that it is the provider's.
///
/// # Errors
/// Nothing said about how; an authority that is not here.
pub fn trust_gathered(
    desk: &Desk,
    fingerprint: String,
    compared: String,
) -> Result<Vec<GatheredAuthority>, AppError> {
    let compared = compared.trim();
    if compared.is_empty() {
        return Err(AppError::refused(
            "say how you compared the fingerprint, for example: read to me on the telephone by the \
             home’s manager",
        ));
    }
    desk.with(|at| {
        let kept = at.casebook.gathered_authorities()?;
        let one = kept
            .iter()
            .find(|one| one.fingerprint == fingerprint)
            .ok_or(casebook::Error::NotHere("authority"))?;
        at.casebook.trust_gathered_authority(
            &fingerprint,
            &one.certificate,
            compared,
            desk.now(),
        )?;
        at.gathered = None;
        Ok(())
    })?;
    gathered_authorities(desk)
}

/// Trusts an authority no longer.
///
/// # Errors
/// One that is not trusted.
pub fn stop_trusting_gathered(
    desk: &Desk,
    fingerprint: String,
) -> Result<Vec<GatheredAuthority>, AppError> {
    desk.with(|at| {
        at.casebook
            .stop_trusting_gathered(&fingerprint, desk.now())?;
        at.gathered = None;
        Ok(())
    })?;
    gathered_authorities(desk)
}

fn authorities(at: &mut SignedIn, register: &Register) -> Result<Vec<GatheredAuthority>, AppError> {
    let own = at.casebook.authority()?;
    let own = own.map(|der| record::certificates::fingerprint(&der));
    let mut listed = Vec::new();
    for kept in at.casebook.gathered_authorities()? {
        let named = Particulars::read(&kept.certificate)?;
        let of_it = || {
            let entries = register.entries.iter();
            entries.filter(|one| one.kept.root.as_ref() == Some(&kept.fingerprint))
        };
        let mut homes: Vec<String> = of_it().filter_map(|one| one.head.home.clone()).collect();
        homes.sort();
        homes.dedup();
        let trusted_on = kept
            .trusted_at
            .as_deref()
            .map(numbers::moment)
            .transpose()?;
        listed.push(GatheredAuthority {
            name: named.common_name,
            provider: named.provider,
            documents: of_it().count(),
            homes,
            own: own.as_ref() == Some(&kept.fingerprint),
            trusted_on: trusted_on.map(|at| english_time(at).date()),
            compared: kept.compared,
            fingerprint: kept.fingerprint,
        });
    }
    listed.sort_by_key(|one| (one.name.to_lowercase(), one.fingerprint.clone()));
    Ok(listed)
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
    act: impl FnOnce(&mut SignedIn, &Register) -> Result<T, AppError>,
) -> Result<T, AppError> {
    desk.with(|at| {
        let register = take_register(at)?;
        let done = act(at, &register);
        at.gathered = Some(register);
        done
    })
}

/// The decisions that count and were signed in some days, of every home or of one.
///
/// # Errors
/// When the register cannot be read.
pub fn decided(
    at: &mut SignedIn,
    register: &mut Register,
    (from, to): (NaiveDate, NaiveDate),
    home: Option<&str>,
) -> Result<Vec<admission::oversight::patterns::Decided>, AppError> {
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
    register.decided(&at.casebook, in_time, &own)
}

fn of_home(entry: &Entry, home: Option<&str>) -> bool {
    home.is_none_or(|home| entry.home_key().as_deref() == Some(home))
}

/// An oversight record that was signed in this register.
struct OwnOversight {
    about: [u8; 32],
    printed: String,
    on: NaiveDate,
    thought: Option<Thought>,
}

/// The oversight records signed here, newest first.
fn own_oversight(at: &SignedIn) -> Result<Vec<OwnOversight>, AppError> {
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

/// The certificates of whom the person trusts, the register's own authority among them.
fn roots(at: &SignedIn) -> Result<Vec<Vec<u8>>, AppError> {
    let chosen = at.casebook.gathered_authorities()?.into_iter();
    let mut roots: Vec<Vec<u8>> = chosen
        .filter(|one| one.trusted_at.is_some())
        .map(|one| one.certificate)
        .collect();
    roots.extend(at.casebook.authority()?);
    Ok(roots)
}

fn homes(register: &Register) -> Vec<GatheredHome> {
    let homes = register.homes().into_iter();
    homes
        .map(|(key, name)| GatheredHome { key, name })
        .collect()
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

fn row(
    register: &Register,
    entry: &Entry,
    readings: &BTreeMap<i64, String>,
    today: NaiveDate,
) -> Result<GatheredRow, AppError> {
    let (kept, head) = (&entry.kept, &entry.head);
    let read_at = readings.get(&kept.number);
    let read_at = read_at.map(|at| numbers::moment(at)).transpose()?;
    let beside = register.beside(&kept.sha256).map(|one| {
        let kind = one.head.kind.as_deref().unwrap_or("Document");
        match &one.head.printed {
            Some(printed) => format!("{kind} {printed}"),
            None => kind.to_owned(),
        }
    });
    Ok(GatheredRow {
        sha256: numbers::hex(&kept.sha256),
        path: kept.path.clone(),
        kind: head.kind.clone(),
        decision: head.decision,
        home: head.home.clone(),
        printed: head.printed.clone(),
        child: head.child.clone(),
        authority: head.authority.clone(),
        outcome: head.outcome.map(|outcome| whole_word(outcome.label())),
        signed_at: head.signed_at,
        signer: head.signer.clone(),
        vouched_for_by: head.vouched_for_by.clone(),
        reliance: entry.reliance,
        failing: head.failing.clone(),
        why: head.urgent.iter().map(|why| whole(why.label())).collect(),
        days_since: head
            .signed_at
            .map(|at| today.signed_duration_since(at.date()).num_days()),
        read_on: read_at.map(|at| english_time(at).date()),
        beside: beside.collect(),
        same_number: register.of_the_same_number(entry).len(),
    })
}

/// With a capital, and no full stop: words in a table.
fn whole_word(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// One authority under one name: capitals and spaces do not tell two apart.
fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
