//! `cargo xtask`: the project's commands, each of which does its own set-up.
//!
//! * `run` opens the window (or, with no display, walks the example referral to a signed record);
//! * `test` runs everything that is checked before a change goes in;
//! * `pictures` takes the pictures that the README shows;
//! * `figures` measures the program as it is installed, in its real window;
//! * `bindings` writes the window's TypeScript types and the rule book anew from the Rust sources.
//!
//! What a machine must have stands in `machine.rs`, what is tested in `test.rs`: a new
//! prerequisite is one line of the first, a new check one entry of the second. Set-up that is
//! finished is not done again; each part looks at what is really there rather than at a note that
//! it was done once.

mod bindings;
mod figures;
mod house;
mod machine;
mod outside;
mod program;
mod run;
mod test;
mod window;

use std::process::ExitCode;

use house::House;

/// A task's result; the error is a sentence for the person at the terminal.
pub type Done<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask run                    sets up, builds and opens the window
cargo xtask test                   sets up and runs every check
cargo xtask test --list            names the checks
cargo xtask test --only STEP       runs one check (may be given several times)
cargo xtask pictures               takes the pictures of ui/pictures in the real window (Linux)
cargo xtask figures                builds for release and measures the window (Linux)
cargo xtask bindings               writes ui/src/bindings and the rule book anew";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = House::here().and_then(|house| match words.as_slice() {
        ["run"] => run::run(&house),
        ["test", rest @ ..] => test::test(&house, rest),
        ["pictures"] => test::pictures(&house),
        ["figures"] => figures::figures(&house, false),
        ["figures", "--short"] => figures::figures(&house, true),
        ["bindings"] => bindings::write(&house),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("say which task:\n\n{USAGE}")),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
