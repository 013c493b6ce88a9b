//! # What it looks at
//! Each risk that counts, and whether a need that counts speaks of it: the one the manager named,
//! or one of the same name in the list of specific needs.
//!
//! # Why it matters
//! Regulation 14(2)(a) is answered need by need. A risk that is part of no need would never be held
//! against the statement of purpose, whatever that says of it.
//!
//! # What the manager sees
//! "“Set fire to a bin” is noted as a risk, and no need speaks of it: …" Every acceptance is closed
//! until the need is named or noted, or the manager says why the risk is part of none.
//!
//! # Example
//! The statement of purpose excludes children who set fires. Two fires stand among the risks; the
//! needs speak of school, sleep and family time.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Risk;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "RANGE-03",
    concern: "a risk that is part of no need",
    answers: &["G1"],
    provision: Some("CHR2015/14(2)(a)"),
    // The regulation speaks of needs; that a risk tells of one is Threshold's own inference.
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let referral = &case.referral;
    let spoken_of = |risk: &Risk| {
        let mut needs = referral.needs.iter().filter(|need| need.counts());
        needs.any(|need| risk.is_part_of(need))
    };
    Ok(referral
        .risks
        .iter()
        .enumerate()
        .filter(|(_, risk)| risk.counts() && !spoken_of(risk))
        .map(|(index, risk)| {
            let what = risk.what.as_deref().map(str::trim);
            let name = what
                .filter(|w| !w.is_empty())
                .unwrap_or("a risk not yet named");
            let sentence = format!(
                "“{name}” is noted as a risk, and no need speaks of it, so nobody has held it \
                 against the statement of purpose. Name the need it is part of, or note one."
            );
            let pointer = format!("/referral/risks/{index}/need");
            Raised::new(&risk.id, sentence, TaskId::Needs, pointer)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    /// The settled case's one risk, going missing, as a fire.
    const A_FIRE: &[(&str, &str)] = &[
        ("/referral/risks/0/kind", "fire_setting"),
        ("/referral/risks/0/what", "Set fire to a bin"),
    ];

    fn a_fire_but(more: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
        let fire = A_FIRE.iter().map(|(at, to)| (*at, json!(to)));
        fire.chain(more.iter().cloned()).collect()
    }

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("as it was: going missing is a need too", &[]),
                ("a fire among the risks only", &a_fire_but(&[])),
                (
                    "the need is named",
                    &a_fire_but(&[("/referral/risks/0/need", json!("n1"))])
                ),
                (
                    "a need there is not",
                    &a_fire_but(&[("/referral/risks/0/need", json!("n9"))])
                ),
            ]
        ));
    }

    #[test]
    fn a_need_that_does_not_count_speaks_of_nothing() {
        let case = settled_but(&[(
            "/referral/needs/1/evidence/knowledge",
            json!("evidenced_absent"),
        )]);
        assert_eq!(found_by(&RULE, &case).len(), 1);
    }

    #[test]
    fn a_risk_shown_not_to_be_there_is_part_of_no_need_and_need_not_be() {
        let absent = [
            ("/referral/risks/0/scale", json!("not_present")),
            (
                "/referral/risks/0/evidence/knowledge",
                json!("evidenced_absent"),
            ),
        ];
        assert!(found_by(&RULE, &settled_but(&a_fire_but(&absent))).is_empty());
        let not_known = [("/referral/risks/0/scale", json!("not_known"))];
        assert_eq!(
            found_by(&RULE, &settled_but(&a_fire_but(&not_known))).len(),
            1
        );
    }
}
