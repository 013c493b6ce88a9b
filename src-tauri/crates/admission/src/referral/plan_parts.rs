//! What the local authority must put in a care plan and in a placement plan, part by part.
//!
//! The parts and their provisions are named once, in the two lists at the end; the exact words of
//! each stand in the law's data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PlanKind;
use crate::vocabulary::{is_blank, vocabulary};

vocabulary! {
    /// Whether a part of a plan is there.
    PartState {
        There = "there": "there",
        Partly = "partly": "partly there",
        Missing = "missing": "missing",
        NotApplicable = "not_applicable": "does not apply to this child",
    }
}

impl PartState {
    /// Whether there is nothing to find a page for.
    #[must_use]
    pub fn is_absent(self) -> bool {
        matches!(self, Self::Missing | Self::NotApplicable)
    }
}

/// One part of a plan: whether it is there, and on which page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct PlanPart {
    /// Whether it is there. Unanswered counts as not gone through.
    pub state: Option<PartState>,
    /// The page it stands on.
    pub page: Option<String>,
}

impl PlanPart {
    /// Whether the part was looked for: answered, with a page where it is there.
    #[must_use]
    pub fn is_gone_through(&self) -> bool {
        match self.state {
            None => false,
            Some(PartState::There | PartState::Partly) => !is_blank(self.page.as_ref()),
            Some(PartState::Missing | PartState::NotApplicable) => true,
        }
    }

    /// Whether something of it is missing.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        matches!(self.state, Some(PartState::Partly | PartState::Missing))
    }
}

/// What a part is called and where the law asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PartOfPlan {
    /// The plan it belongs to.
    pub plan: PlanKind,
    /// Its field in the case, below "/plans/", for example "care_plan_parts/health".
    pub field: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The provision that asks for it.
    pub provision: &'static str,
}

macro_rules! parts {
    ($(#[$doc:meta])* $kind:ident of $plan:ident at $at:literal {
        $($field:ident: $name:literal, $provision:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(default, deny_unknown_fields)]
        #[ts(export)]
        pub struct $kind {
            $(#[doc = $name] pub $field: PlanPart,)+
        }

        impl $kind {
            /// The parts, in the order of the law.
            pub const PARTS: &'static [PartOfPlan] = &[$(PartOfPlan {
                plan: PlanKind::$plan,
                field: concat!($at, "/", stringify!($field)),
                name: $name,
                provision: $provision,
            }),+];

            /// Each part with what was found of it.
            pub fn each(&self) -> impl Iterator<Item = (&'static PartOfPlan, &PlanPart)> {
                Self::PARTS.iter().zip([$(&self.$field),+])
            }
        }
    };
}

/// Calls a macro with the parts of a care plan.
macro_rules! care_plan_parts {
    ($do:ident! { $($before:tt)* }) => {
        $do! { $($before)* CarePlanParts of CarePlan at "care_plan_parts" {
            permanence: "The long-term plan (permanence)", "CPPCR2010/5(a)";
            health: "Health", "CPPCR2010/5(b)(i)";
            education: "Education and training", "CPPCR2010/5(b)(ii)";
            emotional: "Emotional and behavioural development", "CPPCR2010/5(b)(iii)";
            identity: "Identity", "CPPCR2010/5(b)(iv)";
            family: "Family and social relationships", "CPPCR2010/5(b)(v)";
            presentation: "Social presentation", "CPPCR2010/5(b)(vi)";
            self_care: "Self-care skills", "CPPCR2010/5(b)(vii)";
            reviewing_officer: "The name of the independent reviewing officer", "CPPCR2010/5(d)";
            wishes: "Wishes and feelings", "CPPCR2010/5(e)";
        } }
    };
}
pub(crate) use care_plan_parts;

/// Calls a macro with the parts of a placement plan.
macro_rules! placement_plan_parts {
    ($do:ident! { $($before:tt)* }) => {
        $do! { $($before)* PlacementPlanParts of PlacementPlan at "placement_plan_parts" {
            daily_care: "Day-to-day care and welfare", "CPPCR2010/Sch2/1(1)";
            contact: "Family time and other contact", "CPPCR2010/Sch2/1(2)";
            health: "Health and dental care, and consent to it", "CPPCR2010/Sch2/1(3)";
            education: "Education and training", "CPPCR2010/Sch2/1(4)";
            visits: "The social worker’s visits", "CPPCR2010/Sch2/1(5)";
            independent_visitor: "The independent visitor", "CPPCR2010/Sch2/1(6)";
            ending: "How the placement may be ended", "CPPCR2010/Sch2/1(7)";
            people: "Names and contact details", "CPPCR2010/Sch2/1(8)";
            accommodation: "The accommodation and its address", "CPPCR2010/Sch2/3(1)";
            keeping_safe: "Day-to-day arrangements to keep the child safe", "CPPCR2010/Sch2/3(1A)";
            history: "History, religion, culture, language and origin", "CPPCR2010/Sch2/3(2)";
            not_in_care: "Without a care order: how long, and how it ends", "CPPCR2010/Sch2/3(3)";
            responsibilities: "Who is responsible for what", "CPPCR2010/Sch2/3(4)";
            delegated_authority: "Delegated authority", "CPPCR2010/Sch2/3(4A)";
            money: "Financial support", "CPPCR2010/Sch2/3(5)";
        } }
    };
}
pub(crate) use placement_plan_parts;

care_plan_parts! { parts! {
    /// What the authority must record in a care plan (Care Planning Regulations, regulation 5).
} }
placement_plan_parts! { parts! {
    /// What the authority must put in a placement plan for a children's home (Care Planning
    /// Regulations, Schedule 2, paragraphs 1 and 3).
} }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_stands_in_the_law_data() {
        for part in CarePlanParts::PARTS.iter().chain(PlacementPlanParts::PARTS) {
            assert!(
                crate::law::provision(part.provision).is_some(),
                "{}",
                part.provision
            );
        }
    }

    #[test]
    fn a_part_that_is_there_needs_its_page() {
        let part = |state, page: Option<&str>| PlanPart {
            state: Some(state),
            page: page.map(str::to_owned),
        };
        assert!(!part(PartState::There, None).is_gone_through());
        assert!(part(PartState::There, Some("4")).is_gone_through());
        assert!(part(PartState::Missing, None).is_gone_through());
        assert!(!PlanPart::default().is_gone_through());
    }
}
