//! Living alone: a home for one child, or a part of the home kept for one child.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Why the child would live alone.
    SoloGround {
        OwnNeed = "own_need": "the child needs it for their own sake",
        OthersSafety = "others_safety": "other children would not be safe now",
        ChildsWish = "childs_wish": "the child asks for it",
        NothingElse = "nothing_else": "no home with others has been found",
        NotSaid = "not_said": "the authority gives no reason",
    }
}

/// Why the child would live alone, who sees them, and how it ends.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct SoloLiving {
    /// The ground.
    pub ground: Option<SoloGround>,
    /// The reason, beyond convenience.
    pub reason: Option<String>,
    /// Who disagrees, and why.
    pub who_disagrees: Option<String>,
    /// What the child says about living alone.
    pub childs_view: Option<String>,
    /// Who from outside the home sees the child alone, and how often.
    pub independent_eyes: Option<String>,
    /// Time with other children, week by week.
    pub peers: Option<String>,
    /// How it ends: the first step towards living with others, and what has to be seen first.
    pub exit: Option<String>,
    /// The day on which it is looked at again.
    pub look_again_on: Option<NaiveDate>,
}
