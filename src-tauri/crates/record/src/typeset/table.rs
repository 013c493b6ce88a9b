//! Tables, facts and grids: rows of cells whose lines stand side by side.
//!
//! A row is one strip for every line of its tallest cell. It stays whole when it fits on a
//! page; a row taller than a page is cut between lines. The header row is drawn again, as an
//! artifact, on every page the table reaches (PDF/UA-1, 7.1: repeated content is not read
//! twice).

use super::document::{Cell, Grid, Rich, Style, Table, Tone};
use super::flow::{Flow, Frame};
use super::shares::{Letters, shares};
use super::strip::{Item, Keep, Owner, Strip, baseline, hold};
use super::style::{self, CELL, Colour, GAP, GRID, HEADER_GROUND, INK, LINE, Measure, QUIET};
use super::tags::{Attribute, ElementId};

/// A cell ready to be set.
struct Set<'a> {
    words: Rich,
    colour: Colour,
    owner: Owner,
    tone: Option<Tone>,
    ground: Option<Colour>,
    place: &'a Frame,
}

/// How the rows of a table look.
#[derive(Clone, Copy)]
struct Look {
    measure: Measure,
    above: f64,
    below: f64,
    /// Left of the words; the same again is left free at the right.
    beside: f64,
    rule: Option<Colour>,
    /// Free space between rows.
    between: f64,
}

const TABLE: Look = Look {
    measure: CELL,
    above: 4.5,
    below: 5.0,
    beside: 6.0,
    rule: Some(LINE),
    between: 0.0,
};
const FACTS: Look = Look {
    beside: 0.0,
    ..TABLE
};
const TILES: Look = Look {
    measure: GRID,
    above: 4.0,
    below: 4.5,
    beside: 6.5,
    rule: None,
    between: 2.5,
};

impl Flow {
    /// A table with its caption and header.
    pub(crate) fn table(&mut self, table: &Table, frame: Frame, parent: ElementId) -> Vec<Strip> {
        let headers: Vec<&str> = table.columns.iter().map(|c| c.header.as_str()).collect();
        let places = places(frame, &shared(table, &headers, frame), 0.0);
        let (mut strips, element) = self.opening(&table.caption, &table.summary, frame, parent);
        let header = self.header_row(element, &headers, &places, TABLE, Some(HEADER_GROUND));
        let number = self.remember(&header);
        strips.extend(header);
        for cells in &table.rows {
            let row = self.tags.add(element, "TR");
            let empty = Cell::default();
            let mut set = Vec::new();
            for (column, place) in places.iter().enumerate() {
                let cell = cells.get(column).unwrap_or(&empty);
                set.push(self.cell(row, cell, column == 0 && table.row_headers, place));
            }
            strips.append(&mut self.row(&set, TABLE, Some(number)));
        }
        close(strips)
    }

    /// Labels and values.
    pub(crate) fn facts(
        &mut self,
        facts: &[(String, Rich)],
        frame: Frame,
        parent: ElementId,
    ) -> Vec<Strip> {
        if facts.is_empty() {
            return Vec::new();
        }
        let (mut strips, element) = self.opening("", "", frame, parent);
        let places = places(frame, &[31.0, 69.0], 14.0);
        for (label, value) in facts {
            let row = self.tags.add(element, "TR");
            let mut set = Vec::new();
            for (column, place) in places.iter().enumerate() {
                let words = if column == 0 {
                    Rich::from(label.as_str())
                } else {
                    value.clone()
                };
                let cell = Cell {
                    words,
                    tone: None,
                    alt: None,
                };
                let mut ready = self.cell(row, &cell, column == 0, place);
                ready.colour = if column == 0 { QUIET } else { INK };
                set.push(ready);
            }
            strips.append(&mut self.row(&set, FACTS, None));
        }
        close(strips)
    }

