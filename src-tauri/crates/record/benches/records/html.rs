//! The words of a document as a web page: the same content for a word processor and for a browser's
//! printer, which draw it in their own way.

use record::typeset::{Block, Cell, Document, Level, Rich};

/// A plain, printable page with everything the record says.
pub fn page(document: &Document) -> String {
    let mut body = String::new();
    blocks(&document.blocks, &mut body);
    format!(
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{}</title><style>\
         @page {{ size: A4; margin: 2cm }} body {{ font: 10.5pt/1.35 'Source Sans 3', 'DejaVu Sans', \
         sans-serif }} table {{ width: 100%; border-collapse: collapse }} th, td {{ border: 0.5pt \
         solid #888; padding: 3pt; text-align: left; vertical-align: top }}</style></head>\
         <body>{body}</body></html>",
        escaped(&document.title)
    )
}

fn blocks(list: &[Block], out: &mut String) {
    for block in list {
        match block {
            Block::Heading { level, text } => {
                let name = match level {
                    Level::One => "h1",
                    Level::Two => "h2",
                    Level::Three => "h3",
                };
                wrapped(name, &escaped(text), out);
            }
            Block::Paragraph(rich) | Block::Note(rich) => wrapped("p", &words(rich), out),
            Block::List { ordered, items } => {
                let items: String = items
                    .iter()
                    .map(|item| format!("<li>{}</li>", words(item)))
                    .collect();
                wrapped(if *ordered { "ol" } else { "ul" }, &items, out);
            }
            Block::Facts(facts) => {
                let rows: String = facts
                    .iter()
                    .map(|(name, value)| {
                        let name = escaped(name);
                        format!("<tr><th>{name}</th><td>{}</td></tr>", words(value))
                    })
                    .collect();
                wrapped("table", &rows, out);
            }
            Block::Table(table) => {
                wrapped("p", &escaped(&table.caption), out);
                let head = table.columns.iter().map(|column| column.header.as_str());
                let rows = table.rows.iter().map(|row| cells(row));
                wrapped("table", &(header(head) + &rows.collect::<String>()), out);
            }
            Block::Grid(grid) => {
                wrapped("p", &escaped(&grid.caption), out);
                let columns = grid.columns.iter().map(String::as_str);
                let head = header([grid.corner.as_str()].into_iter().chain(columns));
                let rows = grid.rows.iter().map(|(name, row)| {
                    let inside = cells(row).replacen("<tr>", "", 1);
                    format!("<tr><th>{}</th>{inside}", escaped(name))
                });
                wrapped("table", &(head + &rows.collect::<String>()), out);
            }
            Block::Quote {
                words: said,
                citation,
            } => {
                let said = format!("<p>{}</p><p>{}</p>", words(said), words(citation));
                wrapped("blockquote", &said, out);
            }
            Block::Panel {
                heading,
                blocks: inside,
                ..
            } => {
                wrapped("p", &escaped(heading), out);
                blocks(inside, out);
            }
            Block::KeepTogether(inside) => blocks(inside, out),
            Block::PageBreak => out.push_str("<p style=\"page-break-before: always\"></p>"),
            Block::Signature { lines } => {
                for line in lines {
                    wrapped("p", &words(line), out);
                }
            }
        }
    }
}

fn header<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let cells: String = names
        .map(|name| format!("<th>{}</th>", escaped(name)))
        .collect();
    format!("<thead><tr>{cells}</tr></thead>")
}

fn cells(row: &[Cell]) -> String {
    let cells: String = row
        .iter()
        .map(|cell| format!("<td>{}</td>", words(&cell.words)))
        .collect();
    format!("<tr>{cells}</tr>")
}

fn words(rich: &Rich) -> String {
    escaped(&rich.plain()).replace('\n', "<br>")
}

fn wrapped(name: &str, inside: &str, out: &mut String) {
    out.push_str(&format!("<{name}>{inside}</{name}>"));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
