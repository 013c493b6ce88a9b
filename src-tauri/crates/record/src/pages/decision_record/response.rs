//! Section 6: Guide 11.4, first limb: can the home respond effectively?

use admission::judgement::InPlace;
use admission::referral::Need;
use admission::vocabulary::{Vocabulary, YesNo};

use super::Facts;
use super::in_words::{capital, choice, day, not_answered, text, written};
use crate::typeset::{Block, Cell, Column, Rich, Table, Tone};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::section("Guide 11.4: can the home respond effectively"),
        Block::note(
            "Each need as it is recorded in the child’s relevant plans, and what the home has \
             today.",
        ),
    ];
    let needs: Vec<&Need> = facts
        .case
        .referral
        .needs
        .iter()
        .filter(|n| n.counts())
        .collect();
    if needs.is_empty() {
        blocks.push(Block::paragraph(
            "No need was set beside what the home can do.",
        ));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each need: where it is recorded, what it requires, who does it, whether it \
                      is in place, and whether the home can respond"
                .into(),
            columns: vec![
                Column::new("Need, and where it is recorded", 24),
                Column::new("What it requires", 24),
                Column::new("Who, and whether in place", 26),
                Column::new("Can the home respond?", 28),
            ],
            row_headers: true,
            rows: needs.into_iter().map(row).collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::subsection("The whole home"));
    blocks.extend(facts.answers.under("/whole_home/", 0, &[]));
    blocks
}

fn row(need: &Need) -> Vec<Cell> {
    let response = &need.response;
    let recorded = match response.recorded_in {
        Some(kind) => {
            let page = written(&response.page)
                .map(|p| format!(", page {p}"))
                .unwrap_or_default();
            let dated = response
                .plan_dated
                .map(|d| format!(", {}", day(Some(d)).plain()));
            format!(
                "{}{page}{}",
                capital(kind.label()),
                dated.unwrap_or_default()
            )
        }
        None => "Not recorded in a relevant plan".to_owned(),
    };
    let effective = match response.effective {
        Some(YesNo::Yes) => Rich::new().bold("Yes"),
        Some(YesNo::No) => Rich::new().bold("No"),
        None => not_answered(),
    };
    let effective = match written(&response.because) {
        Some(because) => effective.then(format!("\n{because}")),
        None => effective.italic("\nNo reason written"),
    };
    let tone = match response.effective {
        Some(YesNo::Yes) => None,
        Some(YesNo::No) => Some(Tone::Settle),
        None => Some(Tone::Challenge),
    };
    vec![
        Cell::from(format!("{}\n({recorded})", need.name())),
        Cell::from(text(&response.required)),
        Cell::from(in_place(need)),
        Cell {
            words: effective,
            tone,
            alt: None,
        },
    ]
}

fn in_place(need: &Need) -> Rich {
    let response = &need.response;
    let mut out = match written(&response.who) {
        Some(who) => Rich::from(format!("{who}\n")),
        None => Rich::new().italic("Nobody named\n"),
    };
    out = Rich([out.0, choice(response.in_place).0].concat());
    if response.in_place != Some(InPlace::Today) {
        if let Some(missing) = written(&response.missing) {
            out = out.then(format!("\nMissing: {missing}"));
        }
        if let Some(by) = response.by {
            out = out.then(format!("\nBy {}", day(Some(by)).plain()));
        }
    }
    out
}
