//! From pages to a printpdf document: operators, marked content, subset typefaces.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, LinePoint, Op, PaintMode, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, PdfWarnMsg, Point, Polygon, PolygonRing, Pt, Rect, Rgb,
    TextItem, TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::page::{Page, Pages, Place, Placed};
use super::strip::Owner;
use super::style::{self, Colour, PAGE_HEIGHT, PAGE_WIDTH};
use super::tags::{Kid, Tags};
use super::text::{Line, Piece};
use super::typeface::Typeface;
use super::watermark::OutlinePoint;
use crate::RecordError;

/// Draws the pages and hangs their content into the tree.
///
/// printpdf numbers some things from a counter of its own, but only the trailer's `/ID`
/// reaches the file (0.12.8, `utils.rs`), and [`super::complete`] replaces that: a test
/// draws twice in one process and compares bytes.
pub(crate) fn paint(
    pages: &Pages,
    watermark: &[Vec<OutlinePoint>],
    tags: &mut Tags,
) -> Result<lopdf::Document, RecordError> {
    let mut subsets = Subsets::default();
    for line in pages
        .pages
        .iter()
        .flat_map(|page| page.texts.iter().map(|text| &text.line))
    {
        subsets.note(line);
    }
    let mut document = PdfDocument::new("");
    for (index, page) in pages.pages.iter().enumerate() {
        let ops = Painter {
            subsets: &subsets,
            ops: Vec::new(),
        }
        .page(page, index, watermark, tags);
        document.pages.push(PdfPage {
            media_box: whole_page(),
            trim_box: whole_page(),
            crop_box: whole_page(),
            ops,
        });
    }
    for (typeface, remapper) in &subsets.0 {
        let font = PdfFont::new(embedded(*typeface, remapper)?);
        document
            .resources
            .fonts
            .map
            .insert(font_id(*typeface), font);
    }
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        ..Default::default()
    };
    let written = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(RecordError::Pages(warning.msg.clone())),
        None => Ok(written),
    }
}

fn whole_page() -> Rect {
    Rect::from_wh(Pt(PAGE_WIDTH as f32), Pt(PAGE_HEIGHT as f32))
}

fn font_id(typeface: Typeface) -> FontId {
    FontId(typeface.resource().to_owned())
}

/// The glyphs each typeface must bring along.
#[derive(Default)]
struct Subsets(BTreeMap<Typeface, GlyphRemapper>);

impl Subsets {
    fn note(&mut self, line: &Line) {
        for piece in &line.pieces {
            let remapper = self.0.entry(piece.typeface).or_default();
            for glyph in &piece.glyphs {
                remapper.remap(glyph.id);
            }
        }
    }

    fn glyph(&self, typeface: Typeface, id: u16) -> u16 {
        self.0
            .get(&typeface)
            .and_then(|remapper| remapper.get(id))
            .unwrap_or_default()
    }
}

/// The subset of a typeface, named as ISO 32000-1 (9.6.4) asks: six letters that stand for
/// this very choice of glyphs.
fn embedded(typeface: Typeface, remapper: &GlyphRemapper) -> Result<ParsedFont, RecordError> {
    let broken = || RecordError::Typeface(typeface.name());
    let whole = rustybuzz::Face::from_slice(typeface.file(), 0).ok_or_else(broken)?;
    let subset = subsetter::subset(typeface.file(), 0, remapper).map_err(|_| broken())?;
    let mut font = ParsedFont::from_bytes(&subset, 0, &mut Vec::new()).ok_or_else(broken)?;
    let letters = Sha256::digest(&subset)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect::<String>();
    font.font_name = Some(format!("{letters}+{}", typeface.name()));
    // The subset keeps every other measure; its weight lies in a table that is left out.
    font.pdf_font_metrics.us_weight_class = whole.weight().to_number();
    Ok(font)
}

/// Writes one page's operators.
struct Painter<'a> {
    subsets: &'a Subsets,
    ops: Vec<Op>,
}

