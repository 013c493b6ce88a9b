//! A whole referral without a mouse: begun, answered, signed.

use chrono::Datelike;
use fantoccini::key::Key;

use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

#[tokio::test]
async fn a_referral_is_begun_answered_and_signed_with_the_keyboard_alone() {
    let home = tempfile::tempdir().unwrap();
    let manager = Driven::start(home.path()).await;
    manager
        .until("document.querySelector('main button, main a')")
        .await;
    manager.tabs_and_enters("Look round the example home").await;
    manager.arrives("Referrals").await;

    manager.tabs_and_enters("New referral").await;
    manager.arrives("New referral").await;
    manager.tabs_and_chooses_first("route").await;
    manager
        .tabs_and_types("authority", "Eastmere (EXAMPLE)")
        .await;
    manager.tabs_and_types("child", "Wren").await;
    let born = (manager.today().await.year() - 8).to_string();
    for (part, typed) in [
        ("birth", "1"),
        ("birth-month", "1"),
        ("birth-year", born.as_str()),
    ] {
        manager.tabs_and_types(part, typed).await;
    }
    manager.keys(&[Key::Enter.into()]).await;
    manager.arrives("Wren, 8").await;

    manager.tabs_and_enters("First screen").await;
    manager.arrives("First screen").await;
    manager
        .tabs_and_chooses_first("q-first_screen-plainly_outside")
        .await;
    manager.tabs_and_chooses_first("quick-outcome").await;
    reason(&manager).await;
    what_it_still_needs(&manager).await;
    manager.tabs_and_enters("Keep this letter").await;
    manager
        .sees("Nothing stands in the way of this answer")
        .await;
    manager
        .tabs_and_types("sign-passphrase", EXAMPLE_PASSPHRASE)
        .await;
    manager.keys(&[Key::Enter.into()]).await;
    manager.signing_is_told().await;
}

/// Any other reason is found in the list, where letters choose, as in every program.
async fn reason(manager: &Driven) {
    let list = "document.getElementById('q-decision-reasons')";
    manager.tabs_and_enters("Another kind of reason").await;
    manager.tabs_to("e => e.id === 'q-decision-reasons'").await;
    let words = manager
        .until(&format!(
            "[...{list}.options].find(o => o.value === 'age_sex_or_number').text"
        ))
        .await;
    let words: Vec<char> = words.as_str().unwrap().chars().take(12).collect();
    manager.keys(&words).await;
    manager
        .until(&format!("{list}.value === 'age_sex_or_number'"))
        .await;
    manager.tabs_and_enters("Add this reason").await;
    manager
        .until("document.activeElement.id === 'q-decision-reasons-0-evidence'")
        .await;
    let evidence: Vec<char> = "Section 2 says 10 to 17.".chars().collect();
    manager.keys(&evidence).await;
    manager.is_saved().await;
    manager.sees("What this answer still needs").await;
}

async fn what_it_still_needs(manager: &Driven) {
    // In the order of the page, whatever it is: each question that is asked and not answered.
    const NEXT: &str = "
        return [...document.querySelectorAll('.decline :is(textarea, input[type=radio], input[type=text])')]
          .filter((e) => e.id !== 'q-challenges' && !e.id.startsWith('draft-') && e.name !== 'quick-outcome')
          .find((e) => e.type === 'radio'
            ? ![...document.getElementsByName(e.name)].some((one) => one.checked)
            : e.value === '')";
    loop {
        let script = format!(
            "const found = (() => {{ {NEXT} }})(); return found ? {{ radio: found.type === 'radio', id: found.id, name: found.name }} : null"
        );
        let found = manager.window.execute(&script, vec![]).await.unwrap();
        if found.is_null() {
            break;
        }
        if found["radio"] == true {
            manager
                .tabs_and_chooses_first(found["name"].as_str().unwrap())
                .await;
        } else {
            manager
                .tabs_and_types(found["id"].as_str().unwrap(), "None; I asked.")
                .await;
        }
        manager.is_saved().await;
    }
}
