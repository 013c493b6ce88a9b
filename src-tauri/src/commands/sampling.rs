//! Reading signed decisions without their outcome, and what came of it: of a home's own records, or of
//! those gathered in a register. [`source`] knows the two apart; the rule is one.

use std::collections::BTreeSet;

use admission::Case;
use admission::calendar::english_time;
use admission::judgement::Outcome;
use admission::oversight::Line;
use admission::oversight::sampling::{self, Agreement, OwnView};
use casebook::{Act, VIEW_BEGUN};
use chrono::NaiveDate;
use rand_core::{OsRng, RngCore};
use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::numbers;
use crate::session::{Desk, SignedIn};

mod source;

/// The most that are drawn at a time.
const MOST: u32 = 20;

/// The samples of the signed-in person.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SamplePage {
    /// Those drawn and not viewed yet, by the record's number, oldest draw first.
    pub waiting: Vec<Drawn>,
    /// Those viewed, newest first, each beside the decision.
    pub viewed: Vec<Viewed>,
    /// How many decisions could still be drawn: neither read nor opened, and not drawn before.
    pub left: usize,
}

/// A record drawn, of which no more is told.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Drawn {
    /// What it is asked for by: its number, or in a register the digest of its file.
    pub key: String,
    /// The record's number.
    pub number: String,
    /// Its home, where this is a register of several.
    pub home: Option<String>,
    /// The English day of the draw.
    pub drawn_on: NaiveDate,
}

/// A view beside the decision.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Viewed {
    /// What it is asked for by: its number, or in a register the digest of its file.
    pub key: String,
    /// Its home, where this is a register of several.
    pub home: Option<String>,
    /// The decision.
    pub line: Line,
    /// The reader's own view.
    pub own: OwnView,
    /// The English day it was written.
    pub viewed_on: NaiveDate,
    /// How far the two agree; none where the decision's outcome cannot be read.
    pub agreement: Option<Agreement>,
    /// The decision's own words: the gate and both limbs, as signed.
    pub decided: DecidedWords,
}

/// What the record says where the reader wrote their own view.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DecidedWords {
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// Regulation 14(2)(a).
    pub range: String,
    /// Guide 11.4, first limb.
    pub response: String,
    /// Guide 11.4, second limb.
    pub group: String,
}

/// What a list of a home's decisions says instead of the outcome of a record that is [`waiting`].
pub(super) const DRAWN: &str = "drawn to be read without its outcome";

/// The records drawn for the signed-in person of which they have written no view yet, by number: no
/// list tells them how these came out.
///
/// # Errors
/// When the casebook cannot be read.
pub(super) fn waiting(at: &SignedIn) -> Result<BTreeSet<i64>, AppError> {
    let samples = at.casebook.samples()?.into_iter();
    let waiting = samples.filter(|one| one.view.is_none());
    Ok(waiting.map(|one| one.record).collect())
}

/// The samples of the signed-in person.
///
/// # Errors
/// When the casebook cannot be read.
pub fn samples(desk: &Desk) -> Result<SamplePage, AppError> {
    desk.with(page)
}

/// Draws a sample among the decisions the person has neither read nor opened nor had drawn before. The
/// journal tells of the seed, so that anybody can draw it again.
///
/// # Errors
/// When nothing is left to draw, or the person's standing does not allow it.
pub fn draw_sample(desk: &Desk, size: u32) -> Result<SamplePage, AppError> {
    if size == 0 || size > MOST {
        return Err(AppError::refused(
            "draw between 1 and 20 decisions at a time",
        ));
    }
    desk.with(|at| {
        let among = to_draw_from(at)?;
        if among.is_empty() {
            return Err(AppError::refused(
                "there is no signed decision left that you have neither opened nor had drawn",
            ));
        }
        let seed = OsRng.next_u64();
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let drawn = sampling::draw(among, size, seed);
        at.casebook.keep_sample(&drawn, seed, desk.now())?;
        page(at)
    })
}

/// The case of a record drawn, without its outcome. The journal says who read it.
///
/// # Errors
/// When no view of it is waited for, or the casebook cannot be read.
pub fn blind_case(desk: &Desk, number: String) -> Result<Case, AppError> {
    desk.with(|at| {
        let record = waited_for(at, &number)?;
        let case = source::read(at, record, desk.now())?;
        Ok(sampling::without_the_outcome(&case))
    })
}

