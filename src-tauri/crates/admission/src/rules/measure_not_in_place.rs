//! # What it looks at
//! What the home would have to do for each need, and each measure for the children living here:
//! whether it is in place today.
//!
//! # Why it matters
//! Regulation 12(2)(a)(i) asks for arrangements to reduce risk. A measure that does not exist yet
//! is a promise; it becomes a condition, with owner and date.
//!
//! # What the manager sees
//! Beside "accept", and as a finding once it is chosen: which measures are not in place today, so
//! that the acceptance is one on conditions.
//!
//! # Example
//! A second adult at night has still to be found.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::{Effect, InPlace, Outcome};
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CONDITION-02",
    concern: "an acceptance without conditions that rests on what is not in place",
    answers: &["I4"],
    provision: Some("CHR2015/12(2)(a)(i)"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: &[Outcome::Accept],
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let not_today = |in_place: Option<InPlace>| in_place != Some(InPlace::Today);
    let needs = r
        .needs
        .iter()
        .enumerate()
        .filter(|(_, need)| need.counts() && not_today(need.response.in_place))
        .map(|(index, need)| {
            Raised::new(
                &need.id,
                format!(
                    "What “{}” requires is not said to be in place today. To accept without \
                     conditions it has to be; otherwise it becomes a condition.",
                    need.name()
                ),
                TaskId::Response,
                format!("/referral/needs/{index}/response/in_place"),
            )
        });
    let rows = r
        .group
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            row.counts() && row.effect == Some(Effect::Risk) && not_today(row.in_place)
        })
        .map(|(index, row)| {
            Raised::new(
                &row.id,
                "A measure for the children living here is not said to be in place today. To \
                 accept without conditions it has to be; otherwise it becomes a condition.",
                TaskId::Group,
                format!("/referral/group/rows/{index}/in_place"),
            )
        });
    Ok(needs
        .chain(rows)
        .map(Raised::asked_by_the_outcome)
        .collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn accept() -> (&'static str, Value) {
        ("/referral/decision/outcome", json!("accept"))
    }

    fn in_place(how: &str) -> (&'static str, Value) {
        ("/referral/needs/0/response/in_place", json!(how))
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[(
                "a need whose response is to be bought",
                &[accept(), in_place("must_be_bought")]
            )]
        ));
    }

    #[test]
    fn what_is_in_place_today_asks_for_nothing() {
        let case = settled_but(&[accept(), in_place("today")]);
        assert!(
            !found_by(&RULE, &case)
                .iter()
                .any(|f| f.key == "CONDITION-02:n1")
        );
    }

    #[test]
    fn on_conditions_it_is_no_finding() {
        let case = settled_but(&[in_place("must_be_bought")]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
