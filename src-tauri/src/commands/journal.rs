//! The journal as people read it: who did what, when, and what stood there before.

use std::collections::BTreeMap;

use admission::calendar::english_time;
use admission::home::ChildLivingHere;
use admission::questions;
use admission::referral::Referral;
use casebook::journal::{Asked, Entry, KIT, Told};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::people::named;
use crate::documents::printed;
use crate::error::AppError;
use crate::numbers;
use crate::session::{Desk, SignedIn};

/// How many entries a page of the journal has; several told together count as one.
const PAGE: usize = 50;

/// How many fields of one entry are shown; a new referral alone may fill hundreds.
const FIELDS: usize = 60;

/// What is asked of the journal; each part that is left out keeps nothing back.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(export)]
pub struct JournalAsked {
    /// Only entries before this number: the next page.
    pub before: Option<i64>,
    /// Only what this person did: their id.
    pub who: Option<String>,
    /// Only what concerns this subject: see [`JournalSubject::key`].
    pub subject: Option<String>,
}

/// A page of the journal, newest first.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct JournalPage {
    /// The entries.
    pub entries: Vec<JournalRow>,
    /// Say this number as `before` for the next page; none on the last.
    pub more: Option<i64>,
    /// Everybody who can have done something.
    pub people: Vec<JournalPerson>,
    /// The number of the last entry of all.
    pub last: i64,
    /// Its hash, as it stands in the file beside the casebook and in a record signed next.
    pub hash: String,
}

/// A person to ask for.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct JournalPerson {
    /// The id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// One entry, or several alike that follow each other.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct JournalRow {
    /// Its number; of several the last one's.
    pub number: i64,
    /// Of several the number of the first; none of one.
    pub first: Option<i64>,
    /// When, as the computer's clock said.
    pub at: DateTime<Utc>,
    /// Whether the clock said less than at the entry before: it was changed in between.
    pub clock_went_back: bool,
    /// Who.
    pub who: String,
    /// What they did, as the rest of a sentence that begins with their name.
    pub did: String,
    /// On what.
    pub subject: Option<JournalSubject>,
    /// What stood in each field before and after.
    pub changes: Vec<JournalChange>,
    /// Fields beyond those shown.
    pub more_changes: usize,
}

/// What an entry is about.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct JournalSubject {
    /// Asks for everything about it.
    pub key: String,
    /// Its name on screen.
    pub name: String,
}

/// One field before and after.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct JournalChange {
    /// The field, in the words of the screen.
    pub field: String,
    /// What stood there; none where nothing did.
    pub before: Option<String>,
    /// What stands there now; none where it was taken out.
    pub after: Option<String>,
}

/// A page of the journal. Reading it is itself told, once in a sitting.
///
/// # Errors
/// When the casebook cannot be read, or the person's standing does not allow it.
pub fn journal(desk: &Desk, asked: JournalAsked) -> Result<JournalPage, AppError> {
    desk.with(|at| {
        at.tell_once(Told::JournalRead, desk.now())?;
        let subject = asked.subject.as_deref().and_then(|key| key.split_once(':'));
        let (found, more) = told(at, &asked, subject)?;
        let mut names = Names::new(at)?;
        let entries = found
            .iter()
            .map(|run| names.row(at, run))
            .collect::<Result<_, _>>()?;
        let head = at.casebook.journal_head()?;
        let mut people: Vec<JournalPerson> = names
            .people
            .iter()
            .map(|person| JournalPerson {
                id: person.id.clone(),
                name: person.name.clone(),
            })
            .collect();
        people.push(JournalPerson {
            id: KIT.to_owned(),
            name: by_the_kit(),
        });
        Ok(JournalPage {
            entries,
            more,
            people,
            last: head.number,
            hash: head.hash_text(),
        })
    })
}

/// Entries that are read as one. Each stands in the journal by itself: whatever is saved while somebody
/// writes tells of it, and a page of nothing else would hide what was done besides.
struct Run {
    newest: Entry,
    oldest: Entry,
    times: usize,
}

impl Run {
    fn of(entry: Entry) -> Self {
        Self {
            oldest: entry.clone(),
            newest: entry,
            times: 1,
        }
    }

