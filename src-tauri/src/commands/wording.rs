//! Help with wording beside a text box: suggestions, kept nowhere.

use std::collections::BTreeSet;

use admission::evidence::Statement;
use admission::wording::{self, Suggestion, repeats};
use serde_json::Value;

use crate::error::AppError;
use crate::session::{Desk, SignedIn};

/// With how many other referrals, newest first, a paragraph is compared. Enough for more than a
/// year of a busy home, and soon done.
const COMPARED: usize = 200;

/// What could be said better in an answer of a referral: listed words, opinion without an owner,
/// and paragraphs that stand in another child's referral too. Of that referral nothing is shown.
///
/// # Errors
/// When the casebook cannot be read.
pub fn look_at_words(
    desk: &Desk,
    id: String,
    pointer: String,
    text: String,
) -> Result<Vec<Suggestion>, AppError> {
    let mark = desk.with(|at| mark(at, &id, &pointer))?;
    let mut found = wording::suggestions_on(&text, &pointer, mark);
    if !repeats::fingerprints(&text).is_empty() {
        let others = desk.with(|at| others(at, &id))?;
        found.extend(repeats::suggestions(&text, &others));
        found.sort_by_key(|suggestion| suggestion.start);
    }
    Ok(found)
}

/// How the entry that holds the answer is marked: fact, opinion, third-party information.
fn mark(at: &mut SignedIn, id: &str, pointer: &str) -> Result<Option<Statement>, AppError> {
    // A referral that is not there has no marks; the words are looked at all the same.
    let Ok(kept) = at.casebook.referral(id) else {
        return Ok(None);
    };
    let referral: Value = kept.document.read()?;
    Ok(wording::mark_beside(&referral, pointer))
}

/// The paragraphs of the other referrals, as numbers.
fn others(at: &mut SignedIn, id: &str) -> Result<BTreeSet<u64>, AppError> {
    let mut numbers = BTreeSet::new();
    let referrals = at.casebook.referrals()?.into_iter();
    for kept in referrals.filter(|kept| kept.id != id).take(COMPARED) {
        let referral: Value = kept.document.read()?;
        texts(&referral, &mut |text| {
            numbers.extend(repeats::fingerprints(text))
        });
    }
    Ok(numbers)
}

/// Every text of a referral. Letters are left out: they are drafted from the same words.
fn texts(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, each)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name != "letter" {
                    texts(field, each);
                }
            }
        }
        _ => {}
    }
}
