//! Visits and reviews: the authority's, and the home's own look back.

use chrono::{Days, Duration, NaiveDate};

use super::period::{self, Period};
use super::placement::{THE_START, done, from_the_start, if_looked_after};
use super::{Known, Reckoned, When};
use crate::calendar::{in_words, in_words_with_time};
use crate::judgement::Outcome;
use crate::oversight::after::REMADE_WITHIN;
use crate::referral::Route;

pub(super) fn visits(known: &Known<'_>) -> Vec<Reckoned> {
    let conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    let reckoned = match (known.started(), known.after.done("D7").last()) {
        (Some(start), Some((last, _))) => match next_visit(start.date(), *last) {
            Some(period) => Reckoned::due(known, period),
            None => Reckoned::not_known("The date lies beyond the calendar."),
        },
        // A visit noted without a start: the start is what is missing.
        (None, Some((last, _))) => Reckoned::new(
            When::Waiting {
                if_as_planned: None,
            },
            vec![format!(
                "A visit on {} is noted, but no start of the placement.",
                in_words(*last)
            )],
        ),
        (_, None) => from_the_start(known, "D7", |day| period::week_of(day, THE_START)),
    };
    vec![reckoned.only_if(conditions)]
}

fn next_visit(start: NaiveDate, last: NaiveDate) -> Option<Period> {
    let six_weeks = last.checked_add_days(Days::new(42))?;
    let year = period::months_after(start, 12)?;
    let visited = format!("The last visit was on {}.", in_words(last));
    if last < year {
        return Some(period::by(
            six_weeks,
            format!("{visited} The next is due by {}.", in_words(six_weeks)),
        ));
    }
    let three_months = period::months_after(last, 3)?;
    Some(Period {
        target: six_weeks,
        latest: three_months,
        sentences: vec![format!(
            "{visited} After the first year the next is due by {}, or by {} where the placement is \
             intended to last until the child is 18.",
            in_words(six_weeks),
            in_words(three_months)
        )],
    })
}

pub(super) fn of_the_childs_case(known: &Known<'_>) -> Vec<Reckoned> {
    let mut conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    let plan = &known.case.referral.plans.care_plan;
    if let Some(next) = plan.next_review_due {
        conditions.push(format!(
            "The care plan gives {} as the next review.",
            in_words(next)
        ));
    }
    let noted = known.after.done("D8");
    let noted_last = noted.last().map(|(on, _)| *on);
    let last = noted_last.max(plan.last_reviewed);
    let became = known.case.referral.legal.became_looked_after_on;
    let reckoned = match (last, became) {
        (Some(last), _) => {
            let earlier = noted
                .iter()
                .map(|(on, _)| *on)
                .chain(plan.last_reviewed)
                .any(|on| on < last);
            after_review(known, last, earlier, became)
        }
        (None, Some(became)) => first_review(known, became),
        (None, None) => Reckoned::not_known(
            "Neither the day the child became looked after nor the last review is known.",
        ),
    };
    vec![reckoned.only_if(conditions)]
}

fn first_review(known: &Known<'_>, became: NaiveDate) -> Reckoned {
    let received = known.case.referral.receipt.received_at.map(|at| at.date());
    let of = "the date the child became looked after";
    let Some(period) = period::working_days_of(became, 20, of) else {
        return Reckoned::not_known("The date lies beyond the calendar.");
    };
    if received.is_some_and(|received| period.latest < received) {
        return Reckoned::not_known(format!(
            "The first review was due by {}, before this referral came; when the last review was \
             held is not known.",
            in_words(period.latest)
        ));
    }
    Reckoned::due(known, period)
}