    /// Whether the entry before is told together with these: the same person wrote at the same
    /// document on the same day, nothing was done in between, and neither says more than that.
    fn takes_in(&self, before: &Entry) -> Result<bool, AppError> {
        const WRITTEN: &str = "document_words_kept";
        let next = &self.oldest;
        let alike = next.what == WRITTEN
            && before.what == WRITTEN
            && before.number.saturating_add(1) == next.number
            && before.who == next.who
            && before.subject_kind == next.subject_kind
            && before.subject_id == next.subject_id
            && before.detail.as_str() == next.detail.as_str()
            && !next.clock_went_back(before);
        if !alike {
            return Ok(false);
        }
        let says_what: Value = before.detail.read()?;
        let day = |entry: &Entry| Ok::<_, AppError>(clock(entry)?.date());
        Ok(says_what.get("changes").is_none() && day(before)? == day(next)?)
    }

    /// How often and when, behind what was done; nothing behind a single entry.
    fn how_often(&self) -> Result<String, AppError> {
        if self.times < 2 {
            return Ok(String::new());
        }
        let hour = |entry: &Entry| Ok::<_, AppError>(clock(entry)?.format("%H:%M").to_string());
        let (from, to) = (hour(&self.oldest)?, hour(&self.newest)?);
        let times = self.times;
        Ok(match from == to {
            true => format!(", {times} times at {to}"),
            false => format!(", {times} times, {from} to {to}"),
        })
    }
}

/// When an entry was made, on an English clock.
fn clock(entry: &Entry) -> Result<NaiveDateTime, AppError> {
    Ok(english_time(numbers::moment(&entry.at)?))
}

/// A page of what is asked for, newest first, and the number before which the next begins.
fn told(
    at: &SignedIn,
    asked: &JournalAsked,
    subject: Option<(&str, &str)>,
) -> Result<(Vec<Run>, Option<i64>), AppError> {
    let mut found: Vec<Run> = Vec::new();
    let mut before = asked.before;
    loop {
        let read = at.casebook.journal_about(&Asked {
            before,
            who: asked.who.as_deref(),
            subject,
            limit: PAGE,
        })?;
        let at_the_end = read.len() < PAGE;
        for entry in read {
            before = Some(entry.number);
            if let Some(run) = found.last_mut()
                && run.takes_in(&entry)?
            {
                run.oldest = entry;
                run.times = run.times.saturating_add(1);
            } else if found.len() < PAGE {
                found.push(Run::of(entry));
            } else {
                let more = found.last().map(|run| run.oldest.number);
                return Ok((found, more));
            }
        }
        if at_the_end {
            return Ok((found, None));
        }
    }
}

fn by_the_kit() -> String {
    "Somebody with the recovery kit".to_owned()
}

/// The names behind the ids, each looked up once a page.
struct Names {
    people: Vec<casebook::Person>,
    children: BTreeMap<String, String>,
    referrals: BTreeMap<String, String>,
    records: BTreeMap<i64, (String, String)>,
    documents: BTreeMap<i64, String>,
}

impl Names {
    fn new(at: &SignedIn) -> Result<Self, AppError> {
        let children = at.casebook.children()?.into_iter().map(|kept| {
            let child: Option<ChildLivingHere> = kept.document.read().ok();
            (kept.id, child.map(|one| one.initials).unwrap_or_default())
        });
        let mut records = BTreeMap::new();
        for record in at.casebook.records()? {
            let printed = numbers::printed(record.number, numbers::moment(&record.signed_at)?);
            records.insert(record.number, (printed, record.referral));
        }
        let mut documents = BTreeMap::new();
        for document in at.casebook.documents()? {
            let number = printed(document.number, numbers::moment(&document.signed_at)?);
            documents.insert(document.number, format!("{} {number}", document.title));
        }
        Ok(Self {
            documents,
            people: at.casebook.people()?,
            children: children.collect(),
            referrals: BTreeMap::new(),
            records,
        })
    }

