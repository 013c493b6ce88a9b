//! Changes to a referral: the only way in which an open referral changes.
//!
//! [`apply`] takes a referral and one finished change and gives the referral as it stands
//! afterwards, with every field that changed, before and after, for the journal. It keeps to three
//! rules: an entry is withdrawn, never removed; only fields a question fills can be answered; any
//! change voids an earlier "answers checked".

mod take_up;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

use crate::entries::{LISTS, List, list_at};
use crate::judgement::{Challenge, ChildEntry, LogEntry};
use crate::questions::{self, Kind};
use crate::referral::{PointAnswered, Referral, quoted};
pub use take_up::TakenUp;
use take_up::take_up;

/// One finished change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
#[ts(export)]
pub enum Change {
    /// A question is answered; null blanks the answer.
    Answer {
        /// JSON pointer into the referral, for example "/needs/2/what".
        pointer: String,
        /// The answer.
        #[ts(type = "unknown")]
        value: Value,
    },
    /// An entry is noted: a need, risk, paper, gap, view, condition, restriction, device, a row or
    /// an entry about a child living here.
    Note {
        /// The list, for example "/needs".
        list: String,
        /// Its first answers, by field; for rows and entries about a child living here, `child`;
        /// for what a restriction means for one of them, `restriction` too.
        #[ts(type = "Record<string, unknown>")]
        answers: Map<String, Value>,
    },
    /// A letter is kept as drafted.
    KeepLetter {
        /// The letter.
        letter: Challenge,
    },
    /// A question proposed about the children living here is taken up: answered, set aside or made
    /// a row. Taken up again, its entry is the same.
    TakeUp {
        /// The question, and how it is taken up.
        question: TakenUp,
    },
    /// Something happened to a letter.
    Log {
        /// The letter's id.
        letter: String,
        /// What happened.
        entry: LogEntry,
    },
    /// An entry is withdrawn.
    Withdraw {
        /// JSON pointer to the entry, for example "/needs/2".
        pointer: String,
        /// Why.
        because: String,
    },
    /// A withdrawal was read, and stands.
    LetStand {
        /// JSON pointer to the entry.
        pointer: String,
    },
    /// A withdrawn entry is taken back up.
    TakeBackUp {
        /// JSON pointer to the entry.
        pointer: String,
    },
    /// The registered manager disagrees with a finding; a blank reason takes that back.
    Disagree {
        /// The finding's key.
        finding: String,
        /// Why.
        because: String,
    },
    /// The answers were gone over.
    CheckAnswers,
}

/// A field before and after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FieldChange {
    /// JSON pointer into the referral.
    pub pointer: String,
    /// The value before; null where there was none.
    pub before: Value,
    /// The value after.
    pub after: Value,
}

/// A referral after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The referral as it stands now.
    pub referral: Referral,
    /// Every field that changed.
    pub fields: Vec<FieldChange>,
}

/// Why a change was not made. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No question fills this field.
    #[error("there is no such field to answer")]
    NoSuchField,
    /// There is no such entry, or it is not one that can be withdrawn.
    #[error("there is no such entry")]
    NoSuchEntry,
    /// The answer is not of the kind asked for.
    #[error("{0}")]
    WrongKind(&'static str),
    /// A withdrawal, or something else that needs one, came without a reason.
    #[error("say why: the reason stays in the record")]
    NoReason,
}

/// Makes one change by one person at one time.
///
/// # Errors
/// [`Refusal`]; the referral given is untouched.
pub fn apply(
    referral: &Referral,
    change: &Change,
    by: &str,
    at: DateTime<Utc>,
) -> Result<Applied, Refusal> {
    let before = serde_json::to_value(referral).map_err(|_| Refusal::NoSuchField)?;
    let mut after = before.clone();
    let wrong_kind = make(&mut after, change, by, at)?;
    if !matches!(change, Change::CheckAnswers) {
        put(&mut after, "/answers_checked", Value::Null);
    }
    let referral: Referral =
        serde_json::from_value(after.clone()).map_err(|_| Refusal::WrongKind(wrong_kind))?;
    let mut fields = Vec::new();
    differences("", &before, &after, &mut fields);
    Ok(Applied { referral, fields })
}

