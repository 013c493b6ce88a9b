//! The menu of the window: the few things a person looks for there, each also to be had in the
//! window itself.
//!
//! What needs an open casebook is grey until somebody is signed in. What only the window can do
//! (go somewhere, search, lock after saving what is typed) is told to the page by an event of its
//! own; zoom, printing and the editing commands are done here. The page gets no permission for
//! any of it. To add an item: a variant of [`MenuItem`], a line in [`menu`], and what it does in
//! the page (`ui/src/App.svelte`).

use serde::Serialize;
use tauri::menu::{
    AboutMetadata, Menu, MenuBuilder, MenuEvent, MenuItemBuilder, MenuItemKind, Submenu,
    SubmenuBuilder,
};
use tauri::{AppHandle, Manager, Runtime};
use ts_rs::TS;

use crate::commands::zoom::{self, Zoom};
use crate::session::Desk;

/// What can be chosen in the menu and is done by the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MenuItem {
    /// Begin a referral.
    NewReferral,
    /// Begin an emergency.
    EmergencyNow,
    /// Search in everything.
    Search,
    /// Check a record, from anywhere.
    CheckRecord,
    /// Save what is typed, and lock.
    Lock,
    /// The referrals.
    Referrals,
    /// The children living here.
    Children,
    /// The signed decisions.
    Decisions,
    /// The rule book.
    RuleBook,
    /// Every key of Threshold's own.
    Keys,
}

/// What the menu does itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Own {
    Print,
    Zoom(Zoom),
    /// An editing command of the web view; other systems have their own items.
    #[cfg(target_os = "linux")]
    Edit(&'static str),
}

/// One line of the menu.
struct Line {
    /// What is read.
    words: &'static str,
    /// The key that does the same, where the system shows and hears it.
    key: Option<&'static str>,
    does: Does,
    /// Whether it means nothing while the casebook is locked.
    inside: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Page(MenuItem),
    Own(Own),
    Nothing,
}

const BETWEEN: Line = Line {
    words: "",
    key: None,
    does: Does::Nothing,
    inside: false,
};

const fn page(
    words: &'static str,
    key: Option<&'static str>,
    item: MenuItem,
    inside: bool,
) -> Line {
    let does = Does::Page(item);
    Line {
        words,
        key,
        does,
        inside,
    }
}

const fn own(words: &'static str, key: Option<&'static str>, what: Own) -> Line {
    let does = Does::Own(what);
    Line {
        words,
        key,
        does,
        inside: false,
    }
}

/// "File", on every system.
const FILE: &[Line] = &[
    page(
        "&New referral…",
        Some("CmdOrCtrl+N"),
        MenuItem::NewReferral,
        true,
    ),
    page("&Emergency, now…", None, MenuItem::EmergencyNow, true),
    BETWEEN,
    page("&Search…", Some("CmdOrCtrl+K"), MenuItem::Search, true),
    page("&Check a record…", None, MenuItem::CheckRecord, false),
    own("&Print…", Some("CmdOrCtrl+P"), Own::Print),
    BETWEEN,
    page("&Lock", Some("CmdOrCtrl+L"), MenuItem::Lock, true),
];

/// "Edit" on Linux: the web view's own commands. Their keys are the web view's too, so none is
/// named here: a key named in a menu would be taken from it.
#[cfg(target_os = "linux")]
const EDIT: &[Line] = &[
    own("&Undo", None, Own::Edit("Undo")),
    own("&Redo", None, Own::Edit("Redo")),
    BETWEEN,
    own("Cu&t", None, Own::Edit("Cut")),
    own("&Copy", None, Own::Edit("Copy")),
    own("&Paste", None, Own::Edit("Paste")),
    own("Select &all", None, Own::Edit("SelectAll")),
];

/// "View".
const VIEW: &[Line] = &[
    page("&Referrals", None, MenuItem::Referrals, true),
    page("&Children living here", None, MenuItem::Children, true),
    page("&Decisions", None, MenuItem::Decisions, true),
    BETWEEN,
    own("Zoom &in", ZOOM_KEYS[0], Own::Zoom(Zoom::In)),
    own("Zoom &out", ZOOM_KEYS[1], Own::Zoom(Zoom::Out)),
    own("&Actual size", ZOOM_KEYS[2], Own::Zoom(Zoom::Reset)),
];

/// On Windows the web view hears these keys before the menu does, and the page does it.
const ZOOM_KEYS: [Option<&str>; 3] = if cfg!(windows) {
    [None, None, None]
} else {
    [
        Some("CmdOrCtrl+="),
        Some("CmdOrCtrl+-"),
        Some("CmdOrCtrl+0"),
    ]
};

/// "Help", before "About Threshold".
const HELP: &[Line] = &[
    page("&Keys", None, MenuItem::Keys, true),
    page("&Rule book", None, MenuItem::RuleBook, true),
];

fn lines() -> impl Iterator<Item = &'static Line> {
    let all = FILE.iter().chain(VIEW).chain(HELP);
    #[cfg(target_os = "linux")]
    let all = all.chain(EDIT);
    all.filter(|line| line.does != Does::Nothing)
}

