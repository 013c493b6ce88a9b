//! `cargo xtask test`: everything that is checked before a change goes in, in one order.
//!
//! A step that fails does not hide the others: only the steps that need its result are left out,
//! and said to be. To add a check, add an entry to [`STEPS`].

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use crate::house::House;
use crate::machine::{self, Purpose};
use crate::program::Program;
use crate::{Done, bindings, figures, outside, run, window};

/// One check.
struct Step {
    /// What `--only` calls it.
    name: &'static str,
    /// What is printed above it.
    heading: &'static str,
    /// Steps without whose success this one means nothing.
    needs: &'static [&'static str],
    /// Where it can be run.
    place: Place,
    check: fn(&House) -> Done,
}

/// Where a check can be run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On every system.
    Everywhere,
    /// On Linux: the window is driven through WebKitGTK's own driver under a virtual display, and
    /// the outside readers are Linux programs.
    Linux,
}

impl Place {
    fn is_here(self) -> bool {
        self == Place::Everywhere || cfg!(target_os = "linux")
    }
}

/// The features of the tests that need the built application, a display or other people's tools.
const FROM_OUTSIDE: &str = "tests/outside-readers,tests/window";

const STEPS: &[Step] = &[
    Step {
        name: "machine",
        heading: "what the machine must have",
        needs: &[],
        place: Place::Everywhere,
        check: |_| machine::prepare(Purpose::Testing),
    },
    Step {
        name: "format",
        heading: "Rust is formatted",
        needs: &["machine"],
        place: Place::Everywhere,
        check: |house| house.cargo(["fmt", "--all", "--check"]).run(),
    },
    Step {
        name: "ui-packages",
        heading: "the window's packages",
        needs: &["machine"],
        place: Place::Everywhere,
        check: window::install,
    },
    Step {
        name: "ui-build",
        heading: "the window's files are built",
        needs: &["ui-packages"],
        place: Place::Everywhere,
        check: window::build,
    },
    Step {
        name: "ui-check",
        heading: "the window's types hold",
        needs: &["ui-packages"],
        place: Place::Everywhere,
        check: |house| {
            house.npm(["run", "check"]).run()?;
            house.npm(["run", "lint", "--if-present"]).run()
        },
    },
    Step {
        name: "ui-tests",
        heading: "the window's own tests",
        needs: &["ui-packages"],
        place: Place::Everywhere,
        check: |house| house.npm(["test"]).run(),
    },
    Step {
        name: "look",
        heading: "every screen in a browser: barriers, contrast, the way of the focus",
        needs: &["machine", "ui-packages"],
        place: Place::Linux,
        check: |house| {
            let folder = house.target.join("look");
            let out = folder.to_string_lossy();
            house
                .npm(["run", "look", "--", &out])
                .with("LOOK_SIZES", "wide,laptop")
                .run()
        },
    },
    Step {
        name: "clippy",
        heading: "lints",
        needs: &["ui-build"],
        place: Place::Everywhere,
        check: |house| {
            let all = ["clippy", "--workspace", "--all-targets"];
            let features = ["--features", FROM_OUTSIDE]
                .into_iter()
                .filter(|_| Place::Linux.is_here());
            let strict = ["--", "-D", "warnings"];
            house
                .cargo(all.into_iter().chain(features).chain(strict))
                .run()
        },
    },
    Step {
        name: "tests",
        heading: "the tests of every crate",
        needs: &["ui-build"],
        place: Place::Everywhere,
        check: |house| house.cargo(["test", "--workspace", "--no-fail-fast"]).run(),
    },
    Step {
        name: "bindings",
        heading: "the window's types are those of the application",
        needs: &["ui-build"],
        place: Place::Everywhere,
        check: bindings::check,
    },
    Step {
        name: "application",
        heading: "the application is built",
        needs: &["ui-build"],
        place: Place::Everywhere,
        check: run::build,
    },
    Step {
        name: "tools",
        heading: "the tools that judge us from outside",
        needs: &["machine"],
        place: Place::Linux,
        check: outside::install,
    },
    Step {
        name: "libraries",
        heading: "licences and sources of the libraries",
        needs: &["tools"],
        place: Place::Linux,
        check: |house| {
            let judged = [
                "check",
                "--hide-inclusion-graph",
                "bans",
                "licenses",
                "sources",
            ];
            outside::program(house, "cargo-deny")
                .args(judged)
                .inside(&house.root)
                .run()
        },
    },
    Step {
        name: "readers",
        heading: "outside readers judge the record",
        needs: &["tools", "application"],
        place: Place::Linux,
        check: |house| tests(house, "outside-readers", &[]).run(),
    },
    Step {
        name: "window",
        heading: "the real window, driven",
        needs: &["machine", "application"],
        place: Place::Linux,
        check: |house| {
            run::build_to_be_driven(house)?;
            // The pictures are made here too, beside those the README shows and not over them.
            let folder = house.target.join("pictures");
            pictures_into(house, &folder)?;
            every_picture_is_taken(house, &folder)
        },
    },
    Step {
        name: "figures",
        heading: "the figures can be measured (a little of each, once)",
        needs: &["window"],
        place: Place::Linux,
        check: |house| figures::figures(house, true),
    },
    Step {
        name: "benches",
        heading: "the library's figures can be measured (a little of each, once)",
        needs: &["ui-build"],
        place: Place::Everywhere,
        check: |house| {
            let all: [&[&str]; 2] = [&["record"], &["threshold", "--bench", "register"]];
            all.into_iter().try_for_each(|of| {
                let of = of.iter().copied();
                house
                    .cargo(["bench", "--profile", "test", "-p"].into_iter().chain(of))
                    .with("THRESHOLD_SHORT", "1")
                    .run()
            })
        },
    },
];

