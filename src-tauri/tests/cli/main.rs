//! The program on the command line, from outside: what it prints and how it ends.
//!
//! `#[cfg(test)]` says to the lints what is plain to a reader: this is a test, it may panic.

#[cfg(test)]
mod backups;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod program;
#[cfg(test)]
mod register;
