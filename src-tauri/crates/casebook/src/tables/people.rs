//! The people who can sign in.

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::json;

use crate::journal::{self, Kind, Subject};
use crate::key_slots::{KIT, KeyFile, new_id};
use crate::{Act, At, Casebook, Error, KdfCost, NewPerson, Passphrase, Result, Standing, written};

/// A person of the home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 32 hexadecimal digits.
    pub id: String,
    /// Their name as it stands under a decision.
    pub name: String,
    /// Their standing.
    pub standing: Standing,
    /// Their registration in words, or empty.
    pub registration: String,
    /// Whether they may still sign in.
    pub active: bool,
    /// Whether they have a signing identity.
    pub has_identity: bool,
    /// When their way in ends; only a reader's does.
    pub until: Option<At>,
    /// Whether they hold the key of the provider's authority, and so can vouch for others.
    pub vouches: bool,
}

const PERSON: &str = "\
    SELECT p.id, p.name, p.standing, p.registration, p.active, p.until,
           i.person IS NOT NULL AS has_identity, k.holder IS NOT NULL AS vouches
    FROM people p
       LEFT JOIN identities i ON i.person = p.id
       LEFT JOIN authority_keys k ON k.holder = p.id";

impl Casebook {
    /// Everybody, in the order they were added.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn people(&self) -> Result<Vec<Person>> {
        all(&self.connection)
    }

    /// Adds a person with a key slot of their own. Nothing is encrypted anew.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::EndNeeded`]; [`Error::PassphraseTooShort`],
    /// [`Error::PassphraseTooEasy`];
    /// [`Error::PassphraseTaken`] when the passphrase already opens the casebook: the program
    /// could not tell the two people apart.
    pub fn add_person(
        &mut self,
        new: &NewPerson,
        passphrase: &Passphrase,
        cost: KdfCost,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Person> {
        self.must_be_allowed(Act::KeepPeople)?;
        self.must_be_a_homes()?;
        let new = new.with_its_end(at)?;
        self.must_be_new(passphrase, &new.name)?;
        let id = new_id(rng);
        let mut keys = self.keys.clone();
        let slot = keys.add(&id, &self.key, passphrase, cost, rng)?;
        let place = self.place.clone();
        self.write(|writing| {
            insert(writing, (at, writing.who), &id, &new)?;
            set_slot(writing, &id, &slot)?;
            // Before the commit: a slot without a person opens nothing, a person without a slot
            // could never sign in.
            keys.write(&place)
        })?;
        self.keys = keys;
        with_id(&self.connection, &id)?.ok_or(Error::NotHere("person"))
    }

    /// Changes a person's name, standing, registration, and a reader's end. A signing identity
    /// carries name and standing, so it ends when one of the two changes and a new one has to
    /// be sealed; a person who no longer answers for the home no longer vouches for others.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`] for a person who was removed;
    /// [`Error::EndNeeded`]; [`Error::LastRegisteredPerson`].
    pub fn change_person(&mut self, id: &str, new: &NewPerson, at: At) -> Result<Person> {
        self.must_be_allowed(Act::KeepPeople)?;
        self.must_be_a_homes()?;
        let new = new.with_its_end(at)?;
        let before = self.active_person(id)?;
        if !new.standing.keeps_the_casebook() {
            self.somebody_else_must_remain(&before)?;
        }
        let changes = new.changes(Some(&before));
        if changes.is_empty() {
            return Ok(before);
        }
        self.write(|writing| {
            writing.execute(
                "UPDATE people SET name = ?2, standing = ?3, registration = ?4, until = ?5
             WHERE id = ?1",
                rusqlite::params![
                    id,
                    new.name,
                    new.standing.as_str(),
                    new.registration,
                    new.until.map(written)
                ],
            )?;
            if new.name != before.name || new.standing != before.standing {
                writing.execute("DELETE FROM identities WHERE person = ?1", [id])?;
            }
            if !new.standing.keeps_the_casebook() {
                writing.execute("DELETE FROM authority_keys WHERE holder = ?1", [id])?;
            }
            let (subject, detail) = (Subject("person", id), json!({"changes": changes}));
            writing.tell(at, Kind::PersonChanged, subject, &detail)
        })?;
        let person = self.active_person(id)?;
        if id == self.signed_in.id {
            self.signed_in = person.clone();
        }
        Ok(person)
    }

    /// Ends a person's way in: their key slot goes, with their signing identity. Their name
    /// stays with whatever they wrote and signed. Nothing is encrypted anew, so whoever kept an
    /// older copy of both files and knows that person's passphrase can still read that copy.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`]; [`Error::NotYourself`];
    /// [`Error::LastRegisteredPerson`].
    pub fn remove_person(&mut self, id: &str, at: At) -> Result<()> {
        self.must_be_allowed(Act::KeepPeople)?;
        self.must_be_a_homes()?;
        if id == self.signed_in.id {
            return Err(Error::NotYourself);
        }
        let person = self.active_person(id)?;
        self.somebody_else_must_remain(&person)?;
        self.write(|writing| {
            writing.execute(
                "UPDATE people SET active = 0, slot = NULL WHERE id = ?1",
                [id],
            )?;
            writing.execute("DELETE FROM identities WHERE person = ?1", [id])?;
            writing.execute("DELETE FROM authority_keys WHERE holder = ?1", [id])?;
            writing.tell(at, Kind::PersonRemoved, Subject("person", id), &json!({}))
        })?;
        self.drop_slots(at)
    }

    /// Writes the keys file without the slots that count no more. The tables decide which do:
    /// when this is cut off, the next opening does it.
    pub(crate) fn drop_slots(&mut self, at: At) -> Result<()> {
        if drop_slots(&self.connection, &mut self.keys, at)? {
            self.keys.write(&self.place)?;
        }
        Ok(())
    }

    /// Refuses a passphrase that is easy to guess for somebody who knows the person, or that
    /// opens the casebook already.
    pub(crate) fn must_be_new(&self, passphrase: &Passphrase, name: &str) -> Result<()> {
        passphrase.must_be_good(&[name])?;
        match self.keys.unlock(passphrase) {
            Err(Error::WrongPassphrase) => Ok(()),
            Err(error) => Err(error),
            Ok(_) => Err(Error::PassphraseTaken),
        }
    }

    pub(crate) fn active_person(&self, id: &str) -> Result<Person> {
        with_id(&self.connection, id)?
            .filter(|person| person.active)
            .ok_or(Error::NotHere("person"))
    }

    fn somebody_else_must_remain(&self, person: &Person) -> Result<()> {
        let another = |other: &Person| {
            other.active && other.id != person.id && other.standing.keeps_the_casebook()
        };
        if !person.standing.keeps_the_casebook() || self.people()?.iter().any(another) {
            Ok(())
        } else {
            Err(Error::LastRegisteredPerson)
        }
    }
}

