//! The whole way once: from the first start to a signed, verified record, in the example home.

use fantoccini::Locator;

use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

#[tokio::test]
async fn from_the_first_start_to_a_signed_and_verified_record() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("copy.pdf");
    let manager = Driven::start_with(home.path(), copy.to_str().unwrap()).await;

    manager
        .arrives("From a referral to a signed decision")
        .await;
    manager.picture("start").await;
    manager.presses("Look round the example home").await;
    manager.arrives("Referrals").await;
    manager.sees("Kayden").await;
    manager.picture("referrals").await;

    manager.presses("Kayden").await;
    manager.arrives("Kayden, 14").await;
    manager.picture("referral").await;
    a_child_who_moves_in_closes_acceptance(&manager).await;
    manager.finishes_kayden().await;

    sign(&manager).await;
    read_and_verify(&manager).await;
    assert!(copy.is_file(), "the copy was written");

    lock_and_check_from_outside(&manager).await;
    sign_in_again(&manager).await;
}

/// Acceptance stays closed until something is written about every child living here.
async fn a_child_who_moves_in_closes_acceptance(manager: &Driven) {
    let today = manager.today().await;
    manager.goes_to("Children living here").await;
    manager.arrives("Children living here").await;
    manager.presses("Add a child").await;
    manager.arrives("Add a child").await;
    manager.types("initials", "Z.Q.").await;
    manager.types("known-as", "Zadie").await;
    manager.dates("arrived", today).await;
    manager.presses_button("Add this child").await;
    manager.presses("Zadie").await;
    manager.arrives("Zadie").await;

    manager.goes_to("Referrals").await;
    manager.presses("Kayden").await;
    manager.sees("About Z.Q. nothing is written yet").await;
    manager.presses("Decision").await;
    manager.arrives("Decision").await;
    let closed = "document.getElementById('outcome-accept-closed')?.innerText";
    let with = manager.until(closed).await;

    // Entered by mistake: the profile is kept, and the child no longer counts.
    manager.goes_to("Children living here").await;
    manager.presses("Zadie").await;
    manager.dates("left", today).await;
    manager.presses_button("Save, gone over today").await;
    manager.arrives("Children living here").await;
    manager.goes_to("Referrals").await;
    manager.presses("Kayden").await;
    manager.arrives("Kayden, 14").await;
    assert!(!manager.text().await.contains("Z.Q."));
    manager.presses("Decision").await;
    let without = manager.until(closed).await;
    assert_ne!(with, without, "the child living here counted");
    manager.presses("Kayden, 14").await;
    manager.arrives("Kayden, 14").await;
}

async fn sign(manager: &Driven) {
    manager.presses("Go on to: Check answers").await;
    manager.arrives("Check answers and sign").await;
    manager.presses("I have gone through these answers").await;
    manager.sees("You are signing Not yet").await;
    manager
        .types("sign-passphrase", "not the passphrase at all")
        .await;
    manager.presses_button("Sign the decision").await;
    let refusal = manager
        .until("document.querySelector('main .govuk-error-message')?.innerText")
        .await;
    assert!(
        refusal.as_str().unwrap_or_default().contains("passphrase"),
        "{refusal}"
    );
    assert_eq!(
        manager.barriers().await,
        Vec::<String>::new(),
        "a refused passphrase"
    );

    manager.empties("sign-passphrase").await;
    manager.types("sign-passphrase", EXAMPLE_PASSPHRASE).await;
    manager.presses_button("Sign the decision").await;
    manager.sees("The decision record is number").await;
    assert_eq!(manager.barriers().await, Vec::<String>::new(), "signed");
}

/// The record is shown page by page, found whole and genuine, and kept in the register.
async fn read_and_verify(manager: &Driven) {
    manager.presses("Read the decision record").await;
    manager.sees("Page 1 of").await;
    manager
        .until("!document.querySelector('main [role=progressbar], main progress')")
        .await;
    let drawn = "[...document.querySelectorAll('figure canvas')].every(page => {
        const dots = page.getContext('2d').getImageData(0, 0, page.width, page.height).data;
        let ink = 0;
        for (let i = 0; i < dots.length; i += 4) if (dots[i] < 128 && dots[i + 3] === 255) ink += 1;
        return ink > 200 })";
    manager
        .until(&format!(
            "document.querySelectorAll('figure canvas').length > 2 && {drawn}"
        ))
        .await;
    assert!(!manager.text().await.contains("could not be drawn"));
    manager
        .until("!document.querySelector('header .count')")
        .await;
    manager.arrives("Record").await;
    manager.picture("record").await;

    manager.finds_the_record_whole().await;
    manager.presses("Export a copy").await;
    manager.sees("A copy was written").await;

    manager.goes_to("Decisions").await;
    manager.arrives("Decisions").await;
    manager
        .until("document.querySelectorAll('tbody tr').length === 3")
        .await;
    manager.sees("Not yet").await;
}

/// Anybody at the computer can check a record; nobody needs to sign in for it.
async fn lock_and_check_from_outside(manager: &Driven) {
    manager.goes_to("Lock").await;
    manager.arrives("Sign in").await;
    manager.presses("Check a record").await;
    manager.arrives("Check a record").await;
    manager.presses("Choose a PDF").await;
    manager.sees("copy.pdf").await;
    manager
        .until("document.querySelectorAll('section.checked li').length > 3")
        .await;
    assert!(!manager.text().await.contains("Does not hold"));
    assert_eq!(
        manager.barriers().await,
        Vec::<String>::new(),
        "a checked record"
    );
    manager.picture("check").await;
    manager.presses("Back").await;
}

async fn sign_in_again(manager: &Driven) {
    manager.arrives("Sign in").await;
    manager
        .types("passphrase", "not the passphrase at all")
        .await;
    manager.presses_button("Sign in").await;
    manager
        .sees("This passphrase does not open this casebook")
        .await;
    manager.empties("passphrase").await;
    manager.types("passphrase", EXAMPLE_PASSPHRASE).await;
    manager.presses_button("Sign in").await;
    manager.goes_to("Referrals").await;
    manager.sees("Nobody is waiting for an answer").await;
    manager.presses("Kayden").await;
    manager.arrives("Kayden, 14").await;
    manager.presses("Papers and relevant plans").await;
    manager.sees("This decision is signed").await;
    manager
        .until("document.querySelector('#q-plans-care_plan-pages').matches(':disabled')")
        .await;
    let open = "[...document.querySelectorAll('main :is(input, textarea, select)')].some(c => !c.matches(':disabled'))";
    assert_eq!(
        manager
            .window
            .execute(&format!("return {open}"), vec![])
            .await
            .unwrap(),
        false
    );
    manager
        .clicks(Locator::Css("header a[href=\"#/referrals\"]"))
        .await;
}
