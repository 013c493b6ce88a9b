//! # What it looks at
//! Every entry that was withdrawn: needs, risks, papers, gaps, letters, views, rows about the
//! children living here, conditions.
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
use crate::evidence::Withdrawal;
use crate::law::Force;
use crate::tasks::TaskId;

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

type Entry<'a> = (&'a str, Option<&'a str>, &'a Option<Withdrawal>);

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let r = &case.referral;
    let mut raised = Vec::new();
    let mut look = |task: TaskId, list: &str, entries: Vec<Entry<'_>>| {
        for (index, (id, name, withdrawn)) in entries.into_iter().enumerate() {
            let Some(withdrawal) = withdrawn.as_ref().filter(|w| !w.stands()) else {
                continue;
            };
            let pointer = format!("{list}/{index}/withdrawn");
            let because = withdrawal.because.trim();
            let name = name
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
            raised.push(Raised::new(id, sentence, task, pointer));
        }
    };
    look(
        TaskId::Needs,
        "/referral/needs",
        r.needs
            .iter()
            .map(|n| (n.id.as_str(), n.what.as_deref(), &n.withdrawn))
            .collect(),
    );
    look(
        TaskId::Needs,
        "/referral/risks",
        r.risks
            .iter()
            .map(|n| (n.id.as_str(), n.what.as_deref(), &n.withdrawn))
            .collect(),
    );
    look(
        TaskId::Plans,
        "/referral/papers",
        r.papers
            .iter()
            .map(|p| (p.id.as_str(), p.title.as_deref(), &p.withdrawn))
            .collect(),
    );
    look(
        TaskId::Gaps,
        "/referral/gaps",
        r.gaps
            .iter()
            .map(|g| (g.id.as_str(), g.what.as_deref(), &g.withdrawn))
            .collect(),
    );
    look(
        TaskId::Gaps,
        "/referral/challenges",
        r.challenges
            .iter()
            .map(|c| (c.id.as_str(), c.to.as_deref(), &c.withdrawn))
            .collect(),
    );
    look(
        TaskId::Views,
        "/referral/views",
        r.views
            .iter()
            .map(|v| (v.id.as_str(), v.person.as_deref(), &v.withdrawn))
            .collect(),
    );
    look(
        TaskId::Group,
        "/referral/group/rows",
        r.group
            .rows
            .iter()
            .map(|g| (g.id.as_str(), g.what_we_know.as_deref(), &g.withdrawn))
            .collect(),
    );
    look(
        TaskId::Decision,
        "/referral/decision/conditions",
        r.decision
            .conditions
            .iter()
            .map(|c| (c.id.as_str(), c.what.as_deref(), &c.withdrawn))
            .collect(),
    );
    Ok(raised)
}