/// `cargo xtask pictures`: the window's tests again; of what they see, the pictures the README shows
/// are kept in `ui/pictures`.
///
/// # Errors
/// On another system than Linux; when something does not build, a test fails, or the README shows a
/// picture that none takes.
pub fn pictures(house: &House) -> Done {
    if !Place::Linux.is_here() {
        return Err("the window is driven, and so its pictures are taken, on Linux only".into());
    }
    machine::prepare(Purpose::Testing)?;
    window::install(house)?;
    window::build(house)?;
    run::build_to_be_driven(house)?;
    let taken = house.target.join("pictures");
    pictures_into(house, &taken)?;
    every_picture_is_taken(house, &taken)?;
    let folder = house.ui().join("pictures");
    for name in pictures_shown(house)? {
        std::fs::copy(taken.join(&name), folder.join(&name))
            .map_err(|cause| format!("{name} cannot be kept: {cause}"))?;
    }
    println!("\nThe pictures: {}", folder.display());
    Ok(())
}

/// Drives the window, and keeps what it shows in a folder.
fn pictures_into(house: &House, folder: &Path) -> Done {
    std::fs::create_dir_all(folder)
        .map_err(|cause| format!("{} cannot be made: {cause}", folder.display()))?;
    window_driven(house)?
        .with("THRESHOLD_PICTURES", folder)
        .run()
}

/// The pictures the README shows, by file name.
fn pictures_shown(house: &House) -> Done<BTreeSet<String>> {
    let readme = std::fs::read_to_string(house.root.join("README.md"))
        .map_err(|cause| format!("README.md cannot be read: {cause}"))?;
    Ok(readme
        .split("ui/pictures/")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|name| name.ends_with(".png"))
        .map(str::to_owned)
        .collect())
}

/// Every picture the README shows has been taken: one that a test no longer takes would grow old
/// unseen.
fn every_picture_is_taken(house: &House, folder: &Path) -> Done {
    let missing: Vec<String> = pictures_shown(house)?
        .into_iter()
        .filter(|name| !folder.join(name).is_file())
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "README.md shows pictures that no test takes: {}",
            missing.join(", ")
        ))
    }
}

/// Drives the window on a virtual display whose memory the tests can read (`THRESHOLD_DISPLAY`):
/// what they call a picture is what the display shows.
fn window_driven(house: &House) -> Done<Program> {
    let memory = house.target.join("display");
    std::fs::create_dir_all(&memory)
        .map_err(|cause| format!("{} cannot be made: {cause}", memory.display()))?;
    let screen = format!(
        "-screen 0 1366x900x24 -nocursor -fbdir {}",
        memory.display()
    );
    Ok(tests(house, "window", &["xvfb-run", "-a", "-s", &screen])
        .with("THRESHOLD_DISPLAY", memory.join("Xvfb_screen0")))
}

/// The tests of the `tests` package that stand behind a feature, `before` first.
///
/// They find the application in `THRESHOLD_APP` and the outside tools on the PATH. One at a time:
/// the window's driver holds one window.
fn tests(house: &House, feature: &str, before: &[&str]) -> Program {
    let mut test = vec!["test", "-p", "tests", "--features", feature];
    for name in named(feature) {
        test.extend(["--test", name]);
    }
    house
        .cargo_behind(before, test.into_iter().chain(["--", "--test-threads=1"]))
        .with("THRESHOLD_APP", house.application())
        .with("PATH", outside::path(house))
}

/// The test programs that stand behind a feature, as `tests/Cargo.toml` has them.
fn named(feature: &str) -> &'static [&'static str] {
    if feature == "window" {
        &["window"]
    } else {
        &["outside_readers", "forgeries"]
    }
}

/// What became of a step.
#[derive(PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed(String),
    LeftOut(String),
}

