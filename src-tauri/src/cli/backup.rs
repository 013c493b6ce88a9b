//! `threshold backup`, `threshold restore`, `threshold export`: the same as in the window. The
//! passphrase is the first line of standard input.

use std::io::{self, Write as _};
use std::path::Path;

use casebook::{Casebook, Opened, Passphrase, Warning};

use super::check::unopened;
use super::{Done, NotDone};
use crate::error::AppError;
use crate::everything;

fn done(says: String) -> Done {
    Done { says, status: 0 }
}

/// Progress on standard error, a line for each tenth.
fn telling(what: &'static str) -> impl FnMut(u64, u64) -> bool {
    let mut told = None;
    move |done, all| {
        let tenth = done.saturating_mul(10).checked_div(all).unwrap_or_default();
        if told != Some(tenth) {
            told = Some(tenth);
            // With nowhere to say it, it goes on.
            let _ = writeln!(io::stderr(), "{what} ({tenth}0 %)");
        }
        true
    }
}

/// Makes a backup of a casebook in a folder.
///
/// # Errors
/// When the casebook cannot be opened or the backup cannot be made.
pub fn backup(path: &Path, folder: &Path) -> Result<Done, NotDone> {
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    let now = chrono::Utc::now();
    let Opened { mut casebook, .. } = Casebook::open(path, &passphrase, now).map_err(unopened)?;
    casebook.must_keep_backups().map_err(AppError::from)?;
    let to_back_up = casebook.to_back_up().map_err(AppError::from)?;
    let made = to_back_up
        .make(folder, now, &mut telling("copying"))
        .map_err(AppError::from)?;
    casebook.note_backup(&made, now).map_err(AppError::from)?;
    casebook.close().map_err(AppError::from)?;
    let end = made.end.map(|end| end.number).unwrap_or_default();
    Ok(done(format!(
        "{}\nIt ends with journal entry {end}, was opened again and is whole.\n",
        made.path.display()
    )))
}

/// Puts a backup where a casebook stands or is to stand.
///
/// # Errors
/// When the backup cannot be opened or put in place; nothing that stood there is lost.
pub fn restore(backup: &Path, to: &Path) -> Result<Done, NotDone> {
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    let now = chrono::Utc::now();
    let restored = Casebook::restore(backup, to, &passphrase, now, &mut telling("copying"))
        .map_err(unopened)?;
    let mut says = format!("The backup stands at {}.\n", to.display());
    if let Some(aside) = restored.set_aside {
        says.push_str(&format!(
            "What stood there was set aside as {}.\n",
            aside.display()
        ));
    }
    for warning in restored.opened.warnings.iter().map(Warning::sentence) {
        says.push_str(&warning);
        says.push('\n');
    }
    restored.opened.casebook.close().map_err(AppError::from)?;
    Ok(done(says))
}

/// Writes everything in a casebook in open formats.
///
/// # Errors
/// When the casebook cannot be opened, or the folder cannot be written.
pub fn export(path: &Path, folder: &Path) -> Result<Done, NotDone> {
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    let now = chrono::Utc::now();
    let Opened { mut casebook, .. } = Casebook::open(path, &passphrase, now).map_err(unopened)?;
    let written = everything::write(
        &mut casebook,
        folder,
        now,
        &mut everything::on_the_disk,
        &mut telling("writing"),
    )?;
    casebook.close().map_err(AppError::from)?;
    Ok(done(format!(
        "{}\n{} files, {} bytes. Nothing in them is encrypted.\n",
        written.folder.display(),
        written.files,
        written.bytes
    )))
}
