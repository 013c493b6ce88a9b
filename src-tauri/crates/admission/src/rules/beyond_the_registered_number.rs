//! # What it looks at
//! The children living here on the day of the decision, with the newcomer, against the number the
//! home is registered for.
//!
//! # Why it matters
//! A registered person who fails, without reasonable excuse, to comply with a condition of
//! registration commits an offence (Care Standards Act 2000, section 24). Nothing in the statement
//! of purpose, and no emergency, lifts it.
//!
//! # What the manager sees
//! "The home is registered for 4 children. 4 live here; with this child there would be 5." Every
//! acceptance is closed, and no reason opens it: the number is corrected where it stands.
//!
//! # Example
//! A bed is free only from Monday, because the child who leaves is still here on Friday.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLACES-01",
    concern: "more children than the home is registered for",
    answers: &["G3"],
    provision: Some("CSA2000/24"),
    force: Force::Act,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

const ON_THE_DAY: &str = "/referral/group/children_on_the_day";
const REGISTERED: &str = "/home/registered_places";

fn check(case: &Case, _today: NaiveDate) -> Checked {
    Ok(over_the_number(case).into_iter().collect())
}

fn over_the_number(case: &Case) -> Option<Raised> {
    let settled_at =
        |sentence: String, task, pointer| Some(Raised::new("number", sentence, task, pointer));
    // Who lives here is asked for the sake of the group; only the number itself is the Act's.
    let asked_of_the_group = |sentence: String| {
        let raised = Raised::new("number", sentence, TaskId::Group, ON_THE_DAY);
        Some(raised.under("GUIDE/11.4", Force::Guide))
    };
    let listed = children_listed(case);
    let Some(on_the_day) = case.referral.group.children_on_the_day else {
        return asked_of_the_group(
            "How many children live in the home on the day of the decision has not been answered."
                .to_owned(),
        );
    };
    if on_the_day != listed {
        return asked_of_the_group(format!(
            "You answered that {} in the home on the day of the decision; the home’s list has \
             {listed}.",
            living(on_the_day)
        ));
    }
    let Some(places) = case.home.registered_places else {
        return settled_at(
            "The number of children the home is registered for has not been entered.".to_owned(),
            TaskId::FirstScreen,
            REGISTERED,
        );
    };
    let with_newcomer = on_the_day.saturating_add(1);
    if with_newcomer <= places {
        return None;
    }
    let children = if places == 1 { "child" } else { "children" };
    settled_at(
        format!(
            "The home is registered for {places} {children}. Now {} here; with this child there \
             would be {with_newcomer}.",
            living(on_the_day)
        ),
        TaskId::FirstScreen,
        REGISTERED,
    )
}

/// The number of children living here by the home's own list.
pub(super) fn children_listed(case: &Case) -> u32 {
    u32::try_from(case.home.children_living_here().count()).unwrap_or(u32::MAX)
}

fn living(children: u32) -> String {
    if children == 1 {
        "1 child lives".to_owned()
    } else {
        format!("{children} children live")
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
                ("full", &[("/home/registered_places", json!(2))]),
                (
                    "the number is not entered",
                    &[("/home/registered_places", json!(null))]
                ),
                (
                    "how many live here is blank",
                    &[("/referral/group/children_on_the_day", json!(null))]
                ),
                (
                    "the list says otherwise",
                    &[("/referral/group/children_on_the_day", json!(1))]
                ),
            ]
        ));
    }

    #[test]
    fn no_reason_opens_the_number() {
        let case = settled_but(&[
            ("/home/registered_places", json!(2)),
            (
                "/referral/disagreements",
                json!([{"finding": "PLACES-01:number", "because": "One leaves on Monday.",
                        "by": "Ruth Example"}]),
            ),
        ]);
        let found = found_by(&RULE, &case);
        assert!(found[0].stands() && !found[0].may_disagree);
    }

    #[test]
    fn an_empty_home_is_said_to_be_empty() {
        let gone = json!("2026-11-01");
        let empty = |said: serde_json::Value| {
            settled_but(&[
                ("/home/children/0/left", gone.clone()),
                ("/home/children/1/left", gone.clone()),
                ("/referral/group/children_on_the_day", said),
            ])
        };
        assert!(found_by(&RULE, &empty(json!(0))).is_empty());
        assert_eq!(found_by(&RULE, &empty(json!(null))).len(), 1);
    }
}
