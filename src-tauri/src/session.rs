//! Who is signed in, and the desk they work at.
//!
//! The [`Desk`] is what every command gets: the open casebook, if somebody is signed in, and what
//! the crates below are given from outside: the time, the places on this computer, and the
//! system's dialogs and viewer. Locking drops the casebook, and with it the keys.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use admission::Case;
use admission::judgement::{Signatory, Standing};
use casebook::{At, Casebook, KdfCost};
use chrono::{Duration, NaiveDate};

use crate::error::AppError;
use crate::places::Places;

/// How long nobody has to touch anything before the casebook is locked.
pub const IDLE: Duration = Duration::minutes(10);

/// What a person chooses or looks at outside the window.
pub trait Outside: Send + Sync {
    /// Asks for a file; none when the person closed the dialog.
    fn choose(&self, purpose: crate::commands::start::Purpose, suggested: &str) -> Option<PathBuf>;

    /// Opens a file with the system's viewer.
    ///
    /// # Errors
    /// When no viewer can be started.
    fn view(&self, file: &Path) -> std::io::Result<()>;
}

/// What every command works at. Cheap to clone: all clones are the same desk.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    signed_in: Mutex<Option<SignedIn>>,
    places: Places,
    outside: Box<dyn Outside>,
    now: fn() -> At,
    cost: KdfCost,
}

/// A person at work in an open casebook.
pub struct SignedIn {
    /// The casebook.
    pub casebook: Casebook,
    /// Where it is.
    pub path: PathBuf,
    /// What was to be said when it was opened, in whole sentences.
    pub warnings: Vec<String>,
    /// The cases of signed records that were compared with the home, by number: a record never
    /// changes, and reading one takes a while.
    pub signed_cases: BTreeMap<i64, Case>,
    /// The moment of the last sign of the person.
    last_seen: At,
}

impl Desk {
    /// A desk with nobody at it.
    pub fn new(places: Places, outside: Box<dyn Outside>, now: fn() -> At, cost: KdfCost) -> Self {
        Self(Arc::new(Inner {
            signed_in: Mutex::new(None),
            places,
            outside,
            now,
            cost,
        }))
    }

    /// The present moment.
    pub fn now(&self) -> At {
        (self.0.now)()
    }

    /// The date on an English calendar.
    pub fn today(&self) -> NaiveDate {
        admission::calendar::english_time(self.now()).date()
    }

    /// The places on this computer.
    pub fn places(&self) -> &Places {
        &self.0.places
    }

    /// The system's dialogs and viewer.
    pub fn outside(&self) -> &dyn Outside {
        self.0.outside.as_ref()
    }

    /// What a guess at a passphrase costs in a casebook made here.
    pub fn cost(&self) -> KdfCost {
        self.0.cost
    }

    /// Signs a person in; whoever was signed in before is signed out.
    pub fn sit_down(&self, casebook: Casebook, path: PathBuf, warnings: Vec<String>) {
        *self.hold() = Some(SignedIn::new(casebook, path, warnings, self.now()));
    }

    /// Does something in the open casebook; counts as a sign of the person.
    ///
    /// # Errors
    /// [`AppError::locked`] when nobody is signed in.
    pub fn with<T>(
        &self,
        act: impl FnOnce(&mut SignedIn) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut held = self.hold();
        let signed_in = held.as_mut().ok_or_else(AppError::locked)?;
        signed_in.last_seen = self.now();
        act(signed_in)
    }

    /// Whether somebody is signed in.
    pub fn is_open(&self) -> bool {
        self.hold().is_some()
    }

    /// Notes a sign of the person.
    pub fn note_presence(&self) {
        if let Some(signed_in) = self.hold().as_mut() {
            signed_in.last_seen = self.now();
        }
    }

    /// Signs the person out and lets go of the casebook and its keys. What could be read outside
    /// the casebook while it was open is removed.
    ///
    /// # Errors
    /// When the casebook's log cannot be folded in; everything saved is in it nevertheless, and
    /// it is closed all the same.
    pub fn lock(&self) -> Result<(), AppError> {
        let signed_in = self.hold().take();
        let cleared = self.0.places.clear_viewing();
        if let Some(signed_in) = signed_in {
            signed_in.casebook.close()?;
        }
        Ok(cleared?)
    }

    /// Locks when nobody has touched anything for [`IDLE`]; says whether it did. A casebook in
    /// the middle of a command is in use.
    pub fn lock_if_idle(&self) -> bool {
        let idle = match self.0.signed_in.try_lock() {
            Ok(held) => held
                .as_ref()
                .is_some_and(|s| self.now().signed_duration_since(s.last_seen) >= IDLE),
            Err(TryLockError::Poisoned(held)) => held.into_inner().is_some(),
            Err(TryLockError::WouldBlock) => false,
        };
        // What could go wrong in closing is nobody's to read here; the next opening tells.
        idle && {
            let _ = self.lock();
            true
        }
    }

    /// A command that ended in a panic leaves the casebook as its last transaction left it.
    fn hold(&self) -> MutexGuard<'_, Option<SignedIn>> {
        self.0
            .signed_in
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl SignedIn {
    /// The person whose passphrase opened the casebook, at work from `now` on.
    pub fn new(casebook: Casebook, path: PathBuf, warnings: Vec<String>, now: At) -> Self {
        Self {
            casebook,
            path,
            warnings,
            signed_cases: BTreeMap::new(),
            last_seen: now,
        }
    }

    /// The signed-in person, as they sign.
    pub fn signatory(&self) -> Signatory {
        let person = self.casebook.signed_in();
        Signatory {
            name: person.name.clone(),
            standing: Some(standing(person.standing)),
        }
    }

    /// Whether this is the example home.
    pub fn is_example(&self) -> bool {
        self.casebook.is_example()
    }
}

/// The casebook's word for a standing, in the words of the record.
pub fn standing(kept: casebook::Standing) -> Standing {
    match kept {
        casebook::Standing::RegisteredManager => Standing::RegisteredManager,
        casebook::Standing::RegisteredProvider => Standing::RegisteredProvider,
        casebook::Standing::Deputy => Standing::Deputy,
        casebook::Standing::ResponsibleIndividual => Standing::ResponsibleIndividual,
        casebook::Standing::Reader => Standing::Reader,
    }
}
