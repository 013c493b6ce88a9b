//! A decline on the first screen: from the list to a signed answer, with the reply to the
//! authority in hand.

use std::path::Path;
use std::time::Duration;

use chrono::Datelike;
use fantoccini::Locator;

use crate::answers::{Is, Says};
use crate::driven::Driven;

const PASSPHRASE: &str = "this house is only an example";

/// What a person may be asked for between "New referral" and the signed decision.
const MOST_PRESSES: usize = 30;
const MOST_FIELDS: usize = 24;

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
    let written = answer_and_reasons(&manager).await;
    let reply_by = manager.today().await + chrono::Days::new(3);
    manager.dates("draft-reply-by", reply_by).await;
    manager.presses_button("Keep this letter").await;
    // Nobody was named to whom it goes.
    manager
        .answers(&[("challenges/0/to", Says("Eastmere duty team"))])
        .await;
    manager
        .sees("Nothing stands in the way of this answer")
        .await;
    manager.picture("decline").await;
    manager.presses("Check the answers and sign").await;
    manager.arrives("Check answers and sign").await;
    manager
        .signs("Decline: outside the range of needs", PASSPHRASE)
        .await;

    let (presses, fields, keys) = manager.effort.counted();
    // Words are a person's own and come from the call; the passphrase and the way are not.
    let way = manager.effort.of_a_person() - written;
    println!(
        "a decline, list to signed: {presses} presses, {fields} fields, {keys} keys; about {} s of a \
         person, of which {} s the sentences of the reasons",
        manager.effort.of_a_person().as_secs(),
        written.as_secs()
    );
    assert!(presses <= MOST_PRESSES && fields <= MOST_FIELDS);
    assert!(
        way < Duration::from_secs(120),
        "{way:?} besides the sentences"
    );

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
    manager.presses("Save and go to the referral").await;
    manager.arrives("Wren, 8").await;
}

async fn plainly_outside(manager: &Driven) {
    manager.presses("First screen").await;
    manager.arrives("First screen").await;
    manager
        .answers(&[
            ("first_screen/plainly_outside", Is("yes")),
            (
                "first_screen/plainly_outside_because",
                Says("She is eight."),
            ),
        ])
        .await;
}

/// The outcome, its reason, and what the answer still needs, all on this page. Gives the time the
/// sentences take.
async fn answer_and_reasons(manager: &Driven) -> Duration {
    let outcome = "input[name=quick-outcome][value=decline_outside_range]";
    manager.clicks(Locator::Css(outcome)).await;
    manager.sees("What this answer still needs").await;
    manager
        .chooses("q-decision-reasons", "age_sex_or_number")
        .await;
    manager.presses_button("Add this reason").await;
    let before = manager.effort.of_a_person();
    manager
        .answers(&[
            (
                "decision/reasons/0/evidence",
                Says("She is 8; section 2 says 10 to 17."),
            ),
            ("why_now/reason", Says("Her carers gave notice.")),
            ("group/if_the_answer_is_no", Says("She stays where she is.")),
            (
                "decision/range_reasons",
                Says("Outside section 2: 10 to 17."),
            ),
            ("decision/response_reasons", Says("Not gone into.")),
            ("decision/group_reasons", Says("Not gone into.")),
            ("decision/doubts", Says("None.")),
            ("decision/dissent", Says("Nobody; I asked Dee.")),
            ("decision/pressure", Says("None.")),
            ("decision/who_is_told", Says("The duty worker, today.")),
            ("decision/would_change", Says("Nothing before she is ten.")),
        ])
        .await;
    let written = manager.effort.of_a_person() - before;
    manager
        .answers(&[
            ("legal/looked_after", Is("yes")),
            ("referrer/placing_authority_kind", Is("local_authority")),
        ])
        .await;
    written
}

async fn reply_in_hand(manager: &Driven, letter: &Path) {
    manager.presses("Read the decision record").await;
    manager.arrives("Record").await;
    manager.presses("Reply to the placing authority").await;
    manager.arrives("Reply to the placing authority").await;
    manager
        .until("document.querySelector('main textarea')?.value.length > 200")
        .await;
    manager.types("document-passphrase", PASSPHRASE).await;
    manager.presses_button("Sign it and keep it").await;
    manager.sees("is in the casebook").await;
    manager.picture("reply").await;
    manager.presses_button("Export a copy").await;
    for _ in 0..200 {
        if letter.is_file() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the reply was not written:\n{}", manager.text().await);
}
