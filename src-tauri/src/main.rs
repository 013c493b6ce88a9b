//! `threshold`: opens the window, or answers one command on the command line.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    threshold::answer_or_open()
}
