//! Passages of the papers: what a person pointed at on a page, and why.
//!
//! A passage is quoted letter for letter; only its white space is made single. It is kept as evidence
//! for something the referral says, as a place that is blacked out, or as a place the reading aid
//! showed that was set aside. No rule looks at a passage: what it shows is said in an answer, where
//! the rules find it.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a passage was kept as.
    KeptAs {
        Evidence = "evidence": "evidence",
        BlackedOut = "blacked_out": "beside a part that is blacked out or withheld",
        SetAside = "set_aside": "read and set aside",
    }
}

/// A passage of a paper that was taken in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Passage {
    /// Identifies the passage within the referral, for example "e2".
    pub id: String,
    /// What it was kept as.
    pub kept_as: Option<KeptAs>,
    /// What it is about: the id of an entry ("n3"), a relevant plan by its published name
    /// ("care_plan"), or, where it was set aside, what the reading aid showed it for ("self_harm").
    pub about: Option<String>,
    /// SHA-256 of the paper's file, in lower-case hexadecimal.
    pub paper: Option<String>,
    /// The paper's title when the passage was kept.
    pub document: Option<String>,
    /// The page, from 1; none where the paper has no pages.
    pub page: Option<u32>,
    /// The words, as printed.
    pub words: Option<String>,
    /// Why it was set aside; or what the part that is blacked out seems to hide.
    pub because: Option<String>,
    /// Who kept it.
    pub noted_by: Option<String>,
    /// When it was kept.
    pub noted_at: Option<DateTime<Utc>>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Passage {
    /// Whether it still stands: it was never withdrawn, or nobody has read the withdrawal.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }

    /// Where it stands: "Care plan, page 4".
    #[must_use]
    pub fn place(&self) -> String {
        let title = self.document.as_deref().map(str::trim);
        let title = title
            .filter(|title| !title.is_empty())
            .unwrap_or("a paper without a title");
        match self.page {
            Some(page) => format!("{title}, page {page}"),
            None => title.to_owned(),
        }
    }
}

/// Words as a passage keeps them: letter for letter, every run of white space one space, without
/// the marks that break a word at the end of a line.
#[must_use]
pub fn quoted(words: &str) -> String {
    let words = words.replace('\u{ad}', "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_keeps_its_letters_and_loses_its_line_ends() {
        assert_eq!(
            quoted(" He was\u{a0}found\n with  mat\u{ad}ches. "),
            "He was found with matches."
        );
    }

    #[test]
    fn a_passage_says_where_it_stands() {
        let passage = Passage {
            document: Some("Care plan ".to_owned()),
            page: Some(4),
            ..Passage::default()
        };
        assert_eq!(passage.place(), "Care plan, page 4");
        assert_eq!(Passage::default().place(), "a paper without a title");
    }
}
