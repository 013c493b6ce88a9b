//! The real application in its real window, driven as a person would.
//!
//! `#[cfg(test)]` says to the lints what is plain to a reader: this is a test, it may panic.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod closed;
#[cfg(test)]
mod decide_again;
#[cfg(test)]
mod decline;
#[cfg(test)]
mod driven;
#[cfg(test)]
mod effort;
#[cfg(test)]
mod emergency;
#[cfg(all(test, feature = "figures"))]
mod figures;
#[cfg(test)]
mod first_screen;
#[cfg(test)]
mod hands;
#[cfg(test)]
mod kayden;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod keyboard_alone;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod own_home;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod planned;
#[cfg(test)]
mod register;
#[cfg(test)]
mod sections;
#[cfg(test)]
mod whole_way;
