//! # What it looks at
//! Why this is an emergency and why it cannot wait, in the manager's own words.
//!
//! # Why it matters
//! The law does not define "emergency"; Guide 11.5 only makes room for it. So the record must show
//! what made it one. That somebody wants an answer today is pressure, not a reason.
//!
//! # What the manager sees
//! "Why this is an emergency is not written." Or, to consider: "What is written says who wants it
//! and how soon, but not what makes it an emergency for the child."
//!
//! # Example
//! "The authority wants it today."

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-03",
    concern: "an emergency that is not explained",
    answers: &["E3"],
    provision: Some("GUIDE/11.5"),
    // The Guide speaks of "circumstances other than an emergency" and asks for no account of one.
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !emergency_applies(case) {
        return Ok(Vec::new());
    }
    let e = &case.referral.emergency;
    let mut raised = Vec::new();
    for (field, text, sentence) in [
        ("why", &e.why, "Why this is an emergency is not written."),
        (
            "why_it_cannot_wait",
            &e.why_it_cannot_wait,
            "Why it cannot wait is not written.",
        ),
    ] {
        let pointer = format!("/referral/emergency/{field}");
        if is_blank(text.as_ref()) {
            raised.push(Raised::new(field, sentence, TaskId::Emergency, pointer));
        }
    }
    if let Some(why) = &e.why
        && is_only_pressure(why)
    {
        raised.push(
            Raised::new(
                "pressure",
                "What is written says who wants it and how soon, but not what makes it an \
                 emergency for the child.",
                TaskId::Emergency,
                "/referral/emergency/why",
            )
            .weighing(Weight::Consider)
            .closing(&[]),
        );
    }
    Ok(raised)
}

/// Words that say who wants an answer, and how soon.
const PRESSURE: &[&str] = &[
    "authority",
    "authorities",
    "la",
    "council",
    "commissioner",
    "commissioners",
    "commissioning",
    "placements",
    "placement",
    "team",
    "social",
    "worker",
    "duty",
    "edt",
    "manager",
    "director",
    "they",
    "he",
    "she",
    "we",
    "it",
    "this",
    "us",
    "want",
    "wants",
    "wanted",
    "need",
    "needs",
    "needed",
    "ask",
    "asks",
    "asked",
    "asking",
    "insist",
    "insists",
    "insisted",
    "say",
    "says",
    "said",
    "require",
    "requires",
    "required",
    "request",
    "requests",
    "requested",
    "urgent",
    "urgently",
    "emergency",
    "today",
    "tonight",
    "now",
    "immediately",
    "asap",
    "soon",
    "possible",
    "quickly",
    "day",
    "same",
    "answer",
    "bed",
    "place",
    "decision",
    "move",
    "home",
];

/// Small words that carry no reason.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "to", "by", "at", "in", "on", "for", "as", "and", "is", "are", "was",
    "has", "have", "be", "been", "that", "because", "so", "an", "local", "placing", "very", "just",
    "from", "with",
];

/// Whether a text holds nothing beyond who wants it and how soon.
fn is_only_pressure(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|w| PRESSURE.contains(&w) || SMALL.contains(&w))
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
                    "nothing written",
                    &[("/referral/receipt/route", json!("emergency"))]
                ),
                (
                    "pressure",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        (
                            "/referral/emergency/why",
                            json!("The authority wants it today.")
                        ),
                        (
                            "/referral/emergency/why_it_cannot_wait",
                            json!("They insist.")
                        ),
                    ],
                ),
            ]
        ));
    }

    #[test]
    fn pressure_is_told_from_a_reason() {
        for pressure in [
            "The authority wants it today.",
            "Social worker insists, urgent",
            "ASAP",
        ] {
            assert!(is_only_pressure(pressure), "{pressure}");
        }
        for reason in [
            "Her foster carer died this afternoon.",
            "He is on a hospital trolley",
            "",
            "Police protection until noon",
        ] {
            assert!(!is_only_pressure(reason), "{reason}");
        }
    }
}