    fn row(&mut self, at: &SignedIn, run: &Run) -> Result<JournalRow, AppError> {
        let entry = &run.newest;
        let detail: Value = entry.detail.read()?;
        let changes = detail.get("changes").and_then(Value::as_array);
        let mut fields = Vec::new();
        for change in changes.into_iter().flatten() {
            let pointer = change.get("pointer").and_then(Value::as_str);
            let (before, after) = (change.get("before"), change.get("after"));
            flatten(pointer.unwrap_or_default(), before, after, &mut fields);
        }
        let more_changes = fields.len().saturating_sub(FIELDS);
        fields.truncate(FIELDS);
        let who = match entry.who.as_str() {
            KIT => by_the_kit(),
            id => named(&self.people, id),
        };
        Ok(JournalRow {
            number: entry.number,
            first: (run.times > 1).then_some(run.oldest.number),
            at: numbers::moment(&entry.at)?,
            clock_went_back: clock_went_back(at, &run.oldest)?,
            who,
            did: format!(
                "{}{}",
                did(&entry.what, &entry.subject_kind, &detail),
                run.how_often()?
            ),
            subject: self.subject(at, entry),
            changes: fields,
            more_changes,
        })
    }

    fn subject(&mut self, at: &SignedIn, entry: &Entry) -> Option<JournalSubject> {
        let id = entry.subject_id.as_str();
        let name = match entry.subject_kind.as_str() {
            "referral" | "afterwards" | "retention" | "register" => self.referral(at, id),
            "record" => {
                let (printed, referral) = self.records.get(&id.parse().ok()?)?.clone();
                format!("Record {printed}, {}", self.referral(at, &referral))
            }
            "document" => self.documents.get(&id.parse().ok()?)?.clone(),
            "child" | "child_retention" => self.children.get(id).cloned()?,
            "children" => "The children living here".to_owned(),
            "person" if id == entry.who => return None,
            "person" => named(&self.people, id),
            "home" => "The home".to_owned(),
            "statement_of_purpose" => format!("Statement of purpose, version {id} kept here"),
            _ => return None,
        };
        Some(JournalSubject {
            key: format!("{}:{id}", entry.subject_kind),
            name,
        })
    }

    fn referral(&mut self, at: &SignedIn, id: &str) -> String {
        let named = self.referrals.entry(id.to_owned()).or_insert_with(|| {
            let Ok(row) = at.casebook.referral(id) else {
                return String::new();
            };
            let child = row
                .document
                .read::<Referral>()
                .map(|referral| referral.child.screen_name().to_owned());
            format!("Referral {}, {}", row.number, child.unwrap_or_default())
        });
        named.clone()
    }
}

fn clock_went_back(at: &SignedIn, entry: &Entry) -> Result<bool, AppError> {
    match entry.number.saturating_sub(1) {
        0 => Ok(false),
        before => Ok(entry.clock_went_back(&at.casebook.journal_entry(before)?)),
    }
}

/// How many files were taken into a register, and how many of them failed.
fn gathered(detail: &Value) -> String {
    let many = |name: &str| {
        detail
            .get(name)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
    };
    let mut said = vec![match many("taken_in") {
        1 => "took a signed document in".to_owned(),
        many => format!("took {many} signed documents in"),
    }];
    match many("failed_their_check") {
        0 => {}
        1 => said.push("one of them failed its check".to_owned()),
        many => said.push(format!("{many} of them failed their check")),
    }
    match detail.get("not_read").and_then(Value::as_i64) {
        None | Some(0) => {}
        Some(1) => said.push("a file could not be read".to_owned()),
        Some(many) => said.push(format!("{many} files could not be read")),
    }
    said.join("; ")
}

