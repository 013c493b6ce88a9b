//! The words of a PDF, page by page.

use lopdf::{Document, LoadOptions};

use crate::words::{END_OF_PAGE, MOST_WORDS, Read, State};

/// The most bytes any one stream of a PDF may unfold to: 32 MB.
const MOST_UNFOLDED: usize = 32_000_000;

/// The most pages that are read; all are kept, and shown.
const MOST_PAGES: usize = 3_000;

pub(crate) fn read(bytes: &[u8]) -> Read {
    // What stands before the first byte of the PDF is not part of it.
    let start = bytes.windows(5).position(|window| window == b"%PDF-");
    let bytes = bytes.get(start.unwrap_or_default()..).unwrap_or_default();
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_UNFOLDED),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => {
            return Read::without_words(State::Locked);
        }
        Ok(document) => document,
        Err(lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword) => {
            return Read::without_words(State::Locked);
        }
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            return Read::without_words(State::TooLarge);
        }
        Err(_) => return Read::without_words(State::Damaged),
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
