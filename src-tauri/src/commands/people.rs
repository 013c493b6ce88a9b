//! Settings: who may do what, who can open the casebook, and passphrases.

use admission::judgement::Standing;
use casebook::{Act, At, NewPerson, Person};
use chrono::{DateTime, NaiveDateTime, Utc};
use rand_core::OsRng;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::start::Secret;
use crate::error::AppError;
use crate::session::{Desk, SignedIn, kept_standing, standing};
use crate::{authority, numbers};

/// What the page of people shows.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PeoplePage {
    /// Everybody, in the order they were added; those who were removed too.
    pub people: Vec<PersonRow>,
    /// Who may do what.
    pub permissions: Permissions,
    /// The recovery kit that counts, if one was made.
    pub kit: Option<KitLine>,
    /// Whether the signed-in person may change any of it; Rust refuses in any case.
    pub may_keep_people: bool,
    /// Whether the signed-in person can vouch for the signature of others.
    pub vouches: bool,
}

/// One person.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PersonRow {
    /// The id other commands know them by.
    pub id: String,
    /// Name.
    pub name: String,
    /// Standing.
    pub standing: Standing,
    /// Registration in words, or empty.
    pub registration: String,
    /// Whether they can still open the casebook.
    pub active: bool,
    /// When a reader's way in ends, on an English clock.
    pub until: Option<NaiveDateTime>,
    /// Whether that moment has passed.
    pub ended: bool,
    /// Whether this is the signed-in person.
    pub me: bool,
    /// Whether their standing signs and they have no signing identity (any more).
    pub needs_identity: bool,
    /// Whether they can vouch for the signature of others.
    pub vouches: bool,
}

/// The recovery kit that counts.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct KitLine {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Who made it.
    pub made_by: String,
}

/// The table of who may do what: one line an act, one column a standing.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Permissions {
    /// The columns.
    pub standings: Vec<Standing>,
    /// The lines.
    pub acts: Vec<ActLine>,
}

/// One act, and who may do it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ActLine {
    /// The act in words.
    pub act: &'static str,
    /// For each column, whether a person of that standing may.
    pub may: Vec<bool>,
}

/// A person as typed.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct TypedPerson {
    /// Name, as it stands under a decision.
    pub name: String,
    /// Standing.
    pub standing: Standing,
    /// Registration in words, or empty.
    pub registration: String,
    /// When a reader's way in ends, on an English clock.
    pub until: Option<NaiveDateTime>,
}

/// The table of who may do what, as the casebook enforces it.
pub fn permissions() -> Permissions {
    let kept = casebook::Standing::ALL;
    Permissions {
        standings: kept.iter().copied().map(standing).collect(),
        acts: Act::ALL
            .iter()
            .map(|act| ActLine {
                act: act.line(),
                may: kept.iter().map(|standing| standing.may(*act)).collect(),
            })
            .collect(),
    }
}

/// Everybody, and who may do what.
///
/// # Errors
/// When the casebook cannot be read.
pub fn people(desk: &Desk) -> Result<PeoplePage, AppError> {
    desk.with(|at| page(at, desk.now()))
}

/// Adds a person with a passphrase of their own, which they type themselves. One who signs gets a
/// signing identity at once, where the signed-in person can vouch for it and enters their own
/// passphrase too.
///
/// # Errors
/// A blank name; a passphrase that is too easy or taken; a reader without an end; a person whose
/// standing does not allow it. Nobody is added then.
pub fn add_person(
    desk: &Desk,
    person: TypedPerson,
    passphrase: Secret,
    own: Option<Secret>,
) -> Result<PeoplePage, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let new = person.checked()?;
        let vouch = new.standing.signs() && at.casebook.signed_in().vouches;
        let own = own.map(|own| own.passphrase());
        // Before anybody is added: a passphrase mistyped here leaves nobody half-added.
        let own = match (vouch, own) {
            (true, Some(own)) => {
                at.casebook.open_authority(&own)?;
                Some(own)
            }
            (true, None) => {
                return Err(AppError::refused(
                    "enter your own passphrase too: with it you vouch for this person's signature",
                ));
            }
            (false, _) => None,
        };
        let theirs = passphrase.passphrase();
        let added = at
            .casebook
            .add_person(&new, &theirs, desk.cost(), now, &mut OsRng)?;
        if let Some(own) = own {
            authority::certify(at, &added, &theirs, &own, now)?;
        }
        page(at, now)
    })
}

