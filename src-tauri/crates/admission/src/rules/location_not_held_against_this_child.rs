//! # What it looks at
//! The date of the home’s last review of its location, and whether that review still holds for this
//! child.
//!
//! What it means child by child stands in the grid, under the theme “location”.
//!
//! # Why it matters
//! Regulation 46(1): the location is reviewed at least once in each calendar year. Ofsted looks at
//! whether there are services for any proposed new child too.
//!
//! # What the manager sees
//! Once an acceptance is chosen: that no date is given, that the last review was before last
//! calendar year, or that nobody has said whether it holds for this child. It closes nothing.
//!
//! # Example
//! The review found the area safe; this girl’s older boyfriend lives four streets away.

use chrono::NaiveDate;

use chrono::Datelike;

use super::{Checked, Disagreeing, Raised, Rule, is_accepted};
use crate::appraise::Weight;
use crate::calendar::in_words;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::YesNo;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-08",
    concern: "a location assessment that was not held against this child",
    answers: &["I8"],
    provision: Some("CHR2015/46(1)"),
    force: Force::Regulation,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    if !is_accepted(case) {
        return Ok(Vec::new());
    }
    let group = &case.referral.group;
    let (sentence, field) = match (group.location_assessed_on, group.location_still_holds) {
        (None, _) => (
            "When did the home last review its location, and does that review still hold for this \
             child?"
                .to_owned(),
            "location_assessed_on",
        ),
        (Some(on), _) if on.year() < today.year() - 1 => (
            format!(
                "The home’s location was last reviewed on {}; it is to be reviewed in each calendar \
                 year.",
                in_words(on)
            ),
            "location_assessed_on",
        ),
        (Some(_), Some(YesNo::Yes)) => return Ok(Vec::new()),
        (Some(_), Some(YesNo::No)) => (
            "You answered that the review of the home’s location does not hold for this child. What \
             would have to be different?"
                .to_owned(),
            "location_because",
        ),
        (Some(on), None) => (
            format!(
                "Does the review of the home’s location of {} still hold for this child?",
                in_words(on)
            ),
            "location_still_holds",
        ),
    };
    let pointer = format!("/referral/group/{field}");
    Ok(vec![Raised::new("", sentence, TaskId::Group, pointer)])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::told;

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "no date",
                    &[("/referral/group/location_assessed_on", json!(null))]
                ),
                (
                    "long ago",
                    &[("/referral/group/location_assessed_on", json!("2024-06-01"))]
                ),
                (
                    "not held against this child",
                    &[("/referral/group/location_still_holds", json!(null))]
                ),
                (
                    "does not hold",
                    &[("/referral/group/location_still_holds", json!("no"))]
                ),
            ]
        ));
    }
}
