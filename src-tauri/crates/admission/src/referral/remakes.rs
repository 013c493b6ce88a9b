//! A decision made again, in full: which signed decision it makes again.
//!
//! Kept by the program, not asked: it is written when an emergency's decision is begun anew, and no
//! question of the table fills it.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The decision made in an emergency that this one makes again, in the ordinary way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Remakes {
    /// The referral it decided, by its id in the casebook.
    pub referral: String,
    /// The number printed in its record, for example "2026-003".
    pub number: String,
    /// When it was signed, UTC.
    pub signed_at: DateTime<Utc>,
    /// SHA-256 of its record's file, in lower-case hexadecimal.
    pub sha256: String,
    /// The day the child moved in; none while no move was noted. Fixed at signing.
    pub moved_in: Option<NaiveDate>,
    /// The child's own entry among the children living here, by id; none while there is none. The
    /// child is not weighed as one of the group it moves into.
    pub own_entry: Option<String>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::appraise;
    use crate::fixtures::{settled_but, today};
    use crate::judgement::Outcome;
    use crate::tasks::TaskId;

    fn first() -> Remakes {
        Remakes {
            number: "2026-003".to_owned(),
            ..Remakes::default()
        }
    }

    #[test]
    fn it_keeps_what_was_noted_and_asks_anew_for_the_decision() {
        let case = settled_but(&[
            ("/referral/receipt/route", json!("emergency")),
            ("/referral/decision/outcome", json!("accept_emergency")),
        ]);
        let again = case.referral.clone().to_be_decided_again(first());
        assert_eq!(again.needs, case.referral.needs);
        assert_eq!(again.group, case.referral.group);
        assert_eq!(again.receipt, case.referral.receipt);
        assert_eq!(again.decision.conditions, case.referral.decision.conditions);
        assert_eq!(again.decision.outcome, None);
        assert_eq!(again.decision.range_reasons, None);
        assert_eq!(again.answers_checked, None);
    }

    #[test]
    fn the_way_round_a_missing_plan_is_closed_to_it() {
        let mut case = settled_but(&[
            ("/referral/receipt/route", json!("emergency")),
            ("/referral/plans/care_plan/state", json!("not_supplied")),
        ]);
        let asks = |case: &crate::Case| {
            let appraisal = appraise(case, today());
            let there = appraisal
                .tasks
                .iter()
                .any(|one| one.id == TaskId::Emergency);
            (there, appraisal.is_open(Outcome::Accept))
        };
        assert_eq!(asks(&case), (true, false));
        case.referral = case.referral.to_be_decided_again(first());
        assert_eq!(asks(&case), (false, false));
        assert!(!appraise(&case, today()).is_open(Outcome::AcceptEmergency));
    }
}
