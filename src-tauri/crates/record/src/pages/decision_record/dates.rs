//! What happens next: the dates that follow from the decision, as they stood at signing.

use admission::afterwards::Afterwards;
use admission::dates::{self, Deadline, When};
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::capital;
use crate::typeset::{Block, Cell, Column, Rich, Table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let none = Afterwards::default();
    let dates = dates::of(facts.case, &none, facts.appraisal.today);
    let mut blocks = vec![Block::section("What happens next")];
    blocks.extend(dates.rests_on.iter().map(|said| Block::note(said.as_str())));
    let (apply, not): (Vec<_>, Vec<_>) = dates
        .deadlines
        .iter()
        .partition(|deadline| !matches!(deadline.when, When::NotApplicable));
    if apply.is_empty() {
        blocks.push(Block::paragraph("No date follows."));
    } else {
        blocks.push(table(&apply));
    }
    // Beside the dates it explains; at the end of the section it stood on a page of its own.
    blocks.push(Block::note(dates.working_days.as_str()));
    if !not.is_empty() {
        blocks.push(Block::subsection("What does not apply here, and why"));
        blocks.push(Block::bullets(not.iter().map(|deadline| {
            format!("{}: {}", deadline.event, deadline.sentences.join(" "))
        })));
    }
    blocks
}

fn table(deadlines: &[&Deadline]) -> Block {
    Block::Table(Table {
        summary: "Each date that follows from the decision, who acts, when, and on what ground"
            .into(),
        columns: vec![
            Column::new("What", 17),
            Column::new("Who acts", 16),
            Column::new("When", 27),
            Column::new("Ground", 44),
        ],
        row_headers: true,
        rows: deadlines
            .iter()
            .map(|deadline| {
                let ground = match deadline.citations.as_slice() {
                    [] => deadline.says.clone(),
                    cited => format!("{} ({})", deadline.says, cited.join("; ")),
                };
                vec![
                    Cell::from(Rich::from(deadline.event.as_str())),
                    Cell::from(Rich::from(capital(deadline.duty.label()))),
                    Cell::from(Rich::from(deadline.sentences.join(" "))),
                    Cell::from(Rich::from(ground)),
                ]
            })
            .collect(),
        ..Table::default()
    })
}
