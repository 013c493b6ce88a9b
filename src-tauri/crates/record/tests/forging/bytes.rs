//! Forgeries anyone can make who holds the signed file.

use lopdf::{Document, Object, dictionary};
use record::verify::FactName::{Signed, Unchanged, WholeFile};
use record::verify::Layout;

use super::{Forgery, find, find_from};

/// All of them.
pub fn all(signed: &[u8]) -> Vec<Forgery> {
    let mut all = changed_bytes(signed);
    all.extend(beyond_the_ends(signed));
    all.extend(incremental(signed));
    all.extend(universal(signed));
    all.extend(wrapped(signed));
    all.extend(shadow(signed));
    all.extend(certified(signed));
    all
}

/// Attacks on certified documents (Rohlmann, Mladenov, Mainka and Schwenk, 2021): annotations that
/// some permissions allow (EAA), and a second signature whose field is drawn over the page (SSA).
/// A record allows neither.
fn certified(signed: &[u8]) -> Vec<Forgery> {
    let over_the_page = |subtype: &'static str| {
        revision(signed, |document| {
            let shape = dictionary! {
                "Type" => "XObject", "Subtype" => "Form",
                "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            };
            let shape = lopdf::Stream::new(shape, b"1 g 0 0 595 842 re f".to_vec());
            let shape = document.add_object(shape);
            let mut annotation = dictionary! {
                "Type" => "Annot", "Subtype" => subtype, "F" => 4,
                "Rect" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "AP" => dictionary! { "N" => shape },
            };
            if subtype == "Widget" {
                annotation.set("FT", "Sig");
                annotation.set("T", Object::string_literal("second"));
            }
            let annotation = document.add_object(annotation);
            let page = *document.get_pages().values().next().unwrap();
            let page = document.get_dictionary_mut(page).unwrap();
            let mut all = page
                .get(b"Annots")
                .and_then(Object::as_array)
                .cloned()
                .unwrap();
            all.push(annotation.into());
            page.set("Annots", all);
            if subtype == "Widget" {
                let root = document
                    .trailer
                    .get(b"Root")
                    .unwrap()
                    .as_reference()
                    .unwrap();
                let catalog = document.get_dictionary_mut(root).unwrap();
                let form = catalog.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap();
                let fields = form.get_mut(b"Fields").unwrap().as_array_mut().unwrap();
                fields.push(annotation.into());
            }
        })
    };
    [
        ("certified: a stamp over the page", "Stamp"),
        ("certified: a blacked-out page", "Redact"),
        ("certified: free text over the page", "FreeText"),
        ("certified: a second signature over the page", "Widget"),
    ]
    .into_iter()
    .map(|(name, subtype)| Forgery::new(name, over_the_page(subtype), &[WholeFile]))
    .collect()
}

/// Shadow attacks (Mainka, Mladenov and Rohlmann, 2021): what the signer saw is hidden, replaced,
/// or both, by a revision that adds next to nothing.
fn shadow(signed: &[u8]) -> Vec<Forgery> {
    let old = Document::load_mem(signed).unwrap();
    let page = *old.get_pages().values().next().unwrap();
    let content = old.get_page_contents(page)[0].0;
    let root = old.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let attachment = old.objects.iter().find_map(|(id, object)| {
        let stream = object.as_stream().ok()?;
        stream.dict.has_type(b"EmbeddedFile").then_some(id.0)
    });
    let offset = find(
        signed,
        format!("\n{} 0 obj", attachment.unwrap()).as_bytes(),
    ) + 1;
    let at = signed.len() + 1;
    let table_alone = format!(
        "\nxref\n{content} 1\n{offset:010} 00000 n \ntrailer\n<</Size {}/Root {root} 0 R/Prev {}>>\n\
         startxref\n{at}\n%%EOF",
        old.max_id + 1,
        old.xref_start,
    );
    let hidden = revision(signed, |document| {
        let over = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        let over = lopdf::Stream::new(over, b"1 g 0 0 595 842 re f".to_vec());
        let over = document.add_object(over);
        let field = document
            .objects
            .values_mut()
            .find_map(|object| object.as_dict_mut().ok().filter(|it| it.has_type(b"Annot")));
        field.unwrap().set("AP", dictionary! { "N" => over });
    });
    let letters = revision(signed, |document| {
        let font = document
            .objects
            .values_mut()
            .find_map(|object| object.as_dict_mut().ok().filter(|it| it.has_type(b"Font")));
        font.unwrap().set("BaseFont", "Symbol");
    });
    vec![
        Forgery::new(
            "shadow: a table that leads to another part",
            [signed, table_alone.as_bytes()].concat(),
            &[WholeFile],
        ),
        Forgery::new(
            "shadow: the field drawn over the page",
            hidden,
            &[WholeFile],
        ),
        Forgery::new(
            "shadow: other shapes for the letters",
            letters,
            &[WholeFile],
        ),
    ]
}

