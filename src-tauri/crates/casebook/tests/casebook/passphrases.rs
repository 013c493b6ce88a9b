//! Passphrases change, are given anew and are recovered; each opens what it should and no more.

use std::fs;

use casebook::{Casebook, NewPerson, Passphrase, RecoveryCode, Standing};
use rand_core::OsRng;

use crate::example::{Example, QUICK, another_passphrase, at, code, passphrase};

fn third() -> Passphrase {
    Passphrase::new("pewter canyon violin marsh")
}

/// A manager who signs and vouches.
fn vouching() -> (Example, Casebook) {
    let (example, mut casebook) = Example::open_at_once();
    let me = casebook.signed_in().id.clone();
    casebook
        .keep_authority(
            b"certificate",
            b"vouching key",
            &passphrase(),
            at(1),
            &mut OsRng,
        )
        .unwrap();
    casebook
        .seal_identity(&me, &passphrase(), b"signing key", at(1), &mut OsRng)
        .unwrap();
    (example, casebook)
}

fn kit(casebook: &mut Casebook, seconds: i64) -> RecoveryCode {
    casebook
        .make_recovery_kit(&passphrase(), QUICK, at(seconds), &mut OsRng)
        .unwrap()
}

#[test]
fn a_changed_passphrase_opens_and_signs_and_the_old_one_does_neither() {
    let (example, mut casebook) = vouching();
    let file = fs::read(&example.path).unwrap();
    let me = casebook.signed_in().id.clone();
    let rng = &mut OsRng;
    let wrong = casebook.change_passphrase(&third(), &another_passphrase(), at(2), rng);
    assert_eq!(code(wrong), "not_their_passphrase");
    let easy = casebook.change_passphrase(&passphrase(), &Passphrase::new("x"), at(2), rng);
    assert_eq!(code(easy), "passphrase_too_short");
    let same = casebook.change_passphrase(&passphrase(), &passphrase(), at(2), rng);
    assert_eq!(code(same), "passphrase_taken");
    casebook
        .change_passphrase(&passphrase(), &another_passphrase(), at(2), rng)
        .unwrap();
    assert_eq!(
        fs::read(&example.path).unwrap(),
        file,
        "nothing was encrypted anew"
    );
    casebook.close().unwrap();

    let open = |with: &Passphrase| Casebook::open(&example.path, with, at(60));
    assert_eq!(code(open(&passphrase())), "wrong_passphrase");
    let casebook = open(&another_passphrase()).unwrap().casebook;
    let signing = casebook.open_identity(&me, &another_passphrase()).unwrap();
    assert_eq!(signing.as_slice(), b"signing key");
    let vouching = casebook.open_authority(&another_passphrase()).unwrap();
    assert_eq!(vouching.as_slice(), b"vouching key");
    assert_eq!(
        code(casebook.open_identity(&me, &passphrase())),
        "not_their_passphrase"
    );
}

/// The keys file is written twice around the commit; cut off between, one of the two counts.
#[test]
fn a_change_that_was_cut_off_leaves_exactly_one_passphrase() {
    let (example, mut casebook) = vouching();
    let before = fs::read(example.beside("-keys")).unwrap();
    casebook
        .change_passphrase(&passphrase(), &another_passphrase(), at(2), &mut OsRng)
        .unwrap();
    casebook.close().unwrap();
    // Cut off after the commit, with a keys file in which the old slot still stands: the
    // keys as they were open the file, and are told apart by the tables.
    fs::write(example.beside("-keys"), before).unwrap();
    let opened = Casebook::open(&example.path, &passphrase(), at(60));
    assert_eq!(code(opened), "wrong_passphrase");
}

#[test]
fn somebody_who_forgot_is_given_another_passphrase_and_signs_no_more_with_the_old_key() {
    let (example, mut casebook) = vouching();
    let rng = &mut OsRng;
    let deputy = NewPerson {
        name: "Idris Fennimore".to_owned(),
        standing: Standing::Deputy,
        registration: String::new(),
        until: None,
    };
    let added = casebook
        .add_person(&deputy, &another_passphrase(), QUICK, at(2), rng)
        .unwrap();
    casebook
        .seal_identity(&added.id, &another_passphrase(), b"theirs", at(2), rng)
        .unwrap();
    casebook
        .give_passphrase(&added.id, &third(), QUICK, at(3), rng)
        .unwrap();
    let people = casebook.people().unwrap();
    assert!(!people[1].has_identity && people[0].has_identity);
    let me = casebook.signed_in().id.clone();
    let mine = casebook.give_passphrase(&me, &third(), QUICK, at(3), rng);
    assert_eq!(code(mine), "not_yourself");
    casebook.close().unwrap();
    let open = |with: &Passphrase| Casebook::open(&example.path, with, at(60));
    assert_eq!(code(open(&another_passphrase())), "wrong_passphrase");
    assert_eq!(open(&third()).unwrap().person.name, "Idris Fennimore");
}

