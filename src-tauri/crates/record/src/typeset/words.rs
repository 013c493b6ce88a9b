//! All the words of a document, in reading order: for a search, never for a page.

use super::document::{Block, Cell, Document, Rich};

impl Document {
    /// Every word a person can read in it, one piece a line; the foot of the page and the title too.
    #[must_use]
    pub fn words(&self) -> String {
        let mut all = vec![
            self.title.clone(),
            self.subject.clone(),
            self.footer.clone(),
        ];
        of_blocks(&self.blocks, &mut all);
        all.retain(|piece| !piece.trim().is_empty());
        all.join("\n")
    }
}

fn of_blocks(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } => all.push(text.clone()),
            Block::Paragraph(words) | Block::Note(words) => all.push(words.plain()),
            Block::List { items, .. } => all.extend(items.iter().map(Rich::plain)),
            Block::Facts(rows) => {
                for (label, value) in rows {
                    all.push(label.clone());
                    all.push(value.plain());
                }
            }
            Block::Table(table) => {
                all.push(table.caption.clone());
                all.push(table.summary.clone());
                all.extend(table.columns.iter().map(|column| column.header.clone()));
                of_cells(table.rows.iter().flatten(), all);
            }
            Block::Grid(grid) => {
                all.push(grid.caption.clone());
                all.push(grid.summary.clone());
                all.push(grid.corner.clone());
                all.extend(grid.columns.iter().cloned());
                for (header, cells) in &grid.rows {
                    all.push(header.clone());
                    of_cells(cells.iter(), all);
                }
            }
            Block::Quote { words, citation } => {
                all.push(words.plain());
                all.push(citation.plain());
            }
            Block::Panel {
                heading, blocks, ..
            } => {
                all.push(heading.clone());
                of_blocks(blocks, all);
            }
            Block::KeepTogether(blocks) => of_blocks(blocks, all),
            Block::PageBreak => {}
            Block::Signature { lines } => all.extend(lines.iter().map(Rich::plain)),
        }
    }
}

fn of_cells<'a>(cells: impl Iterator<Item = &'a Cell>, all: &mut Vec<String>) {
    for cell in cells {
        all.push(cell.words.plain());
        all.extend(cell.alt.clone());
    }
}
