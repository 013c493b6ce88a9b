//! One word in outline from corner to corner of the page.
//!
//! Drawn as shapes, not as text: text would turn up in the middle of what somebody copies or
//! searches. The footer says the same word in text.

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use super::document::Rich;
use super::style::{Measure, PAGE_HEIGHT, PAGE_WIDTH, WATERMARK};
use super::text::Compositor;

/// A point of an outline on the page; `curved` points pull the line towards them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OutlinePoint {
    pub x: f64,
    pub y: f64,
    pub curved: bool,
}

/// Cosine and sine of the page's diagonal (841.89 / 595.28), written out so that no platform's
/// own arithmetic can make the bytes differ.
const COSINE: f64 = 0.577_333;
const SINE: f64 = 0.816_509;

/// How much of the diagonal the word may take, in points.
const LENGTH: f64 = 800.0;

/// The closed outlines of a word, in place on the page.
pub(crate) fn watermark(word: &str, compositor: &mut Compositor) -> Vec<Vec<OutlinePoint>> {
    let measure = |size| Measure {
        size,
        leading: size,
    };
    let line = compositor.line(&Rich::new().bold(word), measure(100.0), WATERMARK);
    let size = (100.0 * LENGTH / line.width().max(1.0)).min(150.0);
    let mut pen = -line.width() * size / 200.0;
    let mut rings = Vec::new();
    for piece in &line.pieces {
        let Some(face) = compositor.face(piece.typeface) else {
            continue;
        };
        let scale = size / f64::from(face.units_per_em());
        for glyph in &piece.glyphs {
            let (x, drop) = (pen, size * 0.334);
            let mut tracer = Tracer {
                scale,
                x,
                drop,
                at: (0.0, 0.0),
                rings: Vec::new(),
            };
            face.outline_glyph(GlyphId(glyph.id), &mut tracer);
            rings.append(&mut tracer.rings);
            pen += glyph.advance * size / 1000.0;
        }
    }
    rings
}

/// Takes a glyph's outline and turns it on to the page.
struct Tracer {
    scale: f64,
    x: f64,
    drop: f64,
    /// Where the last stroke ended, in the typeface's units.
    at: (f32, f32),
    rings: Vec<Vec<OutlinePoint>>,
}

impl Tracer {
    fn add(&mut self, x: f32, y: f32, curved: bool) {
        self.at = (x, y);
        let along = self.x + f64::from(x) * self.scale;
        let across = f64::from(y) * self.scale - self.drop;
        let point = OutlinePoint {
            x: PAGE_WIDTH / 2.0 + along * COSINE - across * SINE,
            y: PAGE_HEIGHT / 2.0 + along * SINE + across * COSINE,
            curved,
        };
        if let Some(ring) = self.rings.last_mut() {
            ring.push(point);
        }
    }
}

impl OutlineBuilder for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        self.rings.push(Vec::new());
        self.add(x, y, false);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y, false);
    }

    /// TrueType's curves have one pull where PDF's have two: each lies two thirds of the way.
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let towards = |from: f32, pull: f32| from + (pull - from) * 2.0 / 3.0;
        let (x0, y0) = self.at;
        self.curve_to(
            towards(x0, x1),
            towards(y0, y1),
            towards(x, x1),
            towards(y, y1),
            x,
            y,
        );
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add(x1, y1, true);
        self.add(x2, y2, true);
        self.add(x, y, false);
    }

    fn close(&mut self) {}
}
