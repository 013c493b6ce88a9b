//! What a page of this crate may say: the words and their order, never sizes or places.

use chrono::{DateTime, Utc};

/// A whole document, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Title, shown in the reader's window instead of the file name (PDF/UA-1, 7.1).
    pub title: String,
    /// One sentence saying what the document is about.
    pub subject: String,
    /// Who made it, by name and standing or by home.
    pub author: String,
    /// When it was made. Passed in; also the creation date inside the file.
    pub created: DateTime<Utc>,
    /// What stands at the foot of every page after "Page n of m".
    pub footer: String,
    /// One word across every page and in front of every footer, such as `EXAMPLE`.
    pub watermark: Option<String>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
    /// A file carried inside, from which the pages were drawn.
    pub attachment: Option<Attachment>,
    /// Another document carried inside as it is: `AFRelationship` `Supplement`.
    pub enclosed: Option<Attachment>,
}

/// A file carried inside the document (ISO 19005-3, 6.8), as a rule the source of its pages
/// (`AFRelationship` `Source`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name a reader sees, such as `case.json`.
    pub name: String,
    /// Media type, such as `application/json`.
    pub mime: String,
    /// What the file is, in a sentence.
    pub description: String,
    /// The file's content.
    pub bytes: Vec<u8>,
    /// When the content was last changed.
    pub modified: DateTime<Utc>,
}

/// One piece of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; also a bookmark.
    Heading {
        /// How deep it stands.
        level: Level,
        /// Its words.
        text: String,
    },
    /// Running text. A line break in the text starts a new paragraph.
    Paragraph(Rich),
    /// Small quiet running text: where something comes from, how to read what follows.
    Note(Rich),
    /// A list.
    List {
        /// Numbered from 1 instead of bulleted.
        ordered: bool,
        /// The items. A line break inside an item starts a new line.
        items: Vec<Rich>,
    },
    /// Labels and their values, as a table whose row headers are the labels.
    Facts(Vec<(String, Rich)>),
    /// A table whose header row is drawn again on every page it reaches.
    Table(Table),
    /// A table that is taken in at a glance: every cell holds words and a tone.
    Grid(Grid),
    /// Somebody's exact words.
    Quote {
        /// The words. A line break starts a new paragraph.
        words: Rich,
        /// Who said them, or where they stand. May be empty.
        citation: Rich,
    },
    /// A tinted box that says one thing which must not be missed.
    Panel {
        /// What kind of thing it is; never said by colour alone, so give a heading.
        tone: Tone,
        /// First line, in bold. May be empty.
        heading: String,
        /// What stands in the box.
        blocks: Vec<Block>,
    },
    /// Stays on one page whenever it fits on one.
    KeepTogether(Vec<Block>),
    /// What follows starts on a new page.
    PageBreak,
    /// The visible words of the signature, in a frame. The signature field itself is laid
    /// over it by the signer; [`super::Drawn::signature_place`] says where.
    Signature {
        /// The lines inside the frame.
        lines: Vec<Rich>,
    },
}

impl Block {
    /// A heading of the first rank: the document's own name.
    #[must_use]
    pub fn title(text: impl Into<String>) -> Self {
        Self::Heading {
            level: Level::One,
            text: text.into(),
        }
    }

    /// A heading of the second rank: a section.
    #[must_use]
    pub fn section(text: impl Into<String>) -> Self {
        Self::Heading {
            level: Level::Two,
            text: text.into(),
        }
    }

    /// A heading of the third rank.
    #[must_use]
    pub fn subsection(text: impl Into<String>) -> Self {
        Self::Heading {
            level: Level::Three,
            text: text.into(),
        }
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(text: impl Into<Rich>) -> Self {
        Self::Paragraph(text.into())
    }

    /// A small quiet paragraph.
    #[must_use]
    pub fn note(text: impl Into<Rich>) -> Self {
        Self::Note(text.into())
    }

    /// A bulleted list.
    #[must_use]
    pub fn bullets<T: Into<Rich>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List {
            ordered: false,
            items: items.into_iter().map(Into::into).collect(),
        }
    }

    /// A panel holding the given blocks.
    #[must_use]
    pub fn panel(tone: Tone, heading: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self::Panel {
            tone,
            heading: heading.into(),
            blocks,
        }
    }
}

/// How deep a heading stands. A level skipped on the way down is closed up when drawn, since
/// PDF/UA-1 (7.4.2) forbids the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The document's title.
    One,
    /// A section.
    Two,
    /// Part of a section.
    Three,
}

