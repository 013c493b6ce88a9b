//! Words as they are compared in a search: without capitals, accents or apostrophes.
//!
//! The index is given words that went through here, and what is typed goes through here too, so
//! the two cannot disagree about what a word is. Stemming is left out: a word typed counts as the
//! beginning of a word ("admission" finds "admissions"), and names are not English words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most words of what was typed that are looked for; a whole page pasted in is not a search.
const MOST: usize = 12;

/// What was typed, as words to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    words: Vec<String>,
}

impl Sought {
    /// The words in what was typed. Nothing where there is no word of at least two letters: one
    /// letter begins half the words of the casebook.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let mut words: Vec<String> = Vec::new();
        for word in each_word(typed) {
            let folded = folded(typed.get(word).unwrap_or_default());
            if !folded.is_empty() && !words.contains(&folded) {
                words.push(folded);
            }
        }
        words.truncate(MOST);
        words
            .iter()
            .any(|word| word.chars().nth(1).is_some())
            .then_some(Self { words })
    }

    /// Where in `text` a word stands that was sought, and how many of the words sought stand there.
    #[must_use]
    pub fn found_in(&self, text: &str) -> (Vec<Range<usize>>, usize) {
        let mut places = Vec::new();
        let mut met = vec![false; self.words.len()];
        for place in each_word(text) {
            let Some(written) = text.get(place.clone()) else {
                continue;
            };
            let mut here = false;
            // Nearly every word is plain, and a search reads some hundred thousand of them.
            if is_plain(written) {
                for (sought, met) in self.words.iter().zip(&mut met) {
                    if fits_plain(written, sought) {
                        (here, *met) = (true, true);
                    }
                }
            } else {
                let forms = forms(written);
                for (sought, met) in self.words.iter().zip(&mut met) {
                    if forms.iter().any(|form| fits(form, sought)) {
                        (here, *met) = (true, true);
                    }
                }
            }
            if here {
                places.push(place);
            }
        }
        (places, met.iter().filter(|met| **met).count())
    }

    /// How many words are sought.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// As SQLite's full-text index is asked: every word, each the beginning of a word.
    pub(crate) fn as_query(&self) -> String {
        let each = self.words.iter().map(|word| match begins(word) {
            true => format!("\"{word}\" *"),
            false => format!("\"{word}\""),
        });
        each.collect::<Vec<_>>().join(" AND ")
    }
}

/// A single letter or digit is sought as a word of its own: "K L" are initials.
fn begins(sought: &str) -> bool {
    sought.chars().nth(1).is_some()
}

fn fits(written: &str, sought: &str) -> bool {
    if begins(sought) {
        written.starts_with(sought)
    } else {
        written == sought
    }
}

