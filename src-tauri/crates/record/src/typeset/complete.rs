//! What printpdf cannot say, in one pass with lopdf: the structure tree, bookmarks, metadata,
//! colour space, attachment and a trailer that does not depend on when it was written.

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

/// Completes the document and writes it.
pub(crate) fn complete(
    mut pdf: Pdf,
    document: &Document,
    tags: &Tags,
    bookmarks: &[(Bookmark, usize, f64)],
) -> Result<Vec<u8>, RecordError> {
    // PDF 1.7 is what PDF/A-3 and PDF/UA-1 build on; printpdf always states 1.3.
    pdf.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    share_resources(&mut pdf, &pages)?;
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
    write(pdf)
}

/// Packs every stream that may be packed, unless that would make its end ambiguous: a stream
/// whose last byte is a carriage return runs into the line end before `endstream`, and a checker
/// counts one byte too few (ISO 19005-3, 6.1.7.1). The last byte of packed content is as good as
/// random, so in a long document this is bound to happen.
fn compress(pdf: &mut Pdf) {
    for object in pdf.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else {
            continue;
        };
        if !stream.allows_compression {
            continue;
        }
        let open = stream.clone();
        if stream.compress().is_err() || stream.content.ends_with(b"\r") {
            *stream = open;
        }
    }
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

/// Writes the file with an identifier made from its own content, so that the same content is
/// the same file (ISO 32000-1, 14.4 leaves the identifier to the writer).
fn write(mut pdf: Pdf) -> Result<Vec<u8>, RecordError> {
    pdf.trailer.remove(b"ID");
    let mut content = Vec::new();
    pdf.save_to(&mut content)
        .map_err(|error| RecordError::Completion(error.to_string()))?;
    let digest: Vec<u8> = Sha256::digest(&content).iter().take(16).copied().collect();
    let id = Object::String(digest, lopdf::StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::with_capacity(content.len() + 128);
    pdf.save_to(&mut bytes)
        .map_err(|error| RecordError::Completion(error.to_string()))?;
    Ok(bytes)
}
