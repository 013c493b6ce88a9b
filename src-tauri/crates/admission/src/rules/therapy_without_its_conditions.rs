//! # What it looks at
//! Whether the offer includes therapy or other care for the child's health or development that the
//! health service does not arrange or provide; and, where it does, each condition of regulation
//! 6(3).
//!
//! # Why it matters
//! Such care has to be approved and kept under review by the placing authority, meet the child's
//! needs, be delivered by somebody with the skills and under skilled supervision, and the child's
//! general practitioner kept informed. Otherwise that care is no part of the offer; the child still
//! can be.
//!
//! # What the manager sees
//! "Play therapy: the conditions of regulation 6(3) are not all shown: …" The acceptances are
//! closed until they are, or the manager says how the child's needs are met without it.
//!
//! # Example
//! The home's own therapist starts in the first week; nobody asked the authority to approve it.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::Call;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Therapy;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "THERAPY-01",
    concern: "therapy or development care without the conditions of regulation 6(3)",
    answers: &["S4"],
    provision: Some("CHR2015/6(3)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let therapy = &case.referral.therapy;
    let call = Call::from(therapy.offered);
    if let Some(open) = call.open() {
        let sentence = format!(
            "Whether the offer includes therapy or other care that the health service does not \
             arrange or provide {open}."
        );
        let place = "/referral/therapy/offered";
        let raised = Raised::new("", sentence, TaskId::Further, place);
        return Ok(vec![raised.under("CHR2015/6(3)", Force::Threshold)]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let wanting = wanting(therapy);
    let Some((_, field)) = wanting.first() else {
        return Ok(Vec::new());
    };
    let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
    let not_shown = format!(
        "Therapy or development care: of the conditions of regulation 6(3) these are not shown: {}.",
        what.join("; ")
    );
    let pointer = format!("/referral/therapy/{field}");
    Ok(vec![if is_blank(therapy.without.as_ref()) {
        let sentence = format!(
            "{not_shown} That care is no part of the offer until they are. The child can be offered \
             a place without it: say how their needs are met."
        );
        Raised::new("", sentence, TaskId::Therapy, pointer)
    } else {
        let sentence =
            format!("{not_shown} It is no part of this offer; you say what is in its place.");
        Raised::new("", sentence, TaskId::Therapy, pointer)
            .weighing(Weight::Consider)
            .closing(&[])
    }])
}

fn wanting(therapy: &Therapy) -> Vec<(&'static str, &'static str)> {
    let mut wanting = Vec::new();
    let mut look = |missing: bool, words, field| {
        if missing {
            wanting.push((words, field));
        }
    };
    look(is_blank(therapy.what.as_ref()), "what care it is", "what");
    let approved = !is_blank(therapy.approved_by.as_ref()) && therapy.approved_on.is_some();
    look(
        !approved,
        "the placing authority’s approval, with name and day",
        "approved_by",
    );
    look(
        is_blank(therapy.review.as_ref()),
        "its review by the placing authority",
        "review",
    );
    look(is_blank(therapy.need.as_ref()), "the need it meets", "need");
    look(
        is_blank(therapy.delivered_by.as_ref()),
        "the skills of the person who delivers it",
        "delivered_by",
    );
    look(
        is_blank(therapy.supervised_by.as_ref()),
        "who supervises them",
        "supervised_by",
    );
    look(
        is_blank(therapy.general_practitioner.as_ref()),
        "how the general practitioner is kept informed",
        "general_practitioner",
    );
    wanting
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn whole() -> Value {
        json!({
            "offered": "yes", "what": "Play therapy, an hour each week.",
            "approved_by": "Lee Example, team manager", "approved_on": "2026-11-18",
            "review": "At each review of the care plan.", "need": "Sleep, after loss.",
            "delivered_by": "Fay Example, play therapist, nine years.",
            "supervised_by": "Dr Example, clinical psychologist.",
            "general_practitioner": "A letter each quarter.",
        })
    }

    fn but(field: &str, value: Value) -> (&'static str, Value) {
        let mut therapy = whole();
        therapy[field] = value;
        ("/referral/therapy", therapy)
    }

    #[test]
    fn what_the_manager_reads() {
        let mut without = whole();
        without["approved_on"] = json!(null);
        without["without"] = json!("Her CAMHS appointments go on.");
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "not answered",
                    &[("/referral/therapy/offered", json!(null))]
                ),
                (
                    "offered, nothing shown",
                    &[("/referral/therapy/offered", json!("yes"))]
                ),
                ("not approved", &[but("approved_on", json!(null))]),
                (
                    "not approved, and left out",
                    &[("/referral/therapy", without)]
                ),
            ]
        ));
    }

    #[test]
    fn every_condition_shown_settles_it() {
        let case = settled_but(&[("/referral/therapy", whole())]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
