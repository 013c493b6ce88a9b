//! The home: its registration, its statement of purpose, its team and the children living here.

mod children;
mod ladder;
mod reviews;
mod statement_of_purpose;
mod team;

pub use children::{ChildLivingHere, ProfileFactor, StageOfStay};
pub use ladder::{Ladder, LadderStep, NextStep};
pub use reviews::HomeReviews;
pub use statement_of_purpose::{
    Clause, EmergencyAdmissions, PrintedFile, SexAccommodated, Stance, StatementOfPurpose,
};
pub use team::{Shift, Skill, Team};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The home as it stands on the day of a decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Home {
    /// The home's name.
    pub name: String,
    /// Ofsted's unique reference number.
    pub urn: Option<String>,
    /// The registered provider.
    pub provider: Option<String>,
    /// The local authority in whose area the home is.
    pub host_authority: Option<String>,
    /// The number of children the home is registered for (Care Standards Act 2000 conditions).
    pub registered_places: Option<u32>,
    /// Conditions of registration in force, as printed on the certificate.
    pub conditions_of_registration: Option<String>,
    /// The registered manager's name.
    pub registered_manager: Option<String>,
    /// The responsible individual's name.
    pub responsible_individual: Option<String>,
    /// The statement of purpose in force on the day of the decision.
    pub statement_of_purpose: StatementOfPurpose,
    /// The team.
    pub team: Team,
    /// When the home's own recurring duties were last done.
    pub reviews: HomeReviews,
    /// To whom a letter is taken when no adequate answer comes.
    pub ladder: Ladder,
    /// The children living here, with those who have left marked so.
    pub children: Vec<ChildLivingHere>,
}

impl Home {
    /// The conditions of registration, one by one.
    #[must_use]
    pub fn conditions(&self) -> Vec<String> {
        let printed = self.conditions_of_registration.as_deref();
        statement_of_purpose::one_by_one(printed.unwrap_or_default())
    }

    /// The children living in the home now.
    pub fn children_living_here(&self) -> impl Iterator<Item = &ChildLivingHere> {
        self.children.iter().filter(|c| c.left.is_none())
    }
}
