//! From words to measured lines: characters made drawable, shaped into glyphs with kerning,
//! and broken where Unicode's line breaking algorithm (UAX #14) allows.

use std::collections::{BTreeSet, HashMap};
use std::fmt::{self, Write as _};
use std::ops::Range;
use std::rc::Rc;

use rustybuzz::script::UNKNOWN;
use rustybuzz::{Direction, Face, GlyphInfo, Script, ShapePlan, UnicodeBuffer};
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::direction::{Directions, seen};
use super::document::{Rich, Style};
use super::style::{Colour, Measure};
use super::typeface::{Typeface, Typefaces};
use crate::RecordError;

/// What a glyph stands for: nearly always one letter, and then copied without asking for memory.
/// There are a hundred thousand in a record, and each is copied several times on its way to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Letters {
    One(char),
    Several(Rc<str>),
}

impl Letters {
    pub(crate) fn is_space(&self) -> bool {
        *self == Self::One(' ')
    }

    /// Adds them to a text.
    pub(crate) fn add_to(&self, text: &mut String) {
        match self {
            Self::One(letter) => text.push(*letter),
            Self::Several(letters) => text.push_str(letters),
        }
    }
}

impl From<String> for Letters {
    fn from(letters: String) -> Self {
        let mut each = letters.chars();
        match (each.next(), each.next()) {
            (Some(letter), None) => Self::One(letter),
            _ => Self::Several(letters.into()),
        }
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(letter) => to.write_char(*letter),
            Self::Several(letters) => to.write_str(letters),
        }
    }
}

/// One drawn shape. Distances are in thousandths of the type size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    /// Number of the glyph in its font file.
    pub id: u16,
    /// The characters it stands for, for those who copy or listen.
    pub text: Letters,
    /// How far the pen moves, kerning included.
    pub advance: f64,
    /// How much of that differs from the width the font states; what a PDF calls the
    /// adjustment after the glyph.
    pub kern: f64,
    /// Placement beside the pen, for marks above and below letters.
    pub aside: f64,
    pub raised: f64,
}

/// Glyphs of one typeface in a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub typeface: Typeface,
    /// Stands for a character no typeface holds; drawn in a box.
    pub coded: bool,
    /// In the order in which they are seen.
    pub glyphs: Vec<Glyph>,
    /// How the letters run (UAX #9): an odd level to the left.
    pub level: u8,
    /// The letters in the order in which they are read; only where something runs to the left.
    pub says: String,
    /// Which of [`Line::turned`] this belongs to.
    pub turned: Option<usize>,
}

impl Piece {
    /// Width in thousandths of the type size.
    pub(crate) fn width(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// One line of text, broken and measured.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// In the order in which they are seen.
    pub pieces: Vec<Piece>,
    /// What each stretch says whose letters stand in another order than they are read in.
    pub turned: Vec<String>,
    /// Free space before the line, for a paragraph that runs from right to left.
    pub indent: f64,
    pub size: f64,
    pub colour: Colour,
}

impl Line {
    /// What it says, in the order in which it is read.
    pub(crate) fn says(&self) -> String {
        let mut said = String::new();
        for stretch in self.pieces.chunk_by(|a, b| a.turned == b.turned) {
            let number = stretch.first().and_then(|piece| piece.turned);
            match number.and_then(|number| self.turned.get(number)) {
                Some(words) => said.push_str(words),
                None => {
                    for glyph in stretch.iter().flat_map(|piece| &piece.glyphs) {
                        glyph.text.add_to(&mut said);
                    }
                }
            }
        }
        said
    }

