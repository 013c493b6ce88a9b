//! The signature field and what a document needs around it.
//!
//! The field is one object: form field and widget. It has an appearance that draws nothing
//! (PDF/A-3 section 6.3.3 wants one, and an empty one needs no font), it prints and is locked,
//! and it sits in a Form element of the structure tree (PDF/UA-1 section 7.18).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::gap::PLACEHOLDER;
use super::{Place, SignatureFacts, pdf_date};
use crate::RecordError;

/// Print and Locked, ISO 32000-1 table 165.
const PRINT_AND_LOCKED: i64 = 4 | 128;

/// SignaturesExist and AppendOnly, ISO 32000-1 table 219.
const SIGNED_AND_CLOSED: i64 = 1 | 2;

/// Adds the one signature field, the signature dictionary and the certification.
pub(super) fn add(document: &mut Document, facts: &SignatureFacts) -> Result<(), RecordError> {
    let catalog_id = document
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_err(|_| wrong("there is no catalogue"))?;
    if dictionary_mut(document, catalog_id)?.has(b"AcroForm") {
        return Err(RecordError::AlreadySigned);
    }
    let (page_id, place) = page(document, facts.place)?;
    if dictionary_mut(document, page_id)?.has(b"Annots") {
        return Err(RecordError::AlreadySigned);
    }

    let signature = document.add_object(signature(facts));
    let [left, bottom, right, top] = place.rect;
    let appearance = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => numbers([0.0, 0.0, right - left, top - bottom]),
            "Resources" => Dictionary::new(),
        },
        Vec::new(),
    ));
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig",
        "T" => Object::string_literal("signature"),
        "TU" => lopdf::text_string(&format!("Digital signature of {}", facts.name)),
        "Rect" => numbers(place.rect), "F" => PRINT_AND_LOCKED,
        "P" => page_id, "V" => signature,
        "AP" => dictionary! { "N" => appearance },
    });
    tag(document, catalog_id, page_id, field)?;

    let page = dictionary_mut(document, page_id)?;
    page.set("Annots", vec![field.into()]);
    page.set("Tabs", "S");
    let catalog = dictionary_mut(document, catalog_id)?;
    catalog.set(
        "AcroForm",
        dictionary! { "Fields" => vec![field.into()], "SigFlags" => SIGNED_AND_CLOSED },
    );
    catalog.set("Perms", dictionary! { "DocMDP" => signature });
    let mut extensions = catalog
        .get(b"Extensions")
        .and_then(Object::as_dict)
        .cloned()
        .unwrap_or_default();
    // Says that the signature follows ETSI's extension of PDF 1.7 (EN 319 142-1 section 5.6).
    extensions.set(
        "ESIC",
        dictionary! { "BaseVersion" => "1.7", "ExtensionLevel" => 1 },
    );
    catalog.set("Extensions", extensions);
    Ok(())
}

/// The signature dictionary, with placeholders for what is known only once the file is
/// written.
fn signature(facts: &SignatureFacts) -> Dictionary {
    let place = Object::String(vec![0; facts.room.bytes()], StringFormat::Hexadecimal);
    let range = vec![
        0.into(),
        PLACEHOLDER.into(),
        PLACEHOLDER.into(),
        PLACEHOLDER.into(),
    ];
    dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => range, "Contents" => place,
        "M" => Object::string_literal(pdf_date(facts.signed_at)),
        "Name" => lopdf::text_string(&facts.name),
        "Reason" => lopdf::text_string(&facts.reason),
        // Without digest keys: PDF/A-3 section 6.1.12 forbids them beside DocMDP.
        "Reference" => vec![Object::Dictionary(dictionary! {
            "Type" => "SigRef", "TransformMethod" => "DocMDP",
            "TransformParams" => dictionary! {
                "Type" => "TransformParams", "P" => 1, "V" => "1.2",
            },
        })],
    }
}

/// The page the field goes on, and where on it.
fn page(document: &Document, place: Option<Place>) -> Result<(ObjectId, Place), RecordError> {
    let pages = document.get_pages();
    let last = pages
        .len()
        .checked_sub(1)
        .ok_or(wrong("there are no pages"))?;
    let place = place.unwrap_or(Place {
        page: last,
        rect: [0.0; 4],
    });
    let page = pages
        .values()
        .nth(place.page)
        .ok_or(wrong("there is no such page"))?;
    Ok((*page, place))
}

