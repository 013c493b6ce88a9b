//! Section 9, its last part: the extra tasks a fact called for, and the questions that called for
//! them.

use admission::calls::{self, Call};
use admission::referral::{Device, Restriction};
use admission::tasks::{self, TaskId};
use admission::vocabulary::Vocabulary;

use super::Facts;
use super::group::initials;
use super::in_short::yes_no;
use super::in_words::{capital, choice, day, entry, known, listed, text, written};
use super::needs::together;
use crate::typeset::{Block, Cell, Column, Rich, Table};

/// The questions that call for an extra task.
const CALLED_BY: &[&str] = &[
    "/liberty/proposed",
    "/area/home_lies",
    "/area/key_stage_four",
    "/therapy/offered",
    "/devices/used",
];

/// The extra tasks, with the fields each is answered in.
const EXTRA: &[(TaskId, &str)] = &[
    (TaskId::Liberty, "/liberty/"),
    (TaskId::Solo, "/solo/"),
    (TaskId::Area, "/area/"),
    (TaskId::ShortBreaks, "/short_breaks/"),
    (TaskId::NotLookedAfter, "/not_looked_after/"),
    (TaskId::YouthJustice, "/youth_justice/"),
    (TaskId::Secure, "/secure/"),
    (TaskId::Therapy, "/therapy/"),
    (TaskId::Devices, "/devices/"),
];

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::section("What else this called for")];
    blocks.extend(facts.answers.to(CALLED_BY));
    let day = facts.appraisal.today;
    let mut not_called = Vec::new();
    for (task, prefix) in EXTRA {
        if !tasks::extra_applies(facts.case, *task, day) {
            if calls::call(facts.case, *task, day) == Some(Call::No) {
                not_called.push(task.label().to_lowercase());
            }
            continue;
        }
        blocks.push(Block::subsection(task.label()));
        let told: Vec<&str> = CALLED_BY
            .iter()
            .copied()
            .chain(
                admission::questions::all()
                    .map(|q| q.pointer)
                    .filter(|p| p.contains('*')),
            )
            .collect();
        match task {
            TaskId::Liberty => {
                blocks.push(Block::note("The order is a maximum, not an instruction."))
            }
            TaskId::ShortBreaks => blocks.push(Block::note(lifted(facts))),
            _ => {}
        }
        blocks.extend(facts.answers.under(prefix, 0, &told));
        match task {
            TaskId::Liberty => blocks.extend(restrictions(facts)),
            TaskId::Devices => blocks.extend(devices(&facts.case.referral.devices.each)),
            _ => {}
        }
    }
    if !not_called.is_empty() {
        blocks.push(Block::note(format!(
            "Not called for: {}.",
            listed(&not_called)
        )));
    }
    blocks
}

