//! # What it looks at
//! Each need that counts, and the registered manager's finding for it against the current
//! statement of purpose.
//!
//! # Why it matters
//! Regulation 14(2)(a): children are admitted only if their needs are within the range of needs
//! set out in the statement of purpose. There is no emergency exception.
//!
//! # What the manager sees
//! A need found outside, or not yet answered, closes every acceptance. So does an answer that
//! rests on a clause the statement of purpose does not hold, or holds as excluding the need.
//!
//! # Example
//! "Fire-setting" is found outside the range of needs: "accept" is closed; the home may decline,
//! or revise its statement of purpose first, as a new version with its own date.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::home::Stance;
use crate::judgement::{Inside, Outcome};
use crate::law::Force;
use crate::referral::Need;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "RANGE-01",
    concern: "a need that is not inside the range of needs",
    answers: &["G1", "G5"],
    provision: Some("CHR2015/14(2)(a)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let mut raised: Vec<Raised> = case
        .referral
        .needs
        .iter()
        .enumerate()
        .filter(|(_, need)| need.counts())
        .filter_map(|(index, need)| {
            let sentence = sentence(case, need)?;
            let pointer = format!("/referral/needs/{index}/range/finding");
            Some(Raised::new(&need.id, sentence, TaskId::Range, pointer))
        })
        .collect();
    if case.referral.needs.iter().all(|n| !n.counts()) {
        raised.push(Raised::new(
            "no-needs",
            "No need has been noted yet, so nothing can be held against the range of needs.",
            TaskId::Needs,
            "/referral/needs",
        ));
    }
    Ok(raised)
}

fn sentence(case: &Case, need: &Need) -> Option<String> {
    let statement = &case.home.statement_of_purpose;
    let (name, version) = (need.name(), statement.in_words());
    match need.range.finding {
        None => Some(format!(
            "“{name}” has not yet been held against the statement of purpose."
        )),
        Some(Inside::Outside) => Some(format!(
            "“{name}” is outside the range of needs ({version}). The home may decline, or revise \
             its statement of purpose first."
        )),
        Some(Inside::Inside | Inside::NotStated) => {
            let id = need
                .range
                .clause
                .as_deref()
                .map(str::trim)
                .filter(|c| !c.is_empty())?;
            match statement.clause(id) {
                None => Some(format!(
                    "“{name}” rests on a clause that the statement of purpose you hold ({version}) \
                     does not have."
                )),
                Some(clause) if clause.stance == Some(Stance::Excludes) => Some(format!(
                    "“{name}” is answered as inside, but the clause relied on excludes it \
                     ({version})."
                )),
                Some(clause) if clause.stance.is_none() => Some(format!(
                    "“{name}” rests on a clause that is not marked as covering or excluding \
                     ({version})."
                )),
                Some(_) => None,
            }
        }
    }
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
                    "not yet answered",
                    &[("/referral/needs/0/range/finding", json!(null))]
                ),
                (
                    "found outside",
                    &[("/referral/needs/1/range/finding", json!("outside"))]
                ),
                (
                    "a clause of another version",
                    &[("/referral/needs/1/range/clause", json!("c9"))]
                ),
                (
                    "a clause that excludes it",
                    &[("/referral/needs/1/range/clause", json!("c3"))]
                ),
                (
                    "a clause nobody has marked",
                    &[("/home/statement_of_purpose/clauses/1/stance", json!(null))],
                ),
                ("no needs at all", &[("/referral/needs", json!([]))]),
            ]
        ));
    }

    #[test]
    fn a_need_outside_closes_the_emergency_route_too() {
        let case = settled_but(&[
            ("/referral/receipt/route", json!("emergency")),
            ("/referral/needs/0/range/finding", json!("outside")),
        ]);
        let found = found_by(&RULE, &case);
        assert_eq!(found.len(), 1);
        assert!(found[0].closes.contains(&Outcome::AcceptEmergency));
        assert!(!found[0].may_disagree);
    }

    #[test]
    fn a_need_evidenced_absent_is_not_held_against_the_range() {
        let case = settled_but(&[
            ("/referral/needs/0/range/finding", json!("outside")),
            (
                "/referral/needs/0/evidence/knowledge",
                json!("evidenced_absent"),
            ),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