/// Changes one bit in the middle of a stream.
fn in_stream(signed: &[u8], stream: &[u8]) -> Vec<u8> {
    let mut bytes = signed.to_vec();
    let at = find(signed, stream) + stream.len() / 2;
    bytes[at] ^= 1;
    bytes
}

fn changed_bytes(signed: &[u8]) -> Vec<Forgery> {
    let document = Document::load_mem(signed).unwrap();
    let page = *document.get_pages().values().next().unwrap();
    let content = document.get_page_contents(page)[0];
    let content = &document
        .get_object(content)
        .unwrap()
        .as_stream()
        .unwrap()
        .content;
    let attachment = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .find(|stream| stream.dict.has_type(b"EmbeddedFile"))
        .map(|stream| stream.content.clone())
        .unwrap();
    let contents = Layout::read(signed).unwrap().contents();
    let mut padding = signed.to_vec();
    padding[contents.end - 3] = b'1';
    let mut capitals = signed.to_vec();
    capitals[contents.clone()].make_ascii_uppercase();
    let time = find_from(signed, b"/M(D:2", contents.end) + b"/M(D:".len();
    let mut other_time = signed.to_vec();
    other_time[time + 3] ^= 1;
    vec![
        Forgery::new(
            "a bit changed in the visible text",
            in_stream(signed, content),
            &[Unchanged],
        ),
        Forgery::new(
            "a bit changed in the attachment",
            in_stream(signed, &attachment),
            &[Unchanged],
        ),
        Forgery::new(
            "a byte that is not zero in the padding",
            padding,
            &[WholeFile],
        ),
        Forgery::new("another year of signing", other_time, &[Unchanged]),
        Forgery::new("capital letters in the signature", capitals, &[WholeFile]),
    ]
}

fn beyond_the_ends(signed: &[u8]) -> Vec<Forgery> {
    let after = |more: &[u8]| [signed, more].concat();
    let before = |more: &[u8]| [more, signed].concat();
    vec![
        Forgery::new("a newline after the end", after(b"\n"), &[WholeFile]),
        Forgery::new("a zero byte after the end", after(b"\0"), &[WholeFile]),
        Forgery::new("junk after the end", after(b"junk junk junk"), &[WholeFile]),
        Forgery::new("another end after the end", after(b"\n%%EOF"), &[WholeFile]),
        Forgery::new("the whole file twice", after(signed), &[WholeFile]),
        Forgery::new(
            "the last 200 bytes cut",
            signed[..signed.len() - 200].to_vec(),
            &[WholeFile],
        ),
        Forgery::new(
            "the last byte cut",
            signed[..signed.len() - 1].to_vec(),
            &[WholeFile],
        ),
        Forgery::new("bytes before the header", before(b"GIF89a\n"), &[WholeFile]),
        Forgery::new("a newline before the header", before(b"\n"), &[WholeFile]),
    ]
}

/// Appends a revision in which some objects are replaced or added.
fn revision(signed: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let old = Document::load_mem(signed).unwrap();
    let mut new = old.clone();
    change(&mut new);
    let mut bytes = signed.to_vec();
    bytes.push(b'\n');
    let mut table = String::new();
    for (id, object) in &new.objects {
        if old.objects.get(id) == Some(object) {
            continue;
        }
        table += &format!("{} 1\n{:010} 00000 n \n", id.0, bytes.len());
        write_object(&mut bytes, id.0, object);
    }
    let at = bytes.len();
    let previous = old.xref_start;
    let root = new.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let size = new.max_id + 1;
    bytes.extend(
        format!(
            "xref\n{table}trailer\n<</Size {size}/Root {root} 0 R/Prev {previous}>>\n\
             startxref\n{at}\n%%EOF"
        )
        .bytes(),
    );
    bytes
}

