//! What the manager weighed: the gate, the two limbs, the gaps, the decision.

mod challenges;
mod decision;
mod group;
mod range;
pub mod reasons;
mod response;

pub use challenges::{Challenge, Gap, Item, LetterKind, LogEntry, LogKind, Step};
pub use decision::{Condition, Decision, Disagreement, Outcome, Signatory, Standing};
pub use group::{
    ChildEntry, Direction, Effect, GroupImpact, GroupRow, Likelihood, Seriousness, Theme,
};
pub use range::{Inside, RangeFinding};
pub use reasons::{Ground, Reason, ReasonCode};
pub use response::{InPlace, Response, WholeHomeResponse};
