//! Section 7: Guide 11.4, second limb: the children living here, by initials only.

use admission::home::ChildLivingHere;
use admission::judgement::{Direction, Effect, GroupRow, Theme};
use admission::vocabulary::{Vocabulary, YesNo};

use super::in_short::yes_no;
use super::in_words::{capital, choice, counted, entry, label, not_answered, text, written};
use super::needs::together;
use super::{Facts, group_questions};
use crate::typeset::{Block, Cell, Column, Grid, Rich, Table, Tone};

/// The section's name.
pub(super) const SECTION: &str = "Guide 11.4: the children living here";

/// More children than this do not fit side by side; then they stand one under another.
const SIDE_BY_SIDE: usize = 5;

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let group = &facts.case.referral.group;
    let here: Vec<&ChildLivingHere> = facts.case.home.children_living_here().collect();
    let likelihood = if here.len() > SIDE_BY_SIDE {
        " How likely and how serious each risk is stands in the child’s own part below."
    } else {
        ""
    };
    let mut opening = vec![
        Block::section(SECTION),
        Block::note(format!(
            "Children living here are named by their initials alone. Every cell says in words \
             what its colour says; there is no total.{likelihood}"
        )),
    ];
    let count = match group.children_on_the_day {
        Some(count) => {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            format!(
                "On the day of the decision, {} lived here.",
                counted(count, "child", "children")
            )
        }
        None => "How many children lived here on the day was not answered.".to_owned(),
    };
    opening.push(Block::paragraph(count));
    let mut more = Vec::new();
    if here.is_empty() {
        opening.push(Block::paragraph(
            "The home’s list names no child living here.",
        ));
    } else {
        let mut grids = grids(facts, &here).into_iter();
        opening.extend(grids.next());
        more.extend(grids.map(|grid| Block::KeepTogether(vec![grid])));
    }
    // The grid is to be taken in at a glance: it stands on one page with its heading.
    let mut blocks = vec![Block::KeepTogether(opening)];
    blocks.extend(more);
    for child in &here {
        blocks.extend(about(facts, child));
    }
    blocks.push(Block::subsection(
        "The group as a whole, and the child if the answer is no",
    ));
    blocks.extend(group_questions::factors(facts));
    blocks.extend(group_questions::about(facts, "", "the group as a whole"));
    let whole = ["/group/whole_group", "/group/if_the_answer_is_no"];
    blocks.extend(facts.answers.to(&whole));
    blocks
}

/// A row for each theme where the children fit side by side; else a row for each child, and the
/// themes, which do not all fit across a page, in parts.
fn grids(facts: &Facts<'_>, here: &[&ChildLivingHere]) -> Vec<Block> {
    let names: Vec<String> = here.iter().map(|child| initials(child)).collect();
    let named = |theme: &Theme| capital(theme.label());
    let caption = "What the move may mean, child by child";
    if here.len() <= SIDE_BY_SIDE {
        let rows = Theme::ALL.iter().map(|theme| {
            (
                named(theme),
                here.iter()
                    .map(|child| cell(facts, child, *theme))
                    .collect(),
            )
        });
        return vec![Block::Grid(Grid {
            caption: caption.to_owned(),
            summary: "A row for each theme, a column for each child living here".into(),
            corner: "Theme".into(),
            columns: names,
            rows: rows.collect(),
        })];
    }
    let parts: Vec<&[Theme]> = Theme::ALL.chunks(SIDE_BY_SIDE).collect();
    let of = parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(part, themes)| {
            let rows = here.iter().zip(&names).map(|(child, name)| {
                (
                    name.clone(),
                    themes
                        .iter()
                        .map(|theme| cell(facts, child, *theme))
                        .collect(),
                )
            });
            Block::Grid(Grid {
                caption: format!("{caption}: part {} of {of}", part + 1),
                summary: "A row for each child living here, a column for each theme".into(),
                corner: "Child".into(),
                columns: themes.iter().map(named).collect(),
                rows: rows.collect(),
            })
        })
        .collect()
}

/// One child and one theme: the gravest thing said gives the tone, every thing said its words.
fn cell(facts: &Facts<'_>, child: &ChildLivingHere, theme: Theme) -> Cell {
    let group = &facts.case.referral.group;
    let rows: Vec<&GroupRow> = group
        .rows_about(&child.id)
        .filter(|row| row.theme == Some(theme))
        .collect();
    if rows.is_empty() {
        let none = group
            .entry(&child.id)
            .is_some_and(|e| written(&e.no_impact_because).is_some());
        return if none {
            "No impact foreseen".into()
        } else {
            "Nothing noted".into()
        };
    }
    let graveness = |row: &&GroupRow| match (row.effect, row.acceptable) {
        (Some(Effect::Risk), Some(YesNo::Yes)) => (2, Tone::Challenge),
        (Some(Effect::Risk) | None, _) => (3, Tone::Settle),
        (Some(Effect::Benefit), _) => (1, Tone::Benefit),
        (Some(Effect::NoneForeseen), _) => (0, Tone::Plain),
    };
    let tone = rows.iter().map(graveness).max_by_key(|(weight, _)| *weight);
    let crowded = facts.case.home.children_living_here().count() > SIDE_BY_SIDE;
    let words: Vec<String> = rows.iter().map(|row| short(row, crowded)).collect();
    Cell::toned(words.join("\n"), tone.map_or(Tone::Plain, |(_, tone)| tone))
}

