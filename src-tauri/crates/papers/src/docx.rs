//! The words of a Word document: the text of its main part, paragraph by paragraph.

use std::io::{BufReader, Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::says::{Day, Says, What};
use crate::words::{MOST_WORDS, Read, State};

/// The parts that hold what a reader sees.
const PARTS: &[&str] = &[
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/comments.xml",
];

/// The most bytes one part may unfold to: 128 MB. A part is read as it unfolds and never held
/// whole, so this bounds time; the words themselves are bounded by [`MOST_WORDS`].
const MOST_UNFOLDED: u64 = 128_000_000;

pub(crate) fn read(bytes: &[u8]) -> Read {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(_) => return Read::without_words(State::Damaged),
    };
    let mut words = String::new();
    for name in PARTS {
        let part = match archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) if *name != "word/document.xml" => continue,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Read::without_words(State::Locked);
            }
            Err(_) => return Read::without_words(State::Damaged),
        };
        let mut limited = part.take(MOST_UNFOLDED);
        let whole = text_of(BufReader::new(&mut limited), &mut words);
        if limited.limit() == 0 || words.len() >= MOST_WORDS {
            return Read {
                state: State::TooLarge,
                ..Read::of(words, None)
            };
        }
        if !whole {
            return Read {
                state: State::Damaged,
                ..Read::of(words, None)
            };
        }
    }
    Read::of(words, None)
}

/// The part that says who wrote the document and when it was saved: it is a page at most.
const ABOUT: &str = "docProps/core.xml";

/// The most bytes that part is read to: 64 kB.
const MOST_ABOUT: u64 = 64_000;

/// Who wrote it, and when it was last saved, else made.
pub(crate) fn says(bytes: &[u8]) -> Says {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Says::default();
    };
    let Ok(part) = archive.by_name(ABOUT) else {
        return Says::default();
    };
    let mut reader = Reader::from_reader(BufReader::new(part.take(MOST_ABOUT)));
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut within) = (Vec::new(), String::new());
    let (mut author, mut made, mut saved) = (String::new(), String::new(), String::new());
    loop {
        let mut add = |words: &str| match within.as_str() {
            "creator" => author.push_str(words),
            "created" => made.push_str(words),
            "modified" => saved.push_str(words),
            _ => {}
        };
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => within = element.local_name().as_ref().to_owned(),
            Ok(Event::End(_)) => within.clear(),
            Ok(Event::Text(text)) => add(&text),
            Ok(Event::GeneralRef(name)) => add(character(&name).encode_utf8(&mut [0; 4])),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        buffer.clear();
    }
    let day = Day::of(What::Saved, &saved).or_else(|| Day::of(What::Made, &made));
    Says::new(Some(author), day)
}

/// Adds the text of a part; says whether it could be read to its end. Nothing here goes deeper
/// with the elements, so that no depth of them is too much.
fn text_of(part: impl std::io::BufRead, words: &mut String) -> bool {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut in_text = false;
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "t" => in_text = true,
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "p" => words.push('\n'),
                "tc" => words.push('\t'),
                _ => {}
            },
            Ok(Event::Empty(element)) => match element.local_name().as_ref() {
                "br" | "cr" => words.push('\n'),
                "tab" => words.push('\t'),
                _ => {}
            },
            Ok(Event::Text(text)) if in_text => words.push_str(&text),
            Ok(Event::GeneralRef(name)) if in_text => words.push(character(&name)),
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
        if words.len() >= MOST_WORDS {
            return true;
        }
        buffer.clear();
    }
}

/// The character a reference stands for; a space where it is none of XML's own.
fn character(name: &quick_xml::events::BytesRef<'_>) -> char {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character;
    }
    match name.as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => ' ',
    }
}
