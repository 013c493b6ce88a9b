//! What is seen before anything is set up.

use crate::driven::Driven;

#[tokio::test]
async fn the_first_screen_has_a_heading_and_no_barrier() {
    let home = tempfile::tempdir().unwrap();
    let driven = Driven::start(home.path()).await;
    let heading = driven
        .window
        .wait()
        .for_element(fantoccini::Locator::Css("h1"))
        .await
        .unwrap();
    assert!(!heading.text().await.unwrap().is_empty());
    assert_eq!(driven.barriers().await, Vec::<String>::new());
}