/// What was done, as the rest of a sentence that begins with a name.
fn did(what: &str, subject: &str, detail: &Value) -> String {
    let number = |name: &str| detail.get(name).and_then(Value::as_i64).unwrap_or_default();
    let text = |name: &str| detail.get(name).and_then(Value::as_str).unwrap_or_default();
    match what {
        "casebook_made" => "made this casebook".to_owned(),
        "signed_in" => "signed in".to_owned(),
        "sign_ins_failed" => match number("count") {
            1 => "signed in after one try with a wrong passphrase by somebody".to_owned(),
            count => format!("signed in after {count} tries with a wrong passphrase by somebody"),
        },
        "found_behind_its_head" => {
            "was told that the casebook did not stand as it was last left".to_owned()
        }
        "tables_brought_up" => {
            "opened it with a newer version of the program, which brought it to its form".to_owned()
        }
        "person_added" => "gave a person a way in".to_owned(),
        "person_changed" => "changed a person’s particulars".to_owned(),
        "person_removed" => "ended a person’s way in".to_owned(),
        "passphrase_changed" => "changed their passphrase".to_owned(),
        "passphrase_given" => "set a new passphrase for a person".to_owned(),
        "passphrase_recovered" => "set a new passphrase by the recovery kit".to_owned(),
        "recovery_kit_made" => "made a recovery kit; one made before opens nothing now".to_owned(),
        "recovery_kit_opened" => "opened the casebook by the recovery kit".to_owned(),
        "identity_sealed" => "was given a signing identity".to_owned(),
        "authority_kept" => "made the provider’s root certificate".to_owned(),
        "authority_shared" => "let a person vouch for the signatures of others".to_owned(),
        "root_exported" => "took out the provider’s root certificate".to_owned(),
        "home_saved" => "changed the home’s particulars or team".to_owned(),
        "referral_exported" => "took a referral out for a colleague".to_owned(),
        "statement_file_kept" => "kept the document of a statement of purpose".to_owned(),
        "statement_of_purpose_added" => "added a statement of purpose".to_owned(),
        "child_saved" => "saved a child’s entry".to_owned(),
        "children_read" => "looked at the entries of the children living here".to_owned(),
        "referral_begun" => "began a referral".to_owned(),
        "referral_read" => "opened a referral".to_owned(),
        "referral_saved" => "changed a referral".to_owned(),
        "referral_closed" => format!("closed a referral: {}", text("reason")),
        "decision_signed" => format!("signed the decision: {}", text("outcome")),
        "document_signed" => format!("signed a document: {}", text("title")),
        "document_read" => "read a signed document".to_owned(),
        "document_exported" => "took a copy of a signed document out".to_owned(),
        "document_words_kept" => "wrote at a document that is not signed yet".to_owned(),
        "record_read" => "read a signed record".to_owned(),
        "record_exported" => "took a copy of a signed record out".to_owned(),
        "record_marked_read" => "said they had read a signed record".to_owned(),
        "sample_drawn" => format!(
            "drew a sample of decisions to read without their outcome, with the seed {}",
            text("seed")
        ),
        "records_gathered" => gathered(detail),
        "gathered_read" => "read a gathered record".to_owned(),
        "gathered_marked_read" => "said they had read a gathered record".to_owned(),
        "gathered_exported" => "took a copy of a gathered record out".to_owned(),
        "gathered_deleted" => {
            let many = detail
                .get("sha256")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            match many {
                1 => format!("deleted a gathered document: {}", text("because")),
                many => format!("deleted {many} gathered documents: {}", text("because")),
            }
        }
        "authority_trusted" => "chose to trust an authority".to_owned(),
        "authority_not_trusted" => "stopped trusting an authority".to_owned(),
        "sample_set_aside" => {
            "set a decision aside that they had drawn to read without its outcome".to_owned()
        }
        "view_written" => "wrote their own view of a decision without its outcome".to_owned(),
        "patterns_exported" => {
            "took a pattern over decisions out, without small numbers".to_owned()
        }
        "casebook_checked" => "looked the whole casebook through: all was well".to_owned(),
        "keeping_noted" => match subject {
            "register" => "wrote in the register of children",
            "schedule" => "changed how long records are kept",
            "child_retention" => "noted something about the keeping of a child’s entry",
            _ => "noted something about the keeping of a referral",
        }
        .to_owned(),
        "deletion_asked_for" => format!("asked for a deletion: {}", text("because")),
        "deletion_taken_back" => "took back the deletion asked for".to_owned(),
        "deletion_done" => "agreed to a deletion, and it was done".to_owned(),
        "register_read" => "looked at the register of children".to_owned(),
        "register_exported" => "took a copy of the register of children out".to_owned(),
        "journal_read" => "read the journal".to_owned(),
        "searched" => "searched the casebook".to_owned(),
        "backup_made" => match detail.get("last_entry").and_then(Value::as_i64) {
            Some(entry) => format!("made a backup that ends with entry {entry}"),
            None => "made a backup".to_owned(),
        },
        "backup_restored" => format!(
            "put a backup that ends with entry {} in the casebook’s place; what stood there was \
             set aside",
            number("backup_last_entry")
        ),
        "everything_exported" => "took everything out in open formats".to_owned(),
        "paper_taken_in" => format!("took a paper in: {}", text("name")),
        "paper_looked_into" => match text("state") {
            "locked" => "found that a paper is kept shut by a password".to_owned(),
            "damaged" => "found that a paper is damaged".to_owned(),
            _ => "had a paper’s words read for looking up".to_owned(),
        },
        "paper_read" => "looked at a paper".to_owned(),
        "paper_exported" => "took a copy of a paper out".to_owned(),
        other => other.replace('_', " "),
    }
}