/// Runs the steps the words ask for: all, those named with `--only`, or none with `--list`.
///
/// # Errors
/// A sentence when anything failed or the words make no sense.
pub fn test(house: &House, words: &[&str]) -> Done {
    let chosen = match words {
        ["--list"] => {
            for step in STEPS {
                println!("{:<12} {}", step.name, step.heading);
            }
            return Ok(());
        }
        _ => chosen(words)?,
    };
    let start = Instant::now();
    let mut outcomes: Vec<(&Step, Outcome, u64)> = Vec::new();
    for step in STEPS.iter().filter(|step| chosen.contains(step.name)) {
        println!("\n== {}: {} ==", step.name, step.heading);
        let begun = Instant::now();
        let outcome = outcome(step, &outcomes, house);
        match &outcome {
            Outcome::Passed => {}
            Outcome::Failed(why) | Outcome::LeftOut(why) => println!("{}: {why}", step.name),
        }
        outcomes.push((step, outcome, begun.elapsed().as_secs()));
    }
    summary(&outcomes, start.elapsed().as_secs())
}

/// The names to run: every step, or those after `--only` together with the set-up they stand on.
fn chosen(words: &[&str]) -> Done<BTreeSet<&'static str>> {
    if words.is_empty() {
        return Ok(STEPS.iter().map(|step| step.name).collect());
    }
    let mut chosen = BTreeSet::new();
    for pair in words.chunks(2) {
        let found = match pair {
            ["--only", name] => STEPS.iter().find(|step| step.name == *name),
            _ => None,
        };
        let Some(step) = found else {
            return Err(format!(
                "`{}` is no step; `cargo xtask test --list` names them",
                pair.join(" ")
            ));
        };
        with_needs(step, &mut chosen);
    }
    Ok(chosen)
}

fn with_needs(step: &Step, chosen: &mut BTreeSet<&'static str>) {
    chosen.insert(step.name);
    for need in STEPS
        .iter()
        .filter(|other| step.needs.contains(&other.name))
    {
        with_needs(need, chosen);
    }
}

fn outcome(step: &Step, before: &[(&Step, Outcome, u64)], house: &House) -> Outcome {
    if !step.place.is_here() {
        return Outcome::LeftOut("can only be run on Linux".to_string());
    }
    let unmet = before.iter().find(|(other, outcome, _)| {
        step.needs.contains(&other.name) && !matches!(outcome, Outcome::Passed)
    });
    if let Some((other, _, _)) = unmet {
        return Outcome::LeftOut(format!("not run, because it needs `{}`", other.name));
    }
    match (step.check)(house) {
        Ok(()) => Outcome::Passed,
        Err(why) => Outcome::Failed(why),
    }
}

fn summary(outcomes: &[(&Step, Outcome, u64)], seconds: u64) -> Done {
    println!("\n== in all: {} min {} s ==", seconds / 60, seconds % 60);
    let mut failed = Vec::new();
    for (step, outcome, seconds) in outcomes {
        let (word, why) = match outcome {
            Outcome::Passed => ("passed", ""),
            Outcome::Failed(why) => ("FAILED", why.as_str()),
            Outcome::LeftOut(why) => ("left out", why.as_str()),
        };
        println!("{:<12} {word:<8} {seconds:>5} s  {why}", step.name);
        if matches!(outcome, Outcome::Failed(_)) {
            failed.push(step.name);
        }
    }
    let passed = outcomes
        .iter()
        .filter(|(_, outcome, _)| *outcome == Outcome::Passed)
        .count();
    let left_out = outcomes.len() - passed - failed.len();
    println!(
        "steps: {passed} passed, {} failed, {left_out} skipped",
        failed.len()
    );
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("failed: {}", failed.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_is_a_step_that_comes_before() {
        for (place, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let found = STEPS.iter().position(|other| other.name == *need);
                assert!(
                    found.is_some_and(|found| found < place),
                    "{} needs {need}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn one_step_brings_the_set_up_it_stands_on() {
        let chosen = chosen(&["--only", "readers"]).unwrap();
        for name in [
            "machine",
            "ui-packages",
            "ui-build",
            "application",
            "tools",
            "readers",
        ] {
            assert!(chosen.contains(name), "{name}");
        }
        assert!(!chosen.contains("clippy"));
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(chosen(&["--only", "weather"]).is_err());
        assert!(chosen(&["--only"]).is_err());
        assert!(chosen(&["clippy"]).is_err());
    }

    #[test]
    fn what_needs_a_failed_step_is_left_out_and_the_summary_fails() {
        let [first, second, ..] = STEPS else {
            panic!("there are steps")
        };
        let before = [(first, Outcome::Failed("why".to_string()), 0)];
        let house = House {
            root: "/".into(),
            target: "/".into(),
        };
        assert!(second.needs.contains(&first.name));
        assert!(matches!(
            outcome(second, &before, &house),
            Outcome::LeftOut(_)
        ));
        assert_eq!(summary(&before, 1), Err(format!("failed: {}", first.name)));
    }
}
