//! The real application in its real window, driven as a person would.
//!
//! `#[cfg(test)]` says to the lints what is plain to a reader: this is a test, it may panic.

#[cfg(test)]
mod closed;
#[cfg(test)]
mod driven;
#[cfg(test)]
mod first_screen;
