//! What can go wrong while a document is made, signed or checked.

/// Why a document could not be drawn, signed or read. Sentences start lower-case and hold
/// nothing from the document itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A decision record was asked for before the decision was signed.
    #[error("this decision has not been signed; only a signed decision has a record")]
    NotYetSigned,
    /// The child asked for does not live in the home of this case.
    #[error("this child does not stand among the children living here in this decision")]
    NoSuchChild,
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

    /// A name, standing, provider or URN meant for a certificate is empty, too long or holds
    /// a control character. The text says which.
    #[error("the {0} for a certificate must have between 1 and 200 characters, on one line")]
    NameForCertificate(&'static str),
    /// The certificate could not be made.
    #[error("the certificate could not be made")]
    CertificateNotMade,
    /// What was given as a certificate does not read as one.
    #[error("this is not a certificate that can be read")]
    NotACertificate,
    /// The certificate is a person's, or another machine's: it may not vouch for people.
    #[error("this certificate does not belong to an authority, so it cannot vouch for anyone")]
    NotAnAuthority,
    /// The certificate was not issued by the authority beside it.
    #[error("the certificate was not issued by the authority it came with")]
    AnotherAuthority,
    /// The private key does not read as PKCS #8.
    #[error("the private key cannot be read")]
    KeyUnreadable,
    /// A private key that is neither ECDSA on P-256 nor RSA of 2048 bits or more.
    #[error(
        "the private key is of a kind that records are not signed with; ask the authority for one \
         on the curve P-256, or an RSA key of at least 2048 bits"
    )]
    KeyKind,
    /// A PKCS #12 file that cannot be opened.
    #[error(
        "the certificate file could not be opened: it is damaged, or this is not its passphrase"
    )]
    Pkcs12,
    /// A certificate between the person's and the root's is missing.
    #[error(
        "the certificates of the authorities above the person's own are not all there; export the \
         file again with the whole chain"
    )]
    ChainBroken,
    /// The time-stamping authority gave no stamp that holds. The text says why.
    #[error("the document was not stamped with the time: {0}")]
    NotStamped(String),
    /// The private key is not the one the certificate speaks of.
    #[error("the private key does not belong to the certificate")]
    KeyOfAnother,

    /// The document to be signed already holds a form or a signature.
    #[error("the document already holds a form or a signature; each document is signed once")]
    AlreadySigned,
    /// The certificate is not yet valid, or no longer valid, at the time of signing.
    #[error("the certificate is not valid at the time of signing; a new one must be issued")]
    CertificateOutOfTime,
    /// The name to be written beside the signature is not the name in the certificate.
    #[error("the name beside the signature is not the name in the certificate")]
    NameOfAnother,
    /// The signature is longer than the room kept for it (a certificate with very long names).
    #[error("the signature does not fit in the place kept for it")]
    SignatureTooLong,
    /// The signature could not be computed.
    #[error("the document could not be signed")]
    NotSigned,
    /// The signed file failed its own check and was thrown away. The text is the sentence of
    /// the fact that failed.
    #[error("the signed document did not pass its own check and was not kept: {0}")]
    OwnCheck(String),

    /// Nothing to check.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than what is read at all, in bytes.
    #[error("the file is larger than {0} bytes and was not read")]
    TooLarge(usize),
    /// The file is no PDF.
    #[error("the file is not a PDF")]
    NotAPdf,
}
