//! What is known of a fact, how, and by whom it was noted.
//!
//! Not known is never absent: only [`Knowledge::EvidencedAbsent`], with a source, says that
//! something is not there. A fact once noted is [withdrawn](Withdrawal) with a reason, never
//! deleted.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::{is_blank, says_nothing, vocabulary};

vocabulary! {
    /// How well a fact is known.
    Knowledge {
        EvidencedPresent = "evidenced_present": "evidenced present",
        EvidencedAbsent = "evidenced_absent": "evidenced absent",
        Reported = "reported": "reported, not evidenced",
        NotKnown = "not_known" | "no_known_risk" | "no_known_need": "not known",
        Withheld = "withheld": "withheld or redacted",
        NotApplicable = "not_applicable": "not applicable, because",
    }
}

vocabulary! {
    /// What kind of statement is made: the Guide (14.4) asks that the three are told apart.
    Statement {
        Fact = "fact": "fact",
        Opinion = "opinion": "opinion",
        ThirdParty = "third_party": "third-party information",
    }
}

/// What is known of a fact, from which source, and who noted it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Evidence {
    /// How well the fact is known. Unanswered counts as not known.
    pub knowledge: Option<Knowledge>,
    /// Why the fact does not apply; needed with `not_applicable`.
    pub because: Option<String>,
    /// The document the fact was read in, by its title in the case's papers.
    pub document: Option<String>,
    /// The page of that document.
    pub page: Option<String>,
    /// The person who said so, with their role, where no document does.
    pub person: Option<String>,
    /// The date of the document or of the conversation.
    pub dated: Option<NaiveDate>,
    /// Whether it is stated as fact, as opinion or as third-party information; never asked for.
    pub statement: Option<Statement>,
    /// Who noted the fact in the casebook.
    pub noted_by: Option<String>,
    /// When it was noted.
    pub noted_at: Option<DateTime<Utc>>,
}

impl Evidence {
    /// Whether a document or a person is named as the source.
    #[must_use]
    pub fn has_source(&self) -> bool {
        !is_blank(self.document.as_ref()) || !is_blank(self.person.as_ref())
    }

    /// Whether the fact is shown, with a source, not to be there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.knowledge == Some(Knowledge::EvidencedAbsent) && self.has_source()
    }

    /// Whether nobody can yet say if the fact holds.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(
            self.knowledge,
            None | Some(Knowledge::NotKnown | Knowledge::Withheld)
        )
    }

    /// The source in words: "care plan, page 4, 2 March 2026", or nothing.
    #[must_use]
    pub fn source(&self) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        if let Some(document) = self.document.as_ref().filter(|d| !d.trim().is_empty()) {
            parts.push(document.trim().to_owned());
            if let Some(page) = self.page.as_ref().filter(|p| !p.trim().is_empty()) {
                parts.push(format!("page {}", page.trim()));
            }
        }
        if let Some(person) = self.person.as_ref().filter(|p| !p.trim().is_empty()) {
            parts.push(person.trim().to_owned());
        }
        if parts.is_empty() {
            return None;
        }
        if let Some(dated) = self.dated {
            parts.push(crate::calendar::in_words(dated));
        }
        Some(parts.join(", "))
    }
}

/// A fact taken back: it stays in the case and in the record, with the reason.
///
/// Until a person has read the withdrawal ([`Withdrawal::read_by`]) the fact is appraised as if it
/// still stood, so that withdrawing never makes a case easier by itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Withdrawal {
    /// Why the fact was withdrawn.
    pub because: String,
    /// Who withdrew it.
    pub by: String,
    /// When it was withdrawn.
    pub at: Option<DateTime<Utc>>,
    /// Who read the withdrawal before signing and let it stand.
    pub read_by: Option<String>,
}

impl Withdrawal {
    /// Whether the withdrawal has a reason and a person has read it and let it stand.
    #[must_use]
    pub fn stands(&self) -> bool {
        !says_nothing(&self.because) && !is_blank(self.read_by.as_ref())
    }

    /// Whether an entry with this withdrawal still counts: it was never withdrawn, or nobody has
    /// read the withdrawal yet.
    #[must_use]
    pub fn lets_count(withdrawn: Option<&Self>) -> bool {
        !withdrawn.is_some_and(Self::stands)
    }
}
