//! # What it looks at
//! Every gap the answers show (plans, the authority's approvals, blacked-out papers, needs nobody can speak to, gaps the home
//! noted), and whether a letter of the right kind asks for it.
//!
//! # Why it matters
//! Guide 11.5: the registered person must challenge, under regulation 5(c), a placing authority
//! that asks them to accept a child without a complete and current relevant plan. The duty bites on
//! being *asked*, so a decline calls for the challenge as much as an acceptance does. Where the
//! placing authority is a parent there is no regulation 5(c) challenge (regulation 2(1)); the home
//! asks for the information instead.
//!
//! # What the manager sees
//! "Not yet challenged: a copy of the complete, current care plan." Every decision of the home is
//! closed until a letter is kept that asks for it, or the manager says why not. A gap beyond the
//! relevant plans closes only the acceptances, and is put as a suggestion.
//!
//! # Example
//! The manager declines on the first day; the care plan was never sent. The letter goes with the
//! decline.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_DECISION, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::draft::{
    PlanGap, approvals, gaps, is_asked_for, letter_kind, plan_applies, plan_gap, plan_key,
};
use crate::evidence::Withdrawal;
use crate::judgement::{LetterKind, Outcome};
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "CHALLENGE-01",
    concern: "a gap in the information that has not been challenged",
    answers: &["C1", "C5", "C6", "P10"],
    provision: Some("GUIDE/11.5"),
    force: Force::Guide,
    weight: Weight::Challenge,
    closes: EVERY_DECISION,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let kind = kind_needed(case);
    let asked = match kind {
        Some(LetterKind::InformationRequest) => "Not yet asked for",
        Some(LetterKind::Challenge) | None => "Not yet challenged",
    };
    let known = gaps(case).into_iter().map(|item| {
        (
            item.gap,
            format!("{asked}: {}.", item.what.trim_end_matches('.')),
        )
    });
    Ok(known
        .chain(not_said(case))
        // No letter is known to be the right one while it is not known who places in law.
        .filter(|(gap, _)| kind.is_none() || !is_asked_for(case, gap))
        .map(|(gap, sentence)| {
            let of_a_plan = gap.starts_with("plan:");
            let raised = Raised::new(gap, sentence, TaskId::Gaps, "/referral/challenges");
            match kind {
                // A parent is asked, not challenged: Guide 11.5, last sentence.
                Some(LetterKind::InformationRequest) => raised.weighing(Weight::Settle),
                // Guide 11.5 excepts an emergency. To challenge then as well is our suggestion;
                // the Guide (2.4) asks for quick engagement.
                _ if of_a_plan && case.referral.is_on_the_emergency_route() => {
                    raised.under("GUIDE/2.4", Force::Threshold)
                }
                _ if of_a_plan => raised,
                // The authority's own duty to have its decision approved is a ground of its own.
                _ if raised.subject == approvals::OUT_OF_AREA => raised
                    .under("CPPCR2010/11(1)", Force::LocalAuthority)
                    .closing(Outcome::ACCEPTS),
                _ if raised.subject == approvals::SCHOOL => raised
                    .under("CPPCR2010/10(1)", Force::LocalAuthority)
                    .closing(Outcome::ACCEPTS),
                // Guide 11.5 speaks of relevant plans. To challenge other gaps is our suggestion.
                _ => raised
                    .under("CHR2015/5(c)", Force::Threshold)
                    .closing(Outcome::ACCEPTS),
            }
        })
        .collect())
}

/// What kind of letter the gaps call for; none while it is not known what the placing authority
/// is in law.
fn kind_needed(case: &Case) -> Option<LetterKind> {
    case.referral
        .referrer
        .placing_authority_kind
        .map(|_| letter_kind(case))
}

/// Places where too little is said to tell whether there is a gap: there may be one.
fn not_said(case: &Case) -> impl Iterator<Item = (String, String)> {
    let r = &case.referral;
    let plans = r
        .plans
        .each()
        .into_iter()
        .filter(|(kind, _)| plan_applies(case, *kind))
        .filter_map(|(kind, plan)| match plan_gap(case, kind, plan) {
            PlanGap::NotSaid(sentence) => Some((
                plan_key(kind),
                format!("There may be a gap to challenge. {sentence}"),
            )),
            PlanGap::None | PlanGap::Missing(_) => None,
        });
    let papers = r
        .papers
        .iter()
        .filter(|p| Withdrawal::lets_count(p.withdrawn.as_ref()) && p.redacted.is_none())
        .map(|p| {
            let title = p.title.as_deref().map(str::trim).filter(|t| !t.is_empty());
            let sentence = format!(
                "There may be a gap to challenge: whether pages of “{}” are blacked out is not \
                 answered.",
                title.unwrap_or("an untitled paper")
            );
            (format!("paper:{}", p.id), sentence)
        });
    plans.chain(papers)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "a plan not supplied",
                    &[("/referral/plans/care_plan/state", json!("not_supplied"))]
                ),
                (
                    "a blacked-out paper",
                    &[
                        ("/referral/papers/0/redacted", json!("yes")),
                        (
                            "/referral/papers/0/redactions",
                            json!("pages 3 to 5, perhaps about her father")
                        ),
                    ]
                ),
                (
                    "a paper nobody looked through",
                    &[("/referral/papers/0/redacted", json!(null))]
                ),
                (
                    "a need not known",
                    &[("/referral/needs/0/evidence/knowledge", json!("not_known"))]
                ),
                (
                    "an emergency",
                    &[
                        ("/referral/receipt/route", json!("emergency")),
                        ("/referral/plans/care_plan/state", json!("not_supplied")),
                    ]
                ),
                (
                    "complete? not said",
                    &[("/referral/plans/care_plan/complete", json!(null))]
                ),
                (
                    "a gap the home noted",
                    &[(
                        "/referral/gaps",
                        json!([{"id": "i1", "what": "the school’s own account"}])
                    )],
                ),
                (
                    "a parent places",
                    &[
                        ("/referral/referrer/placing_authority_kind", json!("parent")),
                        ("/referral/plans/ehc_plan/state", json!("not_supplied")),
                    ],
                ),
                (
                    "nobody knows who places",
                    &[
                        ("/referral/referrer/placing_authority_kind", json!(null)),
                        ("/referral/plans/ehc_plan/state", json!("not_supplied")),
                    ],
                ),
            ]
        ));
    }

    fn with_letter(kind: &str, gap: &str) -> Case {
        settled_but(&[
            ("/referral/plans/care_plan/state", json!("not_supplied")),
            (
                "/referral/challenges",
                json!([{"id": "l1", "kind": kind, "items": [{"gap": gap}]}]),
            ),
        ])
    }

    #[test]
    fn a_challenge_that_names_the_gap_settles_it() {
        assert!(found_by(&RULE, &with_letter("challenge", "plan:care_plan")).is_empty());
    }

    #[test]
    fn a_letter_of_another_kind_or_about_another_gap_does_not() {
        assert_eq!(
            found_by(&RULE, &with_letter("information_request", "plan:care_plan")).len(),
            1
        );
        assert_eq!(
            found_by(&RULE, &with_letter("challenge", "plan:ehc_plan")).len(),
            1
        );
    }

    #[test]
    fn a_decline_waits_for_the_challenge_too() {
        let case = settled_but(&[("/referral/plans/care_plan/state", json!("not_supplied"))]);
        let closes = &found_by(&RULE, &case)[0].closes;
        assert!(closes.contains(&Outcome::DeclineOutsideRange));
    }
}
