//! Dates of the home itself, whichever children live there.

use chrono::{Datelike, NaiveDate};

use super::{Known, Reckoned, When, period};
use crate::calendar::in_words;

const BEYOND: &str = "The date lies beyond the calendar.";

fn due_by(known: &Known<'_>, day: Option<NaiveDate>, said: impl Fn(String) -> String) -> Reckoned {
    match day {
        Some(day) => Reckoned::due(known, period::by(day, said(in_words(day)))),
        None => Reckoned::not_known(BEYOND),
    }
}

/// The newest version, where it revises an earlier one.
pub(super) fn statement_of_purpose(known: &Known<'_>) -> Vec<Reckoned> {
    let [newest, _, ..] = known.versions else {
        return vec![Reckoned::waiting(
            "Starts with the next revision of the statement of purpose.",
        )];
    };
    let Some(dated) = newest.dated else {
        return vec![Reckoned::not_known(
            "The newest version carries no date to count from.",
        )];
    };
    let revised = format!("Revised on {} ({}).", in_words(dated), newest.in_words());
    let sent = known.case.home.reviews.statement_sent;
    if let Some(sent) = sent.filter(|sent| *sent >= dated) {
        return vec![Reckoned::new(
            When::Done { on: sent },
            vec![revised, format!("Sent to HMCI on {}.", in_words(sent))],
        )];
    }
    let Some(mut period) = period::days_of(dated, 28, "the day of the revision") else {
        return vec![Reckoned::not_known(BEYOND)];
    };
    period.sentences.insert(0, revised);
    vec![Reckoned::due(known, period)]
}

pub(super) fn quality_of_care_review(known: &Known<'_>) -> Vec<Reckoned> {
    let kept = &known.case.home.reviews;
    let Some(last) = kept.quality_of_care_review else {
        return vec![Reckoned::not_known(
            "When the last review was completed is not entered.",
        )];
    };
    let mut all = vec![due_by(known, period::months_after(last, 6), |day| {
        format!(
            "The last review was completed on {}. The next is due by {day}.",
            in_words(last)
        )
    })];
    let report = match kept.quality_of_care_report_sent {
        Some(sent) if sent >= last => Reckoned::new(
            When::Done { on: sent },
            vec![format!("Sent on {}.", in_words(sent))],
        ),
        _ => match period::days_of(last, 28, "the day the review was completed") {
            Some(period) => Reckoned::due(known, period),
            None => Reckoned::not_known(BEYOND),
        },
    };
    all.push(report.about("report", "Report of the quality of care review to HMCI"));
    all
}

pub(super) fn independent_visit(known: &Known<'_>) -> Vec<Reckoned> {
    let Some(last) = known.case.home.reviews.independent_visit else {
        return vec![Reckoned::not_known(
            "When the last visit was is not entered.",
        )];
    };
    let target = period::months_after(last, 1);
    let latest = last
        .with_day(1)
        .and_then(|first| period::months_after(first, 2))
        .and_then(|after| after.pred_opt());
    let (Some(target), Some(latest)) = (target, latest) else {
        return vec![Reckoned::not_known(BEYOND)];
    };
    let sentence = format!(
        "The last visit was on {}. The target is {}, a month later; read by calendar months, the \
         next is due by {}.",
        in_words(last),
        in_words(target),
        in_words(latest)
    );
    vec![Reckoned::due(
        known,
        period::Period {
            target,
            latest,
            sentences: vec![sentence],
        },
    )]
}

pub(super) fn location_review(known: &Known<'_>) -> Vec<Reckoned> {
    let Some(last) = known.case.home.reviews.location_review else {
        return vec![Reckoned::not_known(
            "When the last review was is not entered.",
        )];
    };
    let year = last.year().checked_add(1);
    let end = year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    vec![due_by(known, end, |day| {
        format!(
            "The last review was on {}. The next is due by {day}.",
            in_words(last)
        )
    })]
}
