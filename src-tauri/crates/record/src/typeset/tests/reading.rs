//! Reads a drawn file back as a reader program would: through the structure tree, the marked
//! content and each font's ToUnicode map.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

/// One structure element: its kind, its own text, and how deep it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub kind: String,
    pub text: String,
    pub alt: Option<String>,
}

/// Every element in the tree's order.
pub fn listen(bytes: &[u8]) -> Vec<Heard> {
    let pdf = Pdf::load_mem(bytes).unwrap();
    let mut marked = BTreeMap::new();
    for id in pdf.get_pages().into_values() {
        for (mark, text) in page_text(&pdf, id) {
            if let Some(mark) = mark {
                marked.insert((id, mark), text);
            }
        }
    }
    let root = pdf
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let document = pdf
        .get_dictionary(root)
        .unwrap()
        .get(b"K")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut heard = Vec::new();
    walk(&pdf, document, &marked, &mut heard);
    heard
}

fn walk(
    pdf: &Pdf,
    id: ObjectId,
    marked: &BTreeMap<(ObjectId, i64), String>,
    heard: &mut Vec<Heard>,
) {
    let element = pdf.get_dictionary(id).unwrap();
    let kind = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
    let alt = element
        .get(b"Alt")
        .ok()
        .map(|alt| lopdf::decode_text_string(alt).unwrap());
    let own = heard.len();
    let actual = element.get(b"ActualText").ok();
    let actual = actual.map(|words| lopdf::decode_text_string(words).unwrap());
    heard.push(Heard {
        kind,
        text: actual.clone().unwrap_or_default(),
        alt,
    });
    if actual.is_some() {
        return;
    }
    if let Ok(mark) = element.get(b"K").unwrap().as_i64() {
        let page = element.get(b"Pg").unwrap().as_reference().unwrap();
        heard[own].text.push_str(&marked[&(page, mark)]);
        return;
    }
    for kid in element.get(b"K").unwrap().as_array().unwrap() {
        match kid {
            Object::Reference(kid) => walk(pdf, *kid, marked, heard),
            Object::Dictionary(content) => {
                let page = content.get(b"Pg").unwrap().as_reference().unwrap();
                let mark = content.get(b"MCID").unwrap().as_i64().unwrap();
                heard[own].text.push_str(&marked[&(page, mark)]);
            }
            other => panic!("unexpected kid {other:?}"),
        }
    }
}

/// The text of a page in the order of its content, by mark; no mark means an artifact.
pub fn page_text(pdf: &Pdf, page: ObjectId) -> Vec<(Option<i64>, String)> {
    let maps = font_maps(pdf, page);
    let content = Content::decode(&pdf.get_page_content(page)).unwrap();
    let mut out: Vec<(Option<i64>, String)> = Vec::new();
    let mut font = String::new();
    let mut marked = false;
    for operation in content.operations {
        let operands = operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let mark = operands[1]
                    .as_dict()
                    .unwrap()
                    .get(b"MCID")
                    .unwrap()
                    .as_i64()
                    .unwrap();
                out.push((Some(mark), String::new()));
                marked = true;
            }
            "BMC" => {
                assert_eq!(operands[0].as_name().unwrap(), b"Artifact");
                out.push((None, String::new()));
                marked = true;
            }
            "EMC" => marked = false,
            "Tf" => font = String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap(),
            "TJ" => {
                assert!(marked, "text outside marked content");
                for part in operands[0].as_array().unwrap() {
                    if let Object::String(codes, _) = part {
                        for code in codes.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            assert_ne!(code, 0, "the .notdef glyph is drawn");
                            out.last_mut().unwrap().1.push_str(&maps[&font][&code]);
                        }
                    }
                }
            }
            "Tj" | "'" | "\"" => panic!("text that is not glyphs"),
            _ => {}
        }
    }
    out
}

fn font_maps(pdf: &Pdf, page: ObjectId) -> BTreeMap<String, BTreeMap<u16, String>> {
    let resources = pdf.get_dictionary(page).unwrap().get(b"Resources").unwrap();
    let resources = pdf.dereference(resources).unwrap().1.as_dict().unwrap();
    let fonts = pdf
        .dereference(resources.get(b"Font").unwrap())
        .unwrap()
        .1
        .as_dict()
        .unwrap();
    fonts
        .iter()
        .map(|(name, font)| {
            let font: &Dictionary = pdf.dereference(font).unwrap().1.as_dict().unwrap();
            let map = pdf.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1;
            let map = map.as_stream().unwrap().decompressed_content().unwrap();
            (
                String::from_utf8(name.clone()).unwrap(),
                to_unicode(&String::from_utf8(map).unwrap()),
            )
        })
        .collect()
}

/// Reads `bfchar` and `bfrange` (Adobe technical note 5014).
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let mut out = BTreeMap::new();
    let mut section = "";
    for line in map.lines() {
        let line = line.trim();
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            section = if line.ends_with("bfchar") {
                "char"
            } else {
                "range"
            };
            continue;
        }
        if line.starts_with("endbf") {
            section = "";
        }
        let codes: Vec<Vec<u8>> = line
            .split(['<', '>', ' ', '[', ']'])
            .filter(|part| !part.is_empty())
            .filter_map(|part| {
                (0..part.len() / 2)
                    .map(|i| u8::from_str_radix(part.get(2 * i..2 * i + 2)?, 16).ok())
                    .collect()
            })
            .collect();
        let number = |code: &[u8]| u16::from_be_bytes([code[0], code[1]]);
        let text = |code: &[u8], add: u16| {
            let mut units: Vec<u16> = code
                .chunks(2)
                .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
                .collect();
            *units.last_mut().unwrap() += add;
            String::from_utf16(&units).unwrap()
        };
        match (section, codes.as_slice()) {
            ("char", [code, value]) => {
                out.insert(number(code), text(value, 0));
            }
            ("range", [first, last, value]) => {
                for code in number(first)..=number(last) {
                    out.insert(code, text(value, code - number(first)));
                }
            }
            ("range", [first, _, values @ ..]) => {
                for (index, value) in values.iter().enumerate() {
                    out.insert(number(first) + index as u16, text(value, 0));
                }
            }
            _ => {}
        }
    }
    out
}
