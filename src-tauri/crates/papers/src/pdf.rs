//! The words of a PDF, page by page, and what it says of itself.

use lopdf::{Document, LoadOptions};

use crate::says::{Day, Says, What};
use crate::words::{END_OF_PAGE, MOST_WORDS, Read, State};

/// The most bytes any one stream of a PDF may unfold to: 32 MB.
const MOST_UNFOLDED: usize = 32_000_000;

/// The most pages that are read; all are kept, and shown.
const MOST_PAGES: usize = 3_000;

pub(crate) fn read(bytes: &[u8]) -> Read {
    let document = match load(bytes) {
        Ok(document) => document,
        Err(state) => return Read::without_words(state),
    };
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    let pages = u32::try_from(numbers.len()).ok();
    if numbers.is_empty() {
        return Read::without_words(State::Damaged);
    }
    let mut words = String::new();
    for number in numbers.iter().take(MOST_PAGES) {
        // A page that cannot be read does not keep the others back.
        if let Ok(text) = document.extract_text_with_limit(&[*number], MOST_UNFOLDED) {
            // What ends a page must not stand in one.
            words.extend(text.chars().map(|c| if c == END_OF_PAGE { ' ' } else { c }));
        }
        words.push(END_OF_PAGE);
        if words.len() >= MOST_WORDS {
            break;
        }
    }
    Read::of(words, pages)
}

/// Who wrote it and when it was made, as its information dictionary has it.
pub(crate) fn says(bytes: &[u8]) -> Says {
    let Ok(document) = load(bytes) else {
        return Says::default();
    };
    let information = document
        .trailer
        .get(b"Info")
        .and_then(|object| document.dereference(object))
        .and_then(|(_, object)| object.as_dict());
    let Ok(information) = information else {
        return Says::default();
    };
    let text = |key: &[u8]| {
        let (_, object) = document.dereference(information.get(key).ok()?).ok()?;
        lopdf::decode_text_string(object).ok()
    };
    let made = text(b"CreationDate")
        .and_then(|date| Day::of(What::Made, date.strip_prefix("D:").unwrap_or(&date)));
    Says::new(text(b"Author"), made)
}

fn load(bytes: &[u8]) -> Result<Document, State> {
    // What stands before the first byte of the PDF is not part of it.
    let start = bytes.windows(5).position(|window| window == b"%PDF-");
    let bytes = bytes.get(start.unwrap_or_default()..).unwrap_or_default();
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_UNFOLDED),
        ..LoadOptions::default()
    };
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => Err(State::Locked),
        Ok(document) => Ok(document),
        Err(lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword) => Err(State::Locked),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            Err(State::TooLarge)
        }
        Err(_) => Err(State::Damaged),
    }
}
