//! The parts of a document that a person writes, or changes as drafted.

use super::Says;

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Names the part within its kind of document.
    pub key: String,
    /// Its heading on screen.
    pub label: String,
    /// How to go about it. May be empty.
    pub hint: String,
    /// What stands there now.
    pub words: String,
}

impl Part {
    fn new(key: &str, label: &str, hint: &str, words: &str) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            words: words.to_owned(),
        }
    }
}

impl Says {
    /// The parts a person writes, in the order of the page, with the words that stand there now.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                vec![Part::new(
                    "words",
                    "The letter",
                    "Read it and change what you like. An empty line parts paragraphs; lines that \
                     begin with 1., 2., 3. become a list. Nothing is sent by Threshold: you send it.",
                    &posted.words,
                )]
            }
        }
    }

    /// Puts a person's words in the place of a part; a key the kind does not have changes nothing.
    pub fn write(&mut self, key: &str, words: &str) {
        match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                if key == "words" {
                    words.clone_into(&mut posted.words);
                }
            }
        }
    }
}