fn lifted(facts: &Facts<'_>) -> &'static str {
    if calls::short_breaks_lift(facts.case) {
        "The circumstances of regulation 52(2) are shown: what Schedule 5, paragraphs 1 and 2, lifts \
         does not apply. Regulation 5(c) does: a gap is challenged as always."
    } else {
        "The circumstances of regulation 52(2) are not all shown: every regulation applies in full."
    }
}

fn restrictions(facts: &Facts<'_>) -> Vec<Block> {
    let liberty = &facts.case.referral.liberty;
    if liberty.restrictions.is_empty() {
        return vec![Block::paragraph("No restriction was listed.")];
    }
    let mut blocks = vec![Block::Table(Table {
        summary: "Each restriction: the most the order allows, whether it is used here, why, and \
                  how it gets smaller"
            .into(),
        columns: vec![
            Column::new("Restriction", 24),
            Column::new("At most, and here", 24),
            Column::new("Why, and what shows it", 30),
            Column::new("Smaller, and looked at again", 24),
        ],
        row_headers: true,
        rows: liberty.restrictions.iter().map(restriction).collect(),
        ..Table::default()
    })];
    let mut rows = Vec::new();
    for restriction in &liberty.restrictions {
        if let Some(because) = written(&restriction.nobody_else_because) {
            rows.push(vec![
                Cell::from(capital(restriction.name())),
                Cell::from("None"),
                Cell::from(format!("Touches no child living here, because: {because}")),
            ]);
        }
        let effects = liberty.effects.iter();
        for effect in effects.filter(|effect| effect.restriction == restriction.id) {
            let here = facts.case.home.children.iter();
            let child = here
                .filter(|child| child.id == effect.child)
                .map(initials)
                .next();
            let child = child.unwrap_or_else(|| "a child not on the home’s list".to_owned());
            let eased = Some("Eased by");
            rows.push(vec![
                Cell::from(capital(restriction.name())),
                Cell::from(entry(&child, effect.withdrawn.as_ref())),
                Cell::from(together(&[(None, &effect.what), (eased, &effect.eased_by)])),
            ]);
        }
    }
    if rows.is_empty() {
        blocks.push(Block::paragraph(
            "What a restriction means for a child living here was not written.",
        ));
    } else {
        blocks.push(Block::Table(Table {
            summary: "What each restriction means for each child living here".into(),
            columns: vec![
                Column::new("Restriction", 30),
                Column::new("Child living here", 22),
                Column::new("What it means for them", 50),
            ],
            row_headers: true,
            rows,
            ..Table::default()
        }));
    }
    blocks
}

fn restriction(restriction: &Restriction) -> Vec<Cell> {
    let name = match restriction.kind {
        Some(kind) => format!("{}\n({})", capital(restriction.name()), kind.label()),
        None => capital(restriction.name()),
    };
    let here = choice(restriction.used).plain();
    let why = text(&restriction.because)
        .then("\n")
        .then(known(&restriction.evidence).plain());
    let again = match (written(&restriction.reviewed_by), restriction.reviewed_on) {
        (None, None) => "Looked at again: not answered".to_owned(),
        (by, on) => format!(
            "Looked at again by {}, {}",
            by.unwrap_or("nobody named"),
            on.map_or("no day set".to_owned(), admission::calendar::in_words)
        ),
    };
    vec![
        Cell::from(entry(&name, restriction.withdrawn.as_ref())),
        Cell::from(text(&restriction.maximum).then(format!("\nHere: {}", here.to_lowercase()))),
        Cell::from(why),
        Cell::from(text(&restriction.reduction).then(format!("\n{again}"))),
    ]
}

fn devices(devices: &[Device]) -> Vec<Block> {
    if devices.is_empty() {
        return vec![Block::paragraph("No device was named.")];
    }
    vec![Block::Table(Table {
        summary: "Each device, beside the conditions of regulation 24(1)".into(),
        columns: vec![
            Column::new("Device", 20),
            Column::new("Purpose, and nothing less", 30),
            Column::new("Consent in writing", 22),
            Column::new("The child, and without it", 30),
        ],
        row_headers: true,
        rows: devices.iter().map(device).collect(),
        ..Table::default()
    })]
}

fn device(device: &Device) -> Vec<Cell> {
    let name = match device.kind {
        Some(kind) => format!("{}\n({})", capital(device.name()), kind.label()),
        None => capital(device.name()),
    };
    let mut consent = yes_no(device.consent);
    if let Some(by) = written(&device.consent_by) {
        consent = consent.then(format!("\n{by}"));
    }
    if device.consent_on.is_some() {
        consent = consent.then(format!("\n{}", day(device.consent_on).plain()));
    }
    let told = Rich::from(capital(
        device
            .told
            .map_or("not answered", Vocabulary::label)
            .trim_end_matches(", because"),
    ));
    let mut told = match written(&device.told_how) {
        Some(how) => told.then(format!("\n{how}")),
        None => told,
    };
    for (label, answer) in [
        ("Required by a court", &device.court),
        ("Without it", &device.without),
    ] {
        if let Some(words) = written(answer) {
            told = told.then(format!("\n{label}: {words}"));
        }
    }
    let purpose = text(&device.purpose).then(match written(&device.no_more_than_needed) {
        Some(why) => format!("\nNothing less would do: {why}"),
        None => "\nWhy nothing less would do: not answered".to_owned(),
    });
    vec![
        Cell::from(entry(&name, device.withdrawn.as_ref())),
        Cell::from(purpose),
        Cell::from(consent),
        Cell::from(told),
    ]
}
