//! What was written about the children living here, so that nobody repeats it without noticing.

use std::collections::BTreeMap;
use std::ops::Range;

use admission::Case;
use admission::home::ChildLivingHere;

use super::names::{Word, words};

/// So many words in a row are a repetition, and no accident.
const IN_A_ROW: usize = 7;

/// Whom a passage is about, where it is about no single child.
const ALL: &str = "the children living here";

/// Runs of words, each with whom it is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Passages {
    runs: BTreeMap<String, String>,
}

/// Everything written about the children living here: rows, entries, questions, profiles, and what
/// was weighed about the group.
pub(super) fn about_the_children(case: &Case, today: &[ChildLivingHere]) -> Passages {
    collected(case, today, None)
}

/// The same without what is about one of them, and without what is about the group; with what was
/// written about the child referred.
pub(super) fn about_the_others(case: &Case, today: &[ChildLivingHere], child: &str) -> Passages {
    let mut out = collected(case, today, Some(child));
    let referral = &case.referral;
    let who = "the child referred";
    for need in &referral.needs {
        for text in [
            &need.what,
            &need.how_it_shows,
            &need.support,
            &need.from_whom,
        ] {
            out.add(who, text);
        }
    }
    for risk in &referral.risks {
        out.add(who, &risk.what);
    }
    let view = &referral.childs_view;
    for text in [
        &view.said,
        &view.wants,
        &view.fears,
        &view.told,
        &referral.why_now.reason,
        &referral.why_now.where_lived,
        &referral.decision.range_reasons,
        &referral.decision.response_reasons,
    ] {
        out.add(who, text);
    }
    out
}

fn collected(case: &Case, today: &[ChildLivingHere], but: Option<&str>) -> Passages {
    let mut out = Passages::default();
    let children = || case.home.children.iter().chain(today);
    let initials = |id: &str| {
        children()
            .find(|child| child.id == id)
            .map(|child| child.initials.trim())
            .filter(|initials| !initials.is_empty())
            .unwrap_or("a child living here")
            .to_owned()
    };
    let is_wanted = |id: &str| but != Some(id);
    let group = &case.referral.group;
    for child in children().filter(|child| is_wanted(&child.id)) {
        let who = initials(&child.id);
        out.add(&who, &child.vulnerabilities);
        out.add(&who, &child.triggers);
        out.add(&who, &child.protective_relationships);
        out.add(&who, &child.restrictions);
        out.add(&who, &child.view_of_someone_new);
    }
    for row in group.rows.iter().filter(|row| is_wanted(&row.child)) {
        let who = initials(&row.child);
        out.add(&who, &row.what_we_know);
        out.add(&who, &row.measure);
    }
    for entry in group.entries.iter().filter(|entry| is_wanted(&entry.child)) {
        let who = initials(&entry.child);
        for text in [
            &entry.no_impact_because,
            &entry.benefit,
            &entry.no_benefit_because,
            &entry.said,
            &entry.not_asked_because,
            &entry.social_worker_view,
            &entry.acceptable_because,
        ] {
            out.add(&who, text);
        }
    }
    for question in group.questions.iter().filter(|one| is_wanted(&one.child)) {
        let who = initials(&question.child);
        out.add(&who, &question.question);
        out.add(&who, &question.answer);
        out.add(&who, &question.set_aside_because);
    }
    for effect in &case.referral.liberty.effects {
        if is_wanted(&effect.child) {
            out.add(&initials(&effect.child), &effect.what);
        }
    }
    if but.is_none() {
        out.add(ALL, &group.whole_group);
        out.add(ALL, &case.referral.decision.group_reasons);
    }
    out
}

impl Passages {
    fn add(&mut self, who: &str, text: &Option<String>) {
        let flat = flat(&words(text.as_deref().unwrap_or_default()));
        for run in flat.windows(IN_A_ROW) {
            self.runs
                .entry(run.join(" "))
                .or_insert_with(|| who.to_owned());
        }
    }

    /// Where a text repeats a passage: each repetition once, in its whole length.
    pub(super) fn find(&self, words: &[Word<'_>]) -> Vec<(Range<usize>, &str)> {
        let flat = flat(words);
        let mut found: Vec<(Range<usize>, Range<usize>, &str)> = Vec::new();
        for (at, run) in flat.windows(IN_A_ROW).enumerate() {
            let Some(who) = self.runs.get(&run.join(" ")) else {
                continue;
            };
            let here = at..at.saturating_add(IN_A_ROW);
            let (Some(first), Some(last)) = (words.get(at), words.get(here.end.saturating_sub(1)))
            else {
                continue;
            };
            match found.last_mut() {
                Some((words, place, same)) if words.end >= here.start && *same == who.as_str() => {
                    words.end = here.end;
                    place.end = last.place.end;
                }
                _ => found.push((here, first.place.start..last.place.end, who)),
            }
        }
        found
            .into_iter()
            .map(|(_, place, who)| (place, who))
            .collect()
    }
}

fn flat(words: &[Word<'_>]) -> Vec<String> {
    words.iter().map(|word| word.text.to_lowercase()).collect()
}
