//! Section 7: the questions asked about a child living here, or about the group as a whole, and
//! what the registered manager answered or why they set them aside.
//!
//! A question speaks of the child living here by initials and never repeats their profile; a
//! question left open is not printed, only counted.

use admission::judgement::{GroupImpact, GroupQuestion};
use admission::questions::label;
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::{capital, counted, entry, listed, text, written};
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The questions about one child living here; about the group where the id is empty.
pub(super) fn about(facts: &Facts<'_>, child: &str, name: &str) -> Vec<Block> {
    let group = &facts.case.referral.group;
    let of_child: Vec<&GroupQuestion> = group
        .questions
        .iter()
        .filter(|q| q.child == child)
        .collect();
    let (aside, answered): (Vec<&GroupQuestion>, Vec<&GroupQuestion>) = of_child
        .into_iter()
        .partition(|q| written(&q.set_aside_because).is_some());
    let mut blocks = Vec::new();
    if !answered.is_empty() {
        let rows = answered
            .iter()
            .map(|q| vec![asked(q), Cell::from(answer(group, q))]);
        blocks.push(table(
            format!("Questions asked about {name}, and what we answered"),
            label("/group/questions/*/answer"),
            rows.collect(),
        ));
    }
    if !aside.is_empty() {
        let count = counted(
            aside.len(),
            "question was set aside, with its reason",
            "questions were set aside, each with its reason",
        );
        blocks.push(Block::note(format!("{}.", capital(&count))));
        let rows = aside
            .iter()
            .map(|q| vec![asked(q), Cell::from(text(&q.set_aside_because))]);
        blocks.push(table(
            format!("Questions about {name} that were set aside, and why"),
            label("/group/questions/*/set_aside_because"),
            rows.collect(),
        ));
    }
    let left = facts.case.home.children.iter().find(|c| c.id == child);
    let open = match left {
        Some(child) => child.questions_left_open,
        None => group.questions_left_open,
    };
    if let Some(open) = open.filter(|open| *open > 0) {
        let open = usize::try_from(open).unwrap_or(usize::MAX);
        let count = counted(open, "proposed question was", "proposed questions were");
        blocks.push(Block::note(format!(
            "{} neither answered nor set aside.",
            capital(&count)
        )));
    }
    blocks
}

/// What was noted about the child referred, beside needs and risks, that brought questions.
pub(super) fn factors(facts: &Facts<'_>) -> Option<Block> {
    let group = &facts.case.referral.group;
    let ticked: Vec<String> = group
        .factors
        .iter()
        .filter(|f| f.counts())
        .filter_map(|f| f.factor.map(|f| f.label().to_owned()))
        .collect();
    if ticked.is_empty() {
        return None;
    }
    Some(Block::paragraph(format!(
        "For living with other children we noted that {} {}.",
        facts.case.referral.child.screen_name(),
        listed(&ticked)
    )))
}

fn asked(question: &GroupQuestion) -> Cell {
    let words = written(&question.question).unwrap_or("The question was not kept.");
    Cell::from(entry(words, question.withdrawn.as_ref()))
}

fn answer(group: &GroupImpact, question: &GroupQuestion) -> Rich {
    let row = question
        .row
        .as_ref()
        .and_then(|id| group.rows.iter().find(|row| row.id == *id));
    match (written(&question.answer), row) {
        (None, Some(row)) => Rich::new()
            .then("In the table above: ")
            .then(written(&row.what_we_know).unwrap_or("not answered")),
        _ => text(&question.answer),
    }
}

fn table(summary: String, heading: &str, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        summary,
        columns: vec![Column::new("Asked", 46), Column::new(heading, 60)],
        row_headers: true,
        rows,
        ..Table::default()
    })
}
