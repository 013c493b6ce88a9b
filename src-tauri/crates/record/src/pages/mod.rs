//! The family of documents: one file, or one folder, for each.
//!
//! A page is a pure function from what was noted to a [`Document`](crate::typeset::Document). It
//! takes every label from `admission`, where the screen has it too, and says in words what was
//! left empty.

pub mod decision_record;

pub use decision_record::{DRAWING, PROGRAM, draw_record, redraw, signature_facts};
