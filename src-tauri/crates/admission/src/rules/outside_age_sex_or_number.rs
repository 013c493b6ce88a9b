//! # What it looks at
//! The child's age on the day of the move, the child's sex, and the number of children, against
//! what the statement of purpose says of each.
//!
//! # Why it matters
//! The statement of purpose names the age range, number and sex of the children the home is for
//! (Schedule 1, paragraph 3(b)), and the home is at all times conducted in a manner consistent with
//! it (regulation 16(5)).
//!
//! # What the manager sees
//! "On 3 December 2026 the child is 11. The statement of purpose is for children from 12 to 16."
//! Every acceptance is closed, and no reason opens it: the statement of purpose would first be
//! revised, as a new version with its own date.
//!
//! # Example
//! A child of 17 referred to a home for children from 11 to 16.

use chrono::NaiveDate;

use super::beyond_the_registered_number::children_listed;
use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calendar::{age_on, in_words};
use crate::case::Case;
use crate::home::SexAccommodated;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Sex;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLACES-02",
    concern: "a child outside the age, sex or number in the statement of purpose",
    answers: &["G3"],
    // The matter is Schedule 1 paragraph 3(b); the duty to keep to it is regulation 16(5).
    provision: Some("CHR2015/16(5)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    let day = case.referral.moving_in.on.unwrap_or(today);
    Ok([age(case, day), sex(case), number(case)]
        .into_iter()
        .flatten()
        .collect())
}

/// What is known to be outside, in sentences; what is not known or not entered is left out.
#[must_use]
pub(crate) fn known_outside(case: &Case, today: NaiveDate) -> Vec<String> {
    let day = case.referral.moving_in.on.unwrap_or(today);
    let statement = &case.home.statement_of_purpose;
    let child = &case.referral.child;
    let age = age(case, day).filter(|_| {
        let born = child.date_of_birth.and_then(|born| age_on(born, day));
        born.is_some() && statement.age_from.is_some() && statement.age_to.is_some()
    });
    let sex = sex(case)
        .filter(|_| statement.sex.is_some() && !matches!(child.sex, None | Some(Sex::NotKnown)));
    let number = number(case).filter(|_| statement.number_of_children.is_some());
    [age, sex, number]
        .into_iter()
        .flatten()
        .map(|raised| raised.sentence)
        .collect()
}

fn age(case: &Case, day: NaiveDate) -> Option<Raised> {
    let statement = &case.home.statement_of_purpose;
    let raise = |sentence: String, pointer: &str| {
        Some(Raised::new("age", sentence, TaskId::FirstScreen, pointer))
    };
    let (Some(from), Some(to)) = (statement.age_from, statement.age_to) else {
        return raise(
            "The age range of the statement of purpose has not been entered.".to_owned(),
            "/home/statement_of_purpose/age_from",
        );
    };
    let dob = "/referral/child/date_of_birth";
    let Some(born) = case.referral.child.date_of_birth else {
        return raise(
            "The child’s date of birth is not known, so the age range cannot be checked."
                .to_owned(),
            dob,
        );
    };
    match age_on(born, day) {
        None => raise(
            format!("The date of birth is after {}.", in_words(day)),
            dob,
        ),
        Some(years) if years < from || years > to => raise(
            format!(
                "On {} the child is {years}. The statement of purpose ({}) is for children from \
                 {from} to {to}.",
                in_words(day),
                statement.in_words()
            ),
            dob,
        ),
        Some(_) => None,
    }
}

fn sex(case: &Case) -> Option<Raised> {
    let statement = &case.home.statement_of_purpose;
    let sentence = match (statement.sex, case.referral.child.sex) {
        (Some(SexAccommodated::Any), _)
        | (Some(SexAccommodated::Girls), Some(Sex::Girl))
        | (Some(SexAccommodated::Boys), Some(Sex::Boy)) => return None,
        (None, _) => "The sex of the children the statement of purpose is for has not been \
                      entered."
            .to_owned(),
        (Some(home), None | Some(Sex::NotKnown)) => format!(
            "The statement of purpose is for {} only, and the child’s sex is not known.",
            only(home)
        ),
        (Some(home), Some(_)) => format!(
            "The statement of purpose ({}) is for {} only.",
            statement.in_words(),
            only(home)
        ),
    };
    Some(Raised::new(
        "sex",
        sentence,
        TaskId::FirstScreen,
        "/referral/child/sex",
    ))
}

fn only(home: SexAccommodated) -> &'static str {
    match home {
        SexAccommodated::Any => "girls and boys",
        SexAccommodated::Girls => "girls",
        SexAccommodated::Boys => "boys",
    }
}

fn number(case: &Case) -> Option<Raised> {
    let statement = &case.home.statement_of_purpose;
    let with_newcomer = children_listed(case).saturating_add(1);
    let sentence = match statement.number_of_children {
        None => "The number of children the statement of purpose is for has not been entered."
            .to_owned(),
        Some(number) if with_newcomer > number => format!(
            "The statement of purpose ({}) is for {number} children; with this child there would \
             be {with_newcomer}.",
            statement.in_words()
        ),
        Some(_) => return None,
    };
    let pointer = "/home/statement_of_purpose/number_of_children";
    Some(Raised::new(
        "number",
        sentence,
        TaskId::FirstScreen,
        pointer,
    ))
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
                    "too young",
                    &[("/referral/child/date_of_birth", json!("2016-01-01"))]
                ),
                (
                    "too old on the day of the move",
                    &[
                        ("/referral/child/date_of_birth", json!("2009-12-01")),
                        ("/referral/moving_in/on", json!("2026-12-07")),
                    ],
                ),
                (
                    "born in the future",
                    &[("/referral/child/date_of_birth", json!("2027-01-01"))]
                ),
                (
                    "no date of birth",
                    &[("/referral/child/date_of_birth", json!(null))]
                ),
                (
                    "no age range",
                    &[("/home/statement_of_purpose/age_to", json!(null))]
                ),
                (
                    "a home for boys",
                    &[("/home/statement_of_purpose/sex", json!("boys"))]
                ),
                (
                    "sex not known",
                    &[
                        ("/home/statement_of_purpose/sex", json!("girls")),
                        ("/referral/child/sex", json!("not_known")),
                    ],
                ),
                (
                    "no sex in the statement",
                    &[("/home/statement_of_purpose/sex", json!(null))]
                ),
                (
                    "one too many",
                    &[("/home/statement_of_purpose/number_of_children", json!(2))]
                ),
                (
                    "no number",
                    &[("/home/statement_of_purpose/number_of_children", json!(null))]
                ),
            ]
        ));
    }

    #[test]
    fn the_age_is_that_of_the_day_of_the_move() {
        let born = ("/referral/child/date_of_birth", json!("2009-12-01"));
        let on = |day: &str| settled_but(&[born.clone(), ("/referral/moving_in/on", json!(day))]);
        assert!(found_by(&RULE, &on("2026-11-30")).is_empty(), "still 16");
        assert_eq!(
            found_by(&RULE, &on("2026-12-01")).len(),
            1,
            "17 on the birthday"
        );
    }
}