    /// A grid of tiles.
    pub(crate) fn grid(&mut self, grid: &Grid, frame: Frame, parent: ElementId) -> Vec<Strip> {
        let (mut strips, element) = self.opening(&grid.caption, &grid.summary, frame, parent);
        let mut shares = vec![1.25];
        shares.resize(grid.columns.len() + 1, 1.0);
        let places = places(frame, &shares, 3.0);
        let headers: Vec<&str> = std::iter::once(&grid.corner)
            .chain(&grid.columns)
            .map(String::as_str)
            .collect();
        let header = self.header_row(element, &headers, &places, TILES, None);
        let number = self.remember(&header);
        strips.extend(header);
        for (name, cells) in &grid.rows {
            let row = self.tags.add(element, "TR");
            let empty = Cell::default();
            let head = Cell::from(name.as_str());
            let mut set = Vec::new();
            for (column, place) in places.iter().enumerate() {
                let cell = match column.checked_sub(1) {
                    None => &head,
                    Some(index) => cells.get(index).unwrap_or(&empty),
                };
                let mut ready = self.cell(row, cell, column == 0, place);
                if column > 0 && ready.tone.is_none() {
                    ready.tone = Some(Tone::Plain);
                }
                set.push(ready);
            }
            strips.append(&mut self.row(&set, TILES, Some(number)));
        }
        close(strips)
    }

    /// The table element with its caption.
    fn opening(
        &mut self,
        caption: &str,
        summary: &str,
        frame: Frame,
        parent: ElementId,
    ) -> (Vec<Strip>, ElementId) {
        let summary = Some(summary.trim()).filter(|s| !s.is_empty());
        let attribute = summary.map(|s| Attribute::Summary(s.to_owned()));
        let element = self.tags.add_with(parent, "Table", attribute);
        let mut strips = Vec::new();
        if !caption.trim().is_empty() {
            let owner = Owner::Element(self.tags.add(element, "Caption"));
            let words = Rich::new().bold(caption);
            let lines = self.compositor.lines(&words, CELL, INK, frame.width);
            for line in lines {
                let mut strip = Strip::of_line(line, CELL.leading, frame.x, owner);
                strip.keep = Keep::Firm;
                strips.push(strip);
            }
            if let Some(last) = strips.last_mut() {
                last.height += 3.0;
            }
        }
        (strips, element)
    }

    fn header_row(
        &mut self,
        element: ElementId,
        headers: &[&str],
        places: &[Frame],
        look: Look,
        ground: Option<Colour>,
    ) -> Vec<Strip> {
        let row = self.tags.add(element, "TR");
        let mut set = Vec::new();
        for (header, place) in headers.iter().zip(places) {
            let owner = self.tags.add_with(row, "TH", Some(Attribute::ColumnHeader));
            set.push(Set {
                words: Rich::new().bold(*header),
                colour: INK,
                owner: Owner::Element(owner),
                tone: None,
                ground,
                place,
            });
        }
        let mut strips = self.row(&set, look, None);
        for strip in &mut strips {
            strip.keep = Keep::Firm;
        }
        strips
    }

    /// Keeps a header to be drawn again: its text becomes an artifact.
    fn remember(&mut self, header: &[Strip]) -> usize {
        let mut again = header.to_vec();
        for item in again.iter_mut().flat_map(|strip| strip.items.iter_mut()) {
            if let Item::Text { owner, .. } = item {
                *owner = Owner::Artifact;
            }
        }
        self.headers.push(again);
        self.headers.len() - 1
    }

