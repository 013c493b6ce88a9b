//! Threshold: opens the window, or answers one command on the command line.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod authority;
mod backing_up;
mod case;
mod cli;
mod commands;
mod documents;
mod elsewhere;
mod error;
mod everything;
mod example;
mod gathered;
mod look_round;
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
mod surroundings;
mod trusted;
mod window;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let asked = cli::Threshold::parse();
    let casebook = asked.casebook().unwrap_or_else(|wrong| wrong.exit());
    match asked.task {
        Some(task) => cli::run(task),
        None => window(casebook),
    }
}

/// The program as most people know it.
fn window(casebook: Option<std::path::PathBuf>) -> ExitCode {
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
