//! Which way letters run: Unicode's bidirectional algorithm (UAX #9) for names and words in
//! Hebrew, Arabic and their neighbours, inside a document that runs from left to right.
//!
//! Words are broken into lines in the order in which they are read; each line is then put into
//! the order in which it is seen. What a listener hears or a reader copies stays in the order in
//! which it is read: see [`super::text::Line::turned`].

use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use super::text::Piece;

/// The levels of a text in which something runs from right to left: even levels run to the right,
/// odd ones to the left.
#[derive(Debug)]
pub(crate) struct Directions {
    /// One for each byte.
    levels: Vec<u8>,
    /// The level of the paragraph around each byte.
    bases: Vec<u8>,
}

impl Directions {
    /// None when everything runs from left to right, as almost everything does. A stretch named
    /// in `whole` is never torn apart.
    pub(crate) fn of(text: &str, whole: impl Iterator<Item = Range<usize>>) -> Option<Self> {
        // Below U+0590 nothing runs to the left.
        let turns =
            |c: char| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
        if !text.chars().any(turns) {
            return None;
        }
        let mut found = Self {
            levels: Vec::with_capacity(text.len()),
            bases: Vec::with_capacity(text.len()),
        };
        for paragraph in text.split_inclusive('\n') {
            let base = base(paragraph);
            let info = ParagraphBidiInfo::new(paragraph, Some(base));
            found
                .levels
                .extend(info.levels.iter().map(|level| level.number()));
            found.bases.resize(found.levels.len(), base.number());
        }
        for stretch in whole {
            // The first sign of a code is a bracket, whose direction depends on what is before
            // it; the letter after it decides for all.
            let level = found.level(stretch.start.saturating_add(1));
            if let Some(levels) = found.levels.get_mut(stretch) {
                levels.fill(level);
            }
        }
        Some(found)
    }

    fn level(&self, at: usize) -> u8 {
        self.levels.get(at).copied().unwrap_or_default()
    }

    /// The level of the paragraph around a byte.
    pub(crate) fn base(&self, at: usize) -> u8 {
        self.bases.get(at).copied().unwrap_or_default()
    }

    /// A stretch of the text in parts of one level each; the spaces at its end stand alone, since
    /// at the end of a line they run as the paragraph does (rule L1).
    pub(crate) fn parts(&self, text: &str, stretch: Range<usize>) -> Vec<(Range<usize>, u8)> {
        let said = text.get(stretch.clone()).unwrap_or_default();
        let spaces = stretch.start.saturating_add(said.trim_end().len());
        let mut parts: Vec<(Range<usize>, u8)> = Vec::new();
        for (offset, character) in said.char_indices() {
            let at = stretch.start.saturating_add(offset);
            let end = at.saturating_add(character.len_utf8());
            let level = self.level(at);
            match parts.last_mut() {
                Some((last, of)) if *of == level && at != spaces => last.end = end,
                _ => parts.push((at..end, level)),
            }
        }
        parts
    }
}

/// A paragraph runs to the left when its first letter does and most of its letters do: a Hebrew
/// sentence, not an English one that begins with a Hebrew name.
fn base(paragraph: &str) -> Level {
    let mut left = 0_usize;
    let mut right = 0_usize;
    let mut first = None;
    for character in paragraph.chars() {
        match bidi_class(character) {
            BidiClass::R | BidiClass::AL => {
                first.get_or_insert(Level::rtl());
                left = left.saturating_add(1);
            }
            BidiClass::L => {
                first.get_or_insert(Level::ltr());
                right = right.saturating_add(1);
            }
            _ => {}
        }
    }
    first.filter(|_| left > right).unwrap_or_else(Level::ltr)
}

/// Puts the pieces of one line into the order in which they are seen (rules L1 and L2), and gives
/// what each stretch that was turned round says, in the order in which it is read; its pieces
/// carry the stretch's number.
pub(crate) fn seen(mut pieces: Vec<Piece>, base: u8) -> (Vec<Piece>, Vec<String>) {
    for piece in pieces.iter_mut().rev() {
        if !piece.says.chars().all(|c| c == ' ') {
            break;
        }
        piece.level = base;
    }
    let mut turned: Vec<String> = Vec::new();
    let mut open = false;
    for piece in &mut pieces {
        let turns = piece.level > 0;
        if turns && !open {
            turned.push(String::new());
        }
        open = turns;
        if let Some(words) = turned.last_mut().filter(|_| turns) {
            words.push_str(&piece.says);
            piece.turned = Some(turned.len().saturating_sub(1));
        }
    }
    let highest = pieces
        .iter()
        .map(|piece| piece.level)
        .max()
        .unwrap_or_default();
    for level in (1..=highest).rev() {
        for stretch in pieces.chunk_by_mut(|a, b| (a.level >= level) == (b.level >= level)) {
            if stretch.first().is_some_and(|piece| piece.level >= level) {
                stretch.reverse();
            }
        }
    }
    (pieces, turned)
}

