//! # What it looks at
//! For each need, whether the home can respond effectively: what it requires, who here does it,
//! whether that is in place, and why the manager is satisfied.
//!
//! # Why it matters
//! Guide 11.4: the registered person should only accept a placement where they are satisfied that
//! the home can respond effectively to the child's assessed needs.
//!
//! # What the manager sees
//! "You found that the home cannot respond effectively to “night terrors”." Every acceptance is
//! closed, in an emergency too; the finding is changed where it stands.
//!
//! # Example
//! A child needs two waking adults at night; the home has one, and cannot find another.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::{InPlace, Outcome};
use crate::law::Force;
use crate::referral::Need;
use crate::tasks::TaskId;
use crate::vocabulary::{YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "RESPOND-02",
    concern: "a need the home is not shown to be able to respond to",
    answers: &["G6", "S1"],
    provision: Some("GUIDE/11.4"),
    force: Force::Guide,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let needs = case
        .referral
        .needs
        .iter()
        .enumerate()
        .filter(|(_, need)| need.counts());
    Ok(needs
        .filter_map(|(index, need)| {
            let (sentence, field) = not_shown(need)?;
            let pointer = format!("/referral/needs/{index}/response/{field}");
            Some(Raised::new(&need.id, sentence, TaskId::Response, pointer))
        })
        .collect())
}

fn not_shown(need: &Need) -> Option<(String, &'static str)> {
    let (name, response) = (need.name(), &need.response);
    let unsaid = |what: &str, field| {
        Some((
            format!("You found that the home can respond to “{name}”, but {what} is not said."),
            field,
        ))
    };
    match response.effective {
        None => Some((
            format!("Whether the home can respond effectively to “{name}” is not answered."),
            "effective",
        )),
        Some(YesNo::No) => Some((
            format!("You found that the home cannot respond effectively to “{name}”."),
            "effective",
        )),
        Some(YesNo::Yes) if is_blank(response.required.as_ref()) => {
            unsaid("what it requires of the home", "required")
        }
        Some(YesNo::Yes) if is_blank(response.who.as_ref()) => unsaid("who here does it", "who"),
        Some(YesNo::Yes) if is_blank(response.because.as_ref()) => unsaid("the reason", "because"),
        Some(YesNo::Yes) => match response.in_place {
            None => unsaid("whether it is in place", "in_place"),
            Some(InPlace::Today) => None,
            Some(InPlace::CannotBeHad) => Some((
                format!(
                    "You found that the home can respond to “{name}”, and that what it requires \
                     cannot be had."
                ),
                "in_place",
            )),
            Some(InPlace::ByDate | InPlace::MustBeBought) if response.by.is_none() => {
                unsaid("the day by which what is missing will be there", "by")
            }
            Some(InPlace::ByDate | InPlace::MustBeBought) => None,
        },
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
                    "not answered",
                    &[("/referral/needs/0/response/effective", json!(null))]
                ),
                (
                    "cannot",
                    &[("/referral/needs/0/response/effective", json!("no"))]
                ),
                (
                    "yes, but what is required?",
                    &[("/referral/needs/0/response/required", json!(null))]
                ),
                (
                    "yes, but who?",
                    &[("/referral/needs/0/response/who", json!(null))]
                ),
                (
                    "yes, but why?",
                    &[("/referral/needs/0/response/because", json!(null))]
                ),
                (
                    "yes, but is it there?",
                    &[("/referral/needs/0/response/in_place", json!(null))]
                ),
                (
                    "yes, but by when?",
                    &[("/referral/needs/1/response/by", json!(null))]
                ),
                (
                    "yes, but it cannot be had",
                    &[(
                        "/referral/needs/0/response/in_place",
                        json!("cannot_be_had")
                    )],
                ),
            ]
        ));
    }

    #[test]
    fn a_home_that_cannot_respond_accepts_on_no_route() {
        let case = settled_but(&[("/referral/needs/0/response/effective", json!("no"))]);
        assert_eq!(found_by(&RULE, &case)[0].closes, Outcome::ACCEPTS);
    }
}
