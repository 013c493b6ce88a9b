//! The reply to the placing authority, as drafted: courteous, specific, and of use.
//!
//! It says what was found about the child the authority asked for, on which ground, and what would
//! change the answer. It is written from [`ForTheAuthority`], which can hold no word about any child
//! living here.

use admission::calendar::in_words;
use admission::judgement::{Inside, Outcome, ReasonCode};
use admission::law;
use admission::vocabulary::{Vocabulary, capital};
use chrono::NaiveDate;

use crate::masking::{ConditionTold, ForTheAuthority, NeedNotMet, NeedOutside, ReasonTold};
use crate::pages::decision_record::sentence;

/// The reply, dated; none where the authority ended the referral itself and there is nothing to
/// answer.
#[must_use]
pub fn draft(told: &ForTheAuthority, today: NaiveDate) -> Option<String> {
    if told.outcome.ended_by_authority() {
        return None;
    }
    let mut letter = vec![
        in_words(today),
        format!("To: {}", addressee(told)),
        subject(told),
        format!("Dear {},", told.person.as_deref().unwrap_or("colleague")),
        thanks(told),
    ];
    match told.outcome {
        Outcome::Accept => letter.push(format!("Our answer is yes: {} has a place here.", told.child)),
        Outcome::AcceptEmergency => letter.push(format!(
            "Our answer is yes, in an emergency and for a limited time. {} can come to us while the \
             plans and the information still missing are put in place.",
            told.child
        )),
        Outcome::AcceptWithConditions => letter.push(format!(
            "Our answer is yes, on the conditions below. {} can move in once each is met.",
            told.child
        )),
        Outcome::NotYet => letter.push(
            "We cannot answer yet. We have not said no: we need what is listed below, and will take \
             it up again as soon as it is here."
                .to_owned(),
        ),
        _ => letter.push(
            "Our answer is no. We want you to know exactly why, and what would change it.".to_owned(),
        ),
    }
    letter.extend(why(told));
    if told.outcome.accepts() {
        letter.extend(conditions(&told.conditions));
        letter.extend(
            told.move_on
                .map(|day| format!("The move is planned for {}.", in_words(day))),
        );
    }
    letter.extend(still_asked(told));
    letter.extend(would_change(told));
    letter.push(ending(told));
    letter.push(format!(
        "This is taken from our decision record {} of {}.",
        told.record,
        in_words(told.decided_on)
    ));
    let standing = told.standing.map_or("", Vocabulary::label);
    letter.push(format!(
        "{}\n{}, {}",
        told.decided_by,
        capital(standing),
        told.home
    ));
    Some(letter.join("\n\n"))
}

fn addressee(told: &ForTheAuthority) -> String {
    let parts = [&told.person, &told.role, &told.authority];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    match parts.as_slice() {
        [] => "the placing authority".to_owned(),
        parts => parts.join(", "),
    }
}

fn subject(told: &ForTheAuthority) -> String {
    let reference = told.reference.as_ref();
    let reference = reference
        .map(|it| format!(" (your reference {it})"))
        .unwrap_or_default();
    format!("Our answer to your request: {}{reference}", told.child)
}

fn thanks(told: &ForTheAuthority) -> String {
    let when = told
        .asked_on
        .map(|day| format!(" on {}", in_words(day)))
        .unwrap_or_default();
    format!(
        "You asked {}{when} to offer {} a home. Thank you for asking us. We have gone through what we \
         were told with care.",
        told.home, told.child
    )
}

/// The grounds of a no, each with what was found.
fn why(told: &ForTheAuthority) -> Vec<String> {
    let mut said = Vec::new();
    // Age, sex, number and criteria are matters of the statement of purpose (Schedule 1, paragraphs
    // 3(b) and 22), not of the range of needs: without a need that is outside, that is the ground.
    let of_needs = !told.outside.is_empty()
        || told.reasons.iter().any(|reason| {
            matches!(
                reason.code,
                ReasonCode::NeedExcluded | ReasonCode::NeedNotProvidedFor
            )
        });
    if told.outcome == Outcome::DeclineOutsideRange && !of_needs {
        said.push(format!(
            "The regulation requires us to run the home in a manner consistent with its statement of \
             purpose ({}), and what you ask is outside it.",
            told.statement
        ));
        said.extend(law_in_full("CHR2015/16(5)"));
    } else if told.outcome == Outcome::DeclineOutsideRange {
        said.push(format!(
            "The regulation requires us to admit a child only where the child’s assessed needs are \
             within the range of needs our statement of purpose provides for. There is no exception \
             to it. {} our statement of purpose ({}){}",
            if told.outside.is_empty() {
                "What you ask is outside"
            } else {
                "Measured against"
            },
            told.statement,
            if told.outside.is_empty() { "." } else { ":" },
        ));
        said.push(numbered(told.outside.iter().map(outside)));
        said.extend(law_in_full("CHR2015/14(2)(a)"));
    }
    if told.outcome == Outcome::DeclineCannotRespond || told.outcome == Outcome::NotYet {
        let not_met = numbered(told.not_met.iter().map(not_met));
        if !not_met.is_empty() {
            said.push(format!(
                "The Guide says that the registered person must be satisfied that the home can respond \
                 effectively to the child’s assessed needs as recorded in the relevant plans (page 56, \
                 paragraph 11.4). For these we are not satisfied now{}:",
                plural_note(told.not_met.len())
            ));
            said.push(not_met);
        }
    }
    if told.outcome == Outcome::DeclineNoPlace {
        said.push("We have no place that is free for this child.".to_owned());
    }
    if told.outcome == Outcome::DeclineNotInformed {
        said.push(
            "We asked for information we need and did not receive it, or not enough of it. What is \
             still missing is listed below. We say this without reproach: it is what the answer turns \
             on."
                .to_owned(),
        );
    }
    let reasons = numbered(told.reasons.iter().map(reason));
    if told.outcome.declines() && !reasons.is_empty() {
        said.push("The reasons we recorded:".to_owned());
        said.push(reasons);
    }
    if told.outcome == Outcome::DeclineEffectOnChildren || told.group_weighed {
        said.push(
            "The Guide says that the registered person must also have fully considered the impact the \
             placement will have on the existing group of children (page 56, paragraph 11.4). We have, \
             and it is part of our answer. What concerns the children who live here belongs to them, so \
             we say no more about it in a letter."
                .to_owned(),
        );
    }
    said.retain(|words| !words.is_empty());
    said
}

