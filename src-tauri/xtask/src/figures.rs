//! `cargo xtask figures`: how fast and how large the whole program is, in its real window.
//!
//! Run it on a machine with nothing else to do. The program is built as it is installed, but that
//! another program may drive it. `--short` measures the unoptimised one, a little and once: it shows
//! that the measuring works, and `cargo xtask test` runs it.

use crate::house::House;
use crate::machine::{self, Purpose};
use crate::{Done, outside, window};

/// Builds, measures and prints.
///
/// # Errors
/// On another system than Linux; when a part does not build; when the window cannot be driven.
pub fn figures(house: &House, short: bool) -> Done {
    if !cfg!(target_os = "linux") {
        return Err("the window is driven, and so measured, on Linux only".to_owned());
    }
    machine::prepare(Purpose::Testing)?;
    window::install(house)?;
    window::build(house)?;
    let profile: &[&str] = if short { &[] } else { &["--release"] };
    let build = [
        "build",
        "--package",
        "threshold",
        "--features",
        "window-tests",
    ];
    house.cargo(build.iter().chain(profile).copied()).run()?;
    let folder = house.target.join(if short { "debug" } else { "release" });
    let memory = house.target.join("display");
    std::fs::create_dir_all(&memory)
        .map_err(|cause| format!("{} cannot be made: {cause}", memory.display()))?;
    let screen = format!("-screen 0 1366x900x24 -fbdir {}", memory.display());
    let display = ["xvfb-run", "-a", "-s", screen.as_str()];
    // What measures is not what is measured: it need not be built for release.
    let measure = "test -p tests --features figures --test window -- --nocapture figures::";
    let mut program = house.cargo_behind(&display, measure.split(' '));
    if short {
        program = program.with("THRESHOLD_SHORT", "1");
    }
    program
        .with("THRESHOLD_APP", folder.join("threshold"))
        .with("THRESHOLD_DISPLAY", memory.join("Xvfb_screen0"))
        .with("PATH", outside::path(house))
        .run()
}