fn write_object(bytes: &mut Vec<u8>, number: u32, object: &Object) {
    bytes.extend(format!("{number} 0 obj\n").bytes());
    bytes.extend(written(object));
    bytes.extend(b"\nendobj\n");
}

fn written(object: &Object) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    document.objects.insert((1, 0), object.clone());
    document.max_id = 1;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let start = find(&bytes, b" obj\n") + 5;
    let end = find(&bytes, b"\nendobj");
    bytes[start..end].to_vec()
}

fn incremental(signed: &[u8]) -> Vec<Forgery> {
    let visible = |document: &mut Document| {
        let page = *document.get_pages().values().next().unwrap();
        let content = document.get_page_contents(page)[0];
        let stream = document
            .get_object_mut(content)
            .unwrap()
            .as_stream_mut()
            .unwrap();
        stream.set_plain_content(b"BT /F1 18 Tf 72 700 Td (ADMIT TODAY) Tj ET".to_vec());
    };
    let catalog = |document: &Document| {
        document
            .trailer
            .get(b"Root")
            .unwrap()
            .as_reference()
            .unwrap()
    };
    let replaced = revision(signed, visible);
    let without_table = [signed, b"\n4 0 obj\n<<>>\nendobj\n"].concat();
    let layout = Layout::read(signed).unwrap();
    let copy = revision(signed, |document| {
        visible(document);
        let (id, dictionary) = document
            .objects
            .iter()
            .find(|(_, object)| object.as_dict().is_ok_and(|it| it.has(b"ByteRange")))
            .unwrap();
        let (id, mut dictionary) = (*id, dictionary.clone());
        dictionary
            .as_dict_mut()
            .unwrap()
            .set("Location", Object::string_literal("copied"));
        document.objects.insert(id, dictionary);
    });
    let title = revision(signed, |document| {
        let info = document.add_object(dictionary! { "Title" => Object::string_literal("Other") });
        document.trailer.set("Info", info);
    });
    let note = revision(signed, |document| {
        let page = *document.get_pages().values().next().unwrap();
        let note = document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText",
            "Rect" => vec![70.into(), 690.into(), 400.into(), 720.into()],
            "Contents" => Object::string_literal("ADMIT TODAY"),
        });
        let page = document
            .get_object_mut(page)
            .unwrap()
            .as_dict_mut()
            .unwrap();
        let mut all = page
            .get(b"Annots")
            .and_then(Object::as_array)
            .cloned()
            .unwrap_or_default();
        all.push(note.into());
        page.set("Annots", all);
    });
    let page = revision(signed, |document| {
        let first = *document.get_pages().values().next().unwrap();
        let parent = document
            .get_dictionary(first)
            .unwrap()
            .get(b"Parent")
            .unwrap();
        let parent = parent.as_reference().unwrap();
        let second = document.get_object(first).unwrap().clone();
        let second = document.add_object(second);
        let parent = document
            .get_object_mut(parent)
            .unwrap()
            .as_dict_mut()
            .unwrap();
        parent
            .get_mut(b"Kids")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(second.into());
        parent.set("Count", 2);
    });
    let no_form = revision(signed, |document| {
        visible(document);
        let id = catalog(document);
        let mut other = document.get_dictionary(id).unwrap().clone();
        other.remove(b"AcroForm");
        other.remove(b"Perms");
        let id = document.add_object(other);
        document.trailer.set("Root", id);
    });
    let no_field = revision(signed, |document| {
        visible(document);
        let id = catalog(document);
        let catalog = document.get_object_mut(id).unwrap().as_dict_mut().unwrap();
        let form = catalog.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap();
        form.set("Fields", Vec::<Object>::new());
    });
    let second = revision(signed, |document| {
        let id = catalog(document);
        let field = document.add_object(dictionary! {
            "FT" => "Sig", "T" => Object::string_literal("second"),
        });
        let catalog = document.get_object_mut(id).unwrap().as_dict_mut().unwrap();
        let form = catalog.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap();
        form.get_mut(b"Fields")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(field.into());
    });
    assert!(layout.contents().end < signed.len());
    let attachment = revision(signed, |document| {
        let file = document.objects.values_mut().find_map(|object| {
            let stream = object.as_stream_mut().ok()?;
            stream.dict.has_type(b"EmbeddedFile").then_some(stream)
        });
        let said = br#"{"example":true,"outcome":"admit today"}"#.to_vec();
        file.unwrap().set_plain_content(said);
    });
    // What a reader may add to a signed file to check it by later (ISO 32000-2, 12.8.4.3).
    let validation = revision(signed, |document| {
        let store =
            document.add_object(dictionary! { "Type" => "DSS", "Certs" => Object::Array(vec![]) });
        let id = catalog(document);
        document.get_dictionary_mut(id).unwrap().set("DSS", store);
    });
    vec![
        Forgery::new("revision: another attachment", attachment, &[WholeFile]),
        Forgery::new(
            "revision: data to check it by later",
            validation,
            &[WholeFile],
        ),
        Forgery::new(
            "revision: a page's content taken away",
            taken_away(signed),
            &[WholeFile],
        ),
        Forgery::new(
            "revision: its table in a stream",
            table_in_a_stream(signed),
            &[WholeFile],
        ),
        Forgery::new("revision: content replaced", replaced, &[WholeFile]),
        Forgery::new("revision: without a table", without_table, &[WholeFile]),
        Forgery::new("revision: with a copied signature", copy, &[WholeFile]),
        Forgery::new("revision: title only", title, &[WholeFile]),
        Forgery::new("revision: a note over the text", note, &[WholeFile]),
        Forgery::new("revision: a second page", page, &[WholeFile]),
        Forgery::new(
            "revision: another catalogue without form",
            no_form,
            &[WholeFile],
        ),
        Forgery::new("revision: field dropped", no_field, &[WholeFile]),
        Forgery::new("revision: a second signature field", second, &[WholeFile]),
    ]
}

