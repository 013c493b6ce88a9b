//! The whole file, part by part, from the first byte to the last.
//!
//! A file written here is one straight sequence: header, objects, table, trailer, end. Here
//! that sequence is walked once, and every byte must belong to it. So there is nothing between
//! the parts, no part inside another, no part twice, none the table does not name, none it
//! names elsewhere, and no second revision. Attacks that show one document and sign another
//! (incremental saving, signature wrapping, shadow objects) need one of these. It also means
//! that the full parser, which runs afterwards, can neither be led in circles nor be made to
//! copy one stretch of the file many times over.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::disorder::Disorder;
use super::token::{Cursor, Kind, Piece, Watch, hex_value};

/// Where the parts of a sound file lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    objects: usize,
    signature: u32,
    byte_range: Range<usize>,
    contents: Range<usize>,
}

impl Layout {
    /// Walks a file.
    ///
    /// # Errors
    /// The first [`Disorder`] met.
    pub fn read(bytes: &[u8]) -> Result<Self, Disorder> {
        let mut cursor = Cursor { bytes, at: 0 };
        header(&mut cursor)?;
        let mut parts = BTreeMap::new();
        let mut signature = None;
        loop {
            cursor.space();
            if !cursor.peek().ok_or(Disorder::CutOff)?.is_ascii_digit() {
                break;
            }
            let at = cursor.at;
            let (number, generation, seen) = object(&mut cursor)?;
            if parts.insert(number, (at, generation)).is_some() {
                return Err(Disorder::Twice);
            }
            if seen.claims > 1 || (seen.claims == 1 && signature.is_some()) {
                return Err(Disorder::SeveralSignatures);
            }
            if seen.claims == 1 {
                signature = Some((number, seen));
            }
        }
        table_and_end(&mut cursor, &parts)?;
        let (number, seen) = signature.ok_or(Disorder::Unsigned)?;
        let byte_range = seen.byte_range.ok_or(Disorder::NotCovered)?;
        let contents = seen.contents.ok_or(Disorder::Gap)?;
        Ok(Self {
            objects: parts.len(),
            signature: number,
            byte_range,
            contents,
        })
    }

    /// How many objects the file has.
    pub(super) fn objects(&self) -> usize {
        self.objects
    }

    /// The number of the signature dictionary's object.
    pub(super) fn signature(&self) -> u32 {
        self.signature
    }

    /// The bytes of the byte range, brackets and all.
    pub(crate) fn byte_range(&self) -> Range<usize> {
        self.byte_range.clone()
    }

    /// The bytes of the signature's place, angle brackets and all.
    #[must_use]
    pub fn contents(&self) -> Range<usize> {
        self.contents.clone()
    }

    /// Whether the byte range covers everything but the place of the signature.
    pub(super) fn covers(&self, bytes: &[u8]) -> bool {
        let figures = bytes.get(self.byte_range()).and_then(figures);
        let after = bytes.len().checked_sub(self.contents.end);
        figures.is_some_and(|[start, gap, rest, length]| {
            start == 0
                && gap == self.contents.start
                && rest == self.contents.end
                && Some(length) == after
        })
    }

    /// SHA-256 of everything but the place of the signature.
    pub(crate) fn digest(&self, bytes: &[u8]) -> Option<[u8; 32]> {
        digest_around(bytes, &self.contents, bytes.len())
    }
}

/// SHA-256 of the bytes before and after a gap, up to an end.
pub(super) fn digest_around(bytes: &[u8], gap: &Range<usize>, end: usize) -> Option<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(bytes.get(..gap.start)?);
    hash.update(bytes.get(gap.end..end)?);
    Some(hash.finalize().into())
}

/// The four figures of a byte range such as `[0 840 13130 7221   ]`.
pub(super) fn figures(range: &[u8]) -> Option<[usize; 4]> {
    let text = std::str::from_utf8(range).ok()?;
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let figures: Option<Vec<usize>> = inner
        .split_ascii_whitespace()
        .take(5)
        .map(|figure| figure.parse().ok())
        .collect();
    figures?.try_into().ok()
}

