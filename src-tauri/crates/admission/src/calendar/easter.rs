//! Easter Sunday of a year.

use chrono::{Days, NaiveDate};

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm printed in *Nature*,
/// 20 April 1876; the letters are those of its table. `None` outside the years 1583 to 9999.
#[must_use]
pub fn sunday(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = u32::try_from(n / 31).ok()?;
    let day = u32::try_from(n % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Good Friday of a year.
#[must_use]
pub fn good_friday(year: i32) -> Option<NaiveDate> {
    sunday(year)?.checked_sub_days(Days::new(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_on_the_days_it_fell_on() {
        // Among them the earliest and the latest day Easter can fall on.
        for (y, m, d) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2019, 4, 21),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
        ] {
            assert_eq!(sunday(y), NaiveDate::from_ymd_opt(y, m, d), "{y}");
        }
        assert_eq!(sunday(1582), None);
        assert_eq!(sunday(i32::MAX), None);
    }

    #[test]
    fn easter_is_always_a_sunday_in_spring() {
        use chrono::{Datelike, Weekday};
        for year in 1583..=9999 {
            let day = sunday(year).unwrap();
            assert_eq!(day.weekday(), Weekday::Sun, "{year}");
            assert!((81..=116).contains(&day.ordinal()), "{day}");
        }
    }
}
