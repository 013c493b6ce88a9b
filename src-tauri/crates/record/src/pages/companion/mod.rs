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
mod record_named;
mod signed;
#[cfg(test)]
mod tests;

use admission::Signing;
use admission::home::Home;
use serde::{Deserialize, Serialize};

use super::addendum::Addendum;
use super::authority_sheet::AuthoritySheet;
use super::childs_summary::ChildsSummary;
use super::extract::Extract;
use super::notice::{Event, Notice};
use super::oversight::Oversight;
use super::own_record::OwnRecord;
use super::posted::Posted;
use super::six_months::SixMonths;
use crate::RecordError;
use crate::typeset::{Attachment, Block, Document, Drawn};

pub use parts::{Choice, Part};
pub use record_named::RecordNamed;
pub(in crate::pages) use record_named::grouped;
pub use signed::{companion_facts, redraw};

/// The name and version of the format of `document.json`.
pub const FORMAT: &str = "threshold-document/1";

/// The name of the record a document carries inside.
pub const ENCLOSED: &str = "record.pdf";

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
    /// The decision record it carries inside, as it is. Not part of the data's text: it stands in
    /// the file as a document of its own.
    #[serde(skip)]
    pub enclosed: Option<Vec<u8>>,
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
    /// The notice to the host local authority under regulation 41.
    Notice(Notice),
    /// The summary for the child referred.
    ChildsSummary(ChildsSummary),
    /// One child's own part, for a child living here.
    Extract(Extract),
    /// The record of the child referred, without anybody else.
    OwnRecord(OwnRecord),
    /// What the responsible individual read and thinks of a decision.
    Oversight(Oversight),
    /// What was learnt or changed since a decision.
    Addendum(Addendum),
    /// Decisions in numbers, without names.
    SixMonths(SixMonths),
    /// A month of one placing authority's referrals, without names.
    AuthoritySheet(AuthoritySheet),
}

impl Says {
    /// The kind in words, as the title of the document and in the register.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Challenge(_) => "Challenge under regulation 5(c)",
            Self::InformationRequest(_) => "Information request",
            Self::Reply(_) => "Reply to the placing authority",
            Self::Notice(notice) => match notice.event {
                Event::Admission => "Notice of an admission under regulation 41",
                Event::Discharge => "Notice of a discharge under regulation 41",
            },
            Self::ChildsSummary(_) => "Summary for the child",
            Self::Extract(_) => super::extract::TITLE,
            Self::OwnRecord(_) => "The child’s own record of a decision",
            Self::Oversight(_) => "Oversight record",
            Self::Addendum(_) => "Addendum to a decision record",
            Self::SixMonths(_) => "Summary for regulation 45",
            Self::AuthoritySheet(_) => "Monthly sheet for a placing authority",
        }
    }

    /// What whoever signs it says by signing, after the kind.
    fn reason(&self) -> &'static str {
        match self {
            Self::Challenge(_) | Self::InformationRequest(_) | Self::Reply(_) => {
                "I write this for the home"
            }
            Self::Notice(_) => "I notify this for the home",
            Self::ChildsSummary(_) => "I wrote this for the child",
            Self::Extract(_) | Self::OwnRecord(_) => "I took this from the decision record",
            Self::Oversight(_) => {
                "I have read the decision record inside; this is oversight and not the decision"
            }
            Self::Addendum(_) => "I add this to the decision record named in it",
            Self::SixMonths(_) => "I counted this from the home’s decisions",
            Self::AuthoritySheet(_) => "I write this for the home",
        }
    }

    /// What must be written before it can be signed, in a whole sentence; none when it can be.
    #[must_use]
    pub fn wanting(&self) -> Option<&'static str> {
        let blank = |posted: &Posted| {
            posted
                .words
                .trim()
                .is_empty()
                .then_some("Write the letter.")
        };
        match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                blank(posted)
            }
            Self::Oversight(oversight) => oversight.wanting(),
            Self::Addendum(addendum) => addendum.wanting(),
            Self::ChildsSummary(summary) => summary
                .why
                .trim()
                .is_empty()
                .then_some("Say why, in words the child can read."),
            Self::OwnRecord(own) => own
                .sections
                .iter()
                .all(|section| section.words.trim().is_empty())
                .then_some("Every part was left out: there is nothing to sign."),
            Self::Notice(_) | Self::Extract(_) | Self::SixMonths(_) | Self::AuthoritySheet(_) => {
                None
            }
        }
    }

    /// Whether words of the law may stand in it, whose licence is then named. A child is told in
    /// plain words alone.
    fn may_quote_law(&self) -> bool {
        !matches!(self, Self::ChildsSummary(_))
    }

    fn blocks(&self) -> Vec<Block> {
        match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                super::posted::blocks(posted, self.title())
            }
            Self::Notice(notice) => super::notice::blocks(notice),
            Self::ChildsSummary(summary) => super::childs_summary::blocks(summary),
            Self::Extract(extract) => super::extract::blocks(extract),
            Self::OwnRecord(own) => super::own_record::blocks(own),
            Self::Oversight(oversight) => super::oversight::blocks(oversight),
            Self::Addendum(addendum) => super::addendum::blocks(addendum),
            Self::SixMonths(numbers) => super::six_months::blocks(numbers),
            Self::AuthoritySheet(sheet) => super::authority_sheet::blocks(sheet),
        }
    }
}

impl Companion {
    /// Reads the data inside a document: its text and, after a zero byte, the record it carries, as
    /// [`crate::verify`] gives them.
    #[must_use]
    pub fn parse(data: &[u8]) -> Option<Self> {
        let mut parts = data.splitn(2, |byte| *byte == 0);
        let mut read: Self = serde_json::from_slice(parts.next()?).ok()?;
        read.enclosed = parts.next().map(<[u8]>::to_vec);
        (read.format == FORMAT).then_some(read)
    }

    /// Whether the record it carries is the one it names; none where it names none to carry.
    #[must_use]
    pub fn carries_what_it_names(&self) -> Option<bool> {
        let Says::Oversight(oversight) = &self.says else {
            return None;
        };
        let enclosed = self.enclosed.as_deref();
        Some(enclosed.is_some_and(|pdf| oversight.record.is(pdf)))
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
        blocks.extend(frame::signed(self, self.says.blocks()));
        Document {
            title: named.clone(),
            subject: format!("{}, {}", self.says.title(), self.home.name),
            author: super::decision_record::signed_by(&signing.signer, &self.home.name),
            created: signing.signed_at,
            footer: footer.join(" · "),
            watermark: self.example.then(|| "EXAMPLE".to_owned()),
            blocks,
            enclosed: self.enclosed.as_ref().map(|record| Attachment {
                name: ENCLOSED.to_owned(),
                mime: "application/pdf".to_owned(),
                description: "The decision record this is about, unchanged".to_owned(),
                bytes: record.clone(),
                modified: signing.signed_at,
            }),
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
