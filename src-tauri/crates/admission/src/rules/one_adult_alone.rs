//! # What it looks at
//! Whether there might be one adult alone on duty at some time, and the written assessment of it
//! with its date.
//!
//! # Why it matters
//! Guide 10.18: where it is likely that only one member of staff might be on duty, the manager
//! makes a formal, recorded assessment.
//!
//! # What the manager sees
//! “At night one adult would be on duty alone. Which written assessment covers that, and of what
//! date?” It closes nothing.
//!
//! # Example
//! The second adult at night is called home; the first is alone until seven.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, may_be_accepted};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "STAFF-03",
    concern: "one adult alone on duty without an assessment",
    answers: &["S3"],
    provision: Some("GUIDE/10.18"),
    force: Force::Guide,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let home = &case.referral.whole_home;
    if !may_be_accepted(case) || !is_blank(home.lone_working_assessment.as_ref()) {
        return Ok(Vec::new());
    }
    let alone: Vec<&str> = [
        ("by day", home.adults_day),
        ("in the evening", home.adults_evening),
        ("at night", home.adults_night),
    ]
    .into_iter()
    .filter_map(|(when, adults)| (adults == Some(1)).then_some(when))
    .collect();
    if alone.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "One adult would be on duty alone {}. Which written assessment covers that, and of what date?",
        alone.join(" and ")
    );
    let at = "/referral/whole_home/lone_working_assessment";
    Ok(vec![Raised::new("", sentence, TaskId::Response, at)])
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
                "one at night",
                &[("/referral/whole_home/adults_night", json!(1))]
            ),]
        ));
    }

    #[test]
    fn an_assessment_with_its_date_answers_it() {
        let case = crate::fixtures::settled_but(&[
            ("/referral/whole_home/adults_night", json!(1)),
            (
                "/referral/whole_home/lone_working_assessment",
                json!("Lone working, 3 May 2026"),
            ),
        ]);
        assert!(crate::fixtures::found_by(&RULE, &case).is_empty());
    }
}
