//! Who has the casebook open, for the case the lock cannot tell: a folder that a sync client keeps
//! in step between two computers, or a disk in the network.
//!
//! The lock file's lock is the operating system's and ends at this computer. So while a casebook is
//! open, `NAME.casebook-open` stands beside it and says by which computer, since when, and when it
//! last said so. The computer is a random number made once; no name stands there. Another computer
//! that finds it asks before it goes on. This is a courtesy between two people, not a lock: a sync
//! client may bring the file late.

use std::fs;
use std::path::Path;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::place::Place;
use crate::{At, Casebook, Result, durable};

/// How long a computer counts as having the casebook open after it last said so. It says so every
/// minute; a sync client takes its time, and two clocks differ.
const COUNTS: Duration = Duration::minutes(5);

/// What stands in the file, as JSON.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    computer: String,
    since: At,
    seen: At,
}

/// Another computer has the casebook open, or did not close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// Since when, by its own clock.
    pub since: At,
    /// When it last said so, by its own clock.
    pub seen: At,
    /// Whether it must be taken to have it open now; otherwise it was not closed there.
    pub now: bool,
}

/// Whether another computer than this one has the casebook at `path` open. A file that cannot be
/// read says nothing: it keeps nobody from their records.
#[must_use]
pub fn elsewhere(path: &Path, computer: &str, at: At) -> Option<Elsewhere> {
    let kept = read(&Place::of(path))?;
    (kept.computer != computer).then(|| Elsewhere {
        since: kept.since,
        seen: kept.seen,
        now: at.signed_duration_since(kept.seen).abs() < COUNTS,
    })
}

/// The names of files beside the casebook that look like copies a sync client made because two
/// computers had changed it.
#[must_use]
pub fn conflict_copies(path: &Path) -> Vec<String> {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else {
        return Vec::new();
    };
    let stem = stem.to_string_lossy().to_lowercase();
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            let small = name.to_lowercase();
            small
                .strip_suffix(".casebook")
                .and_then(|name| name.strip_prefix(&stem))
                .is_some_and(is_a_conflict)
        })
        .collect();
    found.sort();
    found
}

/// What sync clients put behind a name: Dropbox and Nextcloud "(… conflicted copy …)", Syncthing
/// ".sync-conflict-…", Seafile "(SFConflict …)", Google Drive " (1)", iCloud " 2", OneDrive
/// "-COMPUTER".
fn is_a_conflict(added: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let in_brackets = |text: &str| {
        text.strip_prefix(" (")
            .and_then(|text| text.strip_suffix(')'))
            .is_some_and(number)
    };
    added.contains("conflicted copy")
        || added.contains("sync-conflict")
        || added.contains("sfconflict")
        || in_brackets(added)
        || added.strip_prefix(' ').is_some_and(number)
        || added
            .strip_prefix('-')
            .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

impl Casebook {
    /// Says beside the casebook that this computer has it open; to be said again every minute. Gives
    /// another computer that says the same: both have it open, and what one of them writes will be
    /// lost to the other.
    ///
    /// # Errors
    /// When the file cannot be written: nothing in the casebook is lost by it.
    pub fn be_present(&mut self, computer: &str, at: At) -> Result<Option<Elsewhere>> {
        let other = elsewhere(self.place.casebook(), computer, at).filter(|other| other.now);
        let since = match &self.present {
            Some((_, since)) => *since,
            None => at,
        };
        // Who came first stands there: both are told, and neither file name wins.
        if other.is_none() || self.present.is_none() {
            let kept = Kept {
                format: 1,
                computer: computer.to_owned(),
                since,
                seen: at,
            };
            durable::replace(&self.place.presence(), &serde_json::to_vec(&kept)?)?;
        }
        self.present = Some((computer.to_owned(), since));
        Ok(other)
    }

    /// Takes back what [`Casebook::be_present`] said, if it is this computer's word that stands there.
    pub(crate) fn be_gone(&mut self) {
        if let Some((computer, _)) = self.present.take()
            && read(&self.place).is_some_and(|kept| kept.computer == computer)
        {
            // Left behind, it counts for a few minutes and is then told as not closed.
            let _ = fs::remove_file(self.place.presence());
        }
    }
}

fn read(place: &Place) -> Option<Kept> {
    let bytes = fs::read(place.presence()).ok()?;
    let kept: Kept = serde_json::from_slice(&bytes).ok()?;
    (kept.format == 1).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make};

    #[test]
    fn another_computer_is_told_of_while_it_counts_and_this_one_never() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut casebook) = make(&folder);
        assert_eq!(elsewhere(&path, "here", at(0)), None);
        assert_eq!(casebook.be_present("here", at(0)).unwrap(), None);
        assert_eq!(elsewhere(&path, "here", at(1)), None);
        let told = elsewhere(&path, "there", at(60)).unwrap();
        assert_eq!((told.since, told.seen, told.now), (at(0), at(0), true));
        casebook.be_present("here", at(600)).unwrap();
        assert!(elsewhere(&path, "there", at(660)).unwrap().now);
        // Its clock may be ahead of ours.
        assert!(elsewhere(&path, "there", at(540)).unwrap().now);
        assert!(
            !elsewhere(&path, "there", at(7_200)).unwrap().now,
            "not closed"
        );
        casebook.close().unwrap();
        assert_eq!(elsewhere(&path, "there", at(661)), None);
    }

    #[test]
    fn two_who_went_on_all_the_same_are_told_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut casebook) = make(&folder);
        casebook.be_present("here", at(0)).unwrap();
        let place = Place::of(&path);
        let theirs = r#"{"format":1,"computer":"there","since":"2026-09-21T14:13:20Z","seen":"2026-09-21T14:14:30Z"}"#;
        fs::write(place.presence(), theirs).unwrap();
        let told = casebook.be_present("here", at(80)).unwrap().unwrap();
        assert!(told.now);
        casebook.close().unwrap();
        assert!(place.presence().exists(), "their word stays");
    }

    #[test]
    fn a_file_that_says_nothing_keeps_nobody_out_and_holds_nothing_personal() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut casebook) = make(&folder);
        fs::write(Place::of(&path).presence(), b"half a fi").unwrap();
        assert_eq!(elsewhere(&path, "there", at(0)), None);
        casebook.be_present("c0ffee", at(0)).unwrap();
        let text = fs::read_to_string(Place::of(&path).presence()).unwrap();
        assert!(
            !text.contains("Rosalind") && !text.contains("Larch"),
            "{text}"
        );
    }

    #[test]
    fn copies_of_sync_clients_are_known_by_their_names_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Rowan House.casebook");
        let copies = [
            "Rowan House (1).casebook",
            "Rowan House (Miriam's conflicted copy 2026-11-21).casebook",
            "Rowan House (SFConflict x 2026-11-21).casebook",
            "Rowan House 2.casebook",
            "Rowan House-OFFICE-PC.casebook",
            "Rowan House.sync-conflict-20261121-101500-ABCDEF.casebook",
        ];
        let others = [
            "Rowan House.casebook",
            "Rowan House (before form 3).casebook",
            "Rowan House.casebook-keys",
            "Rowan House annexe.casebook",
            "Elm House (1).casebook",
        ];
        for name in copies.iter().chain(&others) {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        assert_eq!(conflict_copies(&path), copies);
    }
}
