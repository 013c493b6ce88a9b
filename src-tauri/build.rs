//! Lists every command before the application is compiled: what is not listed is not callable.

include!("src/commands/list.rs");

macro_rules! names {
    ($($need:ident : $screen:ident :: $command:ident ( $($asked:ident : $kind:ty),* ) -> $answer:ty;)*) => {
        &[$(stringify!($command)),*]
    };
}

/// The names of the commands, as the window calls them.
const COMMANDS: &[&str] = with_every_command!(names);

/// Where the built window lies; it is embedded in the program.
const WINDOW: &str = "../ui/dist";

fn main() {
    // The embedded files are part of the program: a new build of the window needs a new program.
    println!("cargo:rerun-if-changed={WINDOW}");
    println!("cargo:rerun-if-changed=src/commands/list.rs");

    if !std::path::Path::new(WINDOW).join("index.html").is_file() {
        println!(
            "cargo:error=the window is not built yet (ui/dist is missing): `cargo xtask run` builds it"
        );
        std::process::exit(1);
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(cause) = tauri_build::try_build(attributes) {
        println!("cargo:error={cause:#}");
        std::process::exit(1);
    }
}
