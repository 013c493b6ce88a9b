//! What the independent person takes along (regulation 44): numbers without names, and a decision
//! record only where the child and the child's placing authority both consent.
//!
//! Regulation 44(2)(b): the registered person must help the independent person to inspect the home's
//! records, "except for a child's case records, unless the child and the child's placing authority
//! consent". What is left out is said, by its number alone.

use std::fmt::Write as _;
use std::path::Path;

use admission::calendar::{english_time, in_words};
use admission::law;
use admission::oversight::patterns::{FEWER_THAN, every, leaving};
use admission::vocabulary::Vocabulary;
use casebook::{Act, At};
use chrono::NaiveDate;

use crate::commands::afterwards::noted;
use crate::error::AppError;
use crate::oversight::{decided, lines};
use crate::session::SignedIn;
use crate::{case, places};

/// The provision the export keeps to.
const PROVISION: &str = "CHR2015/44(2)";

/// Writes what the independent person takes along about the decisions of a time into a folder, which
/// is made; says how many files it holds. The journal says of each record that a copy was taken out.
///
/// # Errors
/// A person who may not take copies out; a folder that is there already or cannot be written.
pub fn write(
    at: &mut SignedIn,
    (from, to): (NaiveDate, NaiveDate),
    folder: &Path,
    now: At,
) -> Result<u32, AppError> {
    at.casebook.must_be_allowed(Act::Export)?;
    if folder.exists() {
        return Err(AppError::other(
            "there is already a file or folder of this name",
            "nothing was written",
            "choose another name",
        ));
    }
    let today = english_time(now).date();
    let mut files = 0_u32;
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), AppError> {
        places::put_in_place(&folder.join(name), bytes)?;
        files = files.saturating_add(1);
        Ok(())
    };
    for pattern in every(&decided(at, (from, to), today)?) {
        if !pattern.is_empty() {
            let table = leaving(&pattern).to_csv();
            put(&format!("{}.csv", pattern.name.label()), table.as_bytes())?;
        }
    }
    let (mut given, mut kept_back) = (Vec::new(), Vec::new());
    // Oldest first, as in the pack.
    for one in lines(at)?.into_iter().rev() {
        if !(from..=to).contains(&one.line.signed_at.date()) {
            continue;
        }
        let (_, noted) = noted(at, &one.record.referral)?;
        if !noted.visitor_may_read() {
            kept_back.push(one.line.number);
            continue;
        }
        let bytes = at.casebook.export_record(one.record.number, now)?;
        put(&format!("Decision record {}.pdf", one.line.number), &bytes)?;
        given.push(one.line.number);
    }
    let home = case::home(at, today)?.name;
    let read_me = read_me(&home, at.is_example(), (from, to), &given, &kept_back);
    put("Read me first.txt", read_me.as_bytes())?;
    Ok(files)
}

fn read_me(
    home: &str,
    example: bool,
    (from, to): (NaiveDate, NaiveDate),
    given: &[String],
    kept_back: &[String],
) -> String {
    let mut text = String::new();
    let listed = |numbers: &[String]| match numbers {
        [] => "none".to_owned(),
        numbers => numbers.join(", "),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "{}For the independent person: decisions on referrals, {home}\n\
         Signed from {} to {}\n",
        if example { "EXAMPLE\n\n" } else { "" },
        in_words(from),
        in_words(to),
    );
    if let Some(provision) = law::provision(PROVISION) {
        let _ = writeln!(
            text,
            "The regulation requires:\n“{}”\n{}\n",
            provision.words.as_str(),
            provision.full_citation()
        );
    }
    let _ = writeln!(
        text,
        "Here are the tables, in which no child is named and counts from 1 to {} are hidden, with \
         others from which they could be found.\n\n\
         Decision records here, because the child and the placing authority both consent: {}.\n\
         Kept back, because both consents are not recorded: {}.",
        FEWER_THAN.saturating_sub(1),
        listed(given),
        listed(kept_back),
    );
    // The ends of lines that the plainest reader on Windows needs.
    text.replace('\n', "\r\n")
}
