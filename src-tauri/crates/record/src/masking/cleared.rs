//! Free text that was searched and found to name nobody it must not.

use serde::{Deserialize, Serialize};

use super::{Mention, ToKeepOut};

/// Free text in which nobody who is to be kept out was found. Made only by [`ToKeepOut::clear`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Cleared(String);

impl Cleared {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Cleared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A text of the case that was left out of a draft, because somebody who is to be kept out stands
/// in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What the text is, for example "Condition 2".
    pub what: String,
    /// Who or what was found in it, and where.
    pub found: Vec<Mention>,
}

impl ToKeepOut {
    /// The text, trimmed, when nobody who is to be kept out stands in it.
    ///
    /// # Errors
    /// What was found, in the order of the text.
    pub fn clear(&self, text: &str) -> Result<Cleared, Vec<Mention>> {
        let found = self.find(text);
        if found.is_empty() {
            Ok(Cleared(text.trim().to_owned()))
        } else {
            Err(found)
        }
    }
}

/// Clears texts one after the other and keeps account of those left out.
pub(super) struct Clearing<'a> {
    to_keep_out: &'a ToKeepOut,
    pub(super) left_out: Vec<LeftOut>,
}

impl<'a> Clearing<'a> {
    pub(super) fn new(to_keep_out: &'a ToKeepOut) -> Self {
        Self {
            to_keep_out,
            left_out: Vec::new(),
        }
    }

    /// The text, when there is any and it clears.
    pub(super) fn take(&mut self, what: impl Into<String>, text: Option<&str>) -> Option<Cleared> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        match self.to_keep_out.clear(text) {
            Ok(cleared) => Some(cleared),
            Err(found) => {
                self.left_out.push(LeftOut {
                    what: what.into(),
                    found,
                });
                None
            }
        }
    }
}
