//! What may leave the home, decided by type.
//!
//! A document for somebody outside takes only what a type of this module can hold. Such a type is
//! built from the case by one function that takes allowed fields and no others: the rows about the
//! children living here, their entries, profiles and the questions about them have no field to go
//! into. Nothing is ever searched and replaced.
//!
//! Some allowed fields are free text, in which a person may have typed a name. They are taken only
//! as [`Cleared`], which holds no name, no initials and no passage about anybody the document must
//! keep out ([`ToKeepOut`]). A text that does not clear is left out of the draft, and the person who
//! makes the document is told which and why ([`LeftOut`]): they say it in other words, or leave it.
//!
//! What the person then types is searched again before anything is signed.
//!
//! To add a document for somebody outside: a type here with one function from the case, and its
//! pages in [`crate::pages`].

mod cleared;
mod for_one_authority;
mod for_one_child_living_here;
mod for_the_authority;
mod for_the_child;
mod for_the_childs_own_record;
mod names;
mod passages;
mod without_names;

pub use cleared::{Cleared, LeftOut};
pub use for_one_authority::{ForOneAuthority, PlanTold, SentenceTold, Unanswered};
pub use for_one_child_living_here::{Considered, ForOneChildLivingHere};
pub(crate) use for_one_child_living_here::{NOT_ASKED, OWN_PLAN, SAID, SOCIAL_WORKER};
pub use for_the_authority::{
    AskedFor, ConditionTold, ForTheAuthority, NeedNotMet, NeedOutside, ReasonTold,
};
pub use for_the_child::ForTheChild;
pub use for_the_childs_own_record::{AboutTheChild, ForTheChildsOwnRecord};
pub use names::{Mention, ToKeepOut};
pub use without_names::WithoutNames;

#[cfg(test)]
pub(crate) mod tests;
