//! Backups: whole, encrypted copies of a casebook in a folder the person chose.
//!
//! A backup is a casebook of its own: the file, the keys beside it and the journal's end. It is
//! named for the casebook and the moment, and has its name only once it has been opened again and
//! proved whole. It opens with the passphrases that were good when it was made.
//!
//! Kept are: every backup of the last seven days, then the last of each week for eight weeks, then
//! the last of each month for a year. The newest is always kept.

mod keeping;
mod name;
mod restore;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::key_slots::{CasebookKey, KeyFile};
use crate::place::Place;
use crate::{Act, At, Casebook, Error, Head, Result, cipher, copy, durable, head};

pub use keeping::{all_gone_by, to_let_go};
pub use restore::{Compared, End, Present, Restored};

/// A backup that stands in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The copy's file.
    pub path: PathBuf,
    /// When it was made, as its name says.
    pub at: At,
    /// How long the file is, in bytes.
    pub bytes: u64,
    /// The id of the casebook it is a copy of.
    pub casebook: String,
    /// The journal's end in it, as the file beside it says.
    pub end: Option<Head>,
}

/// What a backup is made of: a way of its own to read the casebook, so that it can be copied
/// while people work in it. Holds the casebook's key; drop it when done.
pub struct ToBackUp {
    source: Connection,
    place: Place,
    keys: KeyFile,
    key: CasebookKey,
    id: String,
}

impl Casebook {
    /// Prepares a backup of the casebook as it stands when [`ToBackUp::make`] begins.
    ///
    /// # Errors
    /// When the file cannot be opened a second time.
    pub fn to_back_up(&self) -> Result<ToBackUp> {
        let source = cipher::connect(self.place.casebook(), &self.key, false)?;
        cipher::settle_manner(&source)?;
        Ok(ToBackUp {
            source,
            place: self.place.clone(),
            keys: self.keys.clone(),
            key: self.key.clone(),
            id: self.id.clone(),
        })
    }

    /// Tells the journal of a backup that was made.
    ///
    /// # Errors
    /// When the casebook cannot be written.
    pub fn note_backup(&mut self, backup: &Backup, at: At) -> Result<()> {
        let end = backup.end.map(|end| end.number);
        let detail = json!({"last_entry": end, "bytes": backup.bytes});
        self.write(|writing| {
            let here = Subject("casebook", writing.casebook);
            writing.tell(at, Kind::BackupMade, here, &detail)?;
            Ok(())
        })
    }

    /// Removes the backups of this casebook that the rule does not keep; says how many.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; when the folder cannot be read.
    pub fn let_go_of_old_backups(&self, folder: &Path, at: At) -> Result<usize> {
        let mut here = backups_in(folder)?;
        here.retain(|backup| backup.casebook == self.id && backup.is_named_after(&self.place));
        let times: Vec<At> = here.iter().map(|backup| backup.at).collect();
        let mut gone = 0_usize;
        for index in to_let_go(&times, at) {
            let Some(backup) = here.get(index) else {
                continue;
            };
            let place = Place::of(&backup.path);
            // The file first: keys that are left over open nothing.
            for part in [backup.path.clone(), place.keys(), place.head()] {
                copy::remove(&part)?;
            }
            gone = gone.saturating_add(1);
        }
        Ok(gone)
    }

    /// Refuses a person who may not choose where backups go, make them or restore them.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn must_keep_backups(&self) -> Result<()> {
        self.must_be_allowed(Act::KeepBackups)
    }
}

impl ToBackUp {
    /// Makes the backup in `folder`. `go_on` is told how many pages are copied and how many there
    /// are, and says whether to go on. When this fails or is stopped, nothing new stands in the
    /// folder.
    ///
    /// # Errors
    /// [`Error::FolderMissing`]; [`Error::AlreadyThere`] for a second backup in one second;
    /// [`Error::Stopped`]; [`Error::CopyNotWhole`]; [`Error::DiskFull`], [`Error::ReadOnly`].
    pub fn make(
        mut self,
        folder: &Path,
        at: At,
        go_on: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Backup> {
        if !folder.is_dir() {
            return Err(Error::FolderMissing);
        }
        let place = Place::of(&folder.join(name::of(&self.place, at)));
        if place.parts().iter().any(|part| part.exists()) {
            return Err(Error::AlreadyThere);
        }
        let made = self.fill(&place, go_on);
        if made.is_err() {
            for part in [place.unfinished(), place.keys(), place.head()] {
                // The reason why it failed is what the person has to know.
                let _ = copy::remove(&part);
            }
        }
        let end = made?;
        Ok(Backup {
            bytes: fs::metadata(place.casebook())?.len(),
            path: place.casebook().to_path_buf(),
            at: name::to_the_second(at),
            casebook: self.id,
            end: Some(end),
        })
    }

    fn fill(&mut self, place: &Place, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<Head> {
        let end = copy::copy(&self.source, &self.key, &place.unfinished(), go_on)?;
        // The keys first: a casebook must not stand there for a moment without them.
        self.keys.write(place)?;
        head::keep(place, &self.id, end)?;
        durable::put_in_place(&place.unfinished(), place.casebook())?;
        Ok(end)
    }
}

impl std::fmt::Debug for ToBackUp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ToBackUp")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Backup {
    fn is_named_after(&self, place: &Place) -> bool {
        let name = self.path.file_name().and_then(|name| name.to_str());
        name == Some(name::of(place, self.at).as_str())
    }
}

/// The backups that stand in a folder, newest first: files named as backups are, with their keys
/// beside them. Told by their names and the files beside them; nothing is opened.
///
/// # Errors
/// [`Error::FolderMissing`]; when the folder cannot be read.
pub fn backups_in(folder: &Path) -> Result<Vec<Backup>> {
    let entries = fs::read_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Error::FolderMissing,
        _ => error.into(),
    })?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let named = path.file_name().and_then(|name| name.to_str());
        let Some(at) = named.and_then(name::moment) else {
            continue;
        };
        let place = Place::of(&path);
        let (Ok(file), Ok(keys)) = (fs::metadata(&path), KeyFile::read(&place)) else {
            continue;
        };
        found.push(Backup {
            at,
            bytes: file.len(),
            end: head::kept(&place, &keys.casebook),
            casebook: keys.casebook,
            path,
        });
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    Ok(found)
}
