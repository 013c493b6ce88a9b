//! The reading aid: places in the papers that mention something the referral does not speak of yet.
//!
//! It looks for listed words ([`terms`]) and shows the sentence; it never says what is true, fills no
//! answer and is asked by no rule. What it does not show says nothing: a paper may speak of a thing in
//! other words, in a picture, or on a page nobody sent.
//!
//! A sentence that denies what it mentions ("no history of …") is shown like the others and marked,
//! because a denial in a paper is not evidence of absence, and because what looks like a denial may
//! be none.

mod denial;
mod sentences;
mod terms;

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::referral::{KeptAs, Need, Passage, Referral, Risk, RiskKind, SpecificNeed, quoted};
use crate::vocabulary::Vocabulary;
use sentences::{Sentence, sentences};
pub use terms::Topic;
use terms::{TOPICS, Terms};

/// The words of one paper, page by page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperWords {
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub digest: String,
    /// What each page says, in order; one part for a paper without pages.
    pub pages: Vec<String>,
    /// Whether the parts are pages that have a number.
    pub numbered: bool,
}

/// How a sentence speaks of what it mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Said {
    /// It mentions it.
    Mentioned,
    /// It looks as if it denied it: "no history of …", "denies …".
    Denied,
    /// It may deny it or not: two denials, or one farther off.
    Unclear,
}

/// A place in a paper that mentions something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Mention {
    /// What it mentions, by a stable name, for example "self_harm".
    pub topic: &'static str,
    /// What it mentions, in words.
    pub about: String,
    /// The need it may speak of, to begin an entry with.
    pub need: Option<SpecificNeed>,
    /// The risk it may speak of, to begin an entry with.
    pub risk: Option<RiskKind>,
    /// SHA-256 of the paper.
    pub paper: String,
    /// The page, from 1; none where the paper has no pages or nobody knows which.
    pub page: Option<u32>,
    /// The sentence, letter for letter; of a very long one the part around the words.
    pub sentence: String,
    /// The words found in it, as printed.
    pub words: String,
    /// How it speaks of it.
    pub said: Said,
    /// The index of the passage by which it was set aside, where it was.
    pub set_aside: Option<usize>,
}

/// Places in the papers that mention something the referral has not spoken of, in the order of the
/// papers, each sentence once for each thing it mentions. Those set aside are among them, marked.
#[must_use]
pub fn reading_aid(case: &Case, papers: &[PaperWords]) -> Vec<Mention> {
    let referral = &case.referral;
    let terms = Terms::of(TOPICS);
    let spoken = spoken_of(referral, &terms);
    let mut found = Vec::new();
    for paper in papers {
        for (index, text) in paper.pages.iter().enumerate() {
            let page = u32::try_from(index + 1).ok().filter(|_| paper.numbered);
            for sentence in sentences(text) {
                mentions(
                    referral, paper, page, &sentence, &terms, &spoken, &mut found,
                );
            }
        }
    }
    found
}

fn mentions(
    referral: &Referral,
    paper: &PaperWords,
    page: Option<u32>,
    sentence: &Sentence<'_>,
    terms: &Terms,
    spoken: &BTreeSet<&'static str>,
    found: &mut Vec<Mention>,
) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (topic, from, to) in terms.found_in(sentence) {
        if spoken.contains(topic.name) || !told.insert(topic.name) {
            continue;
        }
        let words = quoted(sentence.text_of(from, to));
        let whole = quoted(&sentence.around(from, to));
        found.push(Mention {
            topic: topic.name,
            about: topic.label(),
            need: topic.needs.first().copied(),
            risk: topic.risks.first().copied(),
            paper: paper.digest.clone(),
            page,
            set_aside: set_aside(referral, topic.name, &paper.digest, &whole),
            sentence: whole,
            words,
            said: denial::said(sentence, from, to),
        });
    }
}

/// What the referral speaks of already: a need or a risk of that kind, or one in whose words it
/// stands. A withdrawn entry that somebody has let stand speaks of nothing any more.
fn spoken_of(referral: &Referral, terms: &Terms) -> BTreeSet<&'static str> {
    let needs: Vec<&Need> = referral
        .needs
        .iter()
        .filter(|need| Withdrawal::lets_count(need.withdrawn.as_ref()))
        .collect();
    let risks: Vec<&Risk> = referral
        .risks
        .iter()
        .filter(|risk| Withdrawal::lets_count(risk.withdrawn.as_ref()))
        .collect();
    let of_the_kind = TOPICS.iter().filter(|topic| {
        needs.iter().any(|need| {
            need.specific
                .is_some_and(|kind| topic.needs.contains(&kind))
        }) || risks
            .iter()
            .any(|risk| risk.kind.is_some_and(|kind| topic.risks.contains(&kind)))
    });
    let mut spoken: BTreeSet<&'static str> = of_the_kind.map(|topic| topic.name).collect();
    let texts = needs
        .iter()
        .flat_map(|need| [&need.what, &need.how_it_shows])
        .chain(
            risks
                .iter()
                .flat_map(|risk| [&risk.what, &risk.trigger, &risk.setting]),
        );
    for text in texts.filter_map(Option::as_deref) {
        for sentence in sentences(text) {
            spoken.extend(terms.found_in(&sentence).map(|(topic, ..)| topic.name));
        }
    }
    spoken
}

/// By which passage a place was set aside.
fn set_aside(referral: &Referral, topic: &str, paper: &str, sentence: &str) -> Option<usize> {
    let same = |passage: &Passage| {
        passage.kept_as == Some(KeptAs::SetAside)
            && passage.counts()
            && passage.about.as_deref() == Some(topic)
            && passage.paper.as_deref() == Some(paper)
            && passage.words.as_deref() == Some(sentence)
    };
    referral.passages.iter().position(same)
}

/// What a passage is about, in words: the entry by its name, the plan, what the aid showed it for.
#[must_use]
pub fn about_in_words(referral: &Referral, about: &str) -> Option<String> {
    crate::entries::called(referral, about)
        .or_else(|| {
            let plans = crate::referral::PlanKind::ALL.iter();
            let plan = plans.copied().find(|plan| plan.name() == about);
            plan.map(|plan| plan.label().to_owned())
        })
        .or_else(|| {
            let topic = TOPICS.iter().find(|topic| topic.name == about);
            topic.map(Topic::label)
        })
}

#[cfg(test)]
mod tests;
