//! How long an appraisal takes, and how it grows with the needs and the children living here.
//!
//! A case is made large by repeating the entries of the scenarios' settled case, each under an id
//! of its own: everything in it was answered, so every rule has everything to look at.

use std::error::Error;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use admission::rules::ALL;
use admission::{Case, appraise};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Runs of each size; the middle one is told.
const RUNS: usize = 101;

/// What findings must keep up with: a keystroke in a large case.
const LARGE: Size = Size {
    needs: 40,
    children: 8,
    papers: 60,
};

#[derive(Clone, Copy)]
struct Size {
    needs: usize,
    children: usize,
    papers: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).ok_or("no such day")?;
    let large = case(LARGE)?;
    let appraisal = appraise(&large, today);
    println!(
        "40 needs, 8 children living here, 60 papers ({} findings): {:?}",
        appraisal.findings.len(),
        time(|| drop(black_box(appraise(black_box(&large), today))))
    );
    let mut by_rule: Vec<(Duration, &str)> = ALL
        .iter()
        .map(|rule| {
            (
                time(|| drop(black_box((rule.check)(black_box(&large), today)))),
                rule.id,
            )
        })
        .collect();
    by_rule.sort_unstable_by(|a, b| b.cmp(a));
    let rules: Duration = by_rule.iter().map(|(took, _)| *took).sum();
    println!("of it the rules: {rules:.0?}; the dearest:");
    for (took, rule) in by_rule.iter().take(5) {
        println!("  {rule:<14}{took:.0?}");
    }
    let children = [0, 2, 4, 8, 16];
    let blank = Case::parse(&hollow(serde_json::to_value(&large)?).to_string())?;
    println!(
        "the same with no need and no child answered ({} findings): {:?}",
        appraise(&blank, today).findings.len(),
        time(|| drop(black_box(appraise(black_box(&blank), today))))
    );
    let mut table = String::from("needs × children");
    for count in children {
        write!(table, "{count:>12}")?;
    }
    for needs in [10, 20, 40, 80, 160] {
        write!(table, "\n{needs:>16}")?;
        for count in children {
            let size = Size {
                needs,
                children: count,
                papers: 60,
            };
            let case = case(size)?;
            let took = time(|| drop(black_box(appraise(black_box(&case), today))));
            write!(table, "{:>12}", format!("{took:.0?}"))?;
        }
    }
    println!("{table}");
    Ok(())
}

/// The settled case with so many of everything.
fn case(size: Size) -> Result<Case, Box<dyn Error>> {
    let base = include_str!("../../../../tests/scenarios/bases/planned.json");
    let mut case = serde_json::to_value(Case::parse(base)?)?;
    repeat(&mut case, "/referral/needs", "id", "n", size.needs)?;
    repeat(&mut case, "/referral/risks", "id", "r", size.needs / 4)?;
    repeat(&mut case, "/referral/papers", "id", "p", size.papers)?;
    repeat(&mut case, "/home/children", "id", "d", size.children)?;
    repeat(
        &mut case,
        "/referral/group/entries",
        "child",
        "d",
        size.children,
    )?;
    repeat(
        &mut case,
        "/referral/group/rows",
        "id",
        "g",
        size.children * 3,
    )?;
    let rows = case
        .pointer_mut("/referral/group/rows")
        .and_then(Value::as_array_mut);
    for (index, row) in rows.ok_or("no rows")?.iter_mut().enumerate() {
        if let Some(child) = row.get_mut("child") {
            *child = json!(format!("d{}", index % size.children.max(1)));
        }
    }
    for child in case
        .pointer_mut("/home/children")
        .and_then(Value::as_array_mut)
        .ok_or("no children")?
    {
        if let Some(left) = child.get_mut("left") {
            *left = Value::Null;
        }
    }
    Ok(Case::parse(&case.to_string())?)
}

/// The same case with nothing left of its needs and of its rows about the children but their ids.
fn hollow(mut case: Value) -> Value {
    for list in [
        "/referral/needs",
        "/referral/group/rows",
        "/referral/group/entries",
    ] {
        let entries = case.pointer_mut(list).and_then(Value::as_array_mut);
        for entry in entries
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut)
        {
            entry.retain(|field, _| ["id", "child"].contains(&field.as_str()));
        }
    }
    case
}

/// Repeats the entries of a list until there are so many, each with its own id.
fn repeat(
    case: &mut Value,
    list: &str,
    id: &str,
    letter: &str,
    count: usize,
) -> Result<(), Box<dyn Error>> {
    let list = case
        .pointer_mut(list)
        .and_then(Value::as_array_mut)
        .ok_or("no such list")?;
    let entries = std::mem::take(list);
    list.extend(
        entries
            .iter()
            .cycle()
            .take(count)
            .enumerate()
            .map(|(index, entry)| {
                let mut entry = entry.clone();
                if let Some(field) = entry.get_mut(id) {
                    *field = json!(format!("{letter}{index}"));
                }
                entry
            }),
    );
    Ok(())
}

/// The middle of many runs.
fn time(mut run: impl FnMut()) -> Duration {
    run();
    let mut took: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    took.sort_unstable();
    took.get(RUNS / 2).copied().unwrap_or_default()
}
