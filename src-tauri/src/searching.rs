//! The words by which the referrals, children and records of a casebook are found: what stands in
//! them as people read it, and where.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use admission::home::ChildLivingHere;
use admission::questions::{self, Kind, Question};
use admission::referral::Referral;
use admission::vocabulary::Choice;
use admission::words;
use casebook::{Indexed, Searchable, Words};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde_json::Value;

use crate::error::AppError;
use crate::numbers;
use crate::session::SignedIn;

/// Something written in a referral or in a child's entry, in the words of the screen.
pub struct Written {
    /// The field, as a JSON pointer.
    pub pointer: String,
    /// What stands there.
    pub text: String,
}

/// Takes the words of up to `most` rows into the casebook's index; none of papers. Says how many were
/// taken.
///
/// # Errors
/// When the casebook cannot be read or written.
pub fn take_in(at: &mut SignedIn, most: usize) -> Result<usize, AppError> {
    let waiting = at.casebook.words_to_take_in(false, most)?;
    let mut rows = Vec::with_capacity(waiting.len());
    // The children are few, and read together.
    let mut children: Option<Vec<casebook::Child>> = None;
    for one in waiting {
        let words = match one.kind {
            Searchable::Referral => referral(&at.casebook.referral(&one.id)?)?,
            Searchable::Record => record(at, &one)?,
            Searchable::Paper => Words::default(),
            Searchable::Child => {
                let children = match &mut children {
                    Some(children) => children,
                    none => none.insert(at.casebook.children()?),
                };
                let kept = children.iter().find(|child| child.id == one.id);
                kept.map(child).transpose()?.unwrap_or_default()
            }
        };
        rows.push((one, words));
    }
    at.casebook.take_words_in(&rows)?;
    Ok(rows.len())
}

/// Takes the words of one paper in. Says whether there was one to take.
///
/// # Errors
/// When the casebook cannot be read or written.
pub fn take_a_paper_in(at: &mut SignedIn) -> Result<bool, AppError> {
    let mut rows = Vec::new();
    for one in at.casebook.words_to_take_in(true, 1)? {
        let words = match at.casebook.paper_for_search(&one.id, usize::MAX)? {
            Some((paper, text)) => Words {
                names: paper.name,
                text,
            },
            None => Words::default(),
        };
        rows.push((one, words));
    }
    at.casebook.take_words_in(&rows)?;
    Ok(!rows.is_empty())
}

fn referral(kept: &casebook::Referral) -> Result<Words, AppError> {
    let document: Value = kept.document.read()?;
    let names = [
        "/child/known_as",
        "/child/legal_name",
        "/child/initials",
        "/child/reference",
        "/referrer/placing_authority",
        "/referrer/person",
    ];
    let names = names.iter().filter_map(|at| document.pointer(at)?.as_str());
    Ok(Words {
        names: format!("{} {}", names.collect::<Vec<_>>().join(" "), kept.number),
        text: together(written(&document)),
    })
}

fn child(kept: &casebook::Child) -> Result<Words, AppError> {
    let child: ChildLivingHere = kept.document.read()?;
    Ok(Words {
        names: format!("{} {}", child.known_as.unwrap_or_default(), child.initials),
        text: together(written(&kept.document.read()?)),
    })
}

/// A record is found by its number, the child, the outcome and who signed; what it says is what the
/// referral says.
fn record(at: &SignedIn, one: &Indexed) -> Result<Words, AppError> {
    let number = one.id.parse().ok();
    let Some(record) = number
        .map(|number| at.casebook.record_row(number))
        .transpose()?
        .flatten()
    else {
        return Ok(Words::default());
    };
    let referral: Referral = at.casebook.referral(&record.referral)?.document.read()?;
    let people = at.casebook.people()?;
    let signer = people.iter().find(|person| person.id == record.signer);
    let printed = numbers::printed(record.number, numbers::moment(&record.signed_at)?);
    let child = &referral.child;
    let names = [
        Some(printed.as_str()),
        child.known_as.as_deref(),
        child.legal_name.as_deref(),
        child.initials.as_deref(),
        referral.referrer.placing_authority.as_deref(),
    ];
    Ok(Words {
        names: names.into_iter().flatten().collect::<Vec<_>>().join(" "),
        text: format!(
            "{} {}",
            record.outcome,
            signer.map_or("", |person| person.name.as_str())
        ),
    })
}

