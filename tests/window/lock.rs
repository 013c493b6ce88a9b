//! Somebody comes to the door: the program is locked in the middle of a sentence.

use fantoccini::Locator;
use fantoccini::key::Key;

use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

#[tokio::test]
async fn locking_in_the_middle_of_a_sentence_keeps_its_words() {
    let home = tempfile::tempdir().unwrap();
    let manager = Driven::start(home.path()).await;
    manager.presses("Look round the example home").await;
    manager.presses("Kayden").await;
    manager.arrives("Kayden, 14").await;
    manager.presses("The move").await;
    manager.arrives("The move").await;

    let field = "q-moving_in-first_72_hours";
    manager
        .until(&format!("document.getElementById('{field}')"))
        .await;
    manager.empties(field).await;
    let place = manager.window.find(Locator::Id(field)).await.unwrap();
    place.send_keys("Dee or Joe on every sh").await.unwrap();
    // Ctrl+L at once: the field has not been left, and no pause has passed.
    let lock: String = [char::from(Key::Control), 'l'].into_iter().collect();
    place.send_keys(&lock).await.unwrap();

    manager.arrives("Sign in").await;
    let shown = manager
        .window
        .execute("return document.documentElement.outerHTML", vec![])
        .await
        .unwrap();
    let shown = shown.as_str().unwrap();
    for word in ["Dee or Joe", "Kayden", "Aisha"] {
        assert!(
            !shown.contains(word),
            "“{word}” is still in the locked window"
        );
    }

    manager.types("passphrase", EXAMPLE_PASSPHRASE).await;
    manager.presses_button("Sign in").await;
    manager.arrives("The move").await;
    manager
        .until(&format!(
            "document.getElementById('{field}').value === 'Dee or Joe on every sh'"
        ))
        .await;
}
