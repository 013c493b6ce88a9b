//! Taking signed documents in: a folder, or a file that was dropped.

use base64::Engine as _;
use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::gathered::files::{self, TakenIn};
use crate::gathered::look;
use crate::session::Desk;

/// What came of taking files in.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Gathering {
    /// Documents that are new.
    pub new: usize,
    /// Of these, those that failed their check.
    pub failed: usize,
    /// Files that were here already.
    pub known: usize,
    /// Files that could not be read or are no record.
    pub not_read: usize,
    /// Files without a PDF's name, left alone.
    pub others: usize,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

/// Takes in what lies in a folder and those within it. What was taken in before is known and left
/// alone, so a second time goes on where the first was stopped.
///
/// # Errors
/// A folder that is not there; a casebook that cannot be written. What was taken in until then is
/// kept.
pub fn gather_folder(desk: &Desk, path: String) -> Result<Gathering, AppError> {
    let chosen = std::path::PathBuf::from(path);
    if !chosen.exists() {
        return Err(AppError::refused("there is no such folder any more"));
    }
    let known = desk.with(|at| Ok(at.casebook.gathered_digests()?))?;
    let folder = files::in_folder(&chosen);
    // Copying the register meanwhile would hinder both.
    let _no_backup = desk.without_a_backup();
    let work = desk.work();
    work.begin();
    let taken = files::take_in(
        &folder.files,
        &known,
        files::side_by_side(),
        &mut |new, not_read| keep(desk, new, not_read),
        &mut |done, all| work.go_on(done, all),
    );
    work.end();
    let taken = taken?;
    if !folder.not_read.is_empty() {
        keep(desk, &[], &folder.not_read)?;
    }
    Ok(gathering(&taken, folder.not_read.len(), folder.others))
}

/// Takes in one file that was dropped on the window: its name and its bytes in base64.
///
/// # Errors
/// Bytes that are none; a casebook that cannot be written.
pub fn gather_file(desk: &Desk, name: String, bytes: String) -> Result<Gathering, AppError> {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(bytes)
        .map_err(|_| AppError::refused("the file did not arrive whole"))?;
    let known = desk.with(|at| Ok(at.casebook.gathered_digests()?))?;
    let sha256 = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
    let mut taken = TakenIn::default();
    if known.contains(<[u8; 32]>::from(sha256).as_slice()) {
        taken.known = 1;
        return Ok(gathering(&taken, 0, 0));
    }
    match look::at(&name, bytes) {
        Ok(found) => {
            taken.failed = found.iter().filter(|one| !one.sound).count();
            taken.new = keep(desk, &found, &[])?;
        }
        Err(why) => {
            keep(desk, &[], &[why])?;
            taken.not_read = 1;
        }
    }
    Ok(gathering(&taken, 0, 0))
}

fn keep(
    desk: &Desk,
    new: &[casebook::NewGathered],
    not_read: &[casebook::NotRead],
) -> Result<usize, AppError> {
    desk.with(|at| {
        at.gathered = None;
        Ok(at.casebook.gather(new, not_read, desk.now())?)
    })
}

fn gathering(taken: &TakenIn, folders: usize, others: usize) -> Gathering {
    Gathering {
        new: taken.new,
        failed: taken.failed,
        known: taken.known,
        not_read: taken.not_read.saturating_add(folders),
        others,
        stopped: taken.stopped,
    }
}
