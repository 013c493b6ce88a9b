//! Papers that came with a referral: taken in part by part, looked at in the window, taken out.
//!
//! The window hands a paper over in parts, as the person chose or dropped it; it names no file on
//! the disk, and nothing of a paper is written outside the casebook but where a person takes a
//! copy out.

use std::io::Write;

use admission::referral::Referral;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use casebook::{Paper, ReadingState};
use chrono::{DateTime, NaiveDate, Utc};
use papers::{Kind, What};
use rand_core::OsRng;
use serde::Serialize;
#[cfg(feature = "window")]
use tauri::ipc::{InvokeResponseBody, IpcResponse};
use ts_rs::TS;

use crate::backing_up::Work;
use crate::error::AppError;
use crate::numbers;
use crate::places;
use crate::reading_papers::in_time;
use crate::session::{Desk, SignedIn};

/// A paper as the referral lists it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PaperRow {
    /// SHA-256 of the file, in lower-case hexadecimal: an entry of the referral names it by this.
    pub digest: String,
    /// The file's name, as the person had it.
    pub name: String,
    /// What it is, by its contents.
    pub kind_words: &'static str,
    /// How it is shown here.
    pub shows: Shows,
    /// How long it is, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was taken in.
    pub taken_at: DateTime<Utc>,
    /// Who took it in.
    pub taken_by: String,
    /// Pages, where it has some and they were counted.
    pub pages: Option<u32>,
    /// Whether its words are still to be read, in the background.
    pub being_read: bool,
    /// What to know about reading it; none where there is nothing to know.
    pub trouble: Option<&'static str>,
}

/// How a paper is shown in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Shows {
    /// Its pages are drawn.
    Pages,
    /// As a picture.
    Picture,
    /// Its words.
    Words,
    /// Not here: only in the program it was made with.
    Nothing,
}

/// A paper that was taken in.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PaperTakenIn {
    /// The paper.
    pub paper: PaperRow,
    /// Whether this very file was with the referral already.
    pub was_here: bool,
    /// The numbers of other referrals that hold the same file.
    #[ts(type = "number[]")]
    pub also_with: Vec<i64>,
}

/// What a paper's file says of itself: offered, never taken for a fact.
#[derive(Debug, Default, Serialize, TS)]
#[ts(export)]
pub struct PaperSays {
    /// Who wrote it.
    pub author: Option<String>,
    /// A day.
    pub dated: Option<NaiveDate>,
    /// What happened on that day, for example "last saved on".
    pub dated_words: Option<&'static str>,
}

/// A paper's file, as bytes.
#[derive(TS)]
#[ts(export, type = "ArrayBuffer")]
pub struct PaperBytes(pub(super) Vec<u8>);

