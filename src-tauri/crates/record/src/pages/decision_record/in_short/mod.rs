//! Section 2: the decision in short, on one page, always.
//!
//! Everything here stands again in a section of its own. What is too long for the page is
//! shortened by one rule, which the page itself tells; see [`shortened`].

mod shortened;

use admission::draft::{self, PlanGap};
use admission::evidence::Withdrawal;
use admission::judgement::LogKind;
use admission::questions::label;
use admission::referral::Asked;
use admission::vocabulary::{Vocabulary, YesNo};

use super::in_words::{capital, counted, listed, moment, sentence, written};
use super::{Facts, decision, gaps, group, plans, referral, views};
use crate::RecordError;
use crate::typeset::{Block, Rich, first_on_one_page};
use shortened::{Row, STEPS, Says, shortened};

/// The section's name.
pub(super) const SECTION: &str = "The decision in short";

pub(super) fn blocks(facts: &Facts<'_>) -> Result<Vec<Block>, RecordError> {
    let rows = rows(facts);
    let mut blocks = vec![Block::PageBreak];
    let within = |step: usize| page(&rows, STEPS.get(step).copied().unwrap_or_default());
    blocks.extend(first_on_one_page(STEPS.len(), within)?);
    Ok(blocks)
}

/// The page with every row within so many letters.
fn page(rows: &[Row], letters: usize) -> Vec<Block> {
    let mut shorter = false;
    let facts = rows.iter().map(|row| {
        let (words, cut) = shortened(row, letters);
        shorter |= cut;
        (row.label.clone(), words)
    });
    let facts: Vec<(String, Rich)> = facts.collect();
    let mut blocks = vec![Block::section(SECTION)];
    if shorter {
        blocks.push(Block::note(
            "Longer answers are shortened so that this page holds them all: “…” stands where one \
             goes on, and beneath it the section that has the whole of it.",
        ));
    }
    blocks.push(Block::Facts(facts));
    blocks
}

fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let referral = &facts.case.referral;
    let decision = &referral.decision;
    let words = |label: &str, pointer: &str, value: &Option<String>, whole| Row {
        label: label.to_owned(),
        says: Says::Words(facts.answers.prose(pointer, value)),
        whole,
    };
    let lines = |label: &str, lines, whole| Row {
        label: label.to_owned(),
        says: Says::Lines(lines),
        whole,
    };
    let in_full =
        |pointer: &str, value| words(label(pointer), pointer, value, &[decision::SECTION]);
    vec![
        words(
            "What was asked",
            "/why_now/reason",
            &referral.why_now.reason,
            &[referral::SECTION],
        ),
        in_full("/decision/range_reasons", &decision.range_reasons),
        in_full("/decision/response_reasons", &decision.response_reasons),
        in_full("/decision/group_reasons", &decision.group_reasons),
        lines(
            "What was not known",
            not_known(facts),
            &[referral::SECTION, plans::SECTION, gaps::SECTION],
        ),
        lines(
            "What was challenged, and what came back",
            challenged(facts),
            &[gaps::SECTION],
        ),
        lines("Conditions", conditions(facts), &[decision::SECTION]),
        lines(
            "Who was heard",
            heard(facts),
            &[views::SECTION, group::SECTION],
        ),
        in_full("/decision/doubts", &decision.doubts),
        in_full("/decision/would_change", &decision.would_change),
    ]
}

/// Needs and risks nobody could speak to, plans not held, gaps the home noted.
fn not_known(facts: &Facts<'_>) -> Vec<String> {
    let referral = &facts.case.referral;
    let mut lines: Vec<String> = Vec::new();
    for need in referral
        .needs
        .iter()
        .filter(|n| n.counts() && n.evidence.is_unknown())
    {
        lines.push(format!(
            "The need “{}”: {}.",
            need.name(),
            knowledge(&need.evidence)
        ));
    }
    for risk in &referral.risks {
        let stands = Withdrawal::lets_count(risk.withdrawn.as_ref());
        if stands && risk.evidence.is_unknown() {
            let what = written(&risk.what).unwrap_or("not yet named");
            lines.push(format!("The risk “{what}”: {}.", knowledge(&risk.evidence)));
        }
    }
    for (kind, plan) in referral.plans.each() {
        if !draft::plan_applies(facts.case, kind) {
            continue;
        }
        match draft::plan_gap(facts.case, kind, plan) {
            PlanGap::Missing(item) => lines.push(sentence(&item.what)),
            PlanGap::NotSaid(sentence) => lines.push(sentence),
            PlanGap::None => {}
        }
    }
    for gap in referral
        .gaps
        .iter()
        .filter(|g| Withdrawal::lets_count(g.withdrawn.as_ref()))
    {
        let what = written(&gap.what).unwrap_or("A gap not yet named");
        lines.push(sentence(what));
    }
    if lines.is_empty() {
        lines.push(
            "No gap was noted, and every relevant plan that applies was held, complete and current."
                .to_owned(),
        );
    }
    lines
}