/// The menu, as it is while nobody is signed in.
///
/// # Errors
/// When the system cannot make it.
pub fn menu<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let about = AboutMetadata {
        name: Some("Threshold".to_owned()),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        comments: Some("From a referral to a signed decision record".to_owned()),
        license: Some("MIT OR Apache-2.0".to_owned()),
        ..AboutMetadata::default()
    };
    let menu = MenuBuilder::new(handle);
    // macOS keeps the program's own items in a menu of its name.
    #[cfg(target_os = "macos")]
    let menu = menu.item(
        &SubmenuBuilder::new(handle, "Threshold")
            .about(Some(about.clone()))
            .separator()
            .services()
            .separator()
            .hide()
            .hide_others()
            .show_all()
            .separator()
            .quit()
            .build()?,
    );
    let file = part(handle, "&File", FILE)?;
    #[cfg(not(target_os = "macos"))]
    let file = file.separator().quit_with_text("&Quit");
    let help = part(handle, "&Help", HELP)?;
    #[cfg(not(target_os = "macos"))]
    let help = help
        .separator()
        .about_with_text("&About Threshold", Some(about));
    menu.item(&file.build()?)
        .item(&edit(handle)?)
        .item(&part(handle, "&View", VIEW)?.build()?)
        .item(&help.build()?)
        .build()
}

#[cfg(target_os = "linux")]
fn edit<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    part(handle, "&Edit", EDIT)?.build()
}

#[cfg(not(target_os = "linux"))]
fn edit<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(handle, "&Edit");
    #[cfg(target_os = "macos")]
    let menu = menu.undo().redo().separator();
    menu.cut().copy().paste().select_all().build()
}

fn part<'m, R: Runtime>(
    handle: &'m AppHandle<R>,
    name: &str,
    lines: &'static [Line],
) -> tauri::Result<SubmenuBuilder<'m, R, AppHandle<R>>> {
    let mut menu = SubmenuBuilder::new(handle, name);
    for line in lines {
        menu = if line.does == Does::Nothing {
            menu.separator()
        } else {
            let mut item = MenuItemBuilder::with_id(line.words, line.words).enabled(!line.inside);
            if let Some(key) = line.key {
                item = item.accelerator(key);
            }
            menu.item(&item.build(handle)?)
        };
    }
    Ok(menu)
}

/// Does what was chosen, or tells the page.
pub fn chosen<R: Runtime>(handle: &AppHandle<R>, event: &MenuEvent) {
    let Some(line) = lines().find(|line| event.id() == line.words) else {
        return;
    };
    match line.does {
        Does::Nothing => {}
        Does::Page(item) => tell(handle, item),
        Does::Own(Own::Zoom(step)) => {
            if let Some(desk) = handle.try_state::<Desk>() {
                // It has no way to fail.
                let _ = zoom::zoom(&desk, step);
            }
        }
        Does::Own(Own::Print) => {
            for window in handle.webview_windows().values() {
                // Where no printer can be asked for, the system has said so.
                let _ = window.print();
            }
        }
        #[cfg(target_os = "linux")]
        Does::Own(Own::Edit(command)) => {
            for window in handle.webview_windows().values() {
                let _ = window.with_webview(move |view| {
                    use webkit2gtk::WebViewExt;
                    view.inner().execute_editing_command(command);
                });
            }
        }
    }
}

/// Tells the page what was chosen, as an event of its window: one of the names above and nothing
/// else ever stands in it.
fn tell<R: Runtime>(handle: &AppHandle<R>, item: MenuItem) {
    let Ok(name) = serde_json::to_string(&item) else {
        return;
    };
    for window in handle.webview_windows().values() {
        // A page that is just being read again has nothing to go to yet.
        let _ = window.eval(format!(
            "window.dispatchEvent(new CustomEvent('threshold-menu', {{ detail: {name} }}))"
        ));
    }
}

/// Makes what needs an open casebook grey, or not. Returns at once: it is done on the window's
/// thread, which may be waiting for the one that calls.
pub fn show_as<R: Runtime>(handle: &AppHandle<R>, signed_in: bool) {
    let again = handle.clone();
    // Without a window there is nothing to show.
    let _ = handle.run_on_main_thread(move || {
        let Some(menu) = again.menu() else { return };
        let parts = menu.items().unwrap_or_default();
        let items = parts.iter().filter_map(MenuItemKind::as_submenu);
        for line in lines().filter(|line| line.inside) {
            for part in items.clone() {
                if let Some(MenuItemKind::MenuItem(item)) = part.get(line.words) {
                    let _ = item.set_enabled(signed_in);
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_is_found_again_by_its_words() {
        let words: BTreeSet<_> = lines().map(|line| line.words).collect();
        assert_eq!(words.len(), lines().count());
    }

    #[test]
    fn no_key_does_two_things() {
        let keys: Vec<_> = lines().filter_map(|line| line.key).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }

    #[test]
    fn what_shows_something_of_a_home_needs_somebody_signed_in() {
        for line in lines() {
            let open_to_all = matches!(line.does, Does::Own(_) | Does::Page(MenuItem::CheckRecord));
            assert_eq!(line.inside, !open_to_all, "{}", line.words);
        }
    }
}
