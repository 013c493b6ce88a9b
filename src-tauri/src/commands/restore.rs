//! Putting a backup in the casebook's place, before anybody is signed in.

use std::path::{Path, PathBuf};

use casebook::{Casebook, End, Present};
use serde::Serialize;
use ts_rs::TS;

use super::backups::{self, BackupRow};
use super::start::{Secret, Session, sit_down, with_ending};
use crate::error::AppError;
use crate::session::Desk;

/// What this computer knows before anybody is signed in.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct BackupsHere {
    /// The backups in the folders that were chosen on this computer, newest first.
    pub backups: Vec<BackupRow>,
    /// Where the casebook that was open last stood, whether or not it is there still; else a
    /// place in the folder new casebooks are offered in.
    pub to: String,
}

/// A backup beside what stands where it would be put.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct BackupCompared {
    /// Where the backup ends.
    pub backup: String,
    /// What stands there now, and how the two differ.
    pub present: String,
    /// Whether something stands there that would be set aside.
    pub sets_aside: bool,
}

/// The backups this computer knows of.
///
/// # Errors
/// None.
pub fn backups_to_restore(desk: &Desk) -> Result<BackupsHere, AppError> {
    let known = desk.places().backups();
    let mut here: Vec<BackupRow> = known
        .iter()
        .flat_map(|(id, known)| backups::rows(known, Some(id)))
        .collect();
    here.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    let to = desk.places().remembered().unwrap_or_else(|| {
        let documents = desk.places().documents();
        documents.join("Restored home.casebook")
    });
    Ok(BackupsHere {
        backups: here,
        to: to.to_string_lossy().into_owned(),
    })
}

/// Looks a backup through and says how it and what stands there differ. Nothing is changed.
///
/// # Errors
/// A wrong passphrase, a backup that is damaged, of a newer program, or without its keys.
pub fn compare_backup(
    desk: &Desk,
    backup: String,
    to: String,
    passphrase: Secret,
) -> Result<BackupCompared, AppError> {
    desk.lock()?;
    let to = with_ending(&to);
    let found = Casebook::compare_backup(backup.as_ref(), &to, &passphrase.passphrase())?;
    Ok(BackupCompared {
        backup: format!(
            "This backup ends with {}. It is whole.",
            entry(found.backup)
        ),
        present: present(found.present),
        sets_aside: found.present != Present::Missing,
    })
}

/// Puts the backup in place and signs the person in. What stood there is set aside, not destroyed.
///
/// # Errors
/// As [`compare_backup`]; a person who may not restore; another home's casebook in that place; a
/// full disk.
pub fn restore_backup(
    desk: &Desk,
    backup: String,
    to: String,
    passphrase: Secret,
) -> Result<Session, AppError> {
    desk.lock()?;
    let to = with_ending(&to);
    let work = desk.work();
    work.begin();
    let restored = Casebook::restore(
        Path::new(&backup),
        &to,
        &passphrase.passphrase(),
        desk.now(),
        &mut |done, all| work.go_on(done, all),
    );
    work.end();
    let restored = restored?;
    let mut warnings: Vec<String> = restored
        .opened
        .warnings
        .iter()
        .map(casebook::Warning::sentence)
        .collect();
    warnings.push(said(restored.set_aside));
    sit_down(desk, restored.opened.casebook, to, warnings)
}

fn said(set_aside: Option<PathBuf>) -> String {
    let name = set_aside.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    match name {
        Some(name) => format!(
            "The backup is in place. What stood there before was set aside beside it as “{name}”, \
             with everything in it; remove it when nothing in it is needed any more."
        ),
        None => "The backup is in place.".to_owned(),
    }
}

/// What stands there, in whole sentences.
fn present(present: Present) -> String {
    match present {
        Present::Missing => "No casebook stands there now.".to_owned(),
        Present::Unreadable => "A file stands there that cannot be read as this casebook: it is \
             damaged, or has other keys. It will be set aside as it is."
            .to_owned(),
        Present::Ahead { by: 0, .. } => {
            "The casebook that stands there ends with the same entry: restoring changes nothing \
             in it."
                .to_owned()
        }
        Present::Ahead { end, by } => format!(
            "The casebook that stands there has {} more, to {}. What they tell of is not in the \
             backup: it will be set aside with that casebook.",
            entries(by),
            entry(end)
        ),
        Present::Behind { end, by } => format!(
            "The casebook that stands there has {} fewer: it ends with {}.",
            entries(by),
            entry(end)
        ),
        Present::Apart { end } => format!(
            "The casebook that stands there went another way: it ends with {}, and its entries are \
             not those of the backup. Compare both before you go on.",
            entry(end)
        ),
        Present::Another => {
            "The casebook of another home stands there. Choose another place.".to_owned()
        }
    }
}

fn entry(end: End) -> String {
    let at = admission::calendar::english_time(end.at);
    format!(
        "journal entry {} of {}",
        end.number,
        at.format("%-d %B %Y at %H:%M")
    )
}

fn entries(number: i64) -> String {
    match number {
        1 => "1 journal entry".to_owned(),
        number => format!("{number} journal entries"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(number: i64) -> End {
        End {
            number,
            at: casebook::At::from_timestamp(1_795_251_600, 0).unwrap(),
        }
    }

    #[test]
    fn the_comparison_is_said_in_words_that_a_person_can_decide_by() {
        let said = [
            Present::Missing,
            Present::Ahead {
                end: end(42),
                by: 12,
            },
            Present::Ahead {
                end: end(30),
                by: 0,
            },
            Present::Behind {
                end: end(29),
                by: 1,
            },
            Present::Apart { end: end(31) },
        ]
        .map(present);
        assert_eq!(
            said,
            [
                "No casebook stands there now.",
                "The casebook that stands there has 12 journal entries more, to journal entry 42 of \
                 21 November 2026 at 09:00. What they tell of is not in the backup: it will be set \
                 aside with that casebook.",
                "The casebook that stands there ends with the same entry: restoring changes nothing \
                 in it.",
                "The casebook that stands there has 1 journal entry fewer: it ends with journal \
                 entry 29 of 21 November 2026 at 09:00.",
                "The casebook that stands there went another way: it ends with journal entry 31 of \
                 21 November 2026 at 09:00, and its entries are not those of the backup. Compare \
                 both before you go on.",
            ]
        );
    }
}