const NOT_UNDERSTOOD: &str = "this could not be understood as an answer";

fn make(
    referral: &mut Value,
    change: &Change,
    by: &str,
    at: DateTime<Utc>,
) -> Result<&'static str, Refusal> {
    match change {
        Change::Answer { pointer, value } => answer(referral, pointer, value, by, at),
        Change::Note { list, answers } => {
            note(referral, list, answers, by, at)?;
            Ok(NOT_UNDERSTOOD)
        }
        Change::KeepLetter { letter } => {
            let value = serde_json::to_value(letter).map_err(|_| Refusal::NoSuchField)?;
            let Value::Object(mut fields) = value else {
                return Err(Refusal::NoSuchField);
            };
            fields.insert("withdrawn".to_owned(), Value::Null);
            fields.insert(
                "log".to_owned(),
                json!([{ "at": at, "by": by, "what": "drafted" }]),
            );
            append(referral, "/challenges", fields)?;
            Ok(NOT_UNDERSTOOD)
        }
        Change::TakeUp { question } => {
            take_up(referral, question, by, at)?;
            Ok(NOT_UNDERSTOOD)
        }
        Change::Log { letter, entry } => {
            let mut entry = entry.clone();
            entry.by = entry.by.or_else(|| Some(by.to_owned()));
            entry.at = entry.at.or(Some(at));
            let entry = serde_json::to_value(entry).map_err(|_| Refusal::NoSuchField)?;
            let log = referral
                .pointer_mut("/challenges")
                .and_then(Value::as_array_mut)
                .and_then(|letters| {
                    letters
                        .iter_mut()
                        .find(|l| l.get("id").and_then(Value::as_str) == Some(letter))
                })
                .and_then(|l| l.get_mut("log"))
                .and_then(Value::as_array_mut)
                .ok_or(Refusal::NoSuchEntry)?;
            log.push(entry);
            Ok(NOT_UNDERSTOOD)
        }
        Change::Withdraw { pointer, because } => {
            let because = reason(because)?;
            let withdrawal =
                json!({ "because": because, "by": by, "at": at, "read_by": Value::Null });
            put_withdrawal(referral, pointer, withdrawal)?;
            Ok(NOT_UNDERSTOOD)
        }
        Change::LetStand { pointer } => {
            let entry = entry_at(referral, pointer)?;
            let read_by = entry
                .pointer_mut("/withdrawn/read_by")
                .ok_or(Refusal::NoSuchEntry)?;
            *read_by = Value::String(by.to_owned());
            Ok(NOT_UNDERSTOOD)
        }
        Change::TakeBackUp { pointer } => {
            put_withdrawal(referral, pointer, Value::Null)?;
            Ok(NOT_UNDERSTOOD)
        }
        Change::Disagree { finding, because } => {
            let list = referral
                .pointer_mut("/disagreements")
                .and_then(Value::as_array_mut)
                .ok_or(Refusal::NoSuchField)?;
            list.retain(|d| d.get("finding").and_then(Value::as_str) != Some(finding));
            if !because.trim().is_empty() {
                list.push(json!({
                    "finding": finding, "because": because.trim(), "by": by, "at": at,
                }));
            }
            Ok(NOT_UNDERSTOOD)
        }
        Change::CheckAnswers => {
            put(referral, "/answers_checked", json!({ "by": by, "at": at }));
            Ok(NOT_UNDERSTOOD)
        }
    }
}