    fn cell<'a>(&mut self, row: ElementId, cell: &Cell, heads: bool, place: &'a Frame) -> Set<'a> {
        let owner = if heads {
            self.tags.add_with(row, "TH", Some(Attribute::RowHeader))
        } else {
            self.tags.add(row, "TD")
        };
        if let Some(alt) = cell.alt.as_deref().filter(|alt| !alt.trim().is_empty()) {
            self.tags.describe(owner, alt);
        }
        Set {
            words: if heads {
                cell.words.first_line_in(Style::Bold)
            } else {
                cell.words.clone()
            },
            colour: INK,
            owner: Owner::Element(owner),
            tone: cell.tone,
            ground: None,
            place,
        }
    }

    /// The strips of one row.
    fn row(&mut self, cells: &[Set<'_>], look: Look, header: Option<usize>) -> Vec<Strip> {
        let mut columns = Vec::new();
        for cell in cells {
            let width = (cell.place.width - 2.0 * look.beside).max(look.measure.size * 2.0);
            columns.push(
                self.compositor
                    .lines(&cell.words, look.measure, cell.colour, width),
            );
        }
        let count = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let mut strips = Vec::with_capacity(count);
        for index in 0..count {
            let (first, last) = (index == 0, index + 1 == count);
            let above = if first { look.above } else { 0.0 };
            let below = if last { look.below } else { 0.0 };
            let height = above + look.measure.leading + below;
            let mut strip = Strip {
                header,
                ..Strip::new(height)
            };
            if first {
                strip.gap = look.between;
            }
            for (cell, lines) in cells.iter().zip(&mut columns) {
                let Frame { x, width } = *cell.place;
                if let Some((edge, ground)) = cell.tone.map(style::tone) {
                    strip.items.push(Item::Fill {
                        x,
                        y: 0.0,
                        width,
                        height,
                        colour: ground,
                    });
                    strip.items.push(Item::Fill {
                        x,
                        y: 0.0,
                        width: 2.5,
                        height,
                        colour: edge,
                    });
                } else if let Some(colour) = cell.ground {
                    strip.items.push(Item::Fill {
                        x,
                        y: 0.0,
                        width,
                        height,
                        colour,
                    });
                }
                if let Some(line) = lines.next() {
                    let y = above + baseline(look.measure.size, look.measure.leading);
                    strip.items.push(Item::Text {
                        x: x + look.beside,
                        y,
                        line,
                        owner: cell.owner,
                    });
                }
            }
            if let (true, Some(colour)) = (last, look.rule) {
                let (first, last) = (cells.first(), cells.last());
                if let (Some(first), Some(last)) = (first, last) {
                    let x = first.place.x;
                    let width = last.place.x + last.place.width - x;
                    let y = height - 0.6;
                    strip.items.push(Item::Fill {
                        x,
                        y,
                        width,
                        height: 0.6,
                        colour,
                    });
                }
            }
            strips.push(strip);
        }
        hold(&mut strips, Keep::Row);
        strips
    }
}

/// Where the columns stand, with free space between them.
fn places(frame: Frame, shares: &[f64], between: f64) -> Vec<Frame> {
    let gaps = between * (shares.len().saturating_sub(1)) as f64;
    let (all, room): (f64, f64) = (shares.iter().sum(), frame.width - gaps);
    let mut x = frame.x;
    shares
        .iter()
        .map(|share| {
            let width = room * share / all;
            let place = Frame { x, width };
            x += width + between;
            place
        })
        .collect()
}

/// The shares of the columns, by what stands in them.
fn shared(table: &Table, headers: &[&str], frame: Frame) -> Vec<f64> {
    let meant: Vec<u32> = table.columns.iter().map(|c| u32::from(c.share)).collect();
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|cells| cells.iter().map(|cell| cell.words.plain()).collect())
        .collect();
    // A letter of these typefaces is about half as wide as it is high.
    let letter = TABLE.measure.size / 2.0;
    let room = Letters {
        across: (frame.width / letter) as u32,
        beside: (TABLE.beside * 2.0 / letter).ceil() as u32,
    };
    let shares = shares(&meant, headers, &rows, room);
    shares.into_iter().map(f64::from).collect()
}

/// Space before the table.
fn close(mut strips: Vec<Strip>) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.gap = GAP + 2.0;
    }
    strips
}