fn plural_note(count: usize) -> &'static str {
    if count == 1 { " (one need)" } else { "" }
}

fn outside(need: &NeedOutside) -> String {
    let mut out = format!("{}: {}.", capital(need.need.as_str()), need.finding.label());
    if let Some(sentence) = &need.sentence {
        let place: Vec<String> = [
            need.clause
                .as_ref()
                .map(|number| format!("clause {number}")),
            need.page.map(|page| format!("page {page}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let place = if place.is_empty() {
            String::new()
        } else {
            format!(" ({})", place.join(", "))
        };
        let says = if need.finding == Inside::Outside {
            "It says"
        } else {
            "The nearest words are"
        };
        out.push_str(&format!(" {says}{place}: “{}”", sentence.trim()));
    }
    if let Some(because) = &need.because {
        out.push_str(&format!(" {}", sentence(because.as_str())));
    }
    out
}

fn not_met(need: &NeedNotMet) -> String {
    let mut out = format!("{}.", capital(need.need.as_str()).trim_end_matches('.'));
    if let Some(missing) = &need.missing {
        out.push_str(&format!(" Missing: {}", sentence(missing.as_str())));
    }
    if let Some(because) = &need.because {
        out.push_str(&format!(" {}", sentence(because.as_str())));
    }
    if let Some(in_place) = need.in_place {
        out.push_str(&format!(" What it would take: {}.", in_place.label()));
    }
    out
}

fn reason(reason: &ReasonTold) -> String {
    match &reason.evidence {
        Some(evidence) => {
            format!(
                "{}: {}",
                capital(reason.code.label()),
                sentence(evidence.as_str())
            )
        }
        None => format!("{}.", capital(reason.code.label())),
    }
}

fn conditions(all: &[ConditionTold]) -> Vec<String> {
    if all.is_empty() {
        return Vec::new();
    }
    let each = all.iter().map(|condition| {
        let mut out = sentence(condition.what.as_str());
        if let Some(day) = condition.by {
            out.push_str(&format!(" By {}.", in_words(day)));
        }
        if let Some(owner) = &condition.owner {
            out.push_str(&format!(" With: {}", sentence(owner.as_str())));
        }
        if let Some(proof) = &condition.proof {
            out.push_str(&format!(" What will show it: {}", sentence(proof.as_str())));
        }
        if let Some(missed) = &condition.if_missed {
            out.push_str(&format!(" If it is missed: {}", sentence(missed.as_str())));
        }
        out
    });
    vec![
        "The conditions:".to_owned(),
        numbered(each),
        "If one of them cannot be met by its day, please tell us as soon as you know.".to_owned(),
    ]
}

fn still_asked(told: &ForTheAuthority) -> Vec<String> {
    if told.asked.is_empty() {
        return Vec::new();
    }
    let each = told.asked.iter().map(|asked| {
        let on = asked
            .on
            .map(|day| format!(" (asked for on {})", in_words(day)));
        let what = capital(asked.what.as_str().trim_end_matches('.'));
        format!("{what}{}.", on.unwrap_or_default())
    });
    // A letter that was drafted and never sent has asked nobody.
    let sent = told.asked.iter().all(|asked| asked.on.is_some());
    let lead = match (told.outcome, sent) {
        (Outcome::NotYet, _) => "What we need:",
        (outcome, true) if outcome.accepts() => "What we have asked for and still need:",
        (outcome, false) if outcome.accepts() => "What we still need:",
        (_, true) => "What we asked for and have not received in full:",
        (_, false) => "What we did not have in full when we decided:",
    };
    vec![lead.to_owned(), numbered(each)]
}

fn would_change(told: &ForTheAuthority) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(words) = &told.would_change {
        said.push(format!(
            "What would change our answer: {}",
            sentence(words.as_str())
        ));
    }
    if let Some(day) = told.look_again_on.filter(|_| !told.outcome.accepts()) {
        said.push(format!(
            "We would look at it again on {}, or sooner if something changes.",
            in_words(day)
        ));
    }
    said
}

fn ending(told: &ForTheAuthority) -> String {
    if told.outcome.accepts() {
        format!(
            "We look forward to meeting {} properly, and to working with you.",
            told.child
        )
    } else {
        format!(
            "Please ring us if it would help to talk this through. We hope that {} soon has a home \
             that is right.",
            told.child
        )
    }
}

/// Lines numbered from 1; nothing where there are none.
fn numbered(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines
        .enumerate()
        // One line a point: a break within it would look like a point of its own.
        .map(|(index, line)| {
            let line: Vec<&str> = line.split_whitespace().collect();
            format!("{}. {}", index.saturating_add(1), line.join(" "))
        })
        .collect();
    lines.join("\n")
}

/// A provision under its citation, as letters quote it.
fn law_in_full(id: &str) -> Option<String> {
    let provision = law::provision(id)?;
    Some(format!(
        "{}:\n“{}”",
        capital(&provision.full_citation()),
        provision.words
    ))
}
