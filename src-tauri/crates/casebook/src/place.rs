//! Where a casebook and the files beside it stand.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The casebook's own path; the others are its name with an ending added.
#[derive(Clone)]
pub(crate) struct Place {
    path: PathBuf,
}

impl Place {
    pub(crate) fn of(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
        }
    }

    pub(crate) fn casebook(&self) -> &Path {
        &self.path
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.with("-keys")
    }

    pub(crate) fn head(&self) -> PathBuf {
        self.with("-head")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.with("-lock")
    }

    pub(crate) fn presence(&self) -> PathBuf {
        self.with("-open")
    }

    /// The casebook while it is being made; it takes its real name when it is finished.
    pub(crate) fn unfinished(&self) -> PathBuf {
        self.with("-new")
    }

    /// Where the copy stands that is made before the tables of version `from` are changed: a
    /// casebook of its own, which the dialog for opening one shows.
    pub(crate) fn before(&self, from: i64) -> Self {
        let mut name = self
            .path
            .file_stem()
            .map(OsString::from)
            .unwrap_or_default();
        name.push(format!(
            " (before form {}).casebook",
            from.saturating_add(1)
        ));
        Self {
            path: self.path.with_file_name(name),
        }
    }

    /// Where a casebook is set aside when a backup takes its place.
    pub(crate) fn aside(&self, stamp: &str) -> Self {
        let mut name = self
            .path
            .file_stem()
            .map(OsString::from)
            .unwrap_or_default();
        name.push(format!(" (set aside {stamp}).casebook"));
        Self {
            path: self.path.with_file_name(name),
        }
    }

    /// How many copies made before a change of the tables stand beside the casebook.
    pub(crate) fn copies_beside(&self) -> usize {
        (1..=crate::migrations::newest())
            .filter(|from| self.before(*from).casebook().exists())
            .count()
    }

    /// Which file stands under the casebook's name: another number for another file, where the
    /// system tells them apart.
    pub(crate) fn which(&self) -> std::io::Result<(u64, u64)> {
        let found = std::fs::metadata(&self.path)?;
        #[cfg(unix)]
        return Ok((
            std::os::unix::fs::MetadataExt::dev(&found),
            std::os::unix::fs::MetadataExt::ino(&found),
        ));
        #[cfg(not(unix))]
        Ok((u64::from(found.is_file()), 0))
    }

    /// Whatever a new casebook of this name must not write over. SQLite's log counts: it
    /// would be taken for the new file's own and spoil it.
    pub(crate) fn parts(&self) -> Vec<PathBuf> {
        let mut parts = vec![self.path.clone(), self.keys(), self.head()];
        parts.extend(["-wal", "-shm", "-journal"].map(|ending| self.with(ending)));
        parts
    }

    fn with(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(self.path.as_os_str());
        name.push(ending);
        PathBuf::from(name)
    }
}
