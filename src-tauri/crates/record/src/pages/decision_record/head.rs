//! Section 1: what this is, about whom, by whom, when, under which papers.

use admission::calendar;
use admission::law;
use admission::referral::Remakes;
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::{capital, choice, moment, not_answered, person, text, written};
use crate::typeset::{Block, Rich, Tone};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let (case, signing) = (facts.case, facts.signing);
    let (home, referral) = (&case.home, &case.referral);
    let outcome = referral
        .decision
        .outcome
        .map_or("no outcome was chosen", Vocabulary::label);
    let asked = format!(
        "Whether {} can offer a place to {}, as {} asked.",
        home.name,
        referral.child.screen_name(),
        written(&referral.referrer.placing_authority).unwrap_or("the placing authority"),
    );
    let mut blocks = vec![
        Block::title(format!("Decision record {}", signing.number)),
        Block::panel(Tone::Door, capital(outcome), vec![Block::paragraph(asked)]),
    ];
    if case.example {
        blocks.push(Block::note(
            "EXAMPLE. Every person, home and event in this record is invented.",
        ));
    }
    let urn = match written(&home.urn) {
        Some(urn) => format!("{}, Ofsted URN {urn}", home.name),
        None => format!("{}, Ofsted URN not given", home.name),
    };
    let received = match referral.receipt.received_at {
        Some(at) => calendar::in_words_with_time(at).into(),
        None => not_answered(),
    };
    let law = match law::checked_on() {
        Some(day) => calendar::in_words(day),
        None => "Not known".to_owned(),
    };
    let mut rows: Vec<(String, Rich)> = vec![
        ("Home".into(), urn.into()),
        ("Registered provider".into(), text(&home.provider)),
        ("Child".into(), child(facts)),
        (
            "Placing authority".into(),
            text(&referral.referrer.placing_authority),
        ),
        ("Referral received".into(), received),
        ("Route".into(), choice(referral.receipt.route)),
        (
            "Decided by".into(),
            person(&referral.decision.decided_by, &home.name).into(),
        ),
        (
            "Decided and signed on".into(),
            moment(signing.signed_at).into(),
        ),
        ("Answers gone over".into(), checked(facts)),
        (
            "Statement of purpose".into(),
            capital(&home.statement_of_purpose.in_words()).into(),
        ),
        ("Law checked on".into(), law.into()),
        ("Drawn by".into(), program(&signing.program).into()),
    ];
    if let Some(first) = &referral.remakes {
        rows.insert(6, ("Makes again, in full".into(), remakes(first).into()));
    }
    if let Some(arrangement) = written(&referral.decision.arrangement) {
        let label = "Registered manager away".to_owned();
        let place = if referral.remakes.is_some() { 8 } else { 7 };
        rows.insert(place, (label, arrangement.into()));
    }
    blocks.push(Block::Facts(rows));
    blocks
}

/// The first record, so that whoever holds both can tell that they belong together.
fn remakes(first: &Remakes) -> String {
    let moved_in = match first.moved_in {
        Some(day) => format!("The child moved in on {}.", calendar::in_words(day)),
        None => "No move was noted when this was signed.".to_owned(),
    };
    format!(
        "Decision record {}, signed {}, by which the child was accepted in an emergency. Its file has \
         the SHA-256 {}. {moved_in} The emergency’s record stays as it was signed.",
        first.number,
        moment(first.signed_at),
        first.sha256
    )
}

/// Name, initials and age on the day of signing.
fn child(facts: &Facts<'_>) -> Rich {
    let child = &facts.case.referral.child;
    let mut out = Rich::new().bold(child.screen_name());
    if let Some(initials) = written(&child.initials) {
        out = out.then(format!(" ({initials})"));
    }
    match child.date_of_birth {
        Some(born) => match calendar::age_on(born, facts.appraisal.today) {
            Some(age) => out.then(format!(", aged {age} on the day of the decision")),
            None => out.then(", not yet born on the day of the decision"),
        },
        None => out.then(", date of birth not given"),
    }
}

fn checked(facts: &Facts<'_>) -> Rich {
    match &facts.case.referral.answers_checked {
        Some(checked) => match checked.at {
            Some(at) => format!("By {}, {}", checked.by, moment(at)).into(),
            None => format!("By {}, time not noted", checked.by).into(),
        },
        None => "Not since the last change".into(),
    }
}

/// Name and version of the program.
pub(super) fn program(version: &str) -> String {
    match version.trim() {
        "" => "Threshold, version not noted".to_owned(),
        version => format!("Threshold {version}"),
    }
}
