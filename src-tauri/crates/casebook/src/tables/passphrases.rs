//! Changing a passphrase, and giving somebody a new one.
//!
//! The keys file and the tables change together although they are two files: a new slot is
//! written beside the old one first, the row that says which of the two counts is committed
//! with everything sealed anew, and the old slot goes last. Cut off anywhere, exactly one
//! passphrase opens the casebook, and the same one signs.

use rand_core::CryptoRngCore;
use rusqlite::Connection;
use serde_json::json;

use crate::journal::{Kind, Subject};
use crate::seal::{self, KdfCost, Sealed};
use crate::tables::{authority, identities, people};
use crate::{Act, At, Casebook, Error, Passphrase, Result, written};

impl Casebook {
    /// Changes the signed-in person's own passphrase, with their signing identity. Nothing else
    /// is encrypted anew.
    ///
    /// # Errors
    /// [`Error::NotTheirPassphrase`] unless `old` is theirs; [`Error::PassphraseTooShort`],
    /// [`Error::PassphraseTooEasy`], [`Error::PassphraseTaken`].
    pub fn change_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<()> {
        let me = self.signed_in.id.clone();
        if !self.keys.is_theirs(&me, old)? {
            return Err(Error::NotTheirPassphrase);
        }
        self.must_be_new(new, &self.signed_in.name)?;
        let cost = self.keys.cost_for(&me).ok_or(Error::NotHere("person"))?;
        let again = |kept: Option<String>, bound: Vec<u8>, rng: &mut _| match kept {
            None => Ok(None),
            Some(kept) => sealed_again(&kept, old, new, &bound, cost, rng).map(Some),
        };
        let identity = again(
            identities::sealed_for(&self.connection, &me)?,
            identities::bound_for(&self.id, &me),
            rng,
        )?;
        let vouching = again(
            authority::key_of(&self.connection, &me)?,
            authority::bound_for(&self.id, &me),
            rng,
        )?;

        let slot = self.keys.add(&me, &self.key, new, cost, rng)?;
        self.keys.write(&self.place)?;
        self.write(|writing| {
            people::set_slot(writing, &me, &slot)?;
            if let Some(sealed) = identity {
                writing.execute(
                    "UPDATE identities SET sealed = ?2, sealed_at = ?3 WHERE person = ?1",
                    rusqlite::params![me, serde_json::to_string(&sealed)?, written(at)],
                )?;
            }
            if let Some(sealed) = vouching {
                authority::put_key(writing, &me, &sealed, at)?;
            }
            let subject = Subject("person", &me);
            writing.tell(at, Kind::PassphraseChanged, subject, &json!({}))
        })?;
        self.drop_slots(at)
    }

    /// Gives another person a new passphrase in place of one they have forgotten. What was
    /// sealed under the old one is lost with it: they need a new signing identity.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotYourself`]; [`Error::NotHere`];
    /// [`Error::PassphraseTooShort`], [`Error::PassphraseTooEasy`], [`Error::PassphraseTaken`].
    pub fn give_passphrase(
        &mut self,
        person: &str,
        new: &Passphrase,
        cost: KdfCost,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<()> {
        self.must_be_allowed(Act::KeepPeople)?;
        if person == self.signed_in.id {
            return Err(Error::NotYourself);
        }
        let named = self.active_person(person)?;
        self.must_be_new(new, &named.name)?;
        let slot = self.keys.add(person, &self.key, new, cost, rng)?;
        self.keys.write(&self.place)?;
        self.write(|writing| {
            people::set_slot(writing, person, &slot)?;
            forget_sealed(writing, person)?;
            let subject = Subject("person", person);
            writing.tell(at, Kind::PassphraseGiven, subject, &json!({}))
        })?;
        self.drop_slots(at)
    }
}

/// What was sealed under a passphrase nobody knows any more.
pub(crate) fn forget_sealed(connection: &Connection, person: &str) -> Result<()> {
    connection.execute("DELETE FROM identities WHERE person = ?1", [person])?;
    connection.execute("DELETE FROM authority_keys WHERE holder = ?1", [person])?;
    Ok(())
}

/// The same secret, for the same holder, under another passphrase.
fn sealed_again(
    kept: &str,
    old: &Passphrase,
    new: &Passphrase,
    bound: &[u8],
    cost: KdfCost,
    rng: &mut impl CryptoRngCore,
) -> Result<Sealed> {
    let sealed: Sealed = serde_json::from_str(kept).map_err(|_| Error::Damaged)?;
    let secret = seal::open(&sealed, old, bound)?.ok_or(Error::NotTheirPassphrase)?;
    seal::seal(&secret, new, bound, cost, rng)
}
