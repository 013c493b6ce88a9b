//! The people who can sign in.

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::json;

use crate::journal::{self, Kind, Subject};
use crate::key_slots::new_id;
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
}

impl Casebook {
    /// Everybody, in the order they were added.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn people(&self) -> Result<Vec<Person>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT p.id, p.name, p.standing, p.registration, p.active,
                    i.person IS NOT NULL AS has_identity
             FROM people p LEFT JOIN identities i ON i.person = p.id
             ORDER BY p.rowid",
        )?;
        rows.query_and_then([], person)?.collect()
    }

    /// Adds a person with a key slot of their own. Nothing is encrypted anew.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::PassphraseTooShort`], [`Error::PassphraseTooEasy`];
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
        passphrase.must_be_good(&[&new.name])?;
        match self.keys.unlock(passphrase) {
            Err(Error::WrongPassphrase) => {}
            Err(error) => return Err(error),
            Ok(_) => return Err(Error::PassphraseTaken),
        }
        let id = new_id(rng);
        let mut keys = self.keys.clone();
        keys.add(&id, &self.key, passphrase, cost, rng)?;
        let transaction = self.connection.transaction()?;
        insert(&transaction, (at, &self.signed_in.id), &id, new)?;
        // Before the commit: a slot without a person opens nothing, a person without a slot
        // could never sign in.
        keys.write(&self.place)?;
        transaction.commit()?;
        self.keys = keys;
        with_id(&self.connection, &id)?.ok_or(Error::NotHere("person"))
    }
}

pub(crate) fn insert(
    connection: &Connection,
    by: (At, &str),
    id: &str,
    new: &NewPerson,
) -> Result<()> {
    connection.execute(
        "INSERT INTO people (id, name, standing, registration, active, added_at)
         VALUES (?1, ?2, ?3, ?4, 1, ?5)",
        rusqlite::params![
            id,
            new.name,
            new.standing.as_str(),
            new.registration,
            written(by.0)
        ],
    )?;
    let detail = json!({"changes": new.changes()});
    journal::add(
        connection,
        by,
        Kind::PersonAdded,
        Subject("person", id),
        &detail,
    )?;
    Ok(())
}

pub(crate) fn with_id(connection: &Connection, id: &str) -> Result<Option<Person>> {
    let mut rows = connection.prepare_cached(
        "SELECT p.id, p.name, p.standing, p.registration, p.active,
                i.person IS NOT NULL AS has_identity
         FROM people p LEFT JOIN identities i ON i.person = p.id
         WHERE p.id = ?1",
    )?;
    rows.query_row([id], |row| Ok(person(row)))
        .optional()?
        .transpose()
}

fn person(row: &Row<'_>) -> Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        name: row.get("name")?,
        standing: Standing::from_kept(&row.get::<_, String>("standing")?)?,
        registration: row.get("registration")?,
        active: row.get("active")?,
        has_identity: row.get("has_identity")?,
    })
}