/// One line a field, however deep it lies.
fn flatten(
    pointer: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    into: &mut Vec<JournalChange>,
) {
    let parts = |value: Option<&Value>| -> Vec<String> {
        match value {
            Some(Value::Object(members)) => members.keys().cloned().collect(),
            Some(Value::Array(items)) => (0..items.len()).map(|at| at.to_string()).collect(),
            _ => Vec::new(),
        }
    };
    let mut steps = parts(before);
    for step in parts(after) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    if steps.is_empty() {
        let (before, after) = (words_of(before), words_of(after));
        if before != after {
            let field = field(pointer);
            into.push(JournalChange {
                field,
                before,
                after,
            });
        }
        return;
    }
    for step in steps {
        let inside = |value: Option<&Value>| -> Option<Value> {
            match value? {
                Value::Object(members) => members.get(&step).cloned(),
                Value::Array(items) => items.get(step.parse::<usize>().ok()?).cloned(),
                _ => None,
            }
        };
        let deeper = format!("{pointer}/{step}");
        flatten(
            &deeper,
            inside(before).as_ref(),
            inside(after).as_ref(),
            into,
        );
    }
}

/// A value as it is read; nothing for what says nothing.
fn words_of(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A field in the words of the screen: the question's label where one fills it, and after it what
/// is left of the way in plain words.
pub(super) fn field(pointer: &str) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    for length in (1..=steps.len()).rev() {
        let pattern: String = steps
            .iter()
            .take(length)
            .map(|step| {
                let index = step.chars().all(|letter| letter.is_ascii_digit());
                format!("/{}", if index { "*" } else { step })
            })
            .collect();
        if let Some(question) = questions::question(&pattern) {
            let rest = plain(steps.get(length..).unwrap_or_default());
            return match rest.as_str() {
                "" | "value" => question.label.to_owned(),
                rest => format!("{} ({rest})", question.label),
            };
        }
    }
    crate::error::whole(&plain(&steps))
        .trim_end_matches('.')
        .to_owned()
}

/// The steps of a pointer as words: an entry of a list is named by its place, counted from 1.
fn plain(steps: &[&str]) -> String {
    let words = steps.iter().map(|step| match step.parse::<usize>() {
        Ok(index) => index.saturating_add(1).to_string(),
        Err(_) => step.replace('_', " "),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_is_named_as_on_the_screen() {
        let label = questions::label("/receipt/received_at");
        assert!(!label.is_empty());
        assert_eq!(field("/receipt/received_at"), label);
        assert_eq!(
            field("/places_of_safety/0/first_night"),
            "Places of safety, 1, first night"
        );
    }

    #[test]
    fn each_field_of_a_changed_entry_is_a_line_and_what_says_nothing_is_none() {
        let mut lines = Vec::new();
        let (before, after) = (
            json!({"name": "A", "left": null}),
            json!({"name": "B", "left": null, "notes": "", "settled": true}),
        );
        flatten("", Some(&before), Some(&after), &mut lines);
        let told: Vec<_> = lines
            .iter()
            .map(|line| (&*line.field, line.before.as_deref(), line.after.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Name", Some("A"), Some("B")),
                ("Settled", None, Some("yes"))
            ]
        );
    }
}
