//! What the document says beside its pages: the signature's own words, the data inside, and
//! that nothing in it can act or change.

use chrono::{DateTime, NaiveDateTime, Utc};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::disorder::Disorder;
use super::layout::Layout;
use crate::pages::companion::ENCLOSED;
use crate::sign::pdf_date;

/// The name of the attached data.
pub const CASE_DATA: &str = "case.json";

/// The name of the attached data of a document beside a record.
pub const DOCUMENT_DATA: &str = "document.json";

/// The largest stream that is unpacked, in bytes: a hundred times what a case needs.
const LARGEST_UNPACKED: usize = 64 << 20;

/// How deep the objects are searched; the full parser stops at a hundred.
const DEEPEST: usize = 120;

/// Actions that do something other than go to a page of this document
/// (ISO 32000-1 table 198), and page transitions.
const ACTIONS: [&[u8]; 18] = [
    b"GoToR",
    b"GoToE",
    b"GoTo3DView",
    b"Launch",
    b"Thread",
    b"URI",
    b"Sound",
    b"Movie",
    b"Hide",
    b"Named",
    b"SubmitForm",
    b"ResetForm",
    b"ImportData",
    b"JavaScript",
    b"SetOCGState",
    b"Rendition",
    b"Trans",
    b"RichMediaExecute",
];

/// Entries that hold scripts, triggers, layers, media or dynamic forms.
const LIVE_ENTRIES: [&[u8]; 9] = [
    b"JS",
    b"JavaScript",
    b"AA",
    b"OpenAction",
    b"XFA",
    b"OCProperties",
    b"NeedAppearances",
    b"RichMediaContent",
    b"Threads",
];

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The time beside the signature.
    pub signed_at: Option<DateTime<Utc>>,
    /// The name beside the signature.
    pub name: Option<String>,
    /// The reason beside the signature.
    pub reason: Option<String>,
    /// The attached data.
    pub case_json: Option<Vec<u8>>,
}

/// Reads a document whose layout is sound.
pub(super) fn read(bytes: &[u8], layout: &Layout) -> Result<Contents, Disorder> {
    let options = LoadOptions {
        max_decompressed_size: Some(LARGEST_UNPACKED),
        ..LoadOptions::default()
    };
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|_| Disorder::Foreign)?;
    // The parser leaves out what it cannot read; a part left out here might be shown elsewhere.
    if document.objects.len() != layout.objects() {
        return Err(Disorder::Foreign);
    }
    let catalog = document.catalog().map_err(|_| Disorder::Foreign)?;
    let (signature_id, field_id) = signature_of_form(&document, catalog)?;
    if signature_id.0 != layout.signature() {
        return Err(Disorder::Field);
    }
    let signature = document
        .get_dictionary(signature_id)
        .map_err(|_| Disorder::Field)?;
    closed(&document, catalog, signature_id, signature)?;
    inert(&document, field_id)?;
    Ok(Contents {
        signed_at: signature
            .get(b"M")
            .and_then(Object::as_str)
            .ok()
            .and_then(moment),
        name: text(signature, b"Name"),
        reason: text(signature, b"Reason"),
        case_json: case_json(&document),
    })
}

/// The signature dictionary and the widget of the document's only field.
fn signature_of_form(
    document: &Document,
    catalog: &Dictionary,
) -> Result<(ObjectId, ObjectId), Disorder> {
    let form = catalog
        .get_deref(b"AcroForm", document)
        .and_then(Object::as_dict);
    let fields = form
        .and_then(|form| form.get_deref(b"Fields", document))
        .and_then(Object::as_array)
        .map_err(|_| Disorder::Field)?;
    let [field] = fields.as_slice() else {
        return Err(if fields.len() > 1 {
            Disorder::SeveralSignatures
        } else {
            Disorder::Field
        });
    };
    let field_id = field.as_reference().map_err(|_| Disorder::Field)?;
    let field = document
        .get_dictionary(field_id)
        .map_err(|_| Disorder::Field)?;
    let kind = field
        .get(b"FT")
        .and_then(Object::as_name)
        .unwrap_or_default();
    let kids = field.has(b"Kids") || field.has(b"Parent");
    let value = field.get(b"V").and_then(Object::as_reference);
    match value {
        Ok(id) if kind == b"Sig" && !kids => Ok((id, field_id)),
        _ => Err(Disorder::Field),
    }
}

