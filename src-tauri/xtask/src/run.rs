//! `cargo xtask run`: from a fresh checkout to the open window.

use std::fs;
use std::path::PathBuf;

use crate::Done;
use crate::house::House;
use crate::machine::{self, Purpose};
use crate::program::Program;
use crate::window;

/// Sets up, builds, and opens the window; with no display, walks the example referral instead.
///
/// # Errors
/// A sentence that says which part failed and what to do.
pub fn run(house: &House) -> Done {
    machine::prepare(Purpose::Running)?;
    window::install(house)?;
    window::build(house)?;
    build(house)?;
    if has_display() {
        println!("Opening the window");
        return program(house.application(), house).run();
    }
    println!(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window is \
         opened. The example referral is walked to its signed record instead."
    );
    walk(house)
}

/// Builds the application with the window inside it.
///
/// # Errors
/// When it does not compile.
pub fn build(house: &House) -> Done {
    println!("Building the application (the first time takes a few minutes)");
    house.cargo(["build", "--package", "threshold"]).run()
}

/// Builds the application so that another program may drive its window: for the window's tests
/// only, never what is installed.
///
/// # Errors
/// When it does not compile.
pub fn build_to_be_driven(house: &House) -> Done {
    let driven = [
        "build",
        "--package",
        "threshold",
        "--features",
        "window-tests",
    ];
    house.cargo(driven).run()
}

fn program(file: PathBuf, house: &House) -> Program {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    Program::new(&file.to_string_lossy())
        .named(&name)
        .inside(&house.root)
}

/// Only Linux can be without one: Windows and macOS always have a desktop.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The example home, then one of its cases drawn, signed and verified, all by the command line.
fn walk(house: &House) -> Done {
    let command_line = || program(house.command_line(), house);
    let folder = house.target.join("example");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|cause| format!("target/example cannot be cleared: {cause}"))?;
    }
    command_line()
        .args(["example", "--out"])
        .args([&folder])
        .run()?;
    // Now: the example home's own dates are counted from today. Only Linux comes here.
    let now = Program::new("date")
        .args(["-u", "+%Y-%m-%dT%H:%M:%SZ"])
        .answer();
    let now = now.ok_or("the system's `date` command cannot be run")?;
    let case = folder.join("acceptance.case.json");
    let record = folder.join("acceptance.signed-here.pdf");
    let root = folder.join("acceptance.signed-here.root.pem");
    command_line()
        .args(["record"])
        .args([&case])
        .args(["--signed-at", now.trim(), "--out"])
        .args([&record])
        .run()?;
    command_line()
        .args(["verify"])
        .args([&record])
        .args(["--trust"])
        .args([&root])
        .run()?;
    println!("\nThe signed and verified record: {}", record.display());
    println!("The example home beside it:     {}", folder.display());
    Ok(())
}
