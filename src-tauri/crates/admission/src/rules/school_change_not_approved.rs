//! # What it looks at
//! Whether the child, looked after, is a pupil in the fourth key stage whose schooling the move would
//! disrupt; and, where they are, the nominated officer's approval.
//!
//! # Why it matters
//! The authority's decision must not be put into effect until a nominated officer has approved it
//! (Care Planning Regulations, regulation 10); not in an emergency, where it must make arrangements
//! for the child's education as soon as reasonably practicable. The duty is the authority's.
//!
//! # What the manager sees
//! "The move disrupts school in the fourth key stage. The nominated officer's approval is not shown
//! to us." The letter asks for it.
//!
//! # Example
//! She would change school in the January of year 11.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call};
use crate::case::Case;
use crate::draft::approvals;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Route;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "SCHOOL-01",
    concern: "school in the fourth key stage disrupted without an approval shown",
    answers: &["C6"],
    provision: Some("CPPCR2010/10(1)"),
    force: Force::LocalAuthority,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    let call = calls::schooling(case, today);
    if let Some(open) = call.open() {
        let sentence =
            format!("Whether the move would disrupt school in the fourth key stage {open}.");
        let place = "/referral/area/key_stage_four";
        return Ok(vec![
            Raised::new("", sentence, TaskId::Further, place)
                .under("CPPCR2010/10(1)", Force::Threshold)
                .weighing(Weight::Settle)
                .closing(Outcome::ACCEPTS),
        ]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let place = |field: &str| format!("/referral/area/{field}");
    if case.referral.receipt.route == Some(Route::Emergency) {
        let meanwhile = is_blank(case.referral.area.school_meanwhile.as_ref()).then(|| {
            let sentence = "The move disrupts school in the fourth key stage. In an emergency no \
                            approval is waited for; what the authority arranges for school is not \
                            written.";
            Raised::new("", sentence, TaskId::Area, place("school_meanwhile"))
                .under("CPPCR2010/10(3)", Force::LocalAuthority)
        });
        return Ok(meanwhile.into_iter().collect());
    }
    let shown = approvals::school(case);
    let raised = (!shown.is_empty()).then(|| {
        let sentence = format!(
            "The move disrupts school in the fourth key stage. Not shown to us: {}. The duty is \
             the authority’s, not the home’s.",
            shown.join("; ")
        );
        Raised::new("", sentence, TaskId::Area, place("school_approved_by"))
    });
    Ok(raised.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    const ASKED: &str = "/referral/area/key_stage_four";

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not answered", &[(ASKED, json!(null))]),
                ("not known", &[(ASKED, json!("not_known"))]),
                ("disrupted", &[(ASKED, json!("yes"))]),
                (
                    "in an emergency",
                    &[
                        (ASKED, json!("yes")),
                        ("/referral/receipt/route", json!("emergency"))
                    ]
                ),
            ]
        ));
    }

    #[test]
    fn a_child_of_nine_is_not_asked_about() {
        let case = settled_but(&[
            (ASKED, json!(null)),
            ("/referral/child/date_of_birth", json!("2017-06-21")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }

    #[test]
    fn an_approval_with_name_and_day_is_enough() {
        let case = settled_but(&[
            (ASKED, json!("yes")),
            (
                "/referral/area/school_approved_by",
                json!("Jo Example, nominated officer"),
            ),
            ("/referral/area/school_approved_on", json!("2026-11-16")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
