//! A small EXAMPLE casebook, and its files.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use casebook::{Casebook, Error, NewCasebook, Opened, Passphrase};
use rand_core::OsRng;
use serde_json::json;

use crate::new::new_casebook;
pub use crate::new::{QUICK, at, manager, passphrase};

pub struct Example {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
}

impl Example {
    /// A casebook that was made and closed.
    pub fn new() -> Self {
        let (example, casebook) = Self::open_at_once();
        casebook.close().unwrap();
        example
    }

    pub fn open_at_once() -> (Self, Casebook) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("larch-house.casebook");
        let made = Casebook::create(&path, &larch_house(), &passphrase(), at(0), &mut OsRng);
        (Self { folder, path }, made.unwrap())
    }

    pub fn open(&self) -> Opened {
        Casebook::open(&self.path, &passphrase(), at(60)).unwrap()
    }

    /// The code of the error it is refused with.
    pub fn refusal(&self) -> &'static str {
        code(Casebook::open(&self.path, &passphrase(), at(60)))
    }

    /// The path of the file beside the casebook with this ending.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(self.path.as_os_str());
        name.push(ending);
        PathBuf::from(name)
    }
}

pub fn code<T>(result: Result<T, Error>) -> &'static str {
    result.err().map_or("none", |error| error.code())
}

/// The home every example is about.
pub fn larch_house() -> NewCasebook {
    new_casebook(json!({"name": "Larch House (EXAMPLE)", "urn": "SC000000", "places": 4}))
}

pub fn another_passphrase() -> Passphrase {
    Passphrase::new("walnut ferry quilt thunder")
}

/// Changes the byte at `place` of the file, counted from its start.
pub fn flip(path: &Path, place: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[place] ^= 0x40;
    std::fs::write(path, bytes).unwrap();
}
