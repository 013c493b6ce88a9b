//! The unit pages are filled with: a strip of the page's full width that is never cut.
//!
//! A paragraph is one strip a line, a table row one strip a line of its tallest cell. What
//! must not come apart is said by [`Keep`]; what is drawn around several strips (a panel's
//! ground) is drawn a strip at a time, so a page break needs no special case.

use super::style::Colour;
use super::tags::ElementId;
use super::text::Line;

/// How strongly a strip holds on to the one after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keep {
    /// A page may end here.
    Loose,
    /// Kept unless the whole does not fit on a page: a grid under its heading.
    Together,
    /// The same inside such a whole, so that what must be cut is cut between rows.
    Row,
    /// Kept as long as anything fits: a heading and its text.
    Firm,
}

/// Who owns a piece of drawn text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Element(ElementId),
    /// Decoration, page numbers, repeated headers: not read out.
    Artifact,
}

/// Something drawn in a strip. `x` is measured from the page's left edge, `y` downwards from
/// the strip's top, both in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// A line of text, its baseline at `y`.
    Text {
        x: f64,
        y: f64,
        line: Line,
        owner: Owner,
    },
    /// A filled rectangle, its top left corner at `x`, `y`.
    Fill {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        colour: Colour,
    },
    /// A bookmark points here.
    Bookmark { index: usize },
    /// The signature's frame begins here and is this large.
    SignaturePlace { x: f64, width: f64, height: f64 },
}

/// A ground behind a strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ground {
    pub x: f64,
    pub width: f64,
    pub colour: Colour,
    /// A darker edge at the left.
    pub edge: Option<Colour>,
    /// Also behind the space before the strip.
    pub covers_gap: bool,
}

/// A strip of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Strip {
    /// Space before it, left out at the top of a page.
    pub gap: f64,
    pub height: f64,
    pub keep: Keep,
    pub items: Vec<Item>,
    /// Outermost first.
    pub grounds: Vec<Ground>,
    /// Number of the header drawn again when a page ends before this strip.
    pub header: Option<usize>,
    /// Starts a new page.
    pub new_page: bool,
}

impl Strip {
    pub(crate) fn new(height: f64) -> Self {
        Self {
            gap: 0.0,
            height,
            keep: Keep::Loose,
            items: Vec::new(),
            grounds: Vec::new(),
            header: None,
            new_page: false,
        }
    }

    /// A strip holding one line of text.
    pub(crate) fn of_line(line: Line, leading: f64, x: f64, owner: Owner) -> Self {
        let mut strip = Self::new(leading);
        strip.items.push(Item::Text {
            x,
            y: baseline(line.size, leading),
            line,
            owner,
        });
        strip
    }
}

/// Where the baseline lies below the top of a line: letters about centred in the leading.
pub(crate) fn baseline(size: f64, leading: f64) -> f64 {
    // Cap height is 0.668 of the size; the space above and below capitals comes out even.
    leading / 2.0 + size * 0.334
}

/// Gives every strip but the last at least this hold on the next.
pub(crate) fn hold(strips: &mut [Strip], keep: Keep) {
    if let Some((_, before)) = strips.split_last_mut() {
        for strip in before {
            strip.keep = strip.keep.max(keep);
        }
    }
}
