//! Paragraphs that stand in another child's referral too.
//!
//! The texts of the other child are never passed in, kept or shown: each paragraph is reduced to a
//! number that says whether two are the same, and the numbers are compared.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Suggestion;

/// Paragraphs of fewer words than this are often the same for good reasons.
const ENOUGH_WORDS: usize = 18;

/// The numbers of a text's paragraphs, leaving out short ones.
#[must_use]
pub fn fingerprints(text: &str) -> BTreeSet<u64> {
    paragraphs(text)
        .filter_map(|(_, p)| fingerprint(p))
        .collect()
}

/// The paragraphs of a text whose numbers are among those of other children's texts.
#[must_use]
pub fn suggestions(text: &str, others: &BTreeSet<u64>) -> Vec<Suggestion> {
    paragraphs(text)
        .filter(|(_, p)| fingerprint(p).is_some_and(|number| others.contains(&number)))
        .map(|(start, paragraph)| Suggestion {
            start,
            end: start + paragraph.encode_utf16().count(),
            words: opening(paragraph),
            instead: None,
            put: None,
            why: "The same paragraph stands in another child’s referral; say what is so of this child."
                .to_owned(),
            source: "Threshold suggests, after the Guide, paragraph 14.4: helpful to the child".to_owned(),
        })
        .collect()
}

/// Each paragraph with its first UTF-16 unit.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut units = 0;
    text.split('\n').map(move |line| {
        let start = units;
        units += line.encode_utf16().count() + 1;
        (start, line)
    })
}

/// One number for a paragraph, the same for the same letters and digits; none for a short one.
fn fingerprint(paragraph: &str) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut words = 0;
    for word in paragraph.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            word.to_lowercase().hash(&mut hasher);
            words += 1;
        }
    }
    (words >= ENOUGH_WORDS).then(|| hasher.finish())
}

fn opening(paragraph: &str) -> String {
    let words: Vec<&str> = paragraph.split_whitespace().take(6).collect();
    format!("{} …", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "She settles when an adult sits on the landing until she is asleep, and says the same few words each time she wakes.";

    #[test]
    fn the_same_paragraph_is_found_whatever_its_stops_and_capitals() {
        let others = fingerprints(&format!("Another line.\n{}", LONG.to_uppercase()));
        let found = suggestions(&format!("Zoë 🦉\n{LONG}"), &others);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].start, 7);
        assert_eq!(found[0].words, "She settles when an adult sits …");
    }

    #[test]
    fn another_paragraph_and_a_short_one_are_not() {
        let others = fingerprints("None known.");
        assert!(suggestions("None known.", &others).is_empty());
        let others = fingerprints(LONG);
        assert!(suggestions(&LONG.replace("landing", "stairs"), &others).is_empty());
    }
}