impl NewPerson {
    /// A reader's end must lie ahead; nobody else has one.
    fn with_its_end(&self, at: At) -> Result<Self> {
        let reader = self.standing == Standing::Reader;
        if reader && self.until.is_none_or(|until| until <= at) {
            return Err(Error::EndNeeded);
        }
        Ok(Self {
            until: self.until.filter(|_| reader),
            ..self.clone()
        })
    }
}

impl Person {
    /// As the journal tells of them.
    pub(crate) fn told(&self) -> serde_json::Value {
        json!({
            "name": self.name,
            "standing": self.standing.as_str(),
            "registration": self.registration,
            "until": self.until.map(written),
        })
    }
}

/// The id of the slot that counts for a person, once it is known.
pub(crate) fn slot_of(connection: &Connection, id: &str) -> Result<Option<String>> {
    Ok(
        connection.query_row("SELECT slot FROM people WHERE id = ?1", [id], |row| {
            row.get(0)
        })?,
    )
}

/// From this on, this slot is the person's, and no other.
pub(crate) fn set_slot(connection: &Connection, id: &str, slot: &str) -> Result<()> {
    connection.execute(
        "UPDATE people SET slot = ?2 WHERE id = ?1",
        rusqlite::params![id, slot],
    )?;
    Ok(())
}

/// Drops the slots of people who were removed, whose time has passed, or who have another one
/// now, and of kits that were replaced. Says whether there were any.
pub(crate) fn drop_slots(connection: &Connection, keys: &mut KeyFile, at: At) -> Result<bool> {
    let mut rows =
        connection.prepare_cached("SELECT id, slot, until FROM people WHERE active = 1")?;
    let mut known = Vec::new();
    for row in rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
        let (id, slot, until): (String, Option<String>, Option<String>) = row?;
        let over = until.map(|kept| crate::moment(&kept)).transpose()?;
        if over.is_none_or(|until| until > at) {
            known.push((id, slot));
        }
    }
    let kit: Option<String> = connection
        .query_row("SELECT slot FROM recovery_kit", [], |row| row.get(0))
        .optional()?;
    Ok(keys.keep_only(|person, slot| {
        if person == KIT {
            return kit.as_deref() == Some(slot);
        }
        known.iter().any(|(id, current)| {
            id == person && current.as_deref().is_none_or(|current| current == slot)
        })
    }))
}

pub(crate) fn insert(
    connection: &Connection,
    by: (At, &str),
    id: &str,
    new: &NewPerson,
) -> Result<()> {
    connection.execute(
        "INSERT INTO people (id, name, standing, registration, active, added_at, until)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6)",
        rusqlite::params![
            id,
            new.name,
            new.standing.as_str(),
            new.registration,
            written(by.0),
            new.until.map(written)
        ],
    )?;
    let detail = json!({"changes": new.changes(None)});
    journal::add(
        connection,
        by,
        Kind::PersonAdded,
        Subject("person", id),
        &detail,
    )?;
    Ok(())
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Person>> {
    let mut rows = connection.prepare_cached(&format!("{PERSON} ORDER BY p.rowid"))?;
    rows.query_and_then([], person)?.collect()
}

pub(crate) fn with_id(connection: &Connection, id: &str) -> Result<Option<Person>> {
    let mut rows = connection.prepare_cached(&format!("{PERSON} WHERE p.id = ?1"))?;
    rows.query_row([id], |row| Ok(person(row)))
        .optional()?
        .transpose()
}

fn person(row: &Row<'_>) -> Result<Person> {
    let until: Option<String> = row.get("until")?;
    Ok(Person {
        until: until.map(|kept| crate::moment(&kept)).transpose()?,
        vouches: row.get("vouches")?,
        id: row.get("id")?,
        name: row.get("name")?,
        standing: Standing::from_kept(&row.get::<_, String>("standing")?)?,
        registration: row.get("registration")?,
        active: row.get("active")?,
        has_identity: row.get("has_identity")?,
    })
}
