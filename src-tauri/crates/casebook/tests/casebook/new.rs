//! A casebook about nobody, as the tests here make one: its person, its passphrase, its morning.

use casebook::{At, KdfCost, NewCasebook, NewPerson, Passphrase, Standing};
use serde_json::Value;

/// Cheap enough for tests; the product's cost is `KdfCost::PRODUCT`.
pub const QUICK: KdfCost = KdfCost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

pub fn new_casebook(home: Value) -> NewCasebook {
    NewCasebook {
        home,
        person: manager(),
        example: true,
        cost: QUICK,
    }
}

pub fn manager() -> NewPerson {
    NewPerson {
        name: "Rosalind Ashworth".to_owned(),
        standing: Standing::RegisteredManager,
        registration: "Registered manager, EXAMPLE".to_owned(),
        until: None,
    }
}

pub fn passphrase() -> Passphrase {
    Passphrase::new("copper lantern otter umbrella")
}

/// A fixed morning, and seconds after it.
pub fn at(seconds: i64) -> At {
    At::from_timestamp(1_790_000_000 + seconds, 0).unwrap_or_default()
}
