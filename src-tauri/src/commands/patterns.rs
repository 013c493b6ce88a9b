//! Patterns over the signed decisions, and what of them is taken out.

use admission::oversight::authority::Authorities;
use admission::oversight::patterns::{
    Decided, FEWER_THAN, Leaving, Pattern, PatternName, every, leaving,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use casebook::Act;
use casebook::journal::Told;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::only::Only;
use crate::error::AppError;
use crate::oversight::decided;
use crate::places;
use crate::session::Desk;

/// The most a drawing may weigh: no plot of ours comes near it.
const LARGEST_DRAWING: usize = 2_000_000;

/// The patterns over the decisions signed in some days.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PatternsPage {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How many decisions were signed in these days.
    pub decisions: usize,
    /// The patterns, in the order of the page.
    pub patterns: Vec<Pattern>,
    /// The same as they may leave the home, in the same order.
    pub leaving: Vec<Leaving>,
    /// Counts above nought and below this do not leave the home.
    pub fewer_than: u32,
    /// Whether the person may take copies out.
    pub may_export: bool,
    /// The placing authorities of the decisions signed in these days, each once, in the order of the
    /// alphabet: to choose one of.
    pub authorities: Vec<String>,
}

/// The patterns over the decisions signed from the first day to the last, of all or of those asked for.
///
/// # Errors
/// When the casebook cannot be read.
pub fn patterns(
    desk: &Desk,
    from: NaiveDate,
    to: NaiveDate,
    only: Option<Only>,
) -> Result<PatternsPage, AppError> {
    let only = only.unwrap_or_default();
    desk.with(|at| {
        let decided = decided(at, (from, to), desk.today())?;
        let authorities = authorities(&decided);
        let (decisions, patterns) = over(decided, &only);
        let standing = at.casebook.signed_in().standing;
        Ok(PatternsPage {
            from,
            to,
            decisions,
            leaving: patterns.iter().map(leaving).collect(),
            patterns,
            fewer_than: FEWER_THAN,
            may_export: standing.may(Act::Export),
            authorities,
        })
    })
}

/// Writes a pattern as CSV where the person chose, small numbers hidden. The journal says who took
/// it.
///
/// # Errors
/// When the file cannot be written, or the person's standing does not allow it.
pub fn export_pattern(
    desk: &Desk,
    name: PatternName,
    from: NaiveDate,
    to: NaiveDate,
    only: Option<Only>,
    path: String,
) -> Result<(), AppError> {
    let only = only.unwrap_or_default();
    desk.with(|at| {
        let decided = decided(at, (from, to), desk.today())?;
        let (_, patterns) = over(decided, &only);
        let pattern = patterns
            .iter()
            .find(|pattern| pattern.name == name)
            .ok_or(casebook::Error::NotHere("pattern"))?;
        let table = leaving(pattern).to_csv();
        at.casebook.tell(&told(name), desk.now())?;
        Ok(places::put_in_place(path.as_ref(), table.as_bytes())?)
    })
}

/// Writes a pattern as the window drew it, small numbers left out, where the person chose. The
/// journal says who took it.
///
/// # Errors
/// Something that is no drawing; a file that cannot be written; a person whose standing does not
/// allow it.
pub fn export_drawing(
    desk: &Desk,
    name: PatternName,
    drawing: String,
    path: String,
) -> Result<(), AppError> {
    let is_one = drawing.starts_with("<svg ")
        && drawing.trim_end().ends_with("</svg>")
        && drawing.len() <= LARGEST_DRAWING
        && !drawing.to_lowercase().contains("<script");
    if !is_one {
        return Err(AppError::refused("this is not a plot"));
    }
    desk.with(|at| {
        at.casebook.tell(&told(name), desk.now())?;
        Ok(places::put_in_place(path.as_ref(), drawing.as_bytes())?)
    })
}

/// Writes a pattern as a picture (PNG) the window made of its drawing, small numbers left out, where
/// the person chose. The journal says who took it.
///
/// # Errors
/// Something that is no picture; a file that cannot be written; a person whose standing does not
/// allow it.
pub fn export_picture(
    desk: &Desk,
    name: PatternName,
    picture: String,
    path: String,
) -> Result<(), AppError> {
    // The eight bytes every PNG begins with (ISO/IEC 15948, 5.2).
    const BEGINS: &[u8] = b"\x89PNG\r\n\x1a\n";
    let bytes = STANDARD.decode(picture).unwrap_or_default();
    if !bytes.starts_with(BEGINS) || bytes.len() > LARGEST_DRAWING {
        return Err(AppError::refused("this is not a plot"));
    }
    desk.with(|at| {
        at.casebook.tell(&told(name), desk.now())?;
        Ok(places::put_in_place(path.as_ref(), &bytes)?)
    })
}

fn told(name: PatternName) -> Told {
    use admission::vocabulary::Vocabulary;
    Told::PatternsExported(name.name().to_owned())
}

/// The patterns over the decisions asked for, and how many those are.
fn over(mut decided: Vec<Decided>, only: &Only) -> (usize, Vec<Pattern>) {
    keep(&mut decided, only);
    (decided.len(), every(&decided))
}

/// Leaves the decisions that are asked for.
pub(crate) fn keep(decided: &mut Vec<Decided>, only: &Only) {
    decided.retain(|one| {
        let line = &one.line;
        let day = line.signed_at.date();
        only.takes(line.outcome, line.authority.as_deref(), Some(day))
    });
}

/// The placing authorities of some decisions, each once, in the order of the alphabet.
pub(crate) fn authorities(decided: &[Decided]) -> Vec<String> {
    let mut names = Authorities::default();
    for one in decided {
        if let Some(name) = &one.line.authority {
            names.named(name);
        }
    }
    names.each_once()
}
