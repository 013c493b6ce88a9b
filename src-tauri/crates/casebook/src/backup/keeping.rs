//! Which backups are kept: a rule that can be said in one sentence.

use std::collections::BTreeSet;

use chrono::{Datelike, TimeDelta};

use crate::At;

/// Days of which every backup is kept.
const EVERY: i64 = 7;

/// Days of which the last backup of each week is kept: eight weeks after the first seven days.
const WEEKLY: i64 = EVERY + 8 * 7;

/// Days of which the last backup of each month is kept.
const MONTHLY: i64 = 365;

/// What a backup stands for beyond the first days.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    Week(i32, u32),
    Month(i32, u32),
}

/// The backups that need not be kept any longer, by their places in the list, which is sorted
/// newest first. The newest is always kept, and so is one from the future: the clock was wrong,
/// and nobody knows when.
#[must_use]
pub fn to_let_go(newest_first: &[At], now: At) -> Vec<usize> {
    let mut stood_for = BTreeSet::new();
    let mut gone = Vec::new();
    for (index, at) in newest_first.iter().enumerate() {
        let days = now.signed_duration_since(*at).num_days();
        let kept = if days < EVERY {
            true
        } else if days < WEEKLY {
            let week = at.iso_week();
            stood_for.insert(Span::Week(week.year(), week.week()))
        } else {
            days < MONTHLY && stood_for.insert(Span::Month(at.year(), at.month()))
        };
        if !kept && index > 0 {
            gone.push(index);
        }
    }
    gone
}

/// The day by which the rule has let go of all of these, as long as a backup is made each day from
/// `now` on: what was deleted today is in no backup any more then. None where there are none, or
/// where one is dated so far ahead that nobody can say.
///
/// Backups made later can only take the place of these, so they go then or earlier.
#[must_use]
pub fn all_gone_by(newest_first: &[At], now: At) -> Option<At> {
    if newest_first.is_empty() {
        return None;
    }
    let mut left = newest_first.to_vec();
    for days in 1..=MONTHLY.saturating_mul(2) {
        let day = now.checked_add_signed(TimeDelta::try_days(days)?)?;
        left.insert(0, day);
        let gone = to_let_go(&left, day);
        let mut index = 0_usize;
        left.retain(|at| {
            let stays = !gone.contains(&index) && *at != day;
            index = index.saturating_add(1);
            stays
        });
        if left.is_empty() {
            return Some(day);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn what_is_deleted_today_is_in_no_backup_when_the_rule_has_let_go_of_the_last() {
        let days = |days: &[i64]| {
            let times: Vec<At> = days.iter().map(|n| now() - Duration::days(*n)).collect();
            all_gone_by(&times, now()).map(|at| (at - now()).num_days())
        };
        assert_eq!(days(&[]), None);
        // It may stand for its month until it is a year old.
        assert_eq!(days(&[0]), Some(365));
        assert_eq!(days(&[300]), Some(65));
        assert_eq!(days(&[0, 1, 2, 300]), Some(365));
        assert_eq!(days(&[-2_000]), None, "a clock that was wrong");
        // Nobody waits for less than is said, whatever is made meanwhile.
        let all: Vec<At> = (0..200).map(|n| now() - Duration::days(n)).collect();
        let said = all_gone_by(&all, now()).unwrap();
        let mut kept = all.clone();
        let mut day = now();
        while day < said {
            day += Duration::days(1);
            kept.insert(0, day);
            let gone = to_let_go(&kept, day);
            let mut index = 0_usize;
            kept.retain(|_| {
                index += 1;
                !gone.contains(&(index - 1))
            });
        }
        assert!(kept.iter().all(|at| *at > now()));
    }

    fn now() -> At {
        At::from_timestamp(1_795_315_267, 0).unwrap()
    }

    fn left(days: impl Iterator<Item = i64>) -> Vec<i64> {
        let days: Vec<i64> = days.collect();
        let times: Vec<At> = days.iter().map(|n| now() - Duration::days(*n)).collect();
        let gone = to_let_go(&times, now());
        let kept = days.iter().enumerate().filter(|(i, _)| !gone.contains(i));
        kept.map(|(_, day)| *day).collect()
    }

    #[test]
    fn after_two_years_of_daily_backups_about_twenty_five_are_left() {
        let kept = left(0..730);
        assert_eq!(kept[..7], [0, 1, 2, 3, 4, 5, 6]);
        let weekly = kept.iter().filter(|day| (7..63).contains(*day)).count();
        assert!((8..=9).contains(&weekly), "{kept:?}");
        let monthly = kept.iter().filter(|day| (63..365).contains(*day)).count();
        assert!((10..=11).contains(&monthly), "{kept:?}");
        assert!(kept.iter().all(|day| *day < 365));
    }

    #[test]
    fn the_only_backup_is_kept_however_old_it_is() {
        assert_eq!(left([900].into_iter()), [900]);
        assert_eq!(left([900, 901].into_iter()), [900]);
    }

    #[test]
    fn a_backup_from_the_future_is_kept() {
        assert_eq!(left([-400, -3, 0].into_iter()), [-400, -3, 0]);
    }

    #[test]
    fn done_again_the_next_day_nothing_kept_yesterday_is_missed_by_the_rule() {
        // Whoever backs up daily has, at any day, one of each of the last eight weeks.
        let mut kept: Vec<At> = Vec::new();
        for day in 0..400 {
            let today = now() + Duration::days(day);
            kept.insert(0, today);
            let gone = to_let_go(&kept, today);
            let mut index = 0_usize;
            kept.retain(|_| {
                index += 1;
                !gone.contains(&(index - 1))
            });
            if day > 100 {
                for week in 1..8 {
                    let from = today - Duration::days(7 * week + 7);
                    let to = today - Duration::days(7 * week - 7);
                    assert!(kept.iter().any(|at| *at > from && *at < to), "{day} {week}");
                }
            }
        }
        assert!(kept.len() < 40, "{}", kept.len());
    }
}
