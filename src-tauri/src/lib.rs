//! Threshold: the window, and the command line that does the same work without one.
//!
//! Two programs are made of this: `threshold` (src/main.rs) opens the window or answers one command;
//! `threshold-cli` (src/bin/threshold-cli.rs) answers commands only, and nothing of the window is
//! loaded with it. Without the feature `window` nothing of the window is even compiled.

#![cfg_attr(
    not(feature = "window"),
    expect(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "the command line calls part of what the window calls"
    )
)]

mod authority;
mod backing_up;
mod case;
mod cli;
mod commands;
mod documents;
mod elsewhere;
mod error;
mod everything;
mod gathered;
mod look_round;
#[cfg(feature = "window")]
mod menu;
mod numbers;
mod oversight;
mod places;
mod reading;
mod reading_papers;
mod searching;
mod session;
mod signing;
mod stamping;
#[cfg(feature = "window")]
mod surroundings;
mod trusted;
#[cfg(feature = "window")]
mod window;

use std::process::ExitCode;

use clap::Parser;

/// A register of signed records as its keeper works with it, for the tests and benchmarks that read one
/// in a process of their own.
pub mod register {
    pub use crate::commands::gathered::{
        GatheredAsked, GatheredPage, GatheredPatterns, GatheredQueue, GatheredShow, gathered,
        gathered_patterns, gathered_queue,
    };
    pub use crate::commands::start::Purpose;
    pub use crate::error::AppError;
    pub use crate::gathered::{Entry, Register, Reliance, create_example, files};
    pub use crate::places::Places;
    pub use crate::session::{Desk, Outside};
}

/// What `threshold` does: opens the window, or answers one command.
#[cfg(feature = "window")]
pub fn answer_or_open() -> ExitCode {
    let asked = cli::Threshold::parse();
    let casebook = asked.casebook().unwrap_or_else(|wrong| wrong.exit());
    match asked.task {
        Some(task) => cli::run(task),
        None => open(casebook),
    }
}

/// What `threshold-cli` does: answers one command.
pub fn answer() -> ExitCode {
    cli::run(cli::InAConsole::parse().task)
}

/// The program as most people know it.
#[cfg(feature = "window")]
fn open(casebook: Option<std::path::PathBuf>) -> ExitCode {
    if let Err(cause) = surroundings::settle() {
        eprintln!("Threshold could not start: {cause}");
        return ExitCode::FAILURE;
    }
    match window::open(casebook) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("Threshold could not open its window: {cause}");
            ExitCode::FAILURE
        }
    }
}
