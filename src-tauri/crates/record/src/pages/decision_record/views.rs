//! Section 9: the child's view, everybody else's, the move, and the tasks a route adds.

use admission::tasks;
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::{capital, choice, day, entry, label, not_answered, written};
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The section's name.
pub(super) const SECTION: &str = "Views";

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    let name = referral.child.screen_name();
    let mut blocks = vec![
        Block::section(SECTION),
        Block::subsection(format!("What {name} says")),
    ];
    blocks.extend(facts.answers.under("/childs_view/", 0, &[]));
    blocks.push(Block::subsection("What others say"));
    if referral.views.is_empty() {
        blocks.push(Block::paragraph("No other person’s view was noted."));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each person whose view was sought, when, and what they said".into(),
            columns: vec![
                Column::new("Person", 28),
                Column::new("Asked", 22),
                Column::new("What they said, or why not", 52),
            ],
            row_headers: true,
            rows: referral
                .views
                .iter()
                .map(|view| {
                    let person = written(&view.person).unwrap_or("Name not given");
                    let name = match view.relation {
                        Some(relation) => format!("{person}\n({})", relation.label()),
                        None => person.to_owned(),
                    };
                    let mut asked = match view.asked {
                        Some(_) => {
                            Rich::from(capital(label(view.asked).trim_end_matches(", because")))
                        }
                        None => not_answered(),
                    };
                    if view.on.is_some() {
                        asked = asked.then(format!("\n{}", day(view.on).plain()));
                    }
                    let said = written(&view.said).or_else(|| written(&view.because));
                    let mut said = said.map_or_else(not_answered, Rich::from);
                    if let Some(statement) = view.statement {
                        said = said.then(format!("\nStated as {}", statement.label()));
                    }
                    vec![
                        Cell::from(entry(&name, view.withdrawn.as_ref())),
                        Cell::from(asked),
                        Cell::from(said),
                    ]
                })
                .collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::section("The move"));
    if referral
        .decision
        .outcome
        .is_some_and(|outcome| !outcome.accepts())
    {
        blocks.push(Block::note(
            "The home did not offer a place; what was planned stands here.",
        ));
    }
    blocks.extend(facts.answers.under("/moving_in/", 0, &[]));
    blocks.push(Block::section("Emergency route"));
    if tasks::emergency_applies(facts.case) {
        blocks.extend(facts.answers.under("/emergency/", 0, &[]));
    } else if let Some(first) = &referral.remakes {
        blocks.push(Block::paragraph(format!(
            "The emergency questions were not asked a second time: this decision is made in the \
             ordinary way. What was answered to them stands in decision record {}.",
            first.number
        )));
    } else {
        let route = choice(referral.receipt.route).plain();
        blocks.push(Block::paragraph(format!(
            "The emergency questions were not asked: the route was “{}”.",
            route.to_lowercase()
        )));
    }
    blocks.extend(super::further::blocks(facts));
    blocks
}
