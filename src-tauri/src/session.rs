//! Who is signed in, and the desk they work at.
//!
//! The [`Desk`] is what every command gets: the open casebook, if somebody is signed in, and what
//! the crates below are given from outside: the time, the places on this computer, and the
//! system's dialogs and viewer. Locking drops the casebook, and with it the keys.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use admission::Case;
use admission::judgement::{Signatory, Standing};
use casebook::journal::Told;
use casebook::{Act, At, Casebook, KdfCost, LookThrough};
use chrono::{Duration, NaiveDate};

use crate::error::{AppError, whole};
use crate::places::Places;
use crate::searching;

/// How long nobody has to touch anything before the casebook is locked.
pub const IDLE: Duration = Duration::minutes(10);

/// The longest the clock may move between two beats. A beat comes every few seconds, so a
/// greater step means that the computer slept, or that somebody set its clock: either way the
/// casebook is locked.
///
/// Each system tells of sleep in a way of its own (a bus signal, a window message, a power
/// notification), and a library would be needed for each; the clock tells the same on all of
/// them. What is lost is the moment before sleep: the casebook is locked on waking, before any
/// command is done.
pub const NAP: Duration = Duration::seconds(30);

/// How long nobody has asked for anything before the log is folded in.
const PAUSE: Duration = Duration::seconds(2);

/// Rows looked through at a time while a person works: a few milliseconds.
const ROWS_A_LOOK: usize = 20;

/// Rows whose words are taken in for the search at a time: a few milliseconds.
const TAKEN_IN_A_LOOK: usize = 4;

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
    /// The clock at the last beat.
    beat: Mutex<Option<At>>,
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
    /// The readings the journal was told of since signing in.
    told: BTreeSet<Told>,
    /// How far the casebook has been looked through since signing in; none once it was, whole or
    /// not.
    looking: Option<LookThrough>,
}

impl Desk {
    /// A desk with nobody at it.
    pub fn new(places: Places, outside: Box<dyn Outside>, now: fn() -> At, cost: KdfCost) -> Self {
        Self(Arc::new(Inner {
            signed_in: Mutex::new(None),
            beat: Mutex::new(None),
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
    /// [`AppError::locked`] when nobody is signed in, when the computer slept since, or when a
    /// reader's time has passed: the casebook is let go of then.
    pub fn with<T>(
        &self,
        act: impl FnOnce(&mut SignedIn) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let slept = self.slept();
        let mut held = self.hold();
        let now = self.now();
        let signed_in = held.as_mut().ok_or_else(AppError::locked)?;
        let over = signed_in.casebook.must_still_be_in_time(now);
        if slept || over.is_err() {
            *held = None;
            drop(held);
            // What the viewer was given goes too; where it cannot, the next start tries again.
            let _ = self.0.places.clear_viewing();
            return Err(match over {
                Err(error) => AppError::locked_because(error),
                Ok(()) => AppError::locked(),
            });
        }
        signed_in.last_seen = now;
        act(signed_in)
    }

    /// Refuses a command the signed-in person's standing does not allow; what needs nobody to
    /// be signed in is allowed always.
    ///
    /// # Errors
    /// [`AppError::locked`]; the casebook's own refusal.
    pub fn must_allow(&self, need: Option<Act>) -> Result<(), AppError> {
        match need {
            None => Ok(()),
            Some(act) => self.with(|at| Ok(at.casebook.must_be_allowed(act)?)),
        }
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

    /// One beat: locks when nobody has touched anything for [`IDLE`], when the computer slept
    /// since the last beat, and when a reader's time has passed; says whether it did. A casebook
    /// in the middle of a command is in use.
    pub fn beat(&self) -> bool {
        let slept = self.slept();
        *self.last_beat() = Some(self.now());
        let idle = match self.0.signed_in.try_lock() {
            Ok(held) => held.as_ref().is_some_and(|at| {
                slept
                    || self.now().signed_duration_since(at.last_seen) >= IDLE
                    || at.casebook.must_still_be_in_time(self.now()).is_err()
            }),
            Err(TryLockError::Poisoned(held)) => held.into_inner().is_some(),
            Err(TryLockError::WouldBlock) => false,
        };
        // What could go wrong in closing is nobody's to read here; the next opening tells.
        idle && {
            let _ = self.lock();
            true
        }
    }

    /// Unless somebody is at work just now: takes a few words in for the search, and when there are
    /// none left looks through a small part of what nobody has read since signing in; what is found
    /// is told among the warnings. Says whether there is more to do.
    pub fn look_on(&self) -> bool {
        let Ok(mut held) = self.0.signed_in.try_lock() else {
            return true;
        };
        let Some(at) = held.as_mut() else {
            return false;
        };
        // Somebody may be about to type the next answer: folding the log in takes some hundredths of
        // a second.
        if self.now().signed_duration_since(at.last_seen) >= PAUSE {
            // Where it cannot be folded in now, closing does it and says why not.
            let _ = at.casebook.rest();
        }
        // What cannot be taken in now is taken in by the next search, which then says why not.
        if searching::take_in(at, TAKEN_IN_A_LOOK).is_ok_and(|taken| taken > 0) {
            return true;
        }
        let Some(looking) = at.looking.as_mut() else {
            return false;
        };
        let more = match at.casebook.look_on(looking, ROWS_A_LOOK) {
            Ok(done) => !done,
            Err(error) => {
                at.warnings.push(format!(
                    "{} A part of it that was not needed yet cannot be read. {}",
                    whole(&error.to_string()),
                    error.to_do()
                ));
                false
            }
        };
        if !more {
            at.looking = None;
        }
        more
    }

    /// Whether the clock moved further since the last beat than a waking computer's does.
    fn slept(&self) -> bool {
        let last = *self.last_beat();
        last.is_some_and(|beat| self.now().signed_duration_since(beat).abs() > NAP)
    }

    fn last_beat(&self) -> MutexGuard<'_, Option<At>> {
        self.0.beat.lock().unwrap_or_else(PoisonError::into_inner)
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
            told: BTreeSet::new(),
            looking: Some(LookThrough::default()),
        }
    }

    /// Tells the journal of a reading, once in a sitting: a second look tells nothing more.
    ///
    /// # Errors
    /// When the casebook cannot be written; nothing is read then.
    pub fn tell_once(&mut self, told: Told, now: At) -> Result<(), AppError> {
        if !self.told.contains(&told) {
            self.casebook.tell(&told, now)?;
            self.told.insert(told);
        }
        Ok(())
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

/// A standing in the words of the record, as the casebook keeps it.
pub fn kept_standing(standing: Standing) -> casebook::Standing {
    match standing {
        Standing::RegisteredManager => casebook::Standing::RegisteredManager,
        Standing::RegisteredProvider => casebook::Standing::RegisteredProvider,
        Standing::Deputy => casebook::Standing::Deputy,
        Standing::ResponsibleIndividual => casebook::Standing::ResponsibleIndividual,
        Standing::Reader => casebook::Standing::Reader,
    }
}
