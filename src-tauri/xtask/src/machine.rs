//! What the machine itself must have, and how it gets it.
//!
//! Debian and Ubuntu: missing packages are installed with apt-get (through sudo where needed).
//! Other systems: each missing thing is named together with the way to install it.

use crate::Done;
use crate::program::{Program, on_path};

/// What the set-up is for; testing needs all that running needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building the application and opening its window.
    Running,
    /// All checks.
    Testing,
}

/// The oldest node that the window's build tool (Vite 8) runs on.
const NODE: (u32, u32) = (20, 19);

/// One thing a Linux machine must have.
struct Need {
    /// Debian's and Ubuntu's package.
    package: &'static str,
    /// A program that serves as well, wherever it came from; empty: only the package will do.
    program: &'static str,
    /// Needed only for the checks.
    testing: bool,
}

/// A line of [`LINUX`].
const fn need(package: &'static str, program: &'static str, testing: bool) -> Need {
    Need {
        package,
        program,
        testing,
    }
}

const LINUX: &[Need] = &[
    // To compile and link.
    need("build-essential", "", false),
    need("pkg-config", "pkg-config", false),
    need("perl", "perl", false),
    need("libssl-dev", "", false),
    // The window, and a typeface on a machine that has none.
    need("libwebkit2gtk-4.1-dev", "", false),
    need("fonts-dejavu-core", "", false),
    // A display that needs no screen, and the program that drives the window in it.
    need("xvfb", "Xvfb", true),
    need("xauth", "xauth", true),
    need("webkit2gtk-driver", "WebKitWebDriver", true),
    // The browser in which every screen is looked at, without the application.
    need("chromium", "chromium", true),
    // Other people's readers of our PDFs.
    need("poppler-utils", "pdfsig", true),
    need("qpdf", "qpdf", true),
    need("mupdf-tools", "mutool", true),
    need("libnss3-tools", "certutil", true),
    need("default-jdk-headless", "javac", true),
    need("libjaxb-java", "", true),
    need("python3-venv", "", true),
];

/// Checks the machine, and installs what is missing where it can.
///
/// # Errors
/// A sentence that names each missing thing and the way to install it.
pub fn prepare(purpose: Purpose) -> Done {
    if cfg!(target_os = "linux") {
        linux(purpose)?;
    } else {
        let missing = elsewhere();
        if !missing.is_empty() {
            return Err(format!(
                "this machine lacks:\n  - {}",
                missing.join("\n  - ")
            ));
        }
    }
    node()?;
    if purpose == Purpose::Testing {
        rust_parts()
    } else {
        Ok(())
    }
}

fn linux(purpose: Purpose) -> Done {
    let wanted = || {
        LINUX
            .iter()
            .filter(|need| purpose == Purpose::Testing || !need.testing)
    };
    if !on_path("dpkg-query") || !on_path("apt-get") {
        return other_linux(wanted());
    }
    let packages: Vec<&str> = wanted().map(|need| need.package).collect();
    let known = Program::new("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status} ${Package}\n"])
        .args(&packages)
        .answer()
        .unwrap_or_default();
    let missing = missing(wanted(), &known, on_path);
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let as_root = running_as_root();
    if !as_root && !on_path("sudo") {
        return Err(format!(
            "these system packages are missing: {list}\nInstall them as root:\n  \
             apt-get update && apt-get install --no-install-recommends {list}"
        ));
    }
    let sudo = if as_root {
        ""
    } else {
        " through sudo, which may ask for your password"
    };
    println!("Installing system packages with apt-get{sudo}: {list}");
    apt(as_root, &["update", "-q"])?;
    let mut install = vec!["install", "-q", "-y", "--no-install-recommends"];
    install.extend(missing);
    apt(as_root, &install)
}

/// The packages to install, given what dpkg-query said and which programs are there.
fn missing<'a>(
    wanted: impl Iterator<Item = &'a Need>,
    known: &str,
    there: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    wanted
        .filter(|need| {
            let installed = known
                .lines()
                .any(|line| line == format!("installed {}", need.package));
            !installed && (need.program.is_empty() || !there(need.program))
        })
        .map(|need| need.package)
        .collect()
}

fn apt(as_root: bool, words: &[&str]) -> Done {
    let start = if as_root { "env" } else { "sudo" };
    let rest = if as_root { &[][..] } else { &["env"][..] };
    Program::new(start)
        .args(rest)
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .args(words)
        .fetch("the system's package archive")
}

#[cfg(unix)]
fn running_as_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn running_as_root() -> bool {
    false
}

