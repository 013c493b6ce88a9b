//! `backup`, `restore` and `export` from outside.

use std::fs;
use std::path::Path;

use crate::program::{complained, example, fed, printed, text};

const PASSPHRASE: &str = "this house is only an example\n";

/// A casebook of one's own: the tests beside this one use the same example.
fn own() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["", "-keys", "-head"] {
        let from = example().join(format!("example.casebook{ending}"));
        if from.exists() {
            fs::copy(from, folder.path().join(format!("own.casebook{ending}"))).unwrap();
        }
    }
    let path = folder.path().join("own.casebook");
    (folder, path)
}

fn only(folder: &Path, ending: &str) -> std::path::PathBuf {
    let mut found = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().unwrap().ends_with(ending));
    let one = found.next().unwrap();
    assert_eq!(found.next(), None);
    one
}

#[test]
fn a_backup_is_made_and_restored_elsewhere_and_over_what_stands_there() {
    let (_home, path) = own();
    let out = tempfile::tempdir().unwrap();
    let made = fed(&["backup", text(&path), text(out.path())], PASSPHRASE);
    assert!(made.status.success(), "{}", complained(&made));
    let backup = only(out.path(), ".casebook");
    assert!(printed(&made).contains("is whole"), "{}", printed(&made));

    let to = out.path().join("restored").with_extension("casebook");
    let restored = fed(&["restore", text(&backup), text(&to)], PASSPHRASE);
    assert!(restored.status.success(), "{}", complained(&restored));
    let checked = fed(&["check", text(&to)], PASSPHRASE);
    assert!(checked.status.success(), "{}", printed(&checked));

    let over = fed(&["restore", text(&backup), text(&path)], PASSPHRASE);
    assert!(
        printed(&over).contains("set aside"),
        "{}",
        complained(&over)
    );
    let wrong = fed(
        &["restore", text(&backup), text(&path)],
        "not this one at all\n",
    );
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn everything_is_written_out_with_digests_that_ordinary_tools_check() {
    let (_home, path) = own();
    let out = tempfile::tempdir().unwrap();
    let written = fed(&["export", text(&path), text(out.path())], PASSPHRASE);
    assert!(written.status.success(), "{}", complained(&written));
    let folder = fs::read_dir(out.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let sums = fs::read_to_string(folder.join("manifest.sha256")).unwrap();
    assert!(sums.contains("records/") && sums.contains(".pdf"));
    let records = fs::read_dir(folder.join("records")).unwrap();
    let pdfs = records.filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.extension().is_some_and(|ending| ending == "pdf")
    });
    assert_eq!(pdfs.count(), 2);
    if cfg!(unix) {
        let check = std::process::Command::new("sha256sum")
            .args(["--check", "--quiet", "manifest.sha256"])
            .current_dir(&folder)
            .status();
        // Where the tool is there, it agrees.
        assert!(check.is_err() || check.is_ok_and(|status| status.success()));
    }
}
