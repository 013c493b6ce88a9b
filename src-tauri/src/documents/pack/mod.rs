//! The inspection pack: the records of a time in one folder, with an index, a sheet that says what a
//! check of each found, the digest of every file and the certificate by which they are checked; and
//! the same in one file, to be handed over on a stick.

mod read_me;
mod zipped;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use admission::Case;
use admission::afterwards::Afterwards;
use admission::calendar::{english_time, in_words, in_words_with_time};
use admission::judgement::Outcome as Decided;
use admission::oversight::after::{After, Remade};
use admission::vocabulary::{Vocabulary, YesNo};
use casebook::{Act, At};
use chrono::NaiveDate;
use record::HomeNamed;
use record::pages::pack_index::{self, PackEntry, PackIndex};
use record::verify::{FactName, Outcome, Trust, Verdict, digest};

use super::{printed, signed_at};
use crate::commands::afterwards::{noted, signed_case};
use crate::commands::records::outcome_named;
use crate::error::AppError;
use crate::session::SignedIn;
use crate::{case, numbers, places};

/// Kinds of document that go along with their record: what was written to and about it by adults.
/// The child's summary, their own record and the extracts belong to the children and stay.
const GO_ALONG: [&str; 5] = ["letter", "reply", "notice", "oversight", "addendum"];

/// The records signed on or between two English days, oldest first; those that were deleted since are
/// among them, with nothing left to read.
///
/// # Errors
/// When the casebook cannot be read.
pub fn signed_between(
    at: &SignedIn,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<casebook::RecordRow>, AppError> {
    let mut found = Vec::new();
    for record in at.casebook.records()? {
        let day = english_time(numbers::moment(&record.signed_at)?).date();
        if (from..=to).contains(&day) {
            found.push(record);
        }
    }
    found.reverse();
    Ok(found)
}

/// A pack while it is written: the folder, its files, and the digest of every file in it.
struct Pack<'a> {
    folder: &'a Path,
    names: Vec<String>,
    manifest: String,
    root: Option<Vec<u8>>,
}

impl Pack<'_> {
    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<String, AppError> {
        places::put_in_place(&self.folder.join(name), bytes)?;
        let sha256 = digest(bytes);
        self.names.push(name.to_owned());
        // Writing to a String cannot fail.
        let _ = writeln!(self.manifest, "{sha256}  {name}");
        Ok(sha256)
    }

    /// What a check finds of a file that is put into the pack, in a sentence.
    fn checked(&self, pdf: &[u8]) -> Result<String, AppError> {
        let trust = Trust {
            own_root: self.root.as_deref(),
            redraw: Some(&record::redraw),
            ..Trust::default()
        };
        let found = record::verify::verify(pdf, &trust)?;
        let verdict = match found.verdict {
            Verdict::Genuine => {
                "Genuine: nothing was changed, and the provider’s root vouches for the signer."
            }
            Verdict::UnknownSigner => {
                "Nothing was changed. The signer’s certificate is another authority’s: check it there."
            }
            Verdict::Refused => "Do not rely on it: a fact about it is false.",
        };
        let pages = match found.outcome(FactName::PagesMatchData) {
            Outcome::True => "Drawn again from the data inside, its pages are the same.",
            Outcome::False => "Drawn again from the data inside, its pages are others.",
            _ => "Its pages were drawn by another version of the program and were not compared.",
        };
        Ok(format!("{verdict}\n{pages}"))
    }
}

/// Writes the pack of a time into a folder, which is made, and into one file beside it; says how many
/// files the folder holds.
///
/// # Errors
/// A person who may not take copies out; a folder or file that is there already or cannot be written.
/// Then nothing is left of it.
pub fn write(
    at: &mut SignedIn,
    (from, to): (NaiveDate, NaiveDate),
    folder: &Path,
    now: At,
) -> Result<u32, AppError> {
    at.casebook.must_be_allowed(Act::Export)?;
    let zip = zipped::beside(folder);
    if folder.exists() || zip.exists() {
        return Err(AppError::other(
            "there is already a file or folder of this name",
            "nothing was written",
            "choose another name",
        ));
    }
    let done = fill(at, (from, to), (folder, &zip), now);
    if done.is_err() {
        // Half a pack would be taken for a whole one. A part that cannot be removed either is no worse
        // than what the error already says.
        let _kept = fs::remove_dir_all(folder);
    }
    done
}

