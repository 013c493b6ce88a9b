//! The recovery kit that counts, and opening by it.

use std::path::Path;

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

use crate::journal::{self, Kind, Subject};
use crate::key_slots::KIT;
use crate::open::{OpenFile, Shut};
use crate::seal::{self, KdfCost, Sealed};
use crate::tables::{authority, passphrases, people};
use crate::{Act, At, Casebook, Error, Opened, Passphrase, Person, RecoveryCode, Result, written};

/// The kit that was made last, and counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryKit {
    /// When it was made.
    pub made_at: At,
    /// The id of the person who made it.
    pub made_by: String,
}

impl Casebook {
    /// The recovery kit that counts, if one was made.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn recovery_kit(&self) -> Result<Option<RecoveryKit>> {
        let kept: Option<(String, String)> = self
            .connection
            .query_row("SELECT made_at, made_by FROM recovery_kit", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        kept.map(|(made_at, made_by)| {
            Ok(RecoveryKit {
                made_at: crate::moment(&made_at)?,
                made_by,
            })
        })
        .transpose()
    }

    /// Makes a recovery kit and returns its code, once: it stands nowhere else. The kit made
    /// before opens nothing any more. The authority's key goes into it where the signed-in
    /// person holds it.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotTheirPassphrase`] unless `own` is the signed-in
    /// person's.
    pub fn make_recovery_kit(
        &mut self,
        own: &Passphrase,
        cost: KdfCost,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<RecoveryCode> {
        self.must_be_allowed(Act::KeepPeople)?;
        let me = self.signed_in.id.clone();
        if !self.keys.is_theirs(&me, own)? {
            return Err(Error::NotTheirPassphrase);
        }
        let code = RecoveryCode::new(rng);
        let secret = code.secret();
        let vouching = if self.signed_in.vouches {
            let key = self.open_authority(own)?;
            let bound = authority::bound_for(&self.id, KIT);
            Some(seal::seal(&key, &secret, &bound, cost, rng)?)
        } else {
            None
        };
        let replaces = self.recovery_kit()?.is_some();
        let slot = self.keys.add(KIT, &self.key, &secret, cost, rng)?;
        self.keys.write(&self.place)?;
        self.write(|writing| {
            writing.execute(
                "INSERT OR REPLACE INTO recovery_kit (one, slot, made_by, made_at)
             VALUES (1, ?1, ?2, ?3)",
                rusqlite::params![slot, me, written(at)],
            )?;
            writing.execute("DELETE FROM authority_keys WHERE holder = ?1", [KIT])?;
            if let Some(sealed) = vouching {
                authority::put_key(writing, KIT, &sealed, at)?;
            }
            let subject = Subject("casebook", writing.casebook);
            let detail = json!({"ends_the_one_before": replaces});
            writing.tell(at, Kind::RecoveryKitMade, subject, &detail)
        })?;
        self.drop_slots(at)?;
        Ok(code)
    }

    /// The registered persons a recovery code can give a new passphrase to. The journal tells
    /// that the casebook was opened by the kit.
    ///
    /// # Errors
    /// As [`Casebook::open`], with [`Error::WrongCode`] in place of a wrong passphrase.
    pub fn people_by_recovery(path: &Path, code: &RecoveryCode, at: At) -> Result<Vec<Person>> {
        let file = open_by(path, code, at)?;
        journal::add(
            &file.connection,
            (at, KIT),
            Kind::RecoveryKitOpened,
            Subject("casebook", &file.id),
            &json!({}),
        )?;
        let mut found = people::all(&file.connection)?;
        found.retain(|person| may_be_recovered(&file, person));
        Ok(found)
    }

    /// Opens the casebook by the recovery code, gives a registered person a new passphrase, and
    /// signs them in. Their signing identity was sealed under the one they forgot: they need a
    /// new one, and can vouch for themselves where the kit holds the authority's key.
    ///
    /// # Errors
    /// As [`Casebook::people_by_recovery`]; [`Error::NotAllowed`] for a person who does not
    /// answer for the home; [`Error::PassphraseTooShort`], [`Error::PassphraseTooEasy`],
    /// [`Error::PassphraseTaken`].
    pub fn recover(
        path: &Path,
        code: &RecoveryCode,
        person: &str,
        new: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Opened> {
        let mut file = open_by(path, code, at)?;
        let person = people::with_id(&file.connection, person)?
            .filter(|person| may_be_recovered(&file, person))
            .ok_or(Error::NotAllowed(
                "be given a new passphrase by the recovery kit",
            ))?;
        new.must_be_good(&[&person.name])?;
        match file.keys.unlock(new) {
            Err(Error::WrongPassphrase) => {}
            Err(error) => return Err(error),
            Ok(_) => return Err(Error::PassphraseTaken),
        }
        let cost = file.keys.cost_for(KIT).ok_or(Error::Damaged)?;
        let vouching = vouching_again(&file, code, &person.id, new, cost, rng)?;
        let slot = file.keys.add(&person.id, &file.key, new, cost, rng)?;
        file.keys.write(&file.place)?;
        let transaction = file.connection.transaction()?;
        people::set_slot(&transaction, &person.id, &slot)?;
        passphrases::forget_sealed(&transaction, &person.id)?;
        if let Some(sealed) = vouching {
            authority::put_key(&transaction, &person.id, &sealed, at)?;
        }
        journal::add(
            &transaction,
            (at, KIT),
            Kind::PassphraseRecovered,
            Subject("person", &person.id),
            &json!({}),
        )?;
        transaction.commit()?;
        file.sign_in(&person.id, &slot, at)
    }
}

/// Whether a person answers for the file: for a home's casebook a registered person, for a register
/// of signed records its keeper.
fn may_be_recovered(file: &OpenFile, person: &Person) -> bool {
    let keeps = if file.register {
        person.standing.may_in_a_register(Act::KeepPeople)
    } else {
        person.standing.keeps_the_casebook()
    };
    person.active && keeps
}

/// Opens the file by a code that counts: one of an older keys file does not.
fn open_by(path: &Path, code: &RecoveryCode, at: At) -> Result<OpenFile> {
    let secret = code.secret();
    let (file, unlocked) =
        Shut::find(path, at)?.unlock(at, Error::WrongCode, |keys| keys.unlock_by_kit(&secret))?;
    match counts(&file.connection, &unlocked.slot)? {
        true => Ok(file),
        false => Err(Error::WrongCode),
    }
}

fn counts(connection: &Connection, slot: &str) -> Result<bool> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM recovery_kit WHERE slot = ?1)",
        [slot],
        |row| row.get(0),
    )?)
}

/// The authority's key out of the kit, for the person who vouches from now on.
fn vouching_again(
    file: &OpenFile,
    code: &RecoveryCode,
    person: &str,
    new: &Passphrase,
    cost: KdfCost,
    rng: &mut impl CryptoRngCore,
) -> Result<Option<Sealed>> {
    let Some(kept) = authority::key_of(&file.connection, KIT)? else {
        return Ok(None);
    };
    let sealed: Sealed = serde_json::from_str(&kept).map_err(|_| Error::Damaged)?;
    let key = seal::open(
        &sealed,
        &code.secret(),
        &authority::bound_for(&file.id, KIT),
    )?
    .ok_or(Error::Damaged)?;
    let bound = authority::bound_for(&file.id, person);
    seal::seal(&key, new, &bound, cost, rng).map(Some)
}
