//! Sealing a secret under a passphrase: Argon2id, then XChaCha20-Poly1305.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use rand_core::CryptoRngCore;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::passphrase::Passphrase;
use crate::{Error, Result};

/// What one guess at a passphrase costs: the parameters of Argon2id (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KdfCost {
    /// What the product uses: 64 MiB, three passes, one lane (RFC 9106 section 4, the second
    /// recommended option, with one lane since the work is done on one thread). About 130 ms
    /// on an ordinary laptop.
    pub const PRODUCT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// Bounds for what is read from a file, so that a damaged or hostile one cannot ask for
    /// all the memory there is.
    fn in_bounds(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 16 && self.lanes <= 8
    }
}

/// A sealed secret. Every member but the passphrase is in it; all byte strings in lower-case
/// hexadecimal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sealed {
    /// Always `argon2id`, version 0x13.
    kdf: String,
    cost: KdfCost,
    /// 16 bytes.
    salt: String,
    /// Always `xchacha20poly1305`.
    cipher: String,
    /// 24 bytes.
    nonce: String,
    /// The secret and its 16-byte tag.
    sealed: String,
}

impl Sealed {
    pub(crate) fn cost(&self) -> KdfCost {
        self.cost
    }
}

const KDF: &str = "argon2id";
const CIPHER: &str = "xchacha20poly1305";

/// What the secret is, for whom: bound into the seal, so that a seal moved to another person
/// or purpose does not open. Each part is preceded by its length.
pub(crate) fn bound_to(parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

/// Seals `secret` with a new salt and nonce.
///
/// # Errors
/// [`Error::Sealing`] when `cost` is out of bounds.
pub(crate) fn seal(
    secret: &[u8],
    passphrase: &Passphrase,
    bound: &[u8],
    cost: KdfCost,
    rng: &mut impl CryptoRngCore,
) -> Result<Sealed> {
    let mut salt = [0_u8; 16];
    rng.fill_bytes(&mut salt);
    let mut nonce = [0_u8; 24];
    rng.fill_bytes(&mut nonce);
    let key = derive(passphrase, &salt, cost).ok_or(Error::Sealing)?;
    let sealed = XChaCha20Poly1305::new(key.as_ref().into())
        .encrypt(
            XNonce::from_slice(&nonce),
            Payload {
                msg: secret,
                aad: bound,
            },
        )
        .map_err(|_| Error::Sealing)?;
    Ok(Sealed {
        kdf: KDF.to_owned(),
        cost,
        salt: hex(&salt),
        cipher: CIPHER.to_owned(),
        nonce: hex(&nonce),
        sealed: hex(&sealed),
    })
}

/// Opens a seal. `Ok(None)` when the passphrase, or what the seal is bound to, is another.
///
/// # Errors
/// [`Error::Damaged`] when the seal itself has not the form of one.
pub(crate) fn open(
    sealed: &Sealed,
    passphrase: &Passphrase,
    bound: &[u8],
) -> Result<Option<Zeroizing<Vec<u8>>>> {
    if sealed.kdf != KDF || sealed.cipher != CIPHER {
        return Err(Error::NewerFile);
    }
    let salt: [u8; 16] = fixed(&sealed.salt)?;
    let nonce: [u8; 24] = fixed(&sealed.nonce)?;
    let bytes = unhex(&sealed.sealed)?;
    let key = derive(passphrase, &salt, sealed.cost).ok_or(Error::Damaged)?;
    Ok(XChaCha20Poly1305::new(key.as_ref().into())
        .decrypt(
            XNonce::from_slice(&nonce),
            Payload {
                msg: &bytes,
                aad: bound,
            },
        )
        .ok()
        .map(Zeroizing::new))
}

/// The memory is ours so that it can be wiped: it holds what the passphrase was made into.
fn derive(passphrase: &Passphrase, salt: &[u8], cost: KdfCost) -> Option<Zeroizing<[u8; 32]>> {
    if !cost.in_bounds() {
        return None;
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).ok()?;
    let mut memory = vec![Block::default(); params.block_count()];
    let mut key = Zeroizing::new([0_u8; 32]);
    let derived = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase.bytes(), salt, key.as_mut(), &mut memory);
    memory.iter_mut().for_each(Zeroize::zeroize);
    derived.ok().map(|()| key)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

/// Bytes from lower-case hexadecimal.
pub(crate) fn unhex(text: &str) -> Result<Vec<u8>> {
    base16ct::lower::decode_vec(text).map_err(|_| Error::Damaged)
}

fn fixed<const N: usize>(text: &str) -> Result<[u8; N]> {
    unhex(text)?.try_into().map_err(|_| Error::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::OsRng;

    const QUICK: KdfCost = KdfCost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    fn sealed() -> Sealed {
        seal(
            b"secret",
            &Passphrase::new("right"),
            b"for one",
            QUICK,
            &mut OsRng,
        )
        .unwrap()
    }

    #[test]
    fn it_opens_with_its_passphrase_for_its_person_only() {
        let sealed = sealed();
        let open = |words, bound| open(&sealed, &Passphrase::new(words), bound).unwrap();
        assert_eq!(open("right", b"for one").unwrap().as_slice(), b"secret");
        assert!(open("wrong", b"for one").is_none());
        assert!(open("right", b"for two").is_none());
    }

    #[test]
    fn a_seal_that_asks_for_all_the_memory_is_damaged_not_obeyed() {
        let mut sealed = sealed();
        sealed.cost.memory_kib = u32::MAX;
        assert!(matches!(
            open(&sealed, &Passphrase::new("right"), b""),
            Err(Error::Damaged)
        ));
    }

    /// Made with other implementations of both algorithms (argon2-cffi, PyCryptodome).
    #[test]
    fn a_seal_made_elsewhere_by_the_same_rules_opens() {
        let frozen = r#"{"kdf":"argon2id","cost":{"memory_kib":64,"passes":1,"lanes":1},"salt":"000102030405060708090a0b0c0d0e0f","cipher":"xchacha20poly1305","nonce":"6465666768696a6b6c6d6e6f707172737475767778797a7b","sealed":"1bf9aea402543e4f5cfc2799c5e8f44a842a0786c049"}"#;
        let sealed: Sealed = serde_json::from_str(frozen).unwrap();
        let opened = open(&sealed, &Passphrase::new("right"), b"for one")
            .unwrap()
            .unwrap();
        assert_eq!(opened.as_slice(), b"secret");
    }
}
