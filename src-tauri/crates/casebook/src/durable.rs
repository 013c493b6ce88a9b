//! Putting a small file in place whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::Result;

/// Writes beside, syncs, renames over `path`, syncs the folder: after a crash either the old
/// bytes or the new ones stand there, never a mixture.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = OsString::from(path.as_os_str());
    beside.push("-new");
    let mut file =
        owner_only(OpenOptions::new().write(true).create(true).truncate(true)).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    put_in_place(Path::new(&beside), path)
}

/// A file made with these options is for its owner alone: who cannot copy the casebook
/// cannot try passphrases on it at leisure. On Windows the folder's own rules hold.
pub(crate) fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Renames a finished, synced file to its real name and makes the name itself lasting.
pub(crate) fn put_in_place(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)?;
    sync_folder_of(to)
}

/// A rename is only lasting once the folder is on the disk. Windows has no way to ask for
/// this and does not need it: NTFS journals names.
fn sync_folder_of(path: &Path) -> Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
