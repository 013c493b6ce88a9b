//! Reading a file a person named, up to a size.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The file's bytes. A longer file is read no further than one byte beyond `most`: enough for the
/// reader of the bytes to say that it is too large.
///
/// # Errors
/// When there is no such file or it cannot be read.
pub fn file(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
