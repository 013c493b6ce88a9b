//! # What it looks at
//! Whether the statement of purpose provides for emergency admission, and its words.
//!
//! # Why it matters
//! Guide 3.6: emergency admissions should not be taken unless the statement of purpose, with the
//! home's capacity and support systems, means that it can care for children admitted at very short
//! notice. The statement names its policies and procedures for emergency admission (Schedule 1,
//! paragraph 22), and the home keeps to it (regulation 16(5)).
//!
//! # What the manager sees
//! "The statement of purpose (version 4, 1 March 2026) does not provide for emergency admissions."
//! The emergency route is closed, and the screen says why.
//!
//! # Example
//! It is Friday, 22:10. The statement says: "We do not accept emergency admissions."

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::home::EmergencyAdmissions;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::{TaskId, emergency_applies};
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-01",
    concern: "an emergency the statement of purpose does not provide for",
    answers: &["E1"],
    provision: Some("GUIDE/3.6"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::EMERGENCY_ACCEPT,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !emergency_applies(case) {
        return Ok(Vec::new());
    }
    let statement = &case.home.statement_of_purpose;
    let version = statement.in_words();
    let (sentence, field) = match statement.emergency_admissions {
        None => (
            format!(
                "Whether the statement of purpose ({version}) provides for emergency admissions \
                 has not been entered."
            ),
            "emergency_admissions",
        ),
        Some(EmergencyAdmissions::DoesNotProvide) => (
            format!(
                "The statement of purpose ({version}) does not provide for emergency admissions. \
                 The emergency route is closed."
            ),
            "emergency_admissions",
        ),
        Some(EmergencyAdmissions::Provides) if is_blank(statement.emergency_words.as_ref()) => (
            format!(
                "The words of the statement of purpose ({version}) on emergency admissions have \
                 not been entered."
            ),
            "emergency_words",
        ),
        Some(EmergencyAdmissions::Provides) => return Ok(Vec::new()),
    };
    let pointer = format!("/home/statement_of_purpose/{field}");
    Ok(vec![Raised::new("", sentence, TaskId::Emergency, pointer)])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "it does not",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        (
                            "/home/statement_of_purpose/emergency_admissions",
                            json!("does_not_provide")
                        )
                    ],
                ),
                (
                    "nobody has entered it",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        (
                            "/home/statement_of_purpose/emergency_admissions",
                            json!(null)
                        )
                    ],
                ),
                (
                    "its words are missing",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        ("/home/statement_of_purpose/emergency_words", json!(""))
                    ],
                ),
                (
                    "the route is not answered",
                    &[
                        ("/referral/receipt/route", json!(null)),
                        (
                            "/home/statement_of_purpose/emergency_admissions",
                            json!(null)
                        ),
                    ],
                ),
                (
                    "it does",
                    &[("/referral/receipt/route", json!("emergency"))]
                ),
            ]
        ));
    }

    #[test]
    fn a_planned_move_is_not_asked() {
        let answer = (
            "/home/statement_of_purpose/emergency_admissions",
            json!("does_not_provide"),
        );
        assert!(found_by(&RULE, &settled_but(&[answer])).is_empty());
    }
}
