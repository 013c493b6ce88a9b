//! One line of the table: a newcomer's factor beside a factor of a child living here.

use super::Factor;
use crate::judgement::{Direction, Theme};
use crate::vocabulary::Vocabulary;

/// Where a question comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A provision, by its id.
    Provision(&'static str),
    /// Practice, in words.
    Practice(&'static str),
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What is noted about the child who needs a home.
    pub newcomer: Factor,
    /// What is noted about the child living here.
    pub resident: Factor,
    /// Which way the effect would run.
    pub direction: Direction,
    /// The theme of the grid.
    pub theme: Theme,
    /// Whether the question looks for something good.
    pub good: bool,
    /// The question, with `{n}` for the newcomer and `{c}` for the child living here. It asks what
    /// would be done or known, and never says of the child living here what their profile says: the
    /// question is printed in the newcomer's record.
    pub question: &'static str,
    /// Why it is asked, in one sentence.
    pub why: &'static str,
    /// Where it comes from.
    pub ground: Ground,
}

impl Row {
    /// Its published name, for example "fire_setting/afraid_of_fire/to_child". It is made of
    /// published names, so it is never renamed or reused.
    #[must_use]
    pub fn code(&self) -> String {
        let way = match self.direction {
            Direction::NewcomerToChild => "to_child",
            Direction::ChildToNewcomer => "to_newcomer",
            Direction::BothWays => "both",
        };
        let kind = if self.good { "/good" } else { "" };
        format!(
            "{}/{}/{way}{kind}",
            self.newcomer.name(),
            self.resident.name()
        )
    }
}
