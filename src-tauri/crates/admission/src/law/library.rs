//! The one dated file that holds the words, read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::outline::{self, Line};
use super::{Force, Mark};

pub(super) const FILE: &str = include_str!("law-text.json");

/// Everything in the file, with the numbering of the statutory texts read.
pub(super) struct Library {
    pub licence: String,
    pub documents: BTreeMap<String, Document>,
    pub statutory: BTreeMap<&'static str, Statutory>,
    pub guide: BTreeMap<String, GuideParagraph>,
    pub framework: BTreeMap<String, FrameworkSentence>,
    /// Sentences of Ofsted's blog, by the day they were published.
    pub blog: BTreeMap<NaiveDate, String>,
}

/// What the file says of a document as a whole.
#[derive(Deserialize)]
pub(super) struct Document {
    pub title: String,
    pub source: String,
    pub checked_on: NaiveDate,
    pub force: Force,
    pub mark: Mark,
}

/// An Act or a set of regulations: its numbered parts and its schedules.
pub(super) struct Statutory {
    pub unit: &'static str,
    pub parts: BTreeMap<String, Part>,
    pub schedules: BTreeMap<String, Part>,
}

/// A regulation, a section or a schedule.
pub(super) struct Part {
    pub heading: Option<String>,
    pub mark: Option<Mark>,
    pub source: Option<String>,
    /// Since when it is law, where that is not a matter of course.
    pub commencement: Option<Commencement>,
    pub lines: Vec<Line>,
}

/// Since when a part is law, as far as that was found.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Commencement {
    /// The first day on which it is law; none while no commencement has been read.
    pub in_force_from: Option<NaiveDate>,
    /// The day that was last looked for.
    #[expect(dead_code, reason = "for whoever checks the file before a release")]
    pub checked_on: NaiveDate,
    /// What was looked for, and where.
    #[expect(dead_code, reason = "for whoever checks the file before a release")]
    pub how: String,
}

/// A paragraph of the Guide.
#[derive(Deserialize)]
pub(super) struct GuideParagraph {
    /// The page it is printed on, where that was seen.
    pub page: Option<u32>,
    pub text: String,
    /// Where its words come from, where not from the document as a whole.
    pub source: Option<String>,
    pub mark: Option<Mark>,
}

/// A sentence or a list item of Ofsted's framework.
#[derive(Deserialize)]
pub(super) struct FrameworkSentence {
    pub section: String,
    pub text: String,
    /// The words that open the list the item stands in.
    pub lead_in: Option<String>,
    /// Whether the item is the first of its list.
    #[serde(default)]
    pub follows_at_once: bool,
}

#[derive(Deserialize)]
struct File {
    licence: String,
    documents: BTreeMap<String, Document>,
    #[serde(rename = "CHR2015")]
    homes: PrintedStatutory,
    #[serde(rename = "CPPCR2010")]
    care_planning: PrintedStatutory,
    #[serde(rename = "CSA2000")]
    care_standards: PrintedStatutory,
    #[serde(rename = "CA2004")]
    children_act_2004: PrintedStatutory,
    #[serde(rename = "GUIDE")]
    guide: BTreeMap<String, GuideParagraph>,
    #[serde(rename = "SCCIF")]
    framework: BTreeMap<String, FrameworkSentence>,
    #[serde(rename = "OFSTEDBLOG")]
    blog: BTreeMap<NaiveDate, String>,
}

#[derive(Deserialize)]
struct PrintedStatutory {
    #[serde(alias = "sections")]
    regulations: BTreeMap<String, Printed>,
    #[serde(default)]
    schedules: BTreeMap<String, Printed>,
}

#[derive(Deserialize)]
struct Printed {
    heading: Option<String>,
    text: Vec<String>,
    mark: Option<Mark>,
    source: Option<String>,
    commencement: Option<Commencement>,
}

impl Printed {
    fn with(self, lines: Vec<Line>) -> Part {
        Part {
            heading: self.heading,
            mark: self.mark,
            source: self.source,
            commencement: self.commencement,
            lines,
        }
    }
}

impl PrintedStatutory {
    fn read(self, unit: &'static str) -> Statutory {
        let parts = self.regulations.into_iter().map(|(number, printed)| {
            let lines = outline::of_regulation(&number, &printed.text);
            (number, printed.with(lines))
        });
        let schedules = self.schedules.into_iter().map(|(number, printed)| {
            let lines = outline::of_schedule(&printed.text);
            (number, printed.with(lines))
        });
        Statutory {
            unit,
            parts: parts.collect(),
            schedules: schedules.collect(),
        }
    }
}

impl Library {
    /// The words, read on first use. `None` only if the file built in were broken, which a test
    /// rules out.
    pub(super) fn get() -> Option<&'static Self> {
        static LIBRARY: OnceLock<Option<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| Self::read(FILE).ok()).as_ref()
    }

    pub(super) fn read(file: &str) -> Result<Self, serde_json::Error> {
        let file: File = serde_json::from_str(file)?;
        Ok(Self {
            licence: file.licence,
            documents: file.documents,
            statutory: BTreeMap::from([
                ("CHR2015", file.homes.read("regulation")),
                ("CPPCR2010", file.care_planning.read("regulation")),
                ("CSA2000", file.care_standards.read("section")),
                ("CA2004", file.children_act_2004.read("section")),
            ]),
            guide: file.guide,
            framework: file.framework,
            blog: file.blog,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::outline::Role;

    #[test]
    fn the_file_reads_and_names_every_document() {
        let library = Library::read(FILE).unwrap();
        let codes: Vec<_> = library.documents.keys().map(String::as_str).collect();
        assert_eq!(
            codes,
            [
                "CA2004",
                "CHR2015",
                "CPPCR2010",
                "CSA2000",
                "GUIDE",
                "OFSTEDBLOG",
                "SCCIF"
            ]
        );
    }

    #[test]
    fn every_numbered_line_has_one_place_of_its_own() {
        let library = Library::read(FILE).unwrap();
        for (code, statutory) in &library.statutory {
            for (number, part) in statutory.parts.iter().chain(&statutory.schedules) {
                let mut way: Vec<&str> = Vec::new();
                let mut seen = std::collections::BTreeSet::new();
                for line in part.lines.iter().filter(|l| l.role == Role::Item) {
                    way.truncate(line.depth);
                    assert_eq!(way.len(), line.depth, "{code} {number}: {}", line.words);
                    way.push(&line.label);
                    assert!(seen.insert(way.clone()), "{code} {number}: {way:?} twice");
                }
            }
        }
    }

    #[test]
    fn every_list_begins_at_its_beginning() {
        // A label read into the wrong list would open one in the middle.
        let library = Library::read(FILE).unwrap();
        for (number, part) in &library.statutory["CHR2015"].parts {
            let mut depth = 0;
            for line in part.lines.iter().filter(|l| l.role == Role::Item) {
                let begins = line.depth > depth && line.depth > 0 && !line.words.starts_with('“');
                assert!(
                    !begins || ["1", "a", "i"].contains(&line.label.as_str()),
                    "{number}: a list begins with {}",
                    line.label
                );
                depth = line.depth;
            }
        }
    }
}
