//! Taking files into a register: from a folder and those within it, side by side on every core, in
//! bounded memory, one batch after another.
//!
//! Each batch is committed before the next is asked for, so whoever stops, or is stopped, loses no
//! more than the files under way; the next time what is here already is known by its digest and not
//! looked at again.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use casebook::{NewGathered, NotRead};
use sha2::{Digest, Sha256};

use super::look;
use crate::error::AppError;
use crate::reading;

/// Files committed together.
const BATCH: usize = 32;

/// Bytes committed together, whatever number of files that is.
const BATCH_BYTES: usize = 16 << 20;

/// How deep folders within folders are looked into.
const DEEPEST: usize = 12;

/// A file that may be a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub file: PathBuf,
    /// Its path within what was chosen.
    pub path: String,
}

/// What lies in a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Files with a PDF's name, in the order of their paths.
    pub files: Vec<Found>,
    /// Folders that could not be looked into, and why.
    pub not_read: Vec<NotRead>,
    /// Files with another name: left alone, and counted.
    pub others: usize,
}

/// What came of taking files in.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// Documents that are new, records carried inside others among them.
    pub new: usize,
    /// Of these, those that failed their check.
    pub failed: usize,
    /// Files that were here already.
    pub known: usize,
    /// Files that could not be read or are no record.
    pub not_read: usize,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

/// What lies in a folder and those within it; a single file is taken as it is. Links are not
/// followed.
#[must_use]
pub fn in_folder(chosen: &Path) -> Folder {
    let mut folder = Folder::default();
    if chosen.is_file() {
        let path = chosen.file_name().map(|name| name.to_string_lossy());
        folder.files.push(Found {
            file: chosen.to_path_buf(),
            path: path.unwrap_or_default().into_owned(),
        });
        return folder;
    }
    look_into(chosen, "", 0, &mut folder);
    folder
}

fn look_into(here: &Path, within: &str, depth: usize, folder: &mut Folder) {
    let mut not_read = |why: &str| {
        folder.not_read.push(NotRead {
            path: if within.is_empty() { "." } else { within }.to_owned(),
            why: why.to_owned(),
        });
    };
    if depth >= DEEPEST {
        not_read("This folder lies too deep within others: choose it by itself.");
        return;
    }
    let Ok(entries) = fs::read_dir(here) else {
        not_read("This folder cannot be read: look whether it is still there and may be read.");
        return;
    };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for file in entries {
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let path = if within.is_empty() {
            name
        } else {
            format!("{within}/{name}")
        };
        let Ok(kind) = fs::symlink_metadata(&file).map(|data| data.file_type()) else {
            continue;
        };
        if kind.is_dir() {
            look_into(&file, &path, depth.saturating_add(1), folder);
        } else if file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
        {
            folder.files.push(Found { file, path });
        } else {
            folder.others = folder.others.saturating_add(1);
        }
    }
}

/// What a worker made of one file.
enum Looked {
    Known,
    New(Vec<NewGathered>),
    NotRead(NotRead),
}

/// Commits a batch, and gives how many of it were new.
type Keep<'a> = &'a mut dyn FnMut(&[NewGathered], &[NotRead]) -> Result<usize, AppError>;

/// Takes files in. `keep` commits a batch and gives how many of it were new; `go_on` is told how many
/// files are done and how many there are, and says whether to go on.
///
/// # Errors
/// When a batch cannot be committed; those before it are.
pub fn take_in(
    files: &[Found],
    known: &BTreeSet<[u8; 32]>,
    threads: usize,
    keep: Keep<'_>,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<TakenIn, AppError> {
    let all = u64::try_from(files.len()).unwrap_or(u64::MAX);
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    // A worker waits when nobody has taken what it found: no more files are in memory than this.
    let (send, receive) = mpsc::sync_channel::<Looked>(threads.max(1));
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let send = send.clone();
            let (next, stop) = (&next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let Some(found) = files.get(next.fetch_add(1, Ordering::Relaxed)) else {
                        return;
                    };
                    // Nobody listens any more when a batch could not be committed.
                    if send.send(looked_at(found, known)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let result = collect(receive, all, keep, go_on, &stop);
        stop.store(true, Ordering::Relaxed);
        result
    })
}

fn collect(
    receive: mpsc::Receiver<Looked>,
    all: u64,
    keep: Keep<'_>,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
    stop: &AtomicBool,
) -> Result<TakenIn, AppError> {
    let mut taken = TakenIn::default();
    let (mut new, mut not_read): (Vec<NewGathered>, Vec<NotRead>) = (Vec::new(), Vec::new());
    let (mut done, mut bytes) = (0_u64, 0_usize);
    // The same file may lie twice in what was chosen.
    let mut seen: BTreeSet<[u8; 32]> = BTreeSet::new();
    for looked in receive {
        done = done.saturating_add(1);
        match looked {
            Looked::Known => taken.known = taken.known.saturating_add(1),
            Looked::New(mut found) => {
                found.retain(|one| seen.insert(one.sha256));
                if found.is_empty() {
                    taken.known = taken.known.saturating_add(1);
                }
                let failed = found.iter().filter(|one| !one.sound).count();
                taken.failed = taken.failed.saturating_add(failed);
                let weighs: usize = found.iter().map(|one| one.pdf.len()).sum();
                bytes = bytes.saturating_add(weighs);
                new.extend(found);
            }
            Looked::NotRead(one) => {
                taken.not_read = taken.not_read.saturating_add(1);
                not_read.push(one);
            }
        }
        if new.len() >= BATCH || bytes >= BATCH_BYTES || not_read.len() >= BATCH {
            taken.new = taken.new.saturating_add(keep(&new, &not_read)?);
            new.clear();
            not_read.clear();
            bytes = 0;
        }
        if !stop.load(Ordering::Relaxed) && !go_on(done, all) {
            // What is under way is taken in still.
            stop.store(true, Ordering::Relaxed);
            taken.stopped = done < all;
        }
    }
    if !new.is_empty() || !not_read.is_empty() {
        taken.new = taken.new.saturating_add(keep(&new, &not_read)?);
    }
    Ok(taken)
}

/// One file, whatever is in it: what nobody foresaw is told of it and stops no other.
fn looked_at(found: &Found, known: &BTreeSet<[u8; 32]>) -> Looked {
    let not_read = |why: &str| {
        Looked::NotRead(NotRead {
            path: found.path.clone(),
            why: why.to_owned(),
        })
    };
    let too_large = fs::metadata(&found.file)
        .is_ok_and(|data| data.len() > u64::try_from(look::LARGEST).unwrap_or(u64::MAX));
    if too_large {
        return not_read(look::TOO_LARGE);
    }
    let Ok(bytes) = reading::file(&found.file, look::LARGEST) else {
        return not_read(
            "This file cannot be read: look whether it is still there and may be read.",
        );
    };
    let sha256: [u8; 32] = Sha256::digest(&bytes).into();
    if known.contains(&sha256) {
        return Looked::Known;
    }
    match catch_unwind(AssertUnwindSafe(|| look::at(&found.path, bytes))) {
        Ok(Ok(found)) => Looked::New(found),
        Ok(Err(why)) => Looked::NotRead(why),
        Err(_) => {
            not_read("This file could not be looked at: the program did not expect what is in it.")
        }
    }
}

/// How many files are looked at side by side: one for each core.
#[must_use]
pub fn side_by_side() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