    /// Width in points without the space it ends in.
    pub(crate) fn width(&self) -> f64 {
        let all: f64 = self.pieces.iter().map(Piece::width).sum();
        (all - trailing_space(&self.pieces)) * self.size / 1000.0
    }
}

fn trailing_space(pieces: &[Piece]) -> f64 {
    pieces
        .iter()
        .rev()
        .flat_map(|piece| piece.glyphs.iter().rev())
        .take_while(|glyph| glyph.text.is_space())
        .map(|glyph| glyph.advance)
        .sum()
}

/// Text with everything in it drawable, and how each stretch of it looks.
struct Drawable {
    text: String,
    stretches: Vec<(Range<usize>, Style, bool)>,
    directions: Option<Directions>,
}

/// A word's glyphs, in as many parts as typefaces draw it, in the order in which they are read,
/// with the letters of each part.
type Shaped = Vec<(Typeface, String, Vec<Glyph>)>;

/// Shapes and breaks text, and remembers which characters no typeface holds.
pub(crate) struct Compositor {
    typefaces: Typefaces,
    /// Making a plan costs more than shaping a word with it.
    plans: HashMap<(Typeface, Direction, Script), ShapePlan>,
    words: HashMap<(Style, bool, String), Rc<Shaped>>,
    held: HashMap<(Style, char), bool>,
    missing: BTreeSet<char>,
}

impl Compositor {
    pub(crate) fn new() -> Result<Self, RecordError> {
        Ok(Self {
            typefaces: Typefaces::open()?,
            plans: HashMap::new(),
            words: HashMap::new(),
            held: HashMap::new(),
            missing: BTreeSet::new(),
        })
    }

    /// An opened typeface, for its outlines.
    pub(crate) fn face(&self, typeface: Typeface) -> Option<&Face<'static>> {
        self.typefaces.face(typeface)
    }

    /// Characters drawn as their code so far, in order.
    pub(crate) fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// One line, however long.
    pub(crate) fn line(&mut self, rich: &Rich, measure: Measure, colour: Colour) -> Line {
        let mut one = Line {
            pieces: Vec::new(),
            turned: Vec::new(),
            indent: 0.0,
            size: measure.size,
            colour,
        };
        for mut line in self.lines(rich, measure, colour, f64::INFINITY) {
            let before = one.turned.len();
            for piece in &mut line.pieces {
                piece.turned = piece.turned.map(|number| number + before);
            }
            one.pieces.append(&mut line.pieces);
            one.turned.append(&mut line.turned);
        }
        one
    }

    /// Lines no wider than `width` points. A word too long for a line is broken inside.
    pub(crate) fn lines(
        &mut self,
        rich: &Rich,
        measure: Measure,
        colour: Colour,
        width: f64,
    ) -> Vec<Line> {
        let drawable = self.drawable(rich);
        let room = width * 1000.0 / measure.size;
        let mut lines = Lines {
            room,
            done: Vec::new(),
            open: Vec::new(),
            used: 0.0,
            base: 0,
        };
        let mut start = 0;
        for (end, opportunity) in linebreaks(&drawable.text) {
            if in_a_citation(&drawable.text, end) {
                continue;
            }
            let base = drawable.directions.as_ref().map(|it| it.base(start));
            lines.base = base.unwrap_or_default();
            lines.word(self.word(&drawable, start..end));
            if opportunity == BreakOpportunity::Mandatory {
                lines.close();
            }
            start = end;
        }
        let turns = drawable.directions.is_some();
        // A name alone stays where its column starts; a paragraph starts at its own edge.
        let paragraph = lines.done.len() > 1;
        lines
            .done
            .into_iter()
            .map(|(pieces, base)| {
                let (pieces, turned) = match turns {
                    true => seen(pieces, base),
                    false => (pieces, Vec::new()),
                };
                let mut line = Line {
                    pieces: joined(pieces),
                    turned,
                    indent: 0.0,
                    size: measure.size,
                    colour,
                };
                if base % 2 == 1 {
                    without_space(&mut line);
                    let free = width - line.width();
                    let starts = paragraph && free.is_finite();
                    line.indent = if starts { free } else { 0.0 };
                }
                line
            })
            .collect()
    }

    /// Makes every character drawable: spaces and hyphens that only differ in how they break
    /// are kept for breaking, invisible joiners are left out, and a character no typeface
    /// holds (or that would turn the line around unseen) becomes its code, `[U+1F600]`.
    fn drawable(&mut self, rich: &Rich) -> Drawable {
        let mut out = Drawable {
            text: String::new(),
            stretches: Vec::new(),
            directions: None,
        };
        for run in &rich.0 {
            for character in run.text.chars() {
                let start = out.text.len();
                let mut coded = false;
                match character {
                    '\n' | '\u{2028}' | '\u{2029}' => out.text.push('\n'),
                    '\r' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => continue,
                    '\u{fe00}'..='\u{fe0f}' => continue,
                    '\t' => out.text.push(' '),
                    c if self.holds(run.style, c) && !is_unseen(c) => out.text.push(c),
                    c => {
                        coded = true;
                        self.missing.insert(c);
                        out.text.push_str(&format!("[U+{:04X}]", u32::from(c)));
                    }
                }
                let end = out.text.len();
                match out.stretches.last_mut() {
                    Some((range, style, c)) if (*style, *c) == (run.style, coded) => {
                        range.end = end;
                    }
                    _ => out.stretches.push((start..end, run.style, coded)),
                }
            }
        }
        let coded = out.stretches.iter().filter(|(_, _, coded)| *coded);
        out.directions = Directions::of(&out.text, coded.map(|(range, ..)| range.clone()));
        out
    }

