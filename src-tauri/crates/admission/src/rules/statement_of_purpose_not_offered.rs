//! # What it looks at
//! Whether the child, the parents and the placing authority were told that they may have a copy of
//! the statement of purpose.
//!
//! # Why it matters
//! Regulation 16(2)(b) to (d): a copy is available upon request to a child for whom accommodation
//! is considered, to a parent and to the placing authority.
//!
//! # What the manager sees
//! Once an acceptance is chosen, while nothing is written: the question. It closes nothing.
//!
//! # Example
//! The social worker had it from the website; the girl’s mother had not known that there was one.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, is_accepted};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "MOVE-04",
    concern: "a statement of purpose nobody was offered",
    answers: &["S14"],
    provision: Some("CHR2015/16(2)"),
    force: Force::Regulation,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !is_accepted(case) || !is_blank(case.referral.moving_in.statement_offered.as_ref()) {
        return Ok(Vec::new());
    }
    Ok(vec![Raised::new(
        "",
        "Do the child, the parents and the placing authority know that they may have a copy of the \
         statement of purpose?",
        TaskId::Move,
        "/referral/moving_in/statement_offered",
    )])
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
                "nothing written",
                &[("/referral/moving_in/statement_offered", json!(null))]
            ),]
        ));
    }
}
