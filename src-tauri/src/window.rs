//! The window: one, showing its own files, with the commands of the list.

use std::path::{Path, PathBuf};
use std::time::Duration;

use casebook::KdfCost;
use tauri::{AppHandle, Manager, RunEvent, Runtime, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_window_state::StateFlags;

use crate::commands;
use crate::commands::start::Purpose;
use crate::menu;
use crate::places::{DATA, Places};
use crate::session::{Desk, Outside};

/// How often it is looked whether the person is still there.
const BEAT: Duration = Duration::from_secs(5);

/// How often it is looked whether a backup is due, which reads a small file: one is due once a day or
/// after a signed decision, and closing the casebook makes it in any case.
const BETWEEN_BACKUP_LOOKS: Duration = Duration::from_secs(30);

/// Between two looks at a part of the casebook.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Between two papers that are read for their words.
const BETWEEN_PAPERS: Duration = Duration::from_secs(1);

/// Opens the window and returns when it is closed. A casebook given is the one to sign in to.
///
/// # Errors
/// When the system's web view cannot be started.
pub fn open(casebook: Option<PathBuf>) -> tauri::Result<()> {
    // Where the window stood and how large it was: numbers, and nothing of what was in it. The
    // page may not ask for any of it.
    let place = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let state = tauri_plugin_window_state::Builder::new().with_state_flags(place);
    let application = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(state.build())
        .menu(menu::menu)
        .on_menu_event(|handle, event| menu::chosen(handle, &event))
        .invoke_handler(commands::handler())
        .setup(move |application| {
            let handle = application.handle();
            let desk = Desk::new(
                places(handle)?,
                Box::new(System(handle.clone())),
                chrono::Utc::now,
                KdfCost::PRODUCT,
            );
            // What a viewer was given in a session that ended with the plug pulled.
            desk.places().clear_viewing()?;
            if let Some(casebook) = casebook {
                desk.places().open(casebook);
            }
            application.manage(desk.clone());
            // The window comes last: what it asks finds the desk ready.
            for window in &application.config().app.windows {
                WebviewWindowBuilder::from_config(handle, window)?
                    .on_navigation(is_our_own)
                    .build()?;
            }
            desk.outside().draw_at(desk.places().zoom());
            tauri::async_runtime::spawn(lock_when_idle(handle.clone(), desk.clone()));
            tauri::async_runtime::spawn(look_through(desk.clone()));
            tauri::async_runtime::spawn(back_up_when_due(desk.clone()));
            tauri::async_runtime::spawn(read_papers(desk));
            Ok(())
        })
        .build(tauri::generate_context!())?;
    application.run(|handle, event| {
        let Some(desk) = handle.try_state::<Desk>() else {
            return;
        };
        match event {
            // Nobody is left to be told; the next opening says if something is amiss.
            RunEvent::Exit => drop(desk.lock()),
            // macOS hands a file over to the program that runs already.
            #[cfg(target_os = "macos")]
            RunEvent::Opened { urls } => {
                let file = urls.iter().find_map(|url| url.to_file_path().ok());
                if let Some(file) = file.filter(|_| !desk.is_open()) {
                    desk.places().open(file);
                    for window in handle.webview_windows().values() {
                        let _ = window.reload();
                    }
                }
            }
            _ => {}
        }
    });
    Ok(())
}

/// The window shows the program's own pages and nothing else, whatever a page asks.
fn is_our_own(address: &tauri::Url) -> bool {
    address.scheme() == "tauri"
        || (address.scheme() == "http" && address.host_str() == Some("tauri.localhost"))
        || address.as_str() == "about:blank"
}

/// Locks the casebook when nobody touched anything for a while, when the computer slept, and when
/// a reader's time has passed, and reads the window again, so
/// that nothing of a child is left on the screen.
async fn lock_when_idle<R: Runtime>(handle: AppHandle<R>, desk: Desk) {
    let mut beat = tokio::time::interval(BEAT);
    loop {
        beat.tick().await;
        let desk = desk.clone();
        let locked = tokio::task::spawn_blocking(move || desk.beat()).await;
        if locked.unwrap_or_default() {
            for window in handle.webview_windows().values() {
                // A window that cannot be read again shows the sign-in screen at its next command.
                let _ = window.reload();
            }
        }
    }
}

/// Looks the open casebook through in small parts, so that damage in what nobody reads is told
/// too. Nobody signed in, or all looked through: it looks again whether there is something to do.
async fn look_through(desk: Desk) {
    let mut more = false;
    loop {
        tokio::time::sleep(if more { BETWEEN_LOOKS } else { BEAT }).await;
        let desk = desk.clone();
        let looked = tokio::task::spawn_blocking(move || desk.look_on()).await;
        more = looked.unwrap_or_default();
    }
}

/// Reads papers for their words, one after another.
async fn read_papers(desk: Desk) {
    loop {
        tokio::time::sleep(BETWEEN_PAPERS).await;
        let desk = desk.clone();
        let _ = tokio::task::spawn_blocking(move || desk.read_a_paper()).await;
    }
}

/// Makes a backup whenever one is due, beside whatever else is being done.
async fn back_up_when_due(desk: Desk) {
    let mut beat = tokio::time::interval(BETWEEN_BACKUP_LOOKS);
    loop {
        beat.tick().await;
        let desk = desk.clone();
        // A panic in one try does not end the next.
        let _ = tokio::task::spawn_blocking(move || desk.back_up_when_due()).await;
    }
}

fn places<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Places> {
    let given = std::env::var_os(DATA).map(PathBuf::from);
    let (data, documents) = match given {
        Some(folder) => (folder.clone(), folder.join("documents")),
        None => {
            let paths = handle.path();
            let documents = paths.document_dir().or_else(|_| paths.home_dir())?;
            (paths.app_data_dir()?, documents)
        }
    };
    Ok(Places::new(data, documents))
}

/// This computer's dialogs and viewers.
struct System<R: Runtime>(AppHandle<R>);

impl<R: Runtime> Outside for System<R> {
    fn choose(&self, purpose: Purpose, suggested: &str) -> Option<PathBuf> {
        if let Some(answer) = answer_for_a_test() {
            return answer;
        }
        let (title, kind, endings): (_, _, &[&str]) = match purpose {
            Purpose::NewCasebook => ("Where to keep the casebook", "Casebook", &["casebook"]),
            Purpose::NewRegister => ("Where to keep the register", "Casebook", &["casebook"]),
            Purpose::GatherFolder => ("A folder of signed records", "", &[]),
            Purpose::OpenCasebook => ("Open a casebook", "Casebook", &["casebook"]),
            Purpose::SaveRecord => ("Save a copy of the record", "PDF", &["pdf"]),
            Purpose::OpenRecord => ("Check a record", "PDF", &["pdf"]),
            Purpose::SaveDrawing => ("Save a plot", "SVG", &["svg"]),
            Purpose::SavePicture => ("Save a plot", "PNG", &["png"]),
            Purpose::SaveTable => ("Save a table", "Table", &["csv"]),
            Purpose::SavePack => ("Name the folder of the inspection pack", "", &[]),
            Purpose::SaveRoot => ("Save the root certificate", "Certificate", &["pem"]),
            Purpose::OpenRoot => (
                "Choose an authority’s certificate",
                "Certificate",
                &["pem", "crt", "cer", "der"],
            ),
            Purpose::OpenCertificate => (
                "Choose your certificate file",
                "Certificate with its key",
                &["p12", "pfx"],
            ),
            Purpose::BackupFolder => ("Where backups go", "", &[]),
            Purpose::OpenBackup => ("Choose a backup", "Casebook", &["casebook"]),
            Purpose::RestoreTo => ("Where the casebook is to stand", "Casebook", &["casebook"]),
            Purpose::ExportFolder => ("Where to write everything", "", &[]),
            Purpose::SaveReferral => ("Save the referral for a colleague", "JSON", &["json"]),
            Purpose::SavePaper => ("Save a copy of the paper", "", &[]),
        };
        let mut dialog = self.0.dialog().file().set_title(title);
        if !endings.is_empty() {
            dialog = dialog.add_filter(kind, endings);
        }
        let suggested = Path::new(suggested);
        if let Some(name) = suggested.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        let chosen = match purpose {
            Purpose::OpenCasebook
            | Purpose::OpenRecord
            | Purpose::OpenRoot
            | Purpose::OpenCertificate
            | Purpose::OpenBackup => dialog.blocking_pick_file(),
            Purpose::BackupFolder | Purpose::ExportFolder | Purpose::GatherFolder => {
                dialog.blocking_pick_folder()
            }
            _ => dialog.blocking_save_file(),
        };
        chosen.map(FilePath::into_path)?.ok()
    }

    fn view(&self, file: &Path) -> std::io::Result<()> {
        open::that_detached(file)
    }

    fn draw_at(&self, per_cent: u32) {
        for window in self.0.webview_windows().values() {
            // A window that cannot be drawn larger stays as it is.
            let _ = window.set_zoom(f64::from(per_cent) / 100.0);
        }
    }

    fn now_open(&self, open: bool) {
        menu::show_as(&self.0, open);
    }
}

/// A driven window cannot answer the system's dialogs: a test says beforehand what is chosen, and
/// "" for a dialog that is closed. Not in what is installed.
fn answer_for_a_test() -> Option<Option<PathBuf>> {
    if !cfg!(feature = "window-tests") {
        return None;
    }
    let answer = std::env::var_os("THRESHOLD_CHOOSE")?;
    Some((!answer.is_empty()).then(|| PathBuf::from(answer)))
}