fn together(written: Vec<Written>) -> String {
    let texts: Vec<String> = written.into_iter().map(|one| one.text).collect();
    texts.join("\n")
}

/// Everything written in a document that people read as words, in the order of the document: a
/// coded answer in the words of its vocabulary, and neither ids nor dates.
pub fn written(document: &Value) -> Vec<Written> {
    let mut found = Vec::new();
    walk(document, &mut String::new(), &mut String::new(), &mut found);
    found
}

fn walk(value: &Value, pointer: &mut String, pattern: &mut String, found: &mut Vec<Written>) {
    let (here, shape) = (pointer.len(), pattern.len());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if name == "id" || name.ends_with("_id") {
                    continue;
                }
                let step = casebook::step(name);
                for path in [&mut *pointer, &mut *pattern] {
                    path.push('/');
                    path.push_str(&step);
                }
                walk(member, pointer, pattern, found);
                pointer.truncate(here);
                pattern.truncate(shape);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                pattern.push_str("/*");
                walk(item, pointer, pattern, found);
                pointer.truncate(here);
                pattern.truncate(shape);
            }
        }
        Value::String(text) => found.extend(read(text, pattern).map(|text| Written {
            pointer: pointer.clone(),
            text,
        })),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A value as people read it; none for what is no word.
fn read(text: &str, pattern: &str) -> Option<String> {
    if text.trim().is_empty()
        || text.parse::<NaiveDate>().is_ok()
        || text.parse::<NaiveDateTime>().is_ok()
        || DateTime::parse_from_rfc3339(text).is_ok()
    {
        return None;
    }
    let tables = Tables::get();
    // The values of a list of choices stand one below the question's own pointer.
    let question = [pattern, pattern.strip_suffix("/*").unwrap_or(pattern)]
        .into_iter()
        .find_map(|pattern| tables.questions.get(pattern));
    match question.map(|question| question.kind) {
        Some(Kind::Choice { of } | Kind::Choices { of }) => {
            let choices = tables.vocabularies.get(of)?;
            let choice = choices.iter().find(|choice| choice.value == text)?;
            Some(choice.label.clone())
        }
        // An id of an entry: nothing somebody wrote.
        Some(Kind::NotInPlace | Kind::OneNeed) => None,
        Some(_) => Some(text.to_owned()),
        // No question fills it: a code has no spaces and no capitals, what somebody wrote has.
        None => text
            .contains(|letter: char| letter.is_whitespace() || letter.is_uppercase())
            .then(|| text.to_owned()),
    }
}

/// Questions and vocabularies by name, gathered once.
struct Tables {
    questions: BTreeMap<&'static str, &'static Question>,
    vocabularies: BTreeMap<&'static str, Vec<Choice>>,
}

impl Tables {
    fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| Self {
            questions: questions::all().map(|one| (one.pointer, one)).collect(),
            vocabularies: words::vocabularies(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn texts(document: &Value) -> Vec<(String, String)> {
        written(document)
            .into_iter()
            .map(|one| (one.pointer, one.text))
            .collect()
    }

    #[test]
    fn a_coded_answer_is_found_by_its_words_and_ids_and_dates_are_not_found() {
        let document = json!({
            "id": "ref-1",
            "receipt": {"received_at": "2026-11-17T10:42:00", "route": "planned"},
            "child": {"known_as": "kayden", "date_of_birth": "2012-06-14"},
        });
        let planned = words::vocabularies()["Route"]
            .iter()
            .find(|choice| choice.value == "planned")
            .map(|choice| choice.label.clone())
            .unwrap();
        assert_eq!(
            texts(&document),
            [
                ("/child/known_as".to_owned(), "kayden".to_owned()),
                ("/receipt/route".to_owned(), planned),
            ]
        );
    }

    #[test]
    fn everything_somebody_wrote_in_the_example_referral_is_found() {
        let example =
            example::example_home(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()).unwrap();
        let document = serde_json::to_value(&example.referrals[0].referral).unwrap();
        let found = texts(&document);
        assert!(found.len() > 150, "{}", found.len());
        let all = found
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join("\n");
        for words in [
            "two years and four months",
            "Rachel Denby",
            "NS-EXAMPLE-4471",
        ] {
            assert!(all.contains(words), "{words}");
        }
        for (pointer, text) in &found {
            assert!(document.pointer(pointer).is_some(), "{pointer}: {text}");
        }
    }
}
