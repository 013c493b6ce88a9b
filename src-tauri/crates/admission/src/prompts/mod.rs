//! Questions about the children living here, proposed and never answered by the program.
//!
//! What is noted about the child who needs a home is laid beside what is noted about each child
//! living here; each pair that stands in the [`table`] brings one question, towards the child
//! living here, towards the newcomer, or both. Others are about the group as a whole
//! ([`whole_group`]). The program asks; it never concludes: no answer is weighed, counted for or
//! against, or suggested.
//!
//! # What holds
//! - **Not known counts, and once.** A profile nobody has gone over brings one question for that
//!   child; needs and risks in the manager's own words bring one; risks not known bring one for the
//!   group. A risk that is noted and not known brings its own questions as if it were so.
//! - **Leaving out never helps.** What brings a question is withdrawn with a reason, never removed;
//!   one question that stands for several things is open again as soon as there is one more; an
//!   answer whose ground is gone is to be read before a move is signed ([`Questions::no_longer`]).
//! - **What leaves the home.** A question never repeats a child's profile, and a signed case holds
//!   what was answered or set aside and how many questions were left open, nothing more.
//!
//! # Finding one's way
//! A line of the table: [`table`]. A factor: [`Factor`], and what brings it. A question about the
//! whole group: [`whole_group`].

mod about_a_child;
mod factor;
pub mod look_alike;
mod newcomer;
mod row;
pub mod table;
mod whole_group;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use factor::{Factor, WORKED_OUT, of_need, of_risk, of_stage};
pub use row::{Ground, Row};

use crate::case::Case;
use crate::home::ChildLivingHere;
use crate::judgement::{Direction, GroupQuestion, Theme};
use crate::vocabulary::capital;

/// A question as it is proposed for one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Proposed {
    /// Which of the program's questions it is, by its published name.
    pub code: String,
    /// The child living here, by id; empty for the group as a whole.
    pub child: String,
    /// The theme of the grid; none for the child or the group as a whole.
    pub theme: Option<Theme>,
    /// Which way the effect would run.
    pub direction: Option<Direction>,
    /// Whether it looks for something good.
    pub good: bool,
    /// Whether what brings it is not known: it is asked as if it were so.
    pub as_if: bool,
    /// The question as the record prints it: the child living here by initials.
    pub question: String,
    /// The question as the screen shows it: the child living here by name.
    pub on_screen: String,
    /// Why it is asked.
    pub why: String,
    /// Where it comes from, in words.
    pub source: String,
    /// The provision it comes from, by id.
    pub provision: Option<String>,
    /// What brings it, for the screen alone: it is neither kept nor printed.
    pub beside: Option<String>,
    /// What it is asked about, where one question stands for several things.
    pub about: Vec<String>,
    /// The entry that answers it or sets it aside, by its place in the referral's list.
    pub entry: Option<usize>,
    /// Whether it is neither answered nor set aside for everything it is asked about.
    pub open: bool,
}

impl Proposed {
    /// A question about a child living here, or about the group as a whole; not taken up yet.
    fn of(
        case: &Case,
        child: Option<&ChildLivingHere>,
        code: impl Into<String>,
        question: &str,
        why: &str,
        ground: Ground,
    ) -> Self {
        let (question, on_screen) = named(question, case, child);
        let (source, provision) = in_words(ground);
        Self {
            code: code.into(),
            child: child.map(|c| c.id.clone()).unwrap_or_default(),
            theme: None,
            direction: None,
            good: false,
            as_if: false,
            question,
            on_screen,
            why: why.to_owned(),
            source,
            provision,
            beside: None,
            about: Vec::new(),
            entry: None,
            open: true,
        }
    }
}

/// The questions of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Questions {
    /// Every question proposed now, child by child, then the group.
    pub proposed: Vec<Proposed>,
    /// Entries whose ground is no longer noted, by id: to be read, and withdrawn with a reason or
    /// left standing beside the ground taken back up.
    pub no_longer: Vec<String>,
}

/// The questions of a case on a day. Once signed, a case proposes nothing more.
#[must_use]
pub fn questions(case: &Case, today: NaiveDate) -> Questions {
    if case.signing.is_some() {
        return Questions::default();
    }
    let newcomer = newcomer::of(case);
    let mut proposed: Vec<Proposed> = Vec::new();
    for child in case.home.children_living_here() {
        proposed.extend(about_a_child::questions(case, &newcomer, child));
    }
    if case.home.children_living_here().next().is_some() {
        proposed.extend(whole_group::questions(case, &newcomer, today));
    }
    let group = &case.referral.group;
    for question in &mut proposed {
        question.entry = group.questions.iter().position(|q| answers(q, question));
        question.open = question
            .entry
            .and_then(|index| group.questions.get(index))
            .is_none_or(|entry| {
                !group.is_settled(entry)
                    || question.about.iter().any(|one| !entry.about.contains(one))
            });
    }
    let no_longer = group
        .questions
        .iter()
        .filter(|q| q.counts() && rests_on_the_table(q) && lives_here(case, &q.child))
        .filter(|q| !proposed.iter().any(|p| answers(q, p)))
        .map(|q| q.id.clone())
        .collect();
    Questions {
        proposed,
        no_longer,
    }
}

