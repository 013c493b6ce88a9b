//! Dates in words, the clock on an English wall, and working days.

pub mod easter;
pub mod working_days;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as people write it: "1 March 2026".
#[must_use]
pub fn in_words(date: NaiveDate) -> String {
    let month = MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// A date and time as people write it: "1 March 2026 at 22:10".
#[must_use]
pub fn in_words_with_time(at: NaiveDateTime) -> String {
    format!("{} at {}", in_words(at.date()), at.format("%H:%M"))
}

/// The time on an English clock: UTC, or UTC + 1 hour from the last Sunday of March, 01:00 UTC, to
/// the last Sunday of October, 01:00 UTC (the Summer Time Act 1972 as amended by SI 2002/262).
#[must_use]
pub fn english_time(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    let changes_at = |month| last_sunday(utc.year(), month).and_then(|d| d.and_hms_opt(1, 0, 0));
    let summer = match (changes_at(3), changes_at(10)) {
        (Some(start), Some(end)) => utc >= start && utc < end,
        _ => false,
    };
    if summer {
        utc.checked_add_signed(Duration::hours(1)).unwrap_or(utc)
    } else {
        utc
    }
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    // Both months have 31 days.
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_signed(Duration::days(i64::from(
        last.weekday().num_days_from_sunday(),
    )))
}

/// Whole years of age on a day; `None` when the day is before the birth.
#[must_use]
pub fn age_on(born: NaiveDate, day: NaiveDate) -> Option<u32> {
    day.years_since(born)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn summer_time_changes_on_the_last_sundays() {
        let at = |m, d, h| Utc.with_ymd_and_hms(2026, m, d, h, 30, 0).unwrap();
        assert_eq!(
            english_time(at(3, 29, 0)).to_string(),
            "2026-03-29 00:30:00"
        );
        assert_eq!(
            english_time(at(3, 29, 1)).to_string(),
            "2026-03-29 02:30:00"
        );
        assert_eq!(
            english_time(at(10, 25, 0)).to_string(),
            "2026-10-25 01:30:00"
        );
        assert_eq!(
            english_time(at(10, 25, 1)).to_string(),
            "2026-10-25 01:30:00"
        );
    }

    #[test]
    fn a_birthday_counts_on_the_day() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(age_on(day(2012, 11, 21), day(2026, 11, 21)), Some(14));
        assert_eq!(age_on(day(2012, 11, 22), day(2026, 11, 21)), Some(13));
        assert_eq!(age_on(day(2027, 1, 1), day(2026, 11, 21)), None);
    }
}
