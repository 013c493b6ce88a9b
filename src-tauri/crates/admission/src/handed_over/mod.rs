//! A referral handed over: what came in, without what this home made of it.
//!
//! A colleague elsewhere is given what the authority sent and what is known of the child, and weighs
//! it themselves: not the home, nobody who lives there, no gate, no response, no decision. What is
//! taken in from a file is read the same way, whoever made the file: somebody else's judgement is
//! never this home's.

mod placements_standard;

use crate::case::{Case, CaseError};
use crate::home::Home;
use crate::judgement::{RangeFinding, Response};
use crate::referral::{Need, Noted, Paper, Receipt, Referral, RelevantPlan, RelevantPlans};

/// A referral read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenIn {
    /// The referral, to begin with.
    pub referral: Referral,
    /// What the file says besides and no field holds, by the names the file gives it.
    pub not_taken: Vec<String>,
}

/// Why a file could not be read as a referral.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTakenIn {
    /// A case, but a damaged one.
    #[error("this file is a referral, but cannot be read as one: {0}")]
    Case(CaseError),
    /// Neither a case nor a file of the placements standard.
    #[error(
        "this file is neither a referral of Threshold nor a file in the placements standard, both \
         of which are JSON"
    )]
    Unknown,
}

/// The case as a colleague is given it.
#[must_use]
pub fn for_a_colleague(case: &Case) -> Case {
    Case::new(Home::default(), what_came_in(&case.referral), case.example)
}

/// Reads a file as a referral to begin with: a case, or a file in the placements standard.
///
/// # Errors
/// [`NotTakenIn`].
pub fn taken_in(text: &str) -> Result<TakenIn, NotTakenIn> {
    let text = text.trim_start_matches('\u{feff}');
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| NotTakenIn::Unknown)?;
    if value.get("format").is_some() {
        let case = Case::parse(text).map_err(NotTakenIn::Case)?;
        return Ok(TakenIn {
            referral: what_came_in(&case.referral),
            not_taken: Vec::new(),
        });
    }
    placements_standard::read(&value).ok_or(NotTakenIn::Unknown)
}

/// What came in, and what is known of the child. Entries keep their ids and their withdrawals, the
/// counts go with them: an entry that is missing shows.
fn what_came_in(referral: &Referral) -> Referral {
    let r = referral.clone();
    Referral {
        id: String::new(),
        receipt: Receipt {
            // Which referrals a home had before is that home's own.
            referred_before: None,
            earlier_referral: None,
            ..r.receipt
        },
        referrer: r.referrer,
        child: r.child,
        legal: r.legal,
        why_now: r.why_now,
        family: r.family,
        education: r.education,
        home_asked_for: r.home_asked_for,
        plans: plans(r.plans),
        // The files stay where they are; the list of what there is goes along.
        papers: r
            .papers
            .into_iter()
            .map(|paper| Paper {
                read_by: None,
                digest: None,
                ..paper
            })
            .collect(),
        strengths: r.strengths,
        needs: r
            .needs
            .into_iter()
            .map(|need| Need {
                range: RangeFinding::default(),
                response: Response::default(),
                ..need
            })
            .collect(),
        risks: r.risks,
        noted: Noted {
            needs: r.noted.needs,
            risks: r.noted.risks,
            papers: r.noted.papers,
            orders: r.noted.orders,
            homes: r.noted.homes,
            people: r.noted.people,
            ..Noted::default()
        },
        ..Referral::default()
    }
}

/// The ledger without what a registered manager judged of it. Nobody else holds the plan by that.
fn plans(plans: RelevantPlans) -> RelevantPlans {
    let unjudged = |plan: RelevantPlan| RelevantPlan {
        complete: None,
        complete_because: None,
        current: None,
        no_bearing_because: None,
        ..plan
    };
    RelevantPlans {
        placement_plan: unjudged(plans.placement_plan),
        care_plan: unjudged(plans.care_plan),
        ehc_plan: unjudged(plans.ehc_plan),
        sen_statement: unjudged(plans.sen_statement),
        youth_justice_plan: unjudged(plans.youth_justice_plan),
        ..plans
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::settled;
    use crate::judgement::Outcome;

    #[test]
    fn a_colleague_is_given_what_came_in_and_nothing_of_the_home() {
        let case = settled();
        let given = for_a_colleague(&case);
        assert_eq!(given.home, Home::default());
        assert_eq!(given.referral.needs.len(), case.referral.needs.len());
        assert_eq!(given.referral.group, Default::default());
        assert_eq!(given.referral.decision, Default::default());
        let text = given.to_json();
        for child in &case.home.children {
            let name = child.known_as.as_deref().unwrap_or("nobody");
            assert!(!text.contains(&format!("\"{name}\"")), "{name}");
        }
    }

    #[test]
    fn what_was_handed_over_is_taken_in_again_and_still_has_to_be_weighed() {
        let case = settled();
        let given = for_a_colleague(&case);
        let taken = taken_in(&given.to_json()).unwrap();
        assert_eq!(taken.referral, given.referral);
        assert!(taken.not_taken.is_empty());
        let here = Case::new(case.home.clone(), taken.referral, true);
        let appraisal = crate::appraise(&here, crate::fixtures::today());
        assert!(!appraisal.ready_to_sign);
        let accepts = appraisal.outcomes.iter();
        let mut accepts = accepts.filter(|state| Outcome::ACCEPTS.contains(&state.outcome));
        assert!(accepts.all(|state| !state.open), "nothing was weighed yet");
    }

    #[test]
    fn a_whole_case_is_taken_in_without_the_judgement_in_it() {
        let taken = taken_in(&settled().to_json()).unwrap().referral;
        assert_eq!(taken, for_a_colleague(&settled()).referral);
    }

    #[test]
    fn another_file_is_said_to_be_another() {
        for text in ["", "not JSON", "[]", r#"{"some": "thing"}"#] {
            assert_eq!(taken_in(text), Err(NotTakenIn::Unknown), "{text}");
        }
        let damaged = r#"{"format": "threshold-case/1", "home": 3}"#;
        assert!(matches!(taken_in(damaged), Err(NotTakenIn::Case(_))));
    }
}
