//! # What it looks at
//! What the placing authority says of the child’s relationship history: how the child has lived
//! with other children.
//!
//! # Why it matters
//! Guide 8.3: homes work closely with the placing authority to understand the child’s relationship
//! history and the impact that the child’s arrival may have on the group.
//!
//! # What the manager sees
//! Once a planned acceptance is chosen: the question, while nothing is written.
//!
//! # Example
//! The social worker knew, when asked, that the two boys had been at one school.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-07",
    concern: "a relationship history that was not asked for",
    answers: &["I6"],
    provision: Some("GUIDE/8.3"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ORDINARY_ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    if !is_blank(case.referral.group.relationship_history.as_ref()) {
        return Ok(Vec::new());
    }
    let raised = Raised::new(
        "",
        "What does the placing authority say of the child’s relationship history? Nothing is written \
         of how the child has lived with other children, or that it was asked.",
        TaskId::Group,
        "/referral/group/relationship_history",
    );
    Ok(vec![raised.asked_by_the_outcome()])
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
                &[("/referral/group/relationship_history", json!(null))]
            ),]
        ));
    }
}
