//! Where the program keeps its own few things on this computer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::backing_up::AllKnown;
use crate::commands::zoom;
use example::year::YearHome;

/// Where the program keeps its own things, in place of the system's folder for it.
pub const DATA: &str = "THRESHOLD_DATA";

/// The program's name among others, as in `tauri.conf.json`.
const IDENTIFIER: &str = "uk.threshold.desktop";

/// The program's places. Casebooks stand wherever the person put them.
#[derive(Debug)]
pub struct Places {
    /// The program's own folder: the example home, copies shown by the system's viewer.
    data: PathBuf,
    /// The folder a new casebook is offered in.
    documents: PathBuf,
    /// A casebook the person opened by its file, until somebody has signed in to one.
    opened: Mutex<Option<PathBuf>>,
}

/// What the program remembers between two starts: where the last casebooks were, nothing else.
#[derive(Serialize, Deserialize)]
struct Remembered {
    casebook: PathBuf,
    /// Those before it, the last first.
    #[serde(default)]
    before: Vec<PathBuf>,
}

/// How many casebooks are remembered: more than a responsible individual opens in a day.
const REMEMBERED: usize = 12;

impl Places {
    /// The places of one person on this computer.
    pub fn new(data: PathBuf, documents: PathBuf) -> Self {
        Self {
            data,
            documents,
            opened: Mutex::new(None),
        }
    }

    /// The places of whoever runs the program without a window: the same as the window's.
    ///
    /// # Errors
    /// None where the system names no folder for such things.
    pub fn of_this_computer() -> Option<Self> {
        if let Some(folder) = std::env::var_os(DATA).map(PathBuf::from) {
            return Some(Self::new(folder.clone(), folder.join("documents")));
        }
        let data = dirs::data_dir()?.join(IDENTIFIER);
        let documents = dirs::document_dir().or_else(dirs::home_dir)?;
        Some(Self::new(data, documents))
    }

    /// The folder a new casebook is offered in.
    pub fn documents(&self) -> &Path {
        &self.documents
    }

    /// The example home's casebook.
    pub fn example(&self) -> PathBuf {
        self.data.join("example").join("Example home.casebook")
    }

    /// Where the year of decisions of an example home is kept, for responsible individuals.
    pub fn example_year(&self, which: YearHome) -> PathBuf {
        let name = format!("{}, a year.casebook", which.name());
        self.data.join("example year").join(name)
    }

    /// The example register over the records of these homes.
    pub fn example_register(&self) -> PathBuf {
        self.data
            .join("example register")
            .join("Two homes, signed records.casebook")
    }

    /// The casebook to sign in to: the one the person opened by its file, else the one that was
    /// open last, if it is still there.
    pub fn last_casebook(&self) -> Option<PathBuf> {
        let opened = self.opened().clone();
        opened
            .or_else(|| self.remembered())
            .filter(|casebook| casebook.is_file())
    }

    /// The person opened a casebook by its file: it is offered for signing in.
    pub fn open(&self, casebook: PathBuf) {
        *self.opened() = Some(casebook);
    }

    fn opened(&self) -> std::sync::MutexGuard<'_, Option<PathBuf>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the casebook that was open last stood, whether or not it is there still.
    pub fn remembered(&self) -> Option<PathBuf> {
        self.all_remembered().into_iter().next()
    }

    /// The casebooks that were opened on this computer and are there still, the last first.
    pub fn known_casebooks(&self) -> Vec<PathBuf> {
        let mut known = self.all_remembered();
        known.retain(|casebook| casebook.is_file());
        known
    }

    fn all_remembered(&self) -> Vec<PathBuf> {
        let read = fs::read(self.memory()).ok();
        let remembered = read.and_then(|text| serde_json::from_slice::<Remembered>(&text).ok());
        remembered.map_or_else(Vec::new, |remembered| {
            let mut all = vec![remembered.casebook];
            all.extend(remembered.before);
            all
        })
    }

