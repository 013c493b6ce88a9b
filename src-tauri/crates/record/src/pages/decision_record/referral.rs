//! Section 3: the child first, then the referral.

use admission::entries::list_at;
use admission::questions::parts;
use admission::referral::PointAnswered;

use super::Facts;
use super::in_words::{choice, text};
use crate::typeset::{Block, Cell, Column, Table};

/// The section's name.
pub(super) const SECTION: &str = "The child and the referral";

/// A heading and the answers under it.
fn part(facts: &Facts<'_>, heading: &str, prefix: &str) -> Vec<Block> {
    let mut blocks = vec![Block::subsection(heading)];
    blocks.extend(facts.answers.under(prefix, 0, &POINT_BY_POINT));
    let list = parts::REFERRAL
        .iter()
        .filter(|part| part.prefixes.contains(&prefix))
        .find_map(|part| list_at(part.list?));
    if let Some(list) = list {
        let entries = (list.entries)(&facts.case.referral);
        blocks.push(if entries.is_empty() {
            Block::note(format!("No {} is noted by itself.", list.one))
        } else {
            facts.answers.entries(list, &entries)
        });
    }
    blocks
}

/// Answers told in tables of their own.
const POINT_BY_POINT: [&str; 4] = [
    "/first_screen/conditions/*/answer",
    "/first_screen/conditions/*/because",
    "/first_screen/criteria/*/answer",
    "/first_screen/criteria/*/because",
];

/// Conditions or criteria in the home's own words, each with its answer.
fn points(heading: &str, question: &'static str, points: &[PointAnswered]) -> Vec<Block> {
    if points.is_empty() {
        return Vec::new();
    }
    let rows = points.iter().map(|point| {
        vec![
            Cell::from(point.words.as_str()),
            Cell::from(choice(point.answer)),
            Cell::from(text(&point.because)),
        ]
    });
    vec![
        Block::subsection(heading),
        Block::Table(Table {
            summary: "Each point in the home’s own words, the answer, and what was found".into(),
            columns: vec![
                Column::new("In the home’s words", 44),
                Column::new(question, 12),
                Column::new("What was found", 46),
            ],
            row_headers: true,
            rows: rows.collect(),
            ..Table::default()
        }),
    ]
}

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let name = facts.case.referral.child.screen_name();
    let mut blocks = vec![Block::PageBreak, Block::section(SECTION)];
    for (heading, prefix) in [
        ("Strengths, hopes and what works", "/strengths/"),
        (&*format!("Who {name} is"), "/child/"),
        ("Why now", "/why_now/"),
        ("Legal status", "/legal/"),
        ("Family and friends", "/family/"),
        ("Education", "/education/"),
        ("The home asked for", "/home_asked_for/"),
        ("How the referral came", "/receipt/"),
        ("Who asks", "/referrer/"),
        ("First screen", "/first_screen/"),
    ] {
        blocks.extend(part(facts, heading, prefix));
    }
    let first_screen = &facts.case.referral.first_screen;
    blocks.extend(points(
        "Conditions of registration, one by one",
        "Kept?",
        &first_screen.conditions,
    ));
    blocks.extend(points(
        "Admission criteria, one by one",
        "Met?",
        &first_screen.criteria,
    ));
    blocks
}
