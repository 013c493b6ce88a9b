//! The child's own record of a decision: for the file of the child referred, for whoever cares for
//! them next, and one day for the child. Nobody can tell from it who else lived in the home.

mod draft;

use admission::{law, questions};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use draft::draft;

use crate::typeset::{Block, Rich};

/// A child's own record of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRecord {
    /// The name the child uses.
    pub child: String,
    /// The number of the decision record.
    pub record: String,
    /// The English day of the decision.
    pub decided_on: NaiveDate,
    /// Who decided, with standing and home.
    pub decided_by: String,
    /// The outcome in words.
    pub outcome: String,
    /// What is said, in the order of reading.
    pub sections: Vec<Section>,
    /// What the home adds. May be empty.
    pub more: String,
}

/// One heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Names the section.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its words: one paragraph a fact, in the first line what the fact is about. Empty where the
    /// person who made this copy left the section out.
    pub words: String,
}

/// The fact of a paragraph, and what it says: in one line alone it is a sentence.
fn parted(paragraph: &str) -> (Option<&str>, &str) {
    match paragraph.split_once('\n') {
        Some((about, words)) if !words.trim().is_empty() => (Some(about.trim()), words.trim()),
        _ => (None, paragraph.trim()),
    }
}

fn section(section: &Section) -> Vec<Block> {
    let mut blocks = vec![Block::section(section.heading.as_str())];
    let mut facts: Vec<(String, Rich)> = Vec::new();
    let text = section.words.replace("\r\n", "\n");
    for paragraph in text.split("\n\n") {
        match parted(paragraph) {
            (_, "") => {}
            (Some(about), words) if answers(words).len() > FEW => {
                if !facts.is_empty() {
                    blocks.push(Block::Facts(std::mem::take(&mut facts)));
                }
                blocks.push(Block::subsection(about));
                blocks.push(Block::Facts(answers(words)));
            }
            (Some(about), words) => facts.push((about.to_owned(), words.into())),
            (None, words) => {
                if !facts.is_empty() {
                    blocks.push(Block::Facts(std::mem::take(&mut facts)));
                }
                blocks.push(Block::paragraph(words));
            }
        }
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// Up to so many answers are read at a glance beside what they are about; more stand beneath it.
const FEW: usize = 3;

/// The answers to questions among the lines of a text, each with what follows it; none where a line
/// before the first is no answer. Only the words of a question that is asked on screen make one, so
/// no sentence is taken apart at a colon of its own.
fn answers(words: &str) -> Vec<(String, Rich)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in words.lines() {
        let question = line.split_once(": ").filter(|(label, _)| is_asked(label));
        match (question, found.last_mut()) {
            (Some((label, answer)), _) => found.push((label.to_owned(), answer.to_owned())),
            (None, Some((_, before))) => {
                before.push('\n');
                before.push_str(line);
            }
            (None, None) => return Vec::new(),
        }
    }
    let found = found.into_iter();
    found
        .map(|(label, answer)| (label, answer.into()))
        .collect()
}

/// Whether these are the words of a question, without their question mark.
fn is_asked(label: &str) -> bool {
    questions::all().any(|question| question.label.trim_end_matches('?') == label)
}

pub(super) fn blocks(own: &OwnRecord) -> Vec<Block> {
    let mut blocks = vec![
        Block::title(format!("{}: the record of a decision", own.child)),
        Block::paragraph(
            "This is what was written about this child when a home was asked to offer them a place, and \
             what the home answered. The home also thought about every child who lived there then. What \
             was thought about them belongs to each of them and is not said here.",
        ),
        Block::Facts(vec![
            ("What was decided".into(), own.outcome.as_str().into()),
            (
                "Decided on".into(),
                admission::calendar::in_words(own.decided_on).into(),
            ),
            ("Decided by".into(), own.decided_by.as_str().into()),
            (
                "Taken from".into(),
                format!("Decision record {}", own.record).into(),
            ),
        ]),
    ];
    let left_out = |one: &&Section| one.words.trim().is_empty();
    for one in own.sections.iter().filter(|one| !left_out(one)) {
        blocks.extend(section(one));
    }
    if !own.more.trim().is_empty() {
        blocks.push(Block::section("What the home adds"));
        blocks.push(Block::paragraph(own.more.as_str()));
    }
    let headings: Vec<&str> = own
        .sections
        .iter()
        .filter(left_out)
        .map(|one| one.heading.as_str())
        .collect();
    if !headings.is_empty() {
        blocks.push(Block::note(format!(
            "Left out of this copy by the person who signed it: {}.",
            headings.join("; ")
        )));
    }
    blocks.push(Block::note(
        "What was not answered, and what was taken back, is not listed here. The decision record keeps \
         both.",
    ));
    if let Some(provision) = law::provision("GUIDE/11.4") {
        blocks.push(Block::KeepTogether(vec![Block::Quote {
            words: provision.words.as_str().into(),
            citation: provision.full_citation().into(),
        }]));
    }
    blocks
}
