//! Backups by themselves: when one is due, where it goes, and what came of the last.
//!
//! One is made at the first sign-in of a day, after each signed decision or document, and when the
//! casebook is closed with something in it that no backup has. Where the folder is stands with the program on
//! this computer and not in the casebook: another computer has other disks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use casebook::{At, Casebook};
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::places::Places;

/// What this computer knows about the backups of one casebook.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// The folder that was chosen.
    pub folder: Option<PathBuf>,
    /// When the last backup succeeded.
    pub last: Option<At>,
    /// The journal's last entry in it.
    pub last_entry: Option<i64>,
    /// Why the last try failed, in whole sentences; none once one has succeeded.
    pub failure: Option<Failure>,
}

/// A backup that could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// When it was tried.
    pub at: At,
    /// What happened and what to do.
    pub words: String,
}

/// What is known, by the casebook's id.
pub type AllKnown = BTreeMap<String, Known>;

/// Long work that can be looked at and stopped from elsewhere.
#[derive(Debug, Default)]
pub struct Work {
    done: AtomicU64,
    all: AtomicU64,
    stop: AtomicBool,
}

impl Work {
    /// Begins anew.
    pub fn begin(&self) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(0, Ordering::Relaxed);
        self.stop.store(false, Ordering::Relaxed);
    }

    /// Tells how far it has come; says whether to go on.
    pub fn go_on(&self, done: u64, all: u64) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all.max(1), Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    /// It is over.
    pub fn end(&self) {
        self.all.store(0, Ordering::Relaxed);
    }

    /// Asks it to stop at the next look.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Parts done and parts in all; none while nothing is under way.
    pub fn progress(&self) -> Option<(u64, u64)> {
        let all = self.all.load(Ordering::Relaxed);
        (all > 0).then(|| (self.done.load(Ordering::Relaxed), all))
    }
}

/// Whether one is due while a person works: none yet today on an English calendar, or something
/// was signed since the last.
pub fn is_due(known: &Known, signed_since: bool, now: At) -> bool {
    let day = |at| admission::calendar::english_time(at).date();
    // A try that failed is made again after a while, not at every look.
    if let Some(failure) = &known.failure
        && now.signed_duration_since(failure.at).abs() < chrono::Duration::minutes(10)
    {
        return false;
    }
    known.folder.is_some() && (signed_since || known.last.is_none_or(|last| day(last) != day(now)))
}

/// Whether the casebook holds what no backup has.
pub fn has_more(known: &Known, casebook: &Casebook) -> bool {
    let end = casebook.journal_head().map(|head| head.number);
    // The entries of the sign-in and of the backup itself are no work.
    known.folder.is_some()
        && end.is_ok_and(|end| {
            known
                .last_entry
                .is_none_or(|last| end > last.saturating_add(2))
        })
}

/// Notes what came of a try. What cannot be written down here is shown all the same while the
/// program runs; only the next start would not know.
pub fn note(places: &Places, casebook: &str, came: &Result<casebook::Backup, AppError>, now: At) {
    let _ = places.change_backups(|all| {
        let known = all.entry(casebook.to_owned()).or_default();
        match came {
            Ok(backup) => {
                known.last = Some(now);
                known.last_entry = backup.end.map(|end| end.number);
                known.failure = None;
            }
            Err(error) => {
                let parts = [Some(&error.message), error.to_do.as_ref()];
                let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                known.failure = Some(Failure {
                    at: now,
                    words: words.join(" "),
                });
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> At {
        At::from_timestamp(1_795_251_600 + hours * 3_600, 0).unwrap()
    }

    #[test]
    fn one_is_due_once_a_day_and_after_a_signed_decision_and_never_without_a_folder() {
        let nowhere = Known::default();
        assert!(!is_due(&nowhere, true, at(0)));
        let chosen = Known {
            folder: Some("/backups".into()),
            ..Known::default()
        };
        assert!(is_due(&chosen, false, at(0)));
        let made = Known {
            last: Some(at(0)),
            ..chosen.clone()
        };
        assert!(!is_due(&made, false, at(3)));
        assert!(is_due(&made, true, at(3)));
        assert!(is_due(&made, false, at(24)));
        let failed = Known {
            failure: Some(Failure {
                at: at(24),
                words: String::new(),
            }),
            ..made
        };
        assert!(!is_due(&failed, true, at(24)));
        assert!(is_due(&failed, true, at(25)));
    }

    #[test]
    fn work_that_was_asked_to_stop_is_told_at_its_next_look() {
        let work = Work::default();
        work.begin();
        assert_eq!(work.progress(), None);
        assert!(work.go_on(1, 3));
        assert_eq!(work.progress(), Some((1, 3)));
        work.stop();
        assert!(!work.go_on(2, 3));
        work.end();
        assert_eq!(work.progress(), None);
        work.begin();
        assert!(work.go_on(0, 3));
    }
}