/// A review held within the time of the first, with none known before it, was the first.
fn after_review(
    known: &Known<'_>,
    last: NaiveDate,
    earlier: bool,
    became: Option<NaiveDate>,
) -> Reckoned {
    let six = period::months_after(last, 6);
    let (Some(three), Some(six)) = (period::months_after(last, 3), six) else {
        return Reckoned::not_known("The date lies beyond the calendar.");
    };
    let first_due = became.and_then(|day| period::working_days_of(day, 20, ""));
    let was_first = !earlier && first_due.is_some_and(|first| last <= first.latest);
    let held = format!("The last review was on {}.", in_words(last));
    let period = if was_first {
        period::by(
            three,
            format!(
                "{held} It was the first: the second is due by {}.",
                in_words(three)
            ),
        )
    } else if earlier {
        period::by(
            six,
            format!(
                "{held} It was not the first: the next is due by {}.",
                in_words(six)
            ),
        )
    } else {
        Period {
            target: three,
            latest: six,
            sentences: vec![format!(
                "{held} Whether it was the first is not known: if it was, the next is due by {}; \
                 if not, by {}.",
                in_words(three),
                in_words(six)
            )],
        }
    };
    Reckoned::due(known, period)
}

fn look_back(known: &Known<'_>, key: &str, days: u64) -> Vec<Reckoned> {
    if let Some(done) = done(known, key) {
        return vec![done];
    }
    vec![from_the_start(known, key, |day| {
        let on = day.checked_add_days(Days::new(days))?;
        Some(period::by(on, format!("The day is {}.", in_words(on))))
    })]
}

/// Opens with the recorded end, and stays open until it is held.
pub(super) fn at_the_ending(known: &Known<'_>) -> Vec<Reckoned> {
    let Some((at, _)) = known.after.ended() else {
        return vec![Reckoned::waiting("Opens when the child moves on.")];
    };
    vec![done(known, "T4").unwrap_or_else(|| {
        Reckoned::counting(
            known,
            at.date(),
            "best held while everybody who was there still remembers",
        )
    })]
}

pub(super) fn at_72_hours(known: &Known<'_>) -> Vec<Reckoned> {
    let mut all = look_back(known, "T1", 3);
    let hour = known
        .started()
        .and_then(|start| start.checked_add_signed(Duration::hours(72)));
    for reckoned in &mut all {
        let due = matches!(reckoned.when, When::Due { .. });
        if let (true, Some(hour), Some(first)) = (due, hour, reckoned.sentences.first_mut()) {
            *first = format!("72 hours are over on {}.", in_words_with_time(hour));
        }
    }
    all
}

pub(super) fn at_6_weeks(known: &Known<'_>) -> Vec<Reckoned> {
    look_back(known, "T2", 42)
}

pub(super) fn at_26_weeks(known: &Known<'_>) -> Vec<Reckoned> {
    look_back(known, "T3", 182)
}

/// Of an acceptance in an emergency only; done by noting what it came to, not by a tick.
pub(super) fn gone_over_in_full(known: &Known<'_>) -> Vec<Reckoned> {
    let referral = &known.case.referral;
    if referral.remakes.is_some() {
        return vec![Reckoned::not_applicable(
            "This is the decision that makes the one of the emergency again.",
        )];
    }
    let (outcome, route) = (referral.decision.outcome, referral.receipt.route);
    let conditions = match (outcome, route) {
        (Some(Outcome::AcceptEmergency), _) | (None, Some(Route::Emergency)) => Vec::new(),
        (_, None) => {
            vec![
                "This holds if the decision was made in an emergency, which is not known."
                    .to_owned(),
            ]
        }
        _ => {
            return vec![Reckoned::not_applicable(
                "The decision was not made in an emergency.",
            )];
        }
    };
    if let Some(on) = known.after.remade_on() {
        return vec![Reckoned::new(
            When::Done { on },
            vec![format!("Gone over in full on {}.", in_words(on))],
        )];
    }
    let reckoned = from_the_start(known, "T5", |day| {
        let on = day.checked_add_days(REMADE_WITHIN)?;
        Some(period::by(
            on,
            format!("The seventh day is {}.", in_words(on)),
        ))
    });
    vec![reckoned.only_if(conditions)]
}
