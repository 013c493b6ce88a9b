//! What a paper that came with a referral is, and what it says: bytes in, kind and words out.
//!
//! Papers come from anywhere, so nothing here trusts a name or a length: what a paper is, is told
//! by its contents; reading stops at stated bounds of room; a paper that cannot be read is said to
//! be damaged, locked or too large, never refused. Bounds on *time* are the caller's: a thread of
//! its own that is waited for no longer than so long (see the application's `reading_papers`).
//!
//! To add a kind: a line in [`Kind`], how it begins in `kind.rs`, and where it has words a reader
//! in a file of its own.

mod docx;
mod email;
mod kind;
mod outlook;
mod pdf;
mod says;
mod words;

pub use kind::Kind;
pub use says::{Day, Says, What, says};
pub(crate) use words::LARGEST_READ;
pub use words::{END_OF_PAGE, MOST_WORDS, Read, State, read};
