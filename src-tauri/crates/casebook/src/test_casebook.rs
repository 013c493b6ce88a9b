//! A small EXAMPLE casebook for the tests beside the code.

use std::path::PathBuf;

use rand_core::OsRng;
use serde_json::json;

use crate::{At, Casebook, KdfCost, NewCasebook, NewPerson, Passphrase, Standing};

/// Makes a casebook in `folder` and returns its path.
pub(crate) fn make(folder: &tempfile::TempDir) -> (PathBuf, Casebook) {
    let path = folder.path().join("example.casebook");
    let new = NewCasebook {
        home: json!({"name": "Larch House (EXAMPLE)"}),
        person: NewPerson {
            name: "Rosalind Ashworth".to_owned(),
            standing: Standing::RegisteredManager,
            registration: "EXAMPLE".to_owned(),
            until: None,
        },
        example: true,
        cost: KdfCost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        },
    };
    let casebook = Casebook::create(&path, &new, &passphrase(), at(0), &mut OsRng).unwrap();
    (path, casebook)
}

/// The same with one referral in it, `{"n": 1}`; gives the referral's id.
pub(crate) fn make_with_a_referral(folder: &tempfile::TempDir) -> (Casebook, String) {
    let (_, mut casebook) = make(folder);
    let referral = casebook
        .new_referral(&json!({"n": 1}), at(1), &mut OsRng)
        .unwrap();
    (casebook, referral.id)
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("copper lantern otter umbrella")
}

/// A fixed morning, and seconds after it.
pub(crate) fn at(seconds: i64) -> At {
    At::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
}

/// Makes a register of signed records in `folder`.
pub(crate) fn make_register(folder: &tempfile::TempDir) -> Casebook {
    let path = folder.path().join("register.casebook");
    let new = NewCasebook {
        home: json!({"name": "EXAMPLE Homes, signed records"}),
        person: NewPerson {
            name: "Imogen Vance".to_owned(),
            standing: Standing::ResponsibleIndividual,
            registration: String::new(),
            until: None,
        },
        example: true,
        cost: KdfCost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        },
    };
    Casebook::create_register(&path, &new, &passphrase(), at(0), &mut OsRng).unwrap()
}
