//! The engine: a document of words in, a complete unsigned PDF out.
//!
//! ```text
//! Document ─ flow, table ─▶ strips ─ page ─▶ pages ─ paint ─▶ printpdf ─ complete ─▶ bytes
//!              │ text (typeface): shaped glyphs, broken lines
//!              └ tags ────────────────────────────────────────▶ structure
//! ```
//!
//! A block becomes *strips* of full width that are never cut; pages are filled with strips.
//! Beside them grows the tree of tags in reading order. printpdf writes the operators, and one
//! pass with lopdf adds what it cannot say (see [`complete`]).
//!
//! What always holds: the same [`Document`] gives the same bytes; no character is lost; every
//! file is PDF/A-3a and PDF/UA-1 (`tests/outside/VeraPdf.java` asks veraPDF).
//!
//! To add a kind of block: a variant in [`document`], its strips and tags in [`flow`].

mod colour_profile;
mod complete;
mod direction;
mod document;
mod flow;
mod metadata;
mod page;
mod paint;
mod shares;
mod strip;
mod structure;
mod style;
mod table;
mod tags;
mod text;
mod typeface;
mod watermark;
mod words;

pub use document::{
    Attachment, Block, Cell, Column, Document, Grid, Level, Rich, Run, Style, Table, Tone,
};
pub use page::Place;

use std::collections::BTreeMap;

use flow::{Bookmark, Flow, Frame};
use page::{CONTENT_WIDTH, Pages, Placed, paginate};
use strip::Owner;
use style::{FOOT, FOOTER, LEFT, PAGE_WIDTH, QUIET, RIGHT};
use tags::{ElementId, Tags};
use text::Compositor;
use watermark::OutlinePoint;

use crate::RecordError;

/// A drawn document.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The file: PDF 1.7, unsigned, complete.
    pub bytes: Vec<u8>,
    /// What drawing it came to.
    pub report: Report,
}

/// What drawing came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Number of pages.
    pub pages: usize,
    /// Characters no typeface holds, drawn as their code in a box. In code order.
    pub missing_glyphs: Vec<char>,
    /// Page index (from 0) and place of the visible signature block, where the signer lays
    /// the signature field.
    pub signature_place: Option<(usize, Place)>,
}

/// Draws a document. A pure function: the same document gives the same bytes.
///
/// # Errors
///
/// [`RecordError::Typeface`] when a built-in typeface cannot be read, [`RecordError::Pages`]
/// and [`RecordError::Completion`] when a library underneath objects; none of them depends on
/// what the document says.
pub fn draw(document: &Document) -> Result<Drawn, RecordError> {
    let (pdf, report) = unwritten(document)?;
    write(pdf, report)
}

/// Writes a drawn document.
///
/// # Errors
///
/// [`RecordError::Completion`].
pub(crate) fn write(mut pdf: lopdf::Document, report: Report) -> Result<Drawn, RecordError> {
    let bytes = complete::written(&mut pdf)?;
    Ok(Drawn { bytes, report })
}

/// The same as [`draw`], not yet written: for whoever adds to it at once, and would have to read it
/// again.
///
/// # Errors
///
/// As [`draw`].
pub(crate) fn unwritten(document: &Document) -> Result<(lopdf::Document, Report), RecordError> {
    let Laid {
        pages,
        mut flow,
        watermark,
    } = lay(document)?;
    let pdf = paint::paint(&pages, &watermark, &mut flow.tags)?;
    let bookmarks: Vec<(Bookmark, usize, f64)> = pages
        .bookmarks
        .iter()
        .filter_map(|(index, page, y)| Some((flow.bookmarks.get(*index)?.clone(), *page, *y)))
        .collect();
    let pdf = complete::complete(pdf, document, &flow.tags, &bookmarks)?;
    let report = Report {
        pages: pages.pages.len(),
        missing_glyphs: flow.compositor.missing(),
        signature_place: pages.signature,
    };
    Ok((pdf, report))
}

