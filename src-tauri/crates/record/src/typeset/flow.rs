//! From blocks to strips: every block says how it looks and what it means.

use super::document::{Block, Level, Rich, Tone};
use super::page::CONTENT_WIDTH;
use super::strip::{Ground, Item, Keep, Owner, Strip, baseline, hold};
use super::style::{self, BODY, Colour, DOOR, GAP, INK, LEFT, LINE, Measure, QUIET, SMALL};
use super::tags::{Attribute, ElementId, Tags};
use super::text::Compositor;

/// A heading on its way to becoming a bookmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bookmark {
    pub level: Level,
    pub title: String,
}

/// Where a block may stand: left edge and width in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub x: f64,
    pub width: f64,
}

impl Frame {
    /// Between the margins of a page.
    pub(crate) const PAGE: Self = Self {
        x: LEFT,
        width: CONTENT_WIDTH,
    };
}

/// Turns blocks into strips and notes their meaning.
pub(crate) struct Flow {
    pub compositor: Compositor,
    pub tags: Tags,
    /// Table headers that may be drawn again.
    pub headers: Vec<Vec<Strip>>,
    pub bookmarks: Vec<Bookmark>,
}

impl Flow {
    pub(crate) fn new(compositor: Compositor) -> Self {
        Self {
            compositor,
            tags: Tags::new(),
            headers: Vec::new(),
            bookmarks: Vec::new(),
        }
    }