/// Whether a word is of English letters and digits alone: nothing of it has to be folded but its
/// capitals.
fn is_plain(written: &str) -> bool {
    written.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// As [`fits`], of a plain word as it is written.
fn fits_plain(written: &str, sought: &str) -> bool {
    if begins(sought) {
        let head = written.get(..sought.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(sought))
    } else {
        written.eq_ignore_ascii_case(sought)
    }
}

/// A text as the index is given it: its words, folded, with a space between.
pub(crate) fn for_the_index(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for place in each_word(text) {
        let written = text.get(place).unwrap_or_default();
        if is_plain(written) {
            words.extend(written.chars().map(|letter| letter.to_ascii_lowercase()));
            words.push(' ');
            continue;
        }
        for form in forms(written) {
            words.push_str(&form);
            words.push(' ');
        }
    }
    words
}

/// The forms in which a word written with an apostrophe is found: "O’Brien" as "obrien" and as
/// "brien".
fn forms(written: &str) -> Vec<String> {
    let mut forms = vec![folded(written)];
    if written.contains(is_apostrophe) {
        forms.extend(written.split(is_apostrophe).map(folded));
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// Small letters without marks. Letters that carry their mark inside are written as an English
/// keyboard has them.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        for small in letter.to_lowercase() {
            match small {
                'ł' => folded.push('l'),
                'ø' => folded.push('o'),
                'đ' | 'ð' => folded.push('d'),
                'ı' => folded.push('i'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                other if other.is_alphanumeric() => folded.push(other),
                _ => {}
            }
        }
    }
    folded
}

/// The words of a text, by their place in it. An apostrophe between letters belongs to the word.
fn each_word(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let after = at.saturating_add(letter.len_utf8());
        if letter.is_alphanumeric() || is_combining_mark(letter) {
            start.get_or_insert(at);
            end = after;
        } else if !(is_apostrophe(letter) && start.is_some() && end == at) {
            words.extend(start.take().map(|start| start..end));
        }
    }
    words.extend(start.map(|start| start..end));
    words
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, typed: &str) -> Vec<String> {
        let (places, _) = Sought::read(typed).unwrap().found_in(text);
        places
            .into_iter()
            .map(|place| text.get(place).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn capitals_accents_and_apostrophes_make_no_difference() {
        assert_eq!(marked("Zoë was here", "zoe"), ["Zoë"]);
        assert_eq!(marked("Zoe\u{308} was here", "ZOË"), ["Zoe\u{308}"]);
        assert_eq!(marked("Mr O’Brien", "o'brien"), ["O’Brien"]);
        assert_eq!(marked("Mr O’Brien", "brien"), ["O’Brien"]);
        assert_eq!(marked("Mr O’Brien", "obr"), ["O’Brien"]);
        assert_eq!(marked("Łukasz Sørensen", "lukasz sorensen").len(), 2);
        assert_eq!(marked("Straße", "strasse"), ["Straße"]);
        assert_eq!(marked("the child’s gran", "child"), ["child’s"]);
    }

    #[test]
    fn a_word_typed_is_the_beginning_of_a_word_and_never_its_middle() {
        assert_eq!(
            marked("Admissions, readmission", "admission"),
            ["Admissions"]
        );
        assert_eq!(
            marked("self-harm and selfless", "self-harm"),
            ["self", "harm", "selfless"]
        );
    }

    /// A plain word is compared without being folded; both ways say the same of it.
    #[test]
    fn a_plain_word_is_found_as_a_folded_one_is() {
        let text = "Kay KAY kayak k Ka o'kay 4711 47 ﬁre";
        for typed in ["kay", "KAYAK", "ka", "kay k", "4711", "47 x", "fire"] {
            let sought = Sought::read(typed).unwrap();
            for place in each_word(text) {
                let written = text.get(place).unwrap();
                for word in &sought.words {
                    let folded = forms(written).iter().any(|form| fits(form, word));
                    let plain = is_plain(written).then(|| fits_plain(written, word));
                    assert!(
                        plain.is_none_or(|plain| plain == folded),
                        "{written} {word}"
                    );
                }
            }
        }
        assert_eq!(for_the_index("Kay’s GRAN, Zoë."), "kays kay s gran zoe ");
    }

    #[test]
    fn one_letter_is_a_word_of_its_own() {
        assert_eq!(marked("K.L. and Kay Lane", "kay l"), ["L", "Kay"]);
        assert_eq!(Sought::read("k"), None);
        assert_eq!(Sought::read("  – ’ "), None);
    }

    #[test]
    fn what_is_typed_cannot_say_anything_to_the_index_but_words() {
        let sought = Sought::read("name:\"x\" OR nEar(a*) -b ^c").unwrap();
        assert_eq!(
            sought.as_query(),
            "\"name\" * AND \"x\" AND \"or\" * AND \"near\" * AND \"a\" AND \"b\" AND \"c\""
        );
    }

    #[test]
    fn how_many_of_the_words_are_met_is_counted_once_each() {
        let sought = Sought::read("fire gran").unwrap();
        assert_eq!(sought.found_in("fire, fire, fires").1, 1);
        assert_eq!(sought.found_in("his gran saw the fire").1, 2);
    }
}
