//! What the content means, beside how it looks: the tree a screen reader walks
//! (ISO 32000-1, 14.7 and 14.8).

/// Number of an element; elements are numbered in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ElementId(pub usize);

/// What an element holds, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kid {
    Element(ElementId),
    /// A marked stretch of a page's content.
    Content {
        page: usize,
        mark: usize,
    },
}

/// What a structure element says besides its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Attribute {
    ColumnHeader,
    RowHeader,
    Bullets,
    Numbers,
    Summary(String),
}

/// One structure element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub kind: &'static str,
    pub parent: Option<ElementId>,
    pub kids: Vec<Kid>,
    pub attribute: Option<Attribute>,
    pub alt: Option<String>,
    /// The letters in the order in which they are read, where they are drawn in another.
    pub actual: Option<String>,
}

/// The tree, as a list whose first element is the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tags {
    pub elements: Vec<Element>,
}

impl Tags {
    /// The document element.
    pub(crate) const DOCUMENT: ElementId = ElementId(0);

    pub(crate) fn new() -> Self {
        let document = Element {
            kind: "Document",
            parent: None,
            kids: Vec::new(),
            attribute: None,
            alt: None,
            actual: None,
        };
        Self {
            elements: vec![document],
        }
    }

    /// Adds an element at the end of its parent.
    pub(crate) fn add(&mut self, parent: ElementId, kind: &'static str) -> ElementId {
        self.add_with(parent, kind, None)
    }

    /// Adds an element with an attribute at the end of its parent.
    pub(crate) fn add_with(
        &mut self,
        parent: ElementId,
        kind: &'static str,
        attribute: Option<Attribute>,
    ) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            kind,
            parent: Some(parent),
            kids: Vec::new(),
            attribute,
            alt: None,
            actual: None,
        });
        self.hang(parent, Kid::Element(id));
        id
    }

    /// What is read out instead of the element's content.
    pub(crate) fn describe(&mut self, id: ElementId, alt: &str) {
        if let Some(element) = self.elements.get_mut(id.0) {
            element.alt = Some(alt.to_owned());
        }
    }

    /// What an element reads as whose letters are drawn in another order (ISO 32000-1, 14.9.4).
    /// Said here and not beside the letters: readers that only copy put letters drawn from right
    /// to left in order by themselves, and would turn this round once more.
    pub(crate) fn reads_as(&mut self, id: ElementId, words: String) {
        if let Some(element) = self.elements.get_mut(id.0) {
            element.actual = Some(words);
        }
    }

    /// Adds a kid to an element.
    pub(crate) fn hang(&mut self, parent: ElementId, kid: Kid) {
        if let Some(element) = self.elements.get_mut(parent.0) {
            element.kids.push(kid);
        }
    }

    /// The kind of an element.
    pub(crate) fn kind(&self, id: ElementId) -> &'static str {
        self.elements.get(id.0).map_or("P", |element| element.kind)
    }
}