/// Puts the field into the structure tree: a Form element at the end of the document's own
/// element, and an entry in the parent tree. A document without a structure tree is left so.
fn tag(
    document: &mut Document,
    catalog: ObjectId,
    page: ObjectId,
    field: ObjectId,
) -> Result<(), RecordError> {
    let Ok(root) = dictionary_mut(document, catalog)?
        .get(b"StructTreeRoot")
        .and_then(Object::as_reference)
    else {
        return Ok(());
    };
    let parent = first_element(document, root).unwrap_or(root);
    // One dictionary, not a list of one: a reader that checks later changes follows this path.
    let form = document.add_object(dictionary! {
        "Type" => "StructElem", "S" => "Form", "P" => parent, "Pg" => page,
        "K" => dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page },
    });
    append_kid(document, parent, form)?;
    let key = enter_in_parent_tree(document, root, form)?;
    dictionary_mut(document, field)?.set("StructParent", key);
    Ok(())
}

/// The element that stands for the whole document: the first kid of the root.
fn first_element(document: &Document, root: ObjectId) -> Option<ObjectId> {
    let kids = document.get_dictionary(root).ok()?.get(b"K").ok()?;
    match kids {
        Object::Reference(id) => match document.get_object(*id).ok()? {
            Object::Array(list) => list.first()?.as_reference().ok(),
            _ => Some(*id),
        },
        Object::Array(list) => list.first()?.as_reference().ok(),
        _ => None,
    }
}

fn append_kid(document: &mut Document, parent: ObjectId, kid: ObjectId) -> Result<(), RecordError> {
    let old = dictionary_mut(document, parent)?.get(b"K").ok().cloned();
    if let Some(Object::Reference(id)) = old
        && let Ok(Object::Array(list)) = document.get_object_mut(id)
    {
        list.push(kid.into());
        return Ok(());
    }
    let kids = match old {
        None => vec![kid.into()],
        Some(Object::Array(mut list)) => {
            list.push(kid.into());
            list
        }
        Some(one) => vec![one, kid.into()],
    };
    dictionary_mut(document, parent)?.set("K", kids);
    Ok(())
}

/// Adds an entry under the next free key and returns the key.
fn enter_in_parent_tree(
    document: &mut Document,
    root: ObjectId,
    form: ObjectId,
) -> Result<i64, RecordError> {
    let tree = dictionary_mut(document, root)?;
    let next = tree.get(b"ParentTreeNextKey").and_then(Object::as_i64).ok();
    let tree_id = match tree.get(b"ParentTree").ok().cloned() {
        Some(Object::Reference(id)) => id,
        inline => {
            let inline = inline.unwrap_or_else(|| dictionary! { "Nums" => Vec::new() }.into());
            let id = document.add_object(inline);
            dictionary_mut(document, root)?.set("ParentTree", id);
            id
        }
    };
    let numbers = dictionary_mut(document, tree_id)?;
    // A tree in branches would need its limits kept; no document made here has one.
    let list_id = match numbers.get(b"Nums") {
        Ok(Object::Reference(id)) => *id,
        Ok(Object::Array(list)) => {
            let list = list.clone();
            let id = document.add_object(list);
            dictionary_mut(document, tree_id)?.set("Nums", id);
            id
        }
        _ => return Err(wrong("its parent tree is in branches")),
    };
    let list = document
        .get_object_mut(list_id)
        .and_then(Object::as_array_mut)
        .map_err(|_| wrong("its parent tree is not a list"))?;
    let highest = list
        .iter()
        .step_by(2)
        .filter_map(|key| key.as_i64().ok())
        .max();
    let after = highest.map_or(0, |key| key.saturating_add(1));
    let key = next.unwrap_or(after).max(after);
    list.push(key.into());
    list.push(form.into());
    dictionary_mut(document, root)?.set("ParentTreeNextKey", key.saturating_add(1));
    Ok(key)
}

fn dictionary_mut(document: &mut Document, id: ObjectId) -> Result<&mut Dictionary, RecordError> {
    document
        .get_object_mut(id)
        .and_then(Object::as_dict_mut)
        .map_err(|_| wrong("a part it names is missing"))
}

fn numbers(values: [f32; 4]) -> Object {
    Object::Array(values.into_iter().map(Object::Real).collect())
}

fn wrong(what: &str) -> RecordError {
    RecordError::Completion(what.to_owned())
}
