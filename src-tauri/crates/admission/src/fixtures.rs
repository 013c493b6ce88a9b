//! Cases for the tests of this crate.

use chrono::NaiveDate;
use serde_json::Value;

use crate::appraise::{Finding, appraise_with};
use crate::case::Case;
use crate::judgement::{
    Challenge, ChildEntry, Condition, Gap, GroupFactor, GroupQuestion, GroupRow, Reason,
};
use crate::referral::{
    Device, HomeBefore, Need, Order, Paper, Passage, PersonWhoMatters, PointAnswered, Referral,
    Restriction, RestrictionEffect, Risk, View,
};
use crate::rules::Rule;
use crate::vocabulary::Vocabulary;

/// A referral with one entry in every list, all blank.
pub(crate) fn full_referral() -> Referral {
    let mut referral = Referral::default();
    referral.needs.push(Need {
        id: "n1".to_owned(),
        ..Need::default()
    });
    referral.risks.push(Risk {
        id: "r1".to_owned(),
        ..Risk::default()
    });
    referral.papers.push(Paper {
        id: "p1".to_owned(),
        ..Paper::default()
    });
    referral.passages.push(Passage {
        id: "e1".to_owned(),
        ..Passage::default()
    });
    referral.gaps.push(Gap {
        id: "i1".to_owned(),
        ..Gap::default()
    });
    referral.challenges.push(Challenge {
        id: "l1".to_owned(),
        ..Challenge::default()
    });
    referral.views.push(View {
        id: "v1".to_owned(),
        ..View::default()
    });
    referral.group.rows.push(GroupRow {
        id: "g1".to_owned(),
        ..GroupRow::default()
    });
    referral.group.factors.push(GroupFactor {
        id: "m1".to_owned(),
        ..GroupFactor::default()
    });
    referral.group.questions.push(GroupQuestion {
        id: "q1".to_owned(),
        ..GroupQuestion::default()
    });
    referral.group.entries.push(ChildEntry {
        child: "c1".to_owned(),
        ..ChildEntry::default()
    });
    for list in [
        &mut referral.first_screen.conditions,
        &mut referral.first_screen.criteria,
    ] {
        list.push(PointAnswered {
            words: "A condition, as printed.".to_owned(),
            ..PointAnswered::default()
        });
    }
    referral.decision.conditions.push(Condition {
        id: "k1".to_owned(),
        ..Condition::default()
    });
    referral.decision.reasons.push(Reason {
        id: "w1".to_owned(),
        ..Reason::default()
    });
    referral.legal.orders_made.push(Order {
        id: "o1".to_owned(),
        ..Order::default()
    });
    referral.why_now.homes.push(HomeBefore {
        id: "h1".to_owned(),
        ..HomeBefore::default()
    });
    referral.family.people.push(PersonWhoMatters {
        id: "f1".to_owned(),
        ..PersonWhoMatters::default()
    });
    referral.liberty.restrictions.push(Restriction {
        id: "x1".to_owned(),
        ..Restriction::default()
    });
    referral.liberty.effects.push(RestrictionEffect {
        id: "y1".to_owned(),
        ..RestrictionEffect::default()
    });
    referral.devices.each.push(Device {
        id: "z1".to_owned(),
        ..Device::default()
    });
    referral
}

/// A fictional case in which nothing is left to settle: the base of the scenarios.
pub(crate) fn settled() -> Case {
    let text = include_str!("../../../../tests/scenarios/bases/planned.json");
    Case::parse(text).unwrap()
}

/// The day the scenarios are set on.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// The settled case with other answers, by pointer.
pub(crate) fn settled_but(answers: &[(&str, Value)]) -> Case {
    let mut case = serde_json::to_value(settled()).unwrap();
    for (pointer, answer) in answers {
        *case
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("no field at {pointer}")) = answer.clone();
    }
    Case::parse(&case.to_string()).unwrap()
}

/// What one rule finds in a case.
pub(crate) fn found_by(rule: &'static Rule, case: &Case) -> Vec<Finding> {
    appraise_with(case, today(), &[rule]).findings
}

/// What one rule tells the manager in each of some cases, for a person to read.
pub(crate) fn told(rule: &'static Rule, cases: &[(&str, &[(&str, Value)])]) -> String {
    let mut text = String::new();
    for (title, answers) in cases {
        text.push_str(&format!("# {title}\n"));
        for finding in found_by(rule, &settled_but(answers)) {
            let closes: Vec<_> = finding.closes.iter().map(|o| o.name()).collect();
            text.push_str(&format!(
                "{} ({}, {}{})\n  {}\n  closes: {}\n",
                finding.key,
                finding.weight.label(),
                finding.force.says(),
                finding
                    .citation
                    .map(|c| format!(": {c}"))
                    .unwrap_or_default(),
                finding.sentence,
                if closes.is_empty() {
                    "nothing".to_owned()
                } else {
                    closes.join(", ")
                },
            ));
        }
        text.push('\n');
    }
    text
}
