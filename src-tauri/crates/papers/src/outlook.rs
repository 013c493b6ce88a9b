//! The words of an email as Outlook saves it: a compound file of properties, one stream each
//! (Microsoft's MS-OXMSG). `cfb` reads the compound file; which property is which stands here.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;
use mail_parser::decoders::html::html_to_text;

use crate::says::{Day, Says, What};
use crate::words::{self, MOST_WORDS, Read, State};

type File<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// The properties of fixed length stand together in this stream.
const FIXED: &str = "/__properties_version1.0";

/// The head of that stream in a message that is no attachment of another, in bytes.
const HEAD: usize = 32;

/// Sent, and delivered: numbers of properties that are moments.
const MOMENTS: [u16; 2] = [0x0039, 0x0E06];

/// Between 1601, where Windows begins to count, and 1970, in seconds.
const UNTIL_1970: i64 = 11_644_473_600;

pub(crate) fn read(bytes: &[u8]) -> Read {
    let Ok(mut file) = CompoundFile::open(Cursor::new(bytes)) else {
        return Read::without_words(State::Damaged);
    };
    let Some(fixed) = stream(&mut file, FIXED) else {
        return Read::without_words(State::Damaged);
    };
    let mut found = String::new();
    let mut line = |name: &str, what: String| {
        let what = what.trim().trim_end_matches('\0');
        if !what.is_empty() {
            found.push_str(&format!("{name}: {what}\n"));
        }
    };
    line("From", sender(&mut file));
    line("To", text(&mut file, "/", 0x0E04).unwrap_or_default());
    line("Copy to", text(&mut file, "/", 0x0E03).unwrap_or_default());
    line(
        "Date",
        moment(&fixed)
            .map(|moment| moment.to_rfc822())
            .unwrap_or_default(),
    );
    line("Subject", text(&mut file, "/", 0x0037).unwrap_or_default());
    for attached in attachments(&file) {
        let name = [0x3707, 0x3704, 0x3001]
            .into_iter()
            .find_map(|number| text(&mut file, &attached, number));
        line(
            "Attached",
            name.unwrap_or_else(|| "a file without a name".to_owned()),
        );
    }
    found.push('\n');
    match body(&mut file) {
        Body::Words(words) => {
            found.push_str(&words);
            found.push('\n');
        }
        // Not left out without a word: a person may take an empty page for the whole email.
        Body::OtherForm => found.push_str(
            "(The text of this email is kept in a form that cannot be read here: save a copy, and \
             open it in Outlook.)\n",
        ),
        Body::None => {}
    }
    Read::of(found, None)
}

/// Who sent it, and when.
pub(crate) fn says(bytes: &[u8]) -> Says {
    let Ok(mut file) = CompoundFile::open(Cursor::new(bytes)) else {
        return Says::default();
    };
    let name = sender_named(&mut file).or_else(|| Some(sender(&mut file)));
    let sent = stream(&mut file, FIXED)
        .and_then(|fixed| moment(&fixed))
        .and_then(|moment| Day::of(What::Sent, &moment.to_rfc3339()));
    Says::new(name, sent)
}

/// The text of an email.
enum Body {
    Words(String),
    /// Only as rich text.
    OtherForm,
    None,
}

fn body(file: &mut File<'_>) -> Body {
    let there = |words: &String| !words.trim().is_empty();
    if let Some(words) = text(file, "/", 0x1000).filter(there) {
        return Body::Words(words);
    }
    let html = stream(file, "/__substg1.0_10130102").map(|bytes| words::text(&bytes));
    let html = html.or_else(|| text(file, "/", 0x1013));
    if let Some(words) = html.map(|html| html_to_text(&html)).filter(there) {
        return Body::Words(words);
    }
    if stream(file, "/__substg1.0_10090102").is_some_and(|rich| !rich.is_empty()) {
        return Body::OtherForm;
    }
    Body::None
}

fn sender_named(file: &mut File<'_>) -> Option<String> {
    [0x0C1A, 0x0042]
        .into_iter()
        .find_map(|number| text(file, "/", number))
}

/// By name and address, as far as they are there; an address inside a firm's own system is none.
fn sender(file: &mut File<'_>) -> String {
    let name = sender_named(file);
    let address = [0x5D01, 0x5D02, 0x0C1F]
        .into_iter()
        .find_map(|number| text(file, "/", number).filter(|text| text.contains('@')));
    match (name, address) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

/// A property that is text: in two bytes a letter, or in one as older programs wrote it.
fn text(file: &mut File<'_>, storage: &str, number: u16) -> Option<String> {
    let storage = storage.trim_end_matches('/');
    let named = |kind: &str| format!("{storage}/__substg1.0_{number:04X}{kind}");
    if let Some(bytes) = stream(file, &named("001F")) {
        let letters: Vec<u16> = bytes
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok().map(u16::from_le_bytes))
            .collect();
        return Some(String::from_utf16_lossy(&letters));
    }
    stream(file, &named("001E")).map(|bytes| words::text(&bytes))
}

/// A stream, as far as its words could be kept; none where it is missing or cannot be read.
fn stream(file: &mut File<'_>, path: &str) -> Option<Vec<u8>> {
    let stream = file.open_stream(path).ok()?;
    let mut bytes = Vec::new();
    // Two bytes a letter.
    let most = (MOST_WORDS as u64).saturating_mul(2);
    stream.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn attachments(file: &File<'_>) -> Vec<String> {
    let entries = file.read_storage("/").ok();
    let mut found: Vec<String> = entries
        .into_iter()
        .flatten()
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach_version1.0_"))
        .map(|entry| format!("/{}", entry.name()))
        .collect();
    found.sort();
    found
}

/// When it was sent, else delivered: Windows counts tenths of a millionth of a second.
fn moment(fixed: &[u8]) -> Option<mail_parser::DateTime> {
    let number = |entry: &[u8], at: usize| {
        let pair = entry.get(at..at.checked_add(2)?)?;
        <[u8; 2]>::try_from(pair).ok().map(u16::from_le_bytes)
    };
    let rows = || fixed.get(HEAD..).unwrap_or_default().chunks_exact(16);
    let counted = MOMENTS.into_iter().find_map(|wanted| {
        let is_it =
            |entry: &&[u8]| number(entry, 0) == Some(0x0040) && number(entry, 2) == Some(wanted);
        let entry = rows().find(is_it)?;
        <[u8; 8]>::try_from(entry.get(8..16)?).ok()
    })?;
    let seconds = i64::try_from(u64::from_le_bytes(counted) / 10_000_000).ok()?;
    Some(mail_parser::DateTime::from_timestamp(
        seconds.checked_sub(UNTIL_1970)?,
    ))
}