/// A revision that only says that the page's content is no longer there.
fn taken_away(signed: &[u8]) -> Vec<u8> {
    let old = Document::load_mem(signed).unwrap();
    let page = *old.get_pages().values().next().unwrap();
    let content = old.get_page_contents(page)[0].0;
    let root = old.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let (size, previous, at) = (old.max_id + 1, old.xref_start, signed.len() + 1);
    let table = format!(
        "\nxref\n{content} 1\n0000000000 00001 f \ntrailer\n<</Size {size}/Root {root} 0 R/Prev \
         {previous}>>\nstartxref\n{at}\n%%EOF"
    );
    [signed, table.as_bytes()].concat()
}

/// A revision that replaces the page's content and lists it in a stream (ISO 32000-1, 7.5.8).
fn table_in_a_stream(signed: &[u8]) -> Vec<u8> {
    let old = Document::load_mem(signed).unwrap();
    let page = *old.get_pages().values().next().unwrap();
    let content = old.get_page_contents(page)[0].0;
    let root = old.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let own = old.max_id + 1;
    let mut bytes = signed.to_vec();
    bytes.push(b'\n');
    let replaced = bytes.len();
    bytes.extend(format!("{content} 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n").bytes());
    let at = bytes.len();
    let place = |offset: usize| {
        let mut entry = vec![1];
        entry.extend(u32::try_from(offset).unwrap().to_be_bytes());
        entry.push(0);
        entry
    };
    let entries = [place(replaced), place(at)].concat();
    let head = format!(
        "{own} 0 obj\n<</Type/XRef/W[1 4 1]/Index[{content} 1 {own} 1]/Size {}/Root {root} 0 R/Prev \
         {}/Length {}>>stream\n",
        own + 1,
        old.xref_start,
        entries.len(),
    );
    bytes.extend(head.bytes());
    bytes.extend(entries);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{at}\n%%EOF").bytes());
    bytes
}

/// Replaces a stretch by another of the same length, padded with spaces.
fn replace(bytes: &[u8], range: std::ops::Range<usize>, by: &str) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let padded = format!("{by:<width$}", width = range.len());
    assert_eq!(padded.len(), range.len(), "{by} does not fit");
    bytes[range].copy_from_slice(padded.as_bytes());
    bytes
}

