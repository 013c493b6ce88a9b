//! Something said as a reason that is none by itself.
//!
//! # What it looks at
//!
//! Reasons chosen from the list that are none ("complex needs", our Ofsted grade, the number of
//! notifications, a gut feeling, an empty bed, an authority that insists), and the same things said
//! in the reasons in prose or as evidence. A sentence that says it was *not* for such a thing is
//! left alone.
//!
//! # Why it matters
//!
//! Nobody can answer "complex needs". An empty bed or a pressing authority says nothing of the
//! child. Each of them hides something that can be said; said, it can be weighed.
//!
//! # What the manager sees
//!
//! A kind answer and, where there are any, Ofsted's own words. Noticed in a text it is worth
//! considering and closes nothing. Only where it is all that is given as the reason is it to settle:
//! by saying what it is really about.
//!
//! # Example
//!
//! "Complex needs." as the whole answer to whether the home can respond effectively.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::reasons::{self, Ground, ReasonCode, answer};
use crate::law::Force;
use crate::questions::label;
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, capital, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "REASON-03",
    concern: "something said that is not a reason by itself",
    answers: &["R6"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let decision = &case.referral.decision;
    let mut raised = Vec::new();
    let another_carries = decision.reasons.iter().any(|reason| {
        let real = reason
            .code
            .is_some_and(|code| code.help().ground != Ground::NotAReason);
        real && reason.withdrawn.is_none() && !is_blank(reason.evidence.as_ref())
    });
    for (index, reason) in decision.reasons.iter().enumerate() {
        if !Withdrawal::lets_count(reason.withdrawn.as_ref()) {
            continue;
        }
        let Some(code) = reason.code else { continue };
        let pointer = format!("/referral/decision/reasons/{index}/code");
        if answer(code).is_some() {
            let sentence = format!("You chose {} as a reason.", quoted(code));
            raised.push(said(&reason.id, sentence, pointer, code, !another_carries));
        } else if let Some(text) = reason.evidence.as_deref() {
            let pointer = format!("/referral/decision/reasons/{index}/evidence");
            let place = format!("the evidence of “{}”", code.label());
            raised.extend(in_text(&reason.id, text, &place, &pointer));
        }
    }
    for (field, text) in [
        ("range_reasons", &decision.range_reasons),
        ("response_reasons", &decision.response_reasons),
        ("group_reasons", &decision.group_reasons),
    ] {
        if let Some(text) = text.as_deref() {
            let pointer = format!("/referral/decision/{field}");
            let place = format!("“{}”", label(&format!("/decision/{field}")));
            raised.extend(in_text(field, text, &place, &pointer));
        }
    }
    Ok(raised)
}

/// What is noticed in one text: one concern, whatever the number of things said.
fn in_text(subject: &str, text: &str, place: &str, pointer: &str) -> Option<Raised> {
    let noticed = noticed(text);
    let code = *noticed.codes.first()?;
    let named: Vec<String> = noticed.codes.iter().map(|code| quoted(*code)).collect();
    let sentence = format!("{} speaks of {}.", capital(place), named.join(" and of "));
    Some(said(
        subject,
        sentence,
        pointer.to_owned(),
        code,
        noticed.nothing_else,
    ))
}

fn said(subject: &str, what: String, pointer: String, code: ReasonCode, alone: bool) -> Raised {
    let kind = answer(code);
    let mut sentence = what;
    if alone {
        sentence.push_str(" Nothing else stands there as the reason.");
    }
    if let Some(kind) = kind {
        sentence.push(' ');
        sentence.push_str(kind.sentence);
    }
    sentence.push(' ');
    sentence.push_str(reasons::ReasonCode::help(code).asks);
    let mut raised = Raised::new(subject, sentence, TaskId::Decision, pointer);
    if let Some(kind) = kind {
        raised = raised.under(kind.provision, Force::Threshold);
    }
    if alone {
        raised = raised.weighing(Weight::Settle).closing(EVERY_DECISION);
    }
    raised
}

/// The thing said, in quotation marks; some labels bring their own.
fn quoted(code: ReasonCode) -> String {
    format!("“{}”", code.label().trim_matches(['“', '”']))
}

/// What a text says that is no reason by itself.
struct Noticed {
    codes: Vec<ReasonCode>,
    /// The text says nothing else.
    nothing_else: bool,
}

/// Words that may stand between "not" and what is not the reason: "not because of the empty bed".
const BETWEEN: &[&str] = &[
    "a",
    "about",
    "account",
    "all",
    "an",
    "and",
    "any",
    "are",
    "at",
    "based",
    "because",
    "been",
    "being",
    "but",
    "by",
    "case",
    "decided",
    "decision",
    "due",
    "for",
    "from",
    "grounds",
    "her",
    "his",
    "in",
    "influenced",
    "is",
    "it",
    "its",
    "made",
    "matter",
    "merely",
    "moved",
    "of",
    "on",
    "or",
    "our",
    "question",
    "reason",
    "resting",
    "rest",
    "simply",
    "some",
    "swayed",
    "than",
    "that",
    "the",
    "their",
    "there",
    "these",
    "this",
    "to",
    "was",
    "we",
    "were",
    "with",
];
const NOT: &[&str] = &[
    "not",
    "no",
    "never",
    "neither",
    "nor",
    "without",
    "isn’t",
    "wasn’t",
    "aren’t",
    "weren’t",
    "rather",
];
/// What may follow what is not the reason: "the grade plays no part".
const PLAYS_NO_PART: &[&str] = &[
    "is not",
    "was not",
    "are not",
    "were not",
    "isn’t",
    "wasn’t",
    "aren’t",
    "is no ",
    "was no ",
    "are no ",
    "were no ",
    "plays no",
    "played no",
    "play no",
    "has no",
    "had no",
    "have no",
    "did not",
    "does not",
    "do not",
];

