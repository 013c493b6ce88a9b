//! Lists every command before the application is compiled: what is not listed is not callable.

/// Nothing of the window is built, so nothing needs to be granted to it.
#[cfg(not(feature = "window"))]
fn main() {}

#[cfg(feature = "window")]
fn main() {
    window::prepare();
}

#[cfg(feature = "window")]
mod window {
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

    /// The system's own dialogs on Windows are found only by a program that says it wants this
    /// version of them. Tauri's tool says so for the programs it builds, and not for their tests,
    /// which then do not start (tauri issue 13419): so it is said to the linker, for all of them.
    const DIALOGS: &str = "type='win32' name='Microsoft.Windows.Common-Controls' version='6.0.0.0' \
        processorArchitecture='*' publicKeyToken='6595b64144ccf1df' language='*'";

    pub fn prepare() {
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
        let mut attributes = tauri_build::Attributes::new().app_manifest(manifest);
        if std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|it| it == "msvc") {
            let windows = tauri_build::WindowsAttributes::new_without_app_manifest();
            attributes = attributes.windows_attributes(windows);
            println!("cargo:rustc-link-arg=/MANIFEST:EMBED");
            println!("cargo:rustc-link-arg=/MANIFESTDEPENDENCY:{DIALOGS}");
        }
        if let Err(cause) = tauri_build::try_build(attributes) {
            println!("cargo:error={cause:#}");
            std::process::exit(1);
        }
    }
}
