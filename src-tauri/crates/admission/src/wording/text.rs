//! A text as words, with what stands inside quotation marks told apart.

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// In lower case, with a plain apostrophe.
    pub lower: String,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Its first UTF-16 unit.
    pub start16: usize,
    /// The unit after its last.
    pub end16: usize,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether nothing but a space or a hyphen parts it from the word before.
    pub follows: bool,
    /// Whether it opens a sentence.
    pub opens: bool,
}

/// The words of a text. A quotation that is not closed runs to the end of its line.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut quote: Option<char> = None;
    let (mut start, mut start16, mut units) = (None::<usize>, 0, 0);
    let (mut follows, mut opens, mut quoted) = (false, true, false);
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, n)| *n);
        let inside = start.is_some() && next.is_some_and(char::is_alphanumeric);
        let part = c.is_alphanumeric() || (matches!(c, '\'' | '’') && inside);
        if part && start.is_none() {
            (start, start16, quoted) = (Some(at), units, quote.is_some());
        }
        if !part {
            match (quote, c) {
                (None, '“') => quote = Some('”'),
                (None, '"') => quote = Some('"'),
                (None, '‘' | '\'') if !before.is_alphanumeric() => {
                    quote = Some(if c == '‘' { '’' } else { '\'' });
                }
                (Some(_), '\n') => quote = None,
                (Some(close), c) if c == close => quote = None,
                _ => {}
            }
            follows = follows && matches!(c, ' ' | '-' | '‑' | ':' | '\u{a0}');
            opens = opens || matches!(c, '.' | '!' | '?' | '\n' | '•' | ';');
        }
        units += c.len_utf16();
        if let Some(begun) = start
            && !(part && next.is_some_and(|n| n.is_alphanumeric() || matches!(n, '\'' | '’')))
        {
            let end = if part { at + c.len_utf8() } else { at };
            let end16 = if part { units } else { units - c.len_utf16() };
            let word = text.get(begun..end).unwrap_or_default();
            found.push(Word {
                text: word,
                lower: word.to_lowercase().replace('’', "'"),
                start: begun,
                end,
                start16,
                end16,
                quoted,
                follows,
                opens,
            });
            (start, follows, opens) = (None, true, false);
            if !part {
                follows = matches!(c, ' ' | '-');
                opens = matches!(c, '.' | '!' | '?' | '\n' | ';');
            }
        }
        before = c;
    }
    found
}

/// A word and the forms it takes in a sentence.
pub(super) fn inflections(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned(), format!("{word}'s")];
    if word.len() > 3 {
        if let Some(stem) = word
            .strip_suffix('y')
            .filter(|s| !s.ends_with(['a', 'e', 'o']))
        {
            forms.push(format!("{stem}ies"));
        } else if word.ends_with("ss") || word.ends_with("ch") {
            forms.push(format!("{word}es"));
        } else if !word.ends_with('s') && !word.ends_with("ed") && !word.ends_with("ing") {
            forms.push(format!("{word}s"));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand_as_a_window_counts() {
        let found = words("Zoë 🦉 isn’t “a liar”, self-harm.");
        let told: Vec<(&str, usize, bool, bool)> = found
            .iter()
            .map(|w| (w.text, w.start16, w.quoted, w.follows))
            .collect();
        assert_eq!(
            told,
            [
                ("Zoë", 0, false, false),
                ("isn’t", 7, false, false),
                ("a", 14, true, false),
                ("liar", 16, true, true),
                ("self", 23, false, false),
                ("harm", 28, false, true),
            ]
        );
    }

    #[test]
    fn single_quotation_marks_are_told_from_apostrophes() {
        let quoted = |text| -> Vec<String> {
            let found = words(text);
            let found = found.into_iter().filter(|w| w.quoted);
            found.map(|w| w.lower).collect()
        };
        assert_eq!(
            quoted("They said ‘she is sly’ twice."),
            ["she", "is", "sly"]
        );
        assert_eq!(quoted("The girls’ room, and Sam’s."), Vec::<String>::new());
    }
}
