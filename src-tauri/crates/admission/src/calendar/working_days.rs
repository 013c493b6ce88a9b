//! Working days, as the Care Planning Regulations count them.
//!
//! Regulation 2(1) of those regulations ([`DEFINITION`]) leaves out Saturdays, Sundays, Christmas
//! Day, Good Friday and the bank holidays in England and Wales. The bank holidays are dated data,
//! `bank-holidays.json`, with the years they are known for. Outside those years only the days the
//! definition itself names are left out; a count that reaches there says so ([`Count::caution`])
//! and comes out too early rather than too late.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

use super::easter;

/// The provision that says what a working day is.
pub const DEFINITION: &str = "CPPCR2010/2“working day”";

/// The bank holidays as the file holds them.
#[derive(Debug, Deserialize)]
struct BankHolidays {
    checked_on: NaiveDate,
    first_year: i32,
    last_year: i32,
    days: Vec<BankHoliday>,
}

#[derive(Debug, Deserialize)]
struct BankHoliday {
    on: NaiveDate,
}

struct Known {
    checked_on: Option<NaiveDate>,
    first_year: i32,
    last_year: i32,
    days: BTreeSet<NaiveDate>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        // A file that cannot be read knows no year: every count then says so.
        serde_json::from_str::<BankHolidays>(include_str!("bank-holidays.json")).map_or(
            Known {
                checked_on: None,
                first_year: 1,
                last_year: 0,
                days: BTreeSet::new(),
            },
            |file| Known {
                checked_on: Some(file.checked_on),
                first_year: file.first_year,
                last_year: file.last_year,
                days: file.days.into_iter().map(|day| day.on).collect(),
            },
        )
    })
}

/// A day arrived at by counting working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The day.
    pub on: NaiveDate,
    /// Why the day may be wrong, in whole sentences, where the count left the years whose bank
    /// holidays are known.
    pub caution: Option<String>,
}

/// Whether a day is a working day, as far as the bank holidays are known.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    let christmas = day.month() == 12 && day.day() == 25;
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
        && !christmas
        && easter::good_friday(day.year()) != Some(day)
        && !known().days.contains(&day)
}

/// The last day of a period of `days` working days, counted from the day after `start`.
#[must_use]
pub fn after(start: NaiveDate, days: u32) -> Option<Count> {
    counted(start.succ_opt()?, days)
}

/// The last day of a period of `days` working days in which `start` itself counts, if it is one.
#[must_use]
pub fn with_the_first(start: NaiveDate, days: u32) -> Option<Count> {
    counted(start, days)
}

fn counted(first: NaiveDate, days: u32) -> Option<Count> {
    let mut day = first;
    let mut left = days;
    loop {
        if is_working_day(day) {
            left = left.saturating_sub(1);
            if left == 0 {
                return Some(Count {
                    on: day,
                    caution: caution(first, day),
                });
            }
        }
        day = day.checked_add_days(Days::new(1))?;
    }
}

fn caution(first: NaiveDate, last: NaiveDate) -> Option<String> {
    let known = known();
    let years = known.first_year..=known.last_year;
    if years.contains(&first.year()) && years.contains(&last.year()) {
        return None;
    }
    let span = if years.is_empty() {
        "of no year".to_owned()
    } else {
        format!("of {} to {} only", known.first_year, known.last_year)
    };
    Some(format!(
        "Threshold knows the bank holidays {span}. Outside those years it leaves out weekends, \
         Christmas Day and Good Friday, so the true date may be later: check it."
    ))
}

