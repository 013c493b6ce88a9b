//! A home of one's own: set up, filled with the little it needs, locked, opened again; and the plug
//! pulled while somebody types in it.

use std::path::Path;

use fantoccini::Locator;
use fantoccini::key::Key;

use crate::driven::Driven;

const PASSPHRASE: &str = "lantern orchard quiet ferry seven";

#[tokio::test]
async fn a_home_of_ones_own_from_nothing_to_a_referral_that_survives_the_plug() {
    let home = tempfile::tempdir().unwrap();
    let manager = Driven::start(home.path()).await;
    set_up(&manager).await;
    nothing_is_there_yet(&manager).await;
    statement_of_purpose(&manager).await;
    child(&manager).await;
    let address = referral_by_keyboard_alone(&manager).await;

    manager.goes_to("Lock").await;
    manager.arrives("Sign in").await;
    sign_in(&manager).await;
    manager
        .until(&format!("location.hash === '{address}'"))
        .await;
    drop(manager);
    plug_pulled(home.path(), &address).await;
}

async fn set_up(manager: &Driven) {
    manager.arrives("From a referral").await;
    manager.presses("Set up a home").await;
    manager.arrives("Set up a home").await;
    manager.presses_button("Continue").await;
    manager.sees("Enter the name of the home").await;
    manager.types("name", "Larch End (EXAMPLE)").await;
    manager.types("places", "4").await;
    manager.presses_button("Continue").await;
    manager.types("manager", "Ada Example").await;
    manager.types("passphrase", "short").await;
    manager.types("passphrase-again", "short").await;
    manager.presses_button("Make the casebook").await;
    manager
        .until("document.querySelector('.govuk-error-message')")
        .await;
    assert_eq!(
        manager.barriers().await,
        Vec::<String>::new(),
        "a weak passphrase"
    );
    for field in ["passphrase", "passphrase-again"] {
        manager.empties(field).await;
        manager.types(field, PASSPHRASE).await;
    }
    manager.presses_button("Make the casebook").await;
    manager.arrives("Referrals").await;
}

async fn nothing_is_there_yet(manager: &Driven) {
    manager.sees("No referrals yet").await;
    for (place, words) in [
        ("Children living here", "No child lives here now"),
        ("Decisions", "No decision has been signed yet"),
        ("Statement of purpose", "No version has been entered yet"),
    ] {
        manager.goes_to(place).await;
        manager.arrives(place).await;
        manager.sees(words).await;
    }
    for (place, heading) in [
        ("The home", "The home"),
        ("Team", "Team"),
        ("Check a record", "Check a record"),
    ] {
        manager.goes_to(place).await;
        manager.arrives(heading).await;
    }
}

async fn statement_of_purpose(manager: &Driven) {
    manager.goes_to("Statement of purpose").await;
    manager.presses("Enter the statement of purpose").await;
    manager.arrives("The statement of purpose").await;
    manager.types("version", "1").await;
    manager.dates("dated", manager.today().await).await;
    manager.types("age-from", "9").await;
    manager.types("age-to", "16").await;
    manager.types("number", "4").await;
    manager.presses("Add a clause").await;
    manager
        .types(
            "c1-sentence",
            "We care for children who have been moved too often.",
        )
        .await;
    manager.types("c1-page", "5").await;
    manager.presses_button("Keep this version").await;
    manager.arrives("Statement of purpose").await;
    manager.sees("1 clause").await;
    manager.presses("Version 1").await;
    manager
        .sees("We care for children who have been moved too often.")
        .await;
    manager.arrives("Version 1").await;
}

async fn child(manager: &Driven) {
    manager.goes_to("Children living here").await;
    manager.presses("Add a child").await;
    manager.presses_button("Add this child").await;
    manager.sees("Enter the child’s initials").await;
    manager.types("initials", "Q.Q.").await;
    manager.types("triggers", "Doors that slam.").await;
    manager.presses_button("Add this child").await;
    manager.arrives("Children living here").await;
    manager.sees("Q.Q.").await;
}

/// Begins a referral without a mouse: Tab, letters, Space and Enter only. Gives its address.
async fn referral_by_keyboard_alone(manager: &Driven) -> String {
    manager.goes_to("Referrals").await;
    manager.arrives("Referrals").await;
    manager
        .tabs_to("e => e.innerText.trim() === 'New referral'")
        .await;
    manager.keys(&[char::from(Key::Enter)]).await;
    manager.arrives("New referral").await;
    manager.tabs_to("e => e.name === 'channel'").await;
    manager.keys(&[' ']).await;
    manager.tabs_to("e => e.id === 'authority'").await;
    manager
        .keys(&"Eastmere (EXAMPLE)".chars().collect::<Vec<_>>())
        .await;
    manager.tabs_to("e => e.id === 'child'").await;
    manager.keys(&['W', 'r', 'e', 'n', Key::Enter.into()]).await;
    manager
        .until("/^#.referral.[a-z0-9-]+$/.test(location.hash)")
        .await;
    manager.arrives("Wren").await;
    manager
        .until("location.hash")
        .await
        .as_str()
        .unwrap()
        .to_string()
}

async fn sign_in(manager: &Driven) {
    manager.types("passphrase", PASSPHRASE).await;
    manager.presses_button("Sign in").await;
    manager.until("document.querySelector('nav#places')").await;
}

/// Three times: something is typed and said to be saved, more is being typed, and the application is
/// killed. What was said to be saved is there.
async fn plug_pulled(home: &Path, address: &str) {
    let field = "q-why_now-reason";
    let mut saved = String::new();
    for time in 1..=4 {
        let manager = Driven::start(home).await;
        manager.arrives("Sign in").await;
        sign_in(&manager).await;
        manager
            .window
            .execute(&format!("location.hash = '{address}/referral'"), vec![])
            .await
            .unwrap();
        manager.presses("Unfold every part").await;
        let found = manager.until(&format!("document.getElementById('{field}') && {{ is: document.getElementById('{field}').value }}")).await;
        let found = found["is"].as_str().unwrap().to_string();
        assert!(
            found.starts_with(&saved),
            "after {} kills: “{found}” has lost “{saved}”",
            time - 1
        );
        if time == 4 {
            return;
        }
        let words = format!("Said and saved {time}. ");
        manager.types(field, &words).await;
        manager.is_saved().await;
        saved = format!("{found}{words}").trim_end().to_string();
        let field = manager.window.find(Locator::Id(field)).await.unwrap();
        field.send_keys("And half a sen").await.unwrap();
        drop(manager);
    }
}
