//! Why a file is not whole.

/// What is wrong with a file that should be one signed document, first byte to last. Each has
/// its own sentence; none repeats anything from the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Disorder {
    /// The header is not at the first byte.
    #[error("Something was put in front of the document.")]
    Front,
    /// The file ends before the document does.
    #[error("The document breaks off: a part at the end is missing.")]
    CutOff,
    /// The document ends before the file does, as after an incremental update.
    #[error("Something was added after the end of the document.")]
    Added,
    /// Bytes that belong to no part of the document, or a part that is not well formed.
    #[error("Inside the document there is something that does not belong there.")]
    Foreign,
    /// Nested deeper than any document written here.
    #[error(
        "The document is built in a way that no record is: its parts lie too deep in one another."
    )]
    TooDeep,
    /// A part, or an entry of a part, is there twice, so that readers may differ.
    #[error("A part of the document is there twice, so two readers may show two different things.")]
    Twice,
    /// The table of parts does not agree with the parts.
    #[error("The document's own list of its parts does not agree with the parts.")]
    Table,
    /// The trailer points to an earlier revision.
    #[error("The document says that it was changed after it was first written.")]
    Revised,
    /// Object streams or cross-reference streams: parts inside parts.
    #[error("Parts of the document are packed inside others, which a record never does.")]
    Packed,
    /// Put into another order, for reading over a network (ISO 32000-1 annex F).
    #[error(
        "The document was written again by another program, so its bytes are no longer those that were signed."
    )]
    Rewritten,
    /// Encrypted.
    #[error("The document is locked with a password, which a record never is.")]
    Locked,
    /// There is no signature.
    #[error("There is no signature in the document.")]
    Unsigned,
    /// There is more than one signature, or more than one claim to be one.
    #[error("There is more than one signature in the document.")]
    SeveralSignatures,
    /// The byte range does not run from the first byte to the last around the signature.
    #[error("The signature does not cover the whole document.")]
    NotCovered,
    /// The place of the signature holds something else, or more than the signature.
    #[error("The place of the signature holds something that is not the signature.")]
    Gap,
    /// The signature is not the one of the document's only form field.
    #[error("The signature is not the one the document's form names.")]
    Field,
    /// Not certified with DocMDP P = 1.
    #[error("The document is not closed against changes, as every record is.")]
    NotClosed,
    /// Annotations, actions, scripts, layers, other fields or files outside.
    #[error(
        "The document holds something that can act or change, such as a note, a link or a script; a record holds none."
    )]
    Active,
}
