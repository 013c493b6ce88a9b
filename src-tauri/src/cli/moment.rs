//! A moment as a person writes it: RFC 3339, or the time on an English clock.

use admission::calendar::english_time;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};

use super::NotDone;

/// The forms of the time on an English clock.
const FORMS: [&str; 4] = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
];

/// The moment that was written.
///
/// # Errors
/// What cannot be read; a time that an English clock skipped or showed twice.
pub fn moment(written: &str) -> Result<DateTime<Utc>, NotDone> {
    let written = written.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(written) {
        return Ok(moment.with_timezone(&Utc));
    }
    let local = FORMS
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(written, form).ok())
        .ok_or_else(|| {
            NotDone::unreadable(
                "--signed-at is not a time: write 2026-11-20T16:30:00Z, or 2026-11-20 16:30 for \
                 the time on an English clock.",
            )
        })?;
    // Either it is winter time, which is UTC, or summer time, an hour before it.
    let could_be: Vec<DateTime<Utc>> = [Some(local), local.checked_sub_signed(Duration::hours(1))]
        .into_iter()
        .flatten()
        .map(|utc| utc.and_utc())
        .filter(|utc| english_time(*utc) == local)
        .collect();
    match could_be.as_slice() {
        [moment] => Ok(*moment),
        [] => Err(NotDone::unreadable(
            "--signed-at is a time no English clock showed: the hour was skipped when summer time \
             began.",
        )),
        _ => Err(NotDone::unreadable(
            "--signed-at is a time English clocks showed twice, when summer time ended: write it \
             with Z for UTC, for example 2026-10-25T00:30:00Z.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(written: &str) -> String {
        moment(written).map_or_else(|not| format!("{not:?}"), |at| at.to_rfc3339())
    }

    #[test]
    fn an_english_clock_is_an_hour_ahead_in_summer() {
        assert_eq!(utc("2026-11-20 16:30"), "2026-11-20T16:30:00+00:00");
        assert_eq!(utc("2026-07-20T16:30"), "2026-07-20T15:30:00+00:00");
        assert_eq!(utc("2026-07-20T16:30:00Z"), "2026-07-20T16:30:00+00:00");
        assert_eq!(
            utc("2026-07-20T16:30:00+02:00"),
            "2026-07-20T14:30:00+00:00"
        );
    }

    #[test]
    fn an_hour_that_is_skipped_or_shown_twice_is_refused() {
        assert!(utc("2026-03-29 01:30").contains("skipped"));
        assert!(utc("2026-10-25 01:30").contains("twice"));
        assert!(utc("yesterday").contains("not a time"));
    }
}
