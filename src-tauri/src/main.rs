//! Threshold: opens the window, or answers one command on the command line.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod authority;
mod backing_up;
mod case;
mod cli;
mod commands;
mod documents;
mod error;
mod everything;
mod example;
mod look_round;
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
    match cli::Threshold::parse().task {
        Some(task) => cli::run(task),
        None => window(),
    }
}

/// The program as most people know it.
fn window() -> ExitCode {
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
