//! Papers, and the relevant-plans ledger.
//!
//! "Relevant plans" is a closed list (regulation 2(1)); other papers are not relevant plans.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CarePlanParts, PlacementPlanParts};
use crate::evidence::Withdrawal;
use crate::vocabulary::{YesNo, YesNoNotKnown, vocabulary};

vocabulary! {
    /// The kinds of relevant plan (regulation 2(1)).
    PlanKind {
        PlacementPlan = "placement_plan": "placement plan",
        CarePlan = "care_plan": "care plan",
        EhcPlan = "ehc_plan": "education, health and care plan (EHC plan)",
        SenStatement = "sen_statement": "statement of special educational needs",
        YouthJusticePlan = "youth_justice_plan": "detention placement plan, or other plan on remand or sentence",
    }
}

vocabulary! {
    /// Where a relevant plan stands.
    PlanState {
        Held = "held": "held",
        HeldRedacted = "held_redacted": "held, with parts blacked out",
        HeldDraft = "held_draft": "held, but only a draft",
        NotSupplied = "not_supplied": "exists, not supplied",
        Refused = "refused": "exists, and the authority refuses to supply it",
        NotDueYet = "not_due_yet": "not due yet (agreed when the place is agreed)",
        DoesNotExist = "does_not_exist": "does not exist",
        NotApplicable = "not_applicable": "not applicable",
        NotKnown = "not_known": "not known whether it exists",
    }
}

impl PlanState {
    /// Whether the home holds the plan in some form.
    #[must_use]
    pub fn is_held(self) -> bool {
        matches!(self, Self::Held | Self::HeldRedacted | Self::HeldDraft)
    }
}

/// One relevant plan in the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct RelevantPlan {
    /// Where it stands. Unanswered counts as not known.
    pub state: Option<PlanState>,
    /// The date of the plan.
    pub dated: Option<NaiveDate>,
    /// When it was last reviewed.
    pub last_reviewed: Option<NaiveDate>,
    /// When the next review is due.
    pub next_review_due: Option<NaiveDate>,
    /// Number of pages held.
    pub pages: Option<u32>,
    /// Whether it is complete, in the registered manager's judgement.
    pub complete: Option<YesNo>,
    /// What is missing from it, page by page.
    pub missing: Option<String>,
    /// Why what is missing does not matter to this decision, in the registered manager's judgement.
    pub complete_because: Option<String>,
    /// Whether it is current, in the registered manager's judgement.
    pub current: Option<YesNo>,
    /// Whether anything in the child's life has changed since it was written or last reviewed.
    /// Unanswered counts as not known.
    pub changed: Option<YesNoNotKnown>,
    /// What has changed since it was written.
    pub changed_since: Option<String>,
    /// Who said that it does not exist or does not apply, and when; or why it is not due yet.
    pub who_said: Option<String>,
    /// Why this plan has no bearing on this decision (Guide 2.1), where the registered manager
    /// so judges.
    pub no_bearing_because: Option<String>,
    /// Pages blacked out, what they seem to hide, and why that matters to this decision.
    pub redactions: Option<String>,
}

/// The relevant plans, one place for each kind in law.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct RelevantPlans {
    /// The placement plan.
    pub placement_plan: RelevantPlan,
    /// The care plan.
    pub care_plan: RelevantPlan,
    /// The EHC plan.
    pub ehc_plan: RelevantPlan,
    /// The statement of special educational needs.
    pub sen_statement: RelevantPlan,
    /// The detention placement plan or other plan on remand or sentence; youth justice children.
    pub youth_justice_plan: RelevantPlan,
    /// What the care plan must hold, part by part.
    pub care_plan_parts: CarePlanParts,
    /// What the placement plan must hold, part by part.
    pub placement_plan_parts: PlacementPlanParts,
    /// Whether there are child protection concerns, or the child ever went missing from a
    /// placement (Care Planning Regulations, Schedule 2, paragraph 3(1A)).
    pub protection_or_missing: Option<YesNoNotKnown>,
}

impl RelevantPlans {
    /// Each plan with its kind, in the order of the ledger.
    #[must_use]
    pub fn each(&self) -> [(PlanKind, &RelevantPlan); 5] {
        [
            (PlanKind::PlacementPlan, &self.placement_plan),
            (PlanKind::CarePlan, &self.care_plan),
            (PlanKind::EhcPlan, &self.ehc_plan),
            (PlanKind::SenStatement, &self.sen_statement),
            (PlanKind::YouthJusticePlan, &self.youth_justice_plan),
        ]
    }
}

vocabulary! {
    /// The kinds of paper that are not relevant plans (regulation 2(1) names those).
    PaperKind {
        ReferralForm = "referral_form": "referral form",
        SingleAssessment = "single_assessment": "single assessment",
        ReviewMinutes = "review_minutes": "minutes of a looked-after review",
        Chronology = "chronology": "chronology",
        Pep = "pep": "personal education plan (PEP)",
        HealthAssessment = "health_assessment": "health assessment",
        ClinicalReport = "clinical_report": "CAMHS or clinical report",
        RiskAssessment = "risk_assessment": "the authority’s risk assessment",
        MissingEpisodes = "missing_episodes": "missing episodes and return interviews",
        BehaviourPlan = "behaviour_plan": "behaviour support plan",
        DelegatedAuthority = "delegated_authority": "delegated authority",
        MedicalConsent = "medical_consent": "medical consent",
        EssentialInformation = "essential_information": "essential information",
        CourtOrder = "court_order": "court order",
        PoliceReport = "police_report": "police or youth justice report",
        FamilyTimeSchedule = "family_time_schedule": "family-time schedule",
        TransitionPlan = "transition_plan": "transition plan",
        PathwayPlan = "pathway_plan": "pathway plan",
        BelongingsList = "belongings_list": "list of belongings",
        Other = "other": "another paper",
    }
}

vocabulary! {
    /// Where a paper stands.
    PaperState {
        HeldCurrent = "held_current": "held, current",
        HeldOutOfDate = "held_out_of_date": "held, out of date",
        HeldDraft = "held_draft": "held, a draft",
        HeldRedacted = "held_redacted": "held, with parts blacked out",
        Requested = "requested": "asked for, not yet here",
        Refused = "refused": "asked for and refused",
        DoesNotExist = "does_not_exist": "does not exist",
        NotApplicable = "not_applicable": "not applicable",
        NotKnown = "not_known": "not known whether it exists",
    }
}

/// A paper received with the referral that is not a relevant plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Paper {
    /// Identifies the paper within the referral, for example "p2".
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// What kind of paper.
    pub kind: Option<PaperKind>,
    /// Where it stands.
    pub state: Option<PaperState>,
    /// Who confirmed that it does not exist, or why it does not apply.
    pub who_said: Option<String>,
    /// The period it covers.
    pub covers: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its date.
    pub dated: Option<NaiveDate>,
    /// Number of pages.
    pub pages: Option<u32>,
    /// Whether any page is blacked out.
    pub redacted: Option<YesNo>,
    /// Which pages are blacked out, and what they seem to hide.
    pub redactions: Option<String>,
    /// Who read it.
    pub read_by: Option<String>,
    /// SHA-256 of the file that was taken in, in lower-case hexadecimal; none where no file was.
    pub digest: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}
