//! # What it looks at
//! Where the offer includes therapy or development care: the assessment before the placement, with
//! what the child, the social worker and others put into it.
//!
//! # Why it matters
//! Guide 3.30: a home that offers the type of care outlined in paragraph 3.29 should have an
//! assessment process for the child in advance of the placement.
//!
//! # What the manager sees
//! "Therapy or development care is offered; the assessment before the move is not written."
//!
//! # Example
//! The timetable is the same for every child who comes.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "THERAPY-02",
    concern: "therapy or development care without an assessment before the move",
    answers: &["S4"],
    provision: Some("GUIDE/3.30"),
    force: Force::Guide,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let therapy = &case.referral.therapy;
    let wanting =
        therapy.offered == Some(YesNoNotKnown::Yes) && is_blank(therapy.assessment.as_ref());
    let raised = wanting.then(|| {
        let sentence = "Therapy or development care is offered; the assessment before the move, \
                        with what the child and the social worker put into it, is not written.";
        let place = "/referral/therapy/assessment";
        Raised::new("", sentence, TaskId::Therapy, place)
    });
    Ok(raised.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but};

    #[test]
    fn an_assessment_settles_it_and_no_offer_asks_for_none() {
        let found =
            |therapy| found_by(&RULE, &settled_but(&[("/referral/therapy", therapy)])).len();
        assert_eq!(found(json!({"offered": "yes"})), 1);
        let assessed = json!({"offered": "yes", "assessment": "Drawn up with her on 18 November."});
        assert_eq!(found(assessed), 0);
        assert_eq!(found(json!({"offered": "no"})), 0);
    }
}
