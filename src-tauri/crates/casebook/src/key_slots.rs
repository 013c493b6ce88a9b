//! The keys file: the casebook key, sealed once for each person.

use std::fs;

use rand_core::CryptoRngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::passphrase::Passphrase;
use crate::place::Place;
use crate::seal::{self, KdfCost, Sealed, hex};
use crate::{Error, Result, durable};

/// The form of the keys file this program writes.
const FORMAT: u32 = 1;

/// The 256-bit key of the casebook, wiped when dropped.
pub(crate) type CasebookKey = Zeroizing<[u8; 32]>;

/// What stands in `NAME.casebook-keys`, as JSON.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    format: u32,
    /// The casebook these keys belong to: 32 hexadecimal digits.
    pub(crate) casebook: String,
    slots: Vec<Slot>,
    /// SHA-256 over the members above. It protects nothing; it tells a damaged slot from a
    /// wrong passphrase, which the seal alone cannot.
    sum: String,
}

/// Stands in a slot, and in the journal, in the place of a person: the printed recovery kit.
pub const KIT: &str = "recovery kit";

/// What a passphrase or a kit opened.
pub(crate) struct Unlocked {
    pub(crate) key: CasebookKey,
    /// The person's id, or [`KIT`].
    pub(crate) person: String,
    pub(crate) slot: String,
}

/// One person's way to the casebook key.
#[derive(Clone, Serialize, Deserialize)]
struct Slot {
    slot: String,
    person: String,
    key: Sealed,
}

/// Only the format is read first, so that a newer file is called newer and not damaged.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl KeyFile {
    pub(crate) fn new(casebook: &str) -> Self {
        Self {
            format: FORMAT,
            casebook: casebook.to_owned(),
            slots: Vec::new(),
            sum: String::new(),
        }
    }

    /// # Errors
    /// [`Error::KeysMissing`], [`Error::KeysDamaged`], [`Error::NewerFile`].
    pub(crate) fn read(place: &Place) -> Result<Self> {
        let bytes = fs::read(place.keys()).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::KeysMissing,
            _ => error.into(),
        })?;
        let Format { format } = serde_json::from_slice(&bytes).map_err(|_| Error::KeysDamaged)?;
        if format > FORMAT {
            return Err(Error::NewerFile);
        }
        let keys: Self = serde_json::from_slice(&bytes).map_err(|_| Error::KeysDamaged)?;
        if keys.sum != keys.reckon()? || keys.slots.is_empty() {
            return Err(Error::KeysDamaged);
        }
        Ok(keys)
    }

    pub(crate) fn write(&mut self, place: &Place) -> Result<()> {
        self.sum = self.reckon()?;
        durable::replace(&place.keys(), &serde_json::to_vec_pretty(self)?)
    }

    /// Adds a slot for `person` and returns its id; not lasting until written.
    pub(crate) fn add(
        &mut self,
        person: &str,
        key: &CasebookKey,
        passphrase: &Passphrase,
        cost: KdfCost,
        rng: &mut impl CryptoRngCore,
    ) -> Result<String> {
        let slot = new_id(rng);
        let bound = self.bound(&slot, person);
        let key = seal::seal(key.as_ref(), passphrase, &bound, cost, rng)?;
        self.slots.push(Slot {
            slot: slot.clone(),
            person: person.to_owned(),
            key,
        });
        Ok(slot)
    }

    /// The casebook key, and whose passphrase it was. Names stand in the casebook, not here,
    /// so each slot is tried in turn; the recovery kit's is no passphrase and is left out.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::KeysDamaged`].
    pub(crate) fn unlock(&self, passphrase: &Passphrase) -> Result<Unlocked> {
        self.try_slots(passphrase, |slot| slot.person != KIT)
    }

    /// The casebook key by the recovery kit's code.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::KeysDamaged`].
    pub(crate) fn unlock_by_kit(&self, code: &Passphrase) -> Result<Unlocked> {
        self.try_slots(code, |slot| slot.person == KIT)
    }

    fn try_slots(&self, secret: &Passphrase, which: impl Fn(&Slot) -> bool) -> Result<Unlocked> {
        for slot in self.slots.iter().filter(|slot| which(slot)) {
            if let Some(key) = self.open(slot, secret)? {
                return Ok(Unlocked {
                    key,
                    person: slot.person.clone(),
                    slot: slot.slot.clone(),
                });
            }
        }
        Err(Error::WrongPassphrase)
    }

    /// Drops the slots that do not count any more, each told by its person and its id. Says
    /// whether there were any; not lasting until written.
    pub(crate) fn keep_only(&mut self, counts: impl Fn(&str, &str) -> bool) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| counts(&slot.person, &slot.slot));
        self.slots.len() < before
    }

    /// Whether this is `person`'s own passphrase.
    pub(crate) fn is_theirs(&self, person: &str, passphrase: &Passphrase) -> Result<bool> {
        for slot in self.slots.iter().filter(|slot| slot.person == person) {
            if self.open(slot, passphrase)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The cost `person`'s own passphrase is sealed at.
    pub(crate) fn cost_for(&self, person: &str) -> Option<KdfCost> {
        self.slots
            .iter()
            .find(|slot| slot.person == person)
            .map(|slot| slot.key.cost())
    }

    fn open(&self, slot: &Slot, passphrase: &Passphrase) -> Result<Option<CasebookKey>> {
        let bound = self.bound(&slot.slot, &slot.person);
        let opened = seal::open(&slot.key, passphrase, &bound).map_err(|error| match error {
            Error::Damaged => Error::KeysDamaged,
            other => other,
        })?;
        opened
            .map(|bytes| {
                <[u8; 32]>::try_from(bytes.as_slice())
                    .map(Zeroizing::new)
                    .map_err(|_| Error::KeysDamaged)
            })
            .transpose()
    }

    fn bound(&self, slot: &str, person: &str) -> Vec<u8> {
        seal::bound_to(&["threshold casebook key 1", &self.casebook, slot, person])
    }

    fn reckon(&self) -> Result<String> {
        let plain = serde_json::to_vec(&(self.format, &self.casebook, &self.slots))?;
        Ok(hex(&Sha256::digest(plain)))
    }
}

/// A new id: 128 random bits in hexadecimal.
pub(crate) fn new_id(rng: &mut impl CryptoRngCore) -> String {
    let mut bytes = [0_u8; 16];
    rng.fill_bytes(&mut bytes);
    hex(&bytes)
}
