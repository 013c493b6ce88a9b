//! Which signed decisions a page is asked for, where a person wants to see some of them alone.

use admission::judgement::Outcome;
use admission::oversight::authority;
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

/// What a decision must be to be shown; what is left out is any.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Only {
    /// One outcome.
    pub outcome: Option<Outcome>,
    /// One placing authority, however it was typed.
    pub authority: Option<String>,
    /// Signed on this English day or later.
    pub from: Option<NaiveDate>,
    /// Signed on this English day or earlier.
    pub to: Option<NaiveDate>,
}

impl Only {
    /// Whether a decision is among them: its outcome, its authority and the English day it was signed.
    pub fn takes(
        &self,
        outcome: Option<Outcome>,
        named: Option<&str>,
        signed_on: Option<NaiveDate>,
    ) -> bool {
        let authority = self.authority.as_deref();
        self.outcome.is_none_or(|one| outcome == Some(one))
            && authority.is_none_or(|one| named.is_some_and(|name| authority::same(one, name)))
            && self
                .from
                .is_none_or(|day| signed_on.is_some_and(|on| on >= day))
            && self
                .to
                .is_none_or(|day| signed_on.is_some_and(|on| on <= day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_of_a_decision_is_not_what_was_asked_for() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21);
        let takes = |only: &Only| {
            [
                only.takes(Some(Outcome::Accept), Some("northshire "), day),
                only.takes(None, None, None),
            ]
        };
        assert_eq!(takes(&Only::default()), [true, true]);
        let some = [
            Only {
                outcome: Some(Outcome::Accept),
                ..Only::default()
            },
            Only {
                authority: Some("Northshire".to_owned()),
                ..Only::default()
            },
            Only {
                from: day,
                to: day,
                ..Only::default()
            },
        ];
        for only in &some {
            assert_eq!(takes(only), [true, false], "{only:?}");
        }
        let others = [
            Only {
                outcome: Some(Outcome::NotYet),
                ..Only::default()
            },
            Only {
                authority: Some("Calder".to_owned()),
                ..Only::default()
            },
            Only {
                from: day.and_then(|day| day.succ_opt()),
                ..Only::default()
            },
        ];
        for only in &others {
            assert_eq!(takes(only), [false, false], "{only:?}");
        }
    }
}
