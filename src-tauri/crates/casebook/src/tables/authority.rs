//! The provider's certificate authority: who vouches for the people who sign.

use rand_core::CryptoRngCore;
use rusqlite::OptionalExtension;
use serde_json::json;
use zeroize::Zeroizing;

use crate::journal::{self, Kind, Subject};
use crate::{Act, At, Casebook, Error, Passphrase, Result, seal, written};

const PURPOSE: &str = "threshold authority key 1";

impl Casebook {
    /// Keeps the authority's certificate (DER) and seals its private key under the
    /// signed-in person's own passphrase. Replaces the one before.
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
        let keeper = self.signed_in.id.clone();
        let sealed = self.seal_for(&keeper, passphrase, PURPOSE, private_key, rng)?;
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "INSERT INTO authority (one, certificate, keeper, sealed, sealed_at)
             VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT (one) DO UPDATE
                SET certificate = excluded.certificate, keeper = excluded.keeper,
                    sealed = excluded.sealed, sealed_at = excluded.sealed_at",
            rusqlite::params![
                certificate,
                keeper,
                serde_json::to_string(&sealed)?,
                written(at)
            ],
        )?;
        let digest = seal::hex(&<sha2::Sha256 as sha2::Digest>::digest(certificate));
        let detail = json!({"certificate_sha256": digest});
        let subject = Subject("authority", &self.id);
        journal::add(
            &transaction,
            (at, &keeper),
            Kind::AuthorityKept,
            subject,
            &detail,
        )?;
        transaction.commit()?;
        Ok(())
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
    /// [`Error::NotHere`]; [`Error::NotTheirPassphrase`] unless it is the passphrase of the
    /// person who keeps the authority.
    pub fn open_authority(&self, passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>> {
        let (keeper, kept): (String, String) = self
            .connection
            .query_row("SELECT keeper, sealed FROM authority", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?
            .ok_or(Error::NotHere("certificate authority"))?;
        self.unseal_for(&keeper, passphrase, PURPOSE, &kept)
    }
}