    /// Remembers the casebook that is open now.
    ///
    /// # Errors
    /// When the program's own folder cannot be written.
    pub fn remember(&self, casebook: &Path) -> io::Result<()> {
        *self.opened() = None;
        let mut before = self.all_remembered();
        before.retain(|one| one != casebook);
        before.truncate(REMEMBERED.saturating_sub(1));
        let text = serde_json::to_vec(&Remembered {
            casebook: casebook.to_path_buf(),
            before,
        })?;
        put_in_place(&self.memory(), &text)
    }

    /// How large everything in the window is drawn, in per cent.
    pub fn zoom(&self) -> u32 {
        let kept = fs::read_to_string(self.zoom_file()).ok();
        kept.and_then(|text| text.trim().parse().ok())
            .filter(|size| (50..=300).contains(size))
            .unwrap_or(zoom::ACTUAL)
    }

    /// Keeps how large everything in the window is drawn.
    ///
    /// # Errors
    /// When the program's own folder cannot be written.
    pub fn keep_zoom(&self, per_cent: u32) -> io::Result<()> {
        put_in_place(&self.zoom_file(), per_cent.to_string().as_bytes())
    }

    fn zoom_file(&self) -> PathBuf {
        self.data.join("zoom")
    }

    /// Writes a copy for the system's viewer and says where it is. It is removed when the
    /// casebook is locked, and at the next start.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put_in_viewing(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let file = self.viewing().join(name);
        put_in_place(&file, bytes)?;
        Ok(file)
    }

    /// Removes what the system's viewer was given.
    ///
    /// # Errors
    /// When something in the folder cannot be removed.
    pub fn clear_viewing(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.viewing()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The folder of the authorities this computer was told to trust.
    pub fn trusted(&self) -> PathBuf {
        self.data.join("trusted")
    }

    /// Where it is written down whom to ask for time stamps.
    pub fn time_stamps(&self) -> PathBuf {
        self.data.join("time-stamps.json")
    }

    /// What this computer knows about backups; nothing where nothing was written down.
    pub fn backups(&self) -> AllKnown {
        fs::read(self.backups_file())
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .unwrap_or_default()
    }

    /// Changes what this computer knows about backups.
    ///
    /// # Errors
    /// When the program's own folder cannot be written.
    pub fn change_backups(&self, change: impl FnOnce(&mut AllKnown)) -> io::Result<()> {
        let mut all = self.backups();
        change(&mut all);
        put_in_place(&self.backups_file(), &serde_json::to_vec(&all)?)
    }

    fn backups_file(&self) -> PathBuf {
        self.data.join("backups.json")
    }

    /// This computer's own number: 32 random hexadecimal digits, made the first time and told to
    /// nobody but the other computers that open the same casebook.
    ///
    /// # Errors
    /// When the program's own folder cannot be written.
    pub fn computer(&self, rng: &mut impl rand_core::RngCore) -> io::Result<String> {
        let file = self.data.join("computer");
        if let Ok(kept) = fs::read_to_string(&file)
            && kept.len() == 32
            && kept.chars().all(|letter| letter.is_ascii_hexdigit())
        {
            return Ok(kept);
        }
        let mut number = [0_u8; 16];
        rng.fill_bytes(&mut number);
        let number = crate::numbers::hex(&number);
        put_in_place(&file, number.as_bytes())?;
        Ok(number)
    }

    fn viewing(&self) -> PathBuf {
        self.data.join("viewing")
    }

    fn memory(&self) -> PathBuf {
        self.data.join("last-casebook.json")
    }
}

/// Writes a file whole or not at all: under another name in the same folder first.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written.
pub fn put_in_place(file: &Path, bytes: &[u8]) -> io::Result<()> {
    use io::Write;
    let mut unfinished = Unfinished::beside(file)?;
    unfinished.write_all(bytes)?;
    unfinished.finish()
}

