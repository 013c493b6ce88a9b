//! The law's words, as data.
//!
//! One dated file, `law-text.json`, holds what the program quotes, letter for letter, with source,
//! date of the last check and how sure we are of the words ([`Mark`]). [`provision`] finds a
//! provision by its id:
//!
//! | id | printed as |
//! |---|---|
//! | `CHR2015/14(2)(a)` | regulation 14(2)(a) |
//! | `CHR2015/2(1)“relevant plans”` | regulation 2(1), definition of “relevant plans” |
//! | `CHR2015/Sch1/3(b)` | Schedule 1 paragraph 3(b) |
//! | `GUIDE/11.4` | page 56, paragraph 11.4 |
//! | `SCCIF/351` | section “The effectiveness of leaders and managers: Good” |
//! | `OFSTEDBLOG/2021-01-27` | published 27 January 2021 |
//! | `CPPCR2010/6(3)(e)` | regulation 6(3)(e) |
//! | `CSA2000/24` | section 24 |
//! | `CA2004/16LA(2)` | section 16LA(2), once it is in force |
//!
//! **Quoting a part.** A part of a provision is given with the opening words it hangs from and the
//! closing words that finish its sentence, each on its own line, exactly as printed. Where whole
//! lines are left out between two that are kept, a line holding only "…" stands for them; nothing
//! is ever left out within a line. What comes before the first and after the last line kept is not
//! marked.
//!
//! **Not yet law.** Words that are enacted and not in force carry a `commencement` with an empty
//! day: they are held, and nothing prints them. Once the day has been read in the regulations that
//! appoint it, it is entered there; [`provision_on`] then finds the words from that day.
//!
//! To add a provision, add its words to the file; ids need no registration.

mod force;
mod library;
mod outline;
mod place;
mod quote;

pub use force::Force;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use library::{FrameworkSentence, GuideParagraph, Library, Statutory};
use place::Place;

/// The id of a provision, such as `CHR2015/14(2)(a)`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[ts(export)]
pub struct ProvisionId(String);

impl ProvisionId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ProvisionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// How the words were found: the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Mark {
    /// Read in the official file of the publisher.
    OfficialFile,
    /// Read in a stored page of legislation.gov.uk or GOV.UK.
    GovernmentPage,
    /// Read in another's stored copy of the official text.
    Mirror,
    /// An amendment was applied to a base text, both found; not an official consolidated page.
    Consolidated,
}

impl Mark {
    /// The mark in words, as the record's back matter prints it.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::OfficialFile => "read in the official file",
            Self::GovernmentPage => "read in a stored page of the official site",
            Self::Mirror => "read in a stored copy of the official text",
            Self::Consolidated => "amendments applied to a stored text; not an official page",
        }
    }
}

/// A provision, or a part of one, in its exact words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Provision {
    /// The id by which it is found.
    pub id: ProvisionId,
    /// The document's title.
    pub document: String,
    /// Where in the document, as printed: "regulation 14(2)(a)", "page 56, paragraph 11.4".
    pub citation: String,
    /// The heading the provision stands under, where it has one.
    pub heading: Option<String>,
    /// The exact words, lines separated by a line feed; "…" alone stands for lines left out.
    pub words: String,
    /// How strong the ground is.
    pub force: Force,
    /// Where the words come from.
    pub source: String,
    /// The day the words were last compared with that source.
    pub checked_on: NaiveDate,
    /// How the words were found.
    pub mark: Mark,
}

impl Provision {
    /// The document and the place in it: "The Children's Homes (England) Regulations 2015
    /// (SI 2015/541), regulation 14(2)(a)".
    #[must_use]
    pub fn full_citation(&self) -> String {
        format!("{}, {}", self.document, self.citation)
    }

    /// One whole sentence of the words, counted from 1; `None` when there are fewer.
    #[must_use]
    pub fn sentence(&self, number: usize) -> Option<&str> {
        quote::sentences(&self.words).nth(number.checked_sub(1)?)
    }
}

/// Finds a provision by its id; `None` when the file does not hold it, or holds it as words that
/// are enacted and not yet law.
#[must_use]
pub fn provision(id: &str) -> Option<Provision> {
    let (provision, since) = held(Library::get()?, id)?;
    (since != Since::NotYet).then_some(provision)
}

/// Finds a provision by its id as the law stands on a day; `None` too when it is not law on that
/// day. To be used for whatever came, or will come, into force on a day of its own.
#[must_use]
pub fn provision_on(id: &str, day: NaiveDate) -> Option<Provision> {
    in_force_on(Library::get()?, id, day)
}

