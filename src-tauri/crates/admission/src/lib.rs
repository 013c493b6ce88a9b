//! admission

pub mod law;
