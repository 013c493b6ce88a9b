//! What holds for every drawn document.

use super::page::Placed;
use super::strip::Owner;
use super::style::{BOTTOM, PAGE_HEIGHT, TOP};
use super::*;
use chrono::DateTime;
use lopdf::Document as Pdf;
use std::collections::BTreeMap;

pub(crate) mod reading;
pub(crate) mod sound;
mod specimen;

use reading::{Heard, listen, page_text};
use specimen::specimen;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "A document".into(),
        subject: "For a test".into(),
        author: "Nobody".into(),
        created: DateTime::from_timestamp(1_794_000_000, 0).unwrap(),
        footer: "Foot".into(),
        watermark: None,
        blocks: [vec![Block::title("Title")], blocks].concat(),
        enclosed: None,
        attachment: None,
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(line: &Placed) -> String {
    line.line.says()
}

/// Each heading, and the index of the page it stands on.
pub(crate) fn starts(document: &Document) -> Vec<(String, usize)> {
    let laid = lay(document).unwrap();
    let titled =
        |(index, page, _): &(usize, usize, f64)| (laid.flow.bookmarks[*index].title.clone(), *page);
    laid.pages.bookmarks.iter().map(titled).collect()
}

/// What is read on the page of the signature before it.
pub(crate) fn above_the_signature(document: &Document) -> Vec<String> {
    let laid = lay(document).unwrap();
    let (page, place) = laid.pages.signature.unwrap();
    let texts = laid.pages.pages[page].texts.iter();
    texts
        .filter(|text| text.owner != Owner::Artifact && text.y > place.y + place.height)
        .map(text_of)
        .collect()
}

/// Pages on which each element's text stands.
fn pages_of(laid: &Laid) -> BTreeMap<Owner, Vec<usize>> {
    let mut out: BTreeMap<Owner, Vec<usize>> = BTreeMap::new();
    for (index, page) in laid.pages.pages.iter().enumerate() {
        for text in &page.texts {
            out.entry(text.owner).or_default().push(index);
        }
    }
    out.values_mut().for_each(Vec::dedup);
    out
}

fn kind(laid: &Laid, owner: Owner) -> &'static str {
    match owner {
        Owner::Element(id) => laid.flow.tags.kind(id),
        Owner::Artifact => "Artifact",
    }
}

