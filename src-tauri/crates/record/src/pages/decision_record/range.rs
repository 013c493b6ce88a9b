//! Section 5: regulation 14(2)(a), need by need beside the statement of purpose.

use admission::judgement::Inside;
use admission::referral::Need;
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::in_words::{capital, not_answered, text, written};
use crate::typeset::{Block, Cell, Column, Rich, Table, Tone};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let statement = &facts.case.home.statement_of_purpose;
    let mut blocks = vec![
        Block::section("Regulation 14(2)(a): inside the range of needs"),
        Block::note(format!(
            "Against the statement of purpose, {}. The exact words of the regulation stand at the \
             end of this record.",
            statement.in_words()
        )),
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
            "No need was set beside the statement of purpose.",
        ));
        return blocks;
    }
    let rows = needs
        .into_iter()
        .map(|need| {
            let finding = match need.range.finding {
                Some(Inside::Inside) => Cell::from(Rich::new().bold(said(Inside::Inside))),
                Some(Inside::Outside) => {
                    Cell::toned(Rich::new().bold(said(Inside::Outside)), Tone::Settle)
                }
                Some(Inside::NotStated) => {
                    Cell::toned(Rich::new().bold(said(Inside::NotStated)), Tone::Challenge)
                }
                None => Cell::toned(not_answered(), Tone::Challenge),
            };
            vec![
                Cell::from(need.name()),
                finding,
                Cell::from(clause(facts, need)),
                Cell::from(relied_on(need)),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        summary: "Each need: the finding, the clause of the statement of purpose, and the words \
                  relied on"
            .into(),
        columns: vec![
            Column::new("Need", 22),
            Column::new("Finding", 18),
            Column::new("Clause, as printed", 34),
            Column::new("Words relied on, and why", 30),
        ],
        row_headers: true,
        rows,
        ..Table::default()
    }));
    blocks
}

fn said(finding: Inside) -> String {
    capital(finding.label())
}

fn clause(facts: &Facts<'_>, need: &Need) -> Rich {
    let Some(id) = written(&need.range.clause) else {
        return "No clause relied on".into();
    };
    let Some(clause) = facts.case.home.statement_of_purpose.clause(id) else {
        return format!("Clause “{id}”, which this version does not hold").into();
    };
    let mut out = Rich::new().then(format!("“{}”", clause.sentence.trim()));
    let number = written(&clause.number).map(|number| format!("clause {number}"));
    let page = clause.page.map(|page| format!("page {page}"));
    let place: Vec<String> = number.into_iter().chain(page).collect();
    if !place.is_empty() {
        out = out.then(format!("\n{}", capital(&place.join(", "))));
    }
    if let Some(stance) = clause.stance {
        out = out.then(format!("\nThe clause {} these needs", stance.label()));
    }
    if let Some(conditions) = written(&clause.conditions) {
        out = out.then(format!("\nConditions: {conditions}"));
    }
    out
}

fn relied_on(need: &Need) -> Rich {
    let words = match written(&need.range.words_relied_on) {
        Some(words) => Rich::from(format!("“{words}”")),
        None => Rich::new().italic("No words relied on"),
    };
    match written(&need.range.because) {
        Some(because) => words.then(format!("\n{because}")),
        None => Rich([words.0, Rich::new().then("\n").0, text(&None).0].concat()),
    }
}
