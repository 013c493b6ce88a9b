//! What a file says of itself: who wrote it, and a day.
//!
//! Programs write this by themselves, and often wrongly: the author may be whoever first owned the
//! computer, the day the one on which a form was first made. It is offered as what the file says,
//! never taken for a fact.

use crate::{Kind, LARGEST_READ, docx, email, outlook, pdf};

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Says {
    /// Who wrote it, in one line.
    pub author: Option<String>,
    /// A day, and what happened on it.
    pub day: Option<Day>,
}

/// A day a file names, by the clock and the calendar it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// What happened on it.
    pub what: What,
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// What happened on a day a file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The file was made.
    Made,
    /// It was saved for the last time.
    Saved,
    /// It was sent.
    Sent,
}

/// The most letters of an author's name.
const LONGEST: usize = 120;

impl Says {
    pub(crate) fn new(author: Option<String>, day: Option<Day>) -> Self {
        Self {
            author: author.as_deref().and_then(one_line),
            day,
        }
    }
}

impl Day {
    /// From the digits a text begins with: "2026-05-12T…" or "20260512…".
    pub(crate) fn of(what: What, text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|c| *c != '-')
            .take(8)
            .take_while(char::is_ascii_digit)
            .collect();
        let day = Self {
            what,
            year: digits.get(..4)?.parse().ok()?,
            month: digits.get(4..6)?.parse().ok()?,
            day: digits.get(6..8)?.parse().ok()?,
        };
        let there = (1970..2200).contains(&day.year)
            && (1..=12).contains(&day.month)
            && (1..=31).contains(&day.day);
        there.then_some(day)
    }
}

/// A name in one line, without what cannot be printed; none where nothing is left.
fn one_line(name: &str) -> Option<String> {
    let clean: String = name
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(LONGEST).collect();
    (!line.is_empty()).then_some(line)
}

/// What a file of this kind says of itself; nothing where it cannot be read or says nothing.
#[must_use]
pub fn says(kind: Kind, bytes: &[u8]) -> Says {
    if bytes.len() > LARGEST_READ {
        return Says::default();
    }
    match kind {
        Kind::Pdf => pdf::says(bytes),
        Kind::Docx => docx::says(bytes),
        Kind::Email => email::says(bytes),
        Kind::Outlook => outlook::says(bytes),
        Kind::Text | Kind::Jpeg | Kind::Png | Kind::Heic | Kind::Other => Says::default(),
    }
}
