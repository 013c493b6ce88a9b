//! # What it looks at
//! Each list of entries (needs, risks, papers, gaps, letters, views, rows about the children
//! living here, what matters about the newcomer, questions taken up, conditions, restrictions,
//! devices and the rest) against the number ever noted; in each profile of a child living here, what
//! matters against the number ever kept.
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

use super::{Checked, Disagreeing, EVERY_OUTCOME, Raised, Rule, named};
use crate::appraise::Weight;
use crate::case::Case;
use crate::entries::{LISTS, List};
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

/// How many entries of a list are missing. Ids are numbered in the order of noting, so an id higher
/// than the count tells of entries before it, even where the count itself was cut.
fn missing(case: &Case, list: &List) -> usize {
    let entries = (list.entries)(&case.referral);
    let numbered = entries.iter().filter_map(|entry| {
        entry
            .id
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .parse::<u32>()
            .ok()
    });
    let noted = (list.noted)(&case.referral.noted);
    let ever = numbered.chain([noted]).max().unwrap_or_default();
    usize::try_from(ever)
        .unwrap_or(usize::MAX)
        .saturating_sub(entries.len())
}

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let raised = LISTS.iter().filter_map(|list| {
        let sentence = match missing(case, list) {
            0 => return None,
            1 => format!("1 {} that was noted is missing from the case.", list.one),
            n => format!(
                "{n} {} that were noted are missing from the case.",
                list.many
            ),
        };
        let pointer = format!("/referral{}", list.pointer);
        Some(Raised::new(list.many, sentence, list.task, pointer))
    });
    let profiles = case.home.children_living_here().filter_map(|child| {
        let there = u32::try_from(child.factors.len()).unwrap_or(u32::MAX);
        let name = named(&child.initials);
        (there < child.factors_noted).then(|| {
            Raised::new(
                format!("profile/{}", child.id),
                format!("Something that was noted in {name}’s profile is missing from it."),
                TaskId::Group,
                "/home/children",
            )
        })
    });
    Ok(raised.chain(profiles).collect())
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
