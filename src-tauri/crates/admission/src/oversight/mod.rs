//! Oversight: what a responsible individual reads, asks and learns from signed decisions.
//!
//! Pure, as the rest of this crate. It starts from the frozen case of a signed record, never from
//! what is still open, and it judges nothing: no score, no grade, no order of merit. A reader's view
//! is kept as oversight; the decision stays the registered person's.
//!
//! | to change | look in |
//! |---|---|
//! | what lists and patterns know of a decision | [`line`] |
//! | what is asked of a signed decision | [`audit`] |
//! | what a decision foresaw, and the look backs | [`foresight`] |
//! | which names are one authority | [`authority`] |
//! | what became of it, for patterns | [`after`] |
//! | the same in words, to be handed out signed | [`became`] |
//! | tables of counts, and what of them may leave the home | [`patterns`] |
//! | which numbers may leave the home | [`small_numbers`] |
//! | reading without the outcome | [`sampling`] |
//! | what is read first, and the words that say why | [`queue`] |

pub mod after;
pub mod audit;
pub mod authority;
pub mod became;
pub mod foresight;
pub mod line;
pub mod patterns;
pub mod queue;
pub mod sampling;
pub mod small_numbers;

pub use line::{LetterLine, Line, PlanLine, RangeLimb};
pub use queue::Urgent;