/// A row in the fewest words that still say it; among many children without how likely and how
/// serious it is, so that the grid can still be taken in at a glance.
fn short(row: &GroupRow, crowded: bool) -> String {
    let way = match row.direction {
        Some(Direction::NewcomerToChild) => " to them",
        Some(Direction::ChildToNewcomer) => " from them",
        Some(Direction::BothWays) => " both ways",
        None => "",
    };
    match row.effect {
        Some(Effect::Benefit) => format!("Benefit{way}"),
        Some(Effect::NoneForeseen) => "No effect foreseen".to_owned(),
        None => "Effect not answered".to_owned(),
        Some(Effect::Risk) => {
            let remains = match row.acceptable {
                Some(YesNo::Yes) => "acceptable",
                Some(YesNo::No) => "not acceptable",
                None => "not answered",
            };
            if crowded {
                return format!("Risk{way}; what remains: {remains}");
            }
            format!(
                "Risk{way}: {}, {}. With the measure: {}, {}; what remains: {remains}",
                label(row.likelihood_before),
                label(row.seriousness_before),
                label(row.likelihood_after),
                label(row.seriousness_after),
            )
        }
    }
}

pub(super) fn initials(child: &ChildLivingHere) -> String {
    match child.initials.trim() {
        "" => "Initials not given".to_owned(),
        initials => initials.to_owned(),
    }
}

fn about(facts: &Facts<'_>, child: &ChildLivingHere) -> Vec<Block> {
    let group = &facts.case.referral.group;
    let mut blocks = vec![Block::subsection(initials(child))];
    if let Some(stage) = child.stage {
        blocks.push(Block::note(format!("Stage of stay: {}.", stage.label())));
    }
    let rows: Vec<&GroupRow> = group
        .rows
        .iter()
        .filter(|row| row.child == child.id)
        .collect();
    let position = group
        .entries
        .iter()
        .position(|entry| entry.child == child.id);
    if rows.is_empty() {
        blocks.push(Block::paragraph(match position {
            Some(_) => "No single effect was noted for this child.",
            None => "No entry was made for this child.",
        }));
    } else {
        blocks.push(Block::Table(Table {
            summary: format!(
                "Each effect noted for {}, before and after the measure",
                initials(child)
            ),
            columns: vec![
                Column::new("Theme, and which way", 22),
                Column::new("What we know, and how", 28),
                Column::new("As things are", 15),
                Column::new("The measure", 24),
                Column::new("With it", 17),
            ],
            row_headers: true,
            rows: rows.into_iter().map(row).collect(),
            ..Table::default()
        }));
    }
    if let Some(index) = position {
        blocks.extend(facts.answers.under(
            "/group/entries/*/",
            index,
            &answered_otherwise(facts, child),
        ));
    }
    blocks.extend(group_questions::about(facts, &child.id, &initials(child)));
    blocks
}

/// Questions that need no answer beside another: no reason for “no benefit” where a benefit is
/// named, none for “no impact” where there are rows.
fn answered_otherwise(facts: &Facts<'_>, child: &ChildLivingHere) -> Vec<&'static str> {
    let group = &facts.case.referral.group;
    let Some(entry) = group.entry(&child.id) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    if written(&entry.no_impact_because).is_none() && group.rows_about(&child.id).next().is_some() {
        out.push("/group/entries/*/no_impact_because");
    }
    match (written(&entry.benefit), written(&entry.no_benefit_because)) {
        (Some(_), None) => out.push("/group/entries/*/no_benefit_because"),
        (None, Some(_)) => out.push("/group/entries/*/benefit"),
        _ => {}
    }
    out
}

fn row(row: &GroupRow) -> Vec<Cell> {
    let name = format!(
        "{}\n({}, {})",
        capital(label(row.theme)),
        label(row.effect).trim_end_matches(", because"),
        label(row.direction)
    );
    let source = match row.evidence.source() {
        Some(source) => format!("\nSource: {source}"),
        None => "\nNo source named".to_owned(),
    };
    let mut known = text(&row.what_we_know).then(source);
    if let Some(statement) = row.evidence.statement {
        known = known.then(format!("\nStated as {}", statement.label()));
    }
    let risk = matches!(row.effect, Some(Effect::Risk) | None);
    let scale = |likelihood: Rich, seriousness: Rich| {
        Rich([likelihood.0, Rich::new().then("\n").0, seriousness.0].concat())
    };
    let (before, measure, after) = if risk {
        let measure = together(&[
            (None, &row.measure),
            (Some("Who"), &row.who),
            (Some("From"), &row.from_when),
        ]);
        let measure = match row.in_place {
            Some(in_place) => measure.then(format!("\n{}", capital(in_place.label()))),
            None => measure.italic("\nWhether in place: not answered"),
        };
        let after = scale(choice(row.likelihood_after), choice(row.seriousness_after));
        let after = after.then("\nAcceptable: ");
        let after = Rich([after.0, yes_no(row.acceptable).0].concat());
        (
            scale(
                choice(row.likelihood_before),
                choice(row.seriousness_before),
            ),
            measure,
            after,
        )
    } else {
        let none = || Rich::from("No risk");
        let measure = together(&[
            (None, &row.measure),
            (Some("Who"), &row.who),
            (Some("From"), &row.from_when),
        ]);
        let measure = if measure == not_answered() {
            "None needed".into()
        } else {
            measure
        };
        (none(), measure, none())
    };
    vec![
        Cell::from(entry(&name, row.withdrawn.as_ref())),
        Cell::from(known),
        Cell::from(before),
        Cell::from(measure),
        Cell::from(after),
    ]
}
