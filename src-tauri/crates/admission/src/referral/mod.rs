//! The referral: what came in, about whom, and everything the home then weighed.

mod area;
mod child;
mod devices;
mod education;
mod emergency;
mod family;
mod first_screen;
mod homes_before;
mod liberty;
mod move_in;
mod needs;
mod not_looked_after;
mod passages;
mod plan_parts;
mod plans;
mod receipt;
mod remakes;
mod risk_kinds;
mod secure;
mod short_breaks;
mod solo;
pub mod specific_needs;
mod therapy;
mod views;
mod youth_justice;

pub use area::{Approver, AreaApprovals, AreaAuthorityTold, WhereTheHomeLies};
pub use child::{
    AdultSupport, Child, Communication, HomeAskedFor, Legal, LegalStatus, LengthOfStay, LiveWith,
    MoreSupport, Order, PlanAfter, Required, Sex, Suitability,
};
pub use devices::{Device, DeviceKind, Devices, ToldInAdvance};
pub use education::{Education, EhcStage, SchoolKind};
pub use emergency::Emergency;
pub use family::{Family, FamilyTimeStands, Kin, PersonWhoMatters, Pets, Regularity};
pub use first_screen::{FirstScreen, PointAnswered};
pub use homes_before::{HomeBefore, HomeKind};
pub use liberty::{
    Liberty, OrderState, Restriction, RestrictionEffect, RestrictionKind, RestrictionUse,
};
pub use move_in::Move;
pub use needs::{
    HowOften, HowProved, MentalHealthService, Need, NeedCategory, Recency, Risk, RiskScale, RiskTo,
    Strengths,
};
pub use not_looked_after::NotLookedAfter;
pub use passages::{KeptAs, Passage, quoted};
pub use plan_parts::{CarePlanParts, PartOfPlan, PartState, PlacementPlanParts, PlanPart};
pub(crate) use plan_parts::{care_plan_parts, placement_plan_parts};
pub use plans::{Paper, PaperKind, PaperState, PlanKind, PlanState, RelevantPlan, RelevantPlans};
pub use receipt::{
    Channel, NeedOnEntry, NeededBy, PlacingAuthorityKind, ReasonEnded, Receipt, Referrer, Route,
    Urgency, WhyNow,
};
pub use remakes::Remakes;
pub use risk_kinds::RiskKind;
pub use secure::{ApprovalState, SecureUnderThirteen};
pub use short_breaks::ShortBreaks;
pub use solo::{SoloGround, SoloLiving};
pub use specific_needs::SpecificNeed;
pub use therapy::Therapy;
pub use views::{Asked, ChildsView, Relation, View};
pub use youth_justice::YouthJustice;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::judgement::{Challenge, Decision, Disagreement, Gap, GroupImpact, WholeHomeResponse};