fn knowledge(evidence: &admission::evidence::Evidence) -> &'static str {
    evidence
        .knowledge
        .map_or("nobody has said", Vocabulary::label)
}

fn challenged(facts: &Facts<'_>) -> Vec<String> {
    let letters = &facts.case.referral.challenges;
    if letters.is_empty() {
        return vec!["Nothing was challenged.".to_owned()];
    }
    letters
        .iter()
        .map(|letter| {
            let kind = letter.kind.map_or("letter", Vocabulary::label);
            let to = written(&letter.to).unwrap_or("addressee not named");
            let sent = match letter.sent_at() {
                Some(at) => format!("sent {}", moment(at)),
                None => "not sent".to_owned(),
            };
            let replies = letter
                .log
                .iter()
                .filter(|entry| entry.what == Some(LogKind::Replied))
                .count();
            let answer = if letter.is_answered() {
                "; answered adequately".to_owned()
            } else if replies > 0 {
                format!("; {}, not adequate", counted(replies, "reply", "replies"))
            } else if letter.sent_at().is_none() {
                // What has not gone out cannot have been answered.
                String::new()
            } else {
                "; no reply by the time of signing".to_owned()
            };
            let asked = match letter.items.as_slice() {
                [] => String::new(),
                items => {
                    // What is asked for may hold commas of its own.
                    let items: Vec<&str> = items.iter().map(|item| item.what.trim()).collect();
                    format!(" Asked for: {}.", items.join("; "))
                }
            };
            format!("{} to {to}, {sent}{answer}.{asked}", capital(kind))
        })
        .collect()
}

fn conditions(facts: &Facts<'_>) -> Vec<String> {
    let conditions: Vec<String> = facts
        .case
        .referral
        .decision
        .conditions
        .iter()
        .filter(|condition| Withdrawal::lets_count(condition.withdrawn.as_ref()))
        .map(|condition| {
            let what = written(&condition.what).unwrap_or("A condition not yet named");
            let by = condition
                .due
                .map(|due| format!(", by {}", admission::calendar::in_words(due)))
                .unwrap_or_default();
            sentence(&format!("{}{by}", what.trim_end_matches('.')))
        })
        .collect();
    if conditions.is_empty() {
        return vec!["No condition was set.".to_owned()];
    }
    conditions
}

fn heard(facts: &Facts<'_>) -> Vec<String> {
    let referral = &facts.case.referral;
    let mut lines = vec![match referral.childs_view.asked {
        Some(asked) => format!(
            "The child: {}.",
            asked.label().trim_end_matches(", because")
        ),
        None => "The child: nobody has noted whether they were asked.".to_owned(),
    }];
    let here: Vec<_> = facts.case.home.children_living_here().collect();
    let replied = here
        .iter()
        .filter(|child| {
            referral
                .group
                .entry(&child.id)
                .is_some_and(|e| e.asked == Some(Asked::Replied))
        })
        .count();
    lines.push(match here.len() {
        0 => "No child lives here now.".to_owned(),
        all => format!("Children living here: {replied} of {all} asked and replied."),
    });
    let others: Vec<String> = referral
        .views
        .iter()
        .filter(|view| view.asked == Some(Asked::Replied))
        .filter(|view| Withdrawal::lets_count(view.withdrawn.as_ref()))
        .map(|view| {
            let person = written(&view.person);
            person
                .unwrap_or(view.relation.map_or("somebody", Vocabulary::label))
                .to_owned()
        })
        .collect();
    lines.push(match others.len() {
        0 => "Nobody else’s view was received.".to_owned(),
        _ => format!("{}.", capital(&listed(&others))),
    });
    lines
}

/// Yes, no or unanswered, as a bold word.
pub(super) fn yes_no(answer: Option<YesNo>) -> Rich {
    match answer {
        Some(answer) => Rich::new().bold(capital(answer.label())),
        None => super::in_words::not_answered(),
    }
}
