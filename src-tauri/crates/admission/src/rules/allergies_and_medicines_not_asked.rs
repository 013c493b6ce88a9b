//! # What it looks at
//! Whether an emergency on the night says what the child is allergic to and which medicines the
//! child takes: written, or asked and not known.
//!
//! # Why it matters
//! It is the first thing an adult awake at night may need, and the plans that would say it have not
//! come. Nobody has to know it to take a child in; somebody has to have asked. What was asked and not
//! known stands among the gaps and goes into the letter.
//!
//! # What the manager sees
//! To consider: “Nothing is written of the child’s allergies and medicines.”
//!
//! # Example
//! The duty worker does not know. “Asked, not known” is pressed, and the challenge asks for it.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, may_be_accepted};
use crate::appraise::Weight;
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::law::Force;
use crate::questions::{self, ALLERGIES_AND_MEDICINES};
use crate::tasks::{TaskId, emergency_applies};
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "EMERGENCY-08",
    concern: "allergies and medicines nobody has asked about on the night",
    answers: &["E5"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let written = !is_blank(case.referral.child.allergies_and_medicines.as_ref());
    if !emergency_applies(case) || !may_be_accepted(case) || written || asked_not_known(case) {
        return Ok(Vec::new());
    }
    Ok(vec![Raised::new(
        "",
        "Nothing is written of the child’s allergies and medicines. It is the first thing an adult \
         awake at night may need; “asked, not known” is an answer.",
        TaskId::Referral,
        format!("/referral{ALLERGIES_AND_MEDICINES}"),
    )])
}

/// A gap called by the question's own words, as the telephone's “asked, not known” notes it.
fn asked_not_known(case: &Case) -> bool {
    let label = questions::label(ALLERGIES_AND_MEDICINES);
    case.referral.gaps.iter().any(|gap| {
        Withdrawal::lets_count(gap.withdrawn.as_ref())
            && gap.what.as_deref().map(str::trim) == Some(label)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn on_the_night(more: &[(&str, serde_json::Value)]) -> Case {
        let mut facts = vec![
            ("/referral/receipt/route", json!("emergency")),
            ("/referral/child/allergies_and_medicines", json!(null)),
        ];
        facts.extend(more.iter().cloned());
        settled_but(&facts)
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[(
                "nothing written",
                &[
                    ("/referral/receipt/route", json!("emergency")),
                    ("/referral/child/allergies_and_medicines", json!(" ")),
                ]
            )]
        ));
    }

    #[test]
    fn written_or_asked_and_not_known_is_enough() {
        assert_eq!(found_by(&RULE, &on_the_night(&[])).len(), 1);
        let written = json!("None, her mother says.");
        let written = on_the_night(&[("/referral/child/allergies_and_medicines", written)]);
        assert!(found_by(&RULE, &written).is_empty());
        let gap =
            json!([{ "id": "g1", "what": "Allergies and medicines", "why": "Asked at 22:10." }]);
        let asked = on_the_night(&[("/referral/gaps", gap)]);
        assert!(found_by(&RULE, &asked).is_empty());
    }

    #[test]
    fn another_gap_is_not_this_one() {
        let gap = json!([{ "id": "g1", "what": "Places to avoid", "why": "Asked at 22:10." }]);
        let other = on_the_night(&[("/referral/gaps", gap)]);
        assert_eq!(found_by(&RULE, &other).len(), 1);
    }

    #[test]
    fn a_planned_move_and_a_no_are_not_asked() {
        let planned = on_the_night(&[("/referral/receipt/route", json!("planned"))]);
        assert!(found_by(&RULE, &planned).is_empty());
        let no = on_the_night(&[("/referral/decision/outcome", json!("decline_no_place"))]);
        assert!(found_by(&RULE, &no).is_empty());
    }
}
