//! From strips to pages: what fits, where to break, what is drawn again.

use super::strip::{Item, Keep, Owner, Strip};
use super::style::{BOTTOM, Colour, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP};
use super::text::Line;

/// A rectangle on a page in points, measured from the lower left corner as PDF does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Left edge.
    pub x: f64,
    /// Lower edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A line of text on a page: its left end and baseline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub x: f64,
    pub y: f64,
    pub line: Line,
    pub owner: Owner,
}

/// One page, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Page {
    pub fills: Vec<(Place, Colour)>,
    pub texts: Vec<Placed>,
}

/// All pages, and where bookmarks and signature ended up.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Pages {
    pub pages: Vec<Page>,
    /// For each bookmark: page index and height above the foot of the page.
    pub bookmarks: Vec<(usize, usize, f64)>,
    pub signature: Option<(usize, Place)>,
}

/// Fills pages with strips.
pub(crate) fn paginate(strips: &[Strip], headers: &[Vec<Strip>]) -> Pages {
    let mut filler = Filler {
        out: Pages {
            pages: vec![Page::default()],
            ..Pages::default()
        },
        headers,
        y: 0.0,
        fresh: true,
    };
    filler.fill(strips, Keep::Together);
    filler.out
}

const ROOM: f64 = PAGE_HEIGHT - TOP - BOTTOM;

struct Filler<'a> {
    out: Pages,
    headers: &'a [Vec<Strip>],
    /// How far down the page's content reaches.
    y: f64,
    /// Nothing stands on the page yet.
    fresh: bool,
}

impl Filler<'_> {
    /// Places strips, never breaking inside a group held together at least as strongly as
    /// `keep`, unless the group does not fit on a page: then as strongly as that allows.
    fn fill(&mut self, strips: &[Strip], keep: Keep) {
        let mut rest = strips;
        while !rest.is_empty() {
            let held = rest.iter().take_while(|strip| strip.keep >= keep).count();
            let (group, after) = rest.split_at((held + 1).min(rest.len()));
            self.group(group, keep);
            rest = after;
        }
    }

    fn group(&mut self, group: &[Strip], keep: Keep) {
        let Some(first) = group.first() else { return };
        if first.new_page && !self.fresh {
            self.turn(None);
        }
        let whole = extent(group);
        let gap = if self.fresh { 0.0 } else { first.gap };
        if self.y + gap + whole > ROOM && self.header_height(first.header) + whole <= ROOM {
            self.turn(first.header);
        }
        let gap = if self.fresh { 0.0 } else { first.gap };
        match (group, keep) {
            _ if self.y + gap + whole <= ROOM => group.iter().for_each(|strip| self.place(strip)),
            ([single], _) => {
                if !self.fresh {
                    self.turn(single.header);
                }
                self.place(single);
            }
            (_, Keep::Together) => self.fill(group, Keep::Row),
            (_, Keep::Row) => self.fill(group, Keep::Firm),
            _ => group
                .iter()
                .for_each(|strip| self.group(std::slice::from_ref(strip), keep)),
        }
    }

    fn header_height(&self, header: Option<usize>) -> f64 {
        self.header(header).map_or(0.0, extent)
    }

    /// The header to draw again, unless it would eat half the page.
    fn header(&self, number: Option<usize>) -> Option<&[Strip]> {
        let header = self.headers.get(number?)?.as_slice();
        Some(header).filter(|strips| extent(strips) < ROOM / 2.0)
    }

    /// Goes on to the next page.
    fn turn(&mut self, header: Option<usize>) {
        self.out.pages.push(Page::default());
        self.y = 0.0;
        self.fresh = true;
        for strip in self
            .header(header)
            .map(<[Strip]>::to_vec)
            .unwrap_or_default()
        {
            self.place(&strip);
        }
    }

    fn place(&mut self, strip: &Strip) {
        let gap = if self.fresh { 0.0 } else { strip.gap };
        let index = self.out.pages.len().saturating_sub(1);
        let top = PAGE_HEIGHT - TOP - self.y - gap;
        let Some(page) = self.out.pages.last_mut() else {
            return;
        };
        for ground in &strip.grounds {
            let above = if ground.covers_gap { gap } else { 0.0 };
            let (y, height) = (top - strip.height, strip.height + above);
            page.fills.push((
                Place {
                    x: ground.x,
                    y,
                    width: ground.width,
                    height,
                },
                ground.colour,
            ));
            if let Some(edge) = ground.edge {
                page.fills.push((
                    Place {
                        x: ground.x,
                        y,
                        width: 3.0,
                        height,
                    },
                    edge,
                ));
            }
        }
        for item in &strip.items {
            match item {
                Item::Text { x, y, line, owner } => {
                    page.texts.push(Placed {
                        x: *x,
                        y: top - y,
                        line: line.clone(),
                        owner: *owner,
                    });
                }
                Item::Fill {
                    x,
                    y,
                    width,
                    height,
                    colour,
                } => {
                    let place = Place {
                        x: *x,
                        y: top - y - height,
                        width: *width,
                        height: *height,
                    };
                    page.fills.push((place, *colour));
                }
                Item::Bookmark { index: bookmark } => {
                    self.out.bookmarks.push((*bookmark, index, top + 6.0));
                }
                Item::SignaturePlace { x, width, height } => {
                    let place = Place {
                        x: *x,
                        y: top - height,
                        width: *width,
                        height: *height,
                    };
                    self.out.signature = Some((index, place));
                }
            }
        }
        self.y += gap + strip.height;
        self.fresh = false;
    }
}

/// Height of strips one under another, without the space before the first.
fn extent(strips: &[Strip]) -> f64 {
    let gaps: f64 = strips.iter().skip(1).map(|strip| strip.gap).sum();
    strips.iter().map(|strip| strip.height).sum::<f64>() + gaps
}

/// The width content may take.
pub(crate) const CONTENT_WIDTH: f64 = PAGE_WIDTH - LEFT - super::style::RIGHT;