    fn holds(&mut self, style: Style, character: char) -> bool {
        let typefaces = &self.typefaces;
        *self.held.entry((style, character)).or_insert_with(|| {
            let drawn = as_drawn(character);
            Typeface::chain(style)
                .into_iter()
                .any(|typeface| typefaces.holds(typeface, drawn))
        })
    }

    /// The pieces of one unbreakable stretch of text.
    fn word(&mut self, drawable: &Drawable, word: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (range, style, coded) in &drawable.stretches {
            let (start, end) = (range.start.max(word.start), range.end.min(word.end));
            if start >= end {
                continue;
            }
            let parts = match &drawable.directions {
                None => vec![(start..end, 0)],
                Some(directions) => directions.parts(&drawable.text, start..end),
            };
            for (part, level) in parts {
                let text = drawable.text.get(part).unwrap_or_default();
                let text: String = text.chars().filter(|c| *c != '\n').map(as_drawn).collect();
                for (typeface, said, glyphs) in self.shaped(*style, level % 2 == 1, text).iter() {
                    let says = match drawable.directions {
                        None => String::new(),
                        Some(_) => said.clone(),
                    };
                    pieces.push(Piece {
                        typeface: *typeface,
                        coded: *coded,
                        glyphs: glyphs.clone(),
                        level,
                        says,
                        turned: None,
                    });
                }
            }
        }
        pieces
    }

    /// Who draws which part of a word: one typeface for the whole word when one can, so that
    /// a single strange letter does not change hands in the middle of a name.
    fn by_typeface(&self, style: Style, text: &str) -> Vec<(Typeface, String)> {
        let chain = Typeface::chain(style);
        if text.is_empty() {
            return Vec::new();
        }
        if let Some(all) = chain
            .into_iter()
            .find(|t| text.chars().all(|c| self.typefaces.holds(*t, c)))
        {
            return vec![(all, text.to_owned())];
        }
        let mut parts: Vec<(Typeface, String)> = Vec::new();
        for character in text.chars() {
            let typeface = chain
                .into_iter()
                .find(|t| self.typefaces.holds(*t, character))
                .unwrap_or(Typeface::Widest);
            match parts.last_mut() {
                Some((last, part)) if *last == typeface => part.push(character),
                _ => parts.push((typeface, character.to_string())),
            }
        }
        parts
    }

    /// A word's glyphs; most words come again.
    fn shaped(&mut self, style: Style, leftwards: bool, word: String) -> Rc<Shaped> {
        let key = (style, leftwards, word);
        if let Some(known) = self.words.get(&key) {
            return Rc::clone(known);
        }
        let parts = self.by_typeface(style, &key.2).into_iter();
        let parts = parts.map(|(typeface, part)| {
            let glyphs = self.shape(typeface, leftwards, &part);
            (typeface, part, glyphs)
        });
        let shaped = Rc::new(parts.collect::<Shaped>());
        self.words.insert(key, Rc::clone(&shaped));
        shaped
    }

