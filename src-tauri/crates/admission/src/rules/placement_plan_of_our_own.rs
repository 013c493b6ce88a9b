//! # What it looks at
//! For a child who is not, or may not be, looked after: the home's own placement plan, its three
//! parts, who was consulted, and the child's wishes. Where a voluntary organisation places the
//! child: the day the plan was agreed and signed.
//!
//! # Why it matters
//! Regulation 18: for a child who is not looked after the registered person prepares the placement
//! plan before the child is admitted or, if that is not reasonably practicable, as soon as possible
//! after. No authority will write it.
//!
//! # What the manager sees
//! "The child is not looked after, so the home writes the placement plan. Still to say: …"
//!
//! # Example
//! Everybody waits for a plan from the social worker; there is no social worker.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{NotLookedAfter, PlacingAuthorityKind};
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "FAMILY-02",
    concern: "a child who is not looked after, without a placement plan of the home's own",
    answers: &["D3", "P10"],
    provision: Some("CHR2015/18(4)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    let call = calls::not_looked_after(case);
    if let Some(open) = call.open() {
        let sentence = format!(
            "Whether a local authority looks after the child {open}. If none does, the home writes \
             the placement plan itself."
        );
        let place = "/referral/legal/looked_after";
        let raised = Raised::new("", sentence, TaskId::Referral, place);
        return Ok(vec![raised.under("CHR2015/18(4)", Force::Threshold)]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let plan = &case.referral.not_looked_after;
    let kind = case.referral.referrer.placing_authority_kind;
    let raised = |sentence: String, field: &str| {
        let pointer = format!("/referral/not_looked_after/{field}");
        Raised::new("", sentence, TaskId::NotLookedAfter, pointer)
    };
    if kind == Some(PlacingAuthorityKind::VoluntaryOrganisation) {
        let sentence = "A voluntary organisation places the child, who is not looked after. The day \
                        on which you agreed and signed its placement plan is not given.";
        let found = plan.plan_on.is_none().then(|| {
            raised(sentence.to_owned(), "plan_on").under("CHR2015/18(2)", Force::Regulation)
        });
        return Ok(found.into_iter().collect());
    }
    let day = case.referral.moving_in.on.unwrap_or(today);
    let wanting = wanting(plan, day, today);
    let Some((_, field)) = wanting.first() else {
        return Ok(Vec::new());
    };
    let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
    let sentence = format!(
        "The child is not looked after, so the home prepares the placement plan, before the child \
         is admitted where that is reasonably practicable. Still to say: {}.",
        what.join("; ")
    );
    Ok(vec![raised(sentence, field)])
}

/// What is wanting. A plan that is promised for a day before the move is asked for what it says once
/// that day has come.
fn wanting(
    plan: &NotLookedAfter,
    day: NaiveDate,
    today: NaiveDate,
) -> Vec<(&'static str, &'static str)> {
    let promised = plan
        .plan_on
        .is_some_and(|ready| today < ready && ready <= day);
    if promised {
        return Vec::new();
    }
    let mut wanting = Vec::new();
    let mut look = |missing: bool, words, field| {
        if missing {
            wanting.push((words, field));
        }
    };
    let in_time = plan.plan_on.is_some_and(|ready| ready <= day);
    let later = !in_time && !is_blank(plan.plan_after_because.as_ref());
    look(
        !in_time && !later,
        "the day it is ready, or why not before the move and when",
        "plan_on",
    );
    if later {
        return wanting;
    }
    look(
        is_blank(plan.daily_care.as_ref()),
        "care day to day and how the child is kept safe",
        "daily_care",
    );
    look(
        is_blank(plan.care_education_health.as_ref()),
        "the arrangements for care, education and health",
        "care_education_health",
    );
    look(
        is_blank(plan.contact.as_ref()),
        "time with parents, relatives and friends",
        "contact",
    );
    look(
        is_blank(plan.consulted.as_ref()),
        "who was consulted for the placing authority",
        "consulted",
    );
    look(
        is_blank(plan.childs_wishes.as_ref()),
        "what the child wishes and feels",
        "childs_wishes",
    );
    wanting
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::told;

    fn whole() -> Value {
        json!({
            "plan_on": "2026-11-20", "daily_care": "A light on at night.",
            "care_education_health": "The same school; the GP in the village.",
            "contact": "Her mother every Sunday.", "consulted": "Her mother, 19 November.",
            "childs_wishes": "To keep her rabbit.",
        })
    }

    fn but(field: &str, value: Value) -> Value {
        let mut plan = whole();
        plan[field] = value;
        plan
    }

    #[test]
    fn what_the_manager_reads() {
        let no = ("/referral/legal/looked_after", json!("no"));
        let at = "/referral/not_looked_after";
        let late = but("plan_on", json!("2026-12-20"));
        let mut explained = late.clone();
        explained["plan_after_because"] = json!("Her mother is in hospital until 14 December.");
        let charity = (
            "/referral/referrer/placing_authority_kind",
            json!("voluntary_organisation"),
        );
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("nothing written", std::slice::from_ref(&no)),
                ("written", &[no.clone(), (at, whole())]),
                (
                    "promised for a day before the move",
                    &[no.clone(), (at, json!({"plan_on": "2026-12-04"}))]
                ),
                ("after the move", &[no.clone(), (at, late)]),
                ("after the move, explained", &[no.clone(), (at, explained)]),
                (
                    "the child not heard",
                    &[no.clone(), (at, but("childs_wishes", json!(null)))]
                ),
                ("a voluntary organisation places", &[no.clone(), charity]),
            ]
        ));
    }
}
