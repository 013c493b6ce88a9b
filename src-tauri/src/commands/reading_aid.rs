//! Places in a referral's papers that mention something it does not speak of yet.

use admission::reading_aid::{self, Mention, PaperWords};
use casebook::ReadingState;
use papers::{END_OF_PAGE, Kind};
use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Desk;
use crate::{case, numbers};

/// What the reading aid found, and where it could not look.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReadingAid {
    /// The places, in the order of the papers.
    pub mentions: Vec<Mention>,
    /// How many papers were looked through.
    pub looked_through: u32,
    /// The names of the papers whose words are not known: pictures, locked or damaged files, kinds
    /// that are not read, and those still being read.
    pub not_looked_through: Vec<String>,
}

/// Looks through the words of a referral's papers. The journal says who looked, of each paper.
///
/// # Errors
/// When there is no such referral or the casebook cannot be read.
pub fn reading_aid(desk: &Desk, referral: String) -> Result<ReadingAid, AppError> {
    desk.with(|at| {
        let case = case::open(at, &referral, desk.today())?.case;
        let (mut words, mut not_looked_through) = (Vec::new(), Vec::new());
        for paper in super::papers::of_referral(at, &referral)? {
            let state = paper.reading.map(|reading| reading.state);
            if state != Some(ReadingState::Read) {
                not_looked_through.push(paper.name);
                continue;
            }
            let said = at.casebook.paper_words(&paper.id, desk.now())?;
            words.push(PaperWords {
                digest: numbers::hex(&paper.sha256),
                numbered: Kind::named(&paper.kind) == Kind::Pdf && said.contains(END_OF_PAGE),
                pages: said.split(END_OF_PAGE).map(str::to_owned).collect(),
            });
        }
        Ok(ReadingAid {
            mentions: reading_aid::reading_aid(&case, &words),
            looked_through: u32::try_from(words.len()).unwrap_or(u32::MAX),
            not_looked_through,
        })
    })
}
