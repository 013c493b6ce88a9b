//! Documents that leave the home.

pub mod certificates;
pub mod error;
pub mod sign;
pub mod verify;

pub use error::RecordError;
