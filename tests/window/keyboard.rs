//! What a person does without a mouse. The focus must never be lost, and must always be seen.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::driven::Driven;

/// More stops than any page has on the way to anything.
const STOPS: usize = 120;

/// Whether what has the focus can be seen to have it: some ring, and in the window.
const SEEN: &str = "
    const here = document.activeElement;
    if (!here || here === document.body) return 'nothing';
    const drawn = here.matches('.govuk-radios__input, .govuk-checkboxes__input')
      ? getComputedStyle(here.nextElementSibling, '::before') : getComputedStyle(here);
    const ring = drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none';
    const place = (here.labels?.[0] ?? here).getBoundingClientRect();
    const inside = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
    return ring && inside ? 'seen' : `${here.outerHTML.slice(0, 200)}: ring ${ring}, in the window ${inside}`;";

impl Driven {
    /// Presses Tab until the control that answers the question has the focus. At every stop the
    /// focus can be seen.
    pub async fn tabs_to(&self, which: &str) {
        let mut lost = 0;
        for _ in 0..STOPS {
            let there = format!("return ({which})(document.activeElement)");
            let there = self.window.execute(&there, vec![]).await;
            if there.expect("the window answers") == true {
                return;
            }
            self.keys(&[Key::Tab.into()]).await;
            let seen = self.window.execute(SEEN, vec![]).await;
            match seen.expect("the window answers").as_str() {
                Some("seen") => {}
                // After the last stop of a page the focus leaves the page, and comes in again at its top.
                Some("nothing") if lost == 0 => lost += 1,
                other => panic!("the focus is not seen: {other:?}"),
            }
        }
        panic!("Tab never leads to {which}:\n{}", self.text().await);
    }

    /// Tab until a field, by its id, has the focus; then types.
    pub async fn tabs_and_types(&self, id: &str, words: &str) {
        self.tabs_to(&format!("e => e.id === '{id}'")).await;
        self.keys(&words.chars().collect::<Vec<_>>()).await;
    }

    /// Tab until the first answer of a question has the focus, and chooses it.
    pub async fn tabs_and_chooses_first(&self, name: &str) {
        self.tabs_to(&format!("e => e.name === '{name}'")).await;
        self.keys(&[' ']).await;
        self.until(&format!(
            "document.activeElement.name === '{name}' && document.activeElement.checked"
        ))
        .await;
    }

    /// Tab until a link or button whose words begin so has the focus, and presses Enter. Afterwards
    /// something has the focus.
    pub async fn tabs_and_enters(&self, words: &str) {
        self.tabs_to(&format!(
            "e => e.matches('a, button, summary') && e.innerText.trim().startsWith('{words}')"
        ))
        .await;
        self.keys(&[Key::Enter.into()]).await;
        self.until("document.activeElement && document.activeElement !== document.body")
            .await;
    }

    /// Presses keys, one after another.
    pub async fn keys(&self, pressed: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_string());
        for value in pressed.iter().copied() {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.window
            .perform_actions(actions)
            .await
            .expect("keys are pressed");
    }
}
