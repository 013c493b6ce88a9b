//! The rule book: every rule as a person reads it, and every line of the rule list with what
//! answers it.
//!
//! Nothing in it is typed a second time. A rule's four headings are read from its own source file,
//! its scenarios from `tests/scenarios`, its words of law from the law's data; what is answered
//! elsewhere stands in [`lines`]. It is made by a test, as the bindings are, and kept as two files:
//!
//! - `rule-book.md` of this crate, which `threshold rules` prints. `INSTA_UPDATE=always cargo test
//!   -p admission rule_book` writes it anew, as it does the snapshots; `cargo xtask bindings` does
//!   both.
//! - `rule-book.json` beside the window's types, which the page "Rule book" shows.

mod forces;
mod lines;
mod markdown;
mod sources;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use self::lines::{Answered, PARTS};
use crate::appraise::Weight;
use crate::judgement::Outcome;
use crate::law::{Force, Provision, provision};
use crate::rules::{ALL, Disagreeing, EVERY_DECISION, EVERY_OUTCOME};
use crate::vocabulary::Vocabulary;

/// The whole book.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
struct RuleBook {
    /// Its parts, in the order of the rule list.
    parts: Vec<RuleBookPart>,
    /// Every provision a rule cites, by id, in its exact words.
    provisions: BTreeMap<String, Provision>,
}

/// A part of the book.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
struct RuleBookPart {
    /// The letter its lines begin with.
    letter: &'static str,
    /// Its title.
    title: &'static str,
    /// The rules whose first line stands in this part, by id.
    rules: Vec<RuleTold>,
    /// Its lines, and what answers each.
    lines: Vec<LineTold>,
}

/// A rule, told to a person.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
struct RuleTold {
    /// Its id, for example "RANGE-01".
    id: &'static str,
    /// The concern it raises.
    concern: &'static str,
    /// What its findings ask for.
    weight: Weight,
    /// The force of its ground.
    force: Force,
    /// The provision it rests on; none where Threshold only suggests.
    provision: Option<&'static str>,
    /// Other provisions some of its findings rest on.
    also_cites: Vec<String>,
    /// The outcomes its findings close, in words; none where they close nothing.
    closes: Option<String>,
    /// Whether "I disagree, because" answers its findings.
    may_disagree: bool,
    /// The lines of the rule list it answers.
    answers: &'static [&'static str],
    /// What it looks at.
    looks_at: String,
    /// Why it matters.
    why: String,
    /// What the manager sees.
    sees: String,
    /// An example.
    example: String,
    /// The scenarios that hold it, each by its title.
    scenarios: Vec<String>,
}

/// A line of the rule list, and what answers it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
struct LineTold {
    /// Its id, for example "G1".
    id: &'static str,
    /// What it asks, in short.
    asks: &'static str,
    /// The rules that answer it, by id.
    rules: Vec<&'static str>,
    /// What else answers it.
    elsewhere: Option<&'static str>,
    /// Where that is: the words of a question, or a file.
    places: Vec<String>,
    /// What is still missing, where nothing answers it yet.
    not_yet: Option<&'static str>,
}

fn rule_book() -> RuleBook {
    let told = sources::rules_told();
    let cited = told.iter().flat_map(|rule| {
        rule.provision
            .into_iter()
            .chain(rule.also_cites.iter().map(String::as_str))
    });
    let provisions = cited
        .map(|id| {
            (
                id.to_owned(),
                provision(id).unwrap_or_else(|| panic!("no words of {id}")),
            )
        })
        .collect();
    let mut by_part: BTreeMap<String, Vec<RuleTold>> = BTreeMap::new();
    for rule in told {
        let letter: String = rule.answers[0].chars().take(1).collect();
        by_part.entry(letter).or_default().push(rule);
    }
    let parts = PARTS
        .iter()
        .map(|part| RuleBookPart {
            letter: part.letter,
            title: part.title,
            rules: by_part.remove(part.letter).unwrap_or_default(),
            lines: part.lines.iter().map(line_told).collect(),
        })
        .collect();
    assert!(by_part.is_empty(), "rules in no part: {by_part:?}");
    RuleBook { parts, provisions }
}

fn line_told(line: &lines::Line) -> LineTold {
    let (elsewhere, places, not_yet) = match line.answered {
        Answered::ByRules => (None, &[][..], None),
        Answered::Here { how, places } => (Some(how), places, None),
        Answered::NotYet(missing) => (None, &[][..], Some(missing)),
    };
    let rules = ALL.iter().filter(|rule| rule.answers.contains(&line.id));
    let mut rules: Vec<_> = rules.map(|rule| rule.id).collect();
    rules.sort_unstable();
    LineTold {
        id: line.id,
        asks: line.asks,
        rules,
        elsewhere,
        places: places.iter().map(|place| in_words(place)).collect(),
        not_yet,
    }
}

