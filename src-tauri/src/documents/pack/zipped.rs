//! The pack as one file: what lies in its folder, in the same order, with one and the same time.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use admission::calendar::english_time;
use casebook::At;
use chrono::{Datelike, Timelike};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::AppError;
use crate::places::Unfinished;

/// The file beside a pack's folder.
pub(super) fn beside(folder: &Path) -> PathBuf {
    let mut name = folder
        .file_name()
        .map_or_else(OsString::new, OsString::from);
    name.push(".zip");
    folder.with_file_name(name)
}

/// Writes the files of a folder into one file, under the folder's own name. The same files at the
/// same time give the same bytes: nothing of this computer goes in, and nothing is compressed (a PDF
/// is already, and how well would depend on the program).
///
/// # Errors
/// When a file cannot be read or the whole cannot be written; then nothing is left of it.
pub(super) fn write(folder: &Path, names: &[String], zip: &Path, at: At) -> Result<(), AppError> {
    let inside = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time(at))
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Unfinished::beside(zip)?);
    for name in names {
        writer
            .start_file(format!("{inside}/{name}"), options)
            .map_err(io::Error::from)?;
        io::copy(&mut File::open(folder.join(name))?, &mut writer)?;
    }
    Ok(writer.finish().map_err(io::Error::from)?.finish()?)
}

/// The time on an English clock, as such a file keeps it: to two seconds, from 1980 on.
fn time(at: At) -> DateTime {
    let clock = english_time(at);
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    DateTime::from_date_and_time(
        u16::try_from(clock.year()).unwrap_or_default(),
        part(clock.month()),
        part(clock.day()),
        part(clock.hour()),
        part(clock.minute()),
        part(clock.second()) & !1,
    )
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_same_files_at_the_same_time_give_the_same_bytes() {
        let place = tempfile::tempdir().unwrap();
        let folder = place
            .path()
            .join("Inspection pack 2026-06-01 to 2026-11-30");
        assert!(beside(&folder).ends_with("Inspection pack 2026-06-01 to 2026-11-30.zip"));
        fs::create_dir(&folder).unwrap();
        let names = ["Read me first.txt".to_owned(), "Śniadanie.pdf".to_owned()];
        for name in &names {
            fs::write(folder.join(name), name.repeat(400)).unwrap();
        }
        let at = At::from_timestamp(1_795_251_601, 0).unwrap();
        let (one, two) = (beside(&folder), place.path().join("again.zip"));
        write(&folder, &names, &one, at).unwrap();
        write(&folder, &names, &two, at).unwrap();
        let bytes = fs::read(&one).unwrap();
        assert_eq!(bytes, fs::read(two).unwrap());
        assert!(bytes.starts_with(b"PK\x03\x04"));
        assert!(
            write(
                &folder,
                &["gone".to_owned()],
                &place.path().join("x.zip"),
                at
            )
            .is_err()
        );
        assert!(!place.path().join("x.zip").exists(), "whole or not at all");
    }
}
