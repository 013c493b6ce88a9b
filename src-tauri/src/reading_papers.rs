//! Reading papers for their words, in the background, once they are safely kept.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use casebook::{Reading, ReadingState};
use papers::{Kind, State};

use crate::session::Desk;

/// How long one paper may take.
const LONGEST: Duration = Duration::from_secs(60);

/// The room a reader has for what lies within what lies within …, in bytes. A reader of hostile
/// files goes deeper than others.
const DEEP: usize = 64 * 1024 * 1024;

impl Desk {
    /// Reads the next paper nobody has read yet, unless somebody is at work just now. Says whether
    /// there was one.
    pub fn read_a_paper(&self) -> bool {
        let Some((paper, bytes)) = self.peek(|at| at.casebook.next_unread().ok().flatten()) else {
            return false;
        };
        let kind = Kind::named(&paper.kind);
        let (reading, words) = match bytes {
            Some(bytes) => within(move || papers::read(kind, &bytes)),
            None => without(ReadingState::Damaged),
        };
        // Nobody signed in any more: it is read again another time.
        self.peek(|at| {
            let noted = at
                .casebook
                .note_words(&paper.id, reading, &words, self.now());
            noted.ok()
        })
        .is_some()
    }
}

/// That a paper could not be read, and why.
fn without(state: ReadingState) -> (Reading, String) {
    (Reading { state, pages: None }, String::new())
}

fn within(read: impl FnOnce() -> papers::Read + Send + 'static) -> (Reading, String) {
    match in_time(read) {
        Ok(found) => {
            let state = match found.state {
                State::Read => ReadingState::Read,
                State::Wordless => ReadingState::Wordless,
                State::Locked => ReadingState::Locked,
                State::Damaged => ReadingState::Damaged,
                State::TooLarge => ReadingState::TooLarge,
            };
            let pages = found.pages;
            (Reading { state, pages }, found.words)
        }
        Err(RecvTimeoutError::Timeout) => without(ReadingState::TooLarge),
        // The reader ended in a panic: the paper made it stumble.
        Err(RecvTimeoutError::Disconnected) => without(ReadingState::Damaged),
    }
}

/// Reads on a thread of its own, for so long and no longer. One that does not come back in time is
/// left to end by itself: the bounds on what it takes in memory hold for it still.
///
/// # Errors
/// It took too long, or there is no room for a thread; it ended without an answer.
pub fn in_time<T: Send + 'static>(
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T, RecvTimeoutError> {
    let (answer, came) = mpsc::channel();
    thread::Builder::new()
        .stack_size(DEEP)
        .spawn(move || {
            // Nobody may be waiting any more.
            let _ = answer.send(read());
        })
        .map_err(|_| RecvTimeoutError::Timeout)?;
    came.recv_timeout(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_that_makes_its_reader_stumble_is_called_damaged() {
        let (reading, words) = within(|| panic!("EXAMPLE"));
        assert_eq!((reading.state, words.as_str()), (ReadingState::Damaged, ""));
    }
}