fn universal(signed: &[u8]) -> Vec<Forgery> {
    let contents = Layout::read(signed).unwrap().contents();
    let key = find(signed, b"/ByteRange[");
    let open = key + b"/ByteRange".len();
    let close = find_from(signed, b"]", open) + 1;
    let figures = std::str::from_utf8(&signed[open + 1..close - 1])
        .unwrap()
        .trim()
        .to_owned();
    let [_, gap, after, length]: [usize; 4] = figures
        .split(' ')
        .map(|figure| figure.parse().unwrap())
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let range = |text: String| replace(signed, open..close, &text);
    let place = |text: &str| replace(signed, contents.clone(), text);
    let contents_key = contents.start - b"/Contents".len();
    let zeros = format!("<{}>", "0".repeat(contents.len() - 2));
    let whole = &[WholeFile][..];
    let both = &[WholeFile, Signed][..];
    vec![
        Forgery::new(
            "range: missing",
            replace(signed, key..open, "/ByteRangX"),
            both,
        ),
        Forgery::new("range: null", range(" null".into()), whole),
        Forgery::new("range: all zeros", range("[0 0 0 0]".into()), whole),
        Forgery::new(
            "range: nothing in the gap",
            range(format!("[0 {gap} {gap} {length}]")),
            whole,
        ),
        Forgery::new(
            "range: negative",
            range(format!("[0 {gap} -9 {length}]")),
            whole,
        ),
        Forgery::new("range: a string", range(format!("({figures})")), whole),
        Forgery::new("range: empty", range("[]".into()), whole),
        Forgery::new(
            "range: three figures",
            range(format!("[0 {gap} {after}]")),
            whole,
        ),
        Forgery::new(
            "range: five figures",
            range(format!("[0 {gap} {after} {length} 0]")),
            whole,
        ),
        Forgery::new(
            "range: not from the start",
            range(format!("[1 {gap} {after} {length}]")),
            &[WholeFile],
        ),
        Forgery::new(
            "range: overlapping",
            range(format!("[0 {after} {gap} {length}]")),
            whole,
        ),
        Forgery::new(
            "range: too long",
            range(format!("[0 {gap} {after} 9999999999]")),
            whole,
        ),
        Forgery::new(
            "range: beyond any number",
            range(format!("[0 {gap} 99999999999999999999 1]")),
            whole,
        ),
        Forgery::new(
            "range: one byte short",
            range(format!("[0 {gap} {after} {}]", length - 1)),
            &[WholeFile, Unchanged],
        ),
        Forgery::new(
            "contents: missing",
            replace(signed, contents_key..contents.start, "/Content_"),
            &[WholeFile, Unchanged],
        ),
        Forgery::new("contents: empty", place("<>"), both),
        Forgery::new("contents: one zero", place("<00>"), both),
        Forgery::new("contents: null", place(" null"), both),
        Forgery::new("contents: all zeros", place(&zeros), both),
        Forgery::new(
            "contents: odd digits",
            place(&zeros.replacen("00", "0", 1)),
            both,
        ),
        Forgery::new("contents: a string", place("(signed)"), both),
    ]
}

/// The second part of the signed bytes moved, and other objects put in the gap.
fn wrapped(signed: &[u8]) -> Vec<Forgery> {
    let contents = Layout::read(signed).unwrap().contents();
    let key = find(signed, b"/ByteRange[") + b"/ByteRange".len();
    let close = find_from(signed, b"]", key) + 1;
    let length = signed.len() - contents.end;
    let evil = b" >>\nendobj\n9998 0 obj\n(ADMIT TODAY)\nendobj\n";
    let after = contents.end + evil.len();
    let range = format!("[0 {} {after} {length}]", contents.start);
    let moved = replace(signed, key..close, &range);
    let spliced = [&moved[..contents.end], evil, &moved[contents.end..]].concat();
    let inside = {
        // Objects hidden between two objects, where only the table does not lead.
        let at = find(signed, b"endobj\n") + b"endobj\n".len();
        [
            &signed[..at],
            b"9999 0 obj\n(ADMIT TODAY)\nendobj\n",
            &signed[at..],
        ]
        .concat()
    };
    vec![
        Forgery::new("wrapped: objects in the gap", spliced, &[WholeFile]),
        Forgery::new(
            "wrapped: an object the table does not name",
            inside,
            &[WholeFile],
        ),
    ]
}
