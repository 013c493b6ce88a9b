//! Section 4: the relevant plans, the other papers, and what was blacked out.

use admission::draft;
use admission::law;
use admission::reading_aid::about_in_words;
use admission::referral::{PartOfPlan, PartState, PlanPart, PlanState, RelevantPlan};
use admission::vocabulary::{Vocabulary, YesNo, YesNoNotKnown};

use super::Facts;
use super::in_words::{capital, choice, day, entry, moment, not_answered, text, written};
use super::needs::{together, with_lines};
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The section's name.
pub(super) const SECTION: &str = "Papers and relevant plans";

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    let mut blocks = vec![Block::section(SECTION)];
    let rows: Vec<Vec<Cell>> = referral
        .plans
        .each()
        .into_iter()
        .filter(|(kind, _)| draft::plan_applies(facts.case, *kind))
        .map(|(kind, plan)| {
            vec![
                Cell::from(capital(kind.label())),
                Cell::from(choice(plan.state)),
                Cell::from(dates(plan)),
                Cell::from(state(plan)),
                Cell::from(notes(plan)),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        caption: "Relevant plans (regulation 2(1))".into(),
        summary: "Each kind of relevant plan: where it stands, its dates, whether it is complete \
                  and current"
            .into(),
        columns: vec![
            Column::new("Plan", 20),
            Column::new("Where it stands", 18),
            Column::new("Dates", 20),
            Column::new("Complete, current", 18),
            Column::new("Notes", 26),
        ],
        row_headers: true,
        rows,
    }));
    blocks.extend(facts.answers.to(&["/plans/protection_or_missing"]));
    blocks.extend(parts(
        "What the local authority must put in the care plan",
        &referral.plans.care_plan,
        referral.plans.care_plan_parts.each(),
    ));
    blocks.extend(parts(
        "What the local authority must put in the placement plan",
        &referral.plans.placement_plan,
        referral.plans.placement_plan_parts.each(),
    ));
    blocks.push(Block::subsection("Other papers"));
    if referral.papers.is_empty() {
        blocks.push(Block::paragraph("No other paper was received."));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each other paper: who wrote it, when, how long, who read it".into(),
            columns: vec![
                Column::new("Paper", 32),
                Column::new("Written by", 23),
                Column::new("Date", 18),
                Column::new("Pages", 12),
                Column::new("Read by", 17),
            ],
            row_headers: true,
            rows: referral
                .papers
                .iter()
                .enumerate()
                .map(|(index, paper)| {
                    let title = written(&paper.title).unwrap_or("A paper without a title");
                    vec![
                        Cell::from(with_lines(
                            entry(title, paper.withdrawn.as_ref()),
                            &facts.answers.lines(
                                "/papers",
                                index,
                                &["kind", "state", "who_said", "digest"],
                            ),
                        )),
                        Cell::from(text(&paper.author)),
                        Cell::from(with_lines(
                            day(paper.dated),
                            &facts.answers.lines("/papers", index, &["covers"]),
                        )),
                        Cell::from(
                            paper
                                .pages
                                .map_or_else(not_answered, |n| n.to_string().into()),
                        ),
                        Cell::from(text(&paper.read_by)),
                    ]
                })
                .collect(),
            ..Table::default()
        }));
    }
    blocks.push(Block::subsection("Parts blacked out"));
    blocks.push(redactions(facts));
    blocks.extend(passages(facts));
    blocks
}

/// The evidence index: every passage that was pointed at, in the order in which they were kept.
fn passages(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    if referral.passages.is_empty() {
        return Vec::new();
    }
    let rows = referral
        .passages
        .iter()
        .enumerate()
        .map(|(index, passage)| {
            let words = match written(&passage.words) {
                Some(words) => format!("“{words}”"),
                None => "words not noted".to_owned(),
            };
            let about = written(&passage.about).map(|about| {
                let named = about_in_words(referral, about);
                capital(
                    named
                        .as_deref()
                        .unwrap_or("something that is not in this record"),
                )
            });
            // The digest of a listed paper stands in the list.
            let listed = referral
                .papers
                .iter()
                .any(|paper| paper.digest == passage.paper);
            let also: &[&str] = if listed {
                &["because"]
            } else {
                &["because", "paper"]
            };
            let by = written(&passage.noted_by).map(|by| {
                let at = passage.noted_at.map(|at| format!(", {}", moment(at)));
                format!("By {by}{}", at.unwrap_or_default())
            });
            vec![
                Cell::from(entry(&words, passage.withdrawn.as_ref())),
                Cell::from(capital(&passage.place())),
                Cell::from(with_lines(
                    Rich::from(capital(
                        passage.kept_as.map_or("not said", Vocabulary::label),
                    )),
                    &[
                        about.into_iter().collect(),
                        facts.answers.lines("/passages", index, also),
                        by.into_iter().collect(),
                    ]
                    .concat(),
                )),
            ]
        });
    vec![
        Block::subsection("Passages of the papers"),
        Block::note(
            "Quoted letter for letter; only line ends were made spaces. A passage that was set \
             aside was shown to the reader by a search for words, and shows nothing by itself.",
        ),
        Block::Table(Table {
            summary: "Each passage: its words, its place, what it was kept as and what it is about"
                .into(),
            columns: vec![
                Column::new("Words, as printed", 46),
                Column::new("Place", 22),
                Column::new("Kept as, and about what", 34),
            ],
            rows: rows.collect(),
            ..Table::default()
        }),
    ]
}