    fn shape(&mut self, typeface: Typeface, leftwards: bool, text: &str) -> Vec<Glyph> {
        let Some(face) = self.typefaces.face(typeface) else {
            return Vec::new();
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(match leftwards {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        });
        let (direction, script) = (buffer.direction(), buffer.script());
        let plan = self
            .plans
            .entry((typeface, direction, script))
            .or_insert_with(|| {
                let script = Some(script).filter(|script| *script != UNKNOWN);
                ShapePlan::new(face, direction, script, None, &[])
            });
        glyphs_of(face, plan, buffer, text)
    }
}

/// Characters that change the direction of what follows without being seen, and control
/// characters: a record must not read otherwise than it looks.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// What is drawn for a character that only differs from another in how lines break at it.
fn as_drawn(character: char) -> char {
    match character {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

fn glyphs_of(face: &Face<'_>, plan: &ShapePlan, buffer: UnicodeBuffer, text: &str) -> Vec<Glyph> {
    let shaped = rustybuzz::shape_with_plan(face, plan, buffer);
    let scale = 1000.0 / f64::from(face.units_per_em());
    let infos = shaped.glyph_infos();
    let mut glyphs = Vec::with_capacity(infos.len());
    for ((info, position), stands_for) in infos
        .iter()
        .zip(shaped.glyph_positions())
        .zip(standing_for(infos, text))
    {
        let id = u16::try_from(info.glyph_id).unwrap_or_default();
        // The widths a PDF states are whole numbers; the writer cuts off what is left.
        let nominal = f64::from(
            face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id))
                .unwrap_or(0),
        );
        let nominal = (nominal * scale).trunc();
        let advance = f64::from(position.x_advance) * scale;
        glyphs.push(Glyph {
            id,
            // Every glyph must stand for something (ISO 19005-3, 6.2.11.7.2).
            text: match stands_for.is_empty() {
                true => Letters::One('\u{200b}'),
                false => stands_for.into(),
            },
            advance,
            kern: nominal - advance,
            aside: f64::from(position.x_offset) * scale,
            raised: f64::from(position.y_offset) * scale,
        });
    }
    glyphs
}

/// The letters each glyph stands for, glyphs and answer in the order in which they are seen.
fn standing_for(infos: &[GlyphInfo], text: &str) -> Vec<String> {
    let starts: BTreeSet<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    let mut left: HashMap<usize, (std::str::Chars<'_>, usize)> = HashMap::new();
    for start in &starts {
        let end = starts.range(start + 1..).next().copied();
        let end = end.unwrap_or(text.len());
        let count = infos.iter().filter(|info| info.cluster as usize == *start);
        let letters = text.get(*start..end).unwrap_or_default().chars();
        left.insert(*start, (letters, count.count()));
    }
    let mut letters = |info: &GlyphInfo| match left.get_mut(&(info.cluster as usize)) {
        None => String::new(),
        Some((characters, count)) => {
            *count = count.saturating_sub(1);
            match count {
                0 => characters.collect(),
                _ => characters.next().map(String::from).unwrap_or_default(),
            }
        }
    };
    // Letters are dealt out in the order in which they are read.
    let leftwards = match infos {
        [first, .., last] => first.cluster > last.cluster,
        _ => false,
    };
    if leftwards {
        let mut out: Vec<String> = infos.iter().rev().map(letters).collect();
        out.reverse();
        return out;
    }
    infos.iter().map(&mut letters).collect()
}

/// Lines being filled. Widths are in thousandths of the type size.
struct Lines {
    room: f64,
    /// Each with the level of its paragraph.
    done: Vec<(Vec<Piece>, u8)>,
    open: Vec<Piece>,
    used: f64,
    base: u8,
}

impl Lines {
    fn word(&mut self, pieces: Vec<Piece>) {
        let width: f64 = pieces.iter().map(Piece::width).sum();
        let seen = width - trailing_space(&pieces);
        if !self.open.is_empty() && self.used + seen > self.room {
            self.close();
        }
        if seen > self.room {
            self.broken_word(pieces);
            return;
        }
        self.open.extend(pieces);
        self.used += width;
    }

    fn broken_word(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            let mut glyphs = piece.glyphs;
            if piece.level % 2 == 1 {
                glyphs.reverse();
            }
            for glyph in glyphs {
                let is_space = glyph.text.is_space();
                if !is_space && !self.open.is_empty() && self.used + glyph.advance > self.room {
                    self.close();
                }
                self.used += glyph.advance;
                self.open.push(Piece {
                    typeface: piece.typeface,
                    coded: piece.coded,
                    level: piece.level,
                    says: match piece.says.is_empty() {
                        true => String::new(),
                        false => glyph.text.to_string(),
                    },
                    turned: None,
                    glyphs: vec![glyph],
                });
            }
        }
    }

    fn close(&mut self) {
        self.done.push((std::mem::take(&mut self.open), self.base));
        self.used = 0.0;
    }
}

/// Takes the spaces off the left end of a line that runs to the left, where they would push it
/// away from the edge it starts at.
fn without_space(line: &mut Line) {
    for piece in &mut line.pieces {
        let spaces = piece
            .glyphs
            .iter()
            .take_while(|glyph| glyph.text.is_space());
        let spaces = spaces.count();
        piece.glyphs.drain(..spaces);
        if !piece.glyphs.is_empty() {
            break;
        }
    }
    line.pieces.retain(|piece| !piece.glyphs.is_empty());
}

/// Neighbouring pieces of one typeface become one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last)
                if (last.typeface, last.coded, last.turned)
                    == (piece.typeface, piece.coded, piece.turned) =>
            {
                last.glyphs.extend(piece.glyphs);
            }
            _ => out.push(piece),
        }
    }
    out
}

