//! A person's passphrase: what counts as the same, and what counts as good enough.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{Error, Result};

/// The fewest characters a passphrase may have.
const FEWEST: usize = 12;

/// A passphrase, wiped from memory when dropped.
///
/// Kept in Unicode's composed form with every kind of space made an ordinary one (the
/// `OpaqueString` profile of RFC 8265), so that the same keys pressed on another computer
/// give the same bytes.
pub struct Passphrase(Zeroizing<String>);

/// How hard a passphrase is to guess, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Fewer than twelve characters.
    TooShort,
    /// Long enough, but made of what guessers try first.
    EasyToGuess,
    /// Good enough for a casebook.
    HardToGuess,
    /// Better than is asked for.
    VeryHardToGuess,
}

impl Passphrase {
    /// Takes a passphrase as it was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        // Composing never makes UTF-8 more than three times longer, so the string is not
        // moved while it grows and leaves no copy behind.
        let mut text = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(3)));
        text.extend(typed.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }));
        Self(text)
    }

    /// How hard it is to guess, for somebody who knows `names`: the home's, the person's.
    #[must_use]
    pub fn strength(&self, names: &[&str]) -> Strength {
        if self.0.chars().count() < FEWEST {
            return Strength::TooShort;
        }
        let words = names
            .iter()
            .flat_map(|name| name.split_whitespace().chain([*name]));
        match zxcvbn::zxcvbn(&self.0, &words.collect::<Vec<_>>()).score() {
            zxcvbn::Score::Four => Strength::VeryHardToGuess,
            zxcvbn::Score::Three => Strength::HardToGuess,
            _ => Strength::EasyToGuess,
        }
    }

    /// Refuses what is shorter than twelve characters or easy to guess.
    pub(crate) fn must_be_good(&self, names: &[&str]) -> Result<()> {
        match self.strength(names) {
            Strength::TooShort => Err(Error::PassphraseTooShort),
            Strength::EasyToGuess => Err(Error::PassphraseTooEasy),
            Strength::HardToGuess | Strength::VeryHardToGuess => Ok(()),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Strength {
    /// The words the screen shows.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::TooShort => "too short: at least twelve characters are needed",
            Self::EasyToGuess => "easy to guess: add words that have nothing to do with the rest",
            Self::HardToGuess => "hard to guess",
            Self::VeryHardToGuess => "very hard to guess",
        }
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Passphrase(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(text: &str) -> Strength {
        Passphrase::new(text).strength(&["Larch House", "Rosalind Ashworth"])
    }

    #[test]
    fn the_same_letters_typed_on_another_computer_are_the_same_passphrase() {
        let composed = Passphrase::new("caf\u{e9} au lait");
        let decomposed = Passphrase::new("cafe\u{301}\u{a0}au lait");
        assert_eq!(composed.bytes(), decomposed.bytes());
    }

    #[test]
    fn short_and_guessable_passphrases_are_refused_in_words() {
        assert_eq!(strength("k7#Qz!m"), Strength::TooShort);
        assert_eq!(strength("password12345"), Strength::EasyToGuess);
        assert_eq!(strength("aaaaaaaaaaaaaaaa"), Strength::EasyToGuess);
        assert!(strength("copper lantern otter umbrella") >= Strength::HardToGuess);
    }

    #[test]
    fn the_name_of_the_home_adds_nothing() {
        assert_eq!(strength("larch house 1"), Strength::EasyToGuess);
    }
}
