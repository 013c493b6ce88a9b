//! A decline on the first screen: from the list to a signed answer, with the reply to the
//! authority in hand.

use std::path::Path;

use chrono::Datelike;
use fantoccini::Locator;

use crate::answers::Is;
use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

/// What a person may be asked for between "New referral" and the signed decision.
const MOST_PRESSES: usize = 14;
const MOST_FIELDS: usize = 7;
const MOST_KEYS: usize = 100;
/// The same, with the reply signed as well.
const MOST_PRESSES_WITH_THE_REPLY: usize = MOST_PRESSES + 1;
const MOST_FIELDS_WITH_THE_REPLY: usize = MOST_FIELDS + 1;

#[tokio::test]
async fn a_decline_on_the_first_screen_is_signed_with_its_reply_in_hand() {
    let home = tempfile::tempdir().unwrap();
    let letter = home.path().join("reply.pdf");
    let manager = Driven::start_with(home.path(), letter.to_str().unwrap()).await;
    manager.presses("Look round the example home").await;
    manager.arrives("Referrals").await;
    manager.effort.begins();

    begin(&manager).await;
    plainly_outside(&manager).await;
    the_answer_and_its_reason(&manager).await;
    what_it_still_needs(&manager).await;
    manager.picture("decline").await;
    sign(&manager).await;
    let (presses, fields, keys) = manager.effort.counted();
    println!(
        "a decline, list to signed: {presses} presses, {fields} fields, {keys} keys; about {} s of a \
         person by the keystroke-level model",
        manager.effort.of_a_person().as_secs()
    );
    assert!(presses <= MOST_PRESSES, "{presses} presses");
    assert!(fields <= MOST_FIELDS, "{fields} fields");
    assert!(keys <= MOST_KEYS, "{keys} keys");

    sign_the_reply(&manager).await;
    let (presses, fields, keys) = manager.effort.counted();
    println!(
        "with its reply signed: {presses} presses, {fields} fields, {keys} keys; about {} s",
        manager.effort.of_a_person().as_secs()
    );
    assert!(presses <= MOST_PRESSES_WITH_THE_REPLY && fields <= MOST_FIELDS_WITH_THE_REPLY);
    reply_in_hand(&manager, &letter).await;
}

async fn begin(manager: &Driven) {
    let today = manager.today().await;
    let born = today.with_year(today.year() - 8).unwrap_or(today);
    manager.presses("New referral").await;
    manager.arrives("New referral").await;
    manager.chooses("route", "planned").await;
    manager.types("authority", "Eastmere (EXAMPLE)").await;
    manager.types("child", "Wren").await;
    manager.dates("birth", born).await;
    manager.presses("Save and go to the first screen").await;
    manager.arrives("First screen").await;
}

async fn plainly_outside(manager: &Driven) {
    manager
        .answers(&[("first_screen/plainly_outside", Is("yes"))])
        .await;
}

/// The outcome and its reason, each one press; what it rests on is put in from the home's own facts.
async fn the_answer_and_its_reason(manager: &Driven) {
    let outcome = "input[name=quick-outcome][value=decline_outside_range]";
    manager.clicks(Locator::Css(outcome)).await;
    manager
        .presses_button("+ Outside the age, sex or number")
        .await;
    manager.presses_button("Put in: On ").await;
    manager.is_saved().await;
    manager.sees("What this answer still needs").await;
}

async fn what_it_still_needs(manager: &Driven) {
    manager
        .answers(&[
            ("first_screen/doubt_or_pressure", Is("no")),
            ("referrer/placing_authority_kind", Is("local_authority")),
        ])
        .await;
    manager.presses_button("Put in: Nothing before").await;
    manager.presses_button("Put in: Eastmere").await;
    manager.is_saved().await;
    // A day to reply by stands there, and to whom it goes: both are read, and could be changed.
    manager.presses_button("Keep this letter").await;
    manager
        .sees("Nothing stands in the way of this answer")
        .await;
}

async fn sign(manager: &Driven) {
    manager
        .sees("You are signing Decline: outside the range of needs")
        .await;
    manager.types("sign-passphrase", EXAMPLE_PASSPHRASE).await;
    manager.presses_button("Sign the decision").await;
    manager.signing_is_told().await;
}

/// The reply is drafted from what was signed, on the same page.
async fn sign_the_reply(manager: &Driven) {
    manager
        .until("document.querySelector(\"main textarea[id^='part-']\")?.value.length > 200")
        .await;
    assert_eq!(manager.barriers().await, Vec::<String>::new(), "the reply");
    manager
        .types("document-passphrase", EXAMPLE_PASSPHRASE)
        .await;
    manager.presses_button("Sign it and keep it").await;
    manager.sees("is in the casebook. Export").await;
    manager.picture("reply").await;
}

async fn reply_in_hand(manager: &Driven, letter: &Path) {
    manager.presses_button("Export a copy").await;
    for _ in 0..600 {
        if letter.is_file() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the reply was not written:\n{}", manager.text().await);
}
