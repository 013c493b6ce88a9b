//! The notice as the case answers it. What nobody noted is said to be not known, never left out.

use admission::Case;
use admission::referral::{EhcStage, LegalStatus, PlanState, RelevantPlan};
use admission::vocabulary::{Vocabulary, YesNoNotKnown};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{NOT_KNOWN, Notice};

/// What a notice tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The child moved in.
    Admission,
    /// The child moved on.
    Discharge,
}

/// Why the regulation asks for no notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNotice {
    /// The host local authority is the placing authority too (regulation 41(2)).
    HostPlaces,
    /// A short break, to which regulation 41 does not apply (Schedule 5, paragraph 1(d)).
    ShortBreak,
}

impl NoNotice {
    /// The same in a whole sentence.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::HostPlaces => {
                "The host local authority is also the placing authority, so no notice is required \
                 (regulation 41(2))."
            }
            Self::ShortBreak => {
                "The stay is a short break, to which regulation 41 does not apply (Schedule 5 \
                 paragraph 1(d))."
            }
        }
    }
}

/// Whether the regulation asks for a notice about this child. Where it cannot be told, it does: a
/// notice too many does no harm.
///
/// # Errors
/// Why there is none.
pub fn needed(case: &Case) -> Result<(), NoNotice> {
    let referral = &case.referral;
    if referral.legal.short_break == Some(YesNoNotKnown::Yes) {
        return Err(NoNotice::ShortBreak);
    }
    let same = |one: &Option<String>, other: &Option<String>| {
        let flat =
            |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_lowercase();
        !flat(one).is_empty() && flat(one) == flat(other)
    };
    if same(
        &case.home.host_authority,
        &referral.referrer.placing_authority,
    ) {
        return Err(NoNotice::HostPlaces);
    }
    Ok(())
}

/// The notice, filled in from the case.
#[must_use]
pub fn draft(case: &Case, event: Event, at: NaiveDateTime) -> Notice {
    let referral = &case.referral;
    let child = &referral.child;
    let name = [&child.legal_name, &child.known_as]
        .into_iter()
        .find_map(|name| filled(name));
    Notice {
        event,
        at,
        to: filled(&case.home.host_authority)
            .unwrap_or("The local authority in whose area the home is")
            .to_owned(),
        name: name.unwrap_or(NOT_KNOWN).to_owned(),
        born: child.date_of_birth,
        accommodated: accommodated(case),
        order: order(case),
        authority: authority(case),
        reviewing_officer: filled(&referral.referrer.independent_reviewing_officer)
            .unwrap_or(NOT_KNOWN)
            .to_owned(),
        plan: plan(case),
    }
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

fn accommodated(case: &Case) -> String {
    let status = case.referral.legal.status;
    let noted = status.map(Vocabulary::label);
    match status {
        Some(LegalStatus::V2 | LegalStatus::V3 | LegalStatus::V4) => {
            format!(
                "Yes, section 20. Legal status: {}.",
                noted.unwrap_or_default()
            )
        }
        Some(LegalStatus::C1 | LegalStatus::C2) => {
            format!("No. Legal status: {}.", noted.unwrap_or_default())
        }
        Some(_) => format!(
            "{NOT_KNOWN} under which section. Legal status: {}.",
            noted.unwrap_or_default()
        ),
        None => NOT_KNOWN.to_owned(),
    }
}

fn order(case: &Case) -> String {
    let legal = &case.referral.legal;
    match (legal.status, legal.care_order) {
        (Some(status @ (LegalStatus::C1 | LegalStatus::C2)), _) => {
            format!("Yes: {}.", status.label())
        }
        (Some(LegalStatus::So), _) => "Yes: a supervision order.".to_owned(),
        (_, Some(YesNoNotKnown::Yes)) => "Yes: a care order.".to_owned(),
        (_, Some(YesNoNotKnown::No)) => "No care order. No supervision order is noted.".to_owned(),
        _ => NOT_KNOWN.to_owned(),
    }
}

fn authority(case: &Case) -> String {
    let referrer = &case.referral.referrer;
    let parts = [
        &referrer.placing_authority,
        &referrer.person,
        &referrer.role,
        &referrer.phone,
        &referrer.email,
    ];
    let parts: Vec<&str> = parts.into_iter().filter_map(|part| filled(part)).collect();
    if parts.is_empty() {
        return NOT_KNOWN.to_owned();
    }
    let reach = filled(&referrer.phone).or(filled(&referrer.email));
    let lacking = if reach.is_some() {
        ""
    } else {
        ". How to reach them: not known to the home"
    };
    format!("{}{lacking}", parts.join(", "))
}

fn plan(case: &Case) -> String {
    let referral = &case.referral;
    let responsible = match filled(&referral.education.maintaining_authority) {
        Some(authority) => format!("Responsible: {authority}."),
        None => "Responsible local authority: not known to the home.".to_owned(),
    };
    let there = |plan: &RelevantPlan| {
        plan.state.map(|state| match state {
            PlanState::DoesNotExist | PlanState::NotApplicable => Some(false),
            PlanState::NotKnown | PlanState::NotDueYet => None,
            _ => Some(true),
        })
    };
    let (ehc, sen) = (
        there(&referral.plans.ehc_plan).flatten(),
        there(&referral.plans.sen_statement).flatten(),
    );
    match (referral.education.ehc_stage, ehc, sen) {
        (Some(EhcStage::Final), ..) | (_, Some(true), _) => format!("Yes, an EHC plan. {responsible}"),
        (_, _, Some(true)) => {
            format!("Yes, a statement of special educational needs. {responsible}")
        }
        (Some(EhcStage::InAssessment), ..) => {
            "No: an EHC plan is being assessed for.".to_owned()
        }
        (Some(EhcStage::None), _, Some(false)) | (_, Some(false), Some(false)) => "No.".to_owned(),
        (Some(EhcStage::None), ..) | (_, Some(false), _) => {
            "No EHC plan. Whether there is a statement of special educational needs: not known to the \
             home."
                .to_owned()
        }
        _ => NOT_KNOWN.to_owned(),
    }
}
