//! Putting a small file in place whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::Result;

/// Writes beside, syncs, renames over `path`, syncs the folder: after a crash either the old
/// bytes or the new ones stand there, never a mixture.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    replace_by(path, |file| file.write_all(bytes))
}

/// As [`replace`], with whatever `write` does to the file.
fn replace_by(path: &Path, write: impl FnOnce(&mut File) -> std::io::Result<()>) -> Result<()> {
    let mut beside = OsString::from(path.as_os_str());
    beside.push("-new");
    let mut file =
        owner_only(OpenOptions::new().write(true).create(true).truncate(true)).open(&beside)?;
    write(&mut file)?;
    file.sync_all()?;
    drop(file);
    put_in_place(Path::new(&beside), path)
}

/// Copies a file that nobody writes, whole or not at all.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut beside = OsString::from(to.as_os_str());
    beside.push("-new");
    fs::copy(from, &beside)?;
    File::options().write(true).open(&beside)?.sync_all()?;
    put_in_place(Path::new(&beside), to)
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    /// A disk with room for so many bytes and no more.
    fn cramped(file: &mut File, bytes: &[u8], room: usize) -> std::io::Result<()> {
        file.write_all(&bytes[..bytes.len().min(room)])?;
        match bytes.len() > room {
            true => Err(ErrorKind::StorageFull.into()),
            false => Ok(()),
        }
    }

    #[test]
    fn at_whatever_byte_the_disk_is_full_the_old_file_stands_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("EXAMPLE.casebook-keys");
        let (old, new) = (vec![1; 3_000], vec![2; 4_096]);
        replace(&path, &old).unwrap();
        for room in 0..new.len() {
            let full = replace_by(&path, |file| cramped(file, &new, room));
            assert_eq!(full.unwrap_err().code(), "disk_full", "{room}");
            assert_eq!(fs::read(&path).unwrap(), old, "{room}");
        }
        replace_by(&path, |file| cramped(file, &new, new.len())).unwrap();
        assert_eq!(fs::read(&path).unwrap(), new);
    }
}
