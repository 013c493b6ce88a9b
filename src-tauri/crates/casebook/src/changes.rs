//! What differs between two states of a document, field by field.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Document, Error, Result};

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// Where: a JSON pointer (RFC 6901). For an item put into a list or taken out of one,
    /// its place in the longer of the two lists.
    pub pointer: String,
    /// What stood there; left out where there was nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What stands there now; left out where there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// The changes from `before` to `after`, in the order of the document.
pub(crate) fn between(before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let mut found = Vec::new();
    compare(&mut String::new(), before, after, &mut found);
    found
}

/// What a document read at `revision` changes in the one that stands, given with its revision; none
/// where the same is said again. Where nothing stands, its revision is nought.
///
/// # Errors
/// [`Error::ChangedElsewhere`] when another window saved since.
pub(crate) fn since(
    stands: Option<(&Document, i64)>,
    revision: i64,
    document: &Document,
) -> Result<Vec<FieldChange>> {
    let (before, stands) = stands.unzip();
    let stands = stands.unwrap_or_default();
    if stands != revision {
        return Err(Error::ChangedElsewhere { revision: stands });
    }
    let before = before.map(Document::value).transpose()?;
    Ok(between(before.as_ref(), Some(&document.value()?)))
}

fn compare(
    pointer: &mut String,
    before: Option<&Value>,
    after: Option<&Value>,
    found: &mut Vec<FieldChange>,
) {
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            members(pointer, before, after, found);
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => {
            items(pointer, before, after, found);
        }
        (before, after) => found.push(FieldChange {
            pointer: pointer.clone(),
            before: before.cloned(),
            after: after.cloned(),
        }),
    }
}

/// A name as a step of a JSON pointer (RFC 6901, section 3).
#[must_use]
pub fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn members(
    pointer: &mut String,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    found: &mut Vec<FieldChange>,
) {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    for name in after.keys().chain(gone) {
        let step = step(name);
        at_step(pointer, &step, |pointer| {
            compare(pointer, before.get(name), after.get(name), found);
        });
    }
}

/// Items equal at the front and at the back are the same items, so that one put in at the
/// front of a list is one change and not a change of every item behind it.
fn items(pointer: &mut String, before: &[Value], after: &[Value], found: &mut Vec<FieldChange>) {
    let shorter = before.len().min(after.len());
    let front = if before.len() == after.len() {
        0
    } else {
        before
            .iter()
            .zip(after)
            .take_while(|(one, other)| one == other)
            .count()
    };
    let back = if before.len() == after.len() {
        0
    } else {
        let tails = before.iter().rev().zip(after.iter().rev());
        tails
            .take(shorter.saturating_sub(front))
            .take_while(|(one, other)| one == other)
            .count()
    };
    let end = before.len().max(after.len()).saturating_sub(back);
    let (before_end, after_end) = (
        before.len().saturating_sub(back),
        after.len().saturating_sub(back),
    );
    for index in front..end {
        let one = (index < before_end).then(|| before.get(index)).flatten();
        let other = (index < after_end).then(|| after.get(index)).flatten();
        at_step(pointer, &index.to_string(), |pointer| {
            compare(pointer, one, other, found)
        });
    }
}

fn at_step(pointer: &mut String, step: &str, then: impl FnOnce(&mut String)) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(step);
    then(pointer);
    pointer.truncate(length);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changes(before: &Value, after: &Value) -> Value {
        serde_json::to_value(between(Some(before), Some(after))).unwrap()
    }

    #[test]
    fn a_changed_field_is_named_with_what_stood_there() {
        let before = json!({"child": {"name": "A", "born": "2012-01-01"}, "a/b": 1});
        let after = json!({"child": {"name": "B", "born": "2012-01-01"}, "a/b": null});
        assert_eq!(
            changes(&before, &after),
            json!([
                {"pointer": "/a~1b", "before": 1, "after": null},
                {"pointer": "/child/name", "before": "A", "after": "B"},
            ])
        );
    }

    #[test]
    fn a_field_that_comes_or_goes_is_not_a_field_that_is_null() {
        assert_eq!(
            changes(&json!({"gone": null}), &json!({"new": 1})),
            json!([{"pointer": "/new", "after": 1}, {"pointer": "/gone", "before": null}])
        );
    }

    #[test]
    fn an_item_put_in_at_the_front_is_one_change() {
        assert_eq!(
            changes(&json!(["b", "c"]), &json!(["a", "b", "c"])),
            json!([{"pointer": "/0", "after": "a"}])
        );
        assert_eq!(
            changes(&json!([1, 1, 1]), &json!([1, 1])),
            json!([{"pointer": "/2", "before": 1}])
        );
    }

    #[test]
    fn a_field_inside_an_item_is_found_in_its_place() {
        let before = json!({"needs": [{"how": "x"}, {"how": "y"}]});
        let after = json!({"needs": [{"how": "x"}, {"how": "z"}]});
        assert_eq!(
            changes(&before, &after),
            json!([{"pointer": "/needs/1/how", "before": "y", "after": "z"}])
        );
    }

    #[test]
    fn nothing_changed_is_no_change() {
        assert_eq!(
            changes(&json!({"a": [1, 2]}), &json!({"a": [1, 2]})),
            json!([])
        );
    }
}
