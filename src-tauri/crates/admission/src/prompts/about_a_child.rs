//! The questions about one child living here.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::factor::{self, Factor};
use super::newcomer::Newcomer;
use super::row::Ground;
use super::{Proposed, table};
use crate::case::Case;
use crate::home::ChildLivingHere;
use crate::vocabulary::Vocabulary;

/// Years apart from which the gap in age is asked about (present practice: over five years).
const YEARS_APART: i32 = 5;

pub(super) fn questions(
    case: &Case,
    newcomer: &Newcomer,
    child: &ChildLivingHere,
) -> Vec<Proposed> {
    let resident = factors(child);
    let mut out: Vec<Proposed> = table::all()
        .filter(|row| resident.contains(&row.resident))
        .filter_map(|row| {
            let as_if = *newcomer.factors.get(&row.newcomer)?;
            let beside = format!(
                "{} {}; {} {}.",
                case.referral.child.screen_name(),
                row.newcomer.label(),
                child.screen_name(),
                row.resident.label()
            );
            let mut question = Proposed::of(
                case,
                Some(child),
                row.code(),
                row.question,
                row.why,
                row.ground,
            );
            question.theme = Some(row.theme);
            question.direction = Some(row.direction);
            question.good = row.good;
            question.as_if = as_if;
            question.beside = Some(super::capital(&beside));
            Some(question)
        })
        .collect();
    if !newcomer.own_words.is_empty() {
        let mut question = Proposed::of(
            case,
            Some(child),
            "child/own_words".to_owned(),
            "What could the needs and risks of {n} that are noted in our own words mean for {c}, and {c} for {n}?",
            "Questions follow by themselves only from what is named from a list.",
            Ground::Provision("GUIDE/11.4"),
        );
        question.beside = Some(in_our_words(case, &newcomer.own_words));
        question.about.clone_from(&newcomer.own_words);
        out.push(question);
    }
    let missing = missing(child);
    if !missing.is_empty() {
        let mut question = Proposed::of(
            case,
            Some(child),
            "child/profile".to_owned(),
            "What do we know of {c} today that matters for living with {n}, and who has gone over it?",
            "What nobody has gone over is not known, and not known is never absent.",
            Ground::Provision("CHR2015/12(2)(a)(i)"),
        );
        question.beside = Some(format!(
            "Not in the profile of {} yet: {}.",
            child.screen_name(),
            missing.join(", ")
        ));
        question.about = missing.iter().map(|&m| m.to_owned()).collect();
        out.push(question);
    }
    let apart = years_apart(case.referral.child.date_of_birth, child.date_of_birth);
    if apart.is_none_or(|years| years >= YEARS_APART) {
        let mut question = Proposed::of(
            case,
            Some(child),
            "child/age".to_owned(),
            "What would the years between {n} and {c} mean for each of them, at play, at night and outside?",
            "A gap of five years or more changes what two children can share.",
            Ground::Practice("impact assessments in use: age gap over five years"),
        );
        question.as_if = apart.is_none();
        out.push(question);
    }
    let changed = taken_out_since(case, child);
    if !changed.is_empty() {
        let mut question = Proposed::of(
            case,
            Some(child),
            "child/no_longer".to_owned(),
            "What has changed for {c} while this referral has been open, and what does that mean for {c} and {n}?",
            "What is taken out of a profile is read before a decision rests on it.",
            Ground::Provision("CHR2015/36(1)"),
        );
        let told: Vec<String> = changed
            .iter()
            .map(|(factor, because)| format!("“{}” was taken out: {because}", factor.label()))
            .collect();
        question.beside = Some(told.join(" "));
        question.about = changed.iter().map(|(f, _)| f.name().to_owned()).collect();
        out.push(question);
    }
    out
}

/// What matters about a child living here: ticked and not taken out, and the stage of the stay.
fn factors(child: &ChildLivingHere) -> BTreeSet<Factor> {
    let ticked = child.factors.iter().filter(|f| !f.is_taken_out());
    ticked
        .map(|f| f.factor)
        .chain(child.stage.map(factor::of_stage))
        .collect()
}

/// What a profile does not say yet.
fn missing(child: &ChildLivingHere) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if child.factors_gone_over.is_none() {
        missing.push("what matters for living with others");
    }
    if child.stage.is_none() {
        missing.push("stage of stay");
    }
    missing
}

/// Factors taken out of the profile since the referral came, or at a time nobody knows.
fn taken_out_since<'a>(case: &Case, child: &'a ChildLivingHere) -> Vec<(Factor, &'a str)> {
    let received = case.referral.receipt.received_at;
    child
        .factors
        .iter()
        .filter(|f| f.is_taken_out())
        .filter_map(|f| {
            let withdrawn = f.withdrawn.as_ref()?;
            let before = match (withdrawn.at, received) {
                (Some(at), Some(received)) => crate::calendar::english_time(at) < received,
                _ => false,
            };
            (!before).then(|| (f.factor, withdrawn.because.trim()))
        })
        .collect()
}

/// Whole years between two dates of birth; none where one is not known.
fn years_apart(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<i32> {
    let (one, other) = (one?, other?);
    let (early, late) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    let not_yet = (late.month(), late.day()) < (early.month(), early.day());
    Some(late.year() - early.year() - i32::from(not_yet))
}

/// What stands in the manager's own words, for the screen.
fn in_our_words(case: &Case, ids: &[String]) -> String {
    let r = &case.referral;
    let needs = r.needs.iter().map(|n| (&n.id, Some(n.name())));
    let risks = r.risks.iter().map(|x| (&x.id, x.what.as_deref()));
    let words: Vec<&str> = needs
        .chain(risks)
        .filter(|(id, _)| ids.contains(*id))
        .filter_map(|(_, words)| words.map(str::trim).filter(|w| !w.is_empty()))
        .collect();
    format!("In our own words: {}.", words.join("; "))
}
