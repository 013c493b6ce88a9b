//! Which kind of document a file is, as the data inside says.

use super::Verification;
use crate::pages::companion::Companion;

/// The kind of a decision record, in words.
pub const DECISION_RECORD: &str = "Decision record";

impl Verification {
    /// The decision record inside a document that carries one, such as an oversight record: to be
    /// checked as a file of its own.
    #[must_use]
    pub fn enclosed(&self) -> Option<Vec<u8>> {
        Companion::parse(self.case_json.as_deref()?)?.enclosed
    }

    /// The kind of document in words, as the data inside says: a decision record, or a document
    /// beside one. None where there is no data that this program can read. Only a claim unless the
    /// verdict is good.
    #[must_use]
    pub fn kind(&self) -> Option<&'static str> {
        let data = self.case_json.as_deref()?;
        if let Some(companion) = Companion::parse(data) {
            return Some(companion.says.title());
        }
        let case = admission::Case::parse(std::str::from_utf8(data).ok()?).ok()?;
        case.signing.map(|_| DECISION_RECORD)
    }
}
