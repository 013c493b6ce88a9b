//! The real application in its real window, driven as a person would.
//!
//! `#[cfg(test)]` says to the lints what is plain to a reader: this is a test, it may panic.

#[cfg(test)]
mod closed;
#[cfg(test)]
mod driven;
#[cfg(test)]
mod first_screen;
#[cfg(test)]
mod hands;
#[cfg(test)]
mod kayden;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod own_home;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod whole_way;