/// The first of several ways to say something that stands on one page, where each way is shorter
/// than the one before; the last where none does. Laying a page out costs far more than writing it:
/// after the first way, which mostly fits, the range left is halved until one way remains.
///
/// # Errors
///
/// [`RecordError::Typeface`] when a built-in typeface cannot be read.
pub(crate) fn first_on_one_page(
    ways: usize,
    way: impl Fn(usize) -> Vec<Block>,
) -> Result<Vec<Block>, RecordError> {
    let mut compositor = Some(Compositor::new()?);
    let mut fits = |blocks: &[Block]| {
        let mut flow = Flow::new(compositor.take()?);
        let strips = flow.blocks(blocks, Frame::PAGE, Tags::DOCUMENT);
        let pages = paginate(&strips, &flow.headers).pages.len();
        compositor = Some(flow.compositor);
        Some(pages <= 1)
    };
    let whole = way(0);
    if ways <= 1 || fits(&whole) == Some(true) {
        return Ok(whole);
    }
    // What is too long ends before `short`; what fits, or is the last, begins there.
    let (mut long, mut short) = (0, ways - 1);
    let mut found = None;
    while long + 1 < short {
        let middle = long.midpoint(short);
        let blocks = way(middle);
        if fits(&blocks) == Some(true) {
            (short, found) = (middle, Some(blocks));
        } else {
            long = middle;
        }
    }
    Ok(found.unwrap_or_else(|| way(short)))
}

/// A document laid out on its pages.
struct Laid {
    pages: Pages,
    flow: Flow,
    /// Outlines of the word across every page.
    watermark: Vec<Vec<OutlinePoint>>,
}

fn lay(document: &Document) -> Result<Laid, RecordError> {
    let mut flow = Flow::new(Compositor::new()?);
    let strips = flow.blocks(&document.blocks, Frame::PAGE, Tags::DOCUMENT);
    let mut pages = paginate(&strips, &flow.headers);
    read_as_written(&pages, &mut flow.tags);
    let footer = match &document.watermark {
        Some(word) => format!("{word} · {}", document.footer),
        None => document.footer.clone(),
    };
    number(&mut pages, &footer, &mut flow.compositor);
    let watermark = document.watermark.as_ref();
    let watermark = watermark.map(|word| watermark::watermark(word, &mut flow.compositor));
    let watermark = watermark.unwrap_or_default();
    Ok(Laid {
        pages,
        flow,
        watermark,
    })
}

/// Notes what the elements read as in which something runs from right to left.
fn read_as_written(pages: &Pages, tags: &mut Tags) {
    let mut said: BTreeMap<ElementId, (String, bool)> = BTreeMap::new();
    for text in pages.pages.iter().flat_map(|page| &page.texts) {
        if let Owner::Element(element) = text.owner {
            let (words, turned) = said.entry(element).or_default();
            words.push_str(&text.line.says());
            *turned |= !text.line.turned.is_empty();
        }
    }
    for (element, (words, turned)) in said {
        if turned {
            tags.reads_as(element, words);
        }
    }
}

/// Puts the foot of the page under every page.
fn number(pages: &mut Pages, footer: &str, compositor: &mut Compositor) {
    let count = pages.pages.len();
    for (index, page) in pages.pages.iter_mut().enumerate() {
        let number = format!("Page {} of {count}", index + 1);
        let number = compositor.line(&number.into(), FOOT, QUIET);
        let room = CONTENT_WIDTH - number.width() - 24.0;
        let named = compositor.lines(&footer.into(), FOOT, QUIET, room);
        let (left, right) = (LEFT, PAGE_WIDTH - RIGHT - number.width());
        page.fills.push((
            Place {
                x: LEFT,
                y: FOOTER + 14.0,
                width: CONTENT_WIDTH,
                height: 0.6,
            },
            style::LINE,
        ));
        for (row, line) in named.into_iter().take(2).enumerate() {
            let y = FOOTER - row as f64 * FOOT.leading;
            page.texts.push(Placed {
                x: left,
                y,
                line,
                owner: Owner::Artifact,
            });
        }
        page.texts.push(Placed {
            x: right,
            y: FOOTER,
            line: number,
            owner: Owner::Artifact,
        });
    }
}

#[cfg(test)]
pub(crate) mod tests;
