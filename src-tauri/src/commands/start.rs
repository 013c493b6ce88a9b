//! The first screens: set up a home, look round the example home, sign in, lock.

use std::fmt;
use std::path::{Path, PathBuf};

use admission::judgement::Standing;
use casebook::{Casebook, NewCasebook, NewPerson, Opened, Passphrase, Strength};
use rand_core::OsRng;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::elsewhere;
use crate::error::{AppError, ErrorCode};
use crate::gathered;
use crate::session::{Desk, SignedIn};
use crate::{authority, look_round};
use example::year::YearHome;

/// A passphrase on its way in; wiped from memory when dropped.
#[derive(TS)]
#[ts(export, type = "string")]
pub struct Secret(Zeroizing<String>);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(Zeroizing::new(String::deserialize(from)?)))
    }
}

impl Secret {
    /// As it was typed.
    pub fn as_typed(&self) -> &str {
        &self.0
    }

    /// The passphrase as the casebook knows it.
    pub fn passphrase(&self) -> Passphrase {
        Passphrase::new(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(hidden)")
    }
}

/// What the window needs to know when it opens.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Start {
    /// The casebook that was open last on this computer, if it is still there.
    pub casebook: Option<KnownCasebook>,
    /// The casebooks that were open on this computer and are still there, the last first.
    pub known: Vec<KnownCasebook>,
    /// The folder a new casebook is offered in.
    pub folder: String,
    /// Who is signed in, after the window was read again.
    pub session: Option<Session>,
    /// Today on an English calendar.
    pub today: chrono::NaiveDate,
    /// The program's version.
    pub version: &'static str,
}

/// Whether a casebook is one of the examples this program made.
fn is_example(desk: &Desk, path: &Path) -> bool {
    path == desk.places().example()
        || path == desk.places().example_register()
        || YearHome::BOTH
            .iter()
            .any(|which| path == desk.places().example_year(*which))
}

/// A casebook this computer has opened before.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct KnownCasebook {
    /// Where it is.
    pub path: String,
    /// Its name without folder and ending, as the person named it.
    pub file_name: String,
    /// The example home's passphrase, where this is the example home: it is no secret.
    pub example_passphrase: Option<String>,
}

/// Who is signed in, and to which home.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Session {
    /// The home's name.
    pub home_name: String,
    /// Whether it is the example home: EXAMPLE stands on every page.
    pub example: bool,
    /// Whether it is a register of signed records gathered from several homes.
    pub register: bool,
    /// Who.
    pub person: PersonHere,
    /// The casebook's name without folder and ending.
    pub file_name: String,
    /// What the person should be told before they go on, in whole sentences.
    pub warnings: Vec<String>,
    /// The example home's passphrase, shown where one is asked for; none for a real home.
    pub example_passphrase: Option<String>,
    /// Whether this person may sign a decision; Rust refuses it in any case.
    pub may_sign: bool,
    /// Whether they sign anything, a decision or a document beside one, and so have a certificate.
    pub signs: bool,
    /// Whether this person may write in referrals and children's entries.
    pub may_write: bool,
    /// Whether this person may decide how long records are kept.
    pub may_keep_retention: bool,
    /// Whether this person may take copies out of the casebook.
    pub may_export: bool,
    /// Whether this person may read the journal.
    pub may_read_journal: bool,
    /// Whether this person may give others a way in, and make a recovery kit.
    pub may_keep_people: bool,
    /// Whether a recovery kit was made.
    pub has_recovery_kit: bool,
}

/// The signed-in person.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PersonHere {
    /// Name.
    pub name: String,
    /// Standing.
    pub standing: Standing,
}

/// A home to be set up, with its registered manager as the first person.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct NewHome {
    /// The home's name.
    pub home_name: String,
    /// Ofsted's unique reference number.
    pub urn: Option<String>,
    /// The registered provider.
    pub provider: Option<String>,
    /// The local authority in whose area the home is.
    pub host_authority: Option<String>,
    /// The number of children the home is registered for.
    pub registered_places: Option<u32>,
    /// The registered manager's name.
    pub manager: String,
    /// The manager's passphrase.
    pub passphrase: Secret,
    /// Where the casebook is to stand.
    pub path: String,
}

