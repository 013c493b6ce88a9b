//! `threshold appraise`: what stands between a case and a signature, in words or as JSON.

use std::fmt::Write;
use std::path::Path;

use admission::appraise::{Appraisal, Finding, OutcomeState, Weight};
use admission::calendar;
use admission::tasks::Task;
use admission::vocabulary::Vocabulary;
use admission::{Case, appraise as appraisal_of};
use chrono::NaiveDate;

use super::{Done, NotDone, case_file};

/// Appraises a case on a day: the one given, the day it was signed, or today in England.
///
/// # Errors
/// When the case cannot be read.
pub fn appraise(file: &Path, today: Option<NaiveDate>, json: bool) -> Result<Done, NotDone> {
    let case = case_file::read(file)?;
    let today = today
        .or_else(|| case.signed_on())
        .unwrap_or_else(|| calendar::english_time(chrono::Utc::now()).date());
    let appraisal = appraisal_of(&case, today);
    let says = if json {
        serde_json::to_string_pretty(&appraisal).map_err(|_| {
            NotDone::refused("The appraisal could not be written as JSON.".to_owned())
        })? + "\n"
    } else {
        in_words(&case, &appraisal)
    };
    Ok(Done { says, status: 0 })
}

/// The whole appraisal as a person reads it.
fn in_words(case: &Case, appraisal: &Appraisal) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, case, appraisal);
    text
}

fn write(text: &mut String, case: &Case, appraisal: &Appraisal) -> std::fmt::Result {
    let example = if case.example { "EXAMPLE. " } else { "" };
    writeln!(
        text,
        "{example}{}, appraised on {}, statement of purpose {}.",
        named(&case.home.name, "A home without a name"),
        calendar::in_words(appraisal.today),
        case.home.statement_of_purpose.in_words()
    )?;
    for (heading, weight) in [
        ("Must be settled", Weight::Settle),
        ("Must be challenged", Weight::Challenge),
        ("Worth considering", Weight::Consider),
    ] {
        let findings: Vec<&Finding> = appraisal.standing(weight).collect();
        writeln!(text, "\n{heading} ({})", findings.len())?;
        findings.iter().try_for_each(|one| finding(text, one))?;
    }
    let answered: Vec<&Finding> = appraisal.findings.iter().filter(|f| !f.stands()).collect();
    if !answered.is_empty() {
        writeln!(text, "\nDisagreed with ({})", answered.len())?;
        answered.iter().try_for_each(|one| finding(text, one))?;
    }
    if !appraisal.could_not_evaluate.is_empty() {
        writeln!(text, "\nCould not be evaluated: nothing can be signed")?;
        for rule in &appraisal.could_not_evaluate {
            writeln!(text, "  - {} {}", rule.rule, rule.sentence)?;
        }
    }
    writeln!(text, "\nTasks")?;
    appraisal.tasks.iter().try_for_each(|one| task(text, one))?;
    writeln!(text, "\nOutcomes")?;
    appraisal
        .outcomes
        .iter()
        .try_for_each(|one| outcome(text, one))?;
    match &appraisal.not_ready_because {
        None => writeln!(text, "\nReady to sign.")?,
        Some(because) => writeln!(text, "\nNot ready to sign: {because}.")?,
    }
    if let Some(draft) = &appraisal.draft {
        writeln!(
            text,
            "\nThe letter this calls for ({}; a draft, to be read and changed before it is sent)\n",
            draft.kind.label()
        )?;
        for line in draft.letter.trim_end().lines() {
            writeln!(text, "{}", format!("  {line}").trim_end())?;
        }
    }
    Ok(())
}

fn finding(text: &mut String, finding: &Finding) -> std::fmt::Result {
    writeln!(text, "  - {}", finding.sentence)?;
    writeln!(
        text,
        "      {}. At {} ({}). {}",
        finding.force.ground(finding.citation.as_deref()),
        finding.place.task.label(),
        finding.place.pointer,
        finding.key
    )?;
    if let Some(because) = &finding.disagreed_because {
        writeln!(
            text,
            "      The registered manager disagrees, because: {because}"
        )?;
    }
    Ok(())
}

fn task(text: &mut String, task: &Task) -> std::fmt::Result {
    let counts: Vec<String> = [
        (task.settle, "to settle"),
        (task.challenge, "to challenge"),
        (task.consider, "to consider"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    let counts = if counts.is_empty() {
        String::new()
    } else {
        format!(" ({})", counts.join(", "))
    };
    writeln!(
        text,
        "  {}: {}{counts}",
        task.id.label(),
        task.status.label()
    )
}

fn outcome(text: &mut String, state: &OutcomeState) -> std::fmt::Result {
    let label = state.outcome.label();
    if state.open {
        writeln!(text, "  open    {label}")
    } else {
        writeln!(text, "  closed  {label}")?;
        writeln!(text, "          by {}", state.closed_by.join(", "))
    }
}

fn named<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    Some(text.trim())
        .filter(|text| !text.is_empty())
        .unwrap_or(otherwise)
}