fn assert_inside(laid: &Laid) {
    for page in &laid.pages.pages {
        for text in &page.texts {
            let right = text.x + text.line.indent + text.line.width();
            assert!(
                text.x + text.line.indent >= LEFT - 0.01,
                "{}",
                text_of(text)
            );
            assert!(right <= PAGE_WIDTH - RIGHT + 0.01, "{}", text_of(text));
            assert!(text.y <= PAGE_HEIGHT - TOP);
            if text.owner != Owner::Artifact {
                assert!(text.y >= BOTTOM, "{}", text_of(text));
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = draw(&specimen()).unwrap();
    let second = draw(&specimen()).unwrap();
    assert!(first.bytes == second.bytes);
}

#[test]
fn drawn_on_several_threads_at_once_it_gives_the_same_bytes() {
    let alone = draw(&specimen()).unwrap().bytes;
    std::thread::scope(|scope| {
        let beside: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| draw(&specimen()).unwrap().bytes))
            .collect();
        for drawn in beside {
            assert!(drawn.join().unwrap() == alone);
        }
    });
}

#[test]
fn glyphs_side_by_side_are_one_string_and_none_is_lost() {
    let pdf = Pdf::load_mem(&draw(&specimen()).unwrap().bytes).unwrap();
    for page in pdf.get_pages().into_values() {
        let content = pdf.get_page_content(page);
        assert!(!content.windows(2).any(|two| two == b"><"));
        assert!(content.windows(8).any(|eight| {
            eight.starts_with(b"<") && eight[1..].iter().all(u8::is_ascii_hexdigit)
        }));
    }
}

#[test]
fn the_first_way_that_stands_on_one_page_is_found() {
    let way = |lines: usize| -> Vec<Block> {
        (0..lines)
            .map(|line| Block::paragraph(format!("Line {line}")))
            .collect()
    };
    let fits = |lines: usize| {
        let laid = lay(&Document {
            blocks: way(lines),
            ..document(Vec::new())
        });
        laid.unwrap().pages.pages.len() <= 1
    };
    let most = (1..200).rev().find(|lines| fits(*lines)).unwrap();
    assert!(most > 10 && !fits(most + 1));
    for longest in [most, most + 1, most + 6, 199] {
        for ways in [2, 3, 9, 25] {
            let lines = |step: usize| longest.saturating_sub(step * 3);
            let expected = (0..ways).find(|step| fits(lines(*step)));
            let expected = way(lines(expected.unwrap_or(ways - 1)));
            let found = first_on_one_page(ways, |step| way(lines(step))).unwrap();
            assert!(found == expected, "{longest} lines at first, {ways} ways");
        }
    }
}

#[test]
fn another_document_gives_another_identifier() {
    let id = |bytes: &[u8]| {
        let pdf = Pdf::load_mem(bytes).unwrap();
        pdf.trailer.get(b"ID").unwrap().as_array().unwrap()[0]
            .as_str()
            .unwrap()
            .to_vec()
    };
    let one = draw(&document(vec![Block::paragraph("one")])).unwrap();
    let two = draw(&document(vec![Block::paragraph("two")])).unwrap();
    assert_ne!(id(&one.bytes), id(&two.bytes));
}

#[test]
fn nothing_stands_outside_the_margins() {
    assert_inside(&lay(&specimen()).unwrap());
}

#[test]
fn the_file_holds_both_profiles() {
    for (number, document) in [
        specimen(),
        document(vec![]),
        document(vec![Block::paragraph("Ж 漢 e\u{301}\u{323}")]),
    ]
    .iter()
    .enumerate()
    {
        let path = std::env::temp_dir().join(format!(
            "threshold-record-{}-{number}.pdf",
            std::process::id()
        ));
        std::fs::write(&path, draw(document).unwrap().bytes).unwrap();
        for profile in ["3a", "ua1"] {
            let options = page_validation::ValidationOptions::default().profile(
                profile
                    .parse::<page_validation::ValidationProfile>()
                    .unwrap(),
            );
            let report = page_validation::validate_pdf(&path, &options).unwrap();
            assert!(report.is_compliant, "{profile}: {report:?}");
        }
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn what_is_heard_is_what_was_said() {
    let said = "The child’s wishes, “I want to stay near my nan”: 3 ≠ 4 → ½. \
        Łukasz Żółć, Zoë, Đặng, Αλέξανδρος, Наталія, İbrahim. office affair AV To";
    let drawn = draw(&document(vec![
        Block::section("Wishes"),
        Block::paragraph(said),
        Block::bullets(["one thing", "another thing"]),
    ]))
    .unwrap();
    let heard = listen(&drawn.bytes);
    let parts: Vec<(&str, String)> = heard
        .iter()
        .map(|h| (h.kind.as_str(), squeezed(&h.text)))
        .collect();
    let expected = [
        ("Document", ""),
        ("H1", "Title"),
        ("H2", "Wishes"),
        ("P", said),
        ("L", ""),
        ("LI", ""),
        ("Lbl", "•"),
        ("LBody", "one thing"),
        ("LI", ""),
        ("Lbl", "•"),
        ("LBody", "another thing"),
    ];
    let expected: Vec<(&str, String)> = expected
        .iter()
        .map(|(kind, text)| (*kind, squeezed(text)))
        .collect();
    assert_eq!(parts, expected);
}

#[test]
fn a_paragraph_of_four_thousand_words_is_whole_and_in_order() {
    let said: String = (0..4000).map(|n| format!("word{n} ")).collect();
    let drawn = draw(&document(vec![Block::paragraph(said.as_str())])).unwrap();
    assert!(drawn.report.pages > 5);
    let heard = listen(&drawn.bytes);
    assert_eq!(squeezed(&heard.last().unwrap().text), squeezed(&said));
}

#[test]
fn the_content_of_a_page_stands_in_reading_order_even_in_tables() {
    let drawn = draw(&specimen()).unwrap();
    let pdf = Pdf::load_mem(&drawn.bytes).unwrap();
    let in_content: String = pdf
        .get_pages()
        .into_values()
        .flat_map(|page| page_text(&pdf, page))
        .filter(|(mark, _)| mark.is_some())
        .map(|(_, text)| text)
        .collect();
    let in_tree: String = listen(&drawn.bytes)
        .into_iter()
        .map(|heard| heard.text)
        .collect();
    // A paragraph or cell that goes over a page is one element and two pieces of content;
    // only then may the two differ, and the specimen's cells all stay whole.
    assert_eq!(squeezed(&in_content), squeezed(&in_tree));
}

fn ledger(rows: usize, words: &str) -> Block {
    Block::Table(Table {
        caption: "Ledger".into(),
        columns: vec![Column::new("Paper", 1), Column::new("Said", 3)],
        row_headers: true,
        rows: (0..rows)
            .map(|n| vec![format!("Row {n}").into(), words.into()])
            .collect(),
        ..Table::default()
    })
}

#[test]
fn a_table_s_header_is_drawn_again_on_every_page_and_read_once() {
    let laid = lay(&document(vec![ledger(60, &"some words ".repeat(20))])).unwrap();
    assert!(laid.pages.pages.len() > 3);
    for (index, page) in laid.pages.pages.iter().enumerate() {
        let header = page
            .texts
            .iter()
            .find(|text| text_of(text) == "Said")
            .unwrap();
        assert_eq!(
            kind(&laid, header.owner),
            if index == 0 { "TH" } else { "Artifact" }
        );
    }
}

#[test]
fn a_row_that_fits_on_a_page_is_not_cut() {
    let laid = lay(&document(vec![ledger(60, &"some words ".repeat(33))])).unwrap();
    for (owner, pages) in pages_of(&laid) {
        if matches!(kind(&laid, owner), "TD" | "TH") {
            assert_eq!(pages.len(), 1);
        }
    }
}

#[test]
fn a_row_taller_than_a_page_is_cut_and_loses_nothing() {
    let words: String = (0..1500).map(|n| format!("w{n} ")).collect();
    let document = document(vec![ledger(2, &words)]);
    assert_inside(&lay(&document).unwrap());
    let heard = listen(&draw(&document).unwrap().bytes);
    let cells: Vec<&Heard> = heard.iter().filter(|h| h.kind == "TD").collect();
    assert_eq!(cells.len(), 2);
    assert!(
        cells
            .iter()
            .all(|cell| squeezed(&cell.text) == squeezed(&words))
    );
}

#[test]
fn no_heading_is_left_alone_at_the_foot_of_a_page() {
    for filler in 0..60 {
        let mut blocks = vec![Block::bullets(vec!["line"; filler])];
        blocks.push(Block::section("Section"));
        blocks.push(Block::subsection("Part"));
        blocks.push(Block::paragraph("words and more words ".repeat(30)));
        let laid = lay(&document(blocks)).unwrap();
        for page in &laid.pages.pages {
            let last = page
                .texts
                .iter()
                .rfind(|text| text.owner != Owner::Artifact)
                .unwrap();
            assert!(
                !kind(&laid, last.owner).starts_with('H'),
                "after {filler} lines"
            );
        }
    }
}

/// A heading and the note under it go on with what the note introduces.
#[test]
fn no_note_under_a_heading_ends_a_page() {
    for filler in 0..60 {
        let laid = lay(&document(vec![
            Block::bullets(vec!["line"; filler]),
            Block::section("Section"),
            Block::note("How to read it."),
            Block::bullets(vec!["item"; 3]),
        ]))
        .unwrap();
        for page in &laid.pages.pages {
            let last = page
                .texts
                .iter()
                .rfind(|text| text.owner != Owner::Artifact)
                .unwrap();
            assert_ne!(kind(&laid, last.owner), "P", "after {filler} lines");
        }
    }
}

#[test]
fn no_line_of_a_paragraph_is_left_alone() {
    for filler in 0..60 {
        let laid = lay(&document(vec![
            Block::bullets(vec!["line"; filler]),
            Block::paragraph("words and more words ".repeat(40)),
        ]))
        .unwrap();
        for page in &laid.pages.pages {
            let lines = page
                .texts
                .iter()
                .filter(|text| kind(&laid, text.owner) == "P")
                .count();
            assert_ne!(lines, 1, "after {filler} lines");
        }
    }
}

#[test]
fn what_is_kept_together_stays_on_one_page() {
    for filler in 20..50 {
        let kept = Block::KeepTogether(vec![
            Block::subsection("Kept"),
            Block::paragraph("words ".repeat(120)),
            Block::paragraph("and more ".repeat(60)),
        ]);
        let laid = lay(&document(vec![Block::bullets(vec!["line"; filler]), kept])).unwrap();
        let mut pages: Vec<usize> = pages_of(&laid)
            .into_iter()
            .filter(|(owner, _)| matches!(kind(&laid, *owner), "H3" | "P" | "H2"))
            .flat_map(|(_, pages)| pages)
            .collect();
        pages.dedup();
        assert_eq!(pages.len(), 1, "after {filler} lines");
    }
}

#[test]
fn a_missing_letter_is_shown_as_its_code_and_reported() {
    let drawn = draw(&document(vec![Block::paragraph("The name is 漢.")])).unwrap();
    assert_eq!(drawn.report.missing_glyphs, ['漢']);
    assert_eq!(
        listen(&drawn.bytes).last().unwrap().text,
        "The name is [U+6F22]."
    );
}

#[test]
fn the_attachment_comes_out_as_it_went_in() {
    let document = specimen();
    let pdf = Pdf::load_mem(&draw(&document).unwrap().bytes).unwrap();
    let files = pdf
        .catalog()
        .unwrap()
        .get(b"AF")
        .unwrap()
        .as_array()
        .unwrap();
    let file = pdf
        .get_dictionary(files[0].as_reference().unwrap())
        .unwrap();
    assert_eq!(
        file.get(b"AFRelationship").unwrap().as_name().unwrap(),
        b"Source"
    );
    let stream = file
        .get(b"EF")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"F")
        .unwrap();
    let stream = pdf.dereference(stream).unwrap().1.as_stream().unwrap();
    assert_eq!(
        stream.decompressed_content().unwrap(),
        document.attachment.unwrap().bytes
    );
}

#[test]
fn the_signature_s_place_lies_round_its_words() {
    let laid = lay(&specimen()).unwrap();
    let (page, place) = laid.pages.signature.unwrap();
    let words = laid.pages.pages[page]
        .texts
        .iter()
        .find(|text| text_of(text).starts_with("Signed by"))
        .unwrap();
    assert!(words.x > place.x && words.x + words.line.width() < place.x + place.width);
    assert!(words.y > place.y && words.y < place.y + place.height);
    assert_eq!(
        draw(&specimen()).unwrap().report.signature_place,
        Some((page, place))
    );
}

#[test]
fn whoever_adds_a_form_field_finds_the_tree_as_agreed() {
    let drawn = draw(&specimen()).unwrap();
    assert!(drawn.bytes.starts_with(b"%PDF-1.7"));
    let pdf = Pdf::load_mem(&drawn.bytes).unwrap();
    let root = pdf
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let root = pdf.get_dictionary(root).unwrap();
    let next = root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap();
    assert_eq!(next, drawn.report.pages as i64);
    let parents = root.get(b"ParentTree").unwrap().as_reference().unwrap();
    let numbers = pdf
        .get_dictionary(parents)
        .unwrap()
        .get(b"Nums")
        .unwrap()
        .as_array()
        .unwrap();
    assert_eq!(numbers.len(), drawn.report.pages * 2);
    let document = pdf
        .get_dictionary(root.get(b"K").unwrap().as_reference().unwrap())
        .unwrap();
    assert_eq!(document.get(b"S").unwrap().as_name().unwrap(), b"Document");
    assert!(document.get(b"K").unwrap().as_array().is_ok());
}

#[test]
fn a_skipped_heading_level_is_closed_up() {
    let drawn = draw(&document(vec![Block::subsection("Deep")])).unwrap();
    let kinds: Vec<String> = listen(&drawn.bytes).into_iter().map(|h| h.kind).collect();
    assert_eq!(kinds, ["Document", "H1", "H2"]);
}

#[test]
fn a_cell_s_alternative_words_are_read_out() {
    let grid = Grid {
        corner: "Theme".into(),
        columns: vec!["A. B.".into()],
        rows: vec![(
            "School".into(),
            vec![Cell {
                alt: Some("No change is expected for A. B.".into()),
                ..Cell::from("None")
            }],
        )],
        ..Grid::default()
    };
    let heard = listen(&draw(&document(vec![Block::Grid(grid)])).unwrap().bytes);
    let cell = heard.iter().find(|h| h.kind == "TD").unwrap();
    assert_eq!(cell.alt.as_deref(), Some("No change is expected for A. B."));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    /// Whatever is typed: it draws, it stays inside, and letters and figures come back out.
    #[test]
    fn anything_typed_draws_inside_the_page(typed in "\\PC{0,300}", table in "[\\PC\n]{0,120}") {
        let row = vec![Cell::from(table.as_str()), Cell::from("x")];
        let document = document(vec![
            Block::paragraph(typed.as_str()),
            Block::Table(Table {
                columns: vec![Column::new("One", 1), Column::new("Two", 9)],
                rows: vec![row],
                ..Table::default()
            }),
        ]);
        assert_inside(&lay(&document).unwrap());
        let drawn = draw(&document).unwrap();
        let heard: String = listen(&drawn.bytes).into_iter().map(|h| h.text).collect();
        for letter in typed.chars().filter(char::is_ascii_alphanumeric) {
            assert!(heard.contains(letter));
        }
    }
}

/// Fails on a platform whose arithmetic, fonts or packing differ. After a change to the engine or
/// to a library underneath, the new digest is what it should be on every platform.
#[test]
fn the_specimen_is_the_same_file_on_every_platform() {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(draw(&specimen()).unwrap().bytes);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    insta::assert_snapshot!("specimen_digest", digest);
}
