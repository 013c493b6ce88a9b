//! Who may do what, and who can sign as whom.

use casebook::{Act, Casebook, NewPerson, NewRecord, Passphrase, Standing};
use rand_core::OsRng;
use serde_json::json;

use crate::example::{Example, QUICK, another_passphrase, at, code, passphrase};

fn deputy() -> NewPerson {
    person("Idris Fennimore", Standing::Deputy)
}

fn person(name: &str, standing: Standing) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        standing,
        registration: String::new(),
    }
}

fn opened_by(example: &Example, passphrase: &Passphrase) -> Casebook {
    Casebook::open(&example.path, passphrase, at(60))
        .unwrap()
        .casebook
}

#[test]
fn each_person_opens_it_with_their_own_passphrase() {
    let (example, mut casebook) = Example::open_at_once();
    let added = casebook
        .add_person(&deputy(), &another_passphrase(), QUICK, at(1), &mut OsRng)
        .unwrap();
    casebook.close().unwrap();
    let casebook = opened_by(&example, &another_passphrase());
    assert_eq!(casebook.signed_in(), &added);
    assert_eq!(casebook.people().unwrap().len(), 2);
    drop(casebook);
    assert_eq!(
        opened_by(&example, &passphrase()).signed_in().name,
        "Rosalind Ashworth"
    );
}

#[test]
fn two_people_cannot_have_the_same_passphrase() {
    let (_example, mut casebook) = Example::open_at_once();
    let added = casebook.add_person(&deputy(), &passphrase(), QUICK, at(1), &mut OsRng);
    assert_eq!(code(added), "passphrase_taken");
    assert_eq!(casebook.people().unwrap().len(), 1);
}

#[test]
fn nobody_who_can_open_the_casebook_can_sign_as_somebody_else() {
    let (example, mut casebook) = Example::open_at_once();
    let manager = casebook.signed_in().id.clone();
    assert_eq!(
        code(casebook.open_identity(&manager, &passphrase())),
        "no_identity"
    );
    casebook
        .seal_identity(&manager, &passphrase(), b"EXAMPLE key", at(1), &mut OsRng)
        .unwrap();
    assert!(casebook.signed_in().has_identity);
    casebook
        .add_person(&deputy(), &another_passphrase(), QUICK, at(2), &mut OsRng)
        .unwrap();
    casebook.close().unwrap();

    let casebook = opened_by(&example, &another_passphrase());
    let opened = casebook.open_identity(&manager, &another_passphrase());
    assert_eq!(code(opened), "not_their_passphrase");
    assert_eq!(
        casebook
            .open_identity(&manager, &passphrase())
            .unwrap()
            .as_slice(),
        b"EXAMPLE key"
    );
}

#[test]
fn an_identity_is_sealed_only_under_its_owners_passphrase() {
    let (_example, mut casebook) = Example::open_at_once();
    let manager = casebook.signed_in().id.clone();
    let sealed = casebook.seal_identity(&manager, &another_passphrase(), b"key", at(1), &mut OsRng);
    assert_eq!(code(sealed), "not_their_passphrase");
    assert_eq!(
        code(casebook.open_identity(&manager, &passphrase())),
        "no_identity"
    );
}

#[test]
fn the_authority_is_for_everybody_and_its_key_for_its_keeper() {
    let (example, mut casebook) = Example::open_at_once();
    assert_eq!(casebook.authority().unwrap(), None);
    assert_eq!(code(casebook.open_authority(&passphrase())), "not_here");
    casebook
        .keep_authority(b"certificate", b"key", &passphrase(), at(1), &mut OsRng)
        .unwrap();
    casebook
        .add_person(&deputy(), &another_passphrase(), QUICK, at(2), &mut OsRng)
        .unwrap();
    casebook.close().unwrap();

    let mut casebook = opened_by(&example, &another_passphrase());
    assert_eq!(casebook.authority().unwrap().unwrap(), b"certificate");
    assert_eq!(
        code(casebook.open_authority(&another_passphrase())),
        "not_their_passphrase"
    );
    let kept = casebook.keep_authority(b"c", b"k", &another_passphrase(), at(3), &mut OsRng);
    assert_eq!(code(kept), "not_allowed");
    drop(casebook);
    let casebook = opened_by(&example, &passphrase());
    assert_eq!(
        casebook.open_authority(&passphrase()).unwrap().as_slice(),
        b"key"
    );
}

#[test]
fn a_deputy_drafts_and_does_not_sign() {
    assert!(Standing::Deputy.may(Act::Write));
    assert!(!Standing::Deputy.may(Act::Sign));
    assert!(Standing::RegisteredManager.may(Act::Sign));
}

#[test]
fn a_reader_reads_and_does_nothing_else() {
    let (example, mut casebook) = Example::open_at_once();
    let id = casebook
        .new_referral(&json!({"n": 1}), at(1), &mut OsRng)
        .unwrap()
        .id;
    let inspector = person("Maud Tillery", Standing::Reader);
    casebook
        .add_person(&inspector, &another_passphrase(), QUICK, at(2), &mut OsRng)
        .unwrap();
    casebook.close().unwrap();

    let mut casebook = opened_by(&example, &another_passphrase());
    casebook.referral(&id).unwrap();
    let rng = &mut OsRng;
    let record = NewRecord {
        number: 1,
        referral: &id,
        revision: 1,
        outcome: "Declined",
        signed_at: at(3),
        pdf: b"EXAMPLE",
    };
    let date = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let refused = [
        code(casebook.new_referral(&json!({}), at(3), rng)),
        code(casebook.save_referral(&id, 1, &json!({}), at(3))),
        code(casebook.close_referral(&id, 1, "", at(3))),
        code(casebook.save_child("c", &json!({}), at(3))),
        code(casebook.save_home(&json!({}), at(3))),
        code(casebook.add_statement_of_purpose(date, &json!({}), at(3))),
        code(casebook.store_record(record)),
        code(casebook.export_record(1, at(3))),
        code(casebook.add_person(&deputy(), &Passphrase::new("x"), QUICK, at(3), rng)),
    ];
    assert_eq!(refused, ["not_allowed"; 9]);
}
