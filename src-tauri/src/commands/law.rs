//! The law's own words.

use admission::law::{self, Provision};

use crate::error::AppError;
use crate::session::Desk;

/// A provision in its exact words, by its id; none where the program does not quote it.
///
/// # Errors
/// None.
pub fn provision(_desk: &Desk, id: String) -> Result<Option<Provision>, AppError> {
    Ok(law::provision(&id))
}
