//! The register of a responsible individual: the example of two homes opened, one record read, the
//! changed file seen as such, a document and then a whole home deleted.

use fantoccini::Locator;

use crate::driven::Driven;

#[tokio::test]
async fn a_register_of_two_homes_is_read_and_what_is_no_longer_needed_deleted() {
    let home = tempfile::tempdir().unwrap();
    let keeper = Driven::start(home.path()).await;
    keeper.presses("Read across two example homes").await;
    keeper
        .until("document.querySelector('h1')?.innerText === 'To read'")
        .await;
    keeper.sees("10 signed decisions wait to be read").await;
    keeper.arrives("To read").await;

    one_is_read(&keeper).await;
    one_without_its_outcome(&keeper).await;
    the_changed_file(&keeper).await;
    a_document_goes(&keeper).await;
    a_home_goes(&keeper).await;

    keeper.goes_to("Patterns").await;
    keeper.sees("signed decisions in these days").await;
    keeper.arrives("Patterns").await;
}

async fn one_is_read(keeper: &Driven) {
    keeper
        .clicks(Locator::Css("main a[href^=\"#/gathered/\"]"))
        .await;
    keeper.presses_button("I have read it").await;
    keeper.sees("You said you had read it on").await;
    keeper.picture("register-record").await;
    keeper.presses("To read").await;
    keeper.sees("9 signed decisions wait to be read").await;
}

/// Whichever is drawn: its case is shown, nothing of how it came out, and it is set aside again.
async fn one_without_its_outcome(keeper: &Driven) {
    keeper.presses("Read without the outcome").await;
    keeper.chooses("sample-size", "1").await;
    keeper.presses_button("Draw a sample").await;
    keeper.presses("The case of record").await;
    keeper.sees("What you would have decided").await;
    keeper.unfolds_everything().await;
    let shown = keeper.text().await;
    assert!(shown.contains("Placing authority"), "{shown}");
    keeper.presses_button("Set it aside without a view").await;
    keeper.sees("Nothing is waiting.").await;
}

/// What failed its check is named by its file, with what is wrong, and never as a record.
async fn the_changed_file(keeper: &Driven) {
    keeper.goes_to("Signed records").await;
    keeper.sees("decisions that count").await;
    keeper.presses("See what is wrong").await;
    keeper.sees("One row.").await;
    keeper
        .sees("The document was changed after it was signed.")
        .await;
    keeper.presses("Rowan House/changed on the way.pdf").await;
    keeper.sees("This file failed its check").await;
    assert!(!keeper.text().await.contains("I have read it"));
}

async fn a_document_goes(keeper: &Driven) {
    keeper
        .presses("Delete this document from this register")
        .await;
    keeper.presses_button("Delete this document").await;
    keeper.sees("Write why it is deleted").await;
    assert_eq!(
        keeper.barriers().await,
        Vec::<String>::new(),
        "a deletion without a reason"
    );
    keeper
        .types("delete-because", "The home sent it again, whole.")
        .await;
    keeper.presses_button("Delete this document").await;
    keeper.arrives("Deleted from this register").await;
    keeper.presses("Signed records").await;
    keeper.sees("decisions that count").await;
    assert!(!keeper.text().await.contains("failed the check"));
}

async fn a_home_goes(keeper: &Driven) {
    let first = keeper
        .until("(([, home]) => home && [home.value, home.innerText])(document.querySelectorAll('#home option'))")
        .await;
    let (key, name): (String, String) = serde_json::from_value(first).unwrap();
    keeper.chooses("home", &key).await;
    keeper
        .presses(&format!("Delete everything of {name} from this register"))
        .await;
    keeper.sees("documents go").await;
    keeper
        .types("delete-because", "The home left the provider.")
        .await;
    keeper.presses_button("Delete everything of").await;
    keeper.sees("documents were deleted").await;
    keeper.arrives("Signed records").await;
}