fn answer(
    referral: &mut Value,
    pointer: &str,
    value: &Value,
    by: &str,
    at: DateTime<Utc>,
) -> Result<&'static str, Refusal> {
    let question = questions::question(&generic(pointer)).ok_or(Refusal::NoSuchField)?;
    let field = referral.pointer_mut(pointer).ok_or(Refusal::NoSuchEntry)?;
    let many = question.kind.is_many();
    *field = match value {
        Value::Null if many => json!([]),
        Value::String(text) if text.trim().is_empty() => Value::Null,
        Value::String(text) if matches!(question.kind, Kind::Line) => {
            Value::String(text.trim().to_owned())
        }
        other => other.clone(),
    };
    stamp(referral, pointer, by, at);
    Ok(match question.kind {
        Kind::Date => "this is not a date; write it as day, month and year, for example 27 3 2012",
        Kind::DateTime => "this is not a date and time, for example 21 11 2026 at 22:10",
        Kind::Number => "this is not a whole number",
        Kind::Choice { .. } | Kind::Choices { .. } | Kind::NotInPlace | Kind::OneNeed => {
            "this is not one of the choices"
        }
        Kind::Line | Kind::Text => "this is not a text",
    })
}

/// Who noted an entry last, and when, stands in its evidence.
fn stamp(referral: &mut Value, pointer: &str, by: &str, at: DateTime<Utc>) {
    for list in LISTS.iter().map(|l| l.pointer) {
        let Some(rest) = pointer.strip_prefix(list).and_then(|r| r.strip_prefix('/')) else {
            continue;
        };
        let index = rest.split('/').next().unwrap_or_default();
        put(
            referral,
            &format!("{list}/{index}/evidence/noted_by"),
            json!(by),
        );
        put(
            referral,
            &format!("{list}/{index}/evidence/noted_at"),
            json!(at),
        );
        // A passage is a piece of evidence by itself.
        put(referral, &format!("{list}/{index}/noted_by"), json!(by));
        put(referral, &format!("{list}/{index}/noted_at"), json!(at));
    }
}

fn note(
    referral: &mut Value,
    list: &str,
    answers: &Map<String, Value>,
    by: &str,
    at: DateTime<Utc>,
) -> Result<(), Refusal> {
    if let Some((_, of)) = ONE_FOR_EACH.iter().find(|(l, _)| *l == list) {
        let subject = answers.get(*of).and_then(Value::as_str);
        return one_for_each(referral, list, of, subject.ok_or(Refusal::NoSuchEntry)?);
    }
    let child = answers.get("child").and_then(Value::as_str);
    if list == "/challenges" || list == "/group/questions" {
        return Err(Refusal::NoSuchField);
    }
    let Value::Object(mut fields) = blank(list, child.unwrap_or_default())? else {
        return Err(Refusal::NoSuchField);
    };
    if list == "/liberty/effects" {
        let linked = |field: &str| {
            let id = answers.get(field).and_then(Value::as_str);
            id.filter(|id| !id.is_empty()).ok_or(Refusal::NoSuchEntry)
        };
        for field in ["restriction", "child"] {
            fields.insert(field.to_owned(), json!(linked(field)?));
        }
    }
    let asked = answers
        .iter()
        .filter(|(name, _)| !["child", "restriction"].contains(&name.as_str()));
    for (name, value) in asked {
        // A factor is ticked once and then withdrawn, never answered otherwise.
        if !(list == "/group/factors" && name == "factor") {
            questions::question(&format!("{list}/*/{name}")).ok_or(Refusal::NoSuchField)?;
        }
        let value = match value.as_str() {
            // A quotation comes as it was selected, with the ends of its lines.
            Some(words) if list == "/passages" && name == "words" => json!(quoted(words)),
            _ => value.clone(),
        };
        fields.insert(name.clone(), value);
    }
    let index = append(referral, list, fields)?;
    stamp(referral, &format!("{list}/{index}/x"), by, at);
    Ok(())
}

/// The lists with one entry for each subject, and the field that names it. Such an entry is begun
/// once and stays.
pub(crate) const ONE_FOR_EACH: &[(&str, &str)] = &[
    ("/group/entries", "child"),
    ("/first_screen/conditions", "words"),
    ("/first_screen/criteria", "words"),
];

fn one_for_each(referral: &mut Value, list: &str, of: &str, subject: &str) -> Result<(), Refusal> {
    if subject.trim().is_empty() {
        return Err(Refusal::NoSuchEntry);
    }
    let mut entry = blank(list, subject)?;
    put(&mut entry, &format!("/{of}"), json!(subject));
    let entries = referral
        .pointer_mut(list)
        .and_then(Value::as_array_mut)
        .ok_or(Refusal::NoSuchField)?;
    if entries
        .iter()
        .all(|e| e.get(of).and_then(Value::as_str) != Some(subject))
    {
        entries.push(entry);
    }
    Ok(())
}