/// The view the signed-in person began of a record drawn for them; none where nothing is kept.
///
/// # Errors
/// When no view of it is waited for, or the casebook cannot be read.
pub fn view_begun(desk: &Desk, number: String) -> Result<Option<OwnView>, AppError> {
    desk.with(|at| {
        let record = waited_for(at, &number)?;
        let (referral, about) = source::beside(at, record)?;
        let kept = at
            .casebook
            .own_words(VIEW_BEGUN, referral.as_deref(), &about)?;
        Ok(kept.map(|kept| kept.read()).transpose()?)
    })
}

/// Keeps a view that is not finished, for the person who writes it alone. Saved when this returns;
/// the journal says that they wrote, not what.
///
/// # Errors
/// As [`view_begun`]; a person whose standing does not allow it.
pub fn keep_view_begun(desk: &Desk, number: String, view: OwnView) -> Result<(), AppError> {
    desk.with(|at| {
        let record = waited_for(at, &number)?;
        let (referral, about) = source::beside(at, record)?;
        let here = (referral.as_deref(), about.as_str());
        let now = desk.now();
        at.casebook
            .keep_own_words(Act::Oversee, VIEW_BEGUN, here, &view, now)?;
        Ok(())
    })
}

/// The record asked for, if a view of it is waited for.
fn waited_for(at: &SignedIn, key: &str) -> Result<i64, AppError> {
    let record = source::numbered(at, key)?;
    if waiting(at)?.contains(&record) {
        Ok(record)
    } else {
        Err(casebook::Error::NotHere("record drawn and not yet viewed").into())
    }
}

/// Sets a record aside that was drawn: it is read like any other from then on, and is not drawn again,
/// for its outcome may be known by then. The journal says so.
///
/// # Errors
/// When no view of it is waited for; a person whose standing does not allow it.
pub fn set_sample_aside(desk: &Desk, number: String) -> Result<SamplePage, AppError> {
    desk.with(|at| {
        let record = waited_for(at, &number)?;
        at.casebook.set_sample_aside(record, desk.now())?;
        page(at)
    })
}

/// Keeps the person's own view of a record drawn; from then on it stands beside the decision, and is
/// never changed.
///
/// # Errors
/// A view that is not whole; one that was written before; a record opened since it was drawn; a person
/// whose standing does not allow it.
pub fn write_view(desk: &Desk, number: String, view: OwnView) -> Result<SamplePage, AppError> {
    if let Some(wanting) = view.wanting() {
        return Err(AppError::refused(wanting));
    }
    desk.with(|at| {
        let record = source::numbered(at, &number)?;
        if source::was_opened(at, record)? {
            return Err(AppError::refused(
                "you opened this record, or a document beside it, after it was drawn: your view would \
                 not have been written before you saw its outcome. Set it aside, and draw another",
            ));
        }
        at.casebook.keep_view(record, &view, desk.now())?;
        page(at)
    })
}

/// What can be drawn: neither read nor opened nor drawn before.
fn to_draw_from(at: &mut SignedIn) -> Result<Vec<i64>, AppError> {
    let samples = at.casebook.samples()?.into_iter();
    let drawn: Vec<i64> = samples.map(|one| one.record).collect();
    let mut unread = source::unread(at)?;
    unread.retain(|number| !drawn.contains(number));
    Ok(unread)
}

fn page(at: &mut SignedIn) -> Result<SamplePage, AppError> {
    let left = to_draw_from(at)?.len();
    let mut waiting = Vec::new();
    let mut viewed = Vec::new();
    for sample in at.casebook.samples()? {
        let source::Named { key, home, line } = source::named(at, sample.record)?;
        let (Some(own), Some(viewed_at)) = (&sample.view, &sample.viewed_at) else {
            waiting.push(Drawn {
                key,
                number: line.number,
                home,
                drawn_on: english_time(numbers::moment(&sample.drawn_at)?).date(),
            });
            continue;
        };
        let own: OwnView = own.read()?;
        let decision = source::case(at, sample.record)?.referral.decision;
        let agreement = own
            .outcome
            .zip(decision.outcome)
            .map(|(own, decided)| sampling::agreement(own, decided));
        viewed.push(Viewed {
            key,
            home,
            agreement,
            viewed_on: english_time(numbers::moment(viewed_at)?).date(),
            decided: DecidedWords {
                outcome: decision.outcome,
                range: decision.range_reasons.unwrap_or_default(),
                response: decision.response_reasons.unwrap_or_default(),
                group: decision.group_reasons.unwrap_or_default(),
            },
            line,
            own,
        });
    }
    waiting.reverse();
    Ok(SamplePage {
        waiting,
        viewed,
        left,
    })
}