/// A table of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Stands above the table in bold. May be empty.
    pub caption: String,
    /// For a reader who cannot see the table: what it holds. May be empty.
    pub summary: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The first cell of each row heads it; its first line is then bold.
    pub row_headers: bool,
    /// The rows. A row too short is filled with empty cells.
    pub rows: Vec<Vec<Cell>>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header. Never empty: an empty header helps nobody who listens.
    pub header: String,
    /// Its share of the width, against the shares of the others.
    pub share: u16,
}

impl Column {
    /// A column with this header and share of the width.
    #[must_use]
    pub fn new(header: impl Into<String>, share: u16) -> Self {
        Self {
            header: header.into(),
            share,
        }
    }
}

/// One cell of a table or grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its words. A line break starts a new line.
    pub words: Rich,
    /// Draws a tinted ground and an edge. The words must say the same.
    pub tone: Option<Tone>,
    /// Read out instead of the words, when they are too short to be understood alone.
    pub alt: Option<String>,
}

impl<T: Into<Rich>> From<T> for Cell {
    fn from(words: T) -> Self {
        Self {
            words: words.into(),
            tone: None,
            alt: None,
        }
    }
}

impl Cell {
    /// A cell with a tone.
    #[must_use]
    pub fn toned(words: impl Into<Rich>, tone: Tone) -> Self {
        Self {
            words: words.into(),
            tone: Some(tone),
            alt: None,
        }
    }
}

/// A grid: for instance children down the side and themes along the top.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Stands above the grid in bold. May be empty.
    pub caption: String,
    /// For a reader who cannot see the grid: what it shows.
    pub summary: String,
    /// Names the row headers, in the top left corner.
    pub corner: String,
    /// The column headers.
    pub columns: Vec<String>,
    /// Row header and cells.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// What kind of thing is said. Each tone has a tint and an edge, both distinct in grey too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// The outcome, an action.
    Door,
    /// Must be settled.
    Settle,
    /// Must be challenged.
    Challenge,
    /// Does somebody good.
    Benefit,
}

/// How a run of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// As everything around it.
    #[default]
    Regular,
    /// Heavier.
    Bold,
    /// Slanted: titles of documents, asides.
    Italic,
}

/// Text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: Style,
}

/// Text in one or more styles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// No text yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text in the regular style.
    #[must_use]
    pub fn then(self, text: impl Into<String>) -> Self {
        self.with(text, Style::Regular)
    }

    /// Adds bold text.
    #[must_use]
    pub fn bold(self, text: impl Into<String>) -> Self {
        self.with(text, Style::Bold)
    }

    /// Adds italic text.
    #[must_use]
    pub fn italic(self, text: impl Into<String>) -> Self {
        self.with(text, Style::Italic)
    }

    fn with(mut self, text: impl Into<String>, style: Style) -> Self {
        self.0.push(Run {
            text: text.into(),
            style,
        });
        self
    }

    /// The words without their styles.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// True when there is nothing to read in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// The same words with the regular ones of the first line in another style.
    pub(crate) fn first_line_in(&self, style: Style) -> Self {
        let mut out = Self::new();
        let mut first = true;
        for run in &self.0 {
            let (head, rest) = match run.text.find('\n').filter(|_| first) {
                Some(end) => run.text.split_at(end),
                None if first => (run.text.as_str(), ""),
                None => ("", run.text.as_str()),
            };
            first &= rest.is_empty();
            let styled = if run.style == Style::Regular {
                style
            } else {
                run.style
            };
            for (part, style) in [(head, styled), (rest, run.style)] {
                if !part.is_empty() {
                    out.0.push(Run {
                        text: part.to_owned(),
                        style,
                    });
                }
            }
        }
        out
    }

    /// Splits at line breaks, leaving out blank pieces.
    pub(crate) fn paragraphs(&self) -> Vec<Rich> {
        let mut pieces = vec![Rich::new()];
        for run in &self.0 {
            for (index, part) in run.text.split('\n').enumerate() {
                if index > 0 {
                    pieces.push(Rich::new());
                }
                if let Some(last) = pieces.last_mut().filter(|_| !part.is_empty()) {
                    last.0.push(Run {
                        text: part.to_owned(),
                        style: run.style,
                    });
                }
            }
        }
        pieces.retain(|piece| !piece.is_blank());
        pieces
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Self {
        Self::new().then(text)
    }
}

impl From<String> for Rich {
    fn from(text: String) -> Self {
        Self::new().then(text)
    }
}
