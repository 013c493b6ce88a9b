//! The environment the window is allowed to see.
//!
//! Two variables decide how the system's web view behaves, and it reads them itself, so they
//! must be right before it is loaded. A process may not change its own environment safely once
//! libraries run; it can replace itself by itself with another one.

/// Starts this program again with the right environment, if the present one is not right.
///
/// * `TAURI_WEBVIEW_AUTOMATION` lets another program drive the window and read what is in it.
///   Only builds made for the window's tests (feature `window-tests`) obey it; one that holds
///   real records drops it.
/// * `WEBKIT_DISABLE_DMABUF_RENDERER` is set where nobody has said otherwise: without it some
///   graphics drivers show a blank window (tauri issues 15936, 9394), and the web view needs
///   about a quarter more memory.
///
/// # Errors
/// When there is no display to open a window on, or the program cannot be started again.
#[cfg(target_os = "linux")]
pub fn settle() -> std::io::Result<()> {
    use std::env::{args_os, current_exe, var_os};
    use std::os::unix::process::CommandExt;

    const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";
    const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

    // The web view would end the program with a stack of its own functions.
    if ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .all(|name| var_os(name).is_none_or(|set| set.is_empty()))
    {
        return Err(std::io::Error::other(
            "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)",
        ));
    }
    let driven = var_os(AUTOMATION).is_some() && !cfg!(feature = "window-tests");
    if !driven && var_os(RENDERER).is_some() {
        return Ok(());
    }
    let mut again = std::process::Command::new(current_exe()?);
    again.args(args_os().skip(1));
    if driven {
        again.env_remove(AUTOMATION);
    }
    if var_os(RENDERER).is_none() {
        again.env(RENDERER, "1");
    }
    Err(again.exec())
}

/// Other systems' web views need nothing.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn settle() -> std::io::Result<()> {
    Ok(())
}