/// What a reader of a date counted in working days should know, in whole sentences.
#[must_use]
pub fn how_counted() -> String {
    let known = known();
    let checked = known
        .checked_on
        .map(super::in_words)
        .map(|day| format!(", worked out on {day}"))
        .unwrap_or_default();
    format!(
        "Working days leave out weekends and the bank holidays of England and Wales, which \
         Threshold knows for {} to {}{checked}. A bank holiday announced for one occasion only is \
         not among them.",
        known.first_year, known.last_year
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    /// The holidays of a year by rule, written apart from the file.
    fn by_rule(year: i32) -> BTreeSet<NaiveDate> {
        let easter = easter::sunday(year).unwrap();
        let mondays = |month| {
            (1..=31).filter_map(move |d| {
                NaiveDate::from_ymd_opt(year, month, d).filter(|d| d.weekday() == Weekday::Mon)
            })
        };
        let mut days: BTreeSet<NaiveDate> = [
            easter - Days::new(2),
            easter + Days::new(1),
            mondays(5).next().unwrap(),
            mondays(5).next_back().unwrap(),
            mondays(8).next_back().unwrap(),
        ]
        .into();
        for fixed in [day(year, 1, 1), day(year, 12, 25), day(year, 12, 26)] {
            let mut on = fixed;
            while matches!(on.weekday(), Weekday::Sat | Weekday::Sun) || !days.insert(on) {
                on = on + Days::new(1);
            }
        }
        days
    }

    #[test]
    fn the_file_holds_the_days_the_rules_give_and_no_other() {
        for year in known().first_year..=known().last_year {
            let held: BTreeSet<NaiveDate> = known()
                .days
                .iter()
                .copied()
                .filter(|d| d.year() == year)
                .collect();
            assert_eq!(held, by_rule(year), "{year}");
            assert_eq!(held.len(), 8, "{year}");
        }
        assert_eq!(known().days.len(), 40);
    }

    #[test]
    fn the_file_says_where_each_day_comes_from() {
        let file: Value = serde_json::from_str(include_str!("bank-holidays.json")).unwrap();
        for holiday in file["days"].as_array().unwrap() {
            let how = holiday["how"].as_str().unwrap();
            assert!(file["how"][how].is_string(), "{holiday}");
        }
        for named in ["source", "checked_on", "cannot_be_foreseen"] {
            assert!(!file[named].as_str().unwrap().is_empty(), "{named}");
        }
    }

    #[test]
    fn the_definition_stands_in_the_law() {
        let definition = crate::law::provision(DEFINITION).unwrap();
        assert!(
            definition
                .words
                .contains("bank holiday in England and Wales")
        );
        assert_eq!(
            definition.citation,
            "regulation 2, definition of “working day”"
        );
    }

    #[test]
    fn christmas_2026_is_counted_as_the_regulations_say() {
        let start = day(2026, 12, 24);
        assert_eq!(with_the_first(start, 5).unwrap().on, day(2027, 1, 4));
        assert_eq!(after(start, 5).unwrap().on, day(2027, 1, 5));
        assert_eq!(after(start, 10).unwrap().on, day(2027, 1, 12));
        assert_eq!(after(start, 10).unwrap().caution, None);
    }

    #[test]
    fn a_start_on_a_weekend_counts_from_monday_either_way() {
        let saturday = day(2026, 11, 21);
        assert_eq!(with_the_first(saturday, 5).unwrap().on, day(2026, 11, 27));
        assert_eq!(after(saturday, 5).unwrap().on, day(2026, 11, 27));
    }

    #[test]
    fn a_count_that_leaves_the_known_years_says_so_and_comes_out_early() {
        let over = after(day(2028, 12, 29), 5).unwrap();
        // 1 January 2029 is a Monday: the definition does not name it.
        assert_eq!(over.on, day(2029, 1, 5));
        assert!(over.caution.unwrap().contains("2024 to 2028"));
        assert!(after(day(2023, 12, 1), 5).unwrap().caution.is_some());
        assert!(after(day(2028, 12, 18), 5).unwrap().caution.is_none());
        // The definition's own days hold in every year.
        assert!(!is_working_day(day(2040, 12, 25)));
        assert!(!is_working_day(day(2029, 3, 30)), "Good Friday");
    }

    #[test]
    fn the_end_of_time_is_no_panic() {
        assert_eq!(after(NaiveDate::MAX, 5), None);
        assert_eq!(with_the_first(NaiveDate::MAX, 50), None);
    }
}
