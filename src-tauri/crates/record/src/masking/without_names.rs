//! A time of decisions in numbers: nothing here can hold a name, an age or a sentence about anybody.

use admission::Case;
use admission::judgement::{Outcome, ReasonCode};
use admission::referral::Route;
use admission::vocabulary::Vocabulary;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Counts of decisions, their reasons and what became of the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithoutNames {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How many decisions ended so.
    pub outcomes: Vec<(Outcome, u32)>,
    /// How many came by which route; none where it was not noted.
    pub routes: Vec<(Option<Route>, u32)>,
    /// How often each reason was given.
    pub reasons: Vec<(ReasonCode, u32)>,
    /// Letters that were sent and answered adequately.
    pub letters_answered: u32,
    /// Letters that were sent and not answered adequately by the decision.
    pub letters_unanswered: u32,
}

impl WithoutNames {
    /// The numbers of some signed cases.
    pub fn of<'a>(
        cases: impl IntoIterator<Item = &'a Case>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Self {
        let mut out = Self {
            from,
            to,
            outcomes: Vec::new(),
            routes: Vec::new(),
            reasons: Vec::new(),
            letters_answered: 0,
            letters_unanswered: 0,
        };
        for case in cases {
            let referral = &case.referral;
            if let Some(outcome) = referral.decision.outcome {
                count(&mut out.outcomes, outcome);
            }
            count(&mut out.routes, referral.receipt.route);
            for reason in &referral.decision.reasons {
                if let Some(code) = reason.code.filter(|_| reason.withdrawn.is_none()) {
                    count(&mut out.reasons, code);
                }
            }
            for letter in &referral.challenges {
                if letter.sent_at().is_none() || letter.withdrawn.is_some() {
                    continue;
                }
                let place = if letter.is_answered() {
                    &mut out.letters_answered
                } else {
                    &mut out.letters_unanswered
                };
                *place = place.saturating_add(1);
            }
        }
        let order = |outcome: &Outcome| Outcome::ALL.iter().position(|one| one == outcome);
        out.outcomes.sort_by_key(|(outcome, _)| order(outcome));
        let order = |code: &ReasonCode| ReasonCode::ALL.iter().position(|one| one == code);
        out.reasons.sort_by_key(|(code, _)| order(code));
        out.routes.sort_by_key(|(route, _)| *route);
        out
    }
}

fn count<T: PartialEq>(counted: &mut Vec<(T, u32)>, what: T) {
    match counted.iter_mut().find(|(one, _)| *one == what) {
        Some((_, number)) => *number = number.saturating_add(1),
        None => counted.push((what, 1)),
    }
}