/// The bytes a hex string stands for; none unless it is nothing but pairs of hex digits in
/// angle brackets.
pub(super) fn hex_bytes(text: &[u8]) -> Option<Vec<u8>> {
    let inner = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    let (pairs, odd) = inner.as_chunks::<2>();
    if !odd.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|[high, low]| Some(hex_value(*high)? << 4 | hex_value(*low)?))
        .collect()
}

fn header(cursor: &mut Cursor<'_>) -> Result<(), Disorder> {
    cursor.word(b"%PDF-").map_err(|_| Disorder::Front)?;
    cursor.digits()?;
    cursor.word(b".")?;
    cursor.digits()?;
    cursor.line_end()?;
    // The second line marks the file as binary, with four bytes or more above 127.
    if cursor.peek() == Some(b'%') {
        cursor.forward(1);
        let mark = cursor.rest().iter().take_while(|byte| **byte > 127).count();
        cursor.forward(mark);
        cursor.line_end()?;
    }
    Ok(())
}

/// What is of interest in one object.
#[derive(Default)]
struct Seen {
    /// How many byte ranges, at any depth.
    claims: usize,
    byte_range: Option<Range<usize>>,
    contents: Option<Range<usize>>,
    length: Option<u64>,
    packed: bool,
    rewritten: bool,
}

impl Watch for Seen {
    fn entry(&mut self, depth: usize, key: &[u8], value: &Piece, bytes: &[u8]) {
        match key {
            b"ByteRange" => {
                self.claims = self.claims.saturating_add(1);
                if depth == 0 && value.kind == Kind::Array {
                    self.byte_range = Some(value.range.clone());
                }
            }
            b"Contents" if depth == 0 && value.kind == Kind::HexText => {
                self.contents = Some(value.range.clone());
            }
            b"Length" if depth == 0 => {
                self.length = match value.kind {
                    Kind::Integer(length) => Some(length),
                    _ => None,
                };
            }
            b"Linearized" if depth == 0 => self.rewritten = true,
            b"Type" if depth == 0 => {
                let name = bytes.get(value.range.clone()).unwrap_or_default();
                // A name with an escape could spell these too; none of ours is written so.
                self.packed =
                    [b"/ObjStm".as_slice(), b"/XRef"].contains(&name) || name.contains(&b'#');
            }
            _ => {}
        }
    }
}

/// One object: number, generation, what was seen in it.
fn object(cursor: &mut Cursor<'_>) -> Result<(u32, u16, Seen), Disorder> {
    let number = u32::try_from(cursor.digits()?).map_err(|_| Disorder::Foreign)?;
    cursor.word(b" ")?;
    let generation = u16::try_from(cursor.digits()?).map_err(|_| Disorder::Foreign)?;
    cursor.word(b" obj")?;
    cursor.space();
    let mut seen = Seen::default();
    let value = cursor.value(0, &mut seen)?;
    cursor.space();
    if cursor.rest().starts_with(b"stream") {
        stream(cursor, &value, &seen)?;
    }
    if seen.packed {
        return Err(Disorder::Packed);
    }
    if seen.rewritten {
        return Err(Disorder::Rewritten);
    }
    cursor.word(b"endobj")?;
    Ok((number, generation, seen))
}

/// The bytes of a stream, whose length must stand in its own dictionary.
fn stream(cursor: &mut Cursor<'_>, value: &Piece, seen: &Seen) -> Result<(), Disorder> {
    if value.kind != Kind::Dictionary {
        return Err(Disorder::Foreign);
    }
    cursor.word(b"stream")?;
    cursor.line_end()?;
    let length = seen.length.and_then(|length| usize::try_from(length).ok());
    let length = length.ok_or(Disorder::Foreign)?;
    if length > cursor.rest().len() {
        return Err(Disorder::CutOff);
    }
    cursor.forward(length);
    if cursor.peek() != Some(b'e') {
        cursor.line_end()?;
    }
    cursor.word(b"endstream")?;
    cursor.space();
    Ok(())
}

