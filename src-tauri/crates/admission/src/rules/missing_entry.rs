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

/// A list of entries, and how many were ever noted in it.
struct List<'a> {
    one: &'static str,
    many: &'static str,
    noted: u32,
    ids: Vec<&'a str>,
    task: TaskId,
    pointer: &'static str,
}

impl List<'_> {
    /// How many entries are missing. Ids are numbered in the order of noting, so an id higher than
    /// the count tells of entries before it, even where the count itself was cut.
    fn missing(&self) -> usize {
        let numbered = self.ids.iter().filter_map(|id| {
            id.trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .parse::<u32>()
                .ok()
        });
        let ever = numbered.chain([self.noted]).max().unwrap_or_default();
        usize::try_from(ever)
            .unwrap_or(usize::MAX)
            .saturating_sub(self.ids.len())
    }
}

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let raised = lists(case)
        .into_iter()
        .filter_map(|list| {
            let sentence = match list.missing() {
                0 => return None,
                1 => format!("1 {} that was noted is missing from the case.", list.one),
                n => format!(
                    "{n} {} that were noted are missing from the case.",
                    list.many
                ),
            };
            Some(Raised::new(list.many, sentence, list.task, list.pointer))
        })
        .collect();
    Ok(raised)
}

fn lists(case: &Case) -> [List<'_>; 8] {
    let r = &case.referral;
    let noted = &r.noted;
    [
        List {
            one: "need",
            many: "needs",
            noted: noted.needs,
            ids: r.needs.iter().map(|n| n.id.as_str()).collect(),
            task: TaskId::Needs,
            pointer: "/referral/needs",
        },
        List {
            one: "risk",
            many: "risks",
            noted: noted.risks,
            ids: r.risks.iter().map(|n| n.id.as_str()).collect(),
            task: TaskId::Needs,
            pointer: "/referral/risks",
        },
        List {
            one: "paper",
            many: "papers",
            noted: noted.papers,
            ids: r.papers.iter().map(|p| p.id.as_str()).collect(),
            task: TaskId::Plans,
            pointer: "/referral/papers",
        },
        List {
            one: "gap",
            many: "gaps",
            noted: noted.gaps,
            ids: r.gaps.iter().map(|g| g.id.as_str()).collect(),
            task: TaskId::Gaps,
            pointer: "/referral/gaps",
        },
        List {
            one: "letter",
            many: "letters",
            noted: noted.challenges,
            ids: r.challenges.iter().map(|c| c.id.as_str()).collect(),
            task: TaskId::Gaps,
            pointer: "/referral/challenges",
        },
        List {
            one: "view",
            many: "views",
            noted: noted.views,
            ids: r.views.iter().map(|v| v.id.as_str()).collect(),
            task: TaskId::Views,
            pointer: "/referral/views",
        },
        List {
            one: "row about the children living here",
            many: "rows about the children living here",
            noted: noted.group_rows,
            ids: r.group.rows.iter().map(|g| g.id.as_str()).collect(),
            task: TaskId::Group,
            pointer: "/referral/group/rows",
        },
        List {
            one: "condition",
            many: "conditions",
            noted: noted.conditions,
            ids: r
                .decision
                .conditions
                .iter()
                .map(|c| c.id.as_str())
                .collect(),
            task: TaskId::Decision,
            pointer: "/referral/decision/conditions",
        },
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but};

    #[test]
    fn an_id_beyond_the_count_tells_of_an_entry_that_was_cut_out() {
        let gaps = json!([{"id": "i2", "what": "Who collects her from school."}]);
        let case = settled_but(&[("/referral/gaps", gaps), ("/referral/noted/gaps", json!(0))]);
        let found = found_by(&RULE, &case);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].sentence,
            "1 gap that was noted is missing from the case."
        );
    }
}
