//! The notice to the host local authority under regulation 41: exactly what regulation 41(3) asks
//! for, and nothing else about anybody.

mod draft;

use admission::calendar::{in_words, in_words_with_time};
use admission::law;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use draft::{Event, NoNotice, draft, needed};

use crate::typeset::{Block, Rich};

/// What stands where the home does not know something it must state.
pub const NOT_KNOWN: &str = "Not known to the home";

/// A notice of an admission or a discharge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// What it tells of.
    pub event: Event,
    /// When that was, on an English clock.
    pub at: NaiveDateTime,
    /// The host local authority.
    pub to: String,
    /// Regulation 41(3)(a): the child's name.
    pub name: String,
    /// Regulation 41(3)(a): the date of birth.
    pub born: Option<NaiveDate>,
    /// Regulation 41(3)(b): accommodated under section 20 or 21, or in Wales 76 or 77.
    pub accommodated: String,
    /// Regulation 41(3)(c): a care or supervision order.
    pub order: String,
    /// Regulation 41(3)(d)(i): the placing authority's contact details.
    pub authority: String,
    /// Regulation 41(3)(d)(ii): the independent reviewing officer's contact details.
    pub reviewing_officer: String,
    /// Regulation 41(3)(e): an EHC plan or a statement, and the authority responsible.
    pub plan: String,
}

pub(super) fn blocks(notice: &Notice) -> Vec<Block> {
    let (what, happened) = match notice.event {
        Event::Admission => ("admission", "moved into"),
        Event::Discharge => ("discharge", "left"),
    };
    let said = |words: &String| -> Rich {
        match words.trim() {
            "" => NOT_KNOWN.into(),
            words => words.into(),
        }
    };
    let born = notice.born.map_or_else(|| NOT_KNOWN.to_owned(), in_words);
    let mut blocks = vec![
        Block::title(format!("Notice of the {what} of a child")),
        Block::paragraph(format!("To: {}", notice.to)),
        Block::paragraph(format!(
            "The child named below {happened} this home on {}.",
            in_words_with_time(notice.at)
        )),
        Block::Facts(vec![
            ("(a) Name".into(), said(&notice.name)),
            ("(a) Date of birth".into(), born.into()),
            (
                "(b) Accommodated under section 20 or 21 of the Children Act 1989 (in Wales, section \
                 76 or 77 of the Social Services and Well-being (Wales) Act 2014)"
                    .into(),
                said(&notice.accommodated),
            ),
            (
                "(c) Care or supervision order under section 31 of the Children Act 1989".into(),
                said(&notice.order),
            ),
            ("(d) Placing authority".into(), said(&notice.authority)),
            (
                "(d) Independent reviewing officer".into(),
                said(&notice.reviewing_officer),
            ),
            (
                "(e) EHC plan or statement of special educational needs, and the authority \
                 responsible for it"
                    .into(),
                said(&notice.plan),
            ),
        ]),
    ];
    if let Some(provision) = law::provision("CHR2015/41(1)") {
        blocks.push(Block::KeepTogether(vec![Block::Quote {
            words: provision.words.as_str().into(),
            citation: provision.full_citation().into(),
        }]));
    }
    blocks
}
