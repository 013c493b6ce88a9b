//! A JSON document as it stands in the casebook.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Result;

/// JSON text. The casebook does not know what is in it; `admission` does.
#[derive(Clone, PartialEq, Eq)]
pub struct Document(String);

impl Document {
    /// # Errors
    /// [`Error::Form`](crate::Error::Form) when `value` cannot be written as JSON.
    pub fn of(value: &impl Serialize) -> Result<Self> {
        Ok(Self(serde_json::to_string(value)?))
    }

    /// # Errors
    /// [`Error::Form`](crate::Error::Form) when the document has not the form of a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        Ok(serde_json::from_str(&self.0)?)
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn from_kept(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn value(&self) -> Result<Value> {
        self.read()
    }
}

/// Says how long the document is and nothing of what it says.
impl std::fmt::Debug for Document {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Document({} bytes)", self.0.len())
    }
}
