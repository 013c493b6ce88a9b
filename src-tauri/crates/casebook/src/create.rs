//! Making a new casebook.

use std::fs::{self, File};
use std::path::Path;

use rand_core::CryptoRngCore;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::journal::{self, Kind, Subject};
use crate::key_slots::{CasebookKey, KeyFile, new_id};
use crate::lock::Lock;
use crate::place::Place;
use crate::tables::{home, people};
use crate::{
    Act, At, Casebook, Error, Head, KdfCost, Passphrase, Person, Result, Standing, changes, cipher,
    durable, head, migrations, written,
};

/// What a new casebook starts with.
#[derive(Debug, Clone)]
pub struct NewCasebook {
    /// The home's particulars and team: one JSON document.
    pub home: Value,
    /// The first person: the one who can sign in.
    pub person: NewPerson,
    /// Whether it is an example, about nobody.
    pub example: bool,
    /// What a guess at a passphrase is to cost: [`KdfCost::PRODUCT`] outside tests.
    pub cost: KdfCost,
}

/// A person to be given a way in.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Their name as it stands under a decision.
    pub name: String,
    /// Their standing.
    pub standing: Standing,
    /// Their registration in words, or empty.
    pub registration: String,
    /// When a reader's way in ends; a reader needs one, nobody else has one.
    pub until: Option<At>,
}

impl Casebook {
    /// Makes the casebook at `path`, with its keys, and signs its first person in.
    ///
    /// The file is finished under another name first: what has the name `path` is a whole
    /// casebook at every moment.
    ///
    /// # Errors
    /// [`Error::PassphraseTooShort`], [`Error::PassphraseTooEasy`], [`Error::AlreadyThere`]
    /// (also for a keys file or a log left by another casebook of this name),
    /// [`Error::InUse`], [`Error::ReadOnly`], [`Error::DiskFull`].
    pub fn create(
        path: &Path,
        new: &NewCasebook,
        passphrase: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self> {
        Self::make(path, new, false, passphrase, at, rng)
    }

    /// Makes a register of signed records gathered from several homes, in the form of a casebook:
    /// what stands for the home in `new` says whose register it is. Its first person keeps it alone.
    ///
    /// # Errors
    /// As [`Casebook::create`]; [`Error::NotAllowed`] for a person who is no responsible individual.
    pub fn create_register(
        path: &Path,
        new: &NewCasebook,
        passphrase: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self> {
        if !new.person.standing.may_in_a_register(Act::KeepRegister) {
            return Err(Error::NotAllowed(Act::KeepRegister.words()));
        }
        Self::make(path, new, true, passphrase, at, rng)
    }

    fn make(
        path: &Path,
        new: &NewCasebook,
        register: bool,
        passphrase: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self> {
        let mut names = texts(&new.home);
        names.push(&new.person.name);
        passphrase.must_be_good(&names)?;
        let place = Place::of(path);
        let taken = || place.parts().iter().any(|part| part.exists());
        if taken() {
            return Err(Error::AlreadyThere);
        }
        let lock = Lock::take(&place, true)?;
        if taken() {
            return Err(Error::AlreadyThere);
        }

        let (id, person) = (new_id(rng), new_id(rng));
        let mut key: CasebookKey = Zeroizing::new([0; 32]);
        rng.fill_bytes(key.as_mut());
        let mut keys = KeyFile::new(&id);
        let slot = keys.add(&person, &key, passphrase, new.cost, rng)?;

        let unfinished = place.unfinished();
        if unfinished.exists() {
            fs::remove_file(&unfinished)?;
        }
        // SQLite would make it readable for everybody; its log takes after it.
        durable::owner_only(File::options().write(true).create_new(true)).open(&unfinished)?;
        let first = fill(&unfinished, &key, (&id, register), &person, new, at)?;
        File::options().write(true).open(&unfinished)?.sync_all()?;
        // The keys first: a casebook must not stand there for a moment without them.
        keys.write(&place)?;
        durable::put_in_place(&unfinished, place.casebook())?;
        head::keep(&place, &id, first)?;
        let file = crate::open::OpenFile::enter(place, lock, keys, key)?;
        Ok(file.sign_in(&person, &slot, at)?.casebook)
    }
}

/// Lays out the tables and writes the first rows; closed when this returns.
fn fill(
    path: &Path,
    key: &CasebookKey,
    (id, register): (&str, bool),
    person: &str,
    new: &NewCasebook,
    at: At,
) -> Result<Head> {
    let mut connection = cipher::connect(path, key, true)?;
    cipher::settle_manner(&connection)?;
    migrations::take_steps(&mut connection)?;
    let transaction = connection.transaction()?;
    transaction.execute(
        "INSERT INTO casebook (one, id, example, made_at) VALUES (1, ?1, ?2, ?3)",
        rusqlite::params![id, new.example, written(at)],
    )?;
    if register {
        transaction.execute(
            "INSERT INTO register (one, made_at) VALUES (1, ?1)",
            [written(at)],
        )?;
    }
    let by = (at, person);
    let detail = if register {
        json!({"example": new.example, "register": true})
    } else {
        json!({"example": new.example})
    };
    journal::add(
        &transaction,
        by,
        Kind::CasebookMade,
        Subject("casebook", id),
        &detail,
    )?;
    people::insert(&transaction, by, person, &new.person)?;
    home::put(&transaction, by, &new.home)?;
    transaction.commit()?;
    // The steps leave pages behind that hold nothing. Nobody reads those, so nobody would notice at
    // opening that they were damaged; a new file has none.
    connection.execute_batch("VACUUM")?;
    cipher::fold_log_in(&connection)?;
    let number = connection.query_row("SELECT max(number) FROM journal", [], |row| row.get(0))?;
    let hash = journal::hash_of(&connection, number)?.ok_or(Error::Damaged)?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(Head { number, hash })
}

/// Every text in a document: what somebody who knows the home would guess with.
fn texts(document: &Value) -> Vec<&str> {
    match document {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

impl NewPerson {
    /// As the journal tells of them, beside what was known of them before.
    pub(crate) fn changes(&self, before: Option<&Person>) -> Vec<crate::FieldChange> {
        let person = json!({
            "name": self.name,
            "standing": self.standing.as_str(),
            "registration": self.registration,
            "until": self.until.map(written),
        });
        changes::between(before.map(Person::told).as_ref(), Some(&person))
    }
}
