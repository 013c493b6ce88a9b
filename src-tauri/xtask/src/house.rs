//! Where things are.

use std::path::{Path, PathBuf};

use crate::Done;
use crate::program::Program;

/// The places of one checkout.
pub struct House {
    /// The checkout's top folder.
    pub root: PathBuf,
    /// Cargo's target folder; everything this program makes lies under it or in `ui`.
    pub target: PathBuf,
}

impl House {
    /// The checkout this program was built from.
    ///
    /// # Errors
    /// When the checkout is no longer there.
    pub fn here() -> Done<Self> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = package.join("../..");
        let root = plain(&root.canonicalize().map_err(|_| {
            "the checkout this command was built from is gone: build it again".to_string()
        })?);
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(chosen) => root.join(chosen),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The folder of the window's sources.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The folder of the tools that only the tests need.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The application, as `cargo build` leaves it.
    pub fn application(&self) -> PathBuf {
        self.built("threshold")
    }

    /// The program of the command line, beside the application.
    pub fn command_line(&self) -> PathBuf {
        self.built("threshold-cli")
    }

    fn built(&self, name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        self.target.join("debug").join(file)
    }

    /// Cargo, the one that started this program where possible, in the top folder.
    pub fn cargo<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Program {
        self.cargo_behind(&[], words)
    }

    /// Cargo, started by another program that gives it its surroundings.
    pub fn cargo_behind<'a>(
        &self,
        front: &[&str],
        words: impl IntoIterator<Item = &'a str>,
    ) -> Program {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
        let program = match front {
            [] => Program::new(&cargo).named("cargo"),
            [first, rest @ ..] => Program::new(first).args(rest).args([cargo]),
        };
        program.args(words).inside(&self.root)
    }

    /// npm, in the folder of the window's sources.
    pub fn npm<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Program {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Program::new(npm)
            .named("npm")
            .args(words)
            .inside(&self.ui())
    }
}

/// Windows' long form of a path (`\\?\C:\…`) is not understood by npm and node.
fn plain(path: &Path) -> PathBuf {
    let text = path.to_string_lossy();
    PathBuf::from(text.strip_prefix(r"\\?\").unwrap_or(&text))
}
