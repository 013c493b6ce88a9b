//! What is read first, and why: a fixed order of grounds, said in words. Nothing is counted or
//! added up; a decision with three grounds is not "worse" than one with one.

use chrono::NaiveDateTime;

use crate::calls::{self, Call};
use crate::case::Case;
use crate::judgement::{Ground, Outcome, ReasonCode, Standing};
use crate::vocabulary::{Vocabulary, is_blank, vocabulary};

use super::line::Line;

vocabulary! {
    /// Why a decision is read before others, in the order in which they are read.
    Urgent {
        Emergency = "emergency": "An emergency: less was known, and other checks were left for later",
        Liberty = "liberty": "A deprivation of liberty is ordered or proposed",
        LibertyNotKnown = "liberty_not_known": "Accepted, and it is not known whether a deprivation of liberty is proposed",
        Solo = "solo": "The child would live alone",
        Disagreed = "disagreed": "The signer disagreed with a finding, or found that it does not apply",
        DeclineForRisk = "decline_for_risk": "Declined because of a risk to a child",
        ManagerAway = "manager_away": "Not signed by the registered manager, or decided while they were away",
    }
}

/// The grounds that stand in a signed case, in their order.
#[must_use]
pub fn urgent(case: &Case) -> Vec<Urgent> {
    let accepts = case.referral.decision.outcome.is_some_and(Outcome::accepts);
    let stands = |ground: Urgent| match ground {
        Urgent::Emergency => {
            case.referral.decision.outcome == Some(Outcome::AcceptEmergency)
                || case.referral.is_on_the_emergency_route()
        }
        Urgent::Liberty => calls::liberty(case) == Call::Yes,
        Urgent::LibertyNotKnown => {
            accepts && matches!(calls::liberty(case), Call::NotKnown | Call::NotAnswered)
        }
        Urgent::Solo => calls::solo(case) == Call::Yes,
        Urgent::Disagreed => !case.referral.disagreements.is_empty(),
        Urgent::DeclineForRisk => declined_for_risk(case),
        Urgent::ManagerAway => manager_away(case),
    };
    Urgent::ALL
        .iter()
        .copied()
        .filter(|one| stands(*one))
        .collect()
}

fn declined_for_risk(case: &Case) -> bool {
    let decision = &case.referral.decision;
    let Some(outcome) = decision.outcome.filter(|outcome| outcome.declines()) else {
        return false;
    };
    outcome == Outcome::DeclineEffectOnChildren
        || decision
            .reasons
            .iter()
            .filter(|reason| reason.withdrawn.is_none())
            .filter_map(|reason| reason.code)
            .any(|code| {
                code == ReasonCode::LocalityUnsafe
                    || (code.help().ground == Ground::Group && !code.help().for_yes)
            })
}

fn manager_away(case: &Case) -> bool {
    let signed_by = case
        .signing
        .as_ref()
        .and_then(|signing| signing.signer.standing);
    signed_by != Some(Standing::RegisteredManager)
        || !is_blank(case.referral.decision.arrangement.as_ref())
}

/// Where an unread decision stands in the order of reading: those with a ground first, by the first
/// ground they have, then the others; among those alike the longest waiting first.
#[must_use]
pub fn place(line: &Line) -> impl Ord + use<> {
    place_of(&line.urgent, line.signed_at, &line.number)
}

/// The same from what it rests on: the grounds in their order, when the decision was signed, and its
/// number.
#[must_use]
pub fn place_of(urgent: &[Urgent], signed_at: NaiveDateTime, number: &str) -> impl Ord + use<> {
    let first = urgent.first().copied();
    (first.is_none(), first, signed_at, number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Signing;
    use crate::fixtures::{settled, settled_but};
    use crate::judgement::Signatory;
    use serde_json::{Value, json};

    fn signed(case: Case, day: u32) -> Case {
        case.to_be_signed(Signing {
            number: format!("2026-{day:03}"),
            signed_at: format!("2026-11-{day:02}T12:00:00Z").parse().unwrap(),
            signer: Signatory {
                name: "Ruth Example".to_owned(),
                standing: Some(Standing::RegisteredManager),
            },
            ..Signing::default()
        })
    }

    fn grounds(answers: &[(&str, Value)]) -> Vec<Urgent> {
        urgent(&signed(settled_but(answers), 21))
    }

    #[test]
    fn a_planned_acceptance_by_the_manager_with_nothing_open_has_no_ground() {
        assert_eq!(urgent(&signed(settled(), 21)), []);
    }

    #[test]
    fn each_ground_is_found() {
        let outcome = "/referral/decision/outcome";
        for (answers, ground) in [
            (
                vec![(outcome, json!("accept_emergency"))],
                Urgent::Emergency,
            ),
            (
                vec![("/referral/receipt/route", json!("emergency"))],
                Urgent::Emergency,
            ),
            (
                vec![("/referral/liberty/proposed", json!("yes"))],
                Urgent::Liberty,
            ),
            (
                vec![("/referral/liberty/proposed", json!(null))],
                Urgent::LibertyNotKnown,
            ),
            (vec![("/home/registered_places", json!(1))], Urgent::Solo),
            (
                vec![(
                    "/referral/disagreements",
                    json!([{"finding": "X", "because": "y"}]),
                )],
                Urgent::Disagreed,
            ),
            (
                vec![(outcome, json!("decline_effect_on_children"))],
                Urgent::DeclineForRisk,
            ),
            (
                vec![(
                    "/referral/decision/arrangement",
                    json!("Deputy, by the rota of 3 May."),
                )],
                Urgent::ManagerAway,
            ),
        ] {
            assert!(grounds(&answers).contains(&ground), "{ground:?}");
        }
    }

    #[test]
    fn a_decision_signed_by_another_standing_is_read_first_whatever_the_arrangement_says() {
        let mut case = signed(settled(), 21);
        case.signing.as_mut().unwrap().signer.standing = None;
        assert_eq!(urgent(&case), [Urgent::ManagerAway]);
    }

    #[test]
    fn grounds_come_first_in_their_order_and_the_longest_waiting_first_among_those_alike() {
        let line =
            |answers: &[(&str, Value)], day| Line::of(&signed(settled_but(answers), day)).unwrap();
        let mut lines = [
            line(&[], 3),
            line(&[], 2),
            line(&[("/home/registered_places", json!(1))], 4),
            line(&[("/referral/receipt/route", json!("emergency"))], 9),
            line(&[("/referral/receipt/route", json!("emergency"))], 8),
        ];
        lines.sort_by_key(place);
        let numbers: Vec<&str> = lines.iter().map(|line| line.number.as_str()).collect();
        assert_eq!(
            numbers,
            ["2026-008", "2026-009", "2026-004", "2026-002", "2026-003"]
        );
    }
}