fn in_force_on(library: &Library, id: &str, day: NaiveDate) -> Option<Provision> {
    let (provision, since) = held(library, id)?;
    match since {
        Since::MatterOfCourse => Some(provision),
        Since::Day(from) => (from <= day).then_some(provision),
        Since::NotYet => None,
    }
}

/// Since when held words are law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    /// They were law when the file was made.
    MatterOfCourse,
    /// They are law from a day.
    Day(NaiveDate),
    /// They are enacted; no day is known.
    NotYet,
}

fn held(library: &Library, id: &str) -> Option<(Provision, Since)> {
    let (code, place) = id.split_once('/')?;
    let document = library.documents.get(code)?;
    let found = match code {
        "GUIDE" => in_the_guide(place, library.guide.get(place)?),
        "OFSTEDBLOG" => {
            let day = place.parse().ok()?;
            on_the_blog(day, library.blog.get(&day)?)
        }
        "SCCIF" => in_the_framework(place, library.framework.get(place)?),
        _ => in_a_statute(place, library.statutory.get(code)?)?,
    };
    let provision = Provision {
        id: ProvisionId(format!("{code}/{}", found.place)),
        document: document.title.clone(),
        citation: found.citation,
        heading: found.heading,
        words: found.words,
        force: document.force,
        source: found.source.unwrap_or_else(|| document.source.clone()),
        checked_on: document.checked_on,
        mark: found.mark.unwrap_or(document.mark),
    };
    Some((provision, found.since))
}

/// The line every document that quotes the law carries.
#[must_use]
pub fn licence() -> &'static str {
    Library::get().map_or("", |library| library.licence.as_str())
}

/// The day the least recently checked document was checked: the law is no fresher than that.
#[must_use]
pub fn checked_on() -> Option<NaiveDate> {
    Library::get()?
        .documents
        .values()
        .map(|d| d.checked_on)
        .min()
}

struct Found {
    place: String,
    citation: String,
    heading: Option<String>,
    words: String,
    source: Option<String>,
    mark: Option<Mark>,
    since: Since,
}

fn in_the_guide(place: &str, paragraph: &GuideParagraph) -> Found {
    Found {
        place: place.to_owned(),
        citation: match paragraph.page {
            Some(page) => format!("page {page}, paragraph {place}"),
            None => format!("paragraph {place}"),
        },
        heading: None,
        words: paragraph.text.clone(),
        source: paragraph.source.clone(),
        mark: paragraph.mark,
        since: Since::MatterOfCourse,
    }
}

fn in_the_framework(place: &str, sentence: &FrameworkSentence) -> Found {
    let words = match &sentence.lead_in {
        None => sentence.text.clone(),
        Some(lead_in) if sentence.follows_at_once => format!("{lead_in}\n{}", sentence.text),
        Some(lead_in) => format!("{lead_in}\n…\n{}", sentence.text),
    };
    Found {
        place: place.to_owned(),
        citation: format!("section “{}”", sentence.section),
        heading: Some(sentence.section.clone()),
        words,
        source: None,
        mark: None,
        since: Since::MatterOfCourse,
    }
}

fn on_the_blog(day: NaiveDate, words: &str) -> Found {
    Found {
        place: day.to_string(),
        citation: format!("published {}", crate::calendar::in_words(day)),
        heading: None,
        words: words.to_owned(),
        source: None,
        mark: None,
        since: Since::MatterOfCourse,
    }
}

fn in_a_statute(place: &str, statute: &Statutory) -> Option<Found> {
    let place = Place::read(place)?;
    let part = match &place.schedule {
        Some(schedule) => statute.schedules.get(schedule)?,
        None => statute.parts.get(place.number.as_deref()?)?,
    };
    let quoted = quote::part(&part.lines, &place)?;
    let heading = match (&part.heading, quoted.group) {
        (Some(heading), Some(group)) => Some(format!("{heading}: {group}")),
        (heading, _) => heading.clone(),
    };
    Some(Found {
        place: place.in_short(),
        citation: place.cited(statute.unit),
        heading,
        words: quoted.words,
        source: part.source.clone(),
        mark: part.mark,
        since: match &part.commencement {
            None => Since::MatterOfCourse,
            Some(commencement) => commencement.in_force_from.map_or(Since::NotYet, Since::Day),
        },
    })
}

#[cfg(test)]
mod tests;
