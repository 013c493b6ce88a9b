//! The typefaces built into the program, and which of them draws what.
//!
//! Atkinson Hyperlegible Next is drawn for reading with low vision. It has no Greek, no
//! Cyrillic and few signs, so Source Sans 3 and then DejaVu Sans stand behind it. All three
//! are TrueType outlines, not CFF and not variable: PDF readers disagree least about those.
//! Licences lie beside the files in `fonts/`.

use super::document::Style;
use crate::RecordError;

/// One built-in typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Typeface {
    Regular,
    Bold,
    Italic,
    WiderRegular,
    WiderBold,
    Widest,
}

impl Typeface {
    pub(crate) const ALL: [Typeface; 6] = [
        Self::Regular,
        Self::Bold,
        Self::Italic,
        Self::WiderRegular,
        Self::WiderBold,
        Self::Widest,
    ];

    /// PostScript name, as the font file gives it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "AtkinsonHyperlegibleNext-Regular",
            Self::Bold => "AtkinsonHyperlegibleNext-Bold",
            Self::Italic => "AtkinsonHyperlegibleNext-Italic",
            Self::WiderRegular => "SourceSans3-Regular",
            Self::WiderBold => "SourceSans3-Bold",
            Self::Widest => "DejaVuSans",
        }
    }

    /// Name of the font resource in the pages' content.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Self::Regular => "TextRegular",
            Self::Bold => "TextBold",
            Self::Italic => "TextItalic",
            Self::WiderRegular => "WiderRegular",
            Self::WiderBold => "WiderBold",
            Self::Widest => "Widest",
        }
    }

    /// The font file.
    pub(crate) fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
            Self::Bold => include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
            Self::Italic => include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
            Self::WiderRegular => include_bytes!("../../fonts/SourceSans3-Regular.ttf"),
            Self::WiderBold => include_bytes!("../../fonts/SourceSans3-Bold.ttf"),
            Self::Widest => include_bytes!("../../fonts/DejaVuSans.ttf"),
        }
    }

    /// Who is asked for a character of this style, in order.
    pub(crate) fn chain(style: Style) -> [Typeface; 3] {
        match style {
            Style::Regular => [Self::Regular, Self::WiderRegular, Self::Widest],
            Style::Bold => [Self::Bold, Self::WiderBold, Self::Widest],
            Style::Italic => [Self::Italic, Self::WiderRegular, Self::Widest],
        }
    }
}

/// The typefaces opened for shaping.
pub(crate) struct Typefaces(Vec<rustybuzz::Face<'static>>);

impl Typefaces {
    /// Opens every built-in typeface.
    pub(crate) fn open() -> Result<Self, RecordError> {
        Typeface::ALL
            .into_iter()
            .map(|typeface| {
                rustybuzz::Face::from_slice(typeface.file(), 0)
                    .ok_or(RecordError::Typeface(typeface.name()))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The opened face. Every typeface has one: `open` made them in the order of `ALL`.
    pub(crate) fn face(&self, typeface: Typeface) -> Option<&rustybuzz::Face<'static>> {
        self.0.get(typeface as usize)
    }

    /// True when the typeface draws this character.
    pub(crate) fn holds(&self, typeface: Typeface, character: char) -> bool {
        self.face(typeface)
            .and_then(|face| face.glyph_index(character))
            .is_some_and(|g| g.0 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typeface_opens_has_truetype_outlines_and_keeps_its_name() {
        let faces = Typefaces::open().unwrap();
        for typeface in Typeface::ALL {
            let face = faces.face(typeface).unwrap();
            assert!(
                face.tables().glyf.is_some() && !face.is_variable(),
                "{typeface:?}"
            );
            let mut names = face.names().into_iter().filter(|name| name.name_id == 6);
            assert_eq!(
                names.find_map(|name| name.to_string()).as_deref(),
                Some(typeface.name())
            );
        }
    }

    #[test]
    fn greek_cyrillic_and_signs_are_covered_in_every_style() {
        let faces = Typefaces::open().unwrap();
        for style in [Style::Regular, Style::Bold, Style::Italic] {
            for character in "αβγΩЖґ✓✗→←□☐●≥≤≠µ№ơ".chars() {
                assert!(
                    Typeface::chain(style)
                        .iter()
                        .any(|&t| faces.holds(t, character)),
                    "{character} {style:?}"
                );
            }
        }
    }
}