#[cfg(feature = "window")]
impl IpcResponse for PaperBytes {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

/// The papers of a referral, in the order in which they were taken in.
///
/// # Errors
/// When the casebook cannot be read.
pub fn papers(desk: &Desk, referral: String) -> Result<Vec<PaperRow>, AppError> {
    desk.with(|at| {
        let papers = of_referral(at, &referral)?;
        papers.into_iter().map(|paper| row(at, paper)).collect()
    })
}

/// Begins to take a paper in and gives the name its parts are added under.
///
/// # Errors
/// An empty file or one over the limit; a signed referral.
pub fn begin_paper(
    desk: &Desk,
    referral: String,
    name: String,
    bytes: f64,
) -> Result<String, AppError> {
    // The window knows no other numbers; a file has a whole number of bytes, far below 2^53.
    let length = bytes.max(0.0).round() as u64;
    desk.with(|at| {
        Ok(at
            .casebook
            .begin_paper(&referral, &name, length, &mut OsRng)?)
    })
}

/// Adds the next part of a paper, in base64.
///
/// # Errors
/// A part out of turn or too large; a full disk.
pub fn add_to_paper(desk: &Desk, id: String, part: u32, bytes: String) -> Result<(), AppError> {
    let bytes = STANDARD
        .decode(bytes)
        .map_err(|_| casebook::Error::NotHere("part of a paper"))?;
    desk.with(|at| Ok(at.casebook.add_to_paper(&id, part, &bytes)?))
}

/// Drops a paper that has not wholly come: the person stopped it.
///
/// # Errors
/// When the casebook cannot be written.
pub fn drop_paper(desk: &Desk, id: String) -> Result<(), AppError> {
    desk.with(|at| Ok(at.casebook.drop_arriving(&id)?))
}

/// Makes a paper of what has arrived. It is safely kept when this returns; its words are read
/// afterwards.
///
/// # Errors
/// A part that is missing; a referral signed meanwhile.
pub fn keep_paper(desk: &Desk, id: String) -> Result<PaperTakenIn, AppError> {
    desk.with(|at| {
        let kind = Kind::of(&at.casebook.start_of_arriving(&id)?);
        let kept = at.casebook.keep_paper(&id, kind.as_str(), desk.now())?;
        Ok(PaperTakenIn {
            paper: row(at, kept.paper)?,
            was_here: kept.was_here,
            also_with: kept.also_with,
        })
    })
}

/// A paper's file, to be shown in the window. The journal says who looked.
///
/// # Errors
/// When there is no such paper, it is not what was taken in, or somebody stopped it.
pub fn paper_bytes(desk: &Desk, referral: String, digest: String) -> Result<PaperBytes, AppError> {
    let work = desk.giving_out();
    work.begin();
    let read = desk.with(|at| {
        let paper = named(at, &referral, &digest)?;
        let mut bytes = Vec::new();
        at.casebook.show_paper(&paper.id, desk.now(), |part| {
            bytes.extend_from_slice(part);
            go_on(work, bytes.len() as u64, paper.bytes)
        })?;
        Ok(PaperBytes(bytes))
    });
    work.end();
    read
}

/// Tells how much of a paper was given out; an error where somebody stopped it.
fn go_on(work: &Work, done: u64, all: u64) -> casebook::Result<()> {
    if work.go_on(done, all) {
        Ok(())
    } else {
        Err(casebook::Error::Stopped)
    }
}

/// What a paper says. The journal says who looked.
///
/// # Errors
/// When there is no such paper or it was not read yet.
pub fn paper_words(desk: &Desk, referral: String, digest: String) -> Result<String, AppError> {
    desk.with(|at| {
        let paper = named(at, &referral, &digest)?;
        Ok(at.casebook.paper_words(&paper.id, desk.now())?)
    })
}

/// What a paper's file says of itself. It is read each time it is asked for and kept nowhere.
///
/// # Errors
/// When there is no such paper, or it is not what was taken in.
pub fn paper_says(desk: &Desk, referral: String, digest: String) -> Result<PaperSays, AppError> {
    let (kind, bytes) = desk.with(|at| {
        let paper = named(at, &referral, &digest)?;
        Ok((
            Kind::named(&paper.kind),
            at.casebook.bytes_of_paper(&paper.id)?,
        ))
    })?;
    // A file that makes its reader stumble says nothing.
    let said = in_time(move || papers::says(kind, &bytes)).unwrap_or_default();
    let day = said.day.and_then(|day| {
        let date = NaiveDate::from_ymd_opt(i32::from(day.year), day.month.into(), day.day.into())?;
        Some((date, day.what))
    });
    Ok(PaperSays {
        author: said.author,
        dated: day.map(|(date, _)| date),
        dated_words: day.map(|(_, what)| match what {
            What::Made => "made on",
            What::Saved => "last saved on",
            What::Sent => "sent on",
        }),
    })
}

/// Writes a copy of a paper where the person chose, part by part. The journal says who took it.
///
/// # Errors
/// When the file cannot be written, or somebody stopped it; nothing has the chosen name then that was
/// not there before.
pub fn export_paper(
    desk: &Desk,
    referral: String,
    digest: String,
    path: String,
) -> Result<(), AppError> {
    let work = desk.giving_out();
    work.begin();
    let written = desk.with(|at| {
        let paper = named(at, &referral, &digest)?;
        let mut copy = places::Unfinished::beside(path.as_ref())?;
        let mut done = 0_u64;
        at.casebook.export_paper(&paper.id, desk.now(), |part| {
            copy.write_all(part)?;
            done = done.saturating_add(part.len() as u64);
            go_on(work, done, paper.bytes)
        })?;
        Ok(copy.finish()?)
    });
    work.end();
    written
}

/// The papers of a referral; where it makes a decision again, those of the first one before them.
///
/// # Errors
/// When the casebook cannot be read.
pub fn of_referral(at: &SignedIn, referral: &str) -> Result<Vec<Paper>, AppError> {
    let kept: Referral = at.casebook.referral(referral)?.document.read()?;
    let mut papers = match &kept.remakes {
        Some(first) => at.casebook.papers(&first.referral)?,
        None => Vec::new(),
    };
    for paper in at.casebook.papers(referral)? {
        if !papers.iter().any(|one| one.sha256 == paper.sha256) {
            papers.push(paper);
        }
    }
    Ok(papers)
}

fn named(at: &SignedIn, referral: &str, digest: &str) -> Result<Paper, AppError> {
    let papers = of_referral(at, referral)?;
    papers
        .into_iter()
        .find(|paper| numbers::hex(&paper.sha256) == digest)
        .ok_or_else(|| casebook::Error::NotHere("paper").into())
}

fn row(at: &SignedIn, paper: Paper) -> Result<PaperRow, AppError> {
    let kind = Kind::named(&paper.kind);
    let people = at.casebook.people()?;
    let state = paper.reading.map(|reading| reading.state);
    Ok(PaperRow {
        digest: numbers::hex(&paper.sha256),
        kind_words: kind.words(),
        shows: shows(kind, state),
        bytes: paper.bytes,
        taken_at: numbers::moment(&paper.taken_at)?,
        taken_by: super::people::named(&people, &paper.taken_by),
        pages: paper.reading.and_then(|reading| reading.pages),
        being_read: state.is_none(),
        trouble: trouble(kind, state),
        name: paper.name,
    })
}

fn shows(kind: Kind, state: Option<ReadingState>) -> Shows {
    match kind {
        Kind::Pdf => Shows::Pages,
        Kind::Jpeg | Kind::Png => Shows::Picture,
        Kind::Docx | Kind::Email | Kind::Outlook | Kind::Text
            if state == Some(ReadingState::Read) =>
        {
            Shows::Words
        }
        _ => Shows::Nothing,
    }
}

/// What a person should know about reading a paper.
fn trouble(kind: Kind, state: Option<ReadingState>) -> Option<&'static str> {
    match (kind, state) {
        (_, Some(ReadingState::Locked)) => Some(
            "A password keeps this file shut. It is kept as it came; ask whoever sent it for one \
             without a password.",
        ),
        (_, Some(ReadingState::Damaged)) => Some(
            "This file is damaged, or not what it begins as. It is kept as it came; ask whoever \
             sent it to send it again.",
        ),
        (_, Some(ReadingState::TooLarge)) => {
            Some("This file is too large to be searched for words. It is kept as it came.")
        }
        (Kind::Pdf, Some(ReadingState::Wordless)) => {
            Some("These pages are pictures: they can be read here, but not searched for words.")
        }
        (Kind::Heic | Kind::Other, _) => Some(
            "This kind of file cannot be shown here. It is kept as it came: save a copy, and open \
             it in the program it was made with.",
        ),
        (Kind::Pdf | Kind::Docx | Kind::Email | Kind::Outlook | Kind::Text, None) => {
            Some("Its words are still being read.")
        }
        _ => None,
    }
}
