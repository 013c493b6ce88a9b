//! Who may do what, and who can sign as whom.

use casebook::{Casebook, NewPerson, NewRecord, Passphrase, Standing};
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
        until: (standing == Standing::Reader).then(|| at(3_600)),
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
        "not_allowed"
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

#[test]
fn a_readers_way_in_ends_by_itself_whatever_the_clock_says() {
    let (example, mut casebook) = Example::open_at_once();
    let endless = NewPerson {
        until: None,
        ..person("Maud Tillery", Standing::Reader)
    };
    let rng = &mut OsRng;
    let added = casebook.add_person(&endless, &another_passphrase(), QUICK, at(1), rng);
    assert_eq!(code(added), "end_needed");
    let inspector = person("Maud Tillery", Standing::Reader);
    casebook
        .add_person(&inspector, &another_passphrase(), QUICK, at(2), rng)
        .unwrap();
    casebook.close().unwrap();

    let open = |seconds| Casebook::open(&example.path, &another_passphrase(), at(seconds));
    let casebook = open(3_599).unwrap().casebook;
    assert_eq!(code(casebook.must_still_be_in_time(at(3_599))), "none");
    assert_eq!(code(casebook.must_still_be_in_time(at(3_600))), "time_over");
    casebook.close().unwrap();
    assert_eq!(code(open(3_600)), "time_over");
    // Somebody else is there later; then the clock is set back.
    let mut casebook = Casebook::open(&example.path, &passphrase(), at(3_500))
        .unwrap()
        .casebook;
    casebook
        .save_child("c", &json!({"n": 1}), at(4_000))
        .unwrap();
    casebook.close().unwrap();
    assert_eq!(code(open(100)), "time_over");
    // At the next sign-in of anybody the slot itself is gone.
    drop(Casebook::open(&example.path, &passphrase(), at(4_100)).unwrap());
    assert_eq!(code(open(100)), "wrong_passphrase");
}

#[test]
fn a_removed_person_opens_nothing_and_stays_named() {
    let (example, mut casebook) = Example::open_at_once();
    let rng = &mut OsRng;
    let added = casebook
        .add_person(&deputy(), &another_passphrase(), QUICK, at(1), rng)
        .unwrap();
    casebook.close().unwrap();
    let mut casebook = opened_by(&example, &another_passphrase());
    casebook.save_child("c", &json!({"n": 1}), at(61)).unwrap();
    casebook.close().unwrap();
    let older_keys = std::fs::read(example.beside("-keys")).unwrap();

    let mut casebook = opened_by(&example, &passphrase());
    casebook.remove_person(&added.id, at(62)).unwrap();
    let people = casebook.people().unwrap();
    assert_eq!(
        (people[1].active, &*people[1].name),
        (false, "Idris Fennimore")
    );
    let wrote = casebook.journal(10).unwrap();
    assert!(wrote.iter().any(|entry| entry.who == added.id));
    assert_eq!(code(casebook.remove_person(&added.id, at(63))), "not_here");
    casebook.close().unwrap();
    let open = || Casebook::open(&example.path, &another_passphrase(), at(64));
    assert_eq!(code(open()), "wrong_passphrase");
    // The keys as they were before, put back.
    std::fs::write(example.beside("-keys"), older_keys).unwrap();
    assert_eq!(code(open()), "not_allowed");
}

#[test]
fn a_registered_person_always_remains() {
    let (_example, mut casebook) = Example::open_at_once();
    let me = casebook.signed_in().id.clone();
    let lesser = person("Rosalind Ashworth", Standing::Deputy);
    let rng = &mut OsRng;
    assert_eq!(
        code(casebook.change_person(&me, &lesser, at(1))),
        "last_registered_person"
    );
    assert_eq!(code(casebook.remove_person(&me, at(1))), "not_yourself");
    let provider = person("Ottoline Larch", Standing::RegisteredProvider);
    let added = casebook
        .add_person(&provider, &another_passphrase(), QUICK, at(2), rng)
        .unwrap();
    let changed = casebook.change_person(&me, &lesser, at(3)).unwrap();
    assert_eq!(changed.standing, Standing::Deputy);
    // From this moment on.
    assert_eq!(
        code(casebook.remove_person(&added.id, at(4))),
        "not_allowed"
    );
}

#[test]
fn a_changed_name_or_standing_ends_the_certificate_that_carries_it() {
    let (_example, mut casebook) = Example::open_at_once();
    let me = casebook.signed_in().id.clone();
    let rng = &mut OsRng;
    casebook
        .seal_identity(&me, &passphrase(), b"identity", at(1), rng)
        .unwrap();
    let manager = crate::example::manager();
    let same = NewPerson {
        registration: "Registered manager since 2024".to_owned(),
        ..manager.clone()
    };
    assert!(
        casebook
            .change_person(&me, &same, at(2))
            .unwrap()
            .has_identity
    );
    let entry = &casebook.journal(1).unwrap()[0];
    assert_eq!(entry.what, "person_changed");
    assert!(entry.detail.as_str().contains("/registration"));
    let renamed = NewPerson {
        name: "Rosalind Ashworth-Bell".to_owned(),
        ..same
    };
    assert!(
        !casebook
            .change_person(&me, &renamed, at(3))
            .unwrap()
            .has_identity
    );
    assert_eq!(casebook.signed_in().name, "Rosalind Ashworth-Bell");
}