fn fill(
    at: &mut SignedIn,
    (from, to): (NaiveDate, NaiveDate),
    (folder, zip): (&Path, &Path),
    now: At,
) -> Result<u32, AppError> {
    let mut parts: Vec<(String, Vec<PackEntry>)> = [
        "Accepted",
        "Accepted in an emergency",
        "Not yet",
        "Declined",
        "Ended by the placing authority",
        "Stays that ended in this time without notice, within six months of the move",
        "Letters, replies and notices beside these records",
        "Oversight records and addenda",
    ]
    .map(|heading| (heading.to_owned(), Vec::new()))
    .into();
    let root = at.casebook.authority()?;
    let mut pack = Pack {
        folder,
        names: Vec::new(),
        manifest: String::new(),
        root,
    };
    let soon_ended = soon_ended(at, from, to, now)?;
    let ended_soon =
        |record: &casebook::RecordRow| soon_ended.iter().any(|one| one.number == record.number);
    let signed_then = signed_between(at, from, to)?;
    let numbers = numbers_of(&signed_then)?;
    let deleted = deleted(at, &signed_then)?;
    let earlier = soon_ended
        .iter()
        .filter(|one| signed_then.iter().all(|other| other.number != one.number));
    let there = signed_then.iter().filter(|one| one.removed_by.is_none());
    let mut put_into = |part: usize, entries: Vec<PackEntry>| {
        if let Some((_, into)) = parts.get_mut(part) {
            into.extend(entries);
        }
    };
    for (record, in_this_time) in there
        .map(|one| (one, true))
        .chain(earlier.map(|one| (one, false)))
    {
        let (part, entry) = put_record(at, &mut pack, record, now)?;
        let beside = put_documents(at, &mut pack, record, &entry, now)?;
        if ended_soon(record) {
            put_into(SOON_ENDED, vec![entry.clone()]);
        }
        if in_this_time {
            put_into(part, vec![entry]);
        }
        for (part, entry) in beside {
            put_into(part, vec![entry]);
        }
    }
    if let Some(root) = &pack.root {
        let pem = record::certificates::authority_pem(root)?;
        pack.put("root.pem", pem.as_bytes())?;
    }
    let today = english_time(now).date();
    let index = PackIndex {
        home: HomeNamed::of(&case::home(at, today)?),
        example: at.is_example(),
        from,
        to,
        made: (now, at.signatory().name),
        root: pack.root.as_deref().map(record::certificates::fingerprint),
        numbers,
        deleted,
        parts,
    };
    pack.put("Index.pdf", &pack_index::draw(&index)?.bytes)?;
    pack.put(
        "Verification sheet.pdf",
        &pack_index::draw_sheet(&index)?.bytes,
    )?;
    pack.put("Read me first.txt", read_me::words(&index).as_bytes())?;
    let manifest = std::mem::take(&mut pack.manifest);
    pack.put("manifest.sha256", manifest.as_bytes())?;
    zipped::write(folder, &pack.names, zip, now)?;
    Ok(u32::try_from(manifest.lines().count()).unwrap_or(u32::MAX))
}

/// The part of the index of stays that ended without notice: listed there beside where their outcome
/// puts them, so that each part can be counted.
const SOON_ENDED: usize = 5;
/// The part of what was written to others about a decision.
const LETTERS: usize = 6;
/// The part of what was written about a decision afterwards.
const OVERSIGHT: usize = 7;

/// The numbers of some records, oldest first, each also as printed.
fn numbers_of(records: &[casebook::RecordRow]) -> Result<Vec<(i64, String)>, AppError> {
    let number = |one: &casebook::RecordRow| {
        let signed = numbers::moment(&one.signed_at)?;
        Ok((one.number, numbers::printed(one.number, signed)))
    };
    records.iter().map(number).collect()
}

/// The printed numbers of those that were deleted since, each with its day.
fn deleted(
    at: &SignedIn,
    records: &[casebook::RecordRow],
) -> Result<Vec<(String, Option<NaiveDate>)>, AppError> {
    let deletions = at.casebook.deletions()?;
    let gone = records
        .iter()
        .filter_map(|one| Some((one, one.removed_by?)));
    gone.map(|(one, by)| {
        let signed = numbers::moment(&one.signed_at)?;
        let done = deletions
            .iter()
            .find(|deletion| deletion.number == by)
            .and_then(|deletion| deletion.agreed_at.as_deref());
        let day = done.map(numbers::moment).transpose()?;
        let day = day.map(|at| english_time(at).date());
        Ok((numbers::printed(one.number, signed), day))
    })
    .collect()
}

/// The records, whenever they were signed, of stays that ended in this time without notice and within
/// six months of the move.
fn soon_ended(
    at: &mut SignedIn,
    from: NaiveDate,
    to: NaiveDate,
    now: At,
) -> Result<Vec<casebook::RecordRow>, AppError> {
    let today = english_time(now).date();
    let mut found = Vec::new();
    for record in at.casebook.records()? {
        let (revision, noted) = noted(at, &record.referral)?;
        if revision == 0 || record.removed_by.is_some() {
            continue;
        }
        let after = After::of(&signed_case(at, record.number)?, &noted, today);
        let in_time = after.ended_on.is_some_and(|on| (from..=to).contains(&on));
        if in_time && after.ended_unplanned_and_soon() {
            found.push(record);
        }
    }
    Ok(found)
}

