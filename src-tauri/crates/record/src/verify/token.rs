//! Reads PDF values (ISO 32000-1 section 7.3) without building them: what kind of value
//! stands at a place, and where it ends.
//!
//! This is the guard in front of the full parser. It takes time in proportion to the file,
//! memory in proportion to one dictionary, and refuses what only some readers would accept.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::disorder::Disorder;

/// How deep values may nest. Documents written here stay under ten; the full parser stops at
/// a hundred.
const DEEPEST: usize = 48;

/// The kind of a value, with what a caller may need of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer(u64),
    /// A number that is negative or has a fraction.
    OtherNumber,
    Name,
    Text,
    HexText,
    Array,
    Dictionary,
    Reference,
}

/// A value: its kind and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub kind: Kind,
    pub range: Range<usize>,
}

/// What the guard looks for in dictionaries while it passes over them.
pub(super) trait Watch {
    /// Called for each entry once its value is passed, with how deep its dictionary lies
    /// (0 for the outermost).
    fn entry(&mut self, depth: usize, key: &[u8], value: &Piece, bytes: &[u8]);
}

/// A place in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

type Found<T> = Result<T, Disorder>;

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn forward(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }

    /// Passes over white space. Comments are not white space here: no document written here
    /// has one after its header.
    pub(super) fn space(&mut self) {
        let count = self
            .rest()
            .iter()
            .take_while(|byte| is_space(**byte))
            .count();
        self.forward(count);
    }

    /// Passes over an exact word.
    pub(super) fn word(&mut self, word: &[u8]) -> Found<()> {
        if self.rest().starts_with(word) {
            self.forward(word.len());
            return Ok(());
        }
        // A file cut in the middle of the word is cut, not foreign.
        Err(if word.starts_with(self.rest()) {
            Disorder::CutOff
        } else {
            Disorder::Foreign
        })
    }

    /// Passes over one line end.
    pub(super) fn line_end(&mut self) -> Found<()> {
        if self.rest().starts_with(b"\r\n") {
            self.forward(2);
            return Ok(());
        }
        self.word(b"\n")
    }

    /// Passes over digits, and gives their value.
    pub(super) fn digits(&mut self) -> Found<u64> {
        let digits = self
            .rest()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let text = self.rest().get(..digits).unwrap_or_default();
        let value = std::str::from_utf8(text)
            .ok()
            .and_then(|text| text.parse().ok());
        self.forward(digits);
        value.ok_or(if self.peek().is_none() {
            Disorder::CutOff
        } else {
            Disorder::Foreign
        })
    }

    /// Passes over one value.
    pub(super) fn value(&mut self, depth: usize, watch: &mut impl Watch) -> Found<Piece> {
        if depth > DEEPEST {
            return Err(Disorder::TooDeep);
        }
        let start = self.at;
        let kind = match self.peek().ok_or(Disorder::CutOff)? {
            b'/' => self.name().map(|_| Kind::Name)?,
            b'(' => self.text().map(|()| Kind::Text)?,
            b'[' => self.array(depth, watch).map(|()| Kind::Array)?,
            b'<' if self.rest().starts_with(b"<<") => {
                self.dictionary(depth, watch).map(|()| Kind::Dictionary)?
            }
            b'<' => self.hex_text().map(|()| Kind::HexText)?,
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number()?,
            _ => self.keyword()?,
        };
        Ok(Piece {
            kind,
            range: start..self.at,
        })
    }

    fn name(&mut self) -> Found<Cow<'a, [u8]>> {
        self.word(b"/")?;
        let count = self
            .rest()
            .iter()
            .take_while(|byte| is_regular(**byte))
            .count();
        let raw = self.rest().get(..count).unwrap_or_default();
        self.forward(count);
        if !raw.contains(&b'#') {
            return Ok(Cow::Borrowed(raw));
        }
        let mut plain = Vec::with_capacity(raw.len());
        let mut rest = raw.iter();
        while let Some(byte) = rest.next() {
            if *byte != b'#' {
                plain.push(*byte);
                continue;
            }
            let high = rest.next().and_then(|byte| hex_value(*byte));
            let low = rest.next().and_then(|byte| hex_value(*byte));
            let (Some(high), Some(low)) = (high, low) else {
                return Err(Disorder::Foreign);
            };
            plain.push(high << 4 | low);
        }
        Ok(Cow::Owned(plain))
    }

    fn text(&mut self) -> Found<()> {
        let mut open = 0_usize;
        let mut escaped = false;
        for (index, byte) in self.rest().iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => open = open.saturating_add(1),
                b')' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > DEEPEST {
                return Err(Disorder::TooDeep);
            }
            if open == 0 {
                self.forward(index.saturating_add(1));
                return Ok(());
            }
        }
        Err(Disorder::CutOff)
    }

    fn hex_text(&mut self) -> Found<()> {
        self.word(b"<")?;
        let inside = |byte: &&u8| byte.is_ascii_hexdigit() || is_space(**byte);
        let count = self.rest().iter().take_while(inside).count();
        self.forward(count);
        self.word(b">")
    }

    fn array(&mut self, depth: usize, watch: &mut impl Watch) -> Found<()> {
        self.word(b"[")?;
        loop {
            self.space();
            if self.peek() == Some(b']') {
                self.forward(1);
                return Ok(());
            }
            self.value(depth.saturating_add(1), watch)?;
        }
    }

    fn dictionary(&mut self, depth: usize, watch: &mut impl Watch) -> Found<()> {
        self.word(b"<<")?;
        let mut keys = BTreeSet::new();
        loop {
            self.space();
            if self.peek() == Some(b'>') {
                return self.word(b">>");
            }
            let key = self.name()?;
            self.space();
            let value = self.value(depth.saturating_add(1), watch)?;
            watch.entry(depth, &key, &value, self.bytes);
            // Of two entries with one key, some readers take the first, some the last.
            if !keys.insert(key) {
                return Err(Disorder::Twice);
            }
        }
    }

    /// A number, or a reference that begins with one.
    fn number(&mut self) -> Found<Kind> {
        let start = self.at;
        if let Some(number) = self.plain_integer() {
            let after = self.at;
            self.space();
            if self.plain_integer().is_some() {
                self.space();
                let ends = self.bytes.get(self.at.saturating_add(1));
                if self.peek() == Some(b'R') && ends.is_none_or(|byte| !is_regular(*byte)) {
                    self.forward(1);
                    return Ok(Kind::Reference);
                }
            }
            self.at = after;
            return Ok(Kind::Integer(number));
        }
        self.at = start;
        let count = self
            .rest()
            .iter()
            .take_while(|byte| is_regular(**byte))
            .count();
        let text = self.rest().get(..count).unwrap_or_default();
        let unsigned = text
            .strip_prefix(b"-")
            .or(text.strip_prefix(b"+"))
            .unwrap_or(text);
        let points = unsigned.iter().filter(|byte| **byte == b'.').count();
        let digits = unsigned.iter().filter(|byte| byte.is_ascii_digit()).count();
        let sound = points <= 1 && digits >= 1 && points.saturating_add(digits) == unsigned.len();
        self.forward(count);
        if sound {
            Ok(Kind::OtherNumber)
        } else {
            Err(Disorder::Foreign)
        }
    }

    /// Digits that end as a number does.
    fn plain_integer(&mut self) -> Option<u64> {
        let number = self.digits().ok()?;
        self.peek()
            .is_none_or(|byte| !is_regular(byte))
            .then_some(number)
    }

    fn keyword(&mut self) -> Found<Kind> {
        let count = self
            .rest()
            .iter()
            .take_while(|byte| is_regular(**byte))
            .count();
        let word = self.rest().get(..count).unwrap_or_default();
        self.forward(count);
        match word {
            b"null" => Ok(Kind::Null),
            b"true" | b"false" => Ok(Kind::Boolean),
            _ if self.peek().is_none() => Err(Disorder::CutOff),
            _ => Err(Disorder::Foreign),
        }
    }
}

/// ISO 32000-1 table 1.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

/// The value of one hex digit.
pub(super) fn hex_value(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}
