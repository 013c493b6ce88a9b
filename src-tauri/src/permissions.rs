//! Who may do what, in one place.
//!
//! The casebook's table ([`casebook::Standing::may`]) says who may write, export and keep people;
//! it is asked by every write. What it leaves to the application is signing: a decision is signed
//! by a registered person (regulation 2(1)), so a deputy prepares it and does not sign.

use crate::error::AppError;
use crate::session::{SignedIn, standing};

/// Refuses whoever is not a registered person.
///
/// # Errors
/// A sentence that says who signs.
pub fn must_be_a_registered_person(at: &SignedIn) -> Result<(), AppError> {
    at.casebook.must_be_allowed(casebook::Act::Sign)?;
    if standing(at.casebook.signed_in().standing).is_registered_person() {
        Ok(())
    } else {
        Err(AppError::not_allowed(
            "only the registered manager or the registered provider signs a decision",
        ))
    }
}
