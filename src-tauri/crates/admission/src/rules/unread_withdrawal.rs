//! # What it looks at
//! Every entry that was withdrawn: needs, risks, papers, gaps, letters, views, rows about the
//! children living here, conditions, restrictions, devices.
//!
//! # Why it matters
//! A withdrawal can change what a decision rests on, so a person reads it before signing and lets
//! it stand, or not. Until then the entry is appraised as if it still stood.
//!
//! # What the manager sees
//! "“Fire-setting” was withdrawn: … Read it and let it stand, or take it back up."
//!
//! # Example
//! A need was noted twice; the second was withdrawn as a double.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_OUTCOME, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::entries::LISTS;
use crate::law::Force;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "WHOLE-02",
    concern: "a withdrawal nobody has read",
    answers: &["R1"],
    provision: Some("CHR2015/36(1)"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: EVERY_OUTCOME,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let mut raised = Vec::new();
    for list in LISTS {
        for (index, entry) in (list.entries)(&case.referral).into_iter().enumerate() {
            let Some(withdrawal) = entry.withdrawn.filter(|w| !w.stands()) else {
                continue;
            };
            let because = withdrawal.because.trim();
            let name = entry
                .name
                .map(str::trim)
                .filter(|n| !n.is_empty())
                .unwrap_or("an entry");
            let sentence = if because.is_empty() {
                format!("“{name}” was withdrawn without a reason.")
            } else {
                format!(
                    "“{name}” was withdrawn: {because} Read it and let it stand, or take it back up."
                )
            };
            let pointer = format!("/referral{}/{index}/withdrawn", list.pointer);
            raised.push(Raised::new(entry.id, sentence, list.task, pointer));
        }
    }
    Ok(raised)
}
