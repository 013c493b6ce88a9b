//! The referral: what came in, about whom, and everything the home then weighed.

mod child;
mod emergency;
mod first_screen;
mod move_in;
mod needs;
mod plan_parts;
mod plans;
mod receipt;
mod risk_kinds;
pub mod specific_needs;
mod views;

pub use child::{AdultSupport, Child, HomeAskedFor, Legal, LegalStatus, LiveWith, Sex};
pub use emergency::Emergency;
pub use first_screen::{FirstScreen, PointAnswered};
pub use move_in::Move;
pub use needs::{Need, NeedCategory, Risk, RiskScale, RiskTo, Strengths};
pub use plan_parts::{CarePlanParts, PartOfPlan, PartState, PlacementPlanParts, PlanPart};
pub(crate) use plan_parts::{care_plan_parts, placement_plan_parts};
pub use plans::{Paper, PlanKind, PlanState, RelevantPlan, RelevantPlans};
pub use receipt::{
    Channel, NeededBy, PlacingAuthorityKind, ReasonEnded, Receipt, Referrer, Route, WhyNow,
};
pub use risk_kinds::RiskKind;
pub use specific_needs::SpecificNeed;
pub use views::{Asked, ChildsView, Relation, View};

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
    /// The home the authority asks for.
    pub home_asked_for: HomeAskedFor,
    /// First screen.
    pub first_screen: FirstScreen,
    /// The relevant-plans ledger.
    pub plans: RelevantPlans,
    /// Other papers.
    pub papers: Vec<Paper>,
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
    /// Gaps ever noted.
    pub gaps: u32,
    /// Challenges ever noted.
    pub challenges: u32,
    /// Views ever noted.
    pub views: u32,
    /// Rows about the children living here ever noted.
    pub group_rows: u32,
    /// Conditions ever noted.
    pub conditions: u32,
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
