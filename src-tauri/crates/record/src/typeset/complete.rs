//! What printpdf cannot say, in one pass with lopdf: the structure tree, bookmarks, metadata,
//! colour space, attachment and a trailer that does not depend on when it was written.

use std::cmp::Reverse;
use std::io::Write as _;
use std::thread;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::colour_profile;
use super::document::{Attachment, Document, Level};
use super::flow::Bookmark;
use super::metadata::{date, information, text, xmp};
use super::structure;
use super::tags::Tags;
use crate::RecordError;

fn failed(error: lopdf::Error) -> RecordError {
    RecordError::Completion(error.to_string())
}

/// Completes the document, ready to be written.
pub(crate) fn complete(
    mut pdf: Pdf,
    document: &Document,
    tags: &Tags,
    bookmarks: &[(Bookmark, usize, f64)],
) -> Result<Pdf, RecordError> {
    // PDF 1.7 is what PDF/A-3 and PDF/UA-1 build on; printpdf always states 1.3.
    pdf.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    share_resources(&mut pdf, &pages)?;
    join_glyphs(&mut pdf, &pages)?;
    let tree = structure::write(&mut pdf, tags, &pages).map_err(failed)?;
    let outline = write_outline(&mut pdf, bookmarks, &pages);
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp(document),
    )
    // Archives read the packet without a PDF library (XMP part 3, 1.1).
    .with_compression(false);
    let metadata = pdf.add_object(metadata);
    let intent = output_intent(&mut pdf);
    // In the order of their names, as the name tree wants them (ISO 32000-1, 7.9.6).
    let mut files: Vec<(&Attachment, &str)> = [
        (document.attachment.as_ref(), "Source"),
        (document.enclosed.as_ref(), "Supplement"),
    ]
    .into_iter()
    .filter_map(|(file, relationship)| Some((file?, relationship)))
    .collect();
    files.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    let attached: Vec<(&Attachment, ObjectId)> = files
        .into_iter()
        .map(|(file, relationship)| (file, attach(&mut pdf, file, relationship)))
        .collect();
    let info = pdf.add_object(information(document));
    pdf.trailer.set("Info", info);

    let catalog = pdf.catalog_mut().map_err(failed)?;
    catalog.remove(b"PageLayout");
    catalog.set(
        "PageMode",
        if outline.is_some() {
            "UseOutlines"
        } else {
            "UseNone"
        },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    catalog.set("Lang", Object::string_literal("en-GB"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("StructTreeRoot", tree);
    if !attached.is_empty() {
        let all = attached.iter().map(|(_, id)| Object::Reference(*id));
        catalog.set("AF", all.collect::<Vec<_>>());
        let names: Vec<Object> = attached
            .iter()
            .flat_map(|(file, id)| [text(&file.name), Object::Reference(*id)])
            .collect();
        catalog.set(
            "Names",
            dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
        );
    }
    pdf.prune_objects();
    pdf.renumber_objects();
    compress(&mut pdf);
    identify(&mut pdf)?;
    Ok(pdf)
}

/// How hard streams are packed: the middle level. The highest takes three times as long on the
/// figures a page is made of, and makes the file two in a hundred smaller.
const PACKING: u32 = 6;

/// What the entry that names the packing takes up in a file: packing that gains less is left.
const PACKED_ENTRY: usize = 19;

/// Packs every stream that may be packed, unless that would make its end ambiguous: a stream
/// whose last byte is a carriage return runs into the line end before `endstream`, and a checker
/// counts one byte too few (ISO 19005-3, 6.1.7.1). The last byte of packed content is as good as
/// random, so in a long document this is bound to happen.
///
/// Half of it is done beside the other half: what a stream becomes depends on nothing but itself.
fn compress(pdf: &mut Pdf) {
    let mut streams: Vec<&mut Stream> = pdf
        .objects
        .values_mut()
        .filter_map(|object| object.as_stream_mut().ok())
        .filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter"))
        .collect();
    // The largest first, dealt out in turn, so that both halves take about as long.
    streams.sort_by_key(|stream| Reverse(stream.content.len()));
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for (turn, stream) in streams.into_iter().enumerate() {
        match turn % 4 {
            0 | 3 => one.push(stream),
            _ => other.push(stream),
        }
    }
    thread::scope(|scope| {
        scope.spawn(|| one.into_iter().for_each(pack));
        other.into_iter().for_each(pack);
    });
}

fn pack(stream: &mut Stream) {
    let Some(packed) = packed(&stream.content) else {
        return;
    };
    let gains = packed.len().saturating_add(PACKED_ENTRY) < stream.content.len();
    if gains && !packed.ends_with(b"\r") {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
}

fn packed(content: &[u8]) -> Option<Vec<u8>> {
    let mut into = ZlibEncoder::new(Vec::new(), Compression::new(PACKING));
    into.write_all(content).ok()?;
    into.finish().ok()
}

/// Writes glyphs that stand side by side as one string. printpdf puts each between brackets of its
/// own (`<002C><0018>`): a sixth of what a page is made of. Nowhere else do two brackets meet so:
/// text is all that is written in hexadecimal, and a dictionary has a space behind it.
fn join_glyphs(pdf: &mut Pdf, pages: &[ObjectId]) -> Result<(), RecordError> {
    for page in pages {
        for content in pdf.get_page_contents(*page) {
            let stream = pdf
                .get_object_mut(content)
                .and_then(Object::as_stream_mut)
                .map_err(failed)?;
            let mut joined = Vec::with_capacity(stream.content.len());
            let mut rest = stream.content.as_slice();
            while let Some(at) = rest.windows(2).position(|two| two == b"><") {
                joined.extend_from_slice(rest.get(..at).unwrap_or_default());
                rest = rest.get(at.saturating_add(2)..).unwrap_or_default();
            }
            joined.extend_from_slice(rest);
            stream.set_content(joined);
        }
    }
    Ok(())
}

/// One resource dictionary for all pages, without the empty ones printpdf adds.
fn share_resources(pdf: &mut Pdf, pages: &[ObjectId]) -> Result<(), RecordError> {
    let Some(first) = pages.first() else {
        return Ok(());
    };
    let resources = pdf
        .get_dictionary(*first)
        .and_then(|page| page.get(b"Resources"));
    let resources = resources.and_then(Object::as_reference).map_err(failed)?;
    let fonts = pdf
        .get_dictionary(resources)
        .and_then(|r| r.get(b"Font"))
        .cloned();
    let shared = dictionary! { "Font" => fonts.map_err(failed)? };
    let shared = pdf.add_object(shared);
    for id in pages {
        let page = pdf.get_dictionary_mut(*id).map_err(failed)?;
        page.set("Resources", shared);
        page.remove(b"Annots");
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
    }
    Ok(())
}

/// Nested bookmarks (ISO 32000-1, 12.3.3). Sections stand open, what is below them closed.
fn write_outline(
    pdf: &mut Pdf,
    bookmarks: &[(Bookmark, usize, f64)],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| pdf.new_object_id()).collect();
    let mut above: Vec<(Level, ObjectId)> = Vec::new();
    let mut entries: Vec<(ObjectId, ObjectId, Dictionary)> = Vec::new();
    for ((bookmark, page, height), id) in bookmarks.iter().zip(&ids) {
        above.retain(|(level, _)| *level < bookmark.level);
        let parent = above.last().map_or(root, |(_, id)| *id);
        above.push((bookmark.level, *id));
        let page = pages.get(*page).copied().unwrap_or_default();
        let place = vec![
            Object::Reference(page),
            Object::Name(b"XYZ".to_vec()),
            Object::Integer(0),
            Object::Integer(height.ceil() as i64),
            Object::Null,
        ];
        let entry = dictionary! {
            "Title" => text(&bookmark.title), "Parent" => parent, "Dest" => place
        };
        entries.push((*id, parent, entry));
    }
    let mut root_dictionary = dictionary! { "Type" => "Outlines" };
    let mut linked: Vec<(ObjectId, Dictionary)> = Vec::new();
    for (index, (id, parent, entry)) in entries.iter().enumerate() {
        let mut entry = entry.clone();
        let sibling = |(_, p, _): &&(ObjectId, ObjectId, Dictionary)| p == parent;
        if let Some((previous, ..)) = entries.iter().take(index).rfind(sibling) {
            entry.set("Prev", *previous);
        }
        if let Some((next, ..)) = entries.iter().skip(index + 1).find(sibling) {
            entry.set("Next", *next);
        }
        let open = bookmarks
            .get(index)
            .is_some_and(|(b, ..)| b.level == Level::One);
        describe_kids(&mut entry, *id, &entries, open);
        linked.push((*id, entry));
    }
    describe_kids(&mut root_dictionary, root, &entries, true);
    let tops = entries
        .iter()
        .filter(|(_, parent, _)| *parent == root)
        .count();
    let shown = entries
        .iter()
        .filter(|(_, parent, _)| {
            bookmarks
                .iter()
                .zip(&ids)
                .any(|((b, ..), id)| id == parent && b.level == Level::One)
        })
        .count();
    root_dictionary.set("Count", (tops + shown) as i64);
    pdf.set_object(root, root_dictionary);
    for (id, entry) in linked {
        pdf.set_object(id, entry);
    }
    Some(root)
}

/// First, last and number of an outline entry's kids; a closed entry counts them below zero.
fn describe_kids(
    entry: &mut Dictionary,
    id: ObjectId,
    entries: &[(ObjectId, ObjectId, Dictionary)],
    open: bool,
) {
    let mut kids = entries
        .iter()
        .filter(|(_, parent, _)| *parent == id)
        .map(|(kid, ..)| *kid);
    let Some(first) = kids.next() else { return };
    let (mut last, mut count) = (first, 1_i64);
    for kid in kids {
        last = kid;
        count += 1;
    }
    entry.set("First", first);
    entry.set("Last", last);
    entry.set("Count", if open { count } else { -count });
}

fn output_intent(pdf: &mut Pdf) -> ObjectId {
    let profile = Stream::new(
        dictionary! { "N" => 3, "Alternate" => "DeviceRGB" },
        colour_profile::srgb(),
    );
    let profile = pdf.add_object(profile);
    pdf.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// Embeds a file and returns its specification.
fn attach(pdf: &mut Pdf, file: &Attachment, relationship: &'static str) -> ObjectId {
    let embedded = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => Object::Name(file.mime.clone().into_bytes()),
            "Params" => dictionary! {
                "Size" => file.bytes.len() as i64,
                "ModDate" => date(file.modified),
            },
        },
        file.bytes.clone(),
    );
    let embedded = pdf.add_object(embedded);
    pdf.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text(&file.name),
        "UF" => text(&file.name),
        "Desc" => text(&file.description),
        "AFRelationship" => relationship,
        "EF" => dictionary! { "F" => embedded, "UF" => embedded },
    })
}

/// Gives the file an identifier made from its own content, so that the same content is the same
/// file (ISO 32000-1, 14.4 leaves the identifier to the writer).
fn identify(pdf: &mut Pdf) -> Result<(), RecordError> {
    pdf.trailer.remove(b"ID");
    let content = written(pdf)?;
    let digest: Vec<u8> = Sha256::digest(&content).iter().take(16).copied().collect();
    let id = Object::String(digest, lopdf::StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// The bytes of the file.
pub(crate) fn written(pdf: &mut Pdf) -> Result<Vec<u8>, RecordError> {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes)
        .map_err(|error| RecordError::Completion(error.to_string()))?;
    Ok(bytes)
}
