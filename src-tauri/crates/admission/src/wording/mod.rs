//! Help with wording, on this computer: words to look at again, with better ones and why.
//!
//! Guide 14.4: information on individual children is recorded in a non-stigmatising way that
//! distinguishes between fact, opinion and third-party information. What is found here is a
//! suggestion beside the text box; it is no finding, closes nothing and is kept nowhere. Words
//! inside quotation marks, and fields that quote a paper or a person, are left alone.
//!
//! Four things are looked for: umbrella and stigmatising words ([`entries`]), opinion that does not
//! say whose it is ([`opinion`]), and paragraphs that stand in another child's referral too
//! ([`repeats`]). Positions count UTF-16 units, as a window does.

mod entries;
mod entry;
mod opinion;
pub mod repeats;
mod text;

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use self::entries::ENTRIES;
use self::text::{Word, inflections, words};
use crate::evidence::Statement;

/// Where advice on a word comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Ofsted, *How local authorities and children's homes can achieve stability and permanence for
    /// children with complex needs* (January 2024).
    Ofsted,
    /// *Ofsted Talks: Good decisions*, the conversation about that report.
    OfstedTalks,
    /// The National Centre for Excellence in Residential Child Care, its response to that report.
    Residential,
    /// The Guide, paragraph 14.4: non-stigmatising; fact, opinion and third-party information.
    Guide144,
    /// The words this program speaks in: child, home, move, family time.
    ChildrensWords,
}

impl Source {
    /// The source in words, with its force.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Ofsted => {
                "Threshold suggests, after Ofsted’s report of January 2024 on good decisions"
            }
            Self::OfstedTalks => "Threshold suggests, after “Ofsted Talks: Good decisions”",
            Self::Residential => {
                "Threshold suggests, after the national centre for residential child care"
            }
            Self::Guide144 => {
                "Threshold suggests, after the Guide, paragraph 14.4: record without stigma, and tell fact from opinion"
            }
            Self::ChildrensWords => "Threshold suggests: words a child uses of their own life",
        }
    }
}

/// Something to look at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Suggestion {
    /// Where it begins, in UTF-16 units.
    pub start: usize,
    /// Where it ends, in UTF-16 units.
    pub end: usize,
    /// The words as they are written.
    pub words: String,
    /// Better words; none where the sentence itself is to be looked at.
    pub instead: Option<String>,
    /// Words that can be put in their place as they are; none where only the writer knows them.
    pub put: Option<String>,
    /// Why.
    pub why: String,
    /// Where the advice comes from.
    pub source: String,
}

/// What could be said better in an answer. `field` is the pointer of the question it answers.
#[must_use]
pub fn suggestions(text: &str, field: &str) -> Vec<Suggestion> {
    suggestions_on(text, field, None)
}

/// The same for an answer that carries a mark: what is marked as opinion, or as somebody else's
/// information, says whose it is by its mark and its source, and is not asked again.
#[must_use]
pub fn suggestions_on(text: &str, field: &str, mark: Option<Statement>) -> Vec<Suggestion> {
    if quotes(field) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = listed(text, &words);
    if !matches!(mark, Some(Statement::Opinion | Statement::ThirdParty)) {
        found.extend(opinion::found(text, &words));
    }
    found.sort_by_key(|s| (s.start, s.end));
    found
}

/// The mark of the entry an answer stands in, in a referral as JSON; none where it has none.
#[must_use]
pub fn mark_beside(referral: &Value, pointer: &str) -> Option<Statement> {
    let mut entry = pointer;
    while let Some((above, _)) = entry.rsplit_once('/') {
        entry = above;
        for place in ["/evidence/statement", "/statement"] {
            let mark = referral.pointer(&format!("{entry}{place}"));
            if let Some(mark) = mark.filter(|mark| !mark.is_null()) {
                return serde_json::from_value(mark.clone()).ok();
            }
        }
    }
    None
}

/// Whether a field holds somebody else's words: a paper's, the statement of purpose's, a person's.
fn quotes(field: &str) -> bool {
    const QUOTED: &[&str] = &[
        "/words_relied_on",
        "/said",
        "/emergency_words",
        "/sentence",
        "/document",
        "/title",
        "/hopes",
        "/letter",
    ];
    QUOTED.iter().any(|end| field.ends_with(end))
}

/// The listed words in a text.
fn listed(text: &str, words: &[Word<'_>]) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let longest = (!word.quoted)
            .then(|| table().get(word.lower.as_str()))
            .flatten()
            .into_iter()
            .flatten()
            .filter(|phrase| phrase.stands_at(words, index))
            .max_by_key(|phrase| phrase.words.len());
        let (Some(phrase), Some(last)) = (
            longest,
            longest.and_then(|p| words.get(index + p.words.len() - 1)),
        ) else {
            index += 1;
            continue;
        };
        index += phrase.words.len();
        found.push(Suggestion {
            start: word.start16,
            end: last.end16,
            words: text
                .get(word.start..last.end)
                .unwrap_or_default()
                .to_owned(),
            instead: Some(phrase.entry.instead.to_owned()),
            put: phrase.entry.put.map(str::to_owned),
            why: phrase.entry.why.to_owned(),
            source: phrase.entry.source.in_words().to_owned(),
        });
    }
    found
}

/// Words that follow one another, in one of their forms.
struct Phrase {
    words: Vec<String>,
    entry: &'static entry::Entry,
}

impl Phrase {
    fn stands_at(&self, words: &[Word<'_>], index: usize) -> bool {
        self.words.iter().enumerate().all(|(offset, wanted)| {
            words
                .get(index + offset)
                .is_some_and(|w| !w.quoted && w.lower == *wanted && (offset == 0 || w.follows))
        })
    }
}

/// Every form of every entry, by its first word.
fn table() -> &'static HashMap<String, Vec<Phrase>> {
    static TABLE: OnceLock<HashMap<String, Vec<Phrase>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, Vec<Phrase>> = HashMap::new();
        for entry in ENTRIES {
            for words in entry.words {
                let plain = words.replace('’', "'");
                let words: Vec<&str> = plain.split(' ').collect();
                let Some((last, before)) = words.split_last() else {
                    continue;
                };
                for form in inflections(last) {
                    let mut words: Vec<String> = before.iter().map(|&w| w.to_owned()).collect();
                    words.push(form);
                    let first = words.first().cloned().unwrap_or_default();
                    table
                        .entry(first)
                        .or_default()
                        .push(Phrase { words, entry });
                }
            }
        }
        table
    })
}

#[cfg(test)]
mod tests;
