//! # What it looks at
//! The adults on duty by day, in the evening and at night with the newcomer, and how many of them
//! come from an agency.
//!
//! # Why it matters
//! Guide 10.17: no more than half the staff on duty at any one time should be from an external
//! agency.
//!
//! # What the manager sees
//! “At night 2 of 3 adults would come from an agency; the Guide says no more than half.” It closes
//! nothing.
//!
//! # Example
//! Two posts are vacant, and the new rota leans on the agency for every evening.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, may_be_accepted};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "STAFF-02",
    concern: "more than half of the adults on duty from an agency",
    answers: &["S3"],
    provision: Some("GUIDE/10.17"),
    force: Force::Guide,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !may_be_accepted(case) {
        return Ok(Vec::new());
    }
    let home = &case.referral.whole_home;
    Ok([
        ("By day", home.adults_day, home.agency_day, "agency_day"),
        (
            "In the evening",
            home.adults_evening,
            home.agency_evening,
            "agency_evening",
        ),
        (
            "At night",
            home.adults_night,
            home.agency_night,
            "agency_night",
        ),
    ]
    .into_iter()
    .filter_map(|(when, adults, agency, field)| {
        let (adults, agency) = (adults?, agency?);
        (agency.saturating_mul(2) > adults).then(|| {
            let sentence = format!(
                "{when} {agency} of {adults} adults would come from an agency: more than half."
            );
            let pointer = format!("/referral/whole_home/{field}");
            Raised::new(field, sentence, TaskId::Response, pointer)
        })
    })
    .collect())
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
            &[(
                "two of three at night",
                &[
                    ("/referral/whole_home/adults_night", json!(3)),
                    ("/referral/whole_home/agency_night", json!(2))
                ]
            ),]
        ));
    }

    #[test]
    fn half_is_not_more_than_half() {
        let case = crate::fixtures::settled_but(&[
            ("/referral/whole_home/adults_night", json!(2)),
            ("/referral/whole_home/agency_night", json!(1)),
        ]);
        assert!(crate::fixtures::found_by(&RULE, &case).is_empty());
    }
}
