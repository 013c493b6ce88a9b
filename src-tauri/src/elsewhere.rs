//! Other computers: folders that a program keeps alike on several of them, and a casebook that
//! another one has open.

use std::path::Path;

use admission::calendar;
use casebook::{At, presence};

/// What to say before a casebook is opened that another computer has open.
pub fn to_ask_first(path: &Path, computer: &str, now: At) -> Option<String> {
    let found = presence::elsewhere(path, computer, now).filter(|other| other.now)?;
    Some(format!(
        "Another computer has had this casebook open since {}, and last said so at {}. If both write, \
         what one of them writes is lost to the other. Close it there first, and wait until the \
         folder has been brought up to date here.",
        in_words(found.since),
        in_words(found.seen)
    ))
}

/// Told to a person at work whose casebook another computer has opened too.
pub const OPENED_MEANWHILE: &str = "Another computer has opened this casebook meanwhile. What one of \
    the two writes is lost to the other: agree who goes on, and close it in the other place.";

/// What stands beside the casebook and should not: told to the person, who goes on.
pub fn told(path: &Path, computer: &str, now: At) -> Vec<String> {
    let mut told = Vec::new();
    match presence::elsewhere(path, computer, now) {
        Some(other) if other.now => told.push(format!(
            "Another computer has this casebook open too, since {}. What one of the two writes is lost \
             to the other: agree who goes on, and close it in the other place.",
            in_words(other.since)
        )),
        Some(other) => told.push(format!(
            "Another computer had this casebook open until {} and did not close it. What was written \
             there last may not have arrived here: compare before you go on.",
            in_words(other.seen)
        )),
        None => {}
    }
    let copies = presence::conflict_copies(path);
    if !copies.is_empty() {
        told.push(format!(
            "Beside this casebook stands another of nearly the same name: “{}”. Programs that keep \
             folders alike on several computers make such a copy when both had changed it. Open it \
             too and compare; then move it elsewhere.",
            copies.join("”, “")
        ));
    }
    told
}

fn in_words(at: At) -> String {
    calendar::in_words_with_time(calendar::english_time(at))
}

/// What to know about the folder a casebook lies in, where a program rewrites what is in it.
pub fn about_folder_of(casebook: &Path) -> Option<String> {
    let program = kept_in_step_by(casebook.parent()?)?;
    Some(format!(
        "The casebook lies in a folder that {program} rewrites while it is open: work can be lost \
         that way without a word. Close it, move it and the files beside it to a folder of this \
         computer alone, and let the backups go to {program} instead."
    ))
}

/// The program that keeps this folder alike on several computers, and rewrites what lies in it, as
/// far as the folder's name or what is in it tells.
pub fn kept_in_step_by(folder: &Path) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("onedrive", "OneDrive"),
        ("dropbox", "Dropbox"),
        ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"),
        ("my drive", "Google Drive"),
        ("icloud", "iCloud"),
        ("mobile documents", "iCloud"),
        ("clouddocs", "iCloud"),
        ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"),
        ("syncthing", "Syncthing"),
        ("creative cloud files", "Creative Cloud"),
        ("box sync", "Box"),
    ];
    const MARKS: &[(&str, &str)] = &[
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_journal.db", "Nextcloud"),
        (".tmp.driveupload", "Google Drive"),
        (".tmp.drivedownload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ];
    for above in folder.ancestors() {
        let name = above.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        // "OneDrive - Rowan Care" as much as "OneDrive"; "Dropbox (Rowan)" as much as "Dropbox".
        let by_name = NAMES.iter().find(|(begins, _)| {
            name.strip_prefix(begins)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        let by_mark = MARKS.iter().find(|(mark, _)| above.join(mark).exists());
        if let Some((_, program)) = by_name.or(by_mark) {
            return Some(program);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_the_usual_programs_are_known_by_name_and_by_mark() {
        let folder = tempfile::tempdir().unwrap();
        let marked = folder.path().join("Shared things");
        std::fs::create_dir_all(marked.join("home")).unwrap();
        assert_eq!(kept_in_step_by(&marked.join("home")), None);
        std::fs::write(marked.join(".dropbox"), "").unwrap();
        assert_eq!(kept_in_step_by(&marked.join("home")), Some("Dropbox"));
        for (path, program) in [
            ("/home/sam/OneDrive - Rowan Care/Home", Some("OneDrive")),
            ("/home/sam/Dropbox (Rowan)", Some("Dropbox")),
            ("/Users/sam/Library/Mobile Documents/x", Some("iCloud")),
            ("/mnt/g/My Drive/backups", Some("Google Drive")),
            ("/home/sam/Dropboxes", None),
            ("/home/sam/Documents", None),
        ] {
            assert_eq!(kept_in_step_by(Path::new(path)), program, "{path}");
        }
    }
}