#[cfg(test)]
mod tests {
    use crate::typeset::style::{BODY, INK};
    use crate::typeset::text::{Compositor, Line};

    fn set(text: &str, width: f64) -> Vec<Line> {
        let mut compositor = Compositor::new().unwrap();
        let lines = compositor.lines(&text.into(), BODY, INK, width);
        assert!(
            compositor.missing().is_empty(),
            "{:?}",
            compositor.missing()
        );
        lines
    }

    /// The letters from left to right, as an eye meets them.
    fn drawn(line: &Line) -> String {
        let glyphs = line.pieces.iter().flat_map(|piece| &piece.glyphs);
        glyphs.map(|glyph| glyph.text.to_string()).collect()
    }

    #[test]
    fn a_hebrew_name_is_seen_from_right_to_left_and_read_as_written() {
        let lines = set("Her mother is שרה כהן (EXAMPLE), she said.", 500.0);
        assert_eq!(
            drawn(&lines[0]),
            "Her mother is ןהכ הרש (EXAMPLE), she said."
        );
        assert_eq!(lines[0].turned, ["שרה כהן"]);
        assert_eq!(
            lines[0].says(),
            "Her mother is שרה כהן (EXAMPLE), she said."
        );
    }

    #[test]
    fn figures_inside_run_to_the_right_and_brackets_turn_round() {
        let lines = set("(אב 2015 גד)", 500.0);
        assert_eq!(drawn(&lines[0]), ")דג 2015 בא(");
        // The bracket that closes stands at the left, and looks like one that opens there.
        let compositor = Compositor::new().unwrap();
        let leftmost = &lines[0].pieces[0];
        let face = compositor.face(leftmost.typeface).unwrap();
        assert_eq!(leftmost.glyphs[0].id, face.glyph_index('(').unwrap().0);
        assert_eq!(lines[0].says(), "(אב 2015 גד)");
    }

    #[test]
    fn a_paragraph_in_arabic_starts_at_the_right_edge_of_every_line() {
        let said = "أريد أن أبقى قريبا من جدتي ومن مدرستي ".repeat(6);
        let lines = set(&said, 200.0);
        assert!(lines.len() > 2);
        for line in &lines {
            assert!((line.indent + line.width() - 200.0).abs() < 1e-6);
            assert!(!line.pieces[0].glyphs[0].text.is_space());
        }
        let read: Vec<String> = lines.iter().map(Line::says).collect();
        assert_eq!(read.concat(), said);
    }

    #[test]
    fn arabic_letters_join() {
        // Alone and at the beginning of a word the same letter has different shapes.
        let alone = set("ب", 500.0);
        let joined = set("ببب", 500.0);
        let id = |line: &Line, glyph: usize| line.pieces[0].glyphs[glyph].id;
        assert_ne!(id(&alone[0], 0), id(&joined[0], 0));
        assert_ne!(id(&joined[0], 0), id(&joined[0], 1));
    }

    #[test]
    fn lines_are_broken_as_read_and_a_long_word_inside() {
        for said in ["שלום ".repeat(80), "ש".repeat(400), "ש\u{5b8}".repeat(200)] {
            let lines = set(&said, 150.0);
            assert!(lines.len() > 3);
            assert!(lines.iter().all(|line| line.width() <= 150.0 + 1e-9));
            let read: Vec<String> = lines.iter().map(Line::says).collect();
            assert_eq!(read.concat(), said);
        }
    }

    #[test]
    fn a_code_in_the_middle_stays_readable() {
        let mut compositor = Compositor::new().unwrap();
        let lines = compositor.lines(&"שלום 漢 שלום".into(), BODY, INK, 500.0);
        assert_eq!(drawn(&lines[0]), "םולש [U+6F22] םולש");
        assert_eq!(lines[0].says(), "שלום [U+6F22] שלום");
    }

    #[test]
    fn english_with_a_name_first_stays_at_the_left() {
        let lines = set("שרה wants to stay near her school.", 500.0);
        assert!(lines[0].indent == 0.0);
        assert_eq!(drawn(&lines[0]), "הרש wants to stay near her school.");
    }
}
