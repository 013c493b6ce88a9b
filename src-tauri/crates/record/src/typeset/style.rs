//! Sizes, colours and margins, in one place. Lengths are in points (1/72 inch).

use super::document::{Level, Tone};

/// A colour in sRGB, 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub u8, pub u8, pub u8);

pub(crate) const INK: Colour = Colour(0x1b, 0x27, 0x33);
pub(crate) const QUIET: Colour = Colour(0x55, 0x60, 0x6b);
pub(crate) const LINE: Colour = Colour(0xdd, 0xd8, 0xce);
pub(crate) const DOOR: Colour = Colour(0x0d, 0x5b, 0x5b);
pub(crate) const HEADER_GROUND: Colour = Colour(0xf1, 0xee, 0xe7);
/// Pale enough to read through, dark enough to survive a photocopy as a thin outline.
pub(crate) const WATERMARK: Colour = Colour(0xcf, 0xc8, 0xb9);

/// A4, ISO 216.
pub(crate) const PAGE_WIDTH: f64 = 595.28;
pub(crate) const PAGE_HEIGHT: f64 = 841.89;
pub(crate) const LEFT: f64 = 66.0;
pub(crate) const RIGHT: f64 = 66.0;
pub(crate) const TOP: f64 = 60.0;
/// Where content must end, measured from the foot of the page.
pub(crate) const BOTTOM: f64 = 76.0;
/// The footer's baseline, measured from the foot of the page.
pub(crate) const FOOTER: f64 = 42.0;

/// Size of letters and distance between baselines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measure {
    pub size: f64,
    pub leading: f64,
}

pub(crate) const BODY: Measure = Measure {
    size: 10.5,
    leading: 15.4,
};
pub(crate) const SMALL: Measure = Measure {
    size: 9.0,
    leading: 13.0,
};
pub(crate) const CELL: Measure = Measure {
    size: 9.5,
    leading: 13.4,
};
pub(crate) const GRID: Measure = Measure {
    size: 9.0,
    leading: 12.4,
};
pub(crate) const FOOT: Measure = Measure {
    size: 8.5,
    leading: 12.0,
};

/// Space before a paragraph and the like.
pub(crate) const GAP: f64 = 7.0;

/// Measure, space before, and colour of a heading.
pub(crate) fn heading(level: Level) -> (Measure, f64, Colour) {
    match level {
        Level::One => (
            Measure {
                size: 23.0,
                leading: 28.0,
            },
            0.0,
            INK,
        ),
        Level::Two => (
            Measure {
                size: 15.5,
                leading: 20.0,
            },
            24.0,
            DOOR,
        ),
        Level::Three => (
            Measure {
                size: 11.8,
                leading: 16.0,
            },
            15.0,
            INK,
        ),
    }
}

/// Edge and ground of a tone. The grounds differ in lightness and the edges are dark, so the
/// box still shows on a black and white print.
pub(crate) fn tone(tone: Tone) -> (Colour, Colour) {
    match tone {
        Tone::Plain => (QUIET, Colour(0xf6, 0xf3, 0xed)),
        Tone::Door => (DOOR, Colour(0xe5, 0xf0, 0xef)),
        Tone::Settle => (Colour(0x9c, 0x2f, 0x1b), Colour(0xfb, 0xea, 0xe6)),
        Tone::Challenge => (Colour(0x7a, 0x4f, 0x00), Colour(0xfd, 0xf2, 0xda)),
        Tone::Benefit => (Colour(0x1f, 0x6b, 0x3a), Colour(0xe6, 0xf3, 0xea)),
    }
}
