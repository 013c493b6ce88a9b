//! The words that the pages of a document must hold.

use record::typeset::{Block, Cell, Document, Rich};

/// Every word of a document in reading order, without the spaces, as its pages must say it.
pub fn words(document: &Document, missing: &[char]) -> String {
    let mut said = String::new();
    blocks(&document.blocks, &mut said);
    squeezed(&said, missing)
}

/// Without white space and what is never seen; what no typeface holds, as its code.
pub fn squeezed(said: &str, missing: &[char]) -> String {
    let mut out = String::new();
    for character in said.chars() {
        match character {
            c if c.is_whitespace() => {}
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' => {}
            '\u{2010}' | '\u{2011}' => out.push('-'),
            c if missing.contains(&c) => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn blocks(list: &[Block], said: &mut String) {
    for block in list {
        match block {
            Block::Heading { text, .. } => said.push_str(text),
            Block::Paragraph(rich) | Block::Note(rich) => rich_words(rich, said),
            Block::List { ordered, items } => {
                let items = items.iter().filter(|item| !item.is_blank());
                for (index, item) in items.enumerate() {
                    match ordered {
                        true => said.push_str(&format!("{}.", index + 1)),
                        false => said.push('•'),
                    }
                    rich_words(item, said);
                }
            }
            Block::Facts(facts) => {
                for (label, value) in facts {
                    said.push_str(label);
                    rich_words(value, said);
                }
            }
            Block::Table(table) => {
                said.push_str(&table.caption);
                table
                    .columns
                    .iter()
                    .for_each(|column| said.push_str(&column.header));
                table
                    .rows
                    .iter()
                    .flatten()
                    .for_each(|cell| cell_words(cell, said));
            }
            Block::Grid(grid) => {
                said.push_str(&grid.caption);
                said.push_str(&grid.corner);
                grid.columns.iter().for_each(|column| said.push_str(column));
                for (name, cells) in &grid.rows {
                    said.push_str(name);
                    cells.iter().for_each(|cell| cell_words(cell, said));
                }
            }
            Block::Quote { words, citation } => {
                rich_words(words, said);
                rich_words(citation, said);
            }
            Block::Panel {
                heading,
                blocks: inside,
                ..
            } => {
                said.push_str(heading);
                blocks(inside, said);
            }
            Block::KeepTogether(inside) => blocks(inside, said),
            Block::PageBreak => {}
            Block::Signature { lines } => lines.iter().for_each(|line| rich_words(line, said)),
        }
    }
}

fn cell_words(cell: &Cell, said: &mut String) {
    rich_words(&cell.words, said);
}

fn rich_words(rich: &Rich, said: &mut String) {
    said.push_str(&rich.plain());
}
