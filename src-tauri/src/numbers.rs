//! The numbers and moments of the casebook as people write them.

use casebook::At;
use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Utc};

use crate::error::AppError;

/// The number printed in a record: the English year of signing and the casebook's own number,
/// which goes on from year to year. "2026-003" is the third record of its casebook.
pub fn printed(number: i64, signed_at: At) -> String {
    let year = admission::calendar::english_time(signed_at).year();
    format!("{year}-{number:03}")
}

/// The casebook's number of a record, from the one printed in it.
///
/// # Errors
/// When no record has such a number.
pub fn kept(printed: &str) -> Result<i64, AppError> {
    printed
        .rsplit_once('-')
        .and_then(|(_, number)| number.parse().ok())
        .ok_or_else(|| casebook::Error::NotHere("record").into())
}

/// A moment as the casebook keeps it: RFC 3339.
///
/// # Errors
/// When it is not one: the casebook is damaged.
pub fn moment(kept: &str) -> Result<At, AppError> {
    DateTime::parse_from_rfc3339(kept)
        .map(|moment| moment.with_timezone(&Utc))
        .map_err(|_| casebook::Error::Damaged.into())
}

/// The moment of a time on an English clock. A time that was shown twice, when summer time ended,
/// is the later of the two; one that was skipped counts as summer time.
pub fn from_english(local: NaiveDateTime) -> At {
    let winter = local.and_utc();
    if admission::calendar::english_time(winter) == local {
        return winter;
    }
    winter - Duration::hours(1)
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A SHA-256 digest from its hexadecimal digits; nothing where it is none.
pub fn digest(written: &str) -> Option<[u8; 32]> {
    if written.len() != 64 || !written.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut digest = [0; 32];
    for (byte, at) in digest.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(written.get(at..at + 2)?, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_on_an_english_clock_is_one_moment() {
        let at = |written: &str| {
            let local = NaiveDateTime::parse_from_str(written, "%Y-%m-%d %H:%M").unwrap();
            from_english(local).to_rfc3339()
        };
        assert_eq!(at("2026-01-15 17:00"), "2026-01-15T17:00:00+00:00");
        assert_eq!(at("2026-07-15 17:00"), "2026-07-15T16:00:00+00:00");
        assert_eq!(at("2026-10-25 01:30"), "2026-10-25T01:30:00+00:00");
    }

    #[test]
    fn a_digest_is_read_from_what_was_written_of_it() {
        assert_eq!(digest(&hex(&[0xa7; 32])), Some([0xa7; 32]));
        assert_eq!(digest("a7"), None);
        assert_eq!(digest(&"+7".repeat(32)), None);
    }

    #[test]
    fn a_printed_number_leads_back_to_the_record() {
        let new_year = moment("2026-12-31T23:59:59.000Z").unwrap();
        assert_eq!(printed(3, new_year), "2026-003");
        assert_eq!(kept("2026-003").unwrap(), 3);
        assert_eq!(kept("2027-1204").unwrap(), 1204);
        assert!(kept("2026").is_err());
    }
}
