//! What a paper says, within bounds.

use crate::{Kind, docx, email, outlook, pdf};

/// The most text that is kept of one paper, in bytes: 4 MB, about two thousand full pages.
pub const MOST_WORDS: usize = 4_000_000;

/// What ends a page in the words of a paper with pages: a form feed. The page of a passage is told
/// by counting them.
pub const END_OF_PAGE: char = '\u{c}';

/// The largest paper that is read for its words, in bytes. A larger one is kept like any other.
pub(crate) const LARGEST_READ: usize = 64_000_000;

/// How a paper could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its words are known.
    Read,
    /// There are no words in it: a picture, a scan.
    Wordless,
    /// A password keeps it shut.
    Locked,
    /// It is damaged, or not what it begins as.
    Damaged,
    /// Reading it would have taken more room than is given to a paper.
    TooLarge,
}

/// What came of reading a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// How it could be read.
    pub state: State,
    /// Pages, where it has some.
    pub pages: Option<u32>,
    /// What it says, as far as it could be read.
    pub words: String,
}

impl Read {
    pub(crate) fn without_words(state: State) -> Self {
        Self {
            state,
            pages: None,
            words: String::new(),
        }
    }

    /// Read, or wordless where nothing but spaces was found.
    pub(crate) fn of(mut words: String, pages: Option<u32>) -> Self {
        shorten(&mut words);
        let state = if words.trim().is_empty() {
            State::Wordless
        } else {
            State::Read
        };
        Self {
            state,
            pages,
            words,
        }
    }
}

/// Reads a paper of this kind.
#[must_use]
pub fn read(kind: Kind, bytes: &[u8]) -> Read {
    if bytes.len() > LARGEST_READ {
        return Read::without_words(State::TooLarge);
    }
    match kind {
        Kind::Pdf => pdf::read(bytes),
        Kind::Docx => docx::read(bytes),
        Kind::Email => email::read(bytes),
        Kind::Outlook => outlook::read(bytes),
        Kind::Text => Read::of(text(bytes), None),
        Kind::Jpeg | Kind::Png | Kind::Heic | Kind::Other => Read::without_words(State::Wordless),
    }
}

/// Text in UTF-8, in UTF-16 with its mark, or one byte a letter as older programs wrote it.
pub(crate) fn text(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let letters: Vec<u16> = rest
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok().map(read))
            .collect();
        String::from_utf16_lossy(&letters)
    };
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return wide(rest, u16::from_be_bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Cut at the end of a letter.
pub(crate) fn shorten(words: &mut String) {
    let end = (0..=MOST_WORDS.min(words.len()))
        .rev()
        .find(|end| words.is_char_boundary(*end));
    words.truncate(end.unwrap_or_default());
}
