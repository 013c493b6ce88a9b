//! What a care plan and a placement plan must hold, part by part. The rule about the parts asks
//! for the answers.

use super::Kind::{Choice, Line};
use super::Question;
use crate::referral::{care_plan_parts, placement_plan_parts};
use crate::tasks::TaskId::Plans as T;

macro_rules! ask {
    ($kind:ident of $plan:ident at $at:literal {
        $($field:ident: $name:literal, $provision:literal;)+
    }) => {
        &[$(
            Question::new(T, concat!("/plans/", $at, "/", stringify!($field), "/state"), $name, Choice {
                of: "PartState",
            }),
            Question::new(
                T,
                concat!("/plans/", $at, "/", stringify!($field), "/page"),
                concat!($name, ": page"),
                Line,
            )
            .shown_when(
                concat!("/plans/", $at, "/", stringify!($field), "/state"),
                &["there", "partly"],
            ),
        )+]
    };
}

pub(super) const CARE_PLAN: &[Question] = care_plan_parts! { ask! {} };
pub(super) const PLACEMENT_PLAN: &[Question] = placement_plan_parts! { ask! {} };
