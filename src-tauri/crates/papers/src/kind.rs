//! What a paper is, told by how it begins.

/// What a paper is by its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A Word document (DOCX).
    Docx,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A HEIC picture, as telephones take them; kept as it is.
    Heic,
    /// An email as most programs save it (.eml).
    Email,
    /// An email as Outlook saves it (.msg).
    Outlook,
    /// Plain text.
    Text,
    /// Something else, kept as it is.
    Other,
}

/// How Microsoft's older files begin, .msg among them.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How far into a file a PDF may begin.
const PDF_WITHIN: usize = 1_024;

/// How much of a file is looked at to tell text from something else.
const LOOKED_AT: usize = 64 * 1_024;

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Pdf,
        Self::Docx,
        Self::Jpeg,
        Self::Png,
        Self::Heic,
        Self::Email,
        Self::Outlook,
        Self::Text,
        Self::Other,
    ];

    /// The word kept with the paper.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Heic => "heic",
            Self::Email => "email",
            Self::Outlook => "outlook",
            Self::Text => "text",
            Self::Other => "other",
        }
    }

    /// The kind with this word; one that is not known is something else.
    #[must_use]
    pub fn named(word: &str) -> Self {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.as_str() == word)
            .unwrap_or(Self::Other)
    }

    /// In words, as they stand on the screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word document",
            Self::Jpeg | Self::Png => "picture",
            Self::Heic => "picture from a telephone (HEIC)",
            Self::Email => "email",
            Self::Outlook => "email saved by Outlook (.msg)",
            Self::Text => "text",
            Self::Other => "file of another kind",
        }
    }

    /// The ending a file of this kind has; none where only its name can say.
    #[must_use]
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Self::Pdf => Some("pdf"),
            Self::Docx => Some("docx"),
            Self::Jpeg => Some("jpg"),
            Self::Png => Some("png"),
            Self::Heic => Some("heic"),
            Self::Email => Some("eml"),
            Self::Outlook => Some("msg"),
            Self::Text => Some("txt"),
            Self::Other => None,
        }
    }

    /// What begins with these bytes. The more of them the better; half a megabyte is plenty.
    #[must_use]
    pub fn of(start: &[u8]) -> Self {
        let has =
            |at: usize, bytes: &[u8]| start.get(at..).is_some_and(|rest| rest.starts_with(bytes));
        let early = start.get(..PDF_WITHIN).unwrap_or(start);
        if has(0, &[0xFF, 0xD8, 0xFF]) {
            Self::Jpeg
        } else if has(0, b"\x89PNG\r\n\x1A\n") {
            Self::Png
        } else if has(4, b"ftyp")
            && [
                b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1",
            ]
            .iter()
            .any(|brand| has(8, *brand))
        {
            Self::Heic
        } else if has(0, b"PK\x03\x04") && holds(start, b"word/") {
            Self::Docx
        } else if has(0, COMPOUND) && holds(start, &wide("__properties_version1.0")) {
            Self::Outlook
        } else if holds(early, b"%PDF-") {
            Self::Pdf
        } else if !is_text(start) {
            Self::Other
        } else if is_email(start) {
            Self::Email
        } else {
            Self::Text
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// As Microsoft writes names: two bytes a letter.
fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Whether this reads as text: UTF-8 (but for a letter cut at the end), UTF-16 with its mark, or
/// one byte a letter; in any case without the characters that only programs write.
fn is_text(start: &[u8]) -> bool {
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let early = start.get(..LOOKED_AT).unwrap_or(start);
    let odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    !early.iter().any(|byte| odd(&byte))
}

/// Whether the first lines are those of an email: fields, two of them such as every email has.
fn is_email(start: &[u8]) -> bool {
    const FIELDS: &[&str] = &[
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "received",
        "return-path",
        "mime-version",
        "delivered-to",
        "content-type",
    ];
    let early = start.get(..8_192).unwrap_or(start);
    let text = String::from_utf8_lossy(early);
    let mut found = 0_usize;
    for line in text.trim_start_matches('\u{feff}').lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        if !name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
        {
            return false;
        }
        found = found.saturating_add(usize::from(FIELDS.contains(&name.to_lowercase().as_str())));
    }
    found >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_paper_is_is_told_by_its_contents() {
        let heic = [&[0, 0, 0, 24][..], b"ftypheic", &[0; 8]].concat();
        let outlook = [COMPOUND, &[0; 600], &wide("__properties_version1.0")].concat();
        let older_word = [COMPOUND, &[0; 600], &wide("WordDocument")].concat();
        for (bytes, kind) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], Kind::Pdf),
            (b"\n\n\x00junk before %PDF-1.4", Kind::Pdf),
            (b"\xFF\xD8\xFF\xE0\x00\x10JFIF", Kind::Jpeg),
            (b"\x89PNG\r\n\x1A\n\x00\x00", Kind::Png),
            (&heic, Kind::Heic),
            (
                b"PK\x03\x04\x14\x00 [Content_Types].xml word/document.xml",
                Kind::Docx,
            ),
            (b"PK\x03\x04\x14\x00 xl/workbook.xml", Kind::Other),
            (&outlook, Kind::Outlook),
            (&older_word, Kind::Other),
            (
                b"From: a@example.org\r\nSubject: EXAMPLE\r\n\r\nHello",
                Kind::Email,
            ),
            (b"Note: he likes\nSubject: swimming", Kind::Text),
            ("Écrit à la main".as_bytes(), Kind::Text),
            (b"MZ\x90\x00\x03\x00\x00\x00", Kind::Other),
            (b"", Kind::Text),
        ] {
            assert_eq!(
                Kind::of(bytes),
                kind,
                "{:?}",
                String::from_utf8_lossy(bytes)
            );
        }
    }

    #[test]
    fn every_kind_is_read_back_from_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.as_str()), *kind);
        }
        assert_eq!(Kind::named("later"), Kind::Other);
    }
}