/// One record, and the part of the index it belongs to.
fn put_record(
    at: &mut SignedIn,
    pack: &mut Pack<'_>,
    record: &casebook::RecordRow,
    now: At,
) -> Result<(usize, PackEntry), AppError> {
    let signed = numbers::moment(&record.signed_at)?;
    let case = signed_case(at, record.number)?;
    let number = numbers::printed(record.number, signed);
    let file = format!("Decision record {number}.pdf");
    let bytes = at.casebook.export_record(record.number, now)?;
    let checked = pack.checked(&bytes)?;
    let sha256 = pack.put(&file, &bytes)?;
    let mut says = record.outcome.clone();
    if let Some(route) = case.referral.receipt.route {
        says.push_str(&format!("\nRoute: {}", route.label()));
    }
    if let Some(first) = &case.referral.remakes {
        says.push_str(&format!(
            "\nMakes again, in full, decision record {}",
            first.number
        ));
    }
    let (_, after) = noted(at, &record.referral)?;
    for line in since(&case, &after, english_time(now).date()) {
        says.push_str(&format!("\n{line}"));
    }
    let entry = PackEntry {
        what: format!("Decision record {number}"),
        file,
        about: case
            .referral
            .child
            .initials_or_first_letters()
            .unwrap_or_else(|| "Initials not given".to_owned()),
        says,
        signed: told(at, signed, &record.signer)?,
        sha256,
        checked,
    };
    Ok((part_of(outcome_named(&record.outcome)), entry))
}

/// What became of a decision, line by line: the move, whether an emergency was gone over in full, the
/// ending.
fn since(case: &Case, after: &Afterwards, today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    let decided = case.referral.decision.outcome;
    let accepted = decided.is_some_and(Decided::accepts);
    match after.started() {
        Some(at) => lines.push(format!("The child moved in on {}", in_words(at.date()))),
        None if after.not_taken_up() => lines.push("The place was not taken up".to_owned()),
        None if accepted => lines.push("No move is noted".to_owned()),
        None => {}
    }
    let mut again = after.made_again_as().peekable();
    let by_a_second_record = again.peek().is_some();
    for second in again {
        lines.push(format!(
            "Made again in full as decision record {}",
            second.number
        ));
    }
    if decided == Some(Decided::AcceptEmergency) && !by_a_second_record {
        let stands = After::of(case, after, today).remade;
        lines.push(match after.remade_on() {
            Some(on) => format!("Gone over in full on {}", in_words(on)),
            None if stands == Remade::NotRemade => {
                "Not noted as gone over in full; the seven days Threshold suggests are over"
                    .to_owned()
            }
            None => "Not gone over in full yet".to_owned(),
        });
    }
    if let Some((ended, notice)) = after.ended() {
        let notice = match notice {
            YesNo::Yes => "with notice",
            YesNo::No => "without notice",
        };
        lines.push(format!(
            "The stay ended on {}, {notice}",
            in_words(ended.date())
        ));
    }
    lines
}

/// The documents beside a record that go along with it, oldest first, each with its part of the index.
fn put_documents(
    at: &mut SignedIn,
    pack: &mut Pack<'_>,
    record: &casebook::RecordRow,
    beside: &PackEntry,
    now: At,
) -> Result<Vec<(usize, PackEntry)>, AppError> {
    let mut documents = at.casebook.documents()?;
    documents.retain(|one| {
        one.referral.as_deref() == Some(record.referral.as_str())
            && GO_ALONG.contains(&one.kind.as_str())
    });
    documents.reverse();
    let mut entries = Vec::new();
    for document in documents {
        let signed = signed_at(&document)?;
        let number = printed(document.number, signed);
        let file = format!("{} {number}.pdf", document.title);
        let bytes = at.casebook.export_document(document.number, now)?;
        let checked = pack.checked(&bytes)?;
        let sha256 = pack.put(&file, &bytes)?;
        let part = match document.kind.as_str() {
            "oversight" | "addendum" => OVERSIGHT,
            _ => LETTERS,
        };
        let entry = PackEntry {
            what: format!("{} {number}", document.title),
            file,
            about: beside.about.clone(),
            // One pack may hold two children of the same initials.
            says: format!("beside {}", beside.what.replacen("Decision", "decision", 1)),
            signed: told(at, signed, &document.signer)?,
            sha256,
            checked,
        };
        entries.push((part, entry));
    }
    Ok(entries)
}

fn told(at: &SignedIn, signed: At, signer: &str) -> Result<String, AppError> {
    let people = at.casebook.people()?;
    let signer = people.iter().find(|person| person.id == signer);
    let name = signer.map_or("somebody no longer here", |person| person.name.as_str());
    Ok(format!(
        "{}\nby {name}",
        in_words_with_time(english_time(signed))
    ))
}

/// The part of the index an outcome belongs to.
fn part_of(outcome: Option<Decided>) -> usize {
    match outcome {
        Some(Decided::AcceptEmergency) => 1,
        Some(outcome) if outcome.accepts() => 0,
        Some(Decided::NotYet) | None => 2,
        Some(outcome) if outcome.ended_by_authority() => 4,
        Some(_) => 3,
    }
}
