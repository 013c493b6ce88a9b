//! The window's TypeScript types, generated from the Rust ones.
//!
//! Each generator is a test whose name contains `export_bindings` (ts-rs makes one of every
//! exported type) and writes below `TS_RS_EXPORT_DIR`. Plain `cargo test` writes them into
//! `target/bindings` (see `.cargo/config.toml`); only [`write`] touches `ui/src/bindings`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Done;
use crate::house::House;

/// The files of a folder: path below it and contents.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Writes `ui/src/bindings` and the rule book anew; files that no type stands behind any more are
/// removed.
///
/// # Errors
/// When the types cannot be compiled or the folder cannot be written.
pub fn write(house: &House) -> Done {
    crate::machine::prepare(crate::machine::Purpose::Running)?;
    crate::window::install(house)?;
    crate::window::build(house)?;
    let fresh = generate(house, RuleBook::Written)?;
    let folder = committed(house);
    let kept = read(&folder)?;
    let unwritten = |cause: std::io::Error| format!("ui/src/bindings cannot be written: {cause}");
    for gone in kept.keys().filter(|path| !fresh.contains_key(*path)) {
        fs::remove_file(folder.join(gone)).map_err(unwritten)?;
    }
    for (path, text) in fresh
        .iter()
        .filter(|(path, text)| kept.get(*path) != Some(text))
    {
        let file = folder.join(path);
        if let Some(above) = file.parent() {
            fs::create_dir_all(above).map_err(unwritten)?;
        }
        fs::write(file, text).map_err(unwritten)?;
    }
    println!("ui/src/bindings holds {} generated files", fresh.len());
    Ok(())
}

/// Checks that `ui/src/bindings` is what the Rust types say.
///
/// # Errors
/// A sentence that names the files that differ.
pub fn check(house: &House) -> Done {
    let fresh = generate(house, RuleBook::Compared)?;
    let differing = differing(&fresh, &read(&committed(house))?);
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "ui/src/bindings is not what the Rust types say ({}): run `cargo xtask bindings` and \
         commit what it changes",
        differing.join(", ")
    ))
}

fn committed(house: &House) -> PathBuf {
    house.ui().join("src/bindings")
}

/// What becomes of the rule book that lies beside the rules as Markdown: it is one of the tests
/// that write the bindings, and keeps to the switch that snapshots keep to.
#[derive(Clone, Copy)]
enum RuleBook {
    Written,
    Compared,
}

fn generate(house: &House, rule_book: RuleBook) -> Done<Files> {
    let folder = house.target.join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|cause| format!("target/bindings cannot be cleared: {cause}"))?;
    }
    house
        .cargo([
            "test",
            "--quiet",
            "--workspace",
            "--lib",
            "--bins",
            "export_bindings",
        ])
        .with("TS_RS_EXPORT_DIR", &folder)
        .with(
            "INSTA_UPDATE",
            match rule_book {
                RuleBook::Written => "always",
                RuleBook::Compared => "no",
            },
        )
        .run()?;
    let fresh = read(&folder)?;
    if fresh.is_empty() {
        return Err("no type was exported: the bindings would be empty".to_string());
    }
    Ok(fresh)
}

/// Names of the files that are in one and not, or not the same, in the other.
fn differing(fresh: &Files, kept: &Files) -> Vec<String> {
    let changed = fresh
        .iter()
        .filter(|(path, text)| kept.get(*path) != Some(text));
    let gone = kept.iter().filter(|(path, _)| !fresh.contains_key(*path));
    changed
        .chain(gone)
        .map(|(path, _)| path.display().to_string())
        .collect()
}

/// All files below a folder; none when it is not there.
fn read(folder: &Path) -> Done<Files> {
    let mut files = Files::new();
    collect(folder, folder, &mut files)
        .map_err(|cause| format!("{} cannot be read: {cause}", folder.display()))?;
    Ok(files)
}

fn collect(top: &Path, folder: &Path, files: &mut Files) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(top, &path, files)?;
        } else if let Ok(below) = path.strip_prefix(top) {
            files.insert(below.to_path_buf(), fs::read(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_changed_a_new_and_an_orphaned_file_are_named() {
        let fresh = files(&[("Case.ts", "a"), ("New.ts", "b"), ("Same.ts", "c")]);
        let kept = files(&[("Case.ts", "old"), ("Gone.ts", "d"), ("Same.ts", "c")]);
        assert_eq!(differing(&fresh, &kept), ["Case.ts", "New.ts", "Gone.ts"]);
    }

    #[test]
    fn the_same_files_do_not_differ() {
        let both = files(&[("Case.ts", "a")]);
        assert!(differing(&both, &both).is_empty());
    }
}
