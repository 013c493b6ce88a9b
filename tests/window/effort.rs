//! What a way through the window costs a person, by the keystroke-level model (Card, Moran and
//! Newell, 1980): the times of practised but unhurried people, not of the test that drives it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// One key of a person who types forty words a minute.
const KEY: Duration = Duration::from_millis(280);
/// Deciding what to press, moving the hand to the mouse, pointing and pressing.
const PRESS: Duration = Duration::from_millis(1_350 + 400 + 1_100 + 200);
/// Reading and thinking before something is written.
const THOUGHT: Duration = Duration::from_millis(1_350);

/// What has been pressed and typed.
#[derive(Default)]
pub struct Effort {
    presses: AtomicUsize,
    fields: AtomicUsize,
    keys: AtomicUsize,
}

impl Effort {
    /// Counts from here.
    pub fn begins(&self) {
        for count in [&self.presses, &self.fields, &self.keys] {
            count.store(0, Ordering::Relaxed);
        }
    }

    /// Something was pressed with the mouse.
    pub fn presses(&self) {
        self.presses.fetch_add(1, Ordering::Relaxed);
    }

    /// Words were typed into a field, and it was left with Tab.
    pub fn types(&self, words: &str) {
        self.fields.fetch_add(1, Ordering::Relaxed);
        self.keys
            .fetch_add(words.chars().count() + 1, Ordering::Relaxed);
    }

    /// Presses, fields written in, and keys, so far.
    pub fn counted(&self) -> (usize, usize, usize) {
        (
            self.presses.load(Ordering::Relaxed),
            self.fields.load(Ordering::Relaxed),
            self.keys.load(Ordering::Relaxed),
        )
    }

    /// How long a person takes for all of it.
    pub fn of_a_person(&self) -> Duration {
        let (presses, fields, keys) = self.counted();
        let times = |once: Duration, n: usize| once * u32::try_from(n).expect("a countable number");
        times(PRESS, presses) + times(THOUGHT, fields) + times(KEY, keys)
    }
}
