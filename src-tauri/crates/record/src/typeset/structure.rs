//! The structure tree as PDF objects (ISO 32000-1, 14.7).
//!
//! `/StructTreeRoot` has one kid, the document element, whose `/K` is an array; the parent
//! tree is one flat `/Nums`, and `/ParentTreeNextKey` is the number of pages. Whoever adds a
//! form field later appends to both and counts on.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary};

use super::tags::{Attribute, Element, Kid, Tags};

/// Writes the tree, ties the pages to it, and returns its root.
pub(crate) fn write(pdf: &mut Pdf, tags: &Tags, pages: &[ObjectId]) -> lopdf::Result<ObjectId> {
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = tags.elements.iter().map(|_| pdf.new_object_id()).collect();
    let mut marks: Vec<Vec<Object>> = vec![Vec::new(); pages.len()];
    for (element, id) in tags.elements.iter().zip(&ids) {
        for kid in &element.kids {
            let Kid::Content { page, mark } = kid else {
                continue;
            };
            if let Some(owners) = marks.get_mut(*page) {
                owners.resize(owners.len().max(mark + 1), Object::Null);
                if let Some(owner) = owners.get_mut(*mark) {
                    *owner = Object::Reference(*id);
                }
            }
        }
        let parent = element
            .parent
            .and_then(|parent| ids.get(parent.0))
            .unwrap_or(&root);
        pdf.set_object(*id, dictionary_of(element, *parent, &ids, pages));
    }
    let mut numbers = Vec::new();
    for (index, (page, owners)) in pages.iter().zip(marks).enumerate() {
        numbers.push(Object::Integer(index as i64));
        numbers.push(Object::Array(owners));
        let page = pdf.get_dictionary_mut(*page)?;
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
    }
    let parents = pdf.add_object(dictionary! { "Nums" => numbers });
    let document = ids.get(Tags::DOCUMENT.0).copied().unwrap_or_default();
    pdf.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document,
            "ParentTree" => parents,
            "ParentTreeNextKey" => pages.len() as i64,
        },
    );
    Ok(root)
}

fn dictionary_of(
    element: &Element,
    parent: ObjectId,
    ids: &[ObjectId],
    pages: &[ObjectId],
) -> Dictionary {
    // `/Type` may be left out (table 323); a thousand cells make it worth it.
    let mut out = dictionary! { "S" => element.kind, "P" => parent };
    match element.kids.as_slice() {
        [Kid::Content { page, mark }] => {
            out.set("Pg", pages.get(*page).copied().unwrap_or_default());
            out.set("K", *mark as i64);
        }
        kids => out.set(
            "K",
            kids.iter()
                .filter_map(|kid| kid_of(*kid, ids, pages))
                .collect::<Vec<_>>(),
        ),
    }
    if let Some(attribute) = &element.attribute {
        out.set("A", attribute_of(attribute));
    }
    if let Some(alt) = &element.alt {
        out.set("Alt", super::metadata::text(alt));
    }
    if let Some(words) = &element.actual {
        out.set("ActualText", super::metadata::text(words));
    }
    out
}

fn kid_of(kid: Kid, ids: &[ObjectId], pages: &[ObjectId]) -> Option<Object> {
    match kid {
        Kid::Element(id) => ids.get(id.0).map(|id| Object::Reference(*id)),
        Kid::Content { page, mark } => Some(Object::Dictionary(dictionary! {
            "Type" => "MCR", "Pg" => *pages.get(page)?, "MCID" => mark as i64
        })),
    }
}

fn attribute_of(attribute: &Attribute) -> Dictionary {
    match attribute {
        Attribute::ColumnHeader => dictionary! { "O" => "Table", "Scope" => "Column" },
        Attribute::RowHeader => dictionary! { "O" => "Table", "Scope" => "Row" },
        Attribute::Bullets => dictionary! { "O" => "List", "ListNumbering" => "Disc" },
        Attribute::Numbers => dictionary! { "O" => "List", "ListNumbering" => "Decimal" },
        Attribute::Summary(words) => {
            dictionary! { "O" => "Table", "Summary" => super::metadata::text(words) }
        }
    }
}
