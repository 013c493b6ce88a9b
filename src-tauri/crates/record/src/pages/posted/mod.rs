//! Whatever is posted: a text a person has read, changed where they wished, and signed.
//!
//! The text is written as a letter is written, in paragraphs with an empty line between them. What
//! can be told apart safely is set as what it is: the address, the subject, numbered points, and the
//! law's words in quotation marks under their citation. Nothing is left out and nothing is added.

pub mod reply;

use serde::{Deserialize, Serialize};

use crate::typeset::{Block, Rich};

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posted {
    /// The letter in full.
    pub words: String,
}

impl Posted {
    /// A letter of these words.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
        }
    }
}

pub(super) fn blocks(posted: &Posted, kind: &str) -> Vec<Block> {
    let text = posted.words.replace("\r\n", "\n");
    let paragraphs = paragraphs(&text);
    let (address, subject, body) = parted(&paragraphs);
    let mut blocks = vec![Block::title(subject.unwrap_or(kind))];
    blocks.extend(address.iter().map(|words| Block::paragraph(*words)));
    let mut numbered: Vec<Rich> = Vec::new();
    for words in body {
        if let Some(points) = points(words, numbered.len()) {
            numbered.extend(points);
            continue;
        }
        lay_down(&mut numbered, &mut blocks);
        blocks.push(quoted(words).unwrap_or_else(|| Block::paragraph(*words)));
    }
    lay_down(&mut numbered, &mut blocks);
    blocks
}

fn lay_down(points: &mut Vec<Rich>, blocks: &mut Vec<Block>) {
    if !points.is_empty() {
        blocks.push(Block::List {
            ordered: true,
            items: std::mem::take(points),
        });
    }
}

fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        // A line with nothing but blanks on it parts paragraphs too.
        let mut at = 0_usize;
        let end = rest.split_inclusive('\n').find_map(|line| {
            let here = at;
            at = at.saturating_add(line.len());
            line.trim().is_empty().then_some((here, at))
        });
        let (first, next) = match end {
            Some((end, after)) => (rest.get(..end), rest.get(after..)),
            None => (Some(rest), None),
        };
        found.extend(first.map(str::trim).filter(|words| !words.is_empty()));
        match next {
            Some(next) => rest = next,
            None => return found,
        }
    }
}

/// Address lines, the subject, and the letter itself. A letter begins with its date and "To:"; one
/// that does not is all letter.
fn parted<'a, 't>(all: &'a [&'t str]) -> (&'a [&'t str], Option<&'t str>, &'a [&'t str]) {
    let nothing = ([].as_slice(), None, all);
    let Some(to) = all
        .iter()
        .take(3)
        .position(|words| words.starts_with("To:"))
    else {
        return nothing;
    };
    let Some((address, rest)) = all.split_at_checked(to.saturating_add(1)) else {
        return nothing;
    };
    match rest.split_first() {
        Some((subject, body)) if !subject.starts_with("Dear") && !subject.contains('\n') => {
            (address, Some(subject), body)
        }
        _ => (address, None, rest),
    }
}

/// The points of a paragraph all of whose lines are numbered, without their numbers. Numbers that do
/// not go on from the points before would be changed by being set as a list, so such lines stay as
/// they are.
fn points(words: &str, before: usize) -> Option<Vec<Rich>> {
    words
        .lines()
        .enumerate()
        .map(|(index, line)| {
            let (number, point) = line.trim().split_once(". ")?;
            let next = before.saturating_add(index).saturating_add(1);
            (number == next.to_string()).then(|| point.into())
        })
        .collect()
}

/// The law's words under their citation, each quotation mark in its place.
fn quoted(words: &str) -> Option<Block> {
    let (citation, quotation) = words.split_once('\n')?;
    let citation = citation.trim_end().strip_suffix(':')?;
    let quotation = quotation.trim();
    let whole = quotation.starts_with('“') && quotation.ends_with('”');
    whole.then(|| {
        Block::KeepTogether(vec![Block::Quote {
            words: quotation.into(),
            citation: citation.into(),
        }])
    })
}
