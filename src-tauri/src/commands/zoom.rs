//! How large everything in the window is drawn: in steps, kept on this computer.

use serde::Deserialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Desk;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Zoom {
    /// The next larger step.
    In,
    /// The next smaller step.
    Out,
    /// As it was at first.
    Reset,
}

/// As it was at first, in per cent.
pub const ACTUAL: u32 = 100;

/// The steps, in per cent, smallest first: those of most browsers.
const STEPS: [u32; 10] = [67, 80, 90, 100, 110, 125, 150, 175, 200, 250];

impl Zoom {
    /// The size after this, from a size before, both in per cent.
    fn from(self, before: u32) -> u32 {
        let step = match self {
            Self::In => STEPS.into_iter().find(|step| *step > before),
            Self::Out => STEPS.into_iter().rev().find(|step| *step < before),
            Self::Reset => Some(ACTUAL),
        };
        step.unwrap_or(before)
    }
}

/// Draws everything larger or smaller, and keeps the size for the next time. Answers with the size
/// in per cent.
///
/// # Errors
/// None.
pub fn zoom(desk: &Desk, step: Zoom) -> Result<u32, AppError> {
    let size = step.from(desk.places().zoom());
    desk.outside().draw_at(size);
    // Where it cannot be kept it lasts until the window is closed.
    let _ = desk.places().keep_zoom(size);
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_up_can_be_gone_down_again_and_the_ends_hold() {
        let mut size = ACTUAL;
        for _ in 0..20 {
            size = Zoom::In.from(size);
        }
        assert_eq!(size, 250);
        for _ in 0..20 {
            size = Zoom::Out.from(size);
        }
        assert_eq!(size, 67);
        assert_eq!(Zoom::Reset.from(size), ACTUAL);
        assert_eq!(Zoom::Out.from(Zoom::In.from(ACTUAL)), ACTUAL);
    }
}
