//! The monthly sheet for one placing authority: what would help its next referrals, courteously, and
//! with no child in it.

use std::fmt::Write as _;

use admission::calendar::in_words;
use admission::law;
use admission::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

use super::decision_record::capital;
use crate::masking::ForOneAuthority;
use crate::typeset::{Block, Cell, Column, Table};

/// The sheet, with what the home adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthoritySheet {
    /// What is told.
    pub told: ForOneAuthority,
    /// What the home adds in its own words. May be empty.
    pub words: String,
}

pub(super) fn blocks(of: &AuthoritySheet) -> Vec<Block> {
    let told = &of.told;
    let month = in_words(told.month);
    let month = month.split_once(' ').map_or("", |(_, month)| month);
    let mut blocks = vec![
        Block::title(format!("Referrals in {month}")),
        Block::paragraph(format!("To {}", told.authority)),
        Block::paragraph(opening(told, month)),
        Block::note(
            "No child is named here, and nothing is said about any child living at the home or about another \
             authority. The numbers count your own referrals.",
        ),
    ];
    if told.decided > 0 {
        blocks.extend(outside(told));
        blocks.extend(plans(told));
    }
    blocks.extend(letters(told));
    if !of.words.trim().is_empty() {
        blocks.push(Block::section("From us to you"));
        let paragraphs = of.words.split("\n\n").map(str::trim);
        blocks.extend(
            paragraphs
                .filter(|words| !words.is_empty())
                .map(Block::paragraph),
        );
    }
    blocks.push(Block::paragraph(
        "If anything here is not as you know it, please tell us: we would rather correct it than repeat it. \
         Thank you for your work with us.",
    ));
    blocks
}

fn opening(told: &ForOneAuthority, month: &str) -> String {
    let mut text = match told.decided {
        0 => format!("We decided no referral of yours in {month}."),
        1 => format!("Thank you for the referral we decided in {month}."),
        n => format!("Thank you for the {n} referrals we decided in {month}."),
    };
    text.push_str(if told.outside == 0 && told.plans.is_empty() && told.unanswered.is_empty() {
        " There is nothing to ask of you: what we needed was there."
    } else {
        " This sheet says what would let us answer the next ones sooner. A “no” to a referral is never a \
         “no” to a child."
    });
    text
}

fn referrals(count: u32) -> String {
    match count {
        1 => "1 referral".to_owned(),
        n => format!("{n} referrals"),
    }
}

fn outside(told: &ForOneAuthority) -> Vec<Block> {
    let mut blocks = vec![Block::section("Outside our statement of purpose")];
    if told.outside == 0 {
        blocks.push(Block::paragraph("None."));
        return blocks;
    }
    blocks.push(Block::paragraph(format!(
        "{} of {} had a need that our statement of purpose does not reach. The regulation below does not let \
         us admit a child then, however much we would like to.",
        capital(&referrals(told.outside)),
        told.decided,
    )));
    if told.sentences.is_empty() {
        blocks.push(Block::paragraph("No single sentence of it was noted."));
    } else {
        let rows = told.sentences.iter().map(|one| {
            let mut place = one.number.clone().unwrap_or_default();
            if let Some(page) = one.page {
                let comma = if place.is_empty() { "" } else { ", " };
                // Writing to a String cannot fail.
                let _ = write!(place, "{comma}page {page}");
            }
            vec![
                Cell::from(format!("“{}”", one.sentence)),
                Cell::from(place),
                Cell::from(one.referrals.to_string()),
            ]
        });
        blocks.push(Block::Table(Table {
            summary: "Each sentence of the statement of purpose, where it stands, and how many referrals \
                      were outside it"
                .to_owned(),
            columns: vec![
                Column::new("What our statement of purpose says", 62),
                Column::new("Where", 20),
                Column::new("Referrals", 18),
            ],
            row_headers: true,
            rows: rows.collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::paragraph(
        "We are glad to send the whole statement of purpose, or to talk a referral through before it is written.",
    ));
    blocks.extend(quoted("CHR2015/14(2)(a)"));
    blocks
}

fn plans(told: &ForOneAuthority) -> Vec<Block> {
    let mut blocks = vec![Block::section("Relevant plans that were missing")];
    if told.plans.is_empty() {
        blocks.push(Block::paragraph("None. Thank you."));
        return blocks;
    }
    let rows = told.plans.iter().map(|plan| {
        vec![
            Cell::from(capital(plan.kind.label())),
            Cell::from(plan.not_supplied.to_string()),
            Cell::from(plan.not_whole.to_string()),
        ]
    });
    blocks.push(Block::Table(Table {
        summary: "Each relevant plan, in how many referrals it was not supplied, and in how many it came \
                  but was not complete or not current"
            .to_owned(),
        columns: vec![
            Column::new("Plan", 46),
            Column::new("Not supplied when we decided", 26),
            Column::new("Came, but not complete or not current", 28),
        ],
        row_headers: true,
        rows: rows.collect(),
        ..Table::default()
    }));
    blocks
}

fn letters(told: &ForOneAuthority) -> Vec<Block> {
    let mut blocks = vec![Block::section("Challenges without an answer")];
    if told.unanswered.is_empty() {
        blocks.push(Block::paragraph("None. Thank you."));
        return blocks;
    }
    blocks.push(Block::paragraph(format!(
        "Letters we sent you under regulation 5(c) that had no adequate answer when we decided, or by {} where \
         we have not decided yet. The day of sending finds each in your own file.",
        in_words(told.until)
    )));
    let rows = told.unanswered.iter().map(|letter| {
        let mut stands = if letter.decided {
            "We decided without the answer.".to_owned()
        } else {
            "We are still waiting.".to_owned()
        };
        if letter.partly {
            stands.push_str(" What came did not answer it.");
        }
        if letter.taken_further {
            stands.push_str(" It was taken to a further step.");
        }
        vec![
            Cell::from(in_words(letter.sent_on)),
            Cell::from(letter.days.to_string()),
            Cell::from(stands),
        ]
    });
    blocks.push(Block::Table(Table {
        summary:
            "Each letter by the day it was sent, the days without an answer, and where it stands"
                .to_owned(),
        columns: vec![
            Column::new("Sent on", 28),
            Column::new("Days without an answer", 22),
            Column::new("Where it stands", 50),
        ],
        row_headers: true,
        rows: rows.collect(),
        ..Table::default()
    }));
    blocks.extend(quoted("CHR2015/5(c)"));
    blocks
}

fn quoted(id: &str) -> Option<Block> {
    let provision = law::provision(id)?;
    Some(Block::KeepTogether(vec![Block::Quote {
        words: provision.words.as_str().into(),
        citation: provision.full_citation().into(),
    }]))
}
