//! Who is signed in, and the desk they work at.
//!
//! The [`Desk`] is what every command gets: the open casebook, if somebody is signed in, and what
//! the crates below are given from outside: the time, the places on this computer, and the
//! system's dialogs and viewer. Locking drops the casebook, and with it the keys.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::JoinHandle;

use admission::Case;
use admission::judgement::{Signatory, Standing};
use casebook::journal::Told;
use casebook::{Act, At, Backup, Casebook, KdfCost, LookThrough, ToBackUp};
use chrono::{Duration, NaiveDate};
use rand_core::OsRng;

use crate::backing_up::{self, Known, Work};
use crate::elsewhere;
use crate::error::{AppError, whole};
use crate::gathered::Register;
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

/// How often it is said beside the casebook that this computer has it open.
const HEARTBEAT: Duration = Duration::minutes(1);

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

    /// Draws everything in the window at a size, in per cent.
    fn draw_at(&self, per_cent: u32);

    /// Somebody signed in, or nobody is signed in any more. Called from any thread: it must not wait
    /// for the window's.
    fn now_open(&self, open: bool);
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
    /// Long work that is under way.
    work: Work,
    /// A paper being opened or taken out: apart from the above, since a backup may be under way.
    giving_out: Work,
    /// Held while a backup is made, or while none may be under way.
    backing_up: Mutex<()>,
    /// Whether a decision was signed since the last backup.
    signed_since: AtomicBool,
    /// A casebook that nobody is signed in to any more, being backed up and closed.
    closing: Mutex<Option<JoinHandle<()>>>,
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
    /// What was gathered, where this is a register; none until it is asked for, and after a change.
    pub gathered: Option<Register>,
    /// The moment of the last sign of the person.
    last_seen: At,
    /// The readings the journal was told of since signing in.
    told: BTreeSet<Told>,
    /// How far the casebook has been looked through since signing in; none once it was, whole or
    /// not.
    looking: Option<LookThrough>,
    /// When it was last said that this computer has the casebook open.
    present_at: At,
    /// Whether the person was told of another computer in this sitting.
    told_of_another: bool,
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
            work: Work::default(),
            giving_out: Work::default(),
            backing_up: Mutex::new(()),
            signed_since: AtomicBool::new(false),
            closing: Mutex::new(None),
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
        self.outside().now_open(true);
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
            self.outside().now_open(false);
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
        self.outside().now_open(false);
        let cleared = self.0.places.clear_viewing();
        match signed_in {
            Some(signed_in) => self.close_up(signed_in)?,
            None => self.wait_for_closing(),
        }
        Ok(cleared?)
    }

    /// Long work that is under way.
    pub fn work(&self) -> &Work {
        &self.0.work
    }

    /// A paper that is being opened or taken out.
    pub fn giving_out(&self) -> &Work {
        &self.0.giving_out
    }

    /// What this computer knows about the backups of a casebook.
    pub fn backups_of(&self, casebook: &str) -> Known {
        self.places().backups().remove(casebook).unwrap_or_default()
    }

    /// Lets no backup be under way while what this gives back is held; one that is is stopped, and
    /// made again later. A signed decision folds the log in, and a reader would hinder it.
    pub fn without_a_backup(&self) -> MutexGuard<'_, ()> {
        if let Ok(free) = self.0.backing_up.try_lock() {
            return free;
        }
        self.0.work.stop();
        self.0.signed_since.store(true, Ordering::Relaxed);
        self.0
            .backing_up
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something in the open casebook that no person asked for; nothing where nobody is
    /// signed in or somebody is at work just now.
    pub fn peek<T>(&self, act: impl FnOnce(&mut SignedIn) -> Option<T>) -> Option<T> {
        let mut held = self.0.signed_in.try_lock().ok()?;
        act(held.as_mut()?)
    }

    /// From now on a backup is due: a decision, or a document beside one, was signed.
    pub fn note_signed(&self) {
        self.0.signed_since.store(true, Ordering::Relaxed);
    }

    /// Makes a backup of the open casebook in the folder that was chosen, while others go on
    /// working, and lets go of those the rule does not keep.
    ///
    /// # Errors
    /// Nobody signed in, no folder, one under way already; as [`casebook::ToBackUp::make`].
    pub fn back_up(&self) -> Result<Backup, AppError> {
        let Ok(_one_at_a_time) = self.0.backing_up.try_lock() else {
            return Err(AppError::refused("a backup is being made already"));
        };
        let (to_back_up, id) = {
            let held = self.hold();
            let at = held.as_ref().ok_or_else(AppError::locked)?;
            (at.casebook.to_back_up()?, at.casebook.id().to_owned())
        };
        let folder = self.backups_of(&id).folder;
        let folder =
            folder.ok_or_else(|| AppError::refused("choose a folder for backups first"))?;
        let made = self.make_backup(&id, Ok(to_back_up), &folder)?;
        if let Some(at) = self.hold().as_mut() {
            self.tell_of_backup(&mut at.casebook, &made, &folder)?;
        }
        Ok(made)
    }

    /// Makes a backup, with its progress, and writes down on this computer what became of it.
    fn make_backup(
        &self,
        id: &str,
        to_back_up: casebook::Result<ToBackUp>,
        folder: &Path,
    ) -> Result<Backup, AppError> {
        let now = self.now();
        self.0.work.begin();
        let made = to_back_up.and_then(|to_back_up| {
            to_back_up.make(folder, now, &mut |done, all| self.0.work.go_on(done, all))
        });
        self.0.work.end();
        let made = made.map_err(AppError::from);
        backing_up::note(self.places(), id, &made, now);
        if made.is_ok() {
            self.0.signed_since.store(false, Ordering::Relaxed);
        }
        made
    }

    /// Tells the journal of a backup, and lets go of those the rule does not keep.
    fn tell_of_backup(
        &self,
        casebook: &mut Casebook,
        made: &Backup,
        folder: &Path,
    ) -> Result<(), AppError> {
        casebook.note_backup(made, self.now())?;
        casebook.let_go_of_old_backups(folder, self.now())?;
        Ok(())
    }

    /// Makes a backup if one is due. What became of it is written down for the person to see.
    pub fn back_up_when_due(&self) {
        let id = match self.0.signed_in.try_lock() {
            Ok(held) => held.as_ref().map(|at| at.casebook.id().to_owned()),
            Err(_) => None,
        };
        let signed_since = self.0.signed_since.load(Ordering::Relaxed);
        if id.is_some_and(|id| backing_up::is_due(&self.backups_of(&id), signed_since, self.now()))
        {
            let _ = self.back_up();
        }
    }

    /// Backs up what no backup has, and closes the casebook. Nobody is signed in any more.
    fn close_up(&self, mut signed_in: SignedIn) -> Result<(), AppError> {
        let _none_under_way = self.without_a_backup();
        let id = signed_in.casebook.id().to_owned();
        let known = self.backups_of(&id);
        if let Some(folder) = &known.folder
            && backing_up::has_more(&known, &signed_in.casebook)
        {
            // Closing goes on where none could be made: what became of it is written down.
            let to_back_up = signed_in.casebook.to_back_up();
            if let Ok(made) = self.make_backup(&id, to_back_up, folder) {
                self.tell_of_backup(&mut signed_in.casebook, &made, folder)?;
            }
        }
        Ok(signed_in.casebook.close()?)
    }

    /// Waits until a casebook that was locked by itself is closed. Its backup is stopped, and made
    /// again when somebody is signed in.
    fn wait_for_closing(&self) {
        let closing = self.0.closing.lock();
        let handle = closing.unwrap_or_else(PoisonError::into_inner).take();
        if let Some(handle) = handle {
            self.0.work.stop();
            // A thread that ended in a panic has let go of the casebook too.
            let _ = handle.join();
        }
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
        idle && {
            self.leave();
            true
        }
    }

    /// Signs the person out at once, and backs up and closes the casebook beside: the window must
    /// not wait for it with a child's papers on the screen. What could go wrong is nobody's to
    /// read here; the next opening tells.
    fn leave(&self) {
        let signed_in = self.hold().take();
        self.outside().now_open(false);
        let _ = self.0.places.clear_viewing();
        let Some(signed_in) = signed_in else { return };
        let known = self.backups_of(signed_in.casebook.id());
        if !backing_up::has_more(&known, &signed_in.casebook) {
            let _ = self.close_up(signed_in);
            return;
        }
        let desk = self.clone();
        let handle = std::thread::spawn(move || {
            let _ = desk.close_up(signed_in);
        });
        *self
            .0
            .closing
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(handle);
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
        if self.now().signed_duration_since(at.present_at) >= HEARTBEAT {
            at.present_at = self.now();
            let said = self.0.places.computer(&mut OsRng).map_err(AppError::from);
            let other =
                said.and_then(|computer| Ok(at.casebook.be_present(&computer, self.now())?));
            if let (Ok(Some(_)), false) = (other, at.told_of_another) {
                at.told_of_another = true;
                at.warnings.push(elsewhere::OPENED_MEANWHILE.to_owned());
            }
        }
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
        if searching::take_a_paper_in(at).is_ok_and(|taken| taken) {
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
            gathered: None,
            last_seen: now,
            told: BTreeSet::new(),
            looking: Some(LookThrough::default()),
            present_at: now,
            told_of_another: false,
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
