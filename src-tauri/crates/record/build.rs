//! Takes the fingerprint of everything that decides how a record is drawn.
//!
//! A record can be compared only by the program that would draw it the same way. The words come
//! from `admission`, the pages and their setting from here, the bytes from a few libraries: a
//! changed sentence of a rule changes a record as surely as a changed margin. Nobody has to
//! remember to count a number up; what would be forgotten once would call a genuine record false.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What draws, beside this file. Line ends are made even, so that a checkout on Windows gives the
/// same fingerprint.
const SOURCES: [&str; 6] = [
    "../admission/src",
    "fonts",
    "src/pages",
    "src/sign/field.rs",
    "src/sign/mod.rs",
    "src/typeset",
];

/// Of these, what sets the pages whatever their words: for the test that holds the bytes fast.
const ENGINE: [&str; 4] = [
    "fonts",
    "src/sign/field.rs",
    "src/sign/mod.rs",
    "src/typeset",
];

/// Libraries whose every version may set a byte otherwise.
const LIBRARIES: [&str; 12] = [
    "chrono",
    "flate2",
    "lopdf",
    "miniz_oxide",
    "printpdf",
    "rustybuzz",
    "serde_json",
    "sha2",
    "subsetter",
    "ttf-parser",
    "unicode-bidi",
    "unicode-linebreak",
];

fn main() -> Result<(), Box<dyn Error>> {
    let own = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut hash = Sha256::new();
    let mut engine = Sha256::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        take(&own.join(source), source, &mut hash)?;
        if ENGINE.contains(&source) {
            take(&own.join(source), source, &mut engine)?;
        }
    }
    let lock = "../../../Cargo.lock";
    println!("cargo:rerun-if-changed={lock}");
    let lock = fs::read_to_string(own.join(lock))?.replace("\r\n", "\n");
    for package in lock.split("\n\n") {
        let named = |name: &&str| package.contains(&format!("name = \"{name}\"\n"));
        if LIBRARIES.iter().any(named) {
            let known = package.lines().filter(|line| {
                ["name", "version", "checksum"]
                    .iter()
                    .any(|key| line.starts_with(key))
            });
            for line in known {
                hash.update(line);
                engine.update(line);
            }
        }
    }
    println!("cargo:rustc-env=THRESHOLD_DRAWING={}", short(hash));
    println!("cargo:rustc-env=THRESHOLD_ENGINE={}", short(engine));
    Ok(())
}

/// The first eight bytes in hex.
fn short(hash: Sha256) -> String {
    let digest = hash.finalize();
    let bytes = digest.iter().take(8);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// A file, or everything in a folder in the order of its names; tests draw nothing.
fn take(path: &Path, name: &str, hash: &mut Sha256) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        let mut inside: Vec<String> = fs::read_dir(path)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<_, std::io::Error>>()?;
        inside.sort();
        for file in inside {
            let tests = [
                "tests",
                "tests.rs",
                "snapshots",
                "fixtures.rs",
                "properties.rs",
            ];
            if !tests.contains(&file.as_str()) {
                take(&path.join(&file), &format!("{name}/{file}"), hash)?;
            }
        }
        return Ok(());
    }
    let bytes = fs::read(path)?;
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes(),
        Err(binary) => binary.into_bytes(),
    };
    hash.update(name);
    hash.update(u64::try_from(bytes.len())?.to_be_bytes());
    hash.update(bytes);
    Ok(())
}