/// A Linux with another package manager: programs and libraries can be looked for, names only told.
fn other_linux<'a>(wanted: impl Iterator<Item = &'a Need>) -> Done {
    let library = |name: &str| {
        Program::new("pkg-config")
            .args(["--exists", name])
            .succeeds()
    };
    let lacking: Vec<&str> = wanted
        .filter(|need| match need.package {
            "libwebkit2gtk-4.1-dev" => !library("webkit2gtk-4.1"),
            "libssl-dev" => !library("openssl"),
            _ => !need.program.is_empty() && !on_path(need.program),
        })
        .map(|need| need.package)
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    Err(format!(
        "this Linux has no apt-get, so nothing was installed. Install what it calls these \
         packages of Debian's, and give the command again: {}",
        lacking.join(" ")
    ))
}

/// What Windows or macOS lacks. A linker is there, or this program would not be.
fn elsewhere() -> Vec<String> {
    let mut missing = Vec::new();
    if cfg!(target_os = "macos") && !Program::new("xcode-select").args(["-p"]).succeeds() {
        missing.push("the Xcode command line tools: run `xcode-select --install`".to_string());
    }
    if cfg!(windows) {
        if !web_view_two() {
            missing.push(
                "the WebView2 runtime: install the \"Evergreen Standalone Installer\" from \
                 https://developer.microsoft.com/microsoft-edge/webview2"
                    .to_string(),
            );
        }
        // The perl that comes with Git cannot configure OpenSSL: it lacks this module.
        let configures = ["-MLocale::Maketext::Simple", "-e", "1"];
        if !Program::new("perl").args(configures).succeeds() {
            missing.push(
                "a complete Perl, which builds the encryption library: install Strawberry Perl \
                 from https://strawberryperl.com and open a new PowerShell (not Git Bash)"
                    .to_string(),
            );
        }
        if !Program::new("nasm").args(["-v"]).succeeds() {
            missing.push(
                "NASM, which builds the encryption library's fast parts: install it from \
                 https://www.nasm.us, add its folder to PATH and open a new PowerShell"
                    .to_string(),
            );
        }
    }
    missing
}

/// Whether the WebView2 runtime is registered, for the machine or for this person.
fn web_view_two() -> bool {
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    [
        r"HKLM\SOFTWARE\WOW6432Node",
        r"HKLM\SOFTWARE",
        r"HKCU\Software",
    ]
    .iter()
    .any(|hive| {
        Program::new("reg")
            .args(["query", &format!(r"{hive}\{CLIENT}"), "/v", "pv"])
            .succeeds()
    })
}

fn node() -> Done {
    let wanted = format!("{}.{}", NODE.0, NODE.1);
    let get = format!(
        "Install Node.js {wanted} or newer, with npm: from https://nodejs.org, or from your \
         system's packages if they are new enough"
    );
    let Some(said) = Program::new("node").args(["--version"]).answer() else {
        return Err(format!(
            "Node.js is not installed, or not on the PATH. {get}."
        ));
    };
    match version(&said) {
        Some(found) if found >= NODE => {}
        _ => {
            return Err(format!(
                "Node.js {} is too old for the window. {get}.",
                said.trim()
            ));
        }
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if Program::new(npm).args(["--version"]).succeeds() {
        Ok(())
    } else {
        Err(format!("npm is not installed, or not on the PATH. {get}."))
    }
}

/// Major and minor number of what `node --version` says, for example `v20.19.2`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut parts = said.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The parts of Rust that a minimal installation leaves out.
fn rust_parts() -> Done {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
    let there = |part: &str| Program::new(&cargo).args([part, "--version"]).succeeds();
    if there("fmt") && there("clippy") {
        return Ok(());
    }
    if !on_path("rustup") {
        return Err(
            "rustfmt and clippy are not installed: install them where your Rust came \
                    from (with rustup: `rustup component add rustfmt clippy`)"
                .to_string(),
        );
    }
    println!("Installing rustfmt and clippy with rustup");
    Program::new("rustup")
        .args(["component", "add", "rustfmt", "clippy"])
        .fetch("Rust's server")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [Need; 3] = [
        need("qpdf", "qpdf", true),
        need("libjaxb-java", "", true),
        need("xvfb", "Xvfb", true),
    ];

    #[test]
    fn only_what_is_neither_installed_nor_there_by_another_way_is_installed() {
        let known = "not-installed libjaxb-java\ninstalled xvfb\n";
        assert_eq!(
            missing(WANTED.iter(), known, |name| name == "qpdf"),
            ["libjaxb-java"]
        );
        assert_eq!(
            missing(WANTED.iter(), known, |_| false),
            ["qpdf", "libjaxb-java"]
        );
    }

    #[test]
    fn a_removed_package_whose_settings_remain_is_missing() {
        let known = "config-files qpdf\ninstalled libjaxb-java\ninstalled xvfb\n";
        assert_eq!(missing(WANTED.iter(), known, |_| false), ["qpdf"]);
    }

    #[test]
    fn node_is_old_new_or_unknown() {
        assert_eq!(version("v20.19.2\n"), Some((20, 19)));
        assert!(version("v18.20.4") < Some(NODE));
        assert!(version("v22.0.0") > Some(NODE));
        assert_eq!(version("nightly"), None);
    }
}
