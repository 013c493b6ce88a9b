//! The documents that stand beside the decision record: letters, the reply, notices, summaries,
//! extracts, oversight, addenda.
//!
//! Each is one [`Companion`]: what it says ([`Says`]) and how it was signed. It is drawn from that
//! alone and carries it inside as `document.json`, so anybody can draw it again, as with a record.
//! What somebody outside may read comes from [`crate::masking`].
//!
//! To add one: a variant of [`Says`] with its type, its title and its reason here, and a folder
//! beside this one with one function from the type to its blocks.

mod frame;
mod parts;
mod signed;
#[cfg(test)]
mod tests;

use admission::Signing;
use admission::home::Home;
use serde::{Deserialize, Serialize};

use super::posted::Posted;
use crate::RecordError;
use crate::typeset::{Attachment, Block, Document, Drawn};

pub use parts::Part;
pub use signed::{companion_facts, redraw};

/// The name and version of the format of `document.json`.
pub const FORMAT: &str = "threshold-document/1";

/// A document beside the decision record, as it was signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Companion {
    /// The format: always "threshold-document/1".
    pub format: String,
    /// Whether it is a fictional example; then EXAMPLE stands on every page.
    pub example: bool,
    /// The home it comes from.
    pub home: HomeNamed,
    /// What stands at the foot of every page beside number and home: the child's initials, or
    /// nothing.
    pub about: Option<String>,
    /// How it was signed.
    pub signing: Signing,
    /// What it says.
    pub says: Says,
}

/// The home, as the head of a document names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeNamed {
    /// Its name.
    pub name: String,
    /// Ofsted's unique reference number.
    pub urn: Option<String>,
    /// The registered provider.
    pub provider: Option<String>,
}

impl HomeNamed {
    /// The home, by name alone.
    #[must_use]
    pub fn of(home: &Home) -> Self {
        Self {
            name: home.name.clone(),
            urn: home.urn.clone(),
            provider: home.provider.clone(),
        }
    }
}

/// What a document says, by its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Says {
    /// A challenge under regulation 5(c).
    Challenge(Posted),
    /// An information request to a parent.
    InformationRequest(Posted),
    /// The reply to the placing authority.
    Reply(Posted),
}

impl Says {
    /// The kind in words, as the title of the document and in the register.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Challenge(_) => "Challenge under regulation 5(c)",
            Self::InformationRequest(_) => "Information request",
            Self::Reply(_) => "Reply to the placing authority",
        }
    }

    /// What whoever signs it says by signing, after the kind.
    fn reason(&self) -> &'static str {
        match self {
            Self::Challenge(_) | Self::InformationRequest(_) | Self::Reply(_) => {
                "I write this for the home"
            }
        }
    }

    fn blocks(&self) -> Vec<Block> {
        match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                super::posted::blocks(posted, self.title())
            }
        }
    }
}

impl Companion {
    /// Reads the data inside a document.
    #[must_use]
    pub fn parse(json: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(json).ok()?;
        (read.format == FORMAT).then_some(read)
    }

    /// The document as JSON: the same document always gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising plain structs with string keys to a String cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Its words, laid out in no way yet.
    #[must_use]
    pub fn document(&self) -> Document {
        let signing = &self.signing;
        let named = format!("{} {}", self.says.title(), signing.number);
        let footer: Vec<&str> = [
            Some(named.as_str()),
            self.about.as_deref(),
            Some(self.home.name.as_str()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut blocks = frame::head(self);
        blocks.extend(self.says.blocks());
        blocks.extend(frame::foot(self));
        Document {
            title: named.clone(),
            subject: format!("{}, {}", self.says.title(), self.home.name),
            author: super::decision_record::signed_by(&signing.signer, &self.home.name),
            created: signing.signed_at,
            footer: footer.join(" · "),
            watermark: self.example.then(|| "EXAMPLE".to_owned()),
            blocks,
            attachment: Some(Attachment {
                name: "document.json".to_owned(),
                mime: "application/json".to_owned(),
                description: "What this document says, from which its pages were drawn".to_owned(),
                bytes: self.to_json().into_bytes(),
                modified: signing.signed_at,
            }),
        }
    }

    /// Draws it. A pure function of the document.
    ///
    /// # Errors
    /// As [`crate::typeset::draw`].
    pub fn draw(&self) -> Result<Drawn, RecordError> {
        super::drawn(self.document())
    }
}
