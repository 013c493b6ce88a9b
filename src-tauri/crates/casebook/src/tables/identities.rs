//! Signing identities, each sealed under its owner's passphrase.

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;
use zeroize::Zeroizing;

use crate::journal::{Kind, Subject};
use crate::seal::{self, Sealed};
use crate::tables::people;
use crate::{Act, At, Casebook, Error, Passphrase, Result, written};

const PURPOSE: &str = "threshold signing identity 1";

impl Casebook {
    /// Seals `identity` (certificate and private key, in whatever form the caller reads
    /// again) for `person` under their own passphrase, with a salt of its own. Replaces the
    /// one they had.
    ///
    /// # Errors
    /// [`Error::NotTheirPassphrase`] unless `passphrase` is the one they sign in with;
    /// [`Error::NotAllowed`] unless it is the signed-in person's own identity or they keep
    /// the people; [`Error::NotHere`].
    pub fn seal_identity(
        &mut self,
        person: &str,
        passphrase: &Passphrase,
        identity: &[u8],
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<()> {
        if person != self.signed_in.id {
            self.must_be_allowed(Act::KeepPeople)?;
        }
        people::with_id(&self.connection, person)?.ok_or(Error::NotHere("person"))?;
        let sealed = self.seal_for(person, passphrase, PURPOSE, identity, rng)?;
        self.write(|writing| {
            writing.execute(
                "INSERT INTO identities (person, sealed, sealed_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (person) DO UPDATE
                SET sealed = excluded.sealed, sealed_at = excluded.sealed_at",
                rusqlite::params![person, serde_json::to_string(&sealed)?, written(at)],
            )?;
            let subject = Subject("person", person);
            writing.tell(at, Kind::IdentitySealed, subject, &json!({}))
        })?;
        if person == self.signed_in.id {
            self.signed_in.has_identity = true;
        }
        Ok(())
    }

    /// The signing identity of `person`, for the moment of signing. Wiped when dropped.
    ///
    /// # Errors
    /// [`Error::NoIdentity`]; [`Error::NotTheirPassphrase`]; [`Error::Damaged`].
    pub fn open_identity(
        &self,
        person: &str,
        passphrase: &Passphrase,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let kept = sealed_for(&self.connection, person)?;
        self.unseal_for(person, passphrase, PURPOSE, &kept.ok_or(Error::NoIdentity)?)
    }

    /// Seals under `person`'s own passphrase, at the cost of their key slot, and under no
    /// other: a secret sealed under a passphrase nobody remembers would be lost.
    pub(crate) fn seal_for(
        &self,
        person: &str,
        passphrase: &Passphrase,
        purpose: &str,
        secret: &[u8],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Sealed> {
        let cost = self.keys.cost_for(person).ok_or(Error::NotHere("person"))?;
        if !self.keys.is_theirs(person, passphrase)? {
            return Err(Error::NotTheirPassphrase);
        }
        let bound = seal::bound_to(&[purpose, &self.id, person]);
        seal::seal(secret, passphrase, &bound, cost, rng)
    }

    pub(crate) fn unseal_for(
        &self,
        person: &str,
        passphrase: &Passphrase,
        purpose: &str,
        kept: &str,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let sealed: Sealed = serde_json::from_str(kept).map_err(|_| Error::Damaged)?;
        let bound = seal::bound_to(&[purpose, &self.id, person]);
        seal::open(&sealed, passphrase, &bound)?.ok_or(Error::NotTheirPassphrase)
    }
}

/// A person's identity as it is sealed.
pub(crate) fn sealed_for(connection: &Connection, person: &str) -> Result<Option<String>> {
    Ok(connection
        .query_row(
            "SELECT sealed FROM identities WHERE person = ?1",
            [person],
            |row| row.get(0),
        )
        .optional()?)
}

/// What an identity is bound to when it is sealed for `person`.
pub(crate) fn bound_for(casebook: &str, person: &str) -> Vec<u8> {
    seal::bound_to(&[PURPOSE, casebook, person])
}