/// A register of signed records to be made, with the responsible individual who keeps it.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct NewRegister {
    /// The provider whose homes it is about, or another name for it.
    pub provider: String,
    /// The responsible individual's name.
    pub keeper: String,
    /// Their passphrase.
    pub passphrase: Secret,
    /// Where it is to stand.
    pub path: String,
}

/// How hard a passphrase is to guess, in words.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PassphraseStrength {
    /// Whether a casebook takes it.
    pub good_enough: bool,
    /// The words.
    pub words: String,
}

/// What a file is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Purpose {
    /// A place for a new casebook.
    NewCasebook,
    /// A casebook to open.
    OpenCasebook,
    /// A place for a copy of a record.
    SaveRecord,
    /// A record to check.
    OpenRecord,
    /// A place for the provider's root certificate.
    SaveRoot,
    /// An authority's certificate, to be trusted.
    OpenRoot,
    /// A certificate with its key, to sign with.
    OpenCertificate,
    /// A folder for backups.
    BackupFolder,
    /// A backup to restore.
    OpenBackup,
    /// A place for a casebook that is restored.
    RestoreTo,
    /// A folder to write everything into.
    ExportFolder,
    /// A place for a copy of a paper.
    SavePaper,
    /// A place for a referral that is handed to a colleague.
    SaveReferral,
    /// A place for a table.
    SaveTable,
    /// A place for a plot.
    SaveDrawing,
    /// Where to write a plot as a picture.
    SavePicture,
    /// A name for the folder of an inspection pack.
    SavePack,
    /// A place for a new register of signed records.
    NewRegister,
    /// A folder of signed records to be taken into a register.
    GatherFolder,
}

