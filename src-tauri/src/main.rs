//! Threshold: opens the window, or answers one command on the command line.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod case;
mod commands;
mod error;
mod example;
mod numbers;
mod permissions;
mod places;
mod session;
mod surroundings;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Err(cause) = surroundings::settle() {
        eprintln!("Threshold could not start: {cause}");
        return ExitCode::FAILURE;
    }
    match window::open() {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("Threshold could not open its window: {cause}");
            ExitCode::FAILURE
        }
    }
}
