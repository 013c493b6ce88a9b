//! A backup on a disk that lets no file grow beyond so many bytes, wherever the end comes: nothing
//! half stands in the folder, and the casebook itself has lost nothing.
//!
//! This test starts itself as the program that makes the backup, under a limit on the size of
//! files (`ulimit -f`) that stands in for a full disk. Unix alone has such a limit.

#[path = "casebook/new.rs"]
mod new;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::{Casebook, backups_in};
use rand_core::OsRng;
use serde_json::json;

use new::{at, new_casebook, passphrase};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// SQLite's own file for what its log holds has this size from the start, in kB; with less room
/// nothing opens.
const LEAST: u64 = 36;

/// A limit is a number of blocks of this many bytes (POSIX, `ulimit`).
const BLOCK: u64 = 512;

fn main() -> Outcome {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match asked.first().map(String::as_str) {
        Some("back up") => {
            let [_, path, folder] = asked.as_slice() else {
                return Err("which casebook, and where to?".into());
            };
            back_up(Path::new(path), Path::new(folder))
        }
        // Test runners ask for the list first.
        Some("--list") => {
            println!("a_backup_on_a_full_disk_leaves_nothing_half: test");
            Ok(())
        }
        _ if cfg!(unix) => on_a_full_disk(),
        _ => Ok(()),
    }
}

fn back_up(path: &Path, folder: &Path) -> Outcome {
    let casebook = Casebook::open(path, &passphrase(), at(0))?.casebook;
    let made = casebook.to_back_up()?.make(folder, at(0), &mut |_, _| true);
    match made {
        Ok(_) => println!("made"),
        Err(error) => println!("{}", error.code()),
    }
    Ok(())
}

fn make(path: &Path) -> Outcome {
    let new = new_casebook(json!({"name": "EXAMPLE", "text": "words ".repeat(40_000)}));
    Casebook::create(path, &new, &passphrase(), at(0), &mut OsRng)?.close()?;
    Ok(())
}

fn on_a_full_disk() -> Outcome {
    let home = tempfile::tempdir()?;
    let path = home.path().join("cramped.casebook");
    make(&path)?;
    let length = fs::metadata(&path)?.len();
    let parts: Vec<(PathBuf, Vec<u8>)> = ["", "-keys", "-head"]
        .into_iter()
        .map(|ending| {
            let part = path.with_extension(format!("casebook{ending}"));
            Ok((part.clone(), fs::read(part)?))
        })
        .collect::<Outcome<_>>()?;
    let (mut refused, mut made) = (0, 0);
    let step = usize::try_from(length / 24)?;
    for room in (LEAST * 1_024..length + 64 * 1_024).step_by(step) {
        for (part, bytes) in &parts {
            fs::write(part, bytes)?;
        }
        let out = tempfile::tempdir()?;
        let limited = format!(
            "trap '' XFSZ; ulimit -f {}; exec \"$0\" 'back up' \"$1\" \"$2\"",
            room / BLOCK
        );
        let said = Command::new("sh")
            .args(["-c", &limited])
            .arg(std::env::current_exe()?)
            .args([&path, &out.path().to_path_buf()])
            .output()?;
        let said = String::from_utf8(said.stdout)?;
        let there = fs::read_dir(out.path())?.count();
        match said.trim() {
            "made" => {
                made += 1;
                let backups = backups_in(out.path())?;
                let [backup] = backups.as_slice() else {
                    return Err(format!("{room}: a backup was said to be made").into());
                };
                Casebook::open(&backup.path, &passphrase(), at(0))?;
            }
            _ => {
                refused += 1;
                if there > 0 {
                    return Err(format!("{room}, {said}: {there} files were left").into());
                }
            }
        }
        // Whatever the program could write of its log, the casebook opens and its chain holds.
        let opened = Casebook::open(&path, &passphrase(), at(0))?;
        opened.casebook.check_chain()?;
        drop(opened);
        for ending in ["-wal", "-shm", "-lock"] {
            let _ = fs::remove_file(path.with_extension(format!("casebook{ending}")));
        }
    }
    if refused < 10 || made < 1 {
        return Err(format!("{refused} refused, {made} made: too few of one kind").into());
    }
    println!("{refused} backups ran into the end of the disk and left nothing; {made} fitted");
    Ok(())
}
