//! # What it looks at
//! Whether this is one of a series of short breaks, and each circumstance of regulation 52(2).
//!
//! # Why it matters
//! In those circumstances, and only then, Schedule 5 lifts some regulations: 5(b), parts of the
//! education and health standards, and the notice under regulation 41. Regulation 5(c) is not
//! lifted: a gap is challenged as always. What is not shown lifts nothing.
//!
//! # What the manager sees
//! "Nothing is lifted: the longest stay is not given." It closes nothing; the regulations apply in
//! full.
//!
//! # Example
//! Weekends since spring; one stay in August was three weeks.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call, listed};
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "BREAKS-01",
    concern: "short breaks whose circumstances are not shown",
    answers: &["C8", "P3"],
    provision: Some("CHR2015/52(2)"),
    force: Force::Regulation,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let call = calls::short_breaks(case);
    if let Some(open) = call.open() {
        let sentence = format!(
            "Whether this is one of a series of short breaks {open}. Until it is, every regulation \
             applies in full."
        );
        let place = "/referral/legal/short_break";
        let raised = Raised::new("", sentence, TaskId::Referral, place);
        return Ok(vec![raised.under("CHR2015/52(2)", Force::Threshold)]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let wanting = calls::wanting_for_short_breaks(case);
    if wanting.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "These are put as short breaks, but {}. Every regulation applies in full.",
        listed(&wanting)
    );
    Ok(vec![Raised::new(
        "",
        sentence,
        TaskId::ShortBreaks,
        "/referral/short_breaks/longest_stay",
    )])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{settled_but, told};

    const BREAK: &str = "/referral/legal/short_break";
    const IN_CARE: &str = "/referral/legal/care_order";

    fn breaks(days: u32, in_a_year: u32) -> [(&'static str, Value); 3] {
        let stays =
            json!({"longest_stay": days, "returns_home": "yes", "days_in_a_year": in_a_year});
        [
            (BREAK, json!("yes")),
            (IN_CARE, json!("no")),
            ("/referral/short_breaks", stays),
        ]
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not answered", &[(BREAK, json!(null))]),
                ("nothing shown", &[("/referral/legal/status", json!("V3"))]),
                ("shown", &breaks(3, 40)),
                ("eighteen days", &breaks(18, 40)),
                ("seventy-six in a year", &breaks(3, 76)),
            ]
        ));
    }

    #[test]
    fn the_numbers_of_the_regulation_are_the_last_that_count() {
        let lifts = |answers: &[(&str, Value)]| calls::short_breaks_lift(&settled_but(answers));
        assert!(lifts(&breaks(17, 75)));
        assert!(!lifts(&breaks(18, 75)));
        assert!(!lifts(&breaks(17, 76)));
        assert!(!lifts(&[(BREAK, json!("yes"))]), "not said lifts nothing");
    }
}
