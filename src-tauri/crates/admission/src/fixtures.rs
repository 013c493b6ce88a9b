//! Cases for the tests of this crate.

use crate::judgement::{Challenge, ChildEntry, Condition, Gap, GroupRow};
use crate::referral::{Need, Paper, Referral, Risk, View};

/// A referral with one entry in every list, all blank.
pub(crate) fn full_referral() -> Referral {
    let mut referral = Referral::default();
    referral.needs.push(Need {
        id: "n1".to_owned(),
        ..Need::default()
    });
    referral.risks.push(Risk {
        id: "r1".to_owned(),
        ..Risk::default()
    });
    referral.papers.push(Paper {
        id: "p1".to_owned(),
        ..Paper::default()
    });
    referral.gaps.push(Gap {
        id: "i1".to_owned(),
        ..Gap::default()
    });
    referral.challenges.push(Challenge {
        id: "l1".to_owned(),
        ..Challenge::default()
    });
    referral.views.push(View {
        id: "v1".to_owned(),
        ..View::default()
    });
    referral.group.rows.push(GroupRow {
        id: "g1".to_owned(),
        ..GroupRow::default()
    });
    referral.group.entries.push(ChildEntry {
        child: "c1".to_owned(),
        ..ChildEntry::default()
    });
    referral.decision.conditions.push(Condition {
        id: "k1".to_owned(),
        ..Condition::default()
    });
    referral
}
