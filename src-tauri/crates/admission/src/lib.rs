//! What the law asks and what the manager weighed.
//!
//! This crate is pure: it knows nothing of files, windows, PDF or the clock. A [`Case`] goes in, an
//! [`Appraisal`](appraise::Appraisal) comes out: findings with their ground, tasks, open outcomes.
//! It never decides and never suggests a decision.
//!
//! # Invariants
//! - Appraisal is total: it never fails and never panics, whatever the case holds.
//! - Not known is never absent; deleting a fact never helps (see [`rules`]).
//! - A rule that cannot be evaluated closes every outcome.
//! - Law is quoted from [`law`] alone, letter for letter.
//!
//! # Finding one's way
//! | to change | look in |
//! |---|---|
//! | what the home must also check | [`rules`]: one file a rule, one line that lists it |
//! | a field and its words | the struct in [`home`], [`referral`] or [`judgement`], and its line in [`questions`] |
//! | what calls for an extra task | [`calls`] |
//! | a vocabulary | the `vocabulary!` block of its type |
//! | the law's words | `law/law-text.json` |
//! | a question about the children living here | [`prompts`]: one line of its table |
//! | how an answer is taken | [`change`] |
//! | a list whose entries are noted and withdrawn | [`entries`] |
//! | what a plain no on the first screen is spared, and words for it | [`short_decline`] |
//! | a date that follows from the decision | [`dates`]: one line a duty |
//! | what is noted after signing, what changed since | [`afterwards`], [`since`] |
//! | what is read, audited and learned from signed decisions | [`oversight`] |
//! | what a colleague is given, what a file brings | [`handed_over`] |
//! | what the reading aid looks for in the papers | [`reading_aid`]: one line of its table |
//! | how long a record is kept, what the registers ask | [`retention`], [`register`] |

pub mod afterwards;
pub mod answers;
pub mod appraise;
pub mod calendar;
pub mod calls;
pub mod case;
pub mod change;
pub mod dates;
pub mod draft;
pub mod entries;
pub mod evidence;
pub mod handed_over;
pub mod home;
mod ids;
pub mod in_place;
pub mod judgement;
pub mod law;
pub mod oversight;
pub mod prompts;
pub mod questions;
pub mod reading_aid;
pub mod referral;
pub mod register;
pub mod retention;
pub mod rules;
pub mod short_decline;
pub mod since;
pub mod tasks;
pub mod vocabulary;
pub mod wording;
pub mod words;

#[cfg(test)]
mod fixtures;

pub use appraise::{Appraisal, Finding, appraise};
pub use case::{Case, CaseError, Signing};
