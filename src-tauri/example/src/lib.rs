//! The example home: a fictional home with three referrals, for a first look round.
//!
//! The documents in `src-tauri/example/` are written for one reference day. [`example_home`] moves
//! every date by whole weeks, so that the reference day falls on its own weekday in the past seven
//! days: what was yesterday stays yesterday or is up to a week older, and nothing that has happened
//! lies ahead. In prose a date is written as a token, `⟦2026-11-17⟧` or `⟦2026-11-17|month⟧`, and
//! read as "17 November 2026" or "November 2026". Dates of birth move too, so ages hold.
//!
//! To change the example, edit the documents. A new file is listed in `example.json` and in
//! [`FILES`]; what it may raise is held by the tests below.

pub mod year;

use admission::calendar::in_words;
use admission::home::{Home, StatementOfPurpose};
use admission::referral::Referral;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const MANIFEST: &str = include_str!("../example.json");

/// The documents that the manifest names.
const FILES: &[(&str, &str)] = &[
    ("home.json", include_str!("../home.json")),
    (
        "statement-of-purpose-3.json",
        include_str!("../statement-of-purpose-3.json"),
    ),
    (
        "referral-1-kayden.json",
        include_str!("../referral-1-kayden.json"),
    ),
    (
        "referral-2-marnie.json",
        include_str!("../referral-2-marnie.json"),
    ),
    (
        "referral-3-ruben.json",
        include_str!("../referral-3-ruben.json"),
    ),
];

/// The example home, as it stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleHome {
    /// The home, with its statement of purpose in force, its team and the children living here.
    pub home: Home,
    /// Earlier versions of the statement of purpose, oldest first.
    pub versions: Vec<StatementOfPurpose>,
    /// The referrals, the open one first.
    pub referrals: Vec<ExampleReferral>,
}

/// One referral of the example home.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleReferral {
    /// The referral. Its answers are not marked as checked: whoever signs it does that.
    pub referral: Referral,
    /// When it is to be signed, UTC; `None` where it is open.
    pub signed_at: Option<DateTime<Utc>>,
}

/// Why the example home could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExampleError {
    /// A document named in the manifest is not part of the program.
    #[error("a part of the example home is missing: {part}")]
    Missing {
        /// The part.
        part: String,
    },
    /// A document is not what it should be.
    #[error("a part of the example home cannot be read: {part}. {detail}")]
    Unreadable {
        /// The part.
        part: String,
        /// What is wrong there, and where.
        detail: String,
    },
    /// A date in words is not a date, or moving it leaves the calendar.
    #[error("a date in the example home cannot be moved: {date}")]
    Date {
        /// The date as written.
        date: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    reference_day: NaiveDate,
    home: String,
    versions: Vec<String>,
    referrals: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    #[serde(default)]
    signed_at: Option<DateTime<Utc>>,
}

/// The example home as it stands on a day.
///
/// # Errors
/// [`ExampleError`] when a document is damaged or the day lies beyond the calendar.
pub fn example_home(today: NaiveDate) -> Result<ExampleHome, ExampleError> {
    let manifest: Manifest =
        serde_json::from_str(MANIFEST).map_err(|e| unreadable("example.json", &e.to_string()))?;
    let by = whole_weeks(manifest.reference_day, today);
    let referrals = manifest
        .referrals
        .iter()
        .map(|entry| {
            Ok(ExampleReferral {
                referral: read(&entry.file, by)?,
                signed_at: entry.signed_at.map(|at| moved_time(at, by)).transpose()?,
            })
        })
        .collect::<Result<_, ExampleError>>()?;
    Ok(ExampleHome {
        home: read(&manifest.home, by)?,
        versions: manifest
            .versions
            .iter()
            .map(|file| read(file, by))
            .collect::<Result<_, ExampleError>>()?,
        referrals,
    })
}

/// The whole weeks from the reference day to the latest such weekday that is not after `today`.
fn whole_weeks(reference: NaiveDate, today: NaiveDate) -> Duration {
    let days = today.signed_duration_since(reference).num_days();
    Duration::days(days - days.rem_euclid(7))
}

fn read<T: DeserializeOwned>(file: &str, by: Duration) -> Result<T, ExampleError> {
    let (_, text) = FILES
        .iter()
        .chain(year::FILES)
        .find(|(name, _)| *name == file)
        .ok_or_else(|| ExampleError::Missing {
            part: file.to_owned(),
        })?;
    let mut value: Value =
        serde_json::from_str(text).map_err(|e| unreadable(file, &e.to_string()))?;
    move_dates(&mut value, by)?;
    serde_json::from_value(value).map_err(|e| unreadable(file, &e.to_string()))
}

fn unreadable(part: &str, detail: &str) -> ExampleError {
    ExampleError::Unreadable {
        part: part.to_owned(),
        detail: detail.to_owned(),
    }
}

/// Moves every date in a document, in fields and in prose.
fn move_dates(value: &mut Value, by: Duration) -> Result<(), ExampleError> {
    match value {
        Value::String(text) => *text = moved_text(text, by)?,
        Value::Array(items) => items.iter_mut().try_for_each(|v| move_dates(v, by))?,
        Value::Object(fields) => fields.values_mut().try_for_each(|v| move_dates(v, by))?,
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Ok(())
}

fn moved_text(text: &str, by: Duration) -> Result<String, ExampleError> {
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Ok(moved(date, by)?.to_string());
    }
    if let Ok(at) = text.parse::<NaiveDateTime>() {
        let at = at.checked_add_signed(by).ok_or_else(|| not_moved(text))?;
        return Ok(at.format("%Y-%m-%dT%H:%M:%S").to_string());
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        let at = moved_time(at.with_timezone(&Utc), by)?;
        return Ok(at.to_rfc3339_opts(SecondsFormat::Secs, true));
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (token, after) = after.split_once('⟧').ok_or_else(|| not_moved(after))?;
        words.push_str(before);
        words.push_str(&token_in_words(token, by)?);
        rest = after;
    }
    words.push_str(rest);
    Ok(words)
}

fn token_in_words(token: &str, by: Duration) -> Result<String, ExampleError> {
    let (date, only_month) = match token.split_once('|') {
        None => (token, false),
        Some((date, "month")) => (date, true),
        Some(_) => return Err(not_moved(token)),
    };
    let date = date.parse::<NaiveDate>().map_err(|_| not_moved(token))?;
    let words = in_words(moved(date, by)?);
    if !only_month {
        return Ok(words);
    }
    // "17 November 2026" without its day.
    words
        .split_once(' ')
        .map(|(_, month)| month.to_owned())
        .ok_or_else(|| not_moved(token))
}

/// The date some weeks on. A year of more than four digits would not be read back.
fn moved(date: NaiveDate, by: Duration) -> Result<NaiveDate, ExampleError> {
    date.checked_add_signed(by)
        .filter(|d| (1000..=9999).contains(&d.year()))
        .ok_or_else(|| not_moved(&date.to_string()))
}

fn moved_time(at: DateTime<Utc>, by: Duration) -> Result<DateTime<Utc>, ExampleError> {
    at.checked_add_signed(by)
        .ok_or_else(|| not_moved(&at.to_rfc3339()))
}

fn not_moved(date: &str) -> ExampleError {
    ExampleError::Date {
        date: date.to_owned(),
    }
}

#[cfg(test)]
mod tests;
