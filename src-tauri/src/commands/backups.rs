//! Backups: where they go, when the last was made, and making one now.

use std::path::{Path, PathBuf};

use casebook::{Act, backups_in};
use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::start::file_name;
use crate::backing_up::Known;
use crate::elsewhere;
use crate::error::AppError;
use crate::everything;
use crate::session::Desk;

/// The backups of this casebook, as this computer knows them.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct BackupsPage {
    /// The folder backups go to, once it was chosen on this computer.
    pub folder: Option<String>,
    /// Whether this person may take everything out.
    pub may_export_everything: bool,
    /// Whether this person may choose it and make backups.
    pub may_keep: bool,
    /// When the last one succeeded.
    pub last: Option<DateTime<Utc>>,
    /// Why the last try failed; none once one has succeeded.
    pub failure: Option<String>,
    /// What to know about the folder: that another program rewrites what lies in it, or that it
    /// is on the same disk as the casebook.
    pub about_folder: Option<String>,
    /// What to know about the place of the casebook itself.
    pub about_casebook: Option<String>,
    /// Those in the folder, newest first; none where it cannot be read just now.
    pub backups: Vec<BackupRow>,
    /// When backups are made and how long they are kept.
    pub rule: &'static str,
}

/// One backup.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct BackupRow {
    /// Where it is.
    pub path: String,
    /// The casebook's name and the moment, as the file is named.
    pub name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// How long the file is, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The journal's last entry in it.
    pub last_entry: Option<i64>,
}

/// Everything, taken out.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct EverythingExported {
    /// The new folder.
    pub folder: String,
    /// How many files stand in it.
    pub files: usize,
    /// How many bytes they have.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// How far long work has come.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Progress {
    /// Parts done.
    #[ts(type = "number")]
    pub done: u64,
    /// Parts in all.
    #[ts(type = "number")]
    pub all: u64,
}

/// When backups are made and kept, as the screen says it.
pub const RULE: &str = "A backup is made by itself at the first sign-in of each day, after each \
signed decision, and when the casebook is locked with something new in it. Kept are all of the last \
seven days, then the last of each week for eight weeks, then the last of each month for a year. Each \
is encrypted like the casebook, opened again and compared before it counts, and opens with the \
passphrases that were good when it was made.";

/// Where backups go and what became of them.
///
/// # Errors
/// When nobody is signed in.
pub fn backups(desk: &Desk) -> Result<BackupsPage, AppError> {
    let (id, place, may_keep, may_export_everything) = desk.with(|at| {
        let may = |act| at.casebook.must_be_allowed(act).is_ok();
        let (keep, export) = (may(Act::KeepBackups), may(Act::ExportEverything));
        Ok((at.casebook.id().to_owned(), at.path.clone(), keep, export))
    })?;
    let known = desk.backups_of(&id);
    Ok(BackupsPage {
        may_export_everything,
        may_keep,
        last: known.last,
        failure: known.failure.as_ref().map(|failure| failure.words.clone()),
        about_folder: known
            .folder
            .as_deref()
            .and_then(|folder| about_folder(folder, &place)),
        about_casebook: elsewhere::about_folder_of(&place),
        backups: rows(&known, Some(&id)),
        folder: known
            .folder
            .map(|folder| folder.to_string_lossy().into_owned()),
        rule: RULE,
    })
}

/// Why the last backup was not made, until one is.
///
/// # Errors
/// When nobody is signed in.
pub fn backup_trouble(desk: &Desk) -> Result<Option<String>, AppError> {
    let id = desk.with(|at| Ok(at.casebook.id().to_owned()))?;
    let failure = desk.backups_of(&id).failure;
    Ok(failure.map(|failure| format!("The last backup was not made. {}", failure.words)))
}

/// Chooses the folder backups go to from now on, on this computer. Those made before stay where
/// they are.
///
/// # Errors
/// When the folder is not there, or nothing can be written in it.
pub fn choose_backup_folder(desk: &Desk, path: String) -> Result<BackupsPage, AppError> {
    let folder = PathBuf::from(path);
    if !folder.is_dir() {
        return Err(casebook::Error::FolderMissing.into());
    }
    // Told now and not in the night.
    tempfile::tempfile_in(&folder)?;
    let id = desk.with(|at| Ok(at.casebook.id().to_owned()))?;
    desk.places().change_backups(|all| {
        let known = all.entry(id).or_default();
        if known.folder.as_ref() != Some(&folder) {
            *known = Known {
                folder: Some(folder),
                ..Known::default()
            };
        }
    })?;
    backups(desk)
}

/// Makes a backup now.
///
/// # Errors
/// No folder, a full disk, one under way already, or stopped by the person.
pub fn back_up_now(desk: &Desk) -> Result<BackupsPage, AppError> {
    desk.back_up()?;
    backups(desk)
}

/// How far long work has come, where some is under way.
///
/// # Errors
/// None.
pub fn progress(desk: &Desk) -> Result<Option<Progress>, AppError> {
    // What somebody waits for comes before what is done beside.
    let progress = desk.giving_out().progress();
    let progress = progress.or_else(|| desk.work().progress());
    Ok(progress.map(|(done, all)| Progress { done, all }))
}

/// Asks long work to stop at its next look.
///
/// # Errors
/// None.
pub fn stop_work(desk: &Desk) -> Result<(), AppError> {
    if desk.giving_out().progress().is_some() {
        desk.giving_out().stop();
    } else {
        desk.work().stop();
    }
    Ok(())
}

/// Writes everything in open formats into a new folder inside the one chosen. The journal says who
/// took it.
///
/// # Errors
/// A folder that is not there or cannot be written; a full disk; stopped by the person.
pub fn export_everything(desk: &Desk, path: String) -> Result<EverythingExported, AppError> {
    let work = desk.work();
    work.begin();
    let written = desk.with(|at| {
        everything::write(
            &mut at.casebook,
            path.as_ref(),
            desk.now(),
            &mut everything::on_the_disk,
            &mut |done, all| work.go_on(done, all),
        )
    });
    work.end();
    let written = written?;
    Ok(EverythingExported {
        folder: written.folder.to_string_lossy().into_owned(),
        files: written.files,
        bytes: written.bytes,
    })
}

/// The backups in a known folder; of one casebook, or of all.
pub fn rows(known: &Known, casebook: Option<&str>) -> Vec<BackupRow> {
    let found = known.folder.as_deref().map(backups_in);
    let found = found.and_then(Result::ok).unwrap_or_default();
    found
        .into_iter()
        .filter(|backup| casebook.is_none_or(|id| backup.casebook == id))
        .map(|backup| BackupRow {
            name: file_name(&backup.path),
            path: backup.path.to_string_lossy().into_owned(),
            at: backup.at,
            bytes: backup.bytes,
            last_entry: backup.end.map(|end| end.number),
        })
        .collect()
}

fn about_folder(folder: &Path, casebook: &Path) -> Option<String> {
    if let Some(program) = elsewhere::kept_in_step_by(folder) {
        return Some(format!(
            "{program} copies this folder elsewhere. A backup is encrypted and finished before it \
             has its name, so it can be copied; what leaves the house with it is for the home’s \
             data-protection lead to decide."
        ));
    }
    if !folder.is_dir() {
        return Some(
            "The folder is not there just now. Connect the disk it is on, or choose another."
                .to_owned(),
        );
    }
    (casebook.parent() == Some(folder)).then(|| {
        "The casebook itself is in this folder: whatever happens to the one happens to the other. A \
         folder on another disk is safer."
            .to_owned()
    })
}
