//! `threshold-cli`: answers one command in a console, and loads nothing of the window for it.

fn main() -> std::process::ExitCode {
    threshold::answer()
}
