//! `threshold check`: a whole casebook, to the last page and row.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use admission::Case;
use casebook::{Casebook, Opened, Passphrase, Report, Step, Warning};
use record::verify::{LARGEST_FILE, Trust};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Done, NotDone};
use crate::error::AppError;
use crate::reading;

/// What was found, as JSON.
#[derive(Serialize)]
struct Checked {
    /// Whether all is well.
    well: bool,
    /// What is not as it should be, one sentence each.
    found: Vec<String>,
    /// What the program says at opening, one sentence each.
    said_at_opening: Vec<String>,
    pages: i64,
    rows: u64,
    records: usize,
    papers: usize,
    /// Files of statements of purpose.
    statements: usize,
    /// Documents gathered in a register.
    gathered: usize,
    /// The number of the journal's last entry, where its chain holds.
    journal_entries: Option<i64>,
    /// Its hash in lower-case hexadecimal.
    journal_hash: Option<String>,
    /// The exit status.
    status: u8,
}

/// Checks a casebook; the passphrase is the first line of standard input.
///
/// # Errors
/// When the casebook cannot be opened, or a record cannot be read.
pub fn check(path: &Path, records: &[PathBuf], json: bool) -> Result<Done, NotDone> {
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    let now = chrono::Utc::now();
    let Opened {
        mut casebook,
        warnings,
        ..
    } = Casebook::open(path, &passphrase, now).map_err(unopened)?;
    let mut told = None;
    let report = casebook
        .check(now, |step, done, all| {
            tell(&mut told, step, done, all);
        })
        .map_err(unopened)?;
    let mut found: Vec<String> = report.found.iter().map(casebook::Found::sentence).collect();
    for file in records {
        found.extend(missing(&casebook, file)?);
    }
    found.extend(
        warnings
            .iter()
            .filter(|warning| is_a_fault(warning))
            .map(Warning::sentence),
    );
    casebook.close().map_err(unopened)?;
    answer(&report, found, &warnings, json)
}

/// An end that was lost or changed is found even where all that is left holds together.
fn is_a_fault(warning: &Warning) -> bool {
    matches!(
        warning,
        Warning::ShorterThanBefore { .. } | Warning::OtherThanBefore { .. }
    )
}

/// A record from outside that the casebook does not hold, or whose journal it does not hold.
fn missing(casebook: &Casebook, file: &Path) -> Result<Option<String>, NotDone> {
    let bytes = reading::file(file, LARGEST_FILE).map_err(|cause| {
        NotDone::unreadable(format!(
            "{} cannot be read: {}.",
            file.display(),
            super::case_file::why(&cause)
        ))
    })?;
    let name = file.display();
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    if !casebook.knows_digest(&digest).map_err(AppError::from)? {
        return Ok(Some(format!("The record {name} is not in this casebook.")));
    }
    let verified = record::verify::verify(&bytes, &Trust::default())?;
    let case = verified
        .case_json
        .and_then(|json| Case::parse(std::str::from_utf8(&json).ok()?).ok());
    let Some(signing) = case.and_then(|case| case.signing) else {
        return Ok(Some(format!("The record {name} names no journal entry.")));
    };
    let entry = signing
        .journal_number
        .and_then(|number| i64::try_from(number).ok())
        .and_then(|number| casebook.journal_entry(number).ok());
    let hash = entry.map(|entry| crate::numbers::hex(&entry.hash));
    Ok((hash != signing.journal_hash).then(|| {
        format!("The record {name} names a journal entry that is not the one in this casebook.")
    }))
}

/// Progress on standard error, a line a step and one for each tenth of a long one.
fn tell(told: &mut Option<(Step, u64)>, step: Step, done: u64, all: u64) {
    let tenth = done.saturating_mul(10).checked_div(all).unwrap_or_default();
    if *told == Some((step, tenth)) {
        return;
    }
    *told = Some((step, tenth));
    // With nowhere to say it, the check goes on.
    let _ = writeln!(io::stderr(), "{} ({}0 %)", step.words(), tenth);
}

fn answer(
    report: &Report,
    found: Vec<String>,
    warnings: &[Warning],
    json: bool,
) -> Result<Done, NotDone> {
    let status = u8::from(!found.is_empty());
    let checked = Checked {
        well: found.is_empty(),
        found,
        said_at_opening: warnings.iter().map(Warning::sentence).collect(),
        pages: report.pages,
        rows: report.rows,
        records: report.records,
        papers: report.papers,
        statements: report.statements,
        gathered: report.gathered,
        journal_entries: report.head.map(|head| head.number),
        journal_hash: report.head.map(|head| head.hash_text()),
        status,
    };
    let says = if json {
        serde_json::to_string_pretty(&checked)
            .map(|text| text + "\n")
            .map_err(|_| NotDone::refused("The answer could not be written as JSON."))?
    } else {
        in_words(&checked)
    };
    Ok(Done { says, status })
}

fn in_words(checked: &Checked) -> String {
    let mut text = String::new();
    for sentence in checked.found.iter().chain(&checked.said_at_opening) {
        if !text.contains(sentence) {
            let _ = writeln!(text, "{sentence}");
        }
    }
    let _ = writeln!(
        text,
        "Read {} pages, {} rows, {} signed records, {} papers, {} statements of purpose.",
        checked.pages, checked.rows, checked.records, checked.papers, checked.statements
    );
    if checked.gathered > 0 {
        let _ = writeln!(text, "Read {} gathered documents.", checked.gathered);
    }
    if let (Some(number), Some(hash)) = (checked.journal_entries, &checked.journal_hash) {
        let _ = writeln!(
            text,
            "The journal holds together to entry {number}, {hash}."
        );
    }
    text.push_str(if checked.well {
        "All is well.\n"
    } else {
        "Keep this file as it is, and compare it with the latest backup and the signed records.\n"
    });
    text
}

/// A casebook or a backup that could not be opened.
pub(super) fn unopened(error: casebook::Error) -> NotDone {
    let error = AppError::from(error);
    let parts = [Some(error.message), error.kept, error.to_do];
    let sentences: Vec<String> = parts.into_iter().flatten().collect();
    NotDone::unreadable(sentences.join(" "))
}