/// A question by its words, a file by its path.
fn in_words(place: &str) -> String {
    if place.starts_with('/') {
        let question = crate::questions::question(place);
        let question = question.unwrap_or_else(|| panic!("no question fills {place}"));
        format!("“{}” ({})", question.label, question.task.label())
    } else {
        assert!(
            sources::repository().join(place).exists(),
            "no file {place}"
        );
        place.to_owned()
    }
}

/// The outcomes a rule closes, as the scenarios say them.
fn closes_in_words(closes: &[Outcome]) -> Option<String> {
    let said = match closes {
        [] => return None,
        _ if closes == EVERY_OUTCOME => "every outcome".to_owned(),
        _ if closes == EVERY_DECISION => "every decision".to_owned(),
        _ if closes == Outcome::ACCEPTS => "every acceptance".to_owned(),
        _ => closes
            .iter()
            .map(|o| format!("“{}”", o.label()))
            .collect::<Vec<_>>()
            .join(", "),
    };
    Some(said)
}

fn may_disagree(disagreeing: Disagreeing) -> bool {
    disagreeing == Disagreeing::Open
}

mod tests {
    use super::*;

    /// Writes the book beside the window's types.
    #[test]
    fn export_bindings_rule_book() {
        let folder = std::env::var("TS_RS_EXPORT_DIR").unwrap();
        let text = serde_json::to_string_pretty(&rule_book()).unwrap() + "\n";
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("rule-book.json"), text).unwrap();
    }

    /// Compares the kept book with the rules, or writes it anew where snapshots are written too.
    #[test]
    fn export_bindings_rule_book_as_markdown() {
        let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rule-book.md");
        let fresh = markdown::of(&rule_book());
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(&kept, &fresh).unwrap();
        }
        assert!(
            std::fs::read_to_string(&kept).is_ok_and(|kept| kept == fresh),
            "rule-book.md is not what the rules say: run \
             `INSTA_UPDATE=always cargo test -p admission rule_book` and read what it changes"
        );
    }

    #[test]
    fn every_line_of_the_rule_list_has_exactly_one_story() {
        let answered: BTreeSet<&str> = ALL.iter().flat_map(|r| r.answers).copied().collect();
        let mut listed = BTreeSet::new();
        for line in PARTS.iter().flat_map(|part| part.lines) {
            assert!(listed.insert(line.id), "{} stands twice", line.id);
            let by_a_rule = answered.contains(line.id);
            match line.answered {
                Answered::ByRules => assert!(by_a_rule, "no rule answers {} any more", line.id),
                Answered::Here { places, .. } => {
                    assert!(!places.is_empty(), "{} is answered nowhere", line.id);
                }
                Answered::NotYet(_) => assert!(
                    !by_a_rule,
                    "{} is answered now: take it out of `not_yet` in rules/book/lines.rs",
                    line.id
                ),
            }
        }
        let unlisted: Vec<_> = answered.difference(&listed).collect();
        assert!(
            unlisted.is_empty(),
            "no lines of the rule list: {unlisted:?}"
        );
    }

    #[test]
    fn the_rule_list_is_whole() {
        let ids: Vec<(&str, usize)> = PARTS.iter().map(|p| (p.letter, p.lines.len())).collect();
        let whole = [
            ("G", 13),
            ("P", 10),
            ("C", 9),
            ("E", 9),
            ("I", 8),
            ("S", 15),
            ("D", 17),
            ("R", 16),
            ("W", 7),
        ];
        assert_eq!(ids, whole);
        for part in PARTS {
            for (index, line) in part.lines.iter().enumerate() {
                assert_eq!(line.id, format!("{}{}", part.letter, index + 1));
            }
        }
    }

    #[test]
    fn every_deadline_stands_in_the_calendar() {
        let deadlines = PARTS.iter().filter(|part| part.letter == "D");
        let listed: Vec<&str> = deadlines.flat_map(|p| p.lines).map(|l| l.id).collect();
        let reckoned = crate::dates::table::ALL.iter().map(|d| d.id);
        let reckoned: Vec<&str> = reckoned.filter(|id| id.starts_with('D')).collect();
        assert_eq!(listed, reckoned);
    }

    /// The lines of the rule list that are our own design, not law.
    const OUR_OWN: &[&str] = &["G2", "G11", "G13", "P8", "P9", "E3", "D17", "R8"];

    #[test]
    fn what_is_our_own_is_never_printed_as_a_requirement() {
        for rule in ALL {
            if rule.answers.iter().all(|line| OUR_OWN.contains(line)) {
                assert_eq!(rule.force, Force::Threshold, "{}", rule.id);
            }
        }
    }

    #[test]
    fn every_rule_stands_in_the_book_with_its_scenarios_and_words() {
        let book = rule_book();
        let told: Vec<&RuleTold> = book.parts.iter().flat_map(|p| &p.rules).collect();
        assert_eq!(told.len(), ALL.len());
        for rule in told {
            for text in [&rule.looks_at, &rule.why, &rule.sees, &rule.example] {
                assert!(text.len() > 20, "{}: {text:?}", rule.id);
            }
            assert!(!rule.scenarios.is_empty(), "{} has no scenario", rule.id);
        }
    }
}