    /// The strips of several blocks, one after another.
    pub(crate) fn blocks(
        &mut self,
        blocks: &[Block],
        frame: Frame,
        parent: ElementId,
    ) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut new_page = false;
        let mut after_heading = false;
        for block in blocks {
            if matches!(block, Block::PageBreak) {
                new_page = true;
                continue;
            }
            let mut added = self.block(block, frame, parent);
            if let Some(first) = added.first_mut() {
                first.new_page |= std::mem::take(&mut new_page);
            }
            // A note under a heading says how to read what follows: it does not end a page.
            if after_heading && matches!(block, Block::Note(_)) {
                for strip in &mut added {
                    strip.keep = Keep::Firm;
                }
            }
            after_heading = matches!(block, Block::Heading { .. });
            strips.append(&mut added);
        }
        strips
    }

    fn block(&mut self, block: &Block, frame: Frame, parent: ElementId) -> Vec<Strip> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, frame, parent),
            Block::Paragraph(rich) => self.paragraphs(rich, BODY, INK, GAP, frame, (parent, "P")),
            Block::Note(rich) => self.paragraphs(rich, SMALL, QUIET, 4.0, frame, (parent, "P")),
            Block::List { ordered, items } => self.list(*ordered, items, frame, parent),
            Block::Facts(facts) => self.facts(facts, frame, parent),
            Block::Table(table) => self.table(table, frame, parent),
            Block::Grid(grid) => self.grid(grid, frame, parent),
            Block::Quote { words, citation } => self.quote(words, citation, frame, parent),
            Block::Panel {
                tone,
                heading,
                blocks,
            } => self.panel(*tone, heading, blocks, frame, parent),
            Block::KeepTogether(blocks) => {
                let mut strips = self.blocks(blocks, frame, parent);
                hold(&mut strips, Keep::Together);
                strips
            }
            Block::PageBreak => Vec::new(),
            Block::Signature { lines } => self.signature(lines, frame, parent),
        }
    }

    fn heading(&mut self, level: Level, text: &str, frame: Frame, parent: ElementId) -> Vec<Strip> {
        // PDF/UA-1, 7.4.2: the first heading is of the first level and none is skipped.
        let deepest = match self.bookmarks.last().map(|bookmark| bookmark.level) {
            None => Level::One,
            Some(Level::One) => Level::Two,
            Some(_) => Level::Three,
        };
        let tag = match level.min(deepest) {
            Level::One => "H1",
            Level::Two => "H2",
            Level::Three => "H3",
        };
        let (measure, gap, colour) = style::heading(level);
        let owner = Owner::Element(self.tags.add(parent, tag));
        let words = Rich::new().bold(text.replace('\n', " "));
        let lines = self.compositor.lines(&words, measure, colour, frame.width);
        let mut strips: Vec<Strip> = lines
            .into_iter()
            .map(|line| Strip::of_line(line, measure.leading, frame.x, owner))
            .collect();
        for strip in &mut strips {
            strip.keep = Keep::Firm;
        }
        if let Some(first) = strips.first_mut() {
            first.gap = gap;
            first.items.push(Item::Bookmark {
                index: self.bookmarks.len(),
            });
            self.bookmarks.push(Bookmark {
                level: level.min(deepest),
                title: words.plain(),
            });
        }
        strips
    }

    /// Paragraphs, each an element of the given kind. Two lines at least stay together at
    /// either side of a page break.
    fn paragraphs(
        &mut self,
        rich: &Rich,
        measure: Measure,
        colour: Colour,
        gap: f64,
        frame: Frame,
        (parent, kind): (ElementId, &'static str),
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        for paragraph in rich.paragraphs() {
            let owner = Owner::Element(self.tags.add(parent, kind));
            strips.append(&mut self.lines(&paragraph, measure, colour, gap, frame, owner));
        }
        strips
    }

    /// The lines of one paragraph.
    fn lines(
        &mut self,
        rich: &Rich,
        measure: Measure,
        colour: Colour,
        gap: f64,
        frame: Frame,
        owner: Owner,
    ) -> Vec<Strip> {
        let lines = self.compositor.lines(rich, measure, colour, frame.width);
        let count = lines.len();
        let mut strips = Vec::with_capacity(count);
        for (index, line) in lines.into_iter().enumerate() {
            let mut strip = Strip::of_line(line, measure.leading, frame.x, owner);
            strip.gap = if index == 0 { gap } else { 0.0 };
            if (index == 0 && count > 1) || index + 2 == count {
                strip.keep = Keep::Firm;
            }
            strips.push(strip);
        }
        strips
    }

    fn list(
        &mut self,
        ordered: bool,
        items: &[Rich],
        frame: Frame,
        parent: ElementId,
    ) -> Vec<Strip> {
        if items.iter().all(Rich::is_blank) {
            return Vec::new();
        }
        let numbering = if ordered {
            Attribute::Numbers
        } else {
            Attribute::Bullets
        };
        let list = self.tags.add_with(parent, "L", Some(numbering));
        let indent = 16.0;
        let inside = Frame {
            x: frame.x + indent,
            width: frame.width - indent,
        };
        let mut strips = Vec::new();
        for (index, item) in items.iter().filter(|item| !item.is_blank()).enumerate() {
            let entry = self.tags.add(list, "LI");
            let label = self.tags.add(entry, "Lbl");
            let body = self.tags.add(entry, "LBody");
            let gap = if index == 0 { 5.0 } else { 3.5 };
            let mut added = self.lines(item, BODY, INK, gap, inside, Owner::Element(body));
            let sign = if ordered {
                format!("{}.", index + 1)
            } else {
                "•".to_owned()
            };
            let line = self.compositor.line(&Rich::from(sign), BODY, DOOR);
            if let Some(first) = added.first_mut() {
                first.items.push(Item::Text {
                    x: frame.x + 2.0,
                    y: baseline(BODY.size, BODY.leading),
                    line,
                    owner: Owner::Element(label),
                });
            }
            strips.append(&mut added);
        }
        strips
    }

    fn quote(
        &mut self,
        words: &Rich,
        citation: &Rich,
        frame: Frame,
        parent: ElementId,
    ) -> Vec<Strip> {
        let quote = self.tags.add(parent, "BlockQuote");
        let inside = Frame {
            x: frame.x + 16.0,
            width: frame.width - 24.0,
        };
        let mut strips = self.paragraphs(words, BODY, INK, 5.0, inside, (quote, "P"));
        if !citation.is_blank() {
            if let Some(last) = strips.last_mut() {
                last.keep = Keep::Firm;
            }
            strips.append(&mut self.paragraphs(citation, SMALL, QUIET, 2.0, inside, (quote, "P")));
        }
        for (index, strip) in strips.iter_mut().enumerate() {
            strip.grounds.insert(
                0,
                Ground {
                    x: frame.x + 2.0,
                    width: 2.0,
                    colour: LINE,
                    edge: None,
                    covers_gap: index > 0,
                },
            );
        }
        if let Some(first) = strips.first_mut() {
            first.gap = GAP;
        }
        strips
    }

    fn panel(
        &mut self,
        tone: Tone,
        heading: &str,
        blocks: &[Block],
        frame: Frame,
        parent: ElementId,
    ) -> Vec<Strip> {
        let section = self.tags.add(parent, "Div");
        let (edge, ground) = style::tone(tone);
        let inside = Frame {
            x: frame.x + 16.0,
            width: frame.width - 30.0,
        };
        let mut body = Vec::new();
        if !heading.trim().is_empty() {
            let words = Rich::new().bold(heading);
            body.append(&mut self.paragraphs(&words, BODY, edge, 0.0, inside, (section, "P")));
            if let Some(last) = body.last_mut() {
                last.keep = Keep::Firm;
            }
        }
        body.append(&mut self.blocks(blocks, inside, section));
        if let Some(first) = body.first_mut() {
            first.gap = 0.0;
        }
        if let Some(last) = body.last_mut() {
            last.keep = Keep::Firm;
        }
        let mut strips = vec![Strip {
            keep: Keep::Firm,
            gap: GAP + 3.0,
            ..Strip::new(9.0)
        }];
        strips.append(&mut body);
        strips.push(Strip::new(10.0));
        for (index, strip) in strips.iter_mut().enumerate() {
            strip.grounds.insert(
                0,
                Ground {
                    x: frame.x,
                    width: frame.width,
                    colour: ground,
                    edge: Some(edge),
                    covers_gap: index > 0,
                },
            );
        }
        let lines = strips.len();
        if lines <= 12 {
            hold(&mut strips, Keep::Row);
        }
        strips
    }

    /// The signature's words in a frame that is never cut.
    fn signature(&mut self, lines: &[Rich], frame: Frame, parent: ElementId) -> Vec<Strip> {
        let inside = Frame {
            x: frame.x + 16.0,
            width: frame.width - 32.0,
        };
        let mut body = Vec::new();
        for line in lines {
            let mut added = self.paragraphs(line, BODY, INK, 1.0, inside, (parent, "P"));
            body.append(&mut added);
        }
        let height: f64 = body.iter().map(|s| s.gap + s.height).sum::<f64>() + 24.0;
        let mut top = Strip {
            gap: GAP + 6.0,
            ..Strip::new(12.0)
        };
        let (x, width) = (frame.x, frame.width);
        top.items.push(Item::SignaturePlace { x, width, height });
        for (x, y, width, height) in [
            (x, 0.0, width, 0.9),
            (x, height - 0.9, width, 0.9),
            (x, 0.0, 0.9, height),
            (x + width - 0.9, 0.0, 0.9, height),
        ] {
            top.items.push(Item::Fill {
                x,
                y,
                width,
                height,
                colour: DOOR,
            });
        }
        let mut strips = vec![top];
        strips.append(&mut body);
        strips.push(Strip::new(12.0));
        hold(&mut strips, Keep::Firm);
        strips
    }
}
