//! # What it looks at
//! The words each finding against the statement of purpose rests on: which version, which clause,
//! and, where the need is not stated there, the words relied on and why they reach it.
//!
//! # Why it matters
//! "Not stated" is not "inside". A finding that names no clause cannot be read by the inspector who
//! opens the statement of purpose beside it.
//!
//! # What the manager sees
//! "“Night terrors” is not stated in the statement of purpose. Not stated is not inside: …" Every
//! acceptance is closed until the words are named, or the need is found outside.
//!
//! # Example
//! The statement speaks of "trauma-informed care"; the referral says "night terrors". The manager
//! names that clause, quotes those words, and says why night terrors come within them.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::home::{Clause, Stance};
use crate::judgement::{Inside, Outcome};
use crate::law::Force;
use crate::referral::Need;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "RANGE-02",
    concern: "a need said to be inside the range of needs without words to rest on",
    answers: &["G2"],
    provision: Some("CHR2015/14(2)(a)"),
    // Derived from the regulation, which does not itself say how the finding is recorded.
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    // The manager's own finding: words are named, or the need is found outside.
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let statement = &case.home.statement_of_purpose;
    let mut raised = Vec::new();
    if is_blank(statement.version.as_ref()) || statement.dated.is_none() {
        raised.push(Raised::new(
            "statement",
            "The statement of purpose has no version or no date, so a finding cannot say which \
             one it rests on.",
            TaskId::Range,
            "/home/statement_of_purpose/version",
        ));
    }
    for (index, need) in case
        .referral
        .needs
        .iter()
        .enumerate()
        .filter(|(_, n)| n.counts())
    {
        if let Some((sentence, field)) = rests_on_nothing(case, need) {
            let pointer = format!("/referral/needs/{index}/range/{field}");
            raised.push(Raised::new(&need.id, sentence, TaskId::Range, pointer));
        }
    }
    Ok(raised)
}

/// What the finding lacks, and the field that would supply it. A clause that is not in the
/// statement, or does not cover the need, is RANGE-01's concern.
fn rests_on_nothing(case: &Case, need: &Need) -> Option<(String, &'static str)> {
    let name = need.name();
    let finding = need.range.finding?;
    let named = need
        .range
        .clause
        .as_deref()
        .map(str::trim)
        .filter(|c| !c.is_empty());
    match (finding, named) {
        (Inside::Outside, _) => None,
        (Inside::Inside, None) => Some((
            format!(
                "“{name}” is answered as inside the range of needs, but no clause of the \
                 statement of purpose is named."
            ),
            "clause",
        )),
        (Inside::NotStated, None) => Some((
            format!(
                "“{name}” is not stated in the statement of purpose. Not stated is not inside: \
                 name the clause and the words you rely on and say why they reach this need, or \
                 find it outside."
            ),
            "clause",
        )),
        (finding, Some(id)) => {
            let clause = case.home.statement_of_purpose.clause(id)?;
            if clause.stance != Some(Stance::Covers) {
                return None;
            }
            if clause.page.is_none() {
                return Some((
                    format!("The clause relied on for “{name}” has no page."),
                    "clause",
                ));
            }
            if finding == Inside::NotStated {
                words_missing(need, clause)
            } else {
                None
            }
        }
    }
}

fn words_missing(need: &Need, clause: &Clause) -> Option<(String, &'static str)> {
    let name = need.name();
    let words = need
        .range
        .words_relied_on
        .as_deref()
        .map(str::trim)
        .unwrap_or_default();
    if words.is_empty() {
        return Some((
            format!(
                "“{name}” is not stated in the statement of purpose, and the words relied on are \
                 not given."
            ),
            "words_relied_on",
        ));
    }
    if !holds(&clause.sentence, words) {
        return Some((
            format!("The words relied on for “{name}” are not in the clause named."),
            "words_relied_on",
        ));
    }
    is_blank(need.range.because.as_ref()).then(|| {
        (
            format!(
                "“{name}” is not stated in the statement of purpose, and nothing says why the \
                 words relied on reach it."
            ),
            "because",
        )
    })
}

/// Whether the sentence holds the words, whatever the spacing and the shape of quotation marks.
fn holds(sentence: &str, words: &str) -> bool {
    let plain = |text: &str| {
        let text = text.replace(['’', '‘'], "'").to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let words = plain(words);
    let words = words.trim_matches(|c: char| matches!(c, '“' | '”' | '"' | '\'' | '.' | '…'));
    plain(sentence).contains(words)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::told;

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "inside, no clause",
                    &[("/referral/needs/1/range/clause", json!(null))]
                ),
                (
                    "not stated, no clause",
                    &[("/referral/needs/0/range/clause", json!(""))]
                ),
                (
                    "not stated, no words",
                    &[("/referral/needs/0/range/words_relied_on", json!(null))]
                ),
                (
                    "words that are not there",
                    &[(
                        "/referral/needs/0/range/words_relied_on",
                        json!("therapy for night terrors")
                    )],
                ),
                (
                    "words without a why",
                    &[("/referral/needs/0/range/because", json!(null))]
                ),
                (
                    "a page nobody noted",
                    &[("/home/statement_of_purpose/clauses/0/page", json!(null))]
                ),
                (
                    "a statement without a date",
                    &[("/home/statement_of_purpose/dated", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn spacing_and_quotation_marks_do_not_matter() {
        assert!(holds(
            "A child's care\n by night.",
            "“child’s  care by night.”"
        ));
        assert!(!holds("A child's care by night.", "care by day"));
    }
}