impl Painter<'_> {
    /// Grounds first, the watermark over them, then the text in reading order, then what is
    /// repeated from page to page.
    fn page(
        mut self,
        page: &Page,
        index: usize,
        watermark: &[Vec<OutlinePoint>],
        tags: &mut Tags,
    ) -> Vec<Op> {
        self.artifact(|painter| {
            for (place, colour) in &page.fills {
                painter.fill(*place, *colour);
            }
            for text in &page.texts {
                painter.boxes(text);
            }
        });
        if !watermark.is_empty() {
            self.artifact(|painter| painter.outlines(watermark));
        }
        let mut texts: Vec<&Placed> = page.texts.iter().collect();
        // Stable: lines of one element keep their order, elements stand in reading order
        // even where cells lie side by side.
        texts.sort_by_key(|text| text.owner);
        for (mark, lines) in texts.chunk_by(|a, b| a.owner == b.owner).enumerate() {
            match lines.first().map(|line| line.owner) {
                Some(Owner::Element(element)) => {
                    let kind = tags.kind(element);
                    tags.hang(element, Kid::Content { page: index, mark });
                    let properties = DictItem::Dict {
                        map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(mark as i64))]),
                    };
                    let tag = kind.to_owned();
                    self.ops
                        .push(Op::BeginMarkedContentWithProperties { tag, properties });
                    self.text(lines);
                    self.ops.push(Op::EndMarkedContent);
                }
                Some(Owner::Artifact) => self.artifact(|painter| painter.text(lines)),
                None => {}
            }
        }
        self.ops
    }

    fn artifact(&mut self, draw: impl FnOnce(&mut Self)) {
        self.ops.push(Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        });
        draw(self);
        self.ops.push(Op::EndMarkedContent);
    }

    fn fill(&mut self, place: Place, colour: Colour) {
        self.ops.push(Op::SetFillColor { col: rgb(colour) });
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: points(place.x),
                y: points(place.y),
                width: points(place.width),
                height: points(place.height),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }

    /// A frame round every character that had to be drawn as its code.
    fn boxes(&mut self, text: &Placed) {
        let scale = text.line.size / 1000.0;
        let mut x = text.x + text.line.indent;
        for piece in &text.line.pieces {
            let width = piece.width() * scale;
            if piece.coded {
                let (y, height, edge) = (text.y - 2.4, text.line.size + 1.2, 0.6);
                for (dx, dy, width, height) in [
                    (0.0, 0.0, width, edge),
                    (0.0, height - edge, width, edge),
                    (0.0, 0.0, edge, height),
                    (width - edge, 0.0, edge, height),
                ] {
                    self.fill(
                        Place {
                            x: x + dx,
                            y: y + dy,
                            width,
                            height,
                        },
                        style::QUIET,
                    );
                }
            }
            x += width;
        }
    }

    /// Outlines in a thin line.
    fn outlines(&mut self, rings: &[Vec<OutlinePoint>]) {
        self.ops.push(Op::SetOutlineThickness { pt: Pt(1.3) });
        self.ops.push(Op::SetOutlineColor {
            col: rgb(style::WATERMARK),
        });
        for ring in rings {
            let points = ring.iter().map(|point| LinePoint {
                p: Point {
                    x: points(point.x),
                    y: points(point.y),
                },
                bezier: point.curved,
            });
            let rings = vec![PolygonRing {
                points: points.collect(),
            }];
            let (mode, winding_order) = (PaintMode::Stroke, WindingOrder::NonZero);
            self.ops.push(Op::DrawPolygon {
                polygon: Polygon {
                    rings,
                    mode,
                    winding_order,
                },
            });
        }
    }

    fn text(&mut self, lines: &[&Placed]) {
        self.ops.push(Op::StartTextSection);
        let mut current = None;
        for text in lines {
            let scale = text.line.size / 1000.0;
            let mut x = text.x + text.line.indent;
            for piece in &text.line.pieces {
                let wanted = Some((piece.typeface, text.line.size, text.line.colour));
                if current != wanted {
                    self.colour_and_font(&text.line, piece);
                    current = wanted;
                }
                let matrix = TextMatrix::Translate(points(x), points(text.y));
                self.ops.push(Op::SetTextMatrix { matrix });
                self.glyphs(piece, text.line.size);
                x += piece.width() * scale;
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    fn colour_and_font(&mut self, line: &Line, piece: &Piece) {
        self.ops.push(Op::SetFillColor {
            col: rgb(line.colour),
        });
        let font = PdfFontHandle::External(font_id(piece.typeface));
        self.ops.push(Op::SetFont {
            font,
            size: Pt(line.size as f32),
        });
    }

    fn glyphs(&mut self, piece: &Piece, size: f64) {
        let mut items: Vec<TextItem> = Vec::new();
        let mut run: Vec<Codepoint> = Vec::new();
        for glyph in &piece.glyphs {
            let id = self.subsets.glyph(piece.typeface, glyph.id);
            let moved = glyph.aside != 0.0 || glyph.raised != 0.0;
            if moved {
                items.push(TextItem::GlyphIds(std::mem::take(&mut run)));
                self.show(&mut items);
                let multiplier = rounded(glyph.raised * size / 1000.0);
                self.ops.push(Op::SetLineOffset { multiplier });
                items.push(TextItem::Offset(rounded(-glyph.aside)));
            }
            let after = if moved {
                glyph.kern + glyph.aside
            } else {
                glyph.kern
            };
            run.push(Codepoint::with_cid(
                id,
                rounded(after),
                glyph.text.to_string(),
            ));
            if moved {
                items.push(TextItem::GlyphIds(std::mem::take(&mut run)));
                self.show(&mut items);
                self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
            }
        }
        items.push(TextItem::GlyphIds(run));
        self.show(&mut items);
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        items.retain(|item| !matches!(item, TextItem::GlyphIds(glyphs) if glyphs.is_empty()));
        if !items.is_empty() {
            self.ops.push(Op::ShowText {
                items: std::mem::take(items),
            });
        }
    }
}

/// To a hundredth of a point: finer than any printer, and short in the file.
fn points(value: f64) -> Pt {
    Pt(rounded(value))
}

fn rounded(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

fn rgb(colour: Colour) -> Color {
    let part = |value: u8| (f64::from(value) / 255.0 * 1000.0).round() as f32 / 1000.0;
    Color::Rgb(Rgb::new(
        part(colour.0),
        part(colour.1),
        part(colour.2),
        None,
    ))
}
