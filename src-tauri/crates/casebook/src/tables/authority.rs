//! The provider's certificate authority: who vouches for the people who sign.

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;
use zeroize::Zeroizing;

use crate::journal::{Kind, Subject};
use crate::seal::{self, Sealed};
use crate::{Act, At, Casebook, Error, Passphrase, Result, written};

const PURPOSE: &str = "threshold authority key 1";

impl Casebook {
    /// Keeps the authority's certificate (DER) and seals its private key under the
    /// signed-in person's own passphrase. Replaces the one before: whoever held that one's key
    /// holds nothing any more.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotTheirPassphrase`].
    pub fn keep_authority(
        &mut self,
        certificate: &[u8],
        private_key: &[u8],
        passphrase: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<()> {
        self.must_be_allowed(Act::KeepPeople)?;
        let holder = self.signed_in.id.clone();
        let sealed = self.seal_for(&holder, passphrase, PURPOSE, private_key, rng)?;
        self.write(|writing| {
            writing.execute(
                "INSERT INTO authority (one, certificate, kept_at) VALUES (1, ?1, ?2)
             ON CONFLICT (one) DO UPDATE
                SET certificate = excluded.certificate, kept_at = excluded.kept_at",
                rusqlite::params![certificate, written(at)],
            )?;
            writing.execute("DELETE FROM authority_keys", [])?;
            put_key(writing, &holder, &sealed, at)?;
            let digest = seal::hex(&<sha2::Sha256 as sha2::Digest>::digest(certificate));
            let detail = json!({"certificate_sha256": digest});
            let subject = Subject("authority", writing.casebook);
            writing.tell(at, Kind::AuthorityKept, subject, &detail)
        })?;
        self.signed_in.vouches = true;
        Ok(())
    }

    /// Gives another registered person the authority's key too, sealed under their own
    /// passphrase. Both are at the desk: `own` is the signed-in person's.
    ///
    /// # Errors
    /// [`Error::NotAllowed`], also for a person who does not answer for the home;
    /// [`Error::NotTheirPassphrase`]; [`Error::NotHere`].
    pub fn share_authority(
        &mut self,
        person: &str,
        theirs: &Passphrase,
        own: &Passphrase,
        at: At,
        rng: &mut impl CryptoRngCore,
    ) -> Result<()> {
        self.must_be_allowed(Act::KeepPeople)?;
        if !self.active_person(person)?.standing.keeps_the_casebook() {
            return Err(Error::NotAllowed("vouch for other people"));
        }
        let key = self.open_authority(own)?;
        let sealed = self.seal_for(person, theirs, PURPOSE, &key, rng)?;
        self.write(|writing| {
            put_key(writing, person, &sealed, at)?;
            let subject = Subject("person", person);
            writing.tell(at, Kind::AuthorityShared, subject, &json!({}))?;
            Ok(())
        })
    }

    /// The authority's certificate (DER), once there is one.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn authority(&self) -> Result<Option<Vec<u8>>> {
        Ok(self
            .connection
            .query_row("SELECT certificate FROM authority", [], |row| row.get(0))
            .optional()?)
    }

    /// The authority's private key, to vouch for one more person. Wiped when dropped.
    ///
    /// # Errors
    /// [`Error::NotHere`] without an authority; [`Error::NotAllowed`] unless the signed-in
    /// person holds its key; [`Error::NotTheirPassphrase`] unless it is theirs.
    pub fn open_authority(&self, passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>> {
        if self.authority()?.is_none() {
            return Err(Error::NotHere("certificate authority"));
        }
        let kept = key_of(&self.connection, &self.signed_in.id)?
            .ok_or(Error::NotAllowed("vouch for other people"))?;
        self.unseal_for(&self.signed_in.id, passphrase, PURPOSE, &kept)
    }
}

/// The authority's key as it is sealed for a person or for the recovery kit.
pub(crate) fn key_of(connection: &Connection, holder: &str) -> Result<Option<String>> {
    Ok(connection
        .query_row(
            "SELECT sealed FROM authority_keys WHERE holder = ?1",
            [holder],
            |row| row.get(0),
        )
        .optional()?)
}

/// Keeps the authority's key for one more holder, in place of what they had.
pub(crate) fn put_key(
    connection: &Connection,
    holder: &str,
    sealed: &Sealed,
    at: At,
) -> Result<()> {
    connection.execute(
        "INSERT OR REPLACE INTO authority_keys (holder, sealed, sealed_at) VALUES (?1, ?2, ?3)",
        rusqlite::params![holder, serde_json::to_string(sealed)?, written(at)],
    )?;
    Ok(())
}

/// What the authority's key is bound to when it is sealed for `holder`.
pub(crate) fn bound_for(casebook: &str, holder: &str) -> Vec<u8> {
    seal::bound_to(&[PURPOSE, casebook, holder])
}
