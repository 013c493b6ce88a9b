//! What holds for the laid-out pages of any document, however long its words and lists.

use super::super::page::Placed;
use super::super::strip::Owner;
use super::super::style::{BOTTOM, PAGE_HEIGHT, TOP};
use super::super::tags::{Attribute, ElementId};
use super::*;

/// The room for content on a page.
const ROOM: f64 = PAGE_HEIGHT - TOP - BOTTOM;

/// Asserts it all.
pub(crate) fn assert_sound(document: &Document) {
    let laid = lay(document).unwrap();
    assert_inside(&laid);
    grounds_stay_inside(&laid);
    nothing_is_printed_over_anything(&laid);
    no_heading_ends_a_page(&laid);
    rows_stay_whole(&laid);
    headers_are_drawn_again(&laid);
}

fn grounds_stay_inside(laid: &Laid) {
    for page in &laid.pages.pages {
        for (place, _) in &page.fills {
            assert!(place.x >= LEFT - 0.01 && place.width >= 0.0);
            assert!(place.x + place.width <= PAGE_WIDTH - RIGHT + 0.01);
            assert!(place.y >= 0.0 && place.y + place.height <= PAGE_HEIGHT - TOP + 0.01);
        }
    }
}

fn nothing_is_printed_over_anything(laid: &Laid) {
    for page in &laid.pages.pages {
        let mut lines: Vec<&Placed> = page
            .texts
            .iter()
            .filter(|text| text.line.width() > 0.0)
            .collect();
        lines.sort_by(|a, b| b.y.total_cmp(&a.y));
        for (index, upper) in lines.iter().enumerate() {
            let near = lines[index + 1..]
                .iter()
                .take_while(|lower| upper.y - lower.y < 9.0);
            for lower in near {
                let (a, b) = (upper.x + upper.line.indent, lower.x + lower.line.indent);
                let apart =
                    a + upper.line.width() <= b + 0.01 || b + lower.line.width() <= a + 0.01;
                assert!(apart, "“{}” and “{}”", text_of(upper), text_of(lower));
            }
        }
    }
}

fn no_heading_ends_a_page(laid: &Laid) {
    for page in &laid.pages.pages {
        let last = page
            .texts
            .iter()
            .rfind(|text| text.owner != Owner::Artifact);
        if let Some(last) = last {
            assert!(
                !kind(laid, last.owner).starts_with('H'),
                "{}",
                text_of(last)
            );
        }
    }
}

/// A row is on one page unless its tallest cell alone needs more than one.
fn rows_stay_whole(laid: &Laid) {
    let mut rows: BTreeMap<ElementId, (Vec<usize>, BTreeMap<Owner, f64>)> = BTreeMap::new();
    for (index, page) in laid.pages.pages.iter().enumerate() {
        for text in &page.texts {
            let Some(row) = above(laid, text.owner, "TR") else {
                continue;
            };
            let (pages, cells) = rows.entry(row).or_default();
            pages.push(index);
            // The lines of a grid stand closest.
            *cells.entry(text.owner).or_default() += text.line.size * 1.45;
        }
    }
    for (row, (mut pages, cells)) in rows {
        pages.dedup();
        let tallest = cells.values().copied().fold(0.0, f64::max);
        assert!(
            pages.len() == 1 || tallest > ROOM * 0.8,
            "{row:?} on {pages:?}, {tallest} high"
        );
    }
}

/// Where a table with a header goes on, the header stands again, as an artifact.
fn headers_are_drawn_again(laid: &Laid) {
    let tags = &laid.flow.tags;
    let mut headers: BTreeMap<ElementId, Vec<(ElementId, String)>> = BTreeMap::new();
    for text in laid.pages.pages.iter().flat_map(|page| &page.texts) {
        let Owner::Element(cell) = text.owner else {
            continue;
        };
        if tags.elements[cell.0].attribute == Some(Attribute::ColumnHeader) {
            let table = above(laid, text.owner, "Table").unwrap();
            headers
                .entry(table)
                .or_default()
                .push((cell, text_of(text)));
        }
    }
    for (table, header) in headers {
        let height = header
            .iter()
            .fold(BTreeMap::<_, usize>::new(), |mut lines, (cell, _)| {
                *lines.entry(cell).or_default() += 1;
                lines
            });
        let lines = height.values().copied().max().unwrap_or_default() as f64;
        if lines * 14.0 > ROOM * 0.45 {
            continue;
        }
        for page in &laid.pages.pages {
            let inside = |text: &&Placed| above(laid, text.owner, "Table") == Some(table);
            let own = page
                .texts
                .iter()
                .filter(inside)
                .any(|text| kind(laid, text.owner) == "TD");
            let first = page.texts.iter().any(|text| {
                matches!(text.owner, Owner::Element(cell) if header.iter().any(|(h, _)| *h == cell))
            });
            if own && !first {
                for (_, words) in &header {
                    let again =
                        |text: &&Placed| text.owner == Owner::Artifact && text_of(text) == *words;
                    assert!(page.texts.iter().any(|text| again(&text)), "{words}");
                }
            }
        }
    }
}

fn above(laid: &Laid, owner: Owner, kind: &str) -> Option<ElementId> {
    let Owner::Element(mut id) = owner else {
        return None;
    };
    loop {
        let element = &laid.flow.tags.elements[id.0];
        if element.kind == kind {
            return Some(id);
        }
        id = element.parent?;
    }
}

#[test]
fn the_specimen_is_sound() {
    assert_sound(&specimen());
}

#[test]
fn five_hundred_pages_are_as_sound_as_one() {
    let mut blocks = Vec::new();
    for part in 0..250 {
        blocks.push(Block::section(format!("Part {part}")));
        blocks.push(Block::paragraph("words and more words ".repeat(150)));
        blocks.push(ledger(24, &"some words ".repeat(12)));
    }
    let document = document(blocks);
    assert_sound(&document);
    let drawn = draw(&document).unwrap();
    assert!(drawn.report.pages >= 500, "{}", drawn.report.pages);
}