/// The table of objects, the trailer and the end of the file.
fn table_and_end(
    cursor: &mut Cursor<'_>,
    parts: &BTreeMap<u32, (usize, u16)>,
) -> Result<(), Disorder> {
    let table_at = cursor.at;
    cursor.word(b"xref")?;
    cursor.line_end()?;
    let mut listed = BTreeSet::new();
    while cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        section(cursor, parts, &mut listed)?;
    }
    if listed.len() != parts.len() {
        return Err(Disorder::Table);
    }
    cursor.space();
    cursor.word(b"trailer")?;
    cursor.space();
    let mut trailer = Trailer::default();
    if cursor.value(0, &mut trailer)?.kind != Kind::Dictionary {
        return Err(Disorder::Foreign);
    }
    if let Some(disorder) = trailer.0 {
        return Err(disorder);
    }
    cursor.space();
    cursor.word(b"startxref")?;
    cursor.line_end()?;
    if cursor.digits()? != table_at as u64 {
        return Err(Disorder::Table);
    }
    cursor.line_end()?;
    cursor.word(b"%%EOF")?;
    // ISO 19005-3 section 6.1.3 allows one line end after the marker.
    match cursor.rest() {
        b"" | b"\n" | b"\r\n" => Ok(()),
        _ => Err(Disorder::Added),
    }
}

/// One section of the table. What it lists goes into `listed`.
fn section(
    cursor: &mut Cursor<'_>,
    parts: &BTreeMap<u32, (usize, u16)>,
    listed: &mut BTreeSet<u32>,
) -> Result<(), Disorder> {
    let first = u32::try_from(cursor.digits()?).map_err(|_| Disorder::Table)?;
    cursor.word(b" ")?;
    let count = u32::try_from(cursor.digits()?).map_err(|_| Disorder::Table)?;
    cursor.line_end()?;
    let end = first.checked_add(count).ok_or(Disorder::Table)?;
    for number in first..end {
        // Twenty bytes each, ISO 32000-1 section 7.5.4. A count larger than the file has
        // entries for ends the loop here.
        let entry = cursor.rest().get(..20).ok_or(Disorder::CutOff)?;
        cursor.forward(20);
        let text = std::str::from_utf8(entry).map_err(|_| Disorder::Table)?;
        let (offset, rest) = text.split_at_checked(10).ok_or(Disorder::Table)?;
        let (generation, ending) = rest.split_at_checked(6).ok_or(Disorder::Table)?;
        let free = match ending {
            " n \n" | " n\r\n" | " n \r" => false,
            " f \n" | " f\r\n" | " f \r" => true,
            _ => return Err(Disorder::Table),
        };
        if free {
            continue;
        }
        let offset: usize = offset.parse().map_err(|_| Disorder::Table)?;
        let generation = generation
            .strip_prefix(' ')
            .and_then(|text| text.parse().ok());
        let generation: u16 = generation.ok_or(Disorder::Table)?;
        if parts.get(&number) != Some(&(offset, generation)) {
            return Err(Disorder::Table);
        }
        if !listed.insert(number) {
            return Err(Disorder::Twice);
        }
    }
    Ok(())
}

/// Looks for what a trailer of a single revision cannot have.
#[derive(Default)]
struct Trailer(Option<Disorder>);

impl Watch for Trailer {
    fn entry(&mut self, depth: usize, key: &[u8], _: &Piece, _: &[u8]) {
        let found = match key {
            b"Prev" | b"XRefStm" if depth == 0 => Disorder::Revised,
            b"Encrypt" if depth == 0 => Disorder::Locked,
            b"ByteRange" => Disorder::SeveralSignatures,
            _ => return,
        };
        self.0.get_or_insert(found);
    }
}
