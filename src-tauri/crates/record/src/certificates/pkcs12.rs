//! A certificate from a public authority, as it is handed out: one file (PKCS #12, `.p12` or
//! `.pfx`) with a private key, its certificate and the authorities above it, under a passphrase.

use der::Decode;
use p12_keystore::{KeyStore, KeyStoreEntry};
use x509_cert::Certificate;
use zeroize::Zeroizing;

use super::identity::Identity;
use super::key::Key;
use crate::RecordError;

/// The largest file that is read, in bytes: a key and a few certificates take about ten thousand.
const LARGEST: usize = 1 << 20;

impl Identity {
    /// Reads a person's identity from PKCS #12, in today's packing (PBES2 with AES) or the older
    /// ones (triple DES, RC2). The file must hold one private key and every certificate from the
    /// person's up to the authority at the root.
    ///
    /// # Errors
    /// [`RecordError::Pkcs12`] when the file cannot be opened with this passphrase,
    /// [`RecordError::KeyKind`] for a key other than ECDSA on P-256 or RSA,
    /// [`RecordError::ChainBroken`] when a certificate above the person's is missing, and the
    /// errors of [`Identity::from_chain`].
    pub fn from_pkcs12(file: &[u8], passphrase: &str) -> Result<Self, RecordError> {
        if file.len() > LARGEST {
            return Err(RecordError::TooLarge(LARGEST));
        }
        let store = KeyStore::from_pkcs12(file, passphrase).map_err(|_| RecordError::Pkcs12)?;
        let (_, found) = store.private_key_chain().ok_or(RecordError::Pkcs12)?;
        let pkcs8 = Zeroizing::new(found.key().to_vec());
        let key = Key::read(&pkcs8)?;
        let mut certificates: Vec<Vec<u8>> = Vec::new();
        for (_, entry) in store.entries() {
            match entry {
                KeyStoreEntry::Certificate(one) => certificates.push(one.as_der().to_vec()),
                KeyStoreEntry::PrivateKeyChain(chain) => {
                    certificates.extend(chain.chain().iter().map(|one| one.as_der().to_vec()));
                }
            }
        }
        let own = certificates.iter().find(|der| {
            Certificate::from_der(der).is_ok_and(|certificate| key.belongs_to(&certificate))
        });
        let own = own.cloned().ok_or(RecordError::KeyOfAnother)?;
        Self::from_chain(&pkcs8, &own, &certificates)
    }
}
