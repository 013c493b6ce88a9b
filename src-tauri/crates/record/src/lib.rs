//! Documents that leave the home.
//!
//! A page of this crate takes what the manager noted and says it in words
//! ([`typeset::Document`]); the engine in [`typeset`] turns the words into one complete,
//! tagged, archival PDF.
//!
//! What always holds:
//!
//! - **The same document gives the same bytes**, in any process, at any time. Nothing here
//!   reads the clock or draws a random number, so a checker can draw the pages again.
//! - **No character is lost.** What no typeface holds is drawn as its code in a box and
//!   reported.
//! - **Every file is PDF/A-3a and PDF/UA-1**: tagged, in reading order, self-contained.
//!
//! - **Who may read a document decides what it can hold**, by type: see [`masking`].
//!
//! # How to add a page
//!
//! Write one file in `src/pages` with one function from the facts to a
//! [`typeset::Document`], list it in `src/pages/mod.rs`, and call [`typeset::draw`].
//! A page chooses words and order; it never sets a size, a colour or a position.

// So that the specimen reads the same from the tests and from `examples/specimen.rs`.
#[cfg(test)]
extern crate self as record;

pub mod certificates;
pub mod error;
pub mod masking;
pub mod pages;
pub mod sign;
pub mod typeset;
pub mod verify;

pub use error::RecordError;
pub use pages::companion::{Companion, HomeNamed, Says, companion_facts};
pub use pages::{DRAWING, PROGRAM, draw_record, redraw, signature_facts};
