//! # What it looks at
//! Each list of entries (needs, risks, papers, gaps, letters, views, rows about the children
//! living here, conditions) against the number ever noted.
//!
//! # Why it matters
//! An entry once noted is withdrawn with a reason, never removed: leaving out must never make a
//! decision easier.
//!
//! # What the manager sees
//! "One need that was noted is missing from the case." Every outcome is closed until it is back.
//!
//! # Example
//! A case file from which a need was cut out by hand.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, EVERY_OUTCOME, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::law::Force;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "WHOLE-01",
    concern: "an entry that was noted and is missing",
    answers: &["R1"],
    provision: Some("CHR2015/36(1)"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: EVERY_OUTCOME,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let noted = &r.noted;
    let lists = [
        (
            "need",
            "needs",
            noted.needs,
            r.needs.len(),
            TaskId::Needs,
            "/referral/needs",
        ),
        (
            "risk",
            "risks",
            noted.risks,
            r.risks.len(),
            TaskId::Needs,
            "/referral/risks",
        ),
        (
            "paper",
            "papers",
            noted.papers,
            r.papers.len(),
            TaskId::Plans,
            "/referral/papers",
        ),
        (
            "gap",
            "gaps",
            noted.gaps,
            r.gaps.len(),
            TaskId::Gaps,
            "/referral/gaps",
        ),
        (
            "letter",
            "letters",
            noted.challenges,
            r.challenges.len(),
            TaskId::Gaps,
            "/referral/challenges",
        ),
        (
            "view",
            "views",
            noted.views,
            r.views.len(),
            TaskId::Views,
            "/referral/views",
        ),
        (
            "row about the children living here",
            "rows about the children living here",
            noted.group_rows,
            r.group.rows.len(),
            TaskId::Group,
            "/referral/group/rows",
        ),
        (
            "condition",
            "conditions",
            noted.conditions,
            r.decision.conditions.len(),
            TaskId::Decision,
            "/referral/decision/conditions",
        ),
    ];
    Ok(lists
        .into_iter()
        .filter_map(|(one, many, noted, there, task, pointer)| {
            let missing = usize::try_from(noted)
                .ok()?
                .checked_sub(there)
                .filter(|n| *n > 0)?;
            let sentence = if missing == 1 {
                format!("1 {one} that was noted is missing from the case.")
            } else {
                format!("{missing} {many} that were noted are missing from the case.")
            };
            Some(Raised::new(many, sentence, task, pointer))
        })
        .collect())
}
