//! # What it looks at
//! What wishes and feelings the local authority has ascertained about this move, for a child who is
//! looked after.
//!
//! # Why it matters
//! Care Planning Regulations, regulation 9(1)(b)(i): the authority must ensure that the child’s
//! wishes and feelings have been ascertained and given due consideration. It is the authority’s
//! duty; the home may ask what was found.
//!
//! # What the manager sees
//! Once an acceptance is chosen, while nothing is written: the question. It closes nothing.
//!
//! # Example
//! The care plan says that he wants to stay near his gran; it does not say whether he was asked
//! about a children’s home.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, is_accepted};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "VIEWS-03",
    concern: "wishes and feelings the authority has not told of",
    answers: &["S11"],
    provision: Some("CPPCR2010/9(1)(b)(i)"),
    force: Force::LocalAuthority,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let looked_after = r.legal.looked_after != Some(YesNoNotKnown::No);
    if !is_accepted(case)
        || !looked_after
        || !is_blank(r.childs_view.authority_ascertained.as_ref())
    {
        return Ok(Vec::new());
    }
    Ok(vec![Raised::new(
        "",
        "What has the local authority found out of the child’s wishes and feelings about this move?",
        TaskId::Views,
        "/referral/childs_view/authority_ascertained",
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
                &[("/referral/childs_view/authority_ascertained", json!(null))]
            ),]
        ));
    }
}