#[test]
fn the_recovery_kit_gives_a_registered_person_a_new_passphrase_and_the_same_root() {
    let (example, mut casebook) = vouching();
    let me = casebook.signed_in().id.clone();
    let wrong = casebook.make_recovery_kit(&third(), QUICK, at(2), &mut OsRng);
    assert_eq!(code(wrong), "not_their_passphrase");
    let printed = kit(&mut casebook, 2);
    assert_eq!(casebook.recovery_kit().unwrap().unwrap().made_by, me);
    casebook.close().unwrap();

    let text: String = printed
        .groups()
        .iter()
        .map(|group| format!("{} ", **group))
        .collect();
    let typed = RecoveryCode::read(&text).unwrap();
    // The code is no passphrase.
    let opened = Casebook::open(&example.path, &Passphrase::new(&text), at(3));
    assert_eq!(code(opened), "wrong_passphrase");
    let people = Casebook::people_by_recovery(&example.path, &typed, at(4)).unwrap();
    assert_eq!(people.len(), 1);
    let rng = &mut OsRng;
    let opened = Casebook::recover(
        &example.path,
        &typed,
        &me,
        &another_passphrase(),
        at(5),
        rng,
    )
    .unwrap();
    let casebook = opened.casebook;
    assert!(
        !casebook.signed_in().has_identity,
        "its key was sealed under the old passphrase"
    );
    let vouching = casebook.open_authority(&another_passphrase()).unwrap();
    assert_eq!(vouching.as_slice(), b"vouching key");
    let told: Vec<_> = casebook
        .journal(5)
        .unwrap()
        .into_iter()
        .map(|e| e.what)
        .collect();
    assert_eq!(
        told,
        [
            "signed_in",
            "sign_ins_failed",
            "passphrase_recovered",
            "recovery_kit_opened",
            "recovery_kit_made"
        ]
    );
    casebook.check_chain().unwrap();
    casebook.close().unwrap();
    let open = |with: &Passphrase| Casebook::open(&example.path, with, at(60));
    assert_eq!(code(open(&passphrase())), "wrong_passphrase");
    assert_eq!(code(open(&another_passphrase())), "none");
}

#[test]
fn a_new_kit_ends_the_one_before_and_an_older_keys_file_does_not_bring_it_back() {
    let (example, mut casebook) = vouching();
    let first = kit(&mut casebook, 2);
    let older_keys = fs::read(example.beside("-keys")).unwrap();
    let second = kit(&mut casebook, 3);
    casebook.close().unwrap();
    let by = |code: &RecoveryCode| Casebook::people_by_recovery(&example.path, code, at(4));
    assert_eq!(code(by(&first)), "wrong_code");
    assert_eq!(code(by(&second)), "none");
    fs::write(example.beside("-keys"), older_keys).unwrap();
    assert_eq!(code(by(&first)), "wrong_code");
}

#[test]
fn the_kit_is_not_for_people_who_do_not_answer_for_the_home() {
    let (example, mut casebook) = vouching();
    let rng = &mut OsRng;
    let deputy = NewPerson {
        name: "Idris Fennimore".to_owned(),
        standing: Standing::Deputy,
        registration: String::new(),
        until: None,
    };
    let added = casebook
        .add_person(&deputy, &another_passphrase(), QUICK, at(2), rng)
        .unwrap();
    let printed = kit(&mut casebook, 2);
    casebook.close().unwrap();
    let mut casebook = Casebook::open(&example.path, &another_passphrase(), at(3))
        .unwrap()
        .casebook;
    let made = casebook.make_recovery_kit(&another_passphrase(), QUICK, at(4), rng);
    assert_eq!(code(made), "not_allowed");
    casebook.close().unwrap();
    let recovered = Casebook::recover(&example.path, &printed, &added.id, &third(), at(5), rng);
    assert_eq!(code(recovered), "not_allowed");
}

#[test]
fn after_three_failed_sign_ins_the_next_waits_across_restarts_and_clock_changes() {
    let example = Example::new();
    let wrong = Passphrase::new("not this one at all");
    let fail = |seconds| code(Casebook::open(&example.path, &wrong, at(seconds)));
    for second in 1..=3 {
        assert_eq!(fail(second), "wrong_passphrase");
    }
    let open = |seconds| Casebook::open(&example.path, &passphrase(), at(seconds));
    assert_eq!(
        open(5).unwrap_err().to_string(),
        "too many sign-ins failed one after another: wait 3 seconds before the next"
    );
    assert_eq!(fail(8), "wrong_passphrase", "five seconds after the third");
    assert_eq!(code(open(17)), "wait_first");
    // The clock is set back by a day: the wait begins anew there and is no longer than it was.
    let back = -86_400;
    assert_eq!(code(open(back)), "wait_first");
    assert_eq!(code(open(back + 9)), "wait_first");
    let opened = open(back + 10).unwrap();
    let failed = casebook::Warning::SignInsFailed { count: 4 };
    assert!(opened.warnings.contains(&failed), "{:?}", opened.warnings);
    drop(opened);
    assert_eq!(fail(100), "wrong_passphrase", "the count begins anew");
}

#[test]
fn any_unicode_is_a_passphrase_and_composed_and_decomposed_are_the_same() {
    for (typed, again) in [
        (
            "żółw ćma gęś pstrąg",
            "z\u{307}o\u{301}łw c\u{301}ma ge\u{328}s\u{301} pstra\u{328}g",
        ),
        ("ночь улица фонарь аптека", "ночь улица фонарь аптека"),
        ("ترنج زمستان خیابان ماهی", "ترنج زمستان خیابان ماهی"),
        ("🦉🫖🪁🧦🌊🪗🥾🧭🪺🦔🛶🧲", "🦉🫖🪁🧦🌊🪗🥾🧭🪺🦔🛶🧲"),
        (
            "각설탕 나룻배 도토리 매미",
            "\u{1100}\u{1161}\u{11a8}설탕 나룻배 도토리 매미",
        ),
    ] {
        let (example, mut casebook) = Example::open_at_once();
        casebook
            .change_passphrase(&passphrase(), &Passphrase::new(typed), at(1), &mut OsRng)
            .unwrap();
        casebook.close().unwrap();
        let opened = Casebook::open(&example.path, &Passphrase::new(again), at(60));
        assert_eq!(code(opened), "none", "{typed}");
    }
}
