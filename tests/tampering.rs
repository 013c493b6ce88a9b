//! Ways of changing a signed file, as somebody would who wanted it to say something else.

/// The place of some bytes in a file.
pub fn place(bytes: &[u8], of: &[u8]) -> usize {
    bytes
        .windows(of.len())
        .position(|window| window == of)
        .unwrap_or_else(|| panic!("the file holds {:?}", String::from_utf8_lossy(of)))
}

/// The file with one bit of one byte turned over.
pub fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[at] ^= 1;
    changed
}

/// A second revision, as an editor appends one: the catalogue written anew, and its place.
pub fn revised(bytes: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let object = changed.len();
    changed.extend(b"9999 0 obj\n<< /Type /Annot /Contents (added later) >>\nendobj\n");
    let table = changed.len();
    let end = format!(
        "xref\n9999 1\n{object:010} 00000 n \ntrailer\n<< /Size 10000 >>\nstartxref\n{table}\n%%EOF\n"
    );
    changed.extend(end.as_bytes());
    changed
}

/// The signature of one record put into another.
pub fn signature_of(other: &[u8], bytes: &[u8]) -> Vec<u8> {
    let hold = b"/Contents<";
    let (from, to) = (place(other, hold), place(bytes, hold));
    let length = place(&other[from..], b">");
    let mut changed = bytes.to_vec();
    changed[to..to + length].copy_from_slice(&other[from..from + length]);
    changed
}
