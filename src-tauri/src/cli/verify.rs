//! `threshold verify`: facts first, verdict last.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use admission::calendar;
use record::verify::{LARGEST_FILE, Outcome, Trust, Verdict, Verification};
use serde::Serialize;

use super::case_file::why;
use super::{Done, NotDone};
use crate::reading;

/// What came of one file, as JSON.
#[derive(Serialize)]
struct Checked<'a> {
    /// The file, as it was named.
    file: String,
    /// The kind of document, as the data inside says.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'a Verification>,
    /// What was found in the decision record inside, where the document carries one.
    #[serde(skip_serializing_if = "Option::is_none")]
    record_inside: Option<&'a Verification>,
    /// Why it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<&'a str>,
    /// The exit status it would have alone.
    status: u8,
}

/// Checks records, one at a time.
///
/// # Errors
/// When a root certificate cannot be read. A record that cannot be read is part of the answer.
pub fn verify(files: &[PathBuf], trust: &[PathBuf], json: bool) -> Result<Done, NotDone> {
    let roots = trust
        .iter()
        .map(|file| root(file))
        .collect::<Result<Vec<_>, _>>()?;
    let roots: Vec<&[u8]> = roots.iter().map(Vec::as_slice).collect();
    let trust = Trust {
        roots: &roots,
        redraw: Some(&record::redraw),
        ..Trust::default()
    };
    let mut answers = Vec::new();
    let mut statuses = Vec::new();
    for file in files {
        let found = check(file, &trust);
        let inside = found.as_ref().ok().and_then(|found| inside(found, &trust));
        // A document is no better than the record it carries.
        let of = |found: &Verification| found.verdict.exit_code();
        let status = found.as_ref().map_or(2, of);
        let status = worst(&[status, inside.as_ref().map_or(0, of)]);
        statuses.push(status);
        answers.push(if json {
            as_json(file, &found, inside.as_ref(), status)?
        } else {
            let mut words = in_words(file, &found);
            if let Some(inside) = inside {
                words.push_str("The decision record inside\n");
                // Writing to a String cannot fail.
                let _ = tell(&mut words, &inside);
            }
            words
        });
    }
    let says = if json {
        format!("[\n{}\n]\n", answers.join(",\n"))
    } else {
        answers.join("\n")
    };
    Ok(Done {
        says,
        status: worst(&statuses),
    })
}

fn check(file: &Path, trust: &Trust<'_>) -> Result<Verification, String> {
    let bytes = reading::file(file, LARGEST_FILE).map_err(|cause| why(&cause).to_owned())?;
    record::verify::verify(&bytes, trust).map_err(|error| error.to_string())
}

/// The check of the decision record a document carries.
fn inside(found: &Verification, trust: &Trust<'_>) -> Option<Verification> {
    record::verify::verify(&found.enclosed()?, trust).ok()
}

fn root(file: &Path) -> Result<Vec<u8>, NotDone> {
    let unusable = |cause: &str| {
        NotDone::unreadable(format!(
            "the root certificate {} cannot be used: {cause}.",
            file.display()
        ))
    };
    let bytes = reading::file(file, 1 << 20).map_err(|cause| unusable(why(&cause)))?;
    record::certificates::read_authority(&bytes).map_err(|error| unusable(&error.to_string()))
}

/// Of several files the gravest tells: a false fact, then a file that cannot be read, then a signer
/// nobody knows.
fn worst(statuses: &[u8]) -> u8 {
    [1, 2, 3]
        .into_iter()
        .find(|status| statuses.contains(status))
        .unwrap_or(0)
}

fn as_json(
    file: &Path,
    found: &Result<Verification, String>,
    inside: Option<&Verification>,
    status: u8,
) -> Result<String, NotDone> {
    let checked = Checked {
        file: file.display().to_string(),
        document: found.as_ref().ok().and_then(Verification::kind),
        found: found.as_ref().ok(),
        record_inside: inside,
        unreadable: found.as_ref().err().map(String::as_str),
        status,
    };
    serde_json::to_string_pretty(&checked)
        .map_err(|_| NotDone::refused("The answer could not be written as JSON.".to_owned()))
}

fn in_words(file: &Path, found: &Result<Verification, String>) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, file, found);
    text
}

fn write(text: &mut String, file: &Path, found: &Result<Verification, String>) -> std::fmt::Result {
    writeln!(text, "{}", file.display())?;
    let found = match found {
        Ok(found) => found,
        Err(why) => return writeln!(text, "  Cannot be read: {why}."),
    };
    tell(text, found)
}

fn tell(text: &mut String, found: &Verification) -> std::fmt::Result {
    if let Some(kind) = found.kind() {
        writeln!(text, "  {kind}")?;
    }
    for fact in &found.facts {
        let mark = match fact.outcome {
            Outcome::True => "yes",
            Outcome::False => "NO",
            Outcome::Unknown => "not known",
            Outcome::NotCompared => "not compared",
        };
        writeln!(
            text,
            "  {:<17}{mark:<13} {}",
            fact.name.to_string(),
            fact.sentence
        )?;
    }
    if let Some(signer) = &found.signer {
        // What an unknown or refused certificate says is a claim and no more.
        let says = match found.verdict {
            Verdict::Genuine => "Signed by",
            _ => "Says it was signed by",
        };
        let particulars = [&signer.standing, &signer.provider, &signer.urn];
        let particulars: Vec<&str> = particulars
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        writeln!(
            text,
            "  {says} {}{}{}",
            signer.common_name,
            if particulars.is_empty() { "" } else { ", " },
            particulars.join(", ")
        )?;
    }
    if let Some(at) = found.signed_at {
        let at = calendar::in_words_with_time(calendar::english_time(at));
        writeln!(text, "  Signed on {at} (English time)")?;
    }
    writeln!(text, "  SHA-256 {}", found.sha256)?;
    writeln!(text, "  {}", found.sentence())
}

#[cfg(test)]
mod tests {
    use super::worst;

    #[test]
    fn the_gravest_of_several_files_tells() {
        assert_eq!(worst(&[0, 0]), 0);
        assert_eq!(worst(&[0, 3]), 3);
        assert_eq!(worst(&[3, 2]), 2);
        assert_eq!(worst(&[2, 3, 1]), 1);
    }
}