/// A blank entry of a list, with every field there is.
pub(crate) fn blank(list: &str, child: &str) -> Result<Value, Refusal> {
    let mut entry = match (list_at(list), list) {
        (Some(list), _) => (list.blank)(),
        (None, "/group/entries") => serde_json::to_value(ChildEntry::default()),
        (None, "/first_screen/conditions" | "/first_screen/criteria") => {
            serde_json::to_value(PointAnswered::default())
        }
        (None, _) => return Err(Refusal::NoSuchField),
    }
    .map_err(|_| Refusal::NoSuchField)?;
    put(&mut entry, "/child", json!(child));
    Ok(entry)
}

/// Adds an entry with the next id of its list and counts it as noted.
fn append(
    referral: &mut Value,
    list: &str,
    mut fields: Map<String, Value>,
) -> Result<usize, Refusal> {
    let List {
        letter, counter, ..
    } = list_at(list).ok_or(Refusal::NoSuchField)?;
    let counter = format!("/noted/{counter}");
    let noted = referral
        .pointer(&counter)
        .and_then(Value::as_u64)
        .unwrap_or_default();
    let there = referral
        .pointer(list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let number = noted.max(there as u64) + 1;
    fields.insert("id".to_owned(), json!(format!("{letter}{number}")));
    let entries = referral
        .pointer_mut(list)
        .and_then(Value::as_array_mut)
        .ok_or(Refusal::NoSuchField)?;
    entries.push(Value::Object(fields));
    let index = entries.len() - 1;
    put(referral, &counter, json!(number));
    Ok(index)
}

fn entry_at<'a>(referral: &'a mut Value, pointer: &str) -> Result<&'a mut Value, Refusal> {
    let (list, _) = pointer.rsplit_once('/').ok_or(Refusal::NoSuchEntry)?;
    if list_at(list).is_none() {
        return Err(Refusal::NoSuchEntry);
    }
    referral.pointer_mut(pointer).ok_or(Refusal::NoSuchEntry)
}

fn put_withdrawal(referral: &mut Value, pointer: &str, value: Value) -> Result<(), Refusal> {
    let entry = entry_at(referral, pointer)?
        .as_object_mut()
        .ok_or(Refusal::NoSuchEntry)?;
    entry.insert("withdrawn".to_owned(), value);
    Ok(())
}

fn reason(because: &str) -> Result<&str, Refusal> {
    Some(because.trim())
        .filter(|b| !b.is_empty())
        .ok_or(Refusal::NoReason)
}

/// Sets a field that is there; a field that is not there is left so.
fn put(referral: &mut Value, pointer: &str, value: Value) {
    if let Some(field) = referral.pointer_mut(pointer) {
        *field = value;
    }
}

