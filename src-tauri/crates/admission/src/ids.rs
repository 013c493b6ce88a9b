//! Entries are told apart by ids; two entries with one id, or an entry with none, cannot be told
//! apart and are refused when a case is read.

use std::collections::BTreeSet;

use crate::case::{Case, CaseError};
use crate::entries::LISTS;

/// Checks that the ids of every list are there and differ.
///
/// # Errors
/// [`CaseError::Ids`] with the place of the first entry without an id or with another's.
pub fn check(case: &Case) -> Result<(), CaseError> {
    let r = &case.referral;
    unique(
        "/home/children",
        case.home.children.iter().map(|c| c.id.as_str()),
    )?;
    unique(
        "/home/statement_of_purpose/clauses",
        case.home
            .statement_of_purpose
            .clauses
            .iter()
            .map(|c| c.id.as_str()),
    )?;
    for list in LISTS {
        let ids = (list.entries)(r);
        let place = format!("/referral{}", list.pointer);
        unique(&place, ids.iter().map(|entry| entry.id))?;
    }
    for (place, points) in [
        (
            "referral.first_screen.conditions",
            &r.first_screen.conditions,
        ),
        ("referral.first_screen.criteria", &r.first_screen.criteria),
    ] {
        unique(place, points.iter().map(|point| point.words.as_str()))?;
    }
    unique(
        "/referral/group/entries",
        r.group.entries.iter().map(|g| g.child.as_str()),
    )?;
    Ok(())
}

fn unique<'a>(place: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), CaseError> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        let fault = |detail: String| CaseError::Ids {
            place: format!("{place}/{index}"),
            detail,
        };
        if id.trim().is_empty() {
            return Err(fault("the entry has no id".to_owned()));
        }
        if !seen.insert(id) {
            return Err(fault(format!("another entry has the id `{id}` as well")));
        }
    }
    Ok(())
}
