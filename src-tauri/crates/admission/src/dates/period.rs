//! From an event to a last day, with what is unclear about it said.

use chrono::{Days, Months, NaiveDate};

use super::{Known, Reckoned, When};
use crate::calendar::{in_words, working_days};

/// A last day, on both readings.
pub(super) struct Period {
    pub(super) target: NaiveDate,
    pub(super) latest: NaiveDate,
    pub(super) sentences: Vec<String>,
}

/// "Within `days` working days of" a day: the law does not say whether that day counts.
pub(super) fn working_days_of(day: NaiveDate, days: u32, of: &str) -> Option<Period> {
    let first = working_days::with_the_first(day, days)?;
    let after = working_days::after(day, days)?;
    let mut period = either(first.on, after.on, of);
    period.sentences.extend(after.caution.or(first.caution));
    Some(period)
}

/// "Within one week of" a day, read both ways.
pub(super) fn week_of(day: NaiveDate, of: &str) -> Option<Period> {
    Some(either(
        day.checked_add_days(Days::new(6))?,
        day.checked_add_days(Days::new(7))?,
        of,
    ))
}

/// "Within 28 days of" a day, read both ways.
pub(super) fn days_of(day: NaiveDate, days: u64, of: &str) -> Option<Period> {
    Some(either(
        day.checked_add_days(Days::new(days.saturating_sub(1)))?,
        day.checked_add_days(Days::new(days))?,
        of,
    ))
}

/// At most so many months after a day.
pub(super) fn months_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}

fn either(target: NaiveDate, latest: NaiveDate, of: &str) -> Period {
    let sentences = if target == latest {
        vec![format!("The last day is {}.", in_words(target))]
    } else {
        vec![format!(
            "The target is {}. The words do not say whether {of} itself counts: if it does not, \
             the last day is {}.",
            in_words(target),
            in_words(latest)
        )]
    };
    Period {
        target,
        latest,
        sentences,
    }
}

/// One reading only.
pub(super) fn by(day: NaiveDate, sentence: String) -> Period {
    Period {
        target: day,
        latest: day,
        sentences: vec![sentence],
    }
}

impl Reckoned {
    pub(super) fn new(when: When, sentences: Vec<String>) -> Self {
        Self {
            subject: String::new(),
            event: None,
            when,
            sentences,
        }
    }

    pub(super) fn due(known: &Known<'_>, period: Period) -> Self {
        let days_left = known.days_to(period.target);
        let mut sentences = period.sentences;
        sentences.push(left(days_left));
        Self::new(
            When::Due {
                target: period.target,
                latest: period.latest,
                days_left,
            },
            sentences,
        )
    }

    /// The days run up from a day; `of` is what the regulations say instead of a number.
    pub(super) fn counting(known: &Known<'_>, since: NaiveDate, of: &str) -> Self {
        let days = -known.days_to(since);
        Self::new(
            When::Counting { since, days },
            vec![format!(
                "{} since {}; {of}, with no number in the regulations.",
                counted(days),
                in_words(since)
            )],
        )
    }

    pub(super) fn waiting(sentence: impl Into<String>) -> Self {
        Self::new(
            When::Waiting {
                if_as_planned: None,
            },
            vec![sentence.into()],
        )
    }

    pub(super) fn not_applicable(sentence: impl Into<String>) -> Self {
        Self::new(When::NotApplicable, vec![sentence.into()])
    }

    pub(super) fn not_known(sentence: impl Into<String>) -> Self {
        Self::new(When::NotKnown, vec![sentence.into()])
    }

    pub(super) fn about(mut self, subject: impl Into<String>, event: impl Into<String>) -> Self {
        self.subject = subject.into();
        self.event = Some(event.into());
        self
    }

    /// Adds what the date hangs on, where that is not known.
    pub(super) fn only_if(mut self, conditions: Vec<String>) -> Self {
        if matches!(self.when, When::NotApplicable) {
            return self;
        }
        self.sentences.extend(conditions);
        self
    }
}

/// "1 day", "3 days".
pub(super) fn counted(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        n => format!("{n} days"),
    }
}

fn left(days: i64) -> String {
    match days {
        0 => "That is today.".to_owned(),
        d if d > 0 => format!("{} left.", counted(d)),
        d => format!("That was {} ago.", counted(-d)),
    }
}