/// What the window shows first.
///
/// # Errors
/// When the open casebook cannot be read.
pub fn start(desk: &Desk) -> Result<Start, AppError> {
    let session = match session(desk) {
        Ok(session) => Some(session),
        // Nobody is signed in, or the computer slept since.
        Err(error) if error.code == ErrorCode::Locked => None,
        Err(error) => return Err(error),
    };
    let known = |path: PathBuf| KnownCasebook {
        file_name: file_name(&path),
        example_passphrase: is_example(desk, &path).then(|| look_round::PASSPHRASE.to_owned()),
        path: path.to_string_lossy().into_owned(),
    };
    Ok(Start {
        casebook: desk.places().last_casebook().map(known),
        known: desk
            .places()
            .known_casebooks()
            .into_iter()
            .map(known)
            .collect(),
        folder: desk.places().documents().to_string_lossy().into_owned(),
        session,
        today: desk.today(),
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// How hard a passphrase is to guess for somebody who knows these names.
///
/// # Errors
/// None.
pub fn passphrase_strength(
    _desk: &Desk,
    passphrase: Secret,
    names: Vec<String>,
) -> Result<PassphraseStrength, AppError> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let strength = passphrase.passphrase().strength(&names);
    Ok(PassphraseStrength {
        good_enough: strength >= Strength::HardToGuess,
        words: crate::error::whole(strength.words()),
    })
}

/// Makes a home's casebook, its provider's authority and its manager's signing identity, and
/// signs the manager in.
///
/// # Errors
/// A blank name, a passphrase that is too easy, a file that is already there, a full disk.
pub fn create_home(desk: &Desk, home: NewHome) -> Result<Session, AppError> {
    if home.home_name.trim().is_empty() {
        return Err(AppError::refused("enter the home's name"));
    }
    if home.manager.trim().is_empty() {
        return Err(AppError::refused("enter the registered manager's name"));
    }
    let path = with_ending(&home.path);
    let particulars = admission::home::Home {
        name: home.home_name.trim().to_owned(),
        urn: home.urn,
        provider: home.provider,
        host_authority: home.host_authority,
        registered_places: home.registered_places,
        registered_manager: Some(home.manager.trim().to_owned()),
        ..admission::home::Home::default()
    };
    let new = NewCasebook {
        home: serde_json::to_value(&particulars).map_err(casebook::Error::from)?,
        person: NewPerson {
            name: home.manager.trim().to_owned(),
            standing: casebook::Standing::RegisteredManager,
            registration: "registered manager".to_owned(),
            until: None,
        },
        example: false,
        cost: desk.cost(),
    };
    let passphrase = home.passphrase.passphrase();
    let now = desk.now();
    let mut casebook = Casebook::create(&path, &new, &passphrase, now, &mut OsRng)?;
    authority::establish(&mut casebook, &particulars, &passphrase, now)?;
    sit_down(desk, casebook, path, Vec::new())
}

/// Makes a register of signed records, with a signing identity for the responsible individual who
/// keeps it, and signs them in.
///
/// # Errors
/// As [`create_home`].
pub fn create_register(desk: &Desk, register: NewRegister) -> Result<Session, AppError> {
    let path = with_ending(&register.path);
    let passphrase = register.passphrase.passphrase();
    let (provider, keeper) = (register.provider.trim(), register.keeper.trim());
    let cost = desk.cost();
    let casebook = gathered::create((provider, keeper), &path, &passphrase, (cost, desk.now()))?;
    sit_down(desk, casebook, path, Vec::new())
}

/// Opens the example home, making it the first time.
///
/// # Errors
/// When the program's own folder cannot be written.
pub fn open_example(desk: &Desk) -> Result<Session, AppError> {
    let path = desk.places().example();
    if !path.is_file() {
        look_round::make_in_its_place(&path, desk.now(), desk.cost())?;
    }
    enter(desk, path, &Passphrase::new(look_round::PASSPHRASE))
}

/// Opens a year of decisions at an example home as its responsible individual, making both homes of
/// the year the first time.
///
/// # Errors
/// When the program's own folder cannot be written.
pub fn open_example_year(desk: &Desk) -> Result<Session, AppError> {
    let place = |which| desk.places().example_year(which);
    let path = place(YearHome::ROWAN);
    if !path.is_file() {
        with_progress(desk, |go_on| {
            look_round::make_years_in_their_place(place, desk.now(), desk.cost(), go_on)
        })?;
    }
    enter(desk, path, &Passphrase::new(look_round::PASSPHRASE))
}

/// Opens the example for responsible individuals: a register over the signed records of two homes,
/// made the first time from their years.
///
/// # Errors
/// When the program's own folder cannot be written; that it was stopped.
pub fn open_example_register(desk: &Desk) -> Result<Session, AppError> {
    let path = desk.places().example_register();
    if !path.is_file() {
        // One of the years may be open here.
        desk.lock()?;
        let place = |which| desk.places().example_year(which);
        let with = (desk.now(), desk.cost());
        with_progress(desk, |go_on| {
            look_round::make_register_in_its_place(&path, place, with, go_on)
        })?;
    }
    enter(desk, path, &Passphrase::new(look_round::PASSPHRASE))
}

/// Does something that takes a moment, so that the window can show how far it is and stop it.
fn with_progress(
    desk: &Desk,
    make: impl FnOnce(&mut dyn FnMut(u64, u64) -> bool) -> Result<(), AppError>,
) -> Result<(), AppError> {
    let work = desk.work();
    work.begin();
    let made = make(&mut |done, all| work.go_on(done, all));
    work.end();
    made
}

/// Signs a person in.
///
/// # Errors
/// A wrong passphrase, or a casebook that is missing, damaged, newer, or open elsewhere.
pub fn sign_in(desk: &Desk, path: String, passphrase: Secret) -> Result<Session, AppError> {
    enter(desk, PathBuf::from(path), &passphrase.passphrase())
}

/// What to say before a casebook is opened that another computer has open: a few sentences, or
/// nothing. The person may go on all the same.
///
/// # Errors
/// When the program's own folder cannot be written.
pub fn open_elsewhere(desk: &Desk, path: String) -> Result<Option<String>, AppError> {
    let computer = desk.places().computer(&mut OsRng)?;
    Ok(elsewhere::to_ask_first(
        path.as_ref(),
        &computer,
        desk.now(),
    ))
}

/// Signs the person out and lets go of the casebook.
///
/// # Errors
/// When its log cannot be folded in; everything saved is in it nevertheless.
pub fn lock(desk: &Desk) -> Result<(), AppError> {
    desk.lock()
}

/// The person touched the window.
///
/// # Errors
/// [`AppError::locked`] when nobody is signed in any more.
pub fn still_here(desk: &Desk) -> Result<(), AppError> {
    desk.with(|_| Ok(()))
}

/// Asks the person for a file with the system's own dialog.
///
/// # Errors
/// None; a closed dialog is no file.
pub fn choose_path(
    desk: &Desk,
    purpose: Purpose,
    suggested: String,
) -> Result<Option<String>, AppError> {
    let chosen = desk.outside().choose(purpose, &suggested);
    // Time spent in a dialog is time spent at the desk.
    desk.note_presence();
    Ok(chosen.map(|path| path.to_string_lossy().into_owned()))
}

fn enter(desk: &Desk, path: PathBuf, passphrase: &Passphrase) -> Result<Session, AppError> {
    // The same casebook may be the one that is open: it is closed before it is opened again.
    desk.lock()?;
    let Opened {
        casebook, warnings, ..
    } = Casebook::open(&path, passphrase, desk.now())?;
    let warnings = warnings.iter().map(casebook::Warning::sentence).collect();
    sit_down(desk, casebook, path, warnings)
}

/// Signs in the person of an open casebook, and remembers its place for the next start.
///
/// # Errors
/// When the casebook cannot be read.
pub fn sit_down(
    desk: &Desk,
    mut casebook: Casebook,
    path: PathBuf,
    mut warnings: Vec<String>,
) -> Result<Session, AppError> {
    // What is forgotten here is only which casebook to offer next time.
    if desk.places().remember(&path).is_err() {
        warnings.push(
            "This casebook's place could not be remembered: choose the file again next time."
                .to_owned(),
        );
    }
    warnings.extend(elsewhere::about_folder_of(&path));
    // Where the program's own folder cannot be written, other computers are told of nobody.
    if let Ok(computer) = desk.places().computer(&mut OsRng) {
        warnings.extend(elsewhere::told(&path, &computer, desk.now()));
        // What cannot be written beside the casebook is told by the first save.
        let _ = casebook.be_present(&computer, desk.now());
    }
    desk.sit_down(casebook, path, warnings);
    session(desk)
}

fn session(desk: &Desk) -> Result<Session, AppError> {
    desk.with(|at| {
        let home: admission::home::Home = at.casebook.home()?.document.read()?;
        let may = |act| at.casebook.must_be_allowed(act).is_ok();
        Ok(Session {
            home_name: home.name,
            example: at.is_example(),
            register: at.casebook.is_register(),
            person: person(at),
            file_name: file_name(&at.path),
            warnings: at.warnings.clone(),
            example_passphrase: at.is_example().then(|| look_round::PASSPHRASE.to_owned()),
            may_sign: may(casebook::Act::Sign),
            signs: at.casebook.signed_in().standing.signs(),
            may_write: may(casebook::Act::Write),
            may_keep_retention: may(casebook::Act::KeepRetention),
            may_export: may(casebook::Act::Export),
            may_read_journal: may(casebook::Act::ReadJournal),
            may_keep_people: may(casebook::Act::KeepPeople),
            has_recovery_kit: at.casebook.recovery_kit()?.is_some(),
        })
    })
}

fn person(at: &SignedIn) -> PersonHere {
    let person = at.casebook.signed_in();
    PersonHere {
        name: person.name.clone(),
        standing: crate::session::standing(person.standing),
    }
}

/// The name a person gave the casebook: the file's, without folder and ending.
pub fn file_name(path: &Path) -> String {
    path.file_stem()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A casebook's name ends in `.casebook`, whatever was typed.
pub fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some_and(|ending| ending == "casebook") {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".casebook");
    PathBuf::from(name)
}