/// The parts of a plan, where it is held or any part was answered.
fn parts<'a>(
    heading: &str,
    plan: &RelevantPlan,
    parts: impl Iterator<Item = (&'static PartOfPlan, &'a PlanPart)>,
) -> Vec<Block> {
    let parts: Vec<_> = parts.collect();
    let held = plan.state.is_some_and(PlanState::is_held);
    if parts
        .iter()
        .all(|(_, found)| **found == PlanPart::default())
    {
        if !held {
            return Vec::new();
        }
        // A row that says "not answered" for each of them, over a page and more, is read by nobody.
        let names: Vec<&str> = parts.iter().map(|(part, _)| part.name).collect();
        return vec![
            Block::subsection(heading),
            Block::note(format!(
                "Not answered of any part, whether it is there: {}.",
                names.join("; ")
            )),
        ];
    }
    vec![
        Block::subsection(heading),
        Block::Table(Table {
            summary: "Each part: where the law asks for it, whether it is there, and the page"
                .into(),
            columns: vec![
                Column::new("Part", 42),
                Column::new("Care Planning Regulations", 28),
                Column::new("Is it there?", 20),
                Column::new("Page", 12),
            ],
            row_headers: true,
            rows: parts
                .into_iter()
                .map(|(part, found)| {
                    let citation = law::provision(part.provision).map(|p| capital(&p.citation));
                    let page = match written(&found.page) {
                        Some(page) => page.into(),
                        None if found.state.is_some_and(PartState::is_absent) => Rich::from("–"),
                        None => not_answered(),
                    };
                    vec![
                        Cell::from(part.name),
                        Cell::from(citation.unwrap_or_default()),
                        Cell::from(choice(found.state)),
                        Cell::from(page),
                    ]
                })
                .collect(),
            ..Table::default()
        }),
    ]
}

fn dates(plan: &RelevantPlan) -> Rich {
    if plan.state.is_some_and(|state| !state.is_held()) {
        return "Not held".into();
    }
    let lines: Vec<String> = [
        ("Dated", plan.dated),
        ("Reviewed", plan.last_reviewed),
        ("Next review", plan.next_review_due),
    ]
    .into_iter()
    .filter(|(_, date)| date.is_some())
    .map(|(label, date)| format!("{label} {}", day(date).plain()))
    .collect();
    if lines.is_empty() {
        not_answered()
    } else {
        lines.join("\n").into()
    }
}

fn state(plan: &RelevantPlan) -> Rich {
    if plan.state.is_some_and(|state| !state.is_held()) {
        return "Not held".into();
    }
    // Of a plan of which nobody has said where it stands, the rest was not asked.
    let said_of_it = (plan.complete, plan.current, plan.changed, plan.pages);
    if plan.state.is_none() && said_of_it == (None, None, None, None) {
        return not_answered();
    }
    let said = |answer: Option<YesNo>, yes, no, open| match answer {
        Some(YesNo::Yes) => yes,
        Some(YesNo::No) => no,
        None => open,
    };
    let complete = said(
        plan.complete,
        "Complete",
        "Not complete",
        "Completeness not answered",
    );
    let current = said(
        plan.current,
        "Current",
        "Not current",
        "Currency not answered",
    );
    let changed = match plan.changed {
        Some(YesNoNotKnown::Yes) => "Something has changed since",
        Some(YesNoNotKnown::No) => "Nothing has changed since",
        Some(YesNoNotKnown::NotKnown) => "Whether anything has changed since is not known",
        None => "Whether anything has changed since is not answered",
    };
    let pages = plan
        .pages
        .map(|n| format!("\n{n} pages held"))
        .unwrap_or_default();
    format!("{complete}\n{changed}\n{current}{pages}").into()
}

fn notes(plan: &RelevantPlan) -> Rich {
    let notes = together(&[
        (Some("Missing"), &plan.missing),
        (
            Some("Why what is missing does not matter"),
            &plan.complete_because,
        ),
        (Some("Changed since"), &plan.changed_since),
        (Some("Who said so"), &plan.who_said),
        (
            Some("No bearing on this decision, because"),
            &plan.no_bearing_because,
        ),
    ]);
    if notes == not_answered() {
        "None".into()
    } else {
        notes
    }
}

fn redactions(facts: &Facts<'_>) -> Block {
    let referral = &facts.case.referral;
    let plans = referral
        .plans
        .each()
        .into_iter()
        .filter_map(|(kind, plan)| {
            let blacked_out = plan.state == Some(PlanState::HeldRedacted);
            let said = hidden(blacked_out.then_some(YesNo::Yes), &plan.redactions, false)?;
            Some((capital(kind.label()), said))
        });
    let papers = referral.papers.iter().filter_map(|paper| {
        let title = written(&paper.title).unwrap_or("A paper without a title");
        let open = paper.redacted.is_none();
        let said = hidden(paper.redacted, &paper.redactions, open)?;
        Some((title.to_owned(), said))
    });
    let items: Vec<Rich> = plans
        .chain(papers)
        .map(|(title, what)| Rich([Rich::new().bold(format!("{title}: ")).0, what.0].concat()))
        .collect();
    if items.is_empty() {
        return Block::paragraph("No part blacked out was noted in any plan or paper.");
    }
    Block::bullets(items)
}

/// What is said of the parts blacked out of one plan or paper; none where nothing is blacked out.
/// `open` marks a paper of which nobody has said whether anything is.
fn hidden(blacked_out: Option<YesNo>, which: &Option<String>, open: bool) -> Option<Rich> {
    match (written(which), blacked_out) {
        (Some(which), _) => Some(which.into()),
        (None, Some(YesNo::Yes)) => Some(
            Rich::new()
                .italic("parts are blacked out; which, and what they seem to hide, is not said"),
        ),
        (None, _) if open => {
            Some(Rich::new().italic("whether any page is blacked out is not said"))
        }
        (None, _) => None,
    }
}
