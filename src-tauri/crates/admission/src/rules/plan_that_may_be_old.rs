//! # What it looks at
//! Each relevant plan the home holds: its date, its last review, when the next was due, the day the
//! child became looked after, and whether anything in the child's life has changed since.
//!
//! # Why it matters
//! "Current" is not defined in law (Guide 11.5 asks for plans that are complete and current).
//! The yardsticks are Threshold's own inference: a review date that has passed; reviews later than
//! the authority's own intervals (Care Planning Regulations, regulation 33: within 20 working days,
//! then three months, then at most six months apart); an EHC plan not reviewed for a year; a life
//! that has changed since. A date or an answer that is not there is said not to be there.
//!
//! # What the manager sees
//! "The EHC plan was last reviewed on …, over a year ago." It closes nothing; the registered
//! manager decides whether the plan is current.
//!
//! # Example
//! An EHC plan of fourteen months ago names the school the child still goes to.

use chrono::{Months, NaiveDate};

use super::{Checked, Disagreeing, Raised, Rule, may_be_accepted};
use crate::appraise::Weight;
use crate::calendar::{in_words, working_days};
use crate::case::Case;
use crate::law::Force;
use crate::referral::{PlanKind, PlanState, RelevantPlan};
use crate::tasks::TaskId;
use crate::vocabulary::{Vocabulary, YesNo, YesNoNotKnown, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "PLANS-07",
    concern: "a relevant plan that may no longer be current",
    answers: &["P8"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Consider,
    closes: &[],
    disagreeing: Disagreeing::Open,
    check,
};

/// What makes one ask, and the field where it is answered.
type Flag = (String, &'static str);

fn check(case: &Case, today: NaiveDate) -> Checked {
    if !may_be_accepted(case) {
        return Ok(Vec::new());
    }
    Ok(case
        .referral
        .plans
        .each()
        .into_iter()
        .filter(|(_, plan)| plan.state.is_some_and(PlanState::is_held))
        .filter(|(_, plan)| is_blank(plan.no_bearing_because.as_ref()))
        // A plan found not current is challenged already.
        .filter(|(_, plan)| plan.current != Some(YesNo::No))
        .filter_map(|(kind, plan)| {
            let flags: Vec<Flag> = review(case, kind, plan, today)
                .into_iter()
                .chain(change(kind, plan))
                .collect();
            let (_, field) = flags.first()?;
            let pointer = format!("/referral/plans/{}/{field}", kind.name());
            let said: Vec<&str> = flags.iter().map(|(said, _)| said.as_str()).collect();
            let sentence = format!("{} Is it still current?", said.join(" "));
            Some(Raised::new(kind.name(), sentence, TaskId::Plans, pointer))
        })
        .collect())
}

/// What the dates say of the plan's reviews.
fn review(case: &Case, kind: PlanKind, plan: &RelevantPlan, today: NaiveDate) -> Option<Flag> {
    let name = kind.label();
    if let Some(due) = plan.next_review_due.filter(|due| *due < today) {
        let sentence = format!(
            "The next review of the {name} was due on {}, which has passed.",
            in_words(due)
        );
        return Some((sentence, "next_review_due"));
    }
    let sentence = match kind {
        PlanKind::CarePlan => of_the_care_plan(case, plan, today),
        PlanKind::EhcPlan | PlanKind::SenStatement => yearly(name, plan, today),
        // No interval is set for these; their own next review is looked at above.
        PlanKind::PlacementPlan | PlanKind::YouthJusticePlan => None,
    }?;
    Some((sentence, "last_reviewed"))
}

fn yearly(name: &str, plan: &RelevantPlan, today: NaiveDate) -> Option<String> {
    let Some(reviewed) = plan.last_reviewed.or(plan.dated) else {
        return Some(format!(
            "Neither a date nor a review of the {name} is noted."
        ));
    };
    (months_after(reviewed, 12)? < today).then(|| {
        format!(
            "The {name} was last reviewed or written on {}, over a year ago.",
            in_words(reviewed)
        )
    })
}

/// The child's case is reviewed within 20 working days, then within three months, then at intervals
/// of not more than six months. The later reading of each period is taken: a flag is no accusation.
fn of_the_care_plan(case: &Case, plan: &RelevantPlan, today: NaiveDate) -> Option<String> {
    let became = case.referral.legal.became_looked_after_on;
    let first_due = became
        .and_then(|day| working_days::after(day, 20))
        .map(|count| count.on);
    let Some(last) = plan.last_reviewed else {
        return no_review_noted(plan, first_due, today);
    };
    let three = months_after(last, 3)?;
    let six = months_after(last, 6)?;
    if six < today {
        return Some(format!(
            "The care plan was last reviewed on {}, over six months ago.",
            in_words(last)
        ));
    }
    let was_first = first_due.map(|due| {
        if last <= due {
            Some(true)
        } else if months_after(due, 3).is_some_and(|second| last > second) {
            Some(false)
        } else {
            // The second in time, or the first out of time.
            None
        }
    });
    if three >= today || was_first == Some(Some(false)) {
        return None;
    }
    Some(if was_first == Some(Some(true)) {
        format!(
            "The care plan was reviewed on {}, within 20 working days of the day the child became \
             looked after; the second review was due within three months, by {}, and none is noted.",
            in_words(last),
            in_words(three)
        )
    } else {
        format!(
            "The care plan was last reviewed on {}. Whether that was the first review is not \
             known; if it was, the second was due within three months, by {}.",
            in_words(last),
            in_words(three)
        )
    })
}

fn no_review_noted(
    plan: &RelevantPlan,
    first_due: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<String> {
    let Some(due) = first_due else {
        let written = plan
            .dated
            .map(|day| format!(" The plan is dated {}.", in_words(day)))
            .unwrap_or_default();
        return Some(format!(
            "Neither a review of the care plan is noted nor the day the child became looked \
             after, so whether a review is overdue cannot be told.{written}"
        ));
    };
    (due < today).then(|| {
        format!(
            "No review of the care plan is noted; the first was due within 20 working days of the \
             day the child became looked after, by {}.",
            in_words(due)
        )
    })
}

/// What is said, or not said, of the child's life since.
fn change(kind: PlanKind, plan: &RelevantPlan) -> Option<Flag> {
    let name = kind.label();
    let what = plan
        .changed_since
        .as_deref()
        .map(str::trim)
        .filter(|what| !what.is_empty());
    let sentence = match (plan.changed, what) {
        (Some(YesNoNotKnown::No), None) => return None,
        (_, Some(what)) => format!(
            "Since the {name} was written this has changed: “{}”.",
            what.trim_end_matches('.')
        ),
        (Some(YesNoNotKnown::Yes), None) => {
            format!("Something in the child’s life has changed since the {name} was written.")
        }
        (Some(YesNoNotKnown::NotKnown), None) => format!(
            "It is not known whether anything in the child’s life has changed since the {name} \
             was written."
        ),
        (None, None) => format!(
            "Nobody has said whether anything in the child’s life has changed since the {name} \
             was written."
        ),
    };
    Some((sentence, "changed"))
}

fn months_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}

#[cfg(test)]
mod tests;