/// Between two brackets of one citation: “regulation 14(2)(a)” stays together, though the rules of
/// Unicode would let a line end after “(2)”.
fn in_a_citation(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(')'))
        && text.get(at..).is_some_and(|after| after.starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::style::{BODY, INK};

    fn set(text: &str, width: f64) -> (Vec<String>, Vec<Line>, Compositor) {
        let mut compositor = Compositor::new().unwrap();
        let lines = compositor.lines(&text.into(), BODY, INK, width);
        let texts = lines
            .iter()
            .map(|l| {
                l.pieces
                    .iter()
                    .flat_map(|p| &p.glyphs)
                    .map(|g| g.text.to_string())
                    .collect()
            })
            .collect();
        (texts, lines, compositor)
    }

    #[test]
    fn no_line_is_wider_than_its_room_and_no_word_is_lost() {
        let text = "The home can keep the child safe, and says why. ".repeat(40);
        let (texts, lines, _) = set(&text, 200.0);
        assert!(lines.iter().all(|line| line.width() <= 200.0 + 1e-9));
        assert!(lines.len() > 10);
        assert_eq!(texts.concat(), text);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_inside() {
        let text = "x".repeat(400);
        let (texts, lines, _) = set(&text, 150.0);
        assert!(lines.iter().all(|line| line.width() <= 150.0 + 1e-9));
        assert_eq!(texts.concat(), text);
    }

    #[test]
    fn an_address_breaks_at_its_slashes() {
        let (texts, _, _) = set(
            "https://www.legislation.gov.uk/uksi/2015/541/regulation/14",
            150.0,
        );
        assert!(texts.len() > 1 && texts[0].ends_with('/'), "{texts:?}");
    }

    #[test]
    fn a_no_break_space_holds_its_words_together() {
        let (texts, _, _) = set("aaaaaaaa bbbbbbbb\u{a0}14", 80.0);
        assert_eq!(texts, ["aaaaaaaa ", "bbbbbbbb 14"]);
    }

    #[test]
    fn letters_are_kerned() {
        let (_, pair, _) = set("AV", 500.0);
        let (_, first, _) = set("A", 500.0);
        let (_, second, _) = set("V", 500.0);
        assert!(pair[0].width() < first[0].width() + second[0].width());
    }

    #[test]
    fn what_no_typeface_holds_becomes_its_code_and_is_reported() {
        let (texts, lines, compositor) = set("seen 漢 it", 500.0);
        assert_eq!(texts.concat(), "seen [U+6F22] it");
        assert_eq!(compositor.missing(), ['漢']);
        assert!(lines[0].pieces.iter().any(|piece| piece.coded));
    }

    #[test]
    fn a_character_that_turns_the_line_around_is_shown_not_obeyed() {
        let (texts, _, _) = set("a\u{202e}b", 500.0);
        assert_eq!(texts.concat(), "a[U+202E]b");
    }

    #[test]
    fn a_name_in_letters_of_two_typefaces_is_drawn_by_one() {
        let (texts, lines, _) = set("Nguyễn Ơn", 500.0);
        assert_eq!(texts.concat(), "Nguyễn Ơn");
        assert!(
            lines[0]
                .pieces
                .iter()
                .all(|p| p.glyphs.iter().all(|g| g.id != 0))
        );
    }

    #[test]
    fn letters_given_as_base_and_mark_are_drawn_whole() {
        let (texts, lines, compositor) = set("Zoe\u{308} Nin\u{303}o", 500.0);
        assert!(compositor.missing().is_empty());
        assert!(
            lines[0]
                .pieces
                .iter()
                .all(|p| p.glyphs.iter().all(|g| g.id != 0))
        );
        assert_eq!(texts.concat(), "Zoe\u{308} Nin\u{303}o");
    }
}
