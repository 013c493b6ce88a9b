//! Section 10: the decision in full, for a yes as for a no.

use admission::in_place;
use admission::judgement::{Decision, Reason, Standing};
use admission::questions::label;
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::{capital, choice, day, entry, not_answered, text, written};
use super::needs::with_lines;
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The section's name.
pub(super) const SECTION: &str = "The decision in full";

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let decision = &facts.case.referral.decision;
    let by = match decision.decided_by.name.trim() {
        "" => "The person who decided".to_owned(),
        name => name.to_owned(),
    };
    let outcome = decision
        .outcome
        .map_or_else(not_answered, |o| capital(o.label()).into());
    let mut blocks = vec![
        Block::section(SECTION),
        Block::Facts(vec![("Outcome".into(), outcome)]),
    ];
    for (pointer, words) in [
        ("/decision/range_reasons", &decision.range_reasons),
        ("/decision/response_reasons", &decision.response_reasons),
        ("/decision/group_reasons", &decision.group_reasons),
    ] {
        blocks.push(Block::subsection(label(pointer)));
        blocks.push(match written(words) {
            Some(words) => Block::Quote {
                words: words.into(),
                citation: by.as_str().into(),
            },
            None => Block::Paragraph(facts.answers.prose(pointer, words)),
        });
    }
    blocks.push(Block::subsection("Reasons, each with what it rests on"));
    blocks.push(reasons(decision));
    blocks.push(Block::subsection(
        "Doubts, pressure, alternatives, and who is told",
    ));
    let mut told = vec![
        "/decision/outcome",
        "/decision/range_reasons",
        "/decision/response_reasons",
        "/decision/group_reasons",
        "/decision/conditions/*/what",
        "/decision/conditions/*/owner",
        "/decision/conditions/*/due",
        "/decision/conditions/*/proof",
        "/decision/conditions/*/if_missed",
        "/decision/conditions/*/covers",
    ];
    // Asked only of somebody who decides in the registered manager's place.
    let by_manager = decision.decided_by.standing == Some(Standing::RegisteredManager);
    if by_manager && written(&decision.arrangement).is_none() {
        told.push("/decision/arrangement");
    }
    blocks.extend(facts.answers.under("/decision/", 0, &told));
    blocks.push(Block::subsection("Conditions"));
    if decision.conditions.is_empty() {
        blocks.push(Block::paragraph("No condition was set."));
        return blocks;
    }
    blocks.push(Block::Table(Table {
        summary: "Each condition with its owner, date and proof".into(),
        columns: vec![
            Column::new("Condition", 30),
            Column::new("Owner, by when", 22),
            Column::new("What will show that it is met", 26),
            Column::new("If it is missed", 24),
        ],
        row_headers: true,
        rows: decision
            .conditions
            .iter()
            .map(|condition| {
                let what = written(&condition.what).unwrap_or("A condition not yet named");
                let due = day(condition.due);
                let owner = text(&condition.owner).then("\n");
                let covers: Vec<String> = condition
                    .covers
                    .iter()
                    .filter_map(|id| in_place::in_words(facts.case, id))
                    .collect();
                let covers = if covers.is_empty() {
                    Vec::new()
                } else {
                    let asked = label("/decision/conditions/*/covers");
                    vec![format!("{asked}: {}", covers.join("; "))]
                };
                vec![
                    Cell::from(with_lines(
                        entry(what, condition.withdrawn.as_ref()),
                        &covers,
                    )),
                    Cell::from(Rich([owner.0, due.0].concat())),
                    Cell::from(text(&condition.proof)),
                    Cell::from(text(&condition.if_missed)),
                ]
            })
            .collect(),
        ..Table::default()
    }));
    blocks
}

/// The reasons from the list, ground by ground, each with its evidence.
fn reasons(decision: &Decision) -> Block {
    if decision.reasons.is_empty() {
        return Block::note("No reason was chosen from the list.");
    }
    let ground = |reason: &Reason| reason.code.map(|code| code.help().ground);
    let mut reasons: Vec<&Reason> = decision.reasons.iter().collect();
    reasons.sort_by_key(|reason| (ground(reason).is_none(), ground(reason)));
    Block::Table(Table {
        summary: "Each reason chosen from the list, what kind of reason it is, and its evidence"
            .into(),
        columns: vec![
            Column::new("Reason", 36),
            Column::new("It belongs to", 26),
            Column::new("What it rests on", 40),
        ],
        row_headers: true,
        rows: reasons
            .into_iter()
            .map(|reason| {
                let words = reason.code.map_or_else(
                    || "A reason not chosen from the list".to_owned(),
                    |code| capital(code.label()),
                );
                vec![
                    Cell::from(entry(&words, reason.withdrawn.as_ref())),
                    Cell::from(choice(ground(reason))),
                    Cell::from(text(&reason.evidence)),
                ]
            })
            .collect(),
        ..Table::default()
    })
}