fn answers(entry: &GroupQuestion, question: &Proposed) -> bool {
    entry.counts()
        && entry.child == question.child
        && entry.code.as_deref() == Some(question.code.as_str())
}

/// Whether an entry answers a question of the table, or one that cannot be told any more. The
/// others come and go with what is not known: when it becomes known, nothing rests on them.
fn rests_on_the_table(entry: &GroupQuestion) -> bool {
    entry
        .code
        .as_deref()
        .is_none_or(|code| code.matches('/').count() >= 2)
}

fn lives_here(case: &Case, child: &str) -> bool {
    case.home.children_living_here().any(|c| c.id == child)
}

/// How many questions are open about a child living here, answers whose ground is gone among them;
/// for the whole group where the child's id is empty. Of a signed case: as it was signed.
#[must_use]
pub fn left_open(case: &Case, questions: &Questions, child: &str) -> usize {
    if case.signing.is_some() {
        let group = case.referral.group.questions_left_open;
        let of_child = || {
            let child = case.home.children.iter().find(|c| c.id == child);
            child.and_then(|c| c.questions_left_open)
        };
        let count = if child.is_empty() { group } else { of_child() };
        return usize::try_from(count.unwrap_or_default()).unwrap_or(usize::MAX);
    }
    let open = questions
        .proposed
        .iter()
        .filter(|q| q.open && q.child == child);
    let gone = case.referral.group.questions.iter();
    let gone = gone.filter(|q| q.child == child && questions.no_longer.contains(&q.id));
    open.count() + gone.count()
}

/// Leaves behind what only an open case needs, and keeps how many questions were left open.
pub(crate) fn close(case: &mut Case, today: NaiveDate) {
    let asked = questions(case, today);
    let count = |child: &str| u32::try_from(left_open(case, &asked, child)).ok();
    let group = count("");
    let children: Vec<_> = case
        .home
        .children
        .iter()
        .map(|c| c.left.is_none().then(|| count(&c.id)).flatten())
        .collect();
    case.referral.group.questions_left_open = group;
    // Ids of the referral's own entries tell only of the newcomer. Who arrived lately, what was
    // compared and what was taken out of a profile stay behind.
    let r = &case.referral;
    let own: Vec<String> = r
        .needs
        .iter()
        .map(|n| n.id.clone())
        .chain(r.risks.iter().map(|risk| risk.id.clone()))
        .chain(r.group.factors.iter().map(|f| f.id.clone()))
        .chain(["none".to_owned()])
        .collect();
    for entry in &mut case.referral.group.questions {
        entry.about.retain(|one| own.contains(one));
    }
    for (child, open) in case.home.children.iter_mut().zip(children) {
        child.questions_left_open = open;
    }
}

/// A question with its names filled in, for the record and for the screen.
fn named(question: &str, case: &Case, child: Option<&ChildLivingHere>) -> (String, String) {
    let newcomer = case.referral.child.screen_name();
    let initials = child.map_or("", |c| crate::rules::named(&c.initials));
    let screen = child.map_or("", ChildLivingHere::screen_name);
    let with = |name: &str| question.replace("{n}", newcomer).replace("{c}", name);
    (capital(&with(initials)), capital(&with(screen)))
}

/// A ground in words, and the provision's id where it is one.
fn in_words(ground: Ground) -> (String, Option<String>) {
    match ground {
        Ground::Practice(words) => (format!("Threshold suggests, from practice: {words}"), None),
        Ground::Provision(id) => {
            let known = cited().get(id).cloned();
            (known.unwrap_or_else(|| citation(id)), Some(id.to_owned()))
        }
    }
}

fn citation(id: &str) -> String {
    crate::law::provision(id)
        .map(|p| format!("Threshold suggests; see {}", p.full_citation()))
        .unwrap_or_default()
}

/// The citations the table needs, made once: quoting the law for every question at every keystroke
/// would cost more than all the rest.
fn cited() -> &'static BTreeMap<&'static str, String> {
    static CITED: OnceLock<BTreeMap<&'static str, String>> = OnceLock::new();
    CITED.get_or_init(|| {
        let grounds = table::all().filter_map(|row| match row.ground {
            Ground::Provision(id) => Some(id),
            Ground::Practice(_) => None,
        });
        let others = ["GUIDE/11.4", "CHR2015/36(1)"];
        grounds.chain(others).map(|id| (id, citation(id))).collect()
    })
}

#[cfg(test)]
mod tests;
