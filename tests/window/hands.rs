//! What a person does with the window: looks, presses, types, chooses. Each act waits until it can
//! be done, and says what was on the screen when it could not.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::Value;

use crate::driven::Driven;

/// The longest anything may take, on a slow machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(40);

/// What can be pressed.
const PRESSED: &str = "*[self::a or self::button or self::summary or self::label]";

impl Driven {
    /// Waits until a JavaScript expression is neither false, null nor empty, and gives what it is.
    pub async fn until(&self, condition: &str) -> Value {
        let start = Instant::now();
        loop {
            // A page that is just being changed may throw; it is asked again.
            let script = format!("try {{ return ({condition}) || null }} catch {{ return null }}");
            let answer = self.window.execute(&script, vec![]).await;
            match answer {
                Ok(value) if !value.is_null() => return value,
                _ if start.elapsed() > PATIENCE => {
                    panic!("never came: {condition}\non screen:\n{}", self.text().await)
                }
                _ => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// All that can be read in the main part of the window.
    pub async fn text(&self) -> String {
        let script = "return document.querySelector('main')?.innerText ?? ''";
        let said = self
            .window
            .execute(script, vec![])
            .await
            .expect("the window answers");
        said.as_str().unwrap_or_default().to_string()
    }

    /// Waits until these words can be read.
    pub async fn sees(&self, words: &str) {
        let words = Value::from(words);
        self.until(&format!(
            "document.querySelector('main').innerText.includes({words})"
        ))
        .await;
    }

    /// Waits until the page with this heading is shown, and finds no barrier on it.
    pub async fn arrives(&self, heading: &str) {
        let words = Value::from(heading);
        self.until(&format!(
            "document.querySelector('h1')?.innerText.startsWith({words})"
        ))
        .await;
        assert_eq!(
            self.barriers().await,
            Vec::<String>::new(),
            "on “{heading}”"
        );
    }

    /// Presses the first link, button, fold or choice whose words begin so.
    pub async fn presses(&self, words: &str) {
        self.presses_in("main", words).await;
    }

    /// The same, in the list of places at the left.
    pub async fn goes_to(&self, place: &str) {
        self.presses_in("header", place).await;
    }

    /// The same, anywhere in the window: what lies over the page, or beside it.
    pub async fn presses_in_all(&self, words: &str) {
        self.presses_in("body", words).await;
    }

    async fn presses_in(&self, part: &str, words: &str) {
        let path = format!("//{part}//{PRESSED}[starts-with(normalize-space(), \"{words}\")]");
        self.clicks(Locator::XPath(&path)).await;
    }

    /// Follows “go there” of the finding that holds these words.
    pub async fn goes_there(&self, finding: &str) {
        // Of many findings of one kind some may be folded away.
        self.until("[...document.querySelectorAll('.finding .more[aria-expanded=false]')].forEach(more => more.click()) ?? true").await;
        let path = format!(
            "//div[contains(@class, \"finding\")]\
             //a[starts-with(normalize-space(), \"go there\")][contains(., \"{finding}\")]"
        );
        self.clicks(Locator::XPath(&path)).await;
        self.until("document.activeElement && document.activeElement.matches('input, select, textarea, button, summary')").await;
    }

    /// Presses something, as soon as it is there and nothing lies over it.
    pub async fn clicks(&self, what: Locator<'_>) {
        // What a save settles leaves the page, and everything below it moves up.
        self.until("!(document.querySelector('.saved')?.innerText ?? '').startsWith('Saving')")
            .await;
        let start = Instant::now();
        loop {
            let done = match self.window.find(what).await {
                Ok(found) => match found.clone().click().await {
                    Err(covered) => {
                        // The line that says “Saved” may lie over it: scrolled to the middle, as a
                        // person would, it is free. An answer in a closed list has no place of
                        // its own on the page: its list has.
                        let found = serde_json::to_value(&found).expect("an element has a name");
                        let middle = "(arguments[0].closest('select') ?? arguments[0])\
                                      .scrollIntoView({ block: 'center' })";
                        let _ = self.window.execute(middle, vec![found]).await;
                        Err(covered)
                    }
                    pressed => pressed,
                },
                Err(absent) => Err(absent),
            };
            let Err(why) = done else {
                return self.effort.presses();
            };
            if start.elapsed() > PATIENCE {
                panic!(
                    "cannot press {what:?}: {why:?}\non screen:\n{}",
                    self.text().await
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Types into a field that is empty, and leaves it.
    pub async fn types(&self, id: &str, words: &str) {
        self.until(&format!("document.getElementById('{id}')"))
            .await;
        let field = self
            .window
            .find(Locator::Id(id))
            .await
            .expect("the field is there");
        field
            .send_keys(words)
            .await
            .unwrap_or_else(|why| panic!("cannot type into {id}: {why}"));
        self.effort.types(words);
        field
            .send_keys(&char::from(Key::Tab).to_string())
            .await
            .expect("the field is left");
    }

    /// Types a day, "2026-11-21", into its three boxes.
    pub async fn dates(&self, id: &str, day: chrono::NaiveDate) {
        for (box_id, part) in [
            (id.to_string(), "%-d"),
            (format!("{id}-month"), "%-m"),
            (format!("{id}-year"), "%Y"),
        ] {
            self.types(&box_id, &day.format(part).to_string()).await;
        }
    }

    /// Chooses one of the answers of a question, whether they stand in a row or in a list that opens.
    pub async fn chooses(&self, id: &str, answer: &str) {
        let row = format!("input[name=\"{id}\"][value=\"{answer}\"]");
        let list = format!("#{id} option[value=\"{answer}\"]");
        self.clicks(Locator::Css(&format!("{row}, {list}"))).await;
    }

    /// Waits until the application has said that everything typed in this section is saved.
    pub async fn is_saved(&self) {
        self.until(
            "/^Saved \\d\\d:\\d\\d/.test(document.querySelector('.saved')?.innerText ?? '')",
        )
        .await;
    }
}

impl Driven {
    /// Presses a button, and nothing else whose words begin so.
    pub async fn presses_button(&self, words: &str) {
        let path = format!("//main//button[starts-with(normalize-space(), \"{words}\")]");
        self.clicks(Locator::XPath(&path)).await;
    }

    /// Takes everything out of a field, as Ctrl+A and Delete do.
    pub async fn empties(&self, id: &str) {
        let field = self
            .window
            .find(Locator::Id(id))
            .await
            .expect("the field is there");
        field.clear().await.expect("the field is emptied");
    }

    /// Today, by the window's own clock.
    pub async fn today(&self) -> chrono::NaiveDate {
        let day = self.until("new Date().toISOString().slice(0, 10)").await;
        day.as_str()
            .and_then(|day| day.parse().ok())
            .expect("a day")
    }
}
