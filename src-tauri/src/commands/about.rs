//! What this program is, for the foot of the window.

use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Desk;

/// The program's version.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct About {
    /// The version, as in the record's metadata: three numbers with points.
    pub version: &'static str,
}

/// Says which program this is.
///
/// # Errors
/// None.
pub fn about(_desk: &Desk) -> Result<About, AppError> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION"),
    })
}
