//! The window's sources: their packages, and the built files that go into the program.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::Done;
use crate::house::House;

/// Installs the packages of `ui/package-lock.json`, if they are not those already there.
///
/// # Errors
/// When npm fails, or the list cannot be read.
pub fn install(house: &House) -> Done {
    let lock = house.ui().join("package-lock.json");
    let wanted =
        fs::read(&lock).map_err(|cause| format!("ui/package-lock.json cannot be read: {cause}"))?;
    // Kept inside the folder it speaks of: whoever removes the packages removes it too.
    let installed = house.ui().join("node_modules/.installed-package-lock.json");
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    println!("Installing the window's packages with npm");
    house
        .npm(["ci", "--no-fund", "--no-audit"])
        .fetch("the npm registry")?;
    fs::write(&installed, wanted)
        .map_err(|cause| format!("ui/node_modules cannot be written: {cause}"))
}

/// Builds `ui/dist`, if a source is newer than it.
///
/// # Errors
/// When the build fails, or the sources cannot be read.
pub fn build(house: &House) -> Done {
    let built = changed(&house.ui().join("dist/index.html"));
    let sources = newest(&house.ui(), &["node_modules", "dist", "coverage"])
        .map_err(|cause| format!("the window's sources cannot be read: {cause}"))?;
    if built.is_some() && sources < built {
        return Ok(());
    }
    println!("Building the window's files");
    house.npm(["run", "build"]).run()
}

/// The newest time at which something in a folder changed; folders count, because a file that was
/// removed leaves its mark only there.
fn newest(folder: &Path, leave_out: &[&str]) -> std::io::Result<Option<SystemTime>> {
    let mut newest = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if leave_out.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        newest = newest.max(changed(&entry.path()));
        if entry.file_type()?.is_dir() {
            newest = newest.max(self::newest(&entry.path(), &[])?);
        }
    }
    Ok(newest)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}
