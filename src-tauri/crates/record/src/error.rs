//! What can go wrong while a document is made.

/// Why a document could not be drawn. Sentences start lower-case and hold nothing from the
/// document itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// One of the typefaces built into the program does not read as one. The program file is
    /// damaged; nothing about the document can mend it.
    #[error(
        "the built-in typeface {0} cannot be read; the program may be damaged, install it again"
    )]
    Typeface(&'static str),
    /// The page writer objected to what it was given; the text names the objection.
    #[error("the pages could not be written: {0}")]
    Pages(String),
    /// The finished file could not be put together.
    #[error("the document could not be completed: {0}")]
    Completion(String),
}