/// "/needs/2/what" as the questions name it: "/needs/*/what".
fn generic(pointer: &str) -> String {
    pointer
        .split('/')
        .map(|part| {
            let is_index = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
            if is_index { "*" } else { part }
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn differences(pointer: &str, before: &Value, after: &Value, out: &mut Vec<FieldChange>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(b), Value::Object(a)) => {
            for name in b.keys().chain(a.keys().filter(|k| !b.contains_key(*k))) {
                differences(
                    &format!("{pointer}/{name}"),
                    b.get(name).unwrap_or(&Value::Null),
                    a.get(name).unwrap_or(&Value::Null),
                    out,
                );
            }
        }
        (Value::Array(b), Value::Array(a)) if pointer != "/disagreements" => {
            for index in 0..b.len().max(a.len()) {
                differences(
                    &format!("{pointer}/{index}"),
                    b.get(index).unwrap_or(&Value::Null),
                    a.get(index).unwrap_or(&Value::Null),
                    out,
                );
            }
        }
        _ => out.push(FieldChange {
            pointer: pointer.to_owned(),
            before: before.clone(),
            after: after.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    fn changed(referral: &Referral, change: &Change) -> Result<Applied, Refusal> {
        apply(referral, change, "Example Manager", at())
    }

    fn answering(pointer: &str, value: Value) -> Change {
        Change::Answer {
            pointer: pointer.to_owned(),
            value,
        }
    }

    fn with_a_need() -> Referral {
        let note = Change::Note {
            list: "/needs".to_owned(),
            answers: Map::from_iter([("what".to_owned(), json!("help with sleep"))]),
        };
        changed(&Referral::default(), &note).unwrap().referral
    }

    #[test]
    fn an_answer_fills_its_field_and_is_told_before_and_after() {
        let applied = changed(
            &Referral::default(),
            &answering("/referrer/placing_authority", json!(" Northshire ")),
        )
        .unwrap();
        assert_eq!(
            applied.referral.referrer.placing_authority.as_deref(),
            Some("Northshire")
        );
        assert_eq!(
            applied.fields,
            [FieldChange {
                pointer: "/referrer/placing_authority".to_owned(),
                before: Value::Null,
                after: json!("Northshire"),
            }]
        );
    }

    #[test]
    fn an_answer_of_the_wrong_kind_is_refused_in_words() {
        let refused = changed(
            &Referral::default(),
            &answering("/child/date_of_birth", json!("soon")),
        );
        assert!(refused.unwrap_err().to_string().contains("not a date"));
    }

    #[test]
    fn several_values_are_chosen_and_taken_back() {
        let place = "/receipt/urgency";
        let chosen = changed(
            &Referral::default(),
            &answering(place, json!(["allegation", "court"])),
        )
        .unwrap()
        .referral;
        assert_eq!(chosen.receipt.urgency.len(), 2);
        let refused = changed(&chosen, &answering(place, json!(["soon"])));
        assert!(refused.unwrap_err().to_string().contains("choices"));
        let blank = changed(&chosen, &answering(place, Value::Null)).unwrap();
        assert!(blank.referral.receipt.urgency.is_empty());
    }

    #[test]
    fn a_field_no_question_fills_cannot_be_answered() {
        for pointer in [
            "/id",
            "/noted/needs",
            "/disagreements",
            "/needs",
            "/answers_checked",
        ] {
            let refused = changed(&Referral::default(), &answering(pointer, Value::Null));
            assert_eq!(refused, Err(Refusal::NoSuchField), "{pointer}");
        }
    }

    #[test]
    fn entries_are_numbered_for_good() {
        let one = with_a_need();
        assert_eq!(one.needs[0].id, "n1");
        assert_eq!(one.noted.needs, 1);
        assert_eq!(
            one.needs[0].evidence.noted_by.as_deref(),
            Some("Example Manager")
        );
    }

    #[test]
    fn a_withdrawal_needs_a_reason_and_keeps_the_entry() {
        let one = with_a_need();
        let blank = Change::Withdraw {
            pointer: "/needs/0".to_owned(),
            because: " ".to_owned(),
        };
        assert_eq!(changed(&one, &blank), Err(Refusal::NoReason));
        let withdraw = Change::Withdraw {
            pointer: "/needs/0".to_owned(),
            because: "noted twice".to_owned(),
        };
        let withdrawn = changed(&one, &withdraw).unwrap().referral;
        assert_eq!(withdrawn.needs.len(), 1);
        assert!(
            withdrawn.needs[0].counts(),
            "counts until somebody has read the withdrawal"
        );
        let read = changed(
            &withdrawn,
            &Change::LetStand {
                pointer: "/needs/0".to_owned(),
            },
        );
        assert!(!read.unwrap().referral.needs[0].counts());
    }

    #[test]
    fn any_change_voids_the_check_of_the_answers() {
        let checked = changed(&with_a_need(), &Change::CheckAnswers)
            .unwrap()
            .referral;
        assert!(checked.answers_checked.is_some());
        let changed = changed(&checked, &answering("/needs/0/what", json!("sleep"))).unwrap();
        assert!(changed.referral.answers_checked.is_none());
    }
}
