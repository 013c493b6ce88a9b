//! Threshold: opens the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod surroundings;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Err(cause) = surroundings::settle() {
        eprintln!("Threshold could not start: {cause}");
        return ExitCode::FAILURE;
    }
    let started = tauri::Builder::default()
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!());
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("Threshold could not open its window: {cause}");
            ExitCode::FAILURE
        }
    }
}
