//! The lists of entries: the one place that names them.
//!
//! An entry is noted and withdrawn, never removed. Whatever treats every list alike (noting,
//! withdrawing, the rules about missing and withdrawn entries, the check of ids) reads [`LISTS`].
//! To add a list, add its row here, its count in [`Noted`] and its questions.

use serde_json::Value;

use crate::evidence::Withdrawal;
use crate::judgement::{Challenge, Condition, Gap, GroupFactor, GroupQuestion, GroupRow, Reason};
use crate::referral::{
    Device, HomeBefore, Need, Noted, Order, Paper, Passage, PersonWhoMatters, Referral,
    Restriction, RestrictionEffect, Risk, View,
};
use crate::tasks::TaskId;
use crate::vocabulary::Vocabulary;

/// One entry, as far as every list has it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is called, where it has been named.
    pub name: Option<&'a str>,
    /// Its withdrawal, where it was taken back.
    pub withdrawn: Option<&'a Withdrawal>,
}

/// One list of entries.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// JSON pointer into the referral.
    pub pointer: &'static str,
    /// The letter its ids begin with.
    pub letter: &'static str,
    /// The name of its count in [`Noted`].
    pub counter: &'static str,
    /// What one entry is called.
    pub one: &'static str,
    /// What several are called.
    pub many: &'static str,
    /// The task in which it is kept.
    pub task: TaskId,
    /// How many entries were ever noted.
    pub noted: fn(&Noted) -> u32,
    /// The entries, in order.
    pub entries: fn(&Referral) -> Vec<Entry<'_>>,
    /// A blank entry, with every field there is.
    pub blank: fn() -> serde_json::Result<Value>,
}

macro_rules! list {
    (
        $one:literal, $many:literal, in $task:ident: $pointer:literal, $letter:literal,
        $counter:ident, $kind:ty, $($list:ident).+ named by $name:ident
    ) => {
        List {
            pointer: $pointer,
            letter: $letter,
            counter: stringify!($counter),
            one: $one,
            many: $many,
            task: TaskId::$task,
            noted: |noted| noted.$counter,
            entries: |referral| {
                fn entry(e: &$kind) -> Entry<'_> {
                    Entry {
                        id: &e.id,
                        name: e.$name.as_deref(),
                        withdrawn: e.withdrawn.as_ref(),
                    }
                }
                referral.$($list).+.iter().map(entry).collect()
            },
            blank: || serde_json::to_value(<$kind>::default()),
        }
    };
}

/// Every list of entries that are noted, counted and withdrawn.
pub const LISTS: &[List] = &[
    list!("need", "needs", in Needs: "/needs", "n", needs, Need, needs named by what),
    list!("risk", "risks", in Needs: "/risks", "r", risks, Risk, risks named by what),
    list!("paper", "papers", in Plans: "/papers", "p", papers, Paper, papers named by title),
    list!("passage of a paper", "passages of the papers", in Plans: "/passages", "e", passages,
        Passage, passages named by words),
    list!("gap", "gaps", in Gaps: "/gaps", "i", gaps, Gap, gaps named by what),
    list!("letter", "letters", in Gaps: "/challenges", "l", challenges, Challenge,
        challenges named by to),
    list!("view", "views", in Views: "/views", "v", views, View, views named by person),
    list!("row about the children living here", "rows about the children living here",
        in Group: "/group/rows", "g", group_rows, GroupRow, group.rows named by what_we_know),
    List {
        pointer: "/group/factors",
        letter: "m",
        counter: "group_factors",
        one: "thing that matters about the newcomer",
        many: "things that matter about the newcomer",
        task: TaskId::Group,
        noted: |noted| noted.group_factors,
        // Named by its factor's words, not by a text of its own.
        entries: |referral| {
            let ticked = referral.group.factors.iter();
            ticked
                .map(|f| Entry {
                    id: &f.id,
                    name: f.factor.map(Vocabulary::label),
                    withdrawn: f.withdrawn.as_ref(),
                })
                .collect()
        },
        blank: || serde_json::to_value(GroupFactor::default()),
    },
    list!("answered question about the children living here",
        "answered questions about the children living here",
        in Group: "/group/questions", "q", group_questions, GroupQuestion,
        group.questions named by question),
    list!("condition", "conditions", in Decision: "/decision/conditions", "k", conditions,
        Condition, decision.conditions named by what),
    List {
        pointer: "/decision/reasons",
        letter: "w",
        counter: "reasons",
        one: "reason",
        many: "reasons",
        task: TaskId::Decision,
        noted: |noted| noted.reasons,
        entries: |referral| {
            let named = |reason: &'_ Reason| reason.code.map(Vocabulary::label);
            let reasons = referral.decision.reasons.iter();
            reasons
                .map(|reason| Entry {
                    id: &reason.id,
                    name: named(reason),
                    withdrawn: reason.withdrawn.as_ref(),
                })
                .collect()
        },
        blank: || serde_json::to_value(Reason::default()),
    },
    list!("order", "orders", in Referral: "/legal/orders_made", "o", orders, Order,
        legal.orders_made named by what),
    list!("home the child lived in", "homes the child lived in",
        in Referral: "/why_now/homes", "h", homes, HomeBefore, why_now.homes named by place),
    list!("person who matters", "people who matter",
        in Referral: "/family/people", "f", people, PersonWhoMatters, family.people named by name),
    list!("restriction", "restrictions", in Liberty: "/liberty/restrictions", "x", restrictions,
        Restriction, liberty.restrictions named by what),
    list!("effect of a restriction", "effects of restrictions", in Liberty: "/liberty/effects", "y",
        restriction_effects, RestrictionEffect, liberty.effects named by what),
    list!("device", "devices", in Devices: "/devices/each", "z", devices, Device,
        devices.each named by what),
];

/// The list at a pointer.
#[must_use]
pub fn list_at(pointer: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.pointer == pointer)
}

/// An entry as a sentence calls it, by its id: "need “help to calm”".
#[must_use]
pub fn called(referral: &Referral, id: &str) -> Option<String> {
    LISTS.iter().find_map(|list| {
        let entry = (list.entries)(referral).into_iter().find(|e| e.id == id)?;
        let name = entry.name.map(str::trim).filter(|name| !name.is_empty());
        Some(match name {
            Some(name) => format!("{} “{name}”", list.one),
            None => format!("a {} not yet named", list.one),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_entries_and_its_count_where_it_says() {
        let referral = crate::fixtures::full_referral();
        let value = serde_json::to_value(&referral).unwrap();
        for list in LISTS {
            let entry = value
                .pointer(&format!("{}/0", list.pointer))
                .unwrap_or_else(|| panic!("no entry at {}", list.pointer));
            assert_eq!(entry["id"], (list.entries)(&referral)[0].id);
            assert!(value.pointer(&format!("/noted/{}", list.counter)).is_some());
            let mut blank = (list.blank)().unwrap();
            blank["id"] = entry["id"].clone();
            assert_eq!(blank["withdrawn"], entry["withdrawn"], "{}", list.pointer);
        }
        let counts = value["noted"].as_object().unwrap();
        assert_eq!(counts.len(), LISTS.len(), "a count for each list");
    }
}
