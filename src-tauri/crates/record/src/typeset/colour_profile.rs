//! The sRGB colour space, written out as an ICC profile.
//!
//! PDF/A needs the meaning of its colours inside the file (ISO 19005-3, 6.2.4.3). This is a
//! display profile of version 4 with the published constants of sRGB (IEC 61966-2-1) adapted
//! to D50 as ICC.1:2010 asks, and its curve in the parametric form, so no table and no
//! rounding of ours is in it. Numbers are facts; the file is nobody's property.

/// `s15Fixed16Number`: a number in 65,536ths.
type Fixed = i32;

const D50: [Fixed; 3] = [0xf6d6, 0x1_0000, 0xd32d];
const RED: [Fixed; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [Fixed; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [Fixed; 3] = [0x24a0, 0x0f84, 0xb6cf];
/// Bradford adaptation from D65 to D50.
const ADAPTATION: [Fixed; 9] = [
    0x1_0c42, 0x05de, -0x0cda, 0x0793, 0xfd90, -0x045e, -0x025e, 0x03dc, 0xc06e,
];
/// ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 up, x / 12.92 below.
const CURVE: [Fixed; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

/// The profile's bytes.
pub(crate) fn srgb() -> Vec<u8> {
    let curve = parametric();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB IEC61966-2.1")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", xyz(D50)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut content: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (name, bytes) in &tags {
        table.extend_from_slice(*name);
        table.extend_from_slice(&((start + content.len()) as u32).to_be_bytes());
        table.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
        content.extend_from_slice(bytes);
        content.resize(content.len().next_multiple_of(4), 0);
    }
    let mut profile = header((start + content.len()) as u32);
    profile.append(&mut table);
    profile.append(&mut content);
    profile
}

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend_from_slice(&[0; 4]); // no preferred engine
    header.extend_from_slice(&[4, 0x20, 0, 0]); // version 4.2
    header.extend_from_slice(b"mntrRGB XYZ ");
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.extend_from_slice(&[0; 28]); // platform, flags, maker, model, attributes, intent
    for part in D50 {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.resize(128, 0);
    header
}

fn numbers(kind: &[u8; 4], values: &[Fixed]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend_from_slice(&[0; 4]);
    for value in values {
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    bytes
}

fn xyz(values: [Fixed; 3]) -> Vec<u8> {
    numbers(b"XYZ ", &values)
}

fn parametric() -> Vec<u8> {
    let mut bytes = b"para\0\0\0\0".to_vec();
    bytes.extend_from_slice(&[0, 3, 0, 0]); // function type 3
    for value in CURVE {
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    bytes
}

fn words(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0".to_vec();
    for value in [1, 12] {
        bytes.extend_from_slice(&u32::to_be_bytes(value));
    }
    bytes.extend_from_slice(b"enGB");
    for value in [letters.len() as u32, 28] {
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    bytes.extend_from_slice(&letters);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_stays_small() {
        let profile = srgb();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert!(profile.len() < 800 && profile.len().is_multiple_of(4));
    }

    #[test]
    fn white_of_the_three_colours_together_is_white() {
        for part in 0..3 {
            let sum = RED[part] + GREEN[part] + BLUE[part];
            assert!(
                (sum - D50[part]).abs() <= 16,
                "{part}: {sum:x} {:x}",
                D50[part]
            );
        }
    }
}
