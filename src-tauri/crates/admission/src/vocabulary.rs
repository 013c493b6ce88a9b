//! Closed vocabularies: a value, its published name and the words people read.
//!
//! A value's words live once, here beside the type, and reach both the screen (through the
//! generated `words.json`) and the signed record. Add a value by adding a line to the `vocabulary!`
//! block that declares its type; published names are never renamed or reused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One value of a vocabulary as the screen offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Choice {
    /// The published name, as it stands in `case.json`.
    pub value: String,
    /// The words people read.
    pub label: String,
}

/// A type whose values have words.
pub trait Vocabulary: Copy + 'static {
    /// Every value, in the order in which it is offered.
    const ALL: &'static [Self];
    /// The published name, as it stands in `case.json`.
    fn name(self) -> &'static str;
    /// The words people read, lower-case unless a proper name.
    fn label(self) -> &'static str;
    /// Every value with its words.
    fn choices() -> Vec<Choice> {
        Self::ALL
            .iter()
            .map(|v| Choice {
                value: v.name().to_owned(),
                label: v.label().to_owned(),
            })
            .collect()
    }
}

/// Declares a vocabulary: an enum, its published names and its words. `"not_known" | "no_known_risk"`
/// reads the second name too, and always writes the first.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident {
        $($variant:ident = $wire:literal $(| $also:literal)* : $label:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS,
        )]
        #[ts(export)]
        pub enum $name {
            $(
                #[doc = $label]
                #[serde(rename = $wire $(, alias = $also)*)]
                $variant,
            )+
        }

        impl $crate::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $wire),+ }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// Yes, no, or nobody has been able to say.
    YesNoNotKnown { Yes = "yes": "yes", No = "no": "no", NotKnown = "not_known": "not known" }
}

vocabulary! {
    /// Yes or no, where the registered manager answers for themself.
    YesNo { Yes = "yes": "yes", No = "no": "no" }
}

/// With a capital first letter: labels are lower-case, so that they can stand inside a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Whether a text holds nothing a person could read.
#[must_use]
pub fn is_blank(text: Option<&String>) -> bool {
    text.is_none_or(|t| says_nothing(t))
}

/// Whether a text says nothing: it holds no letter and no digit of any script. A dot, a dash or a
/// character that cannot be seen is no reason.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_a_dash_and_what_cannot_be_seen_say_nothing() {
        for nothing in ["", "  ", ".", "–", "\u{200b}", "\u{a0}\u{2003}", "…?!"] {
            assert!(says_nothing(nothing), "{nothing:?}");
        }
        for something in ["0", "no", "là", "нет", "不", "None."] {
            assert!(!says_nothing(something), "{something:?}");
        }
    }
}