fn noticed(text: &str) -> Noticed {
    let text = text.to_lowercase().replace('\'', "’");
    let mut codes = Vec::new();
    let mut rest = text.clone();
    for code in ReasonCode::ALL {
        let Some(kind) = answer(*code) else { continue };
        for term in kind.noticed_by {
            let said = text.match_indices(term).any(|(at, _)| {
                let before = text.get(..at).unwrap_or_default();
                let after = text.get(at + term.len()..).unwrap_or_default();
                !denied(before, after)
            });
            if said {
                if !codes.contains(code) {
                    codes.push(*code);
                }
                rest = rest.replace(term, " ");
            }
        }
    }
    let words = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1 && !BETWEEN.contains(word) && !FILLING.contains(word));
    let nothing_else = !codes.is_empty() && words.count() <= MOST_WORDS_OF_NOTHING;
    Noticed {
        codes,
        nothing_else,
    }
}

/// Words that say nothing of a child: "too many", "we think".
const FILLING: &[&str] = &[
    "as", "be", "child", "children", "has", "have", "home", "needs", "number", "ofsted", "only",
    "so", "such", "too", "very", "would", "will", "many", "think", "feel", "just",
];

/// A text with no more words of its own than this says nothing besides.
const MOST_WORDS_OF_NOTHING: usize = 2;

/// Whether a thing said is denied in its own clause: just before it, or just after.
fn denied(before: &str, after: &str) -> bool {
    let ends = |c: char| ['.', ';', ':', '!', '?', '\n', '—', '–'].contains(&c);
    let clause = before.rsplit(ends).next().unwrap_or_default();
    let denied_before = clause
        .rsplit(|c: char| !c.is_alphanumeric() && c != '’')
        .filter(|word| !word.is_empty())
        .find(|word| !BETWEEN.contains(word))
        .is_some_and(|word| NOT.contains(&word));
    let clause = after.split(ends).next().unwrap_or_default();
    // The rest of a word ("needs"), then the verb.
    let next: String = clause.chars().take(40).collect();
    let denied_after = PLAYS_NO_PART.iter().any(|words| {
        next.find(words).is_some_and(|at| {
            next.get(..at)
                .is_some_and(|gap| gap.split_whitespace().count() <= 2)
        })
    });
    denied_before || denied_after
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    #[test]
    fn what_the_manager_reads() {
        let chosen = |code: &str| json!([{"id": "w1", "code": code, "evidence": "So it is."}]);
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "complex needs alone",
                    &[("/referral/decision/reasons", chosen("complex_needs"))]
                ),
                (
                    "the grade",
                    &[("/referral/decision/reasons", chosen("ofsted_grade"))]
                ),
                (
                    "notifications",
                    &[("/referral/decision/reasons", chosen("notifications"))]
                ),
                (
                    "a feeling",
                    &[("/referral/decision/reasons", chosen("gut_feeling"))]
                ),
                (
                    "an empty bed",
                    &[("/referral/decision/reasons", chosen("bed_empty"))]
                ),
                (
                    "an authority",
                    &[("/referral/decision/reasons", chosen("authority_insists"))]
                ),
                (
                    "in prose, beside other words",
                    &[(
                        "/referral/decision/response_reasons",
                        json!(
                            "Sam’s complex needs: night terrors four nights a week, and an adult awake is here."
                        )
                    )]
                ),
                (
                    "in prose, and nothing else",
                    &[(
                        "/referral/decision/response_reasons",
                        json!("Complex needs.")
                    )]
                ),
            ]
        ));
    }

    #[test]
    fn what_is_denied_is_left_alone() {
        for (text, said) in [
            (
                "We decline because of his complex needs and the nights he wakes.",
                true,
            ),
            (
                "It is not because of complex needs but because nobody here signs.",
                false,
            ),
            (
                "Not our Ofsted rating: the nights, which we cannot staff until March.",
                false,
            ),
            (
                "Our grade plays no part in this; two adults are missing at night.",
                false,
            ),
            (
                "The empty bed is not the reason; she knows two of the children.",
                false,
            ),
            (
                "We do not take children with complex needs like hers at night.",
                true,
            ),
            (
                "No adult is trained. Our next inspection is due in May.",
                true,
            ),
            (
                "The authority insisted three times in a day that we say yes to Sam.",
                true,
            ),
            (
                "Sam insists on a bathroom of his own, and the house has one free.",
                false,
            ),
            (
                "A gut feeling that the stairs and the dark landing would frighten Sam.",
                true,
            ),
        ] {
            assert_eq!(!noticed(text).codes.is_empty(), said, "{text}");
            assert!(!noticed(text).nothing_else, "{text}");
        }
    }

    #[test]
    fn said_alone_it_is_to_settle() {
        for text in [
            "Complex needs",
            "Her needs are too complex.",
            "Too many notifications!",
            "We have an empty bed.",
        ] {
            assert!(noticed(text).nothing_else, "{text}");
        }
    }

    #[test]
    fn beside_a_reason_that_carries_it_is_only_worth_considering() {
        let case = settled_but(&[(
            "/referral/decision/reasons",
            json!([
                {"id": "w1", "code": "complex_needs"},
                {"id": "w2", "code": "skills_missing", "evidence": "Nobody here signs."},
            ]),
        )]);
        let found = found_by(&RULE, &case);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].weight, Weight::Consider);
        assert!(found[0].closes.is_empty());
    }
}
