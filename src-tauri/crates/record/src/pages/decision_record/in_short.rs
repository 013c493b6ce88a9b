//! Section 2: the decision in short. One page where the reasons allow it; nothing of them is cut.

use admission::draft::{self, PlanGap};
use admission::evidence::Withdrawal;
use admission::judgement::LogKind;
use admission::questions::label;
use admission::referral::Asked;
use admission::vocabulary::{Vocabulary, YesNo};

use super::Facts;
use super::in_words::{capital, counted, listed, moment, sentence, text, written};
use crate::typeset::{Block, Rich};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    let decision = &referral.decision;
    let row = |pointer: &str, value: &Option<String>| (label(pointer).to_owned(), text(value));
    vec![
        Block::PageBreak,
        Block::section("The decision in short"),
        Block::Facts(vec![
            ("What was asked".into(), text(&referral.why_now.reason)),
            row("/decision/range_reasons", &decision.range_reasons),
            row("/decision/response_reasons", &decision.response_reasons),
            row("/decision/group_reasons", &decision.group_reasons),
            ("What was not known".into(), not_known(facts).into()),
            (
                "What was challenged, and what came back".into(),
                challenged(facts).into(),
            ),
            ("Conditions".into(), conditions(facts).into()),
            ("Who was heard".into(), heard(facts).into()),
            row("/decision/doubts", &decision.doubts),
            row("/decision/would_change", &decision.would_change),
        ]),
    ]
}

/// Needs and risks nobody could speak to, plans not held, gaps the home noted.
fn not_known(facts: &Facts<'_>) -> String {
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
        return "No gap was noted, and every relevant plan that applies was held, complete and \
                current."
            .to_owned();
    }
    lines.join("\n")
}

fn knowledge(evidence: &admission::evidence::Evidence) -> &'static str {
    evidence
        .knowledge
        .map_or("nobody has said", Vocabulary::label)
}

fn challenged(facts: &Facts<'_>) -> String {
    let letters = &facts.case.referral.challenges;
    if letters.is_empty() {
        return "Nothing was challenged.".to_owned();
    }
    let told: Vec<String> = letters
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
                "answered adequately".to_owned()
            } else if replies == 0 {
                "no reply by the time of signing".to_owned()
            } else {
                format!("{}, not adequate", counted(replies, "reply", "replies"))
            };
            let asked = match letter.items.as_slice() {
                [] => String::new(),
                items => {
                    let items: Vec<String> = items.iter().map(|item| item.what.clone()).collect();
                    format!(" Asked for: {}.", listed(&items))
                }
            };
            format!("{} to {to}, {sent}; {answer}.{asked}", capital(kind))
        })
        .collect();
    told.join("\n")
}

fn conditions(facts: &Facts<'_>) -> String {
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
        "No condition was set.".to_owned()
    } else {
        conditions.join("\n")
    }
}

fn heard(facts: &Facts<'_>) -> String {
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
    lines.join("\n")
}

/// Yes, no or unanswered, as a bold word.
pub(super) fn yes_no(answer: Option<YesNo>) -> Rich {
    match answer {
        Some(answer) => Rich::new().bold(capital(answer.label())),
        None => super::in_words::not_answered(),
    }
}