/// Certified with P = 1, in the form PAdES B-B is written here.
fn closed(
    document: &Document,
    catalog: &Dictionary,
    id: ObjectId,
    signature: &Dictionary,
) -> Result<(), Disorder> {
    let name = |of: &Dictionary, key: &[u8], value: &[u8]| {
        of.get(key)
            .and_then(Object::as_name)
            .is_ok_and(|name| name == value)
    };
    let kind = name(signature, b"Type", b"Sig")
        && name(signature, b"Filter", b"Adobe.PPKLite")
        && name(signature, b"SubFilter", b"ETSI.CAdES.detached");
    if !kind {
        return Err(Disorder::Field);
    }
    let check = || -> Option<()> {
        let permissions = catalog.get_deref(b"Perms", document).ok()?.as_dict().ok()?;
        let certified = permissions.get(b"DocMDP").ok()?.as_reference().ok()? == id;
        let references = signature
            .get_deref(b"Reference", document)
            .ok()?
            .as_array()
            .ok()?;
        let [Object::Dictionary(reference)] = references.as_slice() else {
            return None;
        };
        let parameters = reference.get(b"TransformParams").ok()?.as_dict().ok()?;
        let nothing_allowed = parameters.get(b"P").ok()?.as_i64().ok()? == 1;
        let method = name(reference, b"TransformMethod", b"DocMDP");
        (certified && permissions.len() == 1 && nothing_allowed && method).then_some(())
    };
    check().ok_or(Disorder::NotClosed)
}

/// Nothing in the document can act or change: the only annotation is the signature's widget.
fn inert(document: &Document, widget: ObjectId) -> Result<(), Disorder> {
    let mut annotations = 0_usize;
    for object in document.objects.values() {
        live(document, object, widget, &mut annotations, DEEPEST)?;
    }
    if annotations == 1 {
        Ok(())
    } else {
        Err(Disorder::Active)
    }
}

fn live(
    document: &Document,
    object: &Object,
    widget: ObjectId,
    annotations: &mut usize,
    depth: usize,
) -> Result<(), Disorder> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(Disorder::TooDeep);
    };
    let dictionary = match object {
        Object::Array(list) => {
            return list
                .iter()
                .try_for_each(|each| live(document, each, widget, annotations, depth));
        }
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => {
            // A stream kept in another file, ISO 32000-1 section 7.3.8.2.
            if stream.dict.has(b"F") {
                return Err(Disorder::Active);
            }
            &stream.dict
        }
        _ => return Ok(()),
    };
    for (key, value) in dictionary {
        if LIVE_ENTRIES.contains(&key.as_slice()) {
            return Err(Disorder::Active);
        }
        if key == b"S" && value.as_name().is_ok_and(|name| ACTIONS.contains(&name)) {
            return Err(Disorder::Active);
        }
        if key == b"Annots" {
            let list = dictionary
                .get_deref(b"Annots", document)
                .and_then(Object::as_array);
            let only = list.is_ok_and(|list| *list == [Object::Reference(widget)]);
            if !only {
                return Err(Disorder::Active);
            }
            *annotations = annotations.saturating_add(1);
        }
        live(document, value, widget, annotations, depth)?;
    }
    Ok(())
}

/// The data inside: a case, or a document beside one; after it and a zero byte, which JSON never
/// holds, the record such a document carries.
fn case_json(document: &Document) -> Option<Vec<u8>> {
    let mut data = attached(document, &[CASE_DATA, DOCUMENT_DATA])?;
    if let Some(record) = attached(document, &[ENCLOSED]) {
        data.push(0);
        data.extend(record);
    }
    Some(data)
}

/// The bytes of the one attachment with one of these names.
fn attached(document: &Document, names: &[&str]) -> Option<Vec<u8>> {
    let named = |specification: &Dictionary| {
        text(specification, b"UF")
            .or_else(|| text(specification, b"F"))
            .is_some_and(|name| names.contains(&name.as_str()))
    };
    let mut found = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"Filespec") && named(dictionary));
    let (specification, None) = (found.next()?, found.next()) else {
        return None;
    };
    let embedded = specification
        .get_deref(b"EF", document)
        .ok()?
        .as_dict()
        .ok()?;
    let stream = embedded.get_deref(b"F", document).ok()?.as_stream().ok()?;
    // Packed once or not at all: a chain of filters could be made to unpack for hours.
    if stream.is_compressed() && stream.filters().ok()? != [b"FlateDecode"] {
        return None;
    }
    stream
        .decompressed_content_with_limit(LARGEST_UNPACKED)
        .ok()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    dictionary.get(key).and_then(lopdf::decode_text_string).ok()
}

/// A moment in the one form it is written here.
fn moment(date: &[u8]) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(date).ok()?;
    let moment = NaiveDateTime::parse_from_str(text, "D:%Y%m%d%H%M%S+00'00'")
        .ok()?
        .and_utc();
    (pdf_date(moment) == text).then_some(moment)
}