/// A file that is being written under another name, and takes its own when it is finished. One
/// that is not finished leaves nothing behind.
pub struct Unfinished {
    file: tempfile::NamedTempFile,
    name: PathBuf,
}

impl Unfinished {
    /// Begins the file that is to have this name.
    ///
    /// # Errors
    /// When its folder cannot be made or written.
    pub fn beside(name: &Path) -> io::Result<Self> {
        let folder = name
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let file = tempfile::Builder::new()
            .prefix(".threshold-")
            .suffix(".part")
            .tempfile_in(folder)?;
        Ok(Self {
            file,
            name: name.to_path_buf(),
        })
    }

    /// Gives it its name, with everything in it on the disk.
    ///
    /// # Errors
    /// When the disk refuses; what had the name before has it still.
    pub fn finish(self) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist(self.name).map_err(|error| error.error)?;
        Ok(())
    }
}

impl io::Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl io::Seek for Unfinished {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(folder: &tempfile::TempDir) -> Places {
        Places::new(folder.path().join("data"), folder.path().to_path_buf())
    }

    #[test]
    fn the_program_has_one_name() {
        let configured = include_str!("../tauri.conf.json");
        assert!(configured.contains(&format!("\"identifier\": \"{IDENTIFIER}\"")));
    }

    #[test]
    fn only_a_casebook_that_is_still_there_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let (places, file) = (places(&folder), folder.path().join("Larch.casebook"));
        assert_eq!(places.last_casebook(), None);
        fs::write(&file, "x").unwrap();
        places.remember(&file).unwrap();
        assert_eq!(places.last_casebook(), Some(file.clone()));
        fs::remove_file(file).unwrap();
        assert_eq!(places.last_casebook(), None);
    }

    #[test]
    fn the_casebooks_opened_before_are_known_each_once_and_the_last_first() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        let [larch, rowan] = ["Larch.casebook", "Rowan.casebook"].map(|n| folder.path().join(n));
        for file in [&larch, &rowan, &larch] {
            fs::write(file, "x").unwrap();
            places.remember(file).unwrap();
        }
        assert_eq!(places.known_casebooks(), [larch.clone(), rowan.clone()]);
        fs::remove_file(larch).unwrap();
        assert_eq!(places.known_casebooks(), [rowan]);
    }

    #[test]
    fn a_casebook_opened_by_its_file_comes_before_the_last_until_somebody_signed_in() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        let [last, opened] = ["Larch.casebook", "Rowan.casebook"].map(|n| folder.path().join(n));
        fs::write(&last, "x").unwrap();
        fs::write(&opened, "x").unwrap();
        places.remember(&last).unwrap();
        places.open(opened.clone());
        assert_eq!(places.last_casebook(), Some(opened));
        places.remember(&last).unwrap();
        assert_eq!(places.last_casebook(), Some(last));
    }

    #[test]
    fn a_size_that_is_none_is_the_actual_one() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        assert_eq!(places.zoom(), 100);
        places.keep_zoom(175).unwrap();
        assert_eq!(places.zoom(), 175);
        put_in_place(&places.zoom_file(), b"4000").unwrap();
        assert_eq!(places.zoom(), 100);
    }

    #[test]
    fn a_computer_keeps_its_number_and_a_damaged_one_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        let first = places.computer(&mut rand_core::OsRng).unwrap();
        assert_eq!(places.computer(&mut rand_core::OsRng).unwrap(), first);
        fs::write(folder.path().join("data/computer"), "x").unwrap();
        let other = places.computer(&mut rand_core::OsRng).unwrap();
        assert!(other.len() == 32 && other != first);
    }

    #[test]
    fn what_was_given_to_the_viewer_is_gone_when_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(&folder);
        places.clear_viewing().unwrap();
        let copy = places.put_in_viewing("EXAMPLE.pdf", b"%PDF").unwrap();
        assert_eq!(fs::read(&copy).unwrap(), b"%PDF");
        places.clear_viewing().unwrap();
        assert!(!copy.exists());
    }
}
