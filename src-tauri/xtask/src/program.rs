//! Running another program, and saying plainly how it went.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::Done;

/// What programs say when there is no way out to the network.
const NO_NETWORK: [&str; 9] = [
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "ECONNREFUSED",
    "Failed to establish a new connection",
    "failed to lookup address",
];

/// A program to be run, with its words as a person would type them.
pub struct Program {
    command: Command,
    shown: String,
}

impl Program {
    /// A program by its name or path.
    pub fn new(program: &str) -> Self {
        Self {
            command: Command::new(program),
            shown: program.to_string(),
        }
    }

    /// Shows another name for the program in sentences.
    pub fn named(mut self, name: &str) -> Self {
        self.shown = name.to_string();
        self
    }

    /// Adds words to its command line.
    pub fn args<S: AsRef<OsStr>>(mut self, words: impl IntoIterator<Item = S>) -> Self {
        for word in words {
            self.shown.push(' ');
            self.shown.push_str(&word.as_ref().to_string_lossy());
            self.command.arg(word);
        }
        self
    }

    /// Runs it in a folder.
    pub fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of its environment.
    pub fn with(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it; what it says goes to the terminal.
    ///
    /// # Errors
    /// When it cannot be started or ends with anything but success.
    pub fn run(mut self) -> Done {
        let status = self
            .command
            .status()
            .map_err(|cause| self.unstarted(&cause))?;
        self.judge(status)
    }

    /// Runs a program that fetches from the network, so that a missing network gets its own
    /// sentence. `from` names what is asked, for example "the npm registry".
    ///
    /// # Errors
    /// As [`Program::run`].
    pub fn fetch(mut self, from: &str) -> Done {
        self.command.stderr(Stdio::piped());
        let mut child = self
            .command
            .spawn()
            .map_err(|cause| self.unstarted(&cause))?;
        let mut unreached = false;
        if let Some(said) = child.stderr.take() {
            for line in BufReader::new(said).split(b'\n') {
                let Ok(line) = line else { break };
                let line = String::from_utf8_lossy(&line);
                unreached |= NO_NETWORK.iter().any(|words| line.contains(words));
                // A closed terminal must not stop the installation half-way.
                let _ = writeln!(std::io::stderr(), "{line}");
            }
        }
        let status = child.wait().map_err(|cause| self.unstarted(&cause))?;
        self.judge(status).map_err(|sentence| {
            if unreached {
                format!(
                    "this machine could not reach {from}. Connect it to the network and give the \
                     same command again: what is finished is kept."
                )
            } else {
                sentence
            }
        })
    }

    /// Runs it silently and returns what it said on standard output, whatever its exit status;
    /// nothing when it cannot be started.
    pub fn answer(mut self) -> Option<String> {
        let output = self
            .command
            .stderr(Stdio::null())
            .stdin(Stdio::null())
            .output()
            .ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it starts and ends with success; it says nothing.
    pub fn succeeds(mut self) -> bool {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn judge(&self, status: ExitStatus) -> Done {
        match status.code() {
            Some(0) => Ok(()),
            Some(code) => Err(format!("`{}` ended with exit status {code}", self.shown)),
            None => Err(format!("`{}` was ended by a signal", self.shown)),
        }
    }

    fn unstarted(&self, cause: &std::io::Error) -> String {
        let name = self.shown.split(' ').next().unwrap_or_default();
        if cause.kind() == std::io::ErrorKind::NotFound {
            format!("`{name}` is not installed on this machine, or not on its PATH")
        } else {
            format!("`{name}` could not be started: {cause}")
        }
    }
}

/// Whether a program of this name can be found on the PATH.
pub fn on_path(name: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| {
        folder
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
            .is_file()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named_in_a_sentence() {
        let sentence = Program::new("threshold-no-such-program").args(["x"]).run();
        assert_eq!(
            sentence,
            Err(
                "`threshold-no-such-program` is not installed on this machine, or not on its PATH"
                    .to_string()
            )
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_fetch_without_a_network_says_so() {
        let said = "echo 'E: Temporary failure resolving deb.example' >&2; exit 100";
        let sentence = Program::new("sh")
            .args(["-c", said])
            .fetch("the package archive");
        assert!(sentence.is_err_and(|text| text.contains("could not reach the package archive")));
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_fetch_with_a_network_keeps_its_own_cause() {
        let sentence = Program::new("sh")
            .args(["-c", "exit 7"])
            .fetch("the package archive");
        assert!(sentence.is_err_and(|text| text.contains("exit status 7")));
    }
}
