//! Regulation 14(2)(a): is the need inside the range of needs in the statement of purpose?

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The registered manager's finding for one need.
    Inside {
        Inside = "inside": "inside the range of needs",
        Outside = "outside": "outside the range of needs",
        NotStated = "not_stated": "not stated in the statement of purpose",
    }
}

/// The gate for one need: a clause, and the words relied on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct RangeFinding {
    /// The finding.
    pub finding: Option<Inside>,
    /// The clause relied on, by its id in the statement of purpose.
    pub clause: Option<String>,
    /// The words of the clause relied on.
    pub words_relied_on: Option<String>,
    /// Why those words reach this need, or why they do not.
    pub because: Option<String>,
}
