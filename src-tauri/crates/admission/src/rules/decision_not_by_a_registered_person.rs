//! # What it looks at
//! Who decides, and in what standing.
//!
//! # Why it matters
//! What the regulations ask at admission they ask of the registered person: the registered provider
//! or the registered manager (regulation 2(1)). Where there is more than one, one is enough
//! (regulation 30). A responsible individual or a deputy who is not also registered can draft,
//! advise and oversee, but not decide.
//!
//! # What the manager sees
//! "The decision is entered as taken in the standing of deputy manager. A registered person
//! decides …" Every decision of the home is closed until a registered person takes it.
//!
//! # Example
//! The manager is on leave; the responsible individual, who is not registered, wants to sign.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::Vocabulary;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "SIGN-01",
    concern: "a decision that is not taken by a registered person",
    answers: &["R2", "R3"],
    provision: Some("CHR2015/2(1)“registered person”"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: EVERY_DECISION,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let by = &case.referral.decision.decided_by;
    let (sentence, field) = match by.standing {
        None => (
            "In what standing the decision is taken has not been entered.".to_owned(),
            "standing",
        ),
        Some(standing) if !standing.is_registered_person() => (
            format!(
                "The decision is entered as taken in the standing of {}. A registered person decides: \
                 the registered manager or the registered provider.",
                standing.label()
            ),
            "standing",
        ),
        Some(_) if by.name.trim().is_empty() => (
            "Who takes the decision has not been entered.".to_owned(),
            "name",
        ),
        Some(_) => return Ok(Vec::new()),
    };
    let pointer = format!("/referral/decision/decided_by/{field}");
    Ok(vec![Raised::new("", sentence, TaskId::Decision, pointer)])
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
                    "a deputy",
                    &[("/referral/decision/decided_by/standing", json!("deputy"))]
                ),
                (
                    "the responsible individual",
                    &[(
                        "/referral/decision/decided_by/standing",
                        json!("responsible_individual")
                    )],
                ),
                ("nobody", &[("/referral/decision/decided_by", json!({}))]),
                (
                    "no name",
                    &[("/referral/decision/decided_by/name", json!(" "))]
                ),
            ]
        ));
    }

    #[test]
    fn the_registered_provider_may_decide() {
        let answer = (
            "/referral/decision/decided_by/standing",
            json!("registered_provider"),
        );
        assert!(found_by(&RULE, &settled_but(&[answer])).is_empty());
    }

    #[test]
    fn what_the_authority_ended_is_not_a_decision_of_the_home() {
        let answer = ("/referral/decision/decided_by/standing", json!("deputy"));
        let closes = &found_by(&RULE, &settled_but(&[answer]))[0].closes;
        assert!(!closes.iter().any(|o| o.ended_by_authority()));
    }
}