/// Changes a person's name, standing, registration, or a reader's end.
///
/// # Errors
/// A blank name; a reader without an end; the last registered person; a person whose standing does
/// not allow it.
pub fn change_person(desk: &Desk, id: String, person: TypedPerson) -> Result<PeoplePage, AppError> {
    desk.with(|at| {
        let now = desk.now();
        at.casebook.change_person(&id, &person.checked()?, now)?;
        page(at, now)
    })
}

/// Ends a person's way in; their name stays with what they wrote and signed.
///
/// # Errors
/// The signed-in person themselves; the last registered person; a person whose standing does not
/// allow it.
pub fn remove_person(desk: &Desk, id: String) -> Result<PeoplePage, AppError> {
    desk.with(|at| {
        at.casebook.remove_person(&id, desk.now())?;
        page(at, desk.now())
    })
}

/// Gives a person who forgot theirs a new passphrase, which they type themselves.
///
/// # Errors
/// As [`add_person`].
pub fn give_passphrase(
    desk: &Desk,
    id: String,
    passphrase: Secret,
) -> Result<PeoplePage, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let theirs = passphrase.passphrase();
        at.casebook
            .give_passphrase(&id, &theirs, desk.cost(), now, &mut OsRng)?;
        page(at, now)
    })
}

/// Gives a person who signs a signing identity; both enter their passphrases. A registered person
/// can vouch for others from then on.
///
/// # Errors
/// A person whose standing does not sign; a wrong passphrase; nobody who can vouch.
pub fn certify_person(
    desk: &Desk,
    id: String,
    theirs: Secret,
    own: Secret,
) -> Result<PeoplePage, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let person = at
            .casebook
            .people()?
            .into_iter()
            .find(|person| person.id == id && person.active)
            .ok_or(casebook::Error::NotHere("person"))?;
        if !person.standing.signs() {
            return Err(casebook::Error::NotAllowed(Act::SignDocuments.words()).into());
        }
        authority::certify(at, &person, &theirs.passphrase(), &own.passphrase(), now)?;
        page(at, now)
    })
}

/// Changes the signed-in person's own passphrase; what they signed before stays theirs.
///
/// # Errors
/// A wrong present passphrase; a new one that is too easy or taken.
pub fn change_own_passphrase(
    desk: &Desk,
    present: Secret,
    chosen: Secret,
) -> Result<PeoplePage, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let (present, new) = (present.passphrase(), chosen.passphrase());
        at.casebook
            .change_passphrase(&present, &new, now, &mut OsRng)?;
        page(at, now)
    })
}

fn page(at: &SignedIn, now: At) -> Result<PeoplePage, AppError> {
    let me = at.casebook.signed_in();
    let people = at.casebook.people()?;
    let kit = at.casebook.recovery_kit()?.map(|kit| KitLine {
        made_at: kit.made_at,
        made_by: named(&people, &kit.made_by),
    });
    Ok(PeoplePage {
        may_keep_people: at.casebook.must_be_allowed(Act::KeepPeople).is_ok(),
        vouches: me.vouches,
        permissions: permissions(),
        kit,
        people: people.iter().map(|one| row(one, &me.id, now)).collect(),
    })
}

/// A person's name by their id; empty for one the casebook does not hold.
pub fn named(people: &[Person], id: &str) -> String {
    let found = people.iter().find(|person| person.id == id);
    found.map(|person| person.name.clone()).unwrap_or_default()
}

fn row(person: &Person, me: &str, now: At) -> PersonRow {
    PersonRow {
        id: person.id.clone(),
        name: person.name.clone(),
        standing: standing(person.standing),
        registration: person.registration.clone(),
        active: person.active,
        until: person.until.map(admission::calendar::english_time),
        ended: person.until.is_some_and(|until| until <= now),
        me: person.id == me,
        needs_identity: person.active && person.standing.signs() && !person.has_identity,
        vouches: person.vouches,
    }
}

impl TypedPerson {
    fn checked(&self) -> Result<NewPerson, AppError> {
        if self.name.trim().is_empty() {
            return Err(AppError::refused("enter the person's name"));
        }
        Ok(NewPerson {
            name: self.name.trim().to_owned(),
            standing: kept_standing(self.standing),
            registration: self.registration.trim().to_owned(),
            until: self.until.map(numbers::from_english),
        })
    }
}