/// One referral, from first call to decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Referral {
    /// Identifies the referral within the casebook.
    pub id: String,
    /// The decision made in an emergency that this one makes again, in full; none for any other.
    pub remakes: Option<Remakes>,
    /// Receipt of the request.
    pub receipt: Receipt,
    /// Who asks.
    pub referrer: Referrer,
    /// The child.
    pub child: Child,
    /// Legal status.
    pub legal: Legal,
    /// Why now, and where the child has lived.
    pub why_now: WhyNow,
    /// Family, friends and places.
    pub family: Family,
    /// Education.
    pub education: Education,
    /// The home the authority asks for.
    pub home_asked_for: HomeAskedFor,
    /// First screen.
    pub first_screen: FirstScreen,
    /// The relevant-plans ledger.
    pub plans: RelevantPlans,
    /// Other papers.
    pub papers: Vec<Paper>,
    /// Passages of the papers that were pointed at.
    pub passages: Vec<Passage>,
    /// Strengths, what works, hopes.
    pub strengths: Strengths,
    /// Needs, each with the gate and the response.
    pub needs: Vec<Need>,
    /// Risks to the child and to others.
    pub risks: Vec<Risk>,
    /// Guide 11.4, first limb, for the whole home.
    pub whole_home: WholeHomeResponse,
    /// Guide 11.4, second limb: the existing group of children.
    pub group: GroupImpact,
    /// Gaps the home noted beyond those the rules find.
    pub gaps: Vec<Gap>,
    /// Challenges and information requests, with their log.
    pub challenges: Vec<Challenge>,
    /// The view of the child referred.
    pub childs_view: ChildsView,
    /// Other people's views.
    pub views: Vec<View>,
    /// The move.
    pub moving_in: Move,
    /// The emergency route.
    pub emergency: Emergency,
    /// Deprivation of liberty.
    pub liberty: Liberty,
    /// Living alone.
    pub solo: SoloLiving,
    /// Out of area, and schooling in the fourth key stage.
    pub area: AreaApprovals,
    /// Short breaks.
    pub short_breaks: ShortBreaks,
    /// A child who is not looked after.
    pub not_looked_after: NotLookedAfter,
    /// Youth justice.
    pub youth_justice: YouthJustice,
    /// Secure accommodation under thirteen.
    pub secure: SecureUnderThirteen,
    /// Therapy and development care.
    pub therapy: Therapy,
    /// Devices for monitoring or surveillance.
    pub devices: Devices,
    /// The decision.
    pub decision: Decision,
    /// Findings the registered manager disagrees with, and why.
    pub disagreements: Vec<Disagreement>,
    /// How many needs, risks, papers, gaps, challenges and views were ever noted. Kept by the
    /// program; an entry missing from its list shows against it.
    pub noted: Noted,
    /// The answers were gone over before signing. Any later change voids it.
    pub answers_checked: Option<AnswersChecked>,
}

impl Referral {
    /// Whether the decision is, or may be, made on the emergency route: the referral came as an
    /// emergency, or nobody has said; and it is not the decision that makes one again in full.
    #[must_use]
    pub fn may_be_on_the_emergency_route(&self) -> bool {
        self.remakes.is_none() && matches!(self.receipt.route, None | Some(Route::Emergency))
    }

    /// Whether the decision is made on the emergency route. How the referral came stays as it was
    /// noted, where its decision is made again in the ordinary way.
    #[must_use]
    pub fn is_on_the_emergency_route(&self) -> bool {
        self.receipt.route.is_some() && self.may_be_on_the_emergency_route()
    }

    /// The same referral, to be decided again in full after an emergency: everything that was noted
    /// stays; the outcome, its reasons in words and what was disagreed with are written anew, and the
    /// answers gone over anew.
    #[must_use]
    pub fn to_be_decided_again(mut self, first: Remakes) -> Self {
        let before = std::mem::take(&mut self.decision);
        self.decision = Decision {
            // Entries are withdrawn, never removed; a condition goes on under its id.
            reasons: before.reasons,
            conditions: before.conditions,
            ..Decision::default()
        };
        self.disagreements.clear();
        self.answers_checked = None;
        self.id.clear();
        self.remakes = Some(first);
        self
    }
}

/// How many entries were ever noted in each list. Entries are withdrawn, never removed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Noted {
    /// Needs ever noted.
    pub needs: u32,
    /// Risks ever noted.
    pub risks: u32,
    /// Papers ever noted.
    pub papers: u32,
    /// Passages of the papers ever kept.
    pub passages: u32,
    /// Gaps ever noted.
    pub gaps: u32,
    /// Challenges ever noted.
    pub challenges: u32,
    /// Views ever noted.
    pub views: u32,
    /// Rows about the children living here ever noted.
    pub group_rows: u32,
    /// Things that matter about the newcomer ever ticked.
    pub group_factors: u32,
    /// Proposed questions ever taken up.
    pub group_questions: u32,
    /// Conditions ever noted.
    pub conditions: u32,
    /// Reasons ever noted.
    pub reasons: u32,
    /// Orders ever noted.
    pub orders: u32,
    /// Homes the child has lived in ever noted.
    pub homes: u32,
    /// People who matter ever noted.
    pub people: u32,
    /// Restrictions of liberty ever noted.
    pub restrictions: u32,
    /// Effects of restrictions on the children living here ever noted.
    pub restriction_effects: u32,
    /// Devices ever noted.
    pub devices: u32,
}

/// The answers were gone over before signing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct AnswersChecked {
    /// By whom.
    pub by: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
}
