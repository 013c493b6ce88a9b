//! Sentences of a text, and their words.

/// A sentence longer than this is shown in part: 300 letters on each side of what was found.
const AROUND: usize = 300;

/// A word or a mark that parts what is said: where it stands in the sentence, and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) from: usize,
    pub(super) to: usize,
    /// In small letters, apostrophes alike; of a mark, the mark.
    pub(super) plain: String,
}

/// A sentence.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    text: &'a str,
    pub(super) tokens: Vec<Token>,
}

impl<'a> Sentence<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let tokens = tokens(text);
        (!tokens.is_empty()).then_some(Self { text, tokens })
    }

    /// The words from one token to another, as they stand.
    pub(super) fn text_of(&self, from: usize, to: usize) -> &'a str {
        let start = self.tokens.get(from).map_or(0, |token| token.from);
        let end = self
            .tokens
            .get(to)
            .map_or(self.text.len(), |token| token.to);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The whole sentence; of a very long one the part around these tokens, from word to word.
    pub(super) fn around(&self, from: usize, to: usize) -> String {
        let text = self.text.trim();
        if text.chars().count() <= 2 * AROUND {
            return text.to_owned();
        }
        let start = self.tokens.get(from).map_or(0, |token| token.from);
        let end = self
            .tokens
            .get(to)
            .map_or(self.text.len(), |token| token.to);
        let far = |token: &&Token| token.from + AROUND >= start;
        let first = self
            .tokens
            .iter()
            .find(far)
            .map_or(start, |token| token.from);
        let near = |token: &&Token| token.to <= end + AROUND;
        let last = self.tokens.iter().rfind(near).map_or(end, |token| token.to);
        self.text
            .get(first..last.max(end))
            .unwrap_or_default()
            .to_owned()
    }
}

/// The sentences of a text. A line that ends without a full stop ends a sentence only before a blank
/// line or a line that begins with the mark of a list: the readers of papers end a line wherever the
/// page did.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Sentence<'_>> {
    let mut cuts = Vec::new();
    let mut begin = 0;
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    for (index, letter) in text.char_indices() {
        let after = index + letter.len_utf8();
        let ends = match letter {
            // Not a full stop: "e.g. this", "3.2", an initial.
            '.' => at(after).is_ascii_whitespace() && !is_short(text.get(begin..index)),
            '!' | '?' | '\u{c}' => true,
            '\n' => {
                let rest = text
                    .get(after..)
                    .unwrap_or_default()
                    .trim_start_matches([' ', '\t', '\r']);
                rest.starts_with(['\n', '•', '\u{25cf}', '\u{f0b7}'])
                    || rest.starts_with("- ")
                    || rest.starts_with("* ")
            }
            _ => false,
        };
        if ends {
            cuts.push((begin, after));
            begin = after;
        }
    }
    cuts.push((begin, text.len()));
    cuts.into_iter()
        .filter_map(|(from, to)| text.get(from..to).and_then(Sentence::of))
}

/// Whether what stands before a full stop is an abbreviation or an initial.
fn is_short(before: Option<&str>) -> bool {
    let word = before
        .unwrap_or_default()
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let short = ["mr", "mrs", "ms", "dr", "st", "e.g", "i.e", "approx"];
    letters == 1 || short.iter().any(|short| word.eq_ignore_ascii_case(short))
}

/// The words of a text, and the marks that part what is said.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut open = false;
    for (index, letter) in text.char_indices() {
        let to = index + letter.len_utf8();
        let is_apostrophe = matches!(letter, '\'' | '\u{2019}');
        // A word that the end of a line broke is one word.
        if letter == '\u{ad}' {
            continue;
        }
        if letter.is_alphanumeric() || (is_apostrophe && open) {
            let plain = letter
                .to_lowercase()
                .map(|c| if c == '\u{2019}' { '\'' } else { c });
            match found.last_mut().filter(|_| open) {
                Some(token) => {
                    token.plain.extend(plain);
                    token.to = to;
                }
                None => found.push(Token {
                    from: index,
                    to,
                    plain: plain.collect(),
                }),
            }
            open = true;
        } else {
            open = false;
            if matches!(letter, ';' | ':' | ',' | '(' | ')') {
                found.push(Token {
                    from: index,
                    to,
                    plain: letter.to_string(),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        sentences(text).map(|s| s.text.trim()).collect()
    }

    #[test]
    fn a_line_that_the_page_ended_does_not_end_a_sentence() {
        assert_eq!(
            texts("He was found\nwith matches. Nobody asked why.\n\nSchool\n- reads well"),
            [
                "He was found\nwith matches.",
                "Nobody asked why.",
                "School",
                "- reads well"
            ]
        );
    }

    #[test]
    fn an_initial_or_a_short_word_does_not_end_one() {
        assert_eq!(
            texts("Dr. Vale saw K. in May, e.g. at school. He was calm."),
            ["Dr. Vale saw K. in May, e.g. at school.", "He was calm."]
        );
    }

    #[test]
    fn words_are_compared_in_small_letters_and_marks_stay() {
        let plain: Vec<String> = tokens("He doesn’t Self-harm, now")
            .into_iter()
            .map(|t| t.plain)
            .collect();
        assert_eq!(plain, ["he", "doesn't", "self", "harm", ",", "now"]);
    }

    #[test]
    fn of_a_very_long_sentence_the_part_around_is_given() {
        let long = format!("{} fire {}", "before ".repeat(100), "after ".repeat(100));
        let sentence = Sentence::of(&long).unwrap();
        let part = sentence.around(100, 100);
        assert!(part.contains(" fire "));
        assert!(part.len() < 700, "{}", part.len());
        assert!(part.starts_with("before") && part.ends_with("after"));
    }
}
