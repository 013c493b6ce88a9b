//! The recovery kit: a printed page that opens the casebook when a passphrase is forgotten.
//!
//! # The code
//!
//! 160 random bits as eight groups of five characters, each group four characters that carry
//! 20 bits and one that checks them. The characters are Crockford's base 32: digits and capital
//! letters without I, L, O and U, so that nothing on the page can be taken for something else.
//! The checking character is reckoned over the four and the group's place, so that a wrong
//! character, two exchanged ones and two exchanged groups are each told by the number of the
//! group before anything is tried.
//!
//! The kit is a key slot like a person's, with the same [`KdfCost`](crate::KdfCost). It opens
//! the casebook only to give a registered person a new passphrase; it signs nobody in by
//! itself. It also holds the provider's authority key, sealed under the code, so that a
//! registered manager who has forgotten everything can be vouched for again under the same
//! root.

use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use crate::{Error, Passphrase, Result};

/// The characters, in the order of their values 0 to 31.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many groups a code has.
const GROUPS: usize = 8;

/// How many characters of a group carry the code; one more checks them.
const CARRYING: usize = 4;

/// A recovery code, wiped from memory when dropped.
pub struct RecoveryCode(Zeroizing<[u8; GROUPS * CARRYING]>);

impl RecoveryCode {
    /// A new random code.
    pub(crate) fn new(rng: &mut impl CryptoRngCore) -> Self {
        let mut values = Zeroizing::new([0_u8; GROUPS * CARRYING]);
        rng.fill_bytes(values.as_mut());
        for value in values.iter_mut() {
            // 32 divides 256: each value is as likely as every other.
            *value %= 32;
        }
        Self(values)
    }

    /// Reads a code as it was typed: in any case, with or without spaces and hyphens, and with
    /// the letters O, I and L taken for the digits they look like.
    ///
    /// # Errors
    /// [`Error::CodeLength`]; [`Error::CodeMistyped`] with the first group that cannot be right.
    pub fn read(typed: &str) -> Result<Self> {
        let letters: Zeroizing<Vec<char>> = Zeroizing::new(
            typed
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect(),
        );
        if letters.len() != GROUPS * (CARRYING + 1) {
            return Err(Error::CodeLength);
        }
        let mut code = Zeroizing::new([0_u8; GROUPS * CARRYING]);
        let groups = letters.chunks(CARRYING + 1);
        for (place, (group, into)) in groups.zip(code.chunks_mut(CARRYING)).enumerate() {
            let mistyped = || Error::CodeMistyped {
                group: place.saturating_add(1),
            };
            let mut check = None;
            for (at, letter) in group.iter().enumerate() {
                let value = value_of(*letter).ok_or_else(mistyped)?;
                match into.get_mut(at) {
                    Some(here) => *here = value,
                    None => check = Some(value),
                }
            }
            if check != Some(check_of(place, into)) {
                return Err(mistyped());
            }
        }
        Ok(Self(code))
    }

    /// The code as it is printed: eight groups of five. Wiped when dropped.
    #[must_use]
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        self.0
            .chunks(CARRYING)
            .enumerate()
            .map(|(place, values)| {
                let all = values.iter().copied().chain([check_of(place, values)]);
                Zeroizing::new(all.map(letter_of).collect())
            })
            .collect()
    }

    /// What the seals are made with: the carrying characters, without the checks.
    pub(crate) fn secret(&self) -> Passphrase {
        let text: Zeroizing<String> =
            Zeroizing::new(self.0.iter().copied().map(letter_of).collect());
        Passphrase::new(&text)
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryCode(hidden)")
    }
}

fn letter_of(value: u8) -> char {
    LETTERS
        .get(usize::from(value))
        .map_or('0', |letter| char::from(*letter))
}

fn value_of(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = LETTERS
        .iter()
        .position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

/// The sum of each value times a number of its own, in the field of 32 elements: no change of
/// one character and no exchange of two leaves it as it was. The group's place is in it too.
fn check_of(place: usize, values: &[u8]) -> u8 {
    let place = u8::try_from(place % 32).unwrap_or_default();
    (2_u8..)
        .zip(values)
        .fold(times(9, place), |sum, (weight, value)| {
            sum ^ times(weight, *value)
        })
}

/// Multiplication in the field of 32 elements, modulo x⁵ + x² + 1.
fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other > 0 {
        if other & 1 == 1 {
            product ^= one;
        }
        one <<= 1;
        if one & 0b10_0000 != 0 {
            one ^= 0b10_0101;
        }
        other >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::OsRng;

    fn printed(code: &RecoveryCode) -> String {
        let groups: Vec<String> = code.groups().iter().map(|g| g.to_string()).collect();
        groups.join("-")
    }

    #[test]
    fn a_code_is_read_as_it_is_printed_however_it_is_typed() {
        let code = RecoveryCode::new(&mut OsRng);
        let text = printed(&code);
        assert_eq!(text.len(), 8 * 5 + 7);
        assert!(!text.contains(['I', 'L', 'O', 'U']));
        for typed in [
            text.clone(),
            text.to_lowercase(),
            text.replace('-', " "),
            text.replace('-', ""),
            text.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(RecoveryCode::read(&typed).unwrap().0, code.0, "{typed}");
        }
        assert_ne!(RecoveryCode::new(&mut OsRng).0, code.0);
    }

    #[test]
    fn every_wrong_character_and_every_exchange_is_told_by_its_group() {
        let text: Vec<char> = printed(&RecoveryCode::new(&mut OsRng))
            .replace('-', "")
            .chars()
            .collect();
        for place in 0..text.len() {
            for letter in LETTERS.iter().map(|letter| char::from(*letter)) {
                let mut typed = text.clone();
                typed[place] = letter;
                let read = RecoveryCode::read(&typed.iter().collect::<String>());
                match read {
                    Ok(_) => assert_eq!(letter, text[place]),
                    Err(Error::CodeMistyped { group }) => assert_eq!(group, place / 5 + 1),
                    Err(other) => panic!("{other}"),
                }
            }
            for other in place / 5 * 5..place {
                let mut typed = text.clone();
                typed.swap(place, other);
                let read = RecoveryCode::read(&typed.iter().collect::<String>());
                assert_eq!(read.is_ok(), typed == text, "{place} and {other}");
            }
        }
    }

    #[test]
    fn exchanged_groups_and_missing_characters_are_told() {
        let groups: Vec<String> = RecoveryCode::new(&mut OsRng)
            .groups()
            .iter()
            .map(|group| group.to_string())
            .collect();
        let mut exchanged = groups.clone();
        exchanged.swap(2, 5);
        let read = RecoveryCode::read(&exchanged.concat());
        assert!(matches!(read, Err(Error::CodeMistyped { group: 3 })));
        let short = RecoveryCode::read(&groups[..7].concat());
        assert!(matches!(short, Err(Error::CodeLength)));
    }
}
